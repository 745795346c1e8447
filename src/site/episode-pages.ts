import type { Context } from '../graph/query.ts'
import { episodeAddress } from '../model/address.ts'
import { innerLinks } from '../render/inner-links.ts'
import type { OwnPages } from '../render/pages.ts'
import { episodePages as pagesOf } from '../render/pages.ts'
import { isContributor } from './contributors.ts'
import { header, templates } from './inputs.ts'
import { neighbours } from './order.ts'
import { documents, page } from './resource-queries.ts'
import { viewIn } from './view.ts'

/** An episode's page, its translations, and the embeddable player. */
export const episodePages = documents(
  'episode pages',
  (context, slug) => {
    const { shown, embedded } = pagesIn(context, slug)
    // What is not public may have nothing to be heard yet.
    const framed = context.get(header, slug).recording ? [embedded] : []
    const own = episodeAddress(slug)
    const leads = () => {
      const { siteView, episode } = viewIn(context)
      return innerLinks(siteView, episode(slug))
    }
    return [...shown, ...framed].map((one) => ({ ...page(one), ...(one.address === own && { leads }) }))
  },
  (slug) => slug,
)

function pagesIn(context: Context, slug: string): OwnPages {
  const { get } = context
  const { siteView, episode } = viewIn(context)
  const { previous, next } = get(neighbours, slug)
  return pagesOf({ siteView, templates: get(templates) }, episode(slug), {
    known: { has: (id) => get(isContributor, id) },
    ...(previous !== null && { previous: episode(previous) }),
    ...(next !== null && { next: episode(next) }),
  })
}
