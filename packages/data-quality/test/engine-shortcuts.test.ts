import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileRules, runRules } from '@tidegate/data-quality';
import { makeProfile } from '../src/drift/make-profile.ts';
import { measure } from '../src/drift/measure.ts';
import { declaredTypes } from '../src/rules/compile.ts';
import { parseRules } from '../src/settings.ts';
import type { Dialect } from '../src/sql/dialect.ts';
import { withTable } from './engine-for-tests.ts';

/** The engine as one that has no quick way. */
function withoutShortcuts(dialect: Dialect): Dialect {
  const { rowsPerCell, differentIntegers, ascends, quickGroup, shiftedRight, ...shared } = dialect;
  expect([rowsPerCell, differentIntegers, ascends, quickGroup, shiftedRight]).not.toContain(undefined);
  return shared;
}

const number = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -5, max: 40 }).map(String) },
  { weight: 3, arbitrary: fc.double({ min: -9, max: 9, noNaN: true, noDefaultInfinity: true }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('', 'NaN', 'inf', '-inf', '1e308', '-1e308') },
);
const rows = fc.array(number, { minLength: 1, maxLength: 300 });

test('the quick ways of the engine count what the SQL of all engines counts', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (one, other) => {
      const values = [...one, ...other];
      const text = ['x,k,i', ...values.map((value, i) => `${value},${i < one.length ? 'a' : 'b'},${i}`), ''].join('\n');
      await withTable({ 'd.csv': text }, async (table, { query }) => {
        // What is known of the whole is not true of a part of it.
        const columns = table.columns.map(({ facts: _, ...column }) => column);
        const side = (name: string) => ({
          ...table,
          columns,
          from: `(SELECT * FROM ${table.from} WHERE c1 = '${name}') AS side`,
        });
        const [reference, data] = [side('a'), side('b')];
        const plainly = <T extends { dialect: Dialect }>(t: T) => ({ ...t, dialect: withoutShortcuts(t.dialect) });
        const profile = await makeProfile(reference, query);
        expect(await makeProfile(plainly(reference), query)).toEqual(profile);
        expect(await measure(profile, plainly(data), query, new Map())).toEqual(
          await measure(profile, data, query, new Map()),
        );
      });
    }),
    { numRuns: 25, seed: 20261121 },
  );
}, 120_000);

const key = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -3, max: 60 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('', '7.0', '7.5', 'a', 'B', 'NaN', 'inf') },
);
const numerically = (a: string, b: string) => Number(a) - Number(b);
/** As they come, ascending, and ascending but for one. */
const keys = fc
  .tuple(fc.array(key, { minLength: 1, maxLength: 80 }), fc.constantFrom('', 'sorted', 'different', 'all but one'), key)
  .map(([values, order, stranger]) => {
    if (order === '') return values;
    const sorted = values.toSorted(numerically);
    if (order === 'sorted') return sorted;
    const different = [...new Set(sorted)];
    return order === 'different' ? different : [...different, stranger];
  });

test('values that come once are found by their order as by grouping them', async () => {
  const types = fc.constantFrom(undefined, 'integer', 'float', 'string');
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(keys, types, async (values, type) => {
      const parsed = parseRules({
        columns: { x: { unique: true, ...(type && { type }) } },
        duplicates: { columns: ['x'] },
      });
      if (!('rules' in parsed)) throw new Error(JSON.stringify(parsed.complaints));
      const { rules } = parsed;
      await withTable(
        { 'd.csv': `x,i\n${values.map((value, i) => `${value},${i}\n`).join('')}` },
        async (table, { query }) => {
          const asked: string[] = [];
          const heard = (sql: string) => {
            asked.push(sql);
            return query(sql);
          };
          const answers = async (dialect: Dialect) => {
            const one = { ...table, dialect };
            return runRules(
              compileRules(rules, one),
              one,
              { query: heard },
              {
                maxFailingRows: 3,
                showValues: true,
                now: 0,
                types: declaredTypes(rules),
              },
            );
          };
          const quick = await answers(table.dialect);
          seen.add(asked.some((sql) => sql.includes('GROUP BY') || sql.includes('bitstring')) ? 'counted' : 'in order');
          expect(quick).toEqual(await answers(withoutShortcuts(table.dialect)));
        },
      );
    }),
    { numRuns: 60, seed: 20261122 },
  );
  expect(seen).toEqual(new Set(['counted', 'in order']));
}, 120_000);
