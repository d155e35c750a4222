import { spawnSync } from 'node:child_process'
import { stdout } from 'node:process'

/** What a program answered. */
export interface ProgramAnswer {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, or a minute long; never through a shell. */
export function runProgram(program: string, args: readonly string[]): ProgramAnswer {
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 60_000 })
  return { status: run.status, stdout: run.stdout ?? '', stderr: run.stderr ?? '' }
}

/** Whether a program can be run here; says so in a line when it cannot, since tests are then left out. */
export function isInstalled(program: string, versionFlag = '--version'): boolean {
  const found = spawnSync(program, [versionFlag], { encoding: 'utf8' }).error === undefined
  if (!found) stdout.write(`${program} is not installed; what it would read is left out.\n`)
  return found
}

/** The Python that has a module, of the ones usually there; says so in a line when none has. */
export function pythonWith(module: string): string | undefined {
  const found = ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', `import ${module}`], { encoding: 'utf8' }).status === 0,
  )
  if (!found) stdout.write(`Python with ${module} is not installed; what it would read is left out.\n`)
  return found
}
