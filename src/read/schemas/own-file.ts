import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { check } from '../fields.ts'
import { isFileName } from '../paths.ts'
import * as patterns from '../patterns.ts'

/** The name of a file in the episode's folder; `fallback` is proposed if no name can be derived from the value. */
export function ownFile(fallback: string) {
  return check(z.string(), (value) => {
    if (isFileName(value)) return undefined
    return (at, { key, line }) =>
      say('episode.file-name-wrong', at, {
        key,
        value,
        folder: 'the episode’s folder',
        example: line(
          value
            .split(/[/\\]/)
            .filter((part) => part !== '..')
            .at(-1) || fallback,
        ),
      })
  }).meta({
    shape: 'the name of a file in the episode’s folder',
    json: { pattern: patterns.FILE_NAME },
  })
}
