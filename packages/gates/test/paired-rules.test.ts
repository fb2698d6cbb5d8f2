import { describe, expect, test } from '@jest/globals';
import { parsePairedRules } from '@tidegate/gates/paired';

const parse = (text: string) => parsePairedRules([text])[0]!;

describe('a rule on predictions says what is asked in the good direction', () => {
  test.each([
    ['accuracy >= production', { margin: 0, gain: 0, factor: 1, demand: 'non-inferior' }],
    ['accuracy > production', { margin: 0, gain: 0, factor: 1, demand: 'improved' }],
    ['accuracy >= production - 0.02', { margin: 0.02, gain: 0, demand: 'non-inferior' }],
    ['accuracy > production - 0.02', { margin: 0.02, gain: 0, demand: 'non-inferior' }],
    ['accuracy >= production + 0.01', { margin: 0, gain: 0.01, demand: 'improved' }],
    ['accuracy >= production * 0.99', { factor: 0.99, margin: 0, gain: 0, demand: 'non-inferior' }],
    ['accuracy >= production * 1.01', { factor: 1.01, demand: 'improved' }],
    ['rmse <= production + 0.1', { score: 'rmse', margin: 0.1, gain: 0, demand: 'non-inferior' }],
    ['rmse < production', { margin: 0, gain: 0, demand: 'improved' }],
    ['rmse <= production - 0.1', { margin: 0, gain: 0.1, demand: 'improved' }],
    ['rmse <= production * 1.01', { factor: 1.01, demand: 'non-inferior' }],
    ['rmse <= production * 0.9', { factor: 0.9, demand: 'improved' }],
    ['auc >= production - 0.01', { score: 'roc_auc', margin: 0.01 }],
    ['mcc >= production - 1.5', { margin: 1.5 }],
    ['log_loss <= production + 3', { margin: 3 }],
    ['rmse <= production + 30', { margin: 30 }],
  ])('%s', (text, wanted) => {
    expect(parse(text)).toMatchObject(wanted);
  });
});

describe('what cannot be decided on predictions is refused with the remedy', () => {
  test.each([
    ['accuracy >= 0.85', 'does not speak of production'],
    ['accuracy == production', 'asks for equality'],
    ['mean(accuracy) >= production', 'has a summary'],
    ['rmse >= production', 'asks for a high rmse, which is better low'],
    ['f1 <= production', 'asks for a low f1, which is better high'],
    ['acuracy >= production', 'names acuracy, which is no score that is computed here'],
    ['ndcg >= production', 'names ndcg, which is no score that is computed here'],
    ['constructor >= production', 'names constructor, which is no score'],
    ['accuracy >= production -', 'a number is missing'],
    ['accuracy >= production - 5', 'asks for a difference of 5, and no two values of accuracy are so far apart'],
    ['roc_auc > production + 1.5', 'asks for a difference of 1.5'],
    ['brier <= production + 2', 'asks for a difference of 2'],
    ['mcc >= production - 2.5', 'asks for a difference of 2.5'],
  ])('%s', (text, told) => {
    expect(() => parse(text)).toThrow(told);
  });

  test('with the nearest name', () => {
    expect(() => parse('acuracy >= production')).toThrow(
      expect.objectContaining({ code: 'bad-input', hint: expect.stringContaining('Did you mean accuracy?') }),
    );
  });
});
