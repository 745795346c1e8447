import anyAscii from 'any-ascii'

const LONGEST = 60

/** Transliterates words to lower-case ASCII joined by hyphens, shortened at a word boundary; '' if nothing is left. */
export function slugOf(text: string): string {
  const words = anyAscii(readable(text.slice(0, 10 * LONGEST)))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let slug = words[0]?.slice(0, LONGEST) ?? ''
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > LONGEST) break
    slug += `-${word}`
  }
  return RESERVED.test(slug) ? `${slug}-1` : slug
}

/** Device names, which Windows does not allow for folders. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** Makes words legible before transliteration: any-ascii omits letters of Arabic and Hebrew that stand for vowels. */
function readable(text: string): string {
  return japanese(text).replace(/[\u0590-\u05ff\u0600-\u06ff]/g, (letter) => VOWELS.get(letter) ?? letter)
}

const VOWELS: ReadonlyMap<string, string> = new Map([
  ...[...'اأآٱىةعאע'].map((letter): [string, string] => [letter, 'a']),
  ['إ', 'i'],
  ['ئ', 'i'],
  ['ؤ', 'u'],
  ['ש', 'sh'],
])

/**
 * Removes Chinese characters from Japanese, because they would be transliterated as Chinese. If mostly
 * particles are left, these are removed too.
 */
function japanese(text: string): string {
  if (!KANA.test(text)) return text
  const kana = text.match(new RegExp(KANA, 'gu'))?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const spelt = text.replace(/\p{Script=Han}+/gu, ' ')
  return kana < han ? spelt.replace(new RegExp(KANA, 'gu'), ' ') : spelt
}

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u

/** The first of `slug`, `slug-2`, `slug-3` … that is not used yet. */
export function freeSlug(slug: string, taken: Iterable<string>): string {
  const used = new Set(taken)
  let free = slug
  for (let number = 2; used.has(free); number++) free = `${slug.slice(0, LONGEST - 4)}-${number}`
  return free
}
