/** A request to a web server. */
export interface WebRequest {
  readonly url: string
  readonly method: 'GET' | 'HEAD'
  readonly headers?: Readonly<Record<string, string>>
  /** Reads at most so many bytes of the body. */
  readonly first?: number
}

/** The response, after redirects. */
export interface WebResponse {
  /** The final URL. */
  readonly url: string
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  /** The body, decoded. */
  readonly bytes: Uint8Array
  /** The redirects that were followed, in order. */
  readonly redirects: readonly { readonly from: string; readonly status: number }[]
}

/**
 * The web, as far as a producer asks for it. An adapter limits time, size and redirects, and reaches no
 * private address: beyond that, it throws an `IoError` that says why.
 */
export interface Web {
  fetch(question: WebRequest): Promise<WebResponse>
}
