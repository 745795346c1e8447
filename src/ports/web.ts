/** One question to a server of the web. */
export interface WebRequest {
  readonly url: string
  readonly method: 'GET' | 'HEAD'
  readonly headers?: Readonly<Record<string, string>>
  /** Only so many bytes of the body are taken, however many there are. */
  readonly first?: number
}

/** What came back, redirects followed. */
export interface WebResponse {
  /** Where it came from in the end. */
  readonly url: string
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  /** The body, decoded. */
  readonly bytes: Uint8Array
  /** The redirects on the way, in order. */
  readonly redirects: readonly { readonly from: string; readonly status: number }[]
}

/**
 * The web, for what a producer asks to be looked at. An adapter bounds time, size and redirects, and
 * reaches no private address: everything beyond is an `IoError` whose sentence says why.
 */
export interface Web {
  fetch(question: WebRequest): Promise<WebResponse>
}
