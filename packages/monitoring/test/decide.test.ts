import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alarmState } from '../src/alarm-state.ts';
import { decideRetrain, type RetrainPolicy, type Sighting } from '../src/decide.ts';
import { makeRow } from '../src/make-row.ts';
import type { Row, Signal } from '../src/row.ts';
import { windowType } from '../src/window.ts';
import { day, row, start, watched } from './made.ts';

const twoOfThree: RetrainPolicy = { on: ['drift'], when: { alarms: 2, runs: 3 }, cooldownMs: 7 * day };
const seen = (at: number, drift: Signal | undefined, more: Partial<Sighting> = {}): Sighting => ({
  at: start + at * day,
  signals: drift === undefined ? {} : { drift },
  why: drift === 'alarm' ? { drift: 'drift_score is 0.6, above 0.5.' } : {},
  version: null,
  rows: 1000,
  dataDigest: null,
  ...more,
});
const rows = (...signals: (Signal | undefined)[]): Row[] =>
  signals.map((drift, at) => row({ at, signals: drift === undefined ? {} : { drift } }));

describe('k of the last n runs', () => {
  test.each<[string, (Signal | undefined)[], Signal | undefined, boolean, string]>([
    ['no run before', [], 'alarm', false, 'No retraining: drift in 1 of the last 3 runs, 2 would ask for it.'],
    [
      'enough',
      ['alarm'],
      'alarm',
      true,
      'Retraining is asked for: drift in 2 of the last 3 runs (2 are enough). drift_score is 0.6, above 0.5.',
    ],
    [
      'enough, one quiet between',
      ['alarm', 'quiet'],
      'alarm',
      true,
      'Retraining is asked for: drift in 2 of the last 3 runs (2 are enough). drift_score is 0.6, above 0.5.',
    ],
    [
      'too long ago',
      ['alarm', 'quiet', 'quiet'],
      'alarm',
      false,
      'No retraining: drift in 1 of the last 3 runs, 2 would ask for it.',
    ],
    [
      'enough, though this run is quiet',
      ['alarm', 'alarm'],
      'quiet',
      true,
      'Retraining is asked for: drift in 2 of the last 3 runs (2 are enough).',
    ],
    [
      'runs that did not look do not count',
      ['alarm', undefined, undefined, undefined],
      'alarm',
      true,
      'Retraining is asked for: drift in 2 of the last 3 runs (2 are enough). drift_score is 0.6, above 0.5.',
    ],
    ['this run did not look', ['quiet', 'quiet'], undefined, false, 'No retraining: nothing asks for it.'],
    [
      'what could not be told is no alarm',
      ['unknown', 'unknown'],
      'quiet',
      false,
      'No retraining: drift in 0 of the last 3 runs (2 could not tell), 2 would ask for it.',
    ],
    [
      'and no all-clear',
      ['alarm'],
      'unknown',
      false,
      'Whether to retrain cannot be told: drift in 1 of the last 3 runs (1 could not tell), 2 would ask for it.',
    ],
  ])('%s', (_, past, now, retrain, reason) => {
    expect(decideRetrain(seen(past.length, now), rows(...past), twoOfThree)).toMatchObject({
      retrain,
      reason,
      cause: retrain ? 'drift' : null,
    });
  });

  test('one of one', () => {
    const policy = { ...twoOfThree, when: { alarms: 1, runs: 1 } };
    expect(decideRetrain(seen(0, 'alarm'), [], policy).reason).toBe(
      'Retraining is asked for: drift in this run. drift_score is 0.6, above 0.5.',
    );
    expect(decideRetrain(seen(0, 'quiet'), [], policy).reason).toBe('No retraining: drift in no run.');
    expect(decideRetrain(seen(0, 'unknown'), [], policy).reason).toBe(
      'Whether to retrain cannot be told: drift in no run (1 could not tell).',
    );
  });

  test('quality asks for nothing unless it is told to', () => {
    const bad = seen(0, undefined, { signals: { quality: 'alarm', performance: 'alarm' } });
    const policy = { ...twoOfThree, when: { alarms: 1, runs: 1 } };
    expect(decideRetrain(bad, [], policy).retrain).toBe(false);
    expect(decideRetrain(bad, [], { ...policy, on: ['performance'] })).toMatchObject({ cause: 'performance' });
    expect(decideRetrain(bad, [], { ...policy, on: ['quality'] })).toMatchObject({ cause: 'quality' });
  });
});

describe('cooldown', () => {
  const policy = { ...twoOfThree, when: { alarms: 1, runs: 1 } };
  const asked = row({
    at: 0,
    retrain: true,
    last_retrain_at: new Date(start).toISOString(),
    signals: { drift: 'alarm' },
  });
  test.each([
    [6.999, false],
    [7, true],
  ])('after %d days', (at, retrain) => {
    expect(decideRetrain(seen(at, 'alarm'), [asked], policy).retrain).toBe(retrain);
  });

  test('says since when', () => {
    expect(decideRetrain(seen(3, 'alarm'), [asked], policy).reason).toBe(
      'No retraining, though drift in this run: it was asked for 3d ago, and the cooldown is 7d.',
    );
  });

  test('is known from any row in reach, not only from the one that asked', () => {
    const later = row({ at: 2, last_retrain_at: asked.last_retrain_at });
    expect(decideRetrain(seen(3, 'alarm'), [later], policy).retrain).toBe(false);
  });

  test('an alarm counts for one request alone', () => {
    const policy = { ...twoOfThree, cooldownMs: 0 };
    const past = [
      row({ at: 0, signals: { drift: 'alarm' } }),
      row({ ...asked, at: 1, last_retrain_at: new Date(start + day).toISOString() }),
    ];
    expect(decideRetrain(seen(2, 'alarm'), past, policy).retrain).toBe(false);
    expect(
      decideRetrain(seen(3, 'alarm'), [...past, row({ at: 2, signals: { drift: 'alarm' } })], policy).retrain,
    ).toBe(true);
  });
});

