import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { startLiveSite } from './build/live-site.ts'
import { compose, composeServer } from './compose.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { formatDiagnostics } from './diagnostics/format.ts'
import { sendFault } from './server/problem.ts'
import { readBase } from './server/request-target.ts'
import { searchRoute } from './server/routes/search.ts'
import { siteHandlers, siteRoutes } from './server/routes/site.ts'

export interface SitePluginOptions {
  /** The station's folder. */
  readonly folder: string
  /** The public address, with the prefix that the plugin is registered under; absent: the station's own. */
  readonly url?: string
  /** Told of problems: of those that a build was made in spite of, and of those for which the last good one goes on. */
  readonly tell?: (diagnostics: readonly Diagnostic[]) => void
}

/**
 * A station's site, feeds, oEmbed and search as a plugin of anybody's Fastify:
 * `app.register(sitePlugin, { prefix: '/radio', folder: 'my-radio', url: 'https://example.org/radio' })`. It follows the
 * station's files, and writes its ledger, as `inonda serve` does. Limits, logs and health are the application's own. Rejects
 * with what is wrong where no build can be made.
 */
export const sitePlugin: FastifyPluginAsync<SitePluginOptions> = async (
  app,
  { folder, url, tell = () => {} },
) => {
  const { context, clock, watch, root } = compose(folder)
  const { parts } = composeServer(root)
  const { liveSite, diagnostics } = await startLiveSite(context, clock, watch, {
    ...(url !== undefined && { url }),
    atOnce: true,
    onEvent: (event) => {
      if ('diagnostics' in event) tell(event.diagnostics)
    },
  })
  if (!liveSite) throw new Error(`${root} cannot be served:\n${formatDiagnostics(diagnostics, 'pretty')}`)
  tell(diagnostics)
  const { current } = liveSite
  const search = searchRoute({ refused: () => {} })
  const site = siteHandlers(current, { base: readBase(app.prefix), parts, search })
  if (!app.hasReplyDecorator('sendFile')) await app.register(fastifyStatic, { root, serve: false })
  app.setErrorHandler(sendFault)
  await app.register(siteRoutes, { site, current, takeDownload: () => undefined })
  liveSite.beforeNext(site.prepare)
  app.addHook('onClose', async () => {
    await search.close()
    await liveSite.stop()
    await parts.close()
  })
}
