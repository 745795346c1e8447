import type { Token, Tokens } from 'marked'

/** Returns the tokens that replace a text; undefined to keep it. */
type Replace = (text: string) => readonly Token[] | undefined

/**
 * Replaces texts in tokens: those of paragraphs, headings, lists and tables, but not of links, pictures and
 * code. Tokens are not mutated; those without a replacement remain the same object.
 */
export function withTexts(tokens: readonly Token[], replace: Replace): Token[] {
  let isLinked = false
  return tokens.flatMap((token): readonly Token[] => {
    if (token.type === 'html') {
      if (/^<a[\s>]/i.test(token.raw)) isLinked = true
      if (/^<\/a[\s>]/i.test(token.raw)) isLinked = false
    }
    if (isLinked || token.type === 'link' || token.type === 'image') return [token]
    if (token.type === 'text' && !('tokens' in token && token.tokens)) {
      return replace((token as Tokens.Text).text) ?? [token]
    }
    return [within(token, replace)]
  })
}

function within(token: Token, replace: Replace): Token {
  const copy = { ...token } as Record<string, unknown>
  let isSame = true
  const inside = (some: Token[] | undefined) => {
    const made = some && withTexts(some, replace)
    isSame &&= made === undefined || made.every((one, index) => one === some?.[index])
    return made
  }
  if ('tokens' in token && token.tokens) copy['tokens'] = inside(token.tokens)
  if (token.type === 'list') copy['items'] = inside((token as Tokens.List).items)
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table
    const cells = (row: Tokens.TableCell[]) => row.map((cell) => ({ ...cell, tokens: inside(cell.tokens) }))
    Object.assign(copy, { header: cells(header), rows: rows.map(cells) })
  }
  // The same type of token as before, which TypeScript cannot infer.
  return isSame ? token : (copy as unknown as Token)
}

/** Splits a text into tokens: matches are replaced, and the rest remains text. */
export function split(
  text: string,
  pattern: RegExp,
  made: (match: RegExpExecArray) => Token | undefined,
): readonly Token[] | undefined {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    const token = made(match)
    if (!token) continue
    if (match.index > end) tokens.push(textToken(text.slice(end, match.index)))
    tokens.push(token)
    end = match.index + match[0].length
  }
  if (tokens.length === 0) return undefined
  if (end < text.length) tokens.push(textToken(text.slice(end)))
  return tokens
}

export function textToken(text: string, escaped = false): Tokens.Text {
  return { type: 'text', raw: text, text, escaped }
}
