/** Table. The words of what is made beside the pages, by language; the names are those of their places. */
export interface Words {
  readonly takeaways: string
  readonly chapters: string
  readonly credits: string
  readonly thanks: string
  readonly corrections: string
  readonly transcript: string
  /** What a reader is told about each kind of transcript, in a sentence. */
  readonly verbatim: string
  readonly edited: string
  readonly summary: string
  /** The times of a transcript were interpolated, in a sentence. */
  readonly estimated: string
  /** Between a name and what belongs to it. */
  readonly colon: string
  /** Between the names of a list. */
  readonly comma: string
  /** Between two sentences. */
  readonly space: string
}

/** The words in a language, told by its first subtag; English for a language that has none here. */
export function wordsIn(language: string): Words {
  const [primary = ''] = language.toLowerCase().split('-')
  return WORDS.get(primary) ?? ENGLISH
}

const ENGLISH: Words = {
  takeaways: 'Takeaways',
  chapters: 'Chapters',
  credits: 'Credits',
  thanks: 'Thanks',
  corrections: 'Corrections',
  transcript: 'Transcript',
  verbatim: 'The transcript is verbatim.',
  edited: 'The transcript is edited: its wording can differ from what is heard.',
  summary: 'The transcript is a summary of what is said.',
  estimated: 'Its times are estimated.',
  colon: ': ',
  comma: ', ',
  space: ' ',
}

const ITALIAN: Words = {
  takeaways: 'In breve',
  chapters: 'Capitoli',
  credits: 'Crediti',
  thanks: 'Ringraziamenti',
  corrections: 'Correzioni',
  transcript: 'Trascrizione',
  verbatim: 'La trascrizione è letterale.',
  edited: 'La trascrizione è redazionale: il testo può differire dall’audio.',
  summary: 'La trascrizione è un riassunto di ciò che viene detto.',
  estimated: 'I tempi sono stimati.',
  colon: ': ',
  comma: ', ',
  space: ' ',
}

const CHINESE: Words = {
  takeaways: '要点',
  chapters: '章节',
  credits: '制作人员',
  thanks: '鸣谢',
  corrections: '更正',
  transcript: '文字稿',
  verbatim: '文字稿为逐字记录。',
  edited: '文字稿经过编辑，措辞可能与录音不同。',
  summary: '文字稿为内容摘要。',
  estimated: '时间为估算值。',
  colon: '：',
  comma: '、',
  space: '',
}

const WORDS = new Map([
  ['en', ENGLISH],
  ['it', ITALIAN],
  ['zh', CHINESE],
])
