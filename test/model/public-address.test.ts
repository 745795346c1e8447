import t from 'tap'
import { isLoopback, isPublicAddress } from '../../src/model/public-address.ts'

t.test('the world is told only of addresses that it can reach', async (t) => {
  for (const url of ['https://radio.it', 'https://example.radio.it/onda', 'https://local.radio.it:8443'])
    t.equal(isPublicAddress(url), true, url)
  for (const url of [
    'http://radio.it',
    'https://localhost',
    'https://studio',
    'https://studio.local',
    'https://radio.example',
    'https://radio.example.org',
    'https://a.test',
    'https://127.0.0.1',
    'https://10.0.0.5:8443/onda',
    'https://203.0.113.9',
    'https://[::1]/',
    'https://2130706433/',
    'radio.it',
  ])
    t.equal(isPublicAddress(url), false, url)
})

t.test('this machine alone goes by several names', async (t) => {
  for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])
    t.equal(isLoopback(host), true, host)
  for (const host of ['0.0.0.0', '::', '10.0.0.5', 'radio.it', '127.radio.it'])
    t.equal(isLoopback(host), false, host)
})
