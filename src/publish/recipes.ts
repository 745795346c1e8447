import { createHash, hash } from 'node:crypto'
import { serialize } from 'node:v8'
import type { Episode } from '../model/episode.ts'
import { essenceOf } from '../model/essence.ts'
import type { OnAir } from '../model/on-air.ts'
import type { Resource } from '../model/resource.ts'
import { type Touched, touch, watching } from '../model/touched.ts'
import type { CompiledTemplates } from '../render/template.ts'

/** What every rendering looks at, whatever it renders. */
export interface Setting {
  readonly onAir: OnAir
  readonly templates: CompiledTemplates
  readonly assets: ReadonlyMap<string, Uint8Array>
  /** Names the program and whoever makes pictures. */
  readonly makers: readonly string[]
}

/** What a resource is made of besides the setting. */
export interface Ingredients {
  /** Plain data that the rendering was given, by whatever way. */
  readonly given?: unknown
  /** Episodes of which anything may be shown. */
  readonly whole?: readonly Episode[]
  /** Episodes of which anything but their texts may be shown. */
  readonly faces?: readonly Episode[]
  /** Everybody in people.yaml. */
  readonly people?: boolean
  /** All that can be shown of all episodes and everybody, but for the texts; or with them. */
  readonly everybody?: boolean | 'texts'
}

/**
 * Names what resources are made of, so that two with the same name have the same bytes. A rendering is watched: one
 * that looks at more than its name covers loses the name, and is made anew every time.
 */
export interface Recipes {
  readonly named: (resource: Resource, ingredients: Ingredients) => Resource
  /** The same for a part of a resource; undefined where an episode has no essence. */
  readonly nameOf: (ingredients: Ingredients) => string | undefined
  /** Names the setting: two editions with the same one have the same resources of the same ingredients. */
  readonly setting: string
  /** Names everybody in people.yaml. */
  readonly people: () => string
  /** What renderings are given, so that they are seen to look at it. */
  readonly watched: (onAir: OnAir) => OnAir
}

/** Undefined where the setting cannot be put into words, or nothing is known of the episodes. */
export function recipesFor({ onAir, templates, assets, makers }: Setting): Recipes | undefined {
  const episodes = onAir.episodes.map(essenceOf)
  if (episodes.some((essence) => essence === undefined)) return undefined
  const setting = settingDigest(onAir, templates, assets, makers)
  if (setting === undefined) return undefined

  const people = once(() => digestOf([serialize(onAir.station.people)]))
  const faces = once(() => digestOf(onAir.episodes.map((episode) => essenceOf(episode)?.surface ?? '')))
  const texts = once(() => digestOf(onAir.episodes.map((episode) => essenceOf(episode)?.digest ?? '')))
  const nameOf: Recipes['nameOf'] = (ingredients) => {
    const { given = null, whole = [], everybody = false } = ingredients
    const known = [
      ...whole.map((one) => essenceOf(one)?.digest),
      'and',
      ...(ingredients.faces ?? []).map((one) => essenceOf(one)?.surface),
    ]
    if (known.some((one) => one === undefined)) return undefined
    const all = [
      ingredients.people || everybody ? people() : '',
      everybody ? faces() : '',
      everybody === 'texts' ? texts() : '',
    ]
    const made = JSON.stringify([given, known, all])
    // One call: there are a dozen names for each episode.
    return hash('sha256', `${setting.length} ${setting}${made.length} ${made}`, 'base64url').slice(0, 24)
  }
  return {
    watched: watchedAir,
    setting,
    people,
    nameOf,
    named: (resource, ingredients) => {
      const { address, kind, type, links = [], body } = resource
      if (!('bytes' in body)) return resource
      const name = nameOf({ ...ingredients, given: [address, kind, type, links, ingredients.given] })
      if (name === undefined) return resource
      const covered = coveredBy(ingredients)
      return { ...resource, body: watchedBody(body.bytes, name, covered) }
    },
  }
}

/** One set for all resources that are made of the same kinds of things. */
function coveredBy({ whole, people, everybody }: Ingredients): ReadonlySet<Touched> {
  const kinds: Touched[] = [
    ...(whole || everybody === 'texts' ? (['texts'] as const) : []),
    ...(everybody ? (['episodes'] as const) : []),
    ...(people || everybody ? (['people'] as const) : []),
  ]
  const key = kinds.join(' ')
  const known = COVERED.get(key) ?? new Set(kinds)
  COVERED.set(key, known)
  return known
}

const COVERED = new Map<string, ReadonlySet<Touched>>()

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function watchedBody(bytes: () => Uint8Array, name: string, covered: ReadonlySet<Touched>) {
  // No getter: an object with one of its own takes three times the memory, and there are many.
  const body: { recipe: string | undefined; readonly bytes: () => Uint8Array } = {
    recipe: name,
    bytes: () => {
      const { value, touched } = watching(bytes)
      for (const one of touched) if (!covered.has(one)) body.recipe = undefined
      return value
    },
  }
  return body
}

/** What is on the air, telling who looks beyond one episode. */
function watchedAir(onAir: OnAir): OnAir {
  const { station, episodes, ...rest } = onAir
  const { episodes: all, people, ...facts } = station
  const see = <T>(what: Touched, value: T): T => {
    touch(what)
    return value
  }
  const watched = {
    ...facts,
    get episodes() {
      return see('episodes', all)
    },
    get people() {
      return see('people', people)
    },
  }
  return {
    ...rest,
    station: watched,
    get episodes() {
      return see('episodes', episodes)
    },
  }
}

function settingDigest(
  onAir: OnAir,
  templates: CompiledTemplates,
  assets: ReadonlyMap<string, Uint8Array>,
  makers: readonly string[],
): string | undefined {
  // The sizes of an episode's pictures, and whether its card stands, follow from what is in its folder.
  const { station, episodes: _, pictureSizes, cards: _____, ...rest } = onAir
  const { episodes: __, people: ___, templates: ____, ...facts } = station
  const artworks = rest.feeds.map(({ artwork }) => pictureSizes?.get(artwork.file))
  try {
    return digestOf([
      serialize([makers, rest, facts, pictureSizes !== undefined, artworks]),
      serialize([...templates.sources]),
      ...[...assets].flat(),
    ])
  } catch {
    // Something in it cannot be put into bytes, so that nobody can tell whether it changed.
    return undefined
  }
}

function digestOf(parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(`${part.length} `).update(part)
  return sum.digest('base64url').slice(0, 24)
}
