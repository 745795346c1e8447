import { fieldsOfYaml } from '../../intake/front-matter/fields.ts'
import { CATEGORIES } from '../../model/categories.ts'
import type { ShowFromElsewhere } from '../show.ts'
import { addressIn, oneLine, shortened, truthOf } from '../values.ts'
import { epiFields } from './epi.ts'
import { type Fields, textAt } from './values.ts'

/** The settings of the show, where the folder has them. */
export function configIn(files: readonly { readonly path: string; readonly text: string }[]): Fields {
  for (const { path, text } of files) {
    try {
      if (/(?:^|\/)_config\.ya?ml$/.test(path)) return fieldsOfYaml(text)
      if (/(?:^|\/)feed\.cfg$/.test(path)) return epiFields(text)
    } catch {
      // Settings of another program that cannot be read say nothing of the show.
    }
  }
  return new Map()
}

/** What the settings say of the show. */
export function showOf(config: Fields): Omit<ShowFromElsewhere, 'episodes' | 'older' | 'diagnostics'> {
  const text = (...keys: string[]) => oneLine(textAt(config, keys) ?? '')
  const [link, language, author, email, artworkUrl] = [
    addressIn(textAt(config, ['url', 'baseurl', 'link'])),
    text('language', 'lang'),
    text('author'),
    text('email'),
    addressIn(textAt(config, ['image', 'cover', 'logo'])),
  ]
  const categories = (textAt(config, 'category') ?? '').split('\n').flatMap((line) => {
    const [name = '', sub] = line.split('->').map((part) => part.trim())
    const known = CATEGORIES[name]
    if (!known) return []
    return [sub !== undefined && known.includes(sub) ? `${name} > ${sub}` : name]
  })
  const explicit = truthOf(text('explicit'))
  return {
    title: shortened(text('title'), 255),
    description: textAt(config, ['summary', 'description_long', 'description']) ?? '',
    ...(link && { link }),
    ...(language !== '' && { language }),
    ...(author !== '' && { author }),
    ...(/^[^\s@]+@[^\s@]+\.[a-z]+$/i.test(email) && {
      contact: email,
      owner: { name: author || text('title'), email },
    }),
    ...(artworkUrl && { artworkUrl }),
    categories: [...new Set(categories)],
    ...(explicit !== undefined && { explicit }),
    locked: false,
    complete: false,
    keys: {},
    persons: [],
    extra: [],
  }
}
