import { spawnSync } from 'node:child_process'
import t from 'tap'
import { pagesOf } from '../../src/render/pages.ts'
import { type Listed, renderSitemaps } from '../../src/render/sitemap.ts'
import { makeOnAir } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'
import { parse } from './xml.ts'

const siteView = makeOnAir()

t.test('every page that is to be found stands in it, those alone, as the page names itself', async (t) => {
  const pages = pagesOf(siteView, shippedTemplates())
  const [text = ''] = renderSitemaps(siteView, pages).values()
  const listed = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url)
  const canonical = pages.flatMap(({ html }) => {
    const page = html()
    if (page.includes('<meta name="robots" content="noindex">')) return []
    return /<link rel="canonical" href="([^"]*)">/.exec(page)?.[1] ?? 'none'
  })
  t.strictSame(listed, canonical)
  t.notMatch(text, '/embed/')
})

t.test('a page changes with a publication or a correction', async (t) => {
  const [text = ''] = renderSitemaps(siteView, pagesOf(siteView, shippedTemplates())).values()
  const changed = (address: string) =>
    new RegExp(`<loc>https://faro.example/onda${address}</loc><lastmod>([^<]*)`).exec(text)?.[1]
  t.equal(changed('/episodes/the-keeper/'), '2025-04-01T00:00:00.000Z', 'the correction')
  t.equal(changed('/episodes/hello/'), '2025-01-05T08:00:00.000Z')
  t.equal(changed('/'), '2025-04-01T00:00:00.000Z')
  t.equal(changed('/people/bruno/'), '2025-04-01T00:00:00.000Z')
})

t.test('a page in several languages names them all', async (t) => {
  const alternates = [
    { language: 'en', address: '/episodes/a/' },
    { language: 'zh-Hans', address: '/episodes/a/zh-Hans/' },
  ]
  const [text = ''] = renderSitemaps(siteView, [{ address: '/episodes/a/', alternates }]).values()
  t.match(text, 'xmlns:xhtml="http://www.w3.org/1999/xhtml"')
  t.match(
    text,
    '<xhtml:link rel="alternate" hreflang="en" href="https://faro.example/onda/episodes/a/"/><xhtml:link rel="alternate" hreflang="zh-Hans" href="https://faro.example/onda/episodes/a/zh-Hans/"/></url>',
  )
  t.ok(parse(text))
})

t.test('more than one file may hold becomes an index of parts, and nothing is lost', async (t) => {
  const pages: Listed[] = Array.from({ length: 50_001 }, (_, index) => ({ address: `/e/${index}/` }))
  const documents = renderSitemaps(siteView, pages)
  t.strictSame([...documents.keys()], ['/sitemap.xml', '/sitemap-1.xml', '/sitemap-2.xml'])
  t.match(
    documents.get('/sitemap.xml'),
    /<sitemapindex .*\n {2}<sitemap><loc>https:\/\/faro.example\/onda\/sitemap-1.xml</,
  )
  const count = (address: string) => documents.get(address)?.match(/<url>/g)?.length
  t.strictSame([count('/sitemap-1.xml'), count('/sitemap-2.xml')], [50_000, 1])

  const most = { urls: 50_000, bytes: 400 }
  const parts = [...renderSitemaps(siteView, pages.slice(0, 9), most)].slice(1)
  t.ok(parts.length > 2)
  for (const [address, text] of parts) t.ok(Buffer.byteLength(text) <= most.bytes, address)
  t.equal(parts.flatMap(([, text]) => text.match(/<url>/g) ?? []).length, 9)
})

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0

t.test('it fits the schema of sitemaps', { skip: hasXmllint ? false : 'no xmllint here' }, async (t) => {
  const folder = t.testdir({ 'sitemap.xsd': SCHEMA, 'xhtml.xsd': XHTML })
  const alternates = [{ language: 'it', address: '/b/?a=1&b=2' }]
  const all: Listed[] = [...pagesOf(siteView, shippedTemplates()), { address: '/b/', alternates }]
  const complaints = (input: string) =>
    spawnSync('xmllint', ['--nonet', '--noout', '--schema', `${folder}/sitemap.xsd`, '-'], {
      input,
      encoding: 'utf8',
    })
  for (const text of [
    ...renderSitemaps(siteView, all).values(),
    ...renderSitemaps(siteView, all, { urls: 2, bytes: 10_000 }).values(),
    ...renderSitemaps(siteView, []).values(),
  ]) {
    const { status, stderr } = complaints(text)
    // A station without any page cannot be: the schema wants one.
    if (text.includes('<url>') || text.includes('<sitemap>')) t.equal(status, 0, stderr)
  }
  t.not(complaints('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>').status, 0)
})

/** https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd and siteindex.xsd, in few words: what we write of them. */
const SCHEMA = `<?xml version="1.0" encoding="UTF-8"?>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
  <xsd:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="xhtml.xsd"/>
  <xsd:element name="urlset"><xsd:complexType><xsd:sequence>
    <xsd:element name="url" type="tUrl" maxOccurs="unbounded"/>
  </xsd:sequence></xsd:complexType></xsd:element>
  <xsd:element name="sitemapindex"><xsd:complexType><xsd:sequence>
    <xsd:element name="sitemap" maxOccurs="unbounded"><xsd:complexType><xsd:sequence>
      <xsd:element name="loc" type="tLoc"/>
    </xsd:sequence></xsd:complexType></xsd:element>
  </xsd:sequence></xsd:complexType></xsd:element>
  <xsd:complexType name="tUrl"><xsd:sequence>
    <xsd:element name="loc" type="tLoc"/>
    <xsd:element name="lastmod" type="xsd:dateTime" minOccurs="0"/>
    <xsd:any namespace="##other" minOccurs="0" maxOccurs="unbounded" processContents="strict"/>
  </xsd:sequence></xsd:complexType>
  <xsd:simpleType name="tLoc"><xsd:restriction base="xsd:anyURI">
    <xsd:minLength value="12"/><xsd:maxLength value="2048"/>
  </xsd:restriction></xsd:simpleType>
</xsd:schema>`
const XHTML = `<?xml version="1.0" encoding="UTF-8"?>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
  <xsd:element name="link"><xsd:complexType>
    <xsd:attribute name="rel" fixed="alternate" use="required"/>
    <xsd:attribute name="hreflang" type="xsd:language" use="required"/>
    <xsd:attribute name="href" type="xsd:anyURI" use="required"/>
  </xsd:complexType></xsd:element>
</xsd:schema>`
