/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text. */
import type { Rows } from './rows.ts'

/** What keeps the requirements of recordings, their tags, chapters and transcripts. */
export const FILES: Rows = {
  'test/render/chapters.test.ts': [
    ['CHAP-1', 'src/render/chapters.ts', "version: '1.2.0'", "version: '1.0'"],
    ['CHAP-3', 'src/render/chapters.ts', 'img: webUrl(', 'image: webUrl('],
    [
      'CHAP-5',
      'src/render/chapters.ts',
      'title: xmlLine(episode.title), podcastName',
      'name: xmlLine(episode.title), podcastName',
    ],
  ],
  'test/model/chapters.test.ts': [
    ['CHAP-2', 'src/model/chapters.ts', 'start >= 0 && start < end', 'start >= 0'],
    [
      'CHAP-7',
      'src/model/chapters.ts',
      '.sort((a, b) => a.start - b.start)',
      '.sort((a, b) => b.start - a.start)',
    ],
    ['CHAP-8', 'src/model/chapters.ts', '    episode.chapters,\n', ''],
  ],
  'test/model/timing.test.ts': [
    ['TR-03', 'src/model/timing.ts', '!(start < (bounds[index + 1] ?? start))', 'false'],
  ],
  'test/adapters/id3.test.ts': [
    ['ID3-4', 'src/adapters/id3/tagger.ts', 'isOrdered: true', 'isOrdered: false'],
    ['ID3-6', 'src/adapters/id3/tagger.ts', 'involved(tags)])', 'involved(tags), Buffer.alloc(65_536)])'],
    ['ID3-1', 'src/adapters/id3/tagger.ts', 'elementID: `chp${index}`', "elementID: 'chp'"],
    ['ID3-2', 'src/adapters/id3/tagger.ts', 'endTimeMs: end', 'endTimeMs: start'],
    ['ID3-3', 'src/adapters/id3/tagger.ts', 'tags: { title, ', 'tags: { '],
    ['ID3-5', 'src/adapters/id3/tagger.ts', 'mime: cover.type', "mime: 'image/gif'"],
  ],
  'test/render/captions.test.ts': [
    ['TR-VTT-1', 'src/render/captions.ts', "'WEBVTT\\n'", "'WEBVTT'"],
    ['TR-VTT-2', 'src/render/captions.ts', "${clock(start, '.')} --> ", "${clock(start, ',')} --> "],
    ['TR-VTT-3', 'src/render/captions.ts', "lines.map(vttText).join('\\n')", "lines.join('\\n')"],
    [
      'TR-VTT-4',
      'src/render/captions.ts',
      "return `${clock(start, '.')} -->",
      "return `1\\n${clock(start, '.')} -->",
    ],
    ['TR-VTT-5', 'src/render/captions.ts', '`<v ${vttText(name)}>`', '`${vttText(name)}: `'],
    ['TR-VTT-6', 'src/render/cues.ts', 'width: 65, label', 'width: 80, label'],
    ['TR-SRT-1', 'src/render/captions.ts', '`${index + 1}\\n', '`${index}\\n'],
    [
      'TR-SRT-2',
      'src/render/captions.ts',
      "`${clock(start, ',')} --> ${clock(end, ',')}`",
      "`${clock(start, '.')} --> ${clock(end, '.')}`",
    ],
    ['TR-SRT-3', 'src/render/captions.ts', '{ width: 32,', '{ width: 65,'],
    ['TR-SRT-4', 'src/render/captions.ts', 'xmlLine(speaker) && `${xmlLine(speaker)}: `', "''"],
  ],
  'test/render/transcript.test.ts': [
    ['TR-JSON-1', 'src/render/transcript.ts', "version: '1.0.0', segments", "version: '1', segments"],
    ['TR-JSON-2', 'src/render/transcript.ts', 'startTime: start / 1000', 'startTime: start'],
    [
      'TR-HTML-1',
      'src/render/transcript.ts',
      '<cite>${escapeXml(speaker)}:</cite>',
      '<b>${escapeXml(speaker)}:</b>',
    ],
    [
      'TR-TXT-1',
      'src/render/transcript.ts',
      "const label = speaker === '' ? '' : `${speaker}: `",
      "const label = ''",
    ],
  ],
  'test/read/recording.test.ts': [
    ['RSS-07', 'src/read/recording.ts', 'bytes: bytes.length,', 'bytes: bytes.length + 1,'],
    ['AUDIO-5', 'src/read/recording/sound.ts', '    seconds,\n', '    seconds: 1,\n'],
  ],
  'test/build/ledger.test.ts': [
    [
      'AUDIO-6',
      'src/build/ledger/contradictions.ts',
      "say('ledger.recording-changed', at, { file: recording.file, fresh, slug })",
      "say('ledger.recording-gone', at, { file: recording.file, fresh, slug })",
    ],
  ],
}
