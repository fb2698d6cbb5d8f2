import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE = 10_000;

/** Ends the process group that `pid` leads: SIGTERM, and SIGKILL to what is left after 10 s. */
export async function endGroup(pid: number): Promise<void> {
  if (!killGroup(pid, 'SIGTERM')) return;
  const until = Date.now() + PATIENCE;
  while (groupRuns(pid)) {
    if (Date.now() > until) killGroup(pid, 'SIGKILL');
    await sleep(50);
  }
}

/** Sends a signal to the whole group; false when there is none. */
export function killGroup(pid: number, signal: NodeJS.Signals): boolean {
  // kill(-1) would mean every process of this user.
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Whether any process of the group still runs. A zombie does not count: it has ended and waits for its parent alone. */
export function groupRuns(pid: number): boolean {
  return readdirSync('/proc').some((entry) => {
    const stat = /^\d+$/.test(entry) ? processStat(Number(entry)) : undefined;
    return stat !== undefined && stat.group === pid && stat.state !== 'Z' && stat.state !== 'X';
  });
}

/** What /proc tells of a process; `started` (clock ticks since boot) tells it from a later one of the same id. */
export function processStat(pid: number): { state: string; group: number; started: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold anything; the fields after it start with the state (field 3 of proc(5)).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', group: Number(fields[2]), started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
