// Compiles templates to functions. liquidjs parses them, but interprets the result with a generator for every
// token, which took most of the time of rendering a page. Here each part becomes a closure once. Nothing is
// evaluated from text, so template content cannot become code. Templates with unsupported features are still
// rendered by liquidjs.
import type { BlockTag, ForTag, IfTag, LayoutTag, Liquid, Template, Token, UnlessTag } from 'liquidjs'
import type { PartialCache } from '../partial-cache.ts'
import { type Frame, isTrue, type Loop, type Names, type Run, Unfit, valuesOf } from './values.ts'

/** Renders a template; throws if liquidjs has to render it or report an error. */
export type TemplateFunction = (context: object, globals: object) => string

/** Renders a part of a template. */
type Part = (frame: Frame) => string

interface Parsed {
  readonly engine: typeof import('liquidjs')
  readonly liquid: Liquid
  /** Texts by file name, including `.liquid`. */
  readonly sources: ReadonlyMap<string, string>
  readonly memory: PartialCache
  /** Formats every output. */
  readonly printed: (value: unknown) => string
}

interface Scope extends Names {
  /** The blocks that a page passes to its layout. Absent outside layouts. */
  readonly blocks?: ReadonlyMap<string, BlockTag>
  /** The last used index of a frame. */
  readonly taken: number
}

/** The time limit: a page takes a few milliseconds. If it takes longer, liquidjs renders it again, with its own limits. */
const MILLISECONDS = 1000
/** The number of iterations between time checks, a power of two. */
const ROUNDS = 64

