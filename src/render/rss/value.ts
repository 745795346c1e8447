import type { SiteView } from '../../model/site-view.ts'
import type { Recipient, Value, ValueSplit } from '../../model/value.ts'
import { type Element, emptyElement, parentElement } from './element.ts'
import { remoteItemElements } from './remote-item.ts'

/** podcast:value. An item's elements replace those of the channel, so each must be complete. */
export function valueElements(siteView: SiteView, values: readonly Value[]): Element[] {
  return values.map(({ type, method, suggested, recipients, splits }) =>
    parentElement('podcast:value', { type, method, suggested }, [
      ...recipients.map(recipientElement),
      ...splits.flatMap((split) => splitElement(siteView, split)),
    ]),
  )
}

function recipientElement(recipient: Recipient): Element {
  const { name, type, address, split, customKey, customValue, fee } = recipient
  return emptyElement('podcast:valueRecipient', {
    name,
    type,
    address,
    split: String(split),
    customKey,
    customValue,
    fee: fee === undefined ? undefined : String(fee),
  })
}

function splitElement(siteView: SiteView, split: ValueSplit): Element[] {
  const { start, duration, to, remoteStart, remotePercentage } = split
  const paid = 'item' in to ? remoteItemElements(siteView, [to.item]) : to.recipients.map(recipientElement)
  if (paid.length === 0) return []
  const attributes = {
    startTime: String(start),
    duration: String(duration),
    remoteStartTime: remoteStart?.toString(),
    remotePercentage: remotePercentage?.toString(),
  }
  return [parentElement('podcast:valueTimeSplit', attributes, paid)]
}
