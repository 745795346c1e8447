#!/usr/bin/env node
import module from 'node:module'
import { setFlagsFromString } from 'node:v8'

// `inonda check | head -1` closes our output early. What is under way goes on to its end (a build, a server, the note
// of what was announced), and what it still has to say is dropped.
let isLost = false
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE' || isLost) return
  isLost = true
  process.exitCode = 1
  process.stderr.write(`What the command says cannot be written: ${message}.\n`)
})
process.stderr.on('error', () => {})

// On a computer with much memory the heap would grow to several times of what is in use before it is looked through.
setFlagsFromString('--heap-growing-percent=30')

// Half of a short command's time goes into understanding its own program. Node.js 22 and later keep what they understood.
const { enableCompileCache } = module as { enableCompileCache?: () => unknown }
enableCompileCache?.()
try {
  const { main } = await import('./main.ts')
  const { processTerminal } = await import('./terminal.ts')
  const status = await main(process.argv.slice(2), processTerminal())
  process.exitCode = isLost ? status || 1 : status
} catch (error) {
  // Node.js opens many files of a program at a time.
  if (!['EMFILE', 'ENFILE'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  process.stderr.write('Too many files are open: allow more with ulimit -n 1024, and try again.\n')
  process.exitCode = 1
}
