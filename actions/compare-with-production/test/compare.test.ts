import { describe, expect, test } from '@jest/globals';
import { UserError } from '@tidegate/evidence';
import type { ModelVersion } from '@tidegate/registry';
import { story } from './story.ts';

const version = (metrics: Record<string, unknown>, name = '7'): ModelVersion => {
  return { name: 'flights', version: name, aliases: ['production'], metrics, tags: {} };
};
const production = 'models:/flights@production';
const files = { 'new.json': '{"accuracy": 0.93, "rmse": 6.0}', 'old.json': '{"accuracy": 0.95, "rmse": 6.2}' };

describe('rules', () => {
  test('that hold promote, with the deltas exact in decimals', async () => {
    const result = await story(files, {
      production: 'old.json',
      rules: 'accuracy >= production - 0.02\nrmse <= production * 1.01',
    });
    expect(result).toMatchObject({
      verdict: 'pass',
      facts: { candidate: 'new.json', production: 'old.json' },
      outputs: { decision: 'promote', 'production-version': undefined, deltas: { accuracy: -0.02, rmse: -0.2 } },
    });
    expect(result.checks[0]).toEqual({
      id: 'accuracy >= production - 0.02',
      title: 'accuracy >= production - 0.02',
      subject: 'accuracy',
      verdict: 'pass',
      reason: 'accuracy is 0.93, at least 0.93, from production - 0.02 with production 0.95.',
      observed: 0.93,
      threshold: 0.93,
      compared: { candidate: 0.93, production: 0.95, better: 'higher' },
      method: { name: 'comparison in exact decimals', parameters: { candidate: 'new.json', production: 'old.json' } },
      values: { production: 0.95, delta: -0.02 },
    });
  });

  test('one that does not hold keeps production', async () => {
    const { verdict, outputs } = await story(files, {
      production: 'old.json',
      rules: 'accuracy >= production - 0.01\nrmse <= 7',
    });
    expect([verdict, outputs.decision]).toEqual(['fail', 'keep']);
  });

  test.each(['NaN', '"0.95"', 'null', '"95%"', 'true', '[0.95]'])(
    'production that reads %s is never zero',
    async (value) => {
      const old = { ...files, 'old.json': `{"accuracy": ${value}}` };
      const { verdict, outputs, reason } = await story(old, {
        production: 'old.json',
        rules: 'accuracy >= production - 0.02',
      });
      expect([verdict, outputs.decision]).toEqual(['fail', 'keep']);
      expect(reason).toContain('Production: accuracy could not be measured');
      expect(outputs.deltas).toEqual({});
    },
  );

  test('production 0 has no relative change', async () => {
    const old = { ...files, 'old.json': '{"rmse": 0}' };
    const { verdict, outputs } = await story(old, { production: 'old.json', rules: 'rmse <= production * 1.01' });
    expect([verdict, outputs.decision]).toEqual(['inconclusive', 'inconclusive']);
  });
});

describe('what is missing is said', () => {
  test.each([
    [{}, 'Neither `rules` nor `predictions` was given, so there is nothing to compare by.'],
    [{ rules: 'a > production' }, '`rules` speak of production, but `production` was not given.'],
    [
      { rules: 'a > production', production: 'new.json' },
      '`candidate` and `production` are both new.json: a model compared with itself.',
    ],
    [{ rules: 'a > 1', slices: 'region' }, '`slices` were given without `predictions`.'],
    [{ rules: 'a > 1', candidate: undefined }, '`rules` were given without `candidate`.'],
  ])('%j', async (inputs, message) => {
    await expect(story(files, inputs)).rejects.toMatchObject({
      code: 'bad-input',
      message,
      hint: expect.any(String),
    });
  });
});

