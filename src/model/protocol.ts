/** How comments are had (podcast namespace, socialprotocols.txt; P20-SOCIAL-1). “disabled” is no protocol but an answer. */
export const SOCIAL_PROTOCOLS: readonly string[] = [
  'activitypub',
  'twitter',
  'lightning',
  'atproto',
  'hive',
  'matrix',
  'nostr',
]

/** How a chat is spoken with (podcast namespace, chatprotocols.txt; P20-CHAT-1). */
export const CHAT_PROTOCOLS: readonly string[] = ['irc', 'xmpp', 'nostr', 'matrix']
