#!/usr/bin/env node
import module from 'node:module'
import { setFlagsFromString } from 'node:v8'

// `inonda check | head` closes our output early; that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

// On a computer with much memory the heap would grow to several times of what is in use before it is looked through.
setFlagsFromString('--heap-growing-percent=30')

// Half of a short command's time goes into understanding its own program. Node.js 22 and later keep what they understood.
const { enableCompileCache } = module as { enableCompileCache?: () => unknown }
enableCompileCache?.()
try {
  const { main } = await import('./main.ts')
  const { processTerminal } = await import('./terminal.ts')
  process.exitCode = await main(process.argv.slice(2), processTerminal())
} catch (error) {
  // Node.js opens many files of a program at a time.
  if (!['EMFILE', 'ENFILE'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  process.stderr.write('Too many files are open: allow more with ulimit -n 1024, and try again.\n')
  process.exitCode = 1
}
