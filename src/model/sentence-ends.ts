/** Where the sentences of a text end, each behind the space that follows it. */
export function sentenceEnds(text: string): number[] {
  const ends = [...text.matchAll(MARKS)].flatMap(({ 0: marks, index }) =>
    /^[.!?…]/.test(marks) && !/\s$/.test(marks) ? [] : [index + marks.length],
  )
  return ends.at(-1) === text.length ? ends : [...ends, text.length]
}

// A row of full stops is taken whole, whatever follows: a pattern that wants a space would be tried at each of them.
const MARKS = /[.!?…]+["'”’»)\]]*\s*|[。！？]+[」』”’）]*\s*/g
