// Table. Words for a part in a programme, as texts write them, with the role of the podcast taxonomy that they mean.
import { findRole } from '../../model/taxonomy.ts'

const HOST = `
host|hosts|hosted by|presenter|presented by|anchor|moderator|moderated by|interviewer|interview by|interviewed by
conduttore|conduttrice|conduttori|conduce|conducono|conduzione|in conduzione|presenta|presentano|moderatore|moderatrice|intervistatore|intervistatrice|intervista di|in studio
presentador|presentadora|presentadores|presenta|entrevistador|entrevistadora|conductor|conductora
animateur|animatrice|animateurs|présentateur|présentatrice|présenté par|modérateur|modératrice|intervieweur|intervieweuse
moderatorin|moderation|gastgeber|gastgeberin|gastgeber:innen|interviewerin|am mikrofon
apresentador|apresentadora|apresentação|presentator|presentatrice|ведущий|ведущая
主持人|主持|主播|记者|記者|采访者|司会|聞き手
`
const GUEST = `
guest|guests|our guest|our guests|interviewee|interviewees|panelist|panelists|panellist|panellists|with
ospite|ospiti|ospite in studio|intervistato|intervistata|invitato|invitata
invitado|invitada|invitados|entrevistado|entrevistada|invité|invitée|invités|gast|gäste|im gespräch|zu gast|interviewpartner|interviewpartnerin
convidado|convidada|convidados|гость|гостья|гости
嘉宾|受访者|受访人|被采访者|ゲスト|話し手
`
const CO_HOST = `
co-host|co-hosts|cohost|cohosts|co-conduttore|co-conduttrice|co-moderator|co-moderation|co-presenter
联合主持|共同主持|搭档
`

const ROLES: ReadonlyMap<string, string> = new Map(
  [
    [HOST, 'Host'],
    [GUEST, 'Guest'],
    [CO_HOST, 'Co-Host'],
  ].flatMap(([words = '', role = '']) =>
    words
      .trim()
      .split(/[|\n]/)
      .map((word) => [word, role] as const),
  ),
)

/** The role that a word means, whatever its language; `Guests` and `Host 2` mean one too. */
export function roleOf(written: string): string | undefined {
  const word = written.trim().replace(/ ?\d{1,2}$/, '')
  return ROLES.get(word.toLowerCase()) ?? findRole(word)?.role ?? findRole(word.replace(/s$/i, ''))?.role
}
