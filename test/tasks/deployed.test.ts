import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { compose } from '../../src/compose.ts'
import { deployedDiagnostics } from '../../src/tasks/deployed.ts'
import { built, NOW, smallStation } from '../journeys/a-small-station.ts'

/** A web on which a station's last build stands at an address. */
const webOf = (station: string, at = 'https://radio.example') => {
  const { context } = compose(station)
  return {
    fetch: async ({ url }: { readonly url: string }) => {
      const bytes = url.startsWith(at) ? await context.storage.read(`dist${url.slice(at.length)}`) : undefined
      return {
        url,
        status: bytes ? 200 : 404,
        headers: new Map<string, string>(),
        bytes: bytes ?? new Uint8Array(),
        redirects: [],
      }
    },
  }
}

t.test('what is deployed and not in the ledger is told, without dist/ and .inonda too', async (t) => {
  const root = t.testdir({ deployed: {}, here: {} })
  const deployed = await smallStation(join(root, 'deployed'))
  await built(deployed)
  const here = await smallStation(join(root, 'here'))
  const { context } = compose(here)
  const { cacheContext: _, ...plain } = context
  t.match(await deployedDiagnostics(plain, webOf(deployed), NOW), [
    { code: 'ledger.missing', message: /https:\/\/radio\.example\/feeds\/show\.xml says.*\(6\)/ },
  ])
  await built(here)
  t.strictSame(await deployedDiagnostics(plain, webOf(deployed), NOW), [], 'the same is published')
  await rm(join(deployed, 'dist'), { recursive: true })
  t.strictSame(await deployedDiagnostics(plain, webOf(deployed), NOW), [], 'nothing is deployed yet')
})

t.test('a show that is deployed with another identity is told', async (t) => {
  const root = t.testdir({ deployed: {}, here: {} })
  const deployed = await smallStation(join(root, 'deployed'))
  await built(deployed)
  const here = await smallStation(join(root, 'here'))
  const { context } = compose(here)
  const guid = '0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e'
  const show = new TextDecoder().decode(await context.storage.read('feeds/show.yaml'))
  await context.storage.write('feeds/show.yaml', new TextEncoder().encode(`guid: ${guid}\n${show}`))
  const { cacheContext: _, ...plain } = context
  const codes = (await deployedDiagnostics(plain, webOf(deployed), NOW)).map(({ code }) => code)
  t.strictSame(codes, ['ledger.missing', 'ledger.feed-guid-changed'])
})
