import { tagAddress } from '../../model/address.ts'
import { type Topic, topicSlug } from '../../model/topic.ts'
import { yearsOf } from './archive.ts'
import { formatYear } from './format.ts'
import { summaryOf } from './listing.ts'
import { type PageContext, renderPage } from './page-context.ts'

/** The page of all tags, sorted by the rules of the page's language. */
export function renderTopics(frame: PageContext, topics: readonly Topic[]): string {
  const { words, language, link } = frame
  const { compare } = new Intl.Collator([language, 'en'])
  const head = { title: words.all.topics.title, description: words.all.topics.intro }
  return renderPage(frame, 'tags', head, {
    tags: topics
      .toSorted((a, b) => compare(a.name, b.name) || (a.slug < b.slug ? -1 : 1))
      .map(({ name, slug, episodes }) => ({
        name,
        href: link(tagAddress(slug)),
        count: words.episodes(episodes.length),
      })),
  })
}

/** The page of a tag, with its episodes by year. */
export function renderTopic(frame: PageContext, { name, episodes }: Topic): string {
  const { words, language } = frame
  return renderPage(
    frame,
    'tag',
    { title: name },
    {
      name,
      count: words.episodes(episodes.length),
      years: yearsOf(episodes).map((one) => ({
        name: formatYear(one.year, language),
        episodes: one.episodes.map((episode) => summaryOf(frame, episode)),
      })),
    },
  )
}

/** The tags of an episode as links; of several that mean the same, only the first. */
export function tagLinks({ link }: PageContext, tags: readonly string[]) {
  const bySlug = new Map<string, string>()
  for (const tag of tags) {
    const slug = topicSlug(tag)
    if (!bySlug.has(slug)) bySlug.set(slug, tag)
  }
  return [...bySlug].map(([slug, name]) => ({ name, href: link(tagAddress(slug)) }))
}
