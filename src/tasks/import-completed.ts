import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { startOf } from '../diagnostics/diagnostic.ts'
import type { EpisodeFromElsewhere } from '../import/show.ts'
import { longClock } from '../model/clock-time.ts'
import type { Episode } from '../model/episode.ts'
import type { Storage } from '../ports/storage.ts'
import { withFields, withoutFields } from '../read/field-edit.ts'
import { AT_A_TIME, severally } from './import-episodes.ts'
import { withFiles } from './import-media.ts'
import type { About } from './import-terms.ts'

/** Fetches what episodes that are in the station still have elsewhere. Of their files, only the keys that name it change. */
export async function completeEpisodes(
  storage: Storage,
  { show, station, terms }: About,
): Promise<{ readonly slugs: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { downloads, media = false } = terms
  if (!downloads) return { slugs: [], diagnostics: [] }
  const guids = new Set(show.episodes.map(({ guid }) => guid))
  const open = station.episodes.filter((one) => guids.has(one.guid) && hasMore(one, media))
  const slugs: string[] = []
  const reported: (readonly Diagnostic[])[] = []
  await severally(open, AT_A_TIME, async (episode, index) => {
    const { slug } = episode
    const fetching = { storage, downloads, recordings: media, received: () => {} }
    const got = await withFiles(elsewhere(episode), { slug, language: episode.language }, fetching)
    reported[index] = got.diagnostics
    const path = `episodes/${slug}/episode.md`
    const text = new TextDecoder().decode(await storage.read(path))
    const edited = completed(text, episode, got)
    if (edited === undefined || edited === text) return
    for (const { name, bytes } of got.files)
      await storage.write(`episodes/${slug}/${name}`, await whole(bytes))
    await storage.write(path, new TextEncoder().encode(edited))
    for (const url of got.urls) await downloads.forget(url)
    slugs.push(slug)
  })
  return { slugs: slugs.sort(), diagnostics: reported.flat() }
}

function hasMore({ recording, coverUrl, transcriptLinks, chaptersUrl }: Episode, media: boolean): boolean {
  return (media && recording?.url !== undefined) || (coverUrl ?? transcriptLinks ?? chaptersUrl) !== undefined
}

/** What an episode has elsewhere, as a feed would tell it. */
function elsewhere(episode: Episode): EpisodeFromElsewhere {
  const { slug, guid, title, recording, coverUrl, transcriptLinks = [], chaptersUrl } = episode
  return {
    place: startOf(`episodes/${slug}/episode.md`),
    guid,
    title,
    ...(recording?.url !== undefined && {
      recording: { url: recording.url, bytes: recording.bytes, type: recording.type },
    }),
    notes: '',
    ...(coverUrl !== undefined && { coverUrl }),
    persons: [],
    transcripts: transcriptLinks,
    ...(chaptersUrl !== undefined && { chaptersUrl }),
    chapters: [],
    keys: {},
    extra: [],
  }
}

function completed(
  text: string,
  { transcriptLinks = [], chapters }: Episode,
  { episode, recording, cover }: Awaited<ReturnType<typeof withFiles>>,
): string | undefined {
  const fields: Record<string, string> = {}
  const gone: string[] = []
  if (recording !== undefined) fields['recording'] = recording
  if (cover !== undefined) {
    fields['cover'] = cover
    gone.push('cover-url')
  }
  // Of several versions in one language, one was enough for all.
  if (episode.transcripts.length === 0 && transcriptLinks.length > 0) gone.push('transcripts')
  if (episode.chaptersUrl === undefined && episode.chapters.length > 0 && chapters.length === 0) {
    gone.push('chapters-url')
    fields['chapters'] = JSON.stringify(
      episode.chapters.map(({ start, ...chapter }) => ({ ...chapter, start: longClock(start) })),
    )
  }
  return withFields(withoutFields(text, gone), fields)
}

async function whole(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  if (bytes instanceof Uint8Array) return bytes
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}
