// Table.
import { type Fault, long } from './fault.ts'

const FILE = 'feeds/show.yaml'

export const feedExtraFaults: readonly Fault[] = [
  [
    'feed: funding by http',
    FILE,
    [3, 'funding: [{ url: http://radio.example/give, title: Give }]'],
    '3:18 feed.url-insecure',
  ],
  [
    'feed: funding without a label',
    FILE,
    [3, 'funding: [{ url: https://radio.example/give }]'],
    '3:11 feed.key-missing',
  ],
  [
    'feed: a value without recipients',
    FILE,
    [3, 'value: { type: lightning }'],
    '3:8 feed.value-without-recipients',
  ],
  [
    'feed: a value with an empty list of recipients',
    FILE,
    [3, 'value: { recipients: [] }'],
    '3:22 feed.value-without-recipients',
  ],
  [
    'feed: a Lightning address that is none',
    FILE,
    [3, 'value: { recipients: [{ type: lnaddress, address: ann, split: 1 }] }'],
    '3:51 feed.value-address-wrong',
  ],
  [
    'feed: a node’s key that is none',
    FILE,
    [3, 'value: { recipients: [{ type: node, address: 02ab, split: 1 }] }'],
    '3:46 feed.value-address-wrong',
  ],
  [
    'feed: half a share',
    FILE,
    [3, 'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 0.5 }] }'],
    '3:71 feed.value-split-wrong',
  ],
  [
    'feed: an unknown kind of recipient',
    FILE,
    [3, 'value: { recipients: [{ type: wallet, address: a@b.example, split: 1 }] }'],
    '3:31 feed.value-wrong',
  ],
  [
    'feed: a suggestion in words',
    FILE,
    [3, 'value: { suggested: a bit, recipients: [{ type: lnaddress, address: a@b.example, split: 1 }] }'],
    '3:21 feed.value-wrong',
  ],
  [
    'feed: a chat’s address for its host',
    FILE,
    [3, 'chat: { server: https://irc.zeronode.net/x, protocol: irc }'],
    '3:17 feed.chat-server-wrong',
  ],
  [
    'feed: an unknown chat protocol',
    FILE,
    [3, 'chat: { server: irc.zeronode.net, protocol: icq }'],
    '3:45 feed.value-wrong',
  ],
  [
    'feed: a chat without a protocol',
    FILE,
    [3, 'chat: { server: irc.zeronode.net }'],
    '3:7 feed.key-missing',
  ],
  ['feed: endless words for a service', FILE, [3, `txt: [{ text: ${long(4001)} }]`], '3:15 feed.txt-long'],
  ['feed: a long purpose', FILE, [3, `txt: [{ text: x, purpose: ${long(129)} }]`], '3:27 feed.label-long'],
  ['feed: AI, maybe', FILE, [3, "txt: [{ text: 'yes', purpose: ai-content }]"], '3:15 feed.ai-content-wrong'],
  [
    'feed: a post without a scheme',
    FILE,
    [3, 'social: [{ protocol: activitypub, uri: social.example/1 }]'],
    '3:40 feed.uri-wrong',
  ],
  [
    'feed: a post that would run',
    FILE,
    [3, "social: [{ protocol: activitypub, uri: 'javascript:alert(1)' }]"],
    '3:40 feed.uri-wrong',
  ],
  [
    'feed: a post without an address',
    FILE,
    [3, 'social: [{ protocol: activitypub }]'],
    '3:10 feed.key-missing',
  ],
  [
    'feed: an unknown social protocol',
    FILE,
    [3, 'social: [{ protocol: mastodon, uri: https://social.example/1 }]'],
    '3:22 feed.social-protocol-wrong',
  ],
  [
    'feed: comments disabled in a list',
    FILE,
    [3, 'social: [{ protocol: disabled, uri: https://social.example/1 }]'],
    '3:22 feed.social-disabled',
  ],
  ['feed: a picture that is nowhere', FILE, [3, 'images: [{ purpose: banner }]'], '3:10 feed.image-unclear'],
  [
    'feed: a picture that is in two places',
    FILE,
    [3, 'images: [{ file: show.png, url: https://radio.example/a.png }]'],
    '3:10 feed.image-unclear',
  ],
  [
    'feed: a picture with a size of its own',
    FILE,
    [3, 'images: [{ file: show.png, width: 10 }]'],
    '3:35 feed.image-facts',
  ],
  [
    'feed: a picture by http',
    FILE,
    [3, 'images: [{ url: http://radio.example/a.png }]'],
    '3:17 feed.url-insecure',
  ],
  ['feed: a picture outside', FILE, [3, 'images: [{ file: ../a.png }]'], '3:18 feed.file-name-wrong'],
  ['feed: a picture that is not there', FILE, [3, 'images: [{ file: shwo.png }]'], '3:18 feed.image-absent'],
  [
    'feed: a ratio with a colon',
    FILE,
    [3, "images: [{ url: https://radio.example/a.png, aspect-ratio: '16:9' }]"],
    '3:60 feed.image-ratio-wrong',
  ],
  [
    'feed: a width of no pixels',
    FILE,
    [3, 'images: [{ url: https://radio.example/a.png, width: 0 }]'],
    '3:53 feed.value-wrong',
  ],
  [
    'feed: a purpose with commas',
    FILE,
    [3, "images: [{ url: https://radio.example/a.png, purpose: 'banner, social' }]"],
    '3:55 feed.image-purpose-wrong',
  ],
]
