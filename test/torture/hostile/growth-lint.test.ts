import { growsAtMostLinearly } from './growth/doubling.ts'
import { LINT_DOORS } from './growth/lint.ts'

for (const door of LINT_DOORS) growsAtMostLinearly(door)
