import { choice, duration, explain, field, flag, integer, knownKeys, lines, mapping, text } from '@tidegate/fields';
import { stringify } from 'yaml';
import { z } from 'zod';
import { compatMappingSchema, type CompatPolicy, compatPolicy } from './drift/compat/policy.ts';
import { driftMappingSchema, type DriftPolicy, driftPolicy, rowsMoved } from './drift/policy.ts';
import { encodings } from './encoding.ts';
import { partitionings } from './sources/partitions.ts';
import { type RuleSet, ruleSetSchema } from './rules/schema.ts';

export { ruleSetSchema };

/** Rules as typed: read already, or the path of a file that holds them. */
export type RulesInput = { readonly rules: RuleSet; readonly text: string } | { readonly path: string };

/** A mapping, YAML text of one, or any other text taken for a path (or a name, resolved before this). */
const rulesInput = () =>
  z
    .union([z.string(), z.record(z.string(), z.unknown())], 'expected rules as YAML, or the path of a file')
    .transform((value, context): RulesInput => {
      const written = typeof value === 'string' ? mappingIn(value) : value;
      if (typeof written === 'string') {
        if (!written.includes('\n')) return { path: written };
        context.addIssue({ code: 'custom', message: mapping().safeParse(written).error!.issues[0]!.message });
        return z.NEVER;
      }
      const parsed = parseRules(written);
      if ('rules' in parsed) return { ...parsed, text: typeof value === 'string' ? value : stringify(value) };
      for (const { path, message } of parsed.complaints)
        context.addIssue({ code: 'custom', path: path ? path.split('.') : [], message });
      return z.NEVER;
    });

/** A parsed YAML mapping as a rule set, or what is wrong with it, place by place. */
export function parseRules(value: unknown): { rules: RuleSet } | { complaints: ReturnType<typeof explain> } {
  const parsed = ruleSetSchema.safeParse(value);
  if (!parsed.success) return { complaints: explain(parsed.error, (path) => knownKeys(ruleSetSchema, path)) };
  const said = Object.values(parsed.data).some((part) => part !== undefined);
  return said
    ? { rules: parsed.data }
    : { complaints: [{ path: '', message: `there is no rule; known here: ${knownKeys(ruleSetSchema).join(', ')}` }] };
}

/** The mapping a YAML text is, else the trimmed text. */
function mappingIn(text: string): unknown {
  const trimmed = text.trim();
  const parsed = mapping().safeParse(trimmed);
  return parsed.success ? parsed.data : trimmed;
}

/** `rows-moved`, `off`, or a mapping of the policy's parameters; one with `compat` is another tool's. */
const driftInput = () =>
  z
    .union([z.string(), z.literal(false), z.record(z.string(), z.unknown())], 'expected rows-moved, off or a mapping')
    .transform((value, context): DriftPolicy | CompatPolicy | undefined => {
      const written = typeof value === 'string' ? mappingIn(value) : value;
      if (written === 'rows-moved') return rowsMoved;
      if (written === 'off' || written === false) return undefined;
      const refuse = (message: string, path: string[] = []) => {
        context.addIssue({ code: 'custom', path, message });
        return z.NEVER;
      };
      if (typeof written === 'string') return refuse('expected rows-moved, off or a mapping');
      const asTool = typeof written === 'object' && written !== null && 'compat' in written;
      const schema = asTool ? compatMappingSchema : driftMappingSchema;
      const parsed = schema.safeParse(written);
      if (!parsed.success) {
        for (const { path, message } of explain(parsed.error, (path) => knownKeys(schema, path)))
          refuse(message, path.split('.').filter(Boolean));
        return z.NEVER;
      }
      if ('compat' in parsed.data) {
        const policy = compatPolicy(parsed.data);
        if (!('complaints' in policy)) return policy;
        for (const { path, message } of policy.complaints) refuse(message, [...path]);
        return z.NEVER;
      }
      return driftPolicy(parsed.data);
    });

const memory = () =>
  text().regex(/^\d+(\.\d+)?\s?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/i, 'expected an amount of memory such as 512MB or 2GB');

const suggestInput = () =>
  z
    .union([flag(), text()], 'expected true, false or a path')
    .transform((value) => (value === true ? 'suggested-rules.yml' : value === false ? undefined : value));

/** What a user can type for `validate-data`. */
export const validateDataSettings = z.object({
  data: field(text(), {
    description:
      'Data to judge: path or pattern of CSV, TSV, JSONL (also .gz, .zst) or Parquet files, or `table: schema.name` of a database',
  }),
  'dvc-file': field(text(), {
    description:
      'Pointer `.dvc` that tracks the data, which must be what it says by md5 and size; without `data`, what it tracks is judged',
  }),
  rules: field(rulesInput(), {
    description: 'Rules: YAML, the path of a YAML file, or a name under `rules:` in the configuration file',
  }),
  reference: field(text(), {
    description: 'Data, or a profile written before, that the data is compared with for drift',
  }),
  drift: field(driftInput(), {
    description:
      'How drift from the reference is judged: `rows-moved`, `off`, a mapping of alpha, floors, fail and columns, or `compat: evidently`, `nannyml`, `soda` or `deequ` for the scores of that tool',
    default: 'rows-moved',
  }),
  'write-profile': field(text(), {
    description: 'Path to write a profile of the data to, for use as `reference` later',
  }),
  suggest: field(suggestInput(), {
    description:
      'Write rules made of the data, as a start: a path, or `true` for `suggested-rules.yml`; what `rules` say already is kept',
  }),
  engine: field(choice(['duckdb', 'postgres', 'trino']), {
    description: 'Where rows are counted: `duckdb` reads files in this job, `postgres` and `trino` count in a database',
    default: 'duckdb',
  }),
  connection: field(text(), {
    description:
      'Address of the database: `postgresql://user:password@host/database` or `https://user:password@host:8443/catalog/schema`',
    secret: true,
  }),
  'engine-path': field(text(), { description: "DuckDB's native package on the runner, where npm cannot fetch it" }),
  'memory-limit': field(memory(), {
    description: 'Most memory the engine uses, such as `2GB`; what does not fit goes to disk',
    default: '1GB',
  }),
  'statement-timeout': field(duration(), {
    description: 'How long one statement of the engine may take before it is ended',
    default: '1h',
  }),
  encoding: field(choice(encodings), { description: 'Encoding of text files', default: 'utf-8' }),
  delimiter: field(choice([',', ';', '|', 'tab']), {
    description: 'What separates the fields of a text file',
    shownDefault: 'a comma, or a tab for .tsv',
  }),
  partitions: field(choice(partitionings), {
    description:
      'Folders `key=value` that a pattern matches: `hive` makes a column of each key, `none` only reads the files',
    default: 'hive',
  }),
  'null-values': field(lines(), {
    description: 'Further texts of CSV fields that mean null, one per line, such as `NA`; an empty field always does',
  }),
  'max-failing-rows': field(integer({ min: 0, max: 1000 }), {
    description: 'Most failing rows named per rule',
    default: '10',
  }),
  'show-values': field(z.union([z.literal('hash'), flag()], 'expected true, false or hash'), {
    description:
      'Show the values of failing rows in the evidence; `hash` shows a hash of each, by which equal ones are known within one run',
    default: 'false',
  }),
});
export type ValidateDataInputs = z.output<typeof validateDataSettings>;

/** Inputs whose data is known. */
export type DataInputs = ValidateDataInputs & { readonly data: string };
