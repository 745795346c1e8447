/** What a server counted since it started. `sumMetrics` adds up the metrics of several workers. */
export interface Metrics {
  /** Requests by kind of resource and status class: `feed 2xx`. */
  readonly requests: Readonly<Record<string, number>>
  readonly bytes: number
  readonly aborted: number
  readonly limited: number
  /** Requests refused with 503 for overload. */
  readonly shed: number
  /** How many responses ended within each of `DURATIONS`; `milliseconds` is their total duration. */
  readonly durations: readonly number[]
  readonly milliseconds: number
  readonly inFlight: number
  readonly connections: number
  /** Connections closed because their address reached its limit, or because too many requests were held. */
  readonly refusedConnections: number
  /** Response bytes that are not sent yet. */
  readonly unsentBytes: number
  readonly memory: number
  readonly descriptors: number
  /** The longest delay of the event loop since it was last read, in seconds. */
  readonly lag: number
  readonly processes: number
  /**
   * Of the build: the number of addresses, its moment in seconds since 1970, and how many problems prevent a
   * newer build.
   */
  readonly addresses: number
  readonly moment: number
  readonly problems: number
}

/** Upper bounds in seconds: a poll from memory, a page, a download over a slow line. */
export const DURATIONS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600] as const

/** Adds up the metrics of several processes. */
export function sumMetrics(all: readonly Metrics[]): Metrics {
  const sum = (of: (figures: Metrics) => number) => all.reduce((total, one) => total + of(one), 0)
  const most = (of: (figures: Metrics) => number) => Math.max(0, ...all.map(of))
  const requests: Record<string, number> = {}
  for (const one of all) {
    for (const [name, count] of Object.entries(one.requests)) requests[name] = (requests[name] ?? 0) + count
  }
  return {
    requests,
    bytes: sum((one) => one.bytes),
    aborted: sum((one) => one.aborted),
    limited: sum((one) => one.limited),
    shed: sum((one) => one.shed),
    durations: DURATIONS.map((_, index) => sum((one) => one.durations[index] ?? 0)),
    milliseconds: sum((one) => one.milliseconds),
    inFlight: sum((one) => one.inFlight),
    connections: sum((one) => one.connections),
    refusedConnections: sum((one) => one.refusedConnections),
    unsentBytes: sum((one) => one.unsentBytes),
    memory: sum((one) => one.memory),
    descriptors: sum((one) => one.descriptors),
    lag: most((one) => one.lag),
    processes: sum((one) => one.processes),
    addresses: most((one) => one.addresses),
    // The oldest build that a process still serves.
    moment: Math.min(...all.map((one) => one.moment)),
    problems: most((one) => one.problems),
  }
}

/** In Prometheus' text format, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/). */
export function prometheusText(figures: Metrics): string {
  const requests = Object.entries(figures.requests).sort(([one], [other]) => (one < other ? -1 : 1))
  const all = requests.reduce((sum, [, count]) => sum + count, 0)
  return [
    ...family(
      'inonda_requests_total',
      'counter',
      'Requests answered, by what was asked for and status class.',
      [
        ...requests.map(([name, count]): Sample => {
          const [kind = '', status = ''] = name.split(' ')
          return [`{kind="${kind}",status="${status}"}`, count]
        }),
      ],
    ),
    ...plain('inonda_sent_bytes_total', 'counter', 'Bytes sent, header fields and all.', figures.bytes),
    ...plain('inonda_aborted_total', 'counter', 'Answers that the asker did not wait for.', figures.aborted),
    ...plain('inonda_rate_limited_total', 'counter', 'Requests refused with 429.', figures.limited),
    ...plain('inonda_shed_total', 'counter', 'Requests sent away with 503 for overload.', figures.shed),
    ...family(
      'inonda_answer_seconds',
      'histogram',
      'From the request’s header fields to the end of the answer.',
      [
        ...DURATIONS.map((bound, index): Sample => [`_bucket{le="${bound}"}`, figures.durations[index] ?? 0]),
        ['_bucket{le="+Inf"}', all],
        ['_sum', figures.milliseconds / 1000],
        ['_count', all],
      ],
    ),
    ...plain('inonda_requests_in_flight', 'gauge', 'Answers under way.', figures.inFlight),
    ...plain('inonda_connections', 'gauge', 'Open connections.', figures.connections),
    ...plain(
      'inonda_connections_refused_total',
      'counter',
      'Connections closed for the limits of one address.',
      figures.refusedConnections,
    ),
    ...plain('inonda_unsent_bytes', 'gauge', 'Bytes of answers not sent yet.', figures.unsentBytes),
    ...plain('inonda_processes', 'gauge', 'Processes that answer.', figures.processes),
    ...plain('inonda_resident_memory_bytes', 'gauge', 'Memory of all of them.', figures.memory),
    ...plain(
      'inonda_open_descriptors',
      'gauge',
      'Open files and sockets of all of them.',
      figures.descriptors,
    ),
    ...plain('inonda_event_loop_lag_seconds', 'gauge', 'The longest wait since the last look.', figures.lag),
    ...plain('inonda_edition_addresses', 'gauge', 'Addresses of the build.', figures.addresses),
    ...plain('inonda_edition_moment_seconds', 'gauge', 'As of when the build is.', figures.moment),
    ...plain('inonda_edition_problems', 'gauge', 'Problems that keep a newer build back.', figures.problems),
    '',
  ].join('\n')
}

type Sample = readonly [suffix: string, value: number]

function family(name: string, type: string, help: string, samples: readonly Sample[]): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(([suffix, value]) => `${name}${suffix} ${value}`),
  ]
}

function plain(name: string, type: string, help: string, value: number): string[] {
  return family(name, type, help, [['', value]])
}
