import type { Check } from '@tidegate/evidence';
import { formatDuration } from '@tidegate/fields';
import type { Column, ResultRow } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { isTime, readAs } from '../sql/typed.ts';
import { scopeOf } from './handling.ts';
import { about } from './judge-rows.ts';
import type { Named } from './plan.ts';
import type { RuleSet, ValueType } from './schema.ts';

/** Looks at the newest time that is not in the future. */
export interface NewestRule extends Named {
  readonly kind: 'newest';
  /** Milliseconds since the epoch. */
  readonly instant: string;
  readonly maxAge: number;
}

/** Looks at the longest time between two neighbouring times, future ones left out. */
export interface GapRule extends Named {
  readonly kind: 'gap';
  readonly instant: string;
  readonly maxGap: number;
  readonly untilNow: boolean;
}

type Query = (sql: string) => Promise<ResultRow[]>;

export function newestRule(
  rule: NonNullable<RuleSet['freshness']>,
  column: Column,
  type: ValueType | undefined,
  dialect: Dialect,
): NewestRule {
  return {
    kind: 'newest',
    id: 'freshness',
    title: `newest ${column.name}`,
    subject: column.name,
    instant: instantOf(column, type, dialect),
    maxAge: rule['max-age'],
    ...scopeOf(rule),
  };
}

export function gapRule(
  rule: NonNullable<RuleSet['availability']>,
  column: Column,
  type: ValueType | undefined,
  dialect: Dialect,
): GapRule {
  return {
    kind: 'gap',
    id: 'availability',
    title: `no gap in ${column.name} longer than ${formatDuration(rule['max-gap'])}`,
    subject: column.name,
    instant: instantOf(column, type, dialect),
    maxGap: rule['max-gap'],
    untilNow: rule['until-now'] === true,
    ...scopeOf(rule),
  };
}

function instantOf(column: Column, declared: ValueType | undefined, dialect: Dialect): string {
  const type = declared !== undefined && isTime(declared) ? declared : column.stored === 'date' ? 'date' : 'timestamp';
  return dialect.epochMilliseconds(`CAST(${readAs(column, type, dialect).value} AS TIMESTAMP(6))`);
}

/** The latest time at or before `now` (milliseconds), and how many rows lie after it. */
async function newest(instant: string, from: string, query: Query, now: number) {
  const [row] = await query(
    `SELECT max(${instant}) FILTER (WHERE ${instant} <= ${now}) AS newest, count(*) FILTER (WHERE ${instant} > ${now}) AS future FROM ${from}`,
  );
  const { newest: found, future } = row!;
  return { newest: found === null || found === undefined ? undefined : Number(found), future: Number(future) };
}

export async function judgeNewest(rule: NewestRule, from: string, query: Query, now: number): Promise<Check> {
  const { newest: time, future } = await newest(rule.instant, from, query, now);
  const base = { ...about(rule), threshold: formatDuration(rule.maxAge), values: { 'rows in the future': future } };
  const later = toldFuture(future);
  if (time === undefined) return { ...base, verdict: 'fail', reason: `${rule.subject} has no time up to now${later}.` };
  const age = now - time;
  const fresh = age <= rule.maxAge;
  return {
    ...base,
    observed: formatDuration(age),
    method: {
      name: 'age of the newest time',
      parameters: { now: new Date(now).toISOString(), newest: new Date(time).toISOString() },
    },
    verdict: fresh ? 'pass' : 'fail',
    reason: `The newest ${rule.subject} is ${formatDuration(age)} old, ${fresh ? 'within' : 'older than'} ${formatDuration(rule.maxAge)}${later}.`,
  };
}

export async function judgeGap(rule: GapRule, from: string, query: Query, now: number): Promise<Check> {
  const { instant, maxGap, untilNow } = rule;
  const { newest: last, future } = await newest(instant, from, query, now);
  const [row] = await query(
    `SELECT t, before FROM (SELECT t, lag(t) OVER (ORDER BY t) AS before FROM (SELECT ${instant} AS t FROM ${from} WHERE ${instant} <= ${now} GROUP BY 1) AS d) AS l WHERE before IS NOT NULL ORDER BY t - before DESC, t LIMIT 1`,
  );
  const gaps = [
    ...(row === undefined ? [] : [{ start: Number(row['before']), end: Number(row['t']) }]),
    ...(untilNow && last !== undefined ? [{ start: last, end: now }] : []),
  ].sort((a, b) => b.end - b.start - (a.end - a.start));
  const base = { ...about(rule), threshold: `≤ ${formatDuration(maxGap)}`, values: { 'rows in the future': future } };
  const [longest] = gaps;
  if (last === undefined)
    return { ...base, verdict: 'fail', reason: `${rule.subject} has no time up to now${toldFuture(future)}.` };
  if (longest === undefined)
    return {
      ...base,
      verdict: 'inconclusive',
      reason: `${rule.subject} has one time only, so there is nothing between.`,
    };
  const length = longest.end - longest.start;
  const [start, end] = [longest.start, longest.end].map((time) => new Date(time).toISOString()) as [string, string];
  return {
    ...base,
    observed: formatDuration(length),
    method: { name: 'longest time between neighbouring times', parameters: { start, end, 'until now': untilNow } },
    verdict: length <= maxGap ? 'pass' : 'fail',
    reason: `The longest gap in ${rule.subject} is ${formatDuration(length)} (from ${start} to ${end}), ${length <= maxGap ? 'within' : 'longer than'} ${formatDuration(maxGap)}${toldFuture(future)}.`,
  };
}

function toldFuture(future: number): string {
  return future > 0 ? ` (${future} rows lie in the future and do not count)` : '';
}
