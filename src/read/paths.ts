/** Whether a text is the name of a file in a folder, not a path. */
export function isFileName(value: string): boolean {
  return value !== '' && !/[/\\]/.test(value) && value !== '.' && value !== '..'
}

/** Whether a text is a path inside the station, with forward slashes. */
export function isFilePath(value: string): boolean {
  return value.split('/').every(isFileName)
}

/** The extension of a file name, in lower case; empty if there is none. */
export function extensionOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** A file's name with another extension. */
export function withExtension(name: string, extension: string): string {
  return `${name.replace(/\.[^./]+$/, '')}.${extension}`
}
