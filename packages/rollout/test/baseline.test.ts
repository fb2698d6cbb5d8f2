import { describe, expect, test } from '@jest/globals';
import { MeasurementError, type Sample } from '../src/counts.ts';
import { measureBaseline } from '../src/baseline.ts';
import type { World } from '../src/world.ts';
import { planFor } from './fake-plan.ts';

/** A source read at moments; with a history it is asked for the past as well. */
function world(read: (at: number) => Sample, history: boolean) {
  let now = 1_000_000;
  const asked: number[] = [];
  const slept: number[] = [];
  const warned: string[] = [];
  return {
    asked,
    slept,
    warned,
    world: {
      clock: { now: () => now, sleep: async (ms: number) => void ((now += ms), slept.push(ms)) },
      log: { warn: (text: string) => void warned.push(text) },
      signal: new AbortController().signal,
      source: {
        ...{ kind: 'fake', location: 'here', lagMs: 0 },
        read: async (at: number) => (asked.push(at), read(at)),
        ...(history && { errorsPerMinute: async () => [] }),
      },
    } as unknown as World,
  };
}

const plan = planFor({ intervalMs: 30_000 });
const counted = (requests: number, errors = 0) => ({ requests, errors });
const growing = (perSecond: number) => (at: number) => ({
  stable: counted(perSecond * (at / 1000)),
  candidate: undefined,
});

describe('the rate before the start', () => {
  test('a source with a history is looked at in the past: nothing waits', async () => {
    const { world: it, asked, slept } = world(growing(50), true);
    await expect(measureBaseline(plan, it)).resolves.toMatchObject({ perSecond: 50 });
    expect({ asked, slept }).toEqual({ asked: [880_000, 1_000_000], slept: [] });
  });

  test('one without is looked at twice, an interval apart', async () => {
    const { world: it, slept } = world(growing(50), false);
    await expect(measureBaseline(plan, it)).resolves.toMatchObject({ perSecond: 50 });
    expect(slept).toEqual([30_000]);
  });

  test('a history that does not reach back is waited for', async () => {
    const read = (at: number) => {
      if (at < 1_000_000) throw new MeasurementError('empty', 'no such series then');
      return growing(20)(at);
    };
    const { world: it, slept, warned } = world(read, true);
    await expect(measureBaseline(plan, it)).resolves.toMatchObject({ perSecond: 20 });
    expect({ slept, warned }).toEqual({ slept: [30_000], warned: [] });
  });

  test('a counter that began anew, and an arm that is new, do not make up traffic', async () => {
    const read = (at: number) =>
      at < 1_000_000
        ? { stable: counted(9_000_000), candidate: undefined }
        : { stable: counted(1200), candidate: counted(50_000) };
    await expect(measureBaseline(plan, world(read, true).world)).resolves.toMatchObject({ perSecond: 10 });
  });

  test('no numbers at all: nothing is begun, and that is said', async () => {
    const read = () => ({ stable: undefined, candidate: undefined });
    const { world: it, warned } = world(read, true);
    await expect(measureBaseline(plan, it)).resolves.toContain('the stable arm has no request series');
    expect(warned.length).toBeGreaterThan(1);
  });
});
