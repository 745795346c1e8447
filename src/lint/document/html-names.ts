/**
 * Table. Named character references of HTML, which XML does not have:
 * https://html.spec.whatwg.org/#named-character-references
 */

/** U+00A0 to U+00FF, in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
/** Further ones that are common in text. */
const OTHERS =
  'OElig 152, oelig 153, Scaron 160, scaron 161, Yuml 178, fnof 192, circ 2c6, tilde 2dc, ensp 2002, emsp 2003, thinsp 2009, zwnj 200c, zwj 200d, lrm 200e, rlm 200f, ndash 2013, mdash 2014, lsquo 2018, rsquo 2019, sbquo 201a, ldquo 201c, rdquo 201d, bdquo 201e, dagger 2020, Dagger 2021, bull 2022, hellip 2026, permil 2030, prime 2032, Prime 2033, lsaquo 2039, rsaquo 203a, euro 20ac, trade 2122, larr 2190, uarr 2191, rarr 2192, darr 2193, harr 2194, minus 2212, infin 221e, asymp 2248, ne 2260, le 2264, ge 2265, hearts 2665, check 2713'

const CODES = new Map<string, number>([
  ...LATIN_1.split(' ').map((name, index): [string, number] => [name, 0xa0 + index]),
  ...OTHERS.split(', ').map((one): [string, number] => {
    const [name = '', code = ''] = one.split(' ')
    return [name, Number.parseInt(code, 16)]
  }),
])

/** The code point of a named character reference; undefined for an unknown one. */
export function characterOf(name: string): number | undefined {
  return CODES.get(name)
}

/** A numeric character reference of XML. */
export function referenceTo(code: number): string {
  return `&#${code};`
}
