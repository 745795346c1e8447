#!/usr/bin/env bash
# Draws the artwork and the photo of the sample station, and the one that `inonda init` starts with.
#
#   scripts/sample-artwork.sh
#
# Needs chromium and ffmpeg (Debian 12: apt install chromium ffmpeg fonts-dejavu-core). The pictures are kept
# in Git; nothing in the build or the tests runs this.
# Apple: square, 1400 to 3000 pixels, RGB, without transparency.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

main() {
  draw feeds/radio-bocconi.png 3000 <<<"$(waves '#a3263a' '#fdf6ec' '#fdf6ec')$(words '#fdf6ec' 'RADIO BOCCONI,' 'RETOLD')"
  draw feeds/in-onda.png 3000 <<<"$(waves '#12474f' '#f2c14e' '#f2c14e')$(words '#fdf6ec' 'IN ONDA,' 'PASSO PER PASSO')"
  draw episodes/from-tape-to-text/cover.jpg 1400 <<<"$(tape)"
  spectrogram episodes/from-tape-to-text/from-tape-to-text.mp3 episodes/from-tape-to-text/spectrogram.jpg
  draw starter/artwork.png 1400 <<<"$(starter)"
}

# On the air: a point that sends, and what goes out from it.
waves() { # ground, ink, point
  cat <<SVG
<rect width="1000" height="1000" fill="$1"/>
<g fill="none" stroke="$2" stroke-width="40" stroke-linecap="round">
<path d="M394 284a150 150 0 0 0 0 212M606 284a150 150 0 0 1 0 212"/>
<path d="M309 199a270 270 0 0 0 0 382M691 199a270 270 0 0 1 0 382"/>
<path d="M224 114a390 390 0 0 0 0 552M776 114a390 390 0 0 1 0 552"/>
</g>
<circle cx="500" cy="390" r="70" fill="$3"/>
<rect x="482" y="440" width="36" height="240" fill="$3"/>
SVG
}

words() { # ink, first line, second line
  cat <<SVG
<g fill="$1" font-family="DejaVu Sans" font-weight="bold" font-size="74" text-anchor="middle">
<text x="500" y="806">$2</text><text x="500" y="900">$3</text></g>
SVG
}

# Tape on the left becomes lines of text on the right.
tape() {
  cat <<'SVG'
<rect width="1000" height="1000" fill="#fdf6ec"/>
<rect width="500" height="1000" fill="#a3263a"/>
<g fill="none" stroke="#fdf6ec" stroke-width="26">
<circle cx="250" cy="330" r="130"/><circle cx="250" cy="670" r="130"/><path d="M380 330V670"/></g>
<g fill="#fdf6ec"><circle cx="250" cy="330" r="44"/><circle cx="250" cy="670" r="44"/></g>
<g fill="#2b2024">
<rect x="580" y="300" width="320" height="30"/><rect x="580" y="370" width="270" height="30"/>
<rect x="580" y="440" width="300" height="30"/><rect x="580" y="570" width="240" height="30"/>
<rect x="580" y="640" width="320" height="30"/><rect x="580" y="710" width="180" height="30"/></g>
<g fill="#a3263a"><rect x="540" y="300" width="14" height="170"/><rect x="540" y="570" width="14" height="170"/></g>
SVG
}

starter() {
  cat <<'SVG'
<rect width="1000" height="1000" fill="#2b2f3a"/>
<rect x="170" y="330" width="660" height="340" rx="60" fill="#d8432f"/>
<text x="500" y="548" fill="#ffffff" font-family="DejaVu Sans" font-weight="bold" font-size="132" text-anchor="middle">ON AIR</text>
<g fill="#d8432f"><rect x="480" y="190" width="40" height="140"/><rect x="340" y="150" width="320" height="40"/></g>
SVG
}

draw() { # file, pixels; the drawing, 1000 units wide, on standard input
  local file=$1 pixels=$2
  {
    echo '<!doctype html><style>html,body{margin:0}svg{display:block}</style>'
    echo "<svg xmlns='http://www.w3.org/2000/svg' width='$pixels' height='$pixels' viewBox='0 0 1000 1000'>"
    cat
    echo '</svg>'
  } >"$work/drawing.html"
  mkdir -p "$(dirname "$file")"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
    --user-data-dir="$work/chromium" --window-size="$pixels,$pixels" --screenshot="$work/drawing.png" \
    "file://$work/drawing.html" 2>/dev/null
  case $file in
    *.png) picture -pix_fmt rgb24 -compression_level 9 -pred none "$file" ;;
    *.jpg) picture -pix_fmt yuvj444p -q:v 3 "$file" ;;
  esac
}

picture() { # settings and file of ffmpeg
  ffmpeg -nostdin -hide_banner -loglevel error -y -i "$work/drawing.png" -frames:v 1 \
    -map_metadata -1 -fflags +bitexact -flags:v +bitexact "$@"
}

# What a recording looks like: time from left to right, tones from low to high.
spectrogram() { # recording, picture
  ffmpeg -nostdin -hide_banner -loglevel error -y -i "$1" -frames:v 1 -update 1 \
    -lavfi 'aformat=channel_layouts=mono,showspectrumpic=s=1600x640:legend=0:scale=log:color=magma:stop=6000' \
    -map_metadata -1 -fflags +bitexact -flags:v +bitexact -pix_fmt yuvj444p -q:v 6 "$2"
}

main
