import t from 'tap'
import { ruleFault } from '../../src/read/schemas/recurrence.ts'

t.test('rules that say how often are rules', async (t) => {
  for (const rule of [
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2',
    'FREQ=DAILY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR',
    'FREQ=WEEKLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=YEARLY;BYDAY=+4TH;BYMONTH=11',
    'FREQ=MONTHLY;BYDAY=-1FR;WKST=SU',
    'FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=7;BYMINUTE=30;BYSECOND=0;BYSETPOS=1',
    'FREQ=YEARLY;BYYEARDAY=366;BYWEEKNO=-53',
    'FREQ=WEEKLY;UNTIL=20231231T000000Z',
    'FREQ=WEEKLY;UNTIL=2023-12-31T00:00:00.000Z;BYDAY=MO',
    'freq=weekly;byday=mo',
  ])
    t.equal(ruleFault(rule), undefined, rule)
})

t.test('why others are none', async (t) => {
  for (const [rule, fault] of [
    ['', '“” is none of its parts'],
    ['every friday', '“EVERY FRIDAY” is none of its parts'],
    ['RRULE:FREQ=DAILY', '“RRULE:FREQ” is none of its parts'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'a part stands in it twice'],
    ['FREQ=FORTNIGHTLY', 'FREQ cannot be “FORTNIGHTLY”'],
    ['FREQ=DAILY,WEEKLY', 'FREQ cannot be “DAILY,WEEKLY”'],
    ['FREQ=WEEKLY;INTERVAL=0', 'INTERVAL cannot be “0”'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY cannot be “0”'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY cannot be “32”'],
    ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH cannot be “13”'],
    ['FREQ=DAILY;BYHOUR=24', 'BYHOUR cannot be “24”'],
    ['FREQ=WEEKLY;BYDAY=', 'BYDAY cannot be “”'],
    ['FREQ=WEEKLY;constructor=1', '“CONSTRUCTOR” is none of its parts'],
    ['BYDAY=MO', 'FREQ is missing'],
  ] as const)
    t.equal(ruleFault(rule), fault, rule)
})
