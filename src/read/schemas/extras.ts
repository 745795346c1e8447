import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import type { Extras, Social } from '../../model/extras.ts'
import { CHAT_PROTOCOLS, SOCIAL_PROTOCOLS } from '../../model/protocol.ts'
import { schemeOf, UNSAFE_SCHEMES } from '../../model/unsafe-schemes.ts'
import { check, checksOf, isWebAddress, label, line, prose, tagUrl } from '../fields.ts'
import * as patterns from '../patterns.ts'

type Voice = 'station' | 'feed' | 'episode'

/** A list of URLs with their link texts. */
function links(voice: Voice, example: { url: string; title: string }) {
  const link = z.strictObject({
    url: tagUrl(voice).meta({
      description: 'Where it leads to.',
      examples: [example.url],
      mistaken: ['href', 'link'],
    }),
    title: label(voice).meta({
      description: 'What the button says.',
      examples: [example.title],
      mistaken: ['text', 'label', 'name'],
    }),
  })
  return z.array(link)
}

/** podcast:funding. */
export function funding(voice: Voice) {
  const example = { url: 'https://radio.example/support', title: 'Support us' }
  return links(voice, example).meta({
    shape: 'a list of url and title',
    examples: [[example]],
    mistaken: ['support', 'donate', 'donations'],
  })
}

/** podcast:contentLink. */
export function contentLinks(voice: 'feed' | 'episode') {
  const example = { url: 'https://video.example/watch/3', title: 'Watch it' }
  return links(voice, example).meta({
    shape: 'a list of url and title',
    examples: [[example]],
    mistaken: ['links', 'contentlink', 'content-link', 'elsewhere'],
  })
}

/** P20-TXT-1. */
const TXT_MOST = 4000

