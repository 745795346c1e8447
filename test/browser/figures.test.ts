import t from 'tap'
import { copyOfSample } from '../journeys/a-sample.ts'
import { siteOf } from './a-site.ts'
import { noBrowser, openBrowser } from './chromium.ts'
import { figuresOf, SCREENS } from './page-figures.ts'

const PAGES = [
  '/',
  '/shows/radio-bocconi/',
  '/episodes/alessandro-marcello/',
  '/subscribe/',
  '/embed/alessandro-marcello/',
  '/no-such-page/',
]

t.test(
  'pages are painted with HTML and CSS alone, and nothing on them moves afterwards',
  { skip: noBrowser },
  async (t) => {
    const site = await siteOf(await copyOfSample(t.testdir({})))
    const browser = await openBrowser()
    t.teardown(async () => {
      await browser.close()
      await site.close()
    })
    for (const path of PAGES) {
      for (const [screen, viewport] of Object.entries(SCREENS)) {
        const figures = await figuresOf(browser, site.origin + path, viewport)
        const { paint, shift, moved, complaints } = figures
        t.ok(paint > 0, `${path}, ${screen}: painted`)
        t.equal(shift, 0, `${path}, ${screen}: ${moved.join('\n')}`)
        // A page that is not there answers 404, and the browser says so.
        t.strictSame(
          complaints.filter((one) => !/status of 404/.test(one)),
          [],
          `${path}, ${screen}`,
        )
      }
    }
  },
)
