import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The YAML library: seventy files, which are loaded with the first text that is not of the usual kind. */
export const library = (): typeof import('yaml') => require('yaml')
