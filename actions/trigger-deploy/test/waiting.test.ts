import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Fault, GitHubDouble, RunStep } from '@tidegate/testing/github';
import { action } from '../src/action.ts';
import { deployGitHub, sha, token } from './double.ts';
import { ioFor, parse, tell } from './story.ts';

// The first test of a fresh machine fetches GitHub's description.
jest.setTimeout(120_000);

let github: GitHubDouble;
afterEach(() => github.stop());

const runRoute = 'GET /actions/runs/{run_id}';
const done: RunStep = { status: 'completed', conclusion: 'success' };
const looks = () => github.requests.filter(({ route }) => route?.endsWith('/actions/runs/{run_id}'));

describe('conclusions: only success passes', () => {
  test.each([
    ['success', 'pass', 'succeeded'],
    ['failure', 'fail', 'failed'],
    ['timed_out', 'fail', 'ran out of its time'],
    ['startup_failure', 'fail', 'could not start'],
    ['cancelled', 'fail', 'was cancelled'],
    ['skipped', 'fail', 'was skipped'],
    ['stale', 'fail', 'went stale'],
    ['action_required', 'fail', 'needs somebody to act'],
    ['neutral', 'inconclusive', 'neither success nor failure'],
    ['exploded', 'inconclusive', 'not known here, "exploded"'],
    [null, 'inconclusive', 'not known here, "unknown"'],
  ])('%s is %s', async (conclusion, verdict, told) => {
    github = await deployGitHub({ script: [{ status: 'completed', conclusion }] });
    const { result } = await tell(github);
    expect(result).toMatchObject({ verdict, outputs: { triggered: true, conclusion: conclusion ?? 'unknown' } });
    expect(result!.reason).toContain(told);
  });
});

describe('waiting', () => {
  test('goes through the states, at least ten seconds apart, and tells each once', async () => {
    const script: RunStep[] = ['requested', 'queued', 'queued', 'pending', 'in_progress'].map((status) => ({ status }));
    github = await deployGitHub({ script: [...script, done] });
    const { result, io } = await tell(github);
    expect(result!.verdict).toBe('pass');
    expect(io.slept).toEqual([10_000, 12_500, 15_625, 19_531.25, 24_414.0625]);
    expect(io.logged.filter((line) => / is \w+\.$/.test(line)).map((line) => line.split(' is ')[1])).toEqual([
      'requested.',
      'queued.',
      'pending.',
      'in_progress.',
      'completed.',
    ]);
  });

  test('our own timeout is no success, and an hour costs at most 200 requests', async () => {
    github = await deployGitHub({ script: [{ status: 'in_progress' }] });
    const { result, io } = await tell(github);
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      outputs: { triggered: true, 'run-id': github.runs[0]!.id },
    });
    expect(result!.outputs.conclusion).toBeUndefined();
    expect(result!.reason).toContain('was still in_progress after 1h; its outcome is open');
    expect(io.slept.reduce((sum, pause) => sum + pause, 0)).toBe(3_600_000);
    expect(github.requests.length).toBeLessThanOrEqual(200);
  });

  test('a look at an unchanged run is answered 304, which costs no rate', async () => {
    github = await deployGitHub({ script: [{ status: 'in_progress' }] });
    await tell(github);
    const statuses = looks().map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 304).length).toBeGreaterThan(100);
    expect(github.requests.filter(({ status }) => status !== 304).length).toBeLessThan(20);
  });

  test('poll-interval sets the pace', async () => {
    github = await deployGitHub({ script: [...Array<RunStep>(6).fill({ status: 'queued' }), done] });
    const { io } = await tell(github, { 'poll-interval': '1s' });
    expect(io.slept).toEqual([1000, 1250, 1562.5, 1953.125, 2441.40625, 3000]);
  });

  test('a rate limit without a pause is waited out by its reset, whatever the runner takes the time to be', async () => {
    const now = () => Date.UTC(2031, 0, 1);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now() / 1000 + 600) };
    github = await deployGitHub({}, { now, faults: [{ route: runRoute, effect: { status: 403, headers } }] });
    const { result, io } = await tell(github);
    expect(result!.verdict).toBe('pass');
    expect(io.slept).toEqual([601_000]);
  });

  test('wait: false passes when it was started, and looks at nothing', async () => {
    github = await deployGitHub({ script: [{ status: 'completed', conclusion: 'failure' }] });
    const { result } = await tell(github, { wait: 'false' });
    expect(result!.verdict).toBe('pass');
    expect(result!.reason).toContain('its outcome was not awaited');
    expect(looks()).toEqual([]);
  });

  test('a run that waits for people is told with environment and reviewers, at once', async () => {
    const pending = [
      { environment: 'production', reviewers: ['ada', 'grace'] },
      { environment: 'eu', reviewers: [] },
    ];
    github = await deployGitHub({ script: [{ status: 'queued' }, { status: 'waiting', pending }] });
    const { result, io } = await tell(github);
    expect(result!.verdict).toBe('inconclusive');
    expect(result!.reason).toContain('waits for approval of production (ada, grace) and eu; its outcome is open');
    expect(io.slept).toEqual([10_000]);
  });

  test('a wait timer runs out by itself', async () => {
    const pending = [{ environment: 'production', reviewers: [], waitTimer: 5 }];
    github = await deployGitHub({ script: [{ status: 'waiting', pending }, { status: 'in_progress' }, done] });
    expect((await tell(github)).result!.verdict).toBe('pass');
  });
});

