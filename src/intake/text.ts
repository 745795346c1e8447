import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { readFront } from './front-matter.ts'
import { languageOf } from './language.ts'
import { reportLeftOut } from './left-out.ts'
import { leftOut } from './left-out-lines.ts'
import { type Material, NO_MATERIAL, type TextKind } from './material.ts'
import type { Text } from './source.ts'
import { takeAnnounced } from './text/announced.ts'
import { writeNotes } from './text/article.ts'
import { clean } from './text/boilerplate.ts'
import { takeCredits } from './text/credits.ts'
import { type Facts, readFacts } from './text/facts.ts'
import { type Interview, readInterview } from './text/interview.ts'
import { blocksOf, collapse, type Numbered, type Rows, without } from './text/lines.ts'
import { readNameless } from './text/nameless.ts'
import { isTold, takeDek, takeNotice } from './text/prose.ts'
import { takeTags } from './text/tags.ts'
import { findTitle, type Titled } from './text/title.ts'
import { findUncertainties } from './text/uncertainties.ts'

/** Reads an interview or an article from plain text or Markdown, as copied from a web page. */
export function readText({ name: file, text, isMarkdown: isMeant }: Text, as?: TextKind): Material {
  const all = text.split('\n')
  const front = readFront(all)
  const below = front?.below ?? 0
  const facts = readFacts(front)
  const whole = without(
    all,
    Array.from({ length: below }, (_, index) => index),
  )
  const markdown = isMeant || below > 0 || /\.(?:md|markdown)$/i.test(file) || isMarkdown(text)
  const cleaned = clean(whole)
  const credited = takeCredits(cleaned.rows)
  const announced = takeAnnounced(as === 'notes' ? [] : credited.rows)
  const tagged = takeTags(as === 'notes' ? credited.rows : announced.rows, cleaned.stripped)
  const titled = withoutOther(findTitle(tagged.rows), tagged.rows, facts.title)
  const noticed = takeNotice(titled.rows)
  const known = { markdown, speakers: facts.speakers }
  const found = as === 'notes' ? undefined : readInterview(noticed.rows, known)
  const interview = found ?? (as === 'transcript' ? readNameless(noticed.rows, known) : undefined)
  const head = interview ? noticed.rows.slice(0, interview.from) : noticed.rows
  const title = facts.title === undefined ? titled.title : { line: 1, text: facts.title }
  const dek = interview || !titled.title || titled.dek ? { rows: head } : takeDek(head)
  const about = { language: languageOf(whole.join('\n')), markdown }
  const notes = writeNotes(dek.rows, about)
  const summary = facts.summary ?? titled.dek?.text ?? dek.dek?.text
  const day = facts.date === undefined ? (facts.day ?? titled.day) : undefined
  const stripped = [
    ...cleaned.stripped,
    ...(titled.masthead ? [titled.masthead] : []),
    ...titled.repeated,
    ...(noticed.notice ? [noticed.notice] : []),
  ].sort((a, b) => a.line - b.line)
  const boilerplate = stripped.filter(
    ({ line }) => line !== noticed.notice?.line && line !== cleaned.categories?.line,
  )
  const heads = [
    ...[credited.head, notes.takeawaysHead].flatMap((one) => one ?? []),
    ...announced.roles.flatMap(({ said, line }) => (said === undefined ? [] : [{ line, text: said }])),
  ]
  const written = [...announced.kept, notes.text].filter((one) => one !== '').join('\n\n')
  const lines = whole.map((row, index) => ({ line: index + 1, text: row }))
  const lost = leftOut(lines, [
    ...[...stripped, ...heads, ...credited.taken, ...announced.taken].map((one) => one.text),
    ...[titled.title, titled.dek, titled.day, dek.dek, tagged.line].map((one) => one?.text ?? ''),
    notes.text,
    ...notes.takeaways,
    ...(interview ? spokenIn(interview) : []),
  ])
  return {
    ...NO_MATERIAL,
    file,
    front: facts,
    ...(facts.language === undefined ? {} : { language: facts.language }),
    ...(title ? { title } : {}),
    ...(summary === undefined ? {} : { summary }),
    ...(day ? { day } : {}),
    ...(tagged.unclear ? { unclearTags: tagged.unclear.tags } : {}),
    chapters: interview?.chapters ?? [],
    turns: interview?.turns ?? [],
    speechLine: (interview?.from ?? 0) + 1,
    notes: written,
    kind: facts.transcript ?? NO_MATERIAL.kind,
    takeaways: [...facts.takeaways, ...notes.takeaways],
    tags: facts.tags ?? cleaned.tags ?? tagged.tags ?? tagged.proposed?.tags ?? [],
    categories: [...facts.categories, ...categoriesOf(cleaned.categories)],
    teams: credited.teams,
    roles: credited.roles,
    announced: announced.roles,
    thanks: credited.thanks.map((one) => one.text),
    speakers: facts.speakers,
    stripped,
    diagnostics: [
      ...(front?.reason === undefined
        ? reportLeftOut('intake.key-left', file, facts.left)
        : unreadable(file, front.reason, facts.left)),
      ...reportLeftOut('intake.stripped', file, boilerplate),
      ...reportLeftOut('intake.head-taken', file, heads),
      ...reportLeftOut('intake.words-left', file, lost),
      ...reportEach(file, cleaned.categories, (place, one) => ({
        ...say('intake.categories-taken', place, { text: one.text }),
        left: [{ line: one.line, text: collapse(whole[one.line - 1] ?? '') }],
      })),
      ...reportEach(file, noticed.notice, (place, one) => say('intake.edited', place, { text: one.text })),
      ...reportEach(file, titled.dek, (place, rest) =>
        say('intake.title-split', place, { title: titled.title?.text ?? '', rest: rest.text }),
      ),
      ...reportEach(file, dek.dek, (place, one) =>
        say('intake.summary-taken', place, { text: short(one.text) }),
      ),
      ...reportEach(file, tagged.proposed, (place, { line, text, tags }) => ({
        ...say('intake.tags-proposed', place, { tags: tags.join(', ') }),
        left: [{ line, text }],
      })),
      ...reportEach(file, tagged.unclear, (place, one) =>
        say('intake.tags-unclear', place, { text: one.text }),
      ),
      ...(interview
        ? interviewReports(file, interview)
        : as === 'notes'
          ? []
          : articleReports(file, head, title?.text)),
      ...findUncertainties(file, whole),
    ],
  }
}

