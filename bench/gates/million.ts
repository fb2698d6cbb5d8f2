import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pythonVenv } from '../../scripts/tools/python.ts';
import type { RuleCost } from './one-rule.ts';
import { type PredictionsFile, predictionsFile } from './rows.ts';

/** With which the same is computed beside. */
export const peers = ['scipy==1.16.3', 'scikit-learn==1.7.2', 'pyarrow==22.0.0'];

/** A statistic with what it may cost: seconds of judging. */
export const statistics = [
  { name: 'McNemar and Tango', score: 'accuracy', rule: 'accuracy >= production - 0.001', file: 'classes', most: 2 },
  { name: 'DeLong', score: 'roc_auc', rule: 'roc_auc >= production - 0.001', file: 'classes', most: 3 },
  { name: 'BCa of accuracy', score: 'accuracy', rule: 'accuracy >= production * 0.999', file: 'classes', most: 10 },
  { name: 'BCa of F1', score: 'f1', rule: 'f1 >= production - 0.001', file: 'classes', most: 10 },
  { name: 'BCa of RMSE', score: 'rmse', rule: 'rmse <= production + 0.001', file: 'numbers', most: 10 },
] as const satisfies readonly { name: string; score: string; rule: string; file: PredictionsFile; most: number }[];

export interface PeerCost {
  readonly read: number;
  readonly judge: number;
  /** Resamples drawn, where the statistic is resampled. */
  readonly draws: number | null;
  readonly peakMemory: number;
}

export interface Measured {
  readonly name: string;
  readonly most: number;
  readonly cost: RuleCost;
  readonly peer: PeerCost | undefined;
}

/** Each statistic on this many rows, in a process of its own. */
export async function million(rows: number, withPeers: boolean): Promise<Measured[]> {
  const python = withPeers ? await pythonVenv('bench-gates', peers) : undefined;
  const measured: Measured[] = [];
  for (const { name, score, rule, file, most } of statistics) {
    const path = await predictionsFile(file, rows);
    const cost = run<RuleCost>(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'one-rule.ts'),
      path,
      rule,
    ]);
    // A relative rule has no counterpart there.
    const alike = python !== undefined && name !== 'BCa of accuracy';
    const peer = alike ? run<PeerCost>(python, [join(import.meta.dirname, 'peer.py'), path, score]) : undefined;
    measured.push({ name, most, cost, peer });
  }
  return measured;
}

function run<T>(command: string, args: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 24 });
  if (status !== 0) throw new Error(`${args.at(-1)} ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout) as T;
}
