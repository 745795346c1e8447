/** Text that grows: about so many characters of it. */
export interface Seed {
  readonly name: string
  readonly text: (characters: number) => string
}

/** What parsers, patterns and comparisons stumble over when there is much of it. */
// biome-ignore format: a table.
const UNITS = [
  ' ', '\t', '\n', '\n\n', '\r', '\r\n', '\u00a0', '\u2028', ' \n', '\n ', ' a', 'a ', 'a', 'aB', 'A', 'é',
  '1', '1 ', '0', '-', '--', '- ', '-a', '_', '__', '_a', 'a_', '*', '**', '* ', '*a', '**a', 'a**', '~', '~~',
  '`', '``', '`a', '"', "'", '"a', "'a ", '“', '”', '\\', '\\\\', '\\a', '\\[', '|', '| ', '|-', '|\n', '^', '$',
  '[', ']', '[]', '](', '[a](', '![', '[a]', '[a]:', '[[', '(', ')', '()', '((', '{', '}', '{{', '{%', '}}', '{a',
  '<', '>', '<a', '<a ', '<a>', '</a>', '<b><i>', '<!--', '-->', '<!', '<?', '<![CDATA[', '<a href="', '< ',
  '&', '&#', '&a', '&amp', '&amp;', '&#x1;', '#', '# ', '##', '#a ', '/', '//', '/a', '/../', '://', 'http://', 'www.',
  ':', ': ', '::', 'a:', 'a: ', 'A: ', 'A:\n', 'A: b\n', ':a', ';', '; ', ',', ', ', ',a', 'a,b', '.', '. ', '..',
  'a.', 'A. ', '!', '! ', '?', '? ', '=', '=\n', 'a=', 'q=', '%', '%25', '%e4', '+', '@', 'a@', '@a.', 'a@a.',
  '0:', '00:', '[0:', '[00:', '(0:00', '0:00 ', '1.', '1. ', '1)', '0:00\n', '-->\n', '> ', '>> ', '> > ', '>\n',
  '- a\n', '- - ', '1. a\n', '  - a\n', 'a\n---\n', '---\n', '***\n', '|a|\n', '|-|\n', '```\n', '    a\n', 'a\n=\n',
  '# a\n', '## a\n\n', '> a\n', '**A:** b\n\n', '**A**\n', 'Q. a\nA. b\n', '[^a]: b\n', '[a]: b\n', 'a  \n', '  \n', '\\\n',
  '\u0301', 'e\u0301', '\u200b', '\u200d', '👩\u200d', '👍', '🇮', '\ud83d', '中', '。', '「', 'ａ', 'ก', '한', 'ﬃ',
  '\ufeff', '\u202e', '\0', 'Ã©', '&lt;p&gt;', '>a\n\n', '> a\n\nb\n\n', '## a\n\nA: b\n\n',
  'Anna ', 'Anna Lee ', 'A a ', 'in in ', 'thanks ', 'edited for ', 'photo by ', 'My name is ', 'https://t.co/',
  '<v A>', '<cite>', '<p>a', '<time>0</time>', '00:00 --> 00:01\n', '1\n00:00:00,000 --> 00:00:01,000\na\n\n',
] as const

