/** An encoding older than UTF-8. The value is its label in the Encoding Standard; the name is what people call it. */
export interface LegacyEncoding {
  readonly label: 'gb18030' | 'windows-1252'
  readonly name: 'GB 18030' | 'Windows-1252'
}

const WESTERN: LegacyEncoding = { label: 'windows-1252', name: 'Windows-1252' }
const CHINESE: LegacyEncoding = { label: 'gb18030', name: 'GB 18030' }

/** Enough to tell. */
const BYTES_READ = 65_536
/** Fewer pairs may be accented capitals side by side. */
const FEWEST_PAIRS = 12

/**
 * The encoding of a text that is not UTF-8. In a Western one, letters beyond ASCII stand alone or two together; in GB 18030
 * (with GBK and GB 2312), nearly all are pairs of the common characters' rows, sorted by sound from a to z.
 */
export function legacyEncodingOf(bytes: Uint8Array): LegacyEncoding {
  let pairs = 0
  let common = 0
  let late = 0
  const end = Math.min(bytes.length, BYTES_READ) - 1
  for (let at = 0; at < end; at += 1) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[at + 1] ?? 0
    const isCharacter = lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1
    const isMark = (lead === 0xa1 || lead === 0xa3) && trail >= 0xa1
    if (isCharacter || isMark) common += 1
    // Korean has its syllables in the rows up to here.
    if (isCharacter && lead > 0xc8) late += 1
    pairs += 1
    at += 1
  }
  const isChinese = pairs >= FEWEST_PAIRS && common >= pairs * 0.9 && late >= pairs * 0.1
  return isChinese && isDecoded(bytes) ? CHINESE : WESTERN
}

function isDecoded(bytes: Uint8Array): boolean {
  try {
    new TextDecoder(CHINESE.label, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
