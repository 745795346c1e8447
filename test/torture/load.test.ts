import { spawn } from 'node:child_process'
import t from 'tap'
import { compile } from '../cli/program.ts'
import { times } from './how-often.ts'

const SECONDS = times(15, 600)

t.test('under more requests than it can answer, a server says the right thing to everybody', async (t) => {
  compile()
  const words = ['test/torture/load.mjs', '--seconds', String(SECONDS), '--wait', '100']
  // Without what the test runner loads into every process.
  const load = spawn('env', ['-u', 'NODE_OPTIONS', process.execPath, ...words])
  let said = ''
  for (const stream of [load.stdout, load.stderr]) stream.on('data', (bytes) => (said += bytes))
  const status = await new Promise((done) => load.on('close', done))
  t.equal(status, 0, said)
  t.comment(said)
})
