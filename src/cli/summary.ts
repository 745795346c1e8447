import { longClock } from '../model/clock-time.ts'
import type { inspectEpisode, inspectStation } from '../tasks/inspect.ts'
import { type TableRow, tableRows } from './table.ts'

type EpisodeFacts = ReturnType<typeof inspectEpisode>
type StationFacts = ReturnType<typeof inspectStation>

/** An episode's facts as lines of text. */
export function summaryOfEpisode(facts: EpisodeFacts): string[] {
  const { transcript, recording } = facts
  const teams = new Map<string, string[]>()
  for (const { name, role, team } of facts.credits) {
    const key = team ?? role
    teams.set(key, [...(teams.get(key) ?? []), name])
  }
  return tableRows([
    ['title', facts.title],
    ['form', `${facts.form}, ${facts.kind}, ${facts.language}`],
    ['status', `${facts.status}${facts.date ? `, ${facts.date}` : ', no date'}`],
    ['feeds', facts.feeds.join(', ')],
    ['guid', facts.guid],
    [
      'recording',
      recording
        ? `${recording.file}, ${recording.type}, ${recording.bytes} bytes, ${longClock(Math.floor(recording.duration))}`
        : 'none',
    ],
    ['loudness', loudnessOf(recording)],
    ['transcript', transcript ? `${transcript.kind}, ${transcript.turns.length} turns` : 'none'],
    ['chapters', `${facts.chapters.length}`],
    ...facts.chapters.map(
      ({ title, start }): TableRow => [
        '',
        `${start === null ? '–' : longClock(Math.floor(start))}  ${title}`,
      ],
    ),
    ...[...teams].map(([key, names]): TableRow => [key, names.join(', ')]),
    ['thanks', facts.thanks.join(', ')],
    ['tags', facts.tags.join(', ')],
    ['problems', `${facts.diagnostics.length}`],
  ])
}

/** A station's facts as lines of text. */
export function summaryOfStation(facts: StationFacts): string[] {
  return tableRows([
    ['title', facts.title],
    ['url', facts.url],
    ['language', facts.language],
    ...facts.feeds.map(
      ({ id, title, episodes }): TableRow => [`feed ${id}`, `${title}, ${episodes.length} episodes`],
    ),
    ['people', `${facts.people.length}`],
    ...facts.episodes.map(
      ({ slug, status, date, title }): TableRow => [slug, `${status}, ${date ?? 'no date'}, ${title}`],
    ),
    ['problems', `${facts.diagnostics.length}`],
  ])
}

function loudnessOf(recording: EpisodeFacts['recording']): string {
  if (!recording?.loudness) return ''
  const { integrated, range, truePeak } = recording.loudness
  return `${integrated} LUFS, range ${range} LU, true peak ${truePeak} dBTP`
}
