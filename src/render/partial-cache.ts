import type { Context, Emitter, Liquid } from 'liquidjs'

/** Objects that never change: what a partial makes of one of them alone is the same for ever. */
const LASTING = new WeakSet<object>()

/** Vouches that this object, and all that it holds, never changes. */
export function cachedByText<T extends object>(value: T): T {
  LASTING.add(value)
  return value
}

/** What a partial made of an object, in these words. */
interface Made {
  readonly words: unknown
  readonly text: string
}

/** Tags whose partial is only known when it is rendered. */
const UNFORESEEN = /\b(render|include|layout)\s+[^'"\s]/

/** What partials made of lasting objects, in which nothing else shows but `words`. */
export interface PartialCache {
  /** Whether a partial looks at nothing but what it is handed under this name. */
  readonly isAlone: (partial: string, name: string) => boolean
  /** What it made of this, in these words; undefined where it has to be rendered. */
  readonly get: (value: unknown, partial: string, words: unknown) => string | undefined
  /** Keeps what it made of it, if it lasts. */
  readonly set: (value: unknown, partial: string, words: unknown, text: string) => void
}

/** An episode stands in a dozen lists, and a list may have ten thousand of them. */
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
 * Lets liquidjs itself render a partial once for each lasting object. The engine is handed in, since whoever has it has
 * loaded it.
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
    // Whoever renders it is told what is wrong with it.
    return false
  }
}
