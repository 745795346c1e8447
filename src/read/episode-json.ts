import type { z } from 'zod'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Storage } from '../ports/storage.ts'
import { whenReadable } from './folder.ts'

/**
 * Reads a JSON file that Inonda wrote beside an episode or a feed. Returns no value if it is absent or invalid; reports
 * the latter as `wrong`.
 */
export async function readEpisodeJson<Data>(
  storage: Storage,
  path: string,
  {
    shape,
    mostBytes,
    wrong,
  }: {
    readonly shape: z.ZodType<Data>
    readonly mostBytes: number
    readonly wrong: (what: string) => Diagnostic
  },
): Promise<Checked<Data>> {
  const { value: facts, diagnostics } = await whenReadable(path, () => storage.facts(path))
  if (!facts) return { diagnostics }
  if (facts.bytes > mostBytes)
    return { diagnostics: [wrong(`it has ${facts.bytes} bytes, and no more than ${mostBytes} are read`)] }
  const { value: bytes, diagnostics: unreadable } = await whenReadable(path, () => storage.read(path))
  if (!bytes) return { diagnostics: unreadable }
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return { diagnostics: [wrong('it is no JSON')] }
  }
  const { data, error } = shape.safeParse(json)
  const [issue] = error?.issues ?? []
  if (data === undefined)
    return { diagnostics: [wrong(`${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''}`)] }
  return { value: data, diagnostics: [] }
}
