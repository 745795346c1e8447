import { saidByPython } from './python.ts'

/** An element as a plain parser of XML reads it: its attributes without prefixes, and its text as `text`. */
export type PlainElement = Readonly<Record<string, string>>

/** What of a channel or an item no parser of feeds reads whole, element by element. */
export interface PlainPart {
  readonly guid: string | null
  /** itunes:explicit, itunes:image's address and itunes:episodeType, as they are written. */
  readonly explicit: string | null
  readonly image: string | null
  readonly kind: string | null
  /** podcast:season and podcast:episode. */
  readonly season: string | null
  readonly episode: string | null
  readonly persons: readonly PlainElement[]
  /** podcast:chapters. */
  readonly chapterFiles: readonly PlainElement[]
  /** psc:chapter. */
  readonly chapters: readonly PlainElement[]
  readonly transcripts: readonly PlainElement[]
}

/** A feed's channel and its items, in the order of the document. */
export interface PlainFeed {
  readonly channel: PlainPart
  readonly items: readonly PlainPart[]
}

/** Reads each document with Python’s xml.etree; null for one that is not well-formed, or no RSS. */
export function plainFeeds(documents: readonly string[]): readonly (PlainFeed | null)[] {
  return saidByPython('xml.etree.ElementTree', SCRIPT, JSON.stringify(documents)) as PlainFeed[]
}

const SCRIPT = `
import sys, json
import xml.etree.ElementTree as ET
PODCAST = 'podcastindex.org/namespace/1.0', 'github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md'
ITUNES = 'www.itunes.com/dtds/podcast-1.0.dtd',
PSC = 'podlove.org/simple-chapters',
def name(e):
    space, _, local = e.tag.rpartition('}') if isinstance(e.tag, str) else ('', '', '')
    return space[1:].strip().partition('://')[2].rstrip('/').lower(), local
def found(e, spaces, local):
    return [c for c in e if name(c) in [(s, local) for s in spaces]]
def plain(e):
    return dict({k.rpartition('}')[2]: v.strip() for k, v in e.attrib.items()}, text=' '.join(''.join(e.itertext()).split()))
def text(list):
    return (list[0].text or '').strip() if list else None
def part(e):
    image = found(e, ITUNES, 'image')
    return dict(guid=text(found(e, ('',), 'guid')), explicit=text(found(e, ITUNES, 'explicit')), kind=text(found(e, ITUNES, 'episodeType')),
        season=text(found(e, PODCAST, 'season')), episode=text(found(e, PODCAST, 'episode')),
        image=image[0].get('href') if image else None, persons=[plain(c) for c in found(e, PODCAST, 'person')],
        chapterFiles=[plain(c) for c in found(e, PODCAST, 'chapters')], transcripts=[plain(c) for c in found(e, PODCAST, 'transcript')],
        chapters=[plain(c) for all in found(e, PSC, 'chapters') for c in all])
def read(doc):
    try:
        root = ET.fromstring(doc.encode('utf-8'))
    except ET.ParseError:
        return None
    channel = root.find('channel')
    if channel is None:
        return None
    return dict(channel=part(channel), items=[part(i) for i in list(channel.iter('item')) + [i for i in root if i.tag == 'item']])
json.dump([read(doc) for doc in json.load(sys.stdin)], sys.stdout)
`

/** Every element of a channel and of each of its items as one line: its name, its attributes in order, what is in it. */
export interface ElementLines {
  readonly channel: readonly string[]
  readonly items: readonly (readonly string[])[]
}

/** Reads each well-formed document of RSS with Python’s xml.etree; the usual prefixes stand for their vocabularies. */
export function elementLines(documents: readonly string[]): readonly ElementLines[] {
  return saidByPython('xml.etree.ElementTree', LINES, JSON.stringify(documents)) as ElementLines[]
}

const LINES = `
import sys, json
import xml.etree.ElementTree as ET
SPACES = {'https://podcastindex.org/namespace/1.0': 'podcast', 'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'http://purl.org/rss/1.0/modules/content/': 'content', 'http://podlove.org/simple-chapters': 'psc', 'http://www.w3.org/2005/Atom': 'atom'}
def line(e):
    space, _, local = e.tag.rpartition('}')
    name = SPACES.get(space[1:], space[1:]) + ':' + local if space else local
    inside = sorted(line(c) for c in e)
    words = ' '.join((e.text or '').split())
    return ' '.join([name] + [k + '=' + v for k, v in sorted(e.attrib.items())] + ([words] if words else []) + (['{' + '; '.join(inside) + '}'] if inside else []))
def lines(e):
    return sorted(line(c) for c in e if c.tag != 'item')
def read(doc):
    channel = ET.fromstring(doc.encode('utf-8')).find('channel')
    return dict(channel=lines(channel), items=[lines(i) for i in channel.findall('item')])
json.dump([read(doc) for doc in json.load(sys.stdin)], sys.stdout)
`
