// Entry of the thread that search-thread.ts starts: each message gets one reply. An error ends the thread,
// and search-thread.ts reports it.
import { parentPort } from 'node:worker_threads'
import { type ShardFile, searchHits, searchResult } from '../build/search-work.ts'

/** A task for the thread. */
export type SearchTask =
  | {
      readonly is: 'hits'
      readonly question: string
      readonly shards: number
      readonly files: readonly ShardFile[]
    }
  | { readonly is: 'result'; readonly question: string; readonly text: Uint8Array }

parentPort?.on('message', (task: SearchTask) => {
  parentPort?.postMessage(
    task.is === 'hits'
      ? searchHits(task.question, task.shards, task.files)
      : searchResult(task.question, task.text),
  )
})
