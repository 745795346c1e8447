import { setImmediate as others } from 'node:timers/promises'
import { SEARCH, searchShardAddress, searchTextAddress } from '../model/address.ts'
import type { OnAir } from '../model/on-air.ts'
import type { Resource } from '../model/resource.ts'
import { frameOf } from '../render/pages/frame.ts'
import { renderSearch } from '../render/pages/search.ts'
import { type Catalogue, indexing } from '../render/search/book.ts'
import { hitsFor, type Shard, shardsFor } from '../render/search/query.ts'
import type { CompiledTemplates } from '../render/template.ts'
import { made } from './made.ts'
import type { Kitchen } from './outline.ts'
import type { Ingredients } from './recipes.ts'
import { keptIndex, keptShard, shardBytes, shardIn } from './search-index.ts'

export interface Searching {
  /** The files of the index, for scripts. */
  readonly resources: readonly { readonly resource: Resource; readonly ingredients: Ingredients }[]
  /** The search page with what a question finds. */
  readonly search: (question: string) => Promise<Resource>
}

const JSON_TYPE = 'application/json'
const HTML = 'text/html; charset=utf-8'
/** Results on a page that was made without scripts. */
const SHOWN = 20
/** A longer question is cut. */
const QUESTION_CHARACTERS = 200
/** Texts that are read before others have their turn. */
const TEXTS_AT_ONCE = 8

/** What makes a station searchable. The index is made when it is first asked for, and once. */
export function searching(
  onAir: OnAir,
  templates: CompiledTemplates,
  catalogue: Catalogue,
  kitchen?: Kitchen,
): Searching {
  const { shards, textOf } = catalogue
  const kept = kitchen && drained(keptIndex(catalogue, kitchen))
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
    const digest = kept?.[number]
    return kitchen && digest !== undefined ? keptShard(kitchen, digest) : undefined
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

  const texts = (kind: 'episodes' | 'people', ingredients: readonly Ingredients[]) =>
    ingredients.map((one, number) => {
      const render = () => JSON.stringify(textOf(kind, number))
      return { resource: made(searchTextAddress(kind, number), 'text', JSON_TYPE, render), ingredients: one }
    })
  return {
    search,
    resources: [
      ...Array.from({ length: shards }, (_, number) => {
        const bytes = () => keptAs(number) ?? shardBytes(atOnce()[number] ?? new Map())
        const address = searchShardAddress(number)
        const resource: Resource = { address, kind: 'text', type: JSON_TYPE, body: { bytes } }
        // Whatever its words were taken from: bytes with the same digest are the same bytes.
        const digest = kept?.[number]
        const everything = { given: shards, everybody: 'texts' as const }
        return { resource, ingredients: digest === undefined ? everything : { given: digest } }
      }),
      ...texts(
        'episodes',
        catalogue.episodes.map((episode) => ({ whole: [episode] })),
      ),
      ...texts(
        'people',
        catalogue.people.map(({ person, parts, episodes }) => ({
          given: [person, parts.map(({ role, team }) => [role, team]), episodes.length],
        })),
      ),
    ],
  }
}

function drained<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, with turns for others in between. */
async function patiently<T>(steps: Generator<void, T>): Promise<T> {
  for (let count = 1; ; count++) {
    const step = steps.next()
    if (step.done) return step.value
    if (count % TEXTS_AT_ONCE === 0) await others()
  }
}
