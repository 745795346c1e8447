import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { add } from './a-draft.ts'
import { drawn } from './drawn.ts'

const FOLDER = 'test/fixtures/intake'

/** Each folder is one kind of notation: what is handed in, and in draft.txt what comes of it. */
for (const kind of readdirSync(FOLDER).sort()) {
  t.test(kind.replaceAll('-', ' '), async (t) => {
    const folder = `${FOLDER}/${kind}`
    const names = readdirSync(folder).filter((name) => name !== 'draft.txt' && name !== 'terms.json')
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(`${folder}/${name}`)]))
    const terms = existsSync(`${folder}/terms.json`)
      ? JSON.parse(readFileSync(`${folder}/terms.json`, 'utf8'))
      : {}
    const outcome = await add(files, { stationLanguage: 'en', ...terms })
    if (process.env['TAP_SNAPSHOT'] === '1') writeFileSync(`${folder}/draft.txt`, `${drawn(outcome)}\n`)
    t.equal(`${drawn(outcome)}\n`, readFileSync(`${folder}/draft.txt`, 'utf8'))
  })
}
