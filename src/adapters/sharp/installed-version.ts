import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What sharp says of itself, as far as pictures depend on it. */
export interface Versions {
  readonly sharp?: string
  readonly vips: string
}

/**
 * The versions of the sharp that would be loaded. Only its machine code is loaded for it, which also shows that it can
 * be: the eighty files around that take five times as long. Undefined where it is not installed as npm does it, and
 * only sharp itself can tell.
 */
export function installedVersions(from = import.meta.url): Versions | undefined {
  try {
    const entry = createRequire(from).resolve('sharp')
    const home = dirname(dirname(entry))
    // Built on this computer, which goes before what was built for it.
    if (existsSync(join(home, 'src/build'))) return undefined
    const require = createRequire(entry)
    const [one, other] = PLATFORMS.flatMap((platform) => machineCode(platform, require) ?? [])
    if (one === undefined || other !== undefined) return undefined
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
    return { sharp: String(version), vips: String(require(one).libvipsVersion().semver) }
  } catch {
    return undefined
  }
}

/** Linux has two kinds of C libraries, and packages for either. */
const PLATFORMS = [process.platform, ...(process.platform === 'linux' ? ['linuxmusl'] : [])]

function machineCode(platform: string, require: NodeJS.Require): string | undefined {
  try {
    return require.resolve(`@img/sharp-${platform}-${process.arch}/sharp.node`)
  } catch {
    return undefined
  }
}
