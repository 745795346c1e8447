import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The versions that the bytes of pictures depend on. */
export interface Versions {
  readonly sharp?: string
  readonly vips: string
}

/**
 * The versions of the sharp that would be loaded. Only its native module is loaded, which also shows that it
 * works: the eighty files around it take five times as long. Undefined if it is not installed as npm does, so
 * that only sharp itself knows.
 */
export function installedVersions(from = import.meta.url): Versions | undefined {
  try {
    const entry = createRequire(from).resolve('sharp')
    const home = dirname(dirname(entry))
    // Built from source on this computer, which sharp prefers to a prebuilt module.
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

/** Linux has two C libraries (glibc and musl), with packages for each. */
const PLATFORMS = [process.platform, ...(process.platform === 'linux' ? ['linuxmusl'] : [])]

function machineCode(platform: string, require: NodeJS.Require): string | undefined {
  try {
    return require.resolve(`@img/sharp-${platform}-${process.arch}/sharp.node`)
  } catch {
    return undefined
  }
}
