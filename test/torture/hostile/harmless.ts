import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'
import { memoryStorage } from '../../../src/adapters/memory/storage.ts'
import { makeBuild } from '../../../src/build/make-build.ts'
import type { Body } from '../../../src/model/resource.ts'
import { readStation } from '../../../src/read/station.ts'
import { shippedTemplates, shippedWords } from '../../render/shipped.ts'

const TEMPLATES = shippedTemplates()
const WORDS = shippedWords()

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Reads a station and renders every page of it, where there is one. */
export async function pagesAreHarmless(files: Files): Promise<void> {
  const { station } = await readStation(memoryStorage(files))
  if (!station) return
  const siteBuild = makeBuild({
    station,
    ledger: { version: 1, feeds: {}, episodes: {} },
    moment: new Date('2040-01-01T00:00:00Z'),
    templates: TEMPLATES,
    words: WORDS,
    assets: new Map(),
    url: station.url,
    generator: 'Inonda/0.0.0',
  })
  for (const address of siteBuild.addresses) {
    if (/[\s<>"'\\]|\.\.|\/\/|%2f|%5c|%00/i.test(address)) throw new Error(`an address is ${address}`)
    const resource = siteBuild.find(address)
    const bytes = bytesOf(resource?.body)
    if (bytes && resource?.type.startsWith('text/html')) harmless(new TextDecoder().decode(bytes), 'page')
  }
}

function bytesOf(body: Body | undefined): Uint8Array | undefined {
  return body && 'bytes' in body ? body.bytes() : undefined
}

/**
 * Throws where a browser would run something, by the parser of the HTML standard: what is only told, in a text or in
 * the value of an attribute, runs nothing. In a page, modules among the assets and data blocks may stand in `script`,
 * and the page's own elements may load the page's own files; a text may have none of it.
 */
export function harmless(html: string, what: 'page' | 'text'): void {
  const whole = what === 'page' ? parse(html) : parseFragment(html)
  for (const element of elementsIn(whole)) {
    const { tagName, attrs } = element
    const told = `<${tagName} ${attrs.map(({ name, value }) => `${name}=${JSON.stringify(value)}`).join(' ')}>`
    if (attrs.some(({ name }) => RUNNING_NAMES.test(name))) throw new Error(`it has ${told}`)
    if (attrs.some(({ name, value }) => ADDRESSES.test(name) && RUNNING.test(bare(value))))
      throw new Error(`it has an address that runs: ${told}`)
    if (WATCHED.has(tagName) && !(what === 'page' && isOurs(element))) throw new Error(`it has ${told}`)
  }
}

type Element = DefaultTreeAdapterTypes.Element

/** Of any depth. */
function* elementsIn(whole: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  const waiting: DefaultTreeAdapterTypes.ParentNode[] = [whole]
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    for (const node of parent.childNodes) {
      if (!('tagName' in node)) continue
      yield node
      waiting.push(node, ...('content' in node ? [node.content] : []))
    }
  }
}

/** Browsers leave out what does not show before they look at the scheme. */
function bare(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is left out.
  return value.replace(/[\u0000-\u0020]/g, '')
}

const RUNNING_NAMES = /^(?:on.*|style|srcdoc|formaction)$/i
const ADDRESSES = /^(?:(?:xlink:)?href|src|srcset|action|data|poster|cite|background|ping|from|to|values)$/i
const RUNNING = /^(?:javascript|vbscript|data):/i
const WATCHED: ReadonlySet<string> = new Set(
  'script style iframe object embed base form svg math link meta'.split(' '),
)

function isOurs({ tagName, attrs, parentNode }: Element): boolean {
  const { type = '', src, action = '' } = Object.fromEntries(attrs.map(({ name, value }) => [name, value]))
  if (tagName === 'script') {
    return src === undefined ? /^application\/(?:ld\+)?json$/.test(type) : /^[./\w-]+$/.test(src)
  }
  if (tagName === 'form') return /^[./\w-]*$/.test(action)
  // Elsewhere they come out of a text.
  if (tagName === 'meta' || tagName === 'link') return parentNode !== null && parentNode.nodeName === 'head'
  return tagName === 'svg'
}
