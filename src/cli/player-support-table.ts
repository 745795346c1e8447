import { PLAYERS_SOURCE } from '../lint/players.ts'
import type { FeedPlayerSupport } from '../tasks/player-support.ts'
import { type TableRow, tableRows } from './table.ts'

/** How many of the known players support what each feed offers, as lines of text. */
export function playerSupportTable(feeds: readonly FeedPlayerSupport[]): string[] {
  const { name, date, players: all } = PLAYERS_SOURCE
  const tables = feeds.flatMap(({ title, items, reach }) => {
    const lines = reach.map(({ what, items: having, players }): TableRow => {
      const where = having === undefined ? 'the show' : `${having} of ${items} episodes`
      const names = NAMED.has(what) ? `: ${players.join(', ')}` : ''
      return [what, `${where}; ${players.length} of ${all} players${names}`]
    })
    return [title, ...(lines.length === 0 ? ['nothing beyond plain RSS'] : tableRows(lines)), '']
  })
  return [...tables, `Counted from ${name}; as of ${date}.`, '', WITHOUT_PERSONS]
}

/** What producers ask about most; with the players of all others, these would be hard to find. */
const NAMED = new Set(['chapters', 'transcripts', 'credits'])

/** Printed because producers look there for their guests first. */
const WITHOUT_PERSONS =
  'Apple Podcasts, Pocket Casts and AntennaPod show no podcast:person: for them the credits also stand in the notes of each episode.'
