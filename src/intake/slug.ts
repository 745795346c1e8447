import anyAscii from 'any-ascii'

const LONGEST = 60

/** Words of any script as lower-case ASCII words joined by hyphens, cut at a word; '' when nothing is left. */
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

/** Names of devices, which Windows gives to no folder. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** Without characters that would be spelt as another language reads them: Chinese ones in a text that is Japanese. */
function readable(text: string): string {
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? text.replace(/\p{Script=Han}+/gu, ' ')
    : text
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: Iterable<string>): string {
  const used = new Set(taken)
  let free = slug
  for (let number = 2; used.has(free); number++) free = `${slug.slice(0, LONGEST - 4)}-${number}`
  return free
}
