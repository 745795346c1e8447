import t from 'tap'
import { smallerSizes } from '../../src/model/picture-sizes.ts'
import { renderOembed } from '../../src/render/oembed.ts'
import { HOSTILE, makeEpisode, makeOnAir, makeTrailer } from './on-air.ts'

const STATION = 'https://faro.example/onda'
const episode = makeEpisode({ title: 'The keeper' })
const siteView = makeOnAir({
  pictureSizes: smallerSizes(episode.cover ? [episode.cover] : []),
  cards: new Set(['/episodes/the-keeper/card.png']),
})
const answer = (...bounds: [object?]) => JSON.parse(renderOembed(siteView, episode, ...bounds))

t.test('the answer is that of version 1.0, with a frame and a picture', async (t) => {
  t.strictSame(answer(), {
    version: '1.0',
    type: 'rich',
    title: 'The keeper',
    author_name: 'Radio Faro',
    author_url: `${STATION}/shows/lamp/`,
    provider_name: 'Radio Faro',
    provider_url: `${STATION}/`,
    html: `<iframe src="${STATION}/embed/the-keeper/" width="640" height="220" title="The keeper" loading="lazy" frameborder="0"></iframe>`,
    width: 640,
    height: 220,
    thumbnail_url: `${STATION}/episodes/the-keeper/card.png`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
  })
})

t.test('nothing is larger than was asked for, and a picture that would be is left out whole', async (t) => {
  const small = answer({ maxWidth: 320, maxHeight: 1000 })
  t.match(small, { width: 320, height: 220, html: / width="320" height="220" / })
  t.match(small, { thumbnail_url: `${STATION}/episodes/the-keeper/cover-300.jpg`, thumbnail_width: 300 })
  const tiny = answer({ maxWidth: 100, maxHeight: 90 })
  t.match(tiny, { width: 100, height: 90 })
  t.strictSame(
    Object.keys(tiny).filter((name) => name.startsWith('thumbnail')),
    [],
  )
})

t.test('an episode that stands alone has an answer too, and hostile titles stay inside', async (t) => {
  t.match(JSON.parse(renderOembed(makeOnAir({ feeds: [] }), makeTrailer())), { author_name: 'Radio Faro' })
  for (const title of [...HOSTILE, '"><script>x</script>', "' onload='x"]) {
    const { html } = JSON.parse(renderOembed(siteView, makeEpisode({ title })))
    t.equal(html.match(/</g)?.length, 2)
    t.equal(html.match(/"/g)?.length, 12)
  }
})
