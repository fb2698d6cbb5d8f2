import { nearest } from '@tidegate/evidence';
import { number, share } from '@tidegate/fields';
import { z } from 'zod';
import { deequ } from './deequ.ts';
import { evidently } from './evidently.ts';
import { nannyml } from './nannyml.ts';
import { soda } from './soda.ts';
import type { Choice, ColumnKind, CompatTool } from './tool.ts';

export const compatTools = { evidently, nannyml, soda, deequ } as const;
export type CompatName = keyof typeof compatTools;
const names = Object.keys(compatTools) as CompatName[];

const threshold = () => number({ min: 0 }).optional();
const offWord = z.union([z.literal('off'), z.literal(false)], 'expected off');
const choiceSchema = z.strictObject({
  test: z.string().optional().describe("A test by the tool's own name"),
  threshold: threshold(),
});

/** The policy of another tool as a mapping. */
export const compatMappingSchema = z
  .strictObject({
    compat: z
      .enum(names, `expected one of ${names.join(', ')}`)
      .describe('The tool whose scores and verdicts are given'),
    test: z.string().optional().describe("Test of every column, by the tool's own name"),
    'num-test': z.string().optional().describe('Test of numbers'),
    'cat-test': z.string().optional().describe('Test of categories'),
    threshold: threshold().describe('Threshold of every column'),
    'num-threshold': threshold().describe('Threshold of numbers'),
    'cat-threshold': threshold().describe('Threshold of categories'),
    share: share().optional().describe('Share of drifted columns from which on the data set drifted; 0 is any'),
    columns: z
      .record(z.string(), z.union([offWord, choiceSchema], 'expected off, or a test and threshold'))
      .optional()
      .describe('Per column: `off`, or a test and threshold of its own'),
  })
  .describe('Drift as another tool judges it');
export type CompatMapping = z.output<typeof compatMappingSchema>;

export interface CompatPolicy {
  readonly compat: CompatName;
  readonly all: Choice;
  readonly kinds: Readonly<Record<ColumnKind, Choice>>;
  readonly columns: Readonly<Record<string, 'off' | Choice>>;
  readonly share: number;
}

export interface PolicyComplaint {
  readonly path: readonly string[];
  readonly message: string;
}

/** The policy a mapping describes, or what is wrong with the tests it names. */
export function compatPolicy(
  mapping: CompatMapping,
): CompatPolicy | { readonly complaints: readonly PolicyComplaint[] } {
  const tool: CompatTool = compatTools[mapping.compat];
  const columns = Object.entries(mapping.columns ?? {}).map(
    ([name, choice]) => [name, typeof choice === 'object' ? chosen(choice.test, choice.threshold) : 'off'] as const,
  );
  const policy: CompatPolicy = {
    compat: mapping.compat,
    all: chosen(mapping.test, mapping.threshold),
    kinds: {
      number: chosen(mapping['num-test'], mapping['num-threshold']),
      category: chosen(mapping['cat-test'], mapping['cat-threshold']),
    },
    columns: Object.fromEntries(columns),
    share: mapping.share ?? tool.share,
  };
  const complaints = [
    ...complaintsAbout(tool, ['test'], policy.all),
    ...complaintsAbout(tool, ['num-test'], { ...policy.all, ...policy.kinds.number }, 'number'),
    ...complaintsAbout(tool, ['cat-test'], { ...policy.all, ...policy.kinds.category }, 'category'),
    ...columns.flatMap(([name, choice]) =>
      choice === 'off' ? [] : complaintsAbout(tool, ['columns', name, 'test'], choice),
    ),
  ].filter(({ path }) => path[0] === 'columns' || mapping[path[0] as 'test'] !== undefined);
  return complaints.length > 0 ? { complaints } : policy;
}

/** A column's own choice wins over that of its kind, and that over the one for all. */
export function choiceFor({ columns, kinds, all }: CompatPolicy, column: string, kind?: ColumnKind): Choice {
  const own = columns[column];
  return { ...all, ...(kind && kinds[kind]), ...(typeof own === 'object' ? own : {}) };
}

function chosen(test: string | undefined, threshold: number | undefined): Choice {
  return { ...(test !== undefined && { test }), ...(threshold !== undefined && { threshold }) };
}

function complaintsAbout(
  { tests, refused, description }: CompatTool,
  path: readonly string[],
  { test }: Choice,
  kind?: ColumnKind,
): PolicyComplaint[] {
  if (test === undefined) return [];
  const known = tests[test];
  if (known === undefined) return [{ path, message: unknownTest(test, tests, refused, description) }];
  if (kind !== undefined && !known.kinds.includes(kind))
    return [{ path, message: `${test} is no test for ${kind === 'number' ? 'numbers' : 'categories'}` }];
  return [];
}

function unknownTest(
  test: string,
  tests: CompatTool['tests'],
  refused: CompatTool['refused'],
  description: string,
): string {
  const why = refused[test];
  if (why !== undefined) return `${test} of ${description} is not reproduced: ${why}`;
  const close = nearest(test, Object.keys(tests));
  const remedy = close === undefined ? `known here: ${Object.keys(tests).join(', ')}` : `did you mean "${close}"?`;
  return `${description} has no test "${test}"; ${remedy}`;
}
