import type { Check, Scalar, Verdict } from '@tidegate/evidence';
import { allowedBy, meets } from './limit.ts';
import type { CountingRule, Named } from './plan.ts';

/** A failing row as it is told: physical line where the file has lines, the row's number where it has one, its key where the user named one. */
export interface FailingRow {
  readonly file?: string;
  /** The data has several files, so the file's name is worth a word. */
  readonly ofSeveral: boolean;
  readonly line?: number;
  readonly row?: number;
  /** Such as `tx_id=17`. */
  readonly key?: string;
  readonly value?: Scalar;
}

/** What a query found for a rule that counts rows. */
export interface Counted {
  readonly checked: number;
  readonly failing: number;
  readonly rows: readonly FailingRow[];
}

export function judgeRows(rule: CountingRule & { readonly threshold?: string | number }, found: Counted): Check {
  const { checked, failing, rows } = found;
  const limits = [rule.errorIf && `fails ${rule.errorIf.text}`, rule.warnIf && `warns ${rule.warnIf.text}`].filter(
    Boolean,
  );
  const allowed = rule.errorIf ?? rule.warnIf;
  const base = {
    ...about(rule),
    observed: failing,
    threshold: allowed === undefined ? null : allowedBy(allowed),
    sizes: { checked, failing },
    method: {
      name: rule.method?.name ?? 'rows that break the rule',
      parameters: {
        limits: limits.join(', '),
        ...(rule.threshold !== undefined && { bound: rule.threshold }),
        ...rule.method?.parameters,
        ...(rule.where !== undefined && { where: rule.where }),
      },
    },
    ...(rows.length > 0 && { examples: rows.map(example) }),
  };
  if (checked === 0)
    return { ...base, verdict: rule.noneChecked, reason: `There are no ${rule.counted}, so none was checked.` };
  if (failing === 0)
    return { ...base, verdict: levelOf(rule, 0, checked), reason: `All ${checked} ${rule.counted} ${rule.merit}.` };
  return {
    ...base,
    verdict: levelOf(rule, failing, checked),
    reason: `${failing} of ${checked} ${rule.counted} ${rule.fault}${where(rows)}.`,
  };
}

/** A rule that could not be run fails, whatever `on-inconclusive` says: nobody may get through a gate by a typing mistake. */
export function broken(rule: Named, reason: string): Check {
  return {
    ...about(rule),
    verdict: 'fail',
    reason: `The rule "${rule.title}" cannot be run: ${reason.replace(/\.$/, '')}.`,
  };
}

export function about({ id, title, subject }: Named) {
  return { id, title, ...(subject !== undefined && { subject }) };
}

function levelOf({ warnIf, errorIf }: CountingRule, failing: number, checked: number): Verdict {
  if (errorIf && meets(errorIf, failing, checked)) return 'fail';
  return warnIf && meets(warnIf, failing, checked) ? 'warn' : 'pass';
}

function where(rows: readonly FailingRow[]): string {
  const shown = rows
    .slice(0, 3)
    .filter(({ line, row, key }) => line !== undefined || row !== undefined || key !== undefined)
    .map(
      ({ file, ofSeveral, line, row, key }) =>
        `${ofSeveral && file !== undefined ? `${file} ` : ''}${line !== undefined ? `line ${line}` : row !== undefined ? `row ${row}` : key}`,
    );
  if (shown.length === 0) return '';
  return ` (${shown.join(', ')}${rows.length > 3 ? ', ...' : ''})`;
}

function example({ file, line, row, key, value }: FailingRow): Record<string, Scalar> {
  return {
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(row !== undefined && { row }),
    ...(key !== undefined && { key }),
    ...(value !== undefined && { value }),
  };
}
