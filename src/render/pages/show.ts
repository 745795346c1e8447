import { feedAddress, HOME, jsonFeedAddress, showAddressIn } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import type { Feed } from '../../model/feed.ts'
import { filled } from '../interface-words.ts'
import { showData } from '../schema-org/series.ts'
import { webUrl } from '../web-url.ts'
import { personLink, shortened, showOf, smallPicture, summaryOf } from './listing.ts'
import { type PageContext, renderPage } from './page-context.ts'
import { showPreview } from './preview.ts'
import { isPreviewIn, upcomingView } from './upcoming.ts'

/** How many episodes stand on one page of a show. */
const EPISODES_A_PAGE = 25

/** One page of a show: some of its episodes, newest first. */
export interface ShowPart {
  readonly feed: Feed
  /** From 1 for the newest. */
  readonly page: number
  /** How many pages there are. */
  readonly pages: number
  readonly episodes: readonly Episode[]
  /** The newest episode that is no trailer and no bonus, where this is the first page. */
  readonly latest?: Episode
  /** The show's seasons, and where each begins. */
  readonly seasons: readonly SeasonPlace[]
}

/** On which page of a show the newest episode of a season stands. */
export interface SeasonPlace {
  readonly season: number
  readonly page: number
}

/** What a page is cut from, newest first. */
type Row = readonly Pick<Episode, 'season' | 'kind'>[]

/** The pages that a show's episodes are cut into; at least one, which may be empty. */
export function showSlices<T>(row: readonly T[]): readonly (readonly T[])[] {
  const pages = Math.max(1, Math.ceil(row.length / EPISODES_A_PAGE))
  return Array.from({ length: pages }, (_, index) =>
    row.slice(index * EPISODES_A_PAGE, (index + 1) * EPISODES_A_PAGE),
  )
}

/** The seasons of a row, in the order in which their newest episodes come. */
export function seasonsIn(row: Row): readonly SeasonPlace[] {
  const places = new Map<number, number>()
  for (const [index, { season }] of row.entries()) {
    if (season !== undefined && !places.has(season)) places.set(season, pageAt(index))
  }
  return [...places].map(([season, page]) => ({ season, page }))
}

/** Which of a row is offered to be heard first: the newest whole programme. */
export function latestIn<T extends { readonly kind: Episode['kind'] }>(row: readonly T[]): T | undefined {
  return row.find(({ kind }) => kind === 'full') ?? row[0]
}

function pageAt(index: number): number {
  return Math.floor(index / EPISODES_A_PAGE) + 1
}

/** A show: what it is, how to follow it, who makes it, and its episodes. */
export function renderShow(frame: PageContext, part: ShowPart): string {
  const { siteView, words, link } = frame
  const { feed, page, pages, episodes, latest, seasons } = part
  const messages = words.all.show
  const title = page === 1 ? feed.title : filled(messages.titlePage, { title: feed.title, n: String(page) })
  const head = {
    title,
    description: shortened(feed.description.replace(/\s+/g, ' ').trim()),
    preview: showPreview(siteView, feed),
    ...(page === 1 && {
      hidden: isPreviewIn(frame),
      data: showData(
        siteView,
        feed,
        seasons.map(({ season }) => season),
      ),
    }),
  }
  const at = (number: number) => link(showAddressIn(siteView.station, feed.id, number))
  return renderPage(frame, 'show', head, {
    show: {
      ...showOf(frame, feed),
      website: webUrl(feed.link) ?? null,
      first: at(1),
      feed_href: link(feedAddress(feed.id)),
      json_href: link(jsonFeedAddress(feed.id)),
      people: peopleOf(frame, feed),
      frequency: feed.frequency?.text ?? null,
    },
    latest: latest ? summaryOf(frame, latest) : null,
    upcoming: page === 1 ? upcomingView(frame, feed) : null,
    seasons:
      seasons.length < 2
        ? []
        : seasons.map((one) => ({
            name: seasonName(frame, feed, one.season),
            href: `${one.page === page ? '' : at(one.page)}#${seasonId(one.season)}`,
          })),
    groups: groupsOf(frame, feed, episodes),
    // On the home page, whoever looks for the station's other shows finds them.
    others:
      frame.address === HOME
        ? siteView.feeds.filter((other) => other !== feed).map((other) => showOf(frame, other))
        : [],
    number: page,
    place: pages === 1 ? null : filled(messages.place, { n: String(page), all: String(pages) }),
    newer: page > 1 ? at(page - 1) : null,
    older: page < pages ? at(page + 1) : null,
  })
}

/** Its regular people, each once, with what they do. */
function peopleOf(frame: PageContext, feed: Feed) {
  const roles = new Map<string, string[]>()
  for (const { person, group, role } of feed.credits)
    roles.set(person.id, [...(roles.get(person.id) ?? []), frame.words.role(group, role)])
  const people = new Map(feed.credits.map(({ person }) => [person.id, person]))
  return [...people.values()].map((person) => ({
    ...personLink(frame, person),
    roles: [...new Set(roles.get(person.id))],
    thumb: person.picture ? smallPicture(frame, person.picture) : null,
  }))
}

/** Episodes under their season's heading, in their own order; what has no season stands with what it follows. */
function groupsOf(frame: PageContext, feed: Feed, episodes: readonly Episode[]) {
  const groups: { id: string | null; title: string | null; episodes: object[] }[] = []
  const named = new Set<number>()
  let current: number | undefined
  for (const episode of episodes) {
    const { season } = episode
    if (groups.length === 0 || (season !== undefined && season !== current)) {
      const isFirst = season !== undefined && !named.has(season)
      groups.push({
        id: isFirst ? seasonId(season) : null,
        title: season === undefined ? null : seasonName(frame, feed, season),
        episodes: [],
      })
      if (season !== undefined) named.add(season)
      current = season
    }
    groups.at(-1)?.episodes.push(summaryOf(frame, episode))
  }
  return groups
}

function seasonName({ words }: PageContext, feed: Feed, season: number): string {
  const number = words.number(season, undefined) ?? String(season)
  const name = feed.seasons?.get(season)
  return name === undefined ? number : number + words.all.colon + name
}

function seasonId(season: number): string {
  return `season-${season}`
}
