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
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Alessandro Marcello on growing small exporters · Inonda Sample Radio</title>
<meta name="description" content="An interview recorded with the help of Radio Bocconi, retold in the third person by a synthetic voice: how Alessandro Marcello came to Alibaba.com, what his team does for small firms that sell abroad…">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Inonda/0.0.0">
<link rel="canonical" href="https://radio.example.org/episodes/alessandro-marcello/">
<meta property="og:type" content="article">
<meta property="og:locale" content="en_US">
<meta property="og:site_name" content="Inonda Sample Radio">
<meta property="og:title" content="Alessandro Marcello on growing small exporters">
<meta property="og:description" content="An interview recorded with the help of Radio Bocconi, retold in the third person by a synthetic voice: how Alessandro Marcello came to Alibaba.com, what his team does for small firms that sell abroad…">
<meta property="og:url" content="https://radio.example.org/episodes/alessandro-marcello/">
<meta property="og:image" content="https://radio.example.org/episodes/alessandro-marcello/card.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="Artwork: Alessandro Marcello on growing small exporters">
<meta name="twitter:card" content="summary_large_image">
<meta property="og:audio" content="https://radio.example.org/episodes/alessandro-marcello/alessandro-marcello.mp3">
<meta property="og:audio:type" content="audio/mpeg">
<meta property="article:published_time" content="2025-03-14T17:00:00.000Z">
<meta property="article:modified_time" content="2025-03-14T17:00:00.000Z">
<meta property="article:tag" content="e-commerce">
<meta property="article:tag" content="careers">
<meta property="article:tag" content="export">
<meta property="article:tag" content="small firms">
<link rel="alternate" type="application/rss+xml" title="In onda, passo per passo" href="https://radio.example.org/feeds/in-onda.xml">
<link rel="alternate" type="application/feed+json" title="In onda, passo per passo" href="https://radio.example.org/feeds/in-onda.json">
<link rel="alternate" type="application/rss+xml" title="Radio Bocconi, Retold" href="https://radio.example.org/feeds/radio-bocconi.xml">
<link rel="alternate" type="application/feed+json" title="Radio Bocconi, Retold" href="https://radio.example.org/feeds/radio-bocconi.json">
<link rel="icon" type="image/svg+xml" href="../../assets/icon.svg">
<link rel="stylesheet" href="../../assets/style.css">
<script type="module" src="../../assets/site.js" data-again></script>
<script type="module" src="../../assets/browser.js" data-again></script>
<script type="module" src="../../assets/player.js" data-again></script>
<script type="module" src="../../assets/player-view.js" data-again></script>
<script type="module" src="../../assets/reading.js" data-again></script>
<script type="module" src="../../assets/share.js" data-again></script>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"PodcastEpisode","@id":"https://radio.example.org/episodes/alessandro-marcello/#episode","name":"Alessandro Marcello on growing small exporters","url":"https://radio.example.org/episodes/alessandro-marcello/","description":"An interview recorded with the help of Radio Bocconi, retold in the third person by a synthetic voice: how Alessandro Marcello came to Alibaba.com, what his team does for small firms that sell abroad…","datePublished":"2025-03-14T17:00:00.000Z","dateModified":"2025-03-14T17:00:00.000Z","inLanguage":"en","duration":"PT2M24S","partOfSeries":[{"@type":"PodcastSeries","@id":"https://radio.example.org/#series-radio-bocconi","name":"Radio Bocconi, Retold","url":"https://radio.example.org/shows/radio-bocconi/"}],"episodeNumber":3,"partOfSeason":{"@type":"PodcastSeason","@id":"https://radio.example.org/#series-radio-bocconi-season-1","seasonNumber":1},"associatedMedia":{"@type":"AudioObject","@id":"https://radio.example.org/episodes/alessandro-marcello/#recording","contentUrl":"https://radio.example.org/episodes/alessandro-marcello/alessandro-marcello.mp3","embedUrl":"https://radio.example.org/embed/alessandro-marcello/","encodingFormat":"audio/mpeg","contentSize":"1159293 B","duration":"PT2M24S","inLanguage":"en","uploadDate":"2025-03-14T17:00:00.000Z","transcript":"https://radio.example.org/episodes/alessandro-marcello/transcript.txt","caption":{"@type":"MediaObject","contentUrl":"https://radio.example.org/episodes/alessandro-marcello/transcript.vtt","encodingFormat":"text/vtt","inLanguage":"en"}},"image":["https://radio.example.org/feeds/radio-bocconi.png","https://radio.example.org/episodes/alessandro-marcello/card.png"],"publisher":{"@id":"https://radio.example.org/#station","@type":"Organization","name":"Inonda Sample Radio"},"license":"https://creativecommons.org/licenses/by/4.0/","keywords":["e-commerce","careers","export","small firms"],"producer":[{"@type":"Role","roleName":"Producer","producer":{"@type":"Organization","@id":"https://radio.example.org/people/inonda-contributors/#person","name":"Inonda contributors","url":"https://radio.example.org/people/inonda-contributors/"}},{"@type":"Role","roleName":"Executive Producer","producer":{"@type":"Person","@id":"https://radio.example.org/people/angelo-hu/#person","name":"Angelo Hu","url":"https://radio.example.org/people/angelo-hu/"}},{"@type":"Role","roleName":"Executive Producer","producer":{"@type":"Person","@id":"https://radio.example.org/people/lucia-wu/#person","name":"Lucia Wu","url":"https://radio.example.org/people/lucia-wu/"}},{"@type":"Role","roleName":"Executive Producer","producer":{"@type":"Person","@id":"https://radio.example.org/people/isabel-fraioli/#person","name":"Isabel Fraioli","url":"https://radio.example.org/people/isabel-fraioli/"}},{"@type":"Role","roleName":"Executive Producer","producer":{"@type":"Person","@id":"https://radio.example.org/people/lina-ye/#person","name":"Lina Ye","url":"https://radio.example.org/people/lina-ye/"}}],"actor":[{"@type":"Role","roleName":"Host","actor":{"@type":"Person","@id":"https://radio.example.org/people/boris-gueorguiev/#person","name":"Boris Gueorguiev","url":"https://radio.example.org/people/boris-gueorguiev/"}},{"@type":"Role","roleName":"Co-Host","actor":{"@type":"Person","@id":"https://radio.example.org/people/louis-hu/#person","name":"Louis Hu","url":"https://radio.example.org/people/louis-hu/"}},{"@type":"Role","roleName":"Guest","actor":{"@type":"Person","@id":"https://radio.example.org/people/alessandro-marcello/#person","name":"Alessandro Marcello","url":"https://radio.example.org/people/alessandro-marcello/"}},{"@type":"Role","roleName":"Narrator","actor":{"@type":"Person","@id":"https://radio.example.org/people/narrator-voice/#person","name":"Synthetic voice (eSpeak NG)","url":"https://radio.example.org/people/narrator-voice/"}}],"author":[{"@type":"Role","roleName":"Writer","author":{"@id":"https://radio.example.org/people/inonda-contributors/#person"}}],"contributor":[{"@type":"Role","roleName":"Consultant","contributor":{"@type":"Person","@id":"https://radio.example.org/people/yao-tong/#person","name":"Yao Tong","url":"https://radio.example.org/people/yao-tong/"}},{"@type":"Role","roleName":"Production Coordinator","contributor":{"@type":"Person","@id":"https://radio.example.org/people/giacomo-vavassori/#person","name":"Giacomo Vavassori","url":"https://radio.example.org/people/giacomo-vavassori/"}},{"@type":"Role","roleName":"Production Coordinator","contributor":{"@id":"https://radio.example.org/people/boris-gueorguiev/#person"}},{"@type":"Role","roleName":"Production Coordinator","contributor":{"@id":"https://radio.example.org/people/louis-hu/#person"}},{"@type":"Role","roleName":"Production Coordinator","contributor":{"@type":"Person","@id":"https://radio.example.org/people/riccardo-lora/#person","name":"Riccardo Lora","url":"https://radio.example.org/people/riccardo-lora/"}},{"@type":"Role","roleName":"Marketing Manager","contributor":{"@type":"Person","@id":"https://radio.example.org/people/lina-yingying-zhang/#person","name":"Lina Yingying Zhang","url":"https://radio.example.org/people/lina-yingying-zhang/"}},{"@type":"Role","roleName":"Marketing Manager","contributor":{"@type":"Person","@id":"https://radio.example.org/people/paolo-xia/#person","name":"Paolo Xia","url":"https://radio.example.org/people/paolo-xia/"}}],"isAccessibleForFree":true,"accessibilityFeature":["transcript"],"hasPart":[{"@type":"Clip","name":"Before we begin","startOffset":3,"endOffset":24,"url":"https://radio.example.org/episodes/alessandro-marcello/#t=3"},{"@type":"Clip","name":"The road to Alibaba","startOffset":24,"endOffset":52,"url":"https://radio.example.org/episodes/alessandro-marcello/#t=24"},{"@type":"Clip","name":"Whom the team serves","startOffset":52,"endOffset":86,"url":"https://radio.example.org/episodes/alessandro-marcello/#t=52"},{"@type":"Clip","name":"Between Hangzhou and Europe","startOffset":86,"endOffset":110,"url":"https://radio.example.org/episodes/alessandro-marcello/#t=86"},{"@type":"Clip","name":"What he advises","startOffset":110,"endOffset":144.82285714285715,"url":"https://radio.example.org/episodes/alessandro-marcello/#t=110"}]},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Inonda Sample Radio","item":"https://radio.example.org/"},{"@type":"ListItem","position":2,"name":"Radio Bocconi, Retold","item":"https://radio.example.org/shows/radio-bocconi/"},{"@type":"ListItem","position":3,"name":"Alessandro Marcello on growing small exporters","item":"https://radio.example.org/episodes/alessandro-marcello/"}]}]}</script>
<link rel="alternate" type="application/json+oembed" title="Alessandro Marcello on growing small exporters" href="https://radio.example.org/episodes/alessandro-marcello/oembed.json">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<p class="station"><a href="../../">Inonda Sample Radio</a></p>
<nav aria-label="Station">
<details class="menu">
<summary>Menu</summary>
<ul>
<li><a href="../../">Home</a></li>
<li><a href="../../archive/" aria-current="true">Archive</a></li>
<li><a href="../../people/">People</a></li>
<li><a href="../../credits/">Credits</a></li>
<li><a href="../../subscribe/">Subscribe</a></li>
<li><a href="../../search/">Search</a></li>
</ul>
</details>
</nav>
</header>
<main id="main">
<article class="episode">
<header class="opening heading">
<img src="../../feeds/radio-bocconi.png" srcset="../../feeds/radio-bocconi-300.jpg 300w, ../../feeds/radio-bocconi-600.jpg 600w, ../../feeds/radio-bocconi-1200.jpg 1200w, ../../feeds/radio-bocconi.png 3000w" sizes="(min-width: 44rem) 14rem, 6.5rem" width="3000" height="3000" alt="Artwork: Alessandro Marcello on growing small exporters" fetchpriority="high">
<div>
<p class="kicker"><a href="../../shows/radio-bocconi/">Radio Bocconi, Retold</a></p>
<h1>Alessandro Marcello on growing small exporters</h1>
<p class="meta facts"><time datetime="2025-03-14">March 14, 2025</time> <span>Season 1, Episode 3</span> <time datetime="PT2M24S">2 min</time> <span>English</span> <span>Milan, Italy</span></p>
</div>
</header>
<inonda-player class="player">
<div class="deck">
<audio id="player" controls preload="none" aria-label="Alessandro Marcello on growing small exporters">
<source src="alessandro-marcello.mp3" type="audio/mpeg">
<track kind="subtitles" src="transcript.vtt" srclang="en" label="English">
</audio>
<svg class="wave" viewBox="0 0 200 40" preserveAspectRatio="none" aria-hidden="true"><path d="M0.5 1v38M1.5 7v26M2.5 19v2M3.5 19v2M4.5 1v38M5.5 1v38M6.5 2v36M7.5 0v40M8.5 1v38M9.5 2v36M10.5 2v36M11.5 1v38M12.5 2v36M13.5 2v36M14.5 1v38M15.5 1v38M16.5 2v36M17.5 1v38M18.5 1v38M19.5 1v38M20.5 2v36M21.5 1v38M22.5 1v38M23.5 1v38M24.5 2v36M25.5 1v38M26.5 2v36M27.5 1v38M28.5 2v36M29.5 1v38M30.5 3v34M31.5 19v2M32.5 19v2M33.5 2v36M34.5 2v36M35.5 1v38M36.5 2v36M37.5 1v38M38.5 2v36M39.5 1v38M40.5 1v38M41.5 1v38M42.5 1v38M43.5 1v38M44.5 1v38M45.5 1v38M46.5 1v38M47.5 2v36M48.5 1v38M49.5 1v38M50.5 1v38M51.5 1v38M52.5 1v38M53.5 1v38M54.5 2v36M55.5 2v36M56.5 1v38M57.5 1v38M58.5 2v36M59.5 2v36M60.5 1v38M61.5 2v36M62.5 1v38M63.5 2v36M64.5 1v38M65.5 1v38M66.5 2v36M67.5 0v40M68.5 0v40M69.5 2v36M70.5 19v2M71.5 2v36M72.5 1v38M73.5 2v36M74.5 1v38M75.5 1v38M76.5 2v36M77.5 1v38M78.5 2v36M79.5 1v38M80.5 2v36M81.5 1v38M82.5 1v38M83.5 1v38M84.5 2v36M85.5 1v38M86.5 1v38M87.5 0v40M88.5 2v36M89.5 2v36M90.5 1v38M91.5 1v38M92.5 1v38M93.5 2v36M94.5 1v38M95.5 2v36M96.5 1v38M97.5 2v36M98.5 2v36M99.5 2v36M100.5 0v40M101.5 1v38M102.5 1v38M103.5 2v36M104.5 1v38M105.5 2v36M106.5 2v36M107.5 1v38M108.5 1v38M109.5 2v36M110.5 1v38M111.5 2v36M112.5 2v36M113.5 1v38M114.5 2v36M115.5 2v36M116.5 2v36M117.5 2v36M118.5 1v38M119.5 1v38M120.5 2v36M121.5 2v36M122.5 1v38M123.5 1v38M124.5 1v38M125.5 2v36M126.5 1v38M127.5 2v36M128.5 0v40M129.5 2v36M130.5 1v38M131.5 1v38M132.5 1v38M133.5 2v36M134.5 2v36M135.5 1v38M136.5 1v38M137.5 2v36M138.5 1v38M139.5 1v38M140.5 1v38M141.5 2v36M142.5 1v38M143.5 1v38M144.5 1v38M145.5 2v36M146.5 1v38M147.5 1v38M148.5 1v38M149.5 8v24M150.5 19v2M151.5 2v36M152.5 2v36M153.5 2v36M154.5 0v40M155.5 1v38M156.5 1v38M157.5 1v38M158.5 2v36M159.5 1v38M160.5 1v38M161.5 2v36M162.5 1v38M163.5 1v38M164.5 1v38M165.5 1v38M166.5 3v34M167.5 2v36M168.5 1v38M169.5 2v36M170.5 2v36M171.5 1v38M172.5 1v38M173.5 1v38M174.5 1v38M175.5 2v36M176.5 1v38M177.5 1v38M178.5 2v36M179.5 2v36M180.5 1v38M181.5 2v36M182.5 1v38M183.5 1v38M184.5 2v36M185.5 2v36M186.5 0v40M187.5 1v38M188.5 1v38M189.5 1v38M190.5 0v40M191.5 1v38M192.5 2v36M193.5 1v38M194.5 2v36M195.5 1v38M196.5 17v6M197.5 8v24M198.5 6v28M199.5 19v2" stroke="currentColor" stroke-width=".6"/></svg>
<p class="take"><a class="button" href="alessandro-marcello.mp3" download>Download <span class="meta">MP3, 1.2 MB</span></a></p>
</div>
<script type="application/json">{"key":"e7d3e98d-4a5a-4d04-969c-2344f35b9373","title":"Alessandro Marcello on growing small exporters","show":"Radio Bocconi, Retold","author":"Inonda Sample Radio","artwork":{"type":"image/png","src":"../../feeds/radio-bocconi.png","sizes":"3000x3000"},"seconds":144.82285714285715,"chapters":[{"start":3,"title":"Before we begin"},{"start":24,"title":"The road to Alibaba"},{"start":52,"title":"Whom the team serves"},{"start":86,"title":"Between Hangzhou and Europe"},{"start":110,"title":"What he advises"}],"measured":null,"next":"../a-guid-is-for-life/","lang":null,"words":{"chapterLink":"Link of this chapter","play":"Play","pause":"Pause","back":"Back 15 seconds","forward":"Forward 30 seconds","previousChapter":"Previous chapter","nextChapter":"Next chapter","speed":"Speed","position":"Position","of":"{at} of {all}","loading":"Loading …","resumes":"Resumes at {at}, where you stopped.","clip":"Plays from {from} to {to}.","muted":"The sound is off.","unmuted":"The sound is on.","failedNetwork":"The recording does not load. Is the network there? Press Play to try again.","failedSound":"This browser cannot play the recording. It can be downloaded.","failedStart":"Press Play to start.","follow":"Auto-scroll","show":"Go to transcript","keys":"Keyboard shortcuts","keysPlay":"play or pause","keysMute":"sound off or on","keysSpeed":"slower, faster","quote":"Quote","quoteLink":"Link to this quote","copied":"The link is copied.","inAddress":"The link stands in the address bar.","playFrom":"Play from {at}","quoteGone":"The words of this link are not in the transcript. It may have been corrected.","quoteNear":"What is there now:","close":"Close","failedSource":"The recording cannot be played: it does not load, or this browser does not know its format. Press Play to try again, or download it.","title":"Player","more":"Timer, queue and keys","sleep":"Stop after","sleepOff":"Never","sleepMinutes":"{n} minutes","sleepEnd":"This episode","slept":"The time is up.","onwards":"Continue with the next episode","queue":"Queue","enqueue":"Queue","enqueued":"In the queue: {title}","unqueue":"Take out of the queue: {title}","stop":"Close the player","keysEverywhere":"On the whole page","keysInside":"play or pause, back, forward, while the player has the focus","find":"Find in the transcript","findNext":"Next","findPrevious":"Previous","found":"{at} of {all}","foundNone":"Not there"}}</script>
</inonda-player>

