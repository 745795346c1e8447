/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text. */
// Table. What keeps each requirement that no code checks: the test that fails once it is broken, and one way to break it.
// A source file, a piece of it that stands there once, and what breaks the rule in its place: test/torture/kept-rules.mjs breaks
// each alone and runs the test.

/** A requirement's id, the test that sees it, and the change that breaks it. */
export interface KeptRule {
  readonly id: string
  readonly test: string
  readonly file: string
  readonly from: string
  readonly to: string
}

type Row = readonly [id: string, file: string, from: string, to: string]

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'test/render/rss.test.ts': [
    ['APPLE-16', 'src/render/rss/channel.ts', '{ copyright: shortened(feed.copyright, 255) }', '{}'],
    ['PSP-16', 'src/render/rss/extras.ts', "linkElements('podcast:funding'", "linkElements('podcast:fund'"],
  ],
  'test/render/rss-every-tag.test.ts': [
    ['APPLE-17', 'src/render/rss/extras.ts', "longElement('podcast:txt'", "longElement('podcast:text'"],
    [
      'PSP-17',
      'src/render/rss/directory.ts',
      "element('itunes:complete', 'Yes')",
      "element('itunes:complete', 'yes')",
    ],
    ['P20-SOURCE-2', 'src/render/rss/alternative.ts', 'contentType: source.type', 'type: source.type'],
  ],
  'test/render/content.test.ts': [
    ['APPLE-36', 'src/render/content.ts', '    chapterLines(episode, words),\n', ''],
    ['SPOT-03', 'src/render/content.ts', '<p>(${clock(start, isLong)}) ', '<p>– ${clock(start, isLong)} '],
    [
      'YT-05',
      'src/render/content.ts',
      'longClock(Math.floor(seconds))',
      'longClock(Math.floor(seconds) + 1)',
    ],
  ],
  'test/tasks/notify.test.ts': [
    ['PI-01', 'src/tasks/notify.ts', '() => podping(topic)', '() => podping(address)'],
    [
      'PODPING-1',
      'src/tasks/notify.ts',
      "podping && address.endsWith('.xml')",
      "podping && address.endsWith('.json')",
    ],
    ['WEBSUB-2', 'src/site/feed-documents.ts', "rel: 'hub' as const", "rel: 'self' as const"],
    ['WEBSUB-3', 'src/tasks/notify.ts', 'announced[topic]?.[to] === digest || ', ''],
  ],
  'test/render/chapters.test.ts': [
    ['CHAP-1', 'src/render/chapters.ts', "version: '1.2.0'", "version: '1.0'"],
    ['CHAP-3', 'src/render/chapters.ts', 'img: webUrl(', 'image: webUrl('],
    [
      'CHAP-5',
      'src/render/chapters.ts',
      'title: xmlLine(episode.title), podcastName',
      'name: xmlLine(episode.title), podcastName',
    ],
  ],
  'test/model/chapters.test.ts': [
    [
      'CHAP-7',
      'src/model/chapters.ts',
      '.sort((a, b) => a.start - b.start)',
      '.sort((a, b) => b.start - a.start)',
    ],
    ['CHAP-8', 'src/model/chapters.ts', '    episode.chapters,\n', ''],
  ],
  'test/model/timing.test.ts': [
    ['TR-03', 'src/model/timing.ts', '!(start < (bounds[index + 1] ?? start))', 'false'],
  ],
  'test/adapters/id3.test.ts': [
    ['ID3-1', 'src/adapters/id3/tagger.ts', 'elementID: `chp${index}`', "elementID: 'chp'"],
    ['ID3-2', 'src/adapters/id3/tagger.ts', 'endTimeMs: end', 'endTimeMs: start'],
    ['ID3-3', 'src/adapters/id3/tagger.ts', 'tags: { title, ', 'tags: { '],
    ['ID3-5', 'src/adapters/id3/tagger.ts', 'mime: cover.type', "mime: 'image/gif'"],
  ],
  'test/render/captions.test.ts': [
    ['TR-VTT-1', 'src/render/captions.ts', "'WEBVTT\\n'", "'WEBVTT'"],
    ['TR-VTT-2', 'src/render/captions.ts', "${clock(start, '.')} --> ", "${clock(start, ',')} --> "],
    ['TR-VTT-3', 'src/render/captions.ts', "lines.map(vttText).join('\\n')", "lines.join('\\n')"],
    [
      'TR-VTT-4',
      'src/render/captions.ts',
      "return `${clock(start, '.')} -->",
      "return `1\\n${clock(start, '.')} -->",
    ],
    ['TR-VTT-5', 'src/render/captions.ts', '`<v ${vttText(name)}>`', '`${vttText(name)}: `'],
    ['TR-VTT-6', 'src/render/cues.ts', 'width: 65, label', 'width: 80, label'],
    ['TR-SRT-1', 'src/render/captions.ts', '`${index + 1}\\n', '`${index}\\n'],
    [
      'TR-SRT-2',
      'src/render/captions.ts',
      "`${clock(start, ',')} --> ${clock(end, ',')}`",
      "`${clock(start, '.')} --> ${clock(end, '.')}`",
    ],
    ['TR-SRT-3', 'src/render/captions.ts', '{ width: 32,', '{ width: 65,'],
    ['TR-SRT-4', 'src/render/captions.ts', 'xmlLine(speaker) && `${xmlLine(speaker)}: `', "''"],
  ],
  'test/render/transcript.test.ts': [
    ['TR-JSON-1', 'src/render/transcript.ts', "version: '1.0.0', segments", "version: '1', segments"],
    ['TR-JSON-2', 'src/render/transcript.ts', 'startTime: start / 1000', 'startTime: start'],
    [
      'TR-HTML-1',
      'src/render/transcript.ts',
      '<cite>${escapeXml(speaker)}:</cite>',
      '<b>${escapeXml(speaker)}:</b>',
    ],
    [
      'TR-TXT-1',
      'src/render/transcript.ts',
      "const label = speaker === '' ? '' : `${speaker}: `",
      "const label = ''",
    ],
  ],
  'test/render/opml.test.ts': [
    ['OPML-1', 'src/render/opml.ts', '<opml version="2.0">', '<opml version="1.0">'],
    ['OPML-2', 'src/render/opml.ts', "type: 'rss'", "type: 'link'"],
  ],
  'test/render/json-feed.test.ts': [
    [
      'JSONFEED-1',
      'src/render/json-feed.ts',
      "version: 'https://jsonfeed.org/version/1.1'",
      "version: 'https://jsonfeed.org/version/1'",
    ],
    ['JSONFEED-2', 'src/render/json-feed.ts', 'id: guid,', 'id: slug,'],
    ['JSONFEED-3', 'src/render/json-feed.ts', 'mime_type: type', 'type'],
    [
      'JSONFEED-4',
      'src/render/json-feed.ts',
      'siteView.url + jsonPageAddress(id, older)',
      'siteView.url + jsonFeedAddress(id)',
    ],
    [
      'JSONFEED-5',
      'src/render/json-feed.ts',
      '    language,\n    // Hubs',
      "    'a.b': 1,\n    language,\n    // Hubs",
    ],
  ],
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
  'test/server/preconditions.test.ts': [
    [
      'HTTP-07',
      'src/server/preconditions.ts',
      "const noneMatch = headers['if-none-match']",
      "const noneMatch = headers['if-modified-since'] ? undefined : headers['if-none-match']",
    ],
    ['HTTP-08', 'src/server/responder.ts', "reply.code(304).header('etag', tag)", 'reply.code(304)'],
    ['HTTP-15', 'src/server/range.ts', 'Math.min(Number(last), length - 1)', 'Number(last)'],
    [
      'HTTP-16',
      'src/server/range.ts',
      "if (Number(first) >= length) return 'outside'",
      "if (Number(first) >= length) return 'whole'",
    ],
    ['HTTP-17', 'src/server/preconditions.ts', 'return condition.trim() === tag', 'return true'],
    ['HTTP-18', 'src/server/range.ts', "range.split('-')", "(range.split(',')[0] ?? '').split('-')"],
  ],
  'test/server/content-coding.test.ts': [
    ['HTTP-14', 'src/server/etag.ts', "gzip: '-gz', br: '-br'", "gzip: '', br: ''"],
  ],
  'test/server/app.test.ts': [
    ['TR-02', 'src/build/response-headers.ts', '...(allowsCors(kind) ? CORS_HEADERS : {}),', ''],
    [
      'HTTP-02',
      'src/server/responder.ts',
      "reply.header('content-type', typeFor(request, resource))",
      "reply.header('content-type', 'application/octet-stream')",
    ],
    [
      'HTTP-20',
      'src/build/response-headers.ts',
      "'Content-Length, Content-Range, Accept-Ranges, ETag'",
      "'Content-Length'",
    ],
    ['HTTP-21', 'src/build/response-headers.ts', "  'x-content-type-options': 'nosniff',\n", ''],
  ],
  'test/build/header-list.test.ts': [
    ['CHAP-6', 'src/site/episode-files.ts', "type: 'application/json+chapters'", "type: 'application/json'"],
    ['OPML-3', 'src/site/station-files.ts', "'text/x-opml; charset=utf-8'", "'text/html; charset=utf-8'"],
    [
      'JSONFEED-6',
      'src/site/feed-documents.ts',
      "'application/feed+json; charset=utf-8'",
      "'text/html; charset=utf-8'",
    ],
  ],
  'test/server/refusals.test.ts': [
    [
      'HTTP-11',
      'src/server/request-guard.ts',
      "sendProblem(reply, 429, undefined, { 'retry-after': String(wait) })",
      'sendProblem(reply, 429)',
    ],
    ['HTTP-24', 'src/server/routes/site.ts', '405, undefined, ALLOW', '405'],
    [
      'HTTP-23',
      'src/server/routes/site.ts',
      'address: target.address }, 410,',
      'address: target.address }, 404,',
    ],
  ],
  'test/server/paths.test.ts': [
    ['HTTP-25', 'src/server/request-target.ts', "mark === -1 ? '' : local.slice(mark)", "''"],
  ],
  'test/adapters/web.test.ts': [
    ['HTTP-26', 'src/adapters/http/request.ts', "'User-Agent': terms.userAgent", "'User-Agent': 'node'"],
  ],
  'test/read/recording.test.ts': [
    ['AUDIO-5', 'src/read/recording/sound.ts', '    seconds,\n', '    seconds: 1,\n'],
  ],
  'test/build/ledger.test.ts': [
    [
      'AUDIO-6',
      'src/build/ledger/contradictions.ts',
      "say('ledger.recording-changed', at, { file: recording.file, fresh, slug })",
      "say('ledger.recording-gone', at, { file: recording.file, fresh, slug })",
    ],
  ],
}

/** Every row, with the test that it belongs to. */
export const KEPT_RULES: readonly KeptRule[] = Object.entries(ROWS).flatMap(([test, rows]) =>
  rows.map(([id, file, from, to]) => ({ id, test, file, from, to })),
)
