// The same episodes as a site for Hugo: one page each with notes and transcript, and one RSS feed of all.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { episodeMd, slugOf, transcriptMd } from './large-station.mjs'

/** Writes `count` episodes into `folder`. */
export function writeHugoSite(folder, count) {
  const file = (path, content) => writeFileSync(join(folder, path), content)
  for (const name of ['content/episodes', 'layouts/_default'])
    mkdirSync(join(folder, name), { recursive: true })
  file(
    'config.toml',
    `baseURL = "https://measured.example/"
title = "Measured Radio"
disableKinds = ["taxonomy", "term", "section", "sitemap", "robotsTXT", "404"]
[outputs]
home = ["RSS"]
page = ["HTML"]
[services.rss]
limit = -1
`,
  )
  file(
    'layouts/_default/single.html',
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>{{ .Content }}</body></html>
`,
  )
  for (let index = 0; index < count; index++) file(`content/episodes/${slugOf(index)}.md`, page(index))
}

/** Change one page, as a producer would. */
export function changeHugoPage(folder, index) {
  writeFileSync(join(folder, `content/episodes/${slugOf(index)}.md`), page(index, '\nOne more line.\n'))
}

function page(index, extra = '') {
  return `${episodeMd(index)}\n${transcriptMd(index)}${extra}`
}
