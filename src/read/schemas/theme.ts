import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { isFontFamily, isOfItsKind, isThemeValue, type Theme } from '../../model/theme.ts'
import { check, checksOf, ID, lineOf } from '../fields.ts'
import * as patterns from '../patterns.ts'

const styleValue = check(z.string(), (value) => {
  if (isThemeValue(value)) return undefined
  return (at, { example }) => say('station.theme-wrong', at, { value, example })
}).meta({
  shape: 'a colour, a length or a font',
  examples: ['Georgia, serif'],
  // No bracket may follow a word other than a colour or length function, and nothing may end the declaration.
  json: {
    pattern: `^(?:${patterns.anyCase('(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|calc|clamp|min|max)')}\\(|[^\\w(-]\\(|[^({};@*\\\\<>]){1,200}$`,
  },
})

const colour = check(z.string(), (value) => {
  if (/^#[0-9a-f]{6}$/i.test(value)) return undefined
  return (at, { line }) => say('station.theme-wrong', at, { value, example: line('#7a1f2b') })
}).meta({ shape: 'a colour, in quotes', json: { pattern: '^#[0-9A-Fa-f]{6}$' } })

/** Whether it is one is said where the file is looked for. */
const file = z.string().meta({ shape: 'the path of a file in templates/' })

const family = check(z.string(), (value) => {
  if (isFontFamily(value)) return undefined
  return (at, { example }) => say('station.theme-wrong', at, { value, example })
}).meta({ shape: 'the name of a font' })

const weight = check(z.union([z.int(), z.string()]), (value) => {
  const [, from = '', to = from] = /^(\d{1,4})(?: (\d{1,4}))?$/.exec(String(value)) ?? []
  if (from !== '' && Number(from) >= 1 && Number(from) <= Number(to) && Number(to) <= 1000) return undefined
  return (at, { example }) => say('station.theme-wrong', at, { value: String(value), example })
}).meta({ shape: 'a number from 1 to 1000, or two of them' })

const EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['measure', '65ch'],
  ['margin', '10rem'],
  ['gap', '1.75rem'],
])

/** Colours, lengths and fonts of the pages, by the name of the CSS custom property; and the files that belong to them. */
export const theme = checksOf(
  z
    .object({
      accent: colour.exactOptional().meta({
        description: 'The colour of links and buttons.',
        examples: ['#7a1f2b'],
        absent: 'as the templates have it',
      }),
      logo: file.exactOptional().meta({
        description:
          'A picture in the place of the station’s title at the head of pages: SVG, PNG, JPEG or WebP.',
        examples: ['logo.svg'],
        absent: 'the title',
      }),
      'dark-logo': file.exactOptional().meta({
        description: 'The same on dark screens.',
        examples: ['logo-dark.svg'],
        absent: 'the logo',
      }),
      favicon: file.exactOptional().meta({
        description: 'What browsers show on a tab: SVG, PNG or ICO.',
        examples: ['favicon.svg'],
        absent: 'icon.svg, as the templates have it',
        mistaken: ['icon'],
      }),
      fonts: z
        .array(
          z.strictObject({
            family: family.meta({
              description: 'Its name, as font-body or font-label says it.',
              examples: ['Source Serif 4'],
              mistaken: ['name', 'font-family'],
            }),
            file: file.meta({
              description: 'WOFF2.',
              examples: ['fonts/source-serif-4.woff2'],
              mistaken: ['src', 'url'],
            }),
            weight: weight.exactOptional().meta({
              description: 'Its weight, or the lightest and the boldest of a variable font.',
              examples: ['200 900'],
              absent: '400',
              mistaken: ['font-weight'],
            }),
            style: z
              .enum(['normal', 'italic'])
              .exactOptional()
              .meta({ description: 'Whether it is italic.', examples: ['italic'], absent: 'normal' }),
          }),
        )
        .exactOptional()
        .meta({
          description: 'Fonts that pages load from the station itself, the one that text is set in first.',
          shape: 'a list of family and file',
          examples: [[{ family: 'Source Serif 4', file: 'fonts/source-serif-4.woff2', weight: '200 900' }]],
          absent: 'those of the reader’s computer',
          mistaken: ['font', 'webfonts'],
        }),
    })
    .catchall(styleValue),
  (theme) => {
    const wrong = Object.entries(theme).find(
      // The accent has its own check.
      ([name, value]) =>
        name !== 'accent' &&
        typeof value === 'string' &&
        !isFileKey(name) &&
        isThemeValue(value) &&
        !isOfItsKind(name, value),
    )
    if (!wrong) return undefined
    const [name, value] = wrong
    const example = lineOf(name, EXAMPLES.get(name) ?? '#7a1f2b')
    return [[name], (at) => say('station.theme-wrong', at, { value: String(value), example })]
  },
).meta({
  shape: 'names with, for each, a colour, a length or a font',
  examples: [{ accent: '#7a1f2b', 'font-body': 'Georgia, serif' }],
  json: { propertyNames: { pattern: ID.source } },
})

/** The theme as it is written. */
export type WrittenTheme = z.output<typeof theme>

/** What of it becomes custom properties: all but its files. */
export function plainTheme(theme: WrittenTheme): Theme {
  return Object.fromEntries(
    Object.entries(theme).flatMap(([name, value]) =>
      typeof value === 'string' && !isFileKey(name) ? [[name, value]] : [],
    ),
  )
}

function isFileKey(name: string): boolean {
  return ['logo', 'dark-logo', 'favicon'].includes(name)
}
