import type { Context, Emitter, Liquid } from 'liquidjs'

/** Immutable objects: what a partial renders from one of them alone never changes. */
const LASTING = new WeakSet<object>()

/** Marks an object as deeply immutable. */
export function cachedByText<T extends object>(value: T): T {
  LASTING.add(value)
  return value
}

/** The result of a partial for an object, with the messages it was rendered with. */
interface Made {
  readonly words: unknown
  readonly text: string
}

/** Tags that render a partial whose name is only known at rendering. */
const UNFORESEEN = /\b(render|include|layout)\s+[^'"\s]/

/** Caches the results of partials that depend only on an immutable object and on `words`. */
export interface PartialCache {
  /** Whether a partial reads nothing but the value that is passed under this name. */
  readonly isAlone: (partial: string, name: string) => boolean
  /** The cached result for this value and these messages; undefined if it has to be rendered. */
  readonly get: (value: unknown, partial: string, words: unknown) => string | undefined
  /** Caches a result if the value is immutable. */
  readonly set: (value: unknown, partial: string, words: unknown, text: string) => void
}

/** Creates a cache. It pays off because an episode is in a dozen lists, and a list may have ten thousand episodes. */
export function partialCache(liquid: Liquid, sources: ReadonlyMap<string, string>): PartialCache {
  const isForeseen = ![...sources.values()].some((text) => UNFORESEEN.test(text))
  const made = new WeakMap<object, Map<string, Made>>()
  const alone = new Map<string, boolean>()
  return {
    isAlone: (partial, name) => {
      const key = `${partial} ${name}`
      const known = alone.get(key) ?? (isForeseen && isAlone(liquid, partial, name))
      alone.set(key, known)
      return known
    },
    get: (value, partial, words) => {
      const known = isLasting(value) ? made.get(value)?.get(partial) : undefined
      return known?.words === words ? known?.text : undefined
    },
    set: (value, partial, words, text) => {
      if (!isLasting(value)) return
      const texts = made.get(value) ?? new Map<string, Made>()
      made.set(value, texts.set(partial, { words, text }))
    },
  }
}

function isLasting(value: unknown): value is object {
  return typeof value === 'object' && value !== null && LASTING.has(value)
}

/**
 * Makes liquidjs use the cache when it renders partials. The engine is a parameter, because the caller has
 * already loaded it.
 */
export function cachePartials(
  { evalToken, RenderTag }: Pick<typeof import('liquidjs'), 'evalToken' | 'RenderTag'>,
  liquid: Liquid,
  memory: PartialCache,
): void {
  class RememberingRender extends RenderTag {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const scope = this.partialScope()
      const [name, ...more] = scope?.scope ?? []
      const [token] = this.arguments()
      const partial = scope?.name
      const isOne = typeof name === 'string' && more.length === 0 && token !== undefined
      if (partial === undefined || !isOne || !memory.isAlone(partial, name)) {
        yield super.render(context, emitter)
        return
      }
      const value = yield evalToken(token as Parameters<typeof evalToken>[0], context)
      if (!isLasting(value)) {
        yield super.render(context, emitter)
        return
      }
      const { words } = context.globals as { words?: unknown }
      const known = memory.get(value, partial, words)
      if (known !== undefined) {
        emitter.write(known)
        return
      }
      const own = gathering()
      yield super.render(context, own)
      memory.set(value, partial, words, own.buffer)
      emitter.write(own.buffer)
    }
  }
  liquid.registerTag('render', RememberingRender)
}

function gathering(): Emitter {
  return {
    buffer: '',
    write(text: unknown) {
      this.buffer += String(text)
    },
  }
}

function isAlone(liquid: Liquid, partial: string, name: string): boolean {
  try {
    const { globals } = liquid.analyzeSync(liquid.parseFileSync(partial), { partials: true })
    return Object.keys(globals).every((one) => one === name || one === 'words')
  } catch {
    // Problems of the partial are reported when it is rendered.
    return false
  }
}
