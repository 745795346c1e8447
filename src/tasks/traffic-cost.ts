import { gzipSync } from 'node:zlib'
import type { SiteBuild } from '../build/site-build.ts'
import { archiveAddress, feedAddress } from '../model/address.ts'
import { episodesOf, type Feed } from '../model/feed.ts'
import { publicEpisodes } from '../model/site-view.ts'
import type { Station } from '../model/station.ts'

/** Who asks for a feed, and how. */
export interface Audience {
  /** Apps that ask for the feed, each for itself. */
  readonly subscribers: number
  /** How often each of them asks, in minutes. */
  readonly minutes: number
  /** The share of apps that send If-None-Match or If-Modified-Since, from 0 to 1. */
  readonly validating: number
  /** New episodes a week; absent: as many as in the year before the newest. */
  readonly weekly?: number
}

/** What a feed's listeners cost in traffic. Bytes are those of bodies, header fields and connections together. */
export interface FeedCost {
  readonly id: string
  readonly title: string
  readonly episodes: number
  readonly weekly: number
  /** All items, in however many documents. */
  readonly whole: Size
  /** The document that apps ask for: the newest items. */
  readonly newest: Size
  readonly pollsPerDay: number
  readonly ways: readonly CostItem[]
  /** New episodes, downloaded once by each subscriber. */
  readonly recordings: { readonly meanBytes: number; readonly bytesPerDay: number }
}

/** Bytes, plain and by gzip. */
interface Size {
  readonly plain: number
  readonly gzip: number
}

/** The same polls, answered in different ways, from the most wasteful on. */
export interface CostItem {
  readonly name: 'whole' | 'compressed' | 'validated' | 'paged' | 'pushed'
  readonly bytesPerDay: number
}

/** Assumed: a new TLS connection for every poll, with a chain of two certificates and no resumption. */
const CONNECTION_BYTES = 3500
/** The header fields of an answer. */
const HEAD_BYTES = 400
/** Assumed: directories and apps' own servers that subscribe at a hub, and ask in the name of everybody else. */
const AGGREGATORS = 60
const NEWEST_RECORDINGS = 10
const DAY_MINUTES = 1440
const WEEK_DAYS = 7
const YEAR_WEEKS = 52
const WEEK_MS = 604_800_000

/** What polling costs for each feed on the air: a model, whose sizes are measured and whose listeners are assumed. */
export function costOf(siteBuild: SiteBuild, station: Station, audience: Audience): readonly FeedCost[] {
  return station.feeds.map((feed) => costOfFeed(siteBuild, station, feed, audience))
}

function costOfFeed(siteBuild: SiteBuild, station: Station, feed: Feed, audience: Audience): FeedCost {
  const episodes = episodesOf(feed, publicEpisodes(station, siteBuild.moment))
  const { subscribers, minutes, validating } = audience
  const weekly = audience.weekly ?? weeklyOf(episodes.flatMap(({ date }) => date ?? []))
  const newest = sizeOf(siteBuild, feedAddress(feed.id))
  const whole = { ...newest }
  for (let page = 1, size = NONE; page === 1 || size !== NONE; page++) {
    size = sizeOf(siteBuild, archiveAddress(feed.id, page))
    whole.plain += size.plain
    whole.gzip += size.gzip
  }

  const polls = (subscribers * DAY_MINUTES) / minutes
  const changes = weekly / WEEK_DAYS
  const head = CONNECTION_BYTES + HEAD_BYTES
  const asked = (bytes: number, share: number) => {
    // Who validates fetches each change once, and never oftener than it asks.
    const fetched = Math.min(subscribers * changes, polls) * share + polls * (1 - share)
    return Math.round(polls * head + fetched * bytes)
  }
  const recordings = episodes.slice(0, NEWEST_RECORDINGS).flatMap(({ recording }) => recording?.bytes ?? [])
  const meanBytes = Math.round(sum(recordings) / Math.max(1, recordings.length))
  return {
    id: feed.id,
    title: feed.title,
    episodes: episodes.length,
    weekly,
    whole,
    newest,
    pollsPerDay: polls,
    ways: [
      { name: 'whole', bytesPerDay: asked(whole.plain, 0) },
      { name: 'compressed', bytesPerDay: asked(whole.gzip, 0) },
      { name: 'validated', bytesPerDay: asked(whole.gzip, validating) },
      { name: 'paged', bytesPerDay: asked(newest.gzip, validating) },
      { name: 'pushed', bytesPerDay: Math.round(AGGREGATORS * changes * (head + newest.gzip)) },
    ],
    recordings: { meanBytes, bytesPerDay: Math.round(subscribers * changes * meanBytes) },
  }
}

const NONE: Size = { plain: 0, gzip: 0 }

function sizeOf(siteBuild: SiteBuild, address: string): Size {
  const body = siteBuild.find(address)?.body
  if (!body || !('bytes' in body)) return NONE
  const bytes = body.bytes()
  return { plain: bytes.byteLength, gzip: gzipSync(bytes).byteLength }
}

/** Episodes a week in the year before the newest; in all the time there was, where that is less. */
function weeklyOf(dates: readonly Date[]): number {
  const times = dates.map((date) => date.getTime())
  const newest = Math.max(...times)
  const recent = times.filter((time) => time > newest - YEAR_WEEKS * WEEK_MS)
  if (recent.length < 2) return recent.length / YEAR_WEEKS
  const weeks = Math.max(1, (newest - Math.min(...recent)) / WEEK_MS)
  return (recent.length - 1) / weeks
}

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0)
}
