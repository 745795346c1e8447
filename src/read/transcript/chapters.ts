import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import type { Chapter } from '../../model/chapter.ts'
import { longClock } from '../../model/clock-time.ts'
import type { ReadTranscript } from '../transcript.ts'

/**
 * Compares the chapters of a translation with those of the original, and reports missing, additional and
 * shifted ones. If their numbers differ, chapters are matched by time, or, without times, only counted.
 */
export function chapterDifferences(original: ReadTranscript, translation: ReadTranscript): Diagnostic[] {
  const theirs = original.value?.chapters ?? []
  const ours = translation.value?.chapters ?? []
  const report = reporterOf(original, translation)
  if (theirs.length === ours.length) {
    return ours.flatMap((chapter, index) => {
      const start = theirs[index]?.start
      if (start === undefined || chapter.start === undefined || start === chapter.start) return []
      return [report.moved(index, chapter.start, start)]
    })
  }
  const isTimed = [...theirs, ...ours].every(({ start }) => start !== undefined)
  const isIn = (chapters: readonly Chapter[]) => {
    const starts = new Set(chapters.map(({ start }) => start))
    return ({ start }: Chapter, index: number) => (isTimed ? starts.has(start) : index < chapters.length)
  }
  const [isOurs, isTheirs] = [isIn(ours), isIn(theirs)]
  return [
    ...theirs.flatMap((chapter, index) => (isOurs(chapter, index) ? [] : [report.missing(chapter, index)])),
    ...ours.flatMap((chapter, index) => (isTheirs(chapter, index) ? [] : [report.extra(chapter, index)])),
  ]
}

function reporterOf(original: ReadTranscript, translation: ReadTranscript) {
  const nameOf = (file = '') => file.slice(file.lastIndexOf('/') + 1)
  const about = { original: nameOf(original.value?.file) }
  const file = translation.value?.file ?? ''
  const places = translation.chapterPlaces
  const line = (index: number) => original.chapterPlaces[index]?.line ?? 1
  const placeOf = (index: number) => places[index] ?? places.at(-1) ?? startOf(file)
  return {
    moved: (index: number, start: number, theirs: number) => {
      const clock = longClock(theirs)
      const difference = `this one begins at ${longClock(start)}, and there it is ${clock} (line ${line(index)})`
      const fix = `Write {t=${clock}}, or correct the time in ${about.original}.`
      return say('transcript.chapters-differ', placeOf(index), { ...about, difference, fix })
    },
    missing: ({ title, start }: Chapter, index: number) => {
      const difference = `“${title}” (line ${line(index)}) is missing here`
      const heading = `## and its title in this language${start === undefined ? '' : `, with {t=${longClock(start)}}`}`
      const fix = `Write ${heading}, where that chapter begins.`
      return say('transcript.chapters-differ', placeOf(index), { ...about, difference, fix })
    },
    extra: ({ title }: Chapter, index: number) => {
      const difference = `“${title}” is not there`
      const fix = `Write the chapter in ${about.original} too, or take the heading away here.`
      return say('transcript.chapters-differ', placeOf(index), { ...about, difference, fix })
    },
  }
}