/** podcast:txt. */
export function txt(voice: Voice) {
  const text = check(prose(voice), (value) => {
    const count = [...value].length
    const about = { count, limit: TXT_MOST, over: count - TXT_MOST }
    return count > TXT_MOST ? (at, { key }) => say(`${voice}.txt-long`, at, { key, ...about }) : undefined
  })
  const note = checksOf(
    z.strictObject({
      text: text.meta({
        description: 'The words, or the code that a service gave.',
        shape: `text, at most ${TXT_MOST} characters`,
        examples: ['S6lpp-7ZCn8-dZfGc-OoyaG'],
        mistaken: ['value', 'code'],
      }),
      purpose: label(voice)
        .exactOptional()
        .meta({
          description:
            'Whom or what they are for: verify, applepodcastsverify, release, ai-content, or a service’s own.',
          examples: ['verify'],
          mistaken: ['for', 'type'],
        }),
    }),
    ({ text, purpose }) => {
      if (purpose !== 'ai-content' || text === 'true' || text === 'false') return undefined
      return [['text'], (at, { value }) => say(`${voice}.ai-content-wrong`, at, { value })]
    },
  ).meta({
    json: {
      if: { properties: { purpose: { const: 'ai-content' } }, required: ['purpose'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema’s word for it
      then: { properties: { text: { enum: ['true', 'false'] } } },
    },
  })
  return z.array(note).meta({
    shape: 'a list of text and purpose',
    examples: [[{ text: 'true', purpose: 'ai-content' }]],
    mistaken: ['verify', 'text'],
  })
}

/** podcast:chat. */
export function chat(voice: Voice) {
  const server = check(z.string(), (value) => {
    if (/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/i.test(value)) return undefined
    const meant = URL.canParse(value) ? new URL(value).host : ''
    return (at, { line }) =>
      say(`${voice}.chat-server-wrong`, at, { value, fix: meant === '' ? undefined : line(meant) })
  })
  const shape = z.strictObject({
    server: server.meta({
      description: 'The server’s host name.',
      shape: 'a host name',
      json: { pattern: '^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:\\d{1,5})?$' },
      examples: ['irc.zeronode.net'],
      mistaken: ['host', 'url'],
    }),
    protocol: z
      .enum(CHAT_PROTOCOLS)
      .meta({ description: 'How to speak with it.', examples: ['irc'], mistaken: ['type'] }),
    account: line(voice)
      .exactOptional()
      .meta({
        description: 'The show’s account there.',
        examples: ['@radio:matrix.example'],
        mistaken: ['accountid', 'account-id'],
      }),
    space: line(voice)
      .exactOptional()
      .meta({ description: 'The room or channel.', examples: ['#radio'], mistaken: ['room', 'channel'] }),
  })
  return shape.meta({
    shape: 'server, protocol, account and space',
    examples: [{ server: 'irc.zeronode.net', protocol: 'irc', space: '#radio' }],
  })
}

/** podcast:socialInteract. */
export function social(voice: 'feed' | 'episode') {
  const protocol = check(z.string(), (value) => {
    if (SOCIAL_PROTOCOLS.includes(value)) return undefined
    if (value === 'disabled') return (at) => say(`${voice}.social-disabled`, at)
    const known = SOCIAL_PROTOCOLS.join(', ')
    return (at) => say(`${voice}.social-protocol-wrong`, at, { value, known })
  })
  const post = z.strictObject({
    protocol: protocol.meta({
      description: 'How comments are had.',
      shape: `one of ${SOCIAL_PROTOCOLS.join(', ')}`,
      json: { enum: SOCIAL_PROTOCOLS },
      examples: ['activitypub'],
      mistaken: ['type'],
    }),
    uri: uri(voice).meta({
      description: 'The post that comments stand under.',
      examples: ['https://social.example/@radio/110000000000000000'],
      mistaken: ['url', 'href', 'link', 'post'],
    }),
    account: line(voice)
      .exactOptional()
      .meta({
        description: 'Who posted it.',
        examples: ['@radio'],
        mistaken: ['accountid', 'account-id'],
      }),
    'account-url': tagUrl(voice)
      .exactOptional()
      .meta({
        description: 'Who posted it, as a page.',
        examples: ['https://social.example/@radio'],
        mistaken: ['accounturl'],
      }),
  })
  return z.union([z.literal('disabled'), z.array(post)]).meta({
    shape: 'a list of protocol, uri, account and account-url, the preferred first; or the word disabled',
    examples: [
      [
        {
          protocol: 'activitypub',
          uri: 'https://social.example/@radio/110000000000000000',
          account: '@radio',
        },
      ],
      'disabled',
    ],
    mistaken: ['comments', 'socialinteract', 'social-interact'],
  })
}

/** A URI of any scheme, of only those characters that URIs allow. */
export function uri(voice: 'feed' | 'episode') {
  return check(z.string(), (value) => {
    if (isUri(value)) return undefined
    return (at, { key }) => say(`${voice}.uri-wrong`, at, { key, value })
  }).meta({
    shape: 'an address with its scheme',
    examples: ['https://video.example/3.mp4'],
    json: { pattern: patterns.URI },
  })
}

/** Whether a text is an absolute URI that runs no code: RFC 3986, 3.1 requires the scheme. */
function isUri(value: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i.test(value) &&
    !UNSAFE_SCHEMES.includes(schemeOf(value) ?? '') &&
    (!/^https?:/i.test(value) || isWebAddress(value)) &&
    !/["<>\\^`{|}]/.test(value)
  )
}

interface Written {
  readonly funding?: Extras['funding']
  readonly social?: 'disabled' | readonly WrittenPost[]
  readonly txt?: Extras['txt']
  readonly chat?: Extras['chat']
}

interface WrittenPost {
  readonly protocol: string
  readonly uri: string
  readonly account?: string
  readonly 'account-url'?: string
}

/** Converts these keys to model data; pictures and values are read elsewhere. */
export function extrasOf({ funding, social, txt, chat }: Written): Extras {
  return {
    ...(funding === undefined ? {} : { funding }),
    ...(social === undefined ? {} : { social: socialOf(social) }),
    ...(txt === undefined ? {} : { txt: txt.map((note) => ({ ...note, text: note.text.trim() })) }),
    ...(chat === undefined ? {} : { chat }),
  }
}

function socialOf(written: 'disabled' | readonly WrittenPost[]): Social {
  if (written === 'disabled') return written
  return written.map(({ 'account-url': accountUrl, ...post }) => ({
    ...post,
    ...(accountUrl === undefined ? {} : { accountUrl }),
  }))
}
