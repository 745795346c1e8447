import { ownPageAddress } from '../model/address.ts'
import { SCHEDULE_PAGE } from '../model/own-page.ts'
import { innerLinksIn } from '../render/inner-links.ts'
import { ownPageOf } from '../render/pages.ts'
import { ownPage, ownPageNames, setting, templates } from './inputs.ts'
import { documents, page } from './resource-queries.ts'
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
