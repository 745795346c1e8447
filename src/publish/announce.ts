import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Resource } from '../model/resource.ts'
import type { Herald } from '../ports/herald.ts'
import type { Storage } from '../ports/storage.ts'
import { whenReadable } from '../read/folder.ts'
import type { Edition } from './standing.ts'

/**
 * What was announced: a cache. Where it is missing or cannot be read, every hub is told once more, finds the
 * bytes that it knows, and no harm is done.
 */
export const ANNOUNCED_FILE = '.inonda/announced.json'

/** Digests of feeds as they were when last announced, by topic and by whom it was told. */
const AnnouncedShape = z.record(z.string(), z.record(z.string(), z.string()))
export type Announced = z.infer<typeof AnnouncedShape>

/** One telling: which document, to whom, and what went wrong if anything did. */
export interface Announcement {
  readonly topic: string
  /** A hub's address, or `podping`. */
  readonly to: string
  readonly failure?: string
}

export interface AnnounceTerms {
  readonly herald: Herald
  /** Only this feed. */
  readonly feed?: string
  /** Asked before every telling; false ends the work early. */
  readonly goesOn?: () => boolean
}

/**
 * Tells everybody who wants to know of the feeds whose bytes changed since they were last told (WEBSUB-3). Who could
 * not be told is told at the next time; whoever was is not told twice. `announced` is what readAnnounced gave, and
 * is brought up to date. Answers what was tried, in order.
 */
export async function announce(
  edition: Edition,
  announced: Announced,
  terms: AnnounceTerms,
): Promise<readonly Announcement[]> {
  const { herald, goesOn = () => true } = terms
  const made: Announcement[] = []
  for (const { topic, digest, tellings } of topicsOf(edition, terms)) {
    for (const [to, tell] of tellings) {
      if (announced[topic]?.[to] === digest || !goesOn()) continue
      const { failure } = await tell(herald)
      made.push({ topic, to, ...(failure !== undefined && { failure }) })
      if (failure === undefined) announced[topic] = { ...announced[topic], [to]: digest }
    }
  }
  return made
}

/** What was announced before; nothing where nobody knows. */
export async function readAnnounced(storage: Storage): Promise<Announced> {
  const { value: bytes } = await whenReadable(ANNOUNCED_FILE, () => storage.read(ANNOUNCED_FILE))
  if (!bytes) return {}
  try {
    return AnnouncedShape.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return {}
  }
}

/** Writes down what was announced, for the next time. */
export async function keepAnnounced(storage: Storage, announced: Announced): Promise<void> {
  await storage.write(ANNOUNCED_FILE, new TextEncoder().encode(`${JSON.stringify(announced, null, 1)}\n`))
}

/** Whether anybody would ever be told of anything. */
export function hasListeners(edition: Edition, herald: Herald, feed?: string): boolean {
  const whose = feed === undefined ? {} : { feed }
  return topicsOf(edition, { herald, ...whose }).some(({ tellings }) => tellings.length > 0)
}

interface Topic {
  readonly topic: string
  readonly digest: string
  readonly tellings: readonly (readonly [
    to: string,
    tell: (herald: Herald) => ReturnType<Herald['tellHub']>,
  ])[]
}

/** The documents that say which address is theirs are those that can be subscribed to; archives are not. */
function topicsOf(edition: Edition, { herald, feed }: Pick<AnnounceTerms, 'herald' | 'feed'>): Topic[] {
  return edition.addresses.flatMap((address) => {
    const resource = edition.find(address)
    const topic = resource?.links?.find(({ rel }) => rel === 'self')?.href
    if (!resource || topic === undefined || !isOf(address, feed)) return []
    const hubs = (resource.links ?? []).filter(({ rel }) => rel === 'hub').map(({ href }) => href)
    const { podping } = herald
    return [
      {
        topic,
        digest: digestOf(resource),
        tellings: [
          ...hubs.map((hub) => [hub, ({ tellHub }: Herald) => tellHub(hub, topic)] as const),
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
  return createHash('sha256')
    .update('bytes' in body ? body.bytes() : body.recipe)
    .digest('hex')
}
