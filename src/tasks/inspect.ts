import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { timedChapters } from '../model/chapters.ts'
import { type Episode, formOf } from '../model/episode.ts'
import type { Station } from '../model/station.ts'

/** An episode as the program understands it; null where a fact is not there. The shape is promised to other programs. */
export function inspectEpisode(episode: Episode, diagnostics: readonly Diagnostic[]) {
  const [original] = episode.transcripts
  const timed = timedChapters(episode)
  const titled = episode.chapters.length > 0 ? episode.chapters : (original?.chapters ?? [])
  const { recording } = episode
  return {
    slug: episode.slug,
    guid: episode.guid,
    title: episode.title,
    language: episode.language,
    date: episode.date?.toISOString() ?? null,
    status: episode.status,
    form: formOf(episode),
    kind: episode.kind,
    feeds: episode.feeds,
    transcript: original
      ? {
          kind: original.kind,
          turns: original.turns.map(({ speaker, paragraphs, start, chapter }) => ({
            speaker,
            paragraphs,
            start: start ?? null,
            chapter: chapter ?? null,
          })),
        }
      : null,
    chapters: (timed.length >= titled.length ? timed : titled).map(({ title, start }) => ({
      title,
      start: start ?? null,
    })),
    credits: episode.credits.map(({ person, role, group, team }) => ({
      name: person.name,
      person: person.id,
      role,
      group,
      team: team ?? null,
    })),
    thanks: episode.thanks,
    tags: episode.tags,
    takeaways: episode.takeaways,
    recording: recording
      ? {
          file: recording.file,
          ...(recording.url !== undefined && { url: recording.url }),
          type: recording.type,
          bytes: recording.bytes,
          duration: recording.seconds,
          digest: recording.digest,
          bitrate: recording.bitrate ?? null,
          channels: recording.channels ?? null,
          chapters: recording.chapters,
          picture: recording.picture ?? null,
          tags: recording.tags,
          loudness: episode.loudness ?? null,
        }
      : null,
    diagnostics: diagnostics.filter((one) => one.file.startsWith(`episodes/${episode.slug}/`)),
  }
}

/** The whole station as the program understands it. */
export function inspectStation(station: Station, diagnostics: readonly Diagnostic[]) {
  return {
    title: station.title,
    url: station.url,
    language: station.language,
    feeds: station.feeds.map((feed) => ({
      id: feed.id,
      title: feed.title,
      language: feed.language,
      episodes: station.episodes
        .filter((episode) => episode.feeds.includes(feed.id))
        .map((episode) => episode.slug),
    })),
    people: station.people.map(({ id, name }) => ({
      id,
      name,
      credits: station.episodes.flatMap((episode) =>
        episode.credits
          .filter((credit) => credit.person.id === id)
          .map(({ role, team }) => ({ episode: episode.slug, role, team: team ?? null })),
      ),
    })),
    episodes: station.episodes.map(({ slug, title, status, date }) => ({
      slug,
      title,
      status,
      date: date?.toISOString() ?? null,
    })),
    diagnostics,
  }
}
