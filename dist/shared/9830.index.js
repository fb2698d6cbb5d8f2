export const id = 9830;
export const ids = [9830];
export const modules = {

/***/ 23434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action_action)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./packages/attestation/src/settings.ts
var settings = __webpack_require__(93537);
// EXTERNAL MODULE: ./packages/config/src/source.ts
var source = __webpack_require__(11647);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var src_judgement = __webpack_require__(86728);
// EXTERNAL MODULE: ./packages/evidence/src/run-address.ts
var run_address = __webpack_require__(65863);
// EXTERNAL MODULE: ./packages/github/src/index.ts + 22 modules
var src = __webpack_require__(54188);
// EXTERNAL MODULE: ./packages/github/src/settings.ts
var src_settings = __webpack_require__(38392);
// EXTERNAL MODULE: ./packages/kit/src/common-inputs.ts
var common_inputs = __webpack_require__(27249);
// EXTERNAL MODULE: ./packages/kit/src/action.ts
var action = __webpack_require__(33624);
// EXTERNAL MODULE: ./packages/registry/src/registry-settings.ts
var registry_settings = __webpack_require__(57794);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./packages/attestation/src/demand.ts + 8 modules
var demand = __webpack_require__(82643);
// EXTERNAL MODULE: ./packages/gates/src/metric-world.ts
var metric_world = __webpack_require__(98983);
// EXTERNAL MODULE: ./packages/registry/src/deployed-digest.ts
var deployed_digest = __webpack_require__(86044);
// EXTERNAL MODULE: ./packages/registry/src/open.ts
var src_open = __webpack_require__(65657);
// EXTERNAL MODULE: ./packages/gates/src/metric-source.ts
var metric_source = __webpack_require__(25798);
// EXTERNAL MODULE: ./packages/gates/src/when.ts
var src_when = __webpack_require__(226);
;// CONCATENATED MODULE: ./actions/trigger-deploy/src/condition.ts


/** Reads the metrics and decides the condition. A registry that gives no answer decides nothing, and nothing is started. */
async function decideWhen(when, sources, world) {
    if (sources === undefined) {
        throw new user_error/* UserError */.y('bad-input', '`when` needs metrics, and `metrics` was not given.', {
            hint: 'Name the JSON file the training wrote, such as metrics.json, or an address such as runs:/<id>.',
        });
    }
    let measured;
    try {
        measured = await readMeasured(sources, world);
    }
    catch (error) {
        if (!(0,metric_source/* isNoAnswer */.Uz)(error))
            throw error;
        const reason = `Nothing was started, as the metrics for \`when\` could not be read: ${error.message}`;
        return { start: false, check: { id: 'when', title: when, verdict: 'inconclusive', reason } };
    }
    const { holds, reason, comparisons } = (0,src_when/* evaluateWhen */.s)(when, measured.metrics);
    // A condition that is false because its metric is missing would quietly never deploy again.
    const unmeasured = comparisons.some(({ outcome: { verdict, observed } }) => verdict !== 'pass' && typeof observed !== 'number');
    const verdict = !holds && unmeasured ? 'fail' : 'pass';
    const told = holds ? reason : `Nothing was started, as \`when\` does not hold: ${reason}`;
    return { start: holds, check: { id: 'when', title: when, verdict, reason: told }, measured };
}
/** Reads files and addresses of a registry into one set. Throws a UserError. */
async function readMeasured(sources, world) {
    const { metrics, versions } = await (0,metric_source/* readSources */.tW)(sources, { aliases: new Map() }, world);
    const digests = new Set(versions.map(({ digest }) => digest));
    return { metrics, digest: digests.size === 1 ? [...digests][0] : undefined };
}

;// CONCATENATED MODULE: ./actions/trigger-deploy/src/github.ts

/** GitHub as this action asks it. */
async function apiOf(inputs, io) {
    const { clock, log, signal } = io;
    return (0,src.gitHubApi)(await io.github(inputs.token), { clock, log, signal, timeoutMs: inputs['request-timeout'] });
}

;// CONCATENATED MODULE: ./actions/trigger-deploy/src/conditions.ts






/** Decides `when` and `require-evidence`. Throws a UserError for what cannot be read. */
async function conditions(inputs, io) {
    const checks = [];
    const { when, metrics } = inputs;
    const world = (0,metric_world/* metricWorld */.J)(inputs, io);
    let measured;
    if (when !== undefined) {
        const decided = await decideWhen(when, metrics, world);
        measured = decided.measured;
        checks.push(decided.check);
        if (!decided.start)
            return { start: false, checks, evidence: [] };
    }
    else if (metrics !== undefined && inputs['environment-name'] !== undefined) {
        measured = await readMeasured(metrics, world);
    }
    // Of any commit: evidence may come from the run that trained, the deployment from a later one.
    const digest = inputs['model-digest'] ?? measured?.digest;
    const candidate = { model: inputs.model, version: inputs['model-version'], digest, commits: [] };
    const { model, version } = candidate;
    const { checks: evidence } = await (0,demand/* demandedEvidence */.M)(inputs, candidate, {
        ...io,
        listed: async (...asked) => (0,src/* attestationsOf */.xz)(await apiOf(inputs, io), ...asked),
        digest: () => (0,deployed_digest/* deployedDigest */.X)({ path: inputs['model-path'], model, version }, () => (0,src_open/* openRegistry */.M)(inputs, io), io),
    });
    checks.push(...evidence);
    return { start: checks.every(({ verdict }) => verdict === 'pass'), checks, evidence, measured };
}

// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(65974);
;// CONCATENATED MODULE: ./actions/trigger-deploy/src/key.ts

const longest = 100;
/**
 * The key of a deployment that nobody named: `model@version#digest.hash`, the hash being of all that is sent, so that staging
 * is not taken for production. Without model and version it names the workflow run, whose later attempts have the same one.
 */
