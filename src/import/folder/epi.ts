import type { Value } from '../../intake/front-matter.ts'

/** firtz's own form: a key with a colon on a line, its value in the lines below; `#:` begins a remark. */
export function epiFields(text: string): ReadonlyMap<string, Value> {
  const fields = new Map<string, string[]>()
  let key: string | undefined
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#:')) continue
    const name = /^([a-z][a-z0-9_-]{0,30}):\s*$/i.exec(line)?.[1]?.toLowerCase()
    if (name !== undefined) {
      key = name
      fields.set(name, [])
    } else if (key !== undefined) fields.get(key)?.push(line)
  }
  return new Map([...fields].map(([name, lines]) => [name, lines.join('\n').trim()]))
}

/** `00:09:12 Title <https://link> <picture>`: chapters of firtz. */
export function epiChapters(text: string) {
  return text.split('\n').flatMap((line) => {
    const [, start, rest = ''] = /^(\d{1,2}:\d{2}:\d{2}(?:\.\d{1,3})?) (.{1,2000})$/.exec(line.trim()) ?? []
    const [title = '', ...links] = rest.split('<').map((part) => part.replace('>', '').trim())
    const [url, image] = links
    return start === undefined || title === '' ? [] : [{ start, title, url, image }]
  })
}

/** The formats in which firtz has a recording, the usual one first. */
export const EPI_FORMATS: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/x-m4a',
  opus: 'audio/opus',
  ogg: 'audio/ogg',
}
