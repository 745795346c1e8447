import { labelOf } from '../../read/transcript/label.ts'
import { lineOf } from '../../read/transcript/line.ts'
import { isPageWord } from '../../read/transcript/words.ts'
import { isFullName } from '../people.ts'
import { type CreditLine, namesOf } from './bylines.ts'
import { collapse, isBlank, type Numbered, type Rows, without } from './lines.ts'
import { crewRoleOf, roleOf } from './role-words.ts'

export interface Announced {
  readonly rows: Rows
  /** Roles from lines above the first turn. `said` is the word in the text, if it is not the name of the role. */
  readonly roles: readonly CreditLine[]
  /** Lines with more than a name: they are also added to the notes. */
  readonly kept: readonly string[]
  readonly taken: readonly Numbered[]
}

/** The number of lines from the top in which such lines are searched. */
const REACH = 40
const LINE = /^(\p{L}[\p{L}\p{M}:' /-]{0,29}?) ?[:：] ?(\S.{0,200})$/u
const SHORT = /^\p{Lu}[\p{L}\p{M}’'-]{1,30}$/u
const HAN = /^[\p{Script=Han}·]{2,5}$/u
/** The first characters of nine in ten Chinese names: a word with another one is probably a greeting. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常張劉陳楊黃趙吳孫馬羅鄭許韓馮鄧葉蘇呂盧鐘蔣賈'

/**
 * Takes lines such as `Host: Anna Rossi` and `Guest: Ben Moro, baker` above an interview, which name people
 * and are not speech. Lines that may be speech, such as `Host: Hello`, are not taken.
 */
export function takeAnnounced(rows: Rows): Announced {
  const found: Part[] = []
  let seen = 0
  for (const [index, row] of rows.entries()) {
    if (isBlank(row)) continue
    if (++seen > REACH || row.length > 300) break
    const part = partOf(row, index)
    if (part) found.push(part)
    else if (isSpeech(row)) break
  }
  const sure = found.filter((one) => one.isSure || isListed(one, found, rows))
  return {
    rows: without(
      rows,
      sure.map(({ index }) => index),
    ),
    roles: sure.map(({ index, role, word, people }) => {
      const isOwn = word.replace(/s$/i, '').toLowerCase() === role.toLowerCase()
      return { name: role, people, line: index + 1, ...(isOwn ? {} : { said: word }) }
    }),
    kept: sure.flatMap(({ text, hasMore }) => (hasMore ? [text] : [])),
    taken: sure.map(({ index, text }) => ({ line: index + 1, text })),
  }
}

interface Part {
  readonly index: number
  readonly text: string
  readonly word: string
  readonly role: string
  readonly people: readonly string[]
  /** Whether the line can only be a list of names. */
  readonly isSure: boolean
  /** Whether it has more than names. */
  readonly hasMore: boolean
}

function partOf(row: string, index: number): Part | undefined {
  const text = collapse(row.replace(/^\s*[-*+•]\s+/, '').replace(/[*_]{1,2}/g, ''))
  const [, word = '', value = ''] = LINE.exec(text) ?? []
  const role = word === '' ? undefined : (roleOf(word) ?? crewRoleOf(word))
  if (role === undefined || role === 'Author') return undefined
  const bare = value.replace(/\.$/, '')
  const people = namesOf(bare)
  const about = { index, text, word, role, hasMore: false }
  if (people.length > 0 && people.every((name) => isFullName(name) && !HAN.test(name)))
    return { ...about, people, isSure: true }
  if (people.length > 0 && people.every((name) => SHORT.test(name) || isHanName(name)))
    return { ...about, people, isSure: false }
  // `Ben Moro, baker at the mill`, `Ben Moro (The Mill)`, `Ben Moro – baker`
  const [lead = ''] = bare.split(/ ?[,，(（;–—]| - /, 1)
  const rest = bare.slice(lead.length)
  const isNamed = isFullName(lead) && (!HAN.test(lead) || isHanName(lead))
  return isNamed && rest !== '' && rest.length < 120 && !/[?!。？！]|[.!?] \p{Lu}/u.test(rest)
    ? { ...about, people: [lead], isSure: !HAN.test(lead), hasMore: true }
    : undefined
}

function isHanName(name: string): boolean {
  return HAN.test(name) && SURNAMES.includes(name.charAt(0)) && name.charAt(0) !== name.charAt(1)
}

/** Whether a line is speech: the lines above it are the head of the text. */
function isSpeech(row: string): boolean {
  const line = lineOf(row)
  if (line.kind !== 'label') return false
  return (
    line.label.form !== 'colon' || (roleOf(line.label.label) !== undefined && !isPageWord(line.label.label))
  )
}

/**
 * Whether a first name alone is part of a separate list of people, and repeated in the text: not `Host:
 * Hello` followed by `Guest: Hello`.
 */
function isListed(part: Part, found: readonly Part[], rows: Rows): boolean {
  const beside = found.filter(({ index }) => Math.abs(index - part.index) === 1)
  const first = firstOfList(part, found)
  const end = lastOfList(part, found) + 1
  if (beside.length === 0 || isSaidAround(rows[first - 1]) || isSaidAround(rows[end])) return false
  if (found.some((other) => other !== part && other.people.join() === part.people.join())) return false
  const below = rows.slice(end).join('\n')
  return part.people.every((name) => HAN.test(name) || hasWord(below, name)) && hasLabels(rows.slice(end))
}

/** Whether a line at the edge of a list could be speech, and not one of the page's own facts. */
function isSaidAround(row: string | undefined): boolean {
  if (isBlank(row)) return false
  const label = labelOf((row ?? '').trim())
  return label === undefined || !(isPageWord(label.label) || PROGRAMME.test(label.label))
}

const PROGRAMME =
  /^(?:programme?|programma|trasmissione|puntata|sendung|folge|programa|émission|节目|期数|本期|栏目)$/i

function firstOfList({ index }: Part, found: readonly Part[]): number {
  let first = index
  while (found.some((one) => one.index === first - 1)) first--
  return first
}

function lastOfList({ index }: Part, found: readonly Part[]): number {
  let last = index
  while (found.some((one) => one.index === last + 1)) last++
  return last
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = `${text.charAt(at - 1)} ${text.charAt(at + word.length)}`
    if (!/[\p{L}\p{N}]/u.test(around)) return true
  }
  return false
}

function hasLabels(rows: Rows): boolean {
  return rows.some((row) => row.length < 10_000 && labelOf(row.trim()) !== undefined)
}
