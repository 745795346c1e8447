import t from 'tap'
import { goodFiles, read, spot } from './a-station.ts'

const ABOUT = '---\ntitle: About us\nlabel: About\nlanguage: it\n---\n\nCiao, [tutti](/people/).\n'

async function told(more: Record<string, string>, settings = '') {
  const files = { ...goodFiles(), ...more }
  files['station.yaml'] += settings
  const { station, diagnostics } = await read(files)
  return { station, said: diagnostics.map(({ hint, ...one }) => `${spot({ hint, ...one })} ${hint}`) }
}

t.test('a file in pages/ is a page, with its own language or the station’s', async (t) => {
  const { station, said } = await told({
    'pages/about.md': ABOUT,
    'pages/imprint.md': '---\ntitle: Imprint\nhidden: true\n---\nWho.\n',
  })
  t.strictSame(said, [])
  t.strictSame(station?.pages, [
    { name: 'about', title: 'About us', language: 'it', label: 'About', text: 'Ciao, [tutti](/people/).' },
    { name: 'imprint', title: 'Imprint', language: 'en', hidden: true, text: 'Who.' },
  ])
  t.strictSame(
    station?.footer,
    {
      links: [
        { address: '/about/', title: 'About', language: 'it' },
        { address: '/imprint/', title: 'Imprint', language: 'en' },
      ],
    },
    'pages that nothing names stand in the footer',
  )
})

t.test('navigation and footer name pages, shows, and places elsewhere', async (t) => {
  const { station, said } = await told(
    { 'pages/about.md': ABOUT },
    'navigation: [home, about, shows/show, { title: All, page: archive }, { title: Shop, url: https://shop.example/ }]\nfooter: { text: "Us.", links: [people] }\n',
  )
  t.strictSame(said, [])
  t.strictSame(station?.navigation, [
    { page: 'home' },
    { address: '/about/', title: 'About', language: 'it' },
    { address: '/shows/show/', title: 'The Show', language: 'en' },
    { page: 'archive', title: 'All' },
    { url: 'https://shop.example/', title: 'Shop' },
  ])
  t.strictSame(station?.footer, { text: 'Us.', links: [{ page: 'people' }] })
})

t.test('a schedule is told by days, in the order of the week', async (t) => {
  const { station, said } = await told(
    {},
    'timezone: Europe/Rome\nschedule:\n  - { day: [Friday, monday], time: "18:00", until: "19:00", show: show }\n  - { day: monday, time: "07:00", title: News, note: Live }\n',
  )
  t.strictSame(said, [])
  t.strictSame(station?.schedule, [
    { day: 1, time: '07:00', title: 'News', note: 'Live' },
    { day: 1, time: '18:00', until: '19:00', show: 'show' },
    { day: 5, time: '18:00', until: '19:00', show: 'show' },
  ])
  t.strictSame(station?.footer, { links: [{ page: 'schedule' }] })
})

t.test('what is wrong with a page is told at its place', async (t) => {
  const page = async (name: string, text: string) => (await told({ [`pages/${name}`]: text })).said
  t.match(await page('search.md', ABOUT), [
    'pages/search.md:1:1 page.name-reserved Rename it: git mv pages/search.md pages/our-search.md',
  ])
  t.match(await page('About us.md', ABOUT), [
    /^pages\/About us\.md:1:1 page.name-wrong .*pages\/about-us\.md$/,
  ])
  t.match(await page('about.md', 'Hello.\n'), [/page.front-matter-missing/])
  t.match(await page('about.md', '---\ntitle: About\n\nHello.\n'), [/page.front-matter-open/])
  t.match(await page('about.md', '---\nname: About\n---\nHello.\n'), [
    /page.key-missing/,
    /^pages\/about\.md:2:1 page.key-unknown Did you mean title\?/,
  ])
  t.match(await page('about.md', '---\ntitle: About\n---\n'), [/^pages\/about\.md:4:1 page.empty/])
  t.match(await page('about.md', '---\ntitle: About\n---\na\u0007b\n'), [
    /^pages\/about\.md:4:2 page.text-hostile/,
  ])
  t.match(await page('team.jpg', 'x'), [/page.file-stray .*templates\//])
})

const FACTS: readonly (readonly [facts: string, code: string])[] = [
  ['title: [About', 'page.yaml-broken'],
  ['- About', 'page.shape-wrong'],
  ['title: About\ntitle: Again', 'page.key-doubled'],
  ['title: [About]', 'page.value-wrong'],
  ['title: 1984', 'page.text-unquoted'],
  ['title: About us #1', 'page.text-cut'],
  ['title: “About”', 'page.quotes-typographic'],
  ['title: Ab\u2067out', 'page.text-turned'],
  ['title: "a\\x0bb"', 'page.text-hostile'],
  ['title: About\nlanguage: english', 'page.language-wrong'],
  ['title: About\nhidden: yes', 'page.value-wrong'],
  [`title: About\na: ${'['.repeat(90)}${']'.repeat(90)}`, 'page.aliases-excessive'],
]

t.test('what is wrong with its facts is told as in every file', async (t) => {
  for (const [facts, code] of FACTS) {
    const { said } = await told({ 'pages/about.md': `---\n${facts}\n---\nHello.\n` })
    t.match(said, [new RegExp(`^pages/about\\.md:\\d+:\\d+ ${code} `)], facts)
  }
  const files = { ...goodFiles(), 'pages/about.md': Buffer.from('---\ntitle: Caf\xe9\n---\nx', 'latin1') }
  t.match((await read(files)).diagnostics.map(spot), ['pages/about.md:2:11 page.unreadable'])
  const deep = `---\ntitle: About\n---\n${'> '.repeat(400)}x\n`
  t.match((await told({ 'pages/about.md': deep })).said, [/page.markup-excessive/])
})

t.test('what a station names that is not there is told, with what was meant', async (t) => {
  const wrong = async (settings: string) => (await told({ 'pages/about.md': ABOUT }, settings)).said
  t.strictSame(await wrong('navigation: [home, abuot]\n'), [
    'station.yaml:10:20 station.page-unknown Write about',
  ])
  t.match(await wrong('navigation: [schedule]\n'), [
    /station.page-unknown Write pages\/schedule\.md, or one of home/,
  ])
  t.match(await wrong('footer: { links: [{ title: Shop }] }\n'), [/^station.yaml:10:19 station.link-unclear/])
  t.match(await wrong('navigation: [{ title: x, url: "javascript:alert(1)" }]\n'), [/station.link-wrong/])
  t.match(await wrong('schedule: [{ day: monday, time: "18:00", title: x }]\n'), [
    /^station.yaml:10:1 station.schedule-zone-missing/,
  ])
  const zoned = (line: string) => wrong(`timezone: Europe/Rome\nschedule: [${line}]\n`)
  t.match(await zoned('{ day: mondy, time: "18:00", title: x }'), [
    /station.schedule-day-wrong .*day: monday/,
  ])
  t.match(await zoned('{ day: monday, time: 7:30, title: x }'), [
    /station.schedule-time-wrong Write time: "?07:30/,
  ])
  t.match(await zoned('{ day: monday, time: "18:00" }'), [/station.schedule-nameless/])
  t.match(await zoned('{ day: monday, time: "18:00", show: shwo }'), [
    /station.schedule-show-unknown Write show: show/,
  ])
})
