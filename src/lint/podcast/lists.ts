/** Table. The namespace's own lists: licences, services, protocols. */
export const LICENSES: ReadonlySet<string> = new Set([
  'arr',
  'cc-by-4.0',
  'cc-by-nc-4.0',
  'cc-by-nc-nd-4.0',
  'pod-v4v-1.0',
])

export const SOCIAL_PROTOCOLS = [
  'activitypub',
  'twitter',
  'lightning',
  'atproto',
  'hive',
  'matrix',
  'nostr',
  'disabled',
] as const

export const CHAT_PROTOCOLS = ['irc', 'xmpp', 'nostr', 'matrix'] as const

/** serviceslugs.txt. */
export const SERVICES: readonly string[] =
  'acast amazon anchor apple audible audioboom backtracks bitcoin blubrry buzzsprout captivate castos castopod facebook fireside fyyd google gpodder hypercatcher kasts libsyn mastodon megafono megaphone omnystudio overcast paypal pinecast podbean podcastaddict podcastguru podcastindex podcasts podchaser podcloud podfriend podiant podigee podnews podomatic podserve podverse redcircle relay resonaterecordings rss shoutengine simplecast slack soundcloud spotify spreaker tiktok transistor twitter whooshkaa youtube zencast'.split(
    ' ',
  )