function deriveKey({ model, version, digest, runId, sent, unique }) {
    const hash = sha256(JSON.stringify(sent)).slice(0, 8);
    if (model === undefined || version === undefined)
        return ['tg', runId ?? unique, hash].join('-');
    const subject = `${model}@${version}${digest === undefined ? '' : `#${shortDigest(digest)}`}`;
    const plain = subject.replace(/[^\w.:@#+-]+/g, '-');
    if (plain === subject && plain.length + 9 <= longest)
        return `${plain}.${hash}`;
    return `${plain.slice(0, longest - 18)}.${sha256(subject).slice(0, 8)}.${hash}`;
}
/** The key of the next run when the one before has ended: `key`, `key+2`, `key+3` ... */
function nthKey(key, n) {
    return n === 1 ? key : `${key}+${n}`;
}
function shortDigest(digest) {
    return digest.slice(digest.indexOf(':') + 1).slice(0, 12);
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./actions/trigger-deploy/src/plan.ts



const keyInput = 'idempotency_key';
const defaultSource = 'automated_ct_pipeline';
/** The plan of these inputs. Throws a UserError for what GitHub would refuse. */
function planDeploy(inputs, run, { digest, unique }) {
    const { event } = inputs;
    const repository = inputs.repository ?? run.repository;
    if (repository === undefined) {
        throw new user_error/* UserError */.y('bad-input', '`repository` is required outside a GitHub workflow and was not given.', {
            hint: 'Give it as owner/name.',
        });
    }
    if (event === 'workflow_dispatch' && inputs.workflow === undefined) {
        throw new user_error/* UserError */.y('bad-input', '`workflow` is required and was not given.', {
            hint: 'Name the file of the deployment workflow, such as deploy.yml.',
        });
    }
    if (event === 'repository_dispatch' && inputs.ref !== undefined) {
        throw new user_error/* UserError */.y('bad-input', `\`ref\` is "${inputs.ref}", but a repository_dispatch always runs on the default branch.`, {
            hint: 'Leave `ref` out, or use `event: workflow_dispatch`.',
        });
    }
    const typed = {
        ...inputs.inputs,
        ...named(inputs, 'model-version', 'model_version'),
        ...named(inputs, 'trigger-source', 'trigger_source'),
        ...named(inputs, 'idempotency-key', keyInput),
    };
    const ref = inputs.ref?.replace(/^refs\/(heads|tags)\//, '');
    const key = typed[keyInput] ??
        deriveKey({
            ...{ model: inputs.model, version: typed['model_version'], digest, runId: run.id, unique },
            sent: { event, eventType: inputs['event-type'], ref, task: inputs.task, to: inputs['environment-name'], typed },
        });
    const own = { trigger_source: defaultSource, [keyInput]: key };
    const ownInputs = Object.fromEntries(Object.entries(own).filter(([name]) => !(name in typed)));
    if (event === 'workflow_dispatch')
        (0,src/* checkWorkflowInputs */.DQ)({ ...typed, ...ownInputs });
    else
        (0,src/* checkPayload */.xL)({ ...typed, ...ownInputs });
    return {
        event,
        eventType: inputs['event-type'],
        repository,
        workflow: inputs.workflow,
        ref,
        inputs: typed,
        ownInputs,
        key,
        wait: inputs.wait ?? event === 'workflow_dispatch',
    };
}
/** An input of ours under the name it is sent by; saying it twice with two values is an error. */
function named(inputs, input, sentAs) {
    const value = inputs[input];
    if (value === undefined)
        return {};
    const other = inputs.inputs?.[sentAs];
    if (other !== undefined && other !== value) {
        throw new user_error/* UserError */.y('bad-input', `\`${input}\` is "${value}", but \`inputs\` says ${sentAs}: "${other}".`, {
            hint: 'Say it in one place.',
        });
    }
    return { [sentAs]: value };
}
/** The plan under another key. */
function withKey(plan, key) {
    const renamed = (values) => (keyInput in values ? { ...values, [keyInput]: key } : values);
    return { ...plan, key, inputs: renamed(plan.inputs), ownInputs: renamed(plan.ownInputs) };
}
/** What is being done, for the messages of refusals. */
function undertaking({ repository, workflow, eventType, event }) {
    const byEvent = event === 'repository_dispatch';
    return {
        what: byEvent ? `send the event ${eventType} to ${repository}` : `start ${workflow} in ${repository}`,
        repository,
        permission: byEvent ? 'contents: write' : 'actions: write',
        ...(workflow !== undefined && { workflow }),
    };
}

;// CONCATENATED MODULE: ./actions/trigger-deploy/src/follow.ts



/** Follows the run as far as was asked: its commit, then its end. */
async function follow(api, { plan, ref }, started, { expectSha, timeoutMs, pollMs, cancelWithMe }) {
    const { run, release, triggered } = started;
    const { repository } = plan;
    const what = plan.workflow ?? `the event ${plan.eventType}`;
    if (!run)
        return { checks: [unknownRun(plan, started, what, expectSha)] };
    const name = `Run ${run.id} of ${what}`;
    const checks = [startCheck(plan, started, ref, name)];
    const keyMatters = keyInput in plan.inputs && triggered && !started.guaranteed;
    if (expectSha !== undefined || keyMatters) {
        const seen = await (0,src/* readRun */.cI)(api, repository, run.id);
        if (keyMatters && !(0,src/* showsKey */.U9)(seen, started.key)) {
            api.log.warn(`${name} does not show the key ${started.key} in its name, so a second one cannot be prevented. ${src/* runNameRemedy */.t0}`);
        }
        if (expectSha !== undefined) {
            checks.push(commitCheck(name, seen.head_sha, expectSha));
            if (!sameCommit(seen.head_sha, expectSha)) {
                // What runs is not what was judged. A run that others started is theirs to stop.
                if (triggered)
                    await cancel(api, repository, run);
                await release?.note('error', 'The run was at another commit than expected.', run);
                return { checks };
            }
        }
    }
    if (!plan.wait)
        return { checks };
    const onStatus = async (status) => {
        if (status === 'in_progress')
            await release?.note('in_progress', `${name} is in progress.`, run);
    };
    const end = await (0,src/* waitForRun */.Cs)(api, { repository, runId: run.id, timeoutMs, pollMs, onStatus });
    const { verdict, reason, state } = (0,src/* outcomeOf */.sG)(end, name, (0,quantities/* formatDuration */.a3)(timeoutMs));
    if (end.kind === 'cancelled' && cancelWithMe) {
        await cancel(api, repository, run);
        await release?.note('error', cancelledWithMe, run);
    }
    if (state !== undefined)
        await release?.note(state, reason, run);
    checks.push({
        id: 'run.conclusion',
        title: `${what} succeeds`,
        verdict,
        reason,
        observed: observed(end),
        threshold: 'success',
    });
    return { checks, ...(end.kind === 'completed' && { conclusion: end.conclusion }) };
}
/** What a deployment record says after that. */
const cancelledWithMe = 'The job that asked for it was cancelled, and its run with it.';
/** The check of `expect-sha` before anything is started; none when the commit of the ref is not known. */
function checkRef({ commit, ref }, expectSha) {
    if (expectSha === undefined || commit === undefined || sameCommit(commit, expectSha))
        return undefined;
    const reason = `Nothing was started, as ${ref} is at ${commit}, not at ${expectSha}.`;
    const title = 'The ref is at the expected commit';
    return { id: 'ref.commit', title, verdict: 'fail', reason, observed: commit, threshold: expectSha };
}
function sameCommit(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
/** Cancels the run; that it could not be is told, and the run goes on. */
async function cancel(api, repository, run) {
    try {
        await (0,src/* cancelRun */.Su)(api, repository, run.id);
        api.log.info(`Asked GitHub to cancel run ${run.id}.`);
    }
    catch (error) {
        api.log.warn(`Run ${run.id} could not be cancelled: GitHub ${error.message}. Cancel it at ${run.url}.`);
    }
}
function startCheck(plan, { triggered, key }, ref, name) {
    const title = `${plan.workflow ?? plan.eventType} is started in ${plan.repository}`;
    const open = plan.wait ? '' : '; its outcome was not awaited';
    const reason = triggered
        ? `${name} was started at ${ref}${open}.`
        : `${name} already carries the key ${key}; no second one was started${open}.`;
    return { id: 'start', title, verdict: 'pass', reason };
}
function unknownRun(plan, { trouble, triggered }, what, expectSha) {
    const title = `${what} is started in ${plan.repository}`;
    if (!plan.wait && expectSha === undefined) {
        const reason = triggered
            ? `GitHub has accepted ${what} in ${plan.repository}; its run is not followed.`
            : `GitHub has accepted ${what} with the same key before; no second one was started.`;
        return { id: 'start', title, verdict: 'pass', reason };
    }
    return {
        id: 'start',
        title,
        verdict: 'inconclusive',
        reason: `GitHub has accepted ${what}, but its run is not known. ${trouble ?? ''}`.trim(),
    };
}
function commitCheck(name, found, expected) {
    const same = sameCommit(found, expected);
    return {
        id: 'run.commit',
        title: 'The run is at the expected commit',
        verdict: same ? 'pass' : 'fail',
        reason: same ? `${name} is at ${found}.` : `${name} is at ${found}, not at ${expected}.`,
        observed: found,
        threshold: expected,
    };
}
function observed(end) {
    return end.kind === 'completed' ? end.conclusion : end.kind;
}

;// CONCATENATED MODULE: ./actions/trigger-deploy/src/prepare.ts



/** Reads the ref and the workflow's own file, and holds the inputs against it. Throws a UserError; starts nothing. */
async function prepare(api, plan, environment) {
    const { repository, workflow } = plan;
    const ref = plan.ref ?? (await (0,src/* defaultBranch */.OR)(api, repository));
    const [commit, reading] = await Promise.all([
        (0,src/* commitOf */.D3)(api, repository, ref),
        workflow === undefined ? undefined : (0,src/* readWorkflowFile */.AO)(api, repository, workflow, ref),
    ]).catch(async (failure) => {
        throw await (0,src/* explainFailure */.SP)(api, failure, undertaking(plan));
    });
    const ground = { ref, commit, runsShowKeys: false, plan };
    if (workflow === undefined || !reading)
        return { ...ground, inputsChecked: 'no: no workflow is named' };
    if ('unread' in reading) {
        api.log.info(`The inputs are not checked beforehand, as ${workflow} could not be read: ${reading.unread}.`);
        return { ...ground, inputsChecked: `no: ${workflow} could not be read (${reading.unread})` };
    }
    const { file } = reading;
    const taken = plan.event === 'workflow_dispatch' ? await forWorkflow(api, plan, file, ref) : forEvent(plan, file);
    warnOfSecondRecord(api, file, workflow, environment);
    const sent = keyInput in taken.ownInputs || keyInput in taken.inputs;
    return {
        ref,
        commit,
        inputsChecked: `against ${workflow} at ${ref}`,
        runsShowKeys: sent && file.runName.includes(keyInput),
        plan: taken,
    };
}
async function forWorkflow(api, plan, file, ref) {
    const { repository, inputs, ownInputs } = plan;
    const workflow = plan.workflow;
    const own = Object.entries(ownInputs).filter(([name]) => file.inputs?.has(name));
    const taken = { ...plan, ownInputs: Object.fromEntries(own) };
    (0,src/* checkAgainstWorkflow */.rC)(file, { ...inputs, ...taken.ownInputs }, { workflow, ref });
    await (0,src/* checkEnvironments */.pY)(api, repository, file, inputs);
    const left = Object.keys(ownInputs).filter((name) => !(name in taken.ownInputs));
    if (left.length > 0)
        api.log.info(`${workflow} does not take ${left.join(' or ')}; starting it without.`);
    return taken;
}
function forEvent(plan, { eventTypes }) {
    const { workflow, eventType } = plan;
    if (eventTypes !== undefined && (eventTypes.length === 0 || eventTypes.includes(eventType)))
        return plan;
    const hears = eventTypes === undefined ? 'has no `repository_dispatch` trigger' : `hears ${eventTypes.join(', ')}`;
    throw new user_error/* UserError */.y('bad-input', `${workflow} would not be started by the event ${eventType}: it ${hears}.`, {
        hint: `Add \`on: { repository_dispatch: { types: [${eventType}] } }\` to it, or mend \`event-type\`.`,
    });
}
/** A job with `environment:` has GitHub make a record by itself; two for one release would be counted twice. */
function warnOfSecondRecord(api, { recordedEnvironments }, workflow, environment) {
    if (environment === undefined || !recordedEnvironments.includes(environment))
        return;
    api.log.warn(`A job of ${workflow} names the environment ${environment}, so GitHub makes a deployment record too. For one record ` +
        `write \`environment: { name: ${environment}, deployment: false }\` there, or leave \`environment-name\` out.`);
}

;// CONCATENATED MODULE: ./actions/trigger-deploy/src/report-back.ts



const pauses = [1000, 3000];
/** The outcome of a step that came to its end, or to an error. */
function outcomeTold(inputs, io, { plan, digest, started }, end) {
    const result = end instanceof user_error/* UserError */.y ? undefined : end;
    const { triggered, conclusion } = result?.outputs ?? {};
    const unclear = end instanceof src/* UnknownOutcome */.Bt ? 'unknown' : (started?.triggered ?? false);
    return {
        event: 'deployment.outcome',
        verdict: result?.verdict ?? 'error',
        triggered: triggered === true || triggered === false || triggered === 'unknown' ? triggered : unclear,
        reason: result?.reason ?? end.message,
        conclusion: typeof conclusion === 'string' ? conclusion : null,
        repository: plan?.repository ?? null,
        workflow: plan?.workflow ?? null,
        model: inputs.model ?? null,
        version: inputs['model-version'] ?? null,
        digest: digest ?? null,
        idempotencyKey: started?.key ?? plan?.key ?? null,
        runId: started?.run?.id ?? null,
        runUrl: started?.run?.url ?? null,
        deploymentId: started?.release?.id ?? null,
        triggeredBy: (0,run_address/* runAddress */.Y)(io.run) ?? null,
    };
}
/**
 * Tells the outcome by a POST signed as the Standard Webhooks specification has it: `webhook-signature` is `v1,` and the
 * base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`. The id is the same in every attempt. A listener that
 * does not hear changes nothing: that is warned of.
 */
async function reportBack(inputs, outcome, io) {
    const url = inputs['report-url'];
    if (url === undefined || inputs.mode === 'dry-run')
        return;
    const listener = { url, secret: inputs['report-secret'], timeoutMs: inputs['request-timeout'] };
    const body = JSON.stringify(outcome);
    const id = `msg_${outcome.idempotencyKey ?? 'none'}_${io.run.id ?? 'run'}_${io.run.attempt ?? 1}`;
    for (let attempt = 0;; attempt++) {
        const trouble = await post(listener, id, body, io);
        if (trouble === undefined)
            return;
        const pause = trouble.passes ? pauses[attempt] : undefined;
        if (pause === undefined) {
            io.log.warn(`The outcome could not be reported to ${new URL(listener.url).host}: ${trouble.told}.`);
            return;
        }
        await io.clock.sleep(pause, io.signal);
    }
}
async function post({ url, secret, timeoutMs }, id, body, { fetch, clock }) {
    const timestamp = String(Math.floor(clock.now() / 1000));
    try {
        const { origin, pathname, search } = new URL(url);
        const headers = {
            'content-type': 'application/json',
            'user-agent': 'tidegate',
            ...account(url),
            'webhook-id': id,
            'webhook-timestamp': timestamp,
            ...(secret !== undefined && { 'webhook-signature': sign(secret, `${id}.${timestamp}.${body}`) }),
        };
        const signal = AbortSignal.timeout(timeoutMs);
        const request = { method: 'POST', headers, body, signal, redirect: 'error' };
        const response = await fetch(`${origin}${pathname}${search}`, request);
        await response.body?.cancel();
        if (response.ok)
            return undefined;
        return { told: `it answered ${response.status}`, passes: response.status >= 500 || response.status === 429 };
    }
    catch (error) {
        const { cause, message } = error;
        return { told: cause?.message ?? message, passes: true };
    }
}
/** fetch takes no account in an address. */
function account(url) {
    const { username, password } = new URL(url);
    if (username === '' && password === '')
        return {};
    const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { authorization: `Basic ${Buffer.from(text).toString('base64')}` };
}
/** A secret that starts with `whsec_` is base64, as the specification writes secrets; any other is taken as it is typed. */
function sign(secret, content) {
    const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;
    return `v1,${(0,external_node_crypto_.createHmac)('sha256', key).update(content).digest('base64')}`;
}

;// CONCATENATED MODULE: ./actions/trigger-deploy/src/release.ts

/** Metrics kept in a record; it is no data base. */
const mostMetrics = 50;
/** The record of a run that others have started. One that was in production, or is, is written no more. Throws a UserError. */
async function findRelease(api, plan, wanted) {
    const found = await find(api, plan, wanted);
    if (!found || (found.state !== 'success' && found.state !== 'inactive'))
        return found;
    return { id: found.id, note: async () => { } };
}
async function find(api, { repository, key }, wanted) {
    const id = await (0,src/* findDeployment */.HZ)(api, { repository, environment: wanted.environment, key });
    if (id === undefined)
        return undefined;
    const state = await (0,src/* deploymentState */.DY)(api, repository, id).catch(() => undefined);
    return { ...release(api, repository, id, state, wanted), state };
}
/** Makes the record, or finds the one this key has already. A rollback's points at what it rolls back. Throws a UserError. */
async function openRelease(api, plan, ref, wanted) {
    const found = await find(api, plan, wanted);
    if (found)
        return found;
    const { repository } = plan;
    const { environment, task } = wanted;
    const replaced = task === 'rollback' ? await rolledBack(api, repository, environment) : undefined;
    const payload = payloadOf(plan, wanted, replaced);
    const description = describe(wanted);
    const id = await (0,src/* createDeployment */.Yy)(api, { repository, ref, environment, task, description, payload });
    return release(api, repository, id, undefined, wanted);
}
function release(api, repository, id, first, wanted) {
    let last = first;
    return {
        id,
        async note(state, description, run) {
            if (state === last)
                return;
            last = state;
            await (0,src/* setDeploymentState */.fT)(api, repository, id, state, { description, ...(run && { logUrl: run.url }) });
            // A canary has part of the traffic; what was there before still has the rest.
            if (state !== 'success' || wanted.task === 'deploy:canary')
                return;
            const { environment } = wanted;
            await (0,src/* retireDeployments */.Ei)(api, { repository, environment, except: id }, describe(wanted));
        },
    };
}
function describe({ task, model, version }) {
    const subject = [model ?? 'model', version].filter(Boolean).join(' ');
    return task === 'rollback' ? `Roll back to ${subject}` : `Deploy ${subject}`;
}
async function rolledBack(api, repository, environment) {
    try {
        return await (0,src/* activeDeployment */.q0)(api, { repository, environment, except: undefined });
    }
    catch (failure) {
        const what = `show the deployments to ${environment} in ${repository}`;
        throw await (0,src/* explainFailure */.SP)(api, failure, { what, repository, permission: 'deployments: write' });
    }
}
function payloadOf({ key, workflow, inputs, ownInputs }, { model, version, digest, dataAt, measured, unplanned, evidence, triggeredBy }, replaced) {
    const numbers = [...(measured?.metrics.values ?? [])].filter((entry) => typeof entry[1] === 'number' && Number.isFinite(entry[1]));
    const gates = evidence.filter(({ id }) => /^(evidence|attestation\.gate)\./.test(id));
    const known = Object.entries({
        model,
        version,
        digest,
        data_at: dataAt === undefined ? undefined : new Date(dataAt).toISOString(),
        workflow,
        idempotency_key: key,
        trigger_source: inputs['trigger_source'] ?? ownInputs['trigger_source'],
        triggered_by: triggeredBy,
    }).filter(([, value]) => value !== undefined);
    return {
        ...Object.fromEntries(known),
        ...(unplanned && { unplanned }),
        ...(numbers.length > 0 && { metrics: Object.fromEntries(numbers.slice(0, mostMetrics)) }),
        ...(gates.length > 0 && { evidence: gates.map(testimony) }),
        ...(replaced && { rolls_back: { deployment_id: replaced.id, ...subjectOf(replaced.payload) } }),
    };
}
function testimony({ id, title, observed, values }) {
    return {
        file: id.replace(/^(evidence|attestation\.gate)\./, ''),
        gate: title.split(' ')[0],
        verdict: String(observed),
        digest: String(values?.['digest'] ?? ''),
    };
}
function subjectOf({ model, version }) {
    return { ...(model !== undefined && { model }), ...(version !== undefined && { version }) };
}

;// CONCATENATED MODULE: ./actions/trigger-deploy/src/start.ts





/** Starts the deployment, unless a run with its key is there already. Throws a UserError. */
async function start(api, ground, options) {
    for (let n = 1;; n++) {
        const plan = withKey(ground.plan, nthKey(ground.plan.key, n));
        const started = await startOnce(api, { ...ground, plan }, options);
        if (started.triggered || !(await mayRepeat(api, plan, started, options.repeat)))
            return started;
        api.log.info(`Run ${started.run.id} of the key ${plan.key} has ended; \`repeat\` asks for another one.`);
    }
}
async function mayRepeat(api, { repository }, { run }, repeat) {
    if (repeat === 'never' || !run)
        return false;
    const { status, conclusion } = await (0,src/* readRun */.cI)(api, repository, run.id);
    return status === 'completed' && (repeat === 'always' || conclusion !== 'success');
}
async function startOnce(api, ground, options) {
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
            if (lock && slow && !(await lock.isHeld()))
                continue;
            return { ...(await dispatch(api, ground, options, lock, release)), release, ...shared };
        }
        catch (failure) {
            if (!(failure instanceof src/* UnknownOutcome */.Bt))
                await lock?.release();
            throw failure instanceof user_error/* UserError */.y ? failure : await (0,src/* explainFailure */.SP)(api, failure, undertaking(plan));
        }
    }
}
async function take(api, { plan, commit, runsShowKeys }, options) {
    const { lock, findMs, requestTimeoutMs, holder, by } = options;
    const { repository, key } = plan;
    if (lock === 'off')
        return { kind: 'unlocked', why: '`lock` is off' };
    let locking;
    try {
        locking =
            commit === undefined
                ? { kind: 'unlocked', why: 'the token may not read the commit of the ref' }
                : await (0,src/* lockKey */.TL)(api, {
                    ...{ repository, key, commit, holder, by, runsShowKeys },
                    patienceMs: 6 * requestTimeoutMs + findMs,
                    findRun: async () => (await runWithKey(api, plan))?.run,
                });
    }
    catch (failure) {
        throw failure instanceof user_error/* UserError */.y ? failure : await (0,src/* explainFailure */.SP)(api, failure, undertaking(plan));
    }
    if (locking.kind !== 'unlocked')
        return locking;
    if (lock === 'require') {
        throw new user_error/* UserError */.y('unauthorized', `The key ${key} cannot be locked in ${repository}: ${locking.why}.`, {
            hint: 'The token needs `contents: write` there; or say `lock: try` and let one trigger run at a time with `concurrency:`.',
        });
    }
    api.log.info(`The key ${key} is not locked: ${locking.why}.`);
    return locking;
}
/** The run whose name carries the key. */
async function runWithKey(api, plan) {
    const { repository, workflow, event, key } = plan;
    try {
        const found = await (0,src/* findRun */.Lc)(api, { repository, event, key, ...(workflow !== undefined && { workflow }) });
        return found && { run: { id: found.id, url: found.html_url } };
    }
    catch (failure) {
        throw await (0,src/* explainFailure */.SP)(api, failure, {
            what: `list the runs of ${repository}`,
            repository,
            permission: 'actions: read',
            ...(workflow !== undefined && { workflow }),
        });
    }
}
async function dispatch(api, { plan, ref }, { serverUrl, findMs }, lock, release) {
    const { repository, event, workflow, key, inputs, ownInputs } = plan;
    try {
        const { run, trouble, leftOut } = event === 'workflow_dispatch'
            ? await (0,src/* dispatchWorkflow */["in"])(api, {
                ...{ repository, workflow: workflow, ref, inputs, ownInputs, serverUrl, findMs },
                key: { input: keyInput, value: key },
            })
            : await (0,src/* dispatchRepository */.BB)(api, {
                ...{ repository, key, serverUrl, findMs, eventType: plan.eventType, payload: { ...inputs, ...ownInputs } },
                ...(workflow !== undefined && { workflow }),
                findRun: plan.wait,
            });
        if (leftOut.length > 0)
            api.log.info(`${workflow} does not take ${leftOut.join(' or ')}; started without.`);
        await lock?.settle(run);
        await release?.note('queued', run ? `Run ${run.id} was started.` : 'GitHub has taken it.', run);
        return { triggered: true, run, trouble };
    }
    catch (error) {
        if (error instanceof src/* UnknownOutcome */.Bt)
            await release?.note('pending', 'It is not known whether a run was started.');
        else
            await release?.note('error', error instanceof user_error/* UserError */.y ? error.message : 'Nothing was started.');
        throw error;
    }
}
function promise(locking, { runsShowKeys }) {
    if (locking.kind !== 'unlocked')
        return 'guaranteed by a git reference';
    const found = runsShowKeys
        ? 'a run is found by its key afterwards'
        : `a run may not be found by its key afterwards (${src/* runNameRemedy */.t0})`;
    return `not guaranteed for triggers at the same moment (${locking.why}); ${found}`;
}

;// CONCATENATED MODULE: ./actions/trigger-deploy/src/action.ts
















const inputs = schemas/* object */.Ikc({
    ...src_settings/* deploySettings */.$.shape,
    ...registry_settings/* registrySettings */.H.shape,
    ...settings/* signedEvidenceSettings */.z.shape,
    ...settings/* deployedModelSettings */.j.shape,
    ...common_inputs/* tokenInput */.e1,
});
const outputs = {
    triggered: '`true` when this step started a deployment, `false` when it did not, `unknown` when GitHub left it open',
    reason: 'Why, in one sentence',
    'run-id': 'Id of the run',
    'run-url': 'Address of the run',
    conclusion: 'How the run ended; empty when it had not, or was not awaited',
    'deployment-id': 'Id of the GitHub deployment record',
};
const action_action = (0,action/* defineAction */.Q)({ name: 'trigger-deploy', inputs, outputs, config: source/* configFile */.Z, run, post: action_post });
async function run(typed, io) {
    const inputs = withVersion(typed);
    const progress = {};
    try {
        const result = await deploy(inputs, io, progress);
        await reportBack(inputs, outcomeTold(inputs, io, progress, result), io);
        return result;
    }
    catch (error) {
        if (error instanceof user_error/* UserError */.y)
            await reportBack(inputs, outcomeTold(inputs, io, progress, error), io);
        throw error;
    }
}
async function deploy(inputs, io, progress) {
    if (!inputs.enabled)
        return notStarted([pass('enabled', 'Deployments are switched off: `enabled` is false.')]);
    const unique = (0,external_node_crypto_.randomBytes)(6).toString('hex');
    // Before anything is asked of anybody: what was typed has to make sense.
    planDeploy(inputs, io.run, { unique, digest: inputs['model-digest'] });
    const before = await conditions(inputs, io);
    if (!before.start)
        return notStarted(before.checks);
    const digest = inputs['model-digest'] ?? before.measured?.digest;
    const plan = planDeploy(inputs, io.run, { unique, digest });
    Object.assign(progress, { plan, digest });
    const api = await apiOf(inputs, io);
    let ground;
    let started;
    try {
        ground = await prepare(api, plan, inputs['environment-name']);
        const moved = checkRef(ground, inputs['expect-sha']);
        if (moved)
            return notStarted([...before.checks, moved]);
        if (inputs.mode === 'dry-run') {
            if (plan.event === 'workflow_dispatch')
                await (0,src/* requireActiveWorkflow */.ZJ)(api, plan.repository, plan.workflow);
            return notStarted([...before.checks, pass('dry-run', `Dry run: ${action_describe(plan)} would have been started.`)]);
        }
        started = await start(api, ground, startOptions(inputs, io, unique, recordOf(inputs, before, digest, io)));
    }
    catch (error) {
        return startFailed(inputs, io, plan, before.checks, error);
    }
    progress.started = started;
    const known = tellStart(started, plan, io);
    const { checks, conclusion } = await follow(api, ground, started, {
        expectSha: inputs['expect-sha'],
        timeoutMs: inputs.timeout,
        pollMs: inputs['poll-interval'],
        cancelWithMe: inputs['cancel-with-me'],
    });
    io.state.save('settled', 'true');
    const judgement = (0,src_judgement/* judge */.S)([...before.checks, ...checks]);
    const reason = judgement.verdict === 'pass' ? checks.at(-1).reason : judgement.reason;
    return {
        ...judgement,
        reason,
        subject: {
            ...(inputs['model-version'] !== undefined && { version: inputs['model-version'] }),
            ...(digest !== undefined && { digest }),
        },
        facts: {
            ...factsOf(plan),
            key: started.key,
            'started-once': started.once,
            'inputs-checked': ground.inputsChecked,
            ref: ground.ref,
            ...(started.run && { runId: started.run.id, runUrl: started.run.url }),
        },
        outputs: { ...known, reason, conclusion },
    };
}
function startFailed(inputs, io, plan, before, error) {
    if (!(error instanceof user_error/* UserError */.y))
        throw error;
    const triggered = error instanceof src/* UnknownOutcome */.Bt ? 'unknown' : false;
    io.output('triggered', triggered);
    io.output('reason', error.message);
    if (inputs['on-error'] === 'fail')
        throw error;
    const reason = [error.message, error.hint].filter(Boolean).join(' ');
    const check = { id: 'start', title: `${action_describe(plan)} is started`, verdict: 'warn', reason };
    return { ...(0,src_judgement/* judge */.S)([...before, check]), reason, facts: factsOf(plan), outputs: { triggered, reason } };
}
/** Sets the outputs as soon as they are known: whatever happens while waiting, the run is not lost. */
function tellStart({ triggered, run, release }, { repository, workflow, eventType }, io) {
    const known = { triggered, 'run-id': run?.id, 'run-url': run?.url, 'deployment-id': release?.id };
    for (const [name, value] of Object.entries(known))
        io.output(name, value);
    if (run) {
        io.log.info(`${triggered ? 'Started' : 'Found'} run ${run.id} of ${workflow ?? eventType}: ${run.url}`);
        if (triggered)
            io.state.save('run', JSON.stringify({ repository, deploymentId: release?.id, ...run }));
    }
    return known;
}
/** After a job that was cancelled or killed before it could: cancels the run it started, when that was asked. */
async function action_post(inputs, io) {
    const saved = io.state.get('run');
    if (!inputs['cancel-with-me'] || saved === undefined || io.state.get('settled') !== undefined)
        return;
    const { repository, deploymentId, ...run } = JSON.parse(saved);
    const api = await apiOf(inputs, io);
    await cancel(api, repository, run);
    if (deploymentId === undefined)
        return;
    await (0,src/* setDeploymentState */.fT)(api, repository, deploymentId, 'error', { description: cancelledWithMe, logUrl: run.url });
}
function startOptions(inputs, io, unique, record) {
    const { lock, repeat, 'find-timeout': findMs, 'request-timeout': requestTimeoutMs } = inputs;
    const { id = 'run', attempt = '1', serverUrl } = io.run;
    const holder = `${id}-${attempt}-${unique}`;
    return { record, lock, repeat, findMs, requestTimeoutMs, serverUrl, holder, by: (0,run_address/* runAddress */.Y)(io.run) };
}
/** The version that is sent is the one evidence must be about, however it was typed. */
function withVersion(inputs) {
    const sent = inputs.inputs?.['model_version'];
    return sent && inputs['model-version'] === undefined ? { ...inputs, 'model-version': sent } : inputs;
}
function recordOf(inputs, before, digest, io) {
    const environment = inputs['environment-name'];
    if (environment === undefined)
        return undefined;
    const { model, task, 'model-version': version, 'data-at': dataAt, unplanned } = inputs;
    const { measured, evidence } = before;
    const known = { environment, task, model, version, digest, dataAt, unplanned };
    return { ...known, measured, evidence, triggeredBy: (0,run_address/* runAddress */.Y)(io.run) };
}
function notStarted(checks) {
    const judgement = (0,src_judgement/* judge */.S)(checks);
    const reason = judgement.verdict === 'pass' ? checks.at(-1).reason : judgement.reason;
    return { ...judgement, reason, outputs: { triggered: false, reason } };
}
function pass(id, reason) {
    return { id, title: id, verdict: 'pass', reason };
}
function action_describe({ workflow, eventType, repository }) {
    return `${workflow ?? `the event ${eventType}`} in ${repository}`;
}
function factsOf(plan) {
    const { event, repository, workflow = null, key } = plan;
    return { event, repository, workflow, key, inputs: Object.keys({ ...plan.inputs, ...plan.ownInputs }).join(', ') };
}


/***/ }),

/***/ 19830:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5184);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23434);


