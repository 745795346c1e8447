import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { catalogue } from '../src/diagnostics/catalogue.ts'
import { assertedIn, assertedTexts } from './asserted-codes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** All TypeScript under a folder, in one text. */
function textOf(folder: string, leaveOut: RegExp): string {
  const files = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts') && !leaveOut.test(file))
    .map((file) => readFileSync(`${root}${folder}/${file}`, 'utf8'))
    .join('\n')
}

const codes = Object.keys(catalogue).sort()

t.test('every code in the catalogue is said somewhere', async (t) => {
  const source = textOf('src', /diagnostics[/\\]catalogue/)
  const unsaid = codes.filter((code) => !source.includes(`'${code}'`) && !isSaidByNoun(source, code))
  t.strictSame(unsaid, [], 'say them, or take them out of the catalogue')
})

t.test('every code in the catalogue is asserted by a test', async (t) => {
  const tests = assertedTexts().map(unescaped).join('\n')
  const unseen = codes.filter(
    (code) => !new RegExp(`(?<![a-z-])${code.replace('.', '\\.')}(?![a-z-])`).test(tests),
  )
  t.strictSame(unseen, [], 'write a test that sees them')
})

t.test('a comment, a title and what is denied assert nothing', async (t) => {
  const source = `
    // a.comment
    t.test('a.title', async (t) => {
      t.notOk(codes.includes('a.denial'))
      t.equal(code, 'a.value', 'a.remark')
      t.match(said, /a\\.pattern/)
      sees({ 'a.key': [\`a.template \${one}\`] })
    })`
  t.strictSame(assertedIn(source).map(unescaped), ['a.value', '/a.pattern/', 'a.key', 'a.template ', ''])
})

/** A pattern of a code, as the code is written. */
function unescaped(text: string): string {
  return text.replaceAll('\\.', '.')
}

/** What every kind of file can have is said as `${voice}.key-unknown`; the compiler checks the noun. */
function isSaidByNoun(source: string, code: string): boolean {
  const [noun, trouble = ''] = code.split('.')
  const [first] = trouble.split('-')
  return source.includes(`}.${trouble}\``) || source.includes(`\`${noun}.${first}-\${`)
}
