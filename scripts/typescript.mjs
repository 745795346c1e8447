// Lets Node 20 run TypeScript: `node --import ./scripts/typescript.mjs file.ts`. Later ones do it by themselves.
import { register } from 'node:module'

if (!process.features.typescript) register('./typescript-hooks.mjs', import.meta.url)
