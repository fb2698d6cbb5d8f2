import { judge, UserError } from '@tidegate/evidence';
import type { Io } from '@tidegate/kit';
import {
  abort,
  checkPlan,
  checksOf,
  guard,
  MeasurementError,
  openAnalysis,
  type Outcome,
  paceOf,
  type Plan,
  rehearse,
  run,
  status,
  type World,
} from '@tidegate/rollout';
import type { Inputs } from './action.ts';
import { aliasCompanion } from './alias.ts';
import { evidenceFor } from './evidence-for.ts';

/** Does what `operation` asks. */
export async function operate(inputs: Inputs, io: Io, world: World): Promise<Outcome> {
  // Reading is all a dry run does, and status does that.
  const operation =
    inputs.mode === 'dry-run' && inputs.operation !== 'run' && inputs.operation !== 'tick'
      ? 'status'
      : inputs.operation;
  switch (operation) {
    case 'status':
      return status(world);
    case 'abort':
      return abort(world);
    case 'guard':
      return guard(world, { onConflict: inputs['on-conflict'] });
    case 'run':
    case 'tick':
    case 'rehearse': {
      const { plan, watched } = planned(inputs, io, world);
      const testimony = await evidenceFor(inputs, io, world);
      const required = judge(testimony.checks);
      if (required.verdict === 'fail') {
        const reason = `Nothing was begun. ${required.reason}`;
        return { ...(await status(world)), state: 'held', verdict: 'fail', reason, checks: required.checks };
      }
      if (inputs.mode === 'dry-run') return dryRun(watched);
      if (operation === 'rehearse') return rehearse(plan, watched);
      const options = { once: operation === 'tick', maxMs: inputs['max-job-minutes'] * 60_000 };
      const companion = aliasCompanion(inputs, io, testimony.digest);
      const outcome = await run(plan, { ...watched, ...(companion && { companion }) }, options);
      if (!outcome.kept) return outcome;
      return { ...outcome, checks: [...required.checks, ...checksOf(plan, outcome.kept, io.clock.now())] };
    }
  }
}

function planned(inputs: Inputs, io: Io, world: World): { plan: Plan; watched: World } {
  const pace = paceOf(inputs);
  if (inputs.analysis === undefined)
    throw needed('analysis', 'Without it nothing would be watched: `analysis: { source: prometheus, url: ... }`.');
  const analysis = openAnalysis(inputs.analysis, {
    fetch: io.fetch,
    token: inputs['analysis-token'],
    path: (typed) => io.path(typed),
  });
  const plan = checkPlan({
    target: world.router.location,
    stable: inputs.stable,
    candidate: inputs.candidate,
    version: inputs.version,
    ...pace,
    maxErrorRate: inputs['max-error-rate'],
    toleratedRatio: inputs['tolerated-ratio'],
    alpha: inputs.alpha,
    certificateAlpha: 0.05,
    undecidable: inputs['on-inconclusive'] === 'fail' ? 'refuse' : 'begin',
    errors: analysis.errors,
    guardrails: analysis.guardrails,
    checkSplit: analysis.checkSplit,
    maxOutageMs: analysis.maxOutageMs,
    intervalMs: analysis.intervalMs,
    lagMs: analysis.source.lagMs,
    onConflict: inputs['on-conflict'],
  });
  const leaseMs = Math.max(world.leaseMs, 3 * analysis.intervalMs);
  return { plan, watched: { ...world, source: analysis.source, leaseMs } };
}

/** Reads router, state and metrics once, and leaves all of them as they are. */
async function dryRun(world: World): Promise<Outcome> {
  const now = await status(world);
  const sample = await world.source!.read(world.clock.now()).catch((error: unknown) => {
    if (error instanceof MeasurementError) return error;
    throw error;
  });
  if (sample instanceof MeasurementError) {
    const reason = `Dry run, nothing was changed. The arms cannot be measured (${sample.trouble}: ${sample.message}).`;
    return { ...now, verdict: 'inconclusive', reason };
  }
  const counts = (name: 'stable' | 'candidate') =>
    sample[name] ? `${sample[name].errors} errors of ${sample[name].requests} requests` : 'no request series';
  return {
    ...now,
    verdict: 'warn',
    reason: `Dry run, nothing was changed. ${now.reason} stable: ${counts('stable')}; candidate: ${counts('candidate')}.`,
  };
}

function needed(name: string, hint: string): UserError {
  return new UserError('bad-input', `\`${name}\` is required for this operation and was not given.`, { hint });
}
