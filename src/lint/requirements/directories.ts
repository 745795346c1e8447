/**
 * Table. Requirements: Apple, the other directories, PSP-1. One line each: id, level, requirement, source,
 * how it is met if no code checks it.
 */
export const directoriesRequirements = `
APPLE-01 | MUST | feed: RSS 2.0 (Atom feeds no longer read since 2023), public URL, no password, at least the declaration and namespaces of the requirements page. | APR AP22 |
APPLE-02 | MUST | itunes namespace: Exact URI; otherwise all itunes tags are ignored. | APG |
APPLE-03 | MUST | tag values: At most 255 characters unless said otherwise; no leading or trailing spaces. | APG PSP |
APPLE-04 | MUST | channel/itunes:image@href: Show artwork, absolute URL. | APG |
APPLE-05 | MUST | channel/description, item/description: At most 4000 bytes (bytes of UTF-8, not characters; HTML tags count). | APG PSP |
APPLE-06 | MUST | channel/language: ISO 639 code, optional modifier; an invalid one fails validation. | APG |
APPLE-07 | MUST | channel/itunes:category@text: A value of the current list (appendix 1), exact case, & escaped; subcategory nested inside its own parent. Only the first category + subcategory counts at Apple; give at most 2–3. | APG APR CAT |
APPLE-08 | MUST | itunes:explicit (channel; item SHOULD): true or false. yes, no, clean are the old values. | APG PSP |
APPLE-09 | MUST | channel/title: Name of the show, no keyword list. | APG |
APPLE-10 | SHOULD | channel/itunes:author: Group or person. | APG |
APPLE-11 | MAY | channel/itunes:owner: Not used for listing; Apple advised in 2022 to take the e-mail out. If given (Spotify and YouTube verify ownership by it) the address is valid. | AP22 SB-YT FV |
APPLE-12 | MAY | channel/itunes:title: Short title for Apple only. | APG | not ours: a second, shorter title for one app would contradict the first; the title is written once
APPLE-13 | MUST | channel/itunes:type: episodic (default) or serial; must be given for serial shows. Lower case. | APG PSP |
APPLE-14 | MUST | channel/itunes:new-feed-url: When the feed moves: child of channel in the NEW feed (and in the old one until the 301 stands), absolute URL. Never inside item. | APG |
APPLE-15 | MUST | itunes:block, itunes:complete: Only Yes/yes has effect; any other value does nothing, so leave the tag out instead of No. | APG PSP |
APPLE-16 | MAY | channel/copyright: Text. PSP-1 asks to leave out the word Copyright, © and year; Apple's example keeps them. | APG PSP | kept: src/render/rss/channel.ts as the producer writes it
APPLE-17 | MAY | ownership check: itunes:applepodcastsverify or podcast:txt purpose="applepodcastsverify" with the code Apple gives. | NS:txt | kept: src/render/rss/extras.ts podcast:txt takes the code
APPLE-18 | MUST | servers of feed, art, media: Answer HTTP HEAD like GET. | APR APG | kept: src/server/routes/site.ts
APPLE-19 | MUST | media server: Answers byte-range requests with 206 (a 200 with the right bytes is refused). | APR SO-206 | kept: src/server/files.ts
APPLE-20 | MUST | feed: At least one episode when submitted. | SPOT-OPS K |
APPLE-21 | MUST | item/title: Present. | APG |
APPLE-22 | MUST | item/pubDate: Present for episodic shows (RSS optional, PSP-1 recommended, Spotify required). | APG SPOT-OPS |
APPLE-23 | MUST | item/enclosure: Present and its URL unique in the feed; Apple ignores an enclosure URL it has seen before. Also keep the URL stable when guid is missing. | APR |
APPLE-24 | MUST | file names and URLs: ASCII only: a–z, A–Z, 0–9; encode the rest. | APR |
APPLE-25 | SHOULD | enclosure@url: Path ends with the media file extension (query strings after it are fine). | APG FV:UnsupportedItunesFormat |
APPLE-26 | SHOULD | enclosure@type: audio/mpeg, audio/x-m4a (PSP-1 writes audio/m4a), video/mp4, video/x-m4v, video/quicktime, application/pdf. | APG PSP |
APPLE-27 | MUST | artwork file: Square, 1400–3000 px (3000 preferred), JPEG or PNG, RGB, no alpha, 72 dpi, extension matches the real type; hosts advise ≤ 512 kB. New file name when the picture changes. | APG APA PRX |
APPLE-28 | SHOULD | item/title, itunes:title: No season or episode number, no show name in it; use the tags. (Podcasters often put the number into title and not into itunes:title for apps that show no number.) | APG PSP PODINFRA displaying-titles |
APPLE-29 | SHOULD | HTML in descriptions: In CDATA; only p ol ul li a (PSP-1 adds b i strong em); Apple and Spotify drop headings, tables, images; bold and italic do not show in Apple. | APG PSP PODNEWS-HTML TRANSISTOR |
APPLE-30 | SHOULD | item/itunes:duration: Whole seconds. | APG PSP |
APPLE-31 | MUST | itunes:episode, itunes:season: Non-zero integers; episode required for every full episode of a serial show; no two full episodes share season+episode. | APG PSP |
APPLE-32 | MUST | itunes:episodeType: full (default), trailer, bonus; lower case; never empty. No numbers = show trailer; season only = season trailer; episode number = teaser of that episode (own guid). | APG PSP |
APPLE-33 | MAY | item/itunes:image@href: Episode art, same rules as APPLE-27. | APG |
APPLE-34 | MUST | audio of RSS feeds: MP3 or AAC. 44.1 or 48 kHz. | APAU |
APPLE-35 | SHOULD | transcript: Give podcast:transcript in VTT (only VTT carries speaker names to Apple); SRT is read too. Opt in at Podcasts Connect. Shown for en, es, fr, de first; parts that differ from the audio (inserted ads) are hidden. | APT PODNEWS-TR |
APPLE-36 | SHOULD | chapters: Any of: podcast:chapters JSON, timestamps in the description (first 00:00:00, at least three), ID3/MP4 chapters. Given ones always win over Apple's automatic ones (iOS 26.2). | APC CASTOPOD | kept: src/render/content.ts in the notes; JSON by src/render/chapters.ts
APPLE-37 | MAY | video: HLS video at Apple is delivered through a partner API, not through RSS (iOS 26.4); an RSS video enclosure (MP4, H.264) still works. | PODNEWS-HLS | not ours: video through a partner’s API is no feed; a station is sound
APPLE-38 | MUST | case: Tags and values are case-sensitive (Kids &amp; Family, not family). | APR |
APPLE-39 | SHOULD | item/link: Page of the episode. | APG PSP |
APPLE-40 | SHOULD | old tags: itunes:subtitle, itunes:summary, itunes:keywords, itunes:order, itunes:isClosedCaptioned are out of Apple's spec. itunes:summary, where given, is plain text ≤ 4000 characters and not a copy of description. | NS:other-recommendations.md FV |
SPOT-01 | MUST | feed: An author, compliant show artwork, pubDate, a distinct guid per episode, at least one live episode. | SPOT-OPS |
SPOT-02 | SHOULD | enclosure: MP3, 96–320 kbit/s, one file ≤ 200 MB. | K: Podcast Delivery Specification 1.6, 2019; only its title page was readable here CVT |
SPOT-03 | MAY | chapters: Podlove Simple Chapters in the feed, or timestamps in the description: first at 0, at least 3, one per line, MM:SS or HH:MM:SS with or without round brackets, one punctuation mark allowed, then plain text, ascending; titles under 40 characters. | SPOT-CH | kept: src/render/content.ts chapters with their times in the notes
SPOT-04 | MAY | spotify:*: spotify:countryOfOrigin = space-separated lower-case ISO 3166-1 alpha-2; spotify:limit recentCount="N"; spotify:access. Namespace http://www.spotify.com/ns/rss. | FS: feedsmith src/namespaces/spotify K | not ours: optional limits of where and how long one app shows a feed; nothing a station of interviews decides
SPOT-05 | MAY | dcterms:valid: start=…; end=…; scheme=W3C-DTF to limit availability. | K | not ours: optional limits of where and how long one app shows a feed; nothing a station of interviews decides
SPOT-06 | SHOULD | descriptions: Spotify shows description, keeps p, ul, li, a, makes bare URLs links, keeps line breaks. | PODNEWS-HTML |
YT-01 | MUST | feed: itunes:owner/itunes:email (or managingEditor) must receive mail at the time of the claim: YouTube sends a code to the address in the feed. | SB-YT |
YT-02 | MUST | audio: YouTube makes a still-image video from show/episode art and audio; no advertisement spots in the audio (host-read promotion must be declared). 16:9 art may be added there. | RAIN SIMPLECAST | not ours: what YouTube does with a feed after it took it, and its rules for advertisements, are between it and the producer
YT-03 | SHOULD | later edits: Later changes of audio, title or description in the feed do not reach the video: finish them before publishing. | SB-YT SIMPLECAST | not ours: what YouTube does with a feed after it took it, and its rules for advertisements, are between it and the producer
YT-04 | SHOULD | text: No < or > in title and description after decoding (YouTube refuses them); title ≤ 100 characters, description ≤ 5000 bytes. | ELTIEMPO: invalid characters K: limits |
YT-05 | MAY | chapters: Timestamp list in the description, first 0:00, three or more, each ≥ 10 s. | CASTOPOD K | kept: src/render/content.ts chapters with their times in the notes
AMZ-01 | SHOULD | Amazon Music/Audible: No readable public RSS specification was found here; meet APPLE-* and SPOT-*. Amazon's own ids are UUIDv5 made in another way than podcast:guid. | NS:guid | not ours: no specification can be read; the rules of Apple and Spotify cover what is known
PI-01 | SHOULD | Podcast Index: Tell it about changes with Podping (see PODPING) and keep podcast:guid. | NS | kept: src/tasks/notify.ts podping as a command of the producer’s
SAM-01 | MUST | Samsung Podcasts: Valid RSS 2.0, freely reachable, no login, artwork reachable. | SAMSUNG |
PSP-01 | MUST | feed: RSS 2.0 in UTF-8. | PSP |
PSP-02 | MUST | rss: Declares the itunes, podcast and atom namespaces (content too when HTML is used). | PSP |
PSP-03 | MUST | channel/atom:link rel="self": Canonical feed URL, type="application/rss+xml". | PSP |
PSP-04 | MUST | channel/title description link language: All four. | PSP |
PSP-05 | MUST | channel/itunes:category: From Apple's list, order = priority, several allowed. | PSP |
PSP-06 | MUST | channel/itunes:explicit: true/false. | PSP |
PSP-07 | MUST | channel/itunes:image: As APPLE-27; its server answers HEAD. | PSP |
PSP-08 | SHOULD | channel/itunes:author: Present. | PSP |
PSP-09 | SHOULD | channel/podcast:locked: Present. | PSP |
PSP-10 | SHOULD | channel/podcast:guid: Present, see P20-GUID. | PSP |
PSP-11 | SHOULD | item/link: Present. | PSP |
PSP-12 | SHOULD | item/description: Present, ≤ 4000 bytes, HTML only p ol ul li a b i strong em inside CDATA. | PSP |
PSP-13 | MUST | item/title, item/enclosure, item/guid: All three; enclosure type audio/mpeg, audio/m4a, video/m4v, video/mp4. | PSP |
PSP-14 | SHOULD | item/itunes:explicit, itunes:duration, itunes:image, pubDate: Present. | PSP |
PSP-15 | SHOULD | item/podcast:transcript: At least one; several formats allowed. | PSP |
PSP-16 | MAY | channel/podcast:funding: Optional in feeds, but a certified host or player MUST support it. | PSP | kept: src/render/rss/extras.ts
PSP-17 | MAY | channel/podcast:txt, itunes:type, itunes:complete, copyright; item itunes:episode, season, episodeType, block: Optional supported set. | PSP | kept: src/render/rss/directory.ts
`
