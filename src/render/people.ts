import type { Credit } from '../model/credit.ts'
import type { Episode } from '../model/episode.ts'
import { creditsIn, type Feed } from '../model/feed.ts'
import { type Person, personNamed } from '../model/person.ts'
import type { SiteView } from '../model/site-view.ts'

/** One role of a person at a station, and the team if there is one. */
export interface CreditedPart {
  readonly role: string
  readonly group: string
  readonly team?: string
  /** Newest first; empty for a regular of a show without episodes. */
  readonly episodes: readonly Episode[]
  /** The shows in which this person is a regular with that role. */
  readonly feeds: readonly Feed[]
}

/** A person with a public credit or thanks, with all their roles. */
export interface Contributor {
  readonly person: Person
  /** In the order in which the newest episodes name them. */
  readonly parts: readonly CreditedPart[]
  /** All public episodes that credit them, newest first. */
  readonly episodes: readonly Episode[]
  /** All public episodes that thank them by name, newest first. */
  readonly thanked: readonly Episode[]
}

/** The credits of a public episode: its own people, and the regulars of its shows. */
export function creditsOf(siteView: SiteView, episode: Episode): readonly Credit[] {
  const feeds = siteView.feeds.filter((feed) => episode.feeds.includes(feed.id))
  const known = CREDITS.get(episode)
  if (known?.feeds.length === feeds.length && known.feeds.every((one, at) => one === feeds[at]?.credits)) {
    return known.credits
  }
  const all = feeds.length > 0 ? feeds.flatMap((feed) => creditsIn(feed, episode)) : episode.credits
  const credits = [...new Map(all.map((credit) => [keyOf(credit, credit.person.id), credit])).values()]
  CREDITS.set(episode, { feeds: feeds.map(({ credits }) => credits), credits })
  return credits
}

/** Cached, because every list of people needs the credits of all episodes. */
const CREDITS = new WeakMap<
  Episode,
  { readonly feeds: readonly (readonly Credit[])[]; readonly credits: readonly Credit[] }
>()

/**
 * Everyone with a public credit, and people of people.yaml who are thanked, sorted by name in the station's
 * language. People who are only in drafts are left out.
 */
export function contributorsOf(siteView: SiteView): readonly Contributor[] {
  const { episodes, station } = siteView
  const { people } = station
  const drafts = new Map<string, Draft>()
  for (const episode of episodes) {
    for (const credit of creditsOf(siteView, episode)) {
      draftOf(drafts, credit.person).episodes.add(episode)
      partOf(drafts, credit).episodes.add(episode)
    }
    for (const name of episode.thanks) {
      const person = personNamed(people, name)
      if (person) draftOf(drafts, person).thanked.add(episode)
    }
  }
  for (const feed of siteView.feeds) for (const credit of feed.credits) partOf(drafts, credit).feeds.add(feed)

  const { compare } = new Intl.Collator([station.language, 'en'])
  return [...drafts.values()]
    .map(({ person, parts, episodes, thanked }) => ({
      person,
      parts: [...parts.values()].map(settled),
      episodes: [...episodes],
      thanked: [...thanked],
    }))
    .sort((a, b) => compare(a.person.name, b.person.name) || (a.person.id < b.person.id ? -1 : 1))
}

interface Draft {
  readonly person: Person
  readonly parts: Map<string, DraftPart>
  readonly episodes: Set<Episode>
  readonly thanked: Set<Episode>
}

interface DraftPart {
  readonly credit: Credit
  readonly episodes: Set<Episode>
  readonly feeds: Set<Feed>
}

function draftOf(drafts: Map<string, Draft>, person: Person): Draft {
  const draft = drafts.get(person.id) ?? { person, parts: new Map(), episodes: new Set(), thanked: new Set() }
  drafts.set(person.id, draft)
  return draft
}

function partOf(drafts: Map<string, Draft>, credit: Credit): DraftPart {
  const { parts } = draftOf(drafts, credit.person)
  const key = keyOf(credit)
  const part = parts.get(key) ?? { credit, episodes: new Set(), feeds: new Set() }
  parts.set(key, part)
  return part
}

function settled({ credit: { role, group, team }, episodes, feeds }: DraftPart): CreditedPart {
  return { role, group, ...(team !== undefined && { team }), episodes: [...episodes], feeds: [...feeds] }
}

function keyOf({ group, role, team }: Credit, person = ''): string {
  // Not as JSON, which is slower: there are a dozen credits per episode.
  return `${person}\0${group}\0${role}${team === undefined ? '' : `\0${team}`}`
}
