import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { feedFile } from '../import/station-files.ts'
import { endingOf } from '../intake/source.ts'
import type { Storage } from '../ports/storage.ts'
import { fetchedFile, PICTURE_MOST } from './import-media.ts'
import type { About } from './import-terms.ts'

/** Writes the definition of a show that is new, and its picture. */
export async function writeFeed(
  storage: Storage,
  starter: Storage,
  { show, feed, station, creditsGuess, terms, at }: About & { readonly at: Place },
): Promise<{ readonly files: string[]; readonly diagnostics: Diagnostic[] }> {
  const file = `feeds/${feed}.yaml`
  const picture = await artworkOf(storage, starter, { show, feed, terms, at })
  const diagnostics = [...picture.diagnostics]
  if (show.categories.length === 0)
    diagnostics.push(say('import.category-missing', at, { category: CATEGORY, file }))
  if (show.language === undefined)
    diagnostics.push(say('import.language-missing', at, { language: station.language, file }))
  const title = show.title || station.title
  const text = feedFile(
    show,
    { artwork: picture.name, language: station.language, category: CATEGORY, title },
    creditsGuess,
  )
  await storage.write(`feeds/${picture.name}`, picture.bytes)
  await storage.write(file, encoded(text))
  return { files: [`feeds/${picture.name}`, file], diagnostics }
}

/** The show's picture, or the one that every station begins with. */
async function artworkOf(
  storage: Storage,
  starter: Storage,
  { show, feed, terms, at }: Pick<About, 'show' | 'feed' | 'terms'> & { readonly at: Place },
): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly diagnostics: Diagnostic[] }> {
  const { downloads } = terms
  const url = show.artworkUrl
  let reason = url === undefined ? 'the feed names none' : 'nothing is fetched'
  if (url !== undefined && downloads) {
    const got = await fetchedFile(url, PICTURE_MOST, at, { downloads, received: () => {} })
    const ending = 'trouble' in got ? undefined : endingOf(got.start)
    const bytes = 'trouble' in got ? undefined : await storage.read(got.path)
    if (bytes && ending?.kind === 'picture') {
      await downloads.forget(url)
      return { name: `${feed}.${ending.ending}`, bytes, diagnostics: [] }
    }
    await downloads.forget(url)
    reason = 'trouble' in got ? `${url} cannot be had` : `${url} is no JPEG and no PNG`
  }
  const artwork = await starter.read('artwork.png')
  if (!artwork) throw new Error('starter/artwork.png is missing from the installation')
  const reported = say('import.artwork-missing', at, { reason, file: `feeds/${feed}.png` })
  return { name: `${feed}.png`, bytes: artwork, diagnostics: [reported] }
}

/** The one that a new station begins with. */
const CATEGORY = 'Society & Culture'

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
