// Table.
import { type Fault, LATIN_1 } from './fault.ts'

const PEOPLE = 'people.yaml'

export const peopleFaults: readonly Fault[] = [
  ['people: bytes of another encoding', PEOPLE, LATIN_1, '1:11 people.unreadable'],
  ['people: a single text', PEOPLE, 'nobody\n', '1:1 people.shape-wrong'],
  ['people: an unclosed bracket', PEOPLE, ['[Annie]', '[Annie'], '4:1 people.yaml-broken'],
  ['people: an alias of nothing', PEOPLE, ['name: Bo Chen', 'name: *bo'], '5:9 people.yaml-broken'],
  [
    'people: nested without end',
    PEOPLE,
    `a: ${'['.repeat(90)}${']'.repeat(90)}\n`,
    '1:64 people.aliases-excessive',
  ],
  ['people: an unknown key', PEOPLE, [6, '  twitter: bo'], '6:3 people.key-unknown'],
  ['people: two entries with one id', PEOPLE, [7, 'bo-chen:\n  name: Bob'], '7:1 people.key-doubled'],
  ['people: no name', PEOPLE, ['  name: Bo Chen\n', ''], '5:3 people.key-missing'],
  ['people: aliases that are no list', PEOPLE, ['[Annie]', 'Annie'], '3:12 people.value-wrong'],
  [
    'people: a name that YAML takes for a number',
    PEOPLE,
    ['name: Bo Chen', 'name: 007'],
    '5:9 people.text-unquoted',
  ],
  ['people: a direction that is turned', PEOPLE, ['[Annie]', '[An\u202dnie]'], '3:15 people.text-turned'],
  ['people: a # in a name', PEOPLE, ['name: Ann Lee', 'name: Ann Lee #2'], '2:9 people.text-cut'],
  ['people: a control character', PEOPLE, ['[Annie]', '[An\u0001nie]'], '3:13 people.text-hostile'],
  ['people: no web address', PEOPLE, ['https://bo.example/', 'ftp://bo.example/'], '6:8 people.url-wrong'],
  [
    'people: a picture by http',
    PEOPLE,
    [6, '  image: http://pictures.example/bo.jpg'],
    '6:10 people.url-insecure',
  ],
  ['people: a picture that is not there', PEOPLE, [6, '  image: people/bo.jpg'], '6:10 people.image-missing'],
  ['people: a kind that is none', PEOPLE, [6, '  kind: firm'], '6:9 people.value-wrong'],
  ['people: a picture outside', PEOPLE, [6, '  image: ../bo.jpg'], '6:10 people.value-wrong'],
]
