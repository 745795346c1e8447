/** A feed with something of everything, in which nothing is wrong. The examples of the catalogue stand in it, letter by letter. */
export const GOOD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:psc="http://podlove.org/simple-chapters" xmlns:fh="http://purl.org/syndication/history/1.0">
<channel>
<title>Good Morning Radio</title>
<link>https://radio.example.org/</link>
<description>What the city talks about.</description>
<language>en</language>
<copyright>Good Morning Radio</copyright>
<managingEditor>newsroom@radio.example.org (The newsroom)</managingEditor>
<lastBuildDate>Thu, 08 Jan 2026 06:00:00 GMT</lastBuildDate>
<generator>Radio/1.0 (+https://radio.example.org/about)</generator>
<ttl>60</ttl>
<skipDays><day>Monday</day></skipDays>
<image><url>https://radio.example.org/art.jpg</url><title>Good Morning Radio</title><link>https://radio.example.org/</link><width>144</width></image>
<atom:link href="https://radio.example.org/feed.xml" rel="self" type="application/rss+xml"/>
<itunes:author>Radio</itunes:author>
<itunes:owner><itunes:name>Radio</itunes:name><itunes:email>radio@example.org</itunes:email></itunes:owner>
<itunes:image href="https://radio.example.org/art.jpg"/>
<itunes:category text="News"><itunes:category text="Politics"/></itunes:category>
<itunes:explicit>false</itunes:explicit>
<itunes:type>episodic</itunes:type>
<podcast:guid>6da98a19-621b-5722-8ab1-cae40d0d2b9a</podcast:guid>
<podcast:locked>yes</podcast:locked>
<podcast:medium>podcast</podcast:medium>
<podcast:funding url="https://radio.example.org/give">Support the radio</podcast:funding>
<podcast:image href="https://radio.example.org/wide.jpg" alt="A harbour" aspect-ratio="16/9"/>
<podcast:updateFrequency rrule="FREQ=WEEKLY;BYDAY=TH">every Thursday</podcast:updateFrequency>
<podcast:liveItem status="pending" start="2026-01-15T06:00:00+01:00">
<title>Live from the harbour</title>
<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0009</guid>
<enclosure url="https://radio.example.org/live.mp3" type="audio/mpeg" length="1"/>
<podcast:contentLink href="https://radio.example.org/live">Listen live</podcast:contentLink>
</podcast:liveItem>
<item>
<title>Fish &amp; chips</title>
<link>https://radio.example.org/episodes/2</link>
<description>A morning at the harbour.</description>
<content:encoded><![CDATA[<p>A morning at the harbour, <a href="https://radio.example.org/about">about us</a>.</p>]]></content:encoded>
<pubDate>Thu, 08 Jan 2026 06:00:00 GMT</pubDate>
<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002</guid>
<enclosure url="https://radio.example.org/2.mp3" length="5242880" type="audio/mpeg"/>
<itunes:duration>1800</itunes:duration>
<itunes:explicit>true</itunes:explicit>
<itunes:episodeType>full</itunes:episodeType>
<itunes:season>1</itunes:season>
<itunes:episode>2</itunes:episode>
<podcast:season name="Winter">1</podcast:season>
<podcast:episode display="Two">2</podcast:episode>
<podcast:person role="guest" group="cast">Ada Verdi</podcast:person>
<podcast:transcript url="https://radio.example.org/2.vtt" type="text/vtt" language="en" rel="captions"/>
<podcast:chapters url="https://radio.example.org/2.json" type="application/json+chapters"/>
<podcast:soundbite startTime="73.0" duration="60.0">The catch</podcast:soundbite>
<podcast:location geo="geo:45.4,9.2" osm="R44915" country="IT">Milan</podcast:location>
<podcast:license>cc-by-4.0</podcast:license>
<podcast:alternateEnclosure type="audio/opus" length="1000000" default="false"><podcast:source uri="https://radio.example.org/2.opus"/><podcast:integrity type="sri" value="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"/></podcast:alternateEnclosure>
<psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Welcome"/><psc:chapter start="00:03:12" title="At sea"/></psc:chapters>
</item>
<item>
<title>First light</title>
<link>https://radio.example.org/episodes/1</link>
<description>How it began.</description>
<pubDate>Thu, 01 Jan 2026 06:00:00 GMT</pubDate>
<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0001</guid>
<enclosure url="https://radio.example.org/1.mp3" length="4242880" type="audio/mpeg"/>
<itunes:duration>29:59</itunes:duration>
<itunes:explicit>false</itunes:explicit>
<itunes:episodeType>full</itunes:episodeType>
<itunes:season>1</itunes:season>
<itunes:episode>1</itunes:episode>
<podcast:transcript url="https://radio.example.org/1.vtt" type="text/vtt"/>
</item>
</channel>
</rss>
`
