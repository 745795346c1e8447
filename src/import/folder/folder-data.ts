import { fieldsOfYaml } from '../../intake/front-matter/fields.ts'
import type { FolderFile } from './read-folder.ts'
import type { Fields } from './values.ts'

/** A file of data as fields; none where it cannot be read. JSON is YAML too. */
export function dataIn(text: string): Fields {
  try {
    return fieldsOfYaml(text)
  } catch {
    return new Map()
  }
}

/**
 * What files of data say of a page, as Eleventy reads them: `posts/posts.json` and `posts/posts.11tydata.json` of all pages below
 * `posts`, `one.11tydata.json` of `one.md` beside it. The nearest counts.
 */
export function folderData(files: readonly FolderFile[]): (path: string) => Fields {
  const known = new Map(
    files.filter(({ path }) => /\.json$/i.test(path)).map(({ path, text }) => [path, dataIn(text)] as const),
  )
  return (path) => {
    const folders = path.split('/').slice(0, -1)
    const stem = path.replace(/\.[^./]+$/, '')
    const names = folders.flatMap((name, index) => {
      const folder = folders.slice(0, index + 1).join('/')
      return [`${folder}/${name}.json`, `${folder}/${name}.11tydata.json`]
    })
    return new Map(
      [...names, `${stem}.json`, `${stem}.11tydata.json`].flatMap((name) => [...(known.get(name) ?? [])]),
    )
  }
}
