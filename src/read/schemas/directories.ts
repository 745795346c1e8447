import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { DIRECTORIES } from '../../model/directory.ts'
import { checksOf, tagUrl } from '../fields.ts'

/** The maximum length of a name on a button. */
const NAME_MOST = 40

/** A show's pages in directories and apps, by their names. */
export function directories() {
  const addresses = z.record(
    z.string(),
    tagUrl('feed').meta({ examples: ['https://podcasts.apple.com/podcast/id0000000000'] }),
  )
  return checksOf(addresses, (written) => {
    const wrong = Object.keys(written).find((name) => name.trim() === '' || [...name].length > NAME_MOST)
    if (wrong === undefined) return undefined
    return [[wrong], (at) => say('feed.directory-name-wrong', at, { value: wrong, most: NAME_MOST })]
  }).meta({
    shape: 'a directory’s name → the address of the show there, with https://',
    examples: [
      {
        apple: 'https://podcasts.apple.com/podcast/id0000000000',
        spotify: 'https://open.spotify.com/show/0000000000000000000000',
      },
    ],
    names: {
      known: Object.fromEntries([...DIRECTORIES].map(([key, { name }]) => [key, name])),
      pattern: `^(?=[\\s\\S]*\\S)[\\s\\S]{1,${NAME_MOST}}$`,
    },
  })
}
