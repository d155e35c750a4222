import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { codeOf } from './file-system.ts'

/** What can be found out about the processes of this computer. */
export interface ProcessFacts {
  /**
   * A text that no later process of the same number shares; `gone` when there is no such process,
   * undefined when there is one and this system cannot tell more.
   */
  identity(pid: number): Promise<string | 'gone' | undefined>
  /** When the computer started, in milliseconds since 1970. */
  bootedAt(): number
}

/** The processes of this computer. */
export const processFacts: ProcessFacts = {
  async identity(pid) {
    if (!isRunning(pid)) return 'gone'
    if (process.platform === 'linux') return startOnLinux(pid)
    return process.platform === 'win32' ? undefined : startByPs(pid)
  },
  bootedAt: () => Date.now() - uptime() * 1000,
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another user.
    return codeOf(error) === 'EPERM'
  }
}

/** The start in clock ticks since boot is the 22nd field; the name before it may hold spaces. */
async function startOnLinux(pid: number): Promise<string | 'gone' | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ])
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, started] = [fields[0], fields[19]]
    // Z and X: dead, and only waiting for its parent to notice.
    if (state === 'Z' || state === 'X') return 'gone'
    return started && `${boot.trim()}/${started}`
  } catch (error) {
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH' ? 'gone' : undefined
  }
}

function startByPs(pid: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'lstart=', '-p', String(pid)], { timeout: 2000 }, (error, output) => {
      resolve(error ? undefined : output.trim() || undefined)
    })
  })
}
