import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { runStep } from '@tidegate/testing';
import { rollout } from './rollout.ts';
import { draws, transactions } from './transactions.ts';

/** Whole runs of a pipeline, each ending as its name says. */
export const endings = ['pass', 'fail', 'inconclusive', 'rollout'] as const;
export type Ending = (typeof endings)[number];

const rules = `
rows: { min: 2000 }
columns:
  tx_id: { type: integer, nulls: 0, unique: true }
  country: { type: string, nulls: 0, in: [DE, FR, PL] }
  amount: { type: float, nulls: 0, min: 0, max: 25000 }
  balance: { type: float, nulls: { max-share: 10%, warn: 1% } }
  is_fraud: { type: boolean, nulls: 0, class-share: { min: 0.1%, max: 5% } }
`;

/** How good both models are, on how many rows, and on which data. */
const models = {
  pass: { rows: 6000, candidate: 0.934, production: 0.905, week: 'reference' },
  fail: { rows: 6000, candidate: 0.879, production: 0.905, week: 'today' },
  inconclusive: { rows: 260, candidate: 0.915, production: 0.9, week: 'reference' },
} as const;

/** Runs the gates and `report` from their sources in `folder`; gives the path of the page. */
export async function pageOf(ending: Ending, folder: string): Promise<string> {
  mkdirSync(join(folder, 'tidegate-report'), { recursive: true });
  if (ending === 'rollout') {
    writeFileSync(join(folder, 'tidegate-report/canary-rollout.json'), JSON.stringify(rollout()));
    return report(folder, 'flights 42: rollout to production');
  }
  const { rows, candidate, production, week } = models[ending];
  const [head, ...lines] = transactions('reference', 20_000).trimEnd().split('\n');
  const csv = (some: readonly string[]) => `${[head, ...some].join('\n')}\n`;
  writeFileSync(join(folder, 'september.csv'), csv(lines.slice(0, 12_000)));
  writeFileSync(join(folder, 'today.csv'), week === 'today' ? transactions('today', 8000) : csv(lines.slice(12_000)));
  const measured = predictions(rows, candidate, production);
  writeFileSync(join(folder, 'predictions.csv'), measured.text);
  writeFileSync(join(folder, 'metrics.json'), JSON.stringify({ accuracy: measured.accuracy, rmse: 6.18, n: rows }));
  await gate(folder, 'validate-data', {
    data: 'today.csv',
    reference: 'september.csv',
    rules,
    'engine-path': engine(),
  });
  await gate(folder, 'check-model-threshold', {
    metrics: 'metrics.json',
    thresholds: 'accuracy >= 0.9\nrmse <= 6.5',
    'sample-size': 'n',
  });
  await gate(folder, 'compare-with-production', {
    predictions: 'predictions.csv',
    'paired-rules': 'accuracy >= production - 0.005\nf1 >= production - 0.02\nrecall >= production - 0.03',
    slices: 'region',
  });
  return report(folder, 'flights 42: candidate for production');
}

async function gate(folder: string, name: string, inputs: Record<string, string>): Promise<void> {
  const step = await runStep(resolve(`actions/${name}/src/index.ts`), {
    workspace: folder,
    inputs: { model: 'flights', 'upload-report': 'false', 'report-formats': 'junit', ...inputs },
    timeoutMs: 240_000,
  });
  if (step.evidence === undefined) throw new Error(`${name} said nothing:\n${step.stdout}${step.stderr}`);
}

async function report(folder: string, title: string): Promise<string> {
  const step = await runStep(resolve('actions/report/src/index.ts'), {
    workspace: folder,
    inputs: { token: 'ghs_nobody_has_this', to: 'html', title, 'upload-report': 'false' },
    timeoutMs: 240_000,
  });
  const path = step.outputs['report'];
  if (path === undefined) throw new Error(`report made no page:\n${step.stdout}${step.stderr}`);
  return join(folder, path);
}

function engine(): string {
  return createRequire(import.meta.resolve('@duckdb/node-api')).resolve(
    `@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`,
  );
}

/** Two models that are right so often, mostly about the same rows. */
function predictions(rows: number, candidate: number, production: number): { text: string; accuracy: number } {
  const draw = draws(rows + Math.round(candidate * 1000));
  let right = 0;
  const lines = Array.from({ length: rows }, (_, id) => {
    const label = draw() < 0.3 ? 1 : 0;
    const hard = draw();
    const says = (accuracy: number) => (hard * 0.8 + draw() * 0.2 < accuracy ? label : 1 - label);
    const [mine, theirs] = [says(candidate), says(production)];
    right += Number(mine === label);
    return [id, label, mine, theirs, ['north', 'south', 'west'][id % 3]].join(',');
  });
  return {
    text: `id,label,candidate,production,region\n${lines.join('\n')}\n`,
    accuracy: Number((right / rows).toFixed(4)),
  };
}
