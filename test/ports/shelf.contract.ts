import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { Test } from 'tap'
import { Displaced, type Sheet, type Shelf } from '../../src/ports/shelf.ts'

/** A shelf, and what somebody sees who looks at it: path → text. */
export interface SeenShelf {
  readonly shelf: Shelf
  readonly seen: () => Promise<Record<string, string>>
}

/** A whole edition; what fails on the way is thrown away. */
export async function replace(shelf: Shelf, sheets: readonly Sheet[]): Promise<void> {
  const draft = await shelf.begin()
  try {
    for (const sheet of sheets) await draft.lay(sheet)
  } catch (error) {
    await draft.discard()
    throw error
  }
  await draft.finish()
}

const bytes = (text: string) => ({ bytes: new TextEncoder().encode(text) })

/** What every Shelf adapter must do. The station given to it holds `a.mp3` with the text “sound”. */
export function shelfContract(t: Test, make: (t: Test) => Promise<SeenShelf>, numRuns = 40): void {
  t.test('shows the edition that was laid last, and nothing of the one before', async (t) => {
    const { shelf, seen } = await make(t)
    await replace(shelf, [
      { path: 'index.html', content: bytes('one') },
      { path: 'old/index.html', content: bytes('old') },
    ])
    await replace(shelf, [
      { path: 'index.html', content: bytes('two') },
      { path: 'episodes/a/a.mp3', content: { file: 'a.mp3' } },
    ])
    t.strictSame(await seen(), { 'index.html': 'two', 'episodes/a/a.mp3': 'sound' })
  })

  t.test('a file that is not what it was when its digest was taken is not laid', async (t) => {
    const { shelf, seen } = await make(t)
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    const content = (text: string) => ({ file: 'a.mp3', digest: sha256(text), identity: 'another' })
    await replace(shelf, [{ path: 'a.mp3', content: content('sound') }])
    t.strictSame(await seen(), { 'a.mp3': 'sound' }, 'it was only touched')
    await t.rejects(replace(shelf, [{ path: 'a.mp3', content: content('other') }]), {
      name: 'Outage',
      message: /a\.mp3 changed/,
    })
    t.strictSame(await seen(), { 'a.mp3': 'sound' })
  })

  t.test('an edition that fails on the way leaves the one before', async (t) => {
    const { shelf, seen } = await make(t)
    await replace(shelf, [{ path: 'index.html', content: bytes('one') }])
    await t.rejects(
      replace(shelf, [
        { path: 'index.html', content: bytes('two') },
        { path: 'gone.mp3', content: { file: 'gone.mp3' } },
      ]),
    )
    t.strictSame(await seen(), { 'index.html': 'one' })
  })

  t.test('a path that climbs out is refused', async (t) => {
    const { shelf, seen } = await make(t)
    await t.rejects(replace(shelf, [{ path: '../out.html', content: bytes('x') }]))
    t.strictSame(await seen(), {})
  })

  t.test('a file is taken over from the edition before under the tag that it was laid under', async (t) => {
    const { shelf, seen } = await make(t)
    await replace(shelf, [
      { path: 'same.html', content: bytes('same'), tag: 'a' },
      { path: 'other.html', content: bytes('before'), tag: 'b' },
      { path: 'nameless.html', content: bytes('nameless') },
    ])
    const draft = await shelf.begin()
    t.equal(draft.takeOver('same.html', 'a'), true)
    t.equal(draft.takeOver('other.html', 'c'), false)
    t.equal(draft.takeOver('nameless.html', ''), false)
    t.equal(draft.takeOver('never.html', 'a'), false)
    await draft.lay({ path: 'other.html', content: bytes('after'), tag: 'c' })
    await draft.finish()
    t.strictSame(await seen(), { 'same.html': 'same', 'other.html': 'after' })

    const next = await shelf.begin()
    t.equal(next.takeOver('same.html', 'a'), true, 'also what was taken over itself')
    t.equal(next.takeOver('other.html', 'c'), true)
    await next.discard()
    t.strictSame(await seen(), { 'same.html': 'same', 'other.html': 'after' })
  })

  t.test('what an edition was finished with is told while it stands', async (t) => {
    const { shelf, seen } = await make(t)
    const note = (words: string) => new TextEncoder().encode(words)
    const told = async () => {
      const standing = await shelf.standing()
      return standing && [new TextDecoder().decode(standing.note), await standing.stays()]
    }
    t.equal(await told(), undefined, 'nothing stands yet')

    const first = await shelf.begin()
    await first.lay({ path: 'a/index.html', content: bytes('a'), tag: 'a' })
    await first.lay({ path: 'a/a.mp3', content: { file: 'a.mp3' } })
    await first.finish(note('first, and\nmore'))
    t.strictSame(await told(), ['first, and\nmore', true])

    const discarded = await shelf.begin()
    await discarded.lay({ path: 'b.html', content: bytes('b') })
    await discarded.discard()
    t.strictSame(await told(), ['first, and\nmore', true], 'what is thrown away changes nothing')

    await replace(shelf, [{ path: 'a/index.html', content: bytes('a'), tag: 'a' }])
    t.equal(await told(), undefined, 'an edition without a note')

    const same = await shelf.begin()
    t.equal(same.takeOver('a/index.html', 'a'), true)
    await same.finish(note('of the same files'))
    t.strictSame(await told(), ['of the same files', true])
    const less = await shelf.begin()
    await less.finish(note('of none'))
    t.strictSame(await seen(), {}, 'what was not taken over is gone')
    t.strictSame(await told(), ['of none', true])
  })

  t.test('whatever editions follow each other, the last is seen whole, and nothing else', async (t) => {
    const { shelf, seen } = await make(t)
    // A file becomes a folder and a folder a file; most stay as they were.
    const paths = ['a', 'a/a', 'a/b/c', 'b/a', 'b', 'c/d', ...'efghijklmnop']
    const version = fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    )
    const edition = fc.tuple(...paths.map(() => version)).map((versions) => {
      const some = paths.flatMap((path, at) => (versions[at] === undefined ? [] : [{ path, at }]))
      return some
        .filter(({ path }) => !some.some((one) => path.startsWith(`${one.path}/`)))
        .map(({ path, at }) => ({ path, tag: `${path} ${versions[at]}` }))
    })
    await fc.assert(
      fc.asyncProperty(fc.array(edition, { minLength: 3, maxLength: 6 }), async (editions) => {
        for (const sheets of editions) {
          await laidAgain(shelf, sheets)
          t.strictSame(await seen(), Object.fromEntries(sheets.map(({ path, tag }) => [path, tag])))
        }
      }),
      { numRuns },
    )
  })
}

/** As a build does: what is there is taken over, what is in the way of that begins again. */
async function laidAgain(shelf: Shelf, sheets: readonly { path: string; tag: string }[]): Promise<void> {
  const draft = await shelf.begin()
  try {
    for (const { path, tag } of sheets) {
      if (!draft.takeOver(path, tag)) await draft.lay({ path, tag, content: bytes(tag) })
    }
    await draft.finish()
  } catch (error) {
    await draft.discard()
    if (!(error instanceof Displaced)) throw error
    await laidAgain(shelf, sheets)
  }
}
