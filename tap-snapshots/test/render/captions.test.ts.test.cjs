/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/render/captions.test.ts > TAP > SubRip of an interview > srt 1`] = `
1
00:00:00,000 --> 00:00:06,519
Anna Torre: Good evening.

2
00:00:06,519 --> 00:00:22,948
We are at the top of a very tall
tower, and it is getting dark.

3
00:00:22,948 --> 00:00:30,250
Bruno, what do you do first?

4
00:00:30,250 --> 00:01:01,500
Bruno & Figli <srl>: I look →
at the sea.

5
00:01:01,500 --> 00:01:10,000
Anna Torre: What is in the lamp?

6
00:01:10,000 --> 00:02:00,500
Bruno & Figli <srl>: A bulb no
bigger than 2 < 3 thumbs.

`

exports[`test/render/captions.test.ts > TAP > WebVTT of an interview > vtt 1`] = `
WEBVTT

NOTE The transcript is verbatim.

00:00:00.000 --> 00:00:03.745
<v Anna Torre>Good evening.

00:00:03.745 --> 00:00:30.250
<v Anna Torre>We are at the top of a very tall tower, and it is getting dark.
Bruno, what do you do first?

00:00:30.250 --> 00:01:01.500
<v Bruno &amp; Figli &lt;srl&gt;>I look --&gt; at the sea.

00:01:01.500 --> 00:01:10.000
<v Anna Torre>What is in the lamp?

00:01:10.000 --> 00:02:00.500
<v Bruno &amp; Figli &lt;srl&gt;>A bulb no bigger than 2 &lt; 3 thumbs.

`
