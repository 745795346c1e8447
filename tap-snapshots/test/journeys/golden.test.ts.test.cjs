/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/journeys/golden.test.ts > TAP > the sample’s feed and one of its pages, as they are published > episodes/alessandro-marcello/index.html 1`] = `
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Alessandro Marcello on growing small exporters · Inonda Sample Radio</title>
<meta name="description" content="An interview recorded with the help of Radio Bocconi, retold in the third person by a synthetic voice: how Alessandro Marcello came to Alibaba.com, what his team does for small firms that sell abroad…">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Inonda/0.0.0">
<link rel="canonical" href="https://radio.example.org/episodes/alessandro-marcello/">
<link rel="alternate" type="application/rss+xml" title="In onda, passo per passo" href="https://radio.example.org/feeds/in-onda.xml">
<link rel="alternate" type="application/feed+json" title="In onda, passo per passo" href="https://radio.example.org/feeds/in-onda.json">
<link rel="alternate" type="application/rss+xml" title="Radio Bocconi, Retold" href="https://radio.example.org/feeds/radio-bocconi.xml">
<link rel="alternate" type="application/feed+json" title="Radio Bocconi, Retold" href="https://radio.example.org/feeds/radio-bocconi.json">
<link rel="stylesheet" href="../../assets/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<p class="station"><a href="../../">Inonda Sample Radio</a></p>
<nav aria-label="Station">
<ul>
<li><a href="../../">Home</a></li>
<li><a href="../../people/">People</a></li>
<li><a href="../../credits/">Credits</a></li>
</ul>
</nav>
</header>
<main id="main">
<article class="episode">
<header class="opening">
<p class="kicker"><span>Radio Bocconi, Retold</span> · <span>Season 1, Episode 3</span> · <time datetime="PT2M24S">2 min</time></p>
<h1>Alessandro Marcello on growing small exporters</h1>
<p class="lead">An interview recorded with the help of Radio Bocconi, retold in the third person by a synthetic voice: how Alessandro Marcello came to Alibaba.com, what his team does for small firms that sell abroad, and what he advises students.</p>
<p class="meta"><time datetime="2025-03-14">March 14, 2025</time> · English · Milan, Italy</p>
</header>
<div class="player">
<img src="../../feeds/radio-bocconi.png" srcset="../../feeds/radio-bocconi-300.jpg 300w, ../../feeds/radio-bocconi-600.jpg 600w, ../../feeds/radio-bocconi-1200.jpg 1200w, ../../feeds/radio-bocconi.png 3000w" sizes="10rem" width="3000" height="3000" alt="Artwork: Alessandro Marcello on growing small exporters">
<div>
<audio id="player" controls preload="none" aria-label="Alessandro Marcello on growing small exporters">
<source src="alessandro-marcello.mp3" type="audio/mpeg">
<track kind="subtitles" src="transcript.vtt" srclang="en" label="English">
</audio>
<p><a class="button" href="alessandro-marcello.mp3" download>Download <span class="meta">MP3, 1.2 MB</span></a></p>
</div>
</div>
<section class="prose" aria-labelledby="notes">
<h2 id="notes">Show notes</h2>
<p>A short retelling of a longer conversation. <strong>The voice is synthetic</strong> (eSpeak NG), and nobody is quoted: what the
guest and the hosts said is told in the third person and in our own words. Where the exact wording matters, the
original interview counts, not this page.</p>
<p>Left out on purpose: whatever the guest told about his family.</p>
<h2>About the credits</h2>
<p>The hosts, the guest and the four teams are those of the original interview, as its closing thanks name them. None
of them worked on this retelling, which was written by the Inonda contributors. What each team is called is the
team's own choice; the role beside it is our reading of it in the words of the podcast taxonomy.</p>
<h2>About the date</h2>
<p>The page on which the interview can be read carries no date. The one given here belongs to this retelling.</p>
</section>
<section class="prose" aria-labelledby="takeaways">
<h2 id="takeaways">Takeaways</h2>
<ul>
<li>For the team, the customer is the firm that sells on the marketplace, not the one that buys there.</li>
<li>A marketplace without a home market lets a small firm sell to several continents from one place.</li>
<li>A small online shop of one's own teaches what a textbook on e-commerce cannot.</li>
</ul>
</section>
<section aria-labelledby="chapters">
<h2 id="chapters">Chapters</h2>
<ol class="running">
<li><a class="time" href="alessandro-marcello.mp3#t=3" aria-label="Listen from 0:03"><time datetime="PT3S">0:03</time></a> <span><a href="#before-we-begin">Before we begin</a></span></li>
<li><a class="time" href="alessandro-marcello.mp3#t=24" aria-label="Listen from 0:24"><time datetime="PT24S">0:24</time></a> <span><a href="#the-road-to-alibaba">The road to Alibaba</a></span></li>
<li><a class="time" href="alessandro-marcello.mp3#t=52" aria-label="Listen from 0:52"><time datetime="PT52S">0:52</time></a> <span><a href="#whom-the-team-serves">Whom the team serves</a></span></li>
<li><a class="time" href="alessandro-marcello.mp3#t=86" aria-label="Listen from 1:26"><time datetime="PT1M26S">1:26</time></a> <span><a href="#between-hangzhou-and-europe">Between Hangzhou and Europe</a></span></li>
<li><a class="time" href="alessandro-marcello.mp3#t=110" aria-label="Listen from 1:50"><time datetime="PT1M50S">1:50</time></a> <span><a href="#what-he-advises">What he advises</a></span></li>
</ol>
</section>
<section class="transcript" aria-labelledby="transcript">
<h2 id="transcript">Transcript</h2>
<p class="note">The transcript is a summary of what is said.</p>
<p class="inline"><span>As a file:</span> <a href="transcript.html" type="text/html">HTML</a> <a href="transcript.txt" type="text/plain">TXT</a> <a href="transcript.json" type="application/json">JSON</a> <a href="transcript.vtt" type="text/vtt">WebVTT</a> <a href="transcript.srt" type="application/x-subrip">SRT</a></p>
<div class="talk">
<h3 id="before-we-begin">Before we begin</h3>
<div class="turn">
<p class="who"><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a> <a class="time" id="t=3" href="#t=3"><time datetime="PT3S">0:03</time></a></p>
<div class="said">
<p>This is a synthetic voice. It retells, briefly and in our own words, an interview that was recorded with the help of Radio Bocconi. Boris Gueorguiev and Louis Hu were the hosts. Their guest, Alessandro Marcello, leads the European customer success team of Alibaba.com.</p>
</div>
</div>
<h3 id="the-road-to-alibaba">The road to Alibaba</h3>
<div class="turn">
<p class="who"><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a> <a class="time" id="t=24" href="#t=24"><time datetime="PT24S">0:24</time></a></p>
<div class="said">
<p>He comes from Sardinia. Milan and a degree in business at Bocconi came first, then marketing studies in Barcelona. Sony took him on as a graduate, with posts in Spain and the United Kingdom, and Amazon brought him back to Milan. With Alibaba he spent two years in China, learning to lead, before he went home to build up the Italian market. Today his work covers Europe.</p>
</div>
</div>
<h3 id="whom-the-team-serves">Whom the team serves</h3>
<div class="turn">
<p class="who"><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a> <a class="time" id="t=52" href="#t=52"><time datetime="PT52S">0:52</time></a></p>
<div class="said">
<p>The team looks after the firms that sell on the marketplace: it helps them to be found, to win orders and to stay. There is no home market. A maker in Italy can reach China, and just as well Germany, India or the United States.</p>
<p>He spoke warmly of a programme that has run for years with the Italian trade agency, ICE. It helps small firms to go digital and to export. Many of those that he meets have little money and no experience of selling online.</p>
</div>
</div>
<h3 id="between-hangzhou-and-europe">Between Hangzhou and Europe</h3>
<div class="turn">
<p class="who"><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a> <a class="time" id="t=86" href="#t=86"><time datetime="PT1M26S">1:26</time></a></p>
<div class="said">
<p>In China, he told the hosts, the company is a part of everybody's day. Europeans have heard its name but seldom know all that stands behind it, so a good share of his work is explaining. He carries news in both directions: headquarters holds the wide view, and he reports what a single market needs.</p>
</div>
</div>
<h3 id="what-he-advises">What he advises</h3>
<div class="turn">
<p class="who"><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a> <a class="time" id="t=110" href="#t=110"><time datetime="PT1M50S">1:50</time></a></p>
<div class="said">
<p>To students who are drawn to this trade he suggests opening a small shop online, since there one learns how visitors arrive and how a product is shown. While young, he would choose the post that teaches more over the one that pays more. He also counts on the alumni of the university. As for the years to come, he makes no forecast, except that artificial intelligence is already changing how things are sold, and that slow firms will find it hard.</p>
</div>
</div>
</div>
</section>

