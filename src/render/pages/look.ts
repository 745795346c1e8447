import { assetAddress } from '../../model/address.ts'
import type { SiteView } from '../../model/site-view.ts'
import type { Logo } from '../../model/theme-files.ts'

/** The logo is never wider or higher than this, in pixels. */
const LOGO_MOST = { width: 220, height: 40 }

/** What a theme's files are to a page: its logo, its icon, and the font to be loaded with it. */
export function lookView({
  siteView: { station },
  link,
}: {
  readonly siteView: SiteView
  readonly link: (to: string) => string
}) {
  const { logo, darkLogo, favicon, fonts = [] } = station.look ?? {}
  const [first] = fonts
  const view = ({ asset, width, height }: Logo) => {
    // Known before it is there, so that nothing moves when it comes.
    const share = Math.min(LOGO_MOST.height / height, LOGO_MOST.width / width)
    return {
      src: link(assetAddress(asset)),
      width: Math.max(1, Math.round(width * share)),
      height: Math.max(1, Math.round(height * share)),
    }
  }
  const icon = favicon ?? { asset: 'icon.svg', type: 'image/svg+xml' }
  return {
    logo: logo ? { ...view(logo), dark: darkLogo ? link(assetAddress(darkLogo.asset)) : null } : null,
    icon: { href: link(assetAddress(icon.asset)), type: icon.type },
    font: first ? link(assetAddress(first.asset)) : null,
  }
}
