// Growth as a drawing: seconds of CPU and megabytes over the number of episodes, both axes by powers of ten.
const WIDTH = 720
const HEIGHT = 320
const LEFT = 60
const BOTTOM = 44
const PANEL = (WIDTH - 2 * LEFT) / 2

/** @param sizes what builds.mjs measured, by size */
export function plot(sizes) {
  const left = panel(LEFT, 'CPU of a build, seconds', sizes, [
    ['full', ({ full }) => full?.cpu],
    ['without cards', ({ plain }) => plain?.cpu],
    ['one changed', ({ one }) => one.cpu],
    ['nothing changed', ({ nothing }) => nothing.cpu],
    ['Hugo, one page each', ({ hugoFull }) => hugoFull.cpu],
  ])
  const right = panel(LEFT + PANEL + LEFT / 2, 'Peak memory, MB', sizes, [
    ['full', ({ full }) => full?.memory],
    ['without cards', ({ plain }) => plain?.memory],
    ['one changed', ({ one }) => one.memory],
    ['Hugo, one page each', ({ hugoFull }) => hugoFull.memory],
  ])
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11">
<title>Time and memory by the number of episodes</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${left}${right}</svg>
`
}

const COLOURS = {
  full: '#a3263a',
  'without cards': '#7a4fa3',
  'one changed': '#1f6f78',
  'nothing changed': '#a86f00',
  'Hugo, one page each': '#555e65',
}

function panel(x, title, sizes, lines) {
  const top = 34
  const bottom = HEIGHT - BOTTOM
  const width = PANEL - 10
  const all = lines.flatMap(([, of]) => sizes.map(of)).filter((value) => value !== undefined)
  const [low, high] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))]
  const counts = sizes.map(({ size }) => Math.log10(size))
  const [first, last] = [Math.min(...counts), Math.max(...counts, Math.min(...counts) + 1)]
  const across = (size) => x + ((Math.log10(size) - first) / (last - first)) * width
  const up = (value) => bottom - ((Math.log10(value) - low) / (high - low)) * (bottom - top)
  const grid = Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)).map(
    (value) =>
      `<path d="M${x} ${up(value).toFixed(1)}H${x + width}" stroke="#d3d9dd"/><text x="${x - 6}" y="${(up(value) + 4).toFixed(1)}" text-anchor="end">${value}</text>\n`,
  )
  const ticks = sizes.map(
    ({ size }) =>
      `<text x="${across(size).toFixed(1)}" y="${bottom + 16}" text-anchor="middle">${size}</text>\n`,
  )
  const drawn = lines.map(([name, of], index) => {
    const known = sizes.filter((one) => of(one) !== undefined)
    const points = known.map((one) => `${across(one.size).toFixed(1)},${up(of(one)).toFixed(1)}`)
    const colour = COLOURS[name]
    const dots = points.map(
      (point) => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="3" fill="${colour}"/>`,
    )
    const label = `<text x="${x + 6}" y="${top + 12 + index * 14}" fill="${colour}">${name}</text>`
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${label}\n`
  })
  return `<text x="${x}" y="20" font-weight="bold">${title}</text>\n${grid.join('')}${ticks.join('')}<text x="${x + width / 2}" y="${bottom + 34}" text-anchor="middle">episodes</text>\n${drawn.join('')}`
}
