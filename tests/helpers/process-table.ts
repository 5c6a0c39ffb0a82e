import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessRow {
  pid: number;
  parent: number;
  command: string;
}

/** Everything that runs on this machine, zombies left out. Linux only, as the fault tests are. */
export function processTable(): ProcessRow[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        return [];
      }
    });
}

/** True while a process has this number and is no zombie. */
export function lives(pid: number): boolean {
  return processTable().some((row) => row.pid === pid);
}

export function childrenOf(pid: number): ProcessRow[] {
  return processTable().filter((row) => row.parent === pid);
}
