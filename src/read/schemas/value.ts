import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { secondsOf } from '../../model/clock-time.ts'
import type { Recipient, Value, ValueSplit } from '../../model/value.ts'
import { check, checksOf, type IssueMaker, label, line, wrong } from '../fields.ts'
import * as patterns from '../patterns.ts'
import { remoteItem, remoteItemOf } from './remote-item.ts'
import { duration, start } from './time.ts'

type Payer = 'station' | 'feed' | 'episode'

/** podcast:value of a show: one payment method, or a list of them. */
export function value(voice: Payer) {
  const one = z.strictObject(keys(voice))
  return z.union([one, z.array(one)]).meta(ABOUT)
}

/** podcast:value of an episode, which may have segments for which others are paid. */
export function splitValue() {
  const one = z.strictObject({
    ...keys('episode'),
    splits: z
      .array(split())
      .exactOptional()
      .meta({
        description: 'Stretches of the recording that others are paid for.',
        shape: 'a list of start, duration, and item or recipients',
        examples: [[{ start: 60, duration: 237, recipients: [EXAMPLE] }]],
        absent: 'none',
        mistaken: ['timesplits', 'valuetimesplit'],
      }),
  })
  return z.union([one, z.array(one)]).meta(ABOUT)
}

const EXAMPLE = { name: 'Ann Lee', type: 'lnaddress', address: 'ann-lee@wallet.example', split: 100 }

const ABOUT = {
  shape: 'type, method, suggested and recipients; or a list of such groups',
  examples: [{ method: 'lnaddress', recipients: [EXAMPLE] }],
}

function keys(voice: Payer) {
  return {
    type: line(voice)
      .exactOptional()
      .meta({ description: 'The currency’s layer.', examples: ['lightning'], absent: 'lightning' }),
    method: line(voice)
      .exactOptional()
      .meta({
        description: 'How the money travels.',
        examples: ['lnaddress'],
        absent: 'lnaddress where all recipients have such an address, otherwise keysend',
      }),
    suggested: check(z.string(), (amount) =>
      /^\d+(\.\d+)?$/.test(amount) ? undefined : wrong(voice, `“${amount}”`, 'an amount with a point'),
    )
      .exactOptional()
      .meta({
        description: 'What to pay a minute, in quotes.',
        shape: 'an amount in quotes',
        json: { pattern: '^\\d+(\\.\\d+)?$' },
        examples: ['0.00000015000'],
      }),
    recipients: recipients(voice),
  }
}

function recipients(voice: Payer) {
  const empty: IssueMaker = (at, { key, example }) =>
    say(`${voice}.value-without-recipients`, at, { key, example })
  return check(z.array(recipient(voice)), (list) => (list.length === 0 ? empty : undefined)).meta({
    description: 'Who is paid, each by shares.',
    shape: 'a list of name, type, address and split',
    examples: [[EXAMPLE]],
    missing: empty,
    json: { minItems: 1 },
    mistaken: ['recipient', 'destinations', 'to'],
  })
}

