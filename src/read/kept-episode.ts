import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Credit } from '../model/credit.ts'
import { digestedFiles, type Episode, translationsOf } from '../model/episode.ts'
import { type Essence, withEssence } from '../model/essence.ts'
import { type FileIdentity, identityOf, withIdentity } from '../model/file-identity.ts'
import { DETAIL_KEYS, HEADER_KEYS, only } from '../model/header.ts'
import type { Person } from '../model/person.ts'
import { type Keep, Lost } from '../ports/keep.ts'
import type { FolderMark, Storage } from '../ports/storage.ts'
import { type Around, type EpisodeFacts, type ReadEpisode, readEpisode } from './episode.ts'
import { whenReadable } from './folder.ts'
import type { KnownEpisode, KnownEpisodes, Texts, TextsOf } from './known-episodes.ts'
import { isSettled } from './settled.ts'
import type { YamlText } from './yaml/source.ts'

/** How many episodes' texts are held at a time: what is made of one episode is made together. */
const HELD = 24

/** What is kept of a folder of episodes/. All that is long is kept apart from it, and fetched when it is asked for. */
interface Kept {
  /** What the episode was read with. */
  readonly around: string
  /** How its folder looked before it was read; absent where that cannot be relied on. */
  readonly mark?: string
  readonly texts: string
  readonly essence: Essence
  readonly shallow?: Shallow
  /** What its files were when their digests were taken, in the order of `digestedFiles`. */
  readonly identities: readonly (FileIdentity | undefined)[]
  readonly facts?: EpisodeFacts
  readonly diagnostics: readonly Diagnostic[]
}

/** An episode without its texts. */
type Shallow = Omit<Episode, 'notes' | 'transcripts'>

/**
 * Reads folders of episodes/, and only those that look different from when they were read last, or that would be
 * read differently now. The texts of an episode that is kept are fetched when somebody looks at them.
 *
 * A folder that this program has read before, and of which nobody who watches it has told a change, is not even looked
 * at: it is the same episode, the same object. That is not believed of a folder that can change unseen (a link, a file
 * with two names, a folder inside), nor of an episode for which more was read than its own folder.
 */
export function episodeReader(
  storage: Storage,
  around: Around,
  known?: KnownEpisodes,
): (slug: string) => Promise<ReadEpisode> {
  const { keep, program = '' } = around
  const mark = storage.mark?.bind(storage)
  if (!keep || !mark) return (slug) => readEpisode(storage, slug, around)

  const setting = digestOf([program, settingOf(around)])
  const people = new Map(around.register?.people.map((person) => [person.id, person]))
  const textsOf = known?.textsOf ?? textKeep(keep)
  if (known) known.textsOf = textsOf

  const note = (slug: string, one: Omit<KnownEpisode, 'setting'>): ReadEpisode => {
    around.book.keepLater(`episodes/${slug}/episode.md`, one.yaml)
    known?.bySlug.set(slug, { setting, ...one })
    return one.read
  }

  const readAnew = async (slug: string, looks: FolderMark, now: number): Promise<ReadEpisode> => {
    let yaml: YamlText | undefined
    let strayed = false
    const keepYaml = (text: YamlText) => {
      yaml = text
    }
    const own = withinFolder(storage, `episodes/${slug}`, () => {
      strayed = true
    })
    const read = await readEpisode(own, slug, { ...around, book: { ...around.book, keep: keepYaml } })
    const { episode, facts, diagnostics } = read
    const shallow = episode && shallowOf(episode)
    const { notes = '', transcripts = [] } = episode ?? {}
    const texts = serialize({ notes, transcripts, ...(yaml && { yaml }) } satisfies Texts)
    const essence = {
      header: digestOf([serialize(shallow && only(shallow, HEADER_KEYS))]),
      details: digestOf([serialize(shallow && only(shallow, DETAIL_KEYS))]),
      texts: digestOf([serialize({ notes, transcripts })]),
    }
    const isSteady = !strayed && isSettled(looks, now)
    const kept: Kept = {
      around: setting,
      ...(isSteady && { mark: digestOf([looks.mark]) }),
      // With the front matter as it is written, which the digest of the texts says nothing of.
      texts: `texts ${digestOf([texts])}`,
      essence,
      ...(shallow && { shallow }),
      identities: shallow ? digestedFiles(shallow).map(identityOf) : [],
      ...(facts && { facts }),
      diagnostics,
    }
    const record = serialize(kept)
    if (keep.put(kept.texts, texts) && keep.put(nameOf(slug), record)) {
      return note(slug, {
        ...(kept.mark !== undefined && { mark: kept.mark }),
        isSeen: !strayed && !looks.isOpen,
        // As it was written: words that were cut out of a file hold all of the file in memory.
        ...revived(deserialize(record), people, textsOf),
      })
    }
    if (yaml) around.book.keep(yaml)
    return episode ? { ...read, episode: withEssence(episode, kept.essence) } : read
  }

  return async (slug) => {
    const before = around.distrust ? undefined : known?.bySlug.get(slug)
    known?.bySlug.delete(slug)
    const isKnown = before?.setting === setting
    if (before && isKnown && before.isSeen && known?.changed?.has(slug) === false) return note(slug, before)

    const now = Date.now()
    const { value: looks } = await whenReadable(slug, () => mark(`episodes/${slug}`))
    // What nobody may look at is told where it is read.
    if (!looks) return readEpisode(storage, slug, around)
    const current = digestOf([looks.mark])
    const isSeen = !looks.isOpen
    if (before && isKnown && before.mark === current) return note(slug, { ...before, isSeen })
    const record = around.distrust ? undefined : keep.get(nameOf(slug))
    const kept = record && (deserialize(record) as Kept)
    const isSame = kept?.around === setting && kept.mark === current
    if (!kept || !isSame || !keep.has(kept.texts)) return readAnew(slug, looks, now)
    return note(slug, { mark: current, isSeen, ...revived(kept, people, textsOf) })
  }
}

