import { z } from 'zod'
import { label, line, url } from '../fields.ts'
import { chapterStart, duration, start } from './time.ts'

/** An episode's chapters. */
export function chapters() {
  return z
    .array(
      z.strictObject({
        title: line('episode').meta({
          description: 'The chapter’s title.',
          examples: ['How did it start?'],
          mistaken: ['name'],
        }),
        start: chapterStart.meta({ description: 'Where it begins.', mistaken: ['time', 'at', 'starttime'] }),
        url: url('episode')
          .exactOptional()
          .meta({ description: 'A page that belongs to it.', mistaken: ['link', 'href'] }),
        image: url('episode')
          .exactOptional()
          .meta({ description: 'A picture that belongs to it.', mistaken: ['img'] }),
      }),
    )
    .meta({ examples: [[{ title: 'How did it start?', start: '00:03:12' }]], mistaken: ['chapter'] })
}

/** podcast:soundbite: segments of the recording worth quoting. */
export function soundbites() {
  return z
    .array(
      z.strictObject({
        start: start('episode.soundbite-time-wrong').meta({
          description: 'Where it begins.',
          mistaken: ['starttime', 'start-time', 'at', 'from'],
        }),
        duration: duration('episode.soundbite-time-wrong').meta({
          description: 'How long it takes: 15 to 120 seconds.',
          examples: [45],
          mistaken: ['length', 'seconds'],
        }),
        title: label('episode')
          .exactOptional()
          .meta({
            description: 'What is said in it.',
            examples: ['Why she said no'],
            absent: 'the episode’s title',
            mistaken: ['name', 'text'],
          }),
      }),
    )
    .meta({
      shape: 'a list of start, duration and title',
      examples: [[{ start: '00:03:12', duration: 45, title: 'Why she said no' }]],
      mistaken: ['soundbite', 'clips'],
    })
}
