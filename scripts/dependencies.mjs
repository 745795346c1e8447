// Writes docs/dependencies.md: every package that an installed Inonda brings along, by its name, version and licence.
// Ends with status 1 where one of them runs a script when it is installed, has another licence than those below, or
// comes from elsewhere than the registry.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const LICENCES = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', '0BSD', 'Apache-2.0']
const REGISTRY = 'https://registry.npmjs.org/'

const root = new URL('../', import.meta.url)
const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'))
const direct = Object.keys(packages[''].dependencies)

const set = Object.entries(packages)
  .filter(([path, one]) => path !== '' && !one.dev && !one.devOptional && !one.optional && !one.peer)
  .map(([path, { version, license, hasInstallScript, resolved, integrity }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return { name, version, licence: license ?? licenceIn(path), hasInstallScript, resolved, integrity }
  })
  .sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1))

/** Some old packages tell their licence in their package.json only, as a list. */
function licenceIn(path) {
  const own = JSON.parse(readFileSync(new URL(`${path}/package.json`, root), 'utf8'))
  return own.license?.type ?? own.license ?? own.licenses?.map(({ type }) => type).join(' or ') ?? 'none'
}

const troubles = set.flatMap(({ name, version, licence, hasInstallScript, resolved, integrity }) => [
  ...(hasInstallScript ? [`${name} ${version} runs a script when it is installed`] : []),
  ...(LICENCES.includes(licence) ? [] : [`${name} ${version} has the licence ${licence}`]),
  ...(resolved === undefined || resolved.startsWith(REGISTRY) ? [] : [`${name} comes from ${resolved}`]),
  ...(integrity ? [] : [`${name} ${version} has no digest in package-lock.json`]),
])

const rows = set.map(
  ({ name, version, licence }) =>
    `| ${direct.includes(name) ? `**${name}**` : name} | ${version} | ${licence} |`,
)
const counts = new Map()
for (const { licence } of set) counts.set(licence, (counts.get(licence) ?? 0) + 1)
const summary = [...counts]
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .map(([licence, count]) => `${licence} ${count}`)
  .join(', ')
const page = `# Dependencies

What \`npm ci --omit=dev\` installs: ${set.length} packages, ${direct.length} of them asked for by Inonda itself (bold). None runs a
script when it is installed, none is native code. Licences: ${summary}. Made by \`npm run dependencies\` from package-lock.json;
\`npm run sbom\` prints the same as a CycloneDX bill of materials.

| package | version | licence |
| --- | --- | --- |
${rows.join('\n')}
`
writeFileSync(fileURLToPath(new URL('docs/dependencies.md', root)), page)
for (const trouble of troubles) process.stderr.write(`${trouble}\n`)
process.exitCode = troubles.length > 0 ? 1 : 0
