import { describe, expect, test } from '@jest/globals';
import { checkDelivery, type Measurement, parseThresholds } from '@tidegate/delivery';

const measurement = (more: Partial<Measurement>): Measurement => ({
  name: 'change-failure-rate',
  unit: 'ratio',
  sampleSize: 40,
  ...more,
});
const decide = (line: string, more: Partial<Measurement>) =>
  checkDelivery(parseThresholds([line]), [measurement(more)])[0]!;

describe('a rule is decided by the whole interval', () => {
  const rate = { value: 0.1, lower: 0.05, upper: 0.2, method: 'Wilson' };
  test.each<[string, Partial<Measurement>, string]>([
    ['change-failure-rate <= 0.2', rate, 'pass'],
    ['change-failure-rate < 0.2', rate, 'inconclusive'],
    ['change-failure-rate <= 0.15', rate, 'inconclusive'],
    ['change-failure-rate <= 0.04', rate, 'fail'],
    ['change-failure-rate < 0.05', rate, 'fail'],
    ['change-failure-rate <= 0.05', rate, 'inconclusive'],
    ['change-failure-rate >= 0.05', rate, 'pass'],
    ['change-failure-rate > 0.05', rate, 'inconclusive'],
    ['change-failure-rate > 0.3', rate, 'fail'],
    // One side open: nothing is shown beyond it.
    ['change-failure-rate <= 0.5', { value: 0.1, lower: 0.05 }, 'inconclusive'],
    ['change-failure-rate >= 0.01', { value: 0.1, lower: 0.05 }, 'pass'],
    ['change-failure-rate >= 0.01', { value: 0.1 }, 'inconclusive'],
    ['change-failure-rate <= 0.99', { missing: 'needs `issues: read`', sampleSize: 0 }, 'inconclusive'],
    ['change-failure-rate >= 0', { missing: 'no deployment finished in the window', sampleSize: 0 }, 'inconclusive'],
  ])('%s of %j: %s', (line, more, verdict) => {
    expect(decide(line, more).verdict).toBe(verdict);
  });

  test('the reason has the numbers, the sample and what is missing', () => {
    expect(decide('change-failure-rate <= 0.15', rate)).toEqual({
      id: 'thresholds.change-failure-rate.<=',
      title: 'change-failure-rate <= 0.15',
      subject: 'change-failure-rate',
      verdict: 'inconclusive',
      reason:
        'Change fail rate is 10 %, from 40 deployments: 5 % to 20 % with 95 % confidence, too few to decide change-failure-rate <= 0.15.',
      observed: 0.1,
      threshold: 0.15,
      sizes: { n: 40 },
      method: { name: 'Wilson interval', parameters: { confidence: 0.95 } },
      interval: { of: 'value', low: 0.05, high: 0.2, confidence: 0.95 },
    });
    expect(decide('change-failure-rate <= 0.9', { missing: 'needs `issues: read`', sampleSize: 0 }).reason).toBe(
      'Change fail rate: not enough data: needs `issues: read`.',
    );
  });
});

describe('rules as they are typed', () => {
  test.each([
    ['recovery-time <= 4h', 14_400],
    ['recovery-time<=1h30m', 5400],
    ['lead-time <= 2d', 172_800],
    ['lead-time-p90 <= 250ms', 0.25],
    ['lead-time <= 3600', 3600],
    ['deployment-frequency >= 0.2', 0.2],
  ])('%s', (line, threshold) => {
    const [rule] = parseThresholds([line]);
    expect(rule!.comparison.bound).toEqual({ kind: 'number', value: String(threshold) });
  });

  test('the same rule twice counts once', () => {
    expect(parseThresholds(['recovery-time <= 4h', 'recovery-time <= 240m'])).toHaveLength(1);
  });

  test.each([
    ['change-fail-rate <= 0.15', /no delivery metric.*change-failure-rate/],
    ['accuracy >= 0.9', /no delivery metric.*There are deployment-frequency/],
    ['mean(lead-time) <= 2', /no delivery metric/],
    ['lead-time[model=a] <= 2', /no delivery metric/],
    ['rollback-rate == 0', /exact value/],
    ['lead-time =< 2', /=</],
    ['lead-time <= 2 weeks', /weeks|2 weeks/],
    ['lead-time <= production', /production/],
  ])('%s is refused', (line, told) => {
    let said = '';
    try {
      parseThresholds([line]);
    } catch (error) {
      const { message, hint, name } = error as Error & { hint?: string };
      expect(name).toBe('UserError');
      said = `${message} ${hint}`;
    }
    expect(said).toMatch(told);
  });
});
