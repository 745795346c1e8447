import t from 'tap'
import { espeakSpeech } from '../../src/adapters/espeak/speech.ts'
import { speechContract } from '../ports/speech.contract.ts'

const speech = espeakSpeech()
if (await speech.ready()) speechContract(t, speech)
else t.test('espeak-ng speaks', { skip: 'espeak-ng is not on the PATH' }, async () => {})

t.test('a program that is not there is not ready, and an outage for who asks all the same', async (t) => {
  const absent = espeakSpeech({ command: 'no-such-program-anywhere' })
  t.equal(await absent.ready(), false)
  await t.rejects(absent.speak('Good evening.', 'en'), { name: 'IoError', message: /cannot be started/ })
})

t.test('a program that hangs, or that never ends to write, is stopped', async (t) => {
  const hanging = espeakSpeech({ command: '/usr/bin/yes', milliseconds: 20_000 })
  await t.rejects(hanging.speak('Good evening.', 'en'), { name: 'IoError', message: /stopped|gave up/ })
})
