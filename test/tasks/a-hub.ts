import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Test } from 'tap'

/** What a publisher posted to a hub. */
export interface Posted {
  readonly path: string
  readonly type: string | undefined
  readonly mode: string | null
  readonly topic: string | null
}

export interface Hub {
  readonly url: string
  readonly posted: Posted[]
  /** Answers from now on like this. */
  answer: (request: IncomingMessage, response: ServerResponse) => void
}

/** A WebSub hub on this machine, as far as a publisher sees one. It closes with its test. */
export async function aHub(t: Test): Promise<Hub> {
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request))
    hub.posted.push({
      path: request.url ?? '',
      type: request.headers['content-type'],
      mode: form.get('hub.mode'),
      topic: form.get('hub.url'),
    })
    hub.answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const hub: Hub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub`,
    posted: [],
    answer: (_, response) => response.writeHead(202).end(),
  }
  return hub
}
