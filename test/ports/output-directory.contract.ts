import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { Test } from 'tap'
import {
  OutputChangedError,
  type OutputDirectory,
  type OutputFile,
} from '../../src/ports/output-directory.ts'

/** An output directory, and what somebody sees who looks at it: path → text. */
export interface SeenOutput {
  readonly output: OutputDirectory
  readonly seen: () => Promise<Record<string, string>>
}

/** A whole build; what fails on the way is thrown away. */
export async function replace(output: OutputDirectory, files: readonly OutputFile[]): Promise<void> {
  const draft = await output.stage()
  try {
    for (const file of files) await draft.write(file)
  } catch (error) {
    await draft.discard()
    throw error
  }
  await draft.commit()
}

const bytes = (text: string) => ({ bytes: new TextEncoder().encode(text) })

/** What every adapter of OutputDirectory must do. The station given to it holds `a.mp3` with the text “sound”. */
export function outputDirectoryContract(t: Test, make: (t: Test) => Promise<SeenOutput>, numRuns = 40): void {
  t.test('shows the build that was laid last, and nothing of the one before', async (t) => {
    const { output, seen } = await make(t)
    await replace(output, [
      { path: 'index.html', content: bytes('one') },
      { path: 'old/index.html', content: bytes('old') },
    ])
    await replace(output, [
      { path: 'index.html', content: bytes('two') },
      { path: 'episodes/a/a.mp3', content: { file: 'a.mp3' } },
    ])
    t.strictSame(await seen(), { 'index.html': 'two', 'episodes/a/a.mp3': 'sound' })
  })

  t.test('a file that is not what it was when its digest was taken is not laid', async (t) => {
    const { output, seen } = await make(t)
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    const content = (text: string) => ({ file: 'a.mp3', digest: sha256(text), identity: 'another' })
    await replace(output, [{ path: 'a.mp3', content: content('sound') }])
    t.strictSame(await seen(), { 'a.mp3': 'sound' }, 'it was only touched')
    await t.rejects(replace(output, [{ path: 'a.mp3', content: content('other') }]), {
      name: 'IoError',
      message: /a\.mp3 changed/,
    })
    t.strictSame(await seen(), { 'a.mp3': 'sound' })
  })

  t.test('a build that fails on the way leaves the one before', async (t) => {
    const { output, seen } = await make(t)
    await replace(output, [{ path: 'index.html', content: bytes('one') }])
    await t.rejects(
      replace(output, [
        { path: 'index.html', content: bytes('two') },
        { path: 'gone.mp3', content: { file: 'gone.mp3' } },
      ]),
    )
    t.strictSame(await seen(), { 'index.html': 'one' })
  })

  t.test('a path that climbs out is refused', async (t) => {
    const { output, seen } = await make(t)
    await t.rejects(replace(output, [{ path: '../out.html', content: bytes('x') }]))
    t.strictSame(await seen(), {})
  })

  t.test('a file is taken over from the build before under the tag that it was laid under', async (t) => {
    const { output, seen } = await make(t)
    await replace(output, [
      { path: 'same.html', content: bytes('same'), tag: 'a' },
      { path: 'other.html', content: bytes('before'), tag: 'b' },
      { path: 'nameless.html', content: bytes('nameless') },
    ])
    const draft = await output.stage()
    t.equal(draft.reuse('same.html', 'a'), true)
    t.equal(draft.reuse('other.html', 'c'), false)
    t.equal(draft.reuse('nameless.html', ''), false)
    t.equal(draft.reuse('never.html', 'a'), false)
    await draft.write({ path: 'other.html', content: bytes('after'), tag: 'c' })
    await draft.commit()
    t.strictSame(await seen(), { 'same.html': 'same', 'other.html': 'after' })

    const next = await output.stage()
    t.equal(next.reuse('same.html', 'a'), true, 'also what was taken over itself')
    t.equal(next.reuse('other.html', 'c'), true)
    await next.discard()
    t.strictSame(await seen(), { 'same.html': 'same', 'other.html': 'after' })
  })

  t.test('what a build was finished with is told while it stands', async (t) => {
    const { output, seen } = await make(t)
    const note = (words: string) => new TextEncoder().encode(words)
    const told = async () => {
      const current = await output.current()
      return current && [new TextDecoder().decode(current.stamp), await current.isUpToDate()]
    }
    t.equal(await told(), undefined, 'nothing stands yet')

    const first = await output.stage()
    await first.write({ path: 'a/index.html', content: bytes('a'), tag: 'a' })
    await first.write({ path: 'a/a.mp3', content: { file: 'a.mp3' } })
    await first.commit(note('first, and\nmore'))
    t.strictSame(await told(), ['first, and\nmore', true])

    const discarded = await output.stage()
    await discarded.write({ path: 'b.html', content: bytes('b') })
    await discarded.discard()
    t.strictSame(await told(), ['first, and\nmore', true], 'what is thrown away changes nothing')

    await replace(output, [{ path: 'a/index.html', content: bytes('a'), tag: 'a' }])
    t.equal(await told(), undefined, 'a build without a note')

    const same = await output.stage()
    t.equal(same.reuse('a/index.html', 'a'), true)
    await same.commit(note('of the same files'))
    t.strictSame(await told(), ['of the same files', true])
    const less = await output.stage()
    await less.commit(note('of none'))
    t.strictSame(await seen(), {}, 'what was not taken over is gone')
    t.strictSame(await told(), ['of none', true])
  })

  t.test('whatever builds follow each other, the last is seen whole, and nothing else', async (t) => {
    const { output, seen } = await make(t)
    // A file becomes a folder and a folder a file; most stay as they were.
    const paths = ['a', 'a/a', 'a/b/c', 'b/a', 'b', 'c/d', ...'efghijklmnop']
    const version = fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    )
    const siteBuild = fc.tuple(...paths.map(() => version)).map((versions) => {
      const some = paths.flatMap((path, at) => (versions[at] === undefined ? [] : [{ path, at }]))
      return some
        .filter(({ path }) => !some.some((one) => path.startsWith(`${one.path}/`)))
        .map(({ path, at }) => ({ path, tag: `${path} ${versions[at]}` }))
    })
    await fc.assert(
      fc.asyncProperty(fc.array(siteBuild, { minLength: 3, maxLength: 6 }), async (siteBuilds) => {
        for (const files of siteBuilds) {
          await writtenAgain(output, files)
          t.strictSame(await seen(), Object.fromEntries(files.map(({ path, tag }) => [path, tag])))
        }
      }),
      { numRuns },
    )
  })
}

/** As a build does: what is there is taken over, what is in the way of that begins again. */
async function writtenAgain(
  output: OutputDirectory,
  files: readonly { path: string; tag: string }[],
): Promise<void> {
  const draft = await output.stage()
  try {
    for (const { path, tag } of files) {
      if (!draft.reuse(path, tag)) await draft.write({ path, tag, content: bytes(tag) })
    }
    await draft.commit()
  } catch (error) {
    await draft.discard()
    if (!(error instanceof OutputChangedError)) throw error
    await writtenAgain(output, files)
  }
}
