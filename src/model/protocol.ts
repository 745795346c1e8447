/**
 * The values of `protocol` for comments (podcast namespace, socialprotocols.txt; P20-SOCIAL-1), without
 * “disabled”, which means that there are none.
 */
export const SOCIAL_PROTOCOLS: readonly string[] = [
  'activitypub',
  'twitter',
  'lightning',
  'atproto',
  'hive',
  'matrix',
  'nostr',
]

/** The values of `protocol` for chats (podcast namespace, chatprotocols.txt; P20-CHAT-1). */
export const CHAT_PROTOCOLS: readonly string[] = ['irc', 'xmpp', 'nostr', 'matrix']
