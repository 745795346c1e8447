import type { Credit } from '../../model/credit.ts'
import type { Episode } from '../../model/episode.ts'
import { personNamed } from '../../model/person.ts'
import { ROLES } from '../../model/taxonomy.ts'
import { type Contributor, creditsOf } from '../people.ts'
import { grouped } from './group-by-year.ts'
import { personLink } from './listing.ts'
import { type PageContext, renderPage } from './page-context.ts'
import type { Known } from './transcript.ts'

/** The credits of an episode, by role and by the producer's own teams. */
export function creditsView(frame: PageContext, episode: Episode, known: Known) {
  const credits = creditsOf(frame.siteView, episode)
  const people = (some: readonly Credit[]) => some.map(({ person }) => personLink(frame, person))
  const alone = credits.filter(({ team }) => team === undefined)
  const inTeams = credits.filter(({ team }) => team !== undefined)
  return {
    roles: grouped(alone, ({ group, role }) => `${group}/${role}`).map((some) => ({
      role: frame.words.role(some[0].group, some[0].role),
      people: people(some),
    })),
    teams: grouped(inTeams, ({ team, group, role }) => `${group}/${role}/${team}`).map((some) => ({
      name: some[0].team ?? '',
      role: frame.words.role(some[0].group, some[0].role),
      people: people(some),
    })),
    thanks: episode.thanks.map((name) => {
      const person = personNamed(frame.siteView.station.people, name)
      return { name, href: person && known.has(person.id) ? personLink(frame, person).href : null }
    }),
  }
}

/** The page of all public credits, by team and by role. */
export function renderCredits(frame: PageContext, contributors: readonly Contributor[]): string {
  const shares = contributors.flatMap(({ person, parts }) =>
    parts.map((part) => ({ ...part, person: { ...personLink(frame, person), id: person.id } })),
  )
  const inTeams = shares.filter(({ team }) => team !== undefined)
  const { compare } = new Intl.Collator([frame.language, 'en'])
  const teams = grouped(inTeams, ({ team }) => team ?? '')
    .map((some) => ({ name: some[0].team ?? '', people: people(frame, some) }))
    .sort((a, b) => compare(a.name, b.name))
  const roles = grouped(shares, ({ group, role }) => `${group}/${role}`)
    .map((some) => ({ ...some[0], people: people(frame, some) }))
    .sort((a, b) => rank(a) - rank(b))
  return renderPage(
    frame,
    'credits',
    { title: frame.words.all.credits },
    {
      teams,
      groups: grouped(roles, ({ group }) => group).map((some) => ({
        name: frame.words.group(some[0].group),
        roles: some.map(({ group, role, people }) => ({ role: frame.words.role(group, role), people })),
      })),
    },
  )
}

interface Share {
  readonly person: { readonly id: string; readonly name: string; readonly href: string }
  readonly episodes: readonly Episode[]
}

/** Each person once, with the number of different episodes. */
function people(frame: PageContext, shares: readonly Share[]) {
  return grouped(shares, ({ person }) => person.id).map((some) => {
    const { name, href } = some[0].person
    const count = new Set(some.flatMap(({ episodes }) => episodes)).size
    return { name, href, count: count > 0 ? frame.words.episodes(count) : null }
  })
}

/** The index of a role in the taxonomy. */
function rank({ group, role }: { readonly group: string; readonly role: string }): number {
  return ROLES.findIndex((one) => one.group === group && one.role === role)
}
