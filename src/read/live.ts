import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
import type { LiveItem } from '../model/live-item.ts'
import type { Storage } from '../ports/storage.ts'
import { alternativeOf } from './alternatives.ts'
import { readCredits } from './credits.ts'
import { readImages } from './images.ts'
import type { Register } from './people.ts'
import { extrasOf } from './schemas/extras.ts'
import type { WrittenLive } from './schemas/live.ts'
import { locationsOf } from './schemas/rights.ts'
import { valuesOf } from './schemas/value.ts'
import type { YamlDocument } from './yaml.ts'

/** Reads the broadcasts of a feed. */
export async function readLive(
  storage: Storage,
  sheet: YamlDocument,
  written: readonly WrittenLive[],
  register: Register | undefined,
): Promise<Checked<readonly LiveItem[]>> {
  const items: LiveItem[] = []
  const diagnostics: Diagnostic[] = []
  const guids = new Set<string>()
  for (const [index, one] of written.entries()) {
    const path = ['live', index]
    if (guids.has(one.guid.toLowerCase()))
      diagnostics.push(say('feed.live-guid-doubled', sheet.placeOf([...path, 'guid'])))
    guids.add(one.guid.toLowerCase())
    const billing = one.people === undefined ? {} : { people: one.people }
    const credits = readCredits(sheet, billing, register, path)
    const images = await readImages(storage, sheet, 'feeds/', {
      written: one.images,
      path: [...path, 'images'],
    })
    for (const trouble of [...credits.diagnostics, ...images.diagnostics]) diagnostics.push(trouble)
    items.push({
      ...factsOf(one),
      ...(credits.credits.length === 0 ? {} : { credits: credits.credits }),
      ...(images.value && images.value.length > 0 ? { images: images.value } : {}),
    })
  }
  return { value: items, diagnostics }
}

/** What is written of a broadcast, in the model's shapes. */
function factsOf(one: WrittenLive): LiveItem {
  const { title, guid, status, start, end, description, link, stream, alternatives, location, value } = one
  return {
    ...extrasOf(one),
    title,
    guid,
    status,
    start: new Date(start),
    contentLinks: one['content-links'],
    ...(end === undefined ? {} : { end: new Date(end) }),
    ...(description === undefined ? {} : { description: description.trim() }),
    ...(link === undefined ? {} : { link }),
    ...(stream === undefined ? {} : { stream: streamOf(stream) }),
    ...(alternatives === undefined ? {} : { alternatives: alternatives.map(alternativeOf) }),
    ...(location === undefined ? {} : { locations: locationsOf(location) }),
    ...(value === undefined ? {} : { values: valuesOf(value) }),
  }
}

function streamOf({
  url,
  type,
  length,
}: NonNullable<WrittenLive['stream']>): NonNullable<LiveItem['stream']> {
  return { url, type, ...(length === undefined ? {} : { bytes: length }) }
}
