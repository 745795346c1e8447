import { parse } from 'yaml'
import { readDay } from './day.ts'

/** What the front matter of a foreign Markdown file says. */
export interface Facts {
  readonly title?: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly speakers: readonly string[]
  readonly day?: { readonly day: string; readonly text: string }
}

/** Reads front matter of any kind; what it cannot read it leaves out. */
export function readFacts(lines: readonly string[]): Facts {
  const fields = parsed(lines.slice(1, -1).join('\n'))
  const text = (...keys: readonly string[]) =>
    keys
      .map((key) => fields[key])
      .find((value): value is string => typeof value === 'string' && value.trim() !== '')
  const title = text('title')
  const summary = text('summary', 'description', 'excerpt')
  const written = text('date')
  const day = written === undefined ? undefined : readDay(written.slice(0, 10))
  const list = (key: string) => {
    const value = fields[key]
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
  }
  const tags = list('tags')
  return {
    ...(title === undefined ? {} : { title: title.replace(/\s+/g, ' ').trim() }),
    ...(summary === undefined ? {} : { summary: summary.replace(/\s+/g, ' ').trim() }),
    ...(tags.length > 0 ? { tags } : {}),
    speakers: list('speakers')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    ...(day === undefined || written === undefined ? {} : { day: { day, text: written } }),
  }
}

/** Front matter is a page; what is longer is something else. */
const LONGEST = 65_536

function parsed(yaml: string): Record<string, unknown> {
  if (yaml.length > LONGEST) return {}
  try {
    const value: unknown = parse(yaml, { schema: 'failsafe', maxAliasCount: 20, logLevel: 'silent' })
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
