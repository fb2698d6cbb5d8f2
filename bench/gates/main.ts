// Wrong promotions, power and cost of comparing with production: `npm run bench:gates [-- --quick] [-- --seed N] [-- --no-peers]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { million } from './million.ts';
import { broken, reportText, type Results } from './report.ts';
import { simulation } from './simulation.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '20261121' },
    out: { type: 'string' },
    peers: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const seed = Number(values.seed);
const [repeats, rows] = values.quick ? [200, 50_000] : [10_000, 1_000_000];
const started = Date.now();
let told = 0;

const measured = await million(rows, values.peers);
const seen = await simulation(repeats, seed, (done, of) => {
  const percent = Math.floor((100 * done) / of);
  if (percent < told + 10) return;
  told = percent;
  console.error(`simulation: ${percent} % after ${((Date.now() - started) / 1000).toFixed(0)} s`);
});
const results: Results = { seed, seen, rows, measured };
const text = reportText(results);
console.log(text);
for (const sentence of broken(results)) console.log(`missed: ${sentence}`);
const out = values.out ?? (values.quick ? undefined : 'bench/results/gates.md');
if (out !== undefined) {
  mkdirSync(dirname(resolve(out)), { recursive: true });
  writeFileSync(out, text);
}
if (!values.quick && broken(results).length > 0) process.exitCode = 1;
