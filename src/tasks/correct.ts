import { LEDGER_FILE } from '../build/ledger/file-name.ts'
import { everPublished, type Ledger, ledgerBytes, type Published } from '../build/ledger.ts'
import { loadStation, type StationContext } from '../build/load-station.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { episodeAddress, recordingAddress } from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import type { Station } from '../model/station.ts'
import { writtenIn } from '../model/time-zone.ts'
import { withFields } from '../read/field-edit.ts'
import { typed } from '../read/yaml.ts'
import { freshName } from './fresh-name.ts'
import { storageOverlay } from './storage-overlay.ts'
import { momentIn, type TypedMoment } from './typed-moment.ts'
import { unknownEpisode } from './unknown-episode.ts'

/** What of a published episode was wrong, and what is right. */
export interface Corrections {
  readonly date?: TypedMoment
  readonly guid?: string
  /** A file from anywhere. */
  readonly recording?: { readonly name: string; readonly bytes: Uint8Array }
  /** Ids of all feeds that are to carry it. */
  readonly feed?: readonly string[]
}

/** A correction that can be made. */
export interface CorrectionPlan {
  /** What apps and listeners will notice of it, a sentence each. */
  readonly consequences: readonly string[]
  /** Makes it, and answers which files were written. */
  readonly apply: () => Promise<readonly string[]>
}

export interface PlannedCorrection {
  readonly diagnostics: readonly Diagnostic[]
  /** Why there is nothing to correct. */
  readonly refusal?: string
  readonly plan?: CorrectionPlan
}

/** What a correction changes: in the front matter, in the ledger, and in the episode's folder. */
interface Change {
  readonly fields: Readonly<Record<string, string>>
  readonly ledger: Ledger
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly consequences: readonly string[]
}

/**
 * Prepares a deliberate change of what was published, in episode.md and the ledger at once. Nothing is written before it
 * is applied, and nothing can be applied that the station would be refused with.
 */
export async function planCorrection(
  context: StationContext,
  slug: string,
  corrections: Corrections,
  now: Date,
): Promise<PlannedCorrection> {
  const { storage } = context
  const { station, ledger, diagnostics } = await loadStation(context, { moment: now })
  if (!station || !ledger) return { diagnostics: diagnostics.filter(isError) }
  const episode = station.episodes.find((one) => one.slug === slug)
  if (!episode) return { diagnostics: unknownEpisode(station, slug, diagnostics) }
  const file = `episodes/${slug}/episode.md`
  const known = entryFor(ledger, episode)
  if (!known) {
    return { diagnostics: [], refusal: `${slug} is not published yet: all of it may be changed in ${file}.` }
  }
  const change = await changeOf({ storage, station, ledger, episode, known }, corrections)
  if (typeof change === 'string') return { diagnostics: [], refusal: change }

  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await storage.read(file))
  const edited = withFields(text, change.fields) ?? text
  const files = new Map([
    ...change.files,
    [LEDGER_FILE, ledgerBytes(change.ledger)],
    [file, new TextEncoder().encode(edited)],
  ])
  const after = await loadStation({ ...context, storage: storageOverlay(storage, files) }, { moment: now })
  const concerning = after.diagnostics.filter(
    (one) => isError(one) && (one.file.startsWith(`episodes/${slug}/`) || one.file === LEDGER_FILE),
  )
  if (hasErrors(concerning)) return { diagnostics: concerning }
  const apply = async () => {
    for (const [path, bytes] of files) await storage.write(path, bytes)
    return [...files.keys()]
  }
  return { diagnostics: [], plan: { consequences: change.consequences, apply } }
}

interface Subject {
  readonly storage: StationContext['storage']
  readonly station: Station
  readonly ledger: Ledger
  readonly episode: Episode
  readonly known: readonly [guid: string, entry: Published]
}

/** Also where its guid was changed by hand: then its address tells which one it was. */
function entryFor(ledger: Ledger, { guid, slug }: Episode): Subject['known'] | undefined {
  const published = everPublished(ledger)
  return (
    published.find(([known]) => known === guid) ??
    published.find(([, { address }]) => address === episodeAddress(slug))
  )
}

