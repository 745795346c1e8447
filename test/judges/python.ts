import { spawnSync } from 'node:child_process'

/** Debian's first, since modules that Debian installs are not seen by another. */
const PYTHONS = ['/usr/bin/python3', 'python3']

/** Why a judge cannot be asked; false when it can. For the option `skip`. */
export function missingModule(module: string): string | false {
  return (
    pythonWith(module) === undefined && `no ${module} for Python on this machine (Debian: python3-${module})`
  )
}

/** The JSON that a script of Python prints about what it is given on standard input. */
export function saidByPython(module: string, script: string, input: string): unknown {
  const python = pythonWith(module)
  if (python === undefined) throw new Error(`no Python with ${module}`)
  const { stdout, stderr, status } = spawnSync(python, ['-c', script], { input, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

function pythonWith(module: string): string | undefined {
  return PYTHONS.find((one) => spawnSync(one, ['-c', `import ${module}`]).status === 0)
}
