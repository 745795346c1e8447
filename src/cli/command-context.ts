import { InvalidArgumentError } from 'commander'
import { isPlainHost } from '../model/public-address.ts'
import { withoutEnd } from '../model/trim-end.ts'
import type { TypedMoment } from '../tasks/typed-moment.ts'
import type { Terminal } from './terminal.ts'

/** What every command gets. */
export interface CommandContext {
  readonly terminal: Terminal
  /** The command did not succeed: exit status 1. */
  readonly fail: () => void
}

/** `--station DIR`, the same for every command. */
export const STATION_OPTION = ['--station <dir>', 'the station’s folder', '.'] as const

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:\d{2})?$/

/** A moment on the command line: ISO 8601; without an offset, it is in the station's time zone. */
export function momentArgument(text: string): TypedMoment {
  const [, day = '', zone] = MOMENT.exec(text) ?? []
  const moment = new Date(zone === undefined ? day : text)
  if (Number.isNaN(moment.getTime())) {
    throw new InvalidArgumentError('Write a moment with its zone, such as 2026-03-06T18:00:00+01:00.')
  }
  return zone === undefined ? { written: text } : { written: text, moment }
}

/** A public address on the command line, without its trailing slash. */
export function urlArgument(text: string): string {
  const isWritten = /^https?:\/\/[^/][!-~]*$/i.test(text) && !/["<>\\^`{|}?#]/.test(text)
  const url = isWritten && URL.canParse(text) ? new URL(text) : undefined
  if (!url || !isPlainHost(url.hostname) || url.username + url.password !== '') {
    throw new InvalidArgumentError('Write a whole address, such as https://radio.example.org.')
  }
  return withoutEnd(text, '/')
}
