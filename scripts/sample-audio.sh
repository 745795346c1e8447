#!/usr/bin/env bash
# Makes the recordings of the sample station from its transcripts: what is written is what is spoken.
#
#   scripts/sample-audio.sh            all of them
#   scripts/sample-audio.sh SLUG…      only these
#
# Needs bash, awk, espeak-ng, flite, sox and ffmpeg (Debian 12: apt install espeak-ng flite sox ffmpeg).
# The recordings are kept in Git; nothing in the build or the tests runs this. Other versions of these
# programs speak a little faster or slower: then the times change, and with them the recordings.
#
# How it is done, for each episode:
#   1. Every paragraph of transcript.md is spoken into a file of its own by the voice of its label.
#   2. The files are joined. A turn always starts on a whole second, so that the times in a transcript,
#      which are written in seconds, are exact: the pause before a turn is as long as that takes.
#   3. A signal of three tones, drawn by sox, stands before and after.
#   4. The whole is brought to -17 LUFS and encoded, with title, album and chapters in the file.
#      An episode with a folder source/ has it there; the published one is made of it by
#      `inonda master SLUG --also opus`, its times are found by `inonda align SLUG`.
#   5. The measured times are written into transcript.md and its translations, wherever `{t=…}` or
#      `[…]` already stands, and those of front matter's chapters are printed.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly RATE=44100                     # samples a second
readonly TURN_GAP=$((RATE * 35 / 100))  # at least this much silence between turns
readonly PARAGRAPH_GAP=$((RATE / 2))
readonly CHAPTER_GAP=$((RATE * 9 / 10))

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

main() {
  local wanted=" $* "
  each() { [[ $wanted == '  ' || $wanted == *" $1 "* ]] && make "$@" || return 0; }

  #    slug                        file type  label=engine:voice:speed …
  each alessandro-marcello         mp3  'Narrator=espeak:en-gb:156'
  each a-guid-is-for-life          mp3  'Narrator=flite:rms:1.0'
  each ask-one-thing-at-a-time     opus 'Host=flite:slt:1.0' 'Co-Host=flite:rms:1.0'
  each from-tape-to-text           mp3  'First voice=flite:slt:1.0' 'Second voice=flite:rms:1.0'
  each read-along                  opus 'Narrator=espeak:en-gb:150'
  each what-you-will-hear          mp3  'First voice=flite:slt:1.0' 'Synthetic voice (eSpeak NG)=espeak:en-gb:150'
  each dalle-parole-ai-sottotitoli m4a  'Prima voce=espeak:it:150' 'Seconda voce=espeak:it+f3:150'
  each chi-ha-fatto-che-cosa       mp3  'Narrator=espeak:it+f3:145'
}

# Said in the recording only; the transcript of this episode is an edited one.
announcement() {
  case $1 in
    ask-one-thing-at-a-time/before) echo 'Host|You are listening to Inonda Sample Radio. Both of us are synthetic voices.' ;;
    ask-one-thing-at-a-time/after) echo 'Host|That was Inonda Sample Radio. Thank you for listening.' ;;
  esac
}

make() {
  local slug=$1 type=$2
  shift 2
  local folder=episodes/$slug kind label text at=0 begins=0 opens=0 pending='' line
  local parts=() chapters=() titles=() turns=() labels=()
  rm -rf "${work:?}"/*
  echo "$slug"

  signal "$work/signal.wav" 0.55
  add "$work/signal.wav"

  line=$(announcement "$slug/before")
  [[ -z $line ]] || turn "${line%%|*}" "${line#*|}" "$@"

  while IFS=$'\t' read -r kind label text; do
    case $kind in
      chapter) pending=$text ;;
      turn)
        local gap=$TURN_GAP
        [[ -z $pending ]] || gap=$CHAPTER_GAP
        begins=$(((at + gap + RATE - 1) / RATE))
        if [[ -n $pending ]]; then
          chapters+=("$begins") titles+=("$pending") pending=''
        fi
        turns+=("$begins") labels+=("$label")
        silence $((begins * RATE - at))
        say "$text" "$(voice_of "$label" "$@")"
        ;;
      paragraph)
        silence "$PARAGRAPH_GAP"
        say "$text" "$(voice_of "$label" "$@")"
        ;;
    esac
  done < <(read_transcript "$folder/transcript.md")

  line=$(announcement "$slug/after")
  [[ -z $line ]] || turn "${line%%|*}" "${line#*|}" "$@"

  silence "$CHAPTER_GAP"
  signal "$work/end.wav" 0.4
  add "$work/end.wav"
  sox -D -R "${parts[@]}" "$work/whole.wav"

  encode "$slug" "$type"
  write_times
  local n
  for n in "${!turns[@]}"; do printf '  %s %s\n' "$(clock "${turns[n]}")" "${labels[n]}"; done
}

# One line a chapter, turn or further paragraph: kind, label, text. A paragraph is one line of the file.
read_transcript() {
  awk -v OFS='\t' '
    /^$/ || /^>/ { next }
    /^## / { sub(/^## /, ""); sub(/ *\{t=[^}]*\}$/, ""); print "chapter", "-", $0; next }
    match($0, /^\*\*[^*]+\*\*/) {
      label = substr($0, 3, RLENGTH - 4); text = substr($0, RLENGTH + 1)
      sub(/:$/, "", label); sub(/^ *(\[[0-9:.]+\])?:? */, "", text)
      print "turn", label, text; next
    }
    { print "paragraph", label, $0 }
  ' "$1"
}

