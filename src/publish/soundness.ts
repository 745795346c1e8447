import { createHash } from 'node:crypto'
import type { Resource } from '../model/resource.ts'
import type { Keep } from '../ports/keep.ts'
import type { Edition, Entity } from './standing.ts'

/** What was rendered and judged before, without a fault and without a finding, and what came out. */
export interface Soundness {
  /** What has no bytes to be rendered is sound. */
  readonly isKnown: (resource: Resource) => boolean
  /** Notes what was rendered now, and whether there was nothing to be said of it. */
  readonly note: (resource: Resource, bytes: Uint8Array, isSound: boolean) => void
  /** What is known of the bytes of a resource. */
  readonly entityOf: (resource: Resource) => Entity | undefined
  /** Keeps what is known; of what is in no edition any more, some is forgotten. */
  readonly keep: (edition: Edition) => void
}

const NAME = 'sound'
/** What came to be known since all of it was written. */
const MORE = 'sound since'
/** When that is more than one in so many, all of it is written again. */
const WORTH = 8

/** Soundness goes by recipes: the same ingredients have no fault tomorrow that they have not today. */
export function soundness(keep: Keep | undefined): Soundness {
  let known = readRows(keep?.get(NAME))
  let more = readRows(keep?.get(MORE))
  for (const [recipe, entity] of more) known.set(recipe, entity)
  let isMore = false
  const unnamed = new WeakMap<object, Entity>()

  const write = (name: string, rows: Iterable<[string, Entity]>) =>
    keep?.put(name, new TextEncoder().encode(textOf(rows)))

  return {
    isKnown: ({ body }) => {
      if (!('bytes' in body)) return true
      const { recipe } = body
      return recipe !== undefined && known.has(recipe)
    },
    note: ({ body }, bytes, isSound) => {
      const entity = {
        sha256: createHash('sha256').update(bytes).digest('base64url'),
        length: bytes.byteLength,
      }
      if (!isSound || !('bytes' in body) || body.recipe === undefined) {
        unnamed.set(body, entity)
        return
      }
      known.set(body.recipe, entity)
      more.set(body.recipe, entity)
      isMore = true
    },
    entityOf: ({ body }) => {
      const recipe = 'bytes' in body ? body.recipe : undefined
      return (recipe === undefined ? undefined : known.get(recipe)) ?? unnamed.get(body)
    },
    keep: (edition) => {
      if (!isMore) return
      isMore = false
      if (more.size * WORTH < known.size) {
        write(MORE, more)
        return
      }
      known = usedIn(edition, known)
      more = new Map()
      write(MORE, more)
      write(NAME, known)
    },
  }
}

function usedIn(edition: Edition, known: ReadonlyMap<string, Entity>): Map<string, Entity> {
  const used = new Map<string, Entity>()
  for (const address of edition.addresses) {
    const body = edition.find(address)?.body
    const recipe = body && 'bytes' in body ? body.recipe : undefined
    const entity = recipe === undefined ? undefined : known.get(recipe)
    if (recipe !== undefined && entity) used.set(recipe, entity)
  }
  return used
}

function textOf(rows: Iterable<[string, Entity]>): string {
  return [...rows].map(([recipe, { sha256, length }]) => `${recipe} ${sha256} ${length}`).join('\n')
}

function readRows(bytes: Uint8Array | undefined): Map<string, Entity> {
  const text = bytes ? new TextDecoder().decode(bytes) : ''
  const rows = text === '' ? [] : text.split('\n')
  return new Map(
    rows.map((row) => {
      const [recipe = '', sha256 = '', length] = row.split(' ')
      return [recipe, { sha256, length: Number(length) }]
    }),
  )
}
