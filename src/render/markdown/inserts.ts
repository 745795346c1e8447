import type { Token, Tokens } from 'marked'
import { textToken } from './replace-texts.ts'

/**
 * What stands in a text in place of its own Markdown. Both answer HTML that needs no sanitising, one or more
 * blocks, or undefined where the Markdown shall stay as it is.
 */
export interface Inserts {
  /** For a picture, `![alt](name)`: it goes where its paragraph stands, or below the block that it stands in. */
  readonly picture: (name: string, alt: string) => string | undefined
  /** For a paragraph that holds nothing but an address. */
  readonly address: (url: string) => string | undefined
}

// A noncharacter (Unicode, 23.7): no text has a use for it, and none that comes in keeps it.
const MARK = '\ufdd0'
const INLINE_MARK = '\ufdd1'
const MARKED = new RegExp(`<p>${MARK}(\\d+)${MARK}</p>|${INLINE_MARK}(\\d+)${INLINE_MARK}`, 'g')

/** A text in which nothing can pass for a mark. */
export function withoutMarks(text: string): string {
  return text.replaceAll(MARK, '').replaceAll(INLINE_MARK, '')
}

/** Marks a place within a paragraph for HTML that needs no sanitising, which goes to `pieces`. */
export function inlineMark(html: string, pieces: string[]): Tokens.Text {
  pieces.push(html)
  return textToken(`${INLINE_MARK}${pieces.length - 1}${INLINE_MARK}`, true)
}

/** Marks the places of what is to be inserted, each in a paragraph of its own, which sanitising leaves alone. */
export function withMarks(tokens: readonly Token[], inserts: Inserts, pieces: string[]): Token[] {
  const mark = (html: string): Token => {
    pieces.push(html)
    const text = `${MARK}${pieces.length - 1}${MARK}`
    return { type: 'paragraph', raw: text, text, tokens: [textToken(text, true)] } satisfies Tokens.Paragraph
  }
  return tokens.flatMap((token): Token[] => {
    const alone = addressIn(token)
    const post = alone === undefined ? undefined : inserts.address(alone)
    if (post !== undefined) return [mark(post)]
    const found: string[] = []
    const rest = withoutPictures(token, inserts, found)
    if (found.length === 0) return [token]
    return [...(isEmpty(rest) ? [] : [rest]), ...found.map(mark)]
  })
}

/** Puts in place of the marks, in HTML that was sanitised, what they stand for. */
export function withInserts(html: string, pieces: readonly string[]): string {
  return html.replace(MARKED, (_, block, inline) => pieces[Number(block ?? inline)] ?? '')
}

/** The address that a paragraph holds and nothing else, as it is written. */
function addressIn(token: Token): string | undefined {
  if (token.type !== 'paragraph') return undefined
  return /^<?(https?:\/\/[^\s<>]+)>?$/i.exec(token.raw.trim())?.[1]
}

/** The block without its pictures, which go to `found` as what is inserted for them. */
function withoutPictures(token: Token, inserts: Inserts, found: string[]): Token {
  if (token.type === 'image') {
    const { href, text } = token as Tokens.Image
    const html = inserts.picture(nameIn(href), text)
    if (html === undefined) return token
    found.push(html)
    return textToken('', true)
  }
  const within = (tokens: Token[] | undefined) => tokens?.map((one) => withoutPictures(one, inserts, found))
  const before = found.length
  const copy = { ...token } as Record<string, unknown>
  if ('tokens' in token && token.tokens) copy['tokens'] = within(token.tokens)
  if (token.type === 'list') copy['items'] = within((token as Tokens.List).items)
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table
    const cells = (row: Tokens.TableCell[]) => row.map((cell) => ({ ...cell, tokens: within(cell.tokens) }))
    Object.assign(copy, { header: cells(header), rows: rows.map(cells) })
  }
  // The same kind of token as before, with fewer inside; the compiler cannot follow that through their many kinds.
  return found.length === before ? token : (copy as unknown as Token)
}

/** Whether a paragraph holds nothing any more. */
function isEmpty(token: Token): boolean {
  if (token.type !== 'paragraph') return false
  return ((token as Tokens.Paragraph).tokens ?? []).every(
    (one) => one.type === 'br' || (one.type === 'text' && (one as Tokens.Text).text.trim() === ''),
  )
}

/** The file that an address names, as the folder has it. */
function nameIn(href: string): string {
  const name = href.replace(/^\.\//, '')
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
