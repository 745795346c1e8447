import type { Chapter } from '../../model/chapter.ts'
import type { Turn } from '../../model/transcript.ts'
import { questionOf } from './question.ts'
import { roleOf } from './role-words.ts'

/** Words for the person who asks; words for a host are in role-words.ts. */
const ASKERS = new Set('q p d f question pregunta domanda frage 问 問 提问'.split(' '))

function isAsker(speaker: string): boolean {
  return ASKERS.has(speaker.toLowerCase().replace(/\.$/, '')) || roleOf(speaker) === 'Host'
}

/** Makes each question a chapter, in a text of questions and answers without headings. */
export function chaptersOfQuestions(
  turns: readonly Turn[],
  markdown: boolean,
): { chapters: readonly Chapter[]; turns: readonly Turn[] } {
  const chapters: Chapter[] = []
  const placed = turns.map((turn) => {
    const asks = isAsker(turn.speaker)
    const title = asks ? questionOf(turn.paragraphs, markdown) : undefined
    if (title !== undefined)
      chapters.push(turn.start === undefined ? { title } : { title, start: turn.start })
    return chapters.length === 0 ? turn : { ...turn, chapter: chapters.length - 1 }
  })
  return { chapters, turns: placed }
}

const ASKS = /[?？]["'”’»)\]*_]*\s*$/
/** The label of answers for each label of questions. */
const ANSWERS: Readonly<Record<string, string>> = {
  q: 'A',
  p: 'R',
  d: 'R',
  f: 'A',
  question: 'Answer',
  domanda: 'Risposta',
  pregunta: 'Respuesta',
  frage: 'Antwort',
  问: '答',
  問: '答',
}
/** The label for a person whose name is unknown. */
export const NAMELESS = 'Unknown'

/** If only questions have a label, the text below each of them is the answer of another person. */
export function withAnswers(turns: readonly Turn[]): readonly Turn[] {
  const speakers = new Set(turns.map(({ speaker }) => speaker))
  const [asker = ''] = speakers
  if (speakers.size !== 1 || asker === '' || turns.length < 2) return turns
  const answerer = ANSWERS[asker.toLowerCase()]
  const asking = turns.filter(
    ({ paragraphs }) => paragraphs.length > 1 && ASKS.test(paragraphs[0]?.slice(-40) ?? ''),
  ).length
  // A speaker with a name may ask occasionally; a label for questions always does.
  if (asking < (answerer === undefined ? turns.length : turns.length / 2)) return turns
  const speaker = answerer ?? NAMELESS
  return turns.flatMap((turn) => {
    if (turn.paragraphs.length < 2) return [turn]
    const { start: _, ...answer } = turn
    return [
      {
        ...turn,
        paragraphs: turn.paragraphs.slice(0, 1),
        asides: turn.asides.filter(({ after }) => after < 2),
      },
      {
        ...answer,
        speaker,
        paragraphs: turn.paragraphs.slice(1),
        asides: turn.asides
          .filter(({ after }) => after >= 2)
          .map((aside) => ({ ...aside, after: aside.after - 1 })),
      },
    ]
  })
}
