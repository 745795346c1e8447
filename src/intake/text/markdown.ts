/** Escapes plain text so that Markdown shows it unchanged. Only what would be read as markup is escaped. */
export function asMarkdown(plain: string): string {
  return plain
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*`]/g, '\\$&')
    .replace(/(?<![\p{L}\d])_|_(?![\p{L}\d])/gu, '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/\](?=[([])/g, '\\]')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/~~/g, '\\~~')
}

/** Escapes a paragraph of plain text so that it does not begin a heading, list or quote. */
export function asParagraph(plain: string): string {
  const inline = asMarkdown(plain)
  if (/^(?:[#>+=|~-]|\d{1,9}[.)](?:\s|$))/.test(inline)) {
    return /^\d/.test(inline) ? inline.replace(/^(\d{1,9})([.)])/, '$1\\$2') : `\\${inline}`
  }
  return inline
}
