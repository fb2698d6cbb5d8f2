import { decideDrift, type DriftDecision } from '../../packages/data-quality/src/drift/decide.ts';
import { rowsMoved } from '../../packages/data-quality/src/drift/policy.ts';
import {
  type ColumnProfile,
  type Profile,
  profileText,
  readProfile,
} from '../../packages/data-quality/src/drift/profile.ts';
import type { Measured } from '../../packages/data-quality/src/drift/measure.ts';
import { type ColumnResult, testColumn } from '../../packages/data-quality/src/drift/tests.ts';
import type { SimulatedColumn } from './columns.ts';
import { sampleMeasured, sampleProfile } from './counts.ts';
import type { Random } from './random.ts';
import { drawRows, measureRows, profileOfRows } from './rows.ts';

/** Rows of the reference and of the data. */
export interface Sizes {
  readonly reference: number;
  readonly data: number;
}

/** A reference's profile and the data counted against it, column by column. */
export interface TablePair {
  readonly profiles: readonly ColumnProfile[];
  readonly measured: readonly Measured[];
}

/** Both tables by their counts alone; the data may follow other laws than the reference, column by column. */
export function samplePair(columns: readonly SimulatedColumn[], sizes: Sizes, random: Random): TablePair {
  const profiles = columns.map((column) => sampleProfile(column, sizes.reference, random));
  return { profiles, measured: columns.map((column, i) => sampleMeasured(column, profiles[i]!, sizes.data, random)) };
}

/** The same from drawn rows. */
export function drawPair(columns: readonly SimulatedColumn[], sizes: Sizes, random: Random): TablePair {
  const profiles = columns.map((column) => profileOfRows(column, drawRows(column, sizes.reference, random)));
  const measured = columns.map((column, i) => measureRows(profiles[i]!, drawRows(column, sizes.data, random)));
  return { profiles, measured };
}

/** The product's tests of every column. */
export function testPair({ profiles, measured }: TablePair, sizes: Sizes): ColumnResult[] {
  return profiles.map((profile, i) => testColumn(profile, measured[i]!, sizes, rowsMoved.minRows));
}

/** The product's decision with its default policy. */
export function decide(results: readonly ColumnResult[]): DriftDecision {
  return decideDrift(results, rowsMoved);
}

/** Columns of a profile that was written to text and read again. */
export function storedAndRead(profiles: readonly ColumnProfile[], rows: number): readonly ColumnProfile[] {
  const profile: Profile = { schema: 'tidegate-profile/1', digest: 'sha256:simulated', rows, columns: [...profiles] };
  return readProfile(profileText(profile), 'profile.json').columns;
}
