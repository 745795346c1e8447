import { type Files, goodFiles, png } from '../a-station.ts'
import { episodeFaults } from './episode.ts'
import { episodeExtraFaults } from './episode-extras.ts'
import { episodeFileFaults } from './episode-files.ts'
import { episodeTagFaults } from './episode-tags.ts'
import type { Change, Fault } from './fault.ts'
import { feedFaults } from './feed.ts'
import { feedExtraFaults } from './feed-extras.ts'
import { feedLiveFaults } from './feed-live.ts'
import { feedTagFaults } from './feed-tags.ts'
import { peopleFaults } from './people.ts'
import { stationFaults } from './station.ts'
import { stationTagFaults } from './station-tags.ts'

export const faults: readonly Fault[] = [
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

/** The good station with one change. */
export function broken(file: string, change: Change): Files {
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
