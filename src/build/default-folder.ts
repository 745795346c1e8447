/** The default output directory of `build`, relative to the station. */
export const DEFAULT_FOLDER = 'dist'
