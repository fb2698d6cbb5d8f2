// What canary-rollout adds to the hold times of its steps, and how long one `tick` takes, against local servers: `npm run bench:rollout-overhead`.
// The traffic is measured over one interval beforehand, since these servers keep no history; with Prometheus nothing waits for that.
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { runBundle } from '@tidegate/testing';
import { simulatedTraffic } from '../actions/canary-rollout/test/simulated-traffic.ts';
import { median } from './data/findings.ts';

const rounds = 5;
const holds = [3, 3, 3];

async function timed(inputs: Record<string, string>, expected: string): Promise<number> {
  const traffic = await simulatedTraffic({ interval: '500ms' });
  try {
    const started = performance.now();
    const run = await runBundle('canary-rollout', {
      inputs: {
        ...{ router: 'command', target: traffic.target, analysis: traffic.analysis },
        ...{ state: `file:${join(traffic.folder, 'state')}`, 'upload-report': 'false', ...inputs },
      },
    });
    const seconds = (performance.now() - started) / 1000;
    if (run.outputs['state'] !== expected) throw new Error(`${run.outputs['state'] ?? 'no state'}: ${run.stdout}`);
    return seconds;
  } finally {
    await traffic.close();
  }
}

const steps = `${holds.map((seconds, i) => `${[10, 25, 50][i]!}%:${seconds}s`).join(', ')}, 100%`;
const runs: number[] = [];
const ticks: number[] = [];
for (let i = 0; i < rounds; i++) {
  runs.push(await timed({ steps }, 'promoted'));
  ticks.push(await timed({ steps, operation: 'tick' }, 'in-progress'));
}
const held = holds.reduce((sum, seconds) => sum + seconds, 0);
const [run, tick] = [median(runs), median(ticks)];
console.log(
  `${holds.length} steps held for ${held} s: ${run.toFixed(2)} s, ${(run - held).toFixed(2)} s of it our own (at most 2)`,
);
console.log(`tick: ${tick.toFixed(2)} s (at most 2)`);
process.exit(run - held <= 2 && tick <= 2 ? 0 : 1);
