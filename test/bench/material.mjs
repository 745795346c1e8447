import { createHash } from 'node:crypto'
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** When everything was changed last. */
export const MODIFIED = new Date('2025-03-14T17:00:00Z')
export const FEED_BYTES = 998_218
export const PAGE_BYTES = 15_000
export const RECORDING_BYTES = 60_000_000

/** What every peer answers with besides a recording: a feed and a page, the same bytes on any day. */
export function material() {
  const random = dice(7)
  const page = text(random, PAGE_BYTES, '<!doctype html><title>One</title><p>', '</p>')
  const feed = text(random, FEED_BYTES, '<rss version="2.0"><channel><item>', '</item></channel></rss>')
  return { page, feed }
}

/** Noise, as a recording is to all who send it. Peers read it from the disk: in memory it would count as theirs. */
function noise() {
  const random = dice(11)
  const recording = Buffer.alloc(RECORDING_BYTES)
  for (let at = 0; at + 4 <= recording.length; at += 4) recording.writeUInt32LE(random() * 2 ** 32, at)
  return recording
}

/** Lays the material and the recording out as a folder, with compressed forms beside for those that serve files. */
export function layOut(root, { page, feed }) {
  for (const folder of ['feeds', 'episodes/one']) mkdirSync(join(root, folder), { recursive: true })
  const lay = (name, bytes) => {
    writeFileSync(join(root, name), bytes)
    utimesSync(join(root, name), MODIFIED, MODIFIED)
  }
  for (const [name, bytes] of [
    ['feeds/all.xml', feed],
    ['episodes/one/index.html', page],
  ]) {
    lay(name, bytes)
    lay(`${name}.gz`, gzip(bytes))
    lay(`${name}.br`, brotli(bytes))
  }
  const recording = noise()
  lay('talk.mp3', recording)
  writeFileSync(join(root, 'talk.sha256'), createHash('sha256').update(recording).digest('hex'))
}

export function gzip(bytes) {
  return gzipSync(bytes, { level: 9 })
}

export function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  })
}

/** Words that come as often as words do: few often, many seldom. */
function text(random, length, head, tail) {
  const words = Array.from({ length: 4000 }, () => {
    return Array.from({ length: 2 + random() * 9 }, () => LETTERS[Math.floor(random() ** 1.5 * 26)]).join('')
  })
  const pieces = [head]
  let left = length - head.length - tail.length
  while (left > 0) {
    const word = `${words[Math.floor(random() ** 9 * words.length)]} `.slice(0, left)
    pieces.push(word)
    left -= word.length
  }
  return Buffer.from([...pieces, tail].join(''))
}

const LETTERS = 'etaoinshrdlucmfwypvbgkjqxz'

/** The same numbers at every run (mulberry32). */
function dice(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
