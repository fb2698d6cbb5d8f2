import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { story } from './story.ts';

type Cells = readonly (string | number)[];

/** A file of rows `id,label,...`: `models` says of each row and model whether it is right. */
function file(header: string, n: number, ...right: ((row: number) => boolean)[]): string {
  const rows = Array.from({ length: n }, (_, i) => {
    const label = i % 4 === 0 ? 1 : 0;
    return [`r${i}`, label, ...right.map((is) => (is(i) ? label : 1 - label))].join(',');
  });
  return [header, ...rows, ''].join('\n');
}
const head = 'id,label,candidate,production';
const alone = (text: string | Buffer, inputs: Record<string, unknown> = {}, name = 'p.csv') =>
  story({ [name]: text }, { candidate: undefined, predictions: name, ...inputs });

describe('a model 0.4 % worse on 2,000 rows', () => {
  // Production is right on 1800 rows and the candidate on 1792: 54 lost, 46 won.
  const close = file(
    head,
    2000,
    (i) => (i < 1746 ? true : i >= 1800 && i < 1846),
    (i) => i < 1800,
  );

  test('is inconclusive with the size that would decide, not a coin flip', async () => {
    const { verdict, outputs, reason, checks } = await alone(close, { margin: '1%' });
    expect([verdict, outputs.decision, outputs.deltas]).toEqual([
      'inconclusive',
      'inconclusive',
      { 'predictions.accuracy': -0.004 },
    ]);
    expect(reason).toContain(
      'Accuracy candidate − production is −0.004 [−0.0124, +0.00428] on 2000 pairs (right to wrong 54, wrong to right 46): that it is not worse by 0.01 or more is not shown, nor that it is worse; this many pairs detect a difference of 0.0124 with power 0.8; about 8585 pairs would decide at the difference seen.',
    );
    expect(checks[0]!.values!['pairs-needed']).toBe(8585);
  });

  test('and with that size it is decided', async () => {
    const scale = 8800 / 2000;
    const larger = file(
      head,
      8800,
      (i) => (i < 1746 * scale ? true : i >= 1800 * scale && i < 1846 * scale),
      (i) => i < 1800 * scale,
    );
    expect((await alone(larger, { margin: '1%' })).outputs.decision).toBe('promote');
    expect((await alone(larger, { margin: 0 })).outputs.decision).not.toBe('promote');
  });
});

describe('rules on predictions', () => {
  const better = file(
    head,
    400,
    (i) => i % 10 !== 0,
    (i) => i % 5 !== 0,
  );

  test('each must hold, and the deltas are told', async () => {
    const { outputs, checks } = await alone(better, {
      'paired-rules': 'accuracy > production\nf1 >= production - 0.01',
    });
    expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['predictions.accuracy > production', 'pass'],
      ['predictions.f1 >= production - 0.01', 'pass'],
    ]);
    expect(Object.keys(outputs.deltas)).toEqual(['predictions.accuracy', 'predictions.f1']);
    const swapped = better.replace('candidate,production', 'production,candidate');
    expect((await alone(swapped, { 'paired-rules': 'f1 >= production - 0.01' })).outputs.decision).toBe('keep');
  });

  test('the order of rows and of columns changes nothing', async () => {
    const [first, ...rows] = better.trim().split('\n');
    const turned = [first, ...rows.toReversed()].join('\n');
    const inputs = { 'paired-rules': 'f1 >= production - 0.2' };
    const { subject: _, ...one } = await alone(better, inputs);
    const { subject: __, ...other } = await alone(turned, inputs);
    expect(other).toEqual(one);
  });

  test('a packed file is read', async () => {
    expect((await alone(gzipSync(better), {}, 'p.csv.gz')).outputs.decision).toBe('promote');
  });

  test('the evidence names the data', async () => {
    const { subject } = await alone(better);
    expect(subject).toEqual({ dataDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
  });

  test.each([
    [
      { 'paired-rules': 'accuracy > production', margin: 0.01 },
      '`margin` was given beside `paired-rules`, which say their own.',
    ],
    [
      { 'paired-rules': 'rmse < production\naccuracy > production' },
      '`paired-rules` ask for rmse, which is of numbers, and for accuracy, which is of classes.',
    ],
    [{ 'paired-rules': 'roc_auc > production' }, 'The predictions file p.csv has no column `candidate_score`.'],
  ])('%j is refused', async (inputs, message) => {
    await expect(alone(better, inputs)).rejects.toMatchObject({ code: 'bad-input', message, hint: expect.any(String) });
  });

  test.each(['paired-rules', 'positive-class', 'baseline'])('%s needs predictions', async (name) => {
    const inputs = { rules: 'a > 1', [name]: name === 'baseline' ? 'mean' : 'f1 > production' };
    await expect(story({ 'new.json': '{"a": 2}' }, inputs)).rejects.toThrow(`\`${name}\``);
  });
});

