import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { denied } from '../cli/denied.ts'
import { outputDirectoryContract, replace } from '../ports/output-directory.contract.ts'
import { seenOutput } from './seen-output.ts'

const LINKS = ['symlink', 'symlinkat', 'link', 'linkat']
const isDenied = process.env['WITHOUT_LINKS'] === '1'
const words = denied('EPERM', LINKS)

/** A folder of this kind, as a disk without links leaves it: run again with these calls denied by the system. */
if (isDenied) {
  outputDirectoryContract(t, async (t) => seenOutput(t.testdir({ station: { 'a.mp3': 'sound' } })), 8)

  t.test('the folder itself stands there, and the one before is gone', async (t) => {
    const root = t.testdir({ station: { 'a.mp3': 'sound' } })
    const { output, seen } = seenOutput(root)
    const file = (text: string) => ({ path: 'a/index.html', content: { bytes: Buffer.from(text) } })
    for (const [text, replaced] of [
      ['one', 'at once'],
      ['two', 'with a gap'],
      ['three', 'with a gap'],
    ] as const) {
      const draft = await output.stage()
      await draft.write(file(text))
      t.equal(await draft.commit(Buffer.from(text)), replaced)
      t.strictSame(await seen(), { 'a/index.html': text })
      t.strictSame((await readdir(root)).sort(), ['.dist-names.json', 'dist', 'station'])
      t.equal(await (await output.current())?.isUpToDate(), true)
    }
  })

  t.test('somebody’s own folder in the place of ours is left alone', async (t) => {
    const root = t.testdir({ station: {} })
    const { output } = seenOutput(root)
    await replace(output, [{ path: 'index.html', content: { bytes: Buffer.from('ours') } }])
    await rename(join(root, 'dist'), join(root, 'moved'))
    await mkdir(join(root, 'dist'))
    await writeFile(join(root, 'dist', 'thesis.txt'), 'years of work')
    await t.rejects(replace(output, []), { name: 'IoError', message: /left alone/ })
    t.equal(await readFile(join(root, 'dist', 'thesis.txt'), 'utf8'), 'years of work')
  })

  t.test('who was killed between the two renames has the old build back', async (t) => {
    const root = t.testdir({ station: {} })
    const { output, seen } = seenOutput(root)
    await replace(output, [{ path: 'index.html', content: { bytes: Buffer.from('old') } }])
    await rename(join(root, 'dist'), join(root, '.dist-4194303-0123456789ab.old'))
    await mkdir(join(root, '.dist-4194303-0123456789ab'))
    const draft = await output.stage()
    t.strictSame(await seen(), { 'index.html': 'old' })
    await draft.discard()
    await replace(output, [{ path: 'index.html', content: { bytes: Buffer.from('new') } }])
    t.strictSame(await seen(), { 'index.html': 'new' })
    t.strictSame((await readdir(root)).sort(), ['.dist-names.json', 'dist', 'station'])
  })
} else if (words === undefined) {
  t.test('a build without links', { skip: 'the system lets nobody deny calls here' }, async () => {})
} else {
  const own = ['--import=./scripts/typescript.mjs', fileURLToPath(import.meta.url)]
  const env = { ...process.env, WITHOUT_LINKS: '1', TAP: '1', NODE_OPTIONS: '' }
  const { status, stdout, stderr } = spawnSync(
    words[0] ?? '',
    [...words.slice(1), process.execPath, ...own],
    {
      encoding: 'utf8',
      env,
    },
  )
  t.equal(status, 0, 'see what was said')
  if (status !== 0) t.comment(stdout + stderr)
  t.match(stdout, /^ok 1/m)
  t.notMatch(stdout, /^ *not ok/m)
}
