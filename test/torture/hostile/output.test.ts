import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { inonda } from '../../cli/a-terminal.ts'
import { times } from '../how-often.ts'

/** Each would do something on a terminal or to a build service, were it written as it is. */
const EACH = [
  'a\nPWNED\r\nPWNED',
  'a\n::error file=x,line=1::PWNED\n::set-output name=x::y',
  '::stop-commands::PWNED',
  '\u001b]0;PWNED\u0007\u001b[2J\u001b[31m',
  'a\u009b2J\u009dPWNED\u009c\u0085b',
  'report\u202egpj.exe\u2066\u2069\u2028PWNED\u2029',
  '\u007f\u0008\u0008\u0008PWNED',
  '##vso[task.setvariable variable=x]PWNED',
]

/** Each for itself takes a minute; the few that a test has time for hold all of them. */
const HOSTILE =
  times(2, EACH.length) === EACH.length ? EACH : [EACH.slice(0, 4).join(' '), EACH.slice(2).join(' ')]

const ACTS = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Cs}\ufeff]/u

/** What was said may show anything and do nothing. */
function harmless(t: Test, said: string, what: string): void {
  t.notMatch(said, ACTS, `${what}: nothing acts`)
  for (const line of said.split('\n')) {
    if (/^\s*PWNED/.test(line)) t.fail(`${what}: a line that a stranger wrote: ${JSON.stringify(line)}`)
    if (/^\s*::(?!(?:error|warning|notice) file=[^,]*,line=\d+,col=\d+,title=[\w.-]+::)/.test(line))
      t.fail(`${what}: a command to a build service: ${JSON.stringify(line)}`)
    if (/##\w*\[/.test(line) && !/^\s*[[{"]|^::/.test(line)) t.fail(`${what}: ${JSON.stringify(line)}`)
    if (line.length > 6_000) t.fail(`${what}: a line of ${line.length} characters`)
  }
}

const yaml = (text: string) => JSON.stringify(text)

/** A station whose every text is hostile; YAML reads double quotes as JSON does. */
function hostileStation(t: Test, text: string): string {
  const root = t.testdir({
    'station.yaml': `title: ${yaml(text)}\nurl: https://radio.example\nlanguage: en\ncontact: a@radio.example\n${yaml(text)}: ${yaml(text)}\n`,
    'people.yaml': `ann: { name: ${yaml(text)}, url: ${yaml(text)} }\n${yaml(text)}: { name: x }\n`,
    feeds: {
      'all.yaml': `title: ${yaml(text)}\ndescription: ${yaml(text)}\nauthor: ${yaml(text)}\ncategories: [${yaml(text)}]\nhub: [${yaml(text)}]\nartwork: ${yaml(text)}\n`,
    },
    episodes: {
      one: {
        'episode.md': `---\ntitle: ${yaml(text)}\nguid: 5b0c6f0e-0000-4000-8000-000000000001\nfeed: all\ndate: ${yaml(text)}\nkind: ${yaml(text)}\npeople: { ${yaml(text)}: [${yaml(text)}] }\nteams: [{ name: ${yaml(text)}, role: ${yaml(text)}, people: [ann] }]\ntags: [${yaml(text)}]\nthanks: [${yaml(text)}]\n---\n${text}\n`,
        'transcript.md': `## ${text}\n\n**${text}:** ${text}\n`,
      },
    },
  })
  // What no file name can hold is left out, as the system does.
  const name = text.replaceAll('/', '').replaceAll('\u0000', '')
  mkdirSync(join(root, 'episodes', name))
  writeFileSync(join(root, 'episodes', name, 'episode.md'), `---\ntitle: [\n---\n`)
  writeFileSync(join(root, 'episodes', 'one', `${name}.mp3`), text)
  return root
}

for (const [at, text] of HOSTILE.entries()) {
  t.test(`whatever is said of a station of strangers is harmless (${at})`, async (t) => {
    const root = hostileStation(t, text)
    const name = text.replaceAll('/', '')
    const station = ['--station', root]
    for (const [number, words] of [
      ['check', ...station],
      ...['json', 'github', 'sarif'].map((format) => ['check', '--format', format, ...station]),
      ['check', '--players', ...station],
      ['check', '--explain', text],
      ['inspect', ...station],
      ['inspect', 'one', ...station],
      ['inspect', 'one', '--json', ...station],
      ['inspect', text, ...station],
      ['cost', ...station],
      ['build', ...station],
      ['publish', 'one', ...station],
      ['publish', text, ...station],
      ['tag', text, ...station],
      ['waveform', text, ...station],
      ['announce', '--feed', text, ...station],
      ['add', join(root, 'episodes', 'one', `${name}.mp3`), '--title', text, ...station],
      ['add', text, ...station],
      ['add', join(root, 'episodes', 'one', 'transcript.md'), ...station],
      ['lint', text],
      ['lint', `http://127.0.0.1:9/${text}`, '--allow-private'],
      ['build', '--url', text, ...station],
      ['publish', 'one', '--at', text],
      [text],
      ['check', `--${text}`],
      ['check', text],
      ['schema', text],
    ].entries()) {
      const { out, err, status } = await inonda(words)
      // No name of a test repeats what is hostile: it would reach the test runner.
      t.ok([0, 1, 2].includes(status), `command ${number}`)
      harmless(t, out, `command ${number} (out)`)
      harmless(t, err, `command ${number} (err)`)
    }
  })
}

t.test('whatever is said of a feed of strangers is harmless, from a file and from a server', async (t) => {
  const entity = (text: string) =>
    [...text].map((one) => (/[\n\r\t\u0020-\ufffd]/.test(one) ? `&#${one.codePointAt(0)};` : '')).join('')
  const feeds = HOSTILE.map((text) => {
    const written = entity(text)
    return `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>${written}</title><link>${written}</link><generator>${written}</generator><language>${written}</language><podcast:medium>${written}</podcast:medium><podcast:guid>${written}</podcast:guid><item><title>${written}</title><enclosure url="${written}" type="${written}" length="${written}"/><pubDate>${written}</pubDate><guid>${written}</guid></item><odd x="${written}"/></channel></rss>`
  })
  const server = createServer((request, response) => {
    const at = Number(request.url?.slice(1))
    response.setHeader('Content-Type', `text/plain; x="${'y'.repeat(4000)}\u009b2J\u0085"`)
    response.setHeader('ETag', '"\u009bPWNED"')
    response.end(feeds[at])
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  t.teardown(() => server.close())
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = t.testdir({})
  for (const [at, feed] of feeds.entries()) {
    const file = join(folder, `${at}.xml`)
    writeFileSync(file, feed)
    for (const format of ['pretty', 'json', 'github', 'sarif']) {
      for (const words of [[file], [`${origin}/${at}`, '--allow-private']]) {
        const { out, err, status } = await inonda(['lint', '--all', '--format', format, ...words])
        t.equal(status, 1)
        harmless(t, out, `lint ${format} ${at} (out)`)
        harmless(t, err, `lint ${format} ${at} (err)`)
        if (format === 'json' || format === 'sarif') t.doesNotThrow(() => JSON.parse(out))
      }
    }
  }
})
