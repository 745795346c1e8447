import type { Progress } from '../build/validated-build.ts'
import type { Terminal } from './terminal.ts'

const WIDTH = 24

/** A bar on the terminal for work that takes a while: `[######      ] 12/48 pages`. */
export function progressBar(terminal: Terminal, what: string): Progress {
  let shown = -1
  return (done, all) => {
    const filled = Math.floor((done / all) * WIDTH)
    if (filled === shown && done !== all) return
    shown = filled
    const bar = '#'.repeat(filled).padEnd(WIDTH)
    terminal.progress(done === all ? '' : `[${bar}] ${done}/${all} ${what}`)
  }
}
