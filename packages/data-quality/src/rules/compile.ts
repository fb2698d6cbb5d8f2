import { type Check, UserError } from '@tidegate/evidence';
import type { Column, Table } from '../engine.ts';
import { notOneExpression } from '../sql/one-expression.ts';
import { aggregateRules, type ReferenceFacts } from './aggregates.ts';
import { classRules } from './class-rules.ts';
import { tolerated } from './handling.ts';
import { broken } from './judge-rows.ts';
import { monotonicRule } from './monotonic.ts';
import { nullsRule } from './nulls-rule.ts';
import { outlierRule } from './outliers.ts';
import { pairRule } from './pairs.ts';
import type { PlannedRule } from './plan.ts';
import { referencedData, referenceRule } from './references.ts';
import { repeatRule } from './repeats.ts';
import type { ColumnRule, RuleSet, ValueType } from './schema.ts';
import { columnOrder, extraColumns, missing, missingKeys, present, rowsCheck, sqlCheck } from './table-rules.ts';
import { forbiddenPatternRule, lengthRule, patternRule } from './text-conditions.ts';
import { gapRule, newestRule } from './time-rules.ts';
import { allowedRule, boundRules, type ColumnContext, forbiddenRule, typeRule } from './value-conditions.ts';

/** What rules may look at beside the table. */
export interface Surroundings {
  /** What `change` compares with. */
  readonly reference?: ReferenceFacts | undefined;
  /** Tables that `references` name, by `referencedData`. */
  readonly referenced?: ReadonlyMap<string, Table>;
}

