import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutputDirectory } from '../ports/output-directory.ts'
import type { BuildOptions, BuildResult } from './build-result.ts'
import { type OutputStamp, readValidBuildStamp } from './build-stamp.ts'
import { DEFAULT_FOLDER } from './default-folder.ts'
import type { StationContext } from './load-station.ts'
import { unusableFolder } from './server-configuration/folder.ts'

/**
 * Writes the build to an output directory, completely or not at all. An existing build that would come out
 * the same is kept.
 */
export async function build(
  context: StationContext,
  output: OutputDirectory,
  clock: Clock,
  terms: BuildOptions,
): Promise<BuildResult> {
  const unusable = terms.host && unusableFolder(terms.host)
  if (unusable) return { diagnostics: [unusable] }
  const published = terms.drafts && (await publishedFolder(output, terms.drafts.folder))
  if (published) return { diagnostics: [published] }
  const current = terms.changed ? undefined : await unchangedBuild(context, output, clock.now(), terms)
  if (current) return current
  // Loading the modules that make a build takes longer than finding out that none is needed.
  const { writeBuild } = await import('./write-build.ts')
  return writeBuild(context, output, clock, terms)
}

/** Says that drafts would stand among what is published; undefined for a folder of their own. */
async function publishedFolder(output: OutputDirectory, folder: string): Promise<Diagnostic | undefined> {
  const isUsual = `${folder}/`.startsWith(`${DEFAULT_FOLDER}/`)
  const current = isUsual ? undefined : await output.current()
  const stamp = current && (JSON.parse(new TextDecoder().decode(current.stamp)) as OutputStamp)
  const isPublished = isUsual || (stamp !== undefined && stamp.drafts !== true)
  return isPublished ? say('hosting.folder-published', startOf(folder), { folder }) : undefined
}

/** What the build that stands was built with, where a build now would make nothing else. Then nothing is read or made. */
async function unchangedBuild(
  context: StationContext,
  output: OutputDirectory,
  now: Date,
  terms: BuildOptions,
): Promise<BuildResult | undefined> {
  const current = await output.current()
  if (!current) return undefined
  const { root, built } = JSON.parse(new TextDecoder().decode(current.stamp)) as OutputStamp
  const options = { ...terms, drafts: terms.drafts !== undefined }
  const head = await readValidBuildStamp(context, options, terms.at ?? now)
  return head?.root === root && (await current.isUpToDate()) ? built : undefined
}
