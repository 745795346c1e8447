import { growsAtMostLinearly } from './growth/doubling.ts'
import { MEDIA_DOORS } from './growth/media.ts'

for (const door of MEDIA_DOORS) growsAtMostLinearly(door)
