// A quarter of daily runs on real departures, with a drift in the middle: what validate-data says of each day goes through monitor-model.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Evidence } from '@tidegate/evidence';
import { evidence } from '@tidegate/testing';
import { judgeData, worldIn } from '../../../packages/data-quality/test/engine-for-tests.ts';
import { originOf, repository, shallowClone } from '../../../packages/registry/test/world.ts';
import { pythonVenv } from '../../../scripts/tools/python.ts';
import { runCommand } from '../../../scripts/tools/command.ts';
import { day, lay, type Monitored, start, startMonitored, tell } from './story.ts';

const LONG = 300_000;
const days = 90;
const fault = { first: 40, last: 54 };
const data = mkdtempSync(join(tmpdir(), 'tidegate-quarter-'));
const judged: Evidence[] = [];
beforeAll(async () => {
  const requirements = readFileSync('examples/flight-delays/requirements.txt', 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const python = await pythonVenv('flight-delays', requirements, { locked: true });
  await runCommand(python, [join(import.meta.dirname, 'quarter_days.py'), data]);
  const rules = 'rows: { min: 50 }\ncolumns:\n  origin: { in: [EWR, JFK, LGA], nulls: 0 }\n  carrier: { nulls: 0 }';
  await judgeData(
    { data: 'reference.csv', rules: 'rows: { min: 1 }', 'write-profile': 'reference.json' },
    worldIn(data),
  );
  // The season moves these from quarter to quarter.
  const drift = { columns: { temp: 'off', planned_departures: 'off' } };
  for (let at = 0; at < days; at++) {
    const file = `day-${String(at).padStart(2, '0')}.csv`;
    const { outputs: _, ...found } = await judgeData(
      { data: file, rules, reference: 'reference.json', drift },
      worldIn(data),
    );
    const moment = new Date(start + at * day).toISOString();
    judged.push(
      evidence({
        gate: 'validate-data',
        ...found,
        checks: [...found.checks],
        columns: [...(found.columns ?? [])],
        figures: [],
        texts: [],
        timeline: [],
        facts: { ...found.facts },
        subject: { model: 'flights', ...found.subject },
        startedAt: moment,
        finishedAt: moment,
      }),
    );
  }
}, LONG);
let world: Monitored;
afterEach(() => world.github.stop());
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe.each([
  ['file', 0, days],
  // Each run clones and pushes, so only the weeks around the fault.
  ['branch', 36, 60],
] as const)('daily runs with the history in a %s, from day %d to %d', (place, from, to) => {
  test(
    'one issue, one request for retraining per cooldown, closed after the recovery',
    async () => {
      world = await startMonitored();
      const bare = originOf(repository());
      const workspace = mkdtempSync(join(tmpdir(), 'tidegate-quarter-runs-'));
      const history = place === 'file' ? 'file:history.jsonl' : 'branch:tidegate-history';
      const course: { retrain: boolean; open: boolean; score: unknown; verdict: string }[] = [];
      for (const [at, made] of judged.entries()) {
        if (at < from || at >= to) continue;
        world.time = start + at * day;
        // A job has a checkout of its own, and leaves it behind.
        const folder = place === 'file' ? workspace : shallowClone(bare);
        lay(folder, { 'evidence/data.json': made });
        const inputs = {
          history,
          'retrain-when': '2 of last 3',
          'alert-when': '2 of last 3',
          cooldown: '7d',
        };
        const { result, error } = await tell(world, folder, inputs, { id: String(1000 + at), git: place === 'branch' });
        if (!result) throw error!;
        const drift = result.checks.find(({ id }) => id === 'drift')!;
        course.push({
          retrain: result.outputs['retrain'] === true,
          open: world.open.length > 0,
          score: drift.observed,
          verdict: result.verdict,
        });
        if (place === 'branch') rmSync(folder, { recursive: true, force: true });
      }
      const daysOf = (test: (one: (typeof course)[number]) => boolean) =>
        course.flatMap((one, i) => (test(one) ? [from + i] : []));
      // The second day of the fault is the second of the last three.
      expect(daysOf(({ retrain }) => retrain)).toEqual([fault.first + 1, fault.first + 8, fault.first + 15]);
      expect(daysOf(({ open }) => open)).toEqual(Array.from({ length: 15 }, (_, i) => fault.first + 1 + i));
      expect(daysOf(({ verdict }) => verdict !== 'pass')).toEqual(
        Array.from({ length: 15 }, (_, i) => fault.first + i),
      );
      expect(world.issues).toMatchObject([
        { number: 1, state: 'closed', comments: [{ body: expect.stringContaining('Over: ') }] },
      ]);
    },
    LONG,
  );
});
