import type { Episode } from '../model/episode.ts'
import type { OnAir } from '../model/on-air.ts'
import type { KnownEpisodes } from '../read/known-episodes.ts'
import type { Soundness } from './soundness.ts'

/** What one edition hands on to the next in the same program: all that is made again only where it would be another. */
export interface Handover {
  readonly episodes: KnownEpisodes
  readonly again: Again
  readonly pieces: Pieces
  /** What is known of renderings; made with the first edition. */
  sound?: Soundness
}

/** What was made of these bytes and texts the last time, or is made now. */
export type Again = <T>(what: string, given: readonly (string | Uint8Array)[], make: () => T) => T

/** What is made of one episode, with all that it shows besides. */
export type PieceOf = <T extends object>(
  episode: Episode,
  what: string,
  besides: readonly unknown[],
  make: (air: () => OnAir) => T,
) => T

export interface Pieces {
  /**
   * Pieces of an edition with this setting. Those that an edition before had are the same objects again; what they are
   * rendered from is asked for when they are, so that no edition is held on to by a piece that outlives it.
   */
  readonly on: (onAir: OnAir, setting: string) => PieceOf
}

/** Nothing was handed on: everything is made. */
export const anew: Again = (_what, _given, make) => make()

/** The same for pieces. */
export function piecesAnew(onAir: OnAir): PieceOf {
  return (_episode, _what, _besides, make) => make(() => onAir)
}

/** For the first edition of a program that will make others. */
export function handover(): Handover {
  return {
    episodes: { bySlug: new Map(), changed: undefined },
    again: lastMade(),
    pieces: heldPieces(),
  }
}

function lastMade(): Again {
  const last = new Map<
    string,
    { readonly given: readonly (string | Uint8Array)[]; readonly value: unknown }
  >()
  return (what, given, make) => {
    const known = last.get(what)
    if (known && isSame(known.given, given)) return known.value as ReturnType<typeof make>
    const value = make()
    last.set(what, { given, value })
    return value
  }
}

function isSame(a: readonly (string | Uint8Array)[], b: readonly (string | Uint8Array)[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index] ?? ''
      if (typeof one === 'string' || typeof other === 'string') return one === other
      return Buffer.compare(one, other) === 0
    })
  )
}

interface Piece {
  readonly besides: readonly unknown[]
  readonly value: object
  /** What it is rendered from; replaced by every edition that has it. */
  readonly from: { onAir: OnAir }
}

/** By itself: a function made inside another one holds on to all that the other one's functions look at. */
function sourceOf(onAir: OnAir): { readonly from: Piece['from']; readonly air: () => OnAir } {
  const from = { onAir }
  return { from, air: () => from.onAir }
}

function heldPieces(): Pieces {
  let held = new WeakMap<Episode, Map<string, Piece>>()
  let heldWith: string | undefined
  return {
    on: (onAir, setting) => {
      if (setting !== heldWith) held = new WeakMap()
      heldWith = setting
      return <T extends object>(
        episode: Episode,
        what: string,
        besides: readonly unknown[],
        make: (air: () => OnAir) => T,
      ): T => {
        const pieces = held.get(episode) ?? new Map<string, Piece>()
        held.set(episode, pieces)
        const known = pieces.get(what)
        if (
          known?.besides.length === besides.length &&
          known.besides.every((one, at) => one === besides[at])
        ) {
          known.from.onAir = onAir
          return known.value as T
        }
        const { from, air } = sourceOf(onAir)
        const value = make(air)
        pieces.set(what, { besides, value, from })
        return value
      }
    },
  }
}
