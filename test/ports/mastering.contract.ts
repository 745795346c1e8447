import type { Test } from 'tap'
import type { MasterForm, Mastering, MasterPart } from '../../src/ports/mastering.ts'

/** Sounds as WAV, each a few seconds of something like speech, 20 dB or more too quiet. */
export interface StudioSounds {
  /** Two channels that are the same. */
  readonly same: Uint8Array
  /** Two that are not. */
  readonly wide: Uint8Array
  /** Whose peaks would be far too high, were it only made louder. */
  readonly peaks: Uint8Array
  /** The seconds of each. */
  readonly seconds: number
}

/** What an independent program finds in a file. */
export interface Judged {
  /** LUFS. */
  readonly integrated: number
  /** dBTP. */
  readonly peak: number
  readonly channels: number
  readonly seconds: number
}

const FORMS = new Map<MasterForm, number>([
  ['mp3', 64_000],
  ['m4a', 48_000],
  ['opus', 32_000],
])
const MP3 = new Map<MasterForm, number>([['mp3', 64_000]])
const PODCAST = { integrated: -16, peak: -1 }

/** What every Mastering must do. */
export function masteringContract(
  t: Test,
  mastering: Mastering,
  { same, wide, peaks, seconds }: StudioSounds,
  judge: (bytes: Uint8Array, form: MasterForm) => Judged,
): void {
  const right = (t: Test, judged: Judged, target: typeof PODCAST, name: string) => {
    t.ok(Math.abs(judged.integrated - target.integrated) <= 0.5, `${name}: ${judged.integrated} LUFS`)
    t.ok(judged.peak <= target.peak, `${name}: ${judged.peak} dBTP`)
  }

  t.test('each form is as loud as wanted, no peak is over, and it says how it sounds', async (t) => {
    for (const [name, sound, channels, forms] of [
      ['same', same, 1, FORMS],
      ['wide', wide, 2, MP3],
      ['peaks', peaks, 1, MP3],
    ] as const) {
      const made = await mastering.master([part(sound)], { ...PODCAST, forms })
      t.strictSame([...made.keys()], [...forms.keys()])
      for (const [form, { bytes, loudness }] of made) {
        const judged = judge(bytes, form)
        right(t, judged, PODCAST, `${name} ${form}`)
        t.equal(judged.channels, channels, `${name} ${form}`)
        t.ok(Math.abs(loudness.integrated - judged.integrated) <= 0.1, `${name} ${form}`)
        t.ok(Math.abs(loudness.truePeak - judged.peak) <= 0.1, `${name} ${form}`)
      }
    }
  })

  t.test('parts are joined, for another target, and come out the same each time', async (t) => {
    const shares: number[] = []
    const target = { integrated: -23, peak: -1 }
    const terms = { ...target, forms: MP3, tell: (share: number) => shares.push(share) }
    const [one, two] = [
      await mastering.master([part(same), part(wide), part(same)], terms),
      await mastering.master([part(same), part(wide), part(same)], terms),
    ].map((made) => made.get('mp3')?.bytes ?? new Uint8Array())
    t.ok(one && two && Buffer.from(one).equals(two))
    const judged = judge(one ?? new Uint8Array(), 'mp3')
    right(t, judged, target, 'joined')
    t.ok(Math.abs(judged.seconds - 3 * seconds) < 0.2, String(judged.seconds))
    t.ok(shares.length > 1 && shares.every((share) => share >= 0 && share <= 1))
    t.equal(shares.at(-1), 1)
  })

  t.test('a form is the same, whatever others are made with it', async (t) => {
    const both = new Map([...FORMS].slice(0, 2))
    const [one, two] = [both, MP3].map((forms) => mastering.master([part(peaks)], { ...PODCAST, forms }))
    t.strictSame((await one)?.get('mp3'), (await two)?.get('mp3'))
  })

  t.test('it is known what makes them, and in which forms', async (t) => {
    t.type(await mastering.maker(), 'string')
    t.ok((await mastering.forms()).includes('mp3'))
  })

  t.test('what is no sound, and what is silent, is an outage', async (t) => {
    const silent = Buffer.from(same)
    silent.fill(0, 128)
    for (const bytes of [Buffer.from('#EXTM3U\n/etc/passwd\n'), silent])
      await t.rejects(mastering.master([part(bytes)], { ...PODCAST, forms: MP3 }), { name: 'IoError' })
    await t.rejects(mastering.master([{ ...part(same), extension: 'm3u' }], { ...PODCAST, forms: MP3 }), {
      name: 'IoError',
    })
  })

  t.test('what is stopped is an outage', async (t) => {
    const stopping = new AbortController()
    const terms = { ...PODCAST, forms: MP3, signal: stopping.signal, tell: () => stopping.abort() }
    await t.rejects(mastering.master([part(wide), part(wide)], terms), {
      name: 'IoError',
      message: /stopped/,
    })
  })
}

function part(bytes: Uint8Array): MasterPart {
  const pieces = async function* () {
    yield bytes
  }
  return { bytes: pieces(), extension: 'wav' }
}
