import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP archive of these files, not compressed unless it is asked for. */
export function archive(
  files: Readonly<Record<string, string>>,
  announced?: number,
  isPacked = false,
): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const whole = Buffer.from(text)
    const body = isPacked ? deflateRawSync(whole) : whole
    const size = announced ?? whole.length
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(isPacked ? 8 : 0, 4)
    fields.writeUInt32LE(crc32(whole), 10)
    fields.writeUInt32LE(body.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    parts.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), body)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + body.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  const count = Object.keys(files).length
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end])
}

/** A Word document of these paragraphs: [style, …runs], a run in asterisks is bold. */
export function wordDocument(
  paragraphs: readonly (readonly [style: string, ...runs: string[]])[],
  announced?: number,
) {
  const run = (text: string) =>
    text.startsWith('*')
      ? `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text.slice(1, -1)}</w:t></w:r>`
      : `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const body = paragraphs.map(([style, ...runs]) => {
    const own = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
    return `<w:p>${own}${runs.map(run).join('')}</w:p>`
  })
  const styles = ['Heading1', 'Heading2'].map(
    (id) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id.replace('H', 'h').replace(/(\d)/, ' $1')}"/></w:style>`,
  )
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const P = 'http://schemas.openxmlformats.org/package/2006'
  return archive(
    {
      '[Content_Types].xml': `<Types xmlns="${P}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${P}/relationships"><Relationship Id="a" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
      'word/_rels/document.xml.rels': `<Relationships xmlns="${P}/relationships"><Relationship Id="b" Type="${R}/styles" Target="styles.xml"/></Relationships>`,
      'word/styles.xml': `<w:styles ${W}>${styles.join('')}</w:styles>`,
      'word/document.xml': `<w:document ${W}><w:body>${body.join('')}</w:body></w:document>`,
    },
    announced,
  )
}

/** An OpenDocument text with this body, and styles of its own: B is bold, N is not. */
export function openDocument(
  body: string,
  {
    kind = 'text',
    isPacked = true,
    announced,
  }: { kind?: string; isPacked?: boolean; announced?: number } = {},
) {
  const NAMES = ['office', 'style', 'text', 'table'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  )
  const style = (name: string, family: string, weight: string) =>
    `<style:style style:name="${name}" style:family="${family}"><style:text-properties fo:font-weight="${weight}"/></style:style>`
  return archive(
    {
      mimetype: `application/vnd.oasis.opendocument.${kind}`,
      'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMES.join(' ')} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:automatic-styles>${style('B', 'text', 'bold')}${style('N', 'text', 'normal')}<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    announced,
    isPacked,
  )
}
