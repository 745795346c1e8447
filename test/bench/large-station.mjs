// A station of any size for measuring: every episode with rich front matter, a transcript of about 10 KB with times
// and chapters, and a short recording of its own. The same number gives the same bytes.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FIRST_DAY = Date.UTC(2006, 0, 2, 18)
const HALF_DAY_MS = 43_200_000
const HOUR_MS = 3_600_000
/** So many half days are past: who comes after stands an hour later on the same days, or would be of the future. */
const PAST = 15_000
const PEOPLE = 40
const WORDS = vocabulary(4000)

/** An interview of an hour has six times as many. */
const CHAPTERS = 6

/** Writes `count` episodes of so many chapters into `folder`, which must not hold a station yet. */
export function writeLargeStation(folder, count, chapters = CHAPTERS) {
  const file = (path, content) => writeFileSync(join(folder, path), content)
  for (const name of ['feeds', 'episodes']) mkdirSync(join(folder, name), { recursive: true })
  const people = Array.from({ length: PEOPLE }, (_, index) => `person-${letters(index)}`)
  file(
    'station.yaml',
    'title: Measured Radio\nurl: https://measured.example\nlanguage: en\ncontact: measured@radio.example\n',
  )
  file('people.yaml', people.map((id, index) => `${id}:\n  name: ${nameOf(index)}\n`).join(''))
  file('feeds/talks.yaml', FEED)
  file('feeds/talks.png', readFileSync(fileURLToPath(new URL('../../starter/artwork.png', import.meta.url))))
  const sound = shortSound()
  for (let index = 0; index < count; index++) {
    const slug = slugOf(index)
    mkdirSync(join(folder, 'episodes', slug))
    file(`episodes/${slug}/episode.md`, episodeMd(index))
    file(`episodes/${slug}/transcript.md`, transcriptMd(index, chapters))
    // A last frame's worth of silence that differs, so that no two recordings are the same file.
    file(`episodes/${slug}/talk.mp3`, Buffer.concat([tagOf(index), sound]))
  }
}

export function slugOf(index) {
  return `talk-${String(index + 1).padStart(5, '0')}`
}

export function episodeMd(index, extra = '') {
  const random = dice(index)
  const moment = FIRST_DAY + (index % PAST) * HALF_DAY_MS + Math.floor(index / PAST) * HOUR_MS
  const date = new Date(moment).toISOString().slice(0, 19)
  return `---
title: "${titleCase(sentence(random, 7))}"
guid: ${guidOf(index)}
feed: talks
date: ${date}+00:00
status: published
language: en
summary: >-
  ${sentence(random, 24)}.
kind: full
season: ${1 + Math.floor(index / 100)}
episode: ${1 + (index % 100)}
explicit: false
people:
  Host: [person-${letters(0)}]
  Guest: [person-${letters(1 + (index % (PEOPLE - 1)))}]
teams:
  - name: Evening team
    role: Producer
    people: [person-${letters((index + 7) % PEOPLE)}, person-${letters((index + 11) % PEOPLE)}]
thanks: [The library]
tags: [${word(random)}, ${word(random)}, ${word(random)}]
takeaways:
  - ${sentence(random, 14)}.
  - ${sentence(random, 12)}.
transcript: edited
---
${paragraph(random, 60)}

## ${titleCase(sentence(random, 4))}

${paragraph(random, 50)} See [the notes](https://notes.example/${index}) for *more*.

- ${sentence(random, 8)}
- ${sentence(random, 9)}
${extra}`
}

export function transcriptMd(index, chapters = CHAPTERS) {
  const random = dice(index + 1_000_003)
  const guest = nameOf(1 + (index % (PEOPLE - 1))).split(' ')[0]
  const host = nameOf(0).split(' ')[0]
  // However many turns there are, their times lie within the recording.
  const scale = CHAPTERS / chapters
  let at = 0
  const parts = []
  for (let chapter = 0; chapter < chapters; chapter++) {
    parts.push(`## ${titleCase(sentence(random, 5))}? {t=${stamp(at)}}`)
    for (let turn = 0; turn < 2; turn++) {
      parts.push(`**${host}** [${stamp(at)}]: ${paragraph(random, 30)}`)
      at += 0.2 * scale
      parts.push(`**${guest}** [${stamp(at)}]: ${paragraph(random, 70)}`, paragraph(random, 45))
      at += 0.3 * scale
    }
  }
  return `${parts.join('\n\n')}\n`
}

const FEED = `title: Measured Talks
description: Talks that exist to be counted.
author: Measured Radio
owner:
  name: Measured Radio
  email: measured@radio.example
language: en
categories:
  - Education
artwork: talks.png
explicit: false
type: episodic
`

/** Ten seconds of silence as MPEG-2 Layer III frames of 8 kbit/s, 16 kHz, mono: no encoder is needed. */
function shortSound() {
  const frame = Buffer.alloc(36)
  frame.set([0xff, 0xf3, 0x18, 0xc0])
  return Buffer.concat(Array.from({ length: 278 }, () => frame))
}

/** An ID3v2.3 tag with a title of its own. */
function tagOf(index) {
  const text = Buffer.from(`\0${slugOf(index)}`, 'latin1')
  const head = Buffer.from('TIT2\0\0\0\0\0\0', 'latin1')
  head.writeUInt32BE(text.length, 4)
  const size = head.length + text.length
  return Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, size >> 7, size & 127]), head, text])
}

/** xorshift32: every episode begins its own row of numbers. */
function dice(seed) {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}

/** Words as often as Zipf's law has them. */
function word(random) {
  return WORDS[Math.floor(WORDS.length ** random()) - 1] ?? WORDS[0]
}

function sentence(random, words) {
  const text = Array.from({ length: words }, () => word(random)).join(' ')
  return text[0].toUpperCase() + text.slice(1)
}

function paragraph(random, words) {
  const sentences = []
  for (let left = words; left > 0; left -= 12) sentences.push(`${sentence(random, Math.min(12, left))}.`)
  return sentences.join(' ')
}

function titleCase(text) {
  return text[0].toUpperCase() + text.slice(1).toLowerCase()
}

function vocabulary(count) {
  const random = dice(99)
  const vowels = 'aeiou'
  const consonants = 'bcdfglmnprstv'
  const one = (signs) => signs[Math.floor(random() * signs.length)]
  return Array.from({ length: count }, (_, index) => {
    const syllables = 1 + Math.floor(Math.log10(index + 2)) + Math.floor(random() * 2)
    return Array.from({ length: syllables }, () => one(consonants) + one(vowels)).join('')
  })
}

function nameOf(index) {
  const random = dice(index + 500)
  const made = () => titleCase(word(random) + letters(index))
  return `${made()} ${made()}`
}

function letters(index) {
  return String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26))
}

function guidOf(index) {
  const hex = createHash('sha256').update(`measured ${index}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function stamp(seconds) {
  const milliseconds = Math.round(seconds * 1000)
  const two = (value) => String(Math.floor(value)).padStart(2, '0')
  return `00:${two(milliseconds / 60_000)}:${two((milliseconds / 1000) % 60)}.${String(milliseconds % 1000).padStart(3, '0')}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder, count = '1000', chapters = String(CHAPTERS)] = process.argv
  if (!folder) {
    process.stderr.write('node test/bench/large-station.mjs FOLDER [EPISODES [CHAPTERS]]\n')
    process.exit(2)
  }
  writeLargeStation(folder, Number(count), Number(chapters))
}
