import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ZipFile } from 'yazl'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { openZip } from '../../src/adapters/zip/archive.ts'
import { zipOutput } from '../../src/adapters/zip/output.ts'
import { compose } from '../../src/compose.ts'
import type { Archive } from '../../src/ports/archive.ts'
import { exportStation, isExported } from '../../src/tasks/export-station.ts'
import { archiveDownloads, feedsIn, holdsStation, restoreStation } from '../../src/tasks/import-archive.ts'
import { NOW, smallStation } from '../journeys/a-small-station.ts'
import { ownFolder } from '../own-folder.ts'
import { shippedWords } from '../render/shipped.ts'
import { feedOf, imported } from './a-show.ts'

/** Exports a station of six talks. */
async function exported(folder: string, name: string): Promise<string> {
  const { context } = compose(join(folder, 'st'))
  const { pictures: _, cacheContext: __, ...plain } = context
  const file = join(folder, name)
  const write = (others: Parameters<typeof zipOutput>[2]['others']) =>
    zipOutput(file, context.storage, { isKept: isExported, others })
  const { files } = await exportStation(plain, { now: () => NOW }, write)
  if (files === undefined) throw new Error('The station cannot be built.')
  return file
}

async function archiveIn(file: string): Promise<Archive> {
  const archive = await openZip(file)
  if (!archive) throw new Error(`${file} is no archive.`)
  return archive
}

t.test('what is exported comes back to the byte, and the same station gives the same archive', async (t) => {
  const folder = ownFolder(t)
  await smallStation(join(folder, 'st'))
  const file = await exported(folder, 'one.zip')
  t.ok(readFileSync(file).equals(readFileSync(await exported(folder, 'two.zip'))))
  const archive = await archiveIn(file)
  t.ok(holdsStation(archive))
  t.ok(
    [
      'feeds/show.xml',
      'feeds/index.opml',
      'episodes/talk-1/talk-1.mp3',
      'episodes/talk-1/transcript.html',
    ].every((name) => archive.names.includes(name)),
  )
  t.equal(
    archive.names.filter((name) => name.endsWith('talk-1.mp3')).length,
    1,
    'a recording stands in it once',
  )
  const paths = await restoreStation(fileStorage(join(folder, 'again')), archive)
  archive.close()
  for (const path of paths)
    t.ok(readFileSync(join(folder, 'again', path)).equals(readFileSync(join(folder, 'st', path))), path)
  t.ok(paths.includes('episodes/talk-7/talk-7.mp3'), 'what is still to come, too')
})

t.test('the feeds of an archive come in as those of any host', async (t) => {
  const folder = ownFolder(t)
  await smallStation(join(folder, 'st'))
  const archive = await archiveIn(await exported(folder, 'one.zip'))
  const [found] = await feedsIn(archive, 'one.zip')
  const storage = fileStorage(join(folder, 'new'))
  const nobody = { fetch: () => Promise.reject(new Error('the web was asked')), forget: async () => {} }
  const downloads = archiveDownloads(storage, archive, nobody)
  const { feed, added } = await imported(found?.bytes ?? '', {
    storage,
    downloads,
    media: true,
    headings: [...shippedWords().values()],
  })
  archive.close()
  t.equal(added.length, 6)
  const [before, after] = [
    await feedOf(fileStorage(join(folder, 'st')), 'show'),
    await feedOf(storage, feed ?? ''),
  ]
  t.same(after.errors, [])
  const facts = ({ episodes }: typeof after) =>
    episodes
      .filter(({ date }) => (date ?? NOW) <= NOW)
      .map(({ guid, title, date, recording, notes, transcripts, credits }) => ({
        guid,
        title,
        date: date?.toISOString(),
        digest: recording?.digest,
        notes,
        people: credits.map(({ person, role }) => `${person.name} ${role}`).sort(),
        turns: transcripts[0]?.turns.map(({ speaker, paragraphs }) => [speaker, paragraphs]),
      }))
  t.same(facts(after), facts(before))
})

t.test('a damaged archive, and a file that is none', async (t) => {
  const folder = t.testdir({ 'no.zip': 'Hello', st: {} })
  t.equal(await openZip(join(folder, 'no.zip')), undefined)
  await t.rejects(openZip(join(folder, 'absent.zip')), { name: 'IoError' })
})

/** An archive of these files, as anybody might make one. */
async function zipped(file: string, files: Readonly<Record<string, string | Buffer>>): Promise<Archive> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  writeFileSync(file, Buffer.concat(chunks))
  return archiveIn(file)
}

t.test('of an archive of somebody else, only what a station has comes in', async (t) => {
  const folder = ownFolder(t)
  const files = {
    'station/station.yaml': 'title: Mine',
    'station/.git/config': '[core]\n\tfsmonitor = touch /tmp/x',
    'station/.envrc': 'touch /tmp/x',
    'station/package.json': '{"scripts": {"prepare": "touch /tmp/x"}}',
    'station/episodes/.git/config': 'x',
    'station/episodes/one/episode.md': '---\n---\n',
    'station/.inonda/schemas/episode.json': '{}',
    'station/.inonda/keep/x': 'x',
    'station/published-files.json': '[".git/hooks/pre-commit", "../out.txt", "feeds/show.png"]',
    '.git/hooks/pre-commit': '#!/bin/sh',
    'feeds/show.png': 'x',
  }
  const archive = await zipped(join(folder, 'a.zip'), files)
  const paths = await restoreStation(fileStorage(join(folder, 'st')), archive)
  archive.close()
  t.same([...paths].sort(), [
    '.inonda/schemas/episode.json',
    'episodes/one/episode.md',
    'feeds/show.png',
    'station.yaml',
  ])
})

t.test('an archive that unpacks to far more than it is, is refused', async (t) => {
  const folder = ownFolder(t)
  await t.rejects(zipped(join(folder, 'bomb.zip'), { 'feeds/a.xml': Buffer.alloc(60_000_000) }), {
    name: 'IoError',
    message: /more than 100 times/,
  })
})

t.test('an address that is no percent-encoding stops no import of an archive', async (t) => {
  const folder = ownFolder(t)
  const archive = await zipped(join(folder, 'a.zip'), { 'feeds/a.xml': 'x' })
  const asked: string[] = []
  const web = {
    fetch: ({ url }: { url: string }) => {
      asked.push(url)
      return Promise.reject(new Error('no'))
    },
    forget: async () => {},
  }
  const downloads = archiveDownloads(fileStorage(folder), archive, web)
  await t.rejects(downloads.fetch({ url: 'https://media.example/%E0%A4%A.mp3', most: 1 }), { message: 'no' })
  archive.close()
  t.equal(asked.length, 1)
})
