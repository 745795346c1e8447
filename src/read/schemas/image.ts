import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { check, checksOf, type IssueMaker, label, line, tagUrl, wrong } from '../fields.ts'
import { isFileName } from '../paths.ts'
import * as patterns from '../patterns.ts'

/** P20-IMAGE-4. */
const PURPOSE_MOST = 128
const PURPOSE = /^[\w.-]+(\/[\w.-]+)?( [\w.-]+(\/[\w.-]+)?)*$/
const RATIO = /^\d+(\.\d+)?\/\d+(\.\d+)?$/

/** podcast:image: pictures for one purpose each, as files in a folder or URLs. */
export function images(voice: 'feed' | 'episode', folder: string) {
  const file = check(z.string(), (value) => {
    if (isFileName(value)) return undefined
    const name = value.split(/[/\\]/).at(-1) || 'banner.jpg'
    return (at, { key, line }) =>
      say(`${voice}.file-name-wrong`, at, { key, value, folder, example: line(name) })
  })
  const ratio = check(z.string(), (value) => {
    if (RATIO.test(value)) return undefined
    const [, wide, high] = /^\s*([\d.]+)\s*[:x×/]\s*([\d.]+)\s*$/i.exec(value) ?? []
    return (at, { line }) =>
      say(`${voice}.image-ratio-wrong`, at, { value, example: line(`${wide ?? 16}/${high ?? 9}`) })
  })
  const purpose = check(z.string(), (value) => {
    if (value.length <= PURPOSE_MOST && PURPOSE.test(value)) return undefined
    return (at) => say(`${voice}.image-purpose-wrong`, at, { value })
  })
  const pixels = check(z.number(), (value) =>
    Number.isSafeInteger(value) && value > 0 ? undefined : wrong(voice, String(value), 'a number of pixels'),
  ).meta({ shape: 'pixels', examples: [1200], json: { type: 'integer', minimum: 1 } })
  const image = z.strictObject({
    file: file.exactOptional().meta({
      description: 'A picture of the station; its size is read from it.',
      shape: `the name of a file in ${folder}`,
      json: { pattern: patterns.FILE_NAME },
      examples: ['banner.jpg'],
      mistaken: ['name', 'image', 'picture'],
    }),
    url: tagUrl(voice)
      .exactOptional()
      .meta({
        description: 'A picture elsewhere.',
        examples: ['https://pictures.example/banner.jpg'],
        mistaken: ['href', 'src'],
      }),
    alt: line(voice)
      .exactOptional()
      .meta({ description: 'What it shows, for who cannot see it.', examples: ['A microphone'] }),
    purpose: purpose.exactOptional().meta({
      description:
        'What it is for: artwork, social, canvas, banner, publisher, circular, poster, or an app’s own word.',
      shape: 'words with spaces between them',
      json: { pattern: PURPOSE.source, maxLength: PURPOSE_MOST },
      examples: ['banner'],
      mistaken: ['for', 'use'],
    }),
    'aspect-ratio': ratio.exactOptional().meta({
      description: 'Width to height of a picture elsewhere.',
      shape: 'two numbers with / between them',
      json: { pattern: RATIO.source },
      examples: ['16/9'],
      mistaken: ['ratio', 'aspect'],
    }),
    width: pixels.exactOptional().meta({ description: 'The width of a picture elsewhere.' }),
    height: pixels.exactOptional().meta({ description: 'The height of a picture elsewhere.' }),
    type: label(voice)
      .exactOptional()
      .meta({ description: 'The media type of a picture elsewhere.', examples: ['image/jpeg'] }),
  })
  const facts = ['aspect-ratio', 'width', 'height', 'type'] as const
  const clear = checksOf(image, (one) => {
    if ((one.file === undefined) === (one.url === undefined)) {
      const found = one.file === undefined ? 'neither is' : 'both are'
      return [[], (at) => say(`${voice}.image-unclear`, at, { found, folder })]
    }
    const fact = one.file === undefined ? undefined : facts.find((key) => one[key] !== undefined)
    const known: IssueMaker = (at, { key }) => say(`${voice}.image-facts`, at, { key })
    return fact === undefined ? undefined : [[fact], known]
  }).meta({
    json: {
      anyOf: [
        { required: ['file'], properties: Object.fromEntries(['url', ...facts].map((key) => [key, false])) },
        { required: ['url'], properties: { file: false } },
      ],
    },
  })
  return z.array(clear).meta({
    shape: 'a list of file or url, alt and purpose',
    examples: [[{ file: 'banner.jpg', purpose: 'banner', alt: 'A microphone' }]],
    mistaken: ['image', 'pictures', 'banner'],
  })
}

export type WrittenImages = z.output<ReturnType<typeof images>>