await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 226:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ evaluateWhen)
/* harmony export */ });
/* harmony import */ var _expression_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65383);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82578);


/**
 * Decides a condition such as `accuracy > 0.90 and rmse < 5`. A metric that is missing or not a finite number makes its comparison
 * false, never true. Throws a UserError that points at the column when the expression cannot be read.
 *
 * @param input name of the input the expression was typed into, for messages
 */
function evaluateWhen(expression, metrics, options = {}) {
    const condition = (0,_expression_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCondition */ .zB)(expression, {
        input: options.input ?? 'when',
        production: options.production !== undefined,
    });
    const comparisons = [];
    const holds = (term) => {
        if (term.kind === 'comparison') {
            const outcome = (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._3)(term, metrics, options.production);
            comparisons.push({ comparison: term, outcome });
            return outcome.verdict === 'pass';
        }
        // Every term is evaluated, so that the reason tells all of them.
        const results = term.terms.map(holds);
        return term.kind === 'and' ? results.every(Boolean) : results.some(Boolean);
    };
    const result = holds(condition);
    const deciding = comparisons.filter(({ outcome }) => (outcome.verdict === 'pass') === result);
    return { holds: result, reason: deciding.map(({ outcome }) => outcome.reason).join(' '), comparisons };
}


/***/ }),

