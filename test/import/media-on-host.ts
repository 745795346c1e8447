import { flac } from '../recordings/uncompressed.ts'
import type { Host } from './a-host.ts'

/** Two hours, as its head says: longer than every chapter of the feeds. */
export const SECONDS = 7200
const RECORDING = flac(SECONDS, ['TITLE=Talk'])

/** What is heard in the transcript of every item. */
export const CUES: readonly string[] = ['We go out at high water.', 'And then?']
const WORDS = `WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n<v Bo Chen>${CUES[0]}\n\n00:00:04.000 --> 00:00:09.000\n<v Ann Lee>${CUES[1]}\n`

/** The chapters of every item that names a file of some. */
export const CHAPTERS: readonly string[] = ['0 Hello', '60.5 Out there https://sea.example/']
const CHAPTERS_FILE = JSON.stringify({
  version: '1.2.0',
  chapters: [
    { startTime: 0, title: 'Hello' },
    { startTime: 60.5, title: 'Out there', url: 'https://sea.example/' },
  ],
})

/** A host that has a recording under every name, a transcript and chapters. */
export function files(): Host {
  const recordings = Array.from({ length: 40 }, (_, number) => [`/${number}.flac`, RECORDING] as const)
  return { ...Object.fromEntries(recordings), '/words.vtt': WORDS, '/chapters.json': CHAPTERS_FILE }
}

/** A feed whose recordings, transcripts and files of chapters are on that host, and which says truly how large and long they are. */
export function onHost(xml: string, url: string): string {
  let number = 0
  const own = (tag: string, attributes: string) =>
    `${tag.replace(/\s(?:url|href|length|type|start|end)\s*=\s*(?:"[^"]*"|'[^']*')/g, '').replace(/\/?>$/, '')} ${attributes}${tag.endsWith('/>') ? '/' : ''}>`
  const recording = (name: string) =>
    `${name}="${url}/${number++ % 40}.flac" length="${RECORDING.length}" type="audio/flac"`
  return xml
    .replace(/<enclosure\s[^<>]*>/g, (tag) => (/type=["']image/.test(tag) ? tag : own(tag, recording('url'))))
    .replace(/<link\s[^<>]*rel=["']enclosure["'][^<>]*>/g, (tag) => own(tag, recording('href')))
    .replace(/<(\w+):transcript\s[^<>]*>/g, (tag) => own(tag, `url="${url}/words.vtt" type="text/vtt"`))
    .replace(/<(\w+):chapters\s[^<>]*url=[^<>]*>/g, (tag) =>
      own(tag, `url="${url}/chapters.json" type="application/json+chapters"`),
    )
    .replace(/(<(?:itunes|apple):duration>)[^<]*</g, `$1${SECONDS}<`)
}
