import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Comparison,
  formatComparison,
  formatCondition,
  parseComparison,
  parseCondition,
  parseRules,
} from '@tidegate/gates';

const here = { input: 'rules', production: true };
const parse = (text: string) => parseComparison(text, here);

describe('one way to write what was meant', () => {
  test.each([
    ['accuracy >= 0.85', 'accuracy >= 0.85'],
    ['accuracy>=.850', 'accuracy >= 0.85'],
    ['  rmse   <=  6.5 ', 'rmse <= 6.5'],
    ['loss < 1e-3', 'loss < 0.001'],
    ['neg_log_loss > -0.5', 'neg_log_loss > -0.5'],
    ['n == +1000', 'n == 1000'],
    ['recall[segment=EU] >= 0.7', 'recall[segment=EU] >= 0.7'],
    ['recall[segment = "East, West" , device=phone] > 0', 'recall[segment="East, West", device=phone] > 0'],
    ['val/f1-score@10 >= 0.5', 'val/f1-score@10 >= 0.5'],
    ['"weighted avg.f1-score" >= 0.5', '"weighted avg.f1-score" >= 0.5'],
    ['`top-5` >= 0.5', '"top-5" >= 0.5'],
    ['"production" >= 0.5', '"production" >= 0.5'],
    ['mean( accuracy ) >= .85', 'mean(accuracy) >= 0.85'],
    ['worst(recall[segment=EU]) >= 0.7', 'worst(recall[segment=EU]) >= 0.7'],
    ['"accuracy" >= 0.5', 'accuracy >= 0.5'],
    ['präzision >= 0.5', 'präzision >= 0.5'],
    ['accuracy >= production', 'accuracy >= production'],
    ['accuracy >= production-0.02', 'accuracy >= production - 0.02'],
    ['recall > production + 0.050', 'recall > production + 0.05'],
    ['rmse <= production * 1.01', 'rmse <= production * 1.01'],
    ['rmse <= 1.01*production', 'rmse <= production * 1.01'],
    ['rmse <= production * 1.01 + 0.5', 'rmse <= production * 1.01 + 0.5'],
    ['rmse <= production * 1.0 + 0', 'rmse <= production'],
  ])('%s', (text, canonical) => {
    expect(formatComparison(parse(text))).toBe(canonical);
    expect(parse(canonical)).toEqual(parse(text));
  });
});

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => String(value + 0));
const above0 = fc.double({ min: 1e-9, max: 1e9, noNaN: true }).map(String);
const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));
const anyComparison: fc.Arbitrary<Comparison> = fc.record({
  kind: fc.constant('comparison' as const),
  metric: fc.record({
    name: word,
    slice: fc.uniqueArray(fc.tuple(word, word), { maxLength: 3, selector: ([key]) => key }),
  }),
  comparator: fc.constantFrom('>=' as const, '<=' as const, '>' as const, '<' as const, '==' as const),
  bound: fc.oneof(
    fc.record({ kind: fc.constant('number' as const), value: number }),
    fc.record({ kind: fc.constant('production' as const), factor: above0, offset: number }),
  ),
});

test('every comparison is read back from its formatted text', () => {
  fc.assert(
    fc.property(anyComparison, (comparison) => {
      const again = parse(formatComparison(comparison));
      expect(again.metric).toEqual(comparison.metric);
      expect(again.comparator).toBe(comparison.comparator);
      expect(numbers(again)).toEqual(numbers(comparison));
    }),
    { numRuns: 500 },
  );
});

function numbers({ bound }: Comparison): number[] {
  return bound.kind === 'number' ? [Number(bound.value)] : [Number(bound.factor), Number(bound.offset)];
}

test('any text is read or refused by name, and never anything else', () => {
  const pieces = fc.constantFrom(
    'accuracy',
    'production',
    '>=',
    '=',
    '0.9',
    '%',
    '-',
    '*',
    '[',
    ']',
    '"',
    ' ',
    'and',
    '1e5',
    ',',
    '💥',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 10 }).map((some) => some.join('')),
      ),
      (text) => {
        try {
          expect(formatComparison(parse(text))).not.toBe('');
        } catch (error) {
          expect(error).toMatchObject({ name: 'UserError', code: 'bad-input', hint: expect.any(String) });
        }
      },
    ),
    { numRuns: 1000 },
  );
});

