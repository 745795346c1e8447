/** The offsets at which the sentences of a text end, including the following space. */
export function sentenceEnds(text: string): number[] {
  const ends = [...text.matchAll(MARKS)].flatMap(({ 0: marks, index }) =>
    /^[.!?…]/.test(marks) && !/\s$/.test(marks) ? [] : [index + marks.length],
  )
  return ends.at(-1) === text.length ? ends : [...ends, text.length]
}

// Full stops in a row are matched at once, whatever follows: a pattern that requires a space would be tried
// at each of them.
const MARKS = /[.!?…]+["'”’»)\]]*\s*|[。！？]+[」』”’）]*\s*/g
