import t from 'tap'
import type { Picture } from '../../src/model/picture.ts'
import { sizesOf, smallerSizes } from '../../src/model/picture-sizes.ts'

const picture = (file: string, width = 3000, height = width): Picture => ({
  file,
  type: 'image/png',
  bytes: 1,
  width,
  height,
  digest: file,
})

t.test('a picture is there in every size that is smaller than itself, and as it is', async (t) => {
  const artwork = picture('feeds/my show.png', 1000, 500)
  const siteView = { pictureSizes: smallerSizes([artwork]) }
  t.strictSame(sizesOf(siteView, artwork), [
    { address: '/feeds/my%20show-300.jpg', type: 'image/jpeg', width: 300, height: 150 },
    { address: '/feeds/my%20show-600.jpg', type: 'image/jpeg', width: 600, height: 300 },
    { address: '/feeds/my%20show.png', type: 'image/png', width: 1000, height: 500 },
  ])
})

t.test('where nobody makes sizes there is the picture alone', async (t) => {
  t.strictSame(
    sizesOf({}, picture('feeds/show.png')).map(({ width }) => width),
    [3000],
  )
})

t.test('no size takes the address of a picture, or of another size', async (t) => {
  const pictures = ['feeds/a.png', 'feeds/a-600.jpg', 'feeds/a.jpg', 'feeds/a.png'].map((file) =>
    picture(file),
  )
  const addresses = (file: string) =>
    smallerSizes(pictures)
      .get(file)
      ?.map(({ address }) => address)
  t.strictSame(addresses('feeds/a.png'), ['/feeds/a-300.jpg', '/feeds/a-1200.jpg'])
  t.strictSame(addresses('feeds/a.jpg'), [])
  t.equal(addresses('feeds/a-600.jpg')?.length, 3)
})
