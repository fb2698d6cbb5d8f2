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
});
