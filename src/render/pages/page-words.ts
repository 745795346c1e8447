import type { EpisodeKind } from '../../model/episode.ts'
import { type Words, wordsIn } from '../words.ts'

/** The words of a page's own, in its language where there is a catalogue, otherwise in English. */
export interface PageWords {
  /** The language that they are in. */
  readonly language: string
  /** Those that stand alone; templates know them as `words`. */
  readonly all: Alone
  readonly kind: (kind: Exclude<EpisodeKind, 'full'>) => string
  readonly episodes: (count: number) => string
  /** Season and number, as far as they are known; null for neither. */
  readonly number: (season: number | undefined, episode: number | undefined) => string | null
  readonly artwork: (of: string) => string
  readonly personElsewhere: (name: string) => string
}

/** By the first subtag of the language. */
export function pageWords(language: string): PageWords {
  const [primary = ''] = language.toLowerCase().split('-')
  const { kinds, counts, season, episode, artwork, elsewhere, ...all } = CATALOGUES[primary] ?? EN
  const own = primary in CATALOGUES ? primary : 'en'
  const rules = new Intl.PluralRules(own)
  return {
    language: own,
    all: { ...wordsIn(language), ...all },
    kind: (kind) => kinds[kind],
    episodes: (count) => {
      const form = rules.select(count) === 'one' ? counts.one : counts.other
      return form.replace('{n}', new Intl.NumberFormat(own).format(count))
    },
    number: (inSeason, number) => {
      const known = [
        ...(inSeason === undefined ? [] : [season.replace('{n}', String(inSeason))]),
        ...(number === undefined ? [] : [episode.replace('{n}', String(number))]),
      ]
      return known.length > 0 ? known.join(', ') : null
    },
    artwork: (of) => artwork.replace('{of}', () => of),
    personElsewhere: (name) => elsewhere.replace('{name}', () => name),
  }
}

type Alone = Words & Omit<Catalogue, 'kinds' | 'counts' | 'season' | 'episode' | 'artwork' | 'elsewhere'>

type Catalogue = Same<typeof EN>

type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> }

const EN = {
  skip: 'Skip to the content',
  siteNavigation: 'Station',
  home: 'Home',
  people: 'People',
  peopleIntro: 'Everybody who has a part in these programmes.',
  creditsIntro: 'Who does what at this station, by team and by role.',
  shows: 'Shows',
  newest: 'Newest episodes',
  earlier: 'Earlier episodes',
  nothingYet: 'Nothing has been on the air yet.',
  feedLink: 'RSS feed',
  copyFeed: 'Paste this address into a podcast app:',
  explicit: 'Explicit',
  download: 'Download',
  notes: 'Show notes',
  listenFrom: 'Listen from',
  transcriptFiles: 'As a file:',
  translations: 'In other languages:',
  teams: 'Teams',
  roles: 'Roles',
  license: 'Licence:',
  tags: 'Tags:',
  neighbours: 'More of this show',
  previous: 'Previous episode',
  next: 'Next episode',
  regular: 'Regularly in',
  picture: 'Picture',
  notFound: 'Page not found',
  notFoundHelp: 'Nothing is at this address. It may have been misspelt, or the page was taken down.',
  toHome: 'To the home page',
  moved: 'This page has moved',
  movedLink: 'Go to its new address',
  kinds: { trailer: 'Trailer', bonus: 'Bonus' },
  counts: { one: '{n} episode', other: '{n} episodes' },
  season: 'Season {n}',
  episode: 'Episode {n}',
  artwork: 'Artwork: {of}',
  elsewhere: '{name} on the web',
} as const

const IT: Catalogue = {
  skip: 'Vai al contenuto',
  siteNavigation: 'Emittente',
  home: 'Home',
  people: 'Persone',
  peopleIntro: 'Tutte le persone che hanno una parte in questi programmi.',
  creditsIntro: 'Chi fa che cosa in questa emittente, per gruppo e per ruolo.',
  shows: 'Programmi',
  newest: 'Ultime puntate',
  earlier: 'Puntate precedenti',
  nothingYet: 'Non è ancora andato in onda nulla.',
  feedLink: 'Feed RSS',
  copyFeed: 'Incolla questo indirizzo in un’app per podcast:',
  explicit: 'Esplicito',
  download: 'Scarica',
  notes: 'Note della puntata',
  listenFrom: 'Ascolta da',
  transcriptFiles: 'Come file:',
  translations: 'In altre lingue:',
  teams: 'Gruppi',
  roles: 'Ruoli',
  license: 'Licenza:',
  tags: 'Argomenti:',
  neighbours: 'Altre puntate di questo programma',
  previous: 'Puntata precedente',
  next: 'Puntata successiva',
  regular: 'Regolarmente in',
  picture: 'Immagine',
  notFound: 'Pagina non trovata',
  notFoundHelp: 'A questo indirizzo non c’è nulla. Forse è scritto male, o la pagina è stata tolta.',
  toHome: 'Alla pagina iniziale',
  moved: 'Questa pagina si è spostata',
  movedLink: 'Vai al nuovo indirizzo',
  kinds: { trailer: 'Trailer', bonus: 'Extra' },
  counts: { one: '{n} puntata', other: '{n} puntate' },
  season: 'Stagione {n}',
  episode: 'Puntata {n}',
  artwork: 'Copertina: {of}',
  elsewhere: '{name} sul web',
}

const ZH: Catalogue = {
  skip: '跳到正文',
  siteNavigation: '电台',
  home: '首页',
  people: '人物',
  peopleIntro: '参与这些节目的所有人。',
  creditsIntro: '本台各人的工作，按团队和职务列出。',
  shows: '节目',
  newest: '最新单集',
  earlier: '往期单集',
  nothingYet: '尚无节目播出。',
  feedLink: 'RSS 订阅',
  copyFeed: '将此地址粘贴到播客应用中：',
  explicit: '含成人内容',
  download: '下载',
  notes: '节目说明',
  listenFrom: '收听起点',
  transcriptFiles: '文件：',
  translations: '其他语言：',
  teams: '团队',
  roles: '职务',
  license: '许可：',
  tags: '标签：',
  neighbours: '本节目的其他单集',
  previous: '上一集',
  next: '下一集',
  regular: '固定参与',
  picture: '照片',
  notFound: '找不到页面',
  notFoundHelp: '此地址没有内容。地址可能有误，或页面已被移除。',
  toHome: '返回首页',
  moved: '此页面已移动',
  movedLink: '前往新地址',
  kinds: { trailer: '预告', bonus: '特别内容' },
  counts: { one: '{n} 集', other: '{n} 集' },
  season: '第 {n} 季',
  episode: '第 {n} 集',
  artwork: '封面：{of}',
  elsewhere: '{name}的网站',
}

const CATALOGUES: Readonly<Record<string, Catalogue>> = { en: EN, it: IT, zh: ZH }
