import type { Link, Resource, ResourceKind } from '../model/resource.ts'

/** A resource that is rendered whenever somebody wants its bytes. */
export function made(
  address: string,
  kind: ResourceKind,
  type: string,
  render: () => string,
  links: readonly Link[] = [],
): Resource {
  return {
    address,
    kind,
    type,
    body: { bytes: () => new TextEncoder().encode(render()) },
    ...(links.length > 0 && { links }),
  }
}
