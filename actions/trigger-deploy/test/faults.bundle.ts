// What GitHub can do to each request, as a table: every cell is the built action against it, and then run again as a person
// would. In no cell are there two runs for one key, a run whose id is lost, or a green end without a run that succeeded.
import { describe, expect, jest, test } from '@jest/globals';
import { type BundleOptions, type BundleRun, runBundle } from '@tidegate/testing';
import type { Fault, GitHubDouble, RunStep } from '@tidegate/testing/github';
import { deployGitHub, dispatchRoute, token } from './double.ts';

jest.setTimeout(300_000);

const key = 'fraud@42#0123abcd';
const succeeds: RunStep[] = [
  { status: 'queued' },
  { status: 'in_progress' },
  { status: 'completed', conclusion: 'success' },
];
const goesOn: RunStep[] = [{ status: 'in_progress' }];

const requests = {
  POST: dispatchRoute,
  poll: 'GET /actions/runs/{run_id}',
  cancel: 'POST /actions/runs/{run_id}/cancel',
  deployment: 'POST /repos/{owner}/{repo}/deployments',
  status: 'POST /deployments/{deployment_id}/statuses',
};
type Request = keyof typeof requests;

const page = '<html><body>Unicorn! <a href="/">home</a></body></html>';
const faults = {
  '500': { effect: { status: 500 } },
  '502 after it was done': { effect: { status: 502 }, worked: true },
  'timeout after it was done': { effect: 'hang', worked: true },
  '429 with retry-after': { effect: { status: 429, headers: { 'retry-after': '1' } } },
  '401': { effect: { status: 401, message: 'Bad credentials' } },
  '403': { effect: { status: 403, message: 'Resource not accessible by integration' } },
  '404': { effect: { status: 404, message: 'Not Found' } },
  '409': { effect: { status: 409, message: 'Conflict' } },
  '422': { effect: { status: 422, message: 'Validation Failed' } },
  'HTML body': { effect: { status: 200, html: page }, worked: true },
  'connection reset': { effect: 'reset' },
  // GitHub's clock is a day ahead or behind, and the answer is lost on top of it.
  'clock ahead': { effect: { status: 502 }, worked: true, hoursAhead: 26 },
  'clock behind': { effect: { status: 502 }, worked: true, hoursAhead: -26 },
} as const satisfies Record<string, Pick<Fault, 'effect' | 'worked'> & { hoursAhead?: number }>;
type FaultName = keyof typeof faults;

const refusals: FaultName[] = ['401', '403', '404', '409', '422'];
const lostUndone: FaultName[] = ['500', '429 with retry-after', 'connection reset'];

/** How the action ends: `green`, `refused` (nothing was started), `unknown` (nobody knows) or `named` (an error, with its run). */
function expected(request: Request, fault: FaultName): 'green' | 'refused' | 'unknown' | 'named' | 'cancelled' {
  if (request === 'cancel') return 'cancelled';
  if (request === 'status') return 'green';
  if (request === 'poll') return refusals.includes(fault) && fault !== '404' ? 'named' : 'green';
  if (refusals.includes(fault)) return 'refused';
  if (!lostUndone.includes(fault)) return 'green';
  return request === 'POST' ? 'unknown' : 'refused';
}

async function world(request: Request, fault: FaultName): Promise<GitHubDouble> {
  const { hoursAhead = 0, ...told } = { hoursAhead: 0, ...faults[fault] };
  return deployGitHub(
    { script: request === 'cancel' ? goesOn : succeeds },
    { faults: [{ route: requests[request], ...told }], now: () => Date.now() + hoursAhead * 3_600_000 },
  );
}

async function trigger(github: GitHubDouble, request: Request, options: BundleOptions = {}): Promise<BundleRun> {
  const run = await runBundle('trigger-deploy', {
    timeoutMs: 200_000,
    ...options,
    inputs: {
      ...{ token, workflow: 'deploy.yml', ref: 'main', 'model-version': '42', 'idempotency-key': key },
      ...{ 'environment-name': 'production', 'cancel-with-me': 'true', 'upload-report': 'false' },
      ...{ 'request-timeout': '2s', 'find-timeout': '3s', 'poll-interval': '100ms' },
      timeout: request === 'cancel' ? '3s' : '1m',
      ...options.inputs,
    },
    env: { GITHUB_API_URL: github.url },
  });
  expect(run.visible).not.toContain(token);
  expect(run.visible).not.toContain('Unicorn');
  holds(github, run);
  return run;
}

/** What must hold in every cell. */
function holds({ runs }: GitHubDouble, { exitCode, outputs }: BundleRun): void {
  expect(runs.length).toBeLessThanOrEqual(1);
  const [run] = runs;
  if (outputs['triggered'] === 'true') expect(outputs['run-id']).toBe(String(run!.id));
  if (run && outputs['triggered'] !== 'true') expect(outputs['run-id'] ?? outputs['triggered']).toMatch(/^\d+$/);
  if (exitCode === 0) expect(outputs).toMatchObject({ verdict: 'pass', conclusion: 'success' });
}

/** Signals the step once it looks at its run. */
function interrupted(github: GitHubDouble): BundleOptions {
  return {
    onStart: (child) => {
      const timer = setInterval(() => {
        if (!github.requests.some(({ route }) => route?.endsWith('/runs/{run_id}'))) return;
        clearInterval(timer);
        child.kill('SIGINT');
      }, 20);
    },
  };
}

const cells = (Object.keys(requests) as Request[]).flatMap((request) =>
  (Object.keys(faults) as FaultName[]).map((fault): [Request, FaultName] => [request, fault]),
);

describe('in each cell one run, its id, and green only when it succeeded', () => {
  test.concurrent.each(cells)('%s: %s', async (request, fault) => {
    const github = await world(request, fault);
    try {
      const first = await trigger(github, request, request === 'cancel' ? interrupted(github) : {});
      const ends = expected(request, fault);
      const started = ends === 'green' || ends === 'named' || ends === 'cancelled';
      expect({
        ends,
        runs: github.runs.length,
        exitCode: first.exitCode,
        triggered: first.outputs['triggered'],
      }).toEqual({
        ends,
        runs: started ? 1 : 0,
        exitCode: ends === 'green' ? 0 : ends === 'cancelled' ? 1 : 2,
        triggered: started ? 'true' : ends === 'unknown' ? 'unknown' : 'false',
      });

      // Then a person runs the job again, and GitHub is well.
      const again = await trigger(github, request);
      expect(github.runs).toHaveLength(1);
      expect(again.outputs['run-id']).toBe(String(github.runs[0]!.id));
      if (request !== 'cancel') expect(again.exitCode).toBe(0);
      else expect(again.outputs['verdict']).toBe(github.runs[0]!.cancelRequested ? 'fail' : 'inconclusive');
      expect(github.deployments).toHaveLength(1);
      const last = github.deployments[0]!.statuses.at(-1)?.['state'];
      if (request !== 'cancel') expect(last).toBe('success');
    } finally {
      await github.stop();
    }
  });
});
