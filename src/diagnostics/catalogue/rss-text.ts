import type { Entries } from './entry.ts'

/** Diagnostics about the texts of a feed: their HTML, and wrongly decoded letters. */
export const rssTextEntries = {
  'rss.markup-in-title': {
    severity: 'warning',
    message: 'The title holds HTML, and apps show the tags as they stand.',
    hint: 'Write plain text.',
    fixed: 'Write {fix}',
    standard: 'RSSP-02',
    example: { wrong: '<title>&lt;b&gt;Fish&lt;/b&gt;</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.title-escaped': {
    severity: 'warning',
    message: 'The title holds “{value}” after it was read: it was escaped twice, and apps show that.',
    hint: 'Escape it once: &amp; for &, nothing more.',
    fixed: 'Write {fix}',
    standard: 'RSSP-03',
    example: { wrong: '<title>Fish &amp;amp; chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.markup-escaped': {
    severity: 'warning',
    message: '<{name}> was escaped twice, so apps show the tags of its HTML as text: “{value}”.',
    hint: 'Escape the HTML once.',
    fixed: 'Escape it once: {fix}',
    standard: 'RSSP-03',
    example: {
      wrong: '<description>&amp;lt;p&amp;gt;A morning&amp;lt;/p&amp;gt;</description>',
      right: '<description>A morning at the harbour.</description>',
    },
  },
  'rss.title-angle': {
    severity: 'info',
    message: 'The title holds < or >, and YouTube refuses an episode with them.',
    hint: 'Write the title without them.',
    standard: 'YT-04',
    example: { wrong: '<title>Fish &lt; chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.text-replaced': {
    severity: 'warning',
    message: '<{name}> holds the character � (U+FFFD), which stands where a letter was lost: apps show it.',
    hint: 'Write the letter that was there; what made the feed read the text in another encoding than it was written in.',
    source: 'Write the letter that was there.',
    standard: 'XML-02',
    example: { wrong: '<title>Fish � chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.text-garbled': {
    severity: 'warning',
    message: '<{name}> holds “{value}”, which is UTF-8 that was read as Latin-1: apps show these letters.',
    hint: 'Write the text as it was.',
    fixed: 'Write {fix}',
    source: 'Write the text as it was meant; it was read in the wrong encoding somewhere.',
    standard: 'XML-02',
    example: { wrong: '<title>CafÃ© and chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.text-controls': {
    severity: 'warning',
    message:
      '<{name}> holds the control character {value}, which is a quotation mark or dash of Windows that was read as Latin-1: apps show nothing or a box.',
    hint: 'Take it out.',
    fixed: 'Write {fix}',
    standard: 'XML-02',
    example: { wrong: '<title>Fish \u0092n chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.content-first': {
    severity: 'warning',
    message:
      'content:encoded stands before the description, and readers that take the first show it cut off.',
    hint: 'Write the description first.',
    standard: 'RSSP-04',
    example: {
      wrong: '<content:encoded>x</content:encoded><description>A morning at the harbour.</description>',
      right: '<description>A morning at the harbour.</description>',
    },
  },
  'rss.reference-relative': {
    severity: 'warning',
    message: 'The HTML leads to “{value}”; in an app there is no page that it could be relative to.',
    hint: 'Write the whole address, with https://.',
    source: 'Write the whole address in the notes, with https://.',
    standard: 'RSSP-05',
    example: { wrong: '<a href="/about">', right: '<a href="https://radio.example.org/about">' },
  },
  'rss.markup-dangerous': {
    severity: 'warning',
    message: 'The HTML holds {what}, which apps strip, or refuse the feed for.',
    hint: 'Take it out: text, links, lists and paragraphs are what apps show.',
    source: 'Take it out of the notes: text, links, lists and paragraphs are what apps show.',
    standard: 'RSSP-09',
    example: { wrong: '<a href="javascript:go()">', right: '<a href="https://radio.example.org/about">' },
  },
} as const satisfies Entries
