import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { feedOf, imported } from './a-show.ts'

const OWN = fileURLToPath(new URL('../fixtures/import/', import.meta.url))

t.test('an import that is made twice changes nothing, and brings what is new', async (t) => {
  const xml = readFileSync(join(OWN, 'show.xml'), 'utf8')
  const less = xml.replace(/<item>[\s\S]*?<\/item>/, '')
  const first = await imported(less)
  t.same(first.added, ['before-everything', 'the-crane'])
  const { storage } = first
  const file = 'episodes/the-crane/episode.md'
  const edited = `${new TextDecoder().decode(await storage.read(file))}\nA line of the producer’s own.\n`
  await storage.write(file, new TextEncoder().encode(edited))
  const second = await imported(xml, { storage })
  t.same(second.added, ['the-pilot-the-tide'])
  t.equal(second.known, 2)
  t.equal(new TextDecoder().decode(await storage.read(file)), edited)
  const third = await imported(xml, { storage })
  t.same([third.added, third.files], [[], []])
  const { episodes } = await feedOf(storage, 'harbour-talk')
  t.same(
    episodes.map(({ slug }) => slug),
    ['the-pilot-the-tide', 'the-crane', 'before-everything'],
    'in the feed’s order',
  )
})

t.test('what Inonda does not know is written back', async (t) => {
  const { storage } = await imported(readFileSync(join(OWN, 'show.xml')))
  const { xml } = await feedOf(storage, 'harbour-talk')
  t.match(xml, '<acme:mood xmlns:acme="https://acme.example/ns" level="3">')
  t.match(xml, '<acme:part>slow</acme:part>')
  t.match(xml, '<acme:mood xmlns:acme="https://acme.example/ns">windy</acme:mood>')
  t.match(xml, '<link>https://old-host.example/3</link>')
  t.match(
    xml,
    '<podcast:transcript url="https://media.example/3.vtt" type="text/vtt" language="en" rel="captions"/>',
  )
})
