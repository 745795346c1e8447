import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { check, line } from '../fields.ts'
import { alternatives } from './alternative.ts'
import { chat, contentLinks, funding, social, txt } from './extras.ts'
import { images } from './image.ts'
import { chapters, soundbites } from './time-range.ts'
import { splitValue } from './value.ts'

/** P20-EPISODE-2. */
const DISPLAY_MOST = 32

const display = check(line('episode'), (value) => {
  const count = [...value].length
  if (count <= DISPLAY_MOST) return undefined
  const about = { count, limit: DISPLAY_MOST, over: count - DISPLAY_MOST }
  return (at, { key }) => say('episode.display-long', at, { key, ...about })
}).meta({ shape: `text on one line, best at most ${DISPLAY_MOST} characters` })

/** The podcast tags of an episode, except title, people and recording. */
export const episodeTags = {
  display: display.exactOptional().meta({
    description: 'What apps show in place of the number.',
    examples: ['Ch. 3'],
    absent: 'the number',
    mistaken: ['episode-display', 'episodedisplay'],
  }),
  alternatives: alternatives()
    .exactOptional()
    .meta({ description: 'The same programme as other files, or elsewhere.', absent: 'none' }),
  chapters: chapters().exactOptional().meta({
    description: 'Chapters. They go before the transcript’s headings and the recording’s own.',
    absent: 'the transcript’s headings with times, otherwise the recording’s own',
  }),
  soundbites: soundbites()
    .exactOptional()
    .meta({ description: 'Stretches that apps play to win listeners.', absent: 'none' }),
  quotes: z
    .array(line('episode'))
    .exactOptional()
    .meta({
      description:
        'Sentences of the transcript to be shared: each has a page, and a picture if sharp is installed.',
      shape: 'a list of sentences as the transcript has them',
      examples: [['We grow by three people a year, no more.']],
      absent: 'none',
      mistaken: ['quote', 'pull-quotes', 'pullquotes'],
    }),
  'content-links': contentLinks('episode')
    .exactOptional()
    .meta({ description: 'Where else the programme can be heard or seen.', absent: 'none' }),
  images: images('episode', 'the episode’s folder')
    .exactOptional()
    .meta({ description: 'Pictures for one use each, beside the cover.', absent: 'none' }),
  funding: funding('episode')
    .exactOptional()
    .meta({ description: 'Where listeners can support this episode.', absent: 'as the feed says' }),
  value: splitValue()
    .exactOptional()
    .meta({ description: 'Who is paid while it is heard.', absent: 'as the feed says' }),
  social: social('episode')
    .exactOptional()
    .meta({ description: 'Where it is discussed.', absent: 'nothing' }),
  chat: chat('episode')
    .exactOptional()
    .meta({ description: 'Where its listeners meet.', absent: 'as the feed says' }),
  txt: txt('episode').exactOptional().meta({ description: 'Words for services.', absent: 'none' }),
  block: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'Whether Apple Podcasts shall not list it.',
      examples: [true],
      absent: 'false',
      mistaken: ['hide', 'hidden'],
    }),
}
