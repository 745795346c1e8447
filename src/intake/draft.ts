import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, hasErrors, startOf } from '../diagnostics/diagnostic.ts'
import type { Person } from '../model/person.ts'
import { exampleDate, type StationTimes } from '../read/date.ts'
import { formatOf, isVideoKind } from '../read/recording/sniff.ts'
import { writeTimings } from '../read/timings.ts'
import { type Ask, askWho } from './answers.ts'
import { writeEpisode } from './episode-md.ts'
import { languageOf } from './language.ts'
import { type Material, NO_MATERIAL, type TextKind, wordsOf } from './material.ts'
import { openDirectory } from './people.ts'
import { doubled, readMaterials } from './read-materials.ts'
import { type Offers, offersOf } from './recording-facts.ts'
import { freeSlug, slugOf } from './slug.ts'
import { cleanName, endingOf, type Source } from './source.ts'
import { guessCredits } from './speaker-guess.ts'
import type { Numbered } from './text/lines.ts'
import { writeTranscript } from './write-transcript.ts'

export type { Source } from './source.ts'

/** What is known of the episode before its files are read. */
export interface IntakeAbout {
  readonly people: readonly Person[]
  readonly stationLanguage: string
  /** The station's defaults for dates. */
  readonly times?: StationTimes
  readonly title?: string
  readonly slug?: string
  readonly date?: string
  readonly language?: string
  readonly feed: string | string[]
  readonly guid: string
  readonly takenSlugs: readonly string[]
  /** The kind of the texts, if the producer specifies it. */
  readonly as?: TextKind
  /** Absent if no one can be asked: then questions remain as comments in the draft. */
  readonly ask?: Ask
}

/** The files of a new episode, ready to be written. */
export interface Draft {
  readonly slug: string
  /** The slug without a suffix for a conflict with another episode. */
  readonly wantedSlug: string
  readonly episodeMd: string
  readonly transcriptMd?: string
  /** The times of its words, if they were measured. */
  readonly timingsJson?: string
  /** New entries for people.yaml. */
  readonly newPeople: readonly Person[]
  /** Lines of the source that belong to the web page around the text. */
  readonly stripped: readonly Numbered[]
  readonly recording?: Carried
  readonly cover?: Carried
}

/** A file that is copied unchanged: its original name and its new one. */
export interface Carried {
  readonly from: string
  readonly name: string
}

/**
 * Makes a draft of files: a recording, a picture and texts, distinguished by their bytes. Uncertain facts
 * become questions in diagnostics, and nothing is invented. No value if a file cannot be used.
 */
export async function readDraft(sources: readonly Source[], about: IntakeAbout): Promise<Checked<Draft>> {
  const sorted = sort(sources)
  const diagnostics: Diagnostic[] = [...sorted.diagnostics, ...slugTrouble(about.slug)]
  const material =
    sorted.texts.length > 0
      ? await readMaterials(sorted.texts, about.as, diagnostics)
      : { ...NO_MATERIAL, file: fileOf(sources) }
  if (!material || hasErrors(diagnostics)) return { diagnostics }

  const directory = openDirectory(about.people)
  const guessed = guessCredits(material, directory)
  const { creditsGuess, declined } = about.ask
    ? await askWho(guessed, directory, about.ask)
    : { creditsGuess: guessed, declined: new Set<string>() }
  const title = about.title?.trim() || material.title?.text || ''
  const language = about.language ?? material.language ?? languageOf(wordsOf(material))
  const wantedSlug = slugOf(about.slug ?? '') || slugOf(title) || slugOf(stemOf(fileOf(sources))) || 'episode'
  const slug = freeSlug(wantedSlug, about.takenSlugs)
  const transcriptMd = writeTranscript(material)
  const sound = sources.find(({ name }) => name === sorted.recording?.from)
  const offers = sound && (await offersOf(sound.bytes))
  const { summary, unclearTags, day } = material
  const date = about.date ?? material.front?.date
  const episodeMd = writeEpisode({
    title,
    guid: material.front?.guid ?? about.guid,
    ...frontFacts(material.front),
    ...(offers ? { offers } : {}),
    feed: about.feed,
    language: language ?? about.stationLanguage,
    creditsGuess,
    tags: material.tags,
    categories: material.categories,
    takeaways: material.takeaways,
    notes: material.notes,
    ...(date === undefined ? {} : { date }),
    ...(day ? { day } : {}),
    ...(summary === undefined ? {} : { summary }),
    ...(unclearTags ? { unclearTags } : {}),
    ...(material.turns.length > 0 ? { transcript: material.kind } : {}),
    ...(sorted.recording ? { recording: sorted.recording.name } : {}),
    ...(sorted.cover ? { cover: sorted.cover.name } : {}),
  })
  const all = [
    ...diagnostics,
    ...material.diagnostics,
    ...creditsGuess.diagnostics,
    ...creditsGuess.guesses.map(({ reported: withTypes }) => withTypes),
    ...(offers ? [say('intake.recording-offers', startOf(sound.name), { facts: factsIn(offers) })] : []),
    ...(sound && isVideo(sound.bytes) ? [videoReports(sound.name)] : []),
    ...missing(material, about, { title, language }),
  ]
  return {
    value: {
      slug,
      wantedSlug,
      episodeMd,
      ...(transcriptMd === '' ? {} : { transcriptMd }),
      ...(material.cues ? { timingsJson: writeTimings(material.cues) } : {}),
      newPeople: directory.newcomers().filter(({ id }) => !declined.has(id)),
      stripped: material.stripped,
      ...(sorted.recording ? { recording: sorted.recording } : {}),
      ...(sorted.cover ? { cover: sorted.cover } : {}),
    },
    diagnostics: all.sort((a, b) => a.line - b.line),
  }
}

