import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
import type { LiveItem } from '../model/live-item.ts'
import type { Storage } from '../ports/storage.ts'
import { alternativeOf } from './alternatives.ts'
import { readCredits } from './credits.ts'
import { parseDate, type StationTimes } from './date.ts'
import { readImages } from './images.ts'
import type { Register } from './people.ts'
import { extrasOf } from './schemas/extras.ts'
import { liveTimeWrong, type WrittenLive } from './schemas/live.ts'
import { locationsOf } from './schemas/rights.ts'
import { valuesOf } from './schemas/value.ts'
import type { Path, YamlDocument } from './yaml.ts'

/** Reads the live broadcasts of a feed. */
export async function readLive(
  storage: Storage,
  document: YamlDocument,
  written: readonly WrittenLive[],
  { register, times }: { readonly register: Register | undefined; readonly times: StationTimes },
): Promise<Checked<readonly LiveItem[]>> {
  const items: LiveItem[] = []
  const diagnostics: Diagnostic[] = []
  const guids = new Set<string>()
  for (const [index, one] of written.entries()) {
    const path = ['live', index]
    if (guids.has(one.guid.toLowerCase()))
      diagnostics.push(say('feed.live-guid-doubled', document.placeOf([...path, 'guid'])))
    guids.add(one.guid.toLowerCase())
    const billing = one.people === undefined ? {} : { people: one.people }
    const credits = readCredits(document, billing, register, path)
    const images = await readImages(storage, document, 'feeds/', {
      written: one.images,
      path: [...path, 'images'],
    })
    const { value: moments, diagnostics: late } = momentsOf(document, path, one, times)
    for (const trouble of [...credits.diagnostics, ...images.diagnostics, ...late]) diagnostics.push(trouble)
    if (!moments) continue
    items.push({
      ...factsOf(one),
      ...moments,
      ...(credits.credits.length === 0 ? {} : { credits: credits.credits }),
      ...(images.value && images.value.length > 0 ? { images: images.value } : {}),
    })
  }
  return { value: items, diagnostics }
}

/** The start and end of a broadcast, in the station's time zone if they have no offset. */
function momentsOf(
  document: YamlDocument,
  path: Path,
  written: Pick<WrittenLive, 'start' | 'end'>,
  { timezone }: StationTimes,
): Checked<Pick<LiveItem, 'start' | 'end'>> {
  const diagnostics: Diagnostic[] = []
  const moments: { start?: Date; end?: Date } = {}
  for (const key of ['start', 'end'] as const) {
    const value = written[key]
    if (value === undefined) continue
    // `airTime` is the time of episodes, and does not apply to broadcasts.
    const read = parseDate(value, timezone === undefined ? {} : { timezone })
    if ('moment' in read) moments[key] = read.moment
    else diagnostics.push(liveTimeWrong(document.placeOf([...path, key]), { key, value, fix: read.fix }))
  }
  const { start, end } = moments
  if (start && end && end <= start)
    diagnostics.push(say('feed.live-end-early', document.placeOf([...path, 'end'])))
  return start && diagnostics.length === 0
    ? { value: { start, ...(end && { end }) }, diagnostics }
    : { diagnostics }
}

/** The other fields of a broadcast as model data. */
function factsOf(one: WrittenLive): Omit<LiveItem, 'start' | 'end'> {
  const { title, guid, status, description, link, stream, alternatives, location, value } = one
  return {
    ...extrasOf(one),
    title,
    guid,
    status,
    contentLinks: one['content-links'],
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
