// Table. Words for roles, as texts use them, with the role of the podcast taxonomy.
import { findRole } from '../../model/taxonomy.ts'

const HOST = `
host|hosts|hosted by|presenter|presented by|anchor|moderator|moderated by|interviewer|interview by|interviewed by
conduttore|conduttrice|conduttori|conduce|conducono|conduzione|in conduzione|presenta|presentano|moderatore|moderatrice|intervistatore|intervistatrice|intervista di|in studio
presentador|presentadora|presentadores|presenta|entrevistador|entrevistadora|conductor|conductora
animateur|animatrice|animateurs|présentateur|présentatrice|présenté par|modérateur|modératrice|intervieweur|intervieweuse
moderatorin|moderation|gastgeber|gastgeberin|gastgeber:innen|interviewerin|am mikrofon
apresentador|apresentadora|apresentação|presentator|presentatrice|ведущий|ведущая
prowadzący|prowadząca|sunucu|παρουσιαστής|παρουσιάστρια
主持人|主持|主播|记者|記者|采访者|採訪者|司会|司会者|聞き手|진행자|사회자|기자
`
const GUEST = `
guest|guests|our guest|our guests|interviewee|interviewees|panelist|panelists|panellist|panellists|with
ospite|ospiti|ospite in studio|intervistato|intervistata|invitato|invitata
invitado|invitada|invitados|entrevistado|entrevistada|invité|invitée|invités|gast|gäste|im gespräch|zu gast|interviewpartner|interviewpartnerin
convidado|convidada|convidados|гость|гостья|гости|gość|konuk|καλεσμένος|καλεσμένη
嘉宾|嘉賓|受访者|受訪者|受访人|被采访者|ゲスト|話し手|게스트|손님|출연자
`
const CO_HOST = `
co-host|co-hosts|cohost|cohosts|co-conduttore|co-conduttrice|co-moderator|co-moderation|co-presenter
联合主持|共同主持|搭档
`

/** Words for crew, each list after its role. */
const CREW_WORDS = `
Producer|produced by|produzione|prodotto da|produktion|producción|producido por|produit par|produção|productie|制作|制作人|监制|プロデューサー
Director|directed by|regia|regie|dirección|réalisation|direção|导演|导播
Managing Editor|redazione|redaktion|redacción|rédaction|redação|redactie|编辑|责任编辑
Audio Editor|edited by|edit|montaggio|schnitt|edición|montaje|montage|edição|montagem|montage|剪辑|后期|后期制作|編集
Audio Engineer|recorded by|sound|audio|fonico|tecnico|tecnica|in regia|technik|ton|sonido|técnica|prise de son|técnico de som|techniek|录音|录制|录音师
Composer|music|music by|musica|musiche|musik|música|musique|muziek|音乐|配乐
Writer|written by|testi|testi di|text|texto|textes|guion|guión|文稿|撰稿
Researcher|research|ricerca|ricerche|recherche|recherchen|investigación|pesquisa|资料
Translator|translated by|traduzione|übersetzung|traducción|traduction|tradução|vertaling|翻译|译者
Transcriber|transcribed by|trascrizione|trascrizione di|transkription|transcripción|transcrição|文字整理|听写
`

const ROLES: ReadonlyMap<string, string> = new Map([
  ...wordsOf(HOST).map((word) => [word, 'Host'] as const),
  ...wordsOf(GUEST).map((word) => [word, 'Guest'] as const),
  ...wordsOf(CO_HOST).map((word) => [word, 'Co-Host'] as const),
])
const CREW_ROLES: ReadonlyMap<string, string> = new Map(
  CREW_WORDS.trim()
    .split('\n')
    .flatMap((line) => {
      const [role = '', ...words] = line.split('|')
      return words.map((word) => [word, role] as const)
    }),
)

function wordsOf(table: string): readonly string[] {
  return table.trim().split(/[|\n]/)
}

/** The role that a word means, in any language, also in the plural or with a number: `Guests`, `Host 2`. */
export function roleOf(written: string): string | undefined {
  const word = written.trim().replace(/ ?\d{1,2}$/, '')
  return ROLES.get(word.toLowerCase()) ?? findRole(word)?.role ?? findRole(word.replace(/s$/i, ''))?.role
}

/** The role of crew who do not speak: `Schnitt`, `Regia`, `制作`. */
export function crewRoleOf(written: string): string | undefined {
  return CREW_ROLES.get(written.trim().toLowerCase())
}
