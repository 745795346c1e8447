import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'

/** A tag that renders another template by name; and one whose name is only known at rendering. */
const NAMED = /\b(?:render|include|layout)\s+['"]([^'"]+)['"]/g
const UNFORESEEN = /\b(?:render|include|layout)\s+[^'"\s]/

/** Reports the station's templates that no page uses: they do not replace a shipped template, and none renders them. */
export function unusedTemplates(
  own: ReadonlyMap<string, Uint8Array>,
  ships: ReadonlyMap<string, Uint8Array>,
  sources: ReadonlyMap<string, string>,
): Diagnostic[] {
  const others = [...own.keys()].filter((name) => name.endsWith('.liquid') && !ships.has(name))
  if (others.length === 0 || [...sources.values()].some((text) => UNFORESEEN.test(text))) return []
  const used = new Set(
    [...sources].flatMap(([from, text]) =>
      [...text.matchAll(NAMED)].flatMap(([, name = '']) => (`${name}.liquid` === from ? [] : [name])),
    ),
  )
  return others
    .filter((name) => !used.has(stem(name)))
    .map((name) => {
      const near = nearest(stem(name), [...ships.keys()].filter((one) => one.endsWith('.liquid')).map(stem))
      const fix =
        near === undefined
          ? 'Remove it, or render it in a template. To list those that ship: inonda template'
          : `If it is to replace ${near}.liquid, rename it: git mv templates/${name} templates/${near}.liquid`
      return say('template.unused', startOf(`templates/${name}`), { name, fix })
    })
}

function stem(name: string): string {
  return name.replace(/\.liquid$/, '')
}
