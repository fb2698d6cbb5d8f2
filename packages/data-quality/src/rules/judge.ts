import type { Check, Scalar, Verdict } from '@tidegate/evidence';
import { formatDuration } from '@tidegate/fields';
import { allowedBy, meets } from './limit.ts';
import type { ClassRule, ConditionRule, Named, NewestRule, RepeatRule } from './plan.ts';

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

export function judgeCondition(rule: ConditionRule, { checked, failing, rows }: Counted): Check {
  const verdict = levelOf(rule, failing, checked);
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
      name: 'rows that break the rule',
      parameters: { limits: limits.join(', '), ...(rule.threshold !== undefined && { bound: rule.threshold }) },
    },
    ...(rows.length > 0 && { examples: rows.map(example) }),
  };
  if (checked === 0)
    return { ...base, verdict: rule.noneChecked, reason: `There are no ${rule.counted}, so none was checked.` };
  if (failing === 0) return { ...base, verdict: 'pass', reason: `All ${checked} ${rule.counted} ${rule.merit}.` };
  return { ...base, verdict, reason: `${failing} of ${checked} ${rule.counted} ${rule.fault}${where(rows)}.` };
}

export function judgeRepeats(rule: RepeatRule, { checked, failing, rows }: Counted): Check {
  const base = {
    ...about(rule),
    observed: failing,
    threshold: allowedBy(rule.errorIf),
    sizes: { checked, failing },
    method: { name: 'rows that repeat an earlier one', parameters: { limits: `fails ${rule.errorIf.text}` } },
    ...(rows.length > 0 && { examples: rows.map(example) }),
  };
  if (checked === 0 && rule.skipNulls) {
    return { ...base, verdict: 'inconclusive', reason: `There are no ${rule.counted}, so none was checked.` };
  }
  const verdict = meets(rule.errorIf, failing, checked) ? 'fail' : 'pass';
  const reason =
    failing === 0
      ? `None of ${checked} ${rule.counted} comes twice.`
      : `${failing} of ${checked} ${rule.counted} repeat an earlier one${where(rows)}.`;
  return { ...base, verdict, reason };
}

/** `counts`: class -> rows, nulls left out. */
export function judgeClasses(rule: ClassRule, counts: ReadonlyMap<string, number>): Check {
  const all = new Map([...rule.expected.map((name) => [name, 0] as const), ...counts]);
  if (rule.only !== undefined && !all.has(rule.only)) all.set(rule.only, 0);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const base = {
    ...about(rule),
    sizes: { rows: total, classes: counts.size },
    values: Object.fromEntries([...all].slice(0, 50)),
  };
  if (total === 0)
    return { ...base, verdict: 'inconclusive', reason: `${rule.subject} has no values, so there are no classes.` };
  const looked = rule.only === undefined ? [...all] : [[rule.only, all.get(rule.only)!] as const];
  if (rule.fewest !== undefined) return fewestCheck(rule, rule.fewest, all, base);
  const { min = 0, max = 1 } = rule.share ?? {};
  const outside = looked.filter(([, count]) => count / total < min || count / total > max);
  const shown = (outside.length > 0 ? outside : looked).slice(0, 5);
  const shares = shown.map(([name, count]) => `${name} ${percent(count / total)}`).join(', ');
  return {
    ...base,
    observed: rule.only === undefined ? outside.length : looked[0]![1] / total,
    threshold: `${min} to ${max}`,
    method: {
      name: 'share of a class among rows that are not null',
      parameters: { min, max, class: rule.only ?? 'each' },
    },
    verdict: outside.length > 0 ? 'fail' : 'pass',
    reason: `Share of ${rule.subject} ${outside.length > 0 ? 'outside' : 'within'} ${percent(min)} to ${percent(max)}: ${shares}.`,
  };
}

function fewestCheck(rule: ClassRule, fewest: number, all: ReadonlyMap<string, number>, base: object): Check {
  const sorted = [...all].sort((a, b) => a[1] - b[1]);
  const [least] = sorted;
  const few = sorted.filter(([, count]) => count < fewest);
  const common = {
    ...(base as Named),
    ...about(rule),
    observed: least![1],
    threshold: fewest,
    method: { name: 'rows per class', parameters: { fewest } },
  };
  if (all.size < 2) {
    return {
      ...common,
      verdict: 'fail',
      reason: `${rule.subject} has only the class ${least![0]}, and at least 2 classes are wanted.`,
    };
  }
  if (few.length === 0)
    return {
      ...common,
      verdict: 'pass',
      reason: `Each class of ${rule.subject} has at least ${fewest} rows; the smallest, ${least![0]}, has ${least![1]}.`,
    };
  const told = few.slice(0, 5).map(([name, count]) => `${name} has ${count}`);
  return {
    ...common,
    verdict: 'fail',
    reason: `Classes of ${rule.subject} with fewer than ${fewest} rows: ${told.join(', ')}${few.length > 5 ? ` and ${few.length - 5} more` : ''}.`,
  };
}

/** `newest` is the latest time at or before `now` (milliseconds), `future` how many rows lie after it. */
export function judgeNewest(
  rule: NewestRule,
  { newest, future, now }: { newest: number | undefined; future: number; now: number },
): Check {
  const base = { ...about(rule), threshold: formatDuration(rule.maxAge), values: { 'rows in the future': future } };
  const later = future > 0 ? ` (${future} rows lie in the future and do not count)` : '';
  if (newest === undefined)
    return { ...base, verdict: 'fail', reason: `${rule.subject} has no time up to now${later}.` };
  const age = now - newest;
  const fresh = age <= rule.maxAge;
  return {
    ...base,
    observed: formatDuration(age),
    method: {
      name: 'age of the newest time',
      parameters: { now: new Date(now).toISOString(), newest: new Date(newest).toISOString() },
    },
    verdict: fresh ? 'pass' : 'fail',
    reason: `The newest ${rule.subject} is ${formatDuration(age)} old, ${fresh ? 'within' : 'older than'} ${formatDuration(rule.maxAge)}${later}.`,
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

function levelOf({ warnIf, errorIf }: ConditionRule, failing: number, checked: number): Verdict {
  if (errorIf && meets(errorIf, failing, checked)) return 'fail';
  return warnIf && meets(warnIf, failing, checked) ? 'warn' : 'pass';
}

function about({ id, title, subject }: Named) {
  return { id, title, ...(subject !== undefined && { subject }) };
}

function where(rows: readonly FailingRow[]): string {
  if (rows.length === 0) return '';
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

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))}%`;
}
