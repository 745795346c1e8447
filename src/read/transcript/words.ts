// Table. Words before a colon that never mean a speaker, and words that always do.

const PAGE_WORDS = `
break|ad break|advertisement|sponsor break|music|jingle|sound|applause|laughter
location|venue|place|slides|date|time|title|topic|subject|podcast|episode|show|series|event|conference
category|categories|tag|tags|keywords|filed under|posted in|posted by|published|updated|author|authors|by|written by|photo|photos
image|images|picture|photo credit|photo credits|credit|credits|photography|video|audio|recording|media|link|links|source|sources|url|website|web|e-mail|email
phone|twitter|facebook|instagram|transcript|transcript by|transcribed by|transcription|transcription by|translation|translated by
duration|length|language|license|licence|copyright|references|reference|resources|further reading|related|read more|see also|show notes
speakers|participants|attendees|guests|hosts|panel|moderators|sponsor|sponsors|sponsored by|disclaimer|disclosure|note|notes|nb|n.b
warning|update|correction|clarification|editor's note|editor’s note|ps|p.s|tip|summary|description|abstract|overview|agenda
introduction|intro|outro|greetings|conclusion|conclusions|closing|background|chapters|contents|table of contents|takeaways
key takeaways|highlights|q&a|q & a|faq|example|result|results|answer key|thanks|special thanks|special thanks to|acknowledgements
luogo|data|ora|titolo|argomento|tema|fonte|fonti|nota|categoria|categorie|etichette|introduzione|saluti|conclusione|durata|lingua|foto
ringraziamenti|riassunto|sommario|diapositive|evento|pausa|musica|applausi|lugar|ubicación|fecha|título|fuente|categoría|categorías
etiquetas|introducción|saludos|conclusión|duración|idioma|resumen|diapositivas|pausa|agradecimientos|lieu|sujet|catégorie|catégories
étiquettes|remerciements|conclusion|durée|langue|résumé|diapositives|ort|datum|thema|quelle|hinweis|kategorie|kategorien|schlagwörter
einleitung|fazit|dauer|sprache|zusammenfassung|folien|danksagung|musik|pause|local|assunto|fonte|introdução|resumo
主题|位置|幻灯片|标题|日期|时间|地点|链接|来源|视频|音频|演讲者|讲者|译者|作者|注|备注|原文|简介|摘要|分类|标签|スライド|場所|日時|出典|カテゴリー|タグ
`

const SPEAKER_WORDS = `
host|co-host|cohost|guest|guest host|interviewer|interviewee|moderator|presenter|anchor|announcer|narrator|reporter|audience|caller|listener
speaker|question|answer|unknown|unknown speaker|panelist|panellist|producer|editor|translator|interpreter|voice|voiceover|student|professor
conduttore|conduttrice|ospite|intervistatore|intervistatrice|intervistato|intervistata|moderatore|moderatrice|pubblico|domanda|risposta
presentador|presentadora|invitado|invitada|entrevistador|entrevistadora|entrevistado|entrevistada|público|pregunta|respuesta
animateur|animatrice|invité|invitée|intervieweur|intervieweuse|public|réponse|moderateur|modérateur|modératrice
moderator|moderatorin|gast|gastgeber|publikum|frage|antwort|sprecher|sprecherin|entrevistador|pergunta|resposta
convidado|convidada|apresentador|apresentadora|presentator|presentatrice|ведущий|ведущая|гость|гостья|вопрос|ответ
prowadzący|prowadząca|gość|sunucu|konuk|παρουσιαστής|παρουσιάστρια|καλεσμένος|καλεσμένη
主持人|嘉宾|记者|观众|听众|提问|回答|问|答|嘉賓|記者|觀眾|聽眾|提問|問|司会|司会者|聞き手|ゲスト|話し手|진행자|사회자|기자|손님|게스트|출연자|q|a
`

const pageWords = words(PAGE_WORDS)
const speakerWords = words(SPEAKER_WORDS)

/** Whether a label is a word such as `Location:` or `Categories:`, which is no speaker's name. */
export function isPageWord(label: string): boolean {
  return pageWords.has(label.toLowerCase())
}

/** Whether a label is a word for a speaker, with or without a number: `Host`, `Speaker 2`. */
export function isSpeakerWord(label: string): boolean {
  return speakerWords.has(label.toLowerCase().replace(/ \d{1,3}$/, ''))
}

function words(table: string): ReadonlySet<string> {
  return new Set(table.trim().split(/[|\n]/))
}
