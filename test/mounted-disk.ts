import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'

/** Why tests that need a disk of their own are skipped: even root may not mount one in many containers. */
export const NO_DISK: string | false = canMount() ? false : 'no disk can be mounted here'

function canMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'inonda-'))
  const isMounted = mount(place, 'size=1m')
  if (isMounted) spawnSync('umount', ['-l', place])
  rmSync(place, { recursive: true, force: true })
  return isMounted
}

function mount(place: string, options: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status === 0
}

/** A disk in memory at a folder, or at one of its own, with the options of tmpfs (`size=2m`); unmounted at the end. */
export function disk(t: Test, options: string, at?: string): string {
  const place = at ?? mkdtempSync(join(tmpdir(), 'inonda-'))
  if (!mount(place, options)) throw new Error('a disk could be mounted before, and now it cannot')
  t.teardown(() => {
    spawnSync('umount', ['-l', place])
    if (at === undefined) rmSync(place, { recursive: true, force: true })
  })
  return place
}
