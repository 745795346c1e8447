import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { readDocument } from './document.ts'
import { type FeedDocument, feedOf, type Occasion } from './feed-document.ts'
import { rootRules } from './rules/document.ts'
import { RULES } from './rules.ts'
import { type FeedSummary, summaryOf } from './summary.ts'

/** A feed's bytes, and the name that its diagnostics are said under: a path, or an address. */
export interface FeedSource extends Occasion {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What is wrong with a feed, and what kind of feed it is. */
export interface Linted {
  /** In the order of the document. */
  readonly diagnostics: readonly Diagnostic[]
  /** Absent when the document could not be read as a feed. */
  readonly feed?: FeedDocument
  readonly summary?: FeedSummary
}

/** Judges anybody's feed by every standard. Hostile and broken input gives diagnostics, never an exception. */
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
