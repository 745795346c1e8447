import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import { extensionOf, MEDIA_TYPES } from '../../lint/media-types.ts'
import { UUID } from '../../lint/web-address.ts'
import { isGuid } from '../../read/schemas/elsewhere.ts'
import { episodeShape } from '../../read/schemas/episode.ts'
import { typeOfTranscript } from '../folder/recordings.ts'
import type { EpisodeFromElsewhere, ShowFromElsewhere } from '../show.ts'
import { addressIn, oneLine, shortened } from '../values.ts'

/** JSON that was saved, by its name. */
export interface SavedJson {
  readonly name: string
  readonly data: unknown
}

type Entry = Readonly<Record<string, unknown>>

/**
 * A show of Castopod as its REST API answers (`/api/rest/v1/podcasts` and `/episodes`, modules/Api/Rest/V1/schema.yaml of its
 * source): podcasts and episodes, each alone or in a list. Of several shows, the first. Undefined where there is none.
 */
export function castopodShow(files: readonly SavedJson[]): ShowFromElsewhere | undefined {
  const entries = files.flatMap(({ name, data }) =>
    (Array.isArray(data) ? (data as unknown[]) : [data]).flatMap((one): { name: string; entry: Entry }[] =>
      typeof one === 'object' && one !== null ? [{ name, entry: one as Entry }] : [],
    ),
  )
  const podcast = entries.find(({ entry }) => 'handle' in entry && 'language_code' in entry)?.entry
  const own = entries.filter(
    ({ entry }) =>
      'podcast_id' in entry && 'slug' in entry && (!podcast || entry['podcast_id'] === podcast['id']),
  )
  if (!podcast && own.length === 0) return undefined
  const diagnostics: Diagnostic[] = []
  const episodes = own.flatMap(({ name, entry }): EpisodeFromElsewhere[] => {
    const read = episodeOf(name, entry)
    diagnostics.push(...read.diagnostics)
    return read.episode ? [read.episode] : []
  })
  const at = ({ date }: EpisodeFromElsewhere) => (date === undefined ? 0 : Date.parse(date))
  episodes.sort((a, b) => at(b) - at(a))
  return { ...headOf(podcast ?? {}), episodes, older: [], diagnostics }
}

function headOf(podcast: Entry): Omit<ShowFromElsewhere, 'episodes' | 'older' | 'diagnostics'> {
  const text = (key: string) => textOf(podcast, key)
  const [guid, email, author] = [text('guid'), text('owner_email'), text('publisher') || text('owner_name')]
  const [address, newFeedUrl] = [addressIn(text('feed_url')), addressIn(text('new_feed_url'))]
  const advice = text('parental_advisory')
  return {
    title: shortened(text('title'), 255),
    ...(address && { address }),
    description: rawOf(podcast, 'description_markdown'),
    ...(text('language_code') !== '' && { language: text('language_code') }),
    ...(author !== '' && { author: shortened(author, 255) }),
    ...(email !== '' && { contact: email, owner: { name: text('owner_name') || author, email } }),
    categories: [],
    explicit: advice === 'explicit',
    ...(text('type') === 'serial' && { type: 'serial' as const }),
    ...(text('copyright') !== '' && { copyright: shortened(text('copyright'), 255) }),
    locked: isTrue(podcast['is_locked']),
    ...(UUID.test(guid) && { guid: guid.toLowerCase() }),
    complete: isTrue(podcast['is_completed']),
    keys: { ...(isTrue(podcast['is_blocked']) && { block: ['apple'] }), ...locationOf(podcast) },
    persons: [],
    extra: [],
    ...(newFeedUrl && { newFeedUrl }),
  }
}

function episodeOf(
  name: string,
  entry: Entry,
): { readonly episode?: EpisodeFromElsewhere; readonly diagnostics: readonly Diagnostic[] } {
  const at = startOf(name)
  const text = (key: string) => textOf(entry, key)
  const url = addressIn(text('audio_url'))
  const guid = text('guid') || url || ''
  if (!isGuid(guid)) return { diagnostics: [say('import.guid-missing', at)] }
  const date = dateOf(entry['published_at'])
  const [season, number, duration] = ['season_number', 'number', 'duration'].map((key) => countIn(entry[key]))
  const [transcript, chaptersUrl] = [
    addressIn(text('transcript_remote_url')),
    addressIn(text('chapters_remote_url')),
  ]
  const coverUrl = addressIn(text('cover_url'))
  const advice = text('parental_advisory')
  const kind = text('type')
  return {
    diagnostics: [],
    episode: {
      place: at,
      guid,
      title: shortened(text('title'), 255) || 'Untitled',
      ...(date && { date }),
      // Without a date, Castopod has not published it.
      ...(!date && { isDraft: true }),
      ...(url && {
        recording: {
          url,
          bytes: countIn((entry['audio'] as Entry | undefined)?.['file_size']) ?? 0,
          type: MEDIA_TYPES.get(extensionOf(url) ?? '')?.[0] ?? 'audio/mpeg',
          ...(duration && { duration }),
        },
      }),
      notes: '',
      markdown: rawOf(entry, 'description_markdown'),
      ...((kind === 'trailer' || kind === 'bonus') && { kind }),
      ...(season !== undefined && { season }),
      ...(number !== undefined && { episode: number }),
      ...(advice !== '' && { explicit: advice === 'explicit' }),
      ...(coverUrl && { coverUrl }),
      persons: [],
      transcripts: transcript ? [{ url: transcript, type: typeOfTranscript(transcript) }] : [],
      ...(chaptersUrl && { chaptersUrl }),
      chapters: [],
      keys: { ...(isTrue(entry['is_blocked']) && { block: true }), ...locationOf(entry) },
      extra: [],
    },
  }
}

function locationOf(entry: Entry) {
  const [name, geo, osm] = ['location_name', 'location_geo', 'location_osm'].map((key) => textOf(entry, key))
  if (!name) return {}
  const place = { name, ...(geo && { geo }), ...(osm && { osm }) }
  const location = geo || osm ? place : name
  return episodeShape.shape.location.safeParse(location).success ? { location } : { location: name }
}

/** `{date: "2024-03-01 10:00:00.000000", timezone: "UTC"}` as PHP writes it, or ISO 8601. */
function dateOf(value: unknown): string | undefined {
  const written = typeof value === 'object' && value !== null ? textOf(value as Entry, 'date') : value
  if (typeof written !== 'string') return undefined
  const [, day, time, zone] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/.exec(written) ?? []
  // Castopod keeps its times in UTC.
  return day === undefined ? undefined : `${day}T${time}${zone ?? 'Z'}`
}

function textOf(entry: Entry, key: string): string {
  return oneLine(rawOf(entry, key))
}

function rawOf(entry: Entry, key: string): string {
  const value = entry[key]
  return typeof value === 'string' ? value.trim() : ''
}

function countIn(value: unknown): number | undefined {
  const number = Math.round(Number(value ?? Number.NaN))
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === '1'
}
