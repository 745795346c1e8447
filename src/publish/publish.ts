import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, hasErrors, startOf } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { withFields } from '../read/field-edit.ts'
import { examine, type Workshop } from './examine.ts'
import { overlay } from './overlay.ts'

export interface Published {
  readonly diagnostics: readonly Diagnostic[]
  /** When it goes on air; absent when nothing was written. */
  readonly date?: Date
}

/**
 * Makes a draft public: its front matter gets `status: published` and, where `at` is given or no date
 * stands there yet, a date. The station is examined as it would be, and nothing is written on errors.
 */
export async function publish(workshop: Workshop, slug: string, now: Date, at?: Date): Promise<Published> {
  const { storage } = workshop
  const file = `episodes/${slug}/episode.md`
  const bytes = /^[^/\\]+$/.test(slug) && slug !== '..' ? await storage.read(file) : undefined
  if (!bytes) {
    const slugs = (await storage.list('episodes')).map((entry) => entry.name)
    return {
      diagnostics: [
        say('episode.unknown', startOf('episodes'), {
          slug,
          nearest: nearest(slug, slugs) ?? slugs[0] ?? 'SLUG',
        }),
      ],
    }
  }
  const { station } = await examine(workshop)
  const given = station?.episodes.find((episode) => episode.slug === slug)?.date
  const date = at ?? given ?? now
  const fields = { status: 'published', ...((at || !given) && { date: withoutMilliseconds(date) }) }
  const edited = withFields(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), fields)
  if (edited === undefined) {
    const { diagnostics } = await examine(workshop)
    return { diagnostics: diagnostics.filter((one) => one.file === file) }
  }

  const after = new TextEncoder().encode(edited)
  const { diagnostics } = await examine({ ...workshop, storage: overlay(storage, new Map([[file, after]])) })
  const concerning = diagnostics.filter((one) => one.file.startsWith(`episodes/${slug}/`))
  if (hasErrors(concerning)) return { diagnostics: concerning }
  await storage.write(file, after)
  return { diagnostics: concerning, date }
}

function withoutMilliseconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
