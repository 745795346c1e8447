// What is on the air at a station of any size, for measuring its feed alone: a few stories are read as the program reads
// them, and come again under other names.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadStation } from '../../lib/build/load-station.js'
import { compose } from '../../lib/compose.js'
import { withDigests } from '../../lib/model/episode-digests.js'
import { writeLargeStation } from './large-station.mjs'

/** So many stories are told; beyond, they come again. No compressor sees as far back as that. */
const STORIES = 100
const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(1996, 0, 2, 18)

/** @returns what renderRss and a site are given, with `count` episodes */
export async function feedAir(count) {
  const place = mkdtempSync(join(tmpdir(), 'inonda-feed-'))
  try {
    writeLargeStation(place, Math.min(STORIES, count))
    const { context } = compose(place)
    const { station: read, templates, words, assets } = await loadStation(context)
    const stories = read.episodes
    const episodes = Array.from({ length: count }, (_, index) => retold(stories[index % STORIES], index))
    const station = { ...read, episodes }
    return { siteView: onAirOf(station, words, context.generator), templates, assets }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** The same air with another episode in place of one. */
export function withEpisode(siteView, place, episode) {
  const episodes = siteView.episodes.with(place, episode)
  return { ...siteView, station: { ...siteView.station, episodes }, episodes }
}

/** The episode with a note more, and digests that says so. */
export function noted(episode, text) {
  return known({ ...episode, notes: `${episode.notes}\n\n${text}\n` }, `${episode.guid} ${text}`)
}

function onAirOf(station, words, generator) {
  const episodes = [...station.episodes].reverse()
  return {
    station: { ...station, episodes },
    url: station.url,
    generator,
    episodes,
    isTagged: true,
    feeds: station.feeds,
    words,
    feedGuids: new Map(station.feeds.map(({ id }) => [id, '5b1a2c3d-0000-4000-8000-00000000feed'])),
  }
}

function retold(story, index) {
  const hex = createHash('sha256').update(`feed ${index}`).digest('hex')
  const guid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  const date = new Date(FIRST_DAY + (index * DAY_MS) / 2)
  return known({ ...story, slug: `talk-${index}`, guid, date, title: `${story.title} ${index}` }, guid)
}

function known(episode, words) {
  const digest = createHash('sha256').update(words).digest('base64url').slice(0, 24)
  return withDigests(episode, { header: digest, details: digest, texts: digest })
}
