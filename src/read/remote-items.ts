import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Feed } from '../model/feed.ts'
import type { RemoteItem } from '../model/remote-item.ts'
import type { FeedFields } from './schemas/feed.ts'
import type { Path, YamlDocument } from './yaml.ts'

/** Reports entries of a feed that refer to unknown feeds of this station. */
export function unknownFeeds(
  document: YamlDocument,
  fields: Partial<FeedFields>,
  ids: ReadonlySet<string>,
): Diagnostic[] {
  const lists = (['podroll', 'items'] as const).flatMap((key) =>
    (fields[key] ?? []).map(({ feed }, index) => ({ feed, path: [key, index, 'feed'] })),
  )
  const publisher = { feed: fields.publisher?.feed, path: ['publisher', 'feed'] }
  return [...lists, publisher].flatMap(({ feed, path }) => unknownFeed(document, path, feed, ids))
}

/** Reports an id that no feed of this station has. */
export function unknownFeed(
  document: YamlDocument,
  path: Path,
  id: string | undefined,
  ids: ReadonlySet<string>,
): Diagnostic[] {
  if (id === undefined || ids.has(id)) return []
  const meant = nearest(id, ids)
  const fix =
    meant === undefined
      ? `Write feeds/${id}.yaml, or guid: and the feed’s podcast:guid.`
      : `Write feed: ${meant}`
  const voice = document.voice === 'feed' ? 'feed' : 'episode'
  return [say(`${voice}.remote-feed-unknown`, document.placeOf(path), { value: id, fix })]
}

/** P20-PUBLISHER-1: checks that the publisher of a feed is a publisher's feed that lists it. */
export function publisherTroubles(
  feeds: readonly Feed[],
  documents: ReadonlyMap<string, YamlDocument>,
): Diagnostic[] {
  return feeds.flatMap(({ id, publisher }) => {
    const document = documents.get(id)
    if (!publisher || !document) return []
    const at = document.placeOf(['publisher'])
    if ('guid' in publisher.of) {
      return publisher.of.url === undefined ? [say('feed.publisher-address-missing', at)] : []
    }
    const { feed } = publisher.of
    const named = feeds.find((one) => one.id === feed)
    if (!named) return []
    const file = `feeds/${feed}.yaml`
    if (named.medium !== 'publisher') {
      return [say('feed.publisher-medium-wrong', at, { file, medium: named.medium })]
    }
    const lists = (named.items ?? []).some((item: RemoteItem) => 'feed' in item.of && item.of.feed === id)
    return lists ? [] : [say('feed.publisher-one-sided', at, { file, id })]
  })
}
