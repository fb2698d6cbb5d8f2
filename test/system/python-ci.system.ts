// python-ci.yml under nektos/act, with the real tools of a Python team. Only the database of vulnerabilities is ours.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type PostgresServer, start as startPostgres } from '../../scripts/servers/postgres.ts';
import { type ActResult, runAct } from '../../scripts/tools/act.ts';
import { pythonVenv } from '../../scripts/tools/python.ts';
import { stageActions } from '../../scripts/tools/staging.ts';

const minutes = 60_000;
const project = resolve('examples/systems/project');
const root = mkdtempSync(join(tmpdir(), 'tidegate-python-ci-'));
const vulnerable = new Set<string>();
let staging: string;
let python: string;
let postgres: PostgresServer;
let advisories: Server;
let runs = 0;

beforeAll(async () => {
  const pins = readFileSync(join(project, 'requirements-dev.txt'), 'utf8').trim().split('\n');
  python = await pythonVenv('systems-ci', pins);
  staging = stageActions(process.cwd(), join(root, 'staging'));
  postgres = await startPostgres({ folder: join(root, 'postgres') });
  advisories = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { package: asked } = JSON.parse(body) as { package: { name: string } };
      const versions = { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '99.0.0' }] };
      const found = { package: { name: asked.name, ecosystem: 'PyPI' }, ranges: [versions], versions: [] };
      const known = { id: 'PYSEC-2026-1', modified: '2026-01-01T00:00:00Z', summary: 'x', affected: [found] };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(vulnerable.has(asked.name) ? { vulns: [known] } : {}));
    });
  });
  await new Promise<void>((listening) => advisories.listen(0, '127.0.0.1', listening));
}, 15 * minutes);

afterAll(async () => {
  advisories?.close();
  await postgres?.stop();
  rmSync(root, { recursive: true, force: true });
});

/** One run of the team's CI, after `change` in its repository. */
async function ci(change: (edit: (file: string, from: string, to: string) => void) => void): Promise<ActResult> {
  const folder = join(root, `team-${++runs}`);
  mkdirSync(folder);
  for (const part of [project, resolve('examples/systems/002-taxi')]) cpSync(part, folder, { recursive: true });
  change((file, from, to) => {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(folder, file), text.replace(from, to));
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=team', '-c', 'user.email=team@localhost.invalid', ...args]);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'As it is');
  const { port } = advisories.address() as AddressInfo;
  return runAct({
    consumer: folder,
    workflow: '.github/workflows/ci-cd.yml',
    event: 'push',
    folder: join(root, `run-${runs}`),
    repositories: { 'tidegate/mlops': staging },
    repository: 'acme/payments',
    vars: {
      DATABASE_URL: postgres.connection,
      PIP_AUDIT_OPTIONS: `--vulnerability-service osv --osv-url http://127.0.0.1:${port}/v1/query`,
    },
    python,
  });
}

const results = (run: ActResult) => Object.fromEntries(run.jobs.map(({ id, result }) => [id, result]));
const failed = (run: ActResult) => run.steps.filter(({ outcome }) => outcome === 'failure').map(({ name }) => name);

test(
  'a sound repository passes every job, and its coverage is kept',
  async () => {
    const run = await ci(() => undefined);
    expect({ failed: failed(run), exit: run.exitCode }).toEqual({ failed: [], exit: 0 });
    expect(new Set(Object.values(results(run)))).toEqual(new Set(['success']));
    const kept = run.steps.filter(({ name }) => name === 'Keep the coverage').map(({ outcome }) => outcome);
    expect(kept).toEqual(['success', 'success']);
  },
  10 * minutes,
);

test(
  'each fault turns its own job red, and all of them the one that is required',
  async () => {
    vulnerable.add('pytest');
    const run = await ci((edit) => {
      edit('src/model.py', 'model["night"] *', 'model["night"]  *');
      edit('src/model.py', 'return int(', 'return str(');
      edit('src/train.py', 'import json\n', 'import json\nimport subprocess\n');
      edit('src/train.py', 'print(', 'subprocess.call(os.environ["VARIANT"], shell=True)\nprint(');
      edit('notebooks/classes.ipynb', 'assert 0.05 <', 'assert 0.95 <');
      edit('k8s/deployment.yaml', 'kind: Deployment', 'kind: Deployment\nkind: Deployment');
    });
    vulnerable.clear();
    expect(failed(run)).toEqual(
      expect.arrayContaining(
        [
          'Lint',
          'Types',
          'Tests',
          'Integration tests',
          'Notebooks',
          'Configuration files',
          'Dependencies',
          'Code scan',
        ].concat('Every job that was asked for succeeded'),
      ),
    );
    expect(new Set(Object.values(results(run)))).toEqual(new Set(['failure']));
    expect(run.exitCode).toBe(1);
  },
  10 * minutes,
);

test(
  'code that no test reaches is too much of it',
  async () => {
    const run = await ci((edit) =>
      edit(
        'src/model.py',
        'def load(',
        'def certainty(value: float) -> float:\n    return abs(value - 0.5)\n\n\ndef load(',
      ),
    );
    expect(failed(run)).toEqual([
      ...['Enough of the code is covered', 'Enough of the code is covered'],
      'Every job that was asked for succeeded',
    ]);
  },
  10 * minutes,
);
