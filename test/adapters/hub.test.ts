import t from 'tap'
import { httpHub } from '../../src/adapters/http/hub.ts'
import { notifierContract } from '../ports/notifier.contract.ts'
import { aHub } from '../tasks/a-hub.ts'

const TOPIC = 'https://radio.example/feeds/show.xml'

notifierContract(t, 'hub', async (t) => {
  const hub = await aHub(t)
  return {
    tell: (whom, topic) => {
      if (whom === 'refusing') hub.answer = (_, response) => response.writeHead(403).end('not here')
      return httpHub()(whom === 'absent' ? 'http://127.0.0.1:9/' : hub.url, topic)
    },
    heard: () => hub.posted.map((one) => one.topic ?? ''),
  }
})

t.test('a hub is posted the form that hubs know', async (t) => {
  const hub = await aHub(t)
  await httpHub()(hub.url, TOPIC)
  t.match(hub.posted, [
    { path: '/hub', type: /^application\/x-www-form-urlencoded/, mode: 'publish', topic: TOPIC },
  ])
})

t.test('any status of success is one, and every other is told', async (t) => {
  const hub = await aHub(t)
  for (const status of [200, 202, 204]) {
    hub.answer = (_, response) => response.writeHead(status).end()
    t.strictSame(await httpHub()(hub.url, TOPIC), {}, `${status}`)
  }
  for (const status of [400, 404, 429, 500, 503]) {
    hub.answer = (_, response) => response.writeHead(status).end('x'.repeat(100_000))
    t.strictSame(await httpHub()(hub.url, TOPIC), { failure: `${hub.url} answered ${status}.` })
  }
})

t.test('a redirect is told and not followed', async (t) => {
  const hub = await aHub(t)
  hub.answer = (_, response) => response.writeHead(307, { location: '/elsewhere' }).end()
  t.match(await httpHub()(hub.url, TOPIC), { failure: /has moved to \/elsewhere: write that address/ })
  t.equal(hub.posted.length, 1)
})

t.test('a hub that says nothing, or never ends, holds nobody up', async (t) => {
  const hub = await aHub(t)
  hub.answer = () => {}
  t.match(await httpHub(100)(hub.url, TOPIC), { failure: /gave no answer within 0\.1 seconds/ })
  hub.answer = (_, response) => response.writeHead(202).write('and')
  t.strictSame(await httpHub(60_000)(hub.url, TOPIC), {})
  hub.answer = (request) => request.socket.destroy()
  t.match(await httpHub()(hub.url, TOPIC), { failure: /cannot be reached/ })
})

t.test('what is no address of the web is not asked', async (t) => {
  for (const hub of ['file:///etc/passwd', 'ftp://hub.example/', 'hub.example', 'data:,x']) {
    t.match(await httpHub()(hub, TOPIC), { failure: /no address of the web/ }, hub)
  }
})
