import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { PERSON_KINDS } from '../../model/person.ts'
import { check, insecure, isWebAddress, label, line, prose, url, wrong } from '../fields.ts'
import { isFilePath } from '../paths.ts'
import * as patterns from '../patterns.ts'

const image = check(z.string(), (value) => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(value)) {
    if (isWebAddress(value)) return insecure('people', value)
    return (at, { key }) => say('people.url-wrong', at, { key, value })
  }
  if (isFilePath(value)) return undefined
  return wrong('people', `“${value}”`, 'a web address, or a file of the station with forward slashes')
})

/** One entry of people.yaml. */
export const personShape = z.strictObject({
  name: label('people').meta({
    description: 'The full name, in its one right spelling: a change here is a change everywhere.',
    examples: ['Ann Lee'],
    mistaken: ['title', 'fullname', 'full-name'],
  }),
  kind: z
    .enum(PERSON_KINDS)
    .exactOptional()
    .meta({
      description:
        'Whether it is a person or an organisation, which has a section and a page of its own kind.',
      examples: ['organisation'],
      absent: 'person',
      mistaken: ['type', 'is'],
    }),
  url: url('people')
    .exactOptional()
    .meta({
      description: 'The person’s own page.',
      examples: ['https://ann-lee.example/'],
      mistaken: ['link', 'href', 'website', 'homepage'],
    }),
  image: image.exactOptional().meta({
    description: 'A picture: an address, or a file of the station.',
    shape: 'a web address, or a path in the station',
    json: { pattern: patterns.WEB_ADDRESS_OR_FILE },
    examples: ['people/ann-lee.jpg'],
    mistaken: ['picture', 'photo', 'img', 'avatar'],
  }),
  bio: prose('people')
    .exactOptional()
    .meta({
      description: 'Who it is, in Markdown: shown on the person’s page.',
      examples: ['Ann Lee has sold honey abroad since 1999.'],
      absent: 'nothing',
      mistaken: ['biography', 'about', 'description'],
    }),
  aliases: z
    .array(line('people'))
    .exactOptional()
    .meta({
      description: 'Other spellings and short names that mean this person, as transcripts have them.',
      examples: [['Annie', 'A. Lee']],
      absent: 'none',
      mistaken: ['alias', 'aka', 'nicknames'],
    }),
})
