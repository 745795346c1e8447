import type { Notifier } from '../../ports/notifier.ts'

const PATIENCE_MILLISECONDS = 10_000

/**
 * WebSub over HTTP (WEBSUB-3): https://www.w3.org/TR/websub/ leaves open how a publisher tells its hub; what follows
 * is what hubs take since PubSubHubbub 0.4. A redirect is not followed: a POST that goes elsewhere is no longer
 * what the producer wrote down.
 */
export function httpHub(patience = PATIENCE_MILLISECONDS): Notifier['notifyHub'] {
  return async (hub, topic) => {
    if (!/^https?:\/\//i.test(hub)) return { failure: `${hub} is no address of the web.` }
    try {
      const answer = await fetch(hub, {
        method: 'POST',
        body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic }),
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      })
      const moved = answer.headers.get('location')
      // Nothing that a hub says is read, so nothing is waited for.
      await answer.body?.cancel()
      if (answer.ok) return {}
      if (moved !== null) return { failure: `${hub} has moved to ${moved}: write that address down instead.` }
      return { failure: `${hub} answered ${answer.status}.` }
    } catch (error) {
      return { failure: `${hub} ${reasonOf(error, patience)}` }
    }
  }
}

/** fetch says “fetch failed”, and keeps to itself why. */
function reasonOf(error: unknown, patience: number): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } }
  if (name === 'TimeoutError') return `gave no answer within ${patience / 1000} seconds.`
  return `cannot be reached (${cause?.code ?? cause?.message ?? message}).`
}
