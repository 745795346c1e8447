import { HOME } from '../../model/address.ts'
import type { SiteView } from '../../model/site-view.ts'
import type { Thing } from './ids.ts'

/** The path from the home page to a page: https://schema.org/BreadcrumbList. The page itself is the last element. */
export function crumbs(
  { station, url }: SiteView,
  way: readonly { readonly name: string; readonly address: string }[],
): Thing {
  const all = [{ name: station.title, address: HOME }, ...way]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: all.map(({ name, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url + address,
    })),
  }
}
