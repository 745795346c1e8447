/** The outside failed: a disk, a network. One line on the terminal, 503 over HTTP. */
export class Outage extends Error {
  override readonly name = 'Outage'
  readonly port: string
  readonly operation: string

  constructor(port: string, operation: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.port = port
    this.operation = operation
  }
}
