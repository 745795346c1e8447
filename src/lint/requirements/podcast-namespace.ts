/** Table. Requirements: Podcasting 2.0. One line each: id, level, requirement, source, how it is met if no code checks it. */
export const podcastNamespaceRequirements = `
P20-NS-1 | MUST | rss@xmlns:podcast: URI https://podcastindex.org/namespace/1.0; readers must also take the GitHub 1.0.md URL as the same; prefix free. | NS:1.0.md |
P20-URL-1 | MUST | every URL attribute: https:, not http:. | NS:1.0.md |
P20-PARENT | MUST | all tags: Stand only under the parents named below. | NS |
P20-COUNT | MUST | single tags: Not repeated: chapters, season, episode, license, chat, locked, guid, medium, podroll, updateFrequency, podping, publisher, integrity. | NS |
P20-UNKNOWN | SHOULD | all tags: No tag the namespace does not define; names are case-sensitive. | NS |
P20-LOCKED-1 | MUST | channel, once: yes or no; optional owner e-mail. yes = other hosts must refuse to import. | NS:locked |
P20-TRANSCRIPT-1 | MUST | item, many: url and type. | NS:transcript |
P20-TRANSCRIPT-2 | SHOULD | @type: One of five. | NS:transcript |
P20-TRANSCRIPT-3 | MUST | @language: If given, BCP 47; missing = language of the channel. | NS:transcript |
P20-TRANSCRIPT-4 | MAY | @rel: captions = file has time codes whatever its type. | NS:transcript |
P20-FUNDING-1 | MUST | channel, item, liveItem, many: url; text is the label. | NS:funding |
P20-FUNDING-2 | SHOULD | text: ≤ 128 characters. | NS:funding |
P20-CHAPTERS-1 | MUST | item, once: url and type. | NS:chapters |
P20-CHAPTERS-2 | SHOULD | @type: application/json+chapters. | NS:chapters |
P20-SOUNDBITE-1 | MUST | item, many: startTime and duration, seconds, decimals allowed, inside the enclosure. | NS:soundbite |
P20-SOUNDBITE-2 | SHOULD | @duration: 15–120 s. | NS:soundbite |
P20-SOUNDBITE-3 | SHOULD | text: Title ≤ 128 characters or empty. | NS:soundbite |
P20-PERSON-1 | MUST | channel, item, many: Text = full name or alias, not empty. People in an item REPLACE those of the channel: repeat the regular host. | NS:person | kept: src/model/feed.ts every item restates the hosts
P20-PERSON-2 | SHOULD | text: ≤ 128 characters. | NS:person |
P20-PERSON-3 | SHOULD | @group: A taxonomy group, case-insensitive, default cast. | NS:person, taxonomy.json |
P20-PERSON-4 | SHOULD | @role: A role of that group, case-insensitive, default host. | NS:person, taxonomy.json |
P20-PERSON-5 | MAY | @img @href: Picture and page of the person. | NS:person |
P20-LOCATION-1 | MUST | channel, item, liveItem, many: Text not empty, in the feed's language, for display. | NS:location |
P20-LOCATION-2 | SHOULD | text: ≤ 128 characters. | NS:location |
P20-LOCATION-3 | SHOULD | @geo: RFC 5870 geo URI (only for real places; not a home address). | NS:location |
P20-LOCATION-4 | SHOULD | @osm: N, W or R + OSM id, optional #revision. | NS:location |
P20-LOCATION-5 | SHOULD | @country: ISO 3166-1 alpha-2 (GB). | NS:location |
P20-LOCATION-6 | SHOULD | @rel: subject (default: what it is about) or creator (where it was made). | NS:location |
P20-SEASON-1 | MUST | item, once: Integer. | NS:season |
P20-SEASON-2 | SHOULD | @name: ≤ 128 characters. | NS:season |
P20-EPISODE-1 | MUST | item, once: Decimal number (315.5 allowed, unlike itunes:episode). | NS:episode |
P20-EPISODE-2 | SHOULD | @display: ≤ 32 characters. | NS:episode |
P20-TRAILER-1 | MUST | channel, many: url, pubdate. | NS:trailer |
P20-TRAILER-3 | MUST | text: Title, ≤ 128 characters. | NS:trailer |
P20-TRAILER-4 | MUST | @pubdate: RFC 2822; newest one is the default preview. | NS:trailer |
P20-TRAILER-5 | SHOULD | @length @type: Bytes and MIME; optional season number that matches podcast:season. | NS:trailer |
P20-LICENSE-1 | MUST | channel, item, once: Text: identifier from licenses.json (the page says lower case; its example is upper case: compare without case), or own short name. | NS:license |
P20-LICENSE-2 | MUST | @url: Required for a licence that is not in the list. | NS:license |
P20-LICENSE-3 | SHOULD | text: ≤ 128 characters. | NS:license |
P20-ALTENC-1 | MUST | item, liveItem, many: type. | NS:alternate-enclosure |
P20-ALTENC-2 | MUST | children: One or more podcast:source, at most one podcast:integrity. | NS:alternate-enclosure |
P20-ALTENC-3 | MUST | @default: true = same file as the enclosure; at most one; default false. | NS:alternate-enclosure |
P20-ALTENC-4 | SHOULD | @length: Bytes (0 for HLS). | NS:alternate-enclosure HLS |
P20-ALTENC-5 | MAY | @bitrate @height @lang @title @rel @codecs: bit/s (decimals seen), pixels, BCP 47, ≤ 32 characters, ≤ 32 characters, RFC 6381. | NS:alternate-enclosure |
P20-SOURCE-1 | MUST | in alternateEnclosure, many: uri (any scheme: https, ipfs, …). | NS:source |
P20-SOURCE-2 | MAY | @contentType: MIME of the transport file (application/x-bittorrent). | NS:source | kept: src/render/rss/alternative.ts
P20-INTEGRITY-1 | MUST | in alternateEnclosure, once: type and value. | NS:integrity |
P20-INTEGRITY-2 | MUST | @type: sri or pgp-signature. | NS:integrity |
P20-INTEGRITY-3 | MUST | @value: SRI string whose digest equals the file served by every source, or base64 signature. | NS:integrity |
P20-GUID-1 | MUST | channel, once: A UUID, 36 characters. | NS:guid |
P20-GUID-2 | MUST | recipe: Version 5: SHA-1 UUID of namespace ead4c236-bf58-58c6-a2c6-a6b28d128cb6 and the feed URL without scheme and without trailing slashes. Checked here: podnews.net/rss → 9b024349-ccf0-5f69-a609-6b82873eab3c, mp3s.nashownotes.com/pc20rss.xml → 917393e3-1b1e-5cef-ace4-edaa54e1f810. | NS:guid run here | kept: src/site/podcast-guid.ts
P20-GUID-3 | MUST | life: Made once, from the URL of that time; kept when the feed moves; never recomputed. | NS:guid | kept: src/build/ledger.ts made once and kept
P20-GUID-4 | MAY | share link: https://site#fastfollow-podcast:<guid>. | NS:guid | not ours: a form of link for other people’s pages; nothing in a feed
P20-VALUE-1 | MUST | channel, item, many: type, method; optional suggested. | NS:value |
P20-VALUE-2 | MUST | children: One or more valueRecipient. Item overrides channel. | NS:value |
P20-VALUEREC-1 | MUST | in value: type (node, lnaddress), address, split. | NS:value-recipient |
P20-VALUEREC-2 | MUST | @split: Number of shares. | NS:value-recipient |
P20-VALUEREC-3 | MAY | @name @customKey @customValue @fee: name recommended; fee boolean, default false. | NS:value-recipient |
P20-VTS-1 | MUST | in value, many: startTime, duration seconds. | NS:value-time-split |
P20-VTS-2 | MUST | children: Exactly one remoteItem, or one or more valueRecipient. | NS:value-time-split |
P20-VTS-3 | MAY | @remoteStartTime @remotePercentage: Seconds (0); 0–100 (100), clamped. | NS:value-time-split |
P20-MEDIUM-1 | MUST | channel, once: podcast music video film audiobook newsletter blog publisher course, each also with L added for lists, and mixed. Case as written. | NS:medium |
P20-MEDIUM-2 | MUST | list mediums: Only remoteItems, no item or liveItem. | NS:medium |
P20-LIVE-1 | MUST | channel, many: status, start; end recommended. | NS:live-item |
P20-LIVE-2 | MUST | @status: pending, live, ended. | NS:live-item |
P20-LIVE-3 | MUST | @start @end: ISO 8601 with zone. | NS:live-item |
P20-LIVE-4 | MUST | child: At least one contentLink. | NS:live-item |
P20-LIVE-5 | MUST | child guid: A new guid is a new stream. | NS:live-item |
P20-LIVE-6 | SHOULD | child enclosure: Plus alternateEnclosure; a Podping when it starts. | NS:live-item |
P20-CONTENTLINK-1 | MUST | item, liveItem, many: href; text explains it. | NS:content-link |
P20-SOCIAL-1 | MUST | channel, item, many: protocol and uri, except protocol="disabled" which stands alone. | NS:social-interact, socialprotocols.txt |
P20-SOCIAL-2 | SHOULD | @accountId, @priority: Account of the root post; integer when several, lower first; for ActivityPub use the post's URI. | NS:social-interact |
P20-BLOCK-1 | MUST | channel, many: yes or no. | NS:block |
P20-BLOCK-2 | MUST | @id: If given, a slug of serviceslugs.txt. Order of reading: id+no, id+yes, plain yes. | NS:block |
P20-TXT-1 | SHOULD | channel, item, many: Text ≤ 4000 characters. | NS:txt |
P20-TXT-2 | SHOULD | @purpose: ≤ 128 characters; known: verify, applepodcastsverify, release, ai-content. | NS:txt |
P20-TXT-3 | MAY | purpose="ai-content": true/false: AI-made content was used (channel or item). | NS:txt |
P20-REMOTE-1 | MUST | channel, podroll, valueTimeSplit, publisher: feedGuid. | NS:remote-item |
P20-REMOTE-2 | MUST | @feedGuid: The podcast:guid of the other feed. | NS:remote-item |
P20-REMOTE-3 | SHOULD | @medium: Given when not podcast; a P20-MEDIUM-1 value. feedUrl, itemGuid, title optional. | NS:remote-item |
P20-PODROLL-1 | MUST | channel, once: One or more remoteItem. | NS:podroll |
P20-PUBLISHER-1 | MUST | channel, once: Exactly one remoteItem medium="publisher", with feedUrl for safety; the publisher feed must list this feed back or the link is void. | NS:publisher, examples/publishers |
P20-PUBLISHER-2 | MUST | publisher feed: medium=publisher, a guid, one or more remoteItem. | NS:examples/publishers |
P20-FREQ-1 | SHOULD | channel, once: Text ≤ 128 characters. | NS:update-frequency |
P20-FREQ-2 | MUST | @complete: boolean, default false. | NS:update-frequency |
P20-FREQ-3 | SHOULD | @rrule: RFC 5545 §3.3.10. | NS:update-frequency |
P20-FREQ-4 | MUST | @dtstart: ISO 8601; required when the rule has COUNT; same form as UNTIL when that is used. | NS:update-frequency |
P20-PODPING-1 | MUST | channel, once: usesPodping boolean; only true when pings are sent. | NS:podping |
P20-CHAT-1 | MUST | channel, item, liveItem, once: server (host name) and protocol (irc xmpp nostr matrix); accountId recommended, space optional. | NS:chat, chatprotocols.txt |
P20-IMAGE-1 | MUST | channel, item, liveItem, many: href. Alone it means a square image. | NS:image |
P20-IMAGE-2 | SHOULD | @alt: Text replacement. | NS:image |
P20-IMAGE-3 | SHOULD | @aspect-ratio @width: CSS ratio 16/9 (not 16:9, which the project's own example.xml uses), pixels; height, type optional. | NS:image |
P20-IMAGE-4 | MAY | @purpose: Space-separated tokens, ≤ 128 characters: artwork social canvas banner publisher circular poster or own app/token. | NS:image |
P20-IMAGES-1 | SHOULD | podcast:images: Deprecated: write podcast:image. | NS:images-(deprecated) |
`
