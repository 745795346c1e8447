import { ANSWERS } from './kept/answers.ts'
import { FEEDS } from './kept/feeds.ts'
import { FILES } from './kept/files.ts'
import { PAGES } from './kept/pages.ts'

/** A requirement's id, the test that sees it, and the change that breaks it. */
export interface HeldRule {
  readonly id: string
  readonly test: string
  /** The file that keeps it, a piece of it that stands there once, and what breaks the rule in its place. */
  readonly file: string
  readonly from: string
  readonly to: string
}

/**
 * What keeps each requirement that the program meets by itself: the test that fails once it is broken, and one way to
 * break it. test/torture/kept-rules.mjs breaks each alone and runs the test.
 */
export const KEPT_RULES: readonly HeldRule[] = [FEEDS, FILES, PAGES, ANSWERS].flatMap((topic) =>
  Object.entries(topic).flatMap(([test, rows]) =>
    rows.map(([id, file, from, to]) => ({ id, test, file, from, to })),
  ),
)
