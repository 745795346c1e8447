/** What became of telling somebody: nothing more to say, or why it failed, as a whole sentence. */
export interface Told {
  readonly failure?: string
}

/**
 * Tells the world that a feed changed. What the network, a hub or a command does wrong is told in the answer and
 * never thrown: nobody's show depends on it. Every adapter passes test/ports/herald.contract.ts.
 */
export interface Herald {
  /** Tells a WebSub hub that the document at a topic's address changed. */
  readonly tellHub: (hub: string, topic: string) => Promise<Told>
  /** Sends a podping for a feed; absent where none is set up. */
  readonly podping?: (feed: string) => Promise<Told>
}
