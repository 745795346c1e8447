import t from 'tap'
import type { Episode } from '../../src/model/episode.ts'
import { smallerSizes } from '../../src/model/picture-sizes.ts'
import type { SiteView } from '../../src/model/site-view.ts'
import { pagesOf, redirectPage } from '../../src/render/pages.ts'
import { attributesIn, htmlComplaints, withoutOwnScripts } from '../judges/html.ts'
import {
  HOSTILE,
  makeEpisode,
  makeFeed,
  makeOnAir,
  makeRecording,
  makeTrailer,
  makeTranscript,
  makeTurn,
} from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const templates = shippedTemplates()

function everyPage(siteView: SiteView): [string, string][] {
  const moved = redirectPage(siteView, templates, '/episodes/old/', '/credits/')
  return [
    ...pagesOf(siteView, templates).map(({ address, html }): [string, string] => [address, html()]),
    ['moved', moved],
  ]
}

t.test('every kind of page is valid HTML, in three languages and in one without a catalogue', async (t) => {
  for (const language of ['en', 'it', 'zh-Hans', 'fr']) {
    const episodes = [
      makeEpisode({ language }),
      makeTrailer({ language: 'it' }),
      ...Array.from({ length: 14 }, (_, index) => makeTrailer({ slug: `e${index}`, guid: `e${index}` })),
    ]
    const siteView = makeOnAir({ episodes, feeds: [makeFeed({ language })] })
    const station = { ...siteView.station, language }
    for (const [address, page] of everyPage({ ...siteView, station }))
      t.same(await htmlComplaints(page), [], `${language} ${address}`)
  }
})

t.test('hostile words come out as words, wherever they stand', async (t) => {
  for (const [index, nasty] of [
    ...HOSTILE,
    '" onmouseover="alert(1)',
    "' onload='alert(1)",
    '{{ site }}{% if %}',
    'javascript:alert(1)',
  ].entries()) {
    const siteView = hostileSiteView(nasty)
    for (const [address, page] of everyPage(siteView)) {
      t.same(await htmlComplaints(page), [], `${index} ${address}`)
      const names = attributesIn(page).filter((name) => /^on|^style$/i.test(name))
      t.same(names, [], `${index} ${address}`)
      t.notMatch(
        withoutOwnScripts(page),
        /<(script|style|img src=x)|(href|src)="\s*javascript:/i,
        `${index} ${address}`,
      )
      t.notMatch(page, /\p{Surrogate}/u, `${index} ${address}`)
    }
  }
})

function hostileSiteView(nasty: string): SiteView {
  const person = { id: 'nasty', name: nasty, url: nasty, image: nasty, aliases: [] }
  const episode: Episode = makeEpisode({
    title: nasty,
    summary: nasty,
    notes: nasty,
    thanks: [nasty],
    tags: [nasty],
    takeaways: [nasty],
    corrections: [{ date: '2025-04-01', text: nasty }],
    license: { name: nasty, url: nasty },
    locations: [{ name: nasty }],
    credits: [
      { person, role: 'Host', group: 'Cast' },
      { person, role: 'Host', group: 'Cast', team: nasty },
    ],
    recording: makeRecording({ file: `a" b<c>.mp3` }),
    transcripts: [
      makeTranscript({
        chapters: [{ title: nasty, start: 0, url: nasty }],
        turns: [
          makeTurn(
            { speaker: nasty, start: 0, chapter: 0, asides: [{ after: 1, text: nasty }] },
            nasty,
            nasty,
          ),
        ],
      }),
    ],
  })
  const feed = makeFeed({
    title: nasty,
    description: nasty,
    author: nasty,
    link: nasty,
    funding: [{ url: nasty, title: nasty }],
  })
  const siteView = makeOnAir({ episodes: [episode], feeds: [feed] })
  return { ...siteView, station: { ...siteView.station, title: nasty, description: nasty } }
}

t.test('pages that offer smaller pictures are valid HTML', async (t) => {
  const { feeds, episodes, ...rest } = makeOnAir()
  const pictures = [...feeds.map(({ artwork }) => artwork), ...episodes.flatMap(({ cover }) => cover ?? [])]
  const siteView = { ...rest, feeds, episodes, pictureSizes: smallerSizes(pictures) }
  for (const [address, page] of everyPage(siteView)) t.strictSame(await htmlComplaints(page), [], address)
  t.ok(everyPage(siteView).filter(([, page]) => page.includes('srcset')).length >= 2)
})
