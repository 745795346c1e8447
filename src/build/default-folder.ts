/** Where `build` writes unless it is told otherwise, relative to the station. */
export const DEFAULT_FOLDER = 'dist'
