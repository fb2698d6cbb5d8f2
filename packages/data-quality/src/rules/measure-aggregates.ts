import type { Check } from '@tidegate/evidence';
import type { DataEngine } from '../engine.ts';
import { orderStatistics, orderStatisticsQuery } from '../sql/order-statistics.ts';
import { countWhere, type Selected } from '../sql/select-many.ts';
import { type AggregateRule, judgeBounds, type Measured, nameOf } from './aggregates.ts';
import { about } from './judge-rows.ts';
import type { PlannedRule } from './plan.ts';

/** Values there are, finite numbers among them, and the statistic when one scan gives it. */
export function momentsOf({ statistic, measured }: Pick<AggregateRule, 'statistic' | 'measured'>): string[] {
  const { value, there, finite } = measured.reading;
  const over = { min: 'min', max: 'max', mean: 'avg', stddev: 'stddev_samp', sum: 'sum' } as const;
  const counts = [countWhere(there), countWhere(finite)];
  if (statistic === 'quantile' || statistic === 'distinct') return counts;
  return [...counts, `${over[statistic]}(CASE WHEN ${finite} THEN ${value} END)`];
}

interface Statistics {
  readonly there: number;
  readonly finite: number;
  readonly value: number | undefined;
}

/** Judges aggregate rules: what one scan gave is taken from it, quantiles and distinct values are asked for. */
export function aggregateReader(
  scanned: ReadonlyMap<PlannedRule, Selected>,
  query: DataEngine['query'],
): (rule: AggregateRule, from: string) => Promise<Check> {
  return async (rule, from) => {
    const found = await statisticsOf(rule, rule.measured, from, scanned.get(rule));
    const name = nameOf(rule.statistic, rule.probability);
    const { change, min, max } = rule.bounds;
    const check = {
      ...about(rule),
      sizes: { values: found.there },
      method: {
        name: methodOf(rule),
        parameters: {
          ...(min !== undefined && { min }),
          ...(max !== undefined && { max }),
          ...(change?.['max-decrease'] !== undefined && { 'max decrease': change['max-decrease'] }),
          ...(change?.['max-increase'] !== undefined && { 'max increase': change['max-increase'] }),
          ...(rule.where !== undefined && { where: rule.where }),
        },
      },
    };
    const fault = faultOf(rule, found);
    if (fault) return { ...check, ...fault };
    return { ...check, ...judgeBounds(check, name, rule.bounds, found.value!, await ofReference(rule)) };
  };

  async function ofReference(rule: AggregateRule) {
    const { reference } = rule;
    if (!reference || 'missing' in reference) return reference;
    const found = await statisticsOf(rule, reference.measured, reference.from, undefined);
    return faultOf(rule, found)
      ? { missing: `the reference has none: of its ${found.there} values ${found.finite} are finite numbers` }
      : { value: found.value! };
  }

  async function statisticsOf(
    rule: AggregateRule,
    measured: Measured,
    from: string,
    known: Selected | undefined,
  ): Promise<Statistics> {
    if (known && 'error' in known) throw known.error;
    const cells = known?.cells ?? (await select(momentsOf({ ...rule, measured }), from));
    const [there, finite, moment] = [Number(cells[0]), Number(cells[1]), cells[2]];
    const counts = { there, finite };
    if (rule.statistic === 'distinct') {
      const [row] = await query(
        `SELECT count(*) AS n FROM (SELECT ${measured.text} AS v FROM ${from} WHERE ${measured.text} IS NOT NULL GROUP BY 1) AS d`,
      );
      return { ...counts, value: Number(row!['n']) };
    }
    if (rule.statistic === 'quantile') {
      const p = rule.probability!;
      const { reading } = measured;
      const [row] = await query(orderStatisticsQuery(reading.value, reading.finite, from, [p]));
      return { ...counts, value: orderStatistics(row!, [p]).quantiles[0] };
    }
    return { ...counts, value: moment === null || moment === undefined ? undefined : Number(moment) };
  }

  async function select(list: readonly string[], from: string) {
    const [row] = await query(`SELECT ${list.map((sql, i) => `${sql} AS e${i}`).join(', ')} FROM ${from}`);
    return list.map((_, i) => row![`e${i}`]!);
  }
}

/** Why there is no statistic to judge: nothing there, or values that are no finite numbers. */
function faultOf(
  { subject, statistic, probability }: AggregateRule,
  { there, finite, value }: Statistics,
): Pick<Check, 'verdict' | 'reason' | 'observed'> | undefined {
  const name = nameOf(statistic, probability);
  if (there === 0) return { verdict: 'inconclusive', reason: `${subject} has no values, so it has no ${name}.` };
  if (statistic !== 'distinct' && finite < there)
    return {
      verdict: 'fail',
      observed: there - finite,
      reason: `${there - finite} of ${there} values of ${subject} are no finite numbers, so it has no ${name}.`,
    };
  if (value === undefined)
    return { verdict: 'inconclusive', reason: `${subject} has too few values (${there}) for a ${name}.` };
  if (!Number.isFinite(value))
    return { verdict: 'fail', reason: `The ${name} of ${subject} is too large to be computed.` };
  return undefined;
}

function methodOf({ statistic, probability }: AggregateRule): string {
  if (statistic === 'quantile') return `exact ${probability}-quantile, linear between neighbours (type 7)`;
  return statistic === 'stddev' ? 'sample standard deviation (divisor n - 1)' : nameOf(statistic, probability);
}
