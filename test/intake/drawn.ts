import type { Outcome } from './a-draft.ts'

/** What came of some files, as a page shows it: facts, who is asked about, chapters, turns, times, notes, what was told. */
export function drawn({ draft, front, notes, transcript, diagnostics }: Outcome): string {
  if (!draft) return reported(diagnostics)
  const { guid: _, feed: __, status: ___, ...facts } = front
  const asked = draft.episodeMd
    .split('\n')
    .filter((line) => /^# (?: {2}|people|date|tags|summary|title|cover)/.test(line))
  const turns = transcript.turns.flatMap(({ speaker, start, chapter, paragraphs, asides }, index) => {
    const before = index === 0 ? undefined : transcript.turns[index - 1]?.chapter
    const heads = transcript.chapters.slice(before === undefined ? 0 : before + 1, (chapter ?? -1) + 1)
    const time = start === undefined ? '' : ` [${start}]`
    const aside = (after: number) =>
      asides.filter((one) => one.after === after).map((one) => `    > ${one.text}`)
    return [
      ...heads.map((one) => `## ${one.title}${one.start === undefined ? '' : ` [${one.start}]`}`),
      `${speaker === '' ? '(nobody)' : speaker}${time}:`,
      ...aside(0),
      ...paragraphs.flatMap((text, at) => [`    ${text}`, ...aside(at + 1)]),
    ]
  })
  return [
    ...Object.entries(facts).map(
      ([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ),
    ...asked,
    ...(turns.length > 0 ? ['--- transcript', ...turns] : []),
    ...(draft.timingsJson === undefined ? [] : ['--- timings.json', ...cuesIn(draft.timingsJson)]),
    ...(notes === '' ? [] : ['--- notes', notes]),
    '--- told',
    reported(diagnostics),
  ].join('\n')
}

/** When each cue is heard, in seconds, and its words. */
function cuesIn(timings: string): readonly string[] {
  const { segments } = JSON.parse(timings) as {
    segments: readonly { startTime: number; endTime: number; body: string }[]
  }
  return segments.map(({ startTime, endTime, body }) => `${startTime} to ${endTime}: ${body}`)
}

function reported(diagnostics: Outcome['diagnostics']): string {
  return diagnostics
    .map(({ line, severity, code, left }) => {
      const words = left?.map((one) => ` ${one.line} “${one.text}”`).join('') ?? ''
      return `${line} ${severity} ${code}${words}`
    })
    .join('\n')
}
