import type { OnAir } from '../../model/on-air.ts'
import type { Recipient, Value, ValueSplit } from '../../model/value.ts'
import { type Element, emptyElement, parentElement } from './element.ts'
import { remoteItemElements } from './remote-item.ts'

/** podcast:value. An item's take the place of the channel's, so that each is whole in itself. */
export function valueElements(onAir: OnAir, values: readonly Value[]): Element[] {
  return values.map(({ type, method, suggested, recipients, splits }) =>
    parentElement('podcast:value', { type, method, suggested }, [
      ...recipients.map(recipientElement),
      ...splits.flatMap((split) => splitElement(onAir, split)),
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

function splitElement(onAir: OnAir, split: ValueSplit): Element[] {
  const { start, duration, to, remoteStart, remotePercentage } = split
  const paid = 'item' in to ? remoteItemElements(onAir, [to.item]) : to.recipients.map(recipientElement)
  if (paid.length === 0) return []
  const attributes = {
    startTime: String(start),
    duration: String(duration),
    remoteStartTime: remoteStart?.toString(),
    remotePercentage: remotePercentage?.toString(),
  }
  return [parentElement('podcast:valueTimeSplit', attributes, paid)]
}
