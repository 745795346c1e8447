import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

let loaded: typeof import('yaml') | undefined

/**
 * The YAML library: seventy files, loaded for the first text outside the common subset. Kept here: Node.js looks for a package on the
 * disk again each time, where another module had loaded it first.
 */
export function library(): typeof import('yaml') {
  loaded ??= require('yaml') as typeof import('yaml')
  return loaded
}
