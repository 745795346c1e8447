import { clockBehind } from '../build/ledger/clock-behind.ts'
import { LEDGER_FILE } from '../build/ledger/file-name.ts'
import { ledgerBytes, withPublished } from '../build/ledger.ts'
import { loadStation, type StationContext } from '../build/load-station.ts'
import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, hasErrors, startOf } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Station } from '../model/station.ts'
import { writtenIn } from '../model/time-zone.ts'
import { parseDate } from '../read/date.ts'
import { withFields } from '../read/field-edit.ts'
import { storageOverlay } from './storage-overlay.ts'
import { machineZone, type TypedMoment } from './typed-moment.ts'

export interface Published {
  readonly diagnostics: readonly Diagnostic[]
  /** When it goes on air; absent when nothing was written. */
  readonly date?: Date
  /** The same as clocks in the station's time zone show it. */
  readonly written?: string
}

/**
 * Makes a draft public: its front matter gets `status: published` and, where `at` is given or no date
 * stands there yet, a date. The station is examined as it would be, and nothing is written on errors.
 */
export async function publish(
  context: StationContext,
  slug: string,
  now: Date,
  at?: TypedMoment,
): Promise<Published> {
  const { storage } = context
  const file = `episodes/${slug}/episode.md`
  const bytes = /^[^/\\]+$/.test(slug) && slug !== '..' ? await storage.read(file) : undefined
  if (!bytes) {
    const slugs = (await storage.list('episodes')).flatMap(({ name, kind }) =>
      kind === 'folder' ? [name] : [],
    )
    return {
      diagnostics: [
        say('episode.unknown', startOf('episodes'), {
          slug,
          nearest: nearest(slug, slugs) ?? slugs[0] ?? 'SLUG',
        }),
      ],
    }
  }
  const { station, ledger, diagnostics: before } = await loadStation(context, { moment: now })
  if (!station) return { diagnostics: before }
  const given = station.episodes.find((episode) => episode.slug === slug)?.date
  // A date that a wrong clock gave would be published for ever.
  const late = ledger && !at && !given ? clockBehind(ledger, now) : undefined
  if (late) return { diagnostics: [late.diagnostic] }
  const typed = at && typedIn(station, at, file)
  if (typed && 'trouble' in typed) return { diagnostics: [typed.trouble] }
  const zone = station.timezone ?? machineZone()
  const date = typed?.moment ?? given ?? toSecond(now)
  const fields = {
    status: 'published',
    ...((at || !given) && { date: at?.moment ? at.written : writtenIn(zone, date) }),
  }
  const edited = withFields(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), fields)
  if (edited === undefined) return { diagnostics: before.filter((one) => one.file === file) }

  const after = new TextEncoder().encode(edited)
  const overlay = { ...context, storage: storageOverlay(storage, new Map([[file, after]])) }
  const { diagnostics, station: then } = await loadStation(overlay, { moment: now })
  // A ledger that was lost, or that the station's shows contradict, is not to be gone on with.
  const concerning = diagnostics.filter(
    ({ file, code, severity }) =>
      file.startsWith(`episodes/${slug}/`) ||
      (severity === 'error' && code.startsWith('ledger.') && !file.startsWith('episodes/')),
  )
  if (!then || !ledger || hasErrors(concerning)) return { diagnostics: concerning }
  // What is promised and not yet published does no harm; what is published and forgotten does.
  await storage.write(LEDGER_FILE, ledgerBytes(withPublished(ledger, then, slug, now)))
  await storage.write(file, after)
  return { diagnostics: concerning, date, written: writtenIn(zone, date) }
}

/** What was typed, as it would be read in the file that it is written to. */
function typedIn(
  station: Station,
  { written, moment }: TypedMoment,
  file: string,
): { readonly moment: Date } | { readonly trouble: Diagnostic } {
  const read = moment ? { moment } : parseDate(written, station)
  if ('moment' in read) return read
  const { trouble, fix } = read
  const about = { value: written, fix: fix.replaceAll('date: ', '--at '), timezone: station.timezone ?? '' }
  return { trouble: say(`episode.date-${trouble}`, startOf(file), about) }
}

function toSecond(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 1000) * 1000)
}
