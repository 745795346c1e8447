import type { Alias, Document, Node } from 'yaml'
import { library } from './library.ts'

/**
 * Resolves each alias of a document to the last node before it with that anchor. All are found in one
 * traversal at the first call; the yaml package traverses the whole document for each alias.
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
