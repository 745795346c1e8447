import { createRequire } from 'node:module'

const { WebVTTParser } = createRequire(import.meta.url)('webvtt-parser') as {
  WebVTTParser: new () => {
    parse: (text: string) => {
      cues: { startTime: number; endTime: number; text: string }[]
      errors: unknown[]
    }
  }
}

/** What the W3C's own parser reads in a WebVTT file, and what it finds wrong. */
export function readWebVtt(text: string): ReturnType<InstanceType<typeof WebVTTParser>['parse']> {
  return new WebVTTParser().parse(text)
}