function isVideo(bytes: Uint8Array): boolean {
  const format = formatOf(bytes)
  return 'kind' in format && isVideoKind(format.kind)
}

function videoReports(file: string): Diagnostic {
  const target = file.replace(/\.[^.]*$/, '.mp3')
  return say('intake.recording-video', startOf(file), { file, target })
}

function factsIn({ title, artist, picture, chapters }: Offers): string {
  const count = chapters.length
  return [
    ...(title === undefined ? [] : [`the title “${title}”`]),
    ...(artist === undefined ? [] : [`the artist “${artist}”`]),
    ...(picture === undefined ? [] : ['a picture']),
    ...(count === 0 ? [] : [`${count} ${count === 1 ? 'chapter' : 'chapters'}`]),
  ].join(', ')
}

/** The facts that come from the source's front matter. */
function frontFacts(front: Material['front']) {
  const { season, episode, explicit, kind, chapters = [] } = front ?? {}
  return {
    chapters,
    ...(season === undefined ? {} : { season }),
    ...(episode === undefined ? {} : { episode }),
    ...(explicit === undefined ? {} : { explicit }),
    ...(kind === undefined ? {} : { kind }),
  }
}

interface Sorted {
  readonly texts: readonly Source[]
  readonly recording?: Carried
  readonly cover?: Carried
  readonly diagnostics: readonly Diagnostic[]
}

/** Sorts the files into one recording, one picture and texts. Which texts belong together depends on their contents. */
function sort(sources: readonly Source[]): Sorted {
  const withTypes = sources.map((source) => ({ source, is: endingOf(source.bytes) }))
  const carried = (kind: 'recording' | 'picture') =>
    withTypes.flatMap(({ source, is }) =>
      is?.kind === kind ? [{ from: source.name, name: cleanName(source.name, is.ending) }] : [],
    )
  const recordings = carried('recording')
  const covers = carried('picture')
  const [recording] = recordings
  const [cover] = covers
  return {
    texts: withTypes.flatMap(({ source, is }) => (is ? [] : [source])),
    ...(recording ? { recording } : {}),
    ...(cover ? { cover } : {}),
    diagnostics: [
      ...doubled(
        'recording',
        recordings.map(({ from }) => from),
      ),
      ...doubled(
        'cover',
        covers.map(({ from }) => from),
      ),
    ],
  }
}

function slugTrouble(slug: string | undefined): readonly Diagnostic[] {
  if (slug === undefined || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) return []
  return [say('intake.slug-wrong', startOf('episodes'), { slug, better: slugOf(slug) || 'my-episode' })]
}

function missing(
  material: Material,
  about: IntakeAbout,
  { title, language }: { readonly title: string; readonly language: string | undefined },
): readonly Diagnostic[] {
  const at = startOf(material.file)
  const found: Diagnostic[] = []
  if (title === '') found.push(say('intake.title-missing', at))
  const { day } = material
  if (about.date === undefined && material.front?.date === undefined)
    found.push(
      day
        ? say('intake.date-question', at, { ...day, example: exampleDate(about.times ?? {}, day.day) })
        : say('intake.date-missing', at, { example: exampleDate(about.times ?? {}) }),
    )
  if (language === undefined)
    found.push(say('intake.language-unsure', at, { language: about.stationLanguage }))
  return found
}

function fileOf(sources: readonly Source[]): string {
  return sources.find(({ bytes }) => !endingOf(bytes))?.name ?? sources[0]?.name ?? 'episode'
}

function stemOf(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replace(/\.[^.]*$/, '')
}
