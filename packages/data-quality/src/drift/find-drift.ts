import type { Check, Scalar } from '@tidegate/evidence';
import type { DataEngine, Table } from '../engine.ts';
import type { Seen } from '../figures/figures.ts';
import type { ValueType } from '../rules/schema.ts';
import { compareAsTool } from './compat/compare.ts';
import type { CompatPolicy } from './compat/policy.ts';
import { compareWithProfile } from './drift.ts';
import { makeProfile } from './make-profile.ts';
import type { DriftPolicy } from './policy.ts';
import type { Profile } from './profile.ts';

/** What a policy says of the data. */
export interface FoundDrift {
  readonly checks: readonly Check[];
  /** The data as a whole drifted. */
  readonly detected: boolean;
  readonly drifted: readonly string[];
  /** Columns that were compared. */
  readonly compared: number;
  readonly facts: Readonly<Record<string, Scalar>>;
  /** The reference as a profile, and what figures are drawn of; other tools make neither. */
  readonly profile?: Profile;
  readonly seen?: Seen;
}

/** Compares a table with its reference by a policy. Throws a UserError when the policy needs rows and the reference has none. */
export async function findDrift(
  reference: Table | Profile,
  table: Table,
  query: DataEngine['query'],
  {
    policy,
    ...given
  }: {
    policy: DriftPolicy | CompatPolicy;
    types: ReadonlyMap<string, ValueType>;
    showValues: boolean;
  },
): Promise<FoundDrift> {
  if ('compat' in policy) {
    const report = await compareAsTool(reference, table, query, { policy, types: given.types });
    return {
      ...report,
      facts: {
        ...referenceFacts(reference),
        'drift as judged by': report.description,
        ...counted(report),
        ...(report.ignored.length > 0 && { 'not looked at by it': report.ignored.join(', ') }),
      },
    };
  }
  const profile = 'dialect' in reference ? await makeProfile(reference, query, given.types) : reference;
  const report = await compareWithProfile(profile, table, query, { policy, ...given });
  const { byNullsAlone } = report;
  return {
    ...report,
    detected: report.drifted.length > 0,
    profile,
    facts: {
      ...referenceFacts(profile),
      ...counted(report),
      ...(byNullsAlone.length > 0 && { 'compared by nulls alone': byNullsAlone.join(', ') }),
    },
  };
}

function referenceFacts({ digest, rows }: Pick<Profile, 'rows' | 'digest'>): Record<string, Scalar> {
  return { ...(digest !== undefined && { 'reference digest': digest }), 'reference rows': rows };
}

function counted(report: { tests: number; drifted: readonly string[]; compared: number }): Record<string, Scalar> {
  return {
    'drift tests': report.tests,
    'drifted columns': report.drifted.join(', '),
    'columns compared': report.compared,
  };
}
