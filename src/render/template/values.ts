import type { Context, Expression, Liquid, Token, Value } from 'liquidjs'

type Engine = typeof import('liquidjs')

/** A template has what no function was written for, or its data do: liquidjs renders it. */
export class Unfit extends Error {
  override readonly name = 'Unfit'
}

/** One rendering of a page. */
export interface Run {
  /** Known in the page's template and its layout. */
  readonly context: object
  /** Known everywhere. */
  readonly globals: object
  /** Rounds of loops and partials so far. */
  steps: number
  /** The time, as `performance.now` tells it, after which it is given up. */
  readonly until: number
  /** What filters are given; it knows no variable. */
  filtering?: Context
}

/** The rendering, and after it the values of names that a partial was handed and loops went through. */
export type Frame = [run: Run, ...locals: unknown[]]

export type Get = (frame: Frame) => unknown

/** Where a loop keeps its state, of which a template may ask for these. */
export interface Loop {
  readonly index0: number
  readonly index: number
  readonly rindex0: number
  readonly rindex: number
  readonly first: boolean
  readonly last: boolean
  readonly length: number
}

const LOOP_KEYS = new Set(['index0', 'index', 'rindex0', 'rindex', 'first', 'last', 'length'])

/** Which names are known in a part of a template besides the context and the globals. */
export interface Names {
  /** Partials know nothing of the page's context. */
  readonly isPartial: boolean
  /** Places in the frame, by name. */
  readonly slots: ReadonlyMap<string, number>
  /** The innermost loop's own place is under `forloop`, unless that is a name like any other. */
  readonly isLoop: boolean
}

/** Keys that an object may have without owning them, and those that liquidjs answers for things that lack them. */
const UNOWNED = new Set([
  ...[Object, Array, String, Number, Boolean, BigInt, Symbol, Function].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype),
  ),
  'size',
  'first',
  'last',
  'toLiquid',
])

const has = Object.prototype.hasOwnProperty

/** What operators and filters of liquidjs may answer instead of a value. */
type Steps = IterableIterator<unknown>

type Bag = Readonly<Record<string, unknown>>

