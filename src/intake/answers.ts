import { oneOfARole } from './front-matter/people.ts'
import type { Guess } from './guess.ts'
import type { Directory } from './people.ts'
import type { CreditsGuess, Mapped } from './speaker-guess.ts'

/** Asks a question in the terminal; resolves to one line of text. */
export type Ask = (question: string) => Promise<string>

/** The maximum number of people with the same first name who are proposed. */
const MOST_PROPOSED = 4

const YES = /^(?:y|yes|s|si|sì|sí|j|ja|o|oui|是)?$/i

/**
 * Asks about each guess. An answer makes it certain; otherwise it remains a guess. `declined` has the ids
 * that the producer rejected, so that no entry is made for them.
 */
export async function askWho(
  creditsGuess: CreditsGuess,
  directory: Directory,
  ask: Ask,
): Promise<{ readonly creditsGuess: CreditsGuess; readonly declined: ReadonlySet<string> }> {
  const people = [...creditsGuess.people]
  const speakers: Mapped[] = [...creditsGuess.speakers]
  const guesses: Guess[] = []
  const declined = new Set<string>()
  const nameOf = (id: string) => directory.everybody().find((person) => person.id === id)?.name ?? id
  for (const guess of creditsGuess.guesses) {
    const { role, ids, label = '', isNamed } = guess
    const proposed = ids.slice(0, MOST_PROPOSED)
    let meant: string | undefined
    for (const id of proposed) {
      const subject = isNamed ? `${nameOf(id)} the ${role}` : `${said(guess, ',')} ${nameOf(id)}`
      if (YES.test(await ask(`Is ${subject}? [Y/n] `))) meant = id
      else declined.add(id)
      if (meant !== undefined) break
    }
    // A person whose name is known, but who does not have this role, needs no other name.
    if (meant === undefined && isNamed) continue
    if (meant === undefined) {
      const name = await ask(`Who is ${said(guess)}? Full name, or Enter to leave it open: `)
      if (name !== '') meant = directory.known(name)?.id ?? directory.idOf(name)
    }
    if (meant === undefined) guesses.push({ ...guess, ids: ids.filter((id) => !declined.has(id)) })
    else {
      people.push({ role, ids: [meant] })
      if (label !== '' && !speakers.some((one) => one.label === label)) speakers.push({ label, id: meant })
    }
  }
  const certain = oneOfARole(people)
  // A person who has another role, or speaks under a label, was not declined.
  for (const { ids } of [...certain, ...creditsGuess.teams]) for (const id of ids) declined.delete(id)
  for (const { id } of speakers) declined.delete(id)
  return { creditsGuess: { ...creditsGuess, people: certain, speakers, guesses }, declined }
}

/** Describes a guess: `Host` if the label is the role, otherwise the label with the role. */
function said({ role, label }: Guess, end = ''): string {
  if (label === undefined) return `the ${role}`
  return label.toLowerCase() === role.toLowerCase() ? label : `${label}, the ${role}${end}`
}
