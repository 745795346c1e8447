import { resolve } from 'node:path'
import { podpingCommand } from './adapters/command/podping.ts'
import { espeakSpeech } from './adapters/espeak/speech.ts'
import { ffmpegClips } from './adapters/ffmpeg/clips.ts'
import { ffmpegMastering } from './adapters/ffmpeg/mastering.ts'
import { ffmpegSound } from './adapters/ffmpeg/sound.ts'
import { ffmpegTagger } from './adapters/ffmpeg/tagger.ts'
import { folderCache } from './adapters/files/cache.ts'
import { systemClock } from './adapters/files/clock.ts'
import { openDescriptors } from './adapters/files/descriptors.ts'
import { folderOutput } from './adapters/files/output-directory.ts'
import { fileRangeReader } from './adapters/files/range-reader.ts'
import { writeSingleFile } from './adapters/files/single-file.ts'
import { fileStorage } from './adapters/files/storage.ts'
import { folderWatcher } from './adapters/files/watcher.ts'
import { httpHub } from './adapters/http/hub.ts'
import { id3Tagger } from './adapters/id3/tagger.ts'
import { rememberedPictures } from './adapters/memory/pictures.ts'
import { sharpPictures } from './adapters/sharp/pictures.ts'
import type { ArchiveTerms } from './adapters/zip/output.ts'
import type { StationContext } from './build/load-station.ts'
import type { Archive } from './ports/archive.ts'
import type { Clock } from './ports/clock.ts'
import type { Downloads } from './ports/downloads.ts'
import type { Notifier } from './ports/notifier.ts'
import type { OutputDirectory } from './ports/output-directory.ts'
import type { RangeReader } from './ports/range-reader.ts'
import type { Storage } from './ports/storage.ts'
import type { Watcher } from './ports/watcher.ts'
import type { Web } from './ports/web.ts'
import { HOME, programMark, version } from './program-version.ts'
import type { Settings } from './settings.ts'

/** A station in a folder of this computer, with everything that publishing it needs. */
export interface Environment {
  /** Absolute path of the station's folder. */
  readonly root: string
  readonly context: StationContext
  readonly clock: Clock
  readonly watch: Watcher
  /** The files of a new station. */
  readonly starter: Storage
  /** `out` is relative to the station's folder. */
  readonly output: (out: string) => OutputDirectory
}

/** Shared by all stations: a process renders the same drawing once. */
const PICTURES = rememberedPictures(sharpPictures())

/** Connects a station's folder with its adapters; only this file names them. */
export function compose(folder: string): Environment {
  const root = resolve(folder)
  return {
    root,
    context: {
      storage: fileStorage(root),
      shipped: fileStorage(resolve(HOME, 'templates')),
      recordings: new Map(),
      pictures: PICTURES,
      taggers: [id3Tagger, ffmpegTagger()],
      sound: ffmpegSound(),
      speech: espeakSpeech(),
      mastering: ffmpegMastering(),
      clips: ffmpegClips(),
      generator: `Inonda/${version()}`,
      cacheContext: {
        cache: folderCache(resolve(root, '.inonda/keep')),
        program: programMark(),
      },
    },
    clock: systemClock,
    watch: folderWatcher(root),
    starter: fileStorage(resolve(HOME, 'starter')),
    output: (out) => folderOutput(resolve(root, out), root),
  }
}

export { outsideFile, outsideFolder, statOutsideFile } from './adapters/files/outside-file.ts'

/** A web client within the limits that the user sets, and the clock. */
export async function composeReader(terms: {
  readonly maxBytes: number
  readonly allowPrivate: boolean
}): Promise<{ readonly web: Web; readonly clock: Clock }> {
  const { httpWeb } = await import('./adapters/http/web.ts')
  const userAgent = `Inonda/${version()} (inonda lint, asked for by a person)`
  return { web: httpWeb({ ...terms, userAgent }), clock: systemClock }
}

/** The web client and the downloads of an import into a station's folder. */
export async function composeImport(
  folder: string,
  terms: { readonly maxBytes: number; readonly allowPrivate: boolean },
): Promise<{ readonly web: Web; readonly downloads: Downloads }> {
  const { httpWeb } = await import('./adapters/http/web.ts')
  const { httpDownloads } = await import('./adapters/http/downloads.ts')
  const { allowPrivate } = terms
  const userAgent = `Inonda/${version()} (inonda import, asked for by a person)`
  return {
    web: httpWeb({ ...terms, userAgent, milliseconds: 60_000 }),
    downloads: httpDownloads(resolve(folder), { userAgent, allowPrivate }),
  }
}

/** Writes and opens archives anywhere on this computer. */
export async function composeArchives(): Promise<{
  readonly write: (file: string, storage: Storage, terms: ArchiveTerms) => OutputDirectory
  readonly open: (file: string) => Promise<Archive | undefined>
}> {
  const { zipOutput } = await import('./adapters/zip/output.ts')
  const { openZip } = await import('./adapters/zip/archive.ts')
  return { write: (file, storage, terms) => zipOutput(resolve(file), storage, terms), open: openZip }
}

/** Whether a URL that the user typed leads to this computer or its network. */
export async function isPrivateUrl(url: string): Promise<boolean> {
  const { isPrivateHost } = await import('./adapters/http/private-addresses.ts')
  return URL.canParse(url) && isPrivateHost(new URL(url).hostname)
}

/**
 * The notifier of a server. The program that it runs comes from the environment alone, never from a station's
 * files.
 */
export function notifierFor({ podping }: Pick<Settings, 'podping'>): Notifier {
  return { notifyHub: httpHub(), ...(podping && { podping: podpingCommand(podping) }) }
}

/**
 * Writes a file anywhere on this computer, but not into a station's episodes, where it would be taken for a
 * part of one.
 */
export function writeStationFile(
  path: string,
  bytes: Uint8Array,
  { force, root }: { force: boolean; root: string },
): Promise<void> {
  return writeSingleFile(path, bytes, { force, except: resolve(root, 'episodes') })
}

/** What a server of a folder needs besides: ranges of its files, and the number of open descriptors. */
export function composeServer(root: string): {
  readonly parts: RangeReader
  readonly descriptors: () => number | undefined
} {
  return { parts: fileRangeReader(root), descriptors: openDescriptors }
}
