import { francAll } from 'franc-min'

// franc-min returns ISO 639-3 codes; the station needs BCP 47, which prefers two-letter codes.
const TAGS: Readonly<Record<string, string>> = {
  arb: 'ar',
  azj: 'az',
  bel: 'be',
  ben: 'bn',
  bho: 'bho',
  bos: 'bs',
  bul: 'bg',
  ceb: 'ceb',
  ces: 'cs',
  cmn: 'zh',
  deu: 'de',
  ell: 'el',
  eng: 'en',
  fra: 'fr',
  fuv: 'fuv',
  guj: 'gu',
  hau: 'ha',
  hin: 'hi',
  hrv: 'hr',
  hun: 'hu',
  ibo: 'ig',
  ilo: 'ilo',
  ind: 'id',
  ita: 'it',
  jav: 'jv',
  jpn: 'ja',
  kan: 'kn',
  kaz: 'kk',
  kin: 'rw',
  koi: 'koi',
  kor: 'ko',
  kur: 'ku',
  lin: 'ln',
  mad: 'mad',
  mai: 'mai',
  mal: 'ml',
  mar: 'mr',
  mya: 'my',
  nep: 'ne',
  nld: 'nl',
  nya: 'ny',
  pan: 'pa',
  pes: 'fa',
  plt: 'mg',
  pol: 'pl',
  por: 'pt',
  qug: 'qu',
  ron: 'ro',
  run: 'rn',
  rus: 'ru',
  sin: 'si',
  skr: 'skr',
  som: 'so',
  spa: 'es',
  srp: 'sr',
  sun: 'su',
  swe: 'sv',
  swh: 'sw',
  tam: 'ta',
  tel: 'te',
  tgl: 'tl',
  tha: 'th',
  tur: 'tr',
  ukr: 'uk',
  urd: 'ur',
  uzn: 'uz',
  vie: 'vi',
  yor: 'yo',
  zlm: 'ms',
  zul: 'zu',
}

/** franc compares trigrams: with fewer letters it is unreliable. */
const FEWEST_LETTERS = 60
const MOST_LETTERS = 8000
/** The minimum lead of the first language over the second, if there are few letters. */
const SURE_BY = 0.03
const MANY_LETTERS = 300

/** The share of letters of another script from which on languages with Latin letters are ruled out. */
const OTHER_SCRIPT = 0.15
const LINK = /!?\[([^[\]]{0,300})\]\([^()\s]{0,500}\)/g

/** The language of a text as BCP 47; undefined if it is too short or ambiguous. */
export function languageOf(text: string): string | undefined {
  const plain = text.slice(0, 4 * MOST_LETTERS).replace(/(?:https?:\/\/|www\.)\S+/g, ' ')
  // Link texts are titles of other pages, which are often in another language.
  const prose = plain.replace(LINK, ' ')
  const sample = (countOf(prose, /\p{L}/gu) < FEWEST_LETTERS ? plain.replace(LINK, '$1') : prose).slice(
    0,
    MOST_LETTERS,
  )
  const letters = countOf(sample, /\p{L}/gu)
  const other = countOf(sample, /[^\P{L}\p{Script=Latin}]/gu)
  const han = countOf(sample, /\p{Script=Han}/gu)
  const kana = countOf(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  if (kana > 10 && kana + han > letters * OTHER_SCRIPT) return 'ja'
  if (han > 10 && han > letters / 3) return 'zh'
  if (letters < FEWEST_LETTERS) return undefined
  if (other < letters * OTHER_SCRIPT) return agreed(likeliest(sample, letters), sample)
  const own = sample.replace(/[\p{Script=Latin}\d]+/gu, ' ')
  if (other > FEWEST_RUSSIAN && isRussian(own)) return 'ru'
  return other < FEWEST_LETTERS ? undefined : likeliest(own, other)
}

const FEWEST_RUSSIAN = 20

/** Among languages with Cyrillic letters, only Russian has ы or э and no letters outside its own alphabet. */
function isRussian(text: string): boolean {
  return /[ыэ]/i.test(text) && !/(?![а-яё])\p{Script=Cyrillic}/iu.test(text)
}

function countOf(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}

function likeliest(sample: string, letters: number): string | undefined {
  const [first, second] = francAll(sample)
  if (!first || first[0] === 'und') return undefined
  if (letters < MANY_LETTERS && second && first[1] - second[1] < SURE_BY) return undefined
  return TAGS[first[0]]
}

/** Checks the result of trigrams with frequent small words, since names mislead trigrams. Undefined if the two differ. */
function agreed(language: string | undefined, sample: string): string | undefined {
  if (language === undefined) return undefined
  const [best] = smallWordsIn(sample)
  if (!best || best.language === language || best.score < FEWEST_SMALL_WORDS) return language
  const own = smallWordsIn(sample).find((one) => one.language === language)?.score ?? 0
  return best.score > 2 * own ? undefined : language
}

const FEWEST_SMALL_WORDS = 4

const COMMON: Readonly<Record<string, string>> = {
  en: 'the of and to is this was it that for with you we are have not but from very be in by its their',
  it: 'il lo la gli le di che non per con una sono della del nel questo anche come più alla dei è un',
  fr: 'le la les des est que pas pour dans une avec sur nous vous qui du au ce',
  de: 'der die das und ist nicht mit ein eine für auf wir sie von zu den dem',
  es: 'el la los las que de no una por con para es está como del pero más y',
  nl: 'het een en van is dat niet op te met voor zijn aan er ook maar naar bij wordt deze',
  pt: 'o os as que de não uma por com para é como mais do da em um',
}

/** The number of small words of each language in a text, the highest first. */
function smallWordsIn(text: string) {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return Object.entries(COMMON)
    .map(([language, common]) => {
      const set = new Set(common.split(' '))
      return { language, score: words.filter((word) => set.has(word)).length }
    })
    .sort((a, b) => b.score - a.score)
}

/** The language of a line or two by its small words; undefined unless one language clearly has most of them. */
export function languageOfLine(text: string): string | undefined {
  const [first, second] = smallWordsIn(text)
  return first && first.score > 2 && first.score >= 2 * (second?.score ?? 0) ? first.language : undefined
}
