import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { check, isWebAddress } from '../fields.ts'
import * as patterns from '../patterns.ts'

/** The usual part of RFC 6068: one address, then fields such as a subject. */
const MAILTO =
  /^mailto:[a-z0-9.!#$&'*+/=?^_`{|}~%-]+@[a-z0-9-]+(\.[a-z0-9-]+)+(\?[a-z0-9-]+=[\w.~!$'()*+,;:@/?%=&-]*)?$/i

const MAIL = /^[^\s@:<>"]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i

/** A link for readers: a web address, or `mailto:` with an e-mail address. */
export function way(example: string) {
  return check(z.string(), (value) => {
    if (isWebAddress(value) || MAILTO.test(value)) return undefined
    return (at, { key, line }) =>
      say('station.link-wrong', at, { key, value, example: line(meantWay(value) ?? example) })
  }).meta({
    shape: 'a web address, or mailto: and an e-mail address',
    json: { pattern: `^(?:${patterns.WEB_ADDRESS.slice(1, -1)}|[Mm][Aa][Ii][Ll][Tt][Oo]:[!-~]+)$` },
    examples: [example],
  })
}

/** The link that a bare e-mail address or host name probably means. */
function meantWay(value: string): string | undefined {
  const bare = value.trim().replace(/^mailto:\s*/i, '')
  if (MAIL.test(bare)) return `mailto:${bare}`
  if (/^[a-z][a-z0-9+.-]*:|[\s@]/i.test(bare)) return undefined
  const whole = `https://${bare.replace(/^\/+/, '')}`
  return URL.canParse(whole) && new URL(whole).hostname.includes('.') ? new URL(whole).href : undefined
}

/** Links for readers of the pages. */
export const stationLinks = z
  .strictObject({
    correction: way('mailto:desk@radio.example?subject=Correction')
      .exactOptional()
      .meta({
        description: 'Where readers send a correction.',
        absent: 'the contact, by e-mail',
        mistaken: ['corrections', 'errata'],
      }),
    tip: way('https://radio.example/tips')
      .exactOptional()
      .meta({
        description: 'Where readers send a tip.',
        absent: 'the contact, by e-mail',
        mistaken: ['tips', 'news-tip'],
      }),
    newsletter: way('https://radio.example/newsletter')
      .exactOptional()
      .meta({ description: 'Where readers order the newsletter.', mistaken: ['mailing-list', 'mail'] }),
    reuse: way('https://radio.example/reuse')
      .exactOptional()
      .meta({
        description: 'How others may use the texts.',
        absent: 'the page of the licence, where it has one',
        mistaken: ['republish', 'rights', 'syndication'],
      }),
  })
  .meta({
    shape: 'the keys correction, tip, newsletter and reuse',
    examples: [{ correction: 'mailto:desk@radio.example', newsletter: 'https://radio.example/newsletter' }],
  })
