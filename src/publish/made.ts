import type { Link, Resource, ResourceKind } from '../model/resource.ts'

/** A resource whose bytes are rendered once, when somebody wants them. */
export function made(
  address: string,
  kind: ResourceKind,
  type: string,
  render: () => string,
  links: readonly Link[] = [],
): Resource {
  let bytes: Uint8Array | undefined
  return {
    address,
    kind,
    type,
    body: {
      bytes: () => {
        bytes ??= new TextEncoder().encode(render())
        return bytes
      },
    },
    ...(links.length > 0 && { links }),
  }
}
