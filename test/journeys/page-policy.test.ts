import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { headersFor } from '../../src/build/response-headers.ts'
import { validateBuild } from '../../src/build/validated-build.ts'
import { compose } from '../../src/compose.ts'
import { copyOfSample } from './a-sample.ts'

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/g
/** What a policy governs, or what could change how it is read. */
const GOVERNED = /<(?:script|link|style|img|base|audio|video|form|iframe|body)\b|<meta http-equiv="refresh"/

t.test('every page says its policy itself, before anything that it governs', async (t) => {
  const folder = await copyOfSample(t.testdir({}))
  const { context } = compose(folder)
  const moment = new Date('2027-01-01T00:00:00Z')
  const first = await validateBuild(context, { moment })
  if (!first.result) throw new Error('the sample is good')
  await rename(join(folder, 'episodes/a-guid-is-for-life'), join(folder, 'episodes/a-guid'))
  const { result: good } = await validateBuild(context, { moment })
  if (!good) throw new Error('it is good with a renamed episode too')
  const kinds = new Set<string>()
  for (const address of good.siteBuild.addresses) {
    const resource = good.siteBuild.find(address)
    if (!resource?.type.startsWith('text/html') || !('bytes' in resource.body)) continue
    const html = new TextDecoder().decode(resource.body.bytes())
    const metas = [...html.matchAll(META)]
    t.equal(metas.length, 1, `${address}: once`)
    const policy = headersFor(resource)['content-security-policy'] ?? ''
    t.equal(metas[0]?.[1], policy.replace(/; frame-ancestors [^;]*/, ''), `${address}: as the header says it`)
    t.notMatch(metas[0]?.[1], /frame-ancestors|report-uri|sandbox/, 'what a meta element cannot say')
    t.ok((metas[0]?.index ?? 0) < (GOVERNED.exec(html)?.index ?? 0), `${address}: before what it governs`)
    t.match(
      html.slice(0, metas[0]?.index),
      /^<!DOCTYPE html>\n<html lang="[^"]*">\n<head>\n<meta charset="utf-8">\n$/,
    )
    kinds.add(resource.redirect !== undefined ? 'redirect' : resource.framed ? 'embed' : resource.kind)
  }
  t.same([...kinds].sort(), ['embed', 'page', 'redirect', 'text'], 'transcripts among them')
})
