/** The result of a notification: empty, or why it failed, as a whole sentence. */
export interface NotifyResult {
  readonly failure?: string
}

/**
 * Notifies others that a feed changed. A failure of the network, a hub or a command is returned and never
 * thrown: no show depends on it. Every adapter passes test/ports/notifier.contract.ts.
 */
export interface Notifier {
  /** Notifies a WebSub hub that the document at the topic's URL changed. */
  readonly notifyHub: (hub: string, topic: string) => Promise<NotifyResult>
  /** Sends a podping for a feed; absent if none is configured. */
  readonly podping?: (feed: string) => Promise<NotifyResult>
}
