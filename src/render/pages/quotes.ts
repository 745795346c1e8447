import { episodeAddress, quoteAddress, quotePictureAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { CARD_SIZE } from '../../model/social-image-size.ts'
import { filled } from '../interface-words.ts'
import { type SaidQuote, saidQuotes } from '../quotes.ts'
import { feedsOf, showOf } from './listing.ts'
import { type PageContext, renderPage } from './page-context.ts'
import { episodePreview } from './preview.ts'
import { turnPlaceOf } from './transcript.ts'

/** The quotes on an episode's page. */
export function quotesView(frame: PageContext, episode: Episode) {
  return saidQuotes(episode).map((quote) => quoteView(frame, episode, quote))
}

function quoteView(frame: PageContext, episode: Episode, { text, mark, turn, transcript, index }: SaidQuote) {
  const { link, siteView, foreign } = frame
  const picture = quotePictureAddress(episode.slug, mark)
  const place = turnPlaceOf(episode, transcript, index)
  return {
    text,
    lang: foreign(transcript.language),
    speaker: turn.speaker === '' ? null : turn.speaker,
    page: link(quoteAddress(episode.slug, mark)),
    hear: `${link(episodeAddress(episode.slug))}#${place}`,
    picture: siteView.cards?.has(picture) ? link(picture) : null,
  }
}

/** The page of a quote, which is what is shared: previews of it show the quote as a picture. */
export function renderQuote(frame: PageContext, episode: Episode, quote: SaidQuote): string {
  const { siteView, words } = frame
  const { speaker } = quote.turn
  const address = quotePictureAddress(episode.slug, quote.mark)
  const { audio: _, ...preview } = episodePreview(siteView, episode)
  const title =
    speaker === '' ? episode.title : filled(words.all.quotes.page, { name: speaker, title: episode.title })
  const head = {
    title,
    description: quote.text,
    preview: siteView.cards?.has(address)
      ? { ...preview, image: { address, ...CARD_SIZE, alt: quote.text } }
      : preview,
  }
  return renderPage(frame, 'quote', head, {
    quote: {
      ...quoteView(frame, episode, quote),
      title,
      shows: feedsOf(frame, episode).map((feed) => showOf(frame, feed)),
    },
  })
}
