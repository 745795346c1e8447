import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import {
  DIRECTORIES,
  type Directory,
  directoryAt,
  directoryKey,
  directoryOf,
  isOfDirectory,
} from '../model/directory.ts'
import { isWebAddress, lineOf } from './fields.ts'
import type { YamlDocument } from './yaml.ts'

type Written = Readonly<Record<string, string>>

/** The directories in the producer's order. */
export function directoriesOf(written: Written): Directory[] {
  return Object.entries(written).map(([name, url]) => directoryOf(name, url))
}

/** Reports addresses that belong to another directory, duplicates, and misspelt names of known directories. */
export function directoryTroubles(document: YamlDocument, written: Written = {}): Diagnostic[] {
  const before = new Set<string>()
  return Object.entries(written).flatMap(([name, url]) => {
    const key = directoryKey(name)
    const at = document.keyPlaceOf(['directories', name])
    if (key === undefined) {
      const meant = nearest(name, DIRECTORIES.keys())
      return meant === undefined ? [] : [say('feed.directory-unknown', at, { name, meant })]
    }
    const { name: title = '' } = DIRECTORIES.get(key) ?? {}
    if (before.has(key)) return [say('feed.directory-doubled', at, { name: title })]
    before.add(key)
    if (!isWebAddress(url) || isOfDirectory(key, url)) return []
    const other = directoryAt(url)
    const [host = ''] = DIRECTORIES.get(key)?.hosts ?? []
    const fix =
      other === undefined ? `Copy it from the show’s page at ${host}.` : `Write ${lineOf(other, url)}`
    const place = document.placeOf(['directories', name])
    return [say('feed.directory-host', place, { value: url, name: title, fix })]
  })
}
