import { growsAtMostLinearly } from './growth/doubling.ts'
import { INTAKE_DOORS } from './growth/intake.ts'

for (const door of INTAKE_DOORS) growsAtMostLinearly(door)