/** An episode as it was kept. It holds on to nothing of the reading that it comes from. */
function revived(
  { shallow, identities, essence, texts, facts, diagnostics }: Kept,
  people: ReadonlyMap<string, Person>,
  textsOf: TextsOf,
): Pick<KnownEpisode, 'read' | 'yaml'> {
  const yaml = () => textsOf(texts).yaml
  const rest = { diagnostics, ...(facts && { facts }) }
  if (!shallow) return { read: rest, yaml }
  for (const [index, file] of digestedFiles(shallow).entries()) withIdentity(file, identities[index])
  const credits = withPeople(shallow.credits, people)
  const episode = {
    ...shallow,
    credits,
    get notes() {
      return textsOf(texts).notes
    },
    get transcripts() {
      return textsOf(texts).transcripts
    },
  }
  return { read: { ...rest, episode: withEssence(episode, essence) }, yaml }
}

function withPeople(credits: readonly Credit[], people: ReadonlyMap<string, Person>): Credit[] {
  return credits.map((one) => ({ ...one, person: people.get(one.person.id) ?? one.person }))
}

function shallowOf({ notes: _, transcripts, ...facing }: Episode): Shallow {
  const translated = translationsOf({ transcripts }).map(({ language }) => language)
  return { ...facing, translated }
}

function nameOf(slug: string): string {
  return `episode ${slug}`
}

/** Everything around an episode that its reading looks at. */
function settingOf({ feeds, url, language, register, settings }: Around): Uint8Array {
  return serialize({
    feeds: feeds.feeds,
    ids: feeds.ids,
    url,
    language,
    settings,
    ...(register && { people: register.people, known: register.ids }),
  })
}

/** Fetches texts, and holds those that were fetched last. */
function textKeep(keep: Keep): TextsOf {
  const held = new Map<string, Texts>()
  return (name) => {
    const known = held.get(name)
    if (known) return known
    const bytes = keep.get(name)
    if (!bytes) throw new Lost(name)
    const texts = deserialize(bytes) as Texts
    held.set(name, texts)
    for (const oldest of held.keys()) {
      if (held.size <= HELD) break
      held.delete(oldest)
    }
    return texts
  }
}

/** The same storage, telling when something is looked at that the folder's mark says nothing of. */
function withinFolder(storage: Storage, folder: string, strayed: () => void): Storage {
  const look = (path: string) => {
    const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
    if (path !== folder && (name === undefined || /[\\/]|^\.*$/.test(name))) strayed()
  }
  return {
    ...storage,
    list: (path) => {
      if (path !== folder) strayed()
      return storage.list(path)
    },
    facts: (path) => {
      look(path)
      return storage.facts(path)
    },
    read: (path, terms) => {
      look(path)
      return storage.read(path, terms)
    },
  }
}

function digestOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length} `).update(part)
  return hash.digest('base64url').slice(0, 24)
}
