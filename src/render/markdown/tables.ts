/**
 * Converts tables to lists, for readers that do not render tables: each row is an item, and each cell is
 * preceded by its column heading. Input and output are sanitised HTML with closed elements.
 */
export function tablesAsLists(html: string): string {
  if (!html.includes('<table>')) return html
  const open: Table[] = []
  let outer = ''
  const write = (text: string) => {
    const table = open.at(-1)
    if (!table) outer += text
    // There are line breaks between rows and cells.
    else if (table.cell) table.cell.text += text
  }
  for (const part of html.split(/(<\/?(?:table|caption|thead|tbody|tfoot|tr|t[hd])\b[^<>]*>)/)) {
    const [, slash, name] = /^<(\/?)(table|caption|thead|tbody|tfoot|tr|t[hd])\b/.exec(part) ?? []
    const table = open.at(-1)
    if (name === undefined) write(part)
    else if (name === 'table' && slash === '') open.push({ caption: '', rows: [] })
    else if (name === 'table' && table) {
      open.pop()
      write(listOf(table))
    } else if (table) step(table, name, slash === '/')
  }
  return outer
}

interface Cell {
  readonly isHeading: boolean
  text: string
}

interface Table {
  caption: string
  readonly rows: Cell[][]
  /** The cell that is being read. */
  cell?: Cell
}

function step(table: Table, name: string, isEnd: boolean): void {
  if (name === 'tr' && !isEnd) table.rows.push([])
  if (name === 'caption' && isEnd) table.caption = table.cell?.text.trim() ?? ''
  if (name === 'th' || name === 'td' || name === 'caption') {
    delete table.cell
    if (isEnd) return
    table.cell = { isHeading: name === 'th', text: '' }
    if (name !== 'caption') (table.rows.at(-1) ?? beginRow(table)).push(table.cell)
  }
}

function beginRow({ rows }: Table): Cell[] {
  const row: Cell[] = []
  rows.push(row)
  return row
}

function listOf({ caption, rows }: Table): string {
  const [first = []] = rows
  const isHeaded = rows.length > 1 && first.length > 0 && first.every(({ isHeading }) => isHeading)
  const headings = isHeaded ? first.map(({ text }) => text.trim()) : []
  const items = rows.slice(isHeaded ? 1 : 0).flatMap((row) => {
    const cells = row.flatMap(({ text }, column) => {
      const heading = headings[column] ?? ''
      if (text.trim() === '') return []
      return heading === '' ? [text.trim()] : [`${heading}: ${text.trim()}`]
    })
    return cells.length === 0 ? [] : [`<li>${cells.join(' · ')}</li>`]
  })
  const list = items.length === 0 ? '' : `<ul>\n${items.join('\n')}\n</ul>`
  return caption === '' ? list : `<p>${caption}</p>\n${list}`
}
