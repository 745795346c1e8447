/** Schemes of addresses that run something, hold a document of their own, or lead into the reader's computer. */
export const UNSAFE_SCHEMES: readonly string[] = [
  ...['javascript', 'vbscript', 'livescript', 'mocha', 'data', 'blob', 'filesystem', 'file'],
  ...['about', 'view-source', 'jar', 'mhtml'],
]

/**
 * The scheme of a written address as browsers read it, in lower case; undefined for a relative one. They pass over
 * spaces and controls before it, and over tabs and line breaks within: https://url.spec.whatwg.org/#url-parsing
 */
export function schemeOf(written: string): string | undefined {
  const read = written.replace(/[\t\n\r]/g, '').replace(/^[\p{Cc} ]+/u, '')
  return /^([a-z][a-z0-9+.-]*):/i.exec(read)?.[1]?.toLowerCase()
}
