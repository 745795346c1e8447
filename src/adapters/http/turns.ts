/** Runs at most `most` tasks of one name at a time; the others wait in order. */
export class Turns {
  readonly #most: number
  readonly #running = new Map<string, number>()
  readonly #waiting = new Map<string, (() => void)[]>()

  constructor(most: number) {
    this.#most = most
  }

  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const running = this.#running.get(name) ?? 0
    if (running >= this.#most) {
      const queue = this.#waiting.get(name) ?? []
      this.#waiting.set(name, queue)
      await new Promise<void>((go) => queue.push(go))
    } else this.#running.set(name, running + 1)
    try {
      return await work()
    } finally {
      const next = this.#waiting.get(name)?.shift()
      // A waiting task takes over this place.
      if (next) next()
      else this.#running.set(name, (this.#running.get(name) ?? 1) - 1)
    }
  }
}
