// Table.
import { BOMB, type Fault, LATIN_1, long } from './fault.ts'

const STATION = 'station.yaml'

export const stationFaults: readonly Fault[] = [
  ['no station.yaml', STATION, undefined, '1:1 station.missing'],
  ['bytes of another encoding', STATION, LATIN_1, '1:11 station.unreadable'],
  ['an empty file', STATION, '', '1:1 station.shape-wrong'],
  ['a list instead of keys', STATION, '- title: X\n', '1:1 station.shape-wrong'],
  ['a tab as indentation', STATION, ['  author', '\tauthor'], '6:1 station.yaml-broken'],
  [
    'a colon within a value',
    STATION,
    ['title: Example Radio', 'title: Radio: one'],
    '1:8 station.yaml-broken',
  ],
  [
    'a quote that is not closed',
    STATION,
    ['title: Example Radio', 'title: "Example Radio'],
    '1:8 station.yaml-broken',
  ],
  ['aliases that unfold without end', STATION, BOMB, '2:8 station.aliases-excessive'],
  ['an unknown key', STATION, [4, 'colour: red'], '4:1 station.key-unknown'],
  ['a key that would change every object', STATION, [4, '__proto__: {}'], '4:1 station.key-unknown'],
  ['a doubled key', STATION, [4, 'title: Again'], '4:1 station.key-doubled'],
  ['a missing key', STATION, ['contact: desk@radio.example\n', ''], '1:1 station.key-missing'],
  ['a key without a value', STATION, ['contact: desk@radio.example', 'contact:'], '4:1 station.key-missing'],
  [
    'a list where text belongs',
    STATION,
    ['title: Example Radio', 'title: [a, b]'],
    '1:8 station.value-wrong',
  ],
  [
    'a number where text belongs',
    STATION,
    ['title: Example Radio', 'title: 1.10'],
    '1:8 station.text-unquoted',
  ],
  [
    'a control character',
    STATION,
    ['title: Example Radio', 'title: "a\\u0007b"'],
    '1:8 station.text-hostile',
  ],
  [
    'half a surrogate pair',
    STATION,
    ['title: Example Radio', 'title: "a\\ud800b"'],
    '1:8 station.text-hostile',
  ],
  [
    'an address without a scheme',
    STATION,
    ['https://radio.example', 'radio.example'],
    '2:6 station.url-wrong',
  ],
  [
    'an address with a query',
    STATION,
    ['https://radio.example', 'https://radio.example/?a=1'],
    '2:6 station.url-wrong',
  ],
  ...['a;b.example', '$host', 'a{b', "a'b.example", 'a(b)'].map(
    (host): Fault => [
      `the host ${host}, a command in a server’s configuration`,
      STATION,
      ['https://radio.example', JSON.stringify(`https://${host}`)],
      '2:6 station.url-wrong',
    ],
  ),
  [
    'an address without a host',
    STATION,
    ['https://radio.example', 'https:///radio.example'],
    '2:6 station.url-wrong',
  ],
  [
    'an address with a password alone',
    STATION,
    ['https://radio.example', 'https://:secret@radio.example'],
    '2:6 station.url-wrong',
  ],
  [
    'an address by http',
    STATION,
    ['https://radio.example', 'http://radio.example'],
    '2:6 station.url-insecure',
  ],
  ['no language tag', STATION, ['language: en', 'language: english'], '3:11 station.language-wrong'],
  ['no e-mail address', STATION, ['desk@radio.example', 'desk'], '4:10 station.email-wrong'],
  ['an unknown licence', STATION, [6, '  license: my own'], '6:12 station.license-wrong'],
  [
    'text over the limit',
    STATION,
    ['author: Example Radio', `author: ${long(256)}`],
    '6:11 station.text-long',
  ],
  ['a long place', STATION, [6, `  location: ${long(129)}`], '6:13 station.label-long'],
  ['a default hub that is no address', STATION, [6, '  hub: [hub]'], '6:9 station.url-wrong'],
  ['a theme that loads something', STATION, [9, '  font: url(x)'], '9:9 station.theme-wrong'],
  ['an unquoted colour', STATION, ["'#7a1f2b'", '#7a1f2b'], '9:3 station.value-wrong'],
  ['a default feed that is not there', STATION, [6, '  feed: shows'], '6:9 station.feed-unknown'],
  [
    'a bare e-mail address where readers go',
    STATION,
    [8, 'links: { correction: desk@radio.example }'],
    '8:22 station.link-wrong',
  ],
  ['a way that would run', STATION, [8, "links: { tip: 'javascript:alert(1)' }"], '8:15 station.link-wrong'],
  ['another extension', 'people.yml', 'x: y\n', 'people.yml:1:1 station.name-wrong'],
]