/***/ 38392:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ deploySettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93523);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
/* harmony import */ var _dispatch_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7461);



const repository = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const branchOrTag = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().refine((ref) => !/^[0-9a-f]{40}$/i.test(ref), 'expected a branch or tag; GitHub takes no commit here, so name the branch and give the commit as `expect-sha`');
const sha = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().regex(/^[0-9a-f]{40}$/i, 'expected a full commit SHA (40 hexadecimal digits)');
const workflowFile = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()
    .transform((typed) => typed.replace(/^\.?\/?\.github\/workflows\//, ''))
    .refine((name) => !name.includes('/'), 'expected a file name under .github/workflows, or an id');
const webAddress = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().refine((typed) => /^https?:$/.test(URL.parse(typed)?.protocol ?? ''), 'expected an http or https address');
const pause = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)().refine((milliseconds) => milliseconds > 0, 'expected a duration above 0');
const key = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().regex(/^[\w.:@#+-]{4,100}$/, 'expected 4 to 100 letters, digits or . _ : @ # + -');
/** What a user can type for `trigger-deploy`. */
const deploySettings = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    enabled: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(), { description: '`false` starts nothing and passes', default: 'true' }),
    when: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Condition on the metrics, such as `accuracy > 0.90`; when it does not hold nothing is started',
    }),
    metrics: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Metrics that `when` reads and the deployment record keeps, one per line: files, or addresses such as runs:/<id> and models:/<name>@<alias>',
    }),
    event: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['workflow_dispatch', 'repository_dispatch']), {
        description: 'How the deployment is started',
        default: 'workflow_dispatch',
    }),
    'event-type': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().max(100, 'expected at most 100 characters'), {
        description: 'Type of the `repository_dispatch` event',
        default: 'deploy',
    }),
    repository: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(repository(), {
        description: 'Repository of the deployment workflow, owner/name',
        shownDefault: 'this repository',
    }),
    workflow: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(workflowFile(), {
        description: 'File name (or id, all digits) of the workflow to start; for `repository_dispatch` the one to look for',
    }),
    ref: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(branchOrTag(), {
        description: 'Branch or tag to run the workflow at',
        shownDefault: 'the default branch of that repository',
    }),
    inputs: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_dispatch_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .dispatchInputs */ .Cf)(), {
        description: 'Inputs of the workflow, or payload of the event: a YAML or JSON mapping',
    }),
    'model-version': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), { description: 'Version to deploy, sent as `model_version`' }),
    'model-digest': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().regex(/^\w+:[0-9a-f]{8,}$/i, 'expected algorithm:hex, such as sha256:9f86d081'), {
        description: "Digest of the model's files; part of the key and of the deployment record",
        shownDefault: 'that of the model behind an address in `metrics`, when it has one',
    }),
    'trigger-source': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Who asks, sent as `trigger_source`',
        shownDefault: 'automated_ct_pipeline, where the workflow takes it',
    }),
    'request-timeout': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), { description: 'How long one request to GitHub may take', default: '30s' }),
    wait: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(), {
        description: 'Wait for the run and judge its conclusion; `false` passes as soon as it was started',
        shownDefault: '`true` for `workflow_dispatch`, `false` for `repository_dispatch`',
    }),
    timeout: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), {
        description: 'How long to wait for the run; after that the outcome is inconclusive',
        default: '1h',
    }),
    'poll-interval': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(pause(), {
        description: 'Pause between the first two looks at the run; it grows to three times as much',
        default: '10s',
    }),
    'find-timeout': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(pause(), {
        description: 'How long a run that GitHub does not name, or whose answer was lost, is looked for by its key',
        default: '1m',
    }),
    'expect-sha': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(sha(), {
        description: 'Commit the run must be at: nothing is started when the ref points elsewhere, and a run at another one is cancelled and fails the gate',
    }),
    'idempotency-key': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(key(), {
        description: 'Names this deployment, sent as `idempotency_key`: of one key one run is started, the others find it',
        shownDefault: 'model@version#digest and a hash of all that is sent; without model and version one of this workflow run',
    }),
    repeat: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['never', 'failed', 'always']), {
        description: 'When the run of the key has ended: `never` starts another one, `failed` does when it did not succeed, `always` does. The next one has the key with `+2`, `+3` ...',
        default: 'never',
    }),
    lock: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['try', 'require', 'off']), {
        description: 'Keep the key in a git reference of the repository (refs/tidegate/dispatch/...), which makes one of all triggers at the same moment the one that starts: `try` does without when the token may not (`contents: write`), and the evidence says so',
        default: 'try',
    }),
    'cancel-with-me': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(), { description: 'Cancel the run when this job is cancelled', default: 'false' }),
    'on-error': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['fail', 'warn']), {
        description: '`warn` turns a refusal or failure of GitHub to start the deployment into a warning; bad inputs and failed runs stay red',
        default: 'fail',
    }),
    'require-evidence': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Evidence files (paths or globs, one per line) that must all say pass or warn before anything is started; `signed`: a signed statement about the very files of the model, see docs/evidence.md',
    }),
    'environment-name': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Record a GitHub deployment to this environment; for workflows whose jobs name none, or say `deployment: false`',
    }),
    task: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['deploy', 'deploy:canary', 'rollback']), {
        description: 'What the deployment record says is done',
        default: 'deploy',
    }),
    'data-at': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .instant */ .uR)(), {
        description: 'When the newest data the model was trained on was made, for the deployment record',
    }),
    unplanned: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(), {
        description: 'The deployment record says that this release mends one before it, for delivery metrics',
        default: 'false',
    }),
    'report-url': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(webAddress(), {
        description: 'Address that is told the outcome by a signed POST, such as that of the training system',
    }),
    'report-secret': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Secret that the report is signed with (HMAC-SHA256)',
        secret: true,
    }),
});


/***/ })

};
