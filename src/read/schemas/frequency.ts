import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import type { Frequency } from '../../model/feed.ts'
import { isDay, parseDate } from '../date.ts'
import { check, checksOf, label } from '../fields.ts'
import * as patterns from '../patterns.ts'
import { parseRule, ruleFault } from './recurrence.ts'

/** podcast:updateFrequency: how often episodes are published, in words and optionally as a rule. */
export function frequency() {
  const rule = check(z.string(), (value) => {
    const reason = ruleFault(value)
    if (reason === undefined) return undefined
    return (at, { example }) => say('feed.frequency-rule-wrong', at, { value, reason, example })
  })
  const start = check(z.string(), (value) =>
    isDay(value) || 'moment' in parseDate(value)
      ? undefined
      : (at) => say('feed.frequency-start-wrong', at, { value }),
  )
  const whole = z.strictObject({
    text: label('feed').meta({
      description: 'In words, as apps show it.',
      examples: ['Every other Friday'],
      mistaken: ['words', 'title'],
    }),
    rule: rule.exactOptional().meta({
      description: 'The same as a recurrence rule (RFC 5545).',
      shape: 'a recurrence rule',
      examples: ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
      mistaken: ['rrule'],
    }),
    start: start.exactOptional().meta({
      description: 'When the rule begins. Needed where it counts its episodes.',
      shape: 'a day, or a moment with its zone',
      json: { anyOf: [{ pattern: patterns.DAY }, { pattern: patterns.MOMENT }] },
      examples: ['2025-03-07'],
      mistaken: ['dtstart', 'from'],
    }),
  })
  const clear = checksOf(whole, ({ rule, start }) => {
    const parts = rule === undefined || ruleFault(rule) !== undefined ? undefined : parseRule(rule)
    if (parts?.has('COUNT') && start === undefined)
      return [[], (at) => say('feed.frequency-start-missing', at)]
    const until = parts?.get('UNTIL')
    if (until === undefined || start === undefined || until.includes('T') === start.includes('T'))
      return undefined
    const form = (written: string) => (written.includes('T') ? 'a moment' : 'a day')
    return [
      ['start'],
      (at) => say('feed.frequency-start-form', at, { until: form(until), start: form(start) }),
    ]
  })
  return z.union([label('feed'), clear]).meta({
    shape: 'words, or text, rule and start',
    examples: [
      'Every other Friday',
      { text: 'Every other Friday', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', start: '2025-03-07' },
    ],
    mistaken: ['updatefrequency', 'update-frequency', 'schedule', 'updates'],
  })
}

/** Expands a frequency to its long form. */
export function frequencyOf(written: string | Frequency): Frequency {
  return typeof written === 'string' ? { text: written } : written
}
