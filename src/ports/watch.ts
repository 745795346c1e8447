/** Tells when a station's files change. */
export interface Watch {
  /** Calls back once a burst of changes has settled; answers how to stop. */
  start(changed: () => void): Promise<() => Promise<void>>
}
