import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, type Place, startOf } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { secondsOf } from '../model/clock-time.ts'
import type { Episode } from '../model/episode.ts'
import { canonical } from '../model/language-tag.ts'
import type { Cache } from '../ports/cache.ts'
import type { Storage } from '../ports/storage.ts'
import { checkShape, rightParts } from './check-shape.ts'
import { creditedIn, readCredits, thanksTroubles } from './credits.ts'
import { chapterTroubles, hostileNotes } from './episode-checks.ts'
import { dateOf, dateTroubles } from './episode-date.ts'
import { readEpisodeFiles } from './episode-files.ts'
import { episodeTags, tagTroubles } from './episode-tags.ts'
import type { ReadFeeds } from './feed.ts'
import { type IssueMaker, lineOf } from './fields.ts'
import { readText, type SourceMap, wrongRoot } from './files.ts'
import { freshGuid } from './fresh-guid.ts'
import { readFrontMatter } from './front-matter.ts'
import { markupTroubles } from './markup.ts'
import type { Register } from './people.ts'
import { doubledPosts, postsOf } from './posts.ts'
import type { RecordingMemory } from './recording.ts'
import { elsewhereOf } from './schemas/elsewhere.ts'
import { type EpisodeFields, episodeShape } from './schemas/episode.ts'
import { licenseOf, locationsOf } from './schemas/rights.ts'
import { type StationFields, timesOf } from './schemas/station.ts'
import { readSpeakers, unusedSpeakers } from './speakers.ts'
import type { YamlDocument } from './yaml.ts'

/** What reading an episode needs to know of the station. */
export interface EpisodeContext {
  readonly book: SourceMap
  readonly feeds: ReadFeeds
  /** The station's url; empty if unknown. */
  readonly url: string
  readonly language: string
  /** Absent if people.yaml cannot be read: then unknown people are not reported. */
  readonly register?: Register
  /** Absent when station.yaml cannot be read. */
  readonly settings?: StationFields
  readonly memory?: RecordingMemory
  /** The cache of episodes; `ignoresDamaged` if its contents must not be used. */
  readonly cache?: Cache
  readonly ignoresDamaged?: boolean
  /** The slugs of changed episodes, if all changes since the last read are known. */
  readonly changed?: ReadonlySet<string>
  /** Identifies the program: another version may read the same files differently. */
  readonly program?: string
}

/** What is compared between episodes, including invalid ones. */
export interface EpisodeFacts {
  readonly slug: string
  readonly file: string
  /** The start of the front matter, and the locations of two of its values. */
  readonly places: { readonly root: Place; readonly guid: Place; readonly episode: Place }
  /** Whether there is an episode number, valid or not. */
  readonly isNumbered: boolean
  readonly isPublished: boolean
  readonly isFull: boolean
  readonly feedIds: readonly string[]
  readonly guid?: string
  readonly season?: number
  readonly episode?: number
  readonly credited: readonly string[]
  /** Names as written. */
  readonly thanked: readonly string[]
}

