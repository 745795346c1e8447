// Table.
import { type Fault, long } from './fault.ts'

const FILE = 'episodes/one/episode.md'

export const episodeExtraFaults: readonly Fault[] = [
  [
    'episode: funding by http',
    FILE,
    [7, 'funding: [{ url: http://radio.example/give, title: Give }]'],
    '7:18 episode.url-insecure',
  ],
  [
    'episode: funding without a label',
    FILE,
    [7, 'funding: [{ url: https://radio.example/give }]'],
    '7:11 episode.key-missing',
  ],
  [
    'episode: a value without recipients',
    FILE,
    [7, 'value: { type: lightning }'],
    '7:8 episode.value-without-recipients',
  ],
  [
    'episode: a value with an empty list of recipients',
    FILE,
    [7, 'value: { recipients: [] }'],
    '7:22 episode.value-without-recipients',
  ],
  [
    'episode: a Lightning address that is none',
    FILE,
    [7, 'value: { recipients: [{ type: lnaddress, address: ann, split: 1 }] }'],
    '7:51 episode.value-address-wrong',
  ],
  [
    'episode: a node’s key that is none',
    FILE,
    [7, 'value: { recipients: [{ type: node, address: 02ab, split: 1 }] }'],
    '7:46 episode.value-address-wrong',
  ],
  [
    'episode: half a share',
    FILE,
    [7, 'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 0.5 }] }'],
    '7:71 episode.value-split-wrong',
  ],
  [
    'episode: an unknown kind of recipient',
    FILE,
    [7, 'value: { recipients: [{ type: wallet, address: a@b.example, split: 1 }] }'],
    '7:31 episode.value-wrong',
  ],
  [
    'episode: a suggestion in words',
    FILE,
    [7, 'value: { suggested: a bit, recipients: [{ type: lnaddress, address: a@b.example, split: 1 }] }'],
    '7:21 episode.value-wrong',
  ],
  [
    'episode: a chat’s address for its host',
    FILE,
    [7, 'chat: { server: https://irc.zeronode.net/x, protocol: irc }'],
    '7:17 episode.chat-server-wrong',
  ],
  [
    'episode: an unknown chat protocol',
    FILE,
    [7, 'chat: { server: irc.zeronode.net, protocol: icq }'],
    '7:45 episode.value-wrong',
  ],
  [
    'episode: a chat without a protocol',
    FILE,
    [7, 'chat: { server: irc.zeronode.net }'],
    '7:7 episode.key-missing',
  ],
  [
    'episode: endless words for a service',
    FILE,
    [7, `txt: [{ text: ${long(4001)} }]`],
    '7:15 episode.txt-long',
  ],
  [
    'episode: a long purpose',
    FILE,
    [7, `txt: [{ text: x, purpose: ${long(129)} }]`],
    '7:27 episode.label-long',
  ],
  [
    'episode: AI, maybe',
    FILE,
    [7, "txt: [{ text: 'yes', purpose: ai-content }]"],
    '7:15 episode.ai-content-wrong',
  ],
  [
    'episode: a post without a scheme',
    FILE,
    [7, 'social: [{ protocol: activitypub, uri: social.example/1 }]'],
    '7:40 episode.uri-wrong',
  ],
  [
    'episode: a post that would run',
    FILE,
    [7, "social: [{ protocol: activitypub, uri: 'javascript:alert(1)' }]"],
    '7:40 episode.uri-wrong',
  ],
  [
    'episode: a post without an address',
    FILE,
    [7, 'social: [{ protocol: activitypub }]'],
    '7:10 episode.key-missing',
  ],
  [
    'episode: an unknown social protocol',
    FILE,
    [7, 'social: [{ protocol: mastodon, uri: https://social.example/1 }]'],
    '7:22 episode.social-protocol-wrong',
  ],
  [
    'episode: comments disabled in a list',
    FILE,
    [7, 'social: [{ protocol: disabled, uri: https://social.example/1 }]'],
    '7:22 episode.social-disabled',
  ],
  [
    'episode: a picture that is nowhere',
    FILE,
    [7, 'images: [{ purpose: banner }]'],
    '7:10 episode.image-unclear',
  ],
  [
    'episode: a picture that is in two places',
    FILE,
    [7, 'images: [{ file: show.png, url: https://radio.example/a.png }]'],
    '7:10 episode.image-unclear',
  ],
  [
    'episode: a picture with a size of its own',
    FILE,
    [7, 'images: [{ file: show.png, width: 10 }]'],
    '7:35 episode.image-facts',
  ],
  [
    'episode: a picture by http',
    FILE,
    [7, 'images: [{ url: http://radio.example/a.png }]'],
    '7:17 episode.url-insecure',
  ],
  ['episode: a picture outside', FILE, [7, 'images: [{ file: ../a.png }]'], '7:18 episode.file-name-wrong'],
  [
    'episode: a picture that is not there',
    FILE,
    [7, 'images: [{ file: shwo.png }]'],
    '7:18 episode.image-absent',
  ],
  [
    'episode: a ratio with a colon',
    FILE,
    [7, "images: [{ url: https://radio.example/a.png, aspect-ratio: '16:9' }]"],
    '7:60 episode.image-ratio-wrong',
  ],
  [
    'episode: a width of no pixels',
    FILE,
    [7, 'images: [{ url: https://radio.example/a.png, width: 0 }]'],
    '7:53 episode.value-wrong',
  ],
  [
    'episode: a purpose with commas',
    FILE,
    [7, "images: [{ url: https://radio.example/a.png, purpose: 'banner, social' }]"],
    '7:55 episode.image-purpose-wrong',
  ],
]
