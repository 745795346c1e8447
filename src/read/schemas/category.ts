import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { CATEGORIES } from '../../model/categories.ts'
import type { Category } from '../../model/feed.ts'
import { check, type IssueMaker } from '../fields.ts'
import * as patterns from '../patterns.ts'

const ALL = Object.entries(CATEGORIES).flatMap(([name, subs]) => [
  name,
  ...subs.map((sub) => `${name} > ${sub}`),
])

/** A category of Apple's list, `Business` or `Business > Careers`. */
export const category = check(z.string(), mistakeOf).meta({
  shape: 'a category, or category > subcategory',
  examples: ['Business > Careers'],
  // The enum is for completion in editors; the pattern accepts other spacing, as the check does.
  json: {
    anyOf: [
      { enum: ALL },
      { pattern: `^\\s*(?:${patterns.alternatives(ALL).replaceAll(' > ', '\\s*>\\s*')})\\s*$` },
    ],
  },
})

/** Parses `Business > Careers` into name and sub. */
export function categoryOf(written: string): Category {
  const [name = '', sub] = partsOf(written)
  return sub === undefined ? { name } : { name, sub }
}

function partsOf(written: string): string[] {
  return written.split('>').map((part) => part.trim())
}

function mistakeOf(value: string): IssueMaker | undefined {
  const written = partsOf(value).join(' > ')
  if (ALL.includes(written)) return undefined
  const now = OBSOLETE[written.toLowerCase()] ?? OBSOLETE[partsOf(value)[0]?.toLowerCase() ?? '']
  if (now !== undefined && Object.hasOwn(OBSOLETE, written.toLowerCase())) {
    return (at, { line }) => say('feed.category-obsolete', at, { value, now: line(now) })
  }
  const meant = meantCategory(written) ?? now
  const fix = (line: (value: unknown) => string) =>
    meant === undefined ? `Write one of: ${Object.keys(CATEGORIES).join(', ')}.` : `Write ${line(meant)}`
  return (at, { line }) => say('feed.category-unknown', at, { value, fix: fix(line) })
}

/** The category that was probably meant: a subcategory alone, another case, a typo. */
function meantCategory(written: string): string | undefined {
  const word = written
    .toLowerCase()
    .replace(/\band\b/g, '&')
    .split(/[/:,>]/)
    .map((part) => part.trim())
    .join(' > ')
  const same = ALL.find((known) => known.toLowerCase() === word)
  const alone = ALL.find((known) => known.toLowerCase().endsWith(` > ${word}`))
  const last = word.split(' > ').at(-1) ?? ''
  const elsewhere = ALL.find((known) => known.toLowerCase().endsWith(` > ${last}`))
  return same ?? alone ?? elsewhere ?? nearest(word, ALL)
}

/** Categories that Apple retired in 2019, with the closest current one. */
const OBSOLETE: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  'arts > literature': 'Arts > Books',
  'business > business news': 'News > Business News',
  'business > management & marketing': 'Business > Management',
  'business > shopping': 'Business',
  'education > educational technology': 'Education',
  'education > higher education': 'Education > Courses',
  'education > k-12': 'Education > Courses',
  'education > language courses': 'Education > Language Learning',
  'education > training': 'Education > Self-Improvement',
  'games & hobbies': 'Leisure',
  'games & hobbies > automotive': 'Leisure > Automotive',
  'games & hobbies > aviation': 'Leisure > Aviation',
  'games & hobbies > hobbies': 'Leisure > Hobbies',
  'games & hobbies > other games': 'Leisure > Games',
  'games & hobbies > video games': 'Leisure > Video Games',
  'government & organizations': 'Government',
  'government & organizations > local': 'Government',
  'government & organizations > national': 'Government',
  'government & organizations > non-profit': 'Business > Non-Profit',
  'government & organizations > regional': 'Government',
  health: 'Health & Fitness',
  'health > alternative health': 'Health & Fitness > Alternative Health',
  'health > fitness & nutrition': 'Health & Fitness > Fitness',
  'health > self-help': 'Education > Self-Improvement',
  'health > sexuality': 'Health & Fitness > Sexuality',
  'news & politics': 'News > Politics',
  'religion & spirituality > other': 'Religion & Spirituality > Religion',
  'science & medicine': 'Science',
  'science & medicine > medicine': 'Health & Fitness > Medicine',
  'science & medicine > natural sciences': 'Science > Natural Sciences',
  'science & medicine > social sciences': 'Science > Social Sciences',
  'society & culture > history': 'History',
  'sports & recreation': 'Sports',
  'sports & recreation > amateur': 'Sports',
  'sports & recreation > college & high school': 'Sports',
  'sports & recreation > outdoor': 'Sports > Wilderness',
  'sports & recreation > professional': 'Sports',
  'technology > gadgets': 'Technology',
  'technology > podcasting': 'Technology',
  'technology > software how-to': 'Technology',
  'technology > tech news': 'News > Tech News',
})
