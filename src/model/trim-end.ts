/**
 * Removes these characters from the end of a text in linear time. A pattern such as `/\/+$/` starts again at
 * every slash and takes hours for a text of a million slashes.
 */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
