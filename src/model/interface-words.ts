import type ENGLISH from '../../templates/words.en.json'

/** The interface messages of one language: templates/words.<language>.json. */
export type Words = Same<typeof ENGLISH>

/**
 * A message that depends on a number, with a form for each of a language's plural categories (Unicode CLDR);
 * `{n}` is the number.
 */
export interface Forms {
  readonly zero?: string
  readonly one?: string
  readonly two?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

/** Messages by language in lower case (`it`, `pt-br`); English is always present. */
export type Catalogues = ReadonlyMap<string, Words>

type Same<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends Forms ? Forms : Same<T[K]>
}
