import { createRequire } from 'node:module'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { type FileIdentity, withIdentity } from '../model/file-identity.ts'
import type { Picture } from '../model/picture.ts'
import { sha256Of } from '../ports/digest.ts'
import type { Storage } from '../ports/storage.ts'
import { whenReadable } from './folder.ts'
import { extensionOf, withExtension } from './paths.ts'
import { jpegInside, pngInside } from './picture/picture-structure.ts'

const require = createRequire(import.meta.url)
/** Loads image-size for the first picture that is not cached. */
const measurer = (): typeof import('image-size') => require('image-size')

/** APPLE-27: https://podcasters.apple.com/support/896-artwork-requirements */
const SIDE_LEAST = 1400
const SIDE_MOST = 3000
/** The usual recommendation of podcast hosts. */
const WEIGHT_MOST_BYTES = 512 * 1024

/** Larger than any photo from a camera. */
const BYTES_MOST = 256 * 2 ** 20

/** Reads artwork or a cover, and checks it against the rules of directories. No value if the file is absent. */
export async function readArtwork(storage: Storage, path: string): Promise<Checked<Picture>> {
  const { value, diagnostics } = await readPicture(storage, path)
  return value ? { value, diagnostics: [...diagnostics, ...artworkTroubles(value)] } : { diagnostics }
}

/** Reads a picture of any size. No value if the file is absent. */
export async function readPicture(storage: Storage, path: string): Promise<Checked<Picture>> {
  let identity: FileIdentity | undefined
  const seen = (one: FileIdentity) => {
    identity = one
  }
  const terms = { most: BYTES_MOST, seen }
  const { value: bytes, diagnostics: unreadable } = await whenReadable(path, () => storage.read(path, terms))
  if (!bytes) return { diagnostics: unreadable }
  const at = startOf(path)
  const size = sizeOf(bytes)
  if (!size) return { diagnostics: [say('picture.unreadable', at)] }
  const type = TYPES[size.type]
  if (!type) return { diagnostics: [say('picture.type-wrong', at, { found: size.type.toUpperCase() })] }

  const diagnostics: Diagnostic[] = []
  if (!type.extensions.includes(extensionOf(path))) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const wanted = withExtension(name, type.extensions[0])
    diagnostics.push(say('picture.extension-wrong', at, { found: size.type.toUpperCase(), wanted }))
  }
  const { channels, whole } = size.type === 'png' ? pngInside(bytes) : jpegInside(bytes)
  if (!whole) diagnostics.push(say('picture.cut', at))
  if (channels === 'transparent') diagnostics.push(say('picture.transparent', at))
  if (channels === 'print') diagnostics.push(say('picture.not-rgb', at))
  if (channels === 'grey') diagnostics.push(say('picture.grey', at))
  const digest = sha256Of(bytes)
  const { width, height } = size
  const value = { file: path, type: type.media, bytes: bytes.length, width, height, digest }
  return { value: withIdentity(value, identity), diagnostics }
}

const TYPES: Readonly<
  Record<string, { media: Picture['type']; extensions: readonly [string, ...string[]] }>
> = {
  jpg: { media: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { media: 'image/png', extensions: ['png'] },
}

/** image-size throws for unknown formats and truncated files. */
/** The type and size of a picture, from the beginning of the file. */
export function sizeOf(bytes: Uint8Array): { type: string; width: number; height: number } | undefined {
  try {
    const { type = '', width, height } = measurer().imageSize(bytes)
    return width > 0 && height > 0 ? { type, width, height } : undefined
  } catch {
    return undefined
  }
}

function artworkTroubles({ file, width, height, bytes }: Picture): Diagnostic[] {
  const at = startOf(file)
  const heavy =
    bytes > WEIGHT_MOST_BYTES ? [say('picture.heavy', at, { bytes, limit: WEIGHT_MOST_BYTES })] : []
  return [...heavy, ...sizeTroubles({ file, width, height })]
}

function sizeTroubles({ file, width, height }: Pick<Picture, 'file' | 'width' | 'height'>): Diagnostic[] {
  const at = startOf(file)
  const size = { width, height }
  if (width !== height)
    return [say('picture.not-square', at, { ...size, side: Math.min(width, height, SIDE_MOST) })]
  if (width < SIDE_LEAST) return [say('picture.too-small', at, { ...size, least: SIDE_LEAST })]
  return width > SIDE_MOST ? [say('picture.too-big', at, { ...size, most: SIDE_MOST })] : []
}
