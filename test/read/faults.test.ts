import t from 'tap'
import { catalogue } from '../../src/diagnostics/catalogue.ts'
import { type Files, goodFiles, png, read, said, spot } from './a-station.ts'
import { episodeFaults } from './faults/episode.ts'
import { episodeExtraFaults } from './faults/episode-extras.ts'
import { episodeFileFaults } from './faults/episode-files.ts'
import { episodeTagFaults } from './faults/episode-tags.ts'
import type { Change } from './faults/fault.ts'
import { feedFaults } from './faults/feed.ts'
import { feedExtraFaults } from './faults/feed-extras.ts'
import { feedLiveFaults } from './faults/feed-live.ts'
import { feedTagFaults } from './faults/feed-tags.ts'
import { peopleFaults } from './faults/people.ts'
import { stationFaults } from './faults/station.ts'
import { stationTagFaults } from './faults/station-tags.ts'

const faults = [
  ...stationFaults,
  ...stationTagFaults,
  ...peopleFaults,
  ...feedFaults,
  ...feedExtraFaults,
  ...feedTagFaults,
  ...feedLiveFaults,
  ...episodeFaults,
  ...episodeExtraFaults,
  ...episodeTagFaults,
  ...episodeFileFaults,
]

t.test('the station that is broken below has no fault', async (t) => {
  t.strictSame(await said(goodFiles()), [])
})

for (const [fault, file, change, told] of faults) {
  t.test(fault, async (t) => {
    const files = broken(file, change)
    const expected = /^\d/.test(told) ? `${file}:${told}` : told
    const { diagnostics } = await read(files)
    t.strictSame(diagnostics.map(spot), [expected])
    for (const { code, message, hint } of diagnostics) {
      t.ok(code in catalogue)
      t.notMatch(
        `${message} ${hint}`,
        /undefined|\bNaN\b|\[object|(?<!\$)\{[a-z]+\}/,
        'every word is filled in',
      )
    }
  })
}

function broken(file: string, change: Change): Files {
  const files = goodFiles()
  // A misnamed file stands in the place of the right one, and a second cover beside a first.
  if (file === 'people.yml') renameWithCredits(files)
  if (file === 'episodes/one/cover.png') files['episodes/one/cover.jpg'] = png(1400, 1400)
  if (change === undefined) delete files[file]
  else if (typeof change === 'string' || change instanceof Uint8Array) files[file] = change
  else files[file] = changed(String(files[file]), change)
  return files
}

function changed(text: string, [what, into]: readonly [string | number, string]): string {
  if (typeof what === 'string') {
    if (!text.includes(what)) throw new Error(`${what} is not in the good station`)
    return text.replace(what, () => into)
  }
  const lines = text.split('\n')
  lines.splice(what - 1, 0, into)
  return lines.join('\n')
}

function renameWithCredits(files: Record<string, string | Uint8Array>): void {
  delete files['people.yaml']
  files['feeds/show.yaml'] = String(files['feeds/show.yaml']).replace(/people:.*$/s, '')
  files['episodes/one/episode.md'] = String(files['episodes/one/episode.md']).replace(/people:\n.*\n.*\n/, '')
  delete files['episodes/one/transcript.md']
}
