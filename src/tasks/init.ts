import { slugOf } from '../intake/slug.ts'
import { IoError } from '../ports/io-error.ts'
import type { Storage } from '../ports/storage.ts'
import { isLeftBehind } from '../read/folder.ts'
import { schemaLine, stationSchemas } from './schema.ts'
import { machineZone } from './typed-moment.ts'

/** What a new station must know. */
export interface NewStation {
  readonly title: string
  readonly url: string
  readonly email: string
  readonly language: string
  /** IANA; absent: that of this computer. */
  readonly timezone?: string
}

/**
 * Writes a new station that passes `check` into an empty folder. station.yaml is written last: without
 * it the folder is no station, so an interrupted start can be told and begun again.
 */
export async function init(
  storage: Storage,
  starter: Storage,
  station: NewStation,
): Promise<readonly string[]> {
  const there = (await storage.list('')).filter((entry) => !isLeftBehind(entry.name))
  const [first] = there
  if (first)
    throw new IoError(
      'storage',
      'init',
      `The folder is not empty (${first.name} is there), and nothing is overwritten. Name a new folder.`,
    )
  const artwork = await starter.read('artwork.png')
  if (!artwork) throw new Error('starter/artwork.png is missing from the installation')

  const feed = slugOf(station.title) || 'show'
  const files: [string, string | Uint8Array][] = [
    // What is kept of announcements is this computer’s own; the schemas go with the station.
    ['.gitignore', 'node_modules\ndist\n.dist-*\n.inonda/*\n!.inonda/schemas\n'],
    ...stationSchemas(),
    ['people.yaml', schemaLine('people.yaml', 'people') + PEOPLE],
    [`feeds/${feed}.png`, artwork],
    [`feeds/${feed}.yaml`, schemaLine(`feeds/${feed}.yaml`, 'feed') + feedFile(feed, station)],
    ['episodes/.gitkeep', ''],
    ['station.yaml', schemaLine('station.yaml', 'station') + stationFile(station)],
  ]
  for (const [path, content] of files) {
    await storage.write(path, typeof content === 'string' ? new TextEncoder().encode(content) : content)
  }
  return files.map(([path]) => path)
}

/** JSON's strings are YAML's, whatever is in them. */
const quoted = JSON.stringify

const stationFile = ({
  title,
  url,
  email,
  language,
  timezone = machineZone(),
}: NewStation) => `# The station: what holds for everything in this folder.
title: ${quoted(title)}
# Where the world will find it; every address in the feeds starts with this.
url: ${url}
language: ${language}
contact: ${email}
# Where the station's clock is: a date without an offset is read in this zone, with its summer time.
timezone: ${timezone}
`

const feedFile = (
  feed: string,
  { title, email, language }: NewStation,
) => `# One show that podcast apps subscribe to. Its address will be /feeds/${feed}.xml.
title: ${quoted(title)}
# What a listener reads before subscribing; at most 4000 bytes.
description: ${quoted(title)}
author: ${quoted(title)}
owner:
  name: ${quoted(title)}
  email: ${email}
language: ${language}
# From Apple's list, for example “Business > Careers” or “Education”.
categories: [Society & Culture]
# Square, 1400 to 3000 pixels, JPEG or PNG. This one is a beginning: put your own beside this file.
artwork: ${feed}.png
explicit: false
`

const PEOPLE = `# Everybody who is ever credited, once. A name is spelt here and nowhere else:
#
# ada-rossi:
#   name: Ada Rossi
#   url: https://example.org/ada
{}
`
