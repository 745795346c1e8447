// What search-thread.ts runs in a thread: one message comes in, one goes out. An error ends the thread, and is told there.
import { parentPort } from 'node:worker_threads'
import { type ShardFile, searchHits, searchResult } from '../build/search-work.ts'

/** What the thread is asked for. */
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
