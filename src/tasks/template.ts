import type { StationContext } from '../build/load-station.ts'
import { nearest } from '../diagnostics/nearest.ts'

const FOLDER = 'templates'

/** What became of a template that was asked for. */
export type Copied =
  | { readonly kind: 'copied'; readonly file: string }
  | { readonly kind: 'there'; readonly file: string }
  | { readonly kind: 'unknown'; readonly near?: string }

/** The templates, the style sheet, scripts, words and pictures that ship, by name. */
export async function shippedTemplates({ shipped }: Pick<StationContext, 'shipped'>): Promise<string[]> {
  return (await shipped.list('')).flatMap(({ name, kind }) => (kind === 'file' ? [name] : []))
}

/** Copies one into the station's folder, to be changed there; with `force` over one that is there. */
export async function copyTemplate(
  { shipped, storage }: Pick<StationContext, 'shipped' | 'storage'>,
  asked: string,
  { force }: { readonly force: boolean },
): Promise<Copied> {
  const names = await shippedTemplates({ shipped })
  const wanted = asked.replace(/^\.?\/?templates\//, '')
  const name = [wanted, `${wanted}.liquid`].find((one) => names.includes(one))
  const bytes = name === undefined ? undefined : await shipped.read(name)
  if (name === undefined || !bytes) {
    const near = nearest(wanted, [...names, ...names.map((one) => one.replace(/\.liquid$/, ''))])
    return { kind: 'unknown', ...(near !== undefined && { near }) }
  }
  const file = `${FOLDER}/${name}`
  const others = await storage.list(FOLDER)
  if (!force && others.some((one) => one.name === name)) return { kind: 'there', file }
  await storage.write(file, bytes)
  return { kind: 'copied', file }
}
