import t from 'tap'
import { type Person, personNamed } from '../../src/model/person.ts'

const person = (id: string, name: string, ...aliases: string[]): Person => ({ id, name, aliases })

t.test('a name means whoever has it, then whoever alone has it as an alias', async (t) => {
  const people = [
    person('ann', 'Ann Lee', 'Annie', 'annie', 'Bo Chen'),
    person('bo', 'Bo Chen', 'B. C.', 'The two'),
    person('cy', 'Cy Doe', 'The two'),
    person('other', 'Ann Lee'),
  ]
  const meant = (written: string) => personNamed(people, written)?.id
  t.equal(meant('Ann Lee'), 'ann', 'the first of a name')
  t.equal(meant(' ANNIE '), 'ann')
  t.equal(meant('Bo Chen'), 'bo', 'a name before an alias')
  t.equal(meant('b. c.'), 'bo')
  t.equal(meant('The two'), undefined)
  t.equal(meant('Nobody'), undefined)
  t.equal(personNamed([], 'Ann Lee'), undefined)
})
