import type { Alias, Document, Node } from 'yaml'
import { library } from './library.ts'

/**
 * Says what each alias of a document stands for: the last node before it that has its name. All are found in one walk, at
 * the first question: yaml's own way walks the whole document for every alias.
 */
export function aliasesOf(document: Document.Parsed): (alias: Alias) => Node | undefined {
  let targets: ReadonlyMap<Alias, Node> | undefined
  return (alias) => {
    targets ??= targetsIn(document)
    return targets.get(alias)
  }
}

function targetsIn(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const named = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  library().visit(document, {
    Node: (_, node) => {
      const target = library().isAlias(node) ? named.get(node.source) : undefined
      if (library().isAlias(node) && target) targets.set(node, target)
      if (!library().isAlias(node) && library().isNode(node) && node.anchor !== undefined)
        named.set(node.anchor, node)
    },
  })
  return targets
}
