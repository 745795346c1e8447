import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { readDocument } from './document.ts'
import { type FeedDocument, feedOf, type Occasion } from './feed-document.ts'
import { rootRules } from './rules/document.ts'
import { RULES } from './rules.ts'
import { type FeedSummary, summaryOf } from './summary.ts'

/** A feed's bytes, and the name for its diagnostics: a path or a URL. */
export interface FeedSource extends Occasion {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The diagnostics of a feed, and a summary of it. */
export interface Linted {
  /** In the order of the document. */
  readonly diagnostics: readonly Diagnostic[]
  /** Absent if the document could not be read as a feed. */
  readonly feed?: FeedDocument
  readonly summary?: FeedSummary
}

/** Checks any feed against all standards. Hostile and broken input results in diagnostics, never in an exception. */
export function lintFeed({ name, bytes, ...occasion }: FeedSource): Linted {
  const { root, text, diagnostics } = readDocument(name, bytes)
  if (!root) return { diagnostics: [...diagnostics].sort(byPlace) }
  const feed = feedOf(root, text, occasion)
  if (!feed) return { diagnostics: [...diagnostics, ...rootRules(root)].sort(byPlace) }
  const found = RULES.flatMap((rule) => [...rule(feed)])
  return { diagnostics: [...diagnostics, ...found].sort(byPlace), feed, summary: summaryOf(feed) }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1)
}