describe('several candidates', () => {
  const three = (n: number) =>
    file(
      'id,label,candidate_a,candidate_b,candidate_c,production',
      n,
      (i) => i % 9 !== 0,
      (i) => i % 20 !== 0,
      (i) => i % 3 !== 0,
      (i) => i % 5 !== 0,
    );

  test('are ranked, and the best of those that pass is the one', async () => {
    const { outputs, checks, verdict } = await alone(three(900));
    expect([verdict, outputs.decision, outputs['best-candidate']]).toEqual(['pass', 'promote', 'b']);
    expect(checks[0]).toMatchObject({
      id: 'predictions.candidates',
      reason: 'Of 3 candidates 2 pass, the best of them by accuracy is b (0.95).',
      examples: [
        { candidate: 'b', verdict: 'pass', accuracy: 0.95 },
        { candidate: 'a', verdict: 'pass' },
        { candidate: 'c', verdict: 'fail' },
      ],
    });
    expect(checks[1]!.method!.parameters['alpha']).toBeCloseTo(0.05 / 3, 12);
    expect(outputs.deltas['predictions.accuracy']).toBeCloseTo(0.15, 12);
  });

  test('are each held to a stricter level: what one passes alone it need not among many', async () => {
    // 12 lost, 25 won: p = 0.016 alone.
    const won = (i: number) => (i < 12 ? false : i < 37 ? true : i >= 100);
    const had = (i: number) => (i < 12 ? true : i < 37 ? false : i >= 100);
    expect((await alone(file(head, 400, won, had))).outputs.decision).toBe('promote');
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const among = file(
      `id,label,${names.map((name) => `candidate_${name}`).join(',')},production`,
      400,
      ...names.map(() => won),
      had,
    );
    expect((await alone(among)).outputs.decision).toBe('inconclusive');
  });

  test('none of which passes keep production', async () => {
    const { outputs } = await alone(three(900), { 'paired-rules': 'accuracy > production + 0.3' });
    expect([outputs.decision, outputs['best-candidate']]).toEqual(['keep', 'b']);
  });

  test('and the metrics of one do not go together', async () => {
    const promise = story({ 'p.csv': three(90), 'new.json': '{"accuracy": 0.9}' }, { predictions: 'p.csv' });
    await expect(promise).rejects.toThrow('has 3 candidates, and `candidate` names the metrics of one');
  });
});

