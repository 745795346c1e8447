import t from 'tap'
import type { EmbeddedPost } from '../../src/model/embedded-post.ts'
import type { Photo } from '../../src/model/photo.ts'
import { renderContent } from '../../src/render/content.ts'
import { renderJsonFeed } from '../../src/render/json-feed.ts'
import { renderNotes } from '../../src/render/notes.ts'
import { pagesOf } from '../../src/render/pages.ts'
import { htmlComplaints, withoutOwnScripts } from '../judges/html.ts'
import { HOSTILE, makeEpisode, makeFeed, makeOnAir } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const templates = shippedTemplates()

function photo(file: string, facts: Partial<Photo> = {}): Photo {
  const picture = {
    file: `episodes/the-keeper/${file}`,
    type: 'image/jpeg',
    bytes: 9,
    width: 1600,
    height: 900,
    digest: 'ef'.repeat(32),
  } as const
  return { picture, ...facts }
}

function post(facts: Partial<EmbeddedPost> = {}): EmbeddedPost {
  return {
    author: 'Ann <Lee>',
    url: 'https://www.social.example/1?a=b&c',
    date: '2025-04-01',
    text: 'Ciao.',
    ...facts,
  }
}

/** Notes with `[file|alt]` for a photo and `(url)` for a post, on lines of their own. */
function placed(notes: string, facts: Parameters<typeof makeEpisode>[0] = {}) {
  const { html, ...rest } = renderNotes(makeEpisode({ notes, ...facts }), {
    photo: ({ picture }, alt) => `[${picture.file.slice(20)}|${alt}]`,
    post: ({ url }) => `(${url})`,
  })
  return { html, left: [rest.lead, ...rest.photos].flatMap((one) => one?.picture.file.slice(20) ?? []), rest }
}

t.test('a photo stands where the notes hold its picture', async (t) => {
  const photos = [photo('a b.jpg'), photo('b.jpg', { alt: 'A door' })]
  const at = (notes: string) => placed(notes, { photos }).html
  t.equal(at('One.\n\n![A hall](a%20b.jpg)\n\nTwo.'), '<p>One.</p>\n[a b.jpg|A hall]\n<p>Two.</p>')
  t.equal(at('![](./b.jpg)'), '[b.jpg|A door]', 'its own words come before those of the notes')
  t.equal(at('![x](b.jpg) ![](<a b.jpg>)'), '[b.jpg|A door]\n[a b.jpg|]', 'two on one line')
  t.equal(at('See **this ![x](b.jpg)** here.'), '<p>See <strong>this </strong> here.</p>\n[b.jpg|A door]')
  t.equal(at('- one ![x](b.jpg)\n- two'), '<ul>\n<li>one </li>\n<li>two</li>\n</ul>\n[b.jpg|A door]')
  t.match(at('| a |\n|--|\n| ![x](b.jpg) |'), /<\/table>\n\[b\.jpg\|A door\]$/)
  t.equal(at('![x](b.jpg)\n\n![y](b.jpg)'), '[b.jpg|A door]\n<p><img src="b.jpg" alt="y"></p>', 'once')
  t.equal(at('![x](other.jpg)'), '<p><img src="other.jpg" alt="x"></p>')
})

t.test('a post stands where a paragraph is its address and nothing else', async (t) => {
  const posts = [post()]
  const at = (notes: string) => placed(notes, { posts }).html
  t.equal(at(`One.\n\n${post().url}\n\nTwo.`), `<p>One.</p>\n(${post().url})\n<p>Two.</p>`)
  t.equal(at(`<${post().url}>`), `(${post().url})`)
  t.match(at(`See ${post().url}`), /^<p>See <a /)
  t.equal(placed(`See ${post().url}`, { posts }).rest.posts.length, 1)
  t.equal(placed(post().url, { posts }).rest.posts.length, 0)
})

t.test('what the notes do not place is left in its order; one photo may lead', async (t) => {
  const photos = [photo('a.jpg'), photo('b.jpg', { lead: true }), photo('c.jpg', { lead: true })]
  const { rest, left } = placed('Nothing.', { photos })
  t.equal(rest.lead, photos[1])
  t.same(left, ['b.jpg', 'a.jpg', 'c.jpg'])
  t.notOk('lead' in placed('![](b.jpg) ![](c.jpg)', { photos }).rest)
})

