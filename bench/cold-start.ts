// Cold start of check-model-threshold, a whole passing run on one file, beside `node -e 0`: `npm run bench [-- rounds]`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

export interface ColdStart {
  /** Median wall time of a run, in milliseconds. */
  readonly node: number;
  readonly bundle: number;
  /** Median over the rounds of bundle / node. */
  readonly ratio: number;
  readonly rounds: number;
}

/** Runs the two in turn, so that both meet the same machine. The first round warms the disk and does not count. */
export function measureColdStart(rounds: number, bundle = resolve('dist/check-model-threshold/index.js')): ColdStart {
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing: run \`npm run build\` first`);
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-cold-start-'));
  try {
    const pairs = Array.from({ length: rounds + 1 }, (_, round) => runBoth(bundle, folder, round)).slice(1);
    return {
      node: median(pairs.map(([node]) => node)),
      bundle: median(pairs.map(([, action]) => action)),
      ratio: median(pairs.map(([node, action]) => action / node)),
      rounds,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runBoth(bundle: string, folder: string, round: number): [number, number] {
  const report = `report-${round}`;
  writeFileSync(join(folder, 'metrics.json'), '{"accuracy": 0.91, "rmse": 6.2}\n');
  for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '');
  const env = {
    PATH: process.env['PATH'],
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    INPUT_METRICS: 'metrics.json',
    INPUT_THRESHOLDS: 'accuracy >= 0.85\nrmse <= 6.5',
    'INPUT_REPORT-DIR': report,
    'INPUT_UPLOAD-REPORT': 'false',
  };
  const node = timed(['-e', '0'], folder, env);
  const action = timed([bundle], folder, env);
  const evidence = JSON.parse(readFileSync(join(folder, report, 'check-model-threshold.json'), 'utf8')) as {
    verdict: string;
  };
  if (evidence.verdict !== 'pass') throw new Error(`the run did not pass but ended ${evidence.verdict}`);
  return [node, action];
}

function timed(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  const took = performance.now() - started;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return took;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

if (import.meta.main) {
  const { node, bundle, ratio, rounds } = measureColdStart(Number(process.argv[2] ?? 21));
  console.log(`node -e 0              ${node.toFixed(1)} ms`);
  console.log(`check-model-threshold  ${bundle.toFixed(1)} ms`);
  console.log(`ratio                  ${ratio.toFixed(2)} (median of ${rounds} rounds, in turn)`);
}
