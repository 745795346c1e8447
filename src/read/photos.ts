import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Photo } from '../model/photo.ts'
import type { Storage } from '../ports/storage.ts'
import { locationIn } from './decode-text.ts'
import { lineOf } from './fields.ts'
import type { FrontMatter } from './front-matter.ts'
import { isFileName } from './paths.ts'
import { readPicture } from './picture.ts'
import type { WrittenPhotos } from './schemas/photo.ts'

interface Folder {
  readonly slug: string
  readonly matter: FrontMatter
  /** The names of the files in the folder. */
  readonly names: readonly string[]
}

/** Reads the photos in the front matter, and reports missing files, and pictures in the notes that are not listed. */
export async function readPhotos(
  storage: Storage,
  written: NonNullable<WrittenPhotos>,
  { slug, matter, names }: Folder,
): Promise<Checked<readonly Photo[]>> {
  const photos: Photo[] = []
  const diagnostics: Diagnostic[] = []
  const { document } = matter
  const placed = placedPictures(matter)
  const described = new Set(placed.flatMap(({ file, alt }) => (alt === '' ? [] : [file])))
  const there = new Set(names)
  const taken = new Set<string>()
  let leader: string | undefined
  let absent = 0
  for (const [index, { file, caption, ...rest }] of written.entries()) {
    const at = document.placeOf(['photos', index, 'file'])
    if (taken.has(file)) {
      diagnostics.push(say('episode.photo-doubled', at, { file }))
      continue
    }
    taken.add(file)
    if (!there.has(file)) {
      const fix = fixOf(file, slug, absent++ < MOST_STRANGERS ? names : [])
      diagnostics.push(say('episode.photo-absent', at, { file, fix }))
      continue
    }
    const { value: picture, diagnostics: troubles } = await readPicture(storage, `episodes/${slug}/${file}`)
    diagnostics.push(...troubles.filter(({ code }) => !OF_ARTWORK.has(code)))
    if (rest.alt === undefined && !described.has(file)) {
      diagnostics.push(say('episode.photo-alt-missing', at, { file }))
    }
    if (rest.lead && leader !== undefined) {
      const lead = document.keyPlaceOf(['photos', index, 'lead'])
      diagnostics.push(say('episode.photo-lead-doubled', lead, { file, first: leader }))
    }
    if (rest.lead) leader ??= file
    if (picture) photos.push({ ...rest, picture, ...(caption && { caption: caption.trim() }) })
  }
  return {
    value: photos,
    diagnostics: [...diagnostics, ...strangers(placed, taken, { slug, matter, names })],
  }
}

/** Warnings for artwork that do not apply to photos. */
const OF_ARTWORK = new Set(['picture.transparent', 'picture.grey'])

function fixOf(file: string, slug: string, names: readonly string[]): string {
  const pictures = names.filter((name) => PICTURES.test(name))
  const near = nearest(file, pictures)
  return near === undefined ? `Put it into episodes/${slug}/` : `Write ${lineOf('file', near)}`
}

const PICTURES = /\.(?:jpe?g|png)$/i

interface Placed {
  readonly file: string
  readonly alt: string
  /** The index in the notes. */
  readonly index: number
}

// Limited in length: longer lines could only be written to make matching slow.
const IMAGE = /!\[([^\]\n]{0,500})\]\(\s{0,9}<?(?:\.\/)?([^()\s<>]{1,200})>?(?:\s{1,9}["'(][^\n]{0,200})?\)/g

/** The pictures of the episode's folder in the notes, if their Markdown is plain. */
function placedPictures({ body }: FrontMatter): readonly Placed[] {
  return [...body.matchAll(IMAGE)].flatMap(({ 1: alt = '', 2: address = '', index }) => {
    const file = decoded(address)
    if (!isFileName(file) || !PICTURES.test(file) || /^[a-z][a-z0-9+.-]*:/i.test(file)) return []
    return [{ file, alt: alt.trim(), index }]
  })
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

// More than this number of unlisted pictures is not reported: then probably none are listed.
const MOST_STRANGERS = 20

/** Reports pictures in the notes that the front matter does not list, each file once. */
function strangers(
  placed: readonly Placed[],
  listed: ReadonlySet<string>,
  { slug, matter: { document, body, bodyLine }, names }: Folder,
): Diagnostic[] {
  const described = new Set(listed)
  const unlisted = placed.filter(({ file }) => {
    const isNew = !described.has(file)
    described.add(file)
    return isNew
  })
  return unlisted.slice(0, MOST_STRANGERS).map(({ file, index }) => {
    const entry = `Write in the front matter photos: and below it - ${lineOf('file', file)}`
    const fix = names.includes(file) ? entry : `${entry}, and put the file into episodes/${slug}/`
    return say('episode.photo-unlisted', locationIn(document.file, body, index, bodyLine), { file, fix })
  })
}
