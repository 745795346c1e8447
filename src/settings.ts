import { isIP } from 'node:net'
import { z } from 'zod'
import { nearest } from './diagnostics/nearest.ts'

/**
 * The settings of `inonda serve` from environment variables. Each comment gives the name, the default and the
 * meaning.
 */
export interface Settings {
  /**
   * `HOST`, default 127.0.0.1: the network address to listen on; 0.0.0.0 or :: for all addresses of this
   * machine.
   */
  readonly host: string
  /** `PORT`, default 3000: the port to listen on; 0 takes any free one. */
  readonly port: number
  /**
   * `INONDA_RATE_LIMIT`, default 12000: requests a minute from one network address (for IPv6 one /64); 0 for no
   * limit. Behind a proxy that `INONDA_TRUST_PROXY` does not name, all listeners share one address.
   */
  readonly rateLimit: number
  /**
   * `INONDA_SEARCH_LIMIT`, default 240: searches a minute from one network address, which the server runs for
   * browsers without JavaScript; 0 for no limit but `INONDA_RATE_LIMIT`. Of 200 listeners behind one address,
   * each can search once a minute, and some twice.
   */
  readonly searchLimit: number
  /**
   * What one network address may use at the same time, 0 for no limit. `INONDA_ADDRESS_DOWNLOADS`, default
   * 1000: responses in progress that are not sent from memory. `INONDA_ADDRESS_CONNECTIONS`, default 1500:
   * open connections. `INONDA_ADDRESS_WAITING`, default 128: MiB of responses that it has requested and not
   * yet received.
   */
  readonly addresses: {
    readonly downloads: number
    readonly connections: number
    readonly waitingBytes: number
  }
  /**
   * `INONDA_TRUST_PROXY`, default off: the proxies whose X-Forwarded-For is trusted. A number of proxies in a
   * row, or their addresses separated by commas (10.0.0.5, 10.0.0.0/8, loopback, linklocal, uniquelocal).
   */
  readonly trustProxy: false | number | readonly string[]
  /**
   * `INONDA_LOG`, default faults: what is logged on standard error. off, faults, or requests (faults too).
   */
  readonly log: 'off' | 'faults' | 'requests'
  /**
   * `INONDA_LOG_SAMPLE`, default 1: of so many successful requests, one is logged; failed ones always are.
   */
  readonly logSample: number
  /**
   * `INONDA_LOG_ADDRESSES`, default off: whether logged requests name the client. off, network (the first
   * three numbers of an IPv4 address, a /64), or on (the whole address: personal data in most countries).
   */
  readonly logAddresses: 'off' | 'network' | 'on'
  /**
   * `INONDA_METRICS`, default off: whether /metrics is served to Prometheus on this machine and its own
   * network.
   */
  readonly metrics: boolean
  /**
   * `INONDA_MONITORING_TOKEN`, default none: a request that sends it as `Authorization: Bearer …` may see
   * /metrics and the details of /healthz from anywhere; at least 16 characters of RFC 6750's b64token. Never
   * printed in a message.
   */
  readonly monitoringToken?: string
  /** `INONDA_WORKERS`, default 1: processes that serve requests. */
  readonly workers: number
  /**
   * `INONDA_GRACE`, default 30: seconds that responses in progress may continue once the server is stopped.
   */
  readonly graceSeconds: number
  /**
   * Overload limits of one process; beyond them, requests that are not served from memory get 503.
   * `INONDA_WAIT`, default 500: milliseconds that its event loop is late, several times in a row.
   * `INONDA_ANSWERS`, default 1500: responses in progress that are not sent from memory. 0 for no ceiling.
   */
  readonly ceilings: { readonly wait: number; readonly answers: number }
  /**
   * `INONDA_ANNOUNCE`, default auto: whether hubs and podping are notified of changes while serving. on, off,
   * or auto: if the station's address is a public one with https, and the server does not listen on this
   * machine alone.
   */
  readonly announce: 'auto' | 'on' | 'off'
  /**
   * `INONDA_PODPING_COMMAND`, default none: a program and its arguments, to which the feed's address and the
   * word update are added. No shell parses it; quotes group words into one argument.
   */
  readonly podping?: Command
}

