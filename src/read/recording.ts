import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { shellWord } from '../diagnostics/shell-word.ts'
import { type FileIdentity, withIdentity } from '../model/file-identity.ts'
import type { Recording } from '../model/recording.ts'
import { sha256Of } from '../ports/digest.ts'
import type { Storage } from '../ports/storage.ts'
import { whenReadable } from './folder.ts'
import { extensionOf, withExtension } from './paths.ts'
import { EXTENSIONS, type Format, formatOf, isVideoKind, typeOf } from './recording/sniff.ts'
import { parseSound, type Sound, SoundFault } from './recording/sound.ts'

/** A cache that the caller keeps: a file with the same identity is not read again. */
export type RecordingMemory = Map<string, Remembered>

interface Remembered {
  /** The identity of the file when it was read. */
  readonly identity: FileIdentity
  readonly result: Checked<Recording>
}

/** One GiB: an uncompressed hour and a half in stereo. The limit is needed because a file is read into memory as a whole. */
const BYTES_MOST = 2 ** 30

/** Reads a recording's metadata, and reports what apps cannot handle. The path is relative to the station. */
export async function readRecording(
  storage: Storage,
  path: string,
  memory?: RecordingMemory,
): Promise<Checked<Recording>> {
  const { value: facts, diagnostics } = await whenReadable(path, () => storage.facts(path))
  if (!facts) return { diagnostics }
  const known = memory?.get(path)
  if (known && known.identity === facts.identity) return known.result

  let identity: FileIdentity | undefined
  const seen = (one: FileIdentity) => {
    identity = one
  }
  const result = await read(storage, path, facts.bytes, seen)
  if (result.value) withIdentity(result.value, identity)
  if (identity === undefined) memory?.delete(path)
  else memory?.set(path, { identity, result })
  return result
}

async function read(
  storage: Storage,
  path: string,
  size: number,
  seen: (identity: FileIdentity) => void,
): Promise<Checked<Recording>> {
  const at = startOf(path)
  if (size === 0) return { diagnostics: [say('recording.empty', at)] }
  if (size > BYTES_MOST)
    return {
      diagnostics: [say('recording.too-large', at, { bytes: size, limit: BYTES_MOST, fix: smaller(path) })],
    }
  const terms = { most: BYTES_MOST, seen }
  const { value: bytes, diagnostics } = await whenReadable(path, () => storage.read(path, terms))
  return bytes ? await recordingOf(path, bytes) : { diagnostics }
}

/** How to make a file smaller, depending on its extension. */
function smaller(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1)
  if (!/\.(?:mp4|m4v|mov|webm)$/i.test(file))
    return 'Export it as MP3: speech at 96 kbit/s takes 43 MB an hour.'
  const target = targetOf(file, 'mp4')
  return `Export the video smaller, 720p takes about 400 MB an hour: ffmpeg -i ${shellWord(file)} -vf scale=-2:720 -crf 28 ${shellWord(target)}`
}

async function recordingOf(path: string, bytes: Uint8Array): Promise<Checked<Recording>> {
  const at = startOf(path)
  const file = path.slice(path.lastIndexOf('/') + 1)
  const format = formatOf(bytes)
  const isVideo = 'kind' in format ? isVideoKind(format.kind) : format.unknown.endsWith('video')
  const target = targetOf(file, isVideo ? 'mp4' : 'mp3')
  if ('unknown' in format) {
    return { diagnostics: [say('recording.format-unknown', at, { found: format.unknown, file, target })] }
  }
  try {
    const sound = await parseSound(bytes, format)
    const diagnostics = [...nameTroubles(path, file, format), ...soundTroubles(path, sound, { file, target })]
    const { seconds, bitrate, channels, sampleRate, chapters, picture, tags } = sound
    const value: Recording = {
      file,
      type: typeOf(format, extensionOf(file)),
      bytes: bytes.length,
      seconds,
      digest: sha256Of(bytes),
      ...(bitrate === undefined ? {} : { bitrate }),
      ...(channels === undefined ? {} : { channels }),
      ...(sampleRate === undefined ? {} : { sampleRate }),
      chapters,
      ...(picture === undefined ? {} : { picture }),
      tags,
    }
    return { value, diagnostics }
  } catch (fault) {
    if (!(fault instanceof SoundFault)) throw fault
    const said =
      fault.reason === undefined
        ? say('recording.silent', at)
        : say('recording.unreadable', at, { reason: fault.reason })
    return { diagnostics: [said] }
  }
}

/** The name of the converted file, which differs from that of the original. */
function targetOf(file: string, extension: 'mp3' | 'mp4'): string {
  const target = withExtension(file, extension)
  return target === file ? withExtension(`${file.slice(0, -extension.length - 1)}-new.x`, extension) : target
}

function nameTroubles(path: string, file: string, format: Format): Diagnostic[] {
  const extension = extensionOf(file)
  const right = EXTENSIONS[format.kind]
  if (right.includes(extension)) return []
  const wanted = withExtension(file, right[0] ?? format.kind)
  return [say('recording.extension-wrong', startOf(path), { found: format.words, extension, wanted })]
}

/** Encoders add frames, so a header may be slightly off; two seconds and 2 percent are too much. */
const DOUBT_SECONDS = 2
const DOUBT_SHARE = 0.02

function soundTroubles(path: string, sound: Sound, names: { file: string; target: string }): Diagnostic[] {
  const at = startOf(path)
  const diagnostics: Diagnostic[] = []
  const { seconds, announced, missing, playedByApple, words, isSeekImprecise, rates } = sound
  if (announced !== undefined) {
    const gap = Math.abs(announced - seconds)
    if (gap > DOUBT_SECONDS && gap > announced * DOUBT_SHARE) {
      const about = { announced: announced.toFixed(1), held: seconds.toFixed(1) }
      diagnostics.push(say('recording.length-doubtful', at, about))
    }
  }
  if (isSeekImprecise) diagnostics.push(say('recording.seek-imprecise', at, names))
  if (rates.length > 0)
    diagnostics.push(say('recording.rate-changed', at, { rates: rates.join(' and '), ...names }))
  if (missing > 0) diagnostics.push(say('recording.cut', at, { missing }))
  if (!playedByApple) diagnostics.push(say('recording.not-for-apple', at, { found: words, ...names }))
  return diagnostics
}
