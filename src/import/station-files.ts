import { plainTextOf } from '../intake/html/plain-text.ts'
import { slugOf } from '../intake/slug.ts'
import { isAddress } from '../model/address.ts'
import { longClock } from '../model/clock-time.ts'
import type { Person } from '../model/person.ts'
import { personNamed } from '../model/person.ts'
import { withoutHostile } from '../read/decode-text.ts'
import { writtenYaml } from '../read/yaml/write.ts'
import { notesOf } from './markdown/notes.ts'
import type { EpisodeFromElsewhere, PersonFromElsewhere, ShowFromElsewhere } from './show.ts'

/** People of a station, and those who come in with a show. */
export interface CreditsGuess {
  /** The id of somebody, new or known. */
  readonly idOf: (person: PersonFromElsewhere) => string
  readonly added: () => readonly Person[]
}

/** Who is known by name; whoever is not gets an id of their own. */
export function guessCredits(people: readonly Person[]): CreditsGuess {
  const ids = new Set(people.map(({ id }) => id))
  const added = new Map<string, Person>()
  return {
    added: () => [...added.values()],
    idOf: ({ name, url, image, bio }) => {
      const known = personNamed(people, name)
      if (known) return known.id
      const own = {
        ...(url && { url }),
        // Pages of https: load nothing, and feeds name no picture of http:.
        ...(image?.startsWith('https:') && { image }),
        ...(bio !== undefined && { bio: cleaned(bio) }),
      }
      const met = added.get(name.toLowerCase())
      if (met) {
        // One item may know of a page or a picture what another one does not.
        added.set(name.toLowerCase(), { ...own, ...met })
        return met.id
      }
      const base = slugOf(name) || 'somebody'
      let id = base
      for (let number = 2; ids.has(id); number++) id = `${base}-${number}`
      ids.add(id)
      added.set(name.toLowerCase(), { id, name: cleaned(name), ...own, aliases: [] })
      return id
    },
  }
}

/** What a feed's definition needs that the show may not say. */
export interface FeedTerms {
  readonly artwork: string
  readonly language: string
  readonly category: string
  readonly title: string
}

/** feeds/<id>.yaml. */
export function feedFile(show: ShowFromElsewhere, terms: FeedTerms, creditsGuess: CreditsGuess): string {
  const hasPersons = show.persons.length > 0 || show.episodes.some(({ persons }) => persons.length > 0)
  const author = show.author ?? show.owner?.name ?? terms.title
  return writtenYaml(
    clean({
      title: terms.title,
      description: show.description || terms.title,
      author,
      owner: show.owner,
      language: show.language ?? terms.language,
      categories: show.categories.length > 0 ? show.categories : [terms.category],
      artwork: terms.artwork,
      'artwork-as-is': true,
      explicit: show.explicit ?? false,
      type: show.type,
      link: show.link,
      copyright: show.copyright,
      guid: show.guid,
      locked: show.locked || undefined,
      complete: show.complete || undefined,
      ...show.keys,
      people: peopleOf(show.persons, creditsGuess),
      'restate-people': hasPersons ? false : undefined,
      live: show.live?.map(({ keys, persons }) => ({ ...keys, people: peopleOf(persons, creditsGuess) })),
      extra: show.extra.length > 0 ? show.extra.map(short) : undefined,
    }),
  )
}

/** What an episode's file is made with. */
export interface EpisodeTerms {
  readonly feed: string
  readonly language?: string
  /** The station's address: what stood there before redirects. */
  readonly url: string
  readonly slug: string
  readonly sortAs?: number
  readonly isDraft: boolean
  /** The name of its own recording, where that was fetched. */
  readonly recording?: string
  readonly cover?: string
  readonly explicit?: boolean
}

/** episodes/<slug>/episode.md. */
export function episodeFile(
  episode: EpisodeFromElsewhere,
  terms: EpisodeTerms,
  creditsGuess: CreditsGuess,
): string {
  const notes = episode.markdown ?? notesOf(episode.notes)
  const summary = episode.summary === undefined ? undefined : plainTextOf(episode.summary)
  const { recording } = episode
  // With a recording of the station's own, which is the default is said by that.
  const extra =
    terms.recording === undefined
      ? episode.extra
      : episode.extra.filter(
          ({ element, attributes }) =>
            element !== 'podcast:alternateEnclosure' || attributes['default'] !== 'true',
        )
  const front = writtenYaml(
    clean({
      title: episode.title,
      guid: episode.guid,
      feed: terms.feed,
      date: episode.date ?? 'unknown',
      status: terms.isDraft ? 'draft' : 'published',
      'sort-as': terms.sortAs === undefined ? undefined : new Date(terms.sortAs).toISOString(),
      summary: summary && summary !== plainTextOf(episode.markdown ?? episode.notes) ? summary : undefined,
      kind: episode.kind,
      season: episode.season,
      episode: episode.episode,
      explicit: episode.explicit,
      author: episode.author,
      ...pageOf(episode.link, terms),
      people: peopleOf(episode.persons, creditsGuess),
      recording:
        terms.recording ??
        (recording && {
          url: recording.url,
          bytes: recording.bytes,
          type: recording.type,
          duration: recording.duration === undefined ? undefined : longClock(recording.duration),
        }),
      cover: terms.cover,
      'cover-url': terms.cover === undefined ? episode.coverUrl : undefined,
      transcripts: episode.transcripts.length > 0 ? episode.transcripts : undefined,
      chapters:
        episode.chapters.length > 0
          ? episode.chapters.map(({ start, ...chapter }) => ({ ...chapter, start: longClock(start) }))
          : undefined,
      'chapters-url': episode.chaptersUrl,
      ...episode.keys,
      extra: extra.length > 0 ? extra.map(short) : undefined,
    }),
  )
  return `---\n${front}---\n${notes === '' ? '' : `\n${cleaned(notes)}\n`}`
}

/** A page on the station's own site redirects to the new one; any other stays what it is. */
function pageOf(link: string | undefined, { url, slug }: EpisodeTerms) {
  if (link === undefined) return {}
  const isOwn = link === url || link.startsWith(`${url}/`)
  if (!isOwn) return { link }
  const address = link.slice(url.length).split(/[?#]/, 1)[0] ?? ''
  return isAddress(address) && address !== '/' && address !== `/episodes/${slug}/`
    ? { formerly: [address] }
    : {}
}

function peopleOf(
  persons: readonly PersonFromElsewhere[],
  creditsGuess: CreditsGuess,
): Record<string, string[]> | undefined {
  const roles: Record<string, string[]> = {}
  for (const person of persons) {
    const ids = roles[person.role] ?? []
    const id = creditsGuess.idOf(person)
    if (!ids.includes(id)) ids.push(id)
    roles[person.role] = ids
  }
  return persons.length > 0 ? roles : undefined
}

/** Without what is empty. */
function short({
  element,
  namespace,
  attributes,
  text,
  elements,
}: ShowFromElsewhere['extra'][number]): unknown {
  return {
    element,
    ...(namespace !== '' && { namespace }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(text !== '' && { text }),
    ...(elements.length > 0 && { elements: elements.map(short) }),
  }
}

/** Without keys that have no value, and without characters that no feed may hold. */
function clean(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return cleanData(data) as Record<string, unknown>
}

function cleanData(data: unknown): unknown {
  if (typeof data === 'string') return cleaned(data)
  if (Array.isArray(data)) return data.map(cleanData)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [[key, cleanData(value)]])),
  )
}

function cleaned(text: string): string {
  return withoutHostile(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
}
