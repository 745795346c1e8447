import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { readDocument } from './document.ts'
import { readFront } from './front-matter.ts'
import { readPage } from './html.ts'
import { type Material, NO_MATERIAL, type TextKind } from './material.ts'
import { decode, type Source, type Text } from './source.ts'
import { readTable } from './table.ts'
import { readText } from './text.ts'
import { measuredCues, turnsOfCues } from './timed/cue.ts'
import { readTimed } from './timed.ts'

/**
 * Reads the texts of one episode: one, or notes and a transcript. Undefined if one of them cannot be used,
 * which is reported.
 */
export async function readMaterials(
  sources: readonly Source[],
  as: TextKind | undefined,
  diagnostics: Diagnostic[],
): Promise<Material | undefined> {
  const read: Material[] = []
  for (const source of sources) {
    const material = await readMaterial(source, as, diagnostics)
    if (!material) return undefined
    read.push(material)
  }
  const [spoken, ...others] = read.filter(({ turns }) => turns.length > 0)
  const [notes, ...more] = read.filter(({ turns }) => turns.length === 0)
  const twice = doubled(
    'text',
    [spoken, ...others].flatMap((one) => one?.file ?? []),
  ).concat(
    doubled(
      'text',
      [notes, ...more].flatMap((one) => one?.file ?? []),
    ),
  )
  for (const one of twice) diagnostics.push(one)
  if (twice.length > 0) return undefined
  return notes && spoken ? together(notes, spoken) : (spoken ?? notes)
}

/** Reports two files for the same purpose, since the choice is ambiguous. */
export function doubled(part: string, [first, second]: readonly string[]): readonly Diagnostic[] {
  if (first === undefined || second === undefined) return []
  return [say('intake.sources-doubled', startOf(second), { part, first, second })]
}

/** Combines the facts and notes of one text with the transcript of the other. */
function together(notes: Material, spoken: Material): Material {
  const title = notes.title ?? spoken.title
  const language = notes.language ?? spoken.language
  const summary = notes.summary ?? spoken.summary
  const day = notes.day ?? spoken.day
  const front = notes.front?.title === undefined ? (spoken.front ?? notes.front) : notes.front
  return {
    ...notes,
    ...(title ? { title } : {}),
    ...(language === undefined ? {} : { language }),
    ...(summary === undefined ? {} : { summary }),
    ...(day ? { day } : {}),
    ...(front ? { front } : {}),
    kind: notes.front?.transcript ?? spoken.kind,
    chapters: spoken.chapters,
    turns: spoken.turns,
    ...(spoken.cues ? { cues: spoken.cues } : {}),
    speechFile: spoken.file,
    speechLine: spoken.speechLine,
    notes: [notes.notes, spoken.notes].filter((text) => text !== '').join('\n\n'),
    takeaways: [...notes.takeaways, ...spoken.takeaways],
    tags: [...new Set([...notes.tags, ...spoken.tags])],
    categories: [...new Set([...notes.categories, ...spoken.categories])],
    teams: [...notes.teams, ...spoken.teams],
    roles: [...notes.roles, ...spoken.roles],
    announced: [...notes.announced, ...spoken.announced],
    thanks: [...notes.thanks, ...spoken.thanks],
    speakers: [...new Set([...notes.speakers, ...spoken.speakers])],
    stripped: [...notes.stripped, ...spoken.stripped],
    diagnostics: [
      ...notes.diagnostics.filter(({ code }) => !/^intake\.(?:no|prose)-interview$/.test(code)),
      ...spoken.diagnostics,
    ],
  }
}

async function readMaterial(
  source: Source,
  as: TextKind | undefined,
  diagnostics: Diagnostic[],
): Promise<Material | undefined> {
  const given = await textOf(source, diagnostics)
  if (!given) return undefined
  const table = as === 'notes' ? undefined : readTable(given)
  for (const one of table?.diagnostics ?? []) diagnostics.push(one)
  const page = table ? undefined : readPage(given)
  for (const one of page?.diagnostics ?? []) diagnostics.push(one)
  const text = table?.text ?? page?.text ?? given
  // A JSON object before a text is its front matter, not a transcript.
  const isFronted = readFront(text.text.split('\n')) !== undefined
  const timed = isFronted || as === 'notes' ? undefined : await readTimed(text)
  if (!timed && as === 'captions') {
    const about = { format: 'captions', reason: 'its lines say no times' }
    diagnostics.push(say('intake.captions-unreadable', startOf(source.name), about))
    return undefined
  }
  if (!timed) return readText(text, as ?? namedAs(source.name))
  for (const one of timed.diagnostics) diagnostics.push(one)
  if (!timed.value) return undefined
  const { cues, language, title } = timed.value
  const turns = turnsOfCues(cues)
  const measured = measuredCues(cues)
  const nameless = turns.every((turn) => turn.speaker === '')
  if (nameless) diagnostics.push(say('intake.speakers-nameless', startOf(source.name)))
  return {
    ...NO_MATERIAL,
    file: source.name,
    kind: 'verbatim',
    turns,
    ...(measured.length > 0 ? { cues: measured } : {}),
    ...(language === undefined ? {} : { language }),
    ...(title === undefined ? {} : { title: { line: 1, text: title } }),
  }
}

async function textOf(source: Source, diagnostics: Diagnostic[]): Promise<Text | undefined> {
  const document = await readDocument(source)
  const { diagnostics: reported, ...rest } = document ?? decode(source)
  for (const one of reported) diagnostics.push(one)
  if (document) return document.value
  return 'text' in rest && rest.text !== undefined ? { name: source.name, text: rest.text } : undefined
}

/** A file with the name transcript.txt is a transcript. */
function namedAs(name: string): TextKind | undefined {
  const stem = name.split(/[\\/]/).at(-1)?.split('.')[0]?.toLowerCase()
  return stem === 'transcript' ? 'transcript' : undefined
}
