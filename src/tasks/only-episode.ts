import type { Storage } from '../ports/storage.ts'

/**
 * The station as if it had this episode alone: what is done to one recording costs the same, however many others there are. With
 * all of them where there is no such episode, so that those can be named.
 */
export async function onlyEpisode(storage: Storage, slug: string): Promise<Storage> {
  const entries = await storage.list('episodes')
  const own = entries.filter(({ name }) => name === slug)
  if (own.length === 0) return storage
  const { mark: _, ...readable } = storage
  return { ...readable, list: async (folder) => (folder === 'episodes' ? own : storage.list(folder)) }
}
