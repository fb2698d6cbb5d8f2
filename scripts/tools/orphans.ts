// Processes that steps of a workflow leave behind are known by a value in their environment, as GitHub's runner does it.
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const NAME = 'TIDEGATE_ACT_RUN';

/** An environment variable that only the processes of one run have. */
export function runMarker(): Record<string, string> {
  return { [NAME]: randomUUID() };
}

/** Ends every process that has the marker and gives their commands. */
export async function endMarked(marker: Readonly<Record<string, string>>): Promise<string[]> {
  const wanted = `${NAME}=${marker[NAME]}`;
  const found = marked(wanted);
  for (const { pid } of found) signal(pid, 'SIGTERM');
  for (let waited = 0; waited < 50 && marked(wanted).length > 0; waited++) await sleep(100);
  for (const { pid } of marked(wanted)) signal(pid, 'SIGKILL');
  return found.map(({ command }) => command);
}

function marked(wanted: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        const has = readFileSync(`/proc/${entry}/environ`, 'utf8').split('\0').includes(wanted);
        const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return has ? [{ pid: Number(entry), command }] : [];
      } catch {
        return [];
      }
    });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
