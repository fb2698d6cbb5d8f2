import { describe, expect, test } from '@jest/globals';
import { validateDataSettings } from '@tidegate/data-quality/settings';
import { dataSetVerdict, decideAsTool } from '../src/drift/compat/decide.ts';
import { choiceFor, type CompatPolicy, compatTools } from '../src/drift/compat/policy.ts';
import type { Outcome } from '../src/drift/compat/tool.ts';

function policyOf(drift: string): CompatPolicy {
  const parsed = validateDataSettings.parse({ data: 'd.csv', drift }).drift;
  if (parsed === undefined || !('compat' in parsed)) throw new Error('no policy of another tool');
  return parsed;
}

describe('as typed', () => {
  test.each([
    ['evidently', 0.5],
    ['nannyml', 0],
    ['soda', 0],
    ['deequ', 0],
  ])('compat: %s alone', (name, share) =>
    expect(policyOf(`compat: ${name}`)).toEqual({
      compat: name,
      all: {},
      kinds: { number: {}, category: {} },
      columns: {},
      share,
    }),
  );

  test("a column's own test wins over its kind's, and that over the one for all; thresholds likewise", () => {
    const policy = policyOf(
      'compat: evidently\ntest: psi\nthreshold: 0.3\nnum-test: ks\ncat-threshold: 0.2\nshare: 30%\ncolumns: { id: off, amount: { test: wasserstein }, age: { threshold: 0.01 } }',
    );
    expect(policy.share).toBe(0.3);
    expect(policy.columns['id']).toBe('off');
    expect(choiceFor(policy, 'amount', 'number')).toEqual({ test: 'wasserstein', threshold: 0.3 });
    expect(choiceFor(policy, 'age', 'number')).toEqual({ test: 'ks', threshold: 0.01 });
    expect(choiceFor(policy, 'country', 'category')).toEqual({ test: 'psi', threshold: 0.2 });
  });

  test.each([
    ['compat: evidentl', 'drift.compat: expected one of evidently, nannyml, soda, deequ'],
    ['{ compat: evidently, tests: ks }', 'drift.tests: unknown key "tests"; did you mean "test"?'],
    ['{ compat: evidently, alpha: 0.1 }', expect.stringMatching(/^drift\.alpha: unknown key "alpha"/)],
    [
      '{ compat: evidently, test: chi_quadrat }',
      expect.stringMatching(/^drift\.test: Evidently .* has no test "chi_quadrat"; known here: ks, /),
    ],
    ['{ compat: evidently, test: kl_dv }', 'drift.test: Evidently 0.7.21 has no test "kl_dv"; did you mean "kl_div"?'],
    ['{ compat: evidently, num-test: chisquare }', 'drift.num-test: chisquare is no test for numbers'],
    [
      '{ compat: evidently, test: TVD }',
      'drift.test: TVD of Evidently 0.7.21 is not reproduced: its random numbers are drawn over the order of rows',
    ],
    [
      '{ compat: nannyml, columns: { a: { test: ks } } }',
      expect.stringMatching(/^drift\.columns\.a\.test: NannyML 0\.13\.1 has no test "ks"/),
    ],
    [
      '{ compat: soda, columns: { a: { min: 1 } } }',
      'drift.columns.a.min: unknown key "min"; known here: test, threshold',
    ],
  ])('%s', (drift, complaint) => {
    const parsed = validateDataSettings.safeParse({ data: 'd.csv', drift });
    expect(
      parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ).toEqual([complaint]);
  });
});

describe('the data set', () => {
  test.each([
    [{ drifted: 1, undecided: 0, compared: 2 }, 0.5, 'fail'],
    [{ drifted: 1, undecided: 0, compared: 3 }, 0.5, 'pass'],
    [{ drifted: 1, undecided: 1, compared: 3 }, 0.5, 'inconclusive'],
    [{ drifted: 2, undecided: 1, compared: 3 }, 0.5, 'fail'],
    [{ drifted: 0, undecided: 1, compared: 3 }, 0.5, 'pass'],
    [{ drifted: 0, undecided: 0, compared: 3 }, 0, 'pass'],
    [{ drifted: 1, undecided: 0, compared: 30 }, 0, 'fail'],
    [{ drifted: 0, undecided: 1, compared: 30 }, 0, 'inconclusive'],
    [{ drifted: 0, undecided: 0, compared: 0 }, 0.5, 'inconclusive'],
  ] as const)('%p with share %p: %s', (counts, share, verdict) => expect(dataSetVerdict(counts, share)).toBe(verdict));

  const score = (drifted: boolean): Outcome => ({
    status: 'scored',
    test: 'ks',
    score: 0.01,
    threshold: 0.05,
    sense: '<=',
    drifted,
    sizes: { reference: 30, data: 20 },
    parameters: { score: 'p', method: 'exact' },
  });

  test('columns warn, the data set fails, what the tool stops at is inconclusive, what it does not look at is told apart', () => {
    const { checks, ...rest } = decideAsTool(
      [
        { column: 'a', outcome: score(true) },
        { column: 'b', outcome: { status: 'undecided', test: 'es', reason: 'es stops' } },
        { column: 'c', outcome: { status: 'ignored', reason: 'time' } },
      ],
      compatTools.evidently,
      0.5,
    );
    expect(rest).toEqual({ detected: true, drifted: ['a'], compared: 2, tests: 1, ignored: ['c (time)'] });
    expect(checks.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual([
      ['drift', 'fail', '1 of 2 columns drifted, 1 undecided; the data set drifts from 50% on.'],
      ['drift.a.ks', 'warn', 'a drifted: ks 0.01, drifted is <= 0.05.'],
      ['drift.b', 'inconclusive', 'b was not decided: es stops.'],
    ]);
    expect(checks[1]).toMatchObject({
      observed: 0.01,
      threshold: 0.05,
      sizes: { reference: 30, data: 20 },
      method: {
        name: 'Evidently 0.7.21: ks',
        parameters: { score: 'p', method: 'exact', 'drifted is': '<= threshold' },
      },
    });
  });
});
