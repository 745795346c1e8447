/** podcast:license. */
export interface License {
  /** An identifier such as `cc-by-4.0`, or the producer's own short name. */
  readonly name: string
  readonly url?: string
}

/** podcast:location. */
export interface Location {
  readonly name: string
  /** A geo URI, RFC 5870. */
  readonly geo?: string
  readonly osm?: string
  readonly country?: string
  readonly rel?: 'subject' | 'creator'
}
