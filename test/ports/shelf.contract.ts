import type { Test } from 'tap'
import type { Shelf } from '../../src/ports/shelf.ts'

/** A shelf, and what somebody sees who looks at it: path → text. */
export interface SeenShelf {
  readonly shelf: Shelf
  readonly seen: () => Promise<Record<string, string>>
}

const bytes = (text: string) => ({ bytes: new TextEncoder().encode(text) })

/** What every Shelf adapter must do. The station given to it holds `a.mp3` with the text “sound”. */
export function shelfContract(t: Test, make: (t: Test) => Promise<SeenShelf>): void {
  t.test('shows the edition that was laid last, and nothing of the one before', async (t) => {
    const { shelf, seen } = await make(t)
    await shelf.replace([
      { path: 'index.html', content: bytes('one') },
      { path: 'old/index.html', content: bytes('old') },
    ])
    await shelf.replace([
      { path: 'index.html', content: bytes('two') },
      { path: 'episodes/a/a.mp3', content: { file: 'a.mp3' } },
    ])
    t.strictSame(await seen(), { 'index.html': 'two', 'episodes/a/a.mp3': 'sound' })
  })

  t.test('an edition that fails on the way leaves the one before', async (t) => {
    const { shelf, seen } = await make(t)
    await shelf.replace([{ path: 'index.html', content: bytes('one') }])
    await t.rejects(
      shelf.replace([
        { path: 'index.html', content: bytes('two') },
        { path: 'gone.mp3', content: { file: 'gone.mp3' } },
      ]),
    )
    t.strictSame(await seen(), { 'index.html': 'one' })
  })

  t.test('a path that climbs out is refused', async (t) => {
    const { shelf, seen } = await make(t)
    await t.rejects(shelf.replace([{ path: '../out.html', content: bytes('x') }]))
    t.strictSame(await seen(), {})
  })
}