/** A program and its arguments. */
export type Command = readonly [program: string, ...words: string[]]

/** The settings, or why they cannot be used: whole sentences that name the variable and say what to type. */
export interface CheckedSettings {
  readonly settings?: Settings
  readonly problems: readonly string[]
}

const PORT_MAX = 65_535
const RATE_MAX = 1_000_000_000
const GRACE_MAX_SECONDS = 3600
const SAMPLE_MAX = 1_000_000
const WORKERS_MAX = 64
const WAIT_MAX = 60_000
const ANSWERS_MAX = 1_000_000
const CONNECTIONS_MAX = 1_000_000
const WAITING_MAX_MIB = 1_000_000
const MIB = 1024 * 1024
const OWN = 'INONDA_'
/** Its value must not appear in logs or on terminals. */
const SECRET = 'INONDA_MONITORING_TOKEN'
/** Prefix of the variables that one process of a server passes to another. */
const OWN_WORKER = 'INONDA_WORKER_'

/** The variables with their defaults; the text of each error is what to type. */
const ENVIRONMENT = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, 'a name or address such as 0.0.0.0')
    .default('127.0.0.1'),
  PORT: whole(PORT_MAX, `a whole number from 0 to ${PORT_MAX}`).default(3000),
  INONDA_RATE_LIMIT: whole(RATE_MAX, 'a whole number, 0 for no limit').default(12_000),
  INONDA_SEARCH_LIMIT: whole(RATE_MAX, 'a whole number, 0 for no limit of its own').default(240),
  INONDA_TRUST_PROXY: z
    .string()
    .transform(proxies)
    .refine(areProxies, 'off, a number of proxies, or addresses separated by commas such as 10.0.0.0/8')
    .default(false),
  INONDA_LOG: z.enum(['off', 'faults', 'requests'], 'off, faults or requests').default('faults'),
  INONDA_LOG_SAMPLE: whole(SAMPLE_MAX, `a whole number from 1 to ${SAMPLE_MAX}`, 1).default(1),
  INONDA_LOG_ADDRESSES: z.enum(['off', 'network', 'on'], 'off, network or on').default('off'),
  INONDA_METRICS: z.enum(['off', 'on'], 'off or on').default('off'),
  INONDA_MONITORING_TOKEN: z
    .string()
    .regex(
      /^[\w.~+/-]{16,}=*$/,
      'at least 16 letters, digits or -._~+/, such as the output of: openssl rand -hex 24',
    )
    .optional(),
  INONDA_WORKERS: whole(WORKERS_MAX, `a whole number from 1 to ${WORKERS_MAX}`, 1).default(1),
  INONDA_ANNOUNCE: z.enum(['auto', 'on', 'off'], 'auto, on or off').default('auto'),
  INONDA_PODPING_COMMAND: z
    .string()
    .refine((text) => wordsOf(text) !== undefined, 'a program and its arguments, every quote closed')
    .optional(),
  INONDA_WAIT: whole(WAIT_MAX, `whole milliseconds from 0 to ${WAIT_MAX}, 0 for no ceiling`).default(500),
  INONDA_ANSWERS: whole(ANSWERS_MAX, `a whole number from 0 to ${ANSWERS_MAX}, 0 for no ceiling`).default(
    1500,
  ),
  INONDA_ADDRESS_DOWNLOADS: whole(
    ANSWERS_MAX,
    `a whole number from 0 to ${ANSWERS_MAX}, 0 for no limit`,
  ).default(1000),
  INONDA_ADDRESS_CONNECTIONS: whole(
    CONNECTIONS_MAX,
    `a whole number from 0 to ${CONNECTIONS_MAX}, 0 for no limit`,
  ).default(1500),
  INONDA_ADDRESS_WAITING: whole(
    WAITING_MAX_MIB,
    `whole MiB from 0 to ${WAITING_MAX_MIB}, 0 for no limit`,
  ).default(128),
  INONDA_GRACE: whole(GRACE_MAX_SECONDS, `whole seconds from 0 to ${GRACE_MAX_SECONDS}`).default(30),
})
const NAMES = Object.keys(ENVIRONMENT.shape)