describe('looks that fail', () => {
  const transient: [string, Fault['effect']][] = [
    ['500', { status: 500 }],
    ['502 with a page', { status: 502, html: '<html></html>' }],
    ['no JSON', { status: 200, html: '<html></html>' }],
    ['429', { status: 429 }],
    ['hang', 'hang'],
    ['reset', 'reset'],
  ];
  test.each(transient)('%s does not lose the run', async (_, effect) => {
    github = await deployGitHub({ script: [done] }, { faults: [{ route: runRoute, effect, times: 2 }] });
    const { result, io } = await tell(github, { 'request-timeout': '300ms' });
    expect(result).toMatchObject({ verdict: 'pass', outputs: { 'run-id': github.runs[0]!.id, conclusion: 'success' } });
    expect(io.logged.filter((line) => line.startsWith('warn:'))).toHaveLength(2);
    expect(github.runs).toHaveLength(1);
  });

  test('retry-after is kept', async () => {
    const effect = { status: 429, headers: { 'retry-after': '120' } };
    github = await deployGitHub({}, { faults: [{ route: runRoute, effect }] });
    expect((await tell(github)).io.slept).toEqual([120_000]);
  });

  test('a run that is not shown yet is waited for', async () => {
    github = await deployGitHub({}, { faults: [{ route: runRoute, effect: { status: 404 }, times: 2 }] });
    expect((await tell(github)).result!.verdict).toBe('pass');
  });

  test.each([
    [401, 1, 'unauthorized', 'one hour'],
    [403, 1, 'unauthorized', '`actions: read`'],
    [404, 9, 'not-found', 'Check the names'],
  ])('%i ends the waiting, and the run stays named', async (status, times, code, hint) => {
    github = await deployGitHub({}, { faults: [{ route: runRoute, effect: { status }, times }] });
    const { error, io } = await tell(github);
    expect(error).toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(error!.message).toContain(`show run ${github.runs[0]!.id} of octo/flights`);
    expect(io.outputs.get('run-id')).toBe(github.runs[0]!.id);
    expect(io.outputs.get('triggered')).toBe(true);
  });

  test('GitHub down for the whole time is a timeout, not a success', async () => {
    github = await deployGitHub({}, { faults: [{ route: runRoute, effect: { status: 503 }, times: 500 }] });
    const { result } = await tell(github, { timeout: '5m' });
    expect(result!.verdict).toBe('inconclusive');
    expect(result!.reason).toContain('was still unknown after 5m');
  });
});

