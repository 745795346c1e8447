/** What became of telling somebody: nothing more to say, or why it failed, as a whole sentence. */
export interface NotifyResult {
  readonly failure?: string
}

/**
 * Tells the world that a feed changed. What the network, a hub or a command does wrong is told in the answer and
 * never thrown: nobody's show depends on it. Every adapter passes test/ports/notifier.contract.ts.
 */
export interface Notifier {
  /** Tells a WebSub hub that the document at a topic's address changed. */
  readonly notifyHub: (hub: string, topic: string) => Promise<NotifyResult>
  /** Sends a podping for a feed; absent where none is set up. */
  readonly podping?: (feed: string) => Promise<NotifyResult>
}
