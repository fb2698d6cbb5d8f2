// Statistics of a rollout beside other tools' rules: `npm run bench:rollout [-- --quick] [-- --seed N] [-- --out file]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './plan.ts';
import { reportText } from './report.ts';
import { targets } from './targets.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '20261121' },
    out: { type: 'string' },
  },
});
const started = Date.now();
let told = 0;
const results = await measure({ runs: values.quick ? 200 : 4000, seed: Number(values.seed) }, (done, of) => {
  const percent = Math.floor((100 * done) / of);
  if (percent < told + 10) return;
  told = percent;
  console.error(`${percent} % after ${((Date.now() - started) / 1000).toFixed(0)} s`);
});
const text = reportText(results);
console.log(text);
const missed = targets(results).filter(({ met }) => !met);
for (const { name, target, measured } of missed) console.log(`missed: ${name}: ${measured}, ${target}`);
const out = values.out ?? (values.quick ? undefined : 'bench/results/rollout.md');
if (out !== undefined) {
  mkdirSync(dirname(resolve(out)), { recursive: true });
  writeFileSync(out, text);
}
if (!values.quick && missed.length > 0) process.exitCode = 1;
