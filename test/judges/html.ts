import { HtmlValidate } from 'html-validate/node'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // A title is as long as its producer writes it.
    'long-title': 'off',
    // Nor does anybody tidy the lines of what producers write.
    'no-trailing-whitespace': 'off',
    // `t=192` is the id of a moment, in the words of media fragments; HTML forbids only white space.
    'valid-id': ['error', { relaxed: true }],
  },
})

/** What html-validate finds wrong with a page: line, rule, message. */
export async function htmlComplaints(page: string): Promise<string[]> {
  const { results } = await validator.validateString(page)
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`)
}

/** The names of all attributes; nothing in a value is taken for one, since `<` and `>` are escaped there. */
export function attributesIn(page: string): string[] {
  const tags = page.match(/<[a-z][^<>]*>/gi) ?? []
  return tags.flatMap((tag) => tag.replace(/"[^"]*"/g, '').match(/[^\s=<>/]+(?==)/g) ?? [])
}

// Modules among the assets, and data in which no element can begin or end.
const OWN_SCRIPTS =
  /<script type="(?:module" src="(?:[./]*|\/onda\/)assets\/[a-z-]+\.js"(?: data-again)?>|application\/(?:ld\+)?json">[^<>&]*)<\/script>/g

/** A page without the scripts that are its own: whatever is left came out of a text. */
export function withoutOwnScripts(page: string): string {
  return page.replace(OWN_SCRIPTS, '')
}
