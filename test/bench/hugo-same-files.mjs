// The same episodes as a site for Hugo that writes the same files for each as Inonda does: a rich page, an embedded
// page, five forms of the transcript, chapters, oEmbed and search texts by output formats, and its recording.
// No words of the search index, no JSON feed, no wrapped captions: Hugo has no means for them.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { episodeMd, slugOf, transcriptMd } from './large-station.mjs'

/** Every form but the page itself: its output format, media type, base name and template. */
const FORMS = [
  ['VTT', 'text/vtt', 'transcript', 'vtt.vtt', vttTemplate],
  ['SRT', 'application/x-subrip', 'transcript', 'srt.srt', srtTemplate],
  ['CUES', 'application/json', 'transcript', 'cues.json', jsonTemplate],
  ['TEXT', 'text/plain', 'transcript', 'text.txt', textTemplate],
  ['READ', 'text/html', 'transcript', 'read.html', readTemplate],
  ['CHAPTERS', 'application/json', 'chapters', 'chapters.json', chaptersTemplate],
  ['OEMBED', 'application/json', 'oembed', 'oembed.json', oembedTemplate],
  ['EMBED', 'text/html', 'embed', 'embed.html', embedTemplate],
  ['FIND', 'application/json', 'search', 'find.json', findTemplate],
]

/** Writes the first `count` episodes into `folder`, with the recordings of the same episodes of `station`. */
export function writeHugoSameFiles(folder, count, station) {
  const file = (path, content) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  file('config.toml', configuration())
  file('layouts/partials/turns.html', TURNS)
  file('layouts/partials/cues.html', CUES)
  for (const [, , , name, template] of FORMS) file(`layouts/_default/single.${name}`, template())
  file('layouts/_default/single.html', pageTemplate())
  for (const kind of ['term', 'taxonomy', 'list']) file(`layouts/_default/${kind}.html`, LIST)
  file('layouts/index.html', LIST)
  file('layouts/index.rss.xml', RSS)
  for (let index = 0; index < count; index++) {
    const slug = slugOf(index)
    const bundle = `content/episodes/${slug}`
    file(`${bundle}/index.md`, episodeMd(index))
    file(`${bundle}/transcript.md`, transcriptMd(index))
    cpSync(join(station, 'episodes', slug, 'talk.mp3'), join(folder, bundle, 'talk.mp3'))
  }
}

function configuration() {
  const formats = FORMS.map(([name, type, base]) => {
    const isHtml = type === 'text/html'
    return `[outputFormats.${name}]
mediaType = "${type}"
baseName = "${base}"
${isHtml ? 'isHTML' : 'isPlainText'} = true
`
  })
  return `baseURL = "https://measured.example/"
title = "Measured Radio"
disableKinds = ["section", "robotsTXT", "404"]
[taxonomies]
tag = "tags"
[outputs]
home = ["HTML", "RSS"]
page = ["HTML", ${FORMS.map(([name]) => `"${name}"`).join(', ')}]
taxonomy = ["HTML"]
term = ["HTML"]
[services.rss]
limit = -1
[mediaTypes."text/vtt"]
suffixes = ["vtt"]
[mediaTypes."application/x-subrip"]
suffixes = ["srt"]
${formats.join('')}`
}

/** Read once for all forms of an episode: who says what, when, below which heading. */
const TURNS = `{{- $turns := slice -}}{{- $heading := "" -}}
{{- range split (.Resources.GetMatch "transcript.md").RawContent "\\n\\n" -}}
{{- if hasPrefix . "## " -}}
{{- $heading = trim (index (findRE \`[^#{]+\` . 1) 0) " " -}}
{{- else if hasPrefix . "**" -}}
{{- $parts := split . "]: " -}}{{- $before := split (index $parts 0) "** [" -}}
{{- $turns = $turns | append (dict "speaker" (trim (index $before 0) "*") "start" (index $before 1) "text" (delimit (after 1 $parts) "]: ") "heading" $heading) -}}
{{- $heading = "" -}}
{{- else if . -}}
{{- $turns = $turns | append (dict "speaker" "" "start" "" "text" . "heading" "") -}}
{{- end -}}
{{- end -}}{{- return $turns -}}`

const CUES = `{{- $cues := slice -}}{{- $at := 0 -}}
{{- range partialCached "turns.html" . .File.Path -}}{{- $speaker := .speaker -}}
{{- range split .text ". " -}}
{{- $end := add $at 37 -}}
{{- $cues = $cues | append (dict "speaker" $speaker "start" $at "end" $end "text" .) -}}{{- $at = $end -}}
{{- end -}}{{- end -}}{{- return $cues -}}`

const EACH_TURN = '{{ range partialCached "turns.html" . .File.Path }}'
const EACH_CUE = '{{ range $index, $cue := partialCached "cues.html" . .File.Path }}'

/** The time of a milliseconds' count as captions have it. */
function clock(count, separator) {
  const figures = `(div ${count} 3600000) (mod (div ${count} 60000) 60) (mod (div ${count} 1000) 60) (mod ${count} 1000)`
  return `{{ printf "%02d:%02d:%02d${separator}%03d" ${figures} }}`
}

function vttTemplate() {
  const times = `${clock('.start', '.')} --> ${clock('.end', '.')}`
  return `WEBVTT\n${EACH_CUE}{{ with $cue }}\n${times}\n{{ with .speaker }}<v {{ . }}>{{ end }}{{ .text }}\n{{ end }}{{ end }}`
}

function srtTemplate() {
  const times = `${clock('.start', ',')} --> ${clock('.end', ',')}`
  return `${EACH_CUE}{{ with $cue }}{{ add $index 1 }}\n${times}\n{{ .text }}\n\n{{ end }}{{ end }}`
}

