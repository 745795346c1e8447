import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { EmbeddedPost } from '../model/embedded-post.ts'
import { canonical } from '../model/language-tag.ts'
import type { WrittenPosts } from './schemas/embedded-post.ts'
import type { EpisodeFields } from './schemas/episode.ts'
import type { YamlDocument } from './yaml.ts'

/** The posts in the front matter as model data. */
export function postsOf(written: NonNullable<WrittenPosts>): readonly EmbeddedPost[] {
  return written.map(({ language, text, ...rest }) => ({
    ...rest,
    text: text.trim(),
    ...(language === undefined ? {} : { language: canonical(language) }),
  }))
}

/** Reports posts with the same address. */
export function doubledPosts(document: YamlDocument, { posts = [] }: Partial<EpisodeFields>): Diagnostic[] {
  const taken = new Set<string>()
  return posts.flatMap(({ url }, index) => {
    if (!taken.has(url)) {
      taken.add(url)
      return []
    }
    return [say('episode.post-doubled', document.placeOf(['posts', index, 'url']), { url })]
  })
}
