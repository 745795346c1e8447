/** Paths of files and folders, relative to the station, forward slashes. Absent: anything may have changed. */
export type ChangedPaths = ReadonlySet<string> | undefined

/** Reports changes of a station's files. */
export interface Watcher {
  /**
   * Calls back once a burst of changes has settled, with every path at or in which something changed; without
   * paths if some may be missing, as after the start. Returns the function that stops it.
   */
  start(changed: (paths?: ChangedPaths) => void): Promise<() => Promise<void>>
}
