import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup } from './process.ts';

/** The variable by which processes of one job are known, as GitHub's runner does it. */
export const trackingVariable = 'RUNNER_TRACKING_ID';

/** Ends what steps of a job left running: their process groups and, where /proc tells, what left its group. Gives their number. */
export async function endLeftBehind(groups: readonly number[], trackingId: string): Promise<number> {
  const found = tracked(trackingId);
  for (const group of groups) signalGroup(group, 'SIGTERM');
  for (const pid of found) signal(pid, 'SIGTERM');
  for (let looks = 0; looks < 30 && tracked(trackingId).length > 0; looks++) await sleep(100);
  for (const group of groups) signalGroup(group, 'SIGKILL');
  for (const pid of tracked(trackingId)) signal(pid, 'SIGKILL');
  return found.length;
}

function tracked(id: string): number[] {
  if (!existsSync('/proc/self/environ')) return [];
  const wanted = `${trackingVariable}=${id}`;
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => {
      try {
        return readFileSync(`/proc/${entry}/environ`, 'utf8').split('\0').includes(wanted);
      } catch {
        // It has ended, or is somebody else's.
        return false;
      }
    })
    .map(Number);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
