import type { Entries } from './entry.ts'

/** Diagnostics about a feed as an XML document, independent of its contents. */
export const xmlEntries = {
  'xml.not-well-formed': {
    severity: 'error',
    message: 'This is not well-formed XML: {reason}. Readers stop here, and show nothing of the feed.',
    hint: 'Fix this place; what follows it could not be checked.',
    fixed: 'Write {fix} in its place; what follows it could not be checked.',
    standard: ['XML-01', 'XML-06', 'SAM-01'],
    example: { wrong: '<title>Fish & chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'xml.encoding-wrong': {
    severity: 'error',
    message:
      'The feed holds {found}, and podcast feeds are UTF-8: names come out garbled, or nothing at all.',
    hint: 'Save it as UTF-8 and begin it with <?xml version="1.0" encoding="UTF-8"?>',
    source: 'Save the file that this stands in as UTF-8.',
    standard: ['XML-02', 'PSP-01'],
  },
  'xml.declaration-late': {
    severity: 'error',
    message:
      'There is white space before <?xml, and the declaration may stand nowhere but at the very beginning.',
    hint: 'Delete the blank line above it; a theme or a plugin that ends in an empty line often writes it.',
    standard: 'XML-08',
  },
  'xml.byte-order-mark': {
    severity: 'warning',
    message: 'The feed begins with a byte order mark, which some readers take for text before the feed.',
    hint: 'Save it as UTF-8 without a byte order mark.',
    standard: 'XML-08',
  },
  'xml.character-forbidden': {
    severity: 'error',
    message: '{character} stands here, a character that XML forbids even when it is written as a number.',
    hint: 'Delete it; it mostly comes from text pasted out of a word processor.',
    standard: 'XML-03',
    example: { wrong: '<title>Fish &#x1; chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'xml.cdata-end': {
    severity: 'error',
    message: 'The characters ]]> stand in text, where they may only end a CDATA section.',
    hint: 'Write ]]&gt; in text, and ]]]]><![CDATA[> inside a CDATA section.',
    standard: 'XML-04',
    example: { wrong: '<title>Fish ]]> chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'xml.entity-unknown': {
    severity: 'error',
    message:
      '{entity} is no name that XML knows: those are &amp; &lt; &gt; &quot; and &apos;, and readers stop here.',
    hint: 'Write the character itself, or its number.',
    fixed: 'Write {fix}',
    standard: 'XML-05',
    example: { wrong: '<title>Fish&nbsp;chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'xml.namespace-wrong': {
    severity: 'error',
    message:
      'The namespace “{found}” is compared letter by letter, and this is none: all tags of it are passed over.',
    hint: 'Write {right}',
    standard: ['XML-07', 'APPLE-02', 'P20-NS-1'],
    example: {
      wrong: 'xmlns:podcast="http://podcastindex.org/namespace/1.0"',
      right: 'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
    },
  },
  'xml.prefix-unbound': {
    severity: 'error',
    message: 'The prefix {prefix}: is bound to no namespace, so strict readers refuse the whole feed.',
    hint: 'Write xmlns:{prefix}="…" with the address of its namespace in the element rss, or take the tags out.',
    fixed: 'Write {fix} in the element rss.',
    standard: ['XML-01', 'XML-07'],
    example: { wrong: '<mine:title>Fish &amp; chips</mine:title>', right: '<title>Fish &amp; chips</title>' },
  },
  'xml.doctype': {
    severity: 'warning',
    message:
      'The feed has a DOCTYPE; readers pass it over, or refuse the feed since it could fetch other files.',
    hint: 'Delete the line <!DOCTYPE …>.',
    standard: 'XML-09',
  },
  'xml.entities-declared': {
    severity: 'error',
    message:
      'The feed brings definitions of its own. They can grow without end or fetch files, so it was read no further.',
    hint: 'Delete <!DOCTYPE … [ … ]> and write out what its entities stand for.',
    standard: 'XML-09',
  },
  'xml.large': {
    severity: 'warning',
    message:
      'The feed has {megabytes} MB, which every app fetches again and again; the W3C’s validator refuses more than 5.',
    hint: 'Keep the newest few hundred episodes in the feed, and the older ones in archive pages (RFC 5005).',
    standard: 'XML-11',
  },
  'xml.too-large': {
    severity: 'error',
    message: 'The file is larger than {megabytes} MB, and no app reads a feed of that size.',
    hint: 'Keep the newest few hundred episodes in it, or raise the limit with --max-megabytes.',
    standard: 'XML-11',
  },
  'xml.excessive': {
    severity: 'error',
    message: 'The document has more than {what}; no feed is meant to, so it was read no further.',
    hint: 'Look at what writes it here: an element that is never closed, or a list that repeats itself.',
    standard: 'XML-11',
  },
} as const satisfies Entries
