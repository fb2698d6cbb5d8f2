import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { evidenceSchema } from '@tidegate/evidence';
import { evidence, fakeIo } from '@tidegate/testing';
import { action } from '../src/action.ts';

/** A router program and a metrics page in memory; traffic flows as the fake clock is moved. */
function story(change: Record<string, string>, { candidateErrors = 0, perSecond = 80 } = {}) {
  let weight = 0;
  const total = { stable: 1000, candidate: 0 };
  let last: number | undefined;
  const io = fakeIo({
    workspace: mkdtempSync(join(tmpdir(), 'tidegate-canary-')),
    run: { id: '7', attempt: '1', job: 'rollout' },
    exec: (_program, args) => {
      if (args[0] !== undefined) weight = Number(args[0]);
      return { exitCode: 0, stdout: String(weight), stderr: '' };
    },
    onSleep(now) {
      const requests = ((now - (last ?? now - 5000)) / 1000) * perSecond;
      last = now;
      total.candidate += (requests * weight) / 100;
      total.stable += requests * (1 - weight / 100);
    },
    fetch: async (address) => {
      const arm = String(address instanceof Request ? address.url : address).includes('stable')
        ? 'stable'
        : 'candidate';
      const requests = Math.floor(total[arm]);
      const errors = arm === 'candidate' ? Math.floor(requests * candidateErrors) : 0;
      return new Response(`requests_total ${requests}\nerrors_total ${errors}\n`);
    },
  });
  const typed = {
    router: 'command',
    target: '{ read: [weight], write: [weight, "{weight}"] }',
    steps: '10%:20s, 50%:20s, 100%',
    analysis:
      '{ source: metrics-text, interval: 5s, stable: { url: "http://stable/metrics" }, candidate: { url: "http://candidate/metrics" } }',
    state: 'file:state',
    version: '4',
    ...change,
  };
  const inputs = action.allInputs.parse(typed) as Parameters<typeof action.run>[0];
  return { io, weight: () => weight, run: () => action.run(inputs, io) };
}

describe('canary-rollout', () => {
  test('the short plan of the demo: no errors at 80 requests/s is enough to promote', async () => {
    const { io, run, weight } = story({});
    const result = await run();
    expect(result.outputs).toEqual({
      state: 'promoted',
      weight: 100,
      step: 3,
      'rolled-back': false,
      reason: expect.stringMatching(/^The candidate has all traffic: 0 of its \d+ requests failed/) as unknown,
    });
    expect(weight()).toBe(100);
    expect(result.verdict).toBe('pass');
    expect(result.checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['rollout', 'pass'],
      ['error-rate', 'pass'],
      ['comparison', 'pass'],
      ['evidence', 'pass'],
      ['split', 'pass'],
    ]);
    expect(io.logged.filter((line) => /^info: \d+ %: candidate \d+\/\d+, stable/.test(line)).length).toBeGreaterThan(6);
    expect(io.logged[0]).toMatch(
      /^info: Plan: 10%:20s, 50%:20s, 100%. Promotion needs proof of an error rate below 5 %: about 74 candidate requests .* At 80.0 requests\/s the plan gives it about 960 in 40s.$/,
    );
    expect(result.timeline?.at(-1)?.event).toBe('promoted');
    // What is returned can be kept as evidence.
    expect(() => evidenceSchema.shape.checks.parse(result.checks)).not.toThrow();
    expect(() => evidenceSchema.shape.timeline.parse(result.timeline)).not.toThrow();
  });

  test.each([
    ['pass', 'promoted', 100],
    ['fail', 'held', 0],
  ] as const)('required evidence that says %s: %s', async (verdict, state, share) => {
    const { io, run, weight } = story({ 'require-evidence': 'compare.json', model: 'fraud' });
    const gate = evidence({ gate: 'compare-with-production', verdict, subject: { model: 'fraud', version: '4' } });
    writeFileSync(io.path('compare.json'), JSON.stringify(gate));
    const result = await run();
    expect(result.outputs.state).toBe(state);
    expect(result.verdict).toBe(verdict);
    expect(result.checks.map(({ id }) => id)).toContain('evidence.compare.json');
    expect(weight()).toBe(share);
  });

  test('negative control: 30 % errors are rolled back, and say so', async () => {
    const { run, weight } = story({}, { candidateErrors: 0.3 });
    const result = await run();
    expect(result).toMatchObject({
      verdict: 'fail',
      outputs: { state: 'rolled-back', weight: 0, 'rolled-back': true },
    });
    expect(result.checks.find(({ id }) => id === 'error-rate')?.verdict).toBe('fail');
    expect(weight()).toBe(0);
  });

  test('too little traffic is not begun', async () => {
    const { run, weight } = story({ patience: '10s' }, { perSecond: 1 });
    const result = await run();
    expect(result).toMatchObject({ verdict: 'inconclusive', outputs: { state: 'held', weight: 0, step: 0 } });
    expect(result.reason).toMatch(/cannot decide/);
    expect(weight()).toBe(0);
  });

  test('the holder is saved for post before anything is touched', async () => {
    const { io, run } = story({ operation: 'tick' });
    const result = await run();
    expect(result.outputs).toMatchObject({ state: 'in-progress', weight: 10 });
    expect(io.saved.get('rollout-holder')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