function unreadable(file: string, reason: string, left: Facts['left']): readonly Diagnostic[] {
  return [{ ...say('intake.front-unreadable', at(file, 1), { reason }), left }]
}

/** Whether a text has markup that is not typed by chance. */
function isMarkdown(text: string): boolean {
  return /^#{1,6} \S|\]\(https?:\/\/|^\*\*[^*\n]{1,80}:?\*\*/m.test(text.slice(0, 200_000))
}

/** The sections in a line; a path such as `News > Business` is one of them. */
function categoriesOf(line: Numbered | undefined): readonly string[] {
  return (line?.text ?? '')
    .split(/[,;|]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function at(file: string, line: number) {
  return { file, line, column: 1 }
}

function reportEach<T extends { readonly line: number }>(
  file: string,
  one: T | undefined,
  report: (place: ReturnType<typeof at>, one: T) => Diagnostic,
): readonly Diagnostic[] {
  return one ? [report(at(file, one.line), one)] : []
}

/** If the front matter has another title, the title in the text is a heading, and stays in its place. */
function withoutOther(titled: Titled, rows: Rows, known: string | undefined): Titled {
  const { title, dek: _, ...rest } = titled
  if (known === undefined || !title || (title.text === known && !titled.dek)) return titled
  const own = rows[title.line - 1] ?? ''
  return { ...rest, rows: titled.rows.map((row, index) => (index === title.line - 1 ? own : row)) }
}

/** All text that the interview has taken from the source. */
function spokenIn({ turns, marks, numbers, mute, comments }: Interview): readonly string[] {
  const said = turns.flatMap(({ paragraphs, asides }) => [...paragraphs, ...asides.map((one) => one.text)])
  return [...said, ...marks, ...[...numbers, ...mute, ...comments].map((one) => one.text)]
}

function interviewReports(
  file: string,
  { joined, captions, headings, numbers, mute, comments }: Interview,
): readonly Diagnostic[] {
  const about = ({ text }: Numbered) => ({ text: short(text) })
  return [
    ...joined.map((one) => say('intake.sentence-joined', at(file, one.line), about(one))),
    ...captions.map((one) => say('intake.aside-taken', at(file, one.line), about(one))),
    ...headings.map((one) => say('intake.heading-taken', at(file, one.line), about(one))),
    ...reportLeftOut('intake.numbers-left', file, numbers),
    ...reportLeftOut('intake.label-mute', file, mute),
    ...reportLeftOut('intake.note-left', file, comments),
  ]
}

function articleReports(
  file: string,
  rows: readonly string[],
  title: string | undefined,
): readonly Diagnostic[] {
  const line = (blocksOf(rows)[0]?.from ?? 0) + 1
  return [say(isTold(rows, title) ? 'intake.prose-interview' : 'intake.no-interview', at(file, line))]
}

function short(text: string): string {
  return text.length > 90 ? `${text.slice(0, 88)}…` : text
}
