import type { Token, Tokens } from 'marked'
import { textToken } from './replace-texts.ts'

/**
 * Replaces parts of a Markdown text. Both functions return safe HTML of one or more blocks, or undefined to
 * keep the Markdown.
 */
export interface Inserts {
  /** For a picture, `![alt](name)`: the HTML replaces its paragraph, or follows the block that contains it. */
  readonly picture: (name: string, alt: string) => string | undefined
  /** For a paragraph that consists of a single URL. */
  readonly address: (url: string) => string | undefined
}

// A noncharacter (Unicode, 23.7), which is not used in text and removed from input.
const MARK = '\ufdd0'
const INLINE_MARK = '\ufdd1'
const MARKED = new RegExp(`<p>${MARK}(\\d+)${MARK}</p>|${INLINE_MARK}(\\d+)${INLINE_MARK}`, 'g')

/** Removes characters that are used as marks. */
export function withoutMarks(text: string): string {
  return text.replaceAll(MARK, '').replaceAll(INLINE_MARK, '')
}

/** Marks a position within a paragraph for safe HTML, which is added to `pieces`. */
export function inlineMark(html: string, pieces: string[]): Tokens.Text {
  pieces.push(html)
  return textToken(`${INLINE_MARK}${pieces.length - 1}${INLINE_MARK}`, true)
}

/** Marks the positions of inserts, each in a paragraph of its own, which sanitising keeps. */
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

/** Replaces the marks in sanitised HTML with their inserts. */
export function withInserts(html: string, pieces: readonly string[]): string {
  return html.replace(MARKED, (_, block, inline) => pieces[Number(block ?? inline)] ?? '')
}

/** The URL of a paragraph that consists of nothing else, as written. */
function addressIn(token: Token): string | undefined {
  if (token.type !== 'paragraph') return undefined
  return /^<?(https?:\/\/[^\s<>]+)>?$/i.exec(token.raw.trim())?.[1]
}

/** The block without its pictures, whose HTML is added to `found`. */
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
  // The same type of token as before, which TypeScript cannot infer.
  return found.length === before ? token : (copy as unknown as Token)
}

/** Whether a paragraph has no content left. */
function isEmpty(token: Token): boolean {
  if (token.type !== 'paragraph') return false
  return ((token as Tokens.Paragraph).tokens ?? []).every(
    (one) => one.type === 'br' || (one.type === 'text' && (one as Tokens.Text).text.trim() === ''),
  )
}

/** The file name that an address refers to. */
function nameIn(href: string): string {
  const name = href.replace(/^\.\//, '')
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
