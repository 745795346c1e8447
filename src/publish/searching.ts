import { SEARCH, searchShardAddress, searchTextAddress } from '../model/address.ts'
import { drained } from '../model/drained.ts'
import type { Episode } from '../model/episode.ts'
import type { OnAir } from '../model/on-air.ts'
import type { Resource } from '../model/resource.ts'
import type { Keep } from '../ports/keep.ts'
import { frameOf } from '../render/pages/frame.ts'
import { renderSearch } from '../render/pages/search.ts'
import { type Catalogue, indexing } from '../render/search/book.ts'
import { hitsFor, type Shard, shardsFor } from '../render/search/query.ts'
import type { CompiledTemplates } from '../render/template.ts'
import { searchText } from './episode-resources.ts'
import { type PieceOf, piecesAnew } from './handover.ts'
import { made } from './made.ts'
import type { Ingredients } from './recipes.ts'
import { keptShard, shardBytes, shardIn } from './search-index.ts'
import { patiently } from './steps.ts'

export interface Searching {
  /** The files of the index, for scripts. */
  readonly resources: readonly SearchFile[]
  /** The search page with what a question finds. */
  readonly search: (question: string) => Promise<Resource>
}

interface SearchFile {
  readonly resource: Resource
  readonly ingredients: Ingredients
  /** The episode that it is about. */
  readonly episode?: Episode
}

const JSON_TYPE = 'application/json'
const HTML = 'text/html; charset=utf-8'
/** Results on a page that was made without scripts. */
const SHOWN = 20
/** A longer question is cut. */
const QUESTION_CHARACTERS = 200

/** What a searchable station is made with besides. */
interface Stock {
  /** The index where it was kept: digests of its shards' bytes. */
  readonly kept?: { readonly index: readonly string[]; readonly keep: Keep } | undefined
  readonly pieceOf?: PieceOf
}

/** What makes a station searchable. An index that is not kept is made when it is first asked for, and once. */
export function searching(
  onAir: OnAir,
  templates: CompiledTemplates,
  catalogue: Catalogue,
  { kept, pieceOf = piecesAnew(onAir) }: Stock = {},
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

  const search = async (question: string): Promise<Resource> => {
    const asked = [...question].slice(0, QUESTION_CHARACTERS).join('').trim()
    const wanted = new Map(shardsFor(asked, shards).map((number) => [number, keptAs(number)]))
    const all = [...wanted.values()].includes(undefined) ? await inTurns() : undefined
    const hits = hitsFor(asked, shards, (number) => {
      const bytes = wanted.get(number)
      return all?.[number] ?? (bytes ? shardIn(bytes) : new Map())
    })
    const shown = hits.slice(0, SHOWN).flatMap(({ kind, number }) => textOf(kind, number) ?? [])
    const frame = frameOf(onAir, templates, SEARCH)
    return made(SEARCH, 'page', HTML, () => renderSearch(frame, shards, { question: asked, hits, shown }))
  }

  return {
    search,
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
