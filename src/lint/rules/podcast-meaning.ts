import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { findRole, ROLES } from '../../model/taxonomy.ts'
import type { XmlAttribute, XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { attribute, fixedBy, setText, setValue, written } from '../fix.ts'
import { meantBy } from '../nearest-name.ts'
import { LICENSES } from '../podcast/lists.ts'
import { attributeOf, childOf, childrenOf, trimmed } from '../tree.ts'
import { secondsOf } from './itunes-item.ts'

/** Checks rules that the table of tags cannot express: those about several values together. */
export function* podcastMeaningRules({ channel, items }: FeedDocument): Iterable<Diagnostic> {
  for (const parent of [channel, ...items, ...childrenOf(channel, 'podcast:liveItem')]) {
    for (const person of childrenOf(parent, 'podcast:person')) yield* personRules(person)
    for (const license of childrenOf(parent, 'podcast:license')) yield* licenseRules(license)
    for (const social of childrenOf(parent, 'podcast:socialInteract')) yield* socialRules(social)
    for (const txt of childrenOf(parent, 'podcast:txt')) yield* txtRules(txt)
    yield* soundbiteRules(parent)
    yield* alternateRules(parent)
  }
  for (const live of childrenOf(channel, 'podcast:liveItem')) yield* liveRules(live)
  for (const frequency of childrenOf(channel, 'podcast:updateFrequency')) yield* frequencyRules(frequency)
  for (const publisher of childrenOf(channel, 'podcast:publisher')) {
    const all = childrenOf(publisher, 'podcast:remoteItem')
    if (all.length > 1 || all.some((one) => attributeOf(one, 'medium')?.value !== 'publisher')) {
      yield say('podcast.child-missing', publisher, {
        name: publisher.name,
        found: `${all.length}, of whatever medium`,
        wanted: 'exactly one podcast:remoteItem of the medium publisher',
        example: '<podcast:remoteItem medium="publisher" feedGuid="…" feedUrl="…"/>',
      })
    }
  }
}

const GROUPS = [...new Set(ROLES.map(({ group }) => group))]
const ROLE_NAMES = ROLES.map(({ role }) => role)

function* personRules(person: XmlElement): Iterable<Diagnostic> {
  const group = attributeOf(person, 'group')
  const role = attributeOf(person, 'role')
  const known = GROUPS.find((one) => one.toLowerCase() === group?.value.trim().toLowerCase())
  const home = findRole(role?.value.trim() ?? '')
  if (group && group.value.trim() !== '' && known === undefined) {
    // If the role is known, the group follows from it.
    const meant = meantBy(group.value, GROUPS).same?.toLowerCase() ?? home?.group.toLowerCase()
    const fix = meant && attribute('group', meant)
    const about = { value: group.value, known: GROUPS.map((one) => one.toLowerCase()).join(', '), fix }
    yield fixedBy(say('podcast.group-unknown', group, about), meant && setValue(group, meant))
  }
  const value = role?.value.trim() ?? ''
  if (!role || value === '') return
  if (!home) yield unknownRole(role, value)
  else if (group && known !== undefined && !findRole(`${known}/${value}`)) {
    const meant = home.group.toLowerCase()
    const about = { value, where: ` under the group ${known}`, hint: '', fix: attribute('group', meant) }
    yield fixedBy(say('podcast.role-unknown', role, about), setValue(group, meant))
  }
}

function unknownRole(role: XmlAttribute, value: string): Diagnostic {
  const { same, near } = meantBy(value, ROLE_NAMES)
  const fix = same && attribute('role', same.toLowerCase())
  const guess =
    near === undefined ? '' : ` ${attribute('role', near.toLowerCase())}, if that is meant, or another`
  const hint = `Write${guess || ' a role'} of the taxonomy: https://github.com/Podcastindex-org/podcast-namespace/blob/main/taxonomy.json`
  const about = { value, where: '', hint, fix }
  return fixedBy(say('podcast.role-unknown', role, about), same && setValue(role, same.toLowerCase()))
}

function* licenseRules(license: XmlElement): Iterable<Diagnostic> {
  const value = trimmed(license)
  if (value === '' || LICENSES.has(value.toLowerCase()) || attributeOf(license, 'url')) return
  // Other licences with an SPDX name are well known, even if the list does not have them.
  if (/^(cc|gpl|gfdl|mit|apache)[\w.-]*$/i.test(value)) return
  yield say('podcast.attribute-missing', license, {
    name: license.name,
    attribute: 'url',
    where: '',
    wanted: 'the address of the licence',
  })
}

function* socialRules(social: XmlElement): Iterable<Diagnostic> {
  const protocol = attributeOf(social, 'protocol')?.value
  if (protocol === 'disabled' || (attributeOf(social, 'uri')?.value.trim() ?? '') !== '') return
  yield say('podcast.attribute-missing', social, {
    name: social.name,
    attribute: 'uri',
    where: '',
    wanted: 'the address of the post',
  })
}

function* txtRules(txt: XmlElement): Iterable<Diagnostic> {
  if (attributeOf(txt, 'purpose')?.value !== 'ai-content') return
  const value = trimmed(txt)
  if (!/^(true|false)$/i.test(value)) {
    const said = /^(?:yes|1)$/i.test(value) ? 'true' : /^(?:no|0)$/i.test(value) ? 'false' : undefined
    const about = { name: txt.name, value, wanted: 'true or false', fix: said && written(txt.name, said) }
    yield fixedBy(say('podcast.text-wrong', txt, about), said && setText(txt, said))
  }
}

/** Lengths that are usual for soundbites, in seconds (P20-SOUNDBITE-2). */
const SOUNDBITE = { shortest: 15, longest: 120 }

function* soundbiteRules(parent: XmlElement): Iterable<Diagnostic> {
  const duration = secondsOf(trimmed(childOf(parent, 'itunes:duration')))
  for (const soundbite of childrenOf(parent, 'podcast:soundbite')) {
    const start = Number(attributeOf(soundbite, 'startTime')?.value ?? Number.NaN)
    const length = Number(attributeOf(soundbite, 'duration')?.value ?? Number.NaN)
    // A tolerance of one second, because itunes:duration is rounded.
    if (duration !== undefined && start + length > duration + 1) {
      yield say('podcast.soundbite-outside', soundbite, { end: start + length, duration })
    } else if (length < SOUNDBITE.shortest || length > SOUNDBITE.longest) {
      yield say('podcast.soundbite-length', soundbite, { duration: length })
    }
  }
}

const SRI = /^(sha256|sha384|sha512)-[A-Za-z0-9+/]+={0,2}(\s+(sha256|sha384|sha512)-[A-Za-z0-9+/]+={0,2})*$/

function* alternateRules(parent: XmlElement): Iterable<Diagnostic> {
  const all = childrenOf(parent, 'podcast:alternateEnclosure')
  const defaults = all
    .flatMap((one) => attributeOf(one, 'default') ?? [])
    .filter(({ value }) => value === 'true')
  for (const more of defaults.slice(1)) {
    const about = {
      name: 'podcast:alternateEnclosure',
      attribute: 'default',
      value: 'true for a second time',
    }
    const said = { ...about, wanted: 'true in one of them only', fix: attribute('default', 'false') }
    yield fixedBy(say('podcast.attribute-wrong', more, said), setValue(more, 'false'))
  }
  for (const integrity of all.flatMap((one) => childrenOf(one, 'podcast:integrity'))) {
    const value = attributeOf(integrity, 'value')
    if (attributeOf(integrity, 'type')?.value !== 'sri' || !value || SRI.test(value.value.trim())) continue
    const about = {
      name: integrity.name,
      attribute: 'value',
      value: value.value,
      wanted: 'sha256-, sha384- or sha512- and the digest in base64',
    }
    yield say('podcast.attribute-wrong', value, about)
  }
}

function* liveRules(live: XmlElement): Iterable<Diagnostic> {
  if (trimmed(childOf(live, 'guid')) === '') {
    yield say('podcast.child-missing', live, {
      name: live.name,
      found: 'no guid',
      wanted: 'one, a new one for each stream',
      example: '<guid isPermaLink="false">…</guid>',
    })
  }
  if (!childOf(live, 'enclosure')) yield say('podcast.live-enclosure-missing', live)
}

function* frequencyRules(frequency: XmlElement): Iterable<Diagnostic> {
  const rule = attributeOf(frequency, 'rrule')?.value ?? ''
  if (/(^|;)COUNT=/.test(rule) && !attributeOf(frequency, 'dtstart')) {
    const about = {
      name: frequency.name,
      attribute: 'dtstart',
      where: '',
      wanted: 'the day from which it counts, as of ISO 8601',
    }
    yield say('podcast.attribute-missing', frequency, about)
  }
}
