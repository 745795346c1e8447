import { labelOf } from '../../read/transcript/label.ts'
import { collapse, isBlank, type Numbered, type Rows, without } from './lines.ts'

/**
 * Lines that belong to a web page instead of an interview: navigation, comment forms, newsletters, sharing.
 * Only whole lines match.
 */
const BOILERPLATE: readonly RegExp[] = [
  /^(?:skip to )?(?:main )?content$/i,
  /^skip to (?:the )?(?:content|navigation|search)$/i,
  /^(?:\d+|no|nessun|aucun|kein|sin)\s+(?:comments?|commenti|commentaires?|comentarios?|kommentare?)$/i,
  /^(?:leave|post|write|add) a (?:reply|comment)$/i,
  /^(?:lascia un commento|deja (?:una respuesta|un comentario)|laisser un commentaire|(?:einen )?kommentar (?:schreiben|hinterlassen)|deixe um comentário)$/i,
  /^your e-?mail address will not be published\b/i,
  /^(?:il tuo indirizzo e-?mail non sarà pubblicato|tu dirección de correo electrónico no será publicada|votre adresse e-?mail ne sera pas publiée|deine e-?mail-adresse wird nicht veröffentlicht)/i,
  /^required fields are marked/i,
  /^(?:comment|name|e-?mail|website|submit|search|menu|home|share|tweet|pin it|print) ?\*?$/i,
  /^save my name\b/i,
  /^(?:post comment|subscribe|log ?in|sign (?:up|in)|register|cookie (?:policy|settings)|privacy policy|accept all)$/i,
  /^sign up (?:for|to)\b.{0,60}\bnewsletter/i,
  /^(?:subscribe|iscriviti|abonnez-vous|suscríbete)\b.{0,60}\bnewsletter/i,
  /^stay (?:updated|up to date|informed|tuned)\b.{0,100}\bnewsletter/i,
  /^(?:reuse this content|republish this (?:article|content)|request reprint)$/i,
  /^send us a (?:correction|news tip)\b.{0,100}$/i,
  /^(?:share this|share on|share with|condividi|partager|teilen)\b.{0,60}$/i,
  /^(?:related|recommended|more) (?:posts?|articles?|stories|content|from)\b.{0,60}$/i,
  /^(?:read (?:more|next|also)|you (?:may|might) also like|previous post|next post|advertisement|sponsored content)\b.{0,60}$/i,
  /^(?:transcribed|transcription|transcript|trascrizione|trascritto|transkribiert|transcrit|transcrito) (?:by|with|da|con|von|mit|par|avec|por):? (?:https?:\/\/)?(?:www\.)?[a-z0-9-]{2,40}\.(?:ai|com|io|app|eu|net|org)\/?\.?$/i,
  /^#{0,6} ?\*{0,2}(?:(?:full |interview )?transcript|transcription|(?:la )?trascrizione|transkript|abschrift|transcripción|文字稿|逐字稿|文字记录) ?[:：]?\*{0,2}$/i,
  /^(?:©|copyright ©|all rights reserved).{0,120}$/i,
]
const FORM =
  /^(?:(?:leave|post|write) a (?:reply|comment)|lascia un commento|deja (?:una respuesta|un comentario)|laisser un commentaire|(?:einen )?kommentar (?:schreiben|hinterlassen))$/i
/** The maximum number of short lines after the heading of a comment form that are its fields. */
const FORM_LINES = 12
const CATEGORIES =
  /^(?:categor(?:y|ies)|categori[ae]|catégories?|categor[ií]as?|kategorien?|filed under|posted in) ?[:：] ?(\S.*)$/i
const TAG_LINE =
  /^(?:tags?|tagged|keywords|etichette|étiquettes|etiquetas|schlagwörter|标签) ?[:：] ?(\S.*)$/i

export interface Cleaned {
  readonly rows: Rows
  readonly stripped: readonly Numbered[]
  /** The section that the page was filed under. */
  readonly categories?: Numbered
  /** Tags from a line that is labelled as such. */
  readonly tags?: readonly string[]
}

/** Removes boilerplate from a text, and returns what was removed. */
export function clean(rows: Rows): Cleaned {
  const gone = new Set<number>()
  let categories: Numbered | undefined
  let tags: readonly string[] | undefined
  for (const [index, row] of rows.entries()) {
    const text = collapse(row)
    if (text === '' || text.length > 240) continue
    const filed = CATEGORIES.exec(text)?.[1]
    const tagged = TAG_LINE.exec(text)?.[1]
    if (filed !== undefined && inTail(rows, index)) categories = { line: index + 1, text: filed }
    else if (tagged !== undefined)
      tags = tagged
        .split(/[,;|]| (?=#)/)
        .map(untag)
        .filter((tag) => tag !== '')
    else if (!BOILERPLATE.some((pattern) => pattern.test(text))) continue
    gone.add(index)
    if (FORM.test(text) && inTail(rows, index)) for (const field of formFields(rows, index)) gone.add(field)
  }
  const stripped = [...gone]
    .sort((a, b) => a - b)
    .map((index) => ({ line: index + 1, text: collapse(rows[index] ?? '') }))
  return {
    rows: without(rows, gone),
    stripped,
    ...(categories ? { categories } : {}),
    ...(tags ? { tags } : {}),
  }
}

function untag(tag: string): string {
  return tag.trim().replace(/^#/, '').trim()
}

/** Whether no speech follows. */
function inTail(rows: Rows, index: number): boolean {
  return rows.slice(index + 1, index + 60).every((row) => row.length < 300 && !isSpeech(row))
}

function isSpeech(row: string): boolean {
  const label = labelOf(row.trim())
  return label !== undefined && label.text.length > 120
}

function formFields(rows: Rows, head: number): readonly number[] {
  const fields: number[] = []
  for (let index = head + 1; index < rows.length; index++) {
    const row = rows[index] ?? ''
    if (isBlank(row)) continue
    if (row.length > 160 || fields.length >= FORM_LINES) return []
    fields.push(index)
  }
  return fields
}
