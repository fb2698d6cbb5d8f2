import { expect, test } from '@jest/globals';
import type { Entry, History } from '../src/history/history.ts';
import type { Row } from '../src/row.ts';
import { day, row, start } from './made.ts';

export const reach = { rows: 20, since: start - 35 * day };
export const keep = (one: Row): Entry => ({
  model: one.model_name,
  key: one.run_key,
  decide: (past, recorded) =>
    recorded?.evidence_digest === one.evidence_digest ? recorded : { ...one, run_number: past.length + 1 },
});
/** Every kind of text that something on the way could take for its own language. */
export const hostile = [
  `'; DROP TABLE ml_metrics; --`,
  '"quoted" \\ back\\slash {"model_name":"flights"}',
  '::set-output name=retrain::true\n::error::gone',
  '${{ secrets.GITHUB_TOKEN }} $(id) `id`',
  '| a | b |\n<script>alert(1)</script> [x](javascript:1) @octocat #1',
  '../../etc/passwd',
  '‮right to left‬ 🛩️ é ﷽',
  'x'.repeat(10_000),
  '__proto__',
];

/** What every history does. `open` gives each test one of its own, and the same one however often it is called within a test. */
export function historyContract(open: () => Promise<() => Promise<History>>): void {
  const opened = async (work: (history: History) => Promise<void>) => {
    const history = await (await open())();
    try {
      await work(history);
    } finally {
      await history.close();
    }
  };

  test('rows come back as they were, oldest first, each model its own', () =>
    opened(async (history) => {
      expect(await history.read('flights', reach)).toEqual([]);
      const rows = [0, 1, 2].map((at) => row({ at, metrics: { accuracy: 0.9 + at / 100 }, reason: `Run ${at}.` }));
      for (const one of rows) expect((await history.record([keep(one)], reach))[0]!.change).toBe('added');
      await history.record([keep(row({ at: 1, model: 'churn' }))], reach);
      expect(await history.read('flights', reach)).toEqual(rows);
      expect(await history.read('churn', reach)).toHaveLength(1);
      expect(await history.read('churn2', reach)).toEqual([]);
    }));

  test('a run repeated is one row; with other evidence it takes the place of the first', () =>
    opened(async (history) => {
      for (const at of [0, 1, 2]) await history.record([keep(row({ at }))], reach);
      const again = await history.record([keep(row({ at: 1, reason: 'never kept' }))], reach);
      expect(again[0]).toMatchObject({ change: 'unchanged', row: { reason: row().reason } });
      const other = await history.record([keep(row({ at: 1, evidence_digest: 'other', reason: 'Mended.' }))], reach);
      expect(other[0]).toMatchObject({ change: 'replaced' });
      expect(other[0]!.past.map(({ run_number }) => run_number)).toEqual([1, 3]);
      const rows = await history.read('flights', reach);
      expect(rows.map(({ reason }) => reason)).toEqual([row().reason, 'Mended.', row().reason]);
    }));

  test('several entries at once, of one model too: each sees those before it', () =>
    opened(async (history) => {
      const recorded = await history.record(
        [keep(row({ at: 0 })), keep(row({ at: 0, model: 'churn' })), keep(row({ at: 1 })), keep(row({ at: 1 }))],
        reach,
      );
      expect(recorded.map(({ change, past }) => [change, past.length])).toEqual([
        ['added', 0],
        ['added', 0],
        ['added', 1],
        ['unchanged', 1],
      ]);
      expect(await history.read('flights', reach)).toHaveLength(2);
    }));

  test('a row that comes late stands where it belongs', () =>
    opened(async (history) => {
      for (const at of [3, 1, 2]) await history.record([keep(row({ at }))], reach);
      expect((await history.read('flights', reach)).map(({ timestamp }) => timestamp)).toEqual(
        [1, 2, 3].map((at) => row({ at }).timestamp),
      );
    }));

  test('looks no further back than it is asked, and as far as it is asked', () =>
    opened(async (history) => {
      const rows = Array.from({ length: 60 }, (_, at) => row({ at }));
      await history.record(rows.map(keep), reach);
      const some = await history.read('flights', { rows: 5, since: start + 1000 * day });
      expect(some.length).toBeGreaterThanOrEqual(5);
      expect(some.at(-1)!.timestamp).toBe(rows.at(-1)!.timestamp);
      expect(await history.read('flights', { rows: 5, since: start + 20 * day })).toEqual(
        expect.arrayContaining((await history.read('flights', { rows: 60, since: start })).slice(20)),
      );
    }));

  test('hostile texts are kept as they are', () =>
    opened(async (history) => {
      for (const text of hostile) {
        const one = row({ model: text, reason: text, metrics: { [text]: 1 }, model_version: text, run_url: text });
        await history.record([keep(one)], reach);
        expect((await history.read(text, reach)).map(({ metrics: _, ...rest }) => rest)).toEqual([
          (({ metrics: _, ...rest }) => rest)(one),
        ]);
      }
      for (const text of hostile) expect(await history.read(text, reach)).toHaveLength(1);
    }));
}
