import { growsAtMostLinearly } from './growth/doubling.ts'
import { RENDER_DOORS } from './growth/render.ts'

for (const door of RENDER_DOORS) growsAtMostLinearly(door)
