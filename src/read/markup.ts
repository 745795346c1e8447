import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { inlineExcess, markupExcess } from '../model/markup-limits.ts'
import type { FrontMatter } from './front-matter.ts'
import type { EpisodeFields } from './schemas/episode.ts'
import type { Path, YamlDocument } from './yaml.ts'

/** Reports the Markdown texts of an episode that exceed the limits for parsing. */
export function markupTroubles(
  { document, body, bodyLine }: FrontMatter,
  parts: Partial<EpisodeFields>,
): Diagnostic[] {
  const notes = markupExcess(body)
  const at = { file: document.file, line: bodyLine + (notes?.line ?? 1) - 1, column: 1 }
  return [
    ...(notes
      ? [say('episode.markup-excessive', at, { key: 'The text of the notes', what: notes.what })]
      : []),
    ...fieldTroubles(document, parts),
  ]
}

function fieldTroubles(document: YamlDocument, parts: Partial<EpisodeFields>): Diagnostic[] {
  const { takeaways = [], corrections = [], photos = [] } = parts
  const texts: readonly (readonly [string, Path, string | undefined])[] = [
    ...takeaways.map((text, index) => ['A takeaway', ['takeaways', index], text] as const),
    ...corrections.map(({ text }, index) => ['A correction', ['corrections', index, 'text'], text] as const),
    ...photos.map(({ caption }, index) => ['A caption', ['photos', index, 'caption'], caption] as const),
  ]
  return texts.flatMap(([key, path, text = '']) => {
    const excess = inlineExcess(text)
    return excess ? [say('episode.markup-excessive', document.placeOf(path), { key, what: excess.what })] : []
  })
}
