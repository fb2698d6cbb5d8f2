import { UserError } from '@tidegate/evidence';
import type { Value } from '@tidegate/workflow-lint/evaluate';

export type Leg = Readonly<Record<string, Value>>;

/** GitHub starts no more jobs of one matrix. */
const most = 256;

/** The legs of `strategy.matrix`: every combination, without those excluded, and those included as GitHub adds them. */
export function legsOf(matrix: Value | undefined, where: string): Leg[] {
  if (matrix === undefined || matrix === null) return [{}];
  if (!isMapping(matrix)) throw new UserError('bad-input', `${where}: \`matrix\` is no mapping.`);
  const { include = [], exclude = [], ...axes } = matrix;
  let legs: Leg[] = Object.keys(axes).length === 0 ? [] : [{}];
  for (const [name, values] of Object.entries(axes)) {
    if (!Array.isArray(values) || values.length === 0) {
      throw new UserError('bad-input', `${where}: \`matrix.${name}\` has no values.`, {
        hint: 'It is a list of at least one.',
      });
    }
    legs = legs.flatMap((leg) => values.map((value: Value) => ({ ...leg, [name]: value })));
    if (legs.length > most) break;
  }
  const excluded = listOf(exclude, 'exclude', where);
  legs = legs.filter(
    (leg) => !excluded.some((pattern) => Object.entries(pattern).every(([key, value]) => same(leg[key], value))),
  );
  const original = [...legs];
  for (const added of listOf(include, 'include', where)) {
    const fits = original.filter((leg) =>
      Object.entries(added).every(([key, value]) => !(key in leg) || same(leg[key], value)),
    );
    if (fits.length === 0) legs.push(added);
    // Only what the matrix itself made is never overwritten; what an earlier include added may be.
    else legs = legs.map((leg, i) => (i < original.length && fits.includes(original[i]!) ? { ...leg, ...added } : leg));
  }
  if (legs.length === 0) throw new UserError('bad-input', `${where}: \`matrix\` stands for no job at all.`);
  if (legs.length > most) throw new UserError('bad-input', `${where}: \`matrix\` stands for more than ${most} jobs.`);
  return legs;
}

function listOf(value: Value, name: string, where: string): Leg[] {
  if (Array.isArray(value) && value.every(isMapping)) return value;
  throw new UserError('bad-input', `${where}: \`matrix.${name}\` is no list of mappings.`);
}

function isMapping(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: Value | undefined, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
