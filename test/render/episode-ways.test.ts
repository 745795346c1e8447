import t from 'tap'
import type { Person } from '../../src/model/person.ts'
import type { SiteView } from '../../src/model/site-view.ts'
import type { Station } from '../../src/model/station.ts'
import { pagesOf } from '../../src/render/pages.ts'
import { contributorsOf } from '../../src/render/people.ts'
import { htmlComplaints } from '../judges/html.ts'
import { makeEpisode, makeFeed, makeOnAir, makeTrailer, makeTranscript } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const templates = shippedTemplates()

function page(siteView: SiteView, address: string): string {
  const found = pagesOf(siteView, templates).find((one) => one.address === address)
  if (!found) throw new Error(`no page at ${address}`)
  return found.html()
}

function withStation(facts: Partial<Station>, siteView = makeOnAir()): SiteView {
  return { ...siteView, station: { ...siteView.station, ...facts } }
}

t.test('corrections and tips go to the contact, with the title as the subject', async (t) => {
  const html = page(makeOnAir(), '/episodes/the-keeper/')
  const title = 'The%20keeper%20of%20%E2%80%9CCapo%20%3CNord%3E%E2%80%9D%20%26%20his%20lamp'
  t.match(html, `<a href="mailto:hello@faro.example?subject=Correction%3A%20${title}">Send a correction</a>`)
  t.match(html, `<a href="mailto:hello@faro.example?subject=Tip%3A%20${title}">Send a tip</a>`)
  t.notMatch(html, 'Newsletter')
  t.match(html, '<a href="https://faro.example/licence">Reuse this text</a>')
  const unlicensed = makeOnAir({
    feeds: [makeFeed({ license: { name: 'mine' } })],
    episodes: [makeTrailer()],
  })
  t.notMatch(page(unlicensed, '/episodes/hello/'), 'Reuse this text')
})

t.test('a station’s own ways take their place', async (t) => {
  const links = {
    correction: 'https://faro.example/wrong',
    tip: 'mailto:tips@faro.example',
    newsletter: 'https://faro.example/letter',
    reuse: 'https://faro.example/reuse',
  }
  const html = page(withStation({ links }), '/episodes/the-keeper/')
  for (const href of Object.values(links)) t.match(html, `<a href="${href}">`)
  t.notMatch(
    page(withStation({ links: { newsletter: 'javascript:alert(1)' } }), '/episodes/hello/'),
    'javascript',
  )
})

t.test('comments are links to where they are, with the account', async (t) => {
  const social = [
    {
      protocol: 'activitypub',
      uri: 'https://social.example/1',
      account: '@faro',
      accountUrl: 'https://social.example/@faro',
    },
    { protocol: 'atproto', uri: 'at://did:plc:abc/app.bsky.feed.post/3k', account: 'faro.example' },
    { protocol: 'nostr', uri: 'nostr:note1xyz' },
    { protocol: 'hive', uri: 'javascript:alert(1)' },
  ]
  const at = (facts: Parameters<typeof makeEpisode>[0], feed = makeFeed()) =>
    page(makeOnAir({ feeds: [feed], episodes: [makeEpisode(facts)] }), '/episodes/the-keeper/')
  const html = at({ social })
  t.match(
    html,
    '<a href="https://social.example/1" rel="nofollow noopener">Comments on Mastodon and the Fediverse</a> <span class="meta"><a href="https://social.example/@faro" rel="nofollow noopener">@faro</a></span>',
  )
  t.match(
    html,
    '<a href="https://bsky.app/profile/did:plc:abc/post/3k" rel="nofollow noopener">Comments on Bluesky</a>',
  )
  t.match(html, '<a href="nostr:note1xyz" rel="nofollow noopener">Comments on Nostr</a>')
  t.notMatch(html, 'javascript')
  t.notMatch(at({ social: 'disabled' }, makeFeed({ social })), 'id="comments"', 'not wanted here')
  t.match(at({}, makeFeed({ social })), 'Comments on Bluesky', 'those of the show')
  t.notMatch(at({}), 'id="comments"')
})

const OFFICE: Person = {
  id: 'office',
  name: 'Harbour office',
  kind: 'organisation',
  aliases: ['The harbour office'],
}
const THANKED: Person = { id: 'nina', name: 'Nina Blu', aliases: [] }

function thanking(): SiteView {
  const episodes = [
    makeEpisode({ thanks: ['the Harbour Office', 'Nina Blu', 'Somebody else'] }),
    makeTrailer(),
  ]
  const { people } = makeOnAir().station
  return withStation({ people: [...people, OFFICE, THANKED], episodes }, makeOnAir({ episodes }))
}

