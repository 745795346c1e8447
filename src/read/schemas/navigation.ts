import { z } from 'zod'
import { STANDARD_PAGES } from '../../model/own-page.ts'
import { label, prose } from '../fields.ts'
import { way } from './station-links.ts'

const KNOWN = `${STANDARD_PAGES.join(', ')}, shows/<id>, or the name of a file in pages/ without .md`

const place = label('station').meta({ shape: 'the name of a page', examples: ['about'] })

const titled = z.strictObject({
  title: label('station').meta({
    description: 'What the link says.',
    examples: ['Shop'],
    mistaken: ['label', 'name', 'text'],
  }),
  page: place
    .exactOptional()
    .meta({ description: 'The page that it leads to: this or url.', absent: 'url says where it leads' }),
  url: way('https://shop.example/')
    .exactOptional()
    .meta({
      description: 'Where it leads outside the station.',
      absent: 'page says where it leads',
      mistaken: ['link', 'href'],
    }),
})

/** Links to pages of the station and to other sites. Whether the pages exist is checked after all files are read. */
export function siteLinks() {
  return z.array(z.union([place, titled])).meta({
    shape: 'a list of pages by name, or of title and page or url',
    examples: [['home', 'archive', 'about', { title: 'Shop', url: 'https://shop.example/' }, 'search']],
  })
}

/** The footer of every page. */
export const footer = z
  .strictObject({
    text: prose('station')
      .exactOptional()
      .meta({
        description: 'Words at the foot of every page, in Markdown.',
        examples: ['Harbour Radio is run by volunteers. [Join us](/about/).'],
        absent: 'the station’s title',
      }),
    links: siteLinks()
      .exactOptional()
      .meta({
        description: 'Links at the foot of every page.',
        absent: 'the pages of pages/ that the navigation does not name',
        mistaken: ['pages', 'navigation'],
      }),
  })
  .meta({
    shape: 'the keys text and links',
    examples: [{ text: 'Harbour Radio is run by volunteers.', links: ['imprint', 'privacy'] }],
  })

export const navigation = siteLinks().meta({
  description: `The links at the head of every page, in order: ${KNOWN}.`,
  mistaken: ['nav', 'menu', 'pages'],
})

export type WrittenLinks = z.output<ReturnType<typeof siteLinks>>
