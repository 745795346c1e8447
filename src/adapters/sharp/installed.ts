import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What sharp says of itself, as far as pictures depend on it. */
export interface Versions {
  readonly sharp?: string
  readonly vips: string
}

/**
 * The versions of the sharp that would be loaded, read from its packages: to load it takes longer than most commands.
 * Undefined where it is not installed as npm does it, and only sharp itself can tell.
 */
export function installedVersions(from = import.meta.url): Versions | undefined {
  try {
    const entry = createRequire(from).resolve('sharp')
    const home = dirname(dirname(entry))
    // Built on this computer, which goes before what was built for it.
    if (existsSync(join(home, 'src/build'))) return undefined
    const require = createRequire(entry)
    const found = PLATFORMS.flatMap((platform) => partsFor(platform, require) ?? [])
    const [one] = found
    if (!one || found.length > 1) return undefined
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
    const { vips } = JSON.parse(readFileSync(one, 'utf8'))
    return { sharp: String(version), vips: String(vips) }
  } catch {
    return undefined
  }
}

/** Linux has two kinds of C libraries, and packages for either. */
const PLATFORMS = [process.platform, ...(process.platform === 'linux' ? ['linuxmusl'] : [])]

/** The file of versions, if the program for this platform stands there as well. */
function partsFor(platform: string, require: NodeJS.Require): string | undefined {
  try {
    require.resolve(`@img/sharp-${platform}-${process.arch}/sharp.node`)
    return require.resolve(`@img/sharp-libvips-${platform}-${process.arch}/versions`)
  } catch {
    return undefined
  }
}
