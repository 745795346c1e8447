import { deflateSync } from 'node:zlib'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { readStation } from '../../src/read/station.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** A station without a fault: every test that breaks it breaks exactly one thing. */
export function goodFiles(): Record<string, string | Uint8Array> {
  return {
    'station.yaml': `title: Example Radio
url: https://radio.example
language: en
contact: desk@radio.example
defaults:
  author: Example Radio
  explicit: false
theme:
  accent: '#7a1f2b'
`,
    'people.yaml': `ann-lee:
  name: Ann Lee
  aliases: [Annie]
bo-chen:
  name: Bo Chen
  url: https://bo.example/
`,
    'feeds/show.yaml': `title: The Show
description: Talks with people who make things.
owner:
  name: Example Radio
  email: desk@radio.example
categories:
  - Business > Careers
artwork: show.png
license: cc-by-4.0
people:
  Host: [ann-lee]
`,
    'feeds/show.png': png(1400, 1400),
    'episodes/one/episode.md': `---
title: One
guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e
feed: show
date: 2025-03-14T18:00:00+01:00
status: published
season: 1
episode: 1
people:
  Host: [ann-lee]
  Guest: [bo-chen]
thanks: [Example University]
---

The notes.
`,
    'episodes/one/one.mp3': mp3(),
    'episodes/one/transcript.md': '**Ann Lee:** How did it start?\n\n**Bo Chen:** With one machine.\n',
    'episodes/two/episode.md': `---
title: Two
guid: 7d1f0e7c-51c5-4d0e-8f6a-3b1c0f6f2b11
feed: show
season: 1
episode: 2
---
`,
  }
}

/** `file:line:column code` of everything that a reader says of these files. */
export async function said(files: Files): Promise<string[]> {
  return (await read(files)).diagnostics.map(spot)
}

export function read(files: Files) {
  return readStation(memoryStorage(files))
}

export function spot({ file, line, column, code }: Diagnostic): string {
  return `${file}:${line}:${column} ${code}`
}

/** A PNG of one colour; `colourType` 2 is RGB, 6 has an alpha channel. */
export function png(width: number, height: number, colourType = 2): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, colourType, 0, 0, 0], 8)
  const rows = pixels(height * (1 + width * (colourType === 2 ? 3 : 4)))
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Every station has such a picture: all that are of one size are pressed once. */
const pressed = new Map<number, Uint8Array>()

function pixels(size: number): Uint8Array {
  const rows = pressed.get(size) ?? deflateSync(new Uint8Array(size))
  pressed.set(size, rows)
  return rows
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(name, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4)
  return bytes
}

/** PNG, annex D; node:zlib has it from Node 22 on. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** An MP3 of silence: frames of 26 ms, MPEG 1 layer III, 128 kbit/s, mono. */
export function mp3(frames = 40): Uint8Array {
  const frame = new Uint8Array(417)
  frame.set([0xff, 0xfb, 0x90, 0xc0])
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}

/** An MP3 whose Info header announces as many frames as is said. */
export function mp3Announcing(announced: number, frames = 40): Uint8Array {
  const header = Buffer.alloc(417)
  header.set([0xff, 0xfb, 0x90, 0xc0])
  header.write('Info', 21, 'latin1')
  header.writeUInt32BE(1, 25)
  header.writeUInt32BE(announced, 29)
  return Buffer.concat([header, mp3(frames)])
}
