// Table.
import { BOMB, type Fault, LATIN_1, long } from './fault.ts'

const FEED = 'feeds/show.yaml'

export const feedFaults: readonly Fault[] = [
  ['feed: bytes of another encoding', FEED, LATIN_1, '1:11 feed.unreadable'],
  ['feed: an empty file', FEED, '# nothing\n', '1:1 feed.shape-wrong'],
  ['feed: two documents', FEED, [3, '---'], '3:1 feed.yaml-broken'],
  ['feed: aliases that unfold without end', FEED, BOMB, '2:8 feed.aliases-excessive'],
  ['feed: an unknown key', FEED, [3, 'colour: red'], '3:1 feed.key-unknown'],
  ['feed: a doubled key', FEED, [3, 'title: Again'], '3:1 feed.key-doubled'],
  ['feed: no title', FEED, ['title: The Show\n', ''], '1:1 feed.key-missing'],
  ['feed: a wrong word', FEED, [3, 'type: serialised'], '3:7 feed.value-wrong'],
  ['feed: yes for true', FEED, [3, 'explicit: yes'], '3:11 feed.value-wrong'],
  ['feed: a title of digits', FEED, ['title: The Show', 'title: 1984'], '1:8 feed.text-unquoted'],
  ['feed: a control character', FEED, ['title: The Show', 'title: "a\\x0bb"'], '1:8 feed.text-hostile'],
  ['feed: a relative link', FEED, [3, 'link: /show'], '3:7 feed.url-wrong'],
  ['feed: no e-mail address', FEED, ['desk@radio.example', 'desk@radio'], '5:10 feed.email-wrong'],
  ['feed: no language tag', FEED, [3, 'language: en_US'], '3:11 feed.language-wrong'],
  ['feed: an unknown licence', FEED, ['cc-by-4.0', 'mine'], '9:10 feed.license-wrong'],
  ['feed: a title over the limit', FEED, ['title: The Show', `title: ${long(256)}`], '1:8 feed.text-long'],
  ['feed: a long label', FEED, [3, `location: ${long(129)}`], '3:11 feed.label-long'],
  [
    'feed: a description over the limit',
    FEED,
    ['Talks with', `Talks ${long(4000)}`],
    '2:14 feed.description-long',
  ],
  ['feed: an unknown category', FEED, ['Business > Careers', 'Busines'], '7:5 feed.category-unknown'],
  [
    'feed: a category of another case',
    FEED,
    ['Business > Careers', 'business > careers'],
    '7:5 feed.category-unknown',
  ],
  [
    'feed: an obsolete category',
    FEED,
    ['Business > Careers', 'News & Politics'],
    '7:5 feed.category-obsolete',
  ],
  ['feed: a category twice', FEED, [8, '  - Business > Careers'], '8:5 feed.category-doubled'],
  ['feed: artwork that is not there', FEED, ['show.png', 'shwo.png'], '8:10 feed.artwork-missing'],
  ['feed: artwork outside', FEED, ['show.png', '../show.png'], '8:10 feed.file-name-wrong'],
  ['feed: a guid that is none', FEED, [3, 'guid: show-1'], '3:7 feed.guid-wrong'],
  ['feed: an unknown person', FEED, ['[ann-lee]', '[ann-le]'], '11:10 feed.person-unknown'],
  ['feed: an unknown role', FEED, ['Host:', 'Hots:'], '11:3 feed.role-unknown'],
  ['feed: another extension', 'feeds/other.yml', 'title: X\n', '1:1 feed.id-wrong'],
]