function recipient(voice: Payer) {
  const shape = z.strictObject({
    name: label(voice)
      .exactOptional()
      .meta({ description: 'Who it is.', examples: ['Ann Lee'] }),
    type: z
      .enum(['node', 'lnaddress'])
      .meta({ description: 'The kind of address.', examples: ['lnaddress'] }),
    address: line(voice).meta({
      description: 'The node’s public key, or a Lightning address.',
      examples: ['ann-lee@wallet.example'],
    }),
    split: check(z.number(), (shares) => {
      if (Number.isSafeInteger(shares) && shares > 0) return undefined
      return (at, { key, value }) => say(`${voice}.value-split-wrong`, at, { key, value })
    }).meta({
      description: 'Shares of each payment.',
      shape: 'a whole number from 1',
      examples: [95],
      json: { type: 'integer', minimum: 1 },
    }),
    'custom-key': line(voice)
      .exactOptional()
      .meta({ description: 'A record’s name to send along.', examples: ['696969'] }),
    'custom-value': line(voice)
      .exactOptional()
      .meta({ description: 'What to send under that name.', examples: ['eChoVKtO1KujpAA5HCoB'] }),
    fee: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Whether it is taken before the others.', examples: [true], absent: 'false' }),
  })
  return checksOf(shape, ({ type, address }) => {
    const right = type === 'node' ? NODE : LIGHTNING_ADDRESS
    if (right.test(address)) return undefined
    const fix =
      type === 'node'
        ? 'Write the node’s public key: 66 digits and letters a to f, beginning with 02 or 03.'
        : 'Write a Lightning address, such as address: ann-lee@wallet.example'
    return [['address'], (at) => say(`${voice}.value-address-wrong`, at, { value: address, type, fix })]
  }).meta({
    json: {
      if: { properties: { type: { const: 'node' } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema’s word for it
      then: { properties: { address: { type: 'string', pattern: patterns.anyCase(NODE.source) } } },
      else: {
        properties: { address: { type: 'string', pattern: patterns.anyCase(LIGHTNING_ADDRESS.source) } },
      },
    },
  })
}

const NODE = /^0[23][0-9a-f]{64}$/i
const LIGHTNING_ADDRESS = /^[^\s@]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i

function split() {
  const shape = z.strictObject({
    start: start('episode.split-time-wrong').meta({
      description: 'Where the stretch begins.',
      mistaken: ['starttime', 'start-time'],
    }),
    duration: duration('episode.split-time-wrong').meta({ description: 'How long it takes.' }),
    item: remoteItem('episode')
      .exactOptional()
      .meta({ description: 'The other item whose own value is paid.', mistaken: ['remote-item'] }),
    recipients: z
      .array(recipient('episode'))
      .exactOptional()
      .meta({
        description: 'Who is paid instead.',
        shape: 'a list of name, type, address and split',
        examples: [[EXAMPLE]],
      }),
    'remote-start': start('episode.split-time-wrong')
      .exactOptional()
      .meta({ description: 'Where in the other item it begins.', absent: '0' }),
    'remote-percentage': check(z.number(), (part) => {
      if (part >= 0 && part <= 100) return undefined
      return (at, { key, value, line }) =>
        say('episode.split-percentage-wrong', at, { key, value, example: line(part > 100 ? 100 : 0) })
    })
      .exactOptional()
      .meta({
        description: 'Which part of the payment goes to the other item.',
        shape: 'a number from 0 to 100',
        json: { minimum: 0, maximum: 100 },
        examples: [95],
        absent: '100',
      }),
  })
  return check(shape, ({ item, recipients = [] }) => {
    if ((item === undefined) !== (recipients.length === 0)) return undefined
    const found = item === undefined ? 'neither is' : 'both are'
    return (at) => say('episode.split-unclear', at, { found })
  }).meta({
    json: {
      anyOf: [
        { required: ['item'], properties: { recipients: { type: 'array', maxItems: 0 } } },
        { required: ['recipients'], properties: { item: false, recipients: { type: 'array', minItems: 1 } } },
      ],
    },
  })
}

type Written = z.output<ReturnType<typeof value>> | z.output<ReturnType<typeof splitValue>>

/** Converts payment methods to model data. */
export function valuesOf(written: Written): Value[] {
  return (Array.isArray(written) ? written : [written]).map((one) => ({
    type: one.type ?? 'lightning',
    method:
      one.method ?? (one.recipients.every(({ type }) => type === 'lnaddress') ? 'lnaddress' : 'keysend'),
    ...(one.suggested === undefined ? {} : { suggested: one.suggested }),
    recipients: one.recipients.map(recipientOf),
    splits: splitsIn(one).map(splitOf),
  }))
}

type Split = z.output<ReturnType<typeof split>>

function splitsIn(one: {
  readonly recipients: unknown
  readonly splits?: readonly Split[]
}): readonly Split[] {
  return one.splits ?? []
}

function recipientOf(written: z.output<ReturnType<typeof recipient>>): Recipient {
  const { 'custom-key': customKey, 'custom-value': customValue, ...rest } = written
  return {
    ...rest,
    ...(customKey === undefined ? {} : { customKey }),
    ...(customValue === undefined ? {} : { customValue }),
  }
}

function splitOf(written: Split): ValueSplit {
  const { start, duration, item, recipients = [] } = written
  const { 'remote-start': remoteStart, 'remote-percentage': remotePercentage } = written
  return {
    start: secondsOf(start) ?? 0,
    duration: secondsOf(duration) ?? 0,
    to: item === undefined ? { recipients: recipients.map(recipientOf) } : { item: remoteItemOf(item) },
    ...(remoteStart === undefined ? {} : { remoteStart: secondsOf(remoteStart) ?? 0 }),
    ...(remotePercentage === undefined ? {} : { remotePercentage }),
  }
}
