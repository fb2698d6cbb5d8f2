import { UserError } from '@tidegate/evidence';
import { z } from 'zod';

const count = z.number().int().min(0);

/** JSON has no infinities; the extreme values of a column may be. */
const extended = z.union([z.number(), z.enum(['Infinity', '-Infinity']).transform(Number)]);

/** What a column holds: decides which tests it can have. */
export const families = ['number', 'text', 'boolean', 'time', 'other', 'empty'] as const;
export type Family = (typeof families)[number];

const columnProfileSchema = z.strictObject({
  name: z.string(),
  family: z.enum(families),
  /** Told apart by it, not described by it: no test of its values. */
  identifier: z.boolean(),
  nulls: count.describe('Rows without a value; NaN is none'),
  infinite: z.strictObject({ positive: count, negative: count }).optional(),
  frequencies: z
    .strictObject({ values: z.array(extended), counts: z.array(count) })
    .optional()
    .describe(
      'Of a number: rows per value, where the values between two that matter to the tests are one entry under the largest of them',
    ),
  categories: z
    .array(z.tuple([z.string(), count]))
    .optional()
    .describe('Of text or a boolean: rows per value'),
});
export type ColumnProfile = z.output<typeof columnProfileSchema>;

/** What is kept of a table to compare later tables with. */
export const profileSchema = z
  .strictObject({
    schema: z.literal('tidegate-profile/1'),
    digest: z.string().optional().describe('Digest of the files it was made of; a table of a database has none'),
    rows: count,
    columns: z.array(columnProfileSchema),
  })
  .describe('Profile of a table');
export type Profile = z.output<typeof profileSchema>;

export function profileText(profile: Profile): string {
  const shown = JSON.stringify(profile, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
  // One column per line: a diff of two profiles shows which columns changed.
  return `${shown.replaceAll('{"name":', '\n{"name":')}\n`;
}

/** A profile read back. Throws a UserError when the text is none. */
export function readProfile(text: string, shown: string): Profile {
  const hint = 'Name a data file, or a profile that `write-profile` wrote with this version.';
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new UserError('unreadable', `\`reference\`: ${shown} is not valid JSON.`, { hint, cause });
  }
  const parsed = profileSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(
    'unreadable',
    `\`reference\`: ${shown} is no profile (${issue!.path.join('.') || 'top'}: ${issue!.message}).`,
    { hint },
  );
}
