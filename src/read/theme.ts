import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { type Faint, faintPairs, isThemeName, THEME_NAMES, type Theme } from '../model/theme.ts'

/** The locations of the theme's names and values. */
interface Places {
  readonly key: (name: string) => Place
  readonly value: (name: string) => Place
}

/** Reports unknown names in a theme, and colours with too little contrast. */
export function themeTroubles(theme: Theme, at: Places): Diagnostic[] {
  const unknown = Object.keys(theme).filter((name) => isThemeName(name) && !THEME_NAMES.includes(name))
  return [
    ...unknown.map((name) => say('station.theme-unknown', at.key(name), { name, fix: fixOf(name) })),
    ...faintPairs(theme).flatMap((faint) => {
      const name = blamed(theme, faint)
      return name === undefined ? [] : [sayFaint(name, faint, at.value(name))]
    }),
  ]
}

function fixOf(name: string): string {
  const meant = nearest(name, THEME_NAMES)
  const known = `The names are ${THEME_NAMES.join(', ')}.`
  return meant === undefined ? known : `Write ${meant} in place of ${name}.`
}

/** The theme's entry that causes a lack of contrast: the colour itself, the one it is derived from, or the background. */
function blamed(theme: Theme, { scheme, name, ground }: Faint): string | undefined {
  const own = scheme === 'dark' ? [`dark-${name}`] : [name]
  const isMade = name === 'link' || name === 'lamp' || ground === 'highlight'
  const source = isMade ? ['dark-accent', 'accent'] : []
  const lies = ground === 'highlight' ? 'paper' : ground
  const grounds = scheme === 'dark' ? [`dark-${lies}`] : [lies]
  return [...own, ...grounds, ...(scheme === 'dark' ? source : source.slice(1))].find((one) =>
    Object.hasOwn(theme, one),
  )
}

const WHAT: ReadonlyMap<string, string> = new Map([
  ['ink', 'Text'],
  ['soft', 'Small text'],
  ['link', 'The colour of links'],
  ['voice', 'The name of a speaker'],
  ['lamp', 'The lamp, in the accent’s colour,'],
])

function sayFaint(key: string, faint: Faint, at: Place): Diagnostic {
  const { scheme, name, colour, ground, groundColour, ratio, needed, better } = faint
  const wanted = `${scheme === 'dark' ? 'dark-' : ''}${name}`
  const isGround = key.endsWith(ground) || (ground === 'highlight' && key !== wanted)
  const fitting = name === 'lamp' ? 'accent' : wanted
  return say('station.theme-contrast', at, {
    what: WHAT.get(name) ?? name,
    colour,
    ground: `${scheme === 'dark' ? 'dark-' : ''}${ground}`,
    groundColour,
    scheme,
    // Rounded down: 4.496 is less than 4.5.
    ratio: (Math.floor(ratio * 10) / 10).toFixed(1),
    needed,
    criterion: name === 'lamp' ? '1.4.11' : '1.4.3',
    fix:
      better === undefined || name === 'voice'
        ? `Choose a ${scheme === 'light' ? 'lighter' : 'darker'} ${key}.`
        : `Write ${fitting}: '${better}'${isGround ? `, or choose another ${key}.` : ''}`,
  })
}
