import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import t from 'tap'

interface Package {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly devOptional?: boolean
  readonly peer?: boolean
  readonly hasInstallScript?: boolean
  readonly integrity?: string
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Package>>
}
const installed = Object.entries(packages).filter(
  ([path, one]) => path !== '' && !one.dev && !one.devOptional && !one.optional && !one.peer,
)

t.test(
  'what an installed program brings along runs nothing when it is installed, and has a digest',
  async (t) => {
    t.ok(installed.length > 50)
    t.same(
      installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path),
      [],
    )
    t.same(
      installed.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path),
      [],
    )
  },
)

t.test('docs/dependencies.md names each with its version (npm run dependencies makes it anew)', async (t) => {
  const page = readFileSync('docs/dependencies.md', 'utf8')
  for (const [path, { version }] of installed) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    t.ok(page.includes(`${name} | ${version} |`) || page.includes(`${name}** | ${version} |`), name)
  }
  t.match(page, new RegExp(`${installed.length} packages`))
})

t.test('a bill of materials can be made', async (t) => {
  const { stdout, status } = spawnSync('npm', ['run', '-s', 'sbom'], { encoding: 'utf8' })
  t.equal(status, 0)
  const bill = JSON.parse(stdout) as { bomFormat: string; components: { name: string }[] }
  t.equal(bill.bomFormat, 'CycloneDX')
  t.ok(bill.components.some(({ name }) => name === 'fastify'))
})
