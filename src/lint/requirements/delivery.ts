/**
 * Table. Requirements: pages, HTTP, measurement, audio, accessibility, validators. One line each: id, level,
 * requirement, source, how it is met if no code checks it.
 */
export const deliveryRequirements = `
LD-1 | SHOULD | episode page: JSON-LD PodcastEpisode: name url datePublished description duration (ISO 8601 PT…) episodeNumber inLanguage image partOfSeries associatedMedia. | SCHEMA 30.0 | kept: src/render/schema-org/episode.ts
LD-2 | SHOULD | media: AudioObject: contentUrl encodingFormat contentSize duration uploadDate transcript caption. (transcript belongs to AudioObject, not to PodcastEpisode.) | SCHEMA | kept: src/render/schema-org/episode.ts transcript and caption are links to files
LD-3 | SHOULD | show page: PodcastSeries: name url description image author webFeed inLanguage; seasons PodcastSeason. | SCHEMA | kept: src/render/schema-org/series.ts on the home page
LD-4 | SHOULD | people: actor, director, productionCompany, creditText, contributor for credits; Clip with startOffset/endOffset in hasPart for chapters; accessibilityFeature transcript, captions. | SCHEMA | kept: src/render/schema-org/credits.ts and src/render/schema-org/episode.ts for chapters
LD-5 | MUST | JSON-LD block: Valid JSON; </ written <\\/ so that text cannot close the script element. | K | kept: src/render/pages/data-block.ts every < > and & is written as \\u003c and so on
OG-1 | MUST | pages: og:title og:type og:image og:url (the four basics); og:description og:site_name og:locale og:audio og:audio:type useful; image URL absolute with alt (og:image:alt). | OGP, K | kept: templates/layout.liquid from src/render/pages/preview.ts
OG-2 | MAY | pages: twitter:card (player needs player URL, width, height). | K | kept: templates/layout.liquid summary or summary_large_image
PAGE-1 | SHOULD | head: <link rel="alternate" type="application/rss+xml" title href>, canonical, lang on html, one h1. | RSS autodiscovery, K | kept: templates/layout.liquid
PAGE-2 | MUST | HTML: Valid HTML (no Nu checker errors). | HTML | kept: templates/layout.liquid and every other template; a validator is asked
PAGE-3 | SHOULD | player: <audio controls preload="none"> with <track kind="captions" srclang label>; preload other than none inflates downloads. | PODINFRA audio-files NS:transcripts.md | kept: templates/player.liquid
PAGE-4 | SHOULD | outgoing links of show notes: rel="noopener nofollow"; author HTML sanitised. | PODINFRA displaying-descriptions | kept: src/render/markdown/links.ts
OEMBED-1 | MUST | endpoint: GET with url (required), maxwidth, maxheight (obeyed), format; unknown arguments ignored. | OEMBED | kept: src/server/routes/oembed.ts a static site has the answer without bounds beside each episode
OEMBED-2 | MUST | response: version = 1.0, type; rich/video also html, width, height; JSON as application/json, XML as text/xml, UTF-8; thumbnail url, width, height all or none, within the maxima. | OEMBED | kept: src/render/oembed.ts
OEMBED-3 | MUST | errors: 404 no such URL, 501 format not offered, 401 private. | OEMBED | kept: src/server/routes/oembed.ts nothing is private, so there is no 401
OEMBED-4 | SHOULD | discovery: <link rel="alternate" type="application/json+oembed" href title> with full endpoint URL. | OEMBED | kept: templates/episode.liquid to the answer of a static site, which a server has too
HTTP-01 | MUST | feed: 200 with Content-Type: application/rss+xml; charset=utf-8 (application/xml, text/xml tolerated; never text/html, text/plain). | FV:UnexpectedContentType, NonSpecificMediaType RFC 9110 §8.3 | kept: src/site/feed-documents.ts
HTTP-02 | MUST | media, transcripts, chapters: Content-Type equals the type in the feed: audio/mpeg, text/vtt, application/x-subrip, application/json, application/json+chapters, text/html. | NS APR | kept: src/server/responder.ts the type of the resource; src/site says it to the feeds too
HTTP-03 | MUST | all: HEAD works and has the header fields of GET (Content-Length, ETag, Last-Modified, Accept-Ranges, Cache-Control), no body. | RFC 9110 §9.3.2 APR | kept: src/server/responder.ts
HTTP-04 | MUST | media: Content-Length sent and equal to enclosure@length; no chunked media. | RFC 9110 §8.6 RSS | kept: src/server/files.ts only the bytes that src/read/recording.ts measured
HTTP-05 | MUST | all: A validator: ETag (strong for media) and/or Last-Modified. | RFC 9110 §8.8 | kept: src/server/responder.ts
HTTP-06 | MUST | all: If-None-Match (also lists and *, weak compare) and If-Modified-Since answered 304 without body when unchanged. | RFC 9110 §13 | kept: src/server/preconditions.ts
HTTP-07 | MUST | all: If-None-Match wins over If-Modified-Since. | RFC 9110 §13.2.2 | kept: src/server/preconditions.ts
HTTP-08 | SHOULD | 304: Carries ETag, Cache-Control, Vary, Date, Content-Location as the 200 would; no Content-Type, no Content-Length of the body. | RFC 9110 §15.4.5 | kept: src/server/responder.ts
HTTP-09 | MUST | feed: The ETag changes with the content and only then (no clock, no inode/mtime difference between servers). | RFC 9110 §8.8.3 | kept: src/server/etag.ts a digest of the bytes, in which no clock is
HTTP-10 | SHOULD | all: Cache-Control: feed e.g. public, max-age=300 (300–3600); media and versioned art public, max-age=31536000, immutable. | RFC 9111 EARTH | kept: src/build/response-headers.ts
HTTP-11 | SHOULD | overload: 429/503 with Retry-After. | RFC 9110 §10.2.3 EARTH | kept: src/server/request-guard.ts 429 and 503 with Retry-After
HTTP-12 | SHOULD | feed, pages, text: gzip (br) when asked; never encode MP3/JPEG. | PODINFRA EARTH | kept: src/server/content-coding.ts
HTTP-13 | MUST | negotiated: Vary: Accept-Encoding (and Accept where used). | RFC 9110 §12.5.5 | kept: src/server/representation.ts
HTTP-14 | MUST | encodings: Strong ETags differ between identity and gzip, or are weak. | RFC 9110 §8.8.3.3 | kept: src/server/etag.ts each coding has an ETag of its own
HTTP-15 | MUST | media: Single ranges 0-1, 0-, N-, -N, and over-long ones give 206, exact bytes, Content-Range: bytes a-b/total, Accept-Ranges: bytes; unknown units ignored (200). | RFC 9110 §14 APR | kept: src/server/range.ts
HTTP-16 | MUST | media: Range outside the file: 416 with Content-Range: bytes */total. | RFC 9110 §15.5.17 | kept: src/server/range.ts
HTTP-17 | MUST | media: If-Range honoured with strong ETag or date; on mismatch 200 with the whole file. A weak ETag can never match, so give media strong ones (@fastify/static 10.1.11 sends weak ones). | RFC 9110 §13.1.5 run here | kept: src/server/preconditions.ts strong ETags for recordings
HTTP-18 | MAY | media: Several ranges: multipart/byteranges, or ignore and send 200; cap their number. | RFC 9110 §14.2 | kept: src/server/range.ts
HTTP-19 | SHOULD | moved feed: 301 or 308 to the new URL for good, together with itunes:new-feed-url; media redirects ≤ 5 hops, Range kept. | APG WEBSUB K | kept: src/server/routes/site.ts what src/site/redirects.ts knows of renamed folders
HTTP-20 | SHOULD | feed, transcripts, chapters, art, media: Access-Control-Allow-Origin: *; expose Content-Length, Content-Range, Accept-Ranges, ETag for players. | NS:transcripts.md | kept: src/build/response-headers.ts
HTTP-21 | SHOULD | all: X-Content-Type-Options: nosniff; pages a Content-Security-Policy. | K | kept: src/build/response-headers.ts
HTTP-22 | SHOULD | all: HTTPS everywhere, one scheme for feed, media and pages. | NS:1.0.md GOOG |
HTTP-23 | SHOULD | gone episodes: 410 (or 404) and out of the feed; never 200 with an HTML page for a media URL. | RFC 9110 §15.5.11 K | kept: src/server/routes/site.ts 410 for what was published and taken back
HTTP-24 | SHOULD | methods: 405 with Allow for what is not GET/HEAD on files. | RFC 9110 §15.5.6 | kept: src/server/routes/site.ts
HTTP-25 | SHOULD | query strings: Media URLs answer the same with any added query (?_from=…, prefix trackers add them). | PODINFRA user-agents | kept: src/server/request-target.ts
HTTP-26 | SHOULD | own client: User-Agent Name/1.2 (+https://…), conditional GET, gzip, obey Cache-Control. | PODINFRA rss-scrapers EARTH | kept: src/adapters/http/request.ts lint asks on request, never by itself
IAB-1 | MUST | which requests: Only GET answered 200 or 206 with media bytes; HEAD, 304, 4xx, 5xx never count. | IAB 2.1/2.2 as reported by IABC, VOX K | not ours: Inonda counts no downloads
IAB-2 | MUST | bots: Drop known bots and spiders (IAB/ABC list; openly: opawg/user-agents-v2 bots.json), data-centre address ranges, bogus or empty User-Agents by a written rule. | VOX WAY OPAWG | not ours: Inonda counts no downloads
IAB-3 | MUST | window: One download per episode, IP address and User-Agent in 24 hours (rolling or fixed: say which). | VOX WAY | not ours: Inonda counts no downloads
IAB-4 | MUST | threshold: At least the bytes of 1 minute of audio, ID3 tag subtracted; ranges of the same listener are added up inside the window. (Shorter episodes: the whole file.) | VOX K: short files | not ours: Inonda counts no downloads
IAB-5 | MUST | pre-load: Requests a player makes before the listener acts do not count; Range: bytes=0-1 probes never. | IABC K: 0-1 | not ours: Inonda counts no downloads
IAB-6 | MUST | IPv6: Cut to the first 64 bits before comparing. | IAB-AU | not ours: Inonda counts no downloads
IAB-7 | MUST | Apple Watch: Duplicate downloads by watchOS are filtered. | IAB-AU RADIOINK | not ours: Inonda counts no downloads
IAB-8 | MUST | anomalies: The method for spikes from one address is written down and published; shared addresses (NAT) are treated by a stated rule. | RADIOINK | not ours: Inonda counts no downloads
IAB-9 | SHOULD | metrics: Report Downloads and Listeners (unique IP+UA in the period); never call it certified without the audit. | RADIOINK-2020 WAY | not ours: Inonda counts no downloads
IAB-10 | MUST | log fields: time, IP (may be hashed with a salt that rotates after the window), User-Agent, path, query, status, bytes sent, Range, Referer. | K GDPR | not ours: Inonda counts no downloads
IAB-11 | SHOULD | agents: Order of matching: bots, apps, libraries, browsers; first hit wins. | OPAWG README | not ours: Inonda counts no downloads
AUDIO-1 | SHOULD | loudness: −16 LUFS ±1 integrated (stereo; Apple), mono files −19 when a player does not correct (same loudness on two speakers). Range in use −16 … −14. | COH PODINFRA audio-files K: Apple support/893 says −16 dB LKFS ±1 dB | not ours: loudness is the producer’s mix: a recording is published as it is, byte for byte
AUDIO-2 | SHOULD | peak: True peak ≤ −1 dBTP. | COH K | not ours: loudness is the producer’s mix: a recording is published as it is, byte for byte
AUDIO-3 | MAY | broadcast master: EBU R 128: −23.0 LUFS ±0.5 LU (live ±1), ≤ −1 dBTP. AES TD1004 (2015): −20 … −16 LUFS for file playback; AES TD1008 (2021): speech −18. | R128 PNM K | not ours: loudness is the producer’s mix: a recording is published as it is, byte for byte
AUDIO-4 | SHOULD | encoding: MP3 CBR, 44.1 kHz (48 allowed), speech mono 96–128 kbit/s or joint stereo 128; Xing/Info header right; no broken frames. | APAU HANNA | not ours: encoding is the producer’s; a recording that cannot be decoded is said by recording.unreadable, one that Apple does not play by recording.not-for-apple
AUDIO-5 | MUST | duration: itunes:duration = decoded length (± 1 s). | APG | kept: src/read/recording/sound.ts the length is measured, never typed
AUDIO-6 | SHOULD | same file: Bytes at a media URL never change (new URL or new guid policy when they must), or caches, ranges and integrity break. | RFC 9110 K | kept: src/build/ledger/contradictions.ts a changed recording is refused: ledger.recording-changed
A11Y-1 | MUST | SC 1.2.1 (A): Audio-only: a full text alternative (speakers, meaningful sounds) next to the player. | WCAG | kept: src/render/pages/transcript.ts
A11Y-2 | MUST | SC 1.2.2/1.2.3/1.2.5: Video: captions, and audio description where needed. | WCAG | not ours: a station publishes sound, no video
A11Y-3 | MUST | SC 1.1.1: Text alternative for art and people's pictures. | WCAG | kept: templates/episode-card.liquid
A11Y-4 | MUST | SC 1.3.1, 2.4.1, 2.4.2, 2.4.6: Landmarks, skip link, page title, heading order. | WCAG | kept: templates/layout.liquid
A11Y-5 | MUST | SC 1.4.3, 1.4.11: Contrast 4.5:1 text (3:1 large), 3:1 controls, in light and dark. | WCAG | kept: templates/style.css
A11Y-6 | MUST | SC 1.4.4, 1.4.10, 1.4.12: 200 % zoom, reflow at 320 CSS px, text spacing. | WCAG | kept: templates/layout.liquid
A11Y-7 | MUST | SC 1.4.2: No sound by itself for more than 3 s. | WCAG | kept: templates/player.liquid the browser’s own player, which starts only when asked
A11Y-8 | MUST | SC 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11: Player fully by keyboard, visible focus that is not covered. | WCAG 2.2 | kept: templates/player.liquid the browser’s own player, which starts only when asked
A11Y-9 | MUST | SC 2.5.7, 2.5.8: Seek without dragging; targets ≥ 24 × 24 CSS px. | WCAG 2.2 | kept: templates/transcript.liquid links to each turn, which seek without dragging
A11Y-10 | MUST | SC 3.1.1, 3.1.2: lang of page and of parts in another language. | WCAG | kept: templates/layout.liquid
A11Y-11 | MUST | SC 4.1.2, 4.1.3: Name, role, value of custom controls; status messages announced. | WCAG | kept: templates/layout.liquid native controls, each with its name
A11Y-12 | MUST | SC 3.3.1–3.3.8: Producer forms: errors named in text, labels, no puzzle to log in. | WCAG 2.2 | not ours: no page has a form, and producers write files
A11Y-13 | SHOULD | law: An accessibility statement; public bodies in the EU (a university's radio may be one) are bound by Directive 2016/2102, services to consumers by 2019/882 with an exception for micro-enterprises. | DAC SHERIDAN | not ours: a statement is the publisher’s word, given on its own behalf
VAL-01 | note | podcast:locked etc.: The namespace's own docs/schema/podcast.xsd knows 11 tags and is older than the pages (it wants locked@owner, refuses location@rel/@country). | run here | not ours: a note about other people’s validators; nothing to keep
VAL-02 | note | w3c/feedvalidator: Wrong alarms (seeded feed t_fp.xml): channel itunes:title, itunes:complete, itunes:applepodcastsverify "undefined"; subcategory Religion "not predefined"; children of podcast:liveItem "missing namespace"; psc and spotify namespaces "unknown"; wants itunes:email. It checks no podcast:* tag at all. | run here | not ours: a note about other people’s validators; nothing to keep
VAL-03 | note | npm podcast-categories 2.0.0: Still lists the old Games & Hobbies; do not use as is. The list in podcast-partytime 5.0.0 (19 + 91) equals appendix 1. | run here | not ours: a note about other people’s validators; nothing to keep
VAL-04 | note | third-party blind spots: No third-party tool here noticed: wrong podcast:guid, role outside the taxonomy, description over 4000 bytes, second enclosure (w3c warns), psc:chapter time, http: podcast namespace, obsolete category (w3c warns), missing rel=self (w3c warns), missing guid (w3c warns, feedparser and partytime refuse). The project's own checker must. | run here | not ours: a note about other people’s validators; nothing to keep
`
