import { InvalidArgumentError } from 'commander'
import { isPlainHost } from '../model/public-address.ts'
import { withoutEnd } from '../model/text-end.ts'
import type { Moment } from '../tasks/publish.ts'
import type { Terminal } from './terminal.ts'

/** What every command is handed. */
export interface CommandContext {
  readonly terminal: Terminal
  /** The command did not succeed: exit status 1. */
  readonly fail: () => void
}

/** `--station DIR`, the same for every command. */
export const STATION_OPTION = ['--station <dir>', 'the station’s folder', '.'] as const

/** A moment on the command line: ISO 8601 with a zone. */
export function momentArgument(text: string): Moment {
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? new Date(text)
    : undefined
  if (!moment || Number.isNaN(moment.getTime())) {
    throw new InvalidArgumentError('Write a moment with its zone, such as 2026-03-06T18:00:00+01:00.')
  }
  return { moment, written: text }
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