/** Returns the function of a template by its name without `.liquid`; undefined if liquidjs has to render it. */
export function templateFunctions(parsed: Parsed): (name: string) => TemplateFunction | undefined {
  const { engine, liquid, sources, memory, printed } = parsed
  const { single, value } = valuesOf(engine, liquid)
  const partials = new Map<string, { part: Part }>()

  function body(templates: readonly Template[], scope: Scope): Part {
    let text = ''
    const parts: Part[] = []
    // The text before each part, and after the last.
    const texts: string[] = []
    for (const template of templates) {
      const { token } = template
      if (engine.TypeGuards.isHTMLToken(token)) {
        text += token.getContent()
        continue
      }
      const part = partOf(template, scope)
      if (!part) continue
      texts.push(text)
      parts.push(part)
      text = ''
    }
    return together(parts, texts, text)
  }

  function partOf(template: Template, scope: Scope): Part | undefined {
    if (template instanceof engine.Output) return output(template, scope)
    if (template instanceof engine.IfTag) return branching(template, scope)
    if (template instanceof engine.UnlessTag) return branching(template, scope)
    if (template instanceof engine.ForTag) return loop(template, scope)
    if (template instanceof engine.RenderTag) return partial(template, scope)
    if (template instanceof engine.BlockTag) return block(template, scope)
    if (template instanceof engine.CommentTag || template instanceof engine.InlineCommentTag) return undefined
    throw new Unfit()
  }

  function output({ value: what }: InstanceType<typeof engine.Output>, scope: Scope): Part {
    const last = what.filters.at(-1) as unknown as { handler?: unknown } | undefined
    if (last?.handler !== printed) throw new Unfit()
    const get = value(what, scope, 1)
    return (frame) => printed(get(frame))
  }

  function branching(tag: IfTag | UnlessTag, scope: Scope): Part {
    const isUnless = tag instanceof engine.UnlessTag
    const branches = tag.branches.map(({ value: test, templates }, at) => {
      return { get: value(test, scope), wanted: !isUnless || at > 0, part: body(templates, scope) }
    })
    const otherwise = body(tag.elseTemplates ?? [], scope)
    const [only, ...more] = branches
    if (only?.wanted && more.length === 0) {
      const { get, part } = only
      return (frame) => (isTrue(get(frame)) ? part(frame) : otherwise(frame))
    }
    return (frame) => {
      for (const { get, wanted, part } of branches) if (isTrue(get(frame)) === wanted) return part(frame)
      return otherwise(frame)
    }
  }

  function loop(tag: ForTag, scope: Scope): Part {
    const { variable } = tag
    if (Object.keys(tag.hash.hash).length > 0 || variable === 'forloop' || variable === '__proto__') {
      throw new Unfit()
    }
    const all = single(tag.collection as Token, scope)
    const slot = scope.taken + 1
    const slots = new Map(scope.slots).set('forloop', slot).set(variable, slot + 1)
    const each = body(tag.templates, { ...scope, slots, taken: slot + 1, isLoop: true })
    const none = body(tag.elseTemplates, scope)
    return (frame) => {
      const list = listOf(all(frame))
      if (list.length === 0) return none(frame)
      let text = ''
      for (let at = 0; at < list.length; at++) {
        step(frame[0])
        frame[slot] = stateOf(at, list.length)
        frame[slot + 1] = list[at]
        text += each(frame)
      }
      return text
    }
  }

  function partial(tag: Template, scope: Scope): Part {
    const { file, hash, ...rest } = tag as unknown as {
      readonly file: unknown
      readonly hash: { readonly hash: Readonly<Record<string, Token | undefined>> }
      readonly with?: unknown
      readonly forBinding?: unknown
    }
    if (typeof file !== 'string' || file.includes('.') || !sources.has(`${file}.liquid`)) throw new Unfit()
    const names = Object.keys(hash.hash)
    if (rest.with || rest.forBinding || names.includes('__proto__')) throw new Unfit()
    const values = names.map((name) => {
      const token = hash.hash[name]
      return token === undefined ? () => true : single(token, scope)
    })
    const known = partialOf(file, names)
    const make = (frame: Frame, given: readonly unknown[]) => {
      step(frame[0])
      return known.part([frame[0], ...given])
    }
    const [first] = names
    const [only] = values
    if (first === undefined || !only || names.length > 1 || !memory.isAlone(file, first)) {
      return (frame) =>
        make(
          frame,
          values.map((get) => get(frame)),
        )
    }
    return (frame) => {
      const given = only(frame)
      const { words } = frame[0].globals as { readonly words?: unknown }
      const cached = memory.get(given, file, words)
      if (cached !== undefined) return cached
      const text = make(frame, [given])
      memory.set(given, file, words, text)
      return text
    }
  }

  /** A partial may be recursive: while it is compiled, callers get the object that will hold it. */
  function partialOf(file: string, names: readonly string[]): { readonly part: Part } {
    const key = JSON.stringify([file, names])
    const known = partials.get(key)
    if (known) return known
    const templates: Template[] = liquid.parseFileSync(file)
    const made = { part: asEngine(templates, names) }
    partials.set(key, made)
    const slots = new Map(names.map((name, at) => [name, at + 1]))
    try {
      made.part = body(templates, { isPartial: true, slots, taken: names.length, isLoop: false })
    } catch {
      // The rest of the page can still be compiled.
    }
    return made
  }

  function asEngine(templates: Template[], names: readonly string[]): Part {
    return ([{ globals }, ...given]) => {
      const context = Object.create(null) as Record<string, unknown>
      for (const [at, name] of names.entries()) context[name] = given[at]
      return liquid.renderSync(templates, context, { globals })
    }
  }

  function block({ block: name, templates }: BlockTag, scope: Scope): Part {
    const { blocks, ...rest } = scope
    if (!blocks || scope.slots.size > 0) throw new Unfit()
    const own = blocks.get(name)
    return own ? body(own.templates, rest) : body(templates, scope)
  }

  function page(name: string): Part {
    const templates: Template[] = liquid.parseFileSync(name)
    const scope: Scope = { isPartial: false, slots: new Map(), taken: 0, isLoop: false }
    const at = templates.findIndex((one) => one instanceof engine.LayoutTag)
    const layout = templates[at]
    if (!(layout instanceof engine.LayoutTag)) return body(templates, scope)
    const before = body(templates.slice(0, at), scope)
    const around = withLayout(layout, scope)
    return (frame) => before(frame) + around(frame)
  }

  /** Renders a page with a layout: only its blocks are used. */
  function withLayout({ file, args, templates }: LayoutTag, scope: Scope): Part {
    if (typeof file !== 'string' || file.includes('.') || !sources.has(`${file}.liquid`)) throw new Unfit()
    if (Object.keys(args.hash).length > 0) throw new Unfit()
    const blocks = new Map<string, BlockTag>()
    for (const one of templates) {
      if (one instanceof engine.BlockTag) {
        if (one.block === '' || blocks.has(one.block)) throw new Unfit()
        blocks.set(one.block, one)
      } else if (!engine.TypeGuards.isHTMLToken(one.token) && !(one instanceof engine.CommentTag)) {
        throw new Unfit()
      }
    }
    return body(liquid.parseFileSync(file), { ...scope, blocks })
  }

  const made = new Map<string, TemplateFunction | undefined>()
  return (name) => {
    if (!made.has(name))
      made.set(
        name,
        functionOf(() => page(name)),
      )
    return made.get(name)
  }
}

function functionOf(make: () => Part): TemplateFunction | undefined {
  try {
    const part = make()
    return (context, globals) => {
      const run: Run = { context, globals, steps: 0, until: performance.now() + MILLISECONDS }
      return part([run])
    }
  } catch {
    // In any case, liquidjs reports the error, or can render it.
    return undefined
  }
}

function together(parts: readonly Part[], texts: readonly string[], end: string): Part {
  const [first] = parts
  if (!first) return () => end
  const [start = ''] = texts
  if (parts.length === 1) return (frame) => start + first(frame) + end
  return (frame) => {
    let text = ''
    for (let at = 0; at < parts.length; at++) text += (texts[at] as string) + (parts[at] as Part)(frame)
    return text + end
  }
}

function step(run: Run): void {
  run.steps++
  if (run.steps % ROUNDS === 0 && performance.now() > run.until) throw new Unfit()
}

/** The elements that a loop iterates over: a list, a single text, or the entries of an object. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  if (Symbol.iterator in value) throw new Unfit()
  return Object.entries(value)
}

function stateOf(at: number, length: number): Loop {
  return {
    index0: at,
    index: at + 1,
    rindex0: length - at - 1,
    rindex: length - at,
    first: at === 0,
    last: at === length - 1,
    length,
  }
}
