import { contentOf } from './content.ts'

/** Why a transcript does not have the type in the feed, as a clause; undefined if it has, as far as it was read. */
export function transcriptFault(type: string, bytes: Uint8Array, isWhole: boolean): string | undefined {
  const { words } = contentOf(bytes)
  if (words === 'an empty file') return 'it is empty'
  if (words === 'a web page' && type !== 'text/html') return 'it is a web page'
  const text = new TextDecoder('utf-8').decode(bytes)
  if (type === 'text/vtt')
    return /^\ufeff?WEBVTT(?:\s|$)/.test(text) ? undefined : 'it does not begin with WEBVTT'
  if (type === 'application/x-subrip' || type === 'application/srt') {
    return /\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s{0,3}-->/.test(text.slice(0, 20_000))
      ? undefined
      : 'no times stand in it'
  }
  if (!/^application\/json$/.test(type)) return undefined
  if (!/^\ufeff?\s*[{[]/.test(text)) return 'it is no JSON'
  return isWhole && parsed(text) === undefined ? 'it is no JSON' : undefined
}

/** Why a file has no chapters that apps can read, as a clause (the namespace's JSON format, 1.2). */
export function chaptersFault(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes)
  const data = parsed(text)
  if (data === undefined) return `are ${contentOf(bytes).words === 'a web page' ? 'a web page' : 'no JSON'}`
  const list: unknown =
    typeof data === 'object' && data !== null && 'chapters' in data ? data.chapters : undefined
  if (!Array.isArray(list)) return 'have no list “chapters”'
  const isTimed = (one: unknown) =>
    typeof one === 'object' && one !== null && 'startTime' in one && typeof one.startTime === 'number'
  return list.every(isTimed) ? undefined : 'have one without a startTime in seconds'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
