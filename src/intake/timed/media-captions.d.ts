// The package's own types re-export files without extensions, which TypeScript's nodenext cannot resolve.
declare module 'media-captions' {
  export type CaptionsFileFormat = 'vtt' | 'srt'

  export interface ParsedCue {
    readonly startTime: number
    readonly endTime: number
    readonly text: string
  }

  export interface ParseError {
    readonly message: string
    /** From 1. */
    readonly line: number
  }

  export function parseText(
    text: string,
    options: { readonly type: CaptionsFileFormat; readonly strict: boolean; readonly errors: boolean },
  ): Promise<{ readonly cues: readonly ParsedCue[]; readonly errors: readonly ParseError[] }>
}