turn() { # label, text, voices…
  local label=$1 text=$2
  shift 2
  silence $((((at + TURN_GAP + RATE - 1) / RATE) * RATE - at))
  say "$text" "$(voice_of "$label" "$@")"
}

voice_of() { # label, voices…
  local label=$1 voice
  shift
  for voice in "$@"; do
    [[ ${voice%%=*} != "$label" ]] || { echo "${voice#*=}" && return; }
  done
  echo "no voice for the label “$label”" >&2
  exit 1
}

# The words as they are to be pronounced: the text itself is left as it is.
pronounced() {
  sed -E -e 's/\bGUID\b/gwid/g' -e 's/Alibaba\.com/Alibaba dot com/g' -e 's/\bICE\b/eecheh/g' \
    -e 's/WebVTT/Web V T T/g' -e 's/Gueorguiev/Gheorghiev/g' -e 's/Hangzhou/Hang joe/g' -e 's/\bflite\b/flight/g' -e 's/[*_`]//g'
}

say() { # text, engine:voice:speed
  local engine voice speed part=$work/part-${#parts[@]}.wav
  IFS=: read -r engine voice speed <<<"$2"
  case $engine in
    espeak) pronounced <<<"$1" | espeak-ng -v "$voice" -s "$speed" -p 42 -g 2 --stdin -w "$work/raw.wav" ;;
    flite)
      pronounced <<<"$1" >"$work/text"
      flite -voice "$voice" --setf duration_stretch="$speed" -f "$work/text" -o "$work/raw.wav"
      ;;
  esac
  # Without the silence that the engines put before and after, and all voices about equally loud.
  sox -D -R "$work/raw.wav" -b 16 -r "$RATE" -c 1 "$part" \
    silence 1 0.02 0.3% fade 0.005 reverse silence 1 0.02 0.3% fade 0.01 reverse gain -3 highpass 70 norm -4
  add "$part"
}

signal() { # file, volume
  sox -D -R -r "$RATE" -n -b 16 -c 1 "$1" synth 1.6 sine 392 sine 523.25 sine 659.25 \
    delay 0 0.25 0.5 remix - fade 0.02 1.9 1.2 vol "$2" norm -14
}

silence() { # samples
  local part=$work/part-${#parts[@]}.wav
  sox -D -R -r "$RATE" -c 1 -n -b 16 "$part" trim 0 "$1"s
  add "$part"
}

add() {
  parts+=("$1")
  at=$((at + $(soxi -s "$1")))
}

frontmatter() { sed -n "s/^$2: *//p" "episodes/$1/episode.md" | head -n 1; }

encode() {
  local slug=$1 type=$2 out=episodes/$1/$1.$2 feed settings n
  [[ ! -d episodes/$1/source ]] || out=episodes/$1/source/$1.$2
  feed=$(frontmatter "$slug" feed | tr -d '[]' | cut -d, -f1)
  {
    echo ';FFMETADATA1'
    echo "title=$(frontmatter "$slug" title)"
    echo 'artist=Inonda Sample Radio'
    echo "album=$(sed -n 's/^title: *//p' "feeds/$feed.yaml")"
    echo 'genre=Podcast'
    for n in "${!chapters[@]}"; do
      printf '[CHAPTER]\nTIMEBASE=1/1000\nSTART=%d\nEND=%d\ntitle=%s\n' "$((chapters[n] * 1000))" \
        "$((n + 1 < ${#chapters[@]} ? chapters[n + 1] * 1000 : at * 1000 / RATE))" "${titles[n]}"
    done
  } >"$work/metadata"
  case $type in
    mp3) settings=(-c:a libmp3lame -b:a 64k -ar 44100 -id3v2_version 3) ;;
    m4a) settings=(-c:a aac -b:a 64k -ar 44100 -movflags +faststart) ;;
    opus) settings=(-c:a libopus -b:a 32k -ar 48000 -application voip) ;;
  esac
  ffmpeg -nostdin -hide_banner -loglevel error -y -i "$work/whole.wav" -i "$work/metadata" \
    -map 0:a -map_metadata 1 -map_chapters 1 -af acompressor=threshold=-20dB:ratio=3:attack=3:release=80,loudnorm=I=-17:TP=-3:LRA=7 -ac 1 \
    -fflags +bitexact -flags:a +bitexact "${settings[@]}" "$out"
}

clock() { printf '%02d:%02d:%02d' $(($1 / 3600)) $(($1 / 60 % 60)) $(($1 % 60)); }

write_times() {
  local file chapter_times='' turn_times='' n
  for n in ${chapters[@]+"${chapters[@]}"}; do chapter_times+="$(clock "$n") "; done
  for n in "${turns[@]}"; do turn_times+="$(clock "$n") "; done
  for file in "$folder"/transcript*.md; do
    awk -v chapter_times="$chapter_times" -v turn_times="$turn_times" '
      BEGIN { split(chapter_times, chapter, " "); split(turn_times, turn, " ") }
      /^## / { c++; sub(/\{t=[^}]*\}/, "{t=" chapter[c] "}") }
      /^\*\*/ { t++; sub(/\*\* \[[0-9:.]+\]:/, "** [" turn[t] "]:") }
      { print }
    ' "$file" >"$work/times"
    cat "$work/times" >"$file"
  done
}

main "$@"
