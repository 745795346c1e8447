import t from 'tap'
import type { SiteView } from '../../src/model/site-view.ts'
import { pagesOf } from '../../src/render/pages.ts'
import { makeEpisode, makeFeed, makeOnAir, makeTrailer, makeTranscript } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const templates = shippedTemplates()

function render(siteView: SiteView, address: string): string {
  const page = pagesOf(siteView, templates).find((one) => one.address === address)
  if (!page) throw new Error(`no page at ${address}`)
  return page.html()
}

t.test('an episode’s page has what is needed to listen and to read', async (t) => {
  const page = render(makeOnAir(), '/episodes/the-keeper/')
  t.match(page, /<audio [^>]*controls preload="none"/)
  t.match(page, '<source src="the%20keeper.mp3" type="audio/mpeg">')
  t.match(page, '<track kind="captions" src="transcript.vtt" srclang="en" label="English">')
  t.match(page, 'MP3, 1.2 MB')
  t.match(page, '<time datetime="2025-03-14">March 14, 2025</time>')
  t.match(page, 'Season 2, Episode 7')
  t.match(page, '<span class="mark">Explicit</span>')
  t.match(
    page,
    /id="corrections"[\s\S]*<time datetime="2025-04-01">April 1, 2025<\/time> The tower is <strong>31<\/strong> m high/,
  )
  t.match(page, 'A lens is <em>not</em> a mirror.')
  t.match(page, '<h3 id="what-is-in-the-lamp">What is in the lamp?</h3>')
  t.match(page, '<a href="#what-is-in-the-lamp">What is in the lamp?</a>')
  t.match(page, 'href="the%20keeper.mp3#t=61.5"')
  t.match(
    page,
    /<div class="turn voice-1" id="t=0">\n<p class="who"><a href="..\/..\/people\/anna-torre\/">Anna Torre<\/a> <a class="time" href="#t=0">/,
  )
  t.match(
    page,
    /<p class="aside">He climbs.<\/p>\n<p id="p=[0-9a-z]{5}">I <em>look<\/em> --&gt; at the sea.<\/p>/,
  )
  t.match(page, 'The transcript is verbatim.')
  t.match(page, '<a href="it/" hreflang="it" lang="it">italiano</a>')
  for (const format of ['html', 'txt', 'json', 'vtt', 'srt']) t.match(page, `href="transcript.${format}"`)
  t.match(page, /<dt>Host<\/dt>\s*<dd><a href="..\/..\/people\/anna-torre\/">/)
  t.match(page, /<dt>Board <small>Executive Producer<\/small><\/dt>/)
  t.match(page, /id="thanks"[\s\S]*<li>The harbour office<\/li>/)
  t.match(page, '<a href="https://faro.example/licence" rel="license noopener">House licence</a>')
  t.match(page, '<li><a href="../../tags/sea/" rel="tag">sea</a></li>')
  t.match(page, /rel="prev" href="..\/hello\/"/)
  t.notMatch(page, 'rel="next"')
})

t.test('an episode without transcript, notes and people is a page without those parts', async (t) => {
  const episode = makeTrailer({ notes: '' })
  const page = render(
    makeOnAir({ feeds: [makeFeed({ credits: [] })], episodes: [episode] }),
    '/episodes/hello/',
  )
  for (const id of ['transcript', 'notes', 'chapters', 'credits', 'thanks', 'corrections', 'takeaways']) {
    t.notMatch(page, `id="${id}"`)
  }
  t.notMatch(page, '<track')
})

t.test(
  'a transcript without times offers no captions and shows none; its chapters are links all the same',
  async (t) => {
    const timeless = makeTranscript({
      kind: 'edited',
      chapters: [{ title: 'Dusk' }, { title: 'Dusk' }],
      turns: makeTranscript().turns.map(({ start, ...turn }) => turn),
    })
    const page = render(
      makeOnAir({ episodes: [makeEpisode({ transcripts: [timeless] })] }),
      '/episodes/the-keeper/',
    )
    t.notMatch(page, /<track|transcript\.vtt|transcript\.srt|#t=/)
    t.match(
      page,
      /<div class="turn voice-1" id="p=[0-9a-z]{5}">\n<p class="who"><a href="[^"]*">Anna Torre<\/a> <\/p>/,
    )
    t.match(page, 'The transcript is edited')
    t.match(page, '<a href="#dusk">Dusk</a>')
    t.match(page, '<a href="#dusk-2">Dusk</a>')
  },
)

t.test('estimated times are said to be so, and are no captions', async (t) => {
  const turns = makeTranscript().turns.map(({ start, ...turn }, index) =>
    index === 1 ? turn : { ...turn, start: start ?? 0 },
  )
  const episode = makeEpisode({ transcripts: [makeTranscript({ turns })] })
  const page = render(makeOnAir({ episodes: [episode] }), '/episodes/the-keeper/')
  t.match(page, 'Its times are estimated.')
  t.match(page, /<time datetime="PT[0-9MS]+">≈ 0:\d\d<\/time>/)
  t.match(page, '<track kind="subtitles"')
})

t.test(
  'a chapter that front matter gives is a link into the recording where no heading has its name',
  async (t) => {
    const chapters = [
      { title: 'News', start: 5, url: 'javascript:alert(1)' },
      { title: 'Dusk', start: 9 },
    ]
    const page = render(makeOnAir({ episodes: [makeEpisode({ chapters })] }), '/episodes/the-keeper/')
    t.match(page, /href="the%20keeper.mp3#t=5"[\s\S]*<span>News<\/span>/)
    t.match(page, '<a href="#dusk">Dusk</a>')
  },
)

t.test('a heading never takes an id of the page’s own', async (t) => {
  const transcript = makeTranscript({ chapters: [{ title: 'Transcript' }, { title: '灯塔？' }] })
  const page = render(
    makeOnAir({ episodes: [makeEpisode({ transcripts: [transcript] })] }),
    '/episodes/the-keeper/',
  )
  t.match(page, '<h3 id="transcript-2">')
  t.match(page, '<h3 id="灯塔">')
  t.match(page, `<a href="#${encodeURIComponent('灯塔')}">`)
})

t.test('pages speak the language of their content, and mark what is in another', async (t) => {
  const episodes = [
    makeEpisode({ language: 'it', title: 'La lampara' }),
    makeEpisode({ slug: 'deng-ta', guid: 'c', language: 'zh-Hans', title: '灯塔' }),
    makeEpisode({ slug: 'le-phare', guid: 'd', language: 'fr', title: 'Le phare' }),
  ]
  const siteView = makeOnAir({ episodes })
  t.match(render(siteView, '/'), 'lang="it" hreflang="it">La lampara</a>')
  const italian = render(siteView, '/episodes/the-keeper/')
  t.match(italian, '<html lang="it">')
  t.match(italian, /Trascrizione[\s\S]*<div class="talk" lang="en">/)
  t.match(italian, '<time datetime="2025-03-14">14 marzo 2025</time>')
  t.match(italian, '<dt>Conduzione</dt>')
  t.match(render(siteView, '/episodes/deng-ta/'), /<html lang="zh-Hans">[\s\S]*2025年3月14日/)
  const french = render(siteView, '/episodes/le-phare/')
  t.match(french, /<html lang="fr">[\s\S]*<nav aria-label="Station">/)
  t.match(french, '14 mars 2025')
})
