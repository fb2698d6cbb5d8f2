// Real processes: for every command the action issues it is killed with SIGKILL before it, between its work and its answer, and after it;
// then `guard` runs in another process. Production must be whole in every cell.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runBundle } from '@tidegate/testing';
import { killedAt, type Moment, moments } from './killing-program.ts';
import { simulatedTraffic } from './simulated-traffic.ts';

const side = 4;

interface Cell {
  readonly at: number;
  readonly when: Moment;
}

/** How one cell ended, in words; `reached` says whether the command was issued at all. */
async function play({ at, when }: Cell, candidateErrors: number): Promise<{ reached: boolean; end: string }> {
  const traffic = await simulatedTraffic({ candidateErrors, deadline: '300ms' });
  try {
    const inputs = {
      ...{ router: 'command', analysis: traffic.analysis, patience: '3s', lease: '1s' },
      target: killedAt(traffic.target, traffic.folder, at, when),
      steps: '10%:300ms, 50%:300ms, 100%',
      state: `file:${join(traffic.folder, 'state')}`,
    };
    const run = await runBundle('canary-rollout', { inputs });
    const plain = { ...inputs, target: traffic.target, operation: 'guard' };
    const guard = () => runBundle('canary-rollout', { inputs: plain, env: { GITHUB_RUN_ID: '100' } });
    let last = run.signal === 'SIGKILL' ? await guard() : run;
    for (let i = 0; i < 60 && last.outputs['state'] === 'in-progress'; i++) last = await guard();
    const issued = join(traffic.folder, 'killing', 'commands');
    return {
      reached: existsSync(issued) && readFileSync(issued).length >= at,
      end: `${last.outputs['state'] ?? ''} at ${traffic.weight()} %`,
    };
  } finally {
    await traffic.close();
  }
}

/** Cells side by side, until a command is reached that the rollout never issues. */
async function playAll(
  candidateErrors: number,
): Promise<{ cells: number; ends: Record<string, number>; bad: string[] }> {
  const ends: Record<string, number> = {};
  const bad: string[] = [];
  let cells = 0;
  for (let from = 1, more = true; more && from <= 24; from += side) {
    for (const when of moments) {
      const numbers = Array.from({ length: side }, (_, i) => from + i);
      const played = await Promise.all(
        numbers.map(async (at) => ({ at, ...(await play({ at, when }, candidateErrors)) })),
      );
      for (const { at, reached, end } of played) {
        if (!reached) more = false;
        else {
          cells++;
          ends[end] = (ends[end] ?? 0) + 1;
          if (!/^(promoted at 100|rolled-back at 0| at 0) %$/.test(end)) bad.push(`${when} command ${at}: ${end}`);
        }
      }
    }
  }
  return { cells, ends, bad };
}

describe('SIGKILL at every command, then guard in another process', () => {
  test.each([
    ['a good candidate', 0],
    ['a bad candidate', 0.3],
  ])(
    '%s',
    async (_, candidateErrors) => {
      const { cells, ends, bad } = await playAll(candidateErrors);
      console.log(`${cells} cells: ${JSON.stringify(ends)}`);
      expect(bad).toEqual([]);
      expect(cells).toBeGreaterThanOrEqual(12);
    },
    600_000,
  );
});
