/** Paths of files and folders, relative to the station, forward slashes. Absent: anything may have changed. */
export type ChangedPaths = ReadonlySet<string> | undefined

/** Tells when a station's files change. */
export interface Watcher {
  /**
   * Calls back once a burst of changes has settled, with every path in or at which something changed; without them
   * where some of them may be missing, as after its own beginning. Answers how to stop.
   */
  start(changed: (paths?: ChangedPaths) => void): Promise<() => Promise<void>>
}
