import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import type { Source } from '../../model/alternative.ts'
import { check, checksOf, type IssueMaker, language, line, wrong } from '../fields.ts'
import { isFileName } from '../paths.ts'
import * as patterns from '../patterns.ts'
import { uri } from './extras.ts'

type Voice = 'feed' | 'episode'

/** P20-ALTENC-5. */
const LABEL_MOST = 32

/** podcast:alternateEnclosure of an episode: a file in its folder, sources elsewhere, or both. */
export function alternatives() {
  const file = check(z.string(), (value) => {
    if (isFileName(value)) return undefined
    const example = value.split(/[/\\]/).at(-1) || 'interview.opus'
    const folder = 'the episode’s folder'
    return (at, { key, line }) =>
      say('episode.file-name-wrong', at, { key, value, folder, example: line(example) })
  })
  const shape = z.strictObject({
    file: file.exactOptional().meta({
      description:
        'A second recording, whose type, size and digest are read from it; the episode’s own is the default one.',
      shape: 'the name of a file in the episode’s folder',
      json: { pattern: patterns.FILE_NAME },
      examples: ['interview.opus'],
      mistaken: ['recording', 'audio'],
    }),
    ...keys('episode'),
  })
  const facts = ['type', 'length', 'bitrate', 'integrity'] as const
  const clear = checksOf(shape, (one) => {
    if (one.file === undefined)
      return elsewhere('episode', one, 'Write file: and a name, or sources: and an address.')
    const fact = facts.find((key) => one[key] !== undefined)
    const known: IssueMaker = (at, { key }) => say('episode.alternative-facts', at, { key })
    return fact === undefined ? undefined : [[fact], known]
  }).meta({
    json: {
      anyOf: [
        { required: ['file'], properties: Object.fromEntries(facts.map((fact) => [fact, false])) },
        {
          required: ['sources', 'type'],
          properties: { file: false, sources: { type: 'array', minItems: 1 } },
        },
      ],
    },
  })
  return z.array(clear).meta({
    shape: 'a list of file, or sources and type; and what else is known',
    examples: [[{ file: 'interview.opus', title: 'Small' }]],
    mistaken: ['alternative', 'alternateenclosure', 'alternate-enclosure', 'alternate-enclosures'],
  })
}

/** podcast:alternateEnclosure of a live broadcast, which has no files. */
export function streams() {
  const clear = checksOf(z.strictObject(keys('feed')), (one) =>
    elsewhere('feed', one, 'Write sources: and the stream’s address.'),
  ).meta({ json: { required: ['sources', 'type'] } })
  return z.array(clear).meta({
    shape: 'a list of sources, type and what else is known',
    examples: [[{ sources: ['https://radio.example/live.m3u8'], type: 'application/x-mpegURL' }]],
    mistaken: ['alternative', 'alternateenclosure', 'alternate-enclosure'],
  })
}

