import { clockBehind } from '../build/ledger/clock-behind.ts'
import { loadStation, type StationContext } from '../build/load-station.ts'
import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, hasErrors, startOf } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { withFields } from '../read/field-edit.ts'
import { storageOverlay } from './storage-overlay.ts'

/** A moment, and how somebody wrote it down: the zone says on which day it is for them. */
export interface Moment {
  readonly moment: Date
  readonly written: string
}

export interface Published {
  readonly diagnostics: readonly Diagnostic[]
  /** When it goes on air; absent when nothing was written. */
  readonly date?: Date
}

/**
 * Makes a draft public: its front matter gets `status: published` and, where `at` is given or no date
 * stands there yet, a date. The station is examined as it would be, and nothing is written on errors.
 */
export async function publish(
  context: StationContext,
  slug: string,
  now: Date,
  at?: Moment,
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
  const { station, ledger, diagnostics: before } = await loadStation(context)
  if (!station) return { diagnostics: before }
  const given = station.episodes.find((episode) => episode.slug === slug)?.date
  // A date that a wrong clock gave would be published for ever.
  const late = ledger && !at && !given ? clockBehind(ledger, now) : undefined
  if (late) return { diagnostics: [late.diagnostic] }
  const date = at?.moment ?? given ?? toSecond(now)
  const fields = { status: 'published', ...((at || !given) && { date: at?.written ?? hereWritten(now) }) }
  const edited = withFields(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), fields)
  if (edited === undefined) return { diagnostics: before.filter((one) => one.file === file) }

  const after = new TextEncoder().encode(edited)
  const { diagnostics } = await loadStation({
    ...context,
    storage: storageOverlay(storage, new Map([[file, after]])),
  })
  const concerning = diagnostics.filter((one) => one.file.startsWith(`episodes/${slug}/`))
  if (hasErrors(concerning)) return { diagnostics: concerning }
  await storage.write(file, after)
  return { diagnostics: concerning, date }
}

function toSecond(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 1000) * 1000)
}

/** To the second, with the zone of this computer: `2026-03-06T18:00:00+01:00`. */
function hereWritten(moment: Date): string {
  const minutes = -moment.getTimezoneOffset()
  const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, 19)
  if (minutes === 0) return `${local}Z`
  const two = (number: number) => String(Math.floor(Math.abs(number))).padStart(2, '0')
  return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}
