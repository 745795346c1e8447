import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { canonical } from '../model/language-tag.ts'
import { markupExcess } from '../model/markup-limits.ts'
import { type OwnPage, RESERVED_PAGES } from '../model/own-page.ts'
import type { Storage } from '../ports/storage.ts'
import { checkShape } from './check-shape.ts'
import { hostileCharacter, locationIn } from './decode-text.ts'
import { ID, idFrom } from './fields.ts'
import { readText, type SourceMap, wrongRoot } from './files.ts'
import { readFolder, unreadable, unreadIn } from './folder.ts'
import { readFrontMatter } from './front-matter.ts'
import { pageShape } from './schemas/page.ts'

const PAGES_FOLDER = 'pages'

/** The contents of pages/. */
export interface ReadPages {
  /** By name. */
  readonly pages: readonly OwnPage[]
  /** Names of all files, readable or not. */
  readonly names: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads all pages/*.md. A station without the folder has none. */
export async function readOwnPages(
  storage: Storage,
  { language, book }: { readonly language: string; readonly book: SourceMap },
): Promise<ReadPages> {
  const { value: entries = [], diagnostics: strange } = await readFolder(storage, PAGES_FOLDER)
  const pages: OwnPage[] = []
  const names = new Set<string>()
  const diagnostics: Diagnostic[] = [...strange]
  for (const entry of entries) {
    const file = `${PAGES_FOLDER}/${entry.name}`
    const [, name] = /^(.*)\.md$/i.exec(entry.name) ?? []
    if (entry.kind === 'unreadable') {
      diagnostics.push(unreadable(PAGES_FOLDER, entry))
      if (name !== undefined) names.add(name)
    } else if (name === undefined || entry.kind === 'folder') {
      diagnostics.push(say('page.file-stray', startOf(file), { name: entry.name }))
    } else {
      const wrong = nameTrouble(file, entry.name, name)
      if (wrong) diagnostics.push(wrong)
      names.add(name)
      const read = await readOwnPage(storage, { file, name, language, book })
      diagnostics.push(...read.diagnostics)
      if (read.page && !wrong) pages.push(read.page)
    }
  }
  return { pages, names, diagnostics: [...diagnostics, ...unreadIn(PAGES_FOLDER, entries, diagnostics)] }
}

function nameTrouble(file: string, whole: string, name: string): Diagnostic | undefined {
  const at = startOf(file)
  if (!ID.test(name) || !whole.endsWith('.md')) {
    return say('page.name-wrong', at, { name: whole, file, suggestion: `${PAGES_FOLDER}/${idFrom(name)}.md` })
  }
  if (!RESERVED_PAGES.includes(name)) return undefined
  return say('page.name-reserved', at, { name, file, suggestion: `${PAGES_FOLDER}/our-${name}.md` })
}

interface PageFile {
  readonly file: string
  readonly name: string
  readonly language: string
  readonly book: SourceMap
}

async function readOwnPage(
  storage: Storage,
  { file, name, language, book }: PageFile,
): Promise<{ page?: OwnPage; diagnostics: readonly Diagnostic[] }> {
  const { value: text, diagnostics: broken } = await readText(storage, 'page', file)
  if (text === undefined) return { diagnostics: broken }
  const { value: matter, diagnostics: unfit } = readFrontMatter(file, text, 'page')
  if (!matter) return { diagnostics: unfit }
  const { document, body, bodyLine } = matter
  book.store(matter.yaml)
  const root = wrongRoot(document, 'title: About us, between the two lines of ---')
  if (root) return { diagnostics: [...unfit, root] }
  const { value: fields, diagnostics: own } = checkShape(document, pageShape)
  const excess = markupExcess(body)
  const hostile = hostileCharacter(body)
  const diagnostics = [
    ...unfit,
    ...own,
    ...(excess
      ? [
          say(
            'page.markup-excessive',
            { file, line: bodyLine + excess.line - 1, column: 1 },
            { what: excess.what },
          ),
        ]
      : []),
    ...(hostile
      ? [
          say('page.text-hostile', locationIn(file, body, hostile.index, bodyLine), {
            key: 'The text',
            character: hostile.character,
          }),
        ]
      : []),
    ...(body.trim() === '' ? [say('page.empty', { file, line: bodyLine, column: 1 })] : []),
  ]
  if (!fields || hostile) return { diagnostics }
  const { title, label, description, hidden } = fields
  const page: OwnPage = {
    name,
    title,
    language: canonical(fields.language ?? language),
    ...(label !== undefined && { label }),
    ...(description !== undefined && { description }),
    ...(hidden !== undefined && { hidden }),
    text: body.trim(),
  }
  return { page, diagnostics }
}
