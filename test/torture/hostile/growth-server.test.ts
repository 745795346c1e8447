import { growsAtMostLinearly } from './growth/doubling.ts'
import { SERVER_DOORS } from './growth/server.ts'

for (const door of SERVER_DOORS) growsAtMostLinearly(door)
