// Table.
import { type Fault, long } from './fault.ts'

const FILE = 'station.yaml'

export const stationTagFaults: readonly Fault[] = [
  [
    'defaults: funding by http',
    FILE,
    [6, '  funding: [{ url: http://radio.example/give, title: Give }]'],
    '6:20 station.url-insecure',
  ],
  [
    'defaults: a value without recipients',
    FILE,
    [6, '  value: { type: lightning }'],
    '6:10 station.value-without-recipients',
  ],
  [
    'defaults: a value with an empty list of recipients',
    FILE,
    [6, '  value: { recipients: [] }'],
    '6:24 station.value-without-recipients',
  ],
  [
    'defaults: a Lightning address that is none',
    FILE,
    [6, '  value: { recipients: [{ type: lnaddress, address: ann, split: 1 }] }'],
    '6:53 station.value-address-wrong',
  ],
  [
    'defaults: a node’s key that is none',
    FILE,
    [6, '  value: { recipients: [{ type: node, address: 02ab, split: 1 }] }'],
    '6:48 station.value-address-wrong',
  ],
  [
    'defaults: half a share',
    FILE,
    [6, '  value: { recipients: [{ type: lnaddress, address: a@b.example, split: 0.5 }] }'],
    '6:73 station.value-split-wrong',
  ],
  [
    'defaults: an unknown kind of recipient',
    FILE,
    [6, '  value: { recipients: [{ type: wallet, address: a@b.example, split: 1 }] }'],
    '6:33 station.value-wrong',
  ],
  [
    'defaults: a suggestion in words',
    FILE,
    [6, '  value: { suggested: a bit, recipients: [{ type: lnaddress, address: a@b.example, split: 1 }] }'],
    '6:23 station.value-wrong',
  ],
  [
    'defaults: a chat’s address for its host',
    FILE,
    [6, '  chat: { server: https://irc.zeronode.net/x, protocol: irc }'],
    '6:19 station.chat-server-wrong',
  ],
  [
    'defaults: an unknown chat protocol',
    FILE,
    [6, '  chat: { server: irc.zeronode.net, protocol: icq }'],
    '6:47 station.value-wrong',
  ],
  [
    'defaults: endless words for a service',
    FILE,
    [6, `  txt: [{ text: ${long(4001)} }]`],
    '6:17 station.txt-long',
  ],
  [
    'defaults: a long purpose',
    FILE,
    [6, `  txt: [{ text: x, purpose: ${long(129)} }]`],
    '6:29 station.label-long',
  ],
  [
    'defaults: AI, maybe',
    FILE,
    [6, "  txt: [{ text: 'yes', purpose: ai-content }]"],
    '6:17 station.ai-content-wrong',
  ],
]
