import { describe, expect, test } from '@jest/globals';
import { compileRules, runRules, type Table } from '@tidegate/data-quality';
import { makeProfile } from '../src/drift/make-profile.ts';
import { declaredTypes } from '../src/rules/compile.ts';
import { parseRules } from '../src/settings.ts';
import { withTable } from './engine-for-tests.ts';

const factsOf = ({ columns }: Table) => columns.map(({ facts }) => facts);

describe('what is noted while a file is read', () => {
  const text = [
    'whole,cents,double,text,nothing,day,float',
    '-3,0.10,0.30000000000000004,a,,2026-01-01,2.0',
    '7,,-5e-324,b,,,',
    ',-12.35,1.7976931348623157e+308,,,2026-01-03,-1.0',
    '0,2.00,1e-05,c,,2026-01-02,0.0',
    '',
  ].join('\n');

  test('values there are, and the ends of numbers to the last digit', async () => {
    await withTable({ 'd.csv': text }, async (table) => {
      expect(factsOf(table)).toEqual([
        { present: 3, range: { least: -3, most: 7 } },
        { present: 3, range: { least: -12.35, most: 2 } },
        { present: 4, range: { least: -5e-324, most: 1.7976931348623157e308 } },
        { present: 3 },
        { present: 0 },
        { present: 3 },
        { present: 3, range: { least: -1, most: 2 } },
      ]);
    });
  });

  test('of several files it is joined, and the ends are left out where one keeps text', async () => {
    const files = { 'p1.csv': 'a,b\n5,1\n,2\n', 'p2.csv': 'a,b\n-2,x\n9,\n', 'p3.csv': 'a,b\n,3\n' };
    const facts = await withTable(files, async (table) => factsOf(table), { data: 'p*.csv' });
    expect(facts).toEqual([{ present: 3 }, { present: 4 }]);
    const { 'p3.csv': _, ...filled } = files;
    expect(await withTable(filled, async (table) => factsOf(table), { data: 'p*.csv' })).toEqual([
      { present: 3, range: { least: -2, most: 9 } },
      { present: 3 },
    ]);
  });

  test('a header alone', async () => {
    await withTable({ 'd.csv': 'a,b\n' }, async (table) => {
      expect([table.rows, factsOf(table)]).toEqual([0, [{ present: 0 }, { present: 0 }]]);
    });
  });
});

describe('rules and profile of many rows are the same with facts and without', () => {
  const countries = ['DE', 'FR', 'nan', 'xx'];
  const row = (i: number) => {
    const spread = (i * 7919) % 200_003;
    const amount = Math.exp(1 + spread / 30_000).toFixed(2);
    const country = i === 150_000 ? '' : countries[i % 50_000 === 7 ? 3 : i % 50_000 === 8 ? 2 : i % 2];
    return `${i},${spread % 90},${amount},${spread / 7},${country},${i % 3 === 0 ? '' : spread}`;
  };
  const text = ['id,age,amount,ratio,country,gaps', ...Array.from({ length: 200_000 }, (_, i) => row(i)), ''].join(
    '\n',
  );
  const parsed = parseRules({
    columns: {
      id: { type: 'integer', unique: true, nulls: 0, min: 0, max: 199_999 },
      age: { min: 0, max: 88 },
      amount: { 'exclusive-min': 2.72, max: 1e6 },
      ratio: { type: 'float', min: 0 },
      country: { in: ['DE', 'FR', 'nan'], nulls: 0, pattern: '[A-Za-z]+', length: { max: 2 } },
      gaps: { nulls: 10, 'exclusive-max': 200_002, where: 'age > 3' },
    },
  });
  if (!('rules' in parsed)) throw new Error(JSON.stringify(parsed.complaints));
  const { rules } = parsed;

  test('and breaches are found in both', async () => {
    await withTable({ 'd.csv': text }, async (table, { query }) => {
      const answers = async (asked: Table) => ({
        profile: await makeProfile(asked, query),
        checks: await runRules(
          compileRules(rules, asked),
          asked,
          { query },
          { maxFailingRows: 3, showValues: true, now: 0, types: declaredTypes(rules) },
        ),
      });
      expect(table.columns.map(({ counted }) => counted !== undefined)).toEqual([
        false,
        false,
        false,
        false,
        true,
        false,
      ]);
      const known = await answers(table);
      expect(
        await answers({ ...table, columns: table.columns.map(({ facts: _, counted: __, ...column }) => column) }),
      ).toEqual(known);
      const failing = Object.fromEntries(
        known.checks.filter(({ verdict }) => verdict === 'fail').map(({ id, observed }) => [id, observed]),
      );
      expect(failing).toEqual({
        'columns.age.max': 2222,
        'columns.amount.exclusive-min': 75,
        'columns.country.in': 4,
        'columns.country.length': 4,
        'columns.country.nulls': 5,
        'columns.gaps.nulls': 63703,
      });
    });
  }, 120_000);
});