function jsonTemplate() {
  const segment =
    '{"speaker":{{ .speaker | jsonify }},"startTime":{{ div (float .start) 1000 }},"endTime":{{ div (float .end) 1000 }},"body":{{ .text | jsonify }}}'
  return `{"version":"1.0.0","segments":[${EACH_CUE}{{ if $index }},{{ end }}{{ with $cue }}${segment}{{ end }}{{ end }}]}\n`
}

function textTemplate() {
  const turn =
    '{{ with .heading }}{{ . }}\n\n{{ end }}{{ with .start }}[{{ . }}] {{ end }}{{ with .speaker }}{{ . }}: {{ end }}{{ .text }}\n\n'
  return `{{ .Title }}\n\n${EACH_TURN}${turn}{{ end }}`
}

function readTemplate() {
  const turn =
    '{{ with .heading }}<h2>{{ . }}</h2>{{ end }}{{ with .speaker }}<cite>{{ . }}:</cite>{{ end }}{{ with .start }}<time>{{ . }}</time>{{ end }}<p>{{ .text }}</p>\n'
  return `${head()}</head><body><h1>{{ .Title }}</h1>${EACH_TURN}${turn}{{ end }}</body></html>\n`
}

function chaptersTemplate() {
  const chapter = '{"startTime":{{ $index }},"title":{{ $turn.heading | jsonify }}}'
  return `{"version":"1.2.0","chapters":[{{ range $index, $turn := where (partialCached "turns.html" . .File.Path) "heading" "ne" "" }}{{ if $index }},{{ end }}${chapter}{{ end }}]}\n`
}

function oembedTemplate() {
  return `{"version":"1.0","type":"rich","title":{{ .Title | jsonify }},"provider_name":{{ site.Title | jsonify }},"html":{{ printf "<iframe src=%q></iframe>" .Permalink | jsonify }},"width":640,"height":220}\n`
}

function embedTemplate() {
  return `${head()}</head><body><audio controls src="{{ .Permalink }}talk.mp3"></audio><p><a href="{{ .Permalink }}">{{ .Title }}</a></p></body></html>\n`
}

function findTemplate() {
  return `{"title":{{ .Title | jsonify }},"address":{{ .RelPermalink | jsonify }},"texts":[{{ .Params.summary | jsonify }},{{ .Plain | jsonify }}${EACH_TURN},{{ .text | jsonify }}{{ end }}]}\n`
}

function head() {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{ .Title }}</title><meta name="description" content="{{ .Params.summary }}"><link rel="canonical" href="{{ .Permalink }}">`
}

function pageTemplate() {
  const preview = `<meta property="og:type" content="article"><meta property="og:title" content="{{ .Title }}"><meta property="og:description" content="{{ .Params.summary }}"><meta property="og:url" content="{{ .Permalink }}">{{ range .Params.tags }}<meta property="article:tag" content="{{ . }}">{{ end }}`
  const data = `<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "PodcastEpisode" "name" .Title "url" .Permalink "datePublished" (.Date.Format "2006-01-02") "description" .Params.summary | jsonify | safeJS }}</script>`
  const chapters = `<ol>{{ range where (partialCached "turns.html" . .File.Path) "heading" "ne" "" }}<li><a href="#{{ .heading | anchorize }}">{{ .heading }}</a></li>{{ end }}</ol>`
  const turn = `{{ with .heading }}<h3 id="{{ anchorize . }}">{{ . }}</h3>{{ end }}<div class="turn"><p><a href="/people/{{ .speaker | urlize }}/">{{ .speaker }}</a> <a href="#t={{ .start }}"><time>{{ .start }}</time></a></p><p id="p={{ substr (md5 .text) 0 5 }}">{{ .text | markdownify }}</p></div>`
  return `${head()}${preview}${data}</head><body><main><article><p>{{ .Date.Format "January 2, 2006" }}</p><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>
<audio controls src="talk.mp3"></audio>{{ .Content }}<ul>{{ range .Params.takeaways }}<li>{{ . | markdownify }}</li>{{ end }}</ul>
${chapters}${EACH_TURN}${turn}
{{ end }}<dl>{{ range $role, $people := .Params.people }}<dt>{{ $role }}</dt><dd>{{ delimit $people ", " }}</dd>{{ end }}</dl>
<ul>{{ range .Params.tags }}<li><a href="/tags/{{ . | urlize }}/">{{ . }}</a></li>{{ end }}</ul></article>
<nav>{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></main></body></html>
`
}

const LIST = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>
<ul>{{ range first 100 .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "January 2, 2006" }} {{ .Params.summary }}</li>{{ end }}</ul></body></html>
`

const RSS = `{{ \`<?xml version="1.0" encoding="utf-8"?>\` | safeHTML }}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>{{ .Title }}</title>
{{ range site.RegularPages }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Params.guid }}</guid><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" | safeHTML }}</pubDate><description>{{ .Params.summary }}</description><content:encoded>{{ .Content | html }}</content:encoded><enclosure url="{{ .Permalink }}talk.mp3" length="10008" type="audio/mpeg"/><itunes:duration>10</itunes:duration>{{ range $role, $people := .Params.people }}{{ range $people }}<podcast:person role="{{ lower $role }}">{{ . }}</podcast:person>{{ end }}{{ end }}<podcast:transcript url="{{ .Permalink }}transcript.vtt" type="text/vtt"/><podcast:chapters url="{{ .Permalink }}chapters.json" type="application/json+chapters"/></item>
{{ end }}</channel></rss>
`
