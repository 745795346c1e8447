/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text. */
import type { Rows } from './rows.ts'

/** What keeps the requirements of feeds: RSS, JSON, OPML and what tells of them. */
export const FEEDS: Rows = {
  'test/render/rss.test.ts': [
    ['XML-10', 'src/render/rss.ts', 'newestChange(episodes), styleOf', 'new Date(), styleOf'],
    ['WEBSUB-1', 'src/render/rss/channel.ts', "link('hub', hub)", "link('self', hub)"],
    ['RFC5005-4', 'src/render/rss/channel.ts', "link('prev-archive', ", "link('archive', "],
    ['APPLE-16', 'src/render/rss/channel.ts', '{ copyright: shortened(feed.copyright, 255) }', '{}'],
    ['PSP-16', 'src/render/rss/extras.ts', "linkElements('podcast:funding'", "linkElements('podcast:fund'"],
  ],
  'test/render/rss-every-tag.test.ts': [
    ['XML-01', 'src/render/rss.ts', "      podcast: 'https://podcastindex.org/namespace/1.0',\n", ''],
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
  'test/render/opml.test.ts': [
    ['XML-05', 'src/render/xml-text.ts', "'<': '&lt;'", "'<': '&lsaquo;'"],
    ['XML-06', 'src/render/xml-text.ts', "'\"': '&quot;'", "'\"': '\"'"],
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
  'test/render/rss-readers.test.ts': [
    ['XML-03', 'src/render/xml-text.ts', "SELDOM.test(text) ? text.replace(FORBIDDEN, '') : text", 'text'],
    [
      'XML-04',
      'src/render/rss.ts',
      'return xml.slice(xml.indexOf(ITEM_START), xml.lastIndexOf(CHANNEL_END))',
      "return xml\n    .slice(xml.indexOf(ITEM_START), xml.lastIndexOf(CHANNEL_END))\n    .replaceAll(']]]]><![CDATA[>', ']]>')",
    ],
  ],
  'test/model/archive.test.ts': [
    ['XML-11', 'src/model/archive.ts', 'const NEWEST_BYTES = 900_000', 'const NEWEST_BYTES = 9_000_000'],
    [
      'RFC5005-3',
      'src/model/archive.ts',
      'const pages = pagesByGuid(before)',
      'const pages = pagesByGuid([])',
    ],
    ['RFC5005-5', 'src/model/archive.ts', 'left.delete(episode.guid)', 'left.has(episode.guid)'],
  ],
  'test/model/feed.test.ts': [
    ['RSS-20', 'src/model/feed.ts', '.sort(newestFirst)', ''],
    [
      'P20-PERSON-1',
      'src/model/feed.ts',
      'return [...feed.credits.filter((credit) => !filled.has(credit.role)), ',
      'return [',
    ],
  ],
  'test/model/on-air.test.ts': [
    ['RSS-21', 'src/model/episode.ts', 'date.getTime() <= moment.getTime()', 'date.getTime() > 0'],
    ['RSS-22', 'src/model/site-view.ts', 'date?.getTime() ?? newest)', 'Date.now())'],
  ],
  'test/site/podcast-guid.test.ts': [
    ['P20-GUID-2', 'src/site/podcast-guid.ts', 'ead4c236-bf58-58c6', 'ead4c237-bf58-58c6'],
  ],
  'test/build/ledger.test.ts': [
    [
      'RSS-05',
      'src/build/ledger/contradictions.ts',
      'guidHere !== undefined && guidHere !== episode.guid',
      "guidHere === ''",
    ],
    ['P20-GUID-3', 'src/build/ledger.ts', 'return ledger.feeds[id]?.guid ?? given', 'return given'],
  ],
}
