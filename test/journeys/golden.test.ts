import t from 'tap'
import { builtSample } from './a-built-sample.ts'

// A release changes nothing but its number.
t.cleanSnapshot = (text) => text.replaceAll(/Inonda\/\d[\w.-]*/g, 'Inonda/0.0.0')

// A change here is what subscribers get: it is read like code, and explained where it is committed.
t.test('the sample’s feed and one of its pages, as they are published', async (t) => {
  const files = await builtSample(t.testdir({}))
  for (const path of ['feeds/radio-bocconi.xml', 'episodes/alessandro-marcello/index.html'])
    t.matchSnapshot(files.get(path)?.toString(), path)
})
