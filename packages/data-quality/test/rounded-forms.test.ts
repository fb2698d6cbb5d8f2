import { describe, expect, test } from '@jest/globals';
import { plainDouble, pythonDouble } from '../src/engines/duckdb/kept-forms.ts';
import { narrowed } from '../src/engines/duckdb/rounded-forms.ts';
import { withTable } from './engine-for-tests.ts';

const many = (make: (i: number) => string, rows = 2000) => Array.from({ length: rows }, (_, i) => make(i));
/** As Python writes numbers rounded to some places. */
function python(value: number): string {
  if (Number.isInteger(value)) return `${value}.0`;
  const small = Math.abs(value) < 1e-4;
  return small ? value.toExponential().replace(/-(\d)$/, '-0$1') : String(value);
}
const score = (i: number) => python(Number(((i * 0.6180339887) % 1).toFixed(6)));
const scores = many(score);

describe('doubles that were rounded are guessed to be, by their digits', () => {
  test.each<[string, readonly string[], typeof pythonDouble, string]>([
    ['six places', scores, pythonDouble, 'double 6'],
    ['with negative ones and whole ones', ['-5.0', '12.5', ...scores], pythonDouble, 'double 6'],
    ['exponents tell places', ['1e-07', ...many((i) => `${i}.1234567`)], pythonDouble, 'double 7'],
    ['as JavaScript writes them', ['5', ...many((i) => `${i}.25`)], plainDouble, 'plain double 2'],
    ['too few to say', scores.slice(0, 999), pythonDouble, 'double'],
    ['most are shorter: no rounding', [...many((i) => `${i}.5`), ...many((i) => `${i}.123`)], pythonDouble, 'double'],
    ['every digit of a double', many((i) => String((i + 1) / 3)), pythonDouble, 'double'],
    ['one digit more than a decimal keeps', many((i) => `${10_000_000 + i}.1234567`), pythonDouble, 'double'],
    ['more places than are kept', many((i) => `0.123456${1000 + i}`), pythonDouble, 'double'],
  ])('%s', (_, texts, form, name) => {
    expect(narrowed(form, texts)?.name).toBe(name);
  });
});

describe('a file whose middle is written otherwise', () => {
  const large = many(score, 2_200_000);
  test.each([
    ['as all are', '9.5', 1e-6],
    ['a digit more', '9.1234567', undefined],
    ['a number that no decimal holds', '12345678901.5', undefined],
    ['one with an exponent', '1e+300', undefined],
  ])(
    '%s',
    async (_, text, step) => {
      const texts = [...large];
      texts[1_000_000] = text;
      await withTable({ 'd.csv': `x\n${texts.join('\n')}\n` }, async (table, { query }) => {
        const [x] = table.columns;
        expect(x).toMatchObject({ inferred: 'float', kept: { sql: 'c0' } });
        expect(x!.kept!.step).toBe(step);
        expect(x!.facts).toEqual({ present: texts.length, range: { least: 0, most: Number(text) } });
        const [row] = await query(`SELECT ${x!.sql} AS text FROM ${table.from} WHERE "__row" = 1000001`);
        expect(row).toEqual({ text });
      });
    },
    120_000,
  );
});
