import { makeBuild } from '../../../../src/build/make-build.ts'
import type { Episode } from '../../../../src/model/episode.ts'
import { timeTurns } from '../../../../src/model/timing.ts'
import { readTranscript } from '../../../../src/read/transcript.ts'
import { renderSrt, renderVtt } from '../../../../src/render/captions.ts'
import { renderContent } from '../../../../src/render/content.ts'
import { innerLinks } from '../../../../src/render/inner-links.ts'
import { plainInline, plainText, renderInline, renderMarkdown } from '../../../../src/render/markdown.ts'
import { localeOf } from '../../../../src/render/pages/preview.ts'
import { renderRss } from '../../../../src/render/rss.ts'
import { hitsFor, markedIn, passagesFor } from '../../../../src/render/search/query.ts'
import { piecesOf, termsOf } from '../../../../src/render/search/terms.ts'
import { compileTemplates, renderTemplate, TemplateFault } from '../../../../src/render/template.ts'
import { cutLinesOf, linesOf } from '../../../../src/render/text-width.ts'
import {
  renderTranscriptHtml,
  renderTranscriptJson,
  renderTranscriptText,
} from '../../../../src/render/transcript.ts'
import { uri, webUrl } from '../../../../src/render/web-url.ts'
import { oneLine, xmlLine } from '../../../../src/render/xml-text.ts'
import { makeEpisode, makeOnAir } from '../../../render/on-air.ts'
import { shippedTemplates } from '../../../render/shipped.ts'
import type { Door } from './doubling.ts'

const ON_AIR = makeOnAir()
const ABOUT = { file: 't.md', kind: 'verbatim', language: 'en', people: [], credits: [] } as const

function transcriptOf(text: string) {
  const { value } = readTranscript(text, ABOUT)
  if (!value) throw new Error('a transcript is always read')
  return value
}

const MARKDOWN: Door['around'] = [
  ['', ''],
  ['a ', ' b'],
  ['- a\n\n  ', ''],
  ['> ', '\n\nb'],
  ['[a](', ')'],
  ['<b ', '>'],
  ['| a | b |\n|---|---|\n', ''],
]

/** What becomes of words on pages and in feeds. */
export const RENDER_DOORS: readonly Door[] = [
  {
    name: 'pages of an episode',
    open: (text) => pagesOf(makeEpisode({ transcripts: [transcriptOf(text)], notes: '' })),
    around: [
      ['**Ann Lee:** ', '\n\n**Bo Chen:** Yes.\n'],
      ['**Ann:** a\n\n> ', ''],
    ],
  },
  { name: 'Markdown', open: (text) => renderMarkdown(text), around: MARKDOWN },
  {
    name: 'Markdown for feeds',
    open: (text) => renderMarkdown(text, { base: 'https://a.example/', elements: 'feed' }),
    around: MARKDOWN,
  },
  {
    name: 'Markdown with footnotes and times',
    open: (text) => [
      renderMarkdown(`[^1]\n\n${text}\n\n[^1]: b`, {
        momentHref: (seconds) => `#t=${seconds}`,
        backLabel: 'Back',
      }),
      innerLinks(ON_AIR, makeEpisode({ notes: text })),
    ],
    around: [...MARKDOWN, ['a[^', ']'], ['[^1]: ', ''], ['0:2', ' 1:02:03'], ['<table><tr><td>', '']],
  },
  { name: 'Markdown on one line', open: (text) => renderInline(text), around: MARKDOWN },
  { name: 'words of Markdown', open: (text) => [plainText(text), plainInline(text)], around: MARKDOWN },
  {
    name: 'notes with pictures and posts',
    open: (text) =>
      renderContent(
        makeOnAir({ episodes: [makeEpisode({ notes: text })] }),
        ON_AIR.feeds[0] as never,
        makeEpisode({ notes: text }),
      ),
    around: MARKDOWN,
  },
  {
    name: 'captions and transcripts',
    open: (text) => {
      const episode = makeEpisode()
      const transcript = transcriptOf(text)
      const timed = timeTurns(transcript, 60)
      return [
        ...(timed ? [renderVtt(ON_AIR, transcript, timed), renderSrt(transcript, timed)] : []),
        renderTranscriptHtml(ON_AIR, episode, transcript),
        renderTranscriptJson(ON_AIR, episode, transcript),
        renderTranscriptText(ON_AIR, episode, transcript),
      ]
    },
    around: [
      ['**Ann [00:00:01]:** ', '\n\n**Bo [00:00:09]:** Yes.\n'],
      ['**Ann:** a\n\n> ', ''],
    ],
  },
  {
    name: 'templates',
    open: (text) => {
      const { value } = compileTemplates(new Map([['x.liquid', text]]))
      try {
        return value && renderTemplate(value, 'x.liquid', { a: 'b' })
      } catch (error) {
        if (!(error instanceof TemplateFault)) throw error
        return error.diagnostic
      }
    },
    around: [
      ['', ''],
      ['{{ "', '" }}'],
      ['{{ a | ', ' }}'],
      ['{% if ', ' %}'],
      ['{% comment %}', ''],
      ['{% raw %}', ''],
    ],
  },
  {
    name: 'question of a search',
    open: (text) => [hitsFor(text, 4, () => new Map([['a', '1']])), markedIn(text.slice(0, 200), text)],
  },
  {
    name: 'texts that are searched',
    open: (text) => [
      termsOf(text),
      piecesOf(text),
      passagesFor('a 中 [', [{ r: 2, t: text }]),
      markedIn(text, 'a 中 an'),
    ],
  },
  { name: 'lines of a card', open: (text) => [linesOf(text, 20, 3), cutLinesOf(text, 20, 3)] },
  {
    name: 'addresses',
    open: (text) => [webUrl(text), uri(text)],
    around: [
      ['', ''],
      ['https://', ''],
    ],
  },
  { name: 'XML', open: (text) => [xmlLine(text), oneLine(text)] },
  { name: 'languages', open: localeOf },
  {
    name: 'RSS',
    open: (text) => {
      const episode = makeEpisode({
        title: text,
        summary: text,
        notes: '',
        thanks: [text],
        tags: [text],
        takeaways: [text],
        transcripts: [],
      })
      return renderRss(makeOnAir({ episodes: [episode] }), ON_AIR.feeds[0] as never, [episode] as never)
    },
  },
]

const TEMPLATES = shippedTemplates()

/** What is made of one episode: its page, the forms of its transcript, and what finds it. */
function pagesOf(episode: Episode): number {
  const { url, words, generator, station } = makeOnAir({ episodes: [episode] })
  const ledger = { version: 1, feeds: {}, episodes: {} } as const
  const siteBuild = makeBuild({
    ...{ station: { ...station, episodes: [episode] }, ledger, url, words, generator },
    ...{ moment: new Date('2040-01-01T00:00:00Z'), templates: TEMPLATES, assets: new Map() },
  })
  let bytes = 0
  for (const address of siteBuild.addresses) {
    if (!/^\/(?:episodes|search)\//.test(address)) continue
    const { body } = siteBuild.find(address) ?? {}
    if (body && 'bytes' in body) bytes += body.bytes().byteLength
  }
  return bytes
}
