import type { Waiting } from '../build/not-yet-public.ts'
import type { Terminal } from './terminal.ts'

/** How many episodes are named. */
const NAMED = 5

/** What is said of a site with drafts. */
export const PREVIEW_REMARK =
  'This is a preview: it shows drafts and scheduled episodes, marked as such. Whoever can reach it can read them. Nothing is published by it.'

/** Prints which episodes are not public yet. `later` says what publishes a scheduled one. */
export function printWaiting(terminal: Terminal, waiting: Waiting | undefined, later?: string): void {
  const { scheduled = [], drafts = [] } = waiting ?? {}
  const [next, ...others] = scheduled
  if (next) {
    const named = others.slice(0, NAMED).map(({ slug, date }) => `${slug} on ${date}`)
    const then = named.length > 0 ? `; then ${listed(named, others.length)}` : ''
    const count = scheduled.length === 1 ? '1 episode goes' : `${scheduled.length} episodes go`
    terminal.remark(`${count} on air on ${next.date}: ${next.slug}${then}.${later ? ` ${later}` : ''}`)
  }
  const [draft] = drafts
  if (draft) {
    const count = drafts.length === 1 ? '1 draft waits' : `${drafts.length} drafts wait`
    terminal.remark(
      `${count} to be published: ${listed(drafts.slice(0, NAMED), drafts.length)}. To publish ${drafts.length === 1 ? 'it' : 'the first'}: inonda publish ${draft}`,
    )
  }
}

function listed(named: readonly string[], all: number): string {
  return all > named.length ? `${named.join(', ')} and ${all - named.length} more` : named.join(', ')
}