describe('too good to be true', () => {
  const perfect = file(
    head,
    400,
    () => true,
    (i) => i % 3 !== 0,
  );
  const good = file(
    head,
    400,
    (i) => i % 10 !== 0,
    (i) => i % 5 !== 0,
  );

  test('is inconclusive, on predictions', async () => {
    const inputs = { suspicious: 'accuracy > production + 0.2' };
    const { verdict, reason } = await alone(perfect, inputs);
    expect(verdict).toBe('inconclusive');
    expect(reason).toContain('too good to be true, look for a label that leaked');
    expect((await alone(good, inputs)).verdict).toBe('pass');
  });

  test('and on metrics', async () => {
    const inputs = {
      production: 'old.json',
      rules: 'accuracy >= production',
      suspicious: 'accuracy > production + 0.2\naccuracy >= 0.999',
    };
    const judged = async (mine: string, theirs: string) =>
      (await story({ 'new.json': mine, 'old.json': theirs }, inputs)).verdict;
    expect(await judged('{"accuracy": 0.9}', '{"accuracy": 0.8}')).toBe('pass');
    expect(await judged('{"accuracy": 0.8}', '{"accuracy": 0.6}')).toBe('pass');
    expect(await judged('{"accuracy": 0.8000001}', '{"accuracy": 0.6}')).toBe('inconclusive');
    expect(await judged('{"accuracy": 0.999}', '{"accuracy": 0.99}')).toBe('inconclusive');
  });

  test('of a metric that is missing fails, as anywhere', async () => {
    const { verdict } = await alone(good, { suspicious: 'f1 > production + 0.2' });
    expect(verdict).toBe('fail');
    const rules = { production: 'old.json', rules: 'b > 0', suspicious: 'accuracy > 0.99' };
    const files = { 'new.json': '{"b": 1, "accuracy": NaN}', 'old.json': '{"b": 1}' };
    expect((await story(files, rules)).verdict).toBe('fail');
  });
});

describe('the data both were measured on', () => {
  const inputs = { production: 'old.json', rules: 'accuracy >= production\naccuracy >= 0.5' };
  const metrics = (digest: string | undefined, accuracy = 0.9) => JSON.stringify({ accuracy, 'data-digest': digest });

  test.each([
    ['sha256:aa', 'sha256:aa', 'pass'],
    ['sha256:aa', undefined, 'pass'],
    [undefined, 'sha256:aa', 'pass'],
    ['sha256:aa', 'sha256:bb', 'inconclusive'],
  ])('%s and %s: %s', async (mine, theirs, verdict) => {
    const result = await story({ 'new.json': metrics(mine), 'old.json': metrics(theirs, 0.8) }, inputs);
    expect(result.verdict).toBe(verdict);
    expect(result.subject).toEqual(mine === undefined ? {} : { dataDigest: mine });
    expect(result.facts?.['production-data-digest']).toBe(theirs);
  });

  test('that differ compare nothing, but the candidate alone must still hold its own', async () => {
    const files = { 'new.json': metrics('sha256:aa', 0.4), 'old.json': metrics('sha256:bb', 0.3) };
    const result = await story(files, inputs);
    expect(result).toMatchObject({ verdict: 'fail', outputs: { decision: 'keep', deltas: {} } });
    expect(result.checks.map(({ id }) => id)).toEqual(['data-digest', 'accuracy >= 0.5']);
    const held = await story({ ...files, 'new.json': metrics('sha256:aa') }, inputs);
    expect(held).toMatchObject({ verdict: 'inconclusive', outputs: { decision: 'inconclusive', deltas: {} } });
  });
});

describe('a first model beside a baseline', () => {
  const production = 'models:/flights@production';
  const common = { production, candidate: undefined, 'first-model': 'pass', predictions: 'p.csv' };
  const first = (text: string, inputs: Record<string, unknown>) => story({ 'p.csv': text }, { ...common, ...inputs });
  const own = 'id,label,candidate';

  test('must beat the most frequent class', async () => {
    // Three of four labels are 0.
    const good = file(own, 400, (i) => i % 10 !== 0);
    const poor = file(own, 400, (i) => i % 4 !== 0);
    const found = await first(good, { baseline: 'majority-class' });
    expect(found).toMatchObject({ verdict: 'pass', outputs: { decision: 'promote' } });
    expect(found.checks.map(({ id }) => id)).toEqual(['first-model', 'first-model.baseline']);
    expect(found.checks[1]!.values!['accuracy-production']).toBe(0.75);
    expect((await first(poor, { baseline: 'majority-class' })).outputs.decision).not.toBe('promote');
    expect((await first(good, { baseline: 'majority-class', 'first-model': 'fail' })).outputs.decision).toBe('keep');
  });

  test('or the mean of the labels', async () => {
    const numbers = (error: number) =>
      [
        own,
        ...Array.from({ length: 100 }, (_, i): Cells =>
          [`r${i}`, i % 10, (i % 10) + error * ((i % 3) - 1)].map(String),
        ),
      ]
        .map((row) => (typeof row === 'string' ? row : row.join(',')))
        .join('\n');
    expect((await first(numbers(0.5), { baseline: 'mean' })).outputs.decision).toBe('promote');
    expect((await first(numbers(9), { baseline: 'mean' })).outputs.decision).toBe('keep');
  });
});

