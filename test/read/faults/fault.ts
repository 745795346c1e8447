/** What is done to a file: a whole new content, none, one text for another, or a line put in at a number. */
export type Change =
  | string
  | Uint8Array
  | undefined
  | readonly [from: string, to: string]
  | readonly [at: number, line: string]

/** One fault: the file, what is done to it, and `line:column code` as it must be told; with another file's name before it where it is told there. */
export type Fault = readonly [fault: string, file: string, change: Change, told: string]

export const LATIN_1 = Buffer.from('title: Caf\xe9\n', 'latin1')

/** Six lines that unfold into a million values. */
export const BOMB = ['a', 'b', 'c', 'd', 'e', 'f']
  .map(
    (name, index, all) =>
      `${name}: &${name} [${Array(10)
        .fill(index === 0 ? 'x' : `*${all[index - 1]}`)
        .join(', ')}]\n`,
  )
  .join('')

export function long(length: number): string {
  return 'x'.repeat(length)
}
