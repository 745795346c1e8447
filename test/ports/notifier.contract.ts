import type { Test } from 'tap'
import type { NotifyResult } from '../../src/ports/notifier.ts'

/** A way to tell somebody of an address, with what it was told in the end. */
export interface SeenNotifier {
  /** Tells somebody who listens, refuses, or is not there. */
  readonly tell: (whom: 'listening' | 'refusing' | 'absent', topic: string) => Promise<NotifyResult>
  readonly heard: () => Promise<readonly string[]> | readonly string[]
}

/** What every way to tell the world keeps to. */
export function notifierContract(t: Test, name: string, prepare: (t: Test) => Promise<SeenNotifier>): void {
  t.test(`${name}: whoever listens is told the very address`, async (t) => {
    const { tell, heard } = await prepare(t)
    const topic = 'https://radio.example/onda/feeds/a.xml?b=1&c=$(touch%20x)#d'
    t.strictSame(await tell('listening', topic), {})
    t.strictSame(await heard(), [topic])
  })

  t.test(`${name}: a failure is a sentence and never thrown`, async (t) => {
    const { tell } = await prepare(t)
    for (const whom of ['refusing', 'absent'] as const) {
      const { failure } = await tell(whom, 'https://radio.example/feeds/a.xml')
      t.match(failure, /\S.*\.$/, whom)
    }
  })
}
