import { SaxesParser } from 'saxes'

/** An element as it was read. */
export interface Node {
  readonly name: string
  readonly attributes: Record<string, string>
  text: string
  readonly children: Node[]
}

/** The root element. Strict: throws for anything that XML 1.0 with namespaces does not allow. */
export function parse(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true })
  const root: Node = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const)
    const node: Node = { name, attributes: Object.fromEntries(values), text: '', children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  const add = (text: string) => {
    const node = open.at(-1)
    if (node) node.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return root.children[0] ?? root
}

/** All children of that name. */
export function childrenOf(node: Node | undefined, name: string): Node[] {
  return node?.children.filter((child) => child.name === name) ?? []
}

/** The first child of that name. */
export function childOf(node: Node | undefined, name: string): Node | undefined {
  return childrenOf(node, name)[0]
}

/** The text of the first child of that name; empty for none. */
export function textOf(node: Node | undefined, name: string): string {
  return childOf(node, name)?.text ?? ''
}

/** The first item of a feed. */
export function itemOf(xml: string): Node | undefined {
  return childOf(parse(xml).children[0], 'item')
}