describe('age and new data', () => {
  const policy = { ...twoOfThree, maxAgeMs: 30 * day, newRows: 5000 };
  test('age counts from the first run of the version', () => {
    const since = row({ at: 20, model_version: '7', model_since: new Date(start).toISOString() });
    expect(decideRetrain(seen(30, 'quiet', { version: '7' }), [since], policy)).toMatchObject({
      cause: 'age',
      reason: 'Retraining is asked for: the model is 30d old, and max-age is 30d.',
    });
    expect(decideRetrain(seen(29.9, 'quiet', { version: '7' }), [since], policy).retrain).toBe(false);
    expect(decideRetrain(seen(30, 'quiet', { version: '8' }), [since], policy)).toMatchObject({
      retrain: false,
      modelSince: start + 30 * day,
    });
  });

  test('age counts from the training where that is known, and from the last request', () => {
    expect(decideRetrain(seen(0, 'quiet', { trainedAt: start - 31 * day }), [], policy)).toMatchObject({
      cause: 'age',
    });
    const asked = row({ at: 10, retrain: true, last_retrain_at: new Date(start + 10 * day).toISOString() });
    expect(decideRetrain(seen(31, 'quiet'), [asked], policy).retrain).toBe(false);
    expect(decideRetrain(seen(40, 'quiet'), [asked], policy)).toMatchObject({ cause: 'age' });
  });

  test('new rows are counted since the last request, the same data once', () => {
    const before = row({ at: 0, rows_since_retrain: 4000, data_digest: 'a' });
    const now = seen(1, 'quiet', { dataDigest: 'b' });
    expect(decideRetrain(now, [before], policy)).toMatchObject({ cause: 'new-data', rowsSinceRetrain: 5000 });
    expect(decideRetrain({ ...now, dataDigest: 'a' }, [before], policy)).toMatchObject({
      retrain: false,
      rowsSinceRetrain: 4000,
    });
    expect(decideRetrain(now, [{ ...before, retrain: true }], policy)).toMatchObject({
      retrain: false,
      rowsSinceRetrain: 1000,
    });
  });
});

describe('issues', () => {
  const of = (past: (Signal | undefined)[], now: Signal | undefined, alarms = 1, runs = 1) =>
    alarmState('drift', now, rows(...past), { alarms, runs });
  test.each<[(Signal | undefined)[], Signal | undefined, string]>([
    [[], 'alarm', 'alarmed'],
    [['alarm'], 'quiet', 'recovered'],
    [['alarm'], 'unknown', 'unclear'],
    [['alarm'], undefined, 'unclear'],
  ])('%j then %s', (past, now, state) => expect(of(past, now)).toBe(state));

  test('with a window', () => {
    expect(of(['quiet'], 'alarm', 2, 3)).toBe('recovered');
    expect(of(['alarm', 'alarm'], 'quiet', 2, 3)).toBe('alarmed');
    expect(of(['alarm', 'alarm'], 'unknown', 2, 3)).toBe('alarmed');
  });
});

describe('`2 of last 3`', () => {
  const parse = (typed: string) => windowType().safeParse(typed);
  test.each(['2 of last 3', ' 2 of the last 3 runs ', '2 OF LAST 3'])('%s', (typed) =>
    expect(parse(typed).data).toEqual({ alarms: 2, runs: 3 }),
  );
  test.each(['4 of last 3', '0 of last 3', '2/3', '2 of 3', '1 of last 201', 'two of last three', '', '2.5 of last 3'])(
    '%j is refused',
    (typed) => expect(parse(typed).success).toBe(false),
  );
});

describe('laws', () => {
  const signals = fc.array(fc.constantFrom<Signal>('alarm', 'quiet', 'unknown'), { minLength: 1, maxLength: 40 });
  test('between two requests there is always the cooldown, and each has its alarms behind it', () => {
    fc.assert(
      fc.property(
        signals,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 9 }),
        (course, alarms, cooldown) => {
          const policy: RetrainPolicy = { on: ['drift'], when: { alarms, runs: 3 }, cooldownMs: cooldown * day };
          const past: Row[] = [];
          for (const [at, signal] of course.entries()) {
            const decision = decideRetrain(seen(at, signal), past, policy);
            past.push(
              row({
                at,
                signals: { drift: signal },
                retrain: decision.retrain,
                last_retrain_at:
                  decision.lastRetrainAt === null ? null : new Date(decision.lastRetrainAt).toISOString(),
              }),
            );
          }
          const requests = past.flatMap(({ retrain }, at) => (retrain ? [at] : []));
          for (const [i, at] of requests.entries()) {
            if (i > 0) expect(at - requests[i - 1]!).toBeGreaterThanOrEqual(cooldown);
            expect(
              course.slice(Math.max(0, at - 2), at + 1).filter((signal) => signal === 'alarm').length,
            ).toBeGreaterThanOrEqual(alarms);
          }
        },
      ),
    );
  });

  test('a run repeated with the same evidence is the row it was', () => {
    const first = makeRow(watched({ drifted: 4 }), [], undefined, start);
    expect(makeRow(watched({ drifted: 4 }), [], first, start + day)).toBe(first);
    const other = makeRow(watched({ drifted: 0 }), [], first, start + day);
    expect(other).toMatchObject({ run_key: first.run_key, run_number: first.run_number, retrain: false });
  });
});
