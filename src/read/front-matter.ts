import { say } from '../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../diagnostics/diagnostic.ts'
import type { YamlText } from './yaml/source.ts'
import { readYaml, type YamlDocument } from './yaml.ts'

/** A Markdown file of an episode or a page: its facts, and the text below them. */
export interface FrontMatter {
  readonly document: YamlDocument
  /** What the document was read from. */
  readonly yaml: YamlText
  readonly body: string
  /** The line of the file that the body begins on. */
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

/** The whole of what stands at the head of a text between two lines of `---`, and what is between them. */
function fencedIn(text: string): readonly [whole: string, inner: string] | undefined {
  // Nearly all are fenced by three hyphens and nothing else: what begins so first is the end then.
  const end = text.startsWith('---\n') ? text.indexOf('\n---', 3) : -1
  if (end >= 0 && text.charAt(end + 4) === '\n') return [text.slice(0, end + 5), text.slice(4, end + 1)]
  const found = FENCED.exec(text)
  return found ? [found[0], found[1] ?? ''] : undefined
}
