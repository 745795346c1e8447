import type { Context, Emitter, Liquid } from 'liquidjs'

/** Objects that never change: what a partial makes of one of them alone is the same for ever. */
const LASTING = new WeakSet<object>()

/** Vouches that this object, and all that it holds, never changes. */
export function lasting<T extends object>(value: T): T {
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

/**
 * Lets partials that are rendered of one lasting object, and look at nothing else but `words`, be rendered once: an
 * episode stands in a dozen lists, and a list may have ten thousand of them. The engine is handed in, since whoever has it
 * has loaded it.
 */
export function rememberPartials(
  { evalToken, RenderTag }: Pick<typeof import('liquidjs'), 'evalToken' | 'RenderTag'>,
  liquid: Liquid,
  sources: ReadonlyMap<string, string>,
): void {
  if ([...sources.values()].some((text) => UNFORESEEN.test(text))) return
  const made = new WeakMap<object, Map<string, Made>>()
  const alone = new Map<string, boolean>()

  /** Whether a partial looks at nothing but what it is handed under this name. */
  const looksAtAlone = (partial: string, name: string): boolean => {
    const key = `${partial} ${name}`
    const known = alone.get(key) ?? isAlone(liquid, partial, name)
    alone.set(key, known)
    return known
  }

  class RememberingRender extends RenderTag {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const scope = this.partialScope()
      const [name, ...more] = scope?.scope ?? []
      const [token] = this.arguments()
      const partial = scope?.name
      const isOne = typeof name === 'string' && more.length === 0 && token !== undefined
      if (partial === undefined || !isOne || !looksAtAlone(partial, name)) {
        yield super.render(context, emitter)
        return
      }
      const value = yield evalToken(token as Parameters<typeof evalToken>[0], context)
      if (typeof value !== 'object' || value === null || !LASTING.has(value)) {
        yield super.render(context, emitter)
        return
      }
      const { words } = context.globals as { words?: unknown }
      const known = made.get(value)?.get(partial)
      if (known?.words === words && known !== undefined) {
        emitter.write(known.text)
        return
      }
      const own = gathering()
      yield super.render(context, own)
      const texts = made.get(value) ?? new Map<string, Made>()
      made.set(value, texts.set(partial, { words, text: own.buffer }))
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