t.test('nothing in the notes passes for a place', async (t) => {
  const photos = [photo('a.jpg')]
  const marks = '\ufdd00\ufdd0'
  t.notMatch(placed(`${marks}\n\n<p>${marks}</p>`, { photos }).html, /\[a\.jpg/)
  t.equal(placed(`![${marks}](a.jpg)`, { photos }).html, '[a.jpg|0]')
})

const PHOTOS = [
  photo('lamp.jpg', { alt: 'A lamp', caption: 'The *great* lamp <script>x</script>', credit: 'Anna & Co' }),
  photo('sea.jpg', { lead: true }),
]
const POSTS = [
  post({ handle: '@ann', language: 'it', text: 'Ciao <b>a</b>\n#tutti.\n\nA presto.', service: 'Mastodon' }),
  post({ url: 'https://www.social.example/2' }),
]
const EPISODE = makeEpisode({
  notes: `First.\n\n![](lamp.jpg)\n\n${POSTS[0]?.url}\n\nLast.`,
  photos: PHOTOS,
  posts: POSTS,
  categories: ['Business Post'],
})

function page(siteView = makeOnAir({ episodes: [EPISODE] }), address = '/episodes/the-keeper/') {
  return (
    pagesOf(siteView, templates)
      .find((one) => one.address === address)
      ?.html() ?? ''
  )
}

t.test('the page has figures with captions, and quotes with their author, language and source', async (t) => {
  const html = page()
  t.match(
    html,
    /<h2 id="notes">[\s\S]*<img src="sea\.jpg"[\s\S]*<p>First\.[\s\S]*<img src="lamp\.jpg"[\s\S]*<p>Last\./,
  )
  t.match(
    html,
    '<img src="lamp.jpg" width="1600" height="900" alt="A lamp" loading="lazy">\n<figcaption><span>The <em>great</em> lamp</span> <span class="credit">Photo: Anna &amp; Co</span></figcaption>',
  )
  t.match(
    html,
    '<blockquote lang="it" cite="https://www.social.example/1?a=b&amp;c">\n<p>Ciao &lt;b&gt;a&lt;/b&gt;\n#tutti.</p>\n<p>A presto.</p>\n</blockquote>',
  )
  t.match(
    html,
    '<cite>Ann &lt;Lee&gt;</cite> <span>@ann</span> · <time datetime="2025-04-01">April 1, 2025</time>',
  )
  t.match(html, 'rel="nofollow noopener">Original post (Mastodon)</a>')
  t.match(html, 'Original post (social.example)</a>', 'the host, where no service is named')
  t.match(html, /Last\.[\s\S]*social\.example\/2"[\s\S]*id="takeaways"/)
  t.match(html, '<p>Categories: Business Post</p>')
  t.notMatch(html, /<script>x/)
})

t.test('smaller sizes of a photo are offered where there are any', async (t) => {
  const sizes = [
    { address: '/episodes/the-keeper/lamp-600.jpg', type: 'image/jpeg', width: 600, height: 338 },
  ] as const
  const siteView = makeOnAir({
    episodes: [EPISODE],
    pictureSizes: new Map([['episodes/the-keeper/lamp.jpg', sizes]]),
  })
  t.match(page(siteView), 'srcset="lamp-600.jpg 600w, lamp.jpg 1600w" sizes="')
})

t.test('apps get captions as lines and posts as quotes, in the elements that they know', async (t) => {
  const html = renderContent(makeOnAir(), makeFeed(), EPISODE)
  t.match(
    html,
    '<p><a href="https://faro.example/onda/episodes/the-keeper/lamp.jpg">Photo</a>: The <em>great</em> lamp Photo: Anna &amp; Co</p>',
  )
  t.match(
    html,
    '<p><a href="https://www.social.example/1?a=b&amp;c" rel="nofollow noopener">Ann &lt;Lee&gt; (@ann)</a>, 2025-04-01:</p>\n<p>“Ciao &lt;b&gt;a&lt;/b&gt; #tutti.”</p>\n<p>“A presto.”</p>',
  )
  t.notMatch(html, /<(?:figure|img|blockquote|figcaption)/)
  const { items } = JSON.parse(renderJsonFeed(makeOnAir({ episodes: [EPISODE] }), makeFeed()))
  t.match(items[0].content_html, 'A presto.')
  t.same(items[0].tags, ['Business Post', 'light', 'sea'])
})

t.test('hostile words in photos and posts come out as words', async (t) => {
  for (const [index, text] of HOSTILE.entries()) {
    const episode = makeEpisode({
      notes: `![${text}](a.jpg)\n\nhttps://b.example/`,
      photos: [photo('a.jpg', { caption: text, credit: text }), photo('b.jpg', { alt: text })],
      posts: [
        post({ url: 'https://b.example/', author: text, handle: text, text, service: text }),
        post({ url: 'javascript:alert(1)' }),
      ],
      categories: [text],
      social: [{ protocol: 'nostr', uri: 'javascript:alert(1)' }],
    })
    const html = page(makeOnAir({ episodes: [episode] }))
    t.same(await htmlComplaints(html), [], `text ${index}`)
    t.notMatch(withoutOwnScripts(html), /<script|javascript:|onerror=/)
  }
})
