/**
 * One of the modules that ship, without its comments: who listens need not load what is written for who reads it.
 * Only comments that begin a line go, each a line of its own or lines up to the end of the comment; in a module that
 * somebody else wrote, such a line could be part of a text.
 */
export function withoutComments(module: string): string {
  let isInside = false
  const kept = module.split('\n').filter((line) => {
    const isComment = isInside || /^\s*(\/\/|\/\*)/.test(line)
    isInside = isInside || /^\s*\/\*/.test(line) ? !/\*\/\s*$/.test(line) : false
    return !isComment
  })
  return kept.join('\n')
}