export interface ReadEpisode {
  /** Absent if required fields are invalid. A recording or cover that cannot be read is left out. */
  readonly episode?: Episode
  /** Absent if there is no readable front matter. */
  readonly facts?: EpisodeFacts
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads one folder of episodes/. */
export async function readEpisode(
  storage: Storage,
  slug: string,
  around: EpisodeContext,
): Promise<ReadEpisode> {
  const file = `episodes/${slug}/episode.md`
  const { value: text, diagnostics: unreadable } = await readText(storage, 'episode', file)
  if (text === undefined) {
    return {
      diagnostics:
        unreadable.length > 0 ? unreadable : [say('episode.file-missing', startOf(file), { file })],
    }
  }
  const { value: matter, diagnostics: broken } = readFrontMatter(file, text)
  if (!matter) return { diagnostics: broken }
  around.book.store(matter.yaml)
  const { document } = matter
  const root = wrongRoot(document, 'title:, guid: and feed: between the two lines of ---')
  if (root) return { diagnostics: [...broken, root] }

  const times = timesOf(around.settings)
  const { value: fields, diagnostics: own } = checkShape(document, episodeShape, {
    missing: MISSING,
    fresh: () => freshGuid(around.url, slug),
    times,
  })
  const parts = fields ?? rightParts(episodeShape, document.data)
  const feedIds = feedsOf(document, parts, around)
  const { credits, diagnostics: uncreditable } = readCredits(document, parts, around.register)
  const speakers = readSpeakers(document, parts.speakers ?? {}, around.register)
  const language = parts.language ?? languageOf(feedIds.ids, around)
  const files = await readEpisodeFiles(storage, {
    slug,
    document,
    matter,
    fields: parts,
    language: canonical(language),
    people: around.register?.people ?? [],
    isRegisterWhole:
      around.register?.people.length === around.register?.ids.size && around.register !== undefined,
    credits,
    speakers: speakers.speakers,
    ...(around.memory && { memory: around.memory }),
    profile: around.settings?.loudness,
  })
  const dated = dateOf(document, parts, around.settings)
  const diagnostics = [
    ...broken,
    ...own,
    ...feedIds.diagnostics,
    ...uncreditable,
    ...speakers.diagnostics,
    ...(around.register ? thanksTroubles(document, parts.thanks ?? [], around.register) : []),
    ...dateTroubles(document, parts, { times, slug }),
    ...dated.diagnostics,
    ...descriptionMissing(document, parts, matter.body),
    ...hostileNotes(file, matter),
    ...markupTroubles(matter, parts),
    ...files.diagnostics,
    ...(files.labels ? unusedSpeakers(document, parts.speakers ?? {}, files.labels) : []),
    ...chapterTroubles(document, parts, files),
    ...doubledPosts(document, parts),
    ...tagTroubles(document, parts, {
      feedIds: feedIds.ids,
      feeds: around.feeds,
      seconds: files.recording?.seconds || undefined,
      transcript: files.transcripts[0],
    }),
  ]
  const facts = factsOf({ slug, document, feedIds: feedIds.ids }, parts)
  const usable = fields ?? untitledDraft(document, parts)
  if (!usable || feedIds.ids.length === 0 || dated.diagnostics.length > 0) return { facts, diagnostics }
  const episode: Episode = {
    ...plainParts(usable),
    ...dated.value,
    slug,
    feeds: feedIds.ids,
    language: canonical(language),
    credits,
    notes: matter.body.trim(),
    transcripts: files.transcripts,
    ...(files.recording && { recording: files.recording }),
    ...files.sounding,
    ...(files.cover && { cover: files.cover }),
    ...(files.alternatives.length > 0 && { alternatives: files.alternatives }),
    ...(files.images.length > 0 && { images: files.images }),
    ...(files.photos.length > 0 && { photos: files.photos }),
  }
  return { episode, facts, diagnostics }
}

/** A draft that lacks only its title: it can be previewed, but not published. */
function untitledDraft(
  document: YamlDocument,
  { title, status }: Partial<EpisodeFields>,
): EpisodeFields | undefined {
  if (title !== undefined || status === 'published') return undefined
  const { data } = episodeShape.safeParse({ ...(document.data as object), title: 'Untitled' })
  return data && { ...data, title: '' }
}

/** Diagnostics for missing keys. */
const MISSING: Readonly<Record<string, IssueMaker>> = {
  title: (at) => say('episode.title-missing', at),
  guid: (at, { fresh }) => say('episode.guid-missing', at, { fresh }),
}

/** The feeds of the episode, or the station's default feed. */
function feedsOf(
  document: YamlDocument,
  { feed }: Partial<EpisodeFields>,
  { feeds, settings }: EpisodeContext,
): { ids: string[]; diagnostics: Diagnostic[] } {
  const isWritten = Object.hasOwn(document.data as object, 'feed')
  if (!isWritten) {
    const fallback = settings?.defaults?.feed
    if (fallback !== undefined) return { ids: [fallback], diagnostics: [] }
    const [first] = feeds.ids
    const fix = `Write ${lineOf('feed', first ?? 'my-show')}${first === undefined ? ', and feeds/my-show.yaml' : ''}`
    return {
      ids: [],
      diagnostics: settings ? [say('episode.feed-missing', document.placeOf([]), { fix })] : [],
    }
  }
  const ids = feed === undefined ? [] : typeof feed === 'string' ? [feed] : feed
  const diagnostics = ids.flatMap((value, index) => {
    if (feeds.ids.has(value)) return []
    const meant = nearest(value, feeds.ids)
    const others = feeds.ids.size > 0 ? `, or one of: ${[...feeds.ids].join(', ')}` : ''
    const fix = meant === undefined ? `Write feeds/${value}.yaml${others}` : `Write ${meant}`
    const at = document.placeOf(typeof feed === 'string' ? ['feed'] : ['feed', index])
    return [say('episode.feed-unknown', at, { value, fix })]
  })
  return { ids: [...new Set(ids)], diagnostics }
}

function languageOf(ids: readonly string[], { feeds, language }: EpisodeContext): string {
  return feeds.feeds.find(({ id }) => id === ids[0])?.language ?? language
}

function descriptionMissing(
  document: YamlDocument,
  { status, summary }: Partial<EpisodeFields>,
  notes: string,
): Diagnostic[] {
  const isSilent = status === 'published' && summary === undefined && notes.trim() === ''
  return isSilent ? [say('episode.description-missing', document.placeOf([]))] : []
}

function factsOf(
  { slug, document, feedIds }: Pick<EpisodeFacts, 'slug' | 'feedIds'> & { readonly document: YamlDocument },
  { guid, status, kind, season, episode, thanks }: Partial<EpisodeFields>,
): EpisodeFacts {
  const { file, placeOf } = document
  const isWritten = (key: string) => Object.hasOwn(document.data as object, key)
  return {
    slug,
    file,
    feedIds,
    places: { root: placeOf([]), guid: placeOf(['guid']), episode: placeOf(['episode']) },
    isNumbered: isWritten('episode'),
    // An invalid status may have been meant as published.
    isPublished: status === 'published' || (status === undefined && isWritten('status')),
    isFull: (kind ?? 'full') === 'full',
    ...(guid === undefined ? {} : { guid }),
    ...(season === undefined ? {} : { season }),
    ...(episode === undefined ? {} : { episode }),
    credited: creditedIn(document),
    thanked: thanks ?? [],
  }
}

/** The model data of an episode that comes from the front matter alone. */
function plainParts(fields: EpisodeFields) {
  const { title, guid, status, kind, summary, season, episode, explicit, license, location } = fields
  return {
    ...elsewhereOf(fields),
    ...episodeTags(fields),
    title,
    guid,
    status: status ?? ('draft' as const),
    kind: kind ?? ('full' as const),
    ...(summary === undefined ? {} : { summary: summary.trim() }),
    ...(season === undefined ? {} : { season }),
    ...(episode === undefined ? {} : { episode }),
    ...(fields.coverAlt === undefined ? {} : { coverAlt: fields.coverAlt }),
    ...(explicit === undefined ? {} : { explicit }),
    ...(license === undefined ? {} : { license: licenseOf(license) }),
    ...(location === undefined ? {} : { locations: locationsOf(location) }),
    thanks: fields.thanks ?? [],
    tags: fields.tags ?? [],
    ...(fields.categories && { categories: fields.categories }),
    ...(fields.posts && { posts: postsOf(fields.posts) }),
    takeaways: (fields.takeaways ?? []).map((text) => text.trim()),
    corrections: (fields.corrections ?? []).map(({ date: day, text }) => ({ date: day, text: text.trim() })),
    chapters: (fields.chapters ?? [])
      .map((chapter) => ({ ...chapter, start: secondsOf(chapter.start) ?? 0 }))
      .sort((a, b) => a.start - b.start),
  }
}
