import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { PartHeadings } from '../import/own-parts.ts'
import type { ShowFromElsewhere } from '../import/show.ts'
import type { CreditsGuess } from '../import/station-files.ts'
import type { Station } from '../model/station.ts'
import type { Downloads } from '../ports/downloads.ts'
import type { NewStation } from './import-station.ts'

/** A feed as it was found: its bytes, and where. */
export interface FoundFeed {
  readonly name: string
  readonly bytes: Uint8Array
  readonly url?: string
}

/** What somebody at the keyboard says of an import. */
export interface ImportTerms extends Partial<NewStation> {
  /** The id that the show gets, or has. */
  readonly feed?: string
  /** Whether dates of the show are of the station’s own clock. */
  readonly needsZone?: boolean
  /** Also a show whose owner asks other hosts not to take it over. */
  readonly unlocked?: boolean
  readonly progress?: (done: number, all: number, bytes: number) => void
  /** The words of all languages, by which what this program adds to notes is known again. */
  readonly headings?: readonly PartHeadings[]
  /** How files are fetched; absent: all of them stay where they are. */
  readonly downloads?: Downloads
  /** Whether recordings are fetched too. */
  readonly media?: boolean
  /** Fetches a further document of the feed; absent: only the first is read. */
  readonly older?: (url: string) => Promise<FoundFeed>
}

/** What came of an import. */
export interface Imported {
  /** Absent where nothing was written. */
  readonly feed?: string
  readonly title?: string
  /** Slugs of what is new. */
  readonly added: readonly string[]
  /** Those among them that have nothing to hear. */
  readonly drafts: readonly string[]
  /** Slugs of those that were here, and got files now that stayed elsewhere before. */
  readonly completed: readonly string[]
  /** How many were in the station already. */
  readonly known: number
  /** Paths of other files that were written. */
  readonly files: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What an import works with. */
export interface About {
  readonly show: ShowFromElsewhere
  readonly feed: string
  readonly station: Station
  readonly creditsGuess: CreditsGuess
  readonly terms: ImportTerms
}
