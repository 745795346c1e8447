/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text. */
import type { Rows } from './rows.ts'

/** What keeps the requirements of pages. */
export const PAGES: Rows = {
  'test/render/schema-org.test.ts': [
    ['LD-1', 'src/render/schema-org/episode.ts', "'@type': 'PodcastEpisode'", "'@type': 'Episode'"],
    [
      'LD-2',
      'src/render/schema-org/episode.ts',
      "{ transcript: siteView.url + transcriptAddress(slug, 'txt') }",
      '{}',
    ],
    ['LD-3', 'src/render/schema-org/series.ts', "'@type': 'PodcastSeries'", "'@type': 'Series'"],
    ['LD-4', 'src/render/schema-org/credits.ts', "['Editor', 'editor']", "['Editor', 'contributor']"],
    ['LD-5', 'src/render/pages/data-block.ts', '/[<>&\\u2028\\u2029]/g', '/[\\u2028\\u2029]/g'],
  ],
  'test/render/preview.test.ts': [
    ['OG-1', 'templates/layout.liquid', '<meta property="og:title" content="{{ page.title }}">', ''],
    ['OG-2', 'templates/layout.liquid', '<meta name="twitter:card" content="{{ page.preview.card }}">', ''],
    ['OEMBED-4', 'templates/episode.liquid', ' href="{{ episode.share.oembed }}"', ''],
  ],
  'test/render/pages.test.ts': [
    ['PAGE-1', 'templates/layout.liquid', '<link rel="canonical" href="{{ page.canonical }}">', ''],
    [
      'A11Y-6',
      'templates/layout.liquid',
      'content="width=device-width, initial-scale=1"',
      'content="width=device-width, user-scalable=no"',
    ],
    ['A11Y-10', 'templates/layout.liquid', '<html lang="{{ page.language }}">', '<html>'],
  ],
  'test/render/pages-are-html.test.ts': [
    ['PAGE-2', 'templates/layout.liquid', '<main id="main">', '<main id="main"><p>'],
    ['A11Y-3', 'templates/episode-card.liquid', ' alt=""', ''],
    ['A11Y-4', 'templates/layout.liquid', '<title>{{ page.full_title }}</title>', ''],
    ['A11Y-11', 'templates/layout.liquid', '<summary>{{ words.nav.menu }}</summary>', ''],
  ],
  'test/render/episode-page.test.ts': [
    [
      'PAGE-3',
      'templates/player.liquid',
      '<audio id="player" controls preload="none"',
      '<audio id="player" controls preload="auto"',
    ],
    [
      'A11Y-1',
      'src/render/pages/transcript.ts',
      'transcript.turns.length === 0) return null\n  const timed',
      'transcript.turns.length >= 0) return null\n  const timed',
    ],
    ['A11Y-7', 'templates/player.liquid', '<audio id="player" controls ', '<audio id="player" autoplay '],
    ['A11Y-8', 'templates/player.liquid', '<audio id="player" controls', '<audio id="player"'],
  ],
  'test/render/markdown.test.ts': [
    ['PAGE-4', 'src/render/markdown/links.ts', "{ rel: 'nofollow noopener' }", '{}'],
  ],
  'test/render/theme.test.ts': [['A11Y-5', 'templates/style.css', '--soft: #555e65', '--soft: #a5aeb5']],
  'test/render/anchors.test.ts': [
    [
      'A11Y-9',
      'templates/transcript.liquid',
      '<a class="time" href="{{ turn.anchor }}"><time',
      '<a class="time"><time',
    ],
  ],
  'test/render/oembed.test.ts': [['OEMBED-2', 'src/render/oembed.ts', "version: '1.0'", "version: '1'"]],
  'test/server/oembed.test.ts': [
    ['OEMBED-1', 'src/server/routes/oembed.ts', 'maxWidth: Number(width)', 'maxWidth: 640'],
    ['OEMBED-3', 'src/server/routes/oembed.ts', 'reply, 501,', 'reply, 400,'],
  ],
}
