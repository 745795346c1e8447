import type { Drawing, DrawnPart } from '../model/drawing.ts'
import type { Episode } from '../model/episode.ts'
import { carriersOf } from '../model/feed.ts'
import type { Picture } from '../model/picture.ts'
import type { SiteView } from '../model/site-view.ts'
import { CARD_SIZE } from '../model/social-image-size.ts'
import { drawnLines, fittedLines, LEADING, REGULAR } from './drawn-lines.ts'
import { messageIn } from './interface-words.ts'
import { plainInline } from './markdown.ts'
import { formatDate, formatLength } from './pages/format.ts'
import { creditsOf } from './people.ts'
import { cutLinesOf } from './text-width.ts'
import { escapeXml, xmlLine } from './xml-text.ts'

/** What a drawing for previews shows. All of it is plain text. */
export interface SocialImage {
  readonly title: string
  /** BCP 47: of several signs that Chinese and Japanese share, a font has both. */
  readonly language: string
  /** What the title belongs to. */
  readonly label?: string
  /** Who speaks, or what it is about. */
  readonly text?: string
  readonly foot?: string
  /** A colour as CSS has it. */
  readonly accent: string
  /** A picture to stand beside it. */
  readonly artwork?: Picture
}

/** An episode: its title, show, day, length and who is heard. */
export function episodeSocialImage(siteView: SiteView, episode: Episode): SocialImage {
  const { language, title, day, recording, cover } = episode
  const [feed] = carriersOf(episode, siteView.feeds)
  const voices = creditsOf(siteView, episode).filter(({ group }) => group === 'Cast')
  const names = [...new Set(voices.map(({ person }) => person.name))].join(
    messageIn(siteView, language).comma,
  )
  const foot = [
    ...(day === undefined ? [] : [formatDate(new Date(day), language).words]),
    ...(recording ? [formatLength(recording.seconds, language).words] : []),
  ].join(' · ')
  const artwork = cover ?? feed?.artwork
  return {
    title,
    language,
    label: feed?.title ?? siteView.station.title,
    ...(names !== '' && { text: names }),
    foot,
    accent: accentOf(siteView),
    ...(artwork && { artwork }),
  }
}

/** The station, for every page that is about no episode. */
export function stationSocialImage(siteView: SiteView): SocialImage {
  const { station, feeds } = siteView
  const artwork = feeds[0]?.artwork
  return {
    title: station.title,
    language: station.language,
    ...(station.description !== undefined && { text: plainInline(station.description) }),
    accent: accentOf(siteView),
    ...(artwork && { artwork }),
  }
}

/** The drawing: the same card gives the same one. `artwork` is what `renderArtwork` makes of the card's. */
export function renderSocialImage(card: SocialImage, artwork?: DrawnPart): Drawing {
  const { width, height } = CARD_SIZE
  const { language } = card
  const wide = artwork === undefined ? width - LEFT - MARGIN : width - LEFT - MARGIN - ART - GAP
  const title = fittedLines(xmlLine(card.title), { wide, high: TITLE_HEIGHT, sizes: TITLE_SIZES })
  const isStation = card.label === undefined
  const text = linesFor(card.text, wide, TEXT_SIZE, isStation ? 3 : 2)
  const textTop = height - MARGIN - (card.foot === undefined ? 0 : FOOT_SIZE * 1.7) - 8
  const label = drawnLines(linesFor(card.label, wide, LABEL_SIZE, 1), {
    size: LABEL_SIZE,
    top: MARGIN + LABEL_SIZE,
    left: LEFT,
    wide,
    colour: SOFT,
  })
  const words = [
    ...drawnLines(title.lines, {
      size: title.size,
      top: (isStation ? MARGIN : TITLE_TOP) + title.size * 0.9,
      left: LEFT,
      wide,
      colour: INK,
      bold: true,
    }),
    ...drawnLines(text, {
      size: TEXT_SIZE,
      top: textTop - (text.length - 1) * TEXT_SIZE * LEADING,
      left: LEFT,
      wide,
      colour: INK,
    }),
    ...drawnLines(linesFor(card.foot, wide, FOOT_SIZE, 1), {
      size: FOOT_SIZE,
      top: height - MARGIN - 8,
      left: LEFT,
      wide,
      colour: SOFT,
    }),
  ]
  const bar = { left: 0, top: 0, width: BAR, height }
  const column = { left: BAR, width: LEFT - BAR + wide + OVERHANG }
  const top = { ...column, top: 0, height: TITLE_TOP + OVERHANG }
  const above = isStation ? 0 : TITLE_TOP - OVERHANG
  const below = { ...column, top: above, height: height - above }
  return {
    width,
    height,
    // What the cards of a show have alike.
    ground: [
      partAt(bar, `<rect width="${BAR}" height="${height}" fill="${card.accent}"/>`),
      ...(artwork ? [artwork] : []),
      ...(isStation ? [] : [partAt(top, label.join(''), language)]),
    ],
    parts: [partAt(below, words.join(''), language)],
  }
}

/** A card's artwork, of the picture as a data URL; worth keeping for the next card that shows the same. */
export function renderArtwork(picture: string): DrawnPart {
  const { width, height } = CARD_SIZE
  const box = { left: width - MARGIN - ART, top: (height - ART) / 2, width: ART, height: ART }
  const at = `x="${box.left}" y="${box.top}" width="${ART}" height="${ART}"`
  const image = `<clipPath id="art"><rect ${at} rx="12"/></clipPath><image ${at} preserveAspectRatio="xMidYMid slice" clip-path="url(#art)" xlink:href="${escapeXml(picture)}"/>`
  return partAt(box, image)
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What stands in a box of the card, in the coordinates of the whole card. */
function partAt({ left, top, width, height }: Box, body: string, language?: string): DrawnPart {
  const lang = language === undefined ? '' : ` xml:lang="${escapeXml(language)}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="sans-serif"${lang}>${body}</svg>`
  return { svg, left, top }
}

// Pixels.
const BAR = 20
const MARGIN = 64
const LEFT = 84
const GAP = 48
const ART = 352
const LABEL_SIZE = 30
const TEXT_SIZE = 30
const FOOT_SIZE = 26
const TITLE_TOP = 122
const TITLE_HEIGHT = 316
/** How far letters may stand out of their line: accents on accents, slanted strokes. */
const OVERHANG = 32
/** The largest that the title fits in counts. */
const TITLE_SIZES = [72, 64, 56, 48, 42, 38]
const INK = '#14181b'
const SOFT = '#555e65'
/** As style.css has it. */
const ACCENT = '#b3261e'

function linesFor(text: string | undefined, wide: number, size: number, most: number): string[] {
  return text === undefined ? [] : cutLinesOf(xmlLine(text), wide / (size * REGULAR), most)
}

/** What a drawing can use of the station's accent: no function that only browsers know. */
function accentOf({ station }: SiteView): string {
  const { accent = ACCENT } = station.theme
  return /^(#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]{3,20})$/i.test(accent) ? accent : ACCENT
}
