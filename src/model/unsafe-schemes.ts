/** URL schemes that run code, contain a document of their own, or access the reader's computer. */
export const UNSAFE_SCHEMES: readonly string[] = [
  ...['javascript', 'vbscript', 'livescript', 'mocha', 'data', 'blob', 'filesystem', 'file'],
  ...['about', 'view-source', 'jar', 'mhtml'],
]

/**
 * The scheme of an address as browsers parse it, in lower case; undefined for a relative address. They ignore
 * spaces and control characters before it, and tabs and line breaks in it:
 * https://url.spec.whatwg.org/#url-parsing
 */
export function schemeOf(written: string): string | undefined {
  const read = written.replace(/[\t\n\r]/g, '').replace(/^[\p{Cc} ]+/u, '')
  return /^([a-z][a-z0-9+.-]*):/i.exec(read)?.[1]?.toLowerCase()
}
