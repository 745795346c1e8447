import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Image } from '../model/extras.ts'
import type { Storage } from '../ports/storage.ts'
import { lineOf } from './fields.ts'
import { readFolder } from './folder.ts'
import { readPicture } from './picture.ts'
import type { WrittenImages } from './schemas/image.ts'
import type { Path, YamlDocument } from './yaml.ts'

/** Reads the pictures of podcast:image; `path` is the location of the list in the file. */
export async function readImages(
  storage: Storage,
  document: YamlDocument,
  folder: string,
  { written = [], path }: { written?: WrittenImages | undefined; path: Path },
): Promise<Checked<readonly Image[]>> {
  const images: Image[] = []
  const diagnostics: Diagnostic[] = []
  for (const [index, { file, 'aspect-ratio': ratio, ...rest }] of written.entries()) {
    const more = ratio === undefined ? {} : { ratio }
    if (file === undefined) {
      images.push({ ...rest, ...more })
      continue
    }
    const picture = await readPicture(storage, `${folder}${file}`)
    diagnostics.push(...picture.diagnostics)
    if (picture.value) images.push({ ...rest, picture: picture.value })
    else if (picture.diagnostics.length === 0) {
      const fix = await fixOf(storage, folder, file)
      const voice = document.voice === 'feed' ? 'feed' : 'episode'
      const at = document.placeOf([...path, index, 'file'])
      diagnostics.push(say(`${voice}.image-absent`, at, { file, folder, fix }))
    }
  }
  return { value: images, diagnostics }
}

async function fixOf(storage: Storage, folder: string, file: string): Promise<string> {
  const { value: entries = [] } = await readFolder(storage, folder.replace(/\/$/, ''))
  const names = entries.map(({ name }) => name)
  const near = nearest(
    file,
    names.filter((name) => /\.(jpe?g|png)$/i.test(name)),
  )
  return near === undefined ? `Put it into ${folder}` : `Write ${lineOf('file', near)}`
}