/** Of which every one is another: what is compared with all that came before grows with its square. */
const NUMBERED: Readonly<Record<string, (word: string, index: number) => string>> = {
  'many labels': (word) => `**${word} Lee:** Hello there.\n\n`,
  'many plain labels': (word) => `${word}: Hello there.\n\n`,
  'many names': (word) => `and ${word} ${word}son met, `,
  'many lines': (word) => `${word}\n`,
  'many paragraphs': (word) => `${word} went home.\n\n`,
  'many headings': (word) => `## ${word}\n\nText.\n\n`,
  'many keys': (word) => `${word}: a\n`,
  'many aliases': (_, index) => (index === 0 ? 'a0: &a b\n' : `a${index}: *a\n`),
  'many aliases in a list': (_, index) => (index === 0 ? '[&a b' : ', *a'),
  'many anchors': (word) => `${word}: &${word} a\n`,
  'many list items': (word) => `- ${word}\n`,
  'many link definitions': (word) => `[${word}]: https://${word}.example\n`,
  'many links': (word) => `[${word}](https://${word}.example) `,
  'many pictures': (word) => `![${word}](${word}.jpg)\n\n`,
  'many elements': (word) => `<${word}>`,
  'many attributes': (word) => `<a ${word}="1">`,
  'many times': (_, index) => `[${clock(index)}] word\n`,
  'many backwards times': (_, index) => `**A** [${clock(100_000 - index)}]: word\n\n`,
  'many cues': (word, index) => `${clock(index)}.000 --> ${clock(index + 1)}.000\n${word}\n\n`,
  'many voices': (word, index) => `${clock(index)}.000 --> ${clock(index + 1)}.000\n<v ${word}>Hi\n\n`,
  'many credits': (word) => `${word}: ${word} Lee, ${word} Ann\n`,
  'many words': (word) => `${word} `,
  'many capitals': (word) => `${word} ${word}s `,
  'many hashes': (word) => `#${word} `,
  'many commas': (word) => `${word}, `,
  'many variables': (word) => `{{ ${word} }}`,
  'many parameters': (word) => `${word}=${word}&`,
}

/** Of which every one is deeper than the one before. */
const NESTED: Readonly<Record<string, (depth: number) => string>> = {
  'deeper lists': (depth) => `${' '.repeat(2 * depth)}- a\n`,
  'deeper keys': (depth) => `${' '.repeat(depth)}a:\n`,
  'deeper quotes': (depth) => `${'>'.repeat(depth)} a\n`,
  'longer rows of backticks': (depth) => `${'`'.repeat(depth)} a `,
  'longer rows of stars': (depth) => `${'*'.repeat(depth)}a `,
  'longer rows of #': (depth) => `${'#'.repeat(depth)} a\n`,
}

export const SEEDS: readonly Seed[] = [
  ...UNITS.map(repeated),
  ...Object.entries(NUMBERED).map(([name, unit]) => ({ name, text: (size: number) => numbered(unit, size) })),
  ...Object.entries(NESTED).map(([name, unit]) => ({ name, text: (size: number) => nested(unit, size) })),
]

/** Those that found most, for a quick look. */
const CORE: ReadonlySet<string> = new Set([
  ...[
    ' ',
    '\n',
    'a',
    '-',
    '_a',
    '*a',
    '`',
    '"',
    '\\',
    '[',
    '[a](',
    '(',
    '{',
    '<a',
    '&',
    '/',
    ':',
    'a:',
    '!',
    '.',
  ].map(escaped),
  ...['- a\n', '> ', '1. ', '-->\n', 'A: b\n', '## a\n\n', '\u0301'].map(escaped),
  ...['many labels', 'many keys', 'many aliases', 'many headings', 'many credits', 'deeper lists'],
])

export const CORE_SEEDS: readonly Seed[] = SEEDS.filter(({ name }) => CORE.has(name))

export function repeated(unit: string): Seed {
  return {
    name: escaped(unit),
    text: (characters) => unit.repeat(Math.ceil(characters / unit.length)),
  }
}

/** What a terminal would not show, or would show as something else, is told by its code. */
function escaped(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** So many characters of units, of which every one is another. */
export function numbered(unit: (word: string, index: number) => string, characters: number): string {
  const parts: string[] = []
  let length = 0
  for (let index = 0; length < characters; index++) {
    const part = unit(wordOf(index), index)
    parts.push(part)
    length += part.length
  }
  return parts.join('')
}

function nested(unit: (depth: number) => string, characters: number): string {
  const parts: string[] = []
  let length = 0
  for (let depth = 1; length < characters; depth++) {
    const part = unit(depth)
    parts.push(part)
    length += part.length
  }
  return parts.join('')
}

/** A word of its own for every number, all capitalised and of letters: numbers are told apart by other rules. */
function wordOf(index: number): string {
  let rest = index
  let word = ''
  do {
    word += 'bcdfglmn'[rest % 8] ?? ''
    word += 'aeiou'[(rest >> 3) % 5] ?? ''
    rest = Math.floor(rest / 40)
  } while (rest > 0)
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}${'abcde'[index % 5]}`
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