/** Reads the environment. A variable that is set but empty counts as absent. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): CheckedSettings {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '')
  const given = Object.fromEntries(set.map(([name, value]) => [name, value?.trim()]))
  const unknown = Object.keys(given).filter((name) => {
    return name.startsWith(OWN) && !name.startsWith(OWN_WORKER) && !NAMES.includes(name)
  })
  const { data, error } = ENVIRONMENT.safeParse(given)
  const wrong = (error?.issues ?? []).map(({ path: [name = ''], message }) => {
    const said = name === SECRET ? 'is set to something that' : `is “${given[String(name)]}”, which`
    return `${String(name)} ${said} cannot be used. Set it to ${message}.`
  })
  const problems = [...unknown.map(sayUnknown), ...wrong]
  if (data === undefined || problems.length > 0) return { problems }
  const podping = data.INONDA_PODPING_COMMAND && wordsOf(data.INONDA_PODPING_COMMAND)
  const settings = {
    host: data.HOST,
    port: data.PORT,
    rateLimit: data.INONDA_RATE_LIMIT,
    searchLimit: data.INONDA_SEARCH_LIMIT,
    addresses: {
      downloads: data.INONDA_ADDRESS_DOWNLOADS,
      connections: data.INONDA_ADDRESS_CONNECTIONS,
      waitingBytes: data.INONDA_ADDRESS_WAITING * MIB,
    },
    trustProxy: data.INONDA_TRUST_PROXY,
    log: data.INONDA_LOG,
    logSample: data.INONDA_LOG_SAMPLE,
    logAddresses: data.INONDA_LOG_ADDRESSES,
    metrics: data.INONDA_METRICS === 'on',
    ...(data.INONDA_MONITORING_TOKEN && { monitoringToken: data.INONDA_MONITORING_TOKEN }),
    workers: data.INONDA_WORKERS,
    graceSeconds: data.INONDA_GRACE,
    ceilings: { wait: data.INONDA_WAIT, answers: data.INONDA_ANSWERS },
    announce: data.INONDA_ANNOUNCE,
    ...(podping && { podping }),
  }
  return { settings, problems }
}

function whole(max: number, hint: string, min = 0) {
  return z
    .string()
    .regex(/^\d{1,10}$/, { error: hint, abort: true })
    .transform(Number)
    .refine((value) => value >= min && value <= max, hint)
}

function proxies(text: string): Settings['trustProxy'] {
  if (text === 'off') return false
  return /^\d{1,2}$/.test(text) ? Number(text) || false : text.split(',').map((one) => one.trim())
}

function areProxies(value: Settings['trustProxy']): boolean {
  return typeof value !== 'object' || value.every(isProxy)
}

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [, address = '', bits] = text.match(/^([^/]+)(?:\/(\d{1,3}))?$/) ?? []
  const family = isIP(address)
  // A prefix of 0 bits matches every address, so all would be trusted.
  return (
    family !== 0 && (bits === undefined || (Number(bits) > 0 && Number(bits) <= (family === 4 ? 32 : 128)))
  )
}

/**
 * Splits a line into words as a shell does, without its other features; undefined if a quote is not closed.
 */
function wordsOf(line: string): Command | undefined {
  if (!/^(?:[^'"]|'[^']*'|"[^"]*")*$/.test(line)) return undefined
  const words = line.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? []
  const [program = '', ...rest] = words.map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'))
  return program === '' ? undefined : [program, ...rest]
}

function sayUnknown(name: string): string {
  const known = NAMES.filter((one) => one.startsWith(OWN))
  const begun = known.find((one) => one.startsWith(name) || name.startsWith(one))
  const meant = begun ?? nearest(name, known) ?? known.join(', ')
  return `${name} is set, but there is no such setting. There is ${meant}.`
}
