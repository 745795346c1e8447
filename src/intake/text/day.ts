const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'january jan gennaio enero janvier januar janeiro',
    'february feb febbraio febrero février februar fevereiro',
    'march mar marzo mars märz março',
    'april apr aprile abril avril',
    'may maggio mayo mai maio',
    'june jun giugno junio juin juni junho',
    'july jul luglio julio juillet juli julho',
    'august aug agosto août',
    'september sep sept settembre septiembre septembre setembro',
    'october oct ottobre octubre octobre oktober outubro',
    'november nov novembre noviembre novembro',
    'december dec dicembre diciembre décembre dezember dezembro',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
)

/** Parses a line that is a single calendar day into `2015-05-14`; undefined if it has more text or is ambiguous. */
export function readDay(line: string): string | undefined {
  const text = line
    .replace(/^(?:published|posted|updated|pubblicato)?\s*(?:on|il)?\s*:?\s*/i, '')
    .replace(/^\p{L}{2,10}[.,]?\s+(?=\d|\p{L}{3,10}\s+\d)/u, (word) => (MONTHS[bare(word)] ? word : ''))
    .trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|º|°|\.)?\s+(?:de\s+|of\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})$/u.exec(text)
  if (dayFirst) return day(Number(dayFirst[3]), MONTHS[bare(dayFirst[2] ?? '')], Number(dayFirst[1]))
  const monthFirst = /^(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text)
  if (monthFirst) return day(Number(monthFirst[3]), MONTHS[bare(monthFirst[1] ?? '')], Number(monthFirst[2]))
  const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text)
  return chinese ? day(Number(chinese[1]), Number(chinese[2]), Number(chinese[3])) : undefined
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[.,\s]/g, '')
}

function day(year: number, month: number | undefined, date: number): string | undefined {
  if (month === undefined) return undefined
  const two = (value: number) => String(value).padStart(2, '0')
  const written = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
  const moment = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(written) ? undefined : written
}
