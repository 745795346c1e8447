import t from 'tap'
import { pagesOf } from '../../src/render/pages.ts'
import { makeOnAir } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const templates = shippedTemplates()
const plain = makeOnAir()

function page(address: string, facts: Partial<typeof plain.station>): string {
  const siteView = { ...plain, station: { ...plain.station, ...facts } }
  return (
    pagesOf(siteView, templates)
      .find((one) => one.address === address)
      ?.html() ?? ''
  )
}

const about = {
  name: 'about',
  title: 'About <us>',
  description: 'Who we are.',
  language: 'it',
  text: 'See [people](/people/), [the lamp](../shows/lamp/) and [the notes][1]. <script>alert(1)</script>\n\n[1]: https://else.example/',
}

t.test('a page of its own is rendered as notes are, in its language', async (t) => {
  const html = page('/about/', { pages: [about] })
  t.match(html, '<html lang="it">')
  t.match(html, '<h1>About &lt;us&gt;</h1>')
  t.match(html, 'See <a href="../people/">people</a>, <a href="../shows/lamp/">the lamp</a>')
  t.match(html, '<meta name="description" content="Who we are.">')
  t.match(html, '<link rel="canonical" href="https://faro.example/onda/about/">')
  t.notMatch(html, /alert|noindex/)
  t.match(page('/about/', { pages: [{ ...about, hidden: true }] }), '<meta name="robots" content="noindex">')
})

t.test('the navigation is the station’s, and says where the reader is', async (t) => {
  const navigation = [
    { page: 'home' },
    { address: '/about/', title: 'Chi siamo', language: 'it' },
    { page: 'archive', title: 'Everything' },
    { page: 'tags' },
    { url: 'https://shop.example/', title: 'Shop' },
  ] as const
  const nav = (html: string) => /<nav aria-label="Station".*?<\/nav>/s.exec(html)?.[0] ?? ''
  const people = nav(page('/people/', { navigation, pages: [about] }))
  t.match(people, '<li><a href="../">Home</a></li>')
  t.match(people, '<li><a href="../about/" lang="it">Chi siamo</a></li>')
  t.match(people, '<li><a href="https://shop.example/" rel="noopener">Shop</a></li>')
  t.notMatch(people, /aria-current|search/)
  t.match(nav(page('/episodes/the-keeper/', { navigation })), 'aria-current="true">Everything</a>')
  t.match(nav(page('/', { navigation })), '<a href="./" aria-current="page">Home</a>')
  t.match(page('/404.html', { navigation }), '<a href="/onda/about/" lang="it">Chi siamo</a>')
})

t.test('the footer has the station’s words and links, and its title without any', async (t) => {
  const footer = {
    text: 'Made by [us](/about/) <b>here</b><img src=x onerror=alert(1)>.',
    links: [{ page: 'credits' }, { url: 'mailto:a@faro.example', title: 'Write' }],
  } as const
  const foot = (html: string) => /<footer.*<\/footer>/s.exec(html)?.[0] ?? ''
  const html = foot(page('/people/', { footer }))
  t.match(html, 'Made by <a href="../about/">us</a>')
  t.match(html, '<a href="../credits/">Credits</a>')
  t.match(html, '<a href="mailto:a@faro.example" rel="noopener">Write</a>')
  t.notMatch(html, /onerror|<p>Radio Faro/)
  t.match(foot(page('/people/', {})), '<p>Radio Faro</p>')
})

const SCHEDULE = {
  timezone: 'Europe/Rome',
  schedule: [
    { day: 1, time: '07:00', title: 'News & weather', note: 'Live' },
    { day: 5, time: '23:00', until: '01:00', show: 'lamp' },
  ],
} as const

t.test('the schedule tells days, times and shows, on the station’s clock', async (t) => {
  const html = page('/schedule/', SCHEDULE)
  t.match(html, '<h1>Schedule</h1>')
  t.match(html, 'data-zone="Europe/Rome"')
  t.match(html, /Times are those of the station: .*\(Europe\/Rome\)\./)
  t.match(html, /<h2 id="day-1">Monday<\/h2>[\s\S]*data-day="1" data-time="07:00"[\s\S]*News &amp; weather/)
  t.match(html, '<time datetime="23:00">23:00</time>–<time datetime="01:00">01:00</time>')
  t.match(html, '<a href="../shows/lamp/">Lamp &amp; Lens</a>')
  t.match(html, '<script type="module" src="../assets/schedule.js" data-again>')
  const own = page('/schedule/', {
    ...SCHEDULE,
    pages: [{ ...about, name: 'schedule', title: 'On air', text: 'We begin at dawn.' }],
  })
  t.match(own, /<h1>On air<\/h1>[\s\S]*We begin at dawn\.[\s\S]*<h2 id="day-1">Lunedì<\/h2>/)
})
