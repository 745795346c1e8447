import type { ServerResponse } from 'node:http'
import type { ResourceKind } from '../model/resource.ts'

const KIND = Symbol('the kind of what was asked for')
const ASKER = Symbol('who asked')
type Marked = ServerResponse & { [KIND]?: ResourceKind; [ASKER]?: string }

/** Notes what is being answered, for those who count. */
export function markKind(response: ServerResponse, kind: ResourceKind): void {
  ;(response as Marked)[KIND] = kind
}

/** What `markKind` noted; undefined for what is no resource. */
export function kindOf(response: ServerResponse): ResourceKind | undefined {
  return (response as Marked)[KIND]
}

/** Notes the network address of who asked, for a log that was asked to say it. */
export function markClient(response: ServerResponse, address: string): void {
  ;(response as Marked)[ASKER] = address
}

/** What `markClient` noted. */
export function clientOf(response: ServerResponse): string | undefined {
  return (response as Marked)[ASKER]
}
