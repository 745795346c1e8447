/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/render/opml.test.ts > TAP > the feeds of a station > opml 1`] = `
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
 <head>
  <title>Radio Faro</title>
  <dateModified>Tue, 01 Apr 2025 00:00:00 GMT</dateModified>
  <ownerName>Radio Faro</ownerName>
  <ownerEmail>hello@faro.example</ownerEmail>
  <docs>http://opml.org/spec2.opml</docs>
 </head>
 <body>
  <outline type="rss" text="Lamp &amp; Lens" title="Lamp &amp; Lens" xmlUrl="https://faro.example/onda/feeds/lamp.xml" htmlUrl="https://faro.example/onda/shows/lamp/" description="Talks with keepers of lights. One a month." language="en" version="RSS"/>
  <outline type="rss" text="Nothing yet" title="Nothing yet" xmlUrl="https://faro.example/onda/feeds/empty.xml" htmlUrl="https://faro.example/onda/shows/empty/" description="Talks with keepers of lights. One a month." language="en" version="RSS"/>
 </body>
</opml>

`
