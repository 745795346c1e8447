import { createHash } from 'node:crypto'
import type { Resource } from '../model/resource.ts'
import type { Keep } from '../ports/keep.ts'
import type { Entity } from './standing.ts'

/** What was rendered and judged before, without a fault and without a finding, and what came out. */
export interface Soundness {
  /** What has no bytes to be rendered is sound. */
  readonly isKnown: (resource: Resource) => boolean
  /** Notes what was rendered now, and whether there was nothing to be said of it. */
  readonly note: (resource: Resource, bytes: Uint8Array, isSound: boolean) => void
  /** What is known of the bytes at an address that was asked for or noted. */
  readonly entityAt: (address: string) => Entity | undefined
  /** Keeps what was asked for or noted. */
  readonly keep: () => void
}

const NAME = 'sound'

/** Soundness goes by recipes: the same ingredients have no fault tomorrow that they have not today. */
export function soundness(keep: Keep | undefined): Soundness {
  const written = keep?.get(NAME)
  const known = written ? readRows(new TextDecoder().decode(written)) : new Map<string, Entity>()
  const used = new Map<string, Entity>()
  const entities = new Map<string, Entity>()
  return {
    isKnown: ({ address, body }) => {
      if (!('bytes' in body)) return true
      const { recipe } = body
      const entity = recipe === undefined ? undefined : known.get(recipe)
      if (recipe === undefined || !entity) return false
      used.set(recipe, entity)
      entities.set(address, entity)
      return true
    },
    note: ({ address, body }, bytes, isSound) => {
      const entity = {
        sha256: createHash('sha256').update(bytes).digest('base64url'),
        length: bytes.byteLength,
      }
      entities.set(address, entity)
      if (isSound && 'bytes' in body && body.recipe !== undefined) used.set(body.recipe, entity)
    },
    entityAt: (address) => entities.get(address),
    keep: () => {
      if (used.size === known.size && [...used.keys()].every((one) => known.has(one))) return
      const rows = [...used].map(([recipe, { sha256, length }]) => `${recipe} ${sha256} ${length}`)
      keep?.put(NAME, new TextEncoder().encode(rows.join('\n')))
    },
  }
}

function readRows(text: string): Map<string, Entity> {
  const rows = text === '' ? [] : text.split('\n')
  return new Map(
    rows.map((row) => {
      const [recipe = '', sha256 = '', length] = row.split(' ')
      return [recipe, { sha256, length: Number(length) }]
    }),
  )
}
