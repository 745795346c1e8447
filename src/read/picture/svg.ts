/**
 * What makes an SVG more than a picture, in words; undefined for one that is only looked at. Elements, attributes and
 * addresses are known by how they are written: what is doubtful counts as found, since a drawing program can always
 * write it more plainly.
 */
export function svgFault(bytes: Uint8Array): string | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'text that is not UTF-8'
  }
  return FAULTS.find(([pattern]) => pattern.test(text))?.[1]
}

/** Names in SVG can have a prefix that stands for its namespace. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/\0/, 'text that is not UTF-8'],
  [/<!ENTITY/i, 'entities, which can stand for anything'],
  [/<\?xml-stylesheet/i, 'a style sheet from elsewhere'],
  [/<(?:[\w-]+:)?(?:script|handler|listener)\b/i, 'a script'],
  [/<(?:[\w-]+:)?(?:foreignObject|iframe|embed|object|audio|video)\b/i, 'parts of other documents'],
  [/[\s"'/]on[a-z]+\s*=/i, 'a script'],
  [/attributeName\s*=[\s"']*(?:[\w-]+:)?(?:href|on)/i, 'an animation of addresses'],
  [/(?:href|\bsrc)\s*=(?!\s*["'](?:#|data:image\/(?:png|jpeg|webp)[;,]))/i, 'addresses of other files'],
  [/url\((?!\s*["']?#)|@import/i, 'addresses of other files'],
]
