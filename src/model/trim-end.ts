/**
 * A text without the run of these characters at its end, in one walk. A pattern such as `/\/+$/` begins anew at every
 * slash of the text, which takes hours where somebody sends a million of them.
 */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
