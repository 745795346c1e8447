import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Replaced } from '../ports/output-directory.ts'
import type { Waiting } from './not-yet-public.ts'
import type { ConfigurationFile, ServerName } from './server-configuration.ts'
import type { Progress } from './validated-build.ts'

export interface BuildOptions {
  readonly url?: string
  /** Builds the site as it is at this moment, instead of now. Such a build publishes nothing: the ledger is not changed. */
  readonly at?: Date
  /**
   * Shows drafts and scheduled episodes, marked as such: a preview, by which nothing is published. `folder` is where it will
   * stand, relative to the station: no build for the public may stand there.
   */
  readonly drafts?: { readonly folder: string }
  /** What was published and is no longer there was removed on purpose. */
  readonly allowRemoval?: boolean
  /** The paths that the caller says have changed since the last build: all other episodes are assumed to be unchanged. */
  readonly changed?: ReadonlySet<string>
  /** The server that sends precompressed files, and the absolute path of the folder that it serves. */
  readonly host?: { readonly server: ServerName; readonly folder: string }
  readonly onProgress?: Progress
}

export interface BuildResult {
  readonly diagnostics: readonly Diagnostic[]
  /** The number of files written; absent when the build was rejected. */
  readonly files?: number
  /** How the output directory was replaced; absent when the existing build was kept. */
  readonly replaced?: Replaced
  /** The number of bytes of recordings and pictures copied because the disk could not share them with the station. */
  readonly copiedBytes?: number
  /** The configuration files for the server in `host`. */
  readonly configuration?: readonly ConfigurationFile[]
  /** The drafts and scheduled episodes. */
  readonly waiting?: Waiting
}
