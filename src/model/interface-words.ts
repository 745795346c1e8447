import type ENGLISH from '../../templates/words.en.json'

/** Table. The words of one language that a station's pages and documents are made with: templates/words.<language>.json. */
export type Words = Same<typeof ENGLISH>

/** One sentence by number, a form for each of a language's plural categories (Unicode CLDR); `{n}` is the number. */
export interface Forms {
  readonly zero?: string
  readonly one?: string
  readonly two?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

/** The words by language, lower-case (`it`, `pt-br`); English is always there. */
export type Catalogues = ReadonlyMap<string, Words>

type Same<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends Forms ? Forms : Same<T[K]>
}
