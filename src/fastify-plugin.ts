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
  /**
   * Called with problems: those of a build that was made nevertheless, and those for which the last good one
   * is still served.
   */
  readonly tell?: (diagnostics: readonly Diagnostic[]) => void
}

/**
 * A Fastify plugin with a station's site, feeds, oEmbed and search: `app.register(sitePlugin, { prefix:
 * '/radio', folder: 'my-radio', url: 'https://example.org/radio' })`. It watches the station's files and
 * writes its ledger, as `inonda serve` does. Limits, logs and health checks are left to the application.
 * Rejects with the diagnostics if no build can be made.
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
