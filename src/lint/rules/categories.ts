import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { CATEGORIES } from '../../model/categories.ts'
import type { XmlElement } from '../document.ts'
import { addAttribute, attribute, fixedBy, replace, setValue } from '../fix.ts'
import { meantBy } from '../nearest-name.ts'
import { attributeOf, childrenOf, trimmed } from '../tree.ts'

/** Categories that Apple retired in 2019, with their successors. */
const OBSOLETE: Readonly<Record<string, string>> = {
  'Games & Hobbies': 'Leisure, with Games or Hobbies in it.',
  'Government & Organizations': 'Government, or Business with Non-Profit in it.',
  Health: 'Health & Fitness.',
  'News & Politics': 'News, with Politics in it.',
  'Science & Medicine': 'Science, or Health & Fitness with Medicine in it.',
  'Sports & Recreation': 'Sports.',
}
const OBSOLETE_SUBS: Readonly<Record<string, string>> = {
  'Business News': 'News, with Business News in it.',
  'Management & Marketing': 'Business, with Management or Marketing in it.',
  Shopping: 'Business.',
  'Education Technology': 'Education.',
  'Educational Technology': 'Education.',
  'Higher Education': 'Education.',
  'K-12': 'Education, or Kids & Family with Education for Kids in it.',
  Training: 'Education, with Self-Improvement in it.',
  'Language Courses': 'Education, with Language Learning in it.',
  Literature: 'Arts, with Books in it.',
  Gadgets: 'Technology.',
  'Software How-To': 'Technology.',
  'Tech News': 'News, with Tech News in it.',
  Podcasting: 'Technology.',
  History: 'History, a category of its own.',
  'Other Games': 'Leisure, with Games in it.',
  'Video Games': 'Leisure, with Video Games in it.',
  Automotive: 'Leisure, with Automotive in it.',
  Aviation: 'Leisure, with Aviation in it.',
  Hobbies: 'Leisure, with Hobbies in it.',
}

/** Checks Apple's categories: present, with exact names, and each subcategory in its parent. */
export function* categoryRules(channel: XmlElement): Iterable<Diagnostic> {
  const all = childrenOf(channel, 'itunes:category')
  if (all.length === 0) yield say('itunes.category-missing', channel)
  for (const category of all) {
    const text = attributeOf(category, 'text')
    const value = text?.value ?? ''
    const subs = childrenOf(category, 'itunes:category')
    if (value.trim() === '') {
      yield unnamed(category, subs)
      continue
    }
    const now = OBSOLETE[value]
    const home = homeOf(value)
    if (now !== undefined) yield obsolete(category, value, now, subs.length === 0)
    else if (!Object.hasOwn(CATEGORIES, value) && home !== undefined)
      yield alone(category, value, home, subs.length === 0)
    else if (!Object.hasOwn(CATEGORIES, value)) yield unknown(category, value, Object.keys(CATEGORIES))
    for (const sub of subs) yield* subcategory(sub, value, now !== undefined)
  }
}

/** A category without a name, which may be its text, or follow from its subcategories. */
function unnamed(category: XmlElement, subs: readonly XmlElement[]): Diagnostic {
  const written = trimmed(category)
  const own = knownName(written, Object.keys(CATEGORIES))
  const at = attributeOf(category, 'text') ?? category
  if (written !== '') {
    const edits = own === undefined ? undefined : named(category, own)
    const about = {
      where: `: “${written}” stands in it as text`,
      fix: own && `<${category.name} ${attribute('text', own)}/>`,
    }
    return fixedBy(say('itunes.category-unnamed', at, about), edits)
  }
  const [sub, second] = subs
  const inner = (sub && attributeOf(sub, 'text')?.value) ?? ''
  if (!sub || second || inner === '') return say('itunes.category-unnamed', at, { where: '' })
  const where = `, and “${inner}” stands inside it`
  if (Object.hasOwn(CATEGORIES, inner)) {
    const fix = `<${category.name} ${attribute('text', inner)}/>`
    return fixedBy(say('itunes.category-unnamed', at, { where, fix }), replace(category, fix))
  }
  const home = homeOf(inner)
  const fix = home && attribute('text', home)
  return fixedBy(say('itunes.category-unnamed', at, { where, fix }), home && named(category, home))
}

/** Sets the name of a category, replacing text in it. */
function named(category: XmlElement, name: string) {
  const text = attributeOf(category, 'text')
  if (category.children.length === 0)
    return replace(category, `<${category.name} ${attribute('text', name)}/>`)
  return text ? setValue(text, name) : addAttribute(category, 'text', name)
}

function obsolete(category: XmlElement, value: string, now: string, isAlone: boolean): Diagnostic {
  const text = attributeOf(category, 'text')
  // The fix is only certain for a single name without subcategories that would have to be moved.
  const only = now.replace(/\.$/, '')
  const fix = isAlone && Object.hasOwn(CATEGORIES, only) ? only : undefined
  const about = { value, now, ...(fix !== undefined && { fix: escaped(fix) }) }
  const edits = text && fix !== undefined ? setValue(text, fix) : undefined
  return fixedBy(say('itunes.category-obsolete', text ?? category, about), edits)
}

/** A subcategory without its category. */
function alone(category: XmlElement, value: string, home: string, isAlone: boolean): Diagnostic {
  const { name } = category
  const right = `<${name} ${attribute('text', home)}><${name} ${attribute('text', value)}/></${name}>`
  const about = { value, parent: 'the channel', home: escaped(home), ...(isAlone && { fix: right }) }
  const at = attributeOf(category, 'text') ?? category
  return fixedBy(say('itunes.category-misplaced', at, about), isAlone ? replace(category, right) : undefined)
}

function* subcategory(element: XmlElement, parent: string, parentIsObsolete: boolean): Iterable<Diagnostic> {
  const text = attributeOf(element, 'text')
  const value = text?.value ?? ''
  const place = text ?? element
  const own = Object.hasOwn(CATEGORIES, parent) ? (CATEGORIES[parent] ?? []) : []
  if (own.includes(value) || parentIsObsolete) return
  if (value.trim() === '') {
    yield unnamed(element, [])
    return
  }
  const now = OBSOLETE_SUBS[value]
  const home = homeOf(value)
  if (home !== undefined) {
    yield say('itunes.category-misplaced', place, { value, parent: `“${parent}”`, home: escaped(home) })
  } else if (now !== undefined) {
    yield say('itunes.category-obsolete', place, { value: `${parent} > ${value}`, now })
  } else if (Object.hasOwn(CATEGORIES, parent)) yield unknown(element, value, own, parent)
  // Subcategories of an unknown category can only be checked after that is fixed.
}

/** The category of a subcategory. */
function homeOf(sub: string): string | undefined {
  return Object.keys(CATEGORIES).find((name) => CATEGORIES[name]?.includes(sub))
}

/** The name that a text means, ignoring case and punctuation. */
function knownName(text: string, names: readonly string[]): string | undefined {
  return meantBy(text, names).same
}

function unknown(element: XmlElement, value: string, names: readonly string[], parent?: string): Diagnostic {
  const { same, near } = meantBy(value, names)
  const listed = near === undefined ? names.map(escaped).join(', ') : `${escaped(near)}, if that is meant`
  const hint =
    names.length > 0 ? `Write one of: ${listed}.` : `Take it out: “${parent}” has no subcategories.`
  const text = attributeOf(element, 'text')
  const about = { value, hint, ...(same !== undefined && { fix: escaped(same) }) }
  const edits = text && same !== undefined ? setValue(text, same) : undefined
  return fixedBy(say('itunes.category-unknown', text ?? element, about), edits)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;')
}
