import { z } from 'zod'
import type { SiteBuild } from '../build/site-build.ts'
import type { Resource } from '../model/resource.ts'
import { sha256Of } from '../ports/digest.ts'
import type { Notifier } from '../ports/notifier.ts'
import type { Storage } from '../ports/storage.ts'
import { whenReadable } from '../read/folder.ts'

/**
 * What was announced: a cache. Where it is missing or cannot be read, every hub is told once more, finds the
 * bytes that it knows, and no harm is done.
 */
export const NOTIFIED_FILE = '.inonda/announced.json'

/** Digests of feeds as they were when last announced, by topic and by whom it was told. */
const AnnouncedShape = z.record(z.string(), z.record(z.string(), z.string()))
export type NotifiedFeeds = z.infer<typeof AnnouncedShape>

/** One notification: which document, to whom, and what went wrong if anything did. */
export interface Notification {
  readonly topic: string
  /** A hub's address, or `podping`. */
  readonly to: string
  readonly failure?: string
}

export interface NotifyOptions {
  readonly notifier: Notifier
  /** Only this feed. */
  readonly feed?: string
  /** Called before every notification; false ends the work early. */
  readonly goesOn?: () => boolean
}

/**
 * Tells everybody who wants to know of the feeds whose bytes changed since they were last told (WEBSUB-3). Who could
 * not be told is told at the next time; whoever was is not told twice. `announced` is what readAnnounced gave, and
 * is brought up to date. Answers what was tried, in order.
 */
export async function notify(
  siteBuild: SiteBuild,
  announced: NotifiedFeeds,
  terms: NotifyOptions,
): Promise<readonly Notification[]> {
  const { notifier, goesOn = () => true } = terms
  const made: Notification[] = []
  for (const { topic, digest, notifications } of topicsOf(siteBuild, terms)) {
    for (const [to, send] of notifications) {
      if (announced[topic]?.[to] === digest || !goesOn()) continue
      const { failure } = await send(notifier)
      made.push({ topic, to, ...(failure !== undefined && { failure }) })
      if (failure === undefined) announced[topic] = { ...announced[topic], [to]: digest }
    }
  }
  return made
}

/** What was announced before; nothing where nobody knows. */
export async function readNotified(storage: Storage): Promise<NotifiedFeeds> {
  const { value: bytes } = await whenReadable(NOTIFIED_FILE, () => storage.read(NOTIFIED_FILE))
  if (!bytes) return {}
  try {
    return AnnouncedShape.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return {}
  }
}

/** Writes down what was announced, for the next time. */
export async function writeNotified(storage: Storage, announced: NotifiedFeeds): Promise<void> {
  await storage.write(NOTIFIED_FILE, new TextEncoder().encode(`${JSON.stringify(announced, null, 1)}\n`))
}

/** Whether anybody would ever be told of anything. */
export function hasListeners(siteBuild: SiteBuild, notifier: Notifier, feed?: string): boolean {
  const whose = feed === undefined ? {} : { feed }
  return topicsOf(siteBuild, { notifier, ...whose }).some(({ notifications }) => notifications.length > 0)
}

interface Topic {
  readonly topic: string
  readonly digest: string
  readonly notifications: readonly (readonly [
    to: string,
    send: (notifier: Notifier) => ReturnType<Notifier['notifyHub']>,
  ])[]
}

/** The documents that say which address is theirs are those that can be subscribed to; archives are not. */
function topicsOf(
  siteBuild: SiteBuild,
  { notifier, feed }: Pick<NotifyOptions, 'notifier' | 'feed'>,
): Topic[] {
  return siteBuild.addresses.flatMap((address) => {
    const resource = siteBuild.find(address)
    const topic = resource?.links?.find(({ rel }) => rel === 'self')?.href
    if (!resource || topic === undefined || !isOf(address, feed)) return []
    const hubs = (resource.links ?? []).filter(({ rel }) => rel === 'hub').map(({ href }) => href)
    const { podping } = notifier
    return [
      {
        topic,
        digest: digestOf(resource),
        notifications: [
          ...hubs.map((hub) => [hub, ({ notifyHub }: Notifier) => notifyHub(hub, topic)] as const),
          // Podping knows podcasts by the address of their RSS.
          ...(podping && address.endsWith('.xml') ? [['podping', () => podping(topic)] as const] : []),
        ],
      },
    ]
  })
}

function isOf(address: string, feed: string | undefined): boolean {
  return feed === undefined || address.slice(0, address.lastIndexOf('.')) === `/feeds/${feed}`
}

function digestOf({ body }: Resource): string {
  if ('file' in body) return body.digest
  return sha256Of('bytes' in body ? body.bytes() : body.recipe)
}
