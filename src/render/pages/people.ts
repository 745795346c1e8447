import type { Contributor } from '../people.ts'
import { personData } from '../schema-org/person.ts'
import { webUrl } from '../web-url.ts'
import { type Frame, fill } from './frame.ts'
import { cardOf, personLink, pictureOf } from './listing.ts'
import { personPreview } from './preview.ts'

/** Everybody who is credited on the air. */
export function renderPeople(frame: Frame, contributors: readonly Contributor[]): string {
  const { words } = frame
  return fill(
    frame,
    'people',
    { title: words.all.people },
    {
      people: contributors.map(({ person, parts, episodes }) => ({
        ...personLink(frame, person),
        roles: [...new Set(parts.map(({ role }) => role))],
        count: episodes.length > 0 ? words.episodes(episodes.length) : null,
      })),
    },
  )
}

/** One person, what they did and where. */
export function renderPerson(frame: Frame, { person, parts, episodes }: Contributor): string {
  const { onAir } = frame
  const { words, foreign } = frame
  const { name, picture } = person
  return fill(
    frame,
    'person',
    { title: name, data: personData(onAir, person), preview: personPreview(onAir, person) },
    {
      name,
      url: webUrl(person.url) ?? null,
      url_words: words.personElsewhere(name),
      picture: picture ? pictureOf(frame, picture, name) : null,
      picture_url: picture ? null : (webUrl(person.image) ?? null),
      count: episodes.length > 0 ? words.episodes(episodes.length) : null,
      parts: parts.map((part) => ({
        role: part.role,
        team: part.team ?? null,
        feeds: part.feeds.map((feed) => ({ title: feed.title, lang: foreign(feed.language) })),
        episodes: part.episodes.map((episode) => cardOf(frame, episode)),
      })),
    },
  )
}
