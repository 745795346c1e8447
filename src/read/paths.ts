/** Whether a text names a file that stands in a folder, and nothing outside it. */
export function isFileName(value: string): boolean {
  return value !== '' && !/[/\\]/.test(value) && value !== '.' && value !== '..'
}

/** Whether a text is a path inside the station, with forward slashes. */
export function isFilePath(value: string): boolean {
  return value.split('/').every(isFileName)
}

/** What comes after the last dot, in lower case; empty for none. */
export function extensionOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** A file's name with another extension. */
export function withExtension(name: string, extension: string): string {
  return `${name.replace(/\.[^./]+$/, '')}.${extension}`
}