describe('a registry', () => {
  const inputs = { production, rules: 'accuracy >= production - 0.02' };

  test('gives production and its version', async () => {
    const { outputs, facts } = await story(files, inputs, { [production]: version({ accuracy: 0.94 }) });
    expect(outputs).toEqual({ decision: 'promote', 'production-version': '7', deltas: { accuracy: -0.01 } });
    expect(facts).toMatchObject({ production: 'models:/flights@production (version 7)' });
  });

  test('gives the candidate too, and the evidence is about it', async () => {
    const registry = {
      [production]: version({ accuracy: 0.94 }),
      'models:/flights/8': version({ accuracy: 0.95 }, '8'),
    };
    const { subject, outputs } = await story({}, { ...inputs, candidate: 'models:/flights/8' }, registry);
    expect(subject).toEqual({ model: 'flights', version: '8' });
    expect(outputs.decision).toBe('promote');
  });

  test('without the metric fails', async () => {
    const { verdict } = await story(files, inputs, { [production]: version({}) });
    expect(verdict).toBe('fail');
  });

  test.each(['unreachable', 'timeout'] as const)(
    'that is %s is inconclusive and names the address, whatever the first-model policy',
    async (code) => {
      for (const policy of ['fail', 'pass']) {
        const error = new UserError(code, 'The registry at http://mlflow.invalid gave no answer.');
        const result = await story(files, { ...inputs, 'first-model': policy }, { [production]: error });
        expect(result).toMatchObject({ verdict: 'inconclusive', outputs: { decision: 'inconclusive', deltas: {} } });
        expect(result.reason).toContain('http://mlflow.invalid');
      }
    },
  );

  test.each(['unauthorized', 'unreadable', 'conflict'] as const)(
    'that is %s is an error, whatever the first-model policy',
    async (code) => {
      for (const policy of ['fail', 'pass']) {
        const promise = story(files, { ...inputs, 'first-model': policy }, { [production]: new UserError(code, 'no') });
        await expect(promise).rejects.toMatchObject({ code });
      }
    },
  );
});

