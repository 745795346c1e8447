/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text. */
import type { Rows } from './rows.ts'

/** What keeps the requirements of answers over HTTP. */
export const ANSWERS: Rows = {
  'test/server/preconditions.test.ts': [
    ['HTTP-05', 'src/server/responder.ts', 'if (tagged) reply', 'if (!tagged) reply'],
    [
      'HTTP-06',
      'src/server/preconditions.ts',
      'held.strong.has(one) || held.weak.has(one)',
      'held.strong.has(one)',
    ],
    [
      'APPLE-19',
      'src/server/files.ts',
      "reply.code(206).header('content-range'",
      "reply.code(200).header('content-range'",
    ],
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
    [
      'HTTP-09',
      'src/server/etag.ts',
      "createHash('sha256').update(bytes)",
      "createHash('sha256').update(String(bytes.byteLength))",
    ],
    [
      'HTTP-03',
      'src/server/responder.ts',
      "return reply.header('content-length', String(length)).send()",
      'return reply.send()',
    ],
    ['HTTP-12', 'src/server/content-coding.ts', "['br', 'gzip', 'identity']", "['identity']"],
    [
      'HTTP-13',
      'src/server/representation.ts',
      "{ vary: isReadableFeed(resource) ? FEED_VARY : 'Accept-Encoding' }",
      '{}',
    ],
    [
      'APPLE-18',
      'src/server/routes/site.ts',
      "method: ['GET', 'HEAD'],",
      "method: ['GET'],\n    exposeHeadRoute: false,",
    ],
    ['HTTP-14', 'src/server/etag.ts', "gzip: '-gz', br: '-br'", "gzip: '', br: ''"],
  ],
  'test/server/app.test.ts': [
    [
      'HTTP-10',
      'src/build/response-headers.ts',
      "'public, max-age=31536000, immutable'",
      "'public, max-age=60'",
    ],
    [
      'HTTP-19',
      'src/server/routes/site.ts',
      'respondWithStatus(asked, 301,',
      'respondWithStatus(asked, 302,',
    ],
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
    [
      'HTTP-01',
      'src/site/feed-documents.ts',
      "'application/rss+xml; charset=utf-8'",
      "'text/xml; charset=utf-8'",
    ],
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
  'test/server/recordings.test.ts': [
    [
      'HTTP-04',
      'src/server/files.ts',
      'done(null, stream)',
      "done(null, reply.removeHeader('content-length') && stream)",
    ],
  ],
}
