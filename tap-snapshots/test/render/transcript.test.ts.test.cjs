/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/render/transcript.test.ts > TAP > a transcript as a document > html 1`] = `
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The keeper of “Capo &lt;Nord&gt;” &amp; his lamp · Transcript</title>
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="https://faro.example/onda/episodes/the-keeper/">
<link rel="stylesheet" href="../../assets/style.css">
</head>
<body class="document">
<h1><a href="https://faro.example/onda/episodes/the-keeper/">The keeper of “Capo &lt;Nord&gt;” &amp; his lamp</a></h1>
<p class="note">The transcript is verbatim.</p>
<h2>Dusk</h2>
<cite>Anna Torre:</cite>
<time datetime="PT0S">0:00</time>
<p>Good evening.</p>
<p>We are at the top of a very tall tower, and it is getting dark. Bruno, what do you do first?</p>
<cite>Bruno &amp; Figli &lt;srl&gt;:</cite>
<time datetime="PT30S">0:30</time>
<aside role="note">He climbs.</aside>
<p>I <em>look</em> --&gt; at the sea.</p>
<h2>What is in the lamp?</h2>
<cite>Anna Torre:</cite>
<time datetime="PT61S">1:01</time>
<p>What is in the lamp?</p>
<cite>Bruno &amp; Figli &lt;srl&gt;:</cite>
<time datetime="PT70S">1:10</time>
<p>A bulb no bigger than 2 &lt; 3 thumbs.</p>
</body>
</html>

`

exports[`test/render/transcript.test.ts > TAP > a transcript as text > text 1`] = `
The keeper of “Capo <Nord>” & his lamp · Transcript

The transcript is verbatim.

Dusk

[0:00] Anna Torre: Good evening.

We are at the top of a very tall tower, and it is getting dark. Bruno, what do you do first?

[0:30] Bruno & Figli <srl>: I look --> at the sea.

What is in the lamp?

[1:01] Anna Torre: What is in the lamp?

[1:10] Bruno & Figli <srl>: A bulb no bigger than 2 < 3 thumbs.

`
