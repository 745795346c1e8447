import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { CATEGORIES } from '../../model/categories.ts'
import type { XmlElement } from '../document.ts'
import { attributeOf, childrenOf } from '../tree.ts'

/** Given up in 2019, with what took their place. */
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

/** Apple's categories: there, known letter by letter, and each subcategory in its own parent. */
export function* categoryRules(channel: XmlElement): Iterable<Diagnostic> {
  const all = childrenOf(channel, 'itunes:category')
  if (all.length === 0) yield say('itunes.category-missing', channel)
  for (const category of all) {
    const text = attributeOf(category, 'text')
    const value = text?.value ?? category.text.trim()
    const place = text ?? category
    const now = OBSOLETE[value]
    if (now !== undefined) yield say('itunes.category-obsolete', place, { value, now })
    else if (!text || !Object.hasOwn(CATEGORIES, value))
      yield say('itunes.category-unknown', place, unknown(value))
    for (const sub of childrenOf(category, 'itunes:category'))
      yield* subcategory(sub, value, now !== undefined)
  }
}

function* subcategory(element: XmlElement, parent: string, parentIsObsolete: boolean): Iterable<Diagnostic> {
  const text = attributeOf(element, 'text')
  const value = text?.value ?? ''
  const place = text ?? element
  const own = Object.hasOwn(CATEGORIES, parent) ? (CATEGORIES[parent] ?? []) : []
  if (own.includes(value) || parentIsObsolete) return
  const now = OBSOLETE_SUBS[value]
  const home = Object.keys(CATEGORIES).find((name) => CATEGORIES[name]?.includes(value))
  if (home !== undefined) {
    yield say('itunes.category-misplaced', place, {
      value,
      parent,
      fix: `Put it into <itunes:category text="${escaped(home)}">.`,
    })
  } else if (now !== undefined)
    yield say('itunes.category-obsolete', place, { value: `${parent} > ${value}`, now })
  else yield say('itunes.category-unknown', place, unknown(value))
}

function unknown(value: string): { value: string; fix: string } {
  const known = [...Object.keys(CATEGORIES), ...Object.values(CATEGORIES).flat()]
  const meant = nearest(value, known)
  const fix =
    meant === undefined
      ? `Write one of: ${Object.keys(CATEGORIES).map(escaped).join(', ')}.`
      : `Write text="${escaped(meant)}".`
  return { value, fix }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;')
}
