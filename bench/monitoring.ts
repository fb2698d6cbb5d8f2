// How long one decision takes over a history of 100,000 rows, from each store: `npm run bench:monitoring`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { branchHistory } from '../packages/monitoring/src/history/branch.ts';
import { openBranch } from '../packages/monitoring/src/history/branch-repository.ts';
import { fileHistory } from '../packages/monitoring/src/history/file.ts';
import type { History } from '../packages/monitoring/src/history/history.ts';
import { postgresHistory } from '../packages/monitoring/src/history/postgres.ts';
import { makeRow } from '../packages/monitoring/src/make-row.ts';
import { modelKey, type Row, rowLine } from '../packages/monitoring/src/row.ts';
import { day, row, start, watched } from '../packages/monitoring/test/made.ts';
import { originOf, repository, shallowClone, world } from '../packages/registry/test/world.ts';
import * as postgres from '../scripts/servers/postgres.ts';

const size = 100_000;
/** Six-hourly runs of one model, and one in ten of another: 62 years. */
const rows: Row[] = Array.from({ length: size }, (_, i) =>
  row({ at: i / 4, run_number: i + 1, model: i % 10 === 0 ? 'churn' : 'flights', metrics: { accuracy: 0.9, f1: 0.8 } }),
);
const folder = mkdtempSync(join(tmpdir(), 'tidegate-bench-monitoring-'));
const clock = { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) };
const reach = { rows: 32, since: start + (size / 4 - 35) * day };

async function measure(name: string, open: () => Promise<History>): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const before = performance.now();
    const history = await open();
    const one = watched({ at: size / 4 + i, drifted: 4 });
    await history.record(
      [{ model: one.model, key: one.key, decide: (past, recorded) => makeRow(one, past, recorded, clock.now()) }],
      reach,
    );
    await history.close();
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  console.log(`| ${name} | ${Math.round(times[2]!)} ms | ${Math.round(times.at(-1)!)} ms |`);
}

// The table comes out as Markdown.
console.log('| history of 100,000 rows | decided and recorded, median of 5 | slowest |\n|---|--:|--:|');
const file = join(folder, 'history.jsonl');
writeFileSync(file, rows.map(rowLine).join(''));
await measure('file', async () => fileHistory(file, 'file', clock));

const bare = originOf(repository());
const first = shallowClone(bare);
const branch = (clone: string) => branchHistory('tidegate-history', { ...world(clone), clock });
const filling = await openBranch('tidegate-history', { ...world(first), clock });
const files = ['flights', 'churn'].flatMap((model) => {
  const own = rows.filter(({ model_name }) => model_name === model);
  return Array.from({ length: Math.ceil(own.length / 500) }, (_, i) => ({
    path: `models/${modelKey(model)}/${String(i + 1).padStart(6, '0')}.jsonl`,
    text: own
      .slice(i * 500, (i + 1) * 500)
      .map(rowLine)
      .join(''),
  }));
});
await filling.publish(undefined, [{ path: 'tidegate-history.json', text: '{}\n' }, ...files], 'Filled\n');
await measure('branch, pushed from a checkout that has it', () => branch(first));
// The first look of a new runner brings the branch over; a checkout comes before it in any case.
for (const clone of [shallowClone(bare)]) await measure('branch, from a new checkout at first', () => branch(clone));

const server = await postgres.start({ folder: join(folder, 'postgres') });
await (await postgresHistory(server.connection, { path: (typed) => typed })).close();
const client = new Client({ connectionString: server.connection });
await client.connect();
for (let at = 0; at < size; at += 10_000) {
  const records = JSON.stringify(
    rows.slice(at, at + 10_000).map((record) => ({ ...record, model_key: modelKey(record.model_name) })),
  );
  await client.query(
    `INSERT INTO ml_metrics (run_key, timestamp, created_at, model_name, model_key, record)
     SELECT r->>'run_key', (r->>'timestamp')::timestamptz, now(), r->>'model_name', r->>'model_key', r FROM jsonb_array_elements($1::jsonb) AS r`,
    [records],
  );
}
await client.end();
await measure('PostgreSQL on this machine', () => postgresHistory(server.connection, { path: (typed) => typed }));
await server.stop();
rmSync(folder, { recursive: true, force: true });
