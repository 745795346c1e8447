/** The power spectra of two real signals at once, by one complex transform (radix 2, Cooley and Tukey 1965). */
export function powerSpectra(size: number) {
  const bits = Math.log2(size)
  const cosines = Float64Array.from({ length: size / 2 }, (_, index) =>
    Math.cos((2 * Math.PI * index) / size),
  )
  const sines = Float64Array.from({ length: size / 2 }, (_, index) => -Math.sin((2 * Math.PI * index) / size))
  const reversed = Uint16Array.from({ length: size }, (_, index) => {
    let turned = 0
    for (let bit = 0; bit < bits; bit++) turned |= ((index >> bit) & 1) << (bits - 1 - bit)
    return turned
  })
  const real = new Float64Array(size)
  const imaginary = new Float64Array(size)

  function transform(): void {
    for (let half = 1, step = size / 2; half < size; half *= 2, step /= 2) {
      for (let from = 0; from < size; from += 2 * half) {
        for (let at = from, angle = 0; at < from + half; at++, angle += step) {
          const cosine = cosines[angle] as number
          const sine = sines[angle] as number
          const otherReal = real[at + half] as number
          const otherImaginary = imaginary[at + half] as number
          const turnedReal = otherReal * cosine - otherImaginary * sine
          const turnedImaginary = otherReal * sine + otherImaginary * cosine
          const ownReal = real[at] as number
          const ownImaginary = imaginary[at] as number
          real[at] = ownReal + turnedReal
          imaginary[at] = ownImaginary + turnedImaginary
          real[at + half] = ownReal - turnedReal
          imaginary[at + half] = ownImaginary - turnedImaginary
        }
      }
    }
  }

  /** Both signals have `size` samples; each spectrum gets size / 2 + 1 values. */
  return (one: Float64Array, two: Float64Array, ofOne: Float64Array, ofTwo: Float64Array): void => {
    for (let at = 0; at < size; at++) {
      const from = reversed[at] as number
      real[at] = one[from] as number
      imaginary[at] = two[from] as number
    }
    transform()
    for (let at = 0; at <= size / 2; at++) {
      const mirror = (size - at) % size
      const [realAt, realMirror] = [real[at] as number, real[mirror] as number]
      const [imaginaryAt, imaginaryMirror] = [imaginary[at] as number, imaginary[mirror] as number]
      // Each signal is real, so its transform is even in its real part and odd in the other.
      ofOne[at] = ((realAt + realMirror) ** 2 + (imaginaryAt - imaginaryMirror) ** 2) / 4
      ofTwo[at] = ((imaginaryAt + imaginaryMirror) ** 2 + (realMirror - realAt) ** 2) / 4
    }
  }
}
