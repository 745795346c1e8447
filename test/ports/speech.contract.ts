import type { Test } from 'tap'
import type { Speech } from '../../src/ports/speech.ts'

/** What every Speech must do. */
export function speechContract(t: Test, speech: Speech): void {
  t.test('a sentence is heard, from its first sound to its last', async (t) => {
    const voice = (await speech.voiceFor('en')) ?? ''
    const { samples, rate } = await speech.speak('Good evening everyone.', voice)
    t.ok(rate >= 8000)
    t.ok(samples.length > rate / 2 && samples.length < rate * 5, `${samples.length} samples`)
    t.ok(Math.max(...samples) > 1000)
    t.not(samples.at(0), 0)
    t.not(samples.at(-1), 0)
  })

  t.test('the same text sounds the same', async (t) => {
    const voice = (await speech.voiceFor('it')) ?? ''
    const [one, two] = [await speech.speak('Buonasera.', voice), await speech.speak('Buonasera.', voice)]
    t.strictSame(one, two)
  })

  t.test('a language has the voice of its nearest relative', async (t) => {
    for (const language of ['en', 'en-GB', 'it', 'it-IT', 'de', 'fr', 'fr-CA', 'es', 'zh', 'zh-Hans-CN'])
      t.ok(await speech.voiceFor(language), language)
    t.equal(await speech.voiceFor('it-IT'), await speech.voiceFor('it'))
    t.equal(await speech.voiceFor('tlh-x-none'), undefined)
    t.equal(await speech.voiceFor(''), undefined)
  })

  t.test('whatever stands in a text is spoken, and does nothing', async (t) => {
    const voice = (await speech.voiceFor('en')) ?? ''
    const texts = [
      '-w /tmp/never.wav',
      '[[h@l@U]]',
      '--help',
      '<speak>tags</speak>',
      'a\0b\u0001c',
      '$(id) `id`',
      'x'.repeat(5000),
    ]
    for (const text of texts) t.ok((await speech.speak(text, voice)).samples.length > 0, text.slice(0, 20))
  })

  t.test('what has no words is nothing', async (t) => {
    const voice = (await speech.voiceFor('en')) ?? ''
    for (const text of ['', ' ', '…', '[[]]', '!?'])
      t.equal((await speech.speak(text, voice)).samples.length, 0, text)
  })
}