describe('expect-sha', () => {
  test('the commit expected passes', async () => {
    github = await deployGitHub();
    const { result } = await tell(github, { 'expect-sha': sha.toUpperCase() });
    expect(result).toMatchObject({ verdict: 'pass' });
    expect(result!.checks.map(({ id }) => id)).toEqual(['start', 'run.commit', 'run.conclusion']);
  });

  test('a ref that points elsewhere fails, and nothing is started', async () => {
    github = await deployGitHub();
    const { result } = await tell(github, { 'expect-sha': '3'.repeat(40) });
    expect(result).toMatchObject({ verdict: 'fail', outputs: { triggered: false } });
    expect(result!.reason).toContain(`Nothing was started, as main is at ${sha}, not at ${'3'.repeat(40)}.`);
    expect(github.runs).toEqual([]);
    expect(github.gitRefs.size).toBe(0);
  });

  test.each(['true', 'false'])('a run at another one fails and is cancelled (wait: %s)', async (wait) => {
    // The token may not read the commit beforehand.
    const permissions = { actions: 'write' as const };
    github = await deployGitHub({}, { tokens: { [token]: { permissions } } });
    const { result } = await tell(github, { 'expect-sha': '3'.repeat(40), wait });
    expect(result).toMatchObject({ verdict: 'fail', outputs: { triggered: true, 'run-id': github.runs[0]!.id } });
    expect(result!.reason).toContain(`is at ${sha}, not at ${'3'.repeat(40)}`);
    expect(github.runs[0]!.cancelRequested).toBe(true);
  });

  test('an unknown run is no match', async () => {
    github = await deployGitHub({ runName: 'Deploy' }, { apiVersions: ['2022-11-28'], runDetails: false });
    expect((await tell(github, { 'expect-sha': sha, wait: 'false' })).result!.verdict).toBe('inconclusive');
  });
});

describe('cancel-with-me', () => {
  const script: RunStep[] = [{ status: 'in_progress' }];
  const cancelled = (inputs: Record<string, unknown>) => tell(github, inputs, { onSleep: (io) => io.cancel() });

  test('cancels the run when the job is cancelled', async () => {
    github = await deployGitHub({ script });
    const { result, io } = await cancelled({ 'cancel-with-me': 'true' });
    expect(result!.verdict).toBe('inconclusive');
    expect(result!.reason).toMatch(
      /^1 of 2 .*: This job was cancelled while run \d+ of deploy\.yml was in_progress\.$/,
    );
    expect(github.runs[0]!.cancelRequested).toBe(true);
    expect(io.saved.get('settled')).toBe('true');
  });

  test('leaves it alone when that was not asked', async () => {
    github = await deployGitHub({ script });
    expect((await cancelled({})).result!.verdict).toBe('inconclusive');
    expect(github.runs[0]!.cancelRequested).toBe(false);
  });

  test('the post step cancels what a killed step left', async () => {
    github = await deployGitHub({ script });
    const inputs = { 'cancel-with-me': 'true' };
    const killed = await ioFor(github, {
      onSleep: () => {
        throw new Error('killed');
      },
    });
    await expect(action.run(parse(inputs), killed)).rejects.toThrow('killed');
    const after = await ioFor(github);
    for (const [name, value] of killed.saved) after.state.save(name, value);
    await action.post!(parse({}), after);
    expect(github.runs[0]!.cancelRequested).toBe(false);
    await action.post!(parse(inputs), after);
    expect(github.runs[0]!.cancelRequested).toBe(true);
  });

  test('the post step leaves a run that was seen to its end', async () => {
    github = await deployGitHub();
    const { io } = await tell(github, { 'cancel-with-me': 'true' });
    await action.post!(parse({ 'cancel-with-me': 'true' }), io);
    expect(github.runs[0]!.cancelRequested).toBe(false);
  });
});
