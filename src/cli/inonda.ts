#!/usr/bin/env node
import module from 'node:module'
import { setFlagsFromString } from 'node:v8'

// `inonda check | head -1` closes standard output early. Work in progress continues (a build, a server, the
// record of notified feeds), and its further output is dropped.
let isLost = false
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE' || isLost) return
  isLost = true
  process.exitCode = 1
  process.stderr.write(`What the command says cannot be written: ${message}.\n`)
})
process.stderr.on('error', () => {})

// With much memory, V8 would let the heap grow to several times what is in use before a garbage collection.
setFlagsFromString('--heap-growing-percent=30')

// A short command spends half its time compiling its own code. Node.js 22 and later can cache that.
const { enableCompileCache } = module as { enableCompileCache?: () => unknown }
enableCompileCache?.()
try {
  const { main } = await import('./main.ts')
  const { processTerminal } = await import('./terminal.ts')
  const status = await main(process.argv.slice(2), processTerminal())
  process.exitCode = isLost ? status || 1 : status
} catch (error) {
  // Node.js opens many files at a time when it loads a program.
  if (!['EMFILE', 'ENFILE'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  process.stderr.write('Too many files are open: allow more with ulimit -n 1024, and try again.\n')
  process.exitCode = 1
}