/** Functions for the values of a set of templates. `liquid` parsed them; `printed` is what it escapes output with. */
export function valuesOf(
  { Context, defaultOperators, Drop, toValueSync, TypeGuards }: Engine,
  liquid: Liquid,
) {
  /** As liquidjs reads a property of plain data in its strict mode. */
  function read(from: unknown, key: unknown): unknown {
    if (from === null) return from
    const value = readLoosely(from, key)
    if (value === undefined || typeof value === 'function') throw new Unfit()
    return value
  }

  function constant(token: Token): unknown {
    if (TypeGuards.isQuotedToken(token) || TypeGuards.isNumberToken(token)) return token.content
    // `nil`, `empty` and `blank` are objects of the engine, of which only comparisons know.
    if (TypeGuards.isLiteralToken(token) && typeof token.content === 'boolean') return token.content
    throw new Unfit()
  }

  function keyOf(token: Token, names: Names): string | number | Get {
    const { content } = token as { content?: unknown }
    if (typeof content === 'string' || typeof content === 'number') return content
    if (TypeGuards.isPropertyAccessToken(token)) return variable(token, names)
    throw new Unfit()
  }

  function variable(token: Token, names: Names): Get {
    const { variable, props } = token as unknown as { variable?: Token; props: readonly Token[] }
    const [head, ...keys] = props.map((one) => keyOf(one, names))
    if (variable !== undefined || typeof head !== 'string' || head === '__proto__') throw new Unfit()
    if (head === 'forloop' && names.isLoop) {
      if (keys.length !== 1 || !LOOP_KEYS.has(String(keys[0]))) throw new Unfit()
      return property(localAt(names.slots.get(head)), String(keys[0]))
    }
    return keys.reduce<Get>((from, key) => property(from, key), rootOf(head, names))
  }

  function rootOf(name: string, { slots, isPartial }: Names): Get {
    const slot = slots.get(name)
    if (slot !== undefined) return localAt(slot)
    if (!isPartial) return ([{ context, globals }]) => read(name in context ? context : globals, name)
    if (name in {}) throw new Unfit()
    return ([{ globals }]) => read(globals, name)
  }

  function property(from: Get, key: string | number | Get): Get {
    if (typeof key === 'function') return (frame) => read(from(frame), key(frame))
    if (typeof key === 'number' || UNOWNED.has(key)) return (frame) => read(from(frame), key)
    return (frame) => {
      const object = from(frame)
      if (object === null) return object
      const value = (object as Bag)[key]
      if (value === undefined) throw new Unfit()
      return value
    }
  }

  /** The value of a token that stands alone: in a loop, or handed to a partial or a filter. */
  function single(token: Token, names: Names): Get {
    if (TypeGuards.isPropertyAccessToken(token)) return variable(token, names)
    const value = constant(token)
    return () => value
  }

  function expression({ postfix }: Expression, names: Names): Get {
    const [only, ...more] = postfix
    if (only && more.length === 0 && !TypeGuards.isOperatorToken(only)) return single(only, names)
    const waiting: Get[] = []
    for (const token of postfix) {
      if (TypeGuards.isOperatorToken(token)) waiting.push(operation(token.operator, waiting))
      else if (TypeGuards.isLiteralToken(token)) waiting.push(() => token.content)
      else waiting.push(single(token, names))
    }
    const [whole] = waiting
    if (whole === undefined || waiting.length > 1) throw new Unfit()
    return whole
  }

  /** Both sides are always asked, as liquidjs does: a name that is not there is told in any case. */
  function operation(name: string, waiting: Get[]): Get {
    const right = waiting.pop()
    const left = name === 'not' ? right : waiting.pop()
    const quick = QUICK[name]
    const asEngine = defaultOperators[name] as ((...values: unknown[]) => unknown) | undefined
    if (!left || !right || !asEngine) throw new Unfit()
    if (name === 'not') {
      return (frame) => {
        const value = right(frame)
        return isPlain(value) ? !isTrue(value) : toValueSync(asEngine(value, filteringOf(frame[0])) as Steps)
      }
    }
    return (frame) => {
      const a = left(frame)
      const b = right(frame)
      if (quick && isPlain(a) && isPlain(b)) return quick(a, b)
      return toValueSync(asEngine(a, b, filteringOf(frame[0])) as Steps)
    }
  }

  /** Compared as JavaScript does it. Lists and the engine's own objects are not. */
  function isPlain(value: unknown): boolean {
    return value === null || typeof value !== 'object' || !(value instanceof Drop || Array.isArray(value))
  }

  function filteringOf(run: Run): Context {
    const options = { sync: true, globals: run.globals }
    run.filtering ??= new Context({}, liquid.options, options, { liquid })
    return run.filtering
  }

  function filtered(from: Get, filter: Value['filters'][number], names: Names): Get {
    // They look at variables by themselves.
    if (filter.name.endsWith('_exp')) throw new Unfit()
    const { handler } = filter as unknown as { handler: (...values: unknown[]) => unknown }
    const args = filter.args.map((arg) => {
      if (!Array.isArray(arg)) return single(arg as Token, names)
      const [name, token] = arg as unknown as [string, Token | undefined]
      if (token === undefined) throw new Unfit()
      const value = single(token, names)
      return (frame: Frame) => [name, value(frame)]
    })
    return (frame) => {
      const within = { context: filteringOf(frame[0]), liquid }
      const values = args.map((arg) => arg(frame))
      return toValueSync(handler.call(within, from(frame), ...values) as Steps)
    }
  }

  /** A value with its filters, but for the last so many. */
  function value({ initial, filters }: Value, names: Names, without = 0): Get {
    const used = filters.slice(0, filters.length - without)
    return used.reduce<Get>((from, filter) => filtered(from, filter, names), expression(initial, names))
  }

  return { single, value }
}

function localAt(slot: number | undefined): Get {
  if (slot === undefined) throw new Unfit()
  return (frame) => frame[slot]
}

/** As Liquid has it: 0 and the empty text are true. */
export function isTrue(value: unknown): boolean {
  return value !== false && value !== null && value !== undefined
}

const QUICK: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => (a as number) < (b as number),
  '<=': (a, b) => (a as number) <= (b as number),
  '>': (a, b) => (a as number) > (b as number),
  '>=': (a, b) => (a as number) >= (b as number),
  and: (a, b) => isTrue(a) && isTrue(b),
  or: (a, b) => isTrue(a) || isTrue(b),
}

function readLoosely(from: unknown, key: unknown): unknown {
  if (Array.isArray(from) && typeof key === 'number') {
    const index = key < 0 ? from.length + key : key
    return has.call(from, index) ? from[index] : undefined
  }
  if (typeof key !== 'string' && typeof key !== 'number') throw new Unfit()
  if (key === 'size') return sizeOf(from)
  if (Array.isArray(from) && (key === 'first' || key === 'last')) {
    return key === 'first' ? from[0] : from.at(-1)
  }
  return has.call(from, key) ? (from as Bag)[key] : undefined
}

function sizeOf(from: unknown): unknown {
  if (Array.isArray(from) || typeof from === 'string') return from.length
  if (typeof from !== 'object' || from === null) throw new Unfit()
  if ('size' in from) return has.call(from, 'size') ? from.size : undefined
  return Object.keys(from).length
}
