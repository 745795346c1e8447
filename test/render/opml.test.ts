import { spawnSync } from 'node:child_process'
import { parseOpml } from 'feedsmith'
import t from 'tap'
import { renderOpml } from '../../src/render/opml.ts'
import { xmlLine } from '../../src/render/xml-text.ts'
import { HOSTILE, makeFeed, makeOnAir } from './on-air.ts'
import { childrenOf, parse } from './xml.ts'

t.test('the feeds of a station', async (t) => {
  t.matchSnapshot(renderOpml(makeOnAir()), 'opml')
})

t.test('feedsmith reads the list', async (t) => {
  t.match(parseOpml(renderOpml(makeOnAir())), {
    head: { title: 'Radio Faro', ownerEmail: 'hello@faro.example' },
    body: {
      outlines: [
        {
          type: 'rss',
          text: 'Lamp & Lens',
          xmlUrl: 'https://faro.example/onda/feeds/lamp.xml',
          htmlUrl: 'https://faro.example/onda/shows/lamp/',
          language: 'en',
        },
        { type: 'rss', text: 'Nothing yet', xmlUrl: 'https://faro.example/onda/feeds/empty.xml' },
      ],
    },
  })
})

t.test('hostile texts are text', async (t) => {
  for (const title of HOSTILE) {
    const feeds = [makeFeed({ title, description: title, link: title })]
    const [, body] = parse(renderOpml(makeOnAir({ feeds }))).children
    const [outline] = childrenOf(body, 'outline')
    t.equal(outline?.attributes['text'], xmlLine(title))
    t.equal(outline?.attributes['htmlUrl'], 'https://faro.example/onda/shows/lamp/')
  }
})

const noXmllint = spawnSync('xmllint', ['--version']).error !== undefined && 'no xmllint on this machine'

t.test('xmllint reads the list', { skip: noXmllint }, async (t) => {
  const input = renderOpml(makeOnAir({ feeds: HOSTILE.map((title) => makeFeed({ title })) }))
  const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], { input, encoding: 'utf8' })
  t.equal(status, 0, stderr)
})
