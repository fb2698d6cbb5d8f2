import { isDeepStrictEqual } from 'node:util';
import { compareWithProfile } from '../../packages/data-quality/src/drift/drift.ts';
import { makeProfile } from '../../packages/data-quality/src/drift/make-profile.ts';
import { rowsMoved } from '../../packages/data-quality/src/drift/policy.ts';
import { profileText, readProfile } from '../../packages/data-quality/src/drift/profile.ts';
import { withTable } from '../../packages/data-quality/test/engine-for-tests.ts';
import { mixedColumns, type SimulatedColumn } from './columns.ts';
import { randomStream } from './random.ts';
import { drawRows, measureRows, profileOfRows, type Rows } from './rows.ts';
import { decide, type Sizes, testPair } from './table-pair.ts';

/** Where the real engine and the functions used in the simulation part ways; empty when they agree to the last digit. */
export interface EngineCheck {
  readonly drifted: readonly string[];
  readonly differences: readonly string[];
}

/**
 * One pair of tables as real CSV files: profiled by DuckDB, the profile written and read, the data counted by DuckDB and decided; against
 * the same rows through the simulation's own counting, once condensed and once with every distinct value.
 */
export async function checkEngine(
  sizes: Sizes,
  seed: number,
  changed: readonly SimulatedColumn[],
): Promise<EngineCheck> {
  const random = randomStream(seed, sizes.reference, sizes.data);
  const now = mixedColumns.map((column) => changed.find(({ name }) => name === column.name) ?? column);
  const reference = mixedColumns.map((column) => drawRows(column, sizes.reference, random));
  const data = now.map((column) => drawRows(column, sizes.data, random));
  const stored = await withTable({ 'reference.csv': csv(reference) }, async (table, engine) =>
    readProfile(profileText(await makeProfile(table, engine.query)), 'profile.json'),
  );
  const { checks, drifted } = await withTable({ 'data.csv': csv(data) }, (table, engine) =>
    compareWithProfile(stored, table, engine.query, { policy: rowsMoved, types: new Map(), showValues: false }),
  );
  const pure = (condensed: boolean) => {
    const profiles = mixedColumns.map((column, i) => profileOfRows(column, reference[i]!, condensed));
    const measured = profiles.map((profile, i) => measureRows(profile, data[i]!));
    return { profiles, decision: decide(testPair({ profiles, measured }, sizes)) };
  };
  const { profiles, decision } = pure(true);
  return {
    drifted,
    differences: [
      ...profiles.flatMap((profile, i) =>
        isDeepStrictEqual(profile, stored.columns[i]) ? [] : [`profile of ${profile.name}`],
      ),
      ...(isDeepStrictEqual(decision.checks, checks) ? [] : ['checks of the engine and of the simulation']),
      ...(isDeepStrictEqual(pure(false).decision.checks, checks) ? [] : ['checks from a profile and from all rows']),
    ],
  };
}

function csv(columns: readonly Rows[]): string {
  const header = mixedColumns.map(({ name }) => name).join(',');
  const lines = columns[0]!.map((_, row) => columns.map((column) => column[row] ?? '').join(','));
  return `${header}\n${lines.join('\n')}\n`;
}