describe('rows that belong together', () => {
  const rows = (n: number) =>
    Array.from({ length: n }, (_, i) => `r${i},1,1,${i < n / 10 ? 0 : 1},c${Math.floor(i / 20)}`);
  const text = (n: number) => ['id,label,candidate,production,cluster', ...rows(n), ''].join('\n');

  test('are drawn together', async () => {
    const { verdict, checks } = await alone(text(600));
    expect(checks[0]!.sizes).toMatchObject({ pairs: 600, clusters: 30 });
    expect(checks[0]!.method!.parameters['drawn']).toBe('clusters');
    const without = text(600).replaceAll(/,(cluster|c\d+)(?=\n)/g, '');
    expect((await alone(without)).verdict).toBe('pass');
    expect(verdict).toBe('pass');
  });

  test('of too few clusters nothing is known', async () => {
    expect((await alone(text(200))).verdict).toBe('inconclusive');
  });

  test('a slice is lost by clusters, not by rows', async () => {
    // 40 rows of one cluster go wrong in the slice, and none elsewhere.
    const sliced = Array.from({ length: 1200 }, (_, i) => {
      const [bad, region] = [i < 40, i < 400 ? 'EU' : 'US'];
      return `r${i},1,${bad ? 0 : 1},1,c${Math.floor(i / 40)},${region}`;
    });
    const withClusters = ['id,label,candidate,production,cluster,region', ...sliced, ''].join('\n');
    const without = withClusters.replaceAll(/,(?:cluster|c\d+),/g, ',');
    const slice = async (of: string) =>
      (await alone(of, { slices: 'region', margin: 0.2 })).checks.find(({ id }) => id.includes('slices'))!.verdict;
    expect([await slice(without), await slice(withClusters)]).toEqual(['fail', 'pass']);
  });
});

