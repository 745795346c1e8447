import t from 'tap'
import { goodFiles, read, said } from './a-station.ts'

/** The good station with these lines in its theme, the first of them line 9 of station.yaml. */
function themed(...lines: string[]) {
  const files = goodFiles()
  files['station.yaml'] = `${files['station.yaml']}`.replace(
    / {2}accent:.*\n/,
    lines.map((line) => `  ${line}\n`).join(''),
  )
  return files
}

t.test('colours, lengths and fonts are taken as they are', async (t) => {
  const lines = [
    "accent: '#004488'",
    'paper: ivory',
    "dark-paper: 'oklch(20% 0.02 250)'",
    'measure: 65ch',
    `font-body: "'Source Serif 4', Georgia, serif"`,
  ]
  t.same(await said(themed(...lines)), [])
  t.match((await read(themed(...lines))).station?.theme, { measure: '65ch', 'dark-paper': /oklch/ })
})

t.test('a value of another kind than its name is for is refused', async (t) => {
  t.same(await said(themed('paper: 65ch')), ['station.yaml:9:10 station.theme-wrong'])
  const { diagnostics } = await read(themed('measure: red'))
  t.match(diagnostics, [{ code: 'station.theme-wrong', hint: 'Write measure: 65ch' }])
})

t.test('a name that the style sheet has no use for is told, with the one that was meant', async (t) => {
  const { diagnostics } = await read(themed("acent: '#7a1f2b'", 'dark-papper: black', 'corner: 3px'))
  t.match(diagnostics, [
    {
      code: 'station.theme-unknown',
      severity: 'warning',
      line: 9,
      column: 3,
      hint: 'Write accent in place of acent.',
    },
    { code: 'station.theme-unknown', line: 10, hint: 'Write dark-paper in place of dark-papper.' },
    { code: 'station.theme-unknown', line: 11, hint: /^The names are accent, / },
  ])
})

t.test('colours too faint to be read are told where they stand, with one that would do', async (t) => {
  const { station, diagnostics } = await read(themed("soft: '#999999'", 'dark-raised: gray'))
  t.ok(station, 'a warning stops nothing')
  t.match(diagnostics[0], {
    code: 'station.theme-contrast',
    severity: 'warning',
    line: 9,
    column: 9,
    message:
      /^Small text #999999 on paper #ffffff has a contrast of 2\.8:1 on light screens; WCAG 2\.2 \(1\.4\.3\) asks for 4\.5:1/,
    hint: /^Write soft: '#[0-9a-f]{6}'$/,
  })
  t.ok(diagnostics.every(({ code }) => code === 'station.theme-contrast'))
  t.ok(diagnostics.some(({ line, hint }) => line === 10 && hint.endsWith('or choose another dark-raised.')))
})

t.test('a station with its own style sheet has its own names and colours', async (t) => {
  const files = themed("soft: '#eeeeee'", 'corner: 3px')
  t.same(await said({ ...files, 'templates/style.css': 'p { color: var(--soft) }' }), [])
})
