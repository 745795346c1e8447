/** A word as it can be typed in a shell: in quotes where it holds spaces, quotes or signs that mean something there. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
