/**
 * Table. Requirements: XML, RSS 2.0 and its advisory board’s profile. One line each: id, level, requirement,
 * source, how it is met if no code checks it.
 */
export const feedRequirements = `
XML-01 | MUST | feed: The document is well-formed XML 1.0 with namespaces. | XML RSS | kept: src/render/rss.ts
XML-02 | MUST | feed: Encoded in UTF-8; XML declaration says so or is absent; the HTTP charset, if sent, agrees. | APG PSP FV:NotUTF8 |
XML-03 | MUST | every text and attribute: No character outside the XML 1.0 Char production. Escaping cannot save them: strip or replace before writing. | XML | kept: src/render/xml-text.ts
XML-04 | MUST | CDATA: A CDATA section never contains ]]>; split it as ]]]]><![CDATA[>. | XML | kept: src/render/rss.ts the package podcast splits it
XML-05 | MUST | text: Only &amp; &lt; &gt; &quot; &apos; and numeric references; no HTML names such as &nbsp; or &copy;. | XML APG | kept: src/render/xml-text.ts
XML-06 | MUST | attributes: &, < and the quote in use are escaped; a newline or tab that must survive is written &#10;/&#9; (attribute normalisation turns raw ones into spaces). | XML | kept: src/render/xml-text.ts
XML-07 | MUST | namespaces: Each prefix is bound to the exact URI; the URI is compared byte for byte (case, slash, http/https). | APG PSP NS:1.0.md PSC |
XML-08 | MUST | start of file: Nothing (no blank line, no white space) before <?xml. A byte order mark is legal, avoid it. | XML FV:WPBlankLine |
XML-09 | SHOULD | prologue: No DOCTYPE, no external or custom entities. | FV:DeprecatedDTD,ContainsSystemEntity |
XML-10 | SHOULD | whole document: Output is deterministic: same input, same bytes (no clock in lastBuildDate, stable order). Otherwise ETag/304 never hits. | K PODINFRA rss-scrapers | kept: src/render/rss.ts no clock; journeys compare two builds
XML-11 | SHOULD | size: Below 5 MB uncompressed; w3c/feedvalidator refuses more than 5,000,000 bytes. | FV:MAXDATALENGTH | kept: src/model/archive.ts
RSS-01 | MUST | /rss: Root rss with version="2.0", exactly one channel. | RSS |
RSS-02 | MUST | channel: title, link, description present and not empty. | RSS |
RSS-03 | MUST | item: Has title or description. | RSS |
RSS-04 | MUST | all dates: RFC 822 date-time with four-digit year, English day and month names, right weekday, one space between parts, zone GMT or +hhmm (no military letters, no local names). | RSS RSSP FV:InvalidRFC2822Date, IncorrectDOW, ProblematicalRFC822Date |
RSS-05 | MUST | item/guid: Present (RSS says recommended; Apple and PSP-1 require), unique in the feed, never changed when title, link or file change, case-sensitive, never reused. A small integer is not unique enough. | APG PSP NS:other-recommendations.md FV:NotSufficientlyUnique | kept: src/build/ledger/contradictions.ts a published guid is never changed
RSS-06 | MUST | item/guid@isPermaLink: Missing means true, so a guid that is not an absolute URL needs isPermaLink="false". | RSS FV:InvalidHttpGUID |
RSS-07 | MUST | item/enclosure: url (absolute http/https), length (decimal bytes, exactly the size served; 0 only when unknown), type (MIME type served). | RSS RSSP PSP FV:UseZeroForUnknown | kept: src/read/recording.ts bytes and type are those of the file
RSS-08 | SHOULD | item/enclosure: At most one per item; alternatives go into podcast:alternateEnclosure. | RSSP FV:DuplicateEnclosure |
RSS-09 | MUST | link, comments, docs, url: Absolute URL with a registered scheme; no spaces; IRIs percent-encoded. | RSS FV:InvalidFullLink |
RSS-10 | MUST | language: BCP 47 / ISO 639 tag. | RSS APG |
RSS-11 | MUST | managingEditor, webMaster, item/author: An e-mail address, name in brackets after it. A bare name is wrong: use itunes:author, dc:creator or podcast:person. | RSS RSSP FV:InvalidContact |
RSS-12 | MUST | channel/image: If present: url, title, link all present; optional width ≤ 144, height ≤ 400. | RSS |
RSS-13 | MAY | category: Text, optional domain URL. | RSS |
RSS-14 | MUST | ttl: If present, whole minutes. | RSS |
RSS-15 | MUST | skipHours, skipDays: If present: hours 0–23 at most 24, English day names at most 7. Polite for weekly shows. | RSS FV:InvalidHour, InvalidDay |
RSS-16 | MUST | cloud: If present: domain port path registerProcedure protocol. | RSS |
RSS-17 | SHOULD | textInput: Leave out. | RSSP FV:AvoidTextInput |
RSS-18 | MUST | single elements: No element that may stand once is repeated (title, link, guid, pubDate, itunes:explicit, itunes:image …). | RSS FV:DuplicateElement |
RSS-19 | MUST | element names: No element without namespace that RSS 2.0 does not define; names are case-sensitive (managingEditor, not managingeditor; there is no channel/author). | RSS FV:UndefinedElement |
RSS-20 | SHOULD | item order: Newest first for episodic shows (apps must not rely on it, many do). | PODINFRA episode-order | kept: src/model/feed.ts
RSS-21 | SHOULD | pubDate: Not in the future; scheduled episodes are left out until their time, then the feed changes by itself. | FV:ImplausibleDate | kept: src/model/site-view.ts
RSS-22 | SHOULD | lastBuildDate: Time of the last content change, not of the request. | RSS | kept: src/model/site-view.ts
RSS-23 | SHOULD | generator: Program and version. | GPB |
RSSP-01 | SHOULD | channel/atom:link: One rel="self" with the feed's public URL, type="application/rss+xml". | RSSP FV:MissingAtomSelfLink |
RSSP-02 | SHOULD | title and all but description: Plain text, no markup. | RSSP FV:ContainsHTML |
RSSP-03 | SHOULD | plain text: Best-supported escape for & and < in titles: &#x26; and &#x3C;. | RSSP FV:CharacterData |
RSSP-04 | SHOULD | content:encoded: Comes after description; description is the summary, content:encoded the full HTML. | RSSP FV:NeedDescriptionBeforeContent |
RSSP-05 | SHOULD | HTML in description: Only absolute URLs in href/src. | RSSP FV:ContainsRelRef |
RSSP-06 | SHOULD | e-mail: user@host (Real Name). | RSSP FV:MissingRealName, EmailFormat |
RSSP-07 | SHOULD | channel/image: title and link equal the channel's. | RSSP FV:ImageTitleDoesntMatch, ImageLinkDoesntMatch |
RSSP-08 | SHOULD | item: All items after all other channel elements. | RSSP FV:MisplacedItem |
RSSP-09 | SHOULD | HTML in description: No script, no style attributes that a reader must strip, no iframe, no javascript:. | FV:SecurityRisk, SecurityRiskAttr, DangerousStyleAttr |
`
