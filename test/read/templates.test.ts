import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { readTemplates } from '../../src/read/templates.ts'

t.test('all files under templates/ are read, but for what is hidden and what systems leave', async (t) => {
  const storage = memoryStorage({
    'templates/page.liquid': 'a',
    'templates/fonts/one.woff2': 'b',
    'templates/.DS_Store': 'c',
    'templates/fonts/Thumbs.db': 'd',
  })
  const { value, diagnostics } = await readTemplates(storage)
  t.strictSame([...(value ?? [])].map(([name]) => name).sort(), ['fonts/one.woff2', 'page.liquid'])
  t.strictSame(diagnostics, [])
})

t.test('more files than a site has are told, once', async (t) => {
  const all = Array.from({ length: 10_002 }, (_, index) => ({ name: `${index}.txt`, kind: 'file' as const }))
  const storage: Storage = { ...memoryStorage(), list: async () => all, read: async () => new Uint8Array() }
  const { value, diagnostics } = await readTemplates(storage)
  t.equal(value?.size, 10_000)
  t.match(diagnostics, [{ code: 'file.too-many', file: 'templates' }])
  t.equal(diagnostics.length, 1)
})

t.test('a link to a folder is followed, and none in what it leads to', async (t) => {
  const lists: string[] = []
  const storage: Storage = {
    ...memoryStorage(),
    list: async (folder) => {
      lists.push(folder)
      return [
        { name: 'a', kind: 'folder', isLink: true },
        { name: 'b', kind: 'folder', isLink: true },
      ]
    },
  }
  t.equal((await readTemplates(storage)).value?.size, 0)
  t.strictSame(lists, ['templates', 'templates/a', 'templates/b'])
})
