import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import type { Block } from '../../model/feed.ts'
import { SERVICES } from '../../model/service.ts'
import { check } from '../fields.ts'

/** podcast:block and itunes:block: all services, those listed, or all except those listed. */
export function block() {
  const service = check(z.string(), (value) => {
    if (SERVICES.includes(value)) return undefined
    const meant = nearest(value, SERVICES)
    const fix = meant === undefined ? 'Write a slug such as apple, spotify or youtube.' : `Write ${meant}`
    return (at) => say('feed.block-service-unknown', at, { value, fix })
  }).meta({ shape: 'slugs of services', examples: ['spotify'], json: { enum: SERVICES } })
  const except = z.strictObject({
    except: z.array(service).meta({
      description: 'The services that may list it, while no other may.',
      shape: 'a list of slugs of services',
      examples: [['podcastindex']],
    }),
  })
  return z.union([z.boolean(), z.array(service), except]).meta({
    shape: 'true, a list of slugs of services, or except and such a list',
    examples: [true, ['spotify', 'amazon'], { except: ['podcastindex'] }],
    mistaken: ['blocked', 'hide', 'private'],
  })
}

/** The blocked services; undefined if none are. */
export function blockOf(written: z.output<ReturnType<typeof block>>): Block | undefined {
  if (typeof written === 'boolean') return written ? { all: true, services: [] } : undefined
  if ('except' in written) return { all: true, services: [...new Set(written.except)] }
  return written.length === 0 ? undefined : { all: false, services: [...new Set(written)] }
}
