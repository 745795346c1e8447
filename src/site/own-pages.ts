import { ownPageAddress, searchTextAddress } from '../model/address.ts'
import { SCHEDULE_PAGE } from '../model/own-page.ts'
import { innerLinksIn } from '../render/inner-links.ts'
import { ownPageOf } from '../render/pages.ts'
import { ownPageSearchDocument } from '../render/search/own-page.ts'
import { contributorIds } from './contributors.ts'
import { ownPage, ownPageNames, setting, templates } from './inputs.ts'
import { documents, JSON_TYPE, page } from './resource-queries.ts'
import { foundPages } from './search-index.ts'
import { viewIn } from './view.ts'

/** One of the station's own pages, by its name. The schedule is one even if no file was written for it. */
export const ownPageDocument = documents('own page', (context, name) => {
  const { get } = context
  const written = get(ownPageNames).includes(name)
  if (!written && !(name === SCHEDULE_PAGE && get(setting).facts.schedule)) return []
  const { siteView } = viewIn(context)
  const own = written ? get(ownPage, name) : undefined
  const made = page(ownPageOf({ siteView, templates: get(templates) }, name, own))
  if (!own) return [made]
  return [{ ...made, leads: () => innerLinksIn(own.text, siteView, ownPageAddress(name)) }]
})

/** One of them as the search finds it, by the number that the index has for it: they stand behind the people. */
export const ownPageSearchText = documents('own page search text', (context, name) => {
  const { get } = context
  const at = get(foundPages).indexOf(name)
  if (at === -1) return []
  const { siteView } = viewIn(context)
  return [
    {
      address: searchTextAddress('people', get(contributorIds).length + at),
      kind: 'text',
      type: JSON_TYPE,
      render: () => JSON.stringify(ownPageSearchDocument(siteView, get(ownPage, name))),
    },
  ]
})
