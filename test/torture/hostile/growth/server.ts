import { isPrivateAddress } from '../../../../src/adapters/http/private-addresses.ts'
import { oembedAnswers } from '../../../../src/build/oembed-answers.ts'
import { httpRules } from '../../../../src/lint/rules/http.ts'
import { acceptsHtml } from '../../../../src/server/accept.ts'
import { acceptedCodings } from '../../../../src/server/content-coding.ts'
import { evaluatePreconditions, matchesIfRange } from '../../../../src/server/preconditions.ts'
import { readRange } from '../../../../src/server/range.ts'
import { keyOf } from '../../../../src/server/rate-limit.ts'
import { readTarget } from '../../../../src/server/request-target.ts'
import { matchRoute } from '../../../../src/server/route-match.ts'
import { readSettings } from '../../../../src/settings.ts'
import { viewIn } from '../../../../src/site/view.ts'
import { makeOnAir } from '../../../render/on-air.ts'
import { siteBuild } from '../../../server/site-build.ts'
import { siteOn } from '../../../site/a-site.ts'
import type { Door } from './doubling.ts'

const TAGS = ['"one"', '"one-gz"']
const MODIFIED = new Date('2025-03-14T17:00:00Z')
const BUILD = { ...siteBuild(), gone: new Set(['/episodes/gone/']) }
const OEMBED = oembedAnswers(viewIn(siteOn(makeOnAir()).graph.reader()), new Map())
const BARE: Door['around'] = [['', '']]
const QUOTED: Door['around'] = [
  ['', ''],
  ['"', ''],
  ['W/"', '"'],
]
const IN_PATHS: Door['around'] = [
  ['/', ''],
  ['/episodes/', '/'],
  ['/?', ''],
  ['http://', '/'],
]

/** What comes with a request, or with an answer to one of ours. */
export const SERVER_DOORS: readonly Door[] = [
  {
    name: 'Range',
    isQuick: true,
    open: (text) => readRange(text, 1000),
    around: [
      ['', ''],
      ['bytes=', 'x'],
      ['bytes', '=0-'],
      ['bytes=0-', 'x'],
      ['bytes=0', '-1x'],
    ],
  },
  ...(['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'] as const).map(
    (name): Door => ({
      name,
      open: (text) => evaluatePreconditions({ [name]: text }, TAGS, MODIFIED),
      around: QUOTED,
    }),
  ),
  { name: 'If-Range', open: (text) => matchesIfRange(text, '"one"', MODIFIED), around: QUOTED },
  {
    name: 'Accept-Encoding',
    open: acceptedCodings,
    around: [
      ['', ''],
      ['gzip;q=', ',br'],
    ],
  },
  {
    name: 'Accept',
    open: acceptsHtml,
    around: [
      ['', ''],
      ['text/html;q=', ',*/*'],
    ],
  },
  { name: 'target of a request', open: readTarget, around: IN_PATHS },
  {
    name: 'address in a build',
    open: (text) => {
      const target = readTarget(text)
      return target && matchRoute(BUILD, target, '/onda')
    },
    around: [
      ['/', ''],
      ['/onda/', ''],
      ['/episodes/gone/', ''],
    ],
  },
  { name: 'address of a listener', open: keyOf, around: [...BARE, ['::ffff:', '']] },
  {
    name: 'url of oEmbed',
    open: (text) => OEMBED(text, {}),
    around: [
      ['', ''],
      ['https://faro.example/onda/episodes/', '/'],
    ],
  },
  {
    name: 'settings',
    open: (text) =>
      Object.values(
        Object.fromEntries(
          SETTINGS.map((name) => [
            name,
            readSettings({ [name]: text, [`INONDA_${text.slice(0, 100)}`]: text }),
          ]),
        ),
      ),
    around: [
      ['', ''],
      ['"', ''],
      ['10.0.0.0/', ',x'],
    ],
  },
  { name: 'private addresses', open: isPrivateAddress, around: BARE },
  {
    name: 'headers of an answer',
    open: (text) => {
      const names = ['content-type', 'vary', 'etag', 'cache-control', 'last-modified', 'content-encoding']
      const headers = new Map(names.map((name) => [name, text]))
      const get = { url: 'https://a.example', status: 200, headers, bytes: new Uint8Array(), redirects: [] }
      return [...httpRules('feed', { get })]
    },
    around: [
      ['', ''],
      ['text/xml; charset=', ''],
      ['a,', 'b'],
    ],
  },
]

const SETTINGS = [
  'HOST',
  'PORT',
  'INONDA_TRUST_PROXY',
  'INONDA_PODPING_COMMAND',
  'INONDA_LOG',
  'INONDA_RATE_LIMIT',
]
