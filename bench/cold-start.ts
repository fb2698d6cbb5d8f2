// Cold start of each action beside `node -e 0` and beside what most JavaScript actions load first: `npm run bench [-- rounds [file]]`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { evidence } from '../packages/testing/src/evidence.ts';
import { actionNames } from '../scripts/build.ts';
import { cacheFolder } from '../scripts/tools/cache.ts';

type Inputs = Readonly<Record<string, string>>;

/** Whole passing runs, for the actions that need nobody's answer. */
const whole: Readonly<Record<string, Inputs>> = {
  'check-model-threshold': { metrics: 'metrics.json', thresholds: 'accuracy >= 0.85\nrmse <= 6.5' },
  'compare-with-production': { candidate: 'metrics.json', production: 'production.json', rules: 'rmse <= production' },
  tidegate: {
    metrics: 'metrics.json',
    thresholds: 'accuracy >= 0.85',
    production: 'production.json',
    'comparison-rules': 'rmse <= production',
  },
  'validate-data': { data: 'data.csv', rules: 'rows: { min: 1 }' },
  'workflow-lint': { files: 'workflow.yml' },
  report: { evidence: 'evidence.json', to: 'summary, html', token: 'unused' },
};

const files = {
  'metrics.json': '{"accuracy": 0.91, "rmse": 6.2}\n',
  'production.json': '{"accuracy": 0.9, "rmse": 6.3}\n',
  'data.csv': 'id,amount\n1,2\n2,3\n',
  'workflow.yml':
    'on: push\npermissions: {}\njobs: { a: { runs-on: ubuntu-latest, timeout-minutes: 5, steps: [{ run: ls }] } }\n',
  'evidence.json': JSON.stringify(evidence()),
};

interface Program {
  readonly name: string;
  readonly args: readonly string[];
  readonly inputs: Inputs;
  readonly exit: number;
}

const from = (name: string) => JSON.stringify(import.meta.resolve(name));
const beside: readonly Program[] = [
  { name: 'node -e 0', args: ['-e', '0'], inputs: {}, exit: 0 },
  {
    name: 'node, importing @actions/core and @actions/github',
    args: [
      '--input-type=module',
      '-e',
      `await import(${from('@actions/core')}); await import(${from('@actions/github')})`,
    ],
    inputs: {},
    exit: 0,
  },
];

const bundle = (name: string) => resolve('dist', name, 'index.js');
const programs: readonly Program[] = [
  ...beside,
  ...actionNames.map((name) => ({
    name: `${name}, refusing an input`,
    args: [bundle(name)],
    inputs: { nonsense: '1' },
    exit: 2,
  })),
  ...Object.entries(whole).map(([name, inputs]) => ({
    name: `${name}, a whole run`,
    args: [bundle(name)],
    inputs,
    exit: 0,
  })),
];

function run({ name, args, inputs, exit }: Program, folder: string, round: number): number {
  const report = `report-${round}-${name.replace(/\W/g, '')}`;
  const scratch = join(folder, report);
  mkdirSync(scratch);
  for (const file of ['output', 'summary', 'state']) writeFileSync(join(scratch, file), '');
  const typed = { 'report-dir': report, 'upload-report': 'false', ...inputs };
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: join(scratch, 'output'),
    GITHUB_STATE: join(scratch, 'state'),
    GITHUB_STEP_SUMMARY: join(scratch, 'summary'),
    GITHUB_REPOSITORY: 'octo/flights',
    RUNNER_TOOL_CACHE: join(cacheFolder(), 'bench-tool-cache'),
    ...(exit === 0 && args[0] === '-e'
      ? {}
      : Object.fromEntries(Object.entries(typed).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value]))),
  };
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' });
  const took = performance.now() - started;
  if (status !== exit) throw new Error(`${name} ended with ${status}, not ${exit}:\n${stdout}${stderr}`);
  return took;
}

/** One after the other, round by round, so that all meet the same machine. The first round warms the disk and does not count. */
function measure(rounds: number): Map<string, number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-cold-start-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const times = new Map<string, number[]>();
    for (let round = 0; round <= rounds; round++) {
      for (const program of programs) {
        const took = run(program, folder, round);
        if (round > 0) times.set(program.name, [...(times.get(program.name) ?? []), took]);
      }
    }
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The q-th part of the values lies at or below it. */
function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]!;
}

function table(times: ReadonlyMap<string, readonly number[]>): string {
  const nodeAlone = times.get(beside[0]!.name)!;
  const rows = [...times].map(([name, values]) => {
    const ratio = quantile(
      values.map((value, i) => value / nodeAlone[i]!),
      0.5,
    );
    const cells = [quantile(values, 0.5), quantile(values, 0.9), Math.min(...values)].map((ms) => ms.toFixed(0));
    return `| ${[name, ...cells, ratio.toFixed(1)].join(' | ')} |`;
  });
  return [
    '| program | median, ms | 90 %, ms | least, ms | beside node |',
    '| --- | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}

if (import.meta.main) {
  for (const name of actionNames)
    if (!existsSync(bundle(name))) throw new Error(`${bundle(name)} is missing: run \`npm run build\` first`);
  const rounds = Number(process.argv[2] ?? 15);
  const before = loadavg()[0]!;
  const measured = table(measure(rounds));
  const text = `# Cold start

\`npm run bench\` on ${cpus().length} cores (${process.arch}), Node ${process.version.slice(1)}; ${rounds} rounds, the programs in turn. The load of the machine (1 minute) was
${before.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after. A run is a process from its start to its end, without the artifact; \`validate-data\` starts DuckDB in a
second one, its package cached. "Beside node" is the median over the rounds of its time divided by that of \`node -e 0\`.

${measured}
`;
  console.log(text);
  if (process.argv[3]) writeFileSync(process.argv[3], text);
}
