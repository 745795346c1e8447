import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { PLAYER_SCRIPTS } from '../../src/render/pages/player.ts'
import { pagesOf } from '../../src/render/pages.ts'
import { makeEpisode, makeOnAir, makeRecording, makeTranscript, makeTurn } from '../render/on-air.ts'
import { shippedTemplates } from '../render/shipped.ts'

const KILOBYTE = 1024
const TEMPLATES = new URL('../../templates/', import.meta.url)

const packed = (...texts: (string | Buffer)[]) =>
  gzipSync(Buffer.concat(texts.map((text) => Buffer.from(text)))).length

t.test('the style sheet is at most 12 KB on its way', async (t) => {
  const bytes = packed(readFileSync(new URL('style.css', TEMPLATES)))
  t.ok(bytes <= 12 * KILOBYTE, `${bytes} bytes`)
})

// As they are served.
const served = (name: string) => packed(readFileSync(new URL(`minified/${name}`, TEMPLATES)))

t.test('the scripts of any page are at most 10 KB on their way, each packed by itself', async (t) => {
  const scripts = readdirSync(TEMPLATES).filter((name) => name.endsWith('.js'))
  const onFirstLoad = [
    ['site.js'],
    ['site.js', ...PLAYER_SCRIPTS, 'share.js'],
    ['site.js', 'search-query.js', 'search.js'],
    ['site.js', 'browser.js', 'copy.js'],
    ['site.js', 'schedule.js'],
  ]
  for (const names of onFirstLoad) {
    const bytes = names.reduce((sum, name) => sum + served(name), 0)
    t.ok(bytes <= 10 * KILOBYTE, `${bytes} bytes: ${names.join(', ')}`)
  }
  const all = scripts.reduce((sum, name) => sum + served(name), 0)
  t.ok(all <= 22 * KILOBYTE, `${all} bytes in ${scripts.length}, if somebody needs all of them`)
})

t.test('the page of a conversation of one hour is at most 60 KB on its way', async (t) => {
  const episode = makeEpisode({
    chapters: [],
    recording: makeRecording({ seconds: 3600 }),
    transcripts: [hourOfTalk()],
  })
  const siteView = makeOnAir({ episodes: [episode] })
  const page = pagesOf(siteView, shippedTemplates()).find(
    ({ address }) => address === '/episodes/the-keeper/',
  )
  const html = page?.html() ?? ''
  t.ok(html.includes('id="t=3580"'), 'the last of its times is there')
  const bytes = packed(html)
  t.ok(bytes <= 60 * KILOBYTE, `${bytes} bytes`)
})

/** 9000 words, as many as are spoken in an hour: 180 turns, a chapter every six minutes. */
function hourOfTalk() {
  const words = wordsOfATale()
  const turns = Array.from({ length: 180 }, (_, index) =>
    makeTurn(
      {
        speaker: index % 2 === 0 ? 'Anna Torre' : 'Bruno',
        start: index * 20,
        chapter: Math.floor(index / 18),
      },
      words.splice(0, 25).join(' '),
      words.splice(0, 25).join(' '),
    ),
  )
  const chapters = Array.from({ length: 10 }, (_, index) => ({
    title: `Part ${index + 1}`,
    start: index * 360,
  }))
  return makeTranscript({ chapters, turns })
}

/** Words that pack as badly as speech does: syllables by a fixed rule, of some two thousand different words. */
function wordsOfATale(): string[] {
  const syllables = 'la lu mi no ra te so ve ci do fa ge pi qua stre zo'.split(' ')
  let state = 7
  const next = (most: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 16) % most
  }
  const known = Array.from({ length: 2000 }, () =>
    Array.from({ length: 1 + next(3) }, () => syllables[next(syllables.length)]).join(''),
  )
  // The commoner a word, the oftener it comes.
  return Array.from({ length: 9000 }, () => known[next(1 + next(known.length))] ?? 'e')
}
