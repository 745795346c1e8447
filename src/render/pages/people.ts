import { isOrganisation } from '../../model/person.ts'
import { renderMarkdown } from '../markdown.ts'
import type { Contributor } from '../people.ts'
import { personData } from '../schema-org/person.ts'
import { html } from '../template.ts'
import { webUrl } from '../web-url.ts'
import { personLink, pictureOf, summaryOf } from './listing.ts'
import { type PageContext, renderPage } from './page-context.ts'
import { personPreview } from './preview.ts'

/** The page of everyone with a public credit. */
export function renderPeople(frame: PageContext, contributors: readonly Contributor[]): string {
  const entries = (some: readonly Contributor[]) =>
    some.map((one) => ({
      ...personLink(frame, one.person),
      roles: [...new Set(one.parts.map(({ group, role }) => frame.words.role(group, role)))],
      count: countOf(frame, one),
    }))
  return renderPage(
    frame,
    'people',
    { title: frame.words.all.people },
    {
      people: entries(contributors.filter(({ person }) => !isOrganisation(person))),
      organisations: entries(contributors.filter(({ person }) => isOrganisation(person))),
    },
  )
}

/** The number of episodes that credit a person, or else of those that thank them. */
function countOf({ words }: PageContext, { episodes, thanked }: Contributor): string | null {
  if (episodes.length > 0) return words.episodes(episodes.length)
  return thanked.length > 0 ? words.count(words.all.content.thankedCount, thanked.length) : null
}

/** The page of a person or organisation, with their roles and episodes. */
export function renderPerson(frame: PageContext, contributor: Contributor): string {
  const { person, parts, thanked } = contributor
  const { siteView } = frame
  const { words, foreign } = frame
  const { name, picture } = person
  return renderPage(
    frame,
    'person',
    { title: name, data: personData(siteView, person), preview: personPreview(siteView, person) },
    {
      name,
      url: webUrl(person.url) ?? null,
      url_words: words.personElsewhere(name),
      picture: picture ? pictureOf(frame, picture, name) : null,
      picture_url: picture ? null : (webUrl(person.image) ?? null),
      bio_html: person.bio === undefined ? null : html(renderMarkdown(person.bio)),
      kind: person.kind ?? 'person',
      count: countOf(frame, contributor),
      parts: parts.map((part) => ({
        role: frame.words.role(part.group, part.role),
        team: part.team ?? null,
        feeds: part.feeds.map((feed) => ({ title: feed.title, lang: foreign(feed.language) })),
        episodes: part.episodes.map((episode) => summaryOf(frame, episode)),
      })),
      thanked: thanked.map((episode) => summaryOf(frame, episode)),
    },
  )
}