t.test('who is thanked and known has a page, and is linked there', async (t) => {
  const html = page(thanking(), '/episodes/the-keeper/')
  t.match(html, '<li><a href="../../people/office/">the Harbour Office</a></li>')
  t.match(html, '<li>Somebody else</li>')
  const nina = page(thanking(), '/people/nina/')
  t.match(
    nina,
    /Thanked in 1 episode<[\s\S]*<h2>Thanked in<\/h2>[\s\S]*href="..\/..\/episodes\/the-keeper\/"/,
  )
  t.same(await htmlComplaints(nina), [])
})

t.test('organisations stand in a section of their own, and their pages say what they are', async (t) => {
  const people = page(thanking(), '/people/')
  t.match(people, /Nina Blu[\s\S]*<h2 id="organisations">Organisations<\/h2>[\s\S]*Harbour office/)
  t.match(page(thanking(), '/people/office/'), '<span class="mark">Organisation</span>')
  t.notMatch(page(thanking(), '/people/nina/'), 'Organisation')
  t.notMatch(page(makeOnAir(), '/people/'), 'Organisations')
  t.same(await htmlComplaints(people), [])
})

t.test('nobody has a page for the thanks of a draft', async (t) => {
  const episodes = [makeTrailer()]
  const siteView = withStation(
    { people: [OFFICE] },
    makeOnAir({ episodes, feeds: [makeFeed({ credits: [] })] }),
  )
  t.same(contributorsOf(siteView), [])
})

t.test('an alias that means two people is nobody’s', async (t) => {
  const other: Person = { id: 'other', name: 'Other', aliases: ['The harbour office'] }
  const episodes = [makeEpisode({ thanks: ['The harbour office'], credits: [] })]
  const siteView = withStation(
    { people: [OFFICE, other] },
    makeOnAir({ episodes, feeds: [makeFeed({ credits: [] })] }),
  )
  t.same(contributorsOf(siteView), [])
})

const CHINESE = makeTranscript({
  language: 'zh-Hans',
  kind: 'edited',
  chapters: [
    { title: '黄昏', start: 0 },
    { title: '灯里有什么？', start: 61.5 },
  ],
})

function translated(): SiteView {
  const [original = makeTranscript(), italian = makeTranscript()] = makeEpisode().transcripts
  return makeOnAir({ episodes: [makeEpisode({ transcripts: [original, italian, CHINESE] }), makeTrailer()] })
}

t.test('every translation has a page in its own language’s words', async (t) => {
  const html = page(translated(), '/episodes/the-keeper/zh-Hans/')
  t.match(html, '<html lang="zh-Hans">')
  t.match(html, '<h1 lang="en">The keeper')
  t.match(html, '本页为译文。本集语言：英语。')
  t.match(html, '<link rel="canonical" href="https://faro.example/onda/episodes/the-keeper/zh-Hans/">')
  t.match(
    html,
    /<h3 id="黄昏">黄昏<\/h3>\n<p class="origin">原文： ?<a href="..\/#dusk" hreflang="en" lang="en">Dusk<\/a>/,
  )
  t.match(html, 'href="../transcript.zh-Hans.html"')
  t.match(html, '<track kind="subtitles" src="../transcript.zh-Hans.vtt" srclang="zh-Hans"')
  t.match(html, '<source src="../the%20keeper.mp3"')
  t.same(await htmlComplaints(html), [])
})

t.test('all versions name each other, to machines and to readers', async (t) => {
  const at = '/episodes/the-keeper/'
  for (const address of [at, `${at}it/`, `${at}zh-Hans/`]) {
    const html = page(translated(), address)
    for (const [language, path] of [
      ['en', ''],
      ['it', 'it/'],
      ['zh-Hans', 'zh-Hans/'],
    ])
      t.match(
        html,
        `<link rel="alternate" hreflang="${language}" href="https://faro.example/onda${at}${path}">`,
      )
    t.equal(html.match(/<nav class="versions"[\s\S]*?<\/nav>/)?.[0].match(/<li>/g)?.length, 3)
    t.equal(html.match(/aria-current="page">(?:English|italiano|简体中文)</g)?.length, 1)
  }
  t.notMatch(page(translated(), '/episodes/hello/'), /hreflang="en"|class="versions"/)
})

t.test('chapters that do not correspond are not linked', async (t) => {
  t.notMatch(page(translated(), '/episodes/the-keeper/it/'), 'class="origin"')
})
