import t from 'tap'
import { quoteAddress, quotePictureAddress } from '../../src/model/address.ts'
import { turnOfQuote } from '../../src/model/quote.ts'
import { pagesOf } from '../../src/render/pages.ts'
import { quotePictures } from '../../src/render/quotes.ts'
import { renderSitemaps } from '../../src/render/sitemap.ts'
import { makeEpisode, makeOnAir, makeTranscript, makeTurn } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const SAID = 'Nobody reads the manual.'
const quotes = [
  { text: SAID, mark: '0123456789' },
  { text: 'I never said so.', mark: 'abcdefabcd' },
]
const turns = [
  makeTurn({ speaker: 'Bruno', start: 0 }, 'Good evening.'),
  makeTurn(
    { speaker: 'Anna Torre', start: 7 },
    `Well. _Nobody_ reads [the manual](https://x.example). Never.`,
  ),
]
const episode = makeEpisode({ slug: 'dusk', quotes, transcripts: [makeTranscript({ chapters: [], turns })] })
const page = quoteAddress('dusk', '0123456789')
const picture = quotePictureAddress('dusk', '0123456789')

t.test('a quote is found by its words, whatever their punctuation and emphasis', async (t) => {
  t.equal(turnOfQuote({ turns }, SAID), 1)
  t.equal(turnOfQuote({ turns }, '“nobody reads the  MANUAL”'), 1)
  t.equal(turnOfQuote({ turns }, 'Nobody reads a manual.'), undefined)
  t.equal(turnOfQuote({ turns }, '…'), undefined, 'no words are nobody’s')
})

t.test('an episode’s page lists its quotes, each with a page that is made to be shared', async (t) => {
  const siteView = { ...makeOnAir({ episodes: [episode] }), cards: new Set([picture]) }
  const pages = pagesOf(siteView, shippedTemplates())
  const html = (address: string) => pages.find((one) => one.address === address)?.html() ?? ''
  const listed = html('/episodes/dusk/')
  t.match(listed, `<blockquote><p>${SAID}</p></blockquote>`)
  t.match(listed, '<span>Anna Torre</span>')
  t.match(listed, `href="quotes/0123456789/"`)
  t.match(listed, `href="quotes/0123456789.png"`)
  t.notMatch(listed, 'I never said so', 'nobody is quoted with what they did not say')
  const own = html(page)
  t.match(own, '<h1>Anna Torre in “The keeper')
  t.match(own, 'href="../../#t%3D7"'.replace('%3D', '='))
  t.match(own, `<meta property="og:image" content="${siteView.url}${picture}">`)
  t.match(own, '<meta property="og:image:width" content="1200">')
  t.match(own, `<meta property="og:url" content="${siteView.url}${page}">`)
  t.match(own, `<meta property="og:description" content="${SAID}">`)
  t.notMatch(own, 'noindex', 'previews leave out what is not to be indexed')
  t.notMatch([...renderSitemaps(siteView, pages).values()].join(), page)
})

t.test('without somebody who draws, there are pages and no pictures', async (t) => {
  const pages = pagesOf(makeOnAir({ episodes: [episode] }), shippedTemplates())
  const html = (address: string) => pages.find((one) => one.address === address)?.html() ?? ''
  t.match(html(page), `<p>${SAID}</p>`)
  t.notMatch(html(page) + html('/episodes/dusk/'), '0123456789.png')
})

t.test('the picture of a quote has its words, speaker and show', async (t) => {
  t.match(quotePictures(makeOnAir({ episodes: [episode] }), episode), [
    { address: picture, picture: { text: SAID, speaker: 'Anna Torre', show: 'Lamp & Lens' } },
  ])
})
