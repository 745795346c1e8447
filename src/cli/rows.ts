export type Row = readonly [name: string, value: string]

/** Names and values in two columns; what has no value is left out. */
export function rows(all: readonly Row[]): string {
  const filled = all.filter(([, value]) => value !== '')
  const width = Math.max(...filled.map(([name]) => name.length))
  return filled.map(([name, value]) => `${printable(name.padEnd(width))}  ${printable(value)}`).join('\n')
}

/** Foreign text can hold escape sequences that would repaint the producer's terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
}
