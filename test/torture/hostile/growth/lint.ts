import { lint } from '../../../lint/a-lint.ts'
import { GOOD } from '../../../lint/good-feed.ts'
import type { Door } from './doubling.ts'

const HEAD = GOOD.slice(0, GOOD.indexOf('<channel>'))

/** The good feed with something else in place of every text, or of every value of an attribute. */
function texts(value: string): string {
  const written = escaped(value)
  return GOOD.replace(/>([^<>]+)<\//g, () => `>${written}</`)
}
function values(value: string): string {
  const written = escaped(value).replaceAll('"', '&quot;')
  return GOOD.replace(/(?<!xmlns:\w+|version|encoding)="[^"]*"/g, () => `="${written}"`)
}
function namespaces(value: string): string {
  const written = escaped(value).replaceAll('"', '&quot;')
  return GOOD.replace(/(xmlns:\w+)="/g, (name) => `${name}${written}`)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Anybody's feed. */
export const LINT_DOORS: readonly Door[] = [
  {
    name: 'texts of a feed',
    share: 0.125,
    open: (text) => lint(texts(text)),
    around: [
      ['', ''],
      ['Ep 1 ', '!'],
      ['<a ', 'x'],
    ],
  },
  {
    name: 'attributes of a feed',
    share: 0.125,
    open: (text) => lint(values(text)),
    around: [
      ['', ''],
      ['https://', ''],
      ['a', '!'],
    ],
  },
  {
    name: 'namespaces of a feed',
    share: 0.25,
    open: (text) => lint(namespaces(text)),
    around: [
      ['', ''],
      ['http://', ''],
      ['http://', '#x'],
    ],
  },
  {
    name: 'namespace declared and not known',
    open: (text) =>
      lint(
        `${HEAD.replace('<rss ', `<rss xmlns:zz="${escaped(text).replaceAll('"', '&quot;')}" `)}<channel/></rss>`,
      ),
    around: [
      ['', ''],
      ['http:', 'x'],
    ],
  },
  {
    name: 'XML',
    open: lint,
    around: [
      ['', ''],
      [`${HEAD}<channel>`, '</channel></rss>'],
      [`${HEAD}<channel><title>`, ''],
      [`${HEAD}<channel><title a="`, ''],
      [`${HEAD}<channel><item `, '/></channel></rss>'],
      [`${HEAD}<channel><!--`, ''],
      ['<!DOCTYPE rss ', '><rss/>'],
      ['<?xml version="', '"?><rss/>'],
      [`${HEAD}<channel><title>&`, ';</title></channel></rss>'],
      [`${HEAD}<channel><title><![CDATA[`, ']]></title></channel></rss>'],
      [`${HEAD}<channel><item><description><![CDATA[`, ']]></description></item></channel></rss>'],
    ],
  },
  {
    name: 'items of a feed',
    open: (text) => {
      const items = text
        .replace(/[^a-z0-9]+/gi, ' ')
        .trim()
        .split(' ')
        .map(
          (word) =>
            `<item><title>${word}</title><guid>${word}</guid><enclosure url="https://a.example/${word}.mp3" length="9" type="audio/mpeg"/><podcast:person>${word}</podcast:person><${word}/></item>`,
        )
      return lint(`${HEAD}<channel>${items.join('\n')}</channel></rss>`)
    },
  },
]
