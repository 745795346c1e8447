import { blocksOf, collapse, isEnded, type Numbered, type Rows, without, wordCount } from './lines.ts'

const NOTICE =
  /\b(?:edited|condensed|abridged|shortened)\b.{0,60}\bfor\b.{0,30}\b(?:length|clarity|brevity|space|readability)\b|\b(?:modificata|editata|condensata|rivista)\b.{0,40}\bper\b.{0,30}\b(?:chiarezza|brevità|lunghezza)\b|\b(?:editad[ao]|abreviad[ao]|condensad[ao])\b.{0,40}\b(?:claridad|brevedad|extensión)\b|\bgekürzt\b.{0,60}\b(?:bearbeitet|redigiert)\b|\béditée?\b.{0,40}\b(?:clarté|concision|longueur)\b/i
const LONGEST_NOTICE = 240

/** Removes the line that states that the interview was edited. */
export function takeNotice(rows: Rows): { readonly rows: Rows; readonly notice?: Numbered } {
  const index = rows.findIndex((row) => row.length < LONGEST_NOTICE && NOTICE.test(row))
  if (index < 0) return { rows }
  return { rows: without(rows, [index]), notice: { line: index + 1, text: collapse(rows[index] ?? '') } }
}

const MOST_DEK_WORDS = 90

/** Removes the deck, a paragraph between title and text that is set apart by a wider gap, or has no full stop. */
export function takeDek(rows: Rows): { readonly rows: Rows; readonly dek?: Numbered } {
  const [first, second, third] = blocksOf(rows)
  const text = collapse(first?.lines.join(' ') ?? '')
  if (!first || !second || !third || first.lines.length > 1 || wordCount(text) > MOST_DEK_WORDS)
    return { rows }
  const gap = second.from - first.to
  const apart = !isEnded(text) || (gap > 1 && third.from - second.to < gap)
  if (!apart || wordCount(text) < 8) return { rows }
  return { rows: without(rows, [first.from]), dek: { line: first.from + 1, text } }
}

const INTERVIEW = /\b(?:interview|intervista|entrevista|entretien|gespräch|q&a|in conversation)\b|专访|采访/i
const ATTRIBUTED =
  /["“”»][,.]?\s?(?:[,.]\s?)?(?:says?|said|states?|explains?|adds?|added|told|continue[sd]|according to|dice|spiega|racconta|afferma|dit|explique|sagt|erklärt)\b|\b(?:says|said|explains|according to \p{Lu}\p{L}{1,30}),?\s?["“«]/iu

/** Whether an article reports on an interview: it says so, and quotes the interviewee. */
export function isTold(rows: Rows, title: string | undefined): boolean {
  const announced =
    INTERVIEW.test(title ?? '') ||
    rows.some((row) => row.length < 2000 && /\b(?:in|during) the interview\b|\bspoke with \p{Lu}/u.test(row))
  const quoted = rows.filter((row) => row.length < 5000 && ATTRIBUTED.test(row)).length
  return announced && quoted > 0
}
