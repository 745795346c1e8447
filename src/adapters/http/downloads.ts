import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Download, Downloaded, Downloads } from '../../ports/downloads.ts'
import { IoError } from '../../ports/io-error.ts'
import { answerTo, ioError, type RequestTerms, reasonOf, shown } from './request.ts'
import { Turns } from './turns.ts'

/** Where files are stored during a download: a cache, relative to the station. */
const FOLDER = '.inonda/import'
const REDIRECTS_MAX = 5
const TRIES = 4
/** Downloads from one server at a time. */
const PER_HOST = 2
/** Longest Retry-After that is respected. */
const WAIT_MOST_MILLISECONDS = 120_000
const START_BYTES = 64 * 1024

/** Timeouts and limits of downloads; tests set shorter ones. */
export interface DownloadOptions extends RequestTerms {
  /** A server that sends nothing for so long is given up. */
  readonly silentMilliseconds?: number
  /** Delay before the second attempt; each further one is four times as long. */
  readonly againMilliseconds?: number
  /** A download slower than this, on average after a minute, is aborted. */
  readonly leastPerSecond?: number
}

/** Downloads files over HTTP into a station's folder. */
export function httpDownloads(root: string, options: DownloadOptions): Downloads {
  const turns = new Turns(PER_HOST)
  // Errors of unreachable hosts, which are not tried again.
  const silent = new Map<string, IoError>()
  const folder = resolve(root, FOLDER)
  const place = (url: string) => {
    const name = createHash('sha256').update(url).digest('hex').slice(0, 40)
    return { part: resolve(folder, name), facts: resolve(folder, `${name}.json`), path: `${FOLDER}/${name}` }
  }
  return {
    fetch: (download) =>
      turns.take(hostOf(download.url), async () => {
        const known = silent.get(hostOf(download.url))
        if (known) throw known
        await mkdir(folder, { recursive: true })
        return fetched(download, place(download.url), options, (error) =>
          silent.set(hostOf(download.url), error),
        )
      }),
    forget: async (url) => {
      const { part, facts } = place(url)
      await rm(part, { force: true })
      await rm(facts, { force: true })
    },
  }
}

interface Place {
  readonly part: string
  readonly facts: string
  readonly path: string
}

/** Errors for which a host is unreachable, whatever the URL. */
const UNREACHABLE: readonly string[] = [
  'ENOTFOUND',
  'ECONNREFUSED',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]

/** What is known of a partial download. */
interface PartFacts {
  /** A strong validator, for If-Range (RFC 9110, section 13.1.5). */
  readonly validator?: string
  readonly type: string
  readonly whole?: number
}

/** A temporary failure: another attempt may succeed. */
class Passing extends Error {
  readonly after: number | undefined

  constructor(message: string, after?: number, cause?: unknown) {
    super(message, { cause })
    this.after = after
  }
}

/** No response in time. */
class Mute extends Passing {}

async function fetched(
  download: Download,
  place: Place,
  options: DownloadOptions,
  unreachable: (error: IoError) => void,
): Promise<Downloaded> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tried(download, place, options)
    } catch (error) {
      if (error instanceof IoError) throw error
      if (!(error instanceof Passing) || attempt === TRIES) {
        const last = ioError(download.url, error instanceof Passing ? error.message : reasonOf(error), error)
        const { code = '' } = ((error as Error).cause ?? error) as NodeJS.ErrnoException
        if (UNREACHABLE.includes(code) || error instanceof Mute) unreachable(last)
        throw last
      }
      const usual = (options.againMilliseconds ?? 1000) * 4 ** (attempt - 1)
      await pause(Math.min(error.after ?? usual, WAIT_MOST_MILLISECONDS))
    }
  }
}

async function tried(download: Download, place: Place, options: DownloadOptions): Promise<Downloaded> {
  const known = await factsOf(place.facts)
  const held = (await stat(place.part).catch(() => undefined))?.size ?? 0
  if (known?.whole !== undefined && held === known.whole) return finished(place, known.type)
  const from = known?.validator !== undefined && held > 0 ? held : 0
  const watch = new AbortController()
  const response = await begun(download.url, from, known?.validator, { options, watch })
  const status = response.statusCode ?? 0
  const isMore = status === 206 && from > 0 && rangeStart(response) === from
  const length = lengthOf(response)
  const whole = length === undefined ? undefined : length + (isMore ? from : 0)
  if (whole !== undefined && whole > download.most) {
    response.destroy()
    throw ioError(download.url, `it has ${whole} bytes, and at most ${download.most} are fetched`)
  }
  const type = (response.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const validator = validatorOf(response)
  const facts = { type, ...(validator !== undefined && { validator }), ...(whole !== undefined && { whole }) }
  await writeFile(place.facts, JSON.stringify(facts))
  const bytes = await written(response, { download, place, from: isMore ? from : 0, options, watch })
  if (whole !== undefined && bytes < whole)
    throw new Passing('its server closed the connection before the end')
  await writeFile(place.facts, JSON.stringify({ ...facts, whole: bytes }))
  return finished(place, type)
}

/** The response after all redirects. */
async function begun(
  url: string,
  from: number,
  validator: string | undefined,
  { options, watch }: { readonly options: DownloadOptions; readonly watch: AbortController },
): Promise<IncomingMessage> {
  let target = url
  for (let redirects = 0; ; redirects++) {
    const ranged = from > 0 && validator !== undefined
    const headers = {
      'Accept-Encoding': 'identity',
      ...(ranged && { Range: `bytes=${from}-`, 'If-Range': validator }),
    }
    const response = await patient(
      options,
      watch,
      answerTo({ url: target, method: 'GET', headers }, options, watch.signal),
    )
    const status = response.statusCode ?? 0
    const location = response.headers.location
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy()
      if (redirects === REDIRECTS_MAX) throw ioError(url, `more than ${REDIRECTS_MAX} redirects`)
      if (!URL.canParse(location, target))
        throw ioError(url, `it redirects to “${shown(location)}”, which is no address`)
      target = new URL(location, target).href
      continue
    }
    if (status === 200 || status === 206) return response
    response.destroy()
    // 416 is final: the partial file is as long as the file, or no longer a part of it.
    if (status === 408 || status === 425 || status === 429 || status >= 500)
      throw new Passing(`its server answers ${status}`, retryAfter(response))
    throw ioError(url, `its server answers ${status}`)
  }
}