/** Compiles a rule set for a table: one or more planned rules per line the user wrote. Pure; nothing is queried. */
export function compileRules(
  rules: RuleSet,
  table: Pick<Table, 'columns' | 'rows' | 'dialect' | 'placed'>,
  { reference, referenced = new Map<string, Table>() }: Surroundings = {},
): PlannedRule[] {
  const { dialect } = table;
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const known = [...byName.keys()];
  const ruled = new Set(Object.keys(rules.columns ?? {}));
  const typeOf = (name: string) => rules.columns?.[name]?.type?.value;

  /** The columns named, or the check that says which is missing. */
  const withColumns = (
    id: string,
    names: readonly string[],
    make: (columns: Column[]) => PlannedRule[],
  ): PlannedRule[] => {
    const unknown = names.find((name) => !byName.has(name));
    if (unknown !== undefined) return [decided(missing(unknown, id, known))];
    return attempt(id, () => make(names.map((name) => byName.get(name)!)));
  };

  const ofColumn = (column: Column, rule: ColumnRule): PlannedRule[] => {
    const context: ColumnContext = { column, rule, table };
    const at = (word: string) => `columns.${column.name}.${word}`;
    const { unique, monotonic, references } = rule;
    return [
      ...attempt(at('type'), () => typeRule(context)),
      ...attempt(at('nulls'), () => nullsRule(context)),
      ...attempt(at('bounds'), () => boundRules(context)),
      ...attempt(at('in'), () => allowedRule(context)),
      ...attempt(at('not-in'), () => forbiddenRule(context)),
      ...(unique?.value
        ? [
            repeatRule(
              { id: at('unique'), title: `${column.name} is unique`, subject: column.name },
              [{ column, type: rule.type?.value }],
              unique,
              { counted: `values of ${column.name}`, skipNulls: true, dialect, around: rule },
            ),
          ]
        : []),
      ...attempt(at('pattern'), () => patternRule(context)),
      ...attempt(at('not-pattern'), () => forbiddenPatternRule(context)),
      ...attempt(at('length'), () => lengthRule(context)),
      ...attempt(at('class'), () => classRules(context)),
      ...attempt(at('outliers'), () => outlierRule(context)),
      ...(monotonic
        ? withColumns(
            at('monotonic'),
            [...(monotonic.by === undefined ? [] : [monotonic.by]), ...(monotonic.group ?? [])],
            (columns) =>
              monotonicRule(context, {
                by: monotonic.by === undefined ? undefined : columns[0],
                group: columns.slice(monotonic.by === undefined ? 0 : 1),
                typeOf,
              }),
          )
        : []),
      ...(references ? referencing(context, references) : []),
      ...attempt(at('aggregates'), () => aggregateRules(context, reference, typeOf)),
    ];
  };

  const referencing = (context: ColumnContext, written: NonNullable<ColumnRule['references']>): PlannedRule[] => {
    const id = `columns.${context.column.name}.references`;
    const other = referenced.get(referencedData(written));
    if (!other)
      return [
        decided(broken({ id, title: id, subject: context.column.name }, `${referencedData(written)} was not opened`)),
      ];
    const column = other.columns.find(({ name }) => name === written.column);
    if (column) return attempt(id, () => referenceRule(context, { table: other, column }));
    const said = missing(
      written.column,
      id,
      other.columns.map(({ name }) => name),
    );
    return [decided({ ...said, reason: said.reason.replace('The data has', `${referencedData(written)} has`) })];
  };

  return [
    { ...decided(rowsCheck(rules.rows, table.rows, reference)), ...severityOf(rules.rows) },
    ...Object.entries(rules.columns ?? {}).flatMap(([name, rule]): PlannedRule[] => {
      const column = byName.get(name);
      if (column) return [decided(present(name)), ...ofColumn(column, rule)];
      if (rule.required === false) return [];
      return [{ ...decided(missing(name, `columns.${name}.presence`, known, ruled)), ...severityOf(rule) }];
    }),
    ...(rules.checks ?? []).map(sqlCheck),
    ...(rules.pairs ?? []).flatMap((rule, i) =>
      withColumns(`pairs.${i + 1}`, [rule.left, rule.right], ([left, right]) => [
        pairRule(rule, i, [left!, right!], dialect, typeOf),
      ]),
    ),
    ...(rules.unique ?? []).flatMap((key, i) =>
      withColumns(`unique.${i + 1}`, key.columns, (columns) => [
        repeatRule(
          { id: `unique.${i + 1}`, title: `${key.columns.join(', ')} together are unique` },
          columns.map((column) => ({ column, type: typeOf(column.name) })),
          key,
          { counted: `rows with ${key.columns.join(', ')}`, skipNulls: true, dialect },
        ),
      ]),
    ),
    ...extraColumns(rules, table.columns).map(decided),
    ...columnOrder(rules, table.columns).map(decided),
    ...(rules.duplicates
      ? withColumns('duplicates', rules.duplicates.columns ?? known, (columns) => [
          repeatRule(
            {
              id: 'duplicates',
              title: `no duplicate rows${rules.duplicates!.columns ? ` by ${rules.duplicates!.columns.join(', ')}` : ''}`,
            },
            columns.map((column) => ({ column })),
            tolerated(rules.duplicates!),
            { counted: 'rows', skipNulls: false, dialect },
          ),
        ])
      : []),
    ...(rules.freshness
      ? withColumns('freshness', [rules.freshness.column], ([column]) => [
          newestRule(rules.freshness!, column!, typeOf(column!.name), dialect),
        ])
      : []),
    ...(rules.availability
      ? withColumns('availability', [rules.availability.column], ([column]) => [
          gapRule(rules.availability!, column!, typeOf(column!.name), dialect),
        ])
      : []),
    ...missingKeys(rules, known).map(decided),
  ].map(oneCondition);
}

/** The user's `where` stays in the parentheses it is put in. */
function oneCondition(rule: PlannedRule): PlannedRule {
  const fault = rule.kind === 'decided' || rule.where === undefined ? undefined : notOneExpression(rule.where);
  return fault === undefined || rule.kind === 'decided' ? rule : decided(broken(rule, `where: ${fault}`));
}

/** Types the user declared, by column. */
export function declaredTypes(rules: RuleSet | undefined): Map<string, ValueType> {
  return new Map(
    Object.entries(rules?.columns ?? {}).flatMap(([name, { type }]) => (type ? [[name, type.value] as const] : [])),
  );
}

/** A rule the engine's dialect refuses is told by itself, beside the others. */
function attempt(id: string, make: () => readonly PlannedRule[]): PlannedRule[] {
  try {
    return [...make()];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = [error.message.replace(/\.$/, ''), error.hint].filter(Boolean).join('. ');
    return [decided(broken({ id, title: id }, reason))];
  }
}

function decided(check: Check): PlannedRule & { kind: 'decided' } {
  return { kind: 'decided', check };
}

function severityOf(rule: { readonly severity?: 'fail' | 'warn' | undefined } | undefined): { severity?: 'warn' } {
  return rule?.severity === 'warn' ? { severity: 'warn' } : {};
}
