import { growsAtMostLinearly } from './growth/doubling.ts'
import { LIST_DOORS, READ_DOORS } from './growth/read.ts'

for (const door of [...READ_DOORS, ...LIST_DOORS]) growsAtMostLinearly(door)
