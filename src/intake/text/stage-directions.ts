import type { LabelLine } from '../../read/transcript/label.ts'
import type { Line } from '../../read/transcript/line.ts'
import { isPageWord } from '../../read/transcript/words.ts'

const SOUNDS =
  /^(?:(?:ad |sponsor )?break|advertisement|sponsor|music|jingle|sound|applause|laughter|intro|outro|musica|applausi|pausa|musik|pause|musique|música)$/i

/** The text of a line that describes sound instead of speech: `**Jingle:** [07:13]`, `**Music:** a waltz`. */
export function stageNote(line: Line | undefined): string | undefined {
  if (line?.kind !== 'label' || !isPageWord(line.label.label) || line.label.literal) return undefined
  return isNote(line.label) ? line.text.replaceAll('*', '').replace(/\\(?=[[\]])/g, '') : undefined
}

function isNote({ label, form, text, stamp }: LabelLine): boolean {
  if (form === 'bold' || form === 'bold-bare')
    return SOUNDS.test(label) || (text === '' && stamp !== undefined)
  return text === '' && stamp !== undefined
}
