import { type Check, judge, type Scalar, UserError } from '@tidegate/evidence';
import type { ActionResult, Io } from '@tidegate/kit';
import {
  exportTargets,
  openHistory,
  previewRuns,
  type Recorded,
  type Recording,
  recordRuns,
  rules,
  spoolFile,
  type Watched,
  writeExports,
} from '@tidegate/monitoring';
import { historyFigures } from './figures.ts';
import { type Issues, tellIssues } from './issues.ts';
import { type Inputs, look, plansOf } from './look.ts';

/** A model that was looked at, with its row. */
interface Model {
  readonly watched: Watched;
  readonly recorded: Recorded;
  readonly issues: Issues;
}

/** Looks at each model, records the run, decides, tells. What is recorded stands, whatever cannot be told afterwards. */
export async function monitor(inputs: Inputs, io: Io): Promise<ActionResult> {
  const targets = exportTargets(inputs.export ?? []);
  const plans = plansOf(inputs);
  const broken: Check[] = [];
  const seen: { watched: Watched; inputs: Inputs }[] = [];
  for (const plan of plans) {
    try {
      seen.push({ watched: await look(plan, io), inputs: plan.inputs });
    } catch (error) {
      // A model alone breaks the step; of several it keeps nobody else from being looked at.
      if (!(error instanceof UserError) || plans.length === 1) throw error;
      broken.push(unlooked(plan.model!, error));
    }
  }

  const recording = await record(
    seen.map(({ watched }) => watched),
    seen.map((one) => one.inputs),
    inputs,
    io,
  );
  const rows = recording.recorded.map(({ row }) => row);
  io.output(
    'retrain',
    rows.some(({ retrain }) => retrain),
  );
  if (inputs.mode !== 'dry-run') await writeExports(targets, recording.recorded, (typed) => io.path(typed));

  const models: Model[] = [];
  for (const [i, one] of seen.entries()) {
    const recorded = recording.recorded[i]!;
    const telling = inputs.issues && inputs.mode !== 'dry-run';
    const issues = telling ? await tellIssues(one.watched, recorded, one.inputs, io) : { open: {}, checks: [] };
    models.push({ watched: one.watched, recorded, issues });
  }
  return resultOf(models, broken, recording, inputs);
}

async function record(
  watched: readonly Watched[],
  each: readonly Inputs[],
  inputs: Inputs,
  io: Io,
): Promise<Recording> {
  const windows = each.flatMap((one) => [one['retrain-when'].runs, one['alert-when'].runs]);
  const options = {
    open: () => openHistory(inputs.history, inputs.connection, io),
    now: io.clock.now(),
    // Runs that did not look at a rule do not count for it, so a window may reach further back.
    rows: 4 * Math.max(1, ...windows) + 20,
  };
  if (inputs.mode === 'dry-run') return previewRuns(watched, options);
  return recordRuns(watched, { ...options, spool: spoolFile(io.path(inputs.spool), inputs.spool) });
}

function resultOf(
  models: readonly Model[],
  broken: readonly Check[],
  recording: Recording,
  inputs: Inputs,
): ActionResult {
  const many = inputs.models !== undefined;
  const checks = [
    ...models.flatMap((model) => checksOf(model, many, inputs['on-alarm'])),
    ...broken,
    historyCheck(recording, inputs),
  ];
  const judged = judge(checks);
  const rows = models.map(({ recorded }) => recorded.row);
  const asking = rows.filter(({ retrain }) => retrain);
  const decided = asking[0] ?? rows[0];
  const reason =
    decided === undefined || (asking.length === 0 && judged.verdict !== 'pass')
      ? judged.reason
      : many && asking.length > 0
        ? `${asking.length} of ${rows.length} models ask for retraining. ${decided.model_name}: ${decided.reason}`
        : decided.reason;
  const facts: Record<string, Scalar> = {
    history: recording.location,
    models: models.length,
    'rows caught up': recording.caughtUp,
  };
  return {
    ...judged,
    reason,
    ...(!many &&
      decided && {
        subject: {
          model: decided.model_name,
          ...(decided.model_version !== null && { version: decided.model_version }),
        },
      }),
    facts,
    figures: models.flatMap(({ recorded }) => historyFigures(recorded, many)).slice(0, 200),
    outputs: {
      retrain: asking.length > 0,
      reason: decided?.reason ?? judged.reason,
      'issue-number': models.flatMap(({ issues }) => Object.values(issues.open))[0],
      'history-rows': rows.reduce((sum, row) => sum + row.run_number, 0),
      'retrain-models': asking.map(({ model_name }) => model_name),
      models: Object.fromEntries(
        models.map(({ recorded: { row }, issues }) => [
          row.model_name,
          { retrain: row.retrain, cause: row.cause, reason: row.reason, issues: issues.open, rows: row.run_number },
        ]),
      ),
      'kept-aside': recording.trouble ? inputs.spool : undefined,
    },
  };
}

function checksOf({ watched, recorded, issues }: Model, many: boolean, onAlarm: 'warn' | 'fail'): Check[] {
  const prefix = many ? `${watched.model}.` : '';
  const of = many ? ` of ${watched.model}` : '';
  const verdicts = { alarm: onAlarm, unknown: 'inconclusive', quiet: 'pass' } as const;
  const found = rules.flatMap((rule): Check[] => {
    const finding = watched.observation.findings[rule];
    if (finding === undefined) return [];
    return [
      {
        id: `${prefix}${rule}`,
        title: `${rule}${of}`,
        verdict: verdicts[finding.signal],
        reason: finding.reason,
        ...(finding.score !== undefined && { observed: finding.score }),
        ...(finding.threshold !== undefined && { threshold: finding.threshold }),
      },
    ];
  });
  const { row } = recorded;
  return [
    ...found,
    { id: `${prefix}retrain`, title: `retraining${of}`, verdict: 'pass', reason: row.reason, observed: row.retrain },
    ...issues.checks.map((check) => ({ ...check, id: `${prefix}${check.id}` })),
  ];
}

function historyCheck({ location, trouble, recorded, caughtUp }: Recording, inputs: Inputs): Check {
  const check = { id: 'history', title: 'the run is in the history' };
  if (trouble) {
    return {
      ...check,
      verdict: 'warn',
      reason:
        `${trouble.message} The run is kept aside in ${inputs.spool}, and the next run hands it in. ${trouble.hint ?? ''}`.trim(),
    };
  }
  const added = recorded.filter(({ change }) => change !== 'unchanged').length;
  const again = recorded.length - added;
  const parts = [
    inputs.mode === 'dry-run'
      ? 'nothing is recorded in a dry run'
      : `${added} ${added === 1 ? 'row' : 'rows'} recorded`,
    ...(again > 0 && inputs.mode !== 'dry-run' ? [`${again} there already, as this run was recorded before`] : []),
    ...(caughtUp > 0 ? [`${caughtUp} of earlier runs caught up`] : []),
  ];
  return { ...check, verdict: 'pass', reason: `In the ${location}: ${parts.join(', ')}.` };
}

function unlooked(model: string, { message, hint }: UserError): Check {
  return {
    id: `${model}.evidence`,
    title: `${model} can be looked at`,
    verdict: 'inconclusive',
    reason: [message, hint].filter(Boolean).join(' '),
  };
}
