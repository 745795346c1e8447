import { episodeAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import type { Transcript } from '../../model/transcript.ts'
import { filled } from '../interface-words.ts'
import { plainInline } from '../markdown.ts'
import { creditsOf } from '../people.ts'
import { previewNotice } from '../upcoming.ts'
import { alternateEnclosuresOf, alternateEnclosuresView } from './alternate-enclosures.ts'
import { anchorsOf } from './anchors.ts'
import { type Neighbours, OWN_IDS } from './episode.ts'
import { languageName } from './format.ts'
import { coverAlt, feedsOf, personLink, pictureOf, shortened, summaryOf } from './listing.ts'
import { type PageContext, renderPage } from './page-context.ts'
import { PLAYER_SCRIPTS, recordingView } from './player.ts'
import { mediaOrigins } from './recording-link.ts'
import { chapterTitle, trackOf, transcriptView } from './transcript.ts'

/** What was said in an episode, in the language of a translation, whose page it is. */
export function renderTranslation(
  frame: PageContext,
  episode: Episode,
  beside: Pick<Neighbours, 'known' | 'next'>,
  transcript: Transcript,
): string {
  const { language, words, foreign, link } = frame
  const cover = episode.cover ?? feedsOf(frame, episode)[0]?.artwork
  const name = languageName(language, language)
  const head = {
    title: filled(words.all.content.translationTitle, { title: episode.title, language: name }),
    description: shortened(
      transcript.turns.flatMap(({ paragraphs }) => paragraphs.map(plainInline)).join(' '),
    ),
    notice: previewNotice(frame.siteView, episode.slug, language),
    alternates: alternateEnclosuresOf(episode),
    scripts: episode.recording ? PLAYER_SCRIPTS : [],
    media: mediaOrigins([episode.recording]),
  }
  return renderPage(frame, 'translation', head, {
    episode: {
      ...summaryOf(frame, episode),
      href: link(episodeAddress(episode.slug)),
      lang: foreign(episode.language),
      note: filled(words.all.content.translationNote, {
        language: languageName(episode.language, language),
      }),
      translators: creditsOf(frame.siteView, episode)
        .filter(({ role }) => role === 'Translator')
        .map(({ person }) => personLink(frame, person)),
      artwork: cover ? pictureOf(frame, cover, coverAlt(frame, episode)) : null,
      recording: recordingView(frame, episode, {
        track: trackOf(frame, episode, transcript),
        next: beside.next,
      }),
      versions: alternateEnclosuresView(frame, episode),
      transcript: transcriptView(frame, episode, beside.known, anchorsOf(OWN_IDS), {
        transcript,
        origins: originsOf(frame, episode, transcript),
      }),
    },
  })
}

/** The chapters of the original, as links to where each begins there; none where the two do not correspond. */
function originsOf({ link, foreign }: PageContext, episode: Episode, { chapters }: Transcript) {
  const [original] = episode.transcripts
  if (!original || original.chapters.length !== chapters.length) return []
  const anchors = anchorsOf(OWN_IDS)
  return original.chapters.map((chapter) => {
    const title = chapterTitle(chapter)
    return {
      title,
      lang: foreign(original.language),
      language: original.language,
      href: `${link(episodeAddress(episode.slug))}#${encodeURIComponent(anchors.heading(title))}`,
    }
  })
}
