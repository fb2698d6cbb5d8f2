import type { DataEngine, Table } from '../engine.ts';
import type { ValueType } from '../rules/schema.ts';
import { decideDrift, type DriftDecision } from './decide.ts';
import { measure, type Measured } from './measure.ts';
import type { DriftPolicy } from './policy.ts';
import type { Profile } from './profile.ts';
import { testColumn } from './tests.ts';

export interface DriftReport extends DriftDecision {
  /** Columns compared by nulls alone, with the reason. */
  readonly byNullsAlone: readonly string[];
  /** The reference without what is switched off, and the data measured against it, column by column. */
  readonly seen: { readonly reference: Profile; readonly measured: readonly Measured[] };
}

/** Compares a table with a reference profile. Columns switched off are left out altogether. */
export async function compareWithProfile(
  reference: Profile,
  table: Table,
  query: DataEngine['query'],
  { policy, types, showValues }: { policy: DriftPolicy; types: ReadonlyMap<string, ValueType>; showValues: boolean },
): Promise<DriftReport> {
  const columns = reference.columns.filter(({ name }) => policy.columns[name] !== 'off');
  const measured = await measure({ ...reference, columns }, table, query, types);
  const rows = { reference: reference.rows, data: table.rows };
  const results = columns.map((column, i) => testColumn(column, measured[i]!, rows, policy.minRows));
  const byNullsAlone = columns.flatMap(({ name, identifier, family }, i) => {
    if (measured[i]!.kind !== 'nulls') return [];
    return [`${name} (${identifier ? 'identifier' : family === 'time' ? 'time' : 'no values'})`];
  });
  return {
    ...decideDrift(results, policy, showValues),
    byNullsAlone,
    seen: { reference: { ...reference, columns }, measured },
  };
}
