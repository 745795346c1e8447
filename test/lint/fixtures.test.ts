import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import t from 'tap'
import { codesOf, lint } from './a-lint.ts'

const FEEDS = resolve('../shared/fixtures/feeds')
const absent = existsSync(FEEDS) ? false : 'the fixtures are not here'

/** What the W3C's validator expects of its own single-fault files, and the code that says it here. */
const EXPECTED: readonly (readonly [file: string, code: string])[] = [
  ['itunes/obsolete_category', 'itunes.category-unknown'],
  ['itunes/obsolete_subcategory', 'itunes.category-unknown'],
  ['itunes/invalid_category', 'itunes.category-unknown'],
  ['itunes/invalid_subcategory', 'itunes.category-unknown'],
  ['itunes/invalid_category_and_sub', 'itunes.category-unknown'],
  ['itunes/incomplete_category', 'itunes.category-missing'],
  ['itunes/missing_category', 'itunes.category-unnamed'],
  ['itunes/missing_explicit', 'itunes.explicit-missing'],
  ['itunes/invalid_explicit_value', 'itunes.explicit-wrong'],
  ['itunes/whitespace_in_explicit_value', 'itunes.explicit-old'],
  ['itunes/duplicate_explicit_value', 'rss.element-doubled'],
  ['itunes/missing_lang', 'rss.language-missing'],
  ['itunes/invalid_owner_email', 'itunes.owner-email-wrong'],
  ['itunes/invalid_channeltype', 'itunes.type-wrong'],
  ['itunes/invalid_episodetype', 'itunes.episode-type-wrong'],
  ['itunes/invalid_season', 'itunes.number-wrong'],
  ['itunes/invalid_episode', 'itunes.number-wrong'],
  ['itunes/invalid_duration', 'itunes.duration-wrong'],
  ['itunes/invalid_block_value', 'itunes.block-idle'],
  ['itunes/missing_block_value', 'itunes.block-idle'],
  ['itunes/image_relative_url', 'itunes.image-wrong'],
  ['itunes/image_no_url', 'itunes.image-wrong'],
  ['itunes/duration_in_channel', 'itunes.element-unknown'],
  ['itunes/summary_too_long', 'itunes.tag-old'],
  ['itunes/non_utf8', 'xml.encoding-wrong'],
  ['element-channel-item-guid/missing_guid', 'rss.guid-missing'],
  ['element-channel-item-guid/invalid_guid_blank', 'rss.guid-missing'],
  ['element-channel-item-guid/guid_duplicate_value', 'rss.guid-doubled'],
  ['element-channel-item-guid/guid_duplicate_value_cdata', 'rss.guid-doubled'],
  ['element-channel-item-guid/guid_duplicate_value_ncr', 'rss.guid-doubled'],
  ['element-channel-item-guid/guid_isSmallInteger', 'rss.guid-short'],
  ['element-channel-item-guid/invalid_guid_value', 'rss.guid-permalink'],
  ['element-channel-item-guid/invalid_guid_invalid_isPermalink', 'rss.guid-missing'],
  ['element-channel-item-enclosure/invalid_item_enclosure_invalid_length', 'rss.enclosure-length-wrong'],
  ['element-channel-item-enclosure/invalid_item_enclosure_negative_length', 'rss.enclosure-length-wrong'],
  ['element-channel-item-enclosure/invalid_item_enclosure_decimal_length', 'rss.enclosure-length-wrong'],
  ['element-channel-item-enclosure/invalid_item_enclosure_blank_length', 'rss.enclosure-length-wrong'],
  ['element-channel-item-enclosure/invalid_item_enclosure_no_length', 'rss.enclosure-length-wrong'],
  ['element-channel-item-enclosure/item_enclosure_zero_length', 'rss.enclosure-length-zero'],
  ['element-channel-item-enclosure/invalid_item_enclosure_no_url', 'rss.enclosure-url-wrong'],
  ['element-channel-item-enclosure/invalid_item_enclosure_invalid_url', 'rss.enclosure-url-wrong'],
  ['element-channel-item-enclosure/invalid_item_enclosure_no_type', 'rss.enclosure-type-missing'],
  ['element-channel-item-enclosure/invalid_item_enclosure_invalid_type', 'rss.enclosure-type-wrong'],
  ['element-channel-item-pubdate/pubDate_future', 'rss.date-future'],
]

t.test('the single faults of the W3C’s validator are found', { skip: absent }, async (t) => {
  for (const [file, code] of EXPECTED) {
    const codes = codesOf(readFileSync(`${FEEDS}/feedvalidator/${file}.xml`))
    t.ok(codes.includes(code), `${file}: ${codes.join(' ')}`)
  }
})

t.test('what the W3C’s validator calls valid is not called wrong', { skip: absent }, async (t) => {
  const silent = (file: string, code: RegExp) => {
    const said = codesOf(readFileSync(`${FEEDS}/feedvalidator/${file}.xml`)).filter((one) => code.test(one))
    t.strictSame(said, [], file)
  }
  for (const file of ['valid_category', 'valid_category_with_ampersand']) {
    silent(`itunes/${file}`, /category-(unknown|obsolete|misplaced)/)
  }
  silent('itunes/valid_episode', /number-wrong/)
  silent('itunes/duration_seconds', /duration-wrong/)
  silent('itunes/image_absolute_https_url', /image-wrong/)
  silent('element-channel-item-guid/guid_isPermalink_false', /guid-permalink/)
  silent('element-channel-item-pubdate/pubDate_past', /date-future|date-wrong/)
})

t.test(
  'the namespace’s own example: a guid to be filled in, http: pictures, old types',
  { skip: absent },
  async (t) => {
    const codes = codesOf(readFileSync(`${FEEDS}/podcast-namespace/example.xml`))
    t.strictSame(
      codes.filter((code) => code.startsWith('podcast.')),
      ['podcast.attribute-doubtful', 'podcast.text-wrong', 'podcast.url-insecure'],
    )
  },
)

t.test('no feed, however broken, makes the rules fail', { skip: absent }, async (t) => {
  const files = readdirSync(FEEDS, { recursive: true, encoding: 'utf8' }).filter((one) =>
    /\.(xml|rss)$/.test(one),
  )
  t.ok(files.length > 150, `${files.length} feeds`)
  for (const file of files) {
    for (const { line, column, message, hint } of lint(readFileSync(`${FEEDS}/${file}`))) {
      if (line >= 1 && column >= 1 && !/undefined|NaN\b(?!”)|\{\w+\}/.test(message + hint)) continue
      t.fail(`${file}:${line}:${column} ${message} ${hint}`)
    }
  }
})
