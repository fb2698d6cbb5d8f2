import { UserError } from '@tidegate/evidence';
import type { Column, DataEngine, Table } from '../../engine.ts';
import type { ValueType } from '../../rules/schema.ts';
import type { Profile } from '../profile.ts';
import { countColumn, countParts } from './count-columns.ts';
import { type ColumnOutcome, type CompatDecision, decideAsTool } from './decide.ts';
import { choiceFor, type CompatPolicy, compatTools } from './policy.ts';
import type { CompatTool, Outcome } from './tool.ts';

export interface CompatReport extends CompatDecision {
  /** Name and version of the tool. */
  readonly description: string;
}

/** Compares a table with the reference as another tool does. Throws a UserError when the reference has no rows to count. */
export async function compareAsTool(
  reference: Table | Profile,
  table: Table,
  query: DataEngine['query'],
  { policy, types }: { policy: CompatPolicy; types: ReadonlyMap<string, ValueType> },
): Promise<CompatReport> {
  if (!('dialect' in reference))
    throw new UserError(
      'bad-input',
      `\`drift: compat: ${policy.compat}\` needs the rows of the reference, which is a profile.`,
      {
        hint: 'Name the data itself as `reference`, or compare with `rows-moved`, which a profile is enough for.',
      },
    );
  const tool: CompatTool = compatTools[policy.compat];
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const outcomes: ColumnOutcome[] = [];
  for (const column of reference.columns) {
    const { name } = column;
    if (policy.columns[name] === 'off') continue;
    const found = byName.get(name);
    const outcome = found
      ? await outcomeOf({ reference, table, query, type: types.get(name) }, [column, found], tool, policy)
      : missing(name);
    outcomes.push({ column: name, outcome });
  }
  return { ...decideAsTool(outcomes, tool, policy.share), description: tool.description };
}

interface Sides {
  readonly reference: Table;
  readonly table: Table;
  readonly query: DataEngine['query'];
  readonly type: ValueType | undefined;
}

async function outcomeOf(
  { reference, table, query, type }: Sides,
  [before, now]: readonly [Column, Column],
  tool: CompatTool,
  policy: CompatPolicy,
): Promise<Outcome> {
  const ref = await countColumn(reference, before, query, type);
  const cur = await countColumn(table, now, query, type);
  const columns = { ref, cur };
  const empty = ref.type === 'empty' || cur.type === 'empty';
  if (ref.type !== cur.type && !empty)
    return { status: 'undecided', reason: `it holds ${cur.type} and no longer ${ref.type}` };
  const kind = tool.kindOf(columns, choiceFor(policy, before.name));
  if (kind === undefined) return { status: 'ignored', reason: ref.type };
  const choice = choiceFor(policy, before.name, kind);
  const parts =
    tool.parts !== undefined && choice.threshold === undefined
      ? await countParts(reference, before, query, type, tool.parts)
      : undefined;
  return tool.judge({ ...columns, ...(parts && { parts }) }, kind, choice);
}

function missing(column: string): Outcome {
  return {
    status: 'undecided',
    reason: `the data lacks it; if that is meant, leave it out with \`drift: columns: { ${column}: off }\``,
  };
}
