import { UserError } from '@tidegate/evidence';
import { type Cell, type DataEngine, rowsOfValue } from '../engine.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { countWhere, type Selected, selectMany } from '../sql/select-many.ts';
import { momentsOf } from './measure-aggregates.ts';
import type { ConditionRule, PlannedRule } from './plan.ts';

/** All conditions and moments in as few scans as may be. */
export async function scan(
  plan: readonly PlannedRule[],
  fromOf: (rule: Exclude<PlannedRule, { kind: 'decided' }>) => Promise<string>,
  query: DataEngine['query'],
  atOnce: number,
): Promise<Map<PlannedRule, Selected>> {
  const bySource = new Map<string, { rule: PlannedRule; list: readonly string[] }[]>();
  const found = new Map<PlannedRule, Selected>();
  for (const rule of plan) {
    if (rule.kind !== 'condition' && rule.kind !== 'aggregate') continue;
    if (rule.kind === 'condition' && rule.known && rule.where === undefined) {
      found.set(rule, { cells: [rule.known.checked, rule.known.failing] });
      continue;
    }
    try {
      const { from, list } = asked(rule, await fromOf(rule));
      bySource.set(from, [...(bySource.get(from) ?? []), { rule, list }]);
    } catch (error) {
      if (error instanceof UserError) throw error;
      found.set(rule, { error });
    }
  }
  await fewAtOnce([...bySource], atOnce, async ([from, asked]) => {
    const cells = await selectMany(
      asked.map(({ list }) => list),
      from,
      query,
    );
    asked.forEach(({ rule }, i) => found.set(rule, cells[i]!));
  });
  return found;
}

function asked(
  rule: Extract<PlannedRule, { kind: 'condition' | 'aggregate' }>,
  from: string,
): { from: string; list: readonly string[] } {
  if (rule.kind === 'aggregate') return { from, list: momentsOf(rule) };
  const { perValue } = rule;
  if (perValue === undefined || rule.where !== undefined) return { from, list: countsOf(rule) };
  return { from: perValue, list: countsOf(rule, rowsOfValue) };
}

/** Rows looked at and rows that fail; `weight`: an expression for the rows that each row stands for. */
export function countsOf({ checked, failing }: ConditionRule, weight?: string): string[] {
  return [countWhere(checked, weight), countWhere(failing, weight)];
}

export function cellsOf(selected: Selected): readonly Cell[] {
  if ('error' in selected) throw selected.error;
  return selected.cells;
}
