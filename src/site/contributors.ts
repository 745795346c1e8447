import type { Query } from '../graph/query.ts'
import type { Person } from '../model/person.ts'
import { type Contributor, contributorsOf } from '../render/people.ts'
import { type TrackedView, viewIn } from './view.ts'

/** A contributor as plain data: episodes by slug, feeds by id. */
interface Row {
  readonly person: Person
  readonly parts: readonly {
    readonly role: string
    readonly group: string
    readonly team?: string
    readonly episodes: readonly string[]
    readonly feeds: readonly string[]
  }[]
  readonly episodes: readonly string[]
  readonly thanked: readonly string[]
}

/** Everyone with a public credit or thanks, sorted by the rules of the station's language. */
export const contributors: Query<readonly Row[]> = {
  name: 'contributors',
  stored: 'no',
  run: (context) => contributorsOf(viewIn(context).siteView).map(rowOf),
}

/** The ids of all contributors, in the same order. */
export const contributorIds: Query<readonly string[]> = {
  name: 'contributor ids',
  stored: 'inline',
  run: ({ get }) => get(contributors).map(({ person }) => person.id),
}

/** One contributor; null for anyone else. */
export const contributor: Query<Row | null> = {
  name: 'contributor',
  stored: 'no',
  run: ({ get }, id) => byId(get(contributors)).get(id) ?? null,
}

/** Whether a person is a contributor and so has a page. */
export const isContributor: Query<boolean> = {
  name: 'is contributor',
  stored: 'inline',
  run: ({ get }, id) => get(contributor, id) !== null,
}

/** A contributor with the episodes and feeds of a view. */
export function contributorIn({ siteView, episodes }: TrackedView, row: Row): Contributor {
  const feeds = new Map(siteView.feeds.map((feed) => [feed.id, feed]))
  return {
    person: row.person,
    parts: row.parts.map((part) => ({
      ...part,
      episodes: episodes(part.episodes),
      feeds: part.feeds.flatMap((id) => feeds.get(id) ?? []),
    })),
    episodes: episodes(row.episodes),
    thanked: episodes(row.thanked),
  }
}

function rowOf({ person, parts, episodes, thanked }: Contributor): Row {
  const slugs = (some: readonly { readonly slug: string }[]) => some.map(({ slug }) => slug)
  return {
    person,
    parts: parts.map((part) => ({
      ...part,
      episodes: slugs(part.episodes),
      feeds: part.feeds.map(({ id }) => id),
    })),
    episodes: slugs(episodes),
    thanked: slugs(thanked),
  }
}

function byId(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const known = BY_ID.get(rows) ?? new Map(rows.map((row) => [row.person.id, row]))
  BY_ID.set(rows, known)
  return known
}

const BY_ID = new WeakMap<readonly Row[], ReadonlyMap<string, Row>>()
