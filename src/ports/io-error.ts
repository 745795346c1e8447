/** A failure outside this program: a disk, a network. One line on the terminal, 503 over HTTP. */
export class IoError extends Error {
  override readonly name = 'IoError'
  readonly port: string
  readonly operation: string

  constructor(port: string, operation: string, message: string, cause?: unknown) {
    super(onOneLine(message), { cause })
    this.port = port
    this.operation = operation
  }
}

/**
 * File names may contain any text: a line break or an escape sequence in one must not control the terminal.
 */
function onOneLine(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is escaped.
  return message.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => {
    const code = character.charCodeAt(0)
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`
  })
}