describe('what is known of both models is in the evidence', () => {
  const production = 'models:/flights@production';
  const version = (name: string, more: object = {}) => ({
    name: 'flights',
    version: name,
    aliases: [],
    metrics: { accuracy: 0.9 },
    tags: {},
    ...more,
  });
  const rules = 'accuracy >= production - 0.01';

  test('model, version, digest, data and commit', async () => {
    const registry = {
      [production]: version('9', { digest: 'sha256:09', commit: 'c9', measuredOn: 'd1' }),
      'models:/flights/10': version('10', { digest: 'sha256:10', commit: 'c10', tags: { 'holdout-digest': 'd1' } }),
    };
    const result = await story({}, { candidate: 'models:/flights/10', production, rules }, registry);
    expect(result.subject).toEqual({
      model: 'flights',
      version: '10',
      digest: 'sha256:10',
      commit: 'c10',
      dataDigest: 'd1',
    });
    expect(result.facts).toMatchObject({
      'production-model': 'flights',
      'production-version': '9',
      'production-digest': 'sha256:09',
      'production-commit': 'c9',
      'production-data-digest': 'd1',
    });
    expect(result.checks[0]).toMatchObject({ id: 'data-digest', verdict: 'pass' });
  });

  test('a version is the one the registry says, whatever its digits', async () => {
    for (const name of ['9', '10', '100']) {
      const result = await story(
        { 'new.json': '{"accuracy": 0.9}' },
        { production, rules },
        { [production]: version(name) },
      );
      expect(result.outputs['production-version']).toBe(name);
    }
  });

  test('data that differ by what MLflow says of the runs cannot be compared', async () => {
    const registry = {
      [production]: version('9', { measuredOn: 'd1' }),
      'runs:/a': version('a', { measuredOn: 'd2' }),
    };
    const result = await story({}, { candidate: 'runs:/a', production, rules }, registry);
    expect(result).toMatchObject({ verdict: 'inconclusive', outputs: { decision: 'inconclusive' } });
  });

  describe('metrics that say each which data they were measured on', () => {
    const of = (accuracy: string, f1: string) => ({
      metrics: { accuracy: 0.9, f1: 0.8, minutes: 3 },
      metricsMeasuredOn: { accuracy, f1 },
      measuredOn: 'run',
    });
    const compared = (mine: object, theirs: object, more = {}) =>
      story(
        {},
        {
          candidate: 'models:/flights/10',
          production,
          rules: 'accuracy >= production - 0.01\nf1 >= production + 0.1\nf1 >= 0.7',
          ...more,
        },
        { [production]: version('9', theirs), 'models:/flights/10': version('10', mine) },
      );
    const told = ({ checks }: Awaited<ReturnType<typeof compared>>) => checks.map(({ id, verdict }) => [id, verdict]);

    test('the same for each: all rules are held, whatever the runs say', async () => {
      const result = await compared(of('d1', 'd2'), { ...of('d1', 'd2'), measuredOn: 'other run' });
      expect(told(result)).toEqual([
        ['data-digest', 'pass'],
        ['accuracy >= production - 0.01', 'pass'],
        ['f1 >= production + 0.1', 'fail'],
        ['f1 >= 0.7', 'pass'],
      ]);
      expect(result.checks[0]!.reason).toBe('Each metric of both models was measured on the same data.');
      expect(result.subject).not.toHaveProperty('dataDigest');
      const all = await compared(of('d1', 'd1'), of('d1', 'd1'));
      expect(all.checks[0]!.reason).toBe('Both models were measured on the data d1.');
      expect(all.subject).toHaveProperty('dataDigest', 'd1');
    });

    test('other for one: that one is not held against production, the runs may say what they like', async () => {
      const result = await compared(of('d1', 'd2'), of('d3', 'd2'));
      expect(told(result)).toEqual([
        ['data-digest', 'inconclusive'],
        ['f1 >= production + 0.1', 'fail'],
        ['f1 >= 0.7', 'pass'],
      ]);
      expect(result.checks[0]!.reason).toBe(
        'accuracy of the candidate was measured on the data d1 and that of production on d3, so it cannot be compared.',
      );
      const both = await compared(of('d1', 'd2'), of('d3', 'd4'), { suspicious: 'accuracy > production + 0.5' });
      expect(told(both)).toEqual([
        ['data-digest', 'inconclusive'],
        ['f1 >= 0.7', 'pass'],
      ]);
      expect(both.checks[0]!.reason).toContain('so it cannot be compared (nor can f1)');
    });

    test('an alias is measured on what it is an alias of, and a metric without a word of its own on what the run says', async () => {
      const rules = { rules: 'score >= production', aliases: 'score = accuracy' };
      expect((await compared(of('d1', 'd2'), of('d3', 'd2'), rules)).verdict).toBe('inconclusive');
      const minutes = { rules: 'minutes <= production' };
      expect((await compared(of('d1', 'd2'), of('d3', 'd4'), minutes)).verdict).toBe('pass');
      const apart = await compared(of('d1', 'd2'), { ...of('d1', 'd2'), measuredOn: 'other run' }, minutes);
      expect(apart.checks[0]!.reason).toContain('measured on the data run and production on other run');
      expect(apart.verdict).toBe('inconclusive');
    });

    test('what a file or a tag says is said of all of them', async () => {
      const tagged = (said: string, digest: string) => ({ ...of(digest, digest), tags: { 'holdout-digest': said } });
      const rules = { rules: 'accuracy >= production' };
      expect((await compared(tagged('h1', 'd1'), tagged('h1', 'd2'), rules)).verdict).toBe('pass');
      expect((await compared(tagged('h1', 'd1'), tagged('h2', 'd1'), rules)).verdict).toBe('inconclusive');
    });
  });

  test('a stage can be new as an alias can', async () => {
    const files = { 'new.json': '{"accuracy": 0.9}' };
    const inputs = { production: 'models:/flights/Production', rules, 'first-model': 'pass' };
    expect((await story(files, inputs)).outputs.decision).toBe('promote');
    expect((await story(files, { ...inputs, 'first-model': 'fail' })).outputs.decision).toBe('keep');
  });
});
