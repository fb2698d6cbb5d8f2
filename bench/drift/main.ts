// Calibration and power of the drift rule through the product's own code: `npm run bench:drift [-- --quick --seed N --out FILE]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkEngine } from './engine-check.ts';
import type { Agreement } from './agreement.ts';
import type { EvidentlyAlarms } from './evidently.ts';
import { agreementTasks, evidentlyTasks, pairs, simulationTasks } from './plan.ts';
import { reportText, targetTable } from './report.ts';
import type { Results } from './results.ts';
import { shifts } from './shifts.ts';
import { findings } from './targets.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import { runTasks } from './workers.ts';

/** `--quick` is to see that all runs: with so few repeats a promise may look broken by chance. */
const scales = {
  full: { repeats: 2000, sampling: 400, evidently: 100, enginePairs: 2 },
  quick: { repeats: 150, sampling: 60, evidently: 10, enginePairs: 1 },
} as const;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '20261121' },
    out: { type: 'string' },
  },
});
const scale = scales[values.quick ? 'quick' : 'full'];
const seed = Number(values.seed);
const started = Date.now();

const engine = await engineChecks(scale.enginePairs);
const sampling = await runTasks<Agreement>(agreementTasks(scale.sampling, seed), tell('row by row'));
const evidently = await runTasks<EvidentlyAlarms>(evidentlyTasks(scale.evidently, seed), tell('Evidently'));
const tallies = await simulation(scale.repeats);
const results: Results = { repeats: scale.repeats, seed, tallies, sampling, evidently, engine };

console.log(targetTable(results));
if (values.quick) console.log('\nWith so few repeats a promise may look broken by chance.');
console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s`);
for (const difference of engine.differences) console.log(`differs: ${difference}`);
const out = values.out ?? (values.quick ? undefined : 'bench/results/drift.md');
if (out !== undefined) {
  mkdirSync(dirname(resolve(out)), { recursive: true });
  writeFileSync(out, reportText(results));
}
if (!values.quick && findings(results).some(({ met }) => !met)) process.exitCode = 1;

async function simulation(repeats: number): Promise<Tally[]> {
  const tasks = simulationTasks(repeats, seed);
  const parts = await runTasks<Tally>(tasks, tell('by counts'));
  const sums = pairs.map(() => emptyTally(shifts.length));
  parts.forEach((part, i) => addTally(sums[tasks[i]!.pair]!, part));
  return sums;
}

async function engineChecks(each: number): Promise<Results['engine']> {
  const sum = { compared: 0, drifted: 0, differences: [] as string[] };
  for (const reference of [50, 500, 2000, 5000])
    for (const data of [50, 700, 3000])
      for (let i = 0; i < each; i += 1) {
        const changed = i === 0 ? shifts[sum.compared % shifts.length]!.columns : [];
        const { drifted, differences } = await checkEngine({ reference, data }, seed + i, changed);
        sum.compared += 1;
        if (drifted.length > 0) sum.drifted += 1;
        sum.differences.push(
          ...differences.map((difference) => `${difference} at ${reference} / ${data}, seed ${seed + i}`),
        );
      }
  return sum;
}

function tell(what: string): (done: number, of: number) => void {
  let told = 0;
  return (done, of) => {
    const percent = Math.floor((100 * done) / of);
    if (percent < told + 10) return;
    told = percent;
    console.error(`${what}: ${percent} % after ${((Date.now() - started) / 1000).toFixed(0)} s`);
  };
}
