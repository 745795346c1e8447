import t from 'tap'
import type { Alternative } from '../../src/model/alternative.ts'
import type { Episode } from '../../src/model/episode.ts'
import { renderOembed } from '../../src/render/oembed.ts'
import { episodePages, homePage } from '../../src/render/pages.ts'
import { renderRss } from '../../src/render/rss.ts'
import { makeEpisode, makeFeed, makeOnAir } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const recording = {
  ...(makeEpisode().recording as NonNullable<Episode['recording']>),
  file: 'v.mp4',
  type: 'video/mp4',
}
const film = makeEpisode({ recording })
const other: Alternative = {
  file: 'v.mp4',
  type: 'video/mp4',
  sources: [],
  bytes: 9,
  digest: 'aa',
  title: 'To watch',
}
const beside = makeEpisode({ alternatives: [other] })

function shown(episode: Episode) {
  const siteView = makeOnAir({ episodes: [episode] })
  const templates = shippedTemplates()
  const pages = episodePages({ siteView, templates }, episode, { known: new Set() })
  return {
    page: pages.shown[0]?.html() ?? '',
    embed: pages.embedded.html(),
    home: homePage({ siteView, templates }).html(),
    feed: renderRss(siteView, makeFeed()),
    oembed: JSON.parse(renderOembed(siteView, episode)),
  }
}

t.test('a video is shown as one: on its page, on the first page and in the frame', async (t) => {
  const { page, embed, home, feed, oembed } = shown(film)
  for (const html of [page, embed]) {
    t.match(html, /<video id="player" controls playsinline preload="none" [^>]*poster="[^"]+\.(?:png|jpg)">/)
    t.match(
      html,
      /<source src="[^"]*v\.mp4" type="video\/mp4">\n<track kind="(?:captions|subtitles)"[^>]*>\n<\/video>/,
    )
    t.notMatch(html, '<audio')
  }
  t.match(home, /<a class="play button" href="[^"]*v\.mp4" type="video\/mp4"/)
  t.match(page, '<meta property="og:video:type" content="video/mp4">')
  t.match(page, '"@type":"VideoObject"')
  t.match(page, '"thumbnailUrl":["')
  t.match(feed, /<enclosure [^>]*v\.mp4" [^>]*type="video\/mp4"/)
  t.match(oembed, { height: 580, html: /height="580"/ })
})

t.test('a video beside the sound is shown below it', async (t) => {
  const { page, embed, oembed } = shown(beside)
  for (const html of [page, embed]) {
    t.match(html, '<audio id="player"')
    t.match(html, /<figure class="video">\n<video controls playsinline preload="none" aria-label="To watch"/)
    t.match(html, /<track kind="(?:captions|subtitles)"[^>]*>\n<\/video>\n<figcaption>To watch<\/figcaption>/)
  }
  t.match(oembed, { height: 580 })
  const elsewhere = makeEpisode({
    alternatives: [{ type: 'video/mp4', sources: [{ uri: 'https://a.example/v.mp4' }] }],
  })
  t.notMatch(shown(elsewhere).page, '<video', 'pages ask nobody else for anything')
  t.match(shown(elsewhere).oembed, { height: 220 })
})

t.test('what a chapter is about, elsewhere, is linked on the page and in the player', async (t) => {
  const { page } = shown(makeEpisode({ chapters: [{ title: 'Now', start: 0, url: 'https://a.example/' }] }))
  t.match(page, '<a class="about" href="https://a.example/" rel="nofollow noopener">Link of this chapter</a>')
  t.match(page, '"chapters":[{"start":0,"title":"Now","url":"https://a.example/"}]')
})
