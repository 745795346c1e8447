import { quotePictureAddress } from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import { carriersOf } from '../model/feed.ts'
import { type Quote, turnOfQuote } from '../model/quote.ts'
import type { SiteView } from '../model/site-view.ts'
import type { Transcript, Turn } from '../model/transcript.ts'
import { type QuotePicture, quoteColours } from './quote-picture.ts'

/** A quote with the turn in which it was said. */
export interface SaidQuote extends Quote {
  readonly transcript: Transcript
  readonly turn: Turn
  readonly index: number
}

/** The quotes of an episode that its transcript contains, each once: nobody is quoted with what they did not say. */
export function saidQuotes({ quotes = [], transcripts: [transcript] }: Episode): readonly SaidQuote[] {
  const once = new Map(quotes.map((quote) => [quote.mark, quote]))
  return [...once.values()].flatMap((quote) => {
    const index = transcript && turnOfQuote(transcript, quote.text)
    const turn = index === undefined ? undefined : transcript?.turns[index]
    return transcript && turn && index !== undefined ? [{ ...quote, transcript, turn, index }] : []
  })
}

/** The pictures of an episode's quotes, with their addresses. */
export function quotePictures(
  siteView: SiteView,
  episode: Episode,
): readonly { readonly address: string; readonly picture: QuotePicture }[] {
  const show = carriersOf(episode, siteView.feeds)[0]?.title ?? siteView.station.title
  return saidQuotes(episode).map(({ text, mark, turn: { speaker } }) => ({
    address: quotePictureAddress(episode.slug, mark),
    picture: {
      text,
      language: episode.language,
      ...(speaker !== '' && { speaker }),
      show,
      colours: quoteColours(siteView),
    },
  }))
}
