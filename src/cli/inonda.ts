#!/usr/bin/env node
import { main } from './main.ts'
import { processTerminal } from './terminal.ts'

// `inonda check | head` closes our output early; that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

process.exitCode = await main(process.argv.slice(2), processTerminal())
