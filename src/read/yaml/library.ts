import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The YAML library: seventy files, loaded for the first text outside the common subset. */
export const library = (): typeof import('yaml') => require('yaml')
