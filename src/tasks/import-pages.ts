import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { readFeed } from '../import/read-feed.ts'
import type { ShowFromElsewhere } from '../import/show.ts'
import { IoError } from '../ports/io-error.ts'
import type { FoundFeed, ImportTerms } from './import-terms.ts'

/** More documents than any show has. */
const DOCUMENTS_MOST = 1000

/** The show with the items of its older documents (RFC 5005), each guid once. */
export async function withOlder(
  first: ShowFromElsewhere,
  at: Place,
  { older }: ImportTerms,
): Promise<{ readonly show: ShowFromElsewhere; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const episodes = [...first.episodes]
  const guids = new Set(episodes.map(({ guid }) => guid))
  const seen = new Set<string>()
  let [next] = first.older
  while (next !== undefined && older) {
    const url: string = next
    const isLoop = seen.has(url)
    if (isLoop || seen.size === DOCUMENTS_MOST) {
      const reason = isLoop ? 'it was read already' : `it is the ${DOCUMENTS_MOST + 1}th document`
      diagnostics.push(say('import.pages-left', at, { url, reason }))
      break
    }
    seen.add(url)
    const page = await pageAt(url, older)
    if ('reason' in page) {
      diagnostics.push(say('import.pages-left', at, { url, reason: page.reason }))
      break
    }
    diagnostics.push(...page.show.diagnostics)
    for (const episode of page.show.episodes) {
      if (guids.has(episode.guid)) continue
      guids.add(episode.guid)
      episodes.push(episode)
    }
    next = page.show.older[0]
  }
  return { show: { ...first, episodes }, diagnostics }
}

async function pageAt(
  url: string,
  older: (url: string) => Promise<FoundFeed>,
): Promise<{ readonly show: ShowFromElsewhere } | { readonly reason: string }> {
  try {
    const { show } = readFeed(await older(url))
    return show ? { show } : { reason: 'it is no feed' }
  } catch (error) {
    if (!(error instanceof IoError)) throw error
    return { reason: error.message.replace(/\.$/, '') }
  }
}
