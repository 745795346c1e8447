import { isLabelTypo } from '../../read/transcript/label-typo.ts'

/** A person named in the text, and their probable role. */
export interface Introduction {
  readonly role: 'Host' | 'Co-Host' | 'Guest'
  /** The name as it is used. */
  readonly said: string
}

const NAME = String.raw`(\p{Lu}[\p{L}’'-]{1,30}(?: \p{Lu}[\p{L}’'-]{1,30}){0,3})`
const SELF = new RegExp(
  String.raw`(?:[Mm]y name is|[Mm]y name[’']s|I[’']m your host,?|[Mm]i chiamo|[Mm]e llamo|[Jj]e m[’']appelle|[Ii]ch heiße|[Mm]ein Name ist)\s+${NAME}`,
  'u',
)
const COMPANION = new RegExp(
  String.raw`(?:[Jj]oining me (?:today |tonight |here )?is|[Ww]ith me (?:today |tonight |here )?is|[Mm]y co-?host(?: is|,)?|[Ii]nsieme a me c[’']è|[Cc]on me c[’']è)\s+${NAME}`,
  'u',
)
const GUEST = new RegExp(
  String.raw`(?:[Oo]ur guest(?: today| tonight)?(?: is|,)?|[Mm]y guest(?: today| tonight)?(?: is|,)?|[Tt]oday[’']s guest is|[Ii]l nostro ospite(?: di oggi)?(?: è|,)?|[Ll]a nostra ospite(?: di oggi)?(?: è|,)?)\s+${NAME}`,
  'u',
)

/** The number of characters within which people introduce themselves. */
const REACH = 3000

/** Finds the people who are introduced at the beginning of an interview. */
export function introductionsIn(speech: string): readonly Introduction[] {
  const opening = speech.slice(0, REACH)
  const found = (role: Introduction['role'], pattern: RegExp) => {
    const said = pattern.exec(opening)?.[1]
    return said === undefined ? [] : [{ role, said }]
  }
  return [...found('Host', SELF), ...found('Co-Host', COMPANION), ...found('Guest', GUEST)]
}

const MEETING = new RegExp(`${NAME} (?:caught up|spoke|talked|sat down|chatted|met up|met) (?:with|to) `, 'u')
const FULL_NAME = /\p{Lu}\p{Ll}[\p{L}’'-]{0,30}(?: \p{Lu}\p{Ll}[\p{L}’'-]{0,30}){1,3}/gu

/** Finds interviewer and guest in the introduction of a text whose turns have no names. */
export function meetingIn(
  intro: string,
  title: string,
): { readonly interviewer?: string; readonly guest?: string } {
  const interviewer = MEETING.exec(intro.slice(0, 2 * REACH))?.[1]
  const counts = new Map<string, number>()
  for (const [name] of intro.slice(0, 2 * REACH).matchAll(FULL_NAME))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  const named = [...counts.keys()].filter((name) => title.includes(name) && name !== interviewer)
  const [guest] = named.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || b.length - a.length)
  const sure = guest !== undefined && !named.some((name) => name !== guest && isLabelTypo(name, guest))
  return { ...(interviewer === undefined ? {} : { interviewer }), ...(sure ? { guest } : {}) }
}
