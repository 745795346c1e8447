/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/render/rss.test.ts > TAP > a station that has one of everything > feed 1`] = `
<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/css" href="lamp.css"?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters">
 <channel>
  <title><![CDATA[Lamp & Lens]]></title>
  <description><![CDATA[Talks with keepers of lights.

One a month.]]></description>
  <link>https://faro.example/onda/shows/lamp/</link>
  <generator>Inonda/0.0.0</generator>
  <lastBuildDate>Tue, 01 Apr 2025 00:00:00 GMT</lastBuildDate>
  <atom:link href="https://faro.example/onda/feeds/lamp.xml" rel="self" type="application/rss+xml"/>
  <copyright><![CDATA[Radio Faro]]></copyright>
  <language><![CDATA[en]]></language>
  <image>
   <url>https://faro.example/onda/feeds/lamp.png</url>
   <title>Lamp &amp; Lens</title>
   <link>https://faro.example/onda/shows/lamp/</link>
  </image>
  <itunes:author>Radio Faro</itunes:author>
  <itunes:owner>
   <itunes:name>Radio Faro</itunes:name>
   <itunes:email>hello@faro.example</itunes:email>
  </itunes:owner>
  <itunes:image href="https://faro.example/onda/feeds/lamp.png"/>
  <itunes:category text="Society &amp; Culture">
   <itunes:category text="Documentary"/>
  </itunes:category>
  <itunes:category text="Technology"/>
  <itunes:explicit>false</itunes:explicit>
  <itunes:type>episodic</itunes:type>
  <podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab30</podcast:guid>
  <podcast:locked owner="hello@faro.example">yes</podcast:locked>
  <podcast:medium>podcast</podcast:medium>
  <podcast:license>cc-by-4.0</podcast:license>
  <podcast:location rel="creator" geo="geo:44.4045,8.9046" osm="R43152" country="IT">Genoa</podcast:location>
  <podcast:person role="host" group="cast" img="https://pictures.example/anna.jpg" href="https://faro.example/onda/people/anna-torre/">Anna Torre</podcast:person>
  <podcast:funding url="https://faro.example/give?a=1&amp;b=2">Keep the lamp lit</podcast:funding>
  <podcast:image href="https://faro.example/onda/feeds/lamp.png" aspect-ratio="1/1" width="1400" type="image/png" purpose="artwork"/>
  <podcast:trailer url="https://faro.example/onda/episodes/hello/hello%20world.opus" pubdate="Sun, 05 Jan 2025 08:00:00 GMT" length="1234567" type="audio/ogg">Hello</podcast:trailer>
  <item>
   <title><![CDATA[The keeper of “Capo <Nord>” & his lamp]]></title>
   <description><![CDATA[What a keeper does all night.]]></description>
   <link>https://faro.example/onda/episodes/the-keeper/</link>
   <guid isPermaLink="false">3b1f0c7e-5a52-4d0b-9a3e-0d1f6f1f2a01</guid>
   <pubDate>Fri, 14 Mar 2025 17:00:00 GMT</pubDate>
   <enclosure url="https://faro.example/onda/episodes/the-keeper/the%20keeper.mp3" length="1234567" type="audio/mpeg"/>
   <content:encoded><![CDATA[<h2>The lamp</h2>
<p>A night at the <a href="https://faro.example/onda/episodes/other/">light</a>, with <a href="https://faro.example/onda/episodes/the-keeper/plan.png">a plan</a> and more.</p>
<blockquote>
<p>Turn slowly.</p>
</blockquote>
<ul>
<li>lens: big · order: first</li>
</ul>
<p><strong>Takeaways</strong></p>
<ul>
<li>A lens is <em>not</em> a mirror.</li>
<li>Salt eats brass.</li>
</ul>
<p><strong>Chapters</strong></p>
<p>(00:00) Dusk</p>
<p>(01:01) What is in the lamp?</p>
<p><strong>Credits</strong></p>
<ul>
<li>Host: Anna Torre</li>
<li>Guest: Bruno &amp; Figli &lt;srl&gt;</li>
<li>Board: Carla di Mare, Anna Torre</li>
<li>Editor: Carla di Mare</li>
</ul>
<p>Thanks: The harbour office, Officine Luce</p>
<p><strong>Corrections</strong></p>
<ul>
<li>2025-04-01: The tower is <strong>31</strong> m high, not 13.</li>
</ul>
<p><a href="https://faro.example/onda/episodes/the-keeper/transcript.html">Transcript</a>: The transcript is verbatim.</p>]]></content:encoded>
   <itunes:duration>121</itunes:duration>
   <itunes:explicit>true</itunes:explicit>
   <itunes:episodeType>full</itunes:episodeType>
   <itunes:season>2</itunes:season>
   <itunes:episode>7</itunes:episode>
   <itunes:image href="https://faro.example/onda/episodes/the-keeper/cover.jpg"/>
   <itunes:author>Radio Faro</itunes:author>
   <podcast:person role="host" group="cast" img="https://pictures.example/anna.jpg" href="https://faro.example/onda/people/anna-torre/">Anna Torre</podcast:person>
   <podcast:person role="guest" group="cast" href="https://faro.example/onda/people/bruno/">Bruno &amp; Figli &lt;srl&gt;</podcast:person>
   <podcast:person role="executive producer" group="creative direction" img="https://faro.example/onda/people/carla%20di%20mare.png" href="https://faro.example/onda/people/carla-di-mare/">Carla di Mare</podcast:person>
   <podcast:person role="executive producer" group="creative direction" img="https://pictures.example/anna.jpg" href="https://faro.example/onda/people/anna-torre/">Anna Torre</podcast:person>
   <podcast:person role="editor" group="writing" img="https://faro.example/onda/people/carla%20di%20mare.png" href="https://faro.example/onda/people/carla-di-mare/">Carla di Mare</podcast:person>
   <podcast:season>2</podcast:season>
   <podcast:episode>7</podcast:episode>
   <podcast:transcript url="https://faro.example/onda/episodes/the-keeper/transcript.vtt" type="text/vtt" language="en" rel="captions"/>
   <podcast:transcript url="https://faro.example/onda/episodes/the-keeper/transcript.html" type="text/html" language="en"/>
   <podcast:transcript url="https://faro.example/onda/episodes/the-keeper/transcript.srt" type="application/x-subrip" language="en" rel="captions"/>
   <podcast:transcript url="https://faro.example/onda/episodes/the-keeper/transcript.json" type="application/json" language="en" rel="captions"/>
   <podcast:transcript url="https://faro.example/onda/episodes/the-keeper/transcript.it.vtt" type="text/vtt" language="it"/>
   <podcast:transcript url="https://faro.example/onda/episodes/the-keeper/transcript.it.html" type="text/html" language="it"/>
   <podcast:transcript url="https://faro.example/onda/episodes/the-keeper/transcript.it.srt" type="application/x-subrip" language="it"/>
   <podcast:transcript url="https://faro.example/onda/episodes/the-keeper/transcript.it.json" type="application/json" language="it"/>
   <podcast:chapters url="https://faro.example/onda/episodes/the-keeper/chapters.json" type="application/json+chapters"/>
   <podcast:license url="https://faro.example/licence">House licence</podcast:license>
   <podcast:location rel="subject">Capo Nord</podcast:location>
   <podcast:image href="https://faro.example/onda/episodes/the-keeper/cover.jpg" aspect-ratio="1/1" width="1400" type="image/jpeg" purpose="artwork"/>
   <psc:chapters version="1.2">
    <psc:chapter start="00:00:00" title="Dusk"/>
    <psc:chapter start="00:01:01.500" title="What is in the lamp?"/>
   </psc:chapters>
  </item>
  <item>
   <title><![CDATA[Hello]]></title>
   <description><![CDATA[What is to come.]]></description>
   <link>https://faro.example/onda/episodes/hello/</link>
   <guid isPermaLink="false">3b1f0c7e-5a52-4d0b-9a3e-0d1f6f1f2a00</guid>
   <pubDate>Sun, 05 Jan 2025 08:00:00 GMT</pubDate>
   <enclosure url="https://faro.example/onda/episodes/hello/hello%20world.opus" length="1234567" type="audio/ogg"/>
   <content:encoded><![CDATA[<p>What is to <em>come</em>.</p>
<p><strong>Credits</strong></p>
<ul>
<li>Host: Anna Torre</li>
</ul>]]></content:encoded>
   <itunes:duration>1</itunes:duration>
   <itunes:explicit>false</itunes:explicit>
   <itunes:episodeType>trailer</itunes:episodeType>
   <itunes:author>Radio Faro</itunes:author>
   <podcast:person role="host" group="cast" img="https://pictures.example/anna.jpg" href="https://faro.example/onda/people/anna-torre/">Anna Torre</podcast:person>
  </item>
 </channel>
</rss>

`
