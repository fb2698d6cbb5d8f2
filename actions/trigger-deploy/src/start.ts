import { UserError } from '@tidegate/evidence';
import {
  dispatchRepository,
  dispatchWorkflow,
  type DispatchLock,
  explainFailure,
  findRun,
  type GitHubApi,
  lockKey,
  type Locking,
  readRun,
  runNameRemedy,
  type StartedRun,
  UnknownOutcome,
} from '@tidegate/github';
import { nthKey } from './key.ts';
import { type DeployPlan, keyInput, undertaking, withKey } from './plan.ts';
import type { Ground } from './prepare.ts';
import { findRelease, openRelease, type RecordWanted, type Release } from './release.ts';

/** What came of asking GitHub for a deployment. */
export interface Start {
  /** False when a run with this key was there before. */
  readonly triggered: boolean;
  readonly run?: StartedRun | undefined;
  /** Why the run is not known, with the remedy. */
  readonly trouble?: string | undefined;
  readonly key: string;
  readonly release?: Release | undefined;
  /** No second trigger with the same key can start another run. */
  readonly guaranteed: boolean;
  /** The same in words, for the evidence. */
  readonly once: string;
}

export interface StartOptions {
  readonly record: RecordWanted | undefined;
  readonly lock: 'try' | 'require' | 'off';
  readonly repeat: 'never' | 'failed' | 'always';
  readonly findMs: number;
  readonly requestTimeoutMs: number;
  readonly serverUrl: string;
  /** Names this process and no other, and where people see it. */
  readonly holder: string;
  readonly by: string | undefined;
}

/** Starts the deployment, unless a run with its key is there already. Throws a UserError. */
export async function start(api: GitHubApi, ground: Ground, options: StartOptions): Promise<Start> {
  for (let n = 1; ; n++) {
    const plan = withKey(ground.plan, nthKey(ground.plan.key, n));
    const started = await startOnce(api, { ...ground, plan }, options);
    if (started.triggered || !(await mayRepeat(api, plan, started, options.repeat))) return started;
    api.log.info(`Run ${started.run!.id} of the key ${plan.key} has ended; \`repeat\` asks for another one.`);
  }
}

async function mayRepeat(
  api: GitHubApi,
  { repository }: DeployPlan,
  { run }: Start,
  repeat: StartOptions['repeat'],
): Promise<boolean> {
  if (repeat === 'never' || !run) return false;
  const { status, conclusion } = await readRun(api, repository, run.id);
  return status === 'completed' && (repeat === 'always' || conclusion !== 'success');
}

async function startOnce(api: GitHubApi, ground: Ground, options: StartOptions): Promise<Start> {
  const { plan } = ground;
  for (;;) {
    const began = api.clock.now();
    const locking = await take(api, ground, options);
    const shared = { key: plan.key, guaranteed: locking.kind !== 'unlocked', once: promise(locking, ground) };
    const lock = locking.kind === 'held' ? locking.lock : undefined;
    try {
      const known = locking.kind === 'taken' ? { run: locking.run } : await runWithKey(api, plan);
      if (known) {
        await lock?.settle(known.run);
        const release = options.record && (await findRelease(api, plan, options.record));
        const trouble = known.run ? undefined : 'The trigger that took the key has not told its run.';
        return { triggered: false, run: known.run, trouble, release, ...shared };
      }
      // Before the dispatch: a record that cannot be made should stop a deployment, not be missing from one.
      const release = options.record && (await openRelease(api, plan, ground.ref, options.record));
      // Others take the key over from a process that has been silent for long; this one may have been.
      const slow = api.clock.now() - began > 2 * options.requestTimeoutMs;
      if (lock && slow && !(await lock.isHeld())) continue;
      return { ...(await dispatch(api, ground, options, lock, release)), release, ...shared };
    } catch (failure) {
      if (!(failure instanceof UnknownOutcome)) await lock?.release();
      throw failure instanceof UserError ? failure : await explainFailure(api, failure, undertaking(plan));
    }
  }
}

async function take(api: GitHubApi, { plan, commit, runsShowKeys }: Ground, options: StartOptions): Promise<Locking> {
  const { lock, findMs, requestTimeoutMs, holder, by } = options;
  const { repository, key } = plan;
  if (lock === 'off') return { kind: 'unlocked', why: '`lock` is off' };
  let locking: Locking;
  try {
    locking =
      commit === undefined
        ? { kind: 'unlocked', why: 'the token may not read the commit of the ref' }
        : await lockKey(api, {
            ...{ repository, key, commit, holder, by, runsShowKeys },
            patienceMs: 6 * requestTimeoutMs + findMs,
            findRun: async () => (await runWithKey(api, plan))?.run,
          });
  } catch (failure) {
    throw failure instanceof UserError ? failure : await explainFailure(api, failure, undertaking(plan));
  }
  if (locking.kind !== 'unlocked') return locking;
  if (lock === 'require') {
    throw new UserError('unauthorized', `The key ${key} cannot be locked in ${repository}: ${locking.why}.`, {
      hint: 'The token needs `contents: write` there; or say `lock: try` and let one trigger run at a time with `concurrency:`.',
    });
  }
  api.log.info(`The key ${key} is not locked: ${locking.why}.`);
  return locking;
}

/** The run whose name carries the key. */
async function runWithKey(api: GitHubApi, plan: DeployPlan): Promise<{ run: StartedRun } | undefined> {
  const { repository, workflow, event, key } = plan;
  try {
    const found = await findRun(api, { repository, event, key, ...(workflow !== undefined && { workflow }) });
    return found && { run: { id: found.id, url: found.html_url } };
  } catch (failure) {
    throw await explainFailure(api, failure, {
      what: `list the runs of ${repository}`,
      repository,
      permission: 'actions: read',
      ...(workflow !== undefined && { workflow }),
    });
  }
}

async function dispatch(
  api: GitHubApi,
  { plan, ref }: Ground,
  { serverUrl, findMs }: StartOptions,
  lock: DispatchLock | undefined,
  release: Release | undefined,
): Promise<Pick<Start, 'triggered' | 'run' | 'trouble'>> {
  const { repository, event, workflow, key, inputs, ownInputs } = plan;
  try {
    const { run, trouble, leftOut } =
      event === 'workflow_dispatch'
        ? await dispatchWorkflow(api, {
            ...{ repository, workflow: workflow!, ref, inputs, ownInputs, serverUrl, findMs },
            key: { input: keyInput, value: key },
          })
        : await dispatchRepository(api, {
            ...{ repository, key, serverUrl, findMs, eventType: plan.eventType, payload: { ...inputs, ...ownInputs } },
            ...(workflow !== undefined && { workflow }),
            findRun: plan.wait,
          });
    if (leftOut.length > 0) api.log.info(`${workflow} does not take ${leftOut.join(' or ')}; started without.`);
    await lock?.settle(run);
    await release?.note('queued', run ? `Run ${run.id} was started.` : 'GitHub has taken it.', run);
    return { triggered: true, run, trouble };
  } catch (error) {
    if (error instanceof UnknownOutcome) await release?.note('pending', 'It is not known whether a run was started.');
    else await release?.note('error', error instanceof UserError ? error.message : 'Nothing was started.');
    throw error;
  }
}

function promise(locking: Locking, { runsShowKeys }: Ground): string {
  if (locking.kind !== 'unlocked') return 'guaranteed by a git reference';
  const found = runsShowKeys
    ? 'a run is found by its key afterwards'
    : `a run may not be found by its key afterwards (${runNameRemedy})`;
  return `not guaranteed for triggers at the same moment (${locking.why}); ${found}`;
}
