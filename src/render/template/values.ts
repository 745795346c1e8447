import type { Context, Expression, Liquid, Token, Value } from 'liquidjs'

type Engine = typeof import('liquidjs')

/** Thrown if a template or its data use an unsupported feature: then liquidjs renders it. */
export class Unfit extends Error {
  override readonly name = 'Unfit'
}

/** The state of rendering one page. */
export interface Run {
  /** Available in the page's template and its layout. */
  readonly context: object
  /** Available in all templates. */
  readonly globals: object
  /** The number of iterations and partials so far. */
  steps: number
  /** The time limit, as a value of `performance.now`. */
  readonly until: number
  /** The context for filters, without variables. */
  filtering?: Context
}

/** The state, followed by the values of partial parameters and loop variables. */
export type Frame = [run: Run, ...locals: unknown[]]

export type Get = (frame: Frame) => unknown

/** The state of a loop, with the properties that templates can use. */
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

/** The names that are available in a part of a template besides the context and the globals. */
export interface Names {
  /** Whether it is a partial, which cannot access the page's context. */
  readonly isPartial: boolean
  /** Indexes in the frame, by name. */
  readonly slots: ReadonlyMap<string, number>
  /** Whether `forloop` is the state of the innermost loop, and not a normal name. */
  readonly isLoop: boolean
}

/** Properties that objects have without owning them, and those that liquidjs emulates. */
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

/** Operators and filters of liquidjs may return an iterator instead of a value. */
type Steps = IterableIterator<unknown>

type Bag = Readonly<Record<string, unknown>>

/** Functions for the values of templates, which `liquid` has parsed. */
export function valuesOf(
  { Context, defaultOperators, Drop, toValueSync, TypeGuards }: Engine,
  liquid: Liquid,
) {
  /** Reads a property of plain data as liquidjs does in its strict mode. */
  function read(from: unknown, key: unknown): unknown {
    if (from === null) return from
    const value = readLoosely(from, key)
    if (value === undefined || typeof value === 'function') throw new Unfit()
    return value
  }

  function constant(token: Token): unknown {
    if (TypeGuards.isQuotedToken(token) || TypeGuards.isNumberToken(token)) return token.content
    // `nil`, `empty` and `blank` are objects of the engine that only comparisons support.
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

  /** The value of a single token: in a loop, or as a parameter of a partial or a filter. */
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

  /** Both operands are always evaluated, as in liquidjs, so that an unknown name is always reported. */
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

  /** Whether values are compared as in JavaScript. Lists and objects of the engine are not. */
  function isPlain(value: unknown): boolean {
    return value === null || typeof value !== 'object' || !(value instanceof Drop || Array.isArray(value))
  }

  function filteringOf(run: Run): Context {
    const options = { sync: true, globals: run.globals }
    run.filtering ??= new Context({}, liquid.options, options, { liquid })
    return run.filtering
  }

  function filtered(from: Get, filter: Value['filters'][number], names: Names): Get {
    // These filters access variables themselves.
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

  /** A value with its filters, without the last ones. */
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

/** As in Liquid, 0 and empty text are truthy. */
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
