import { createHash, hash } from 'node:crypto'

/** SHA-256 of bytes or of a text in UTF-8, as lower-case hexadecimal or base64url. */
export function sha256Of(content: Uint8Array | string, encoding: 'hex' | 'base64url' = 'hex'): string {
  return hash('sha256', content, encoding)
}

/** SHA-256 of several parts, each preceded by its length, as base64url. */
export function sha256OfAll(parts: Iterable<Uint8Array | string>): string {
  const all = createHash('sha256')
  for (const part of parts) all.update(`${part.length} `).update(part)
  return all.digest('base64url')
}

/** SHA-256 of a stream, such as a file that is read. */
export async function sha256OfStream(
  pieces: AsyncIterable<Uint8Array>,
  encoding: 'hex' | 'base64url' = 'hex',
): Promise<string> {
  const all = createHash('sha256')
  for await (const piece of pieces) all.update(piece)
  return all.digest(encoding)
}

/** A UUID of version 5 (RFC 9562, section 5.5): always the same for a name in a namespace (a UUID). */
export function nameBasedUuid(namespace: string, name: string): string {
  const scope = Buffer.from(namespace.replaceAll('-', ''), 'hex')
  const bytes = createHash('sha1').update(scope).update(name, 'utf8').digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
