import { PLAYED, type Variables } from './kinds.ts'

const CHOICE = {
  value: 'what the form sends',
  name: 'in words',
  lang: 'the language of its name',
  chosen: 'whether it is chosen',
} as const

/** Table. What the search page’s template knows. */
export const SEARCH: Variables = {
  question: 'what was asked; empty for nothing',
  shards: 'in how many files the index is',
  shows: ['those to choose from; an empty list for fewer than two', CHOICE],
  years: ['the same of years', CHOICE],
  answered: 'true where the server has answered',
  count:
    'how many are found, in words, or that the server cannot search just now; null where nothing was asked',
  more: 'how many of them are not shown, in words; null for none',
  results: [
    'the best first',
    {
      title: ['its title', 'pieces'],
      href: 'its page',
      lang: 'its language; null for the page’s own',
      date: ['the day on which it went on air; null for none', 'figure'],
      note: 'its shows, or in how many episodes a person is; null for none',
      length: ['how long it is; null for a person', 'figure'],
      thumb: 'link to a small picture; null for none',
      play: ['what is heard; null for nothing', PLAYED],
      passages: [
        'where the words stand',
        {
          href: 'link to that place',
          second: 'the second of its sentence in the recording; null where nobody knows',
          label: 'what the place is called; null for nothing',
          lang: 'its language; null for that of the result',
          pieces: ['what stands there', 'pieces'],
        },
      ],
    },
  ],
}
