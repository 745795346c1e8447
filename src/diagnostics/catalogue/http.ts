import type { Entries } from './entry.ts'

/** Diagnostics about the HTTP response with a feed, independent of its contents. */
export const httpEntries = {
  'http.status-wrong': {
    severity: 'error',
    message: 'The server answered {status}, so no app gets the feed.',
    hint: 'Look at the address in a browser, and at the server’s log.',
    standard: ['HTTP-01', 'APPLE-01'],
  },
  'http.type-wrong': {
    severity: 'warning',
    message: 'The server calls the feed {value}, and apps that go by it take it for a page.',
    hint: 'Let the server say Content-Type: application/rss+xml; charset=utf-8',
    standard: 'HTTP-01',
  },
  'http.charset-wrong': {
    severity: 'error',
    message:
      'The server says that the feed is {value}, which wins over what the feed says itself: letters come out as others.',
    hint: 'Let the server say Content-Type: application/rss+xml; charset=utf-8',
    standard: 'XML-02',
  },
  'http.head-wrong': {
    severity: 'error',
    message:
      'A HEAD request was answered with {status}, and Apple asks with HEAD before it fetches anything.',
    hint: 'Let the server answer HEAD as it answers GET, without the body.',
    standard: ['HTTP-03', 'APPLE-18'],
  },
  'http.validator-missing': {
    severity: 'warning',
    message: 'The answer has neither ETag nor Last-Modified, so every app fetches the whole feed every time.',
    hint: 'Let the server send an ETag that changes with the content and only then.',
    standard: ['HTTP-05', 'HTTP-09'],
  },
  'http.not-modified-missing': {
    severity: 'warning',
    message:
      'Asked whether the feed has changed, the server answered {status} with everything instead of 304.',
    hint: 'Let the server compare If-None-Match and If-Modified-Since; a clock in the feed, such as lastBuildDate = now, hinders it too.',
    standard: ['HTTP-06', 'HTTP-09', 'XML-10'],
  },
  'http.compression-missing': {
    severity: 'warning',
    message: 'The server does not compress the feed: {kilobytes} kB each time, a fifth would do.',
    hint: 'Switch gzip on for application/rss+xml.',
    standard: 'HTTP-12',
  },
  'http.vary-missing': {
    severity: 'warning',
    message:
      'The answer is compressed and does not say Vary: Accept-Encoding, so a cache hands it to apps that cannot read it.',
    hint: 'Let the server send Vary: Accept-Encoding.',
    standard: 'HTTP-13',
  },
  'http.cache-missing': {
    severity: 'warning',
    message: 'The answer has no Cache-Control, so caches on the way guess how old the feed may be.',
    hint: 'Let the server send Cache-Control: public, max-age=300.',
    standard: 'HTTP-10',
  },
  'http.insecure': {
    severity: 'warning',
    message: 'The feed is served over http:, so anyone on the network can read and change it.',
    hint: 'Answer it over https:, and redirect http: there.',
    standard: ['HTTP-22', 'PSP-03'],
  },
  'http.redirect-temporary': {
    severity: 'info',
    message:
      'The address redirects with {status}, which says “for now”: apps ask at the old address for ever.',
    hint: 'If the feed has moved for good, answer 301 or 308 there, and write itunes:new-feed-url.',
    standard: 'HTTP-19',
  },
} as const satisfies Entries
