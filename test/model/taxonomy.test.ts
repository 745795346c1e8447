import t from 'tap'
import { findRole, ROLES } from '../../src/model/taxonomy.ts'

t.test('the taxonomy has 63 roles in 11 groups', async (t) => {
  t.equal(ROLES.length, 63)
  t.equal(new Set(ROLES.map(({ group }) => group)).size, 11)
})

t.test('roles are found without regard to case', async (t) => {
  t.same(findRole('co-host'), { role: 'Co-Host', group: 'Cast' })
  t.same(findRole(' EXECUTIVE PRODUCER '), { role: 'Executive Producer', group: 'Creative Direction' })
  t.equal(findRole('Juggler'), undefined)
  t.equal(findRole(''), undefined)
})

t.test('a role that stands in two groups is that of the first, unless the group is named', async (t) => {
  t.same(findRole('Editor'), { role: 'Editor', group: 'Writing' })
  t.same(findRole('video post-production/editor'), { role: 'Editor', group: 'Video Post-Production' })
  t.equal(findRole('Cast/Editor'), undefined)
})