describe('the first model', () => {
  const inputs = { production, rules: 'accuracy >= production - 0.02\nrmse <= 7' };

  test('fails unless the policy says otherwise', async () => {
    const { verdict, outputs, reason } = await story(files, inputs);
    expect([verdict, outputs.decision]).toEqual(['fail', 'keep']);
    expect(reason).toContain('There is nothing at models:/flights@production yet in the registry (memory)');
  });

  test('passes when the registry answered that there is none and the policy lets it', async () => {
    const { verdict, outputs, checks } = await story(files, {
      ...inputs,
      'first-model': 'pass',
      predictions: 'not-there-yet.csv',
    });
    expect([verdict, outputs.decision, outputs['production-version']]).toEqual(['pass', 'promote', undefined]);
    expect(checks.map(({ id }) => id)).toEqual(['first-model', 'rmse <= 7']);
  });

  test.each([
    ['a rule without production fails', { 'new.json': '{"accuracy": 0.9, "rmse": 8}' }],
    ['a metric that will be production next is missing', { 'new.json': '{"acuracy": 0.9, "rmse": 6}' }],
    ['or NaN', { 'new.json': '{"accuracy": NaN, "rmse": 6}' }],
  ])('does not pass when %s', async (_, own) => {
    expect((await story(own, { ...inputs, 'first-model': 'pass' })).verdict).toBe('fail');
  });

  test('is none where a version is in the stage that the alias will replace', async () => {
    for (const policy of ['pass', 'fail']) {
      const inStage = { stage: 'Production', version: '7' };
      const { verdict, outputs, reason } = await story(files, { ...inputs, 'first-model': policy }, {}, inStage);
      expect([verdict, outputs.decision, outputs['production-version']]).toEqual(['inconclusive', 'inconclusive', '7']);
      expect(reason).toContain(
        'There is nothing at models:/flights@production yet, but version 7 of flights is in the stage Production, so this is not the first model: promote that version to the alias production once, or compare with models:/flights/Production.',
      );
    }
  });

  test('is told by what else the registry has, and a name that looks mistyped is a warning', async () => {
    const pass = { ...inputs, 'first-model': 'pass' };
    const none = { sentence: 'No version of flights is there at all, nor of any other model.', isLikelySlip: false };
    const first = await story(files, pass, {}, undefined, none);
    expect(first).toMatchObject({
      verdict: 'pass',
      reason:
        'There is nothing at models:/flights@production yet in the registry (memory), and `first-model: pass` lets the first model through. No version of flights is there at all, nor of any other model.',
    });
    const sentence = 'No version of flights is there at all; the registry knows fligths.';
    const slip = { sentence, isLikelySlip: true };
    const mistyped = await story(files, pass, {}, undefined, slip);
    expect(mistyped).toMatchObject({ verdict: 'warn', outputs: { decision: 'promote' } });
    expect(mistyped.reason).toContain(sentence);
    const held = await story(files, inputs, {}, undefined, slip);
    expect(held).toMatchObject({ verdict: 'fail', reason: expect.stringContaining(sentence) });
    const candidate = { ...pass, candidate: 'models:/flights@candidate' };
    await expect(story(files, candidate, {}, undefined, slip)).rejects.toMatchObject({
      message: `There is nothing at models:/flights@candidate in the registry (memory). ${sentence}`,
    });
  });

  test('is not what a missing version, run or tag means', async () => {
    for (const address of ['models:/flights/3', 'runs:/0123456789abcdef', 'git:flights@v3']) {
      await expect(story(files, { ...inputs, production: address, 'first-model': 'pass' })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });

  test('nor a candidate that is not there', async () => {
    const promise = story(files, { ...inputs, candidate: 'models:/flights@candidate', 'first-model': 'pass' });
    await expect(promise).rejects.toMatchObject({
      code: 'not-found',
      message: 'There is nothing at models:/flights@candidate in the registry (memory).',
    });
  });
});

/** Predictions of `n` items: production wrong on the first `production`, the candidate wrong on the last `candidate`. */
function csv(n: number, wrong: { production: number; candidate: number }): string {
  const rows = Array.from(
    { length: n },
    (_, i) => `${i},1,${i >= n - wrong.candidate ? 0 : 1},${i < wrong.production ? 0 : 1}`,
  );
  return ['id,label,candidate,production', ...rows, ''].join('\n');
}

describe('predictions', () => {
  const better = csv(1000, { production: 90, candidate: 40 });
  const worse = csv(1000, { production: 40, candidate: 90 });

  test('alone decide', async () => {
    const one = await story({ 'p.csv': better }, { candidate: undefined, predictions: 'p.csv' });
    expect(one).toMatchObject({
      verdict: 'pass',
      outputs: { decision: 'promote', deltas: { 'predictions.accuracy': 0.05 } },
    });
    expect(one.checks[0]).toMatchObject({ sizes: { pairs: 1000, 'right-to-wrong': 40, 'wrong-to-right': 90 } });
    const other = await story({ 'p.csv': worse }, { candidate: undefined, predictions: 'p.csv' });
    expect(other).toMatchObject({
      verdict: 'fail',
      outputs: { decision: 'keep', deltas: { 'predictions.accuracy': -0.05 } },
    });
  });

  test('and rules must both hold', async () => {
    const both = { production: 'old.json', predictions: 'p.csv' };
    const holds = 'accuracy >= production - 0.02';
    const not = 'accuracy >= production';
    expect((await story({ ...files, 'p.csv': better }, { ...both, rules: holds })).outputs.decision).toBe('promote');
    expect((await story({ ...files, 'p.csv': better }, { ...both, rules: not })).outputs.decision).toBe('keep');
    expect((await story({ ...files, 'p.csv': worse }, { ...both, rules: holds })).outputs.decision).toBe('keep');
  });

  test('too few to tell are inconclusive, and the margin lets an equal one through', async () => {
    const equal = { 'p.csv': csv(1000, { production: 40, candidate: 41 }) };
    const strict = await story(equal, { candidate: undefined, predictions: 'p.csv' });
    expect(strict.outputs.decision).toBe('inconclusive');
    expect(strict.reason).toContain('this many pairs detect a difference of');
    const tolerant = await story(equal, { candidate: undefined, predictions: 'p.csv', margin: '2%' });
    expect(tolerant.outputs.decision).toBe('promote');
  });

  test('alpha is a level, not a decoration', async () => {
    const close = { 'p.csv': csv(1000, { production: 55, candidate: 40 }) };
    const inputs = { candidate: undefined, predictions: 'p.csv' };
    expect((await story(close, { ...inputs, alpha: 0.1 })).verdict).toBe('pass');
    expect((await story(close, { ...inputs, alpha: 0.01 })).verdict).toBe('inconclusive');
  });

  test('are needed when they are named', async () => {
    await expect(story(files, { predictions: 'gone.csv' })).rejects.toMatchObject({ code: 'not-found' });
  });
});
