import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Replaced } from '../ports/output-directory.ts'
import type { Waiting } from './not-yet-public.ts'
import type { ConfigurationFile, ServerName } from './server-configuration.ts'
import type { Progress } from './validated-build.ts'

export interface BuildOptions {
  readonly url?: string
  /** As of this moment, whatever the clock says. Nothing is published by that: the ledger is left alone. */
  readonly at?: Date
  /** What was published and is no longer there was removed on purpose. */
  readonly allowRemoval?: boolean
  /** What changed since the last build, as somebody said: other episodes are believed to be as they were. */
  readonly changed?: ReadonlySet<string>
  /** For a server that sends files compressed before, with the folder where they will stand, absolute. */
  readonly host?: { readonly server: ServerName; readonly folder: string }
  readonly onProgress?: Progress
}

export interface BuildResult {
  readonly diagnostics: readonly Diagnostic[]
  /** How many files were written; absent when the build was refused. */
  readonly files?: number
  /** How they came to their place; absent where those that stand there stayed. */
  readonly replaced?: Replaced
  /** How many bytes of recordings and pictures were copied, where the disk could not share them with the station. */
  readonly copiedBytes?: number
  /** For the server that was named. */
  readonly configuration?: readonly ConfigurationFile[]
  /** What is not public yet. */
  readonly waiting?: Waiting
}