<p class="lead">An interview recorded with the help of Radio Bocconi, retold in the third person by a synthetic voice: how Alessandro Marcello came to Alibaba.com, what his team does for small firms that sell abroad, and what he advises students.</p>


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
<ol class="running chapters">
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
<search class="find">
<label>Find in the transcript <input type="search" enterkeyhint="next" autocomplete="off"></label>
<button type="button" class="button" hidden>Previous</button>
<button type="button" class="button" hidden>Next</button>
<span class="meta" role="status"></span>
</search>
<div class="talk">
<h3 id="before-we-begin">Before we begin</h3>
<div class="turn" id="t=3">
<p class="who"><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a> <a class="time" href="#t=3"><time datetime="PT3S">0:03</time></a></p>
<div class="said">
<p id="p=msfh2">This is a synthetic voice. It retells, briefly and in our own words, an interview that was recorded with the help of Radio Bocconi. Boris Gueorguiev and Louis Hu were the hosts. Their guest, Alessandro Marcello, leads the European customer success team of Alibaba.com.</p>
</div>
</div>
<h3 id="the-road-to-alibaba">The road to Alibaba</h3>
<div class="turn" id="t=24">
<p class="who"><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a> <a class="time" href="#t=24"><time datetime="PT24S">0:24</time></a></p>
<div class="said">
<p id="p=ameg9">He comes from Sardinia. Milan and a degree in business at Bocconi came first, then marketing studies in Barcelona. Sony took him on as a graduate, with posts in Spain and the United Kingdom, and Amazon brought him back to Milan. With Alibaba he spent two years in China, learning to lead, before he went home to build up the Italian market. Today his work covers Europe.</p>
</div>
</div>
<h3 id="whom-the-team-serves">Whom the team serves</h3>
<div class="turn" id="t=52">
<p class="who"><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a> <a class="time" href="#t=52"><time datetime="PT52S">0:52</time></a></p>
<div class="said">
<p id="p=9t46e">The team looks after the firms that sell on the marketplace: it helps them to be found, to win orders and to stay. There is no home market. A maker in Italy can reach China, and just as well Germany, India or the United States.</p>
<p id="p=jd1rn">He spoke warmly of a programme that has run for years with the Italian trade agency, ICE. It helps small firms to go digital and to export. Many of those that he meets have little money and no experience of selling online.</p>
</div>
</div>
<h3 id="between-hangzhou-and-europe">Between Hangzhou and Europe</h3>
<div class="turn" id="t=86">
<p class="who"><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a> <a class="time" href="#t=86"><time datetime="PT1M26S">1:26</time></a></p>
<div class="said">
<p id="p=iiolt">In China, he told the hosts, the company is a part of everybody's day. Europeans have heard its name but seldom know all that stands behind it, so a good share of his work is explaining. He carries news in both directions: headquarters holds the wide view, and he reports what a single market needs.</p>
</div>
</div>
<h3 id="what-he-advises">What he advises</h3>
<div class="turn" id="t=110">
<p class="who"><a href="../../people/narrator-voice/">Synthetic voice (eSpeak NG)</a> <a class="time" href="#t=110"><time datetime="PT1M50S">1:50</time></a></p>
<div class="said">
<p id="p=n4zg2">To students who are drawn to this trade he suggests opening a small shop online, since there one learns how visitors arrive and how a product is shown. While young, he would choose the post that teaches more over the one that pays more. He also counts on the alumni of the university. As for the years to come, he makes no forecast, except that artificial intelligence is already changing how things are sold, and that slow firms will find it hard.</p>
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
<section class="beside" aria-labelledby="thanks">
<h2 id="thanks">Thanks</h2>
<ul class="plain-list">
<li><a href="../../people/alessandro-marcello/">Alessandro Marcello</a></li>
<li><a href="../../people/radio-bocconi/">Radio Bocconi</a></li>
</ul>
</section>
<section class="share beside" aria-labelledby="share">
<h2 id="share">Share</h2>
<div class="sharing" data-title="Alessandro Marcello on growing small exporters" data-url="https://radio.example.org/episodes/alessandro-marcello/" data-embed="../../embed/alessandro-marcello/" data-share="Share …" data-copy="Copy" data-copied="Copied" data-failed="Select the address and copy it yourself." data-start="Start at {at}" data-preview="The player on another page">
<p><label for="share-link">Link to this episode</label> <input id="share-link" type="url" readonly value="https://radio.example.org/episodes/alessandro-marcello/"></p>
<details>
<summary>Code to embed the player in a page</summary>
<textarea id="share-code" readonly rows="4" aria-label="Code to embed the player in a page">&lt;iframe src=&quot;https://radio.example.org/embed/alessandro-marcello/&quot; width=&quot;640&quot; height=&quot;220&quot; title=&quot;Alessandro Marcello on growing small exporters&quot; loading=&quot;lazy&quot; frameborder=&quot;0&quot;&gt;&lt;/iframe&gt;</textarea>
</details>
</div>
</section>

