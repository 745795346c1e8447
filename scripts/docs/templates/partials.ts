/** Table. What each partial is handed, by name, as TEMPLATES for templates. */
import type { Variables } from './kinds.ts'
import { UPCOMING } from './upcoming.ts'
import { SHARE, WAYS } from './variables.ts'

/** What partials are handed. */
export const PARTIALS: Readonly<Record<string, Variables>> = {
  'episode-card': { episode: ['wherever it is one of several', 'card'] },
  'episode-details': { episode: ['a paragraph with show, date, number and length', 'card'] },
  'episode-facts': {
    episode: ['show, number and length as text within a line; for templates of your own', 'card'],
  },
  'episode-line': { episode: ['an item of a plain list; for templates of your own', 'card'] },
  'episode-list': { episodes: ['of a month, a show, a tag or a person', 'card'] },
  upcoming: { upcoming: ['what is not public yet', UPCOMING] },
  shows: { feeds: ['the shows', 'show'] },
  'counted-people': { people: ['of a team or a role', 'counted'] },
  'credits-list': { credits: 'those of `episode`' },
  register: { entries: ['people or organisations', 'entry'] },
  player: {
    episode: [
      'an episode with a recording; of its variables these',
      {
        title: 'its title',
        recording: ['what is heard', 'recording'],
      },
    ],
  },
  versions: { versions: ['the page in every language', 'version'] },
  photo: { photo: ['alone, or where the notes place it', 'photo'] },
  post: { post: ['alone, or where the notes place it', 'post'] },
  chapters: { chapters: ['of an episode', 'chapter'] },
  quotes: { quotes: ['of an episode', 'quote'] },
  transcript: { transcript: ['of an episode or a translation', 'transcript'] },
  ways: { ways: ['where a reader can go', WAYS] },
  share: { share: ['what a reader takes along', SHARE] },
}
