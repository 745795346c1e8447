import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { isDay, unambiguousDay } from '../date.ts'
import { check, language, line, prose, url } from '../fields.ts'
import * as patterns from '../patterns.ts'

const day = check(z.string(), (value) => {
  if (isDay(value)) return undefined
  return (at, { line: lineOf }) => {
    const meant = unambiguousDay(value)
    return say('episode.post-date-wrong', at, { value, fix: meant && lineOf(meant) })
  }
}).meta({ shape: 'a day', json: { format: 'date', pattern: patterns.DAY } })

const post = z.strictObject({
  author: line('episode').meta({
    description: 'Who wrote it.',
    examples: ['Ann Lee'],
    mistaken: ['by', 'name', 'from'],
  }),
  handle: line('episode')
    .exactOptional()
    .meta({
      description: 'The author’s name at the service.',
      examples: ['@annlee'],
      mistaken: ['account', 'user', 'username'],
    }),
  url: url('episode').meta({
    description: 'Where the post stands; a paragraph of the notes with this address alone is its place.',
    examples: ['https://social.example/@annlee/110000000000000000'],
    mistaken: ['link', 'href', 'uri', 'address'],
  }),
  date: day.meta({ description: 'The day on which it was written.', examples: ['2025-04-01'] }),
  language: language('episode')
    .exactOptional()
    .meta({
      description: 'The language that it is in.',
      absent: 'the episode’s',
      mistaken: ['lang', 'locale'],
    }),
  text: prose('episode').meta({
    description: 'Its words, as they are; an empty line begins a paragraph.',
    examples: ['The boat is in the water.'],
    mistaken: ['quote', 'content', 'body', 'words'],
  }),
  service: line('episode')
    .exactOptional()
    .meta({
      description: 'The name of the service.',
      examples: ['Mastodon'],
      absent: 'the host of the address',
      mistaken: ['platform', 'network', 'site'],
    }),
})

/** Posts from other sites. */
export const embeddedPosts = z
  .array(post)
  .exactOptional()
  .meta({
    description: 'Posts from elsewhere that the page quotes; nothing is ever loaded from there.',
    shape: 'a list of author, handle, url, date, language, text and service',
    examples: [
      [
        {
          author: 'Ann Lee',
          handle: '@annlee',
          url: 'https://social.example/@annlee/110000000000000000',
          date: '2025-04-01',
          text: 'The boat is in the water.',
        },
      ],
    ],
    absent: 'none',
    mistaken: ['post', 'embeds', 'tweets', 'quotes'],
  })

export type WrittenPosts = z.output<typeof embeddedPosts>
