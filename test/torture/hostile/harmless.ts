import { memoryStorage } from '../../../src/adapters/memory/storage.ts'
import type { Body } from '../../../src/model/resource.ts'
import { makeEdition } from '../../../src/publish/edition.ts'
import { readStation } from '../../../src/read/station.ts'
import { attributesIn } from '../../judges/html.ts'
import { shippedTemplates, shippedWords } from '../../render/shipped.ts'

const TEMPLATES = shippedTemplates()
const WORDS = shippedWords()

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Reads a station and renders every page of it, where there is one. */
export async function pagesAreHarmless(files: Files): Promise<void> {
  const { station } = await readStation(memoryStorage(files))
  if (!station) return
  const edition = makeEdition({
    station,
    ledger: { version: 1, feeds: {}, episodes: {} },
    moment: new Date('2040-01-01T00:00:00Z'),
    templates: TEMPLATES,
    words: WORDS,
    assets: new Map(),
    url: station.url,
    generator: 'Inonda/0.0.0',
  })
  for (const address of edition.addresses) {
    if (/[\s<>"'\\]|\.\.|\/\/|%2f|%5c|%00/i.test(address)) throw new Error(`an address is ${address}`)
    const resource = edition.find(address)
    const bytes = bytesOf(resource?.body)
    if (bytes && resource?.type.startsWith('text/html')) harmless(new TextDecoder().decode(bytes), 'page')
  }
}

function bytesOf(body: Body | undefined): Uint8Array | undefined {
  return body && 'bytes' in body ? body.bytes() : undefined
}

/**
 * Throws where a browser would run something. In a page, modules among the assets and data blocks may stand in
 * `script`, and the page's own elements may load the page's own files; a text may have none of it.
 */
export function harmless(html: string, what: 'page' | 'text'): void {
  const running = attributesIn(html).filter((name) => /^(?:on.*|style|srcdoc|formaction)$/i.test(name))
  if (running.length > 0) throw new Error(`it has ${running.join(', ')}`)
  for (const [tag] of html.matchAll(ELEMENTS)) {
    if (what === 'text' || !OURS.test(tag)) throw new Error(`it has ${tag}`)
  }
  // In a tag alone: what stands between tags is only told.
  for (const [tag] of html.matchAll(/<[a-z][^<>]*>/gi))
    if (RUNNING.test(tag)) throw new Error(`it has an address that runs: ${tag}`)
}

const ELEMENTS = /<(?:script|style|iframe|object|embed|base|form|svg|math|link|meta)\b[^<>]*>/gi
const OURS =
  /^<(?:script type="(?:module" src="[./\w-]+"|application\/(?:ld\+)?json"[^<>]*)>|(?:meta|link|svg) |form [^<>]*action="[./\w-]*")/
const RUNNING = /(?:href|src|action|data)\s*=\s*["']?\s*(?:javascript|vbscript|data):/i
