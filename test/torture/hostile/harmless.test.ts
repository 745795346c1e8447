import t from 'tap'
import { harmless } from './harmless.ts'

t.test('what runs is found, in a text and in a page', async (t) => {
  for (const running of [
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href=" \u0001javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<img src=x onerror=alert(1)>',
    '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
    '<p style="color: red">x</p>',
    '<template><script>alert(1)</script></template>',
    '<base href="https://elsewhere.example/">',
    '<meta http-equiv=refresh content="0;url=https://elsewhere.example/">',
    '<script src="https://elsewhere.example/x.js"></script>',
    '<form action="https://elsewhere.example/"><button>x</button></form>',
  ]) {
    t.throws(() => harmless(running, 'text'), running)
    t.throws(() => harmless(`<!doctype html><title>x</title><main>${running}</main>`, 'page'), running)
  }
})

t.test('what is only told is let be', async (t) => {
  const told = '&lt;svg&gt;&lt;script xlink:href=data:,alert(1) /&gt;'
  harmless(`<p title="${told}">${told}</p>`, 'text')
  harmless(`<!doctype html><meta name="x" content="${told}"><title>${told}</title>`, 'page')
  t.pass()
})
