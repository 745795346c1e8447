import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { fixedBy, remove, setValue } from '../fix.ts'
import { meantSeconds } from '../meant-time.ts'
import { attributeOf, childOf, childrenOf, trimmed } from '../tree.ts'
import { secondsOf } from './itunes-item.ts'

/** Checks Podlove Simple Chapters: one list per item, with ascending times and with titles. */
export function* pscRules({ items }: FeedDocument): Iterable<Diagnostic> {
  for (const item of items) {
    const lists = childrenOf(item, 'psc:chapters')
    const [, second] = lists
    if (second) yield say('psc.chapters-doubled', second)
    const duration = secondsOf(trimmed(childOf(item, 'itunes:duration')))
    for (const list of lists) yield* chaptersRules(list, duration)
  }
}

function* chaptersRules(chapters: XmlElement, duration: number | undefined): Iterable<Diagnostic> {
  const version = attributeOf(chapters, 'version')
  if (version && !/^1\.[012]$/.test(version.value))
    yield fixedBy(say('psc.version-wrong', version, { value: version.value }), setValue(version, '1.2'))
  const all = childrenOf(chapters, 'psc:chapter')
  if (all.length === 0) yield fixedBy(say('psc.chapters-empty', chapters), remove(chapters))
  let before = 0
  for (const chapter of all) {
    if ((attributeOf(chapter, 'title')?.value.trim() ?? '') === '') yield say('psc.title-missing', chapter)
    const start = attributeOf(chapter, 'start')
    const seconds = playTime(start?.value ?? '')
    if (seconds === undefined) {
      const meant = start && meantSeconds(start.value)
      const fix = meant === undefined ? undefined : asPlayTime(meant)
      const about = { value: start?.value ?? '', fix }
      yield fixedBy(say('psc.time-wrong', start ?? chapter, about), start && fix && setValue(start, fix))
      continue
    }
    if (seconds < before) yield say('psc.order-wrong', start ?? chapter)
    // A tolerance of one second, because itunes:duration is rounded.
    if (duration !== undefined && seconds > duration + 1) {
      yield say('psc.time-late', start ?? chapter, { start: seconds, duration })
    }
    before = seconds
  }
}

/** Seconds as HH:MM:SS, with a fraction if there is one. */
function asPlayTime(seconds: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  const fraction = seconds % 1 === 0 ? '' : (seconds % 1).toFixed(3).slice(1)
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`
}

/** Parses Normal Play Time (RFC 2326, 3.6): seconds, MM:SS or HH:MM:SS, with a fraction. */
function playTime(text: string): number | undefined {
  const parts = /^(?:(?:(\d+):)?([0-5]?\d):([0-5]?\d)|(\d+))(\.\d+)?$/.exec(text)
  if (!parts) return undefined
  const [, hours = '0', minutes = '0', seconds = '0', plain, fraction = '0'] = parts
  const whole = plain === undefined ? +hours * 3600 + +minutes * 60 + +seconds : +plain
  return whole + Number(fraction)
}
