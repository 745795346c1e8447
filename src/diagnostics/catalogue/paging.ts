import type { Entries } from './entry.ts'

/** Diagnostics about a feed's links to its pages, archives and hubs. */
export const pagingEntries = {
  'paging.complete-with-pages': {
    severity: 'warning',
    message: 'The feed says that it is complete, and links to further pages; readers do one or the other.',
    hint: 'Take out fh:complete, or the links.',
    standard: 'RFC5005-1',
    example: {
      wrong: '<fh:complete/><atom:link href="https://radio.example.org/2.xml" rel="next"/>',
      right: '<ttl>60</ttl>',
    },
  },
  'paging.link-wrong': {
    severity: 'warning',
    message: 'The link rel="{rel}" leads to “{value}”, which is no whole web address.',
    hint: 'Write href="…" with the whole address.',
    standard: ['RFC5005-2', 'WEBSUB-1'],
    example: { wrong: '<atom:link href="2.xml" rel="next"/><ttl>', right: '<ttl>' },
  },
  'paging.relation-wrong': {
    severity: 'warning',
    message: 'The link rel="{rel}" is written otherwise by RFC 5005, so most readers do not follow it.',
    hint: 'Write rel="{fix}".',
    standard: 'RFC5005-2',
    example: { wrong: '<atom:link href="https://radio.example.org/2.xml" rel="prev"/><ttl>', right: '<ttl>' },
  },
  'paging.archive-loop': {
    severity: 'error',
    message: 'The link rel="{rel}" leads to the feed itself, so a reader that follows it never ends.',
    hint: 'Write the address of the page before.',
    standard: ['RFC5005-3', 'RFC5005-4'],
    example: {
      wrong: '<atom:link href="https://radio.example.org/feed.xml" rel="prev-archive"/><ttl>',
      right: '<ttl>',
    },
  },
  'paging.hub-doubled': {
    severity: 'warning',
    message: 'The same hub is named twice, so subscribers register twice and get everything twice.',
    hint: 'Keep one.',
    standard: 'WEBSUB-1',
    example: {
      wrong:
        '<atom:link href="https://hub.example.org/" rel="hub"/><atom:link href="https://hub.example.org/" rel="hub"/><ttl>',
      right: '<ttl>',
    },
  },
} as const satisfies Entries
