import type { License } from '../../model/rights.ts'
import { webUrl } from '../web-url.ts'

/** The URL of a licence: the given one, or else the one at Creative Commons, which follows from the name. */
export function licenseUrl(license: License | undefined): string | undefined {
  const given = webUrl(license?.url)
  if (given !== undefined || !license) return given
  const [, terms, version] = /^cc-(by(?:-nc)?(?:-sa|-nd)?)-(\d\.\d)$/i.exec(license.name) ?? []
  if (terms !== undefined) return `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`
  return /^cc0-1\.0$/i.test(license.name) ? 'https://creativecommons.org/publicdomain/zero/1.0/' : undefined
}
