import type { Notifier } from '../../ports/notifier.ts'

const PATIENCE_MILLISECONDS = 10_000

/**
 * WebSub over HTTP (WEBSUB-3): https://www.w3.org/TR/websub/ does not define how a publisher notifies its
 * hub; hubs accept the following since PubSubHubbub 0.4. Redirects are not followed: the producer did not
 * configure a POST to another URL.
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
      // The body is not used, so it is not awaited.
      await answer.body?.cancel()
      if (answer.ok) return {}
      if (moved !== null) return { failure: `${hub} has moved to ${moved}: write that address down instead.` }
      return { failure: `${hub} answered ${answer.status}.` }
    } catch (error) {
      return { failure: `${hub} ${reasonOf(error, patience)}` }
    }
  }
}

/** `fetch` only says “fetch failed”; the reason is in `cause`. */
function reasonOf(error: unknown, patience: number): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } }
  if (name === 'TimeoutError') return `gave no answer within ${patience / 1000} seconds.`
  return `cannot be reached (${cause?.code ?? cause?.message ?? message}).`
}