<section aria-labelledby="credits">
<h2 id="credits">Credits</h2>

<dl class="roll">
<div>
<dt>Producer</dt>
<dd><a href="../../people/inonda-contributors/">Inonda contributors</a></dd>
</div>
<div>
<dt>Host</dt>
<dd><a href="../../people/boris-gueorguiev/">Boris Gueorguiev</a></dd>
</div>
<div>
<dt>Co-Host</dt>
<dd><a href="../../people/louis-hu/">Louis Hu</a></dd>
</div>
<div>
<dt>Guest</dt>
<dd><a href="../../people/alessandro-marcello/">Alessandro Marcello</a></dd>
</div>
<div>
<dt>Narrator</dt>
<dd><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a></dd>
</div>
<div>
<dt>Writer</dt>
<dd><a href="../../people/inonda-contributors/">Inonda contributors</a></dd>
</div>
</dl>
<h3>Teams</h3>
<dl class="roll">
<div>
<dt>Board BCSA <small>Executive Producer</small></dt>
<dd><a href="../../people/angelo-hu/">Angelo Hu</a></dd>
<dd><a href="../../people/lucia-wu/">Lucia Wu</a></dd>
<dd><a href="../../people/isabel-fraioli/">Isabel Fraioli</a></dd>
<dd><a href="../../people/lina-ye/">Lina Ye</a></dd>
</div>
<div>
<dt>Advisor <small>Consultant</small></dt>
<dd><a href="../../people/yao-tong/">Yao Tong</a></dd>
</div>
<div>
<dt>Business team <small>Production Coordinator</small></dt>
<dd><a href="../../people/giacomo-vavassori/">Giacomo Vavassori</a></dd>
<dd><a href="../../people/boris-gueorguiev/">Boris Gueorguiev</a></dd>
<dd><a href="../../people/louis-hu/">Louis Hu</a></dd>
<dd><a href="../../people/riccardo-lora/">Riccardo Lora</a></dd>
</div>
<div>
<dt>Marketing team <small>Marketing Manager</small></dt>
<dd><a href="../../people/lina-yingying-zhang/">Lina Yingying Zhang</a></dd>
<dd><a href="../../people/paolo-xia/">Paolo Xia</a></dd>
</div>
</dl>

