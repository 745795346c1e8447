import { z } from 'zod'
import { line, prose } from '../fields.ts'
import { ownFile } from './own-file.ts'

const photo = z.strictObject({
  file: ownFile('studio.jpg').meta({
    description: 'The picture, JPEG or PNG; its size is read from it.',
    examples: ['studio.jpg'],
    mistaken: ['name', 'image', 'picture', 'photo', 'src'],
  }),
  alt: line('episode')
    .exactOptional()
    .meta({
      description: 'What it shows, for who cannot see it.',
      examples: ['Two people at a microphone'],
      absent: 'what the notes say between ![ and ]',
      mistaken: ['description', 'alternative'],
    }),
  caption: prose('episode')
    .exactOptional()
    .meta({
      description: 'What stands below it, in Markdown.',
      examples: ['The studio on the morning of the interview.'],
      mistaken: ['text', 'title', 'legend'],
    }),
  credit: line('episode')
    .exactOptional()
    .meta({
      description: 'Who made it, or holds the rights.',
      examples: ['Ann Lee'],
      mistaken: ['by', 'author', 'photographer', 'source', 'copyright'],
    }),
  lead: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'Whether it goes before the notes, where they do not place it themselves.',
      examples: [true],
      absent: 'false',
      mistaken: ['first', 'hero'],
    }),
})

/** Photos in the notes. */
export const photos = z
  .array(photo)
  .exactOptional()
  .meta({
    description:
      'Pictures among the notes: where these hold `![](studio.jpg)`, otherwise below them. Each file lies in the episode’s folder.',
    shape: 'a list of file, alt, caption, credit and lead',
    examples: [[{ file: 'studio.jpg', alt: 'Two people at a microphone', credit: 'Ann Lee' }]],
    absent: 'none',
    mistaken: ['photo', 'photographs', 'gallery'],
  })

export type WrittenPhotos = z.output<typeof photos>
