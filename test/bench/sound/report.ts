// What `inonda measure` and `inonda master` take, beside plain ffmpeg commands for the same, by turns in one run:
//   npm run bench:sound -- [--minutes 10] [--rounds 3]
// Real time and CPU of all processes, and the middle of the ratios of all rounds. The sound is speech by espeak-ng.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { interview } from '../align/sentences.ts'
import { recordingOf, wav } from '../align/sets.ts'
import { writeTranscript } from '../align/station.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, rounds: { type: 'string', default: '3' } },
})
const SECONDS = Number(values.minutes) * 60
const ROUNDS = Number(values.rounds)
const PROGRAM = fileURLToPath(new URL('../../../lib/cli/inonda.js', import.meta.url))
const SPOKEN_SENTENCES = 60
const judging = ['-filter_complex', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-']

interface Cost {
  /** Seconds. */
  readonly real: number
  readonly cpu: number
}

interface Compared {
  readonly name: string
  readonly plain: string
  readonly ours: () => Cost
  readonly theirs: () => Cost
}

const folder = mkdtempSync(join(tmpdir(), 'inonda-bench-sound-'))
const at = (name: string) => join(folder, name)
try {
  makeSounds()
  print(`${values.minutes} minutes of speech; ${spoken(['ffmpeg', '-version']).split('\n')[0]}\n`)
  print('| what | plain commands | real time, theirs and ours | ratio | CPU, theirs and ours | ratio |')
  print('| --- | --- | --- | --- | --- | --- |')
  for (const one of compared()) print(rowOf(one))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** A dialogue in two channels that are the same, and in two that are not, as a studio hands it out. */
function makeSounds(): void {
  const { samples } = recordingOf(interview('en', SPOKEN_SENTENCES, 'bench sound'), {
    voices: { Host: 'espeak:en-us+f3', Guest: 'espeak:en-gb+m4' },
    seed: 'bench sound',
  })
  writeFileSync(at('spoken.wav'), wav(samples))
  for (const [name, channels] of [
    ['mono', 'aformat=channel_layouts=stereo'],
    ['stereo', 'aformat=channel_layouts=stereo,haas'],
  ] as const) {
    const looped = ['-stream_loop', '-1', '-i', at('spoken.wav'), '-t', String(SECONDS)]
    const form = ['-af', `aresample=48000,volume=-8dB,${channels}`, '-y', at(`${name}.wav`)]
    spoken(['ffmpeg', '-v', 'error', ...looped, ...form])
  }
  spoken(['ffmpeg', '-v', 'error', '-i', at('stereo.wav'), '-b:a', '128k', at('stereo.mp3')])
}

function compared(): readonly Compared[] {
  const both = (name: 'mono' | 'stereo'): Compared[] => [
    {
      name: `master, ${name}`,
      plain: 'two passes of loudnorm for two files, each measured by ebur128',
      ours: () => mastered(name),
      theirs: () => byLoudnorm(name),
    },
    {
      name: `master, ${name}`,
      plain: 'ebur128, a limiter at four times the rate for both files at once, each measured by ebur128',
      ours: () => mastered(name),
      theirs: () => byLimiter(name),
    },
  ]
  return [
    {
      name: 'measure',
      plain: 'ebur128 with true peaks alone',
      ours: measured,
      theirs: () => run([ffmpeg(['-i', at('stereo.mp3'), ...judging])]),
    },
    {
      name: 'measure',
      plain: 'the same facts: ebur128, astats, silencedetect, difference of the channels',
      ours: measured,
      theirs: () =>
        run(
          [
            'ebur128=peak=true:framelog=verbose',
            'aformat=sample_fmts=s16,astats',
            'silencedetect=noise=-50dB:duration=0.5',
            'pan=mono|c0=c0-c1,volumedetect',
          ].map((filter) => ffmpeg(['-i', at('stereo.mp3'), '-af', filter, '-f', 'null', '-'])),
        ),
    },
    ...both('mono'),
    ...both('stereo'),
  ]
}

function ffmpeg(words: readonly string[]): readonly string[] {
  return ['ffmpeg', '-hide_banner', '-nostdin', '-y', ...words]
}

/** As https://ffmpeg.org/ffmpeg-filters.html#loudnorm describes it, in two passes, and two files of the second. */
function byLoudnorm(name: 'mono' | 'stereo'): Cost {
  const target = 'I=-16:TP=-1.5:LRA=11'
  const first = timed(
    ffmpeg(['-i', at(`${name}.wav`), '-af', `loudnorm=${target}:print_format=json`, '-f', 'null', '-']),
  )
  const found = JSON.parse(/\{\s*"input_i"[\s\S]*?\}/.exec(first.said)?.[0] ?? '{}') as Record<string, string>
  const known = `measured_I=${found['input_i']}:measured_TP=${found['input_tp']}:measured_LRA=${found['input_lra']}:measured_thresh=${found['input_thresh']}`
  const filter = `loudnorm=${target}:${known}:linear=true`
  const files = encoded(name).map(([file, words]) =>
    ffmpeg(['-i', at(`${name}.wav`), '-af', filter, '-ar', '44100', ...words, at(file)]),
  )
  return sum([first, run(files), run(encoded(name).map(([file]) => ffmpeg(['-i', at(file), ...judging])))])
}

/** The least that does the same. */
function byLimiter(name: 'mono' | 'stereo'): Cost {
  const source = ['-i', at(`${name}.wav`)]
  const first = timed(ffmpeg([...source, '-filter_complex', 'ebur128=framelog=verbose', '-f', 'null', '-']))
  const integrated = Number(/I:\s+(-[\d.]+) LUFS\s+Threshold/.exec(first.said)?.[1])
  const gain = -16 - integrated + (name === 'mono' ? 3 : 0)
  const mono = name === 'mono' ? 'pan=mono|c0=c0,' : ''
  const chain = `${mono}volume=${gain}dB,aresample=192000,alimiter=limit=0.8:level=false,aresample=44100,asplit=2[a][b]`
  const files = encoded(name).flatMap(([file, words], index) => [
    ...['-map', index === 0 ? '[a]' : '[b]'],
    ...words,
    at(file),
  ])
  const made = run([ffmpeg([...source, '-filter_complex', chain, ...files])])
  return sum([first, made, run(encoded(name).map(([file]) => ffmpeg(['-i', at(file), ...judging])))])
}

function encoded(name: 'mono' | 'stereo'): readonly (readonly [string, readonly string[]])[] {
  const channels = name === 'mono' ? 1 : 2
  return [
    ['plain.mp3', ['-ac', String(channels), '-b:a', `${64 * channels}k`]],
    ['plain.m4a', ['-ac', String(channels), '-b:a', `${48 * channels}k`]],
  ]
}

/** A station with an episode whose source folder or recording is this. */
function station(sound: string, place: string): string {
  const root = at('station')
  rmSync(root, { recursive: true, force: true })
  for (const [path, content] of Object.entries(writeTranscript([], 'en', {}))) {
    if (path.startsWith('episodes/') && path !== 'episodes/talk/episode.md') continue
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  mkdirSync(join(root, place, '..'), { recursive: true })
  cpSync(at(sound), join(root, place))
  return root
}

function measured(): Cost {
  const root = station('stereo.mp3', 'episodes/talk/talk.mp3')
  return run([[process.execPath, PROGRAM, 'measure', 'talk', '--station', root]])
}

function mastered(name: 'mono' | 'stereo'): Cost {
  const root = station(`${name}.wav`, 'episodes/talk/source/studio.wav')
  return run([[process.execPath, PROGRAM, 'master', 'talk', '--station', root]])
}

function run(commands: readonly (readonly string[])[]): Cost {
  return sum(commands.map((words) => timed(words)))
}

function sum(costs: readonly Cost[]): Cost {
  return {
    real: costs.reduce((all, { real }) => all + real, 0),
    cpu: costs.reduce((all, { cpu }) => all + cpu, 0),
  }
}

/** A command with the time that it took; bash sums up that of all that it started. */
function timed(words: readonly string[]): Cost & { readonly said: string } {
  const script = 'TIMEFORMAT="times %R %U %S"; time "$@"'
  const { stderr, status } = spawnSync('bash', ['-c', script, 'bash', ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const [, real, user, system] = /times ([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(stderr) ?? []
  if (status !== 0 || real === undefined) throw new Error(`${words.join(' ')} failed: ${stderr}`)
  return { real: Number(real), cpu: Number(user) + Number(system), said: stderr }
}

function spoken([command = '', ...words]: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
  return stdout
}

function rowOf({ name, plain, ours, theirs }: Compared): string {
  const rounds = Array.from({ length: ROUNDS }, () => ({ theirs: theirs(), ours: ours() }))
  const middle = (numbers: readonly number[]) =>
    [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
  const cells = (['real', 'cpu'] as const).flatMap((kind) => {
    const [their, own] = [rounds.map((one) => one.theirs[kind]), rounds.map((one) => one.ours[kind])]
    const ratio = middle(rounds.map((one) => one.ours[kind] / one.theirs[kind]))
    return [`${middle(their).toFixed(1)} s, ${middle(own).toFixed(1)} s`, `**${ratio.toFixed(2)}**`]
  })
  return `| ${[name, plain, ...cells].join(' | ')} |`
}