/** Aborts if the server sends nothing in time. */
async function patient<T>(options: DownloadOptions, watch: AbortController, work: Promise<T>): Promise<T> {
  const milliseconds = options.silentMilliseconds ?? 30_000
  const timer = setTimeout(() => watch.abort(), milliseconds)
  try {
    return await work
  } catch (error) {
    if (watch.signal.aborted) throw new Mute('its server says nothing')
    throw error instanceof IoError ? error : passing(error)
  } finally {
    clearTimeout(timer)
  }
}

/** Marks errors that may be temporary. Unknown hosts and forbidden addresses are not. */
function passing(error: unknown): Error {
  const { code = '' } = error as NodeJS.ErrnoException
  const again = ['ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN', 'UND_ERR_SOCKET']
  return again.includes(code) ? new Passing(reasonOf(error), undefined, error) : (error as Error)
}

interface Writing {
  readonly download: Download
  readonly place: Place
  readonly from: number
  readonly options: DownloadOptions
  readonly watch: AbortController
}

/** Appends the body to the partial file. Returns the size of that. */
async function written(
  response: IncomingMessage,
  { download, place, from, options, watch }: Writing,
): Promise<number> {
  const file = await open(place.part, from > 0 ? 'r+' : 'w')
  const silent = options.silentMilliseconds ?? 30_000
  const least = options.leastPerSecond ?? 1000
  const begunAt = performance.now()
  let at = from
  let timer = setTimeout(() => watch.abort(), silent)
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      clearTimeout(timer)
      timer = setTimeout(() => watch.abort(), silent)
      if (at + chunk.length > download.most) {
        response.destroy()
        throw ioError(download.url, `it has more than ${download.most} bytes, and no more are fetched`)
      }
      await file.write(chunk, 0, chunk.length, at)
      at += chunk.length
      download.progress?.(at)
      const seconds = (performance.now() - begunAt) / 1000
      if (seconds > 60 && (at - from) / seconds < least) {
        response.destroy()
        throw ioError(download.url, `its server sends fewer than ${least} bytes a second`)
      }
    }
    await file.truncate(at)
    return at
  } catch (error) {
    if (error instanceof IoError) throw error
    throw new Passing(watch.signal.aborted ? 'its server stopped sending' : reasonOf(error))
  } finally {
    clearTimeout(timer)
    await file.close()
  }
}

async function finished(place: Place, type: string): Promise<Downloaded> {
  const hash = createHash('sha256')
  let bytes = 0
  let start = new Uint8Array()
  for await (const chunk of createReadStream(place.part) as AsyncIterable<Buffer>) {
    if (bytes === 0) start = new Uint8Array(chunk.subarray(0, START_BYTES))
    hash.update(chunk)
    bytes += chunk.length
  }
  return { path: place.path, bytes, sha256: hash.digest('hex'), type, start }
}

async function factsOf(path: string): Promise<PartFacts | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as PartFacts
  } catch {
    // No download was started, or its record is incomplete: it starts again.
    return undefined
  }
}

function lengthOf({ headers }: IncomingMessage): number | undefined {
  const written = headers['content-length'] ?? ''
  return /^\d{1,15}$/.test(written) ? Number(written) : undefined
}

function rangeStart({ headers }: IncomingMessage): number | undefined {
  const start = /^bytes (\d{1,15})-/.exec(headers['content-range'] ?? '')?.[1]
  return start === undefined ? undefined : Number(start)
}

/** A weak ETag does not identify bytes; a date does, without an ETag (RFC 9110, section 8.8.2.2). */
function validatorOf({ headers }: IncomingMessage): string | undefined {
  const { etag } = headers
  if (etag !== undefined) return etag.startsWith('W/') ? undefined : etag
  return headers['last-modified']
}

/** Milliseconds of Retry-After: a number of seconds, or a date (RFC 9110, section 10.2.3). */
function retryAfter({ headers }: IncomingMessage): number | undefined {
  const written = headers['retry-after']
  if (written === undefined) return undefined
  if (/^\d{1,6}$/.test(written)) return Number(written) * 1000
  const date = Date.parse(written)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