/** A media type, RFC 6838. */
export function mediaType(voice: Voice) {
  return check(z.string(), (value) => {
    if (/^[a-z][a-z-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*(;.+)?$/i.test(value)) return undefined
    return (at, { example }) => say(`${voice}.media-type-wrong`, at, { value, example })
  }).meta({
    shape: 'a media type',
    examples: ['audio/mpeg'],
    json: { pattern: '^[A-Za-z][A-Za-z-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*(;.+)?$' },
  })
}

/** A number of bytes; 0 for an endless stream. */
export function byteCount(voice: Voice) {
  return check(z.number(), (value) =>
    Number.isSafeInteger(value) && value >= 0 ? undefined : wrong(voice, String(value), 'a number of bytes'),
  ).meta({ shape: 'bytes', examples: [5_400_000], json: { type: 'integer', minimum: 0 } })
}

function elsewhere(
  voice: Voice,
  one: { readonly sources?: readonly unknown[]; readonly type?: string },
  fix: string,
): readonly [[], IssueMaker] | undefined {
  if ((one.sources ?? []).length === 0) return [[], (at) => say(`${voice}.alternative-nowhere`, at, { fix })]
  return one.type === undefined ? [[], (at) => say(`${voice}.alternative-type-missing`, at)] : undefined
}

function keys(voice: Voice) {
  // A broadcast has no file from which it could be read.
  const ofFile = (absent: string) => (voice === 'episode' ? { absent } : {})
  const source = z.strictObject({
    uri: uri(voice).meta({
      description: 'The address, of whatever scheme.',
      examples: ['ipfs://QmdwGqd3d2gFPGeJNLLCshdiPert45fMu84552Y4XHTy4y'],
      mistaken: ['url', 'href', 'src'],
    }),
    type: mediaType(voice)
      .exactOptional()
      .meta({
        description: 'The type of what is fetched there, where it is not the recording itself.',
        examples: ['application/x-bittorrent'],
        mistaken: ['contenttype', 'content-type'],
      }),
  })
  return {
    sources: z
      .array(z.union([uri(voice), source]))
      .exactOptional()
      .meta({
        description: 'Where the same bytes are besides, or the stream is.',
        shape: 'a list of addresses, or of uri and type',
        examples: [['https://video.example/3.mp4']],
        ...ofFile('none but the file'),
        mistaken: ['source', 'url', 'urls', 'uri'],
      }),
    type: mediaType(voice)
      .exactOptional()
      .meta({ description: 'What it is.', examples: ['video/mp4'], ...ofFile('that of the file') }),
    length: byteCount(voice)
      .exactOptional()
      .meta({
        description: 'Its size; 0 for a stream.',
        ...ofFile('that of the file'),
        mistaken: ['bytes', 'size'],
      }),
    bitrate: positive(voice, 'bits per second', 128_000)
      .exactOptional()
      .meta({ description: 'How much a second of it takes.', ...ofFile('that of the file') }),
    height: positive(voice, 'pixels', 1080)
      .exactOptional()
      .meta({ description: 'The height of a moving picture.' }),
    language: language(voice)
      .exactOptional()
      .meta({ description: 'What is spoken.', mistaken: ['lang'] }),
    title: short(voice)
      .exactOptional()
      .meta({
        description: 'What listeners choose by.',
        examples: ['High quality'],
        mistaken: ['name'],
      }),
    rel: short(voice)
      .exactOptional()
      .meta({
        description: 'What it is to the recording: the same in all that hold the same.',
        examples: ['commentary'],
        absent: 'another encoding of the recording',
      }),
    codecs: line(voice)
      .exactOptional()
      .meta({ description: 'The codecs within, RFC 6381.', examples: ['mp4a.40.2'], mistaken: ['codec'] }),
    integrity: integrity(voice)
      .exactOptional()
      .meta({
        description: 'What the bytes at every source can be held against.',
        ...ofFile('the digest of the file'),
      }),
  }
}

function short(voice: Voice) {
  return check(line(voice), (value) => {
    const count = [...value].length
    if (count <= LABEL_MOST) return undefined
    const about = { count, limit: LABEL_MOST, over: count - LABEL_MOST }
    return (at, { key }) => say(`${voice}.alternative-label-long`, at, { key, ...about })
  }).meta({ shape: `text on one line, best at most ${LABEL_MOST} characters` })
}

function positive(voice: Voice, unit: string, example: number) {
  return check(z.number(), (value) =>
    Number.isFinite(value) && value > 0 ? undefined : wrong(voice, String(value), `a number of ${unit}`),
  ).meta({ shape: unit, examples: [example], json: { exclusiveMinimum: 0 } })
}

/** The base64 form of a digest of each kind. */
const DIGESTS: Readonly<Record<string, RegExp>> = {
  sha256: /^[A-Za-z0-9+/]{43}=$/,
  sha384: /^[A-Za-z0-9+/]{64}$/,
  sha512: /^[A-Za-z0-9+/]{86}==$/,
}

function integrity(voice: Voice) {
  const shape = z.strictObject({
    type: z.enum(['sri', 'pgp-signature']).meta({ description: 'The kind of proof.', examples: ['sri'] }),
    value: line(voice).meta({
      description: 'The proof: of sri, sha384- and the digest in base64.',
      examples: [`sha384-${'A'.repeat(64)}`],
    }),
  })
  return checksOf(shape, ({ type, value }) => {
    const [, kind = '', digest = ''] = /^(\w+)-(.+)$/.exec(value) ?? []
    const right = type === 'sri' ? DIGESTS[kind]?.test(digest) : /^[A-Za-z0-9+/]{16,}={0,2}$/.test(value)
    if (right) return undefined
    const words = type === 'sri' ? 'digest' : 'signature'
    const fix =
      type === 'sri'
        ? 'Write value: sha384- followed by what this prints: openssl dgst -sha384 -binary FILE | openssl base64 -A'
        : 'Write value: followed by the signature in base64, on one line.'
    return [['value'], (at) => say(`${voice}.integrity-wrong`, at, { value, type: words, fix })]
  }).meta({ shape: 'type and value' })
}

/** Expands sources to their long form. */
export function sourcesOf(written: readonly (string | Source)[] = []): Source[] {
  return written.map((one) => (typeof one === 'string' ? { uri: one } : one))
}
