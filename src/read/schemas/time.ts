import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { secondsOf } from '../../model/clock-time.ts'
import { check, type FieldIssue, wrong } from '../fields.ts'
import * as patterns from '../patterns.ts'

/** The start of a chapter. */
export const chapterStart = check(z.union([z.number(), z.string()]), (value) => {
  if (secondsOf(value) !== undefined) return undefined
  return (at) => say('episode.chapter-time-wrong', at, { value })
}).meta({ shape: 'seconds, or hours:minutes:seconds', examples: ['00:03:12'], json: patterns.TIME })

/** The length of a recording. */
export const recordingLength = check(z.union([z.number(), z.string()]), (value) =>
  (secondsOf(value) ?? 0) > 0 ? undefined : wrong('episode', `“${value}”`, 'a length of more than nothing'),
).meta({ shape: 'seconds, or hours:minutes:seconds', examples: ['0:45:10'], json: patterns.DURATION })

type Code = 'episode.soundbite-time-wrong' | 'episode.split-time-wrong'

/** The start of a segment, P20-SOUNDBITE-1 and P20-VTS-1. */
export function start(code: Code) {
  return check(z.union([z.number(), z.string()]), (value) =>
    secondsOf(value) === undefined ? timeWrong(code, value) : undefined,
  ).meta({ shape: 'seconds, or hours:minutes:seconds', examples: ['00:03:12'], json: patterns.TIME })
}

/** The length of a segment, greater than 0. */
export function duration(code: Code) {
  return check(z.union([z.number(), z.string()]), (value) =>
    (secondsOf(value) ?? 0) > 0 ? undefined : timeWrong(code, value),
  ).meta({ shape: 'seconds, or hours:minutes:seconds', examples: [60], json: patterns.DURATION })
}

function timeWrong(code: Code, value: number | string) {
  return (at: Parameters<typeof say>[1], { key }: FieldIssue) => say(code, at, { key, value })
}
