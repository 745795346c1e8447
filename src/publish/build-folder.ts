/** Where `build` writes unless it is told otherwise, relative to the station. */
export const BUILD_FOLDER = 'dist'
