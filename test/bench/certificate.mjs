import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes a key and a certificate for this computer in a folder (ECDSA P-256, as public authorities give them). */
export function makeCertificate(folder) {
  mkdirSync(folder, { recursive: true })
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')]
  const words = ['req', '-x509', ...curve, '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1', ...files]
  const { status, stderr } = spawnSync('openssl', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`)
  return folder
}

/** What a server over TLS is made with, the same for all. */
export function certificateIn(folder) {
  return {
    key: readFileSync(join(folder, 'key.pem')),
    cert: readFileSync(join(folder, 'certificate.pem')),
    minVersion: 'TLSv1.3',
    ecdhCurve: 'X25519',
    ALPNProtocols: ['http/1.1'],
  }
}
