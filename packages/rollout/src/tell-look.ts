import type { Scalar } from '@tidegate/evidence';
import type { Look } from './judgement/fold.ts';
import { proof } from './judgement/proof.ts';
import { standings } from './judgement/standing.ts';
import type { Plan } from './plan.ts';
import type { Decision } from './reconcile.ts';
import type { Session } from './session.ts';
import type { RolloutState } from './state.ts';
import { candidateShare, percent } from './weights.ts';

/** One line and one moment for each look, or for each that could not be taken. */
export function tellLook(plan: Plan, session: Session, { state, look, trouble }: Decision): void {
  const { log, timeline } = session.world;
  if (trouble !== undefined) {
    log.warn(`Not measured: ${trouble}`);
    timeline.add('not measured', { trouble });
  }
  if (!look) return;
  log.info(line(plan, state));
  timeline.add('look', moment(plan, state, look));
}

function line(plan: Plan, state: RolloutState): string {
  const { stable, candidate } = state.totals;
  const bound = Math.log(1 / plan.alpha).toFixed(2);
  const against = standings(plan, state).filter(({ id }) => id !== 'error-rate' && id !== 'latency-bound');
  const names: Record<string, string> = {
    comparison: 'worse',
    latency: 'slower',
    classes: 'classes',
    shadow: 'mirror',
  };
  const { all, threshold } = proof(plan, state);
  const weakest = Math.min(...all.map(({ lnE }) => lnE));
  return [
    `${percent(candidateShare(state.written))}: candidate ${candidate.errors}/${candidate.requests}, stable ${stable.errors}/${stable.requests} (errors/requests)`,
    ...against.map(({ id, lnE }) => `${names[id]}: ln E ${lnE.toFixed(2)} of ${bound}`),
    `good: ${weakest.toFixed(2)} of ${threshold.toFixed(2)}`,
  ].join('; ');
}

function moment(plan: Plan, state: RolloutState, look: Look): Record<string, Scalar> {
  const { stable, candidate } = state.totals;
  const { all, threshold } = proof(plan, state);
  const { latency, classes, shadow, nan, unwell } = state.evidence;
  return {
    share: candidateShare(state.written),
    'candidate requests': candidate.requests,
    'candidate errors': candidate.errors,
    'stable requests': stable.requests,
    'stable errors': stable.errors,
    ...Object.fromEntries(standings(plan, state).map(({ id, lnE }) => [`ln E ${id}`, lnE])),
    'ln E bound': Math.log(1 / plan.alpha),
    ...Object.fromEntries(all.map(({ id, lnE }) => [`ln E good ${id}`, lnE])),
    'ln E needed': threshold,
    ...(latency && {
      'candidate latencies': sum(latency.totals.candidate),
      'stable latencies': sum(latency.totals.stable),
    }),
    ...(classes && { 'candidate predictions': sum(classes.totals.candidate) }),
    ...(shadow && { mirrored: shadow.totals.compared, disagreed: shadow.totals.disagreed }),
    ...(nan && { 'predictions that were no numbers': nan.seen }),
    ...(unwell !== null && { 'health endpoint': unwell }),
    ...(look.stable.reset || look.candidate.reset ? { 'counters began anew': true } : {}),
  };
}

const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
