import { feedAddress, feedStyleAddress, relativeAddress, SUBSCRIBE } from '../model/address.ts'
import { directionOf } from '../model/direction.ts'
import type { Feed } from '../model/feed.ts'
import { sizesOf } from '../model/picture-sizes.ts'
import type { SiteView } from '../model/site-view.ts'
import { messageIn } from './interface-words.ts'
import { themeCss } from './theme.ts'
import { xmlLine } from './xml-text.ts'

// Wide enough for a width of 8 rem on a high-resolution screen.
const ARTWORK_PIXELS = 300

/**
 * A style sheet with which browsers show a feed's documents: what a feed is, how to subscribe, and the
 * episodes, without the elements for programs. It is CSS, because browsers are removing XSLT
 * (https://developer.chrome.com/docs/web-platform/deprecating-xslt). The text is in the feed's language.
 */
export function renderFeedStyle(siteView: SiteView, feed: Feed): string {
  const { subscribe } = messageIn(siteView, feed.language)
  const sizes = sizesOf(siteView, feed.artwork)
  const artwork = sizes.find(({ width }) => width >= ARTWORK_PIXELS) ?? sizes.at(-1)
  const address = siteView.url + feedAddress(feed.id)
  const more = `${subscribe.feedPage} ${siteView.url}${SUBSCRIBE}`
  const picture = artwork ? relativeAddress(feedStyleAddress(feed.id), artwork.address) : undefined
  return [
    '@charset "utf-8";\n@namespace fh url("http://purl.org/syndication/history/1.0");\n',
    RULES,
    `rss::before {\n  content: ${quoted(subscribe.feedIs, subscribe.feedDo, more)};\n}\n`,
    // Readers should not subscribe to an archive.
    `rss:has(> channel > fh|archive)::before {\n  content: ${quoted(`${subscribe.archiveIs} ${address}`)};\n}\n`,
    picture === undefined ? '' : `channel::before {\n  background-image: url(${quoted(picture)});\n}\n`,
    directionOf(feed.language) === 'rtl' ? RIGHT_TO_LEFT : '',
    themeCss(siteView.station.theme),
  ].join('')
}

/** Prevents a title in another script from reordering the text around it. */
const RIGHT_TO_LEFT = 'rss {\n  direction: rtl;\n}\n|title {\n  unicode-bidi: plaintext;\n}\n'

/** Lines as a CSS string: https://www.w3.org/TR/css-syntax-3/#serialize-a-string */
function quoted(...lines: readonly string[]): string {
  const safe = lines.map((line) =>
    xmlLine(line).replace(/[\\"<>&]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `),
  )
  return `"${safe.join('\\a ')}"`
}

// A name after a bar only matches elements without a namespace, so not `itunes:title`.
const RULES = `:root {
  --accent: #b3261e;
  --paper: #ffffff;
  --raised: #f2f4f5;
  --ink: #14181b;
  --soft: #555e65;
  --line: #d3d9dd;
  --font-body: Charter, Cambria, "Noto Serif", Georgia, serif;
  --font-label: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181b;
    --raised: #1f2529;
    --ink: #e8ebed;
    --soft: #a3adb4;
    --line: #3a4349;
  }
}
rss {
  display: block;
  box-sizing: border-box;
  min-height: 100vh;
  padding: 1.5rem max(1rem, 50vw - 24rem) 3rem;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem / 1.6 var(--font-body);
  overflow-wrap: anywhere;
}
rss::before {
  display: block;
  border-inline-start: 0.35rem solid var(--accent);
  margin-bottom: 2rem;
  padding: 0.75rem 1rem;
  background: var(--raised);
  font-family: var(--font-label);
  white-space: pre-line;
}
channel {
  display: block;
}
channel::before {
  display: block;
  width: 8rem;
  height: 8rem;
  margin-bottom: 1rem;
  background: var(--raised) center / cover no-repeat;
  content: "";
}
channel > *,
item > * {
  display: none;
}
channel > |title,
channel > |description,
channel > |link,
channel > |item,
item > |title,
item > |description,
item > |link,
item > |pubDate {
  display: block;
}
channel > |title {
  font-size: 2rem;
  font-weight: 700;
  line-height: 1.2;
}
channel > |description {
  margin: 0.5rem 0;
  max-width: 65ch;
  white-space: pre-line;
}
channel > |item {
  display: flex;
  flex-direction: column;
  border-top: 1px solid var(--line);
  margin-top: 1rem;
  padding-top: 1rem;
}
item > |title {
  font-size: 1.2rem;
  font-weight: 700;
  line-height: 1.3;
}
item > |description {
  max-width: 65ch;
  white-space: pre-line;
}
item > |pubDate {
  order: -1;
}
item > |pubDate,
channel > |link,
item > |link {
  color: var(--soft);
  font: 0.875rem / 1.5 var(--font-label);
}
`
