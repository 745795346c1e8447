import t from 'tap'
import * as address from '../../src/model/address.ts'
import { makeEpisode, makeTranscript } from '../render/on-air.ts'

t.test('addresses are as the contract spells them', async (t) => {
  t.equal(address.feedAddress('radio-bocconi'), '/feeds/radio-bocconi.xml')
  t.equal(address.episodeAddress('one'), '/episodes/one/')
  t.equal(address.chaptersAddress('one'), '/episodes/one/chapters.json')
  t.equal(address.transcriptAddress('one', 'vtt'), '/episodes/one/transcript.vtt')
  t.equal(address.transcriptAddress('one', 'html', 'it'), '/episodes/one/transcript.it.html')
  t.equal(address.personAddress('ann-lee'), '/people/ann-lee/')
})

t.test('names of files are percent-encoded, slashes between folders are not', async (t) => {
  t.equal(address.recordingAddress('one', 'più #1?.mp3'), '/episodes/one/pi%C3%B9%20%231%3F.mp3')
  t.equal(address.stationFileAddress('feeds/a b.png'), '/feeds/a%20b.png')
  t.equal(address.assetAddress('fonts/à.woff2'), '/assets/fonts/%C3%A0.woff2')
})

t.test('a translation carries its language, the original does not', async (t) => {
  const episode = makeEpisode({
    transcripts: [makeTranscript({ language: 'en' }), makeTranscript({ language: 'it' })],
  })
  t.equal(address.translationOf(episode, 'en'), undefined)
  t.equal(address.translationOf(episode, 'it'), 'it')
})

t.test('the base path is that of the public address', async (t) => {
  t.equal(address.basePath('https://radio.example'), '')
  t.equal(address.basePath('https://radio.example/onda'), '/onda')
  t.equal(address.basePath('https://radio.example/a/b/'), '/a/b')
})

t.test('a relative address leads from the folder of one page to another', async (t) => {
  t.equal(address.relativeAddress('/', '/'), './')
  t.equal(address.relativeAddress('/', '/people/'), 'people/')
  t.equal(address.relativeAddress('/episodes/one/', '/'), '../../')
  t.equal(address.relativeAddress('/episodes/one/', '/episodes/one/a.mp3'), 'a.mp3')
  t.equal(address.relativeAddress('/episodes/one/', '/episodes/one/'), './')
  t.equal(address.relativeAddress('/episodes/one/', '/episodes/two/'), '../two/')
  t.equal(address.relativeAddress('/people/', '/episodes/one/'), '../episodes/one/')
  for (const from of ['/', '/people/', '/episodes/one/'])
    for (const to of ['/', '/people/', '/people/a/', '/episodes/one/a.mp3', '/404.html'])
      t.equal(new URL(address.relativeAddress(from, to), `https://a.example${from}`).pathname, to)
})

t.test('an address is spelt in one way', async (t) => {
  for (const one of [
    '/',
    '/people/',
    '/episodes/one/a.mp3',
    "/a/caff%C3%A8%20'1'(2)*!~.mp3",
    '/a/%23%3F%24%3B.mp3',
  ])
    t.ok(address.isAddress(one), one)
  for (const one of [
    ...[
      '',
      'people/',
      'https://a.example/',
      '//a.example/',
      '/a//b',
      '/../a',
      '/a/./b',
      '/a/..',
      '/a b',
      '/a\nb 301',
    ],
    ...[
      '/a?b',
      '/a#b',
      '/a;b',
      '/a$b',
      '/a"b',
      '/a\\b',
      '/è',
      '/%zz',
      '/%',
      '/%c3%a8',
      '/%61',
      '/%ED%A0%80',
      '/%2e%2e',
    ],
  ])
    t.notOk(address.isAddress(one), one)
})
