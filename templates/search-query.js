// Made from src/render/search/terms.ts and src/render/search/word-forms.ts and src/render/search/snippet.ts and src/render/search/query.ts by scripts/search-modules.mjs (npm run docs).
const MAX_UNITS = 8;
const MAX_TERM_CHARACTERS = 40;
const MAX_SEGMENT_CHARACTERS = 1000;
const PREFIX_CHARACTERS = 3;
const RUN = /[\p{L}\p{M}\p{N}]+/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u30fc]+/gu;
const IS_UNSPACED = new RegExp(UNSPACED.source, 'u');
const LETTERS = {
ß: 'ss',
æ: 'ae',
œ: 'oe',
ø: 'o',
đ: 'd',
ð: 'd',
þ: 'th',
ł: 'l',
ħ: 'h',
ı: 'i',
ς: 'σ',
};
export function fold(word) {
const lower = word.toLowerCase();
const folded = /^[a-z0-9]*$/.test(lower)
? lower
: lower
.normalize('NFKD')
.toLowerCase()
.replace(/[\u0300-\u036f]/g, '')
.replace(/[ßæœøđðþłħıς]/g, (letter) => LETTERS[letter] ?? letter)
.normalize('NFC')
.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
return folded.length <= MAX_TERM_CHARACTERS ? folded : [...folded].slice(0, MAX_TERM_CHARACTERS).join('');
}
export function piecesOf(text) {
const pieces = [];
for (const { 0: run, index } of text.matchAll(RUN)) {
if (!IS_UNSPACED.test(run)) {
pieces.push({ at: index, text: run, spaced: true });
continue;
}
let end = 0;
const word = (to) => {
if (to > end)
pieces.push({ at: index + end, text: run.slice(end, to), spaced: true });
};
for (const { 0: inside, index: start } of run.matchAll(UNSPACED)) {
word(start);
end = start + inside.length;
pieces.push({ at: index + start, text: inside, spaced: false });
}
word(run.length);
}
return pieces;
}
export function termsOf(text) {
const terms = new Set();
for (const piece of piecesOf(text)) {
if (piece.spaced)
add(terms, fold(piece.text));
else {
const characters = [...widened(piece.text)];
for (const word of segmented(piece.text))
add(terms, word);
for (const pair of pairsOf(characters))
add(terms, pair);
add(terms, characters.at(-1) ?? '');
}
}
return terms;
}
const FACET = /(?<!\S)::[sy]\S+/g;
export function facetOf(kind, value) {
return `::${kind[0]}${value}`;
}
export function facetsIn(question) {
return question.match(FACET) ?? [];
}
export function withoutFacets(question) {
return question.replace(FACET, ' ').trim();
}
export function unitsOf(question) {
const pieces = piecesOf(withoutFacets(question)).slice(0, MAX_UNITS);
return pieces.flatMap((piece, index) => {
const text = piece.text.normalize('NFC');
if (piece.spaced) {
const word = fold(piece.text);
const isOpen = index === pieces.length - 1 && [...word].length >= PREFIX_CHARACTERS;
return word === '' ? [] : [{ words: [word], pairs: [], prefix: isOpen ? word : '', text }];
}
const characters = [...widened(piece.text)].slice(0, MAX_TERM_CHARACTERS);
if (characters.length < 2)
return [{ words: characters, pairs: [], prefix: characters.join(''), text }];
return [{ words: segmented(characters.join('')), pairs: pairsOf(characters), prefix: '', text }];
});
}
export function isUnspaced(term) {
return IS_UNSPACED.test(term);
}
export function shardOf(term, shards) {
const start = [...term].slice(0, isUnspaced(term) ? 1 : PREFIX_CHARACTERS);
let hash = 0x811c9dc5;
for (const character of start)
hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
return (hash >>> 0) % shards;
}
function add(terms, term) {
if (term !== '')
terms.add(term);
}
function widened(text) {
return text.normalize('NFKC').toLowerCase();
}
function pairsOf(characters) {
return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
function segmented(text) {
if (!('Segmenter' in Intl))
return [];
segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
const words = [];
for (let start = 0; start < text.length; start += MAX_SEGMENT_CHARACTERS) {
const part = widened(text.slice(start, start + MAX_SEGMENT_CHARACTERS));
for (const { segment } of segmenter.segment(part))
words.push(segment);
}
return words;
}
let segmenter;
const STEM_CHARACTERS = 3;
const ERROR_CHARACTERS = 4;
function englishStem(word) {
const one = word
.replace(/(?<=..)ies$/, 'y')
.replace(/(?<=..(?:s|x|z|ch|sh))es$/, '')
.replace(/(?<=..[^siu])s$/, '');
const plain = one.replace(/(?<=...)(?:ing|ed)$/, '');
const single = plain === one ? one : plain.replace(/([b-df-hj-np-rtv-z])\1$/, '$1');
return single.replace(/(?<=...)e$/, '');
}
function italianStem(word) {
return word
.replace(/(?<=...)(?:[aei]re|[aiu]t[aeio]|[ae]ndo|iamo|[ao]no)$/, '')
.replace(/(?<=...)(?:h[ei]|i[aeio]|[aeio])$/, '');
}
export function isSameStem(a, b) {
if (a.slice(0, STEM_CHARACTERS) !== b.slice(0, STEM_CHARACTERS))
return false;
return [englishStem, italianStem].some((stem) => {
const [one, other] = [stem(a), stem(b)];
return one === other && one.length >= STEM_CHARACTERS;
});
}
export function isOneErrorAway(a, b) {
if (a === b || Math.abs(a.length - b.length) > 1)
return false;
if (Math.min(a.length, b.length) < ERROR_CHARACTERS - 1 || a.length < ERROR_CHARACTERS)
return false;
let start = 0;
while (start < a.length && a[start] === b[start])
start++;
if (a.length !== b.length) {
return a.length > b.length ? a.slice(start + 1) === b.slice(start) : a.slice(start) === b.slice(start + 1);
}
const isTurned = a[start] === b[start + 1] && a[start + 1] === b[start];
return a.slice(start + 1) === b.slice(start + 1) || (isTurned && a.slice(start + 2) === b.slice(start + 2));
}
export function beginningsNear(word) {
if (word.length < ERROR_CHARACTERS)
return [];
const beginnings = [];
for (let at = 0; at < STEM_CHARACTERS; at++) {
beginnings.push(word.slice(0, at) + word.slice(at + 1));
beginnings.push(word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2));
}
return beginnings;
}
export const BEFORE_CHARACTERS = 60;
export function wordBorder(text, from, before) {
const space = text.indexOf(' ', from);
return space !== -1 && space < before ? space + 1 : between(text, from);
}
export function lastBorder(text, to) {
const space = text.lastIndexOf(' ', to);
return space > to - BEFORE_CHARACTERS ? space : between(text, to);
}
function between(text, at) {
return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at;
}
export function piecesBetween(text, from, to, marks) {
const pieces = [];
let at = from;
for (const [start, end] of marks) {
if (end <= at || start >= to)
continue;
if (start > at)
pieces.push({ text: text.slice(at, start), marked: false });
pieces.push({ text: text.slice(Math.max(at, start), Math.min(end, to)), marked: true });
at = Math.min(end, to);
}
if (at < to)
pieces.push({ text: text.slice(at, to), marked: false });
return pieces;
}
export function secondIn(moments, marks) {
if (!moments)
return undefined;
let second;
let most = 0;
for (let at = 0; at < moments.length; at += 2) {
const [from = 0, time, to = Number.POSITIVE_INFINITY] = moments.slice(at);
const count = marks.filter(([place]) => place >= from && place < to).length;
if (count > most)
second = time;
most = Math.max(most, count);
}
return second;
}
const PASSAGES = 3;
const SNIPPET_CHARACTERS = 200;
export function shardsFor(question, shards) {
const terms = unitsOf(question).flatMap(({ words, pairs }) => [...words, ...pairs]);
return [...new Set([...facetsIn(question), ...terms].map((term) => shardOf(term, shards)))];
}
const FEW_SHARDS = 16;
export function nearShardsFor(question, shards) {
if (shards <= FEW_SHARDS)
return Array.from({ length: shards }, (_, number) => number);
const words = unitsOf(question).flatMap(({ words: own, pairs }) => (pairs.length > 0 ? [] : own));
const near = words.flatMap(beginningsNear).map((term) => shardOf(term, shards));
return [...new Set([...shardsFor(question, shards), ...near])];
}
export function hitsFor(question, shards, shard, loaded = shardsFor(question, shards)) {
const units = unitsOf(question);
const placesOf = (term) => unpacked(shard(shardOf(term, shards)).get(term) ?? '');
let found;
let isNear = false;
for (const unit of units) {
const terms = (word) => [...shard(shardOf(word, shards)).keys()];
const known = scoresOf(unit, placesOf, terms);
const isNowhere = known.size === 0 && unit.pairs.length === 0;
const scores = isNowhere ? nearScoresOf(unit, loaded.map(shard)) : known;
if (isNowhere && scores.size > 0)
isNear = true;
const before = found ?? scores;
found =
before === scores
? scores
: new Map([...before].flatMap(([key, sum]) => {
const score = scores.get(key);
return score === undefined ? [] : [[key, sum + score]];
}));
}
for (const facet of facetsIn(question)) {
const places = placesOf(facet);
const all = found ?? [...places.keys()].map((key) => [key, 0]);
found = new Map([...all].filter(([key]) => places.has(key)));
}
return [...(found ?? [])]
.map(([key, score]) => ({
kind: key < 0 ? 'people' : 'episodes',
number: key < 0 ? -key - 1 : key,
score,
...(isNear && { near: true }),
}))
.sort((a, b) => b.score - a.score ||
byKind(a, b) ||
(a.kind === 'people' ? a.number - b.number : b.number - a.number));
}
export function passagesFor(question, parts) {
const units = unitsOf(question);
const isRight = parts.some(({ r, t }) => r < 5 && countIn(t, units, isSameStem) > 0);
const isLike = isRight ? isSameStem : isOneErrorAway;
const judged = parts
.filter(({ r }) => r < 5)
.map((part) => ({ part, count: countIn(part.t, units, isLike) }))
.filter(({ count }) => count > 0);
const most = Math.max(0, ...judged.map(({ count }) => count));
const best = judged
.filter(({ count }) => count === most)
.sort((a, b) => b.part.r - a.part.r)
.slice(0, PASSAGES)
.map(({ part }) => part);
const shown = best.length > 0 ? best : parts.filter(({ r }) => r === 2).slice(0, 1);
return shown.map((part) => {
const marks = marksIn(part.t, units);
const second = secondIn(part.m, marks);
return { part, pieces: snippetOf(part.t, marks), ...(second !== undefined && { second }) };
});
}
export function markedIn(text, question) {
return piecesBetween(text, 0, text.length, marksIn(text, unitsOf(question)));
}
function unpacked(text) {
const places = new Map();
text.split('|').forEach((list, isPeople) => {
let number = -1;
for (const one of list === '' ? [] : list.split(' ')) {
const value = Number.parseInt(one, 36);
number += Math.floor(value / 5) + 1;
places.set(isPeople ? -number - 1 : number, ((value % 5) + 1));
}
});
return places;
}
function scoresOf({ words, pairs, prefix }, placesOf, termsBeside) {
const scores = new Map();
const raise = (key, score) => scores.set(key, Math.max(score, scores.get(key) ?? 0));
for (const [key, rank] of inAll(pairs.map(placesOf)))
raise(key, rank * 2 - 1);
const [word = ''] = words;
const isLike = (term) => pairs.length === 0 && term !== word && isSameStem(word, term);
for (const term of word === '' ? [] : termsBeside(word))
if ((prefix !== '' && term.startsWith(prefix)) || isLike(term))
for (const [key, rank] of placesOf(term))
raise(key, rank * 2 - 1);
for (const [key, rank] of inAll(words.map(placesOf)))
raise(key, rank * 2);
return scores;
}
function nearScoresOf({ words: [word = ''] }, some) {
const scores = new Map();
for (const shard of some) {
for (const [term, places] of shard) {
if (!isOneErrorAway(word, term))
continue;
for (const [key, rank] of unpacked(places))
scores.set(key, Math.max(rank, scores.get(key) ?? 0));
}
}
return scores;
}
function inAll(all) {
const [first = new Map(), ...others] = all;
const common = new Map();
for (const [key, rank] of first) {
const ranks = others.map((other) => other.get(key));
if (!ranks.includes(undefined))
common.set(key, Math.min(rank, ...ranks.map(Number)));
}
return common;
}
function byKind(a, b) {
if (a.kind === b.kind)
return 0;
return a.kind === 'people' ? -1 : 1;
}
function countIn(text, units, isLike) {
const terms = termsOf(text);
return units.filter(({ words, pairs, prefix }) => (words.length > 0 && words.every((term) => terms.has(term))) ||
(pairs.length > 0 && pairs.every((term) => terms.has(term))) ||
(prefix !== '' && [...terms].some((term) => term.startsWith(prefix))) ||
(pairs.length === 0 && [...terms].some((term) => isLike(words[0] ?? '', term)))).length;
}
function marksIn(text, units) {
const spans = [];
const pieces = piecesOf(text);
const there = new Set(pieces.map((piece) => fold(piece.text)));
const isErring = units.map(({ words, prefix }) => {
const [asked = ''] = words;
return ![...there].some((word) => word === asked || (prefix !== '' && word.startsWith(prefix)) || isSameStem(asked, word));
});
for (const piece of pieces) {
if (!piece.spaced)
for (const span of marksInside(piece.text, piece.at, units))
spans.push(span);
else {
const word = fold(piece.text);
const isAsked = ({ words, prefix, pairs }, index) => words.includes(word) ||
(prefix !== '' && word.startsWith(prefix)) ||
(pairs.length === 0 && isSameStem(words[0] ?? '', word)) ||
(pairs.length === 0 && isErring[index] === true && isOneErrorAway(words[0] ?? '', word));
if (units.some(isAsked))
spans.push([piece.at, piece.at + piece.text.length]);
}
}
return spans.sort((a, b) => a[0] - b[0]);
}
function marksInside(text, at, units) {
return units.flatMap((unit) => {
if (!isUnspaced(unit.text))
return [];
for (const some of [[unit.text], unit.words, unit.pairs]) {
const spans = some.flatMap((word) => occurrences(text, word, at));
if (spans.length > 0)
return spans;
}
return [];
});
}
function occurrences(text, word, at) {
const spans = [];
for (let from = text.indexOf(word); word !== '' && from !== -1; from = text.indexOf(word, from + word.length))
spans.push([at + from, at + from + word.length]);
return spans;
}
function snippetOf(text, marks) {
const first = marks[0]?.[0] ?? 0;
const from = first <= BEFORE_CHARACTERS ? 0 : wordBorder(text, first - BEFORE_CHARACTERS, first);
const to = from + SNIPPET_CHARACTERS >= text.length ? text.length : lastBorder(text, from + SNIPPET_CHARACTERS);
const pieces = piecesBetween(text, from, to, marks);
return [
...(from > 0 ? [{ text: '…', marked: false }] : []),
...pieces,
...(to < text.length ? [{ text: '…', marked: false }] : []),
];
}
