/**
 * Table. Requirements: chapters, transcripts, paging, push and other formats. One line each: id, level,
 * requirement, source, how it is met if no code checks it.
 */
export const filesRequirements = `
CHAP-1 | MUST | JSON file: Object with version (string, now 1.2.0) and chapters (array). | NS:jsonChapters.md | kept: src/render/chapters.ts
CHAP-2 | MUST | chapters[].startTime: Number of seconds ≥ 0, ascending, not past the end of the episode. | NS:jsonChapters.md | kept: src/model/chapters.ts
CHAP-3 | MAY | chapters[]: title, img (URL), url, toc (boolean; false = silent), endTime (float), location. | NS:jsonChapters.md | kept: src/render/chapters.ts
CHAP-4 | MUST | location: If given: name and geo (geo URI), osm optional. | NS:jsonChapters.md | not ours: places within chapters are optional, and none are written
CHAP-5 | MAY | top level: author title podcastName description fileName strings, waypoints boolean. | NS:jsonChapters.md | kept: src/render/chapters.ts
CHAP-6 | SHOULD | HTTP: Content-Type: application/json+chapters, CORS open. | NS:jsonChapters.md | kept: src/site/episode-files.ts the one table of addresses and types
CHAP-7 | SHOULD | first chapter: Starts at 0 (Apple and Spotify timestamps need it). | APC SPOT-CH | kept: src/model/chapters.ts every carrier is made from the same list
CHAP-8 | SHOULD | all carriers: JSON, PSC, ID3 and description list say the same times and titles. | K | kept: src/model/chapters.ts every carrier is made from the same list
PSC-01 | MUST | item/psc:chapters: At most one; version (1.0 default, 1.2 current). | PSC |
PSC-02 | MUST | children: One or more psc:chapter. | PSC |
PSC-03 | MUST | psc:chapter@start: Normal Play Time. | PSC |
PSC-04 | MUST | psc:chapter@title: Present; href, image optional URLs. | PSC |
PSC-05 | SHOULD | order: Ascending by time (readers must sort). | PSC |
PSC-06 | MAY | external: atom:link rel="http://podlove.org/simple-chapters" href=…. | PSC | not ours: optional links; the chapters stand in the feed itself, and pages have an anchor for each turn
PSC-07 | MAY | deep link: atom:link rel="http://podlove.org/deep-link" + #t=start,end (Media Fragments, npt) honoured by the web player. | PDL | not ours: optional links; the chapters stand in the feed itself, and pages have an anchor for each turn
ID3-1 | MUST | CHAP: Element ID, zero-terminated, unique among CHAP and CTOC, not shown to people. | ID3C | kept: src/adapters/id3/tagger.ts
ID3-2 | MUST | CHAP times: Start and end in ms from the start of the file, end after start; offsets FF FF FF FF when unused. | ID3C | kept: src/adapters/id3/tagger.ts
ID3-3 | SHOULD | CHAP sub-frames: TIT2 title; WXXX link, APIC picture optional. | ID3C | kept: src/adapters/id3/tagger.ts
ID3-4 | MUST | CTOC: Exactly one top-level CTOC (flag a), ordered flag b for sequences; child ids exist; entry count fits one byte (≤ 255). | ID3C | kept: src/adapters/id3/tagger.ts
ID3-5 | SHOULD | tag: TIT2 TALB TPE1 TDRC/TYER TRCK TCON and APIC front cover (≤ 1400 px, small: it delays streaming); ID3v2.3 for widest support. | CRIDLAND-CH K | kept: src/adapters/id3/tagger.ts
ID3-6 | SHOULD | size: Tag small: every stream start downloads it; IAB counting subtracts it. | CRIDLAND-CH VOX | kept: src/adapters/id3/tagger.ts
TR-01 | SHOULD | all: Offer WebVTT first (Apple ingests it, browsers play it), then HTML, then SRT/JSON; one file per language and format. | NS:transcripts.md APT |
TR-02 | MUST | all: UTF-8, public, right Content-Type, Access-Control-Allow-Origin: * (players in browsers fetch them). | NS:transcripts.md | kept: src/build/response-headers.ts open to every page; types from src/build/make-build.ts
TR-03 | SHOULD | all: Last cue inside the episode; the text covers it. | K | kept: src/model/timing.ts no turn ends after its recording
TR-VTT-1 | MUST | start: WEBVTT (BOM allowed before), then only space/tab + text on that line, then an empty line. | VTT | kept: src/render/captions.ts
TR-VTT-2 | MUST | timings: (HH:)MM:SS.mmm --> (HH:)MM:SS.mmm, full stop, three digits, end > start, starts never go back; hours needed from 1 h. | VTT | kept: src/render/captions.ts
TR-VTT-3 | MUST | cue text: No -->, no empty line inside; & and < escaped as &amp; &lt;. | VTT | kept: src/render/captions.ts
TR-VTT-4 | MUST | identifiers: Unique, no -->. | VTT | kept: src/render/captions.ts
TR-VTT-5 | SHOULD | speakers: <v Name> at each change of speaker (end tag may be left out when it spans the whole cue). | NS:transcripts.md APT | kept: src/render/captions.ts
TR-VTT-6 | SHOULD | length: ≤ 65 characters a line. | NS:transcripts.md | kept: src/render/cues.ts
TR-SRT-1 | MUST | blocks: Number from 1, timing line, text, empty line. | NS:transcripts.md K | kept: src/render/captions.ts
TR-SRT-2 | MUST | timing: HH:MM:SS,mmm --> HH:MM:SS,mmm, comma, end > start, ascending. | NS:transcripts.md K | kept: src/render/captions.ts
TR-SRT-3 | SHOULD | text: At most 2 lines of at most 32 characters. | NS:transcripts.md | kept: src/render/captions.ts
TR-SRT-4 | SHOULD | speakers: New block when the speaker changes, Name:  at its start. | NS:transcripts.md | kept: src/render/captions.ts
TR-JSON-1 | MUST | file: version (1.0.0) and segments array. | NS:transcripts.md | kept: src/render/transcript.ts
TR-JSON-2 | MUST | segment: startTime number, body string; speaker, endTime when known; ascending. Words or sentences as segments. | NS:transcripts.md | kept: src/render/transcript.ts
TR-HTML-1 | SHOULD | file: <cite> speaker, <time> start, <p> text, in that order for each turn; the only format without good times. | NS:transcripts.md | kept: src/render/transcript.ts
TR-TXT-1 | MAY | file: text/plain; charset=utf-8, no format given. | NS:transcript | kept: src/render/transcript.ts
RFC5005-1 | MAY | complete feed: <fh:complete/> in channel: this document holds every episode; then no paging links. | RFC5005 §2 FV:CurrentNotSelfInCompleteFeed, FeedRelInCompleteFeed |
RFC5005-2 | MUST | paged feed: atom:link first last previous next; all absolute URLs; at least one of them on every page; pages may change under the reader, so no completeness promise. (Podlove and the namespace's example write prev, RFC 5005 says previous.) | RFC5005 §3 NS:other-recommendations.md |
RFC5005-3 | MUST | archived feed: Every archive document except the first has prev-archive; its set of entries and its URL never change; <fh:archive/> and current SHOULD be there, next-archive SHOULD (except the last). | RFC5005 §4 SUIKA | kept: src/model/archive.ts
RFC5005-4 | MUST | subscription document: Carries prev-archive when archives exist; rel=self is itself. | RFC5005 §4 | kept: src/render/rss/channel.ts
RFC5005-5 | SHOULD | all pages: An item stands in one archive only; guid unique over all pages; channel metadata equal on all. | RFC5005 K | kept: src/model/archive.ts
WEBSUB-1 | MUST | publisher: Advertise hub(s) and exactly one self, by at least one of: HTTP Link headers, atom:link in the feed, <link> in HTML. | WEBSUB §4 | kept: src/render/rss/channel.ts
WEBSUB-2 | SHOULD | publisher: Both the Link headers and the embedded links. | WEBSUB §4 | kept: src/site/feed-documents.ts
WEBSUB-3 | MUST | publisher: Tells each hub when the topic changed (in practice POST hub.mode=publish&hub.url=<topic>); only when it really changed. | WEBSUB §6 PODINFRA | kept: src/tasks/notify.ts
WEBSUB-4 | SHOULD | move: Old topic URL redirects to the new one, which names its own self and hub. | WEBSUB §6.1 |
WEBSUB-5 | MUST | own hub, if any: 202 on subscribe; verifies by GET with hub.challenge; leases never endless; X-Hub-Signature HMAC when a secret (< 200 bytes) was given; full content POST with Link self/hub. | WEBSUB §5, 7 | not ours: Inonda is a publisher; it tells somebody else’s hub and runs none
PODPING-1 | SHOULD | publisher: On each change GET https://podping.cloud/?url=<feed> with the token; reasons update, live, liveEnd, medium code. Needs an account: keep it off by default. | PODPING K: parameters | kept: src/tasks/notify.ts podping as a command of the producer’s
OPML-1 | MUST | file: <opml version="2.0"> with head and body; dates RFC 822. | OPML | kept: src/render/opml.ts
OPML-2 | MUST | outline: text; for a feed also type="rss" and xmlUrl; title htmlUrl description language version optional; no attribute twice. | OPML | kept: src/render/opml.ts
OPML-3 | SHOULD | HTTP: text/x-opml; charset=utf-8 (or application/xml). | K | kept: src/site/station-files.ts
JSONFEED-1 | MUST | top: version = https://jsonfeed.org/version/1.1, title, items; home_page_url, feed_url as good as required. | JF | kept: src/render/json-feed.ts
JSONFEED-2 | MUST | item: id (string, stable), content_html or content_text; dates RFC 3339; authors not author; url, title, summary, image, tags, language. | JF | kept: src/render/json-feed.ts
JSONFEED-3 | MUST | attachment: url, mime_type; size_in_bytes, duration_in_seconds numbers; same title = same thing in other formats. | JF | kept: src/render/json-feed.ts
JSONFEED-4 | MUST | paging: next_url differs from feed_url and from every earlier one. | JF | kept: src/render/json-feed.ts
JSONFEED-5 | MUST | extensions: Keys start with _ + letter, no full stop in names. | JF | kept: src/render/json-feed.ts
JSONFEED-6 | SHOULD | HTTP: application/feed+json, UTF-8, conditional GET, ≤ 250 kB, <link rel="alternate" type="application/feed+json"> in pages; hubs[] {type,url}. | JF | kept: src/site/feed-documents.ts
`
