import { ownPageAddress, relativeAddress, SEARCH } from '../../model/address.ts'
import type { OwnPage } from '../../model/own-page.ts'
import type { SiteView } from '../../model/site-view.ts'
import { plainText } from '../markdown.ts'
import { xmlLine } from '../xml-text.ts'
import type { SearchDocument } from './document.ts'
import type { Part } from './query.ts'

/** A page of the station's own: its title, what it is described with, and its text by paragraphs. */
export function ownPageSearchDocument({ station }: SiteView, own: OwnPage): SearchDocument {
  const { name, title, description = '', language, text } = own
  const paragraphs = plainText(text).split(/\n{2,}/)
  const parts: Part[] = [
    { r: 5, t: xmlLine(title) },
    ...[description, ...paragraphs].map((one): Part => ({ r: 2, t: xmlLine(one.replaceAll('\n', ' ')) })),
  ]
  return {
    t: xmlLine(title),
    h: relativeAddress(SEARCH, ownPageAddress(name)),
    ...(language.toLowerCase() === station.language.toLowerCase() ? {} : { l: language }),
    p: parts.filter(({ t }) => t !== ''),
  }
}
