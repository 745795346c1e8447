/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/render/json-feed.test.ts > TAP > a station that has one of everything > feed 1`] = `
{
 "version": "https://jsonfeed.org/version/1.1",
 "title": "Lamp & Lens",
 "home_page_url": "https://faro.example/onda/shows/lamp/",
 "feed_url": "https://faro.example/onda/feeds/lamp.json",
 "description": "Talks with keepers of lights.\\n\\nOne a month.",
 "icon": "https://faro.example/onda/feeds/lamp.png",
 "authors": [
  {
   "name": "Radio Faro"
  }
 ],
 "language": "en",
 "items": [
  {
   "id": "3b1f0c7e-5a52-4d0b-9a3e-0d1f6f1f2a01",
   "url": "https://faro.example/onda/episodes/the-keeper/",
   "title": "The keeper of “Capo <Nord>” & his lamp",
   "content_html": "<h2>The lamp</h2>\\n<p>A night at the <a href=\\"https://faro.example/onda/episodes/other/\\">light</a>, with <a href=\\"https://faro.example/onda/episodes/the-keeper/plan.png\\">a plan</a> and more.</p>\\n<blockquote>\\n<p>Turn slowly.</p>\\n</blockquote>\\n<ul>\\n<li>lens: big · order: first</li>\\n</ul>\\n<p><strong>Takeaways</strong></p>\\n<ul>\\n<li>A lens is <em>not</em> a mirror.</li>\\n<li>Salt eats brass.</li>\\n</ul>\\n<p><strong>Chapters</strong></p>\\n<p>(00:00) Dusk</p>\\n<p>(01:01) What is in the lamp?</p>\\n<p><strong>Credits</strong></p>\\n<ul>\\n<li>Host: Anna Torre</li>\\n<li>Guest: Bruno &amp; Figli &lt;srl&gt;</li>\\n<li>Board: Carla di Mare, Anna Torre</li>\\n<li>Editor: Carla di Mare</li>\\n</ul>\\n<p>Thanks: The harbour office, Officine Luce</p>\\n<p><strong>Corrections</strong></p>\\n<ul>\\n<li>2025-04-01: The tower is <strong>31</strong> m high, not 13.</li>\\n</ul>\\n<p><a href=\\"https://faro.example/onda/episodes/the-keeper/transcript.html\\">Transcript</a>: The transcript is verbatim.</p>",
   "summary": "What a keeper does all night.",
   "image": "https://faro.example/onda/episodes/the-keeper/cover.jpg",
   "date_published": "2025-03-14T17:00:00.000Z",
   "date_modified": "2025-04-01T00:00:00.000Z",
   "authors": [
    {
     "name": "Anna Torre",
     "url": "https://faro.example/onda/people/anna-torre/",
     "avatar": "https://pictures.example/anna.jpg"
    },
    {
     "name": "Bruno & Figli <srl>",
     "url": "https://faro.example/onda/people/bruno/"
    },
    {
     "name": "Carla di Mare",
     "url": "https://faro.example/onda/people/carla-di-mare/",
     "avatar": "https://faro.example/onda/people/carla%20di%20mare.png"
    }
   ],
   "tags": [
    "light",
    "sea"
   ],
   "language": "en",
   "attachments": [
    {
     "url": "https://faro.example/onda/episodes/the-keeper/the%20keeper.mp3",
     "mime_type": "audio/mpeg",
     "size_in_bytes": 1234567,
     "duration_in_seconds": 120.5
    }
   ]
  },
  {
   "id": "3b1f0c7e-5a52-4d0b-9a3e-0d1f6f1f2a00",
   "url": "https://faro.example/onda/episodes/hello/",
   "title": "Hello",
   "content_html": "<p>What is to <em>come</em>.</p>\\n<p><strong>Credits</strong></p>\\n<ul>\\n<li>Host: Anna Torre</li>\\n</ul>",
   "date_published": "2025-01-05T08:00:00.000Z",
   "authors": [
    {
     "name": "Anna Torre",
     "url": "https://faro.example/onda/people/anna-torre/",
     "avatar": "https://pictures.example/anna.jpg"
    }
   ],
   "language": "en",
   "attachments": [
    {
     "url": "https://faro.example/onda/episodes/hello/hello%20world.opus",
     "mime_type": "audio/ogg",
     "size_in_bytes": 1234567,
     "duration_in_seconds": 0.4
    }
   ]
  }
 ]
}

`
