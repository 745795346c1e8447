import t from 'tap'
import { fontCss } from '../../src/render/theme.ts'
import { goodFiles, read } from './a-station.ts'

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="50"><defs><path id="a" d="M0 0h200v50z"/></defs><use xlink:href="#a" fill="url(#b)"/></svg>'

/** The head of a WOFF2 of one table; nobody looks further here. */
function aFont(): Buffer {
  const font = Buffer.alloc(80)
  font.write('wOF2OTTO', 'latin1')
  font.writeUInt32BE(80, 8)
  font.writeUInt16BE(1, 12)
  font.writeUInt32BE(20, 20)
  return font
}

/** The good station with these lines in its theme, from line 9 of station.yaml on, and these files in templates/. */
function themed(lines: readonly string[], files: Readonly<Record<string, string | Buffer>>) {
  const all: Record<string, string | Uint8Array> = { ...goodFiles() }
  all['station.yaml'] = `${all['station.yaml']}`.replace(
    / {2}accent:.*\n/,
    lines.map((line) => `  ${line}\n`).join(''),
  )
  for (const [name, content] of Object.entries(files)) all[`templates/${name}`] = content
  return all as Parameters<typeof read>[0]
}

const saidOf = async (lines: readonly string[], files: Readonly<Record<string, string | Buffer>> = {}) =>
  (await read(themed(lines, files))).diagnostics.map(
    ({ code, line, message, hint }) => `${line} ${code}: ${message} ${hint}`,
  )

t.test('a logo, an icon and fonts are known by what is in them', async (t) => {
  const lines = [
    'logo: brand/logo.svg',
    'dark-logo: brand/dark.svg',
    'favicon: brand/logo.svg',
    `font-body: "'Source Serif 4', serif"`,
    'fonts: [{family: Source Serif 4, file: serif.woff2, weight: 200 900, style: italic}]',
  ]
  const files = {
    'brand/logo.svg': SVG,
    'brand/dark.svg': SVG.replace('width="200"', 'width="100"'),
    'serif.woff2': aFont(),
  }
  t.strictSame(await saidOf(lines, files), [])
  const { station } = await read(themed(lines, files))
  t.match(station?.look, {
    logo: { file: 'brand/logo.svg', type: 'image/svg+xml', width: 200, height: 50 },
    darkLogo: { width: 100 },
    favicon: { type: 'image/svg+xml' },
    fonts: [{ family: 'Source Serif 4', weight: '200 900', style: 'italic' }],
  })
  t.match(station?.look?.logo?.asset, /^brand\/logo-[0-9a-f]{10}\.svg$/)
  t.not(station?.look?.logo?.asset, station?.look?.darkLogo?.asset)
  t.strictSame(Object.keys(station?.theme ?? {}), ['font-body'], 'files are no custom properties')
  t.equal(
    fontCss(station?.look ?? {}).replace(/-[0-9a-f]{10}/, '-DIGEST'),
    '@font-face {\n  font-family: "Source Serif 4";\n  src: url("serif-DIGEST.woff2") format("woff2");\n  font-weight: 200 900;\n  font-style: italic;\n  font-display: optional;\n}\n',
  )
})

t.test('what could do more than be looked at is refused', async (t) => {
  const hostile: readonly (readonly [string, RegExp])[] = [
    ['<script>alert(1)</script>', /a script/],
    ['<svg:script xmlns:svg="http://www.w3.org/2000/svg" href="x.js"/>', /a script/],
    ['<g onload="alert(1)"/>', /a script/],
    ['<foreignObject><p>x</p></foreignObject>', /parts of other documents/],
    ['<image href="https://tracker.example/x.png"/>', /addresses of other files/],
    ['<a xlink:href=  "javascript:alert(1)"><text>x</text></a>', /addresses of other files/],
    ['<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>', /an animation of addresses/],
    ['<style>@import "https://x.example/x.css";</style>', /addresses of other files/],
    ['<rect fill="url( https://x.example/#a)"/>', /addresses of other files/],
  ]
  for (const [inside, what] of hostile) {
    const [said, ...more] = await saidOf(['logo: logo.svg'], {
      'logo.svg': SVG.replace('</svg>', `${inside}</svg>`),
    })
    t.match(said, /^9 station\.theme-picture-unsafe: templates\/logo\.svg holds /, inside)
    t.match(said, what)
    t.strictSame(more, [])
  }
  const [entities] = await saidOf(['favicon: logo.svg'], {
    'logo.svg': `<!DOCTYPE svg [<!ENTITY x "<script/>">]>${SVG}`,
  })
  t.match(entities, /station\.theme-picture-unsafe: .* entities/)
})

t.test('what is no picture or no font is told, with what to do', async (t) => {
  const page = '<!DOCTYPE html><title>Not found</title>'
  t.match(await saidOf(['logo: logo.png'], { 'logo.png': page }), [
    /^9 station\.theme-picture-wrong: templates\/logo\.png cannot be read as a picture/,
  ])
  const fonts = (file: string) => ["font-body: 'X, serif'", `fonts: [{family: X, file: ${file}}]`]
  for (const [bytes, what, fix] of [
    [Buffer.from(page), 'is no font', 'Put a WOFF2'],
    [Buffer.from(`\0\u0001\0\0${'x'.repeat(80)}`, 'latin1'), 'is not compressed', 'woff2_compress'],
    [Buffer.from(`wOFF${'x'.repeat(80)}`), 'is WOFF, the older', 'woff2_compress'],
    [aFont().subarray(0, 70), 'was cut', 'Put a WOFF2'],
    [Buffer.from('wOF2'), 'is no font', 'Put a WOFF2'],
  ] as const) {
    const said = await saidOf(fonts('x.woff2'), { 'x.woff2': bytes })
    t.equal(said.length, 1)
    t.match(said[0], /^10 station\.font-wrong: templates\/x\.woff2 /)
    t.ok(said[0]?.includes(what) && said[0].includes(fix), what)
  }
})

t.test('a file that is not there or not in templates/ is told, with the one that was meant', async (t) => {
  t.match(await saidOf(['logo: lgo.svg'], { 'logo.svg': SVG }), [
    /^9 station\.theme-file-absent: .* Write logo: logo\.svg$/,
  ])
  t.match(await saidOf(['favicon: icon.svg']), [/station\.theme-file-absent: .* Put it into templates\//])
  for (const path of [
    '../people.yaml',
    '/etc/passwd',
    '..\\x.svg',
    'https://x.example/logo.svg',
    'a//b.svg',
    '.',
  ]) {
    t.match(await saidOf([`logo: '${path}'`]), [/^9 station\.theme-path-wrong: /], path)
  }
})

t.test('a font that nothing is set in is told', async (t) => {
  t.match(await saidOf(['fonts: [{family: Lamp Sans, file: x.woff2}]'], { 'x.woff2': aFont() }), [
    /^9 station\.font-unused: .*“Lamp Sans”.* Write font-body: /,
  ])
})

t.test('names and weights that would leave their declaration are refused', async (t) => {
  for (const font of [
    `{family: 'X"; } body {', file: x.woff2}`,
    '{family: X, file: x.woff2, weight: bold}',
    '{family: X, file: x.woff2, weight: 900 200}',
  ]) {
    const said = await saidOf(["font-body: 'X, serif'", `fonts: [${font}]`], { 'x.woff2': aFont() })
    t.match(said, [/^10 station\.theme-wrong: /], font)
  }
})
