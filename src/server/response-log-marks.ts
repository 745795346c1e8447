import type { ServerResponse } from 'node:http'
import type { ResourceKind } from '../model/resource.ts'

const KIND = Symbol('the kind of what was asked for')
const ASKER = Symbol('who asked')
type Marked = ServerResponse & { [KIND]?: ResourceKind; [ASKER]?: string }

/** Stores the kind of resource of a response, for metrics and the log. */
export function markKind(response: ServerResponse, kind: ResourceKind): void {
  ;(response as Marked)[KIND] = kind
}

/** What `markKind` stored; undefined if the response is for no resource. */
export function kindOf(response: ServerResponse): ResourceKind | undefined {
  return (response as Marked)[KIND]
}

/** Stores the client's address as the log writes it. */
export function markClient(response: ServerResponse, address: string): void {
  ;(response as Marked)[ASKER] = address
}

/** What `markClient` stored. */
export function clientOf(response: ServerResponse): string | undefined {
  return (response as Marked)[ASKER]
}
