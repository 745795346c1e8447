import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { type Broadcast, inWeekOrder, WEEKDAYS } from '../../model/schedule.ts'
import { check, checksOf, id, label } from '../fields.ts'
import * as patterns from '../patterns.ts'

const time = check(z.string(), (value) => {
  if (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)) return undefined
  return (at, { line }) => say('station.schedule-time-wrong', at, { value, example: line(meantTime(value)) })
}).meta({ shape: 'hours and minutes', examples: ['18:00'], json: { pattern: patterns.AIR_TIME } })

/** `7:30` → `07:30`; an example if the meant time is unclear. */
function meantTime(value: string): string {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.h](\d{2})(?!\d)/.exec(value.trim()) ?? []
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60
    ? `${hour.padStart(2, '0')}:${minute}`
    : '18:00'
}

const day = check(z.string(), (value) => {
  if (WEEKDAYS.some((one) => one === value.toLowerCase())) return undefined
  return (at, { line }) =>
    say('station.schedule-day-wrong', at, { value, example: line(nearest(value, WEEKDAYS) ?? 'monday') })
}).meta({
  shape: 'a day of the week, in English',
  examples: ['monday'],
  json: { pattern: patterns.anyCase(`^(?:${patterns.alternatives(WEEKDAYS)})$`) },
})

const broadcast = checksOf(
  z.strictObject({
    day: z.union([day, z.array(day).min(1)]).meta({
      description: 'The day of the week, or a list of days, on the station’s calendar.',
      shape: 'a day of the week in English, or a list of them',
      examples: ['friday', ['monday', 'thursday']],
      mistaken: ['weekday', 'days', 'on'],
    }),
    time: time.meta({
      description: 'When it begins, on the station’s clock.',
      mistaken: ['at', 'from', 'start', 'begin'],
    }),
    until: time.exactOptional().meta({
      description: 'When it ends; before `time` where that is on the next day.',
      examples: ['19:00'],
      absent: 'nothing is said of its end',
      mistaken: ['end', 'to'],
    }),
    show: id('station', 'a feed’s id')
      .exactOptional()
      .meta({
        description: 'The show that is on, by its feed’s id.',
        examples: ['my-show'],
        absent: 'title says what is on',
        mistaken: ['feed', 'podcast'],
      }),
    title: label('station')
      .exactOptional()
      .meta({
        description: 'What is on, where it is no show of the station or has another name.',
        examples: ['Night music'],
        absent: 'the show’s title',
        mistaken: ['name', 'programme', 'program'],
      }),
    note: label('station')
      .exactOptional()
      .meta({ description: 'A few words beside it.', examples: ['Repeat'], mistaken: ['text', 'comment'] }),
  }),
  ({ show, title }) =>
    show === undefined && title === undefined
      ? [[], (at) => say('station.schedule-nameless', at)]
      : undefined,
)

/** The weekly broadcasts of a station. Whether the shows exist is checked after all files are read. */
export const schedule = z.array(broadcast).meta({
  description:
    'What is broadcast every week: it becomes the page /schedule/. Times are on the clock of `timezone`.',
  shape: 'a list of day, time and show or title',
  examples: [
    [
      { day: 'friday', time: '18:00', show: 'my-show' },
      { day: ['saturday', 'sunday'], time: '22:00', title: 'Night music' },
    ],
  ],
  mistaken: ['timetable', 'programme', 'program', 'broadcasts'],
})

const DAYS: readonly string[] = WEEKDAYS

/** Expands the broadcasts to one per weekday, in week order. */
export function scheduleOf(written: z.output<typeof schedule>): Broadcast[] {
  const all = written.flatMap(({ day, ...rest }) =>
    [day].flat().map((one) => ({
      day: DAYS.indexOf(one.toLowerCase()) + 1,
      ...rest,
    })),
  )
  return inWeekOrder(all)
}
