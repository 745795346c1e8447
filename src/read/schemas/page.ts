import { z } from 'zod'
import { language, line } from '../fields.ts'

/** The front matter of pages/<name>.md. */
export const pageShape = z.strictObject({
  title: line('page').meta({
    description: 'The heading of the page, and its name in browsers and search engines.',
    examples: ['About us'],
    mistaken: ['name', 'heading'],
  }),
  label: line('page')
    .exactOptional()
    .meta({
      description: 'What links to the page say in the navigation and the footer.',
      examples: ['About'],
      absent: 'the title',
      mistaken: ['menu', 'nav', 'short', 'navigation'],
    }),
  description: line('page')
    .exactOptional()
    .meta({
      description: 'What the page is about, in one sentence, for search engines and previews.',
      examples: ['Who we are and how to reach us.'],
      mistaken: ['summary', 'subtitle', 'about'],
    }),
  language: language('page')
    .exactOptional()
    .meta({
      description: 'The language of the page.',
      absent: 'the station’s language',
      mistaken: ['lang', 'locale'],
    }),
  hidden: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'Whether search engines are to leave the page out.',
      examples: [true],
      absent: 'false',
      mistaken: ['noindex', 'unlisted', 'private'],
    }),
})