describe('a mistake is pointed at, with its remedy', () => {
  test.each([
    ['', 1, 'a metric is missing', 'Write it as `accuracy >= 0.85`'],
    ['accuracy', 9, 'a comparison is missing', '>='],
    ['accuracy >=', 12, 'the bound is missing', '0.85'],
    ['accuracy => 0.85', 10, '"=>" is not a comparison', 'Write `>=`.'],
    ['accuracy =< 0.85', 10, '"=<" is not a comparison', 'Write `<=`.'],
    ['accuracy = 0.85', 10, '"=" is not a comparison', 'Write `==` for exactly equal, or `>=` or `<=`.'],
    ['accuracy ≥ 0.85', 10, '"≥" is not a comparison', 'Write `>=`.'],
    ['accuracy != 0.85', 10, '"!=" is not a comparison', 'Use one of >= <= > < =='],
    [
      'top 5 accuracy > 0',
      5,
      '"5" is not a comparison',
      'a metric name with blanks or other characters goes in double quotes',
    ],
    ['accuracy >= 85%', 13, 'a percent sign could mean two things here', 'a share is 0.02'],
    [
      'accuracy >= production - 2%',
      26,
      'a percent sign could mean two things here',
      'two per cent of production are `* 0.98`',
    ],
    ['accuracy >= 0,85', 13, 'a comma does not belong in a number', 'Write 0.85 with a point'],
    ['accuracy >= 0.85x', 13, 'this is not a number', '0.85'],
    ['accuracy >= 0.8.5', 13, 'this is not a number', '0.85'],
    ['accuracy >= 1e9999', 13, 'this is not a number', '0.85'],
    ['accuracy >= 1e309', 13, 'this number is larger or smaller than any metric can be', '1e300'],
    ['accuracy > -0.01e-400', 13, 'this number is larger or smaller than any metric can be', '1e300'],
    ['a <= production * 1e309', 19, 'this number is larger or smaller than any metric can be', '1e300'],
    ['a <= production - 1e-400', 19, 'this number is larger or smaller than any metric can be', '1e300'],
    ['accuracy >= baseline - 0.1', 13, '"baseline" is not a bound', 'A bound is a number, or `production`'],
    ['accuracy >= -', 14, 'a number is missing after the sign', 'accuracy'],
    ['accuracy >= NaN', 13, '"NaN" is not a bound', 'A bound is a number'],
    ['0.85 <= accuracy', 1, 'a rule begins with the metric, not with a number', 'accuracy >= 0.85'],
    ['0.1 <= a <= 0.9', 1, 'a rule begins with the metric, not with a number', 'accuracy >= 0.85'],
    ['a >= 0.1 <= 0.9', 10, 'a second comparison follows', 'Write two rules'],
    ['production >= 0.1', 1, '"production" is a word of the language', 'in double quotes'],
    ['a >= production * 0', 19, 'the factor must be above 0', '`production * 1.01`'],
    ['a >= production * -1.1', 19, 'the factor must be above 0', '`production * 0.99`'],
    ['a >= production / 2', 17, 'there is no division', '`production * 0.5`'],
    ['a >= 2 * baseline', 10, 'only `production` can be multiplied', 'production'],
    ['a >= production -', 18, 'a number is missing', '- 0.02'],
    ['a[x] > 1', 3, 'a slice is a column and its value', '`recall[segment=EU]`'],
    ['a[x=1 > 1', 10, 'the slice is not closed', 'Close it with "]"'],
    ['a[x=1,x=2] > 1', 7, 'the slice names "x" twice', 'once'],
    ['"" > 1', 1, 'the name between the quotes is empty', 'accuracy'],
    ['a > 1 and b > 2', 7, '"and" joins two rules', 'a line of its own'],
    ['§§ > 1', 1, '"§" does not begin a metric name', 'double quotes'],
    ['"💥" => 1', 5, '"=>" is not a comparison', '`>=`'],
  ])('%s', (text, column, what, remedy) => {
    const refused = expect(() => parse(text));
    refused.toThrow(`\`rules\`: \`${text}\`, column ${column}: ${what}.`);
    refused.toThrow(expect.objectContaining({ code: 'bad-input', hint: expect.stringContaining(remedy) }));
  });

  test('production is refused where there is none', () => {
    expect(() => parseComparison('a >= production', { input: 'thresholds', production: false })).toThrow(
      'there is no production model here',
    );
  });

  test('several mistakes are told at once', () => {
    expect(() => parseRules(['a => 1', 'b >= 1', 'c >= 5%'], here)).toThrow(
      /a => 1.*column 3.*Write `>=`.*c >= 5%.*column 6/s,
    );
  });
});

test('a rule written twice counts once', () => {
  expect(parseRules(['a >= 0.5', 'b > 1', 'a>=.50'], here)).toHaveLength(2);
});

test('conditions: and binds tighter than or', () => {
  const condition = parseCondition('a > 1 or b > 2 and c > 3', here);
  expect(condition).toMatchObject({ kind: 'or', terms: [{ kind: 'comparison' }, { kind: 'and', terms: [{}, {}] }] });
  expect(formatCondition(condition)).toBe('a > 1 or b > 2 and c > 3');
  expect(parseCondition('android > 1 and oracle > 2', here)).toMatchObject({ kind: 'and' });
  expect(() => parseCondition('a > 1 and', here)).toThrow('column 10: a metric is missing');
  expect(() => parseCondition('a > 1 b > 2', here)).toThrow('column 7: "b" follows where the rule should end');
});
