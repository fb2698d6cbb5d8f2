import { afterEach, describe, expect, test } from '@jest/globals';
import { runBundle } from '@tidegate/testing';
import { join } from 'node:path';
import { simulatedTraffic, type SimulatedTraffic, type TrafficOptions } from './simulated-traffic.ts';

let traffic: SimulatedTraffic;
afterEach(() => traffic.close());

async function start(options: TrafficOptions = {}) {
  traffic = await simulatedTraffic(options);
  return {
    router: 'command',
    target: traffic.target,
    analysis: traffic.analysis,
    steps: '10%:400ms, 50%:400ms, 100%',
    patience: '3s',
    state: `file:${join(traffic.folder, 'state')}`,
  };
}

describe('the built action', () => {
  test('promotes a candidate that does not fail', async () => {
    const inputs = await start();
    const run = await runBundle('canary-rollout', { inputs });
    expect(run.annotations).toEqual([]);
    expect(run.outputs).toMatchObject({
      verdict: 'pass',
      state: 'promoted',
      weight: '100',
      step: '3',
      'rolled-back': 'false',
    });
    expect(run.exitCode).toBe(0);
    expect(traffic.writes()).toEqual([10, 50, 100]);
    expect(run.stdout).toContain('Promotion needs proof of an error rate below 5 %');
    expect(run.evidence?.timeline?.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['planned', 'shifted', 'look', 'promoted']),
    );
  }, 30_000);

  test('rolls back a candidate that fails 30 % of its requests', async () => {
    const inputs = await start({ candidateErrors: 0.3 });
    const run = await runBundle('canary-rollout', { inputs });
    expect(run.outputs).toMatchObject({ verdict: 'fail', state: 'rolled-back', weight: '0', 'rolled-back': 'true' });
    expect(run.outputs['reason']).toMatch(/surely above the limit of 5 %|fails more often than stable/);
    expect(run.exitCode).toBe(1);
    expect(traffic.writes()).toEqual([10, 0]);
    expect(traffic.weight()).toBe(0);
  }, 30_000);

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s in the middle leaves production whole',
    async (signal) => {
      const inputs = { ...(await start()), steps: '10%:60s, 100%' };
      const run = await runBundle('canary-rollout', {
        inputs,
        onStart: (child) => void traffic.reaches(10).then(() => child.kill(signal)),
      });
      expect(run.outputs).toMatchObject({ verdict: 'fail', state: 'rolled-back', reason: 'The job was cancelled.' });
      expect(run.exitCode).toBe(1);
      expect(traffic.writes()).toEqual([10, 0]);
    },
    30_000,
  );

  describe('SIGKILL in the middle', () => {
    async function killed() {
      const inputs = { ...(await start({ deadline: '300ms' })), steps: '10%:60s, 100%', lease: '1s' };
      const run = await runBundle('canary-rollout', {
        inputs,
        onStart: (child) => void traffic.reaches(10).then(() => child.kill('SIGKILL')),
      });
      expect([run.signal, traffic.weight()]).toEqual(['SIGKILL', 10]);
      return { inputs, state: run.state };
    }

    test('post of the same job rolls back', async () => {
      const { inputs, state } = await killed();
      const post = await runBundle('canary-rollout', { inputs, state });
      expect(post.exitCode).toBe(0);
      expect(post.annotations).toEqual([
        { level: 'warning', title: undefined, message: expect.stringContaining('Rolling back to 100:0') as unknown },
        {
          level: 'warning',
          title: undefined,
          message: expect.stringContaining('left unfinished: rolled-back') as unknown,
        },
      ]);
      expect(traffic.writes()).toEqual([10, 0]);
    }, 30_000);

    test('post of another job touches nothing', async () => {
      const { inputs, state } = await killed();
      const post = await runBundle('canary-rollout', { inputs, state: { ...state, 'rollout-holder': 'another' } });
      expect([post.exitCode, traffic.weight()]).toEqual([0, 10]);
    }, 30_000);

    test('guard waits for the lease, then rolls back', async () => {
      const { inputs } = await killed();
      const guard = async (lease: string) =>
        runBundle('canary-rollout', {
          inputs: { ...inputs, operation: 'guard', lease },
          env: { GITHUB_RUN_ID: '100' },
        });
      let run = await guard('1s');
      for (let i = 0; i < 50 && run.outputs['state'] === 'in-progress'; i++) {
        expect(run.outputs['verdict']).toBe('warn');
        run = await guard('1s');
      }
      expect(run.outputs).toMatchObject({ verdict: 'fail', state: 'rolled-back', 'rolled-back': 'true' });
      expect(run.outputs['reason']).toMatch(/^Run 99 \(attempt 1\) left the rollout/);
      expect(traffic.writes()).toEqual([10, 0]);
    }, 60_000);

    test('the next attempt of the run goes on', async () => {
      const { inputs } = await killed();
      const env = { GITHUB_RUN_ATTEMPT: '2' };
      const quick = { ...inputs, 'max-job-minutes': '0.02' };
      const run = await runBundle('canary-rollout', { inputs: quick, env });
      expect(run.outputs).toMatchObject({ verdict: 'warn', state: 'in-progress', weight: '10', step: '1' });
      expect(run.stdout).toContain('Going on with the rollout');
      expect(run.exitCode).toBe(0);
      expect(new Set(traffic.writes())).toEqual(new Set([10]));
    }, 30_000);
  });

  test('a metrics server that refuses: nothing is begun, and its token is nowhere to be read', async () => {
    const inputs = { ...(await start({ token: 'the-right-one' })), 'analysis-token': 'planted-wrong-token-0001' };
    const run = await runBundle('canary-rollout', { inputs });
    expect(run.outputs).toMatchObject({ verdict: 'inconclusive', state: 'held', 'rolled-back': 'false', step: '0' });
    expect(run.outputs['reason']).toMatch(/refused: .* answered 401/);
    expect(run.exitCode).toBe(1);
    expect(run.masks).toContain('planted-wrong-token-0001');
    expect(run.visible).not.toContain('planted-wrong-token');
    expect(traffic.writes()).toEqual([]);
  }, 30_000);

  test('a rehearsal writes the weights that are there, and the rollout can begin after it', async () => {
    const inputs = await start();
    const rehearsal = await runBundle('canary-rollout', { inputs: { ...inputs, operation: 'rehearse' } });
    expect(rehearsal.outputs).toMatchObject({ verdict: 'pass', state: '', weight: '0', 'rolled-back': 'false' });
    expect(traffic.writes()).toEqual([0]);
    const tick = await runBundle('canary-rollout', { inputs: { ...inputs, operation: 'tick' } });
    expect(tick.outputs).toMatchObject({ verdict: 'warn', state: 'in-progress', weight: '10', step: '1' });
  }, 30_000);

  test('a dry run changes nothing and is no pass', async () => {
    const run = await runBundle('canary-rollout', { inputs: { ...(await start()), mode: 'dry-run' } });
    expect(run.outputs).toMatchObject({ verdict: 'warn', weight: '0' });
    expect(run.exitCode).toBe(0);
    expect(traffic.writes()).toEqual([]);
  }, 30_000);

  test.each([
    [{ steps: '10%:5s' }, /`steps` is "10%:5s": the last step must be 100%/],
    [{ steps: '' }, /`steps` is required for this strategy/],
    [{ analysis: '' }, /`analysis` is required for this operation/],
    [{ target: '{ read: [x], write: [y] }' }, /`target.write` names no `\{weight\}`/],
    [{ 'max-error-rate': '0' }, /`max-error-rate` is 0, which no amount of traffic can prove/],
    [{ 'max-error-rate': 'NaN' }, /`max-error-rate` is "NaN": expected a share/],
    [{ strategy: 'blue-green' }, /`steps` cannot be given with `strategy: blue-green`/],
    [{ step: '10%:5s, 100%' }, /`step` is not an input of canary-rollout.* Did you mean `steps`/],
    [{ state: 'branch:x' }, /`state` is "branch:x"/],
  ])(
    '%j is one sentence, exit 2 and no verdict',
    async (change, message) => {
      const run = await runBundle('canary-rollout', { inputs: { ...(await start()), ...change } });
      expect(run.exitCode).toBe(2);
      expect(run.outputs['verdict']).toBeUndefined();
      expect(run.annotations.map(({ message }) => message)).toEqual([expect.stringMatching(message)]);
      expect(run.stdout).not.toMatch(/^\s+at /m);
      expect(traffic.writes()).toEqual([]);
    },
    30_000,
  );
});
