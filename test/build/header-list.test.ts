import t from 'tap'
import { headersFor } from '../../src/build/response-headers.ts'
import { headerList } from '../../src/build/server-configuration/static-host-headers.ts'
import { validateBuild } from '../../src/build/validated-build.ts'
import { compose } from '../../src/compose.ts'
import type { Resource } from '../../src/model/resource.ts'
import { copyOfSample } from '../journeys/a-sample.ts'

interface Rule {
  readonly path: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** As both hosts read the file: a line that begins with a slash, and indented fields below it. */
function rulesIn(text: string): Rule[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const rules: { path: string; fields: [name: string, value: string][] }[] = []
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (line.startsWith('/')) rules.push({ path: line.trim(), fields: [] })
    else if (line.startsWith('  ') && colon !== -1)
      rules.at(-1)?.fields.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
    else throw new Error(line)
  }
  return rules
}

const literal = (text: string) => text.replace(/[-/\\^$+?.()|[\]{}]/g, '\\$&')

/** Cloudflare: a star is anything, a placeholder a segment; a field of several rules is joined with commas. */
function onCloudflare(rules: readonly Rule[], address: string): Map<string, string> {
  const fits = ({ path }: Rule) => {
    const pattern = path
      .split('*')
      .map(literal)
      .join('.*')
      .replace(/:[A-Za-z]\w*/g, '[^/]+')
    return new RegExp(`^${pattern}$`).test(address)
  }
  const got = new Map<string, string>()
  for (const { fields } of rules.filter(fits)) {
    for (const [name, value] of fields) got.set(name, got.has(name) ? `${got.get(name)}, ${value}` : value)
  }
  return got
}

/** Netlify: segment by segment, whatever the case and with a slash at the end or not; the last rule for a field. */
function onNetlify(rules: readonly Rule[], address: string): Map<string, string> {
  const fits = ({ path }: Rule) => {
    const parts = path.split('/').filter(Boolean)
    const pattern = parts.map((part) => {
      if (part.startsWith(':')) return '([^/]+)'
      return part === '*' ? '?.*' : part.split('*').map(literal).join('(.*)')
    })
    return new RegExp(`^/${pattern.join('/')}/?$`, 'i').test(address)
  }
  return new Map(rules.filter(fits).flatMap(({ fields }) => fields))
}

/** What a server of ours sends, but for what hosts see to themselves. */
function sent(resource: Resource): [string, string][] {
  return Object.entries(headersFor(resource)).filter(([name]) => name !== 'accept-ranges')
}

t.test('_headers gives every address of a build what the server sends', async (t) => {
  const { context } = compose(await copyOfSample(t.testdir({})))
  const { result: good } = await validateBuild(context, { moment: new Date('2027-01-01T00:00:00Z') })
  if (!good) throw new Error('the sample is good')
  const { siteBuild } = good
  const text = new TextDecoder().decode(bytesAt('/_headers'))
  const rules = rulesIn(text)
  function bytesAt(address: string): Uint8Array {
    const body = siteBuild.find(address)?.body
    return body && 'bytes' in body ? body.bytes() : new Uint8Array()
  }
  let count = 0
  for (const address of siteBuild.addresses) {
    const resource = siteBuild.find(address)
    // Hosts read these and do not send them.
    if (!resource || address.startsWith('/_') || resource.redirect !== undefined) continue
    count++
    const cloudflare = onCloudflare(rules, address)
    t.strictSame([...cloudflare].sort(), sent(resource).sort(), address)
    const netlify = onNetlify(rules, address)
    for (const [name, value] of sent(resource)) t.equal(netlify.get(name), value, `${address} ${name}`)
  }
  t.ok(count > 80)
  t.equal(siteBuild.find('/_headers')?.type, 'text/plain; charset=utf-8')
  const typeOf = (ending: string) =>
    siteBuild.find(siteBuild.addresses.find((one) => one.endsWith(ending)) ?? '')?.type
  t.equal(typeOf('/chapters.json'), 'application/json+chapters')
  t.equal(typeOf('.opml'), 'text/x-opml; charset=utf-8')
  t.equal(typeOf('/feeds/radio-bocconi.xml'), 'application/rss+xml; charset=utf-8')
  t.equal(typeOf('/feeds/radio-bocconi.json'), 'application/feed+json; charset=utf-8')
  t.notMatch(new TextDecoder().decode(bytesAt('/sitemap.xml')), /_headers|_redirects/)
})

t.test('kinds of files that the sample has none of', (t) => {
  const rules = rulesIn(headerList(''))
  for (const [address, kind, type] of [
    ['/episodes/one/it/', 'page', 'text/html'],
    ['/tags/%E7%94%B5%E5%8F%B0/', 'page', 'text/html'],
    ['/archive/2025/', 'page', 'text/html'],
    ['/episodes/one/talk.opus', 'recording', 'audio/ogg'],
    ['/episodes/one/caff%C3%A8%20%231.flac', 'recording', 'audio/flac'],
    ['/episodes/one/video.mp4', 'recording', 'video/mp4'],
    ['/episodes/one/transcript.it.html', 'text', 'text/html'],
    ['/episodes/one/transcript.zh-Hant.srt', 'text', 'application/x-subrip'],
    ['/people/ann-600.jpg', 'picture', 'image/jpeg'],
    ['/feeds/all/page/12.xml', 'feed', 'application/rss+xml'],
    ['/feeds/all.qr.svg', 'asset', 'image/svg+xml'],
    ['/assets/fonts/a.woff2', 'asset', 'font/woff2'],
    ['/sitemap-12.xml', 'text', 'application/xml'],
  ] as const) {
    const resource: Resource = { address, kind, type, body: { bytes: () => new Uint8Array() } }
    t.strictSame([...onCloudflare(rules, address)].sort(), sent(resource).sort(), address)
  }
  t.end()
})

t.test('_headers keeps to what its readers take', (t) => {
  for (const base of ['', '/onda', `/${'a'.repeat(200)}`]) {
    const text = headerList(base)
    const rules = rulesIn(text)
    t.ok(rules.length <= 100, `${rules.length} rules: Cloudflare takes 100`)
    t.ok(
      text.split('\n').every((line) => line.length <= 2000),
      'lines of at most 2,000 characters',
    )
    for (const { path, fields } of rules) {
      t.ok(path.startsWith(`${base}/`), path)
      t.ok((path.match(/\*/g) ?? []).length <= 1, `${path}: one star`)
      const names = path.match(/:\w+/g) ?? []
      t.equal(new Set(names).size, names.length, `${path}: each placeholder once`)
      t.ok(fields.length > 0, path)
    }
    t.equal(new Set(rules.map(({ path }) => path)).size, rules.length, 'no rule twice')
  }
  t.end()
})