/** The change, or why there is none. */
async function changeOf(
  subject: Subject,
  { date, guid, recording, feed }: Corrections,
): Promise<Change | string> {
  const { station, ledger, episode, known } = subject
  const [oldGuid, old] = known
  const fields: Record<string, string> = {}
  const consequences: string[] = []
  const files = new Map<string, Uint8Array>()
  let entry = old
  if (date) {
    const read = await momentIn(subject.storage, date)
    if ('fix' in read) return `${date.written} is no moment. ${read.fix.replaceAll('--at ', '--date ')}`
    const written = writtenIn(station.timezone ?? 'UTC', read.moment)
    fields['date'] = date.moment ? date.written : written
    entry = { ...entry, date: read.moment.toISOString() }
    if (entry.date !== old.date) {
      consequences.push(
        `The date was ${old.date} and becomes ${entry.date}: apps sort the episode anew, and some notify their listeners again.`,
      )
    }
  }
  if (feed) {
    const missing = feed.find((id) => !station.feeds.some((one) => one.id === id))
    if (missing !== undefined) return `There is no feeds/${missing}.yaml.`
    fields['feed'] = feed.length === 1 ? (feed[0] ?? '') : `[${feed.join(', ')}]`
    const left = (old.feeds ?? episode.feeds).filter((id) => !feed.includes(id))
    const joined = feed.filter((id) => !(old.feeds ?? []).includes(id))
    entry = { ...entry, feeds: feed }
    if (left.length > 0)
      consequences.push(
        `It leaves ${left.join(', ')}: apps that subscribed there remove it from their lists.`,
      )
    if (joined.length > 0)
      consequences.push(`It comes into ${joined.join(', ')}: apps deliver it there as a new episode.`)
  }
  if (recording) {
    const { name, sha256 } = await freshName(subject.storage, episode.slug, recording, old.recording)
    if (sha256 === old.recording?.sha256) return 'This recording has the very bytes that were published.'
    const address = recordingAddress(episode.slug, name)
    const past = old.recording ? [...old.recording.formerly, old.recording.address] : []
    const formerly = past.filter((one) => one !== address)
    entry = { ...entry, recording: { address, sha256, formerly: [...new Set(formerly)] } }
    fields['recording'] = typed(name)
    if (name !== recording.name || !(await subject.storage.facts(`episodes/${episode.slug}/${name}`)))
      files.set(`episodes/${episode.slug}/${name}`, recording.bytes)
    consequences.push(
      `The recording gets the address ${address}${old.recording ? `, and ${old.recording.address} redirects there` : ''}. Apps keep the episode as heard or not; those that have downloaded the old recording keep it until it is removed there.`,
    )
  }
  if (guid !== undefined && guid !== oldGuid) {
    const isTaken =
      Object.hasOwn(ledger.episodes, guid) ||
      station.episodes.some((one) => one !== episode && one.guid === guid)
    if (isTaken) return `Another episode has the guid ${guid}.`
    entry = { ...entry, formerGuids: [...(old.formerGuids ?? []), oldGuid].filter((one) => one !== guid) }
    consequences.push(
      `The guid was ${oldGuid} and becomes ${guid}: every app delivers the episode again as a new one, and forgets how far it was heard, downloads and comments.`,
    )
  }
  // Also where the ledger has it already: the file may have been changed by hand.
  if (guid !== undefined) fields['guid'] = guid
  if (consequences.length === 0 && isWritten(subject, { date: fields['date'], guid }))
    return 'Nothing is to be corrected: it was published so.'
  return { fields, files, consequences, ledger: withEntry(ledger, oldGuid, guid ?? oldGuid, entry) }
}

/** Whether the file says already what was published. */
function isWritten(
  { episode, known: [guid, { date }] }: Subject,
  wanted: { readonly date: string | undefined; readonly guid: string | undefined },
): boolean {
  return (
    (wanted.date === undefined || episode.date?.getTime() === Date.parse(date)) &&
    (wanted.guid === undefined || episode.guid === guid)
  )
}

/** The ledger with another entry, under another guid everywhere. */
function withEntry(ledger: Ledger, was: string, now: string, entry: Published): Ledger {
  const feeds = Object.entries(ledger.feeds).map(([id, { archives, ...feed }]) => {
    const renamed = archives?.map((guids) => guids.map((guid) => (guid === was ? now : guid)))
    return [id, { ...feed, ...(renamed && { archives: renamed }) }] as const
  })
  const others = Object.entries(ledger.episodes).filter(([guid]) => guid !== was)
  const episodes = [...others, [now, entry] as const].sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...ledger, feeds: Object.fromEntries(feeds), episodes: Object.fromEntries(episodes) }
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error'
}
