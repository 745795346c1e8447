import type { EpisodeFromElsewhere, PersonFromElsewhere, ShowFromElsewhere } from './show.ts'

/** One fact that two feeds say differently. */
export interface Difference {
  /** The item's title; absent for the show itself. */
  readonly item?: string
  readonly what: string
  /** '' where it is not there. */
  readonly before: string
  readonly after: string
  /** What an app does about it; absent where listeners notice nothing. */
  readonly effect?: string
}

/** What a podcast app sees differently in two feeds of one show; the items of the first, in its order, then what is new. */
export function differences(before: ShowFromElsewhere, after: ShowFromElsewhere): Difference[] {
  const found: Difference[] = [...ofShow(before, after)]
  const others = new Map(after.episodes.map((episode) => [episode.guid, episode]))
  for (const episode of before.episodes) {
    const other = others.get(episode.guid)
    if (!other) {
      const renamed = after.episodes.find(
        ({ recording, title }) =>
          (recording?.url !== undefined && recording.url === episode.recording?.url) ||
          title === episode.title,
      )
      found.push(
        renamed
          ? {
              item: episode.title,
              what: 'guid',
              before: episode.guid,
              after: renamed.guid,
              effect: 'every app delivers it again as a new episode, and forgets how far it was heard',
            }
          : {
              item: episode.title,
              what: 'item',
              before: 'is there',
              after: '',
              effect: 'apps remove it from their lists',
            },
      )
      continue
    }
    found.push(...ofItem(episode, other))
  }
  const known = new Set(before.episodes.map(({ guid }) => guid))
  const titles = new Set(before.episodes.map(({ title }) => title))
  for (const episode of after.episodes) {
    if (known.has(episode.guid) || titles.has(episode.title)) continue
    found.push({
      item: episode.title,
      what: 'item',
      before: '',
      after: 'is there',
      effect: 'apps deliver it as new',
    })
  }
  const order = (show: ShowFromElsewhere, guids: ReadonlySet<string>) =>
    show.episodes.map(({ guid }) => guid).filter((guid) => guids.has(guid))
  const shared = new Set(after.episodes.map(({ guid }) => guid).filter((guid) => known.has(guid)))
  const [first, second] = [order(before, shared), order(after, shared)]
  const at = first.findIndex((guid, index) => guid !== second[index])
  if (at >= 0)
    found.push({
      what: 'order',
      before: first[at] ?? '',
      after: second[at] ?? '',
      effect: 'apps that keep the feed’s order show another one',
    })
  return found
}

function ofShow(a: ShowFromElsewhere, b: ShowFromElsewhere): Difference[] {
  const rows: readonly (readonly [string, string | undefined, string | undefined, string?])[] = [
    ['title', a.title, b.title],
    ['podcast:guid', a.guid, b.guid, 'directories may take it for another show'],
    ['language', a.language, b.language],
    ['author', a.author, b.author],
    ['categories', a.categories.join(', '), b.categories.join(', ')],
    ['type', a.type, b.type, 'apps turn the order round'],
    ['explicit', String(a.explicit), String(b.explicit)],
    ['locked', String(a.locked), String(b.locked)],
    ['complete', String(a.complete), String(b.complete), 'apps stop asking for new episodes'],
    ['persons', names(a.persons), names(b.persons)],
  ]
  return rows.flatMap(([what, before = '', after = '', effect]) =>
    before === after ? [] : [{ what, before, after, ...(effect && { effect }) }],
  )
}

function ofItem(a: EpisodeFromElsewhere, b: EpisodeFromElsewhere): Difference[] {
  const rows: readonly (readonly [string, string | undefined, string | undefined, string?])[] = [
    ['title', a.title, b.title],
    ['date', moment(a.date), moment(b.date), 'apps sort it anew, and some notify their listeners again'],
    ['type of the recording', a.recording?.type, b.recording?.type],
    ['length of the recording', size(a), size(b)],
    ['duration', seconds(a), seconds(b)],
    ['season', a.season?.toString(), b.season?.toString()],
    ['episode', a.episode?.toString(), b.episode?.toString()],
    ['kind', a.kind, b.kind],
    [
      'explicit',
      a.explicit === undefined ? undefined : String(a.explicit),
      b.explicit === undefined ? undefined : String(b.explicit),
    ],
    ['persons', names(a.persons), names(b.persons)],
    [
      'chapters',
      said(a.chapters.length > 0 || a.chaptersUrl !== undefined),
      said(b.chapters.length > 0 || b.chaptersUrl !== undefined),
    ],
    ['transcripts', said(a.transcripts.length > 0), said(b.transcripts.length > 0)],
  ]
  return rows.flatMap(([what, before = '', after = '', effect]) =>
    before === after ? [] : [{ item: a.title, what, before, after, ...(effect && { effect }) }],
  )
}

function moment(date: string | undefined): string | undefined {
  return date === undefined ? undefined : new Date(date).toISOString()
}

function size({ recording }: EpisodeFromElsewhere): string | undefined {
  return recording && recording.bytes > 0 ? String(recording.bytes) : undefined
}

/** Feeds write whole seconds. */
function seconds({ recording }: EpisodeFromElsewhere): string | undefined {
  return recording?.duration === undefined ? undefined : String(Math.round(recording.duration))
}

function names(persons: readonly PersonFromElsewhere[]): string {
  return persons
    .map(({ name, role }) => `${name} (${role})`)
    .sort()
    .join(', ')
}

function said(isThere: boolean): string {
  return isThere ? 'yes' : ''
}
