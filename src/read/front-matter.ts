import { say } from '../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../diagnostics/diagnostic.ts'
import type { YamlText } from './yaml/source.ts'
import { readYaml, type YamlDocument } from './yaml.ts'

/** A Markdown file of an episode or a page: its front matter and body. */
export interface FrontMatter {
  readonly document: YamlDocument
  /** The text of the front matter. */
  readonly yaml: YamlText
  readonly body: string
  /** The line of the file on which the body begins. */
  readonly bodyLine: number
}

const FENCED = /^---[ \t]*\r?\n([\s\S]*?)(?:^|(?<=\n))---[ \t]*(?:\r?\n|$)/

const UNFENCED = {
  episode: { open: 'episode.front-matter-open', missing: 'episode.front-matter-missing' },
  page: { open: 'page.front-matter-open', missing: 'page.front-matter-missing' },
} as const

/** Splits a Markdown file at its two lines of `---` and reads the YAML between them. */
export function readFrontMatter(
  file: string,
  text: string,
  voice: 'episode' | 'page' = 'episode',
): Checked<FrontMatter> {
  const fenced = fencedIn(text)
  if (!fenced) {
    const isOpen = /^---[ \t]*(\r?\n|$)/.test(text)
    return { diagnostics: [say(UNFENCED[voice][isOpen ? 'open' : 'missing'], startOf(file))] }
  }
  const [whole, inner] = fenced
  const yaml: YamlText = { voice, file, text: inner, firstLine: 2 }
  const { value: document, diagnostics } = readYaml(yaml)
  if (!document) return { diagnostics }
  const bodyLine = whole.split('\n').length
  return { value: { document, yaml, body: text.slice(whole.length), bodyLine }, diagnostics }
}

/** The front matter at the start of a text, with and without its delimiters. */
function fencedIn(text: string): readonly [whole: string, inner: string] | undefined {
  // The fast path: nearly all files have plain delimiters, so the first one after the start ends the front
  // matter.
  const end = text.startsWith('---\n') ? text.indexOf('\n---', 3) : -1
  if (end >= 0 && text.charAt(end + 4) === '\n') return [text.slice(0, end + 5), text.slice(4, end + 1)]
  const found = FENCED.exec(text)
  return found ? [found[0], found[1] ?? ''] : undefined
}
