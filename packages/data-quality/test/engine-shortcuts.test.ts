import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeProfile } from '../src/drift/make-profile.ts';
import { measure } from '../src/drift/measure.ts';
import type { Dialect } from '../src/sql/dialect.ts';
import { withTable } from './engine-for-tests.ts';

/** The engine as one that has no quick way. */
function withoutShortcuts(dialect: Dialect): Dialect {
  const { rowsPerCell, differentIntegers, quickGroup, shiftedRight, ...shared } = dialect;
  expect([rowsPerCell, differentIntegers, quickGroup, shiftedRight]).not.toContain(undefined);
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
