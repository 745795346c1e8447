import type { Audience, CostItem, FeedCost } from '../tasks/traffic-cost.ts'
import { tableRows } from './table.ts'

const DAYS = 30
const DAY_SECONDS = 86_400
const BITS = 8
const GIGA = 1e9

const WAYS: Readonly<Record<CostItem['name'], string>> = {
  whole: 'all episodes in one document, as it is',
  compressed: 'compressed',
  validated: 'compressed, 304 for apps that ask so',
  paged: 'the same with the newest episodes only',
  pushed: 'apps told by a hub (WebSub) instead',
}

/** What a station's feeds cost in traffic, as lines of text. `price` is for a gigabyte, in any currency. */
export function trafficTable(
  costs: readonly FeedCost[],
  audience: Audience,
  price: number | undefined,
): string[] {
  const line = (name: string, bytesPerDay: number): [string, string] => {
    const month = bytesPerDay * DAYS
    const mean = sizeOf((bytesPerDay * BITS) / DAY_SECONDS, ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s'])
    const paid = price === undefined ? '' : `, ${number((month / GIGA) * price, 2)} a month`
    return [name, `${bytes(bytesPerDay)} a day, ${bytes(month)} a month, ${mean} on average${paid}`]
  }
  const { subscribers, minutes, validating } = audience
  const tables = costs.flatMap((cost) => [
    `${cost.title} (feeds/${cost.id}.xml)`,
    ...tableRows([
      ['episodes', `${number(cost.episodes)}, ${number(cost.weekly, 1)} new a week`],
      ['newest document', `${bytes(cost.newest.plain)}, compressed ${bytes(cost.newest.gzip)}`],
      ['all documents', `${bytes(cost.whole.plain)}, compressed ${bytes(cost.whole.gzip)}`],
      ['polls', `${number(cost.pollsPerDay)} a day, ${number(cost.pollsPerDay / DAY_SECONDS, 2)} a second`],
      ...cost.ways.map(({ name, bytesPerDay }) => line(WAYS[name], bytesPerDay)),
      line(
        `recordings of ${bytes(cost.recordings.meanBytes)}, each once by everybody`,
        cost.recordings.bytesPerDay,
      ),
    ]),
    '',
  ])
  const assumed = `Assumed: ${number(subscribers)} subscribers, each asking every ${number(minutes)} minutes over a new connection; ${number(validating * 100)} % of the apps send validators. Sizes are measured.`
  return [...tables, assumed]
}

function bytes(count: number): string {
  return sizeOf(count, ['B', 'kB', 'MB', 'GB', 'TB', 'PB'])
}

function sizeOf(value: number, units: readonly string[]): string {
  let rest = value
  let unit = 0
  while (rest >= 1000 && unit < units.length - 1) {
    rest /= 1000
    unit++
  }
  return `${number(rest, rest < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`
}

function number(value: number, digits = 0): string {
  return value.toLocaleString('en', { maximumFractionDigits: digits })
}