<footer class="about">
<ul class="inline ways">
<li><a href="mailto:sample@example.org?subject=Correction">Send a correction</a></li>
<li><a href="mailto:sample@example.org?subject=Tip%3A%20Alessandro%20Marcello%20on%20growing%20small%20exporters">Send a tip</a></li>
<li><a href="https://radio.example.org/newsletter">Newsletter</a></li>
<li><a href="https://radio.example.org/reuse">Reuse this text</a></li>
</ul>

<p>Licence: Creative Commons Attribution 4.0</p>
<p>Categories: Business Post</p>
<p>Tags:</p>
<ul class="tags">
<li><a href="../../tags/e-commerce/" rel="tag">e-commerce</a></li>
<li><a href="../../tags/careers/" rel="tag">careers</a></li>
<li><a href="../../tags/export/" rel="tag">export</a></li>
<li><a href="../../tags/small-firms/" rel="tag">small firms</a></li>
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
<?xml-stylesheet type="text/css" href="radio-bocconi.css"?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters">
 <channel>
  <title><![CDATA[Radio Bocconi, Retold]]></title>
  <description><![CDATA[The English show of Inonda's sample station. It retells an interview that was recorded with the help of Radio Bocconi in Milan, and beside it explains how an interview is asked, transcribed and credited, and why the identity of an episode must never change. All voices are synthetic. The show is not made by Radio Bocconi or by Bocconi University; it shows producers what a station built with Inonda looks like.]]></description>
  <link>https://radio.example.org/shows/radio-bocconi/</link>
  <generator>Inonda/0.0.0</generator>
  <lastBuildDate>Tue, 06 May 2025 00:00:00 GMT</lastBuildDate>
  <atom:link href="https://radio.example.org/feeds/radio-bocconi.xml" rel="self" type="application/rss+xml"/>
  <copyright><![CDATA[Texts by the Inonda contributors, CC BY 4.0]]></copyright>
  <language><![CDATA[en]]></language>
  <image>
   <url>https://radio.example.org/feeds/radio-bocconi.png</url>
   <title>Radio Bocconi, Retold</title>
   <link>https://radio.example.org/shows/radio-bocconi/</link>
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
   <content:encoded><![CDATA[<p>Why the line <code>guid:</code> in an episode's file is the one line that nobody should tidy up.</p>
<p><strong>The voice is synthetic</strong> (flite <em>rms</em>). The transcript is word for word; its chapters are timed, its turns are not.</p>
<p>How the station announced it:</p>
<p><a href="https://social.example.org/@sample/2" rel="nofollow noopener">Inonda Sample Radio (@sample)</a>, 2025-04-11:</p>
<p>“Oggi parliamo della riga più noiosa di un podcast, e di che cosa succede quando qualcuno la mette in ordine.”</p>
<p>“Il GUID si estrae una volta sola. Poi non si tocca.”</p>
<p>Further reading: what <a href="https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt" rel="nofollow noopener">RSS 2.0</a> says about
the <code>guid</code> element.</p>
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
   <podcast:socialInteract protocol="activitypub" uri="https://social.example.org/@sample/2" accountId="@sample" accountUrl="https://social.example.org/@sample"/>
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
<h2>About the credits</h2>
<p>The hosts, the guest and the four teams are those of the original interview, as its closing thanks name them. None
of them worked on this retelling, which was written by the Inonda contributors. What each team is called is the
team's own choice; the role beside it is our reading of it in the words of the podcast taxonomy.</p>
<h2>About the date</h2>
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
<p><a href="https://radio.example.org/episodes/from-tape-to-text/spectrogram.jpg">Photo</a>: The whole episode at a glance. Each block is a turn; the gaps are where the <em>voices</em> change. Photo: Inonda contributors</p>
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
<p>The transcript can be read in Italian too, as the contributors translated it.</p>
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
<li>Translator: Inonda contributors</li>
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
   <podcast:person role="translator" group="writing" href="https://radio.example.org/people/inonda-contributors/">Inonda contributors</podcast:person>
   <podcast:transcript url="https://radio.example.org/episodes/what-you-will-hear/transcript.html" type="text/html" language="en"/>
   <podcast:transcript url="https://radio.example.org/episodes/what-you-will-hear/transcript.it.html" type="text/html" language="it"/>
  </item>
 </channel>
</rss>

`
