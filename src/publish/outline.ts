import type { Episode } from '../model/episode.ts'
import type { FileIdentity } from '../model/file-identity.ts'
import type { OnAir } from '../model/on-air.ts'
import type { FileBody, Resource } from '../model/resource.ts'
import { touch, watching } from '../model/touched.ts'
import type { Keep } from '../ports/keep.ts'
import type { CompiledTemplates } from '../render/template.ts'
import { identitiesOf } from './episode-resources.ts'
import { type Handover, type PieceOf, piecesAnew } from './handover.ts'
import type { KeptBefore } from './kept-before.ts'
import { type Recipes, recipesFor } from './recipes.ts'
import type { Sizing } from './sizing.ts'

/** Where what was made before can be found, and what it is called. */
export interface Kitchen {
  readonly recipes: Recipes
  readonly keep: Keep
  /** The name of what is made of one episode alone. */
  readonly nameOf: (what: string, episode: Episode) => string | undefined
}

/** What kept things are found by. */
interface Stock {
  readonly kept?: KeptBefore
  readonly templates: CompiledTemplates
  readonly assets: ReadonlyMap<string, Uint8Array>
  readonly sizing?: Sizing
  readonly handover?: Handover
}

/** Undefined where nothing was kept, or nobody can tell what things are made of. */
export function kitchenFor(
  { kept, templates, assets, sizing, handover }: Stock,
  onAir: OnAir,
): Kitchen | undefined {
  if (!kept) return undefined
  const makers = [kept.program, sizing?.maker ?? '']
  const recipes = recipesFor({ onAir, templates, assets, makers })
  if (!recipes) return undefined
  const pieceOf = piecesOf(handover, recipes, onAir)
  return {
    recipes,
    keep: kept.keep,
    nameOf: (what, episode) =>
      pieceOf(episode, `name of ${what}`, [], () => ({
        name: recipes.nameOf({ given: what, whole: [episode] }),
      })).name,
  }
}

/** Pieces of an edition: as they were handed on, where anybody can tell that they are the same. */
export function piecesOf(
  handover: Handover | undefined,
  recipes: Recipes | undefined,
  onAir: OnAir,
): PieceOf {
  return handover && recipes ? handover.pieces.on(onAir, recipes.setting) : piecesAnew(onAir)
}

/** A resource without its bytes. What a file was is no part of it, since the name of the outline does not cover that. */
type Line = Omit<Resource, 'body'> & { readonly body?: Omit<FileBody, 'identity'> }

/** The files of an episode, listed without a look at its texts where they were listed before. */
export function outlined(
  kitchen: Kitchen | undefined,
  episode: Episode,
  list: () => readonly Resource[],
): readonly Resource[] {
  if (!kitchen) return list()
  const { keep, nameOf } = kitchen
  const name = nameOf('outline', episode)
  if (name === undefined) return list()
  const kept = keep.get(`outline ${name}`)
  const identities = identitiesOf(episode)
  if (kept) return revived(JSON.parse(new TextDecoder().decode(kept)) as Line[], list, identities)
  const resources = list()
  // What is made later than the edition is not in the outline, and neither is an episode that has such files.
  if (resources.some(({ body }) => 'make' in body)) return resources
  const lines = resources.map(({ body, ...rest }): Line => {
    if (!('file' in body)) return rest
    const { identity: _, ...known } = body
    return { ...rest, body: known }
  })
  keep.put(`outline ${name}`, new TextEncoder().encode(JSON.stringify(lines)))
  // Not these: they hold the texts of their episode.
  return revived(lines, list, identities)
}

/** A text that is made of one episode: as it was kept, or rendered and then kept. */
export function keptText(
  kitchen: Kitchen | undefined,
  { what, episode }: { readonly what: string; readonly episode: Episode },
  render: () => string,
): string {
  const name = kitchen?.nameOf(what, episode)
  if (name === undefined || !kitchen) return render()
  const { keep } = kitchen
  const kept = keep.get(`text ${name}`)
  if (kept) {
    touch('texts')
    return new TextDecoder().decode(kept)
  }
  const { value, touched } = watching(render)
  const isCovered = !touched.has('episodes') && !touched.has('people')
  if (isCovered) keep.put(`text ${name}`, new TextEncoder().encode(value))
  return value
}

function revived(
  lines: readonly Line[],
  list: () => readonly Resource[],
  identities: ReadonlyMap<string, FileIdentity>,
): Resource[] {
  // Those of one episode are rendered behind each other, and hold its texts until then.
  let listed: WeakRef<readonly Resource[]> | undefined
  return lines.map((line, index) => {
    if (line.body) {
      const identity = identities.get(line.body.file)
      return { ...line, body: { ...line.body, ...(identity !== undefined && { identity }) } }
    }
    const bytes = () => {
      const resources = listed?.deref() ?? list()
      listed = new WeakRef(resources)
      const body = resources[index]?.body
      if (!body || !('bytes' in body)) throw new Error(`${line.address} is not made as it was.`)
      return body.bytes()
    }
    return { ...line, body: { bytes } }
  })
}
