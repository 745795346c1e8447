/**
 * Whether the client prefers an HTML page to JSON, by its Accept field. A client that names a JSON type
 * without HTML, or with a higher weight, gets JSON, even if a wildcard would match HTML too. True without the
 * field.
 */
export function acceptsHtml(header: string | undefined): boolean {
  if (header === undefined) return true
  const wanted = new Map<string, number>()
  for (const member of header.toLowerCase().split(',')) {
    const [type = '', ...parameters] = member.split(';').map((word) => word.trim())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    wanted.set(type, q === undefined ? 1 : Number(q.slice(2)) || 0)
  }
  const html = wanted.get('text/html') ?? wanted.get('application/xhtml+xml')
  const json = Math.max(wanted.get('application/json') ?? 0, wanted.get('application/problem+json') ?? 0)
  if (html !== undefined) return html > 0 && html >= json
  return json === 0 && (wanted.get('text/*') ?? wanted.get('*/*') ?? 0) > 0
}