</section>
<section aria-labelledby="thanks">
<h2 id="thanks">Thanks</h2>
<ul class="plain-list">
<li>Alessandro Marcello</li>
<li>Radio Bocconi</li>
</ul>
</section>
<footer class="about">
<p>Licence: cc-by-4.0</p>
<p class="meta">Tags:</p>
<ul class="tags">
<li>e-commerce</li>
<li>careers</li>
<li>export</li>
<li>small firms</li>
</ul>
</footer>
</article>
<nav class="neighbours" aria-label="More of this show">
<p class="previous">Previous episode <a rel="prev" href="../ask-one-thing-at-a-time/">Ask one thing at a time</a></p>
<p class="next">Next episode <a rel="next" href="../a-guid-is-for-life/">A GUID is for life</a></p>
</nav>

</main>
<footer class="foot">
<p>Inonda Sample Radio</p>
<ul class="inline">
<li><a href="../../feeds/in-onda.xml" lang="it" type="application/rss+xml">In onda, passo per passo (RSS)</a></li>
<li><a href="../../feeds/radio-bocconi.xml" type="application/rss+xml">Radio Bocconi, Retold (RSS)</a></li>
</ul>
</footer>
</body>
</html>

`

exports[`test/journeys/golden.test.ts > TAP > the sample’s feed and one of its pages, as they are published > feeds/radio-bocconi.xml 1`] = `
<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters">
 <channel>
  <title><![CDATA[Radio Bocconi, Retold]]></title>
  <description><![CDATA[The English show of Inonda's sample station. It retells an interview that was recorded with the help of Radio Bocconi in Milan, and beside it explains how an interview is asked, transcribed and credited, and why the identity of an episode must never change. All voices are synthetic. The show is not made by Radio Bocconi or by Bocconi University; it shows producers what a station built with Inonda looks like.]]></description>
  <link>https://radio.example.org/</link>
  <generator>Inonda/0.0.0</generator>
  <lastBuildDate>Tue, 06 May 2025 00:00:00 GMT</lastBuildDate>
  <atom:link href="https://radio.example.org/feeds/radio-bocconi.xml" rel="self" type="application/rss+xml"/>
  <copyright><![CDATA[Texts by the Inonda contributors, CC BY 4.0]]></copyright>
  <language><![CDATA[en]]></language>
  <image>
   <url>https://radio.example.org/feeds/radio-bocconi.png</url>
   <title>Radio Bocconi, Retold</title>
   <link>https://radio.example.org/</link>
  </image>
  <itunes:author>Inonda Sample Radio</itunes:author>
  <itunes:owner>
   <itunes:name>Inonda Sample Radio</itunes:name>
   <itunes:email>radio-bocconi@example.org</itunes:email>
  </itunes:owner>
  <itunes:image href="https://radio.example.org/feeds/radio-bocconi.png"/>
  <itunes:category text="Business">
   <itunes:category text="Careers"/>
  </itunes:category>
  <itunes:category text="Education">
   <itunes:category text="How To"/>
  </itunes:category>
  <itunes:explicit>false</itunes:explicit>
  <itunes:type>episodic</itunes:type>
  <podcast:guid>b33028ae-2b3b-5660-896f-f4211e8db8fb</podcast:guid>
  <podcast:locked owner="radio-bocconi@example.org">no</podcast:locked>
  <podcast:medium>podcast</podcast:medium>
  <podcast:license>cc-by-4.0</podcast:license>
  <podcast:location rel="subject" geo="geo:45.4642,9.1900" country="IT">Milan, Italy</podcast:location>
  <podcast:person role="producer" group="creative direction" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
  <podcast:funding url="https://radio.example.org/support">Support the sample station</podcast:funding>
  <podcast:txt purpose="ai-content">true</podcast:txt>
  <podcast:image href="https://radio.example.org/feeds/radio-bocconi.png" aspect-ratio="1/1" width="3000" type="image/png" purpose="artwork"/>
  <podcast:trailer url="https://radio.example.org/episodes/what-you-will-hear/what-you-will-hear.mp3" pubdate="Mon, 03 Feb 2025 07:00:00 GMT" length="374832" type="audio/mpeg">What you will hear</podcast:trailer>
  <item>
   <title><![CDATA[A GUID is for life]]></title>
   <description><![CDATA[A podcast app knows an episode by its GUID, not by its title. What listeners go through when that identifier changes, and how to keep it.]]></description>
   <link>https://radio.example.org/episodes/a-guid-is-for-life/</link>
   <guid isPermaLink="false">06cdc732-a5d7-4a3b-b2ee-655f9182d999</guid>
   <pubDate>Fri, 11 Apr 2025 16:00:00 GMT</pubDate>
   <enclosure url="https://radio.example.org/episodes/a-guid-is-for-life/a-guid-is-for-life.mp3" length="621230" type="audio/mpeg"/>
   <content:encoded><![CDATA[<p>Why the line guid: in an episode's file is the one line that nobody should tidy up.</p>
<p><strong>The voice is synthetic</strong> (flite <em>rms</em>). The transcript is word for word; its chapters are timed, its turns are not.</p>
<p>Further reading: what <a href="https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt" rel="nofollow noopener">RSS 2.0</a> says about
the guid element.</p>
<p><strong>Takeaways</strong></p>
<ul>
<li>To an app, a new GUID is a new episode.</li>
<li>A page's address is a poor GUID, because addresses get corrected.</li>
<li>Draw it once, keep it in the episode's own file, leave it alone.</li>
</ul>
<p><strong>Chapters</strong></p>
<p>(00:03) What an app remembers</p>
<p>(00:29) When the identifier changes</p>
<p>(00:54) What to do instead</p>
<p><strong>Credits</strong></p>
<ul>
<li>Producer: Inonda contributors</li>
<li>Narrator: Synthetic voice (flite rms)</li>
<li>Writer: Inonda contributors</li>
</ul>
<p><strong>Corrections</strong></p>
<ul>
<li>2025-05-06: The recording says that you draw a random number. More exactly, Inonda writes a <em>UUID</em> of version 4: a value of 128 bits, of which 122 are random.</li>
</ul>
<p><a href="https://radio.example.org/episodes/a-guid-is-for-life/transcript.html">Transcript</a>: The transcript is verbatim.</p>]]></content:encoded>
   <itunes:duration>78</itunes:duration>
   <itunes:explicit>false</itunes:explicit>
   <itunes:episodeType>full</itunes:episodeType>
   <itunes:season>1</itunes:season>
   <itunes:episode>4</itunes:episode>
   <itunes:author>Inonda Sample Radio</itunes:author>
   <podcast:person role="producer" group="creative direction" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:person role="narrator" group="cast" href="https://radio.example.org/people/voice-rms/">Synthetic voice (flite rms)</podcast:person>
   <podcast:person role="writer" group="writing" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:season>1</podcast:season>
   <podcast:episode>4</podcast:episode>
   <podcast:transcript url="https://radio.example.org/episodes/a-guid-is-for-life/transcript.vtt" type="text/vtt" language="en" rel="captions"/>
   <podcast:transcript url="https://radio.example.org/episodes/a-guid-is-for-life/transcript.html" type="text/html" language="en"/>
   <podcast:transcript url="https://radio.example.org/episodes/a-guid-is-for-life/transcript.srt" type="application/x-subrip" language="en" rel="captions"/>
   <podcast:transcript url="https://radio.example.org/episodes/a-guid-is-for-life/transcript.json" type="application/json" language="en" rel="captions"/>
   <podcast:chapters url="https://radio.example.org/episodes/a-guid-is-for-life/chapters.json" type="application/json+chapters"/>
   <psc:chapters version="1.2">
    <psc:chapter start="00:00:03" title="What an app remembers"/>
    <psc:chapter start="00:00:29" title="When the identifier changes"/>
    <psc:chapter start="00:00:54" title="What to do instead"/>
   </psc:chapters>
  </item>
  <item>
   <title><![CDATA[Alessandro Marcello on growing small exporters]]></title>
   <description><![CDATA[An interview recorded with the help of Radio Bocconi, retold in the third person by a synthetic voice: how Alessandro Marcello came to Alibaba.com, what his team does for small firms that sell abroad, and what he advises students.]]></description>
   <link>https://radio.example.org/episodes/alessandro-marcello/</link>
   <guid isPermaLink="false">e7d3e98d-4a5a-4d04-969c-2344f35b9373</guid>
   <pubDate>Fri, 14 Mar 2025 17:00:00 GMT</pubDate>
   <enclosure url="https://radio.example.org/episodes/alessandro-marcello/alessandro-marcello.mp3" length="1159293" type="audio/mpeg"/>
   <content:encoded><![CDATA[<p>A short retelling of a longer conversation. <strong>The voice is synthetic</strong> (eSpeak NG), and nobody is quoted: what the
guest and the hosts said is told in the third person and in our own words. Where the exact wording matters, the
original interview counts, not this page.</p>
<p>Left out on purpose: whatever the guest told about his family.</p>
<p><strong>About the credits</strong></p>
<p>The hosts, the guest and the four teams are those of the original interview, as its closing thanks name them. None
of them worked on this retelling, which was written by the Inonda contributors. What each team is called is the
team's own choice; the role beside it is our reading of it in the words of the podcast taxonomy.</p>
<p><strong>About the date</strong></p>
<p>The page on which the interview can be read carries no date. The one given here belongs to this retelling.</p>
<p><strong>Takeaways</strong></p>
<ul>
<li>For the team, the customer is the firm that sells on the marketplace, not the one that buys there.</li>
<li>A marketplace without a home market lets a small firm sell to several continents from one place.</li>
<li>A small online shop of one's own teaches what a textbook on e-commerce cannot.</li>
</ul>
<p><strong>Chapters</strong></p>
<p>(00:03) Before we begin</p>
<p>(00:24) The road to Alibaba</p>
<p>(00:52) Whom the team serves</p>
<p>(01:26) Between Hangzhou and Europe</p>
<p>(01:50) What he advises</p>
<p><strong>Credits</strong></p>
<ul>
<li>Producer: Inonda contributors</li>
<li>Host: Boris Gueorguiev</li>
<li>Co-Host: Louis Hu</li>
<li>Guest: Alessandro Marcello</li>
<li>Narrator: Synthetic voice (eSpeak NG)</li>
<li>Writer: Inonda contributors</li>
<li>Board BCSA: Angelo Hu, Lucia Wu, Isabel Fraioli, Lina Ye</li>
<li>Advisor: Yao Tong</li>
<li>Business team: Giacomo Vavassori, Boris Gueorguiev, Louis Hu, Riccardo Lora</li>
<li>Marketing team: Lina Yingying Zhang, Paolo Xia</li>
</ul>
<p>Thanks: Alessandro Marcello, Radio Bocconi</p>
<p><a href="https://radio.example.org/episodes/alessandro-marcello/transcript.html">Transcript</a>: The transcript is a summary of what is said.</p>]]></content:encoded>
   <itunes:duration>145</itunes:duration>
   <itunes:explicit>false</itunes:explicit>
   <itunes:episodeType>full</itunes:episodeType>
   <itunes:season>1</itunes:season>
   <itunes:episode>3</itunes:episode>
   <itunes:author>Inonda Sample Radio</itunes:author>
   <podcast:person role="producer" group="creative direction" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:person role="host" group="cast" href="https://radio.example.org/people/boris-gueorguiev/">Boris Gueorguiev</podcast:person>
   <podcast:person role="co-host" group="cast" href="https://radio.example.org/people/louis-hu/">Louis Hu</podcast:person>
   <podcast:person role="guest" group="cast" href="https://radio.example.org/people/alessandro-marcello/">Alessandro Marcello</podcast:person>
   <podcast:person role="narrator" group="cast" href="https://radio.example.org/people/narrator-voice/">Synthetic voice (eSpeak NG)</podcast:person>
   <podcast:person role="writer" group="writing" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:person role="executive producer" group="creative direction" href="https://radio.example.org/people/angelo-hu/">Angelo Hu</podcast:person>
   <podcast:person role="executive producer" group="creative direction" href="https://radio.example.org/people/lucia-wu/">Lucia Wu</podcast:person>
   <podcast:person role="executive producer" group="creative direction" href="https://radio.example.org/people/isabel-fraioli/">Isabel Fraioli</podcast:person>
   <podcast:person role="executive producer" group="creative direction" href="https://radio.example.org/people/lina-ye/">Lina Ye</podcast:person>
   <podcast:person role="consultant" group="misc." href="https://radio.example.org/people/yao-tong/">Yao Tong</podcast:person>
   <podcast:person role="production coordinator" group="administration" href="https://radio.example.org/people/giacomo-vavassori/">Giacomo Vavassori</podcast:person>
   <podcast:person role="production coordinator" group="administration" href="https://radio.example.org/people/boris-gueorguiev/">Boris Gueorguiev</podcast:person>
   <podcast:person role="production coordinator" group="administration" href="https://radio.example.org/people/louis-hu/">Louis Hu</podcast:person>
   <podcast:person role="production coordinator" group="administration" href="https://radio.example.org/people/riccardo-lora/">Riccardo Lora</podcast:person>
   <podcast:person role="marketing manager" group="administration" href="https://radio.example.org/people/lina-yingying-zhang/">Lina Yingying Zhang</podcast:person>
   <podcast:person role="marketing manager" group="administration" href="https://radio.example.org/people/paolo-xia/">Paolo Xia</podcast:person>
   <podcast:season>1</podcast:season>
   <podcast:episode>3</podcast:episode>
   <podcast:transcript url="https://radio.example.org/episodes/alessandro-marcello/transcript.vtt" type="text/vtt" language="en"/>
   <podcast:transcript url="https://radio.example.org/episodes/alessandro-marcello/transcript.html" type="text/html" language="en"/>
   <podcast:transcript url="https://radio.example.org/episodes/alessandro-marcello/transcript.srt" type="application/x-subrip" language="en"/>
   <podcast:transcript url="https://radio.example.org/episodes/alessandro-marcello/transcript.json" type="application/json" language="en"/>
   <podcast:chapters url="https://radio.example.org/episodes/alessandro-marcello/chapters.json" type="application/json+chapters"/>
   <podcast:location geo="geo:45.4642,9.1900" country="IT">Milan, Italy</podcast:location>
   <psc:chapters version="1.2">
    <psc:chapter start="00:00:03" title="Before we begin"/>
    <psc:chapter start="00:00:24" title="The road to Alibaba"/>
    <psc:chapter start="00:00:52" title="Whom the team serves"/>
    <psc:chapter start="00:01:26" title="Between Hangzhou and Europe"/>
    <psc:chapter start="00:01:50" title="What he advises"/>
   </psc:chapters>
  </item>
  <item>
   <title><![CDATA[Ask one thing at a time]]></title>
   <description><![CDATA[Four habits of a good interviewer, in under two minutes: one question at a time, questions that need a story, a list that lies face down, and patience with silence.]]></description>
   <link>https://radio.example.org/episodes/ask-one-thing-at-a-time/</link>
   <guid isPermaLink="false">c0e72627-d518-4fa0-9475-16f85952d432</guid>
   <pubDate>Fri, 28 Feb 2025 17:00:00 GMT</pubDate>
   <enclosure url="https://radio.example.org/episodes/ask-one-thing-at-a-time/ask-one-thing-at-a-time.opus" length="317390" type="audio/ogg"/>
   <content:encoded><![CDATA[<p>Advice for whoever sits on the other side of the microphone for the first time.</p>
<p><strong>Both voices are synthetic</strong> (flite <em>slt</em> and <em>rms</em>). The transcript was edited: the announcements at the beginning
and at the end are in the recording only. Its turns carry no times; those of the chapters were measured when the
recording was made.</p>
<p><strong>Takeaways</strong></p>
<ul>
<li>Two questions at once cost you the answer to the first.</li>
<li>Ask how, why and what happened next; keep yes or no for the end.</li>
<li>Let a silence last.</li>
</ul>
<p><strong>Chapters</strong></p>
<p>(00:09) Two questions at once</p>
<p>(00:24) Open and closed questions</p>
<p>(00:43) How much to prepare</p>
<p>(01:00) When the guest is silent</p>
<p><strong>Credits</strong></p>
<ul>
<li>Producer: Inonda contributors</li>
<li>Host: Synthetic voice (flite slt)</li>
<li>Co-Host: Synthetic voice (flite rms)</li>
<li>Writer: Inonda contributors</li>
</ul>
<p><a href="https://radio.example.org/episodes/ask-one-thing-at-a-time/transcript.html">Transcript</a>: The transcript is edited: its wording can differ from what is heard.</p>]]></content:encoded>
   <itunes:duration>81</itunes:duration>
   <itunes:explicit>false</itunes:explicit>
   <itunes:episodeType>full</itunes:episodeType>
   <itunes:season>1</itunes:season>
   <itunes:episode>2</itunes:episode>
   <itunes:author>Inonda Sample Radio</itunes:author>
   <podcast:person role="producer" group="creative direction" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:person role="host" group="cast" href="https://radio.example.org/people/voice-slt/">Synthetic voice (flite slt)</podcast:person>
   <podcast:person role="co-host" group="cast" href="https://radio.example.org/people/voice-rms/">Synthetic voice (flite rms)</podcast:person>
   <podcast:person role="writer" group="writing" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:season>1</podcast:season>
   <podcast:episode>2</podcast:episode>
   <podcast:transcript url="https://radio.example.org/episodes/ask-one-thing-at-a-time/transcript.html" type="text/html" language="en"/>
   <podcast:chapters url="https://radio.example.org/episodes/ask-one-thing-at-a-time/chapters.json" type="application/json+chapters"/>
   <psc:chapters version="1.2">
    <psc:chapter start="00:00:09" title="Two questions at once"/>
    <psc:chapter start="00:00:24" title="Open and closed questions"/>
    <psc:chapter start="00:00:43" title="How much to prepare"/>
    <psc:chapter start="00:01:00" title="When the guest is silent"/>
   </psc:chapters>
  </item>
  <item>
   <title><![CDATA[From tape to text]]></title>
   <description><![CDATA[Two synthetic voices on putting an interview into writing: what verbatim means, what an editor may change, and who needs the times. With captions, and a transcript in Italian.]]></description>
   <link>https://radio.example.org/episodes/from-tape-to-text/</link>
   <guid isPermaLink="false">70965518-2b36-4785-a645-409846443bd9</guid>
   <pubDate>Fri, 14 Feb 2025 17:00:00 GMT</pubDate>
   <enclosure url="https://radio.example.org/episodes/from-tape-to-text/from-tape-to-text.mp3" length="687903" type="audio/mpeg"/>
   <content:encoded><![CDATA[<p>A conversation about transcripts that is its own example: every turn is timed to the second, word for word.</p>
<p><strong>Both voices are synthetic</strong>, the voices <em>slt</em> and <em>rms</em> of the program flite. Each turn was spoken into a file of
its own and the files were joined, so that the times in the transcript are exact.</p>
<p><em>In italiano:</em> la puntata è in inglese; la trascrizione si può leggere anche in italiano.</p>
<p><strong>Takeaways</strong></p>
<ul>
<li>A verbatim transcript holds every word; if something is left out, the page says so.</li>
<li>An editor may shorten an answer, but not change what it means.</li>
<li>Times that nobody measured are not written down.</li>
</ul>
<p><strong>Chapters</strong></p>
<p>(00:03) What is a verbatim transcript?</p>
<p>(00:31) What may an editor change?</p>
<p>(00:57) Who needs the times?</p>
<p><strong>Credits</strong></p>
<ul>
<li>Producer: Inonda contributors</li>
<li>Host: Synthetic voice (flite slt)</li>
<li>Co-Host: Synthetic voice (flite rms)</li>
<li>Writer: Inonda contributors</li>
<li>Translator: Inonda contributors</li>
</ul>
<p><a href="https://radio.example.org/episodes/from-tape-to-text/transcript.html">Transcript</a>: The transcript is verbatim.</p>]]></content:encoded>
   <itunes:duration>86</itunes:duration>
   <itunes:explicit>false</itunes:explicit>
   <itunes:episodeType>full</itunes:episodeType>
   <itunes:season>1</itunes:season>
   <itunes:episode>1</itunes:episode>
   <itunes:image href="https://radio.example.org/episodes/from-tape-to-text/cover.jpg"/>
   <itunes:author>Inonda Sample Radio</itunes:author>
   <podcast:person role="producer" group="creative direction" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:person role="host" group="cast" href="https://radio.example.org/people/voice-slt/">Synthetic voice (flite slt)</podcast:person>
   <podcast:person role="co-host" group="cast" href="https://radio.example.org/people/voice-rms/">Synthetic voice (flite rms)</podcast:person>
   <podcast:person role="writer" group="writing" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:person role="translator" group="writing" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:season>1</podcast:season>
   <podcast:episode>1</podcast:episode>
   <podcast:transcript url="https://radio.example.org/episodes/from-tape-to-text/transcript.vtt" type="text/vtt" language="en" rel="captions"/>
   <podcast:transcript url="https://radio.example.org/episodes/from-tape-to-text/transcript.html" type="text/html" language="en"/>
   <podcast:transcript url="https://radio.example.org/episodes/from-tape-to-text/transcript.srt" type="application/x-subrip" language="en" rel="captions"/>
   <podcast:transcript url="https://radio.example.org/episodes/from-tape-to-text/transcript.json" type="application/json" language="en" rel="captions"/>
   <podcast:transcript url="https://radio.example.org/episodes/from-tape-to-text/transcript.it.vtt" type="text/vtt" language="it" rel="captions"/>
   <podcast:transcript url="https://radio.example.org/episodes/from-tape-to-text/transcript.it.html" type="text/html" language="it"/>
   <podcast:transcript url="https://radio.example.org/episodes/from-tape-to-text/transcript.it.srt" type="application/x-subrip" language="it" rel="captions"/>
   <podcast:transcript url="https://radio.example.org/episodes/from-tape-to-text/transcript.it.json" type="application/json" language="it" rel="captions"/>
   <podcast:chapters url="https://radio.example.org/episodes/from-tape-to-text/chapters.json" type="application/json+chapters"/>
   <podcast:image href="https://radio.example.org/episodes/from-tape-to-text/cover.jpg" aspect-ratio="1/1" width="1400" type="image/jpeg" purpose="artwork"/>
   <podcast:soundbite startTime="31" duration="26">What may an editor change?</podcast:soundbite>
   <psc:chapters version="1.2">
    <psc:chapter start="00:00:03" title="What is a verbatim transcript?"/>
    <psc:chapter start="00:00:31" title="What may an editor change?"/>
    <psc:chapter start="00:00:57" title="Who needs the times?"/>
   </psc:chapters>
  </item>
  <item>
   <title><![CDATA[What you will hear]]></title>
   <description><![CDATA[The trailer of Inonda's sample show, by two synthetic voices.]]></description>
   <link>https://radio.example.org/episodes/what-you-will-hear/</link>
   <guid isPermaLink="false">5750cf0a-e8b2-40fc-805e-318eb8facd3e</guid>
   <pubDate>Mon, 03 Feb 2025 07:00:00 GMT</pubDate>
   <enclosure url="https://radio.example.org/episodes/what-you-will-hear/what-you-will-hear.mp3" length="374832" type="audio/mpeg"/>
   <content:encoded><![CDATA[<p>Less than a minute about a show that exists to be looked into: its files lie in the repository of Inonda, as they are.</p>
<p><strong>Both voices are synthetic</strong> (flite <em>slt</em> and eSpeak NG).</p>
<p><strong>Takeaways</strong></p>
<ul>
<li>The show is a sample and its voices are synthetic; the people credited for the interview are real.</li>
</ul>
<p><strong>Credits</strong></p>
<ul>
<li>Producer: Inonda contributors</li>
<li>Announcer: Synthetic voice (flite slt), Synthetic voice (eSpeak NG)</li>
<li>Writer: Inonda contributors</li>
</ul>
<p><a href="https://radio.example.org/episodes/what-you-will-hear/transcript.html">Transcript</a>: The transcript is verbatim.</p>]]></content:encoded>
   <itunes:duration>47</itunes:duration>
   <itunes:explicit>false</itunes:explicit>
   <itunes:episodeType>trailer</itunes:episodeType>
   <itunes:author>Inonda Sample Radio</itunes:author>
   <podcast:person role="producer" group="creative direction" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:person role="announcer" group="cast" href="https://radio.example.org/people/voice-slt/">Synthetic voice (flite slt)</podcast:person>
   <podcast:person role="announcer" group="cast" href="https://radio.example.org/people/narrator-voice/">Synthetic voice (eSpeak NG)</podcast:person>
   <podcast:person role="writer" group="writing" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:transcript url="https://radio.example.org/episodes/what-you-will-hear/transcript.html" type="text/html" language="en"/>
  </item>
 </channel>
</rss>

`
