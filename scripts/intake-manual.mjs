// The page about what inonda add reads: each folder of test/fixtures/intake is one notation, with what is handed in and,
// in draft.txt, what becomes of it. test/intake/kinds.test.ts holds the program to it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../test/fixtures/intake/', import.meta.url)

const HEAD = `<!-- Made from test/fixtures/intake by npm run docs. Change it there. -->

# What add reads

\`inonda add\` takes texts as producers have them. Each section is one notation: what is handed in, and the draft that comes
of it — its facts, what stands as a comment (\`#\`), the transcript with its chapters (\`##\`), speakers, times in seconds and
asides (\`>\`), the notes, and what was told: line, severity, code, and the words that were left out with their lines. What a code means
is in [diagnostics.md](diagnostics.md). The title of an episode is never guessed, so a text without one is told so.

Where the source says when its words are heard, \`add\` writes them to \`timings.json\` beside the transcript: start, end and words of
each cue. Captions as WebVTT, SubRip and JSON are made from it and have the same cues, with the words and names that the transcript has by
then. A Word document (\`.docx\`) or an OpenDocument text (\`.odt\`) is read as the web page that it would be. On a terminal \`add\` asks
what stands here as a comment.
`

/** The whole page, in Markdown. */
export function intakeManual() {
  const kinds = readdirSync(FOLDER).sort()
  return `${[HEAD, ...kinds.map(sectionOf)].join('\n').trimEnd()}\n`
}

function sectionOf(kind) {
  const folder = new URL(`${kind}/`, FOLDER)
  const names = readdirSync(folder).filter((name) => name !== 'draft.txt' && name !== 'terms.json')
  const terms = new URL('terms.json', folder)
  const said = existsSync(terms) ? JSON.parse(readFileSync(terms, 'utf8')) : {}
  const options = Object.entries(said).map(([name, value]) => ` --${name} ${value}`)
  const title = kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ')
  return [
    `## ${title}`,
    '',
    `\`inonda add ${names.join(' ')}${options.join('')}\``,
    '',
    ...names.flatMap((name) => [fenced(readFileSync(new URL(name, folder), 'utf8')), '']),
    'becomes',
    '',
    fenced(readFileSync(new URL('draft.txt', folder), 'utf8')),
    '',
  ].join('\n')
}

function fenced(text) {
  return `~~~~text\n${text.trimEnd()}\n~~~~`
}
