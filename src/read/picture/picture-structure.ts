/** What a picture's bytes contain besides its size. */
export interface Inside {
  /** The kind of its pixels. */
  readonly channels: 'colour' | 'grey' | 'print' | 'transparent'
  /** Whether the file is complete. */
  readonly whole: boolean
}

/** PNG (https://www.w3.org/TR/png-3/): reads the colour type from the header, and all chunks up to the last. */
export function pngInside(bytes: Uint8Array): Inside {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const COLOUR_TYPE = 25
  const type = bytes[COLOUR_TYPE] ?? 0
  const [GREY, GREY_ALPHA, RGB_ALPHA] = [0, 4, 6]
  let transparent = type === GREY_ALPHA || type === RGB_ALPHA
  let whole = false
  for (let offset = 8; offset + 12 <= bytes.length; ) {
    const name = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8))
    const end = offset + 12 + view.getUint32(offset)
    // A single colour, or entries of the palette, can be transparent too.
    if (name === 'tRNS') transparent = true
    if (name === 'IEND') whole = end <= bytes.length
    if (name === 'IEND') break
    offset = end
  }
  return { channels: transparent ? 'transparent' : type === GREY ? 'grey' : 'colour', whole }
}

/** JPEG (ITU-T T.81, B.2): reads the number of components from the start-of-frame segment, and finds the end marker. */
export function jpegInside(bytes: Uint8Array): Inside {
  const [START_OF_SCAN, END_OF_IMAGE] = [0xda, 0xd9]
  let components = 3
  let offset = 2
  while (offset + 4 <= bytes.length && bytes[offset] === 0xff) {
    const marker = bytes[offset + 1] ?? 0
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) break
    // C4, C8 and CC are in this range, but are not frames.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) components = bytes[offset + 9] ?? components
    // Any number of FF bytes may precede a marker.
    offset += marker === 0xff ? 1 : 2 + (bytes[offset + 2] ?? 0) * 256 + (bytes[offset + 3] ?? 0)
  }
  return {
    channels: components === 4 ? 'print' : components === 1 ? 'grey' : 'colour',
    whole: endsAfter(bytes, offset),
  }
}

/**
 * Whether there is an end marker after an offset. Thumbnails before the picture have their own; in its data,
 * FF is followed by 00.
 */
function endsAfter(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd9) return true
  }
  return false
}
