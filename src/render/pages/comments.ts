import type { Episode } from '../../model/episode.ts'
import type { Post } from '../../model/extras.ts'
import { filled } from '../interface-words.ts'
import { uri, webUrl } from '../web-url.ts'
import { feedsOf } from './listing.ts'
import type { PageContext } from './page-context.ts'

/** The links to an episode's comments, the preferred one first; its own posts, or else those of its show. */
export function commentsView(frame: PageContext, episode: Episode) {
  const social = episode.social ?? feedsOf(frame, episode).find((feed) => feed.social !== undefined)?.social
  if (social === undefined || social === 'disabled') return []
  const { commentsOn, services } = frame.words.all.content
  return social.flatMap((post) => {
    const href = placeOf(post)
    if (href === undefined) return []
    const name = Object.hasOwn(services, post.protocol)
      ? services[post.protocol as keyof typeof services]
      : post.protocol
    return [
      {
        href,
        title: filled(commentsOn, { service: name }),
        account: post.account ?? null,
        account_href: webUrl(post.accountUrl) ?? null,
      },
    ]
  })
}

/** https://atproto.com/specs/at-uri-scheme */
const BLUESKY = /^at:\/\/([\w.:%-]+)\/app\.bsky\.feed\.post\/([\w.~:-]+)$/

/** The web page of a Bluesky post, whose URI only programs can resolve. */
function placeOf(post: Post): string | undefined {
  const [, account, key] = BLUESKY.exec(post.uri) ?? []
  return account === undefined ? uri(post.uri) : `https://bsky.app/profile/${account}/post/${key}`
}
