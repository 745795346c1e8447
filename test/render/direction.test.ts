import t from 'tap'
import { directionOf } from '../../src/model/direction.ts'
import { withDirections } from '../../src/render/direction.ts'
import { renderFeedStyle } from '../../src/render/feed-style.ts'
import { episodePages, homePage } from '../../src/render/pages.ts'
import { renderTranscriptHtml } from '../../src/render/transcript.ts'
import { makeEpisode, makeFeed, makeOnAir, makeTranscript } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

t.test('a language is written one way or the other', async (t) => {
  for (const language of ['ar', 'he', 'fa-IR', 'ur', 'yi', 'dv', 'az-Arab', 'ckb'])
    t.equal(directionOf(language), 'rtl', language)
  for (const language of ['en', 'it', 'zh-Hant', 'ar-Latn', 'ja', '?!'])
    t.equal(directionOf(language), 'ltr', language)
})

t.test('a page without a letter from right to left stays as it is', async (t) => {
  const html = '<!DOCTYPE html>\n<html lang="en"><p lang="it">Però</p><a href="/">日本</a>'
  t.equal(withDirections(html, 'en'), html)
})

t.test('titles and names are isolated, and blocks go the way that they begin', async (t) => {
  t.equal(
    withDirections(
      '<html lang="en"><h1>מה Anna</h1> by <a href="/">אנה</a><p>שלום Bo</p><p>Bo שלום</p><i>א</i>',
      'en',
    ),
    '<html lang="en"><h1 dir="auto">מה Anna</h1> by <a href="/" dir="auto">אנה</a><p dir="auto">שלום Bo</p><p>Bo שלום</p><i>א</i>',
  )
  t.equal(
    withDirections(
      '<html lang="he"><h1>מה Anna</h1><a href="/">Bo</a><p>Bo שלום</p><p lang="en">a</p><h2>אנה 12</h2>',
      'he',
    ),
    '<html lang="he" dir="rtl"><h1 dir="auto">מה Anna</h1><a href="/" dir="auto">Bo</a><p>Bo שלום</p><p lang="en" dir="ltr">a</p><h2>אנה 12</h2>',
  )
  t.equal(
    withDirections('<html lang="en"><p lang="ar">a</p>', 'en'),
    '<html lang="en"><p lang="ar" dir="rtl">a</p>',
  )
  t.equal(
    withDirections('<html lang="en"><h1>a\u202eb</h1>', 'en'),
    '<html lang="en"><h1 dir="auto">a\u202eb</h1>',
  )
})

t.test('page, frame, transcript and feed of a show from right to left say so', async (t) => {
  const transcript = makeTranscript({ language: 'ar' })
  const episode = makeEpisode({ language: 'ar', title: 'مقابلة مع Anna: (1)', transcripts: [transcript] })
  const siteView = makeOnAir({ episodes: [episode] })
  const source = { siteView, templates: shippedTemplates() }
  const { shown, embedded } = episodePages(source, episode, { known: new Set() })
  const page = shown[0]?.html() ?? ''
  for (const html of [page, embedded.html(), renderTranscriptHtml(siteView, episode, transcript)])
    t.match(html, /^<!DOCTYPE html>\n<html lang="ar" dir="rtl">/)
  t.match(page, '<h1 dir="auto">مقابلة مع Anna: (1)</h1>')
  t.match(homePage(source).html(), /<a [^>]*lang="ar" dir="rtl"[^>]*>مقابلة/)
  t.match(renderFeedStyle(siteView, makeFeed({ language: 'ar' })), /rss \{\n {2}direction: rtl;\n\}/)
  t.notMatch(renderFeedStyle(siteView, makeFeed()), 'direction: rtl')
})
