import { SEARCH, searchShardAddress, searchTextAddress } from '../model/address.ts'
import { drained } from '../model/drained.ts'
import type { Episode } from '../model/episode.ts'
import type { OnAir } from '../model/on-air.ts'
import type { Resource } from '../model/resource.ts'
import type { Keep } from '../ports/keep.ts'
import { frameOf } from '../render/pages/frame.ts'
import { renderBusySearch, renderSearch } from '../render/pages/search.ts'
import { type Catalogue, indexing } from '../render/search/book.ts'
import { type Shard, shardsFor } from '../render/search/query.ts'
import type { Result } from '../render/search/result.ts'
import type { CompiledTemplates } from '../render/template.ts'
import { searchText } from './episode-resources.ts'
import { type PieceOf, piecesAnew } from './handover.ts'
import { made } from './made.ts'
import type { Ingredients } from './recipes.ts'
import { keptShard, shardBytes } from './search-index.ts'
import { inThisThread, questionIn, type SearchWork, type ShardFile } from './search-work.ts'
import { patiently, sparingly } from './steps.ts'

export interface Searching {
  /** The files of the index, for scripts. */
  readonly resources: readonly SearchFile[]
  /**
   * The search page with what a question finds. Of a question, `questionIn` says what is searched for. What `work` does
   * not do is done in short pieces, and never for more than a third of the time. Rejects where `work` does.
   */
  readonly search: (question: string, work?: SearchWork) => Promise<Resource>
  /** The search page for those whose question cannot be answered just now. */
  readonly busy: () => Resource
}

interface SearchFile {
  readonly resource: Resource
  readonly ingredients: Ingredients
  /** The episode that it is about. */
  readonly episode?: Episode
}

const JSON_TYPE = 'application/json'
const HTML = 'text/html; charset=utf-8'

/** What a searchable station is made with besides. */
interface Stock {
  /** The index where it was kept: digests of its shards' bytes. */
  readonly kept?: { readonly index: readonly string[]; readonly keep: Keep } | undefined
  readonly pieceOf?: PieceOf
  /** The edition's own resource at an address, whose bytes may be remembered; without it, a text is made each time. */
  readonly find?: (address: string) => Resource | undefined
}

/** What makes a station searchable. An index that is not kept is made when it is first asked for, and once. */
export function searching(
  onAir: OnAir,
  templates: CompiledTemplates,
  catalogue: Catalogue,
  { kept, pieceOf = piecesAnew(onAir), find = () => undefined }: Stock = {},
): Searching {
  const { shards, textOf } = catalogue
  let index: readonly Shard[] | undefined
  let underWay: Promise<readonly Shard[]> | undefined

  const atOnce = (): readonly Shard[] => {
    index ??= drained(indexing(catalogue))
    return index
  }
  const inTurns = (): Promise<readonly Shard[]> => {
    underWay ??= index
      ? Promise.resolve(index)
      : patiently(indexing(catalogue)).then((made) => {
          index ??= made
          return index
        })
    return underWay
  }

  const keptAs = (number: number): Uint8Array | undefined => {
    const digest = kept?.index[number]
    return kept && digest !== undefined ? keptShard(kept.keep, digest) : undefined
  }

  const fileOf = async (number: number): Promise<ShardFile> => {
    const bytes = await sparingly(() => keptAs(number))
    return [number, bytes ?? shardBytes((await inTurns())[number] ?? new Map())]
  }

  const textAt = (kind: 'episodes' | 'people', number: number): Uint8Array => {
    const body = find(searchTextAddress(kind, number))?.body
    return body && 'bytes' in body
      ? body.bytes()
      : new TextEncoder().encode(JSON.stringify(textOf(kind, number)))
  }

  const search: Searching['search'] = async (question, work = inThisThread) => {
    const asked = questionIn(question)
    const files: ShardFile[] = []
    for (const number of shardsFor(asked, shards)) files.push(await fileOf(number))
    const { count, best } = await work.hits(asked, shards, files)
    const results: Result[] = []
    for (const { kind, number } of best) {
      const text = await sparingly(() => textAt(kind, number))
      results.push(await work.result(asked, text))
    }
    const frame = frameOf(onAir, templates, SEARCH)
    return made(SEARCH, 'page', HTML, () => renderSearch(frame, shards, { question: asked, count, results }))
  }

  const busy = () =>
    made(SEARCH, 'page', HTML, () => renderBusySearch(frameOf(onAir, templates, SEARCH), shards))

  return {
    search,
    busy,
    resources: [
      ...Array.from({ length: shards }, (_, number) => {
        const bytes = () => keptAs(number) ?? shardBytes(atOnce()[number] ?? new Map())
        const address = searchShardAddress(number)
        const resource: Resource = { address, kind: 'text', type: JSON_TYPE, body: { bytes } }
        // Whatever its words were taken from: bytes with the same digest are the same bytes.
        const digest = kept?.index[number]
        const everything = { given: shards, everybody: 'texts' as const }
        return { resource, ingredients: digest === undefined ? everything : { given: digest } }
      }),
      ...catalogue.episodes.map((episode, number) =>
        pieceOf(episode, 'search text', [number], (air) => ({
          resource: searchText(air, episode, number),
          ingredients: { whole: [episode] },
          episode,
        })),
      ),
      ...catalogue.people.map(({ person, parts, episodes }, number) => {
        const render = () => JSON.stringify(textOf('people', number))
        return {
          resource: made(searchTextAddress('people', number), 'text', JSON_TYPE, render),
          ingredients: { given: [person, parts.map(({ role, team }) => [role, team]), episodes.length] },
        }
      }),
    ],
  }
}
