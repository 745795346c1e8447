import { saidByPython } from './python.ts'

/** What two parsers that are not ours read of each item of a feed. */
export interface JudgedItem {
  readonly guid: string | null
  readonly title: string | null
  readonly date: readonly number[]
  readonly enclosures: readonly (readonly (string | null)[])[]
  readonly duration: string | null
  readonly season: string | null
  readonly episode: string | null
}

/** https://pypi.org/project/feedparser/ for each document, in order. */
export function judgedFeeds(documents: readonly string[]): readonly (readonly JudgedItem[])[] {
  return saidByPython('feedparser', SCRIPT, JSON.stringify(documents)) as JudgedItem[][]
}

const SCRIPT = `
import sys, json, feedparser
out = []
for doc in json.load(sys.stdin):
    f = feedparser.parse(doc.encode('utf-8'))
    out.append([dict(guid=e.get('id'), title=e.get('title'), date=list(e.get('published_parsed') or e.get('updated_parsed') or [])[:6],
        enclosures=[[x.get('href'), x.get('type'), x.get('length')] for x in e.get('enclosures', [])],
        duration=e.get('itunes_duration'), season=e.get('itunes_season'), episode=e.get('itunes_episode')) for e in f.entries])
json.dump(out, sys.stdout)
`
