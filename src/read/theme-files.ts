import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Font, Logo, ThemeFile, ThemeFiles } from '../model/theme-files.ts'
import { sha256Of } from '../ports/digest.ts'
import { lineOf } from './fields.ts'
import { woff2Fault } from './font.ts'
import { isFilePath } from './paths.ts'
import { svgFault } from './picture/svg.ts'
import { sizeOf } from './picture.ts'
import type { WrittenTheme } from './schemas/theme.ts'

/** The station's own files, by their path under templates/. */
type Files = ReadonlyMap<string, Uint8Array>
type PlaceOf = (...path: readonly (string | number)[]) => Place

/**
 * The logo, the icon and the fonts that a theme names. What is not there, is not what it says, or could do more than be
 * looked at is left out and told: an SVG can hold scripts, and a browser runs them where it is opened by itself.
 */
export function readThemeFiles(theme: WrittenTheme, files: Files, at: PlaceOf): Checked<ThemeFiles> {
  const diagnostics: Diagnostic[] = []
  const found = <T>({ value, diagnostics: own }: Checked<T>): T | undefined => {
    diagnostics.push(...own)
    return value
  }
  const picture = (key: 'logo' | 'dark-logo' | 'favicon') => {
    const file = theme[key]
    return file === undefined ? undefined : found(pictureIn(files, { key, file }, at(key)))
  }
  const logo = picture('logo')
  const darkLogo = picture('dark-logo')
  const icon = picture('favicon')
  const fonts = (theme.fonts ?? []).flatMap((font, index) => {
    const one = found(fontIn(files, font, at('fonts', index, 'file')))
    if (one && !isSetIn(theme, font.family)) {
      const { family } = font
      const example = lineOf('font-body', `'${family}', serif`)
      diagnostics.push(say('station.font-unused', at('fonts', index, 'family'), { family, example }))
    }
    return one ?? []
  })
  const value = {
    ...(logo && { logo }),
    ...(darkLogo && { darkLogo }),
    ...(icon && { favicon: { file: icon.file, type: icon.type, asset: icon.asset } }),
    ...(fonts.length > 0 && { fonts }),
  }
  return { value, diagnostics }
}

interface Named {
  readonly key: string
  readonly file: string
}

/** The bytes of a file, or what is wrong with its name. */
function bytesOf(files: Files, { key, file }: Named, at: Place): Checked<Uint8Array> {
  if (!isFilePath(file)) {
    const plain = file.split(/[/\\]/).filter((part) => !/^\.*$|:$/.test(part))
    const example = lineOf(key, plain.at(-1) ?? `${key}.${key === 'file' ? 'woff2' : 'svg'}`)
    return { diagnostics: [say('station.theme-path-wrong', at, { value: file, example })] }
  }
  const value = files.get(file)
  if (value) return { value, diagnostics: [] }
  const near = nearest(file, files.keys())
  const fix =
    near === undefined ? `Put it into templates/, or remove the line.` : `Write ${lineOf(key, near)}`
  return { diagnostics: [say('station.theme-file-absent', at, { file, fix })] }
}

function pictureIn(files: Files, named: Named, at: Place): Checked<Logo> {
  const { value: bytes, diagnostics } = bytesOf(files, named, at)
  if (!bytes) return { diagnostics }
  const { file, key } = named
  const size = sizeOf(bytes)
  const kind = PICTURES.find(({ name }) => name === size?.type)
  if (!size || !kind || (kind.name === 'ico' && key !== 'favicon')) {
    const kinds = key === 'favicon' ? 'an SVG, a PNG or an ICO' : 'an SVG, a PNG, a JPEG or a WebP'
    return { diagnostics: [say('station.theme-picture-wrong', at, { file, kinds })] }
  }
  const what = kind.name === 'svg' ? svgFault(bytes) : undefined
  if (what !== undefined) return { diagnostics: [say('station.theme-picture-unsafe', at, { file, what })] }
  const { width, height } = size
  return { value: { ...themeFile(file, kind.type, bytes), width, height }, diagnostics: [] }
}

const PICTURES = [
  { name: 'svg', type: 'image/svg+xml' },
  { name: 'png', type: 'image/png' },
  { name: 'jpg', type: 'image/jpeg' },
  { name: 'webp', type: 'image/webp' },
  { name: 'ico', type: 'image/x-icon' },
] as const

type WrittenFont = NonNullable<WrittenTheme['fonts']>[number]

function fontIn(files: Files, { file, family, weight, style }: WrittenFont, at: Place): Checked<Font> {
  const { value: bytes, diagnostics } = bytesOf(files, { key: 'file', file }, at)
  if (!bytes) return { diagnostics }
  const fault = woff2Fault(bytes)
  if (fault) return { diagnostics: [say('station.font-wrong', at, { file, ...fault })] }
  const value = {
    ...themeFile(file, 'font/woff2', bytes),
    family,
    ...(weight !== undefined && { weight: String(weight) }),
    ...(style === 'italic' && { style: 'italic' as const }),
  }
  return { value, diagnostics: [] }
}

/** Long enough that no two contents of a file ever have the same. */
const DIGEST_CHARACTERS = 10

function themeFile(file: string, type: string, bytes: Uint8Array): ThemeFile {
  const mark = sha256Of(bytes).slice(0, DIGEST_CHARACTERS)
  return { file, type, asset: file.replace(/(\.[^./]+)?$/, `-${mark}$1`) }
}

/** Whether text or labels are set in a font. */
function isSetIn(theme: WrittenTheme, family: string): boolean {
  return [theme['font-body'], theme['font-label']].some(
    (fonts) =>
      typeof fonts === 'string' &&
      fonts.split(',').some((one) => one.trim().replace(/^["']|["']$/g, '') === family),
  )
}
