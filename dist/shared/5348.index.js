export const id = 5348;
export const ids = [5348];
export const modules = {

/***/ 99164:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action_action)
});

// EXTERNAL MODULE: ./packages/config/src/source.ts
var source = __webpack_require__(11647);
// EXTERNAL MODULE: ./packages/delivery/src/settings.ts
var settings = __webpack_require__(47437);
// EXTERNAL MODULE: ./packages/kit/src/action.ts
var action = __webpack_require__(33624);
// EXTERNAL MODULE: ./packages/kit/src/common-inputs.ts
var common_inputs = __webpack_require__(27249);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var src_judgement = __webpack_require__(86728);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(65974);
// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
// EXTERNAL MODULE: ./packages/gates/src/expression/parse.ts + 3 modules
var parse = __webpack_require__(65383);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(52392);
// EXTERNAL MODULE: ./packages/delivery/src/measurement.ts + 2 modules
var measurement = __webpack_require__(50511);
;// CONCATENATED MODULE: ./packages/delivery/src/spoken.ts

/** What each metric is called by people, and how it is told apart from its neighbours. */
const spoken = {
    'deployment-frequency': 'Deployment frequency',
    'lead-time': 'Change lead time, median',
    'lead-time-p90': 'Change lead time, 90 % within',
    'change-failure-rate': 'Change fail rate',
    'recovery-time': 'Failed deployment recovery time, median',
    'rework-rate': 'Deployment rework rate',
    'rollback-rate': 'Rollback rate',
    'data-to-production-time': 'Data to production, median',
    'gate-rejection-rate': 'Gate rejection rate',
    'approval-time': 'Time in approval, median',
    'drift-to-redeploy-time': 'Drift to redeploy, median',
};
/** What the sample of each metric is counted in. */
const sampled = {
    'deployment-frequency': 'deployments',
    'lead-time': 'commits',
    'lead-time-p90': 'commits',
    'change-failure-rate': 'deployments',
    'recovery-time': 'outages',
    'rework-rate': 'deployments and rollbacks',
    'rollback-rate': 'deployments',
    'data-to-production-time': 'deployments',
    'gate-rejection-rate': 'runs',
    'approval-time': 'approvals',
    'drift-to-redeploy-time': 'alerts',
};
/** A value for people: `3 a week`, `2 d 4 h`, `12 %`. */
function say(value, unit) {
    switch (unit) {
        case 'ratio':
            return `${spoken_short(value * 100)} %`;
        case 'seconds':
            return sayTime(value);
        case 'per-day': {
            const [days, period] = periodOf(value);
            return `${spoken_short(value * days)} ${period}`;
        }
    }
}
/** The days and the words in which a frequency is a number of at least one, if any is. */
function periodOf(perDay) {
    if (perDay >= 1)
        return [1, 'a day'];
    return perDay * 7 >= 1 ? [7, 'a week'] : [30, 'in 30 days'];
}
/** All there is to say in one line: value, interval, sample, what was left out. */
function sayWhole(measurement) {
    const { name, value, unit, sampleSize, missing, note } = measurement;
    if (value === undefined)
        return `not enough data: ${missing}`;
    const from = `from ${sampleSize} ${sampled[name]}`;
    return [say(value, unit), `interval ${sayInterval(measurement)}`, from, note].filter(Boolean).join('; ');
}
/** `1.2 to 3.4`; a side that so few observations do not bound is open. */
function sayInterval({ value, lower, upper, unit }) {
    if (value === undefined)
        return '';
    if (lower === undefined && upper === undefined)
        return 'too few to say';
    if (lower === undefined)
        return `at most ${say(upper, unit)}`;
    if (upper === undefined)
        return `at least ${say(lower, unit)}`;
    if (unit === 'per-day') {
        // Both sides in the words of the value, so that they can be compared with it.
        const [days, period] = periodOf(value);
        return `${spoken_short(lower * days)} to ${spoken_short(upper * days)} ${period}`;
    }
    return `${say(lower, unit)} to ${say(upper, unit)}`;
}
const confidenceSaid = `${measurement/* confidence */.Rm * 100} %`;
/** Two parts at most: `3 d 5 h`, `12 min`, `40 s`. */
function sayTime(seconds) {
    if (seconds < 60)
        return `${spoken_short(seconds)} s`;
    const minutes = Math.round(seconds / 60);
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
    const parts = days > 0 ? [`${days} d`, hours > 0 && `${hours} h`] : [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`];
    return parts.filter(Boolean).join(' ');
}
function spoken_short(value) {
    return String(Number(value.toPrecision(value >= 100 ? 3 : 2)));
}

;// CONCATENATED MODULE: ./packages/delivery/src/thresholds.ts





/** Reads rules such as `recovery-time <= 4h`; a duration stands for its seconds. Throws a UserError that tells all mistakes. */
function parseThresholds(lines) {
    const rules = lines.map((line) => {
        const [comparison] = (0,parse/* parseRules */.NR)([inSeconds(line)], { input: 'thresholds', production: false });
        return { line, comparison: comparison, metric: metricOf(comparison, line) };
    });
    return [...new Map(rules.map((rule) => [(0,format/* formatComparison */.Tc)(rule.comparison), rule])).values()];
}
function inSeconds(line) {
    return line.replace(/([<>=]\s*)((?:\d+(?:\.\d+)?(?:ms|[smhd]))+)\s*$/, (whole, sign, typed) => {
        const milliseconds = (0,quantities/* parseDuration */.E9)(typed);
        return milliseconds === undefined ? whole : `${sign}${milliseconds / 1000}`;
    });
}
function metricOf({ metric, comparator }, line) {
    const known = measurement/* metricNames */.Zv.find((name) => name === metric.name);
    if (known === undefined || metric.slice.length > 0 || metric.summary !== undefined) {
        const close = (0,nearest/* nearest */.p)(metric.name, measurement/* metricNames */.Zv);
        throw new user_error/* UserError */.y('bad-input', `\`thresholds\`: "${line}" is about no delivery metric.`, {
            hint: close === undefined || known ? `There are ${measurement/* metricNames */.Zv.join(', ')}.` : `Did you mean ${close}?`,
        });
    }
    if (comparator === '==') {
        throw new user_error/* UserError */.y('bad-input', `\`thresholds\`: "${line}" asks for an exact value of what is estimated.`, {
            hint: 'Write <= or >=.',
        });
    }
    return known;
}
/**
 * One check per rule: it passes when the whole interval keeps the bound, fails when none of it does, and is inconclusive in between, or where
 * there is no value.
 */
function checkDelivery(rules, measurements) {
    return rules.map(({ line, metric, comparison }) => {
        const measured = measurements.find(({ name }) => name === metric);
        const threshold = comparison.bound.kind === 'number' ? Number(comparison.bound.value) : NaN;
        const { value, lower = -Infinity, upper = Infinity, sampleSize, method } = measured;
        const common = {
            id: `thresholds.${metric}.${comparison.comparator}`,
            title: line,
            subject: metric,
            threshold,
            sizes: { n: sampleSize },
        };
        if (value === undefined) {
            const reason = `${spoken[metric]}: not enough data: ${measured.missing}.`;
            return { ...common, verdict: 'inconclusive', reason };
        }
        const holds = (at) => keeps(at, comparison.comparator, threshold);
        const verdict = holds(lower) && holds(upper) ? 'pass' : !holds(lower) && !holds(upper) ? 'fail' : 'inconclusive';
        const told = `${spoken[metric]} is ${say(value, measured.unit)}, from ${sampleSize} ${sampled[metric]}`;
        const interval = `${sayInterval(measured)} with ${confidenceSaid} confidence`;
        const shown = { pass: 'which keeps', fail: 'which breaks', inconclusive: 'too few to decide' }[verdict];
        return {
            ...common,
            verdict,
            reason: `${told}: ${interval}, ${shown} ${line.trim()}.`,
            observed: value,
            method: { name: `${method} interval`, parameters: { confidence: measurement/* confidence */.Rm } },
            interval: {
                of: 'value',
                ...(Number.isFinite(lower) && { low: lower }),
                ...(Number.isFinite(upper) && { high: upper }),
                confidence: measurement/* confidence */.Rm,
            },
        };
    });
}
function keeps(value, comparator, bound) {
    switch (comparator) {
        case '<=':
            return value <= bound;
        case '<':
            return value < bound;
        case '>=':
            return value >= bound;
        case '>':
            return value > bound;
        case '==':
            return value === bound;
    }
}

;// CONCATENATED MODULE: ./packages/delivery/src/change.ts
/** The changes that the records tell of, in the order they were begun. The order of the records does not matter. */
function changesOf(records) {
    const attempts = new Map();
    for (const record of [...records].sort((a, b) => a.createdAt - b.createdAt || a.id - b.id)) {
        const { model = '', key } = record.payload;
        const name = key === undefined ? `id ${record.id}` : `key ${JSON.stringify([model, kindOf(record), key])}`;
        attempts.set(name, [...(attempts.get(name) ?? []), record]);
    }
    return [...attempts.values()].map(changeOf);
}
function kindOf({ task }) {
    return /^rollback(?::|$)/i.test(task) ? 'rollback' : 'deploy';
}
function changeOf(attempts) {
    const last = attempts.at(-1);
    const { model = '', version, rollsBack, dataAt } = last.payload;
    const { sha, committedAt } = last;
    const course = courseOf(attempts.flatMap(statusesOf));
    return {
        ids: attempts.map(({ id }) => id),
        kind: kindOf(last),
        model,
        sha,
        ...(version !== undefined && { version }),
        ...(committedAt !== undefined && { committedAt }),
        ...(dataAt !== undefined && { dataAt }),
        ...(rollsBack !== undefined && { rollsBack }),
        unplanned: attempts.some(({ task, payload }) => payload.unplanned === true || /:hotfix$/i.test(task)),
        createdAt: attempts[0].createdAt,
        ...course,
    };
}
/** A canary that went well has only part of the traffic: it is live when the release that follows it is. */
function statusesOf({ task, statuses }) {
    if (!/:canary$/i.test(task))
        return statuses;
    return statuses.map((status) => (status.state === 'success' ? { ...status, state: 'in_progress' } : status));
}
/** Statuses of one moment in the order work goes: GitHub tells seconds, and a quick job ends in the second it began. */
const order = ['waiting', 'queued', 'pending', 'in_progress', 'success', 'failure', 'error', 'inactive'];
function courseOf(statuses) {
    const sorted = [...statuses].sort((a, b) => a.at - b.at || order.indexOf(a.state) - order.indexOf(b.state));
    const approvals = [];
    let waitingSince;
    let waited = false;
    let worked = false;
    let liveAt;
    let failedAt;
    let without = 'in-flight';
    for (const { state, at } of sorted) {
        if (state === 'waiting') {
            waitingSince ??= at;
            waited = true;
            continue;
        }
        if (waitingSince !== undefined)
            approvals.push({ from: waitingSince, to: at });
        waitingSince = undefined;
        if (state === 'in_progress')
            [worked, without] = [true, 'in-flight'];
        else if (state === 'success')
            [worked, liveAt] = [true, liveAt ?? at];
        else if (state === 'inactive')
            without = without === 'in-flight' ? 'superseded' : without;
        else if (state === 'failure' || state === 'error') {
            if (worked || (!waited && state === 'failure'))
                failedAt ??= at;
            else
                without = waited ? 'rejected' : 'not-started';
            waited = false;
        }
    }
    const finished = [liveAt, failedAt].filter((at) => at !== undefined);
    return {
        outcome: liveAt !== undefined ? 'live' : failedAt !== undefined ? 'failed' : without,
        ...(liveAt !== undefined && { liveAt }),
        ...(failedAt !== undefined && { failedAt }),
        ...(finished.length > 0 && { finishedAt: Math.min(...finished) }),
        approvals,
    };
}

;// CONCATENATED MODULE: ./packages/delivery/src/concerns.ts
/** Whether an issue is about a model: a label `model: <name>` says so, or its title or body has the name in it. Of a single model all are. */
function concerns({ labels, title, body }, model, models) {
    if (models.size <= 1)
        return true;
    if (model === '')
        return false;
    const labelled = labels
        .map((label) => /^model\s*[:=]\s*(.+)$/i.exec(label)?.[1])
        .filter((name) => name !== undefined);
    if (labelled.length > 0)
        return labelled.includes(model);
    return new RegExp(`(?<![\\w.-])${escaped(model)}(?![\\w-]|\\.\\w)`).test(`${title}\n${body}`);
}
function escaped(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

;// CONCATENATED MODULE: ./packages/delivery/src/records.ts
const deploymentStates = [
    'error',
    'failure',
    'inactive',
    'in_progress',
    'pending',
    'queued',
    'success',
    'waiting',
];
function isUnread(value) {
    return 'unread' in value;
}
function within({ start, end }, at) {
    return at !== undefined && at >= start && at < end;
}

;// CONCATENATED MODULE: ./packages/delivery/src/drift-to-redeploy.ts



/**
 * Drift to redeploy: from a drift alert to the first deployment of its model that was begun after it and went live. It belongs to the window in
 * which that went live. Alerts still unanswered are told in the note.
 */
function driftToRedeploy(drifts, changes, window) {
    const name = 'drift-to-redeploy-time';
    if (isUnread(drifts))
        return (0,measurement/* unmeasured */.Q8)(name, 'seconds', drifts.unread);
    const models = new Set(changes.map(({ model }) => model));
    const answers = drifts.map((drift) => {
        const live = changes
            .filter(({ kind, createdAt, model }) => kind === 'deploy' && createdAt >= drift.openedAt && concerns(drift, model, models))
            .flatMap(({ liveAt }) => (liveAt === undefined ? [] : [liveAt]));
        return { drift, answered: live.length > 0 ? Math.min(...live) : undefined };
    });
    const open = answers.filter(({ drift, answered }) => answered === undefined && drift.closedAt === undefined).length;
    const times = answers.flatMap(({ drift, answered }) => within(window, answered) ? [answered - drift.openedAt] : []);
    const missing = open > 0 ? `${open} drift alerts and no deployment since` : 'no drift alert was answered in the window';
    return {
        ...(0,measurement/* timeQuantile */.v$)(name, times, 0.5, missing),
        ...(open > 0 && times.length > 0 && { note: `${open} more alerts are open` }),
    };
}

;// CONCATENATED MODULE: ./packages/delivery/src/failures.ts

/**
 * The changes that failed production (DORA 2024: changes that need remediation): those that ended in failure after work had begun, those that
 * were rolled back, and those that were live when an incident was opened soon after.
 *
 * It begins with the status, or with the incident, or, of a change that was only rolled back, when it went live. It is over with the model's next
 * success; when an incident alone tells of it, with the closing of the incident.
 */
function failuresOf(changes, incidents, { incidentWithin }) {
    const models = new Set(changes.map(({ model }) => model));
    return [...models].flatMap((model) => {
        const own = changes.filter((change) => change.model === model);
        const lives = own.flatMap(({ liveAt }) => (liveAt === undefined ? [] : [liveAt])).sort((a, b) => a - b);
        const takenBack = rolledBack(own);
        const blamed = Map.groupBy(incidents.filter((incident) => concerns(incident, model, models)), ({ openedAt }) => liveAt(own, openedAt, incidentWithin));
        return own.flatMap((change) => {
            if (change.kind === 'rollback')
                return [];
            const reported = blamed.get(change) ?? [];
            const opened = reported.map(({ openedAt }) => openedAt);
            const because = change.failedAt !== undefined ? 'failed' : takenBack.has(change) ? 'rolled-back' : 'incident';
            if (because === 'incident' && reported.length === 0)
                return [];
            const known = [...opened, ...(change.failedAt === undefined ? [] : [change.failedAt])];
            const began = known.length > 0 ? Math.min(...known) : change.liveAt;
            const recovered = because === 'incident' ? lastClosed(reported) : lives.find((at) => at > began);
            return [{ change, because, began, ...(recovered !== undefined && { recovered }) }];
        });
    });
}
/** The changes that a rollback takes back: the one it names, else the one that was live when it was begun. */
function rolledBack(changes) {
    const found = new Set();
    for (const { kind, outcome, rollsBack, createdAt } of changes) {
        if (kind !== 'rollback' || outcome === 'rejected' || outcome === 'not-started')
            continue;
        const before = changes
            .filter((change) => change.kind === 'deploy' && change.liveAt !== undefined && change.liveAt <= createdAt)
            .sort((a, b) => b.liveAt - a.liveAt);
        // A record that was deleted cannot be found by its name any more.
        const named = before.find(({ ids, version }) => ids.map(String).includes(rollsBack ?? '') || version === rollsBack);
        const taken = (rollsBack !== undefined && named) || before.find((change) => !found.has(change));
        if (taken)
            found.add(taken);
    }
    return found;
}
/** The change that was live at a moment, when it had not been so for longer than `within`. */
function liveAt(changes, at, within) {
    const live = changes
        .filter((change) => change.liveAt !== undefined && change.liveAt <= at)
        .sort((a, b) => b.liveAt - a.liveAt || b.createdAt - a.createdAt)[0];
    return live?.liveAt !== undefined && at - live.liveAt <= within ? live : undefined;
}
function lastClosed(incidents) {
    const closed = incidents.flatMap(({ closedAt }) => (closedAt === undefined ? [] : [closedAt]));
    return closed.length === incidents.length ? Math.max(...closed) : undefined;
}
/** Outages of every model: failures in a row, before anything mended the first, are one. */
function outagesOf(failures) {
    const outages = [];
    const sorted = [...failures].sort((a, b) => a.began - b.began);
    for (const [model, own] of Map.groupBy(sorted, ({ change }) => change.model)) {
        let current;
        const close = () => {
            if (!current)
                return;
            const { failures: parts, began, until } = current;
            outages.push({ model, failures: parts, began, ...(Number.isFinite(until) && { recovered: until }) });
        };
        for (const failure of own) {
            const until = failure.recovered ?? Infinity;
            if (current && failure.began < current.until) {
                current.failures.push(failure);
                current.until = Math.max(current.until, until);
            }
            else {
                close();
                current = { failures: [failure], began: failure.began, until };
            }
        }
        close();
    }
    return outages;
}

;// CONCATENATED MODULE: ./packages/delivery/src/flow-metrics.ts


/**
 * How fast changes flow (DORA 2024):
 * - deployment frequency: deployments that went live, per day of the window; rollbacks are none;
 * - change lead time: from the commit to production, once for each commit and model, of the commit that was deployed;
 * - data to production: from the newest data a model was trained on (`data_at` of the payload) to production;
 * - approval: how long deployments waited for somebody's approval, however it ended.
 */
function flowMetrics(changes, { commitsUnread }, window) {
    const live = changes.filter(({ kind, liveAt }) => kind === 'deploy' && within(window, liveAt));
    const nothing = 'no deployment went live in the window';
    const length = window.end - window.start;
    const firsts = firstOfEachCommit(changes).filter((change) => live.includes(change));
    const commits = firsts.filter(({ committedAt }) => committedAt !== undefined);
    const noCommit = live.length === 0
        ? nothing
        : firsts.length === 0
            ? 'every commit that went live in the window had been live before'
            : (commitsUnread ?? 'the commits that went live are not in the repository any more');
    const lead = (name, p) => commitsUnread !== undefined && live.length > 0
        ? (0,measurement/* unmeasured */.Q8)(name, 'seconds', commitsUnread)
        : elapsed(name, p, commits, ({ committedAt }) => committedAt, noCommit);
    const dated = live.filter(({ dataAt }) => dataAt !== undefined);
    const noData = live.length === 0 ? nothing : 'no deployment that went live says `data_at` in its payload';
    const waits = changes.flatMap(({ approvals }) => approvals).filter(({ to }) => within(window, to));
    return [
        { ...(0,measurement/* frequency */.X7)('deployment-frequency', live.length, length, nothing), ...youngHistory(changes, window) },
        lead('lead-time', 0.5),
        lead('lead-time-p90', 0.9),
        elapsed('data-to-production-time', 0.5, dated, ({ dataAt }) => dataAt, noData),
        (0,measurement/* timeQuantile */.v$)('approval-time', waits.map(({ from, to }) => to - from), 0.5, 'no deployment waited for an approval that was given or refused in the window'),
    ];
}
/** Deployments may be older than their records; then the whole window is the wrong length. */
function youngHistory(changes, { start, end }) {
    const first = Math.min(...changes.map(({ createdAt }) => createdAt));
    const share = (first - start) / (end - start);
    return share > 0.25 && share < 1 ? { note: `the records begin ${Math.round(share * 100)} % into the window` } : {};
}
/** A model retrained from a commit that is live already carries no change of code. */
function firstOfEachCommit(changes) {
    const firsts = new Map();
    for (const change of changes) {
        if (change.liveAt === undefined)
            continue;
        const commit = JSON.stringify([change.model, change.sha]);
        const first = firsts.get(commit);
        if (!first || change.liveAt < first.liveAt)
            firsts.set(commit, change);
    }
    return [...firsts.values()];
}
function elapsed(name, p, changes, since, missing) {
    const times = changes.map((change) => change.liveAt - since(change));
    const possible = times.filter((time) => time >= 0);
    const impossible = times.length - possible.length;
    const why = times.length > 0 ? 'each went live before the moment it is measured from' : missing;
    return {
        ...(0,measurement/* timeQuantile */.v$)(name, possible, p, why),
        ...(impossible > 0 && { note: `${impossible} left out that went live before the moment they are measured from` }),
    };
}

;// CONCATENATED MODULE: ./packages/delivery/src/gate-rejection.ts


/**
 * Gate rejection rate: runs of the gates begun in the window that failed, of those that succeeded or failed. A run that was run again counts once,
 * as it ended last; GitHub does not tell a red verdict from a crash. Runs tell no model.
 */
function gateRejection(runs, window, model) {
    const name = 'gate-rejection-rate';
    if (model !== undefined)
        return (0,measurement/* unmeasured */.Q8)(name, 'ratio', 'runs of a workflow do not say which model they are about');
    if (isUnread(runs))
        return (0,measurement/* unmeasured */.Q8)(name, 'ratio', runs.unread);
    const latest = new Map(runs.map((run) => [run.id, run]));
    const decided = [...latest.values()].filter(({ createdAt, conclusion }) => within(window, createdAt) && ['success', 'failure'].includes(conclusion));
    const rejected = decided.filter(({ conclusion }) => conclusion === 'failure').length;
    return (0,measurement/* ratio */.CG)(name, rejected, decided.length, 'no run of the gates succeeded or failed in the window');
}

;// CONCATENATED MODULE: ./packages/delivery/src/stability-metrics.ts



/**
 * How well changes go (DORA 2024):
 * - change fail rate: deployments of the window that failed production, of those that finished in it;
 * - failed deployment recovery time: of the outages that were over in the window, from beginning to end;
 * - rework rate: what went live in the window to mend something (rollbacks, hotfixes, whatever went live while another change had the model
 *   failing), of all that went live in it, rollbacks included;
 * - rollback rate: deployments of the window that were taken back, of those that went live in it.
 */
function stabilityMetrics(changes, { failures, outages }, { incidents }, window) {
    const deployed = changes.filter(({ kind }) => kind === 'deploy');
    const finished = deployed.filter(({ finishedAt }) => within(window, finishedAt));
    const failed = new Set(failures.map(({ change }) => change));
    const over = outages.filter(({ recovered }) => within(window, recovered));
    const live = changes.filter(({ liveAt }) => within(window, liveAt));
    const ownLive = live.filter(({ kind }) => kind === 'deploy');
    const takenBack = rolledBack(changes);
    const rollbackRate = (0,measurement/* ratio */.CG)('rollback-rate', ownLive.filter((change) => takenBack.has(change)).length, ownLive.length, 'no deployment went live in the window');
    // Without the incidents these would be too good, and a threshold could pass that does not hold.
    if (isUnread(incidents)) {
        return [
            (0,measurement/* unmeasured */.Q8)('change-failure-rate', 'ratio', incidents.unread),
            (0,measurement/* unmeasured */.Q8)('recovery-time', 'seconds', incidents.unread),
            (0,measurement/* unmeasured */.Q8)('rework-rate', 'ratio', incidents.unread),
            rollbackRate,
        ];
    }
    const open = outages.filter(({ recovered }) => recovered === undefined).length;
    const nothingOver = open === 0 ? 'nothing that had failed recovered in the window' : `${open} failed and not recovered yet`;
    return [
        (0,measurement/* ratio */.CG)('change-failure-rate', finished.filter((change) => failed.has(change)).length, finished.length, 'no deployment finished in the window'),
        {
            ...(0,measurement/* timeQuantile */.v$)('recovery-time', over.map(({ began, recovered }) => recovered - began), 0.5, nothingOver),
            ...(open > 0 && over.length > 0 && { note: `${open} more not recovered yet` }),
        },
        (0,measurement/* ratio */.CG)('rework-rate', live.filter((change) => isRework(change, outages)).length, live.length, 'nothing went live in the window'),
        rollbackRate,
    ];
}
function isRework(change, outages) {
    if (change.kind === 'rollback' || change.unplanned)
        return true;
    return outages.some(({ model, recovered = Infinity, failures }) => model === change.model &&
        change.liveAt <= recovered &&
        // A second attempt of the very change that failed is still the planned one.
        failures.some((failure) => failure.change !== change && failure.began < change.liveAt));
}

;// CONCATENATED MODULE: ./packages/delivery/src/measure-delivery.ts









/**
 * Measures deliveries in a window: all together, and each model when there are several. A deployment belongs to the window in which it finished, a
 * recovery to the one in which it was over, though it began earlier. Nothing depends on the order of the records.
 */
function measureDelivery(history, window, options) {
    const all = changesOf(history.deployments);
    const models = [...new Set(all.map(({ model }) => model))].sort();
    if (options.model !== undefined)
        return [deliveryOf(all, history, window, options, options.model)];
    const each = models.length > 1 ? models.map((model) => deliveryOf(all, history, window, options, model)) : [];
    return [deliveryOf(all, history, window, options), ...each];
}
function deliveryOf(all, history, window, options, model) {
    const models = new Set(all.map((change) => change.model));
    const about = (alerts) => isUnread(alerts) || model === undefined ? alerts : alerts.filter((alert) => concerns(alert, model, models));
    const changes = model === undefined ? all : all.filter((change) => change.model === model);
    const incidents = about(history.incidents);
    const failures = failuresOf(changes, isUnread(incidents) ? [] : incidents, options);
    const outages = outagesOf(failures);
    const measurements = [
        ...flowMetrics(changes, history, window),
        ...stabilityMetrics(changes, { failures, outages }, { ...history, incidents }, window),
        gateRejection(history.gateRuns, window, model),
        driftToRedeploy(about(history.drifts), changes, window),
    ];
    return {
        ...(model !== undefined && { model }),
        measurements: measurements.sort((a, b) => measurement/* metricNames */.Zv.indexOf(a.name) - measurement/* metricNames */.Zv.indexOf(b.name)),
        counts: countsOf(changes, window, outages.filter(({ recovered }) => recovered === undefined).length),
    };
}
function countsOf(changes, window, openOutages) {
    const finished = changes.filter(({ finishedAt }) => within(window, finishedAt));
    const begun = changes.filter(({ createdAt }) => within(window, createdAt));
    const count = (outcome) => begun.filter((change) => change.outcome === outcome).length;
    return {
        finished: finished.length,
        live: finished.filter(({ outcome }) => outcome === 'live').length,
        failed: finished.filter(({ failedAt }) => failedAt !== undefined).length,
        rollbacks: finished.filter(({ kind }) => kind === 'rollback').length,
        rejected: count('rejected'),
        'not-started': count('not-started'),
        superseded: count('superseded'),
        'in-flight': count('in-flight'),
        'open-outages': openOutages,
    };
}

;// CONCATENATED MODULE: ./packages/delivery/src/to/prometheus.ts


/** Base units, as Prometheus wants them in the name. */
const names = {
    'deployment-frequency': 'deployments_per_day',
    'lead-time': 'lead_time_median_seconds',
    'lead-time-p90': 'lead_time_p90_seconds',
    'change-failure-rate': 'change_failure_ratio',
    'recovery-time': 'recovery_time_median_seconds',
    'rework-rate': 'rework_ratio',
    'rollback-rate': 'rollback_ratio',
    'data-to-production-time': 'data_to_production_median_seconds',
    'gate-rejection-rate': 'gate_rejection_ratio',
    'approval-time': 'approval_time_median_seconds',
    'drift-to-redeploy-time': 'drift_to_redeploy_median_seconds',
};
/**
 * Prometheus' text exposition format 0.0.4, gauges alone. What has no value has no series; its sample size is told all the same. A model has
 * series of its own, all together have an empty `model`.
 */
function prometheusText({ repository, environment, window, deliveries }) {
    const whole = { repository, environment };
    const lines = [];
    const family = (name, help, samples) => {
        if (samples.length === 0)
            return;
        const full = `tidegate_delivery_${name}`;
        lines.push(`# HELP ${full} ${help}`, `# TYPE ${full} gauge`);
        for (const [labels, value] of samples)
            lines.push(`${full}{${labelText({ ...whole, ...labels })}} ${value}`);
    };
    const all = deliveries.flatMap(({ model = '', measurements }) => measurements.map((measurement) => ({ model, ...measurement })));
    for (const metric of measurement/* metricNames */.Zv) {
        const samples = all.flatMap(({ name, model, value }) => name === metric && value !== undefined ? [[{ model }, value]] : []);
        family(names[metric], `${spoken[metric]}.`, samples);
    }
    family('bound', `Bounds of the interval that holds a metric with confidence ${measurement/* confidence */.Rm}.`, all.flatMap(({ name: metric, model, lower, upper }) => [
        ...(lower === undefined ? [] : [[{ model, metric, side: 'lower' }, lower]]),
        ...(upper === undefined ? [] : [[{ model, metric, side: 'upper' }, upper]]),
    ]));
    family('sample_size', 'How much a metric rests on.', all.map(({ name: metric, model, sampleSize }) => [{ model, metric }, sampleSize]));
    family('window_seconds', 'Length of the window that was measured.', [[{}, (window.end - window.start) / 1000]]);
    family('measured_timestamp_seconds', 'When it was measured.', [[{}, window.end / 1000]]);
    return `${lines.join('\n')}\n`;
}
function labelText(labels) {
    return Object.entries(labels)
        .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`)
        .join(',');
}

;// CONCATENATED MODULE: ./packages/delivery/src/live-bars.ts

const day = 86_400_000;
const mostBars = 31;
const periods = [
    [day, 'a day'],
    [7 * day, 'a week'],
    [30 * day, 'in 30 days'],
    [90 * day, 'in 90 days'],
];
/** Deployments that went live per day, week or more, whatever gives a readable number of bars; the newest period ends with the window. */
function liveBars(changes, window) {
    const lives = changes.flatMap(({ kind, liveAt }) => (kind === 'deploy' && within(window, liveAt) ? [liveAt] : []));
    if (lives.length === 0)
        return undefined;
    const length = window.end - window.start;
    const [size, words] = periods.find(([each]) => length / each <= mostBars) ?? periods.at(-1);
    const count = Math.min(200, Math.ceil(length / size));
    const ends = Array.from({ length: count }, (_, i) => window.end - (count - 1 - i) * size);
    return {
        kind: 'bars',
        title: `Deployments that went live ${words}`,
        format: 'number',
        labels: ends.map((end) => `to ${new Date(end).toISOString().slice(0, 10)}`),
        series: [{ name: 'live', values: ends.map((end) => lives.filter((at) => at >= end - size && at < end).length) }],
    };
}

;// CONCATENATED MODULE: ./packages/delivery/src/to/delivery-document.ts

/** As JSON: values in seconds, per day and as shares of 1; null where there is none, with the reason. */
function deliveryDocument({ repository, environment, window, deliveries }) {
    return {
        schema: 'tidegate-delivery/1',
        repository,
        environment,
        window: { start: new Date(window.start).toISOString(), end: new Date(window.end).toISOString() },
        confidence: measurement/* confidence */.Rm,
        deliveries: deliveries.map(({ model = null, measurements, counts }) => ({
            model,
            counts,
            metrics: Object.fromEntries(measurements.map((measurement) => [measurement.name, delivery_document_metricOf(measurement)])),
        })),
    };
}
function delivery_document_metricOf({ unit, sampleSize, value, lower, upper, method, missing, note }) {
    return {
        unit,
        'sample-size': sampleSize,
        value: value ?? null,
        lower: lower ?? null,
        upper: upper ?? null,
        ...(method !== undefined && { method }),
        ...(missing !== undefined && { missing }),
        ...(note !== undefined && { note }),
    };
}

;// CONCATENATED MODULE: ./packages/delivery/src/to/pushgateway.ts

/** Replaces the group of this repository, environment and model, so that pushing again changes nothing more. Throws a UserError. */
async function pushMetrics(fetch, { address, repository, environment, model, text, timeoutMs }) {
    const url = new URL(address);
    const { username, password } = url;
    url.username = '';
    url.password = '';
    const group = Object.entries({ repository, environment, ...(model !== undefined && { model }) }).map(([label, value]) => `${label}@base64/${base64(value)}`);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/metrics/job/tidegate_delivery/${group.join('/')}`;
    const shown = `The Pushgateway at ${url.origin}`;
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    const refused = (message, hint, cause) => new user_error/* UserError */.y('unreachable', `${shown} ${message}.`, { hint, ...(cause !== undefined && { cause }) });
    let status;
    let said;
    try {
        const response = await fetch(url, {
            method: 'PUT',
            redirect: 'error',
            headers: {
                'content-type': 'text/plain; version=0.0.4; charset=utf-8',
                ...(credentials !== ':' && { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
            },
            body: text,
            signal: AbortSignal.timeout(timeoutMs),
        });
        status = response.status;
        said = (await response.text()).split('\n')[0].slice(0, 200);
    }
    catch (error) {
        const late = error instanceof Error && error.name === 'TimeoutError';
        throw refused(late ? `did not answer within ${timeoutMs / 1000} s` : 'cannot be reached', 'Check `pushgateway`, and that this runner can reach it.', error);
    }
    if (status >= 200 && status < 300)
        return;
    if (status === 401 || status === 403) {
        throw new user_error/* UserError */.y('unauthorized', `${shown} did not let us in (${status}).`, {
            hint: 'Write user and password into `pushgateway`, from a secret.',
        });
    }
    // A proxy's page says nothing.
    const reason = said.startsWith('<') || said === '' ? '' : `: ${said}`;
    throw refused(`would not take the metrics (${status}${reason})`, 'Check `pushgateway`: the address without /metrics.');
}
/** Labels may hold slashes, which the path of a group must not. */
function base64(value) {
    return Buffer.from(value).toString('base64url');
}

// EXTERNAL MODULE: ./packages/github/src/index.ts + 22 modules
var src = __webpack_require__(54188);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./packages/delivery/src/collect/iso-moment.ts

/** ISO 8601 as GitHub writes it, as milliseconds since the epoch. */
const isoMoment = () => iso/* datetime */.w$({ offset: true }).transform((text) => Date.parse(text));

;// CONCATENATED MODULE: ./packages/delivery/src/collect/alerts.ts



const issue = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    created_at: isoMoment(),
    closed_at: isoMoment().nullish(),
    labels: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ name: schemas/* string */.YjP().nullish() })])),
    pull_request: schemas/* unknown */.L5J().optional(),
});
const most = 10;
/**
 * The issues with one of the labels that were changed since, open or closed: at most 1,000 a label. Where the token may not read them that is
 * told; other trouble throws a UserError.
 */
async function readAlerts(api, { repository, labels, since }) {
    const found = new Map();
    const common = { ...(0,src/* repositoryParameters */.NU)(repository), state: 'all', sort: 'created', direction: 'desc' };
    for (const label of labels) {
        const parameters = { ...common, labels: label, since: new Date(since).toISOString() };
        try {
            for await (const each of (0,src/* pagesOf */.E0)(api, 'GET /repos/{owner}/{repo}/issues', parameters, schemas/* array */.YOg(issue), { most }))
                if (each.pull_request === undefined)
                    found.set(each.number, alertOf(each));
        }
        catch (failure) {
            // GitHub says 403 or 404 of issues a token may not see, 410 where issues are switched off.
            if (failure instanceof src/* ApiFailure */.F9 && failure.kind === 'refused') {
                if (failure.status === 410)
                    return { unread: 'issues are switched off in this repository' };
                if (failure.status === 403 || failure.status === 404)
                    return { unread: 'needs `issues: read`' };
            }
            throw await (0,src/* explainFailure */.SP)(api, failure, {
                what: `list the issues of ${repository}`,
                repository,
                permission: 'issues: read',
            });
        }
    }
    return [...found.values()];
}
function alertOf({ number, title, body, created_at, closed_at, labels }) {
    return {
        number,
        openedAt: created_at,
        ...(typeof closed_at === 'number' && { closedAt: closed_at }),
        title,
        body: body ?? '',
        labels: labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    };
}

// EXTERNAL MODULE: ./packages/github/src/api-failure.ts
var api_failure = __webpack_require__(91042);
;// CONCATENATED MODULE: ./packages/github/src/graphql.ts


const answer = schemas/* object */.Ikc({
    data: schemas/* unknown */.L5J().optional(),
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({
        type: schemas/* string */.YjP().default(''),
        message: schemas/* string */.YjP().default(''),
        path: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])).default([]),
    }))
        .default([]),
});
/** Status of the REST API that means what a type of GraphQL's errors means. */
const statuses = { FORBIDDEN: 403, INSUFFICIENT_SCOPES: 403, NOT_FOUND: 404 };
/**
 * Reads by GraphQL, which gives in one request what REST gives in hundreds. What is withheld inside of data that is otherwise there is told
 * beside it. Throws an ApiFailure, as reading by REST does.
 */
async function readGraphQL(api, { apiUrl, query, variables, data }) {
    const route = `POST ${graphQLAddress(apiUrl)}`;
    const reply = await api.read(route, { query, variables }, answer);
    const parsed = data.safeParse(reply.data);
    if (parsed.success)
        return { data: parsed.data, withheld: reply.errors };
    const [error] = reply.errors;
    if (!error)
        throw new api_failure/* ApiFailure */.F(route, 'unreadable', 'answered with data of another form', { cause: parsed.error });
    const status = statuses[error.type];
    const kind = status !== undefined ? 'refused' : error.type === 'RATE_LIMITED' ? 'limited' : 'broken';
    const said = error.message.replace(/\s+/g, ' ').trim();
    throw new api_failure/* ApiFailure */.F(route, kind, `answered ${[status, said].filter(Boolean).join(': ')}`, { status });
}
/** GitHub Enterprise Server has it beside `/api/v3`, github.com below the API. */
function graphQLAddress(apiUrl) {
    const base = apiUrl.replace(/\/+$/, '');
    return base.endsWith('/api/v3') ? base.replace(/v3$/, 'graphql') : `${base}/graphql`;
}

;// CONCATENATED MODULE: ./packages/delivery/src/payload.ts
/**
 * Reads a deployment's payload: `model`, `version`, `idempotency_key`, `data_at`, `rolls_back`, `unplanned`. GitHub gives a payload back as it was
 * sent, an object or text, and in GraphQL once more as JSON. What is of another kind says nothing: payloads belong to their writers.
 */
function readPayload(payload) {
    const read = unwrapped(payload);
    const model = textOf(read['model']);
    const version = textOf(read['version']);
    const key = textOf(read['idempotency_key']);
    const rollsBack = textOf(read['rolls_back']) ?? rolledBackRelease(read['rolls_back']);
    const dataAt = momentOf(read['data_at']);
    return {
        ...(model !== undefined && { model }),
        ...(version !== undefined && { version }),
        ...(key !== undefined && { key }),
        ...(rollsBack !== undefined && { rollsBack }),
        ...(dataAt !== undefined && { dataAt }),
        ...(read['unplanned'] === true && { unplanned: true }),
    };
}
function unwrapped(payload) {
    let value = payload;
    // JSON in JSON: a text of an object that was sent as text.
    for (let depth = 0; typeof value === 'string' && depth < 3; depth++) {
        try {
            value = JSON.parse(value);
        }
        catch {
            return {};
        }
    }
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
/** `rolls_back` is an id, a version, or what trigger-deploy writes: `{ deployment_id, version }`. */
function rolledBackRelease(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { deployment_id: id, version } = value;
    return textOf(id) ?? textOf(version);
}
function textOf(value) {
    if (typeof value === 'number' && Number.isFinite(value))
        return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
/** ISO 8601 with its zone; a time without one means another moment on each machine. */
function momentOf(value) {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.+(?:Z|[+-]\d\d:?\d\d)$/.test(value.trim()))
        return undefined;
    const at = Date.parse(value.trim());
    return Number.isNaN(at) ? undefined : at;
}

;// CONCATENATED MODULE: ./packages/delivery/src/collect/deployments.ts







const pageSize = 50;
/** 10,000 records. */
const mostPages = 200;
const query = `query ($owner: String!, $name: String!, $environments: [String!], $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    deployments(first: $first, after: $after, environments: $environments, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        databaseId
        createdAt
        commitOid
        task
        payload
        commit { committedDate }
        statuses(first: 100) { totalCount nodes { state createdAt } }
      }
    }
  }
}`;
const states = new Set(deploymentStates);
const deployments_status = schemas/* object */.Ikc({ state: schemas/* string */.YjP(), createdAt: isoMoment() }).transform(({ state, createdAt }) => ({
    state: state.toLowerCase(),
    at: createdAt,
}));
const node = schemas/* object */.Ikc({
    databaseId: schemas/* number */.aig(),
    createdAt: isoMoment(),
    commitOid: schemas/* string */.YjP(),
    task: schemas/* string */.YjP().nullable(),
    payload: schemas/* string */.YjP().nullable(),
    commit: schemas/* object */.Ikc({ committedDate: isoMoment() }).nullable(),
    statuses: schemas/* object */.Ikc({ totalCount: schemas/* number */.aig(), nodes: schemas/* array */.YOg(deployments_status.nullable()).nullable() }).nullable(),
});
const page = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        deployments: schemas/* object */.Ikc({
            pageInfo: schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY(), endCursor: schemas/* string */.YjP().nullable() }),
            nodes: schemas/* array */.YOg(node.nullable()).nullable(),
        }),
    }),
});
/** Reads the deployments to an environment with their statuses, newest first, 50 with one request. Throws a UserError. */
async function readDeployments(api, wanted) {
    const { repository, environment, since, start } = wanted;
    const deployments = [];
    let commitsUnread;
    let after = null;
    for (let read = 0; read < mostPages; read++) {
        const { nodes, pageInfo, withoutCommits } = await readPage(api, wanted, after);
        if (withoutCommits)
            commitsUnread = 'needs `contents: read`';
        for (const each of nodes ?? [])
            if (each?.statuses && each.statuses.totalCount > 100)
                api.log.warn(`Deployment ${each.databaseId} has more than 100 statuses; 100 of them are counted.`);
        const records = (nodes ?? []).filter((each) => each !== null).map(recordOf);
        deployments.push(...records.filter(({ createdAt }) => createdAt >= since));
        after = pageInfo.endCursor;
        const reached = records.some(({ createdAt }) => createdAt < since);
        if (reached || !pageInfo.hasNextPage || after === null)
            return { deployments, ...(commitsUnread !== undefined && { commitsUnread }) };
    }
    const oldest = Math.min(...deployments.map(({ createdAt }) => createdAt));
    if (oldest >= start) {
        throw new user_error/* UserError */.y('unsupported', `${repository} has more than ${deployments.length} deployments to ${environment} since ${new Date(start).toISOString()}.`, { hint: `Shorten \`window\`: the newest ${deployments.length} reach back to ${new Date(oldest).toISOString()}.` });
    }
    return { deployments, ...(commitsUnread !== undefined && { commitsUnread }) };
}
async function readPage(api, wanted, after) {
    const { repository, environment, apiUrl } = wanted;
    const { owner, repo: name } = (0,src/* repositoryParameters */.NU)(repository);
    const variables = { owner, name, environments: [environment], first: pageSize, after };
    try {
        const { data, withheld } = await readGraphQL(api, { apiUrl, query, variables, data: page });
        return { ...data.repository.deployments, withoutCommits: withheld.some(({ path }) => path.includes('commit')) };
    }
    catch (failure) {
        const what = `list the deployments of ${repository}`;
        throw await (0,src/* explainFailure */.SP)(api, failure, { what, repository, permission: 'deployments: read' });
    }
}
function recordOf({ databaseId, createdAt, commitOid, task, payload, commit, statuses }) {
    const known = (statuses?.nodes ?? []).filter((each) => each !== null).filter(({ state }) => states.has(state));
    return {
        id: databaseId,
        task: task ?? 'deploy',
        createdAt,
        sha: commitOid,
        ...(commit && { committedAt: commit.committedDate }),
        payload: readPayload(payload),
        statuses: known,
    };
}

;// CONCATENATED MODULE: ./packages/delivery/src/collect/gate-runs.ts



const run = schemas/* object */.Ikc({ id: schemas/* number */.aig(), created_at: isoMoment(), conclusion: schemas/* string */.YjP().nullable() });
const gate_runs_page = schemas/* object */.Ikc({ workflow_runs: schemas/* array */.YOg(run) }).transform(({ workflow_runs }) => workflow_runs);
/** GitHub gives the newest 1,000 of a search and no more. */
const gate_runs_most = 10;
/** The finished runs of the workflows since a moment. Where the token may not read them that is told; other trouble throws a UserError. */
async function readGateRuns(api, { repository, workflows, since }) {
    const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
    const created = `>=${new Date(since).toISOString()}`;
    const runs = [];
    for (const workflow of workflows) {
        const parameters = { ...(0,src/* repositoryParameters */.NU)(repository), workflow_id: workflow, created, status: 'completed' };
        const before = runs.length;
        try {
            for await (const { id, created_at, conclusion } of (0,src/* pagesOf */.E0)(api, route, parameters, gate_runs_page, { most: gate_runs_most }))
                if (conclusion !== null)
                    runs.push({ id, createdAt: created_at, conclusion });
        }
        catch (failure) {
            if (failure instanceof src/* ApiFailure */.F9 && failure.status === 403 && failure.kind === 'refused')
                return { unread: 'needs `actions: read`' };
            const what = `list the runs of ${workflow} in ${repository}`;
            throw await (0,src/* explainFailure */.SP)(api, failure, { what, repository, permission: 'actions: read', workflow });
        }
        if (runs.length - before >= gate_runs_most * 100)
            api.log.warn(`${workflow} has more than ${gate_runs_most * 100} runs in the window; the newest are counted.`);
    }
    return runs;
}

;// CONCATENATED MODULE: ./packages/delivery/src/collect/history.ts



/**
 * Reads what the metrics are made of, from one more window before the window on: what failed before it may recover inside it. Throws a UserError
 * for all but a missing permission for issues or runs, without which the other metrics stand.
 */
async function readHistory(api, wanted) {
    const { repository, window, gateWorkflows } = wanted;
    const since = window.start - (window.end - window.start);
    const read = await readDeployments(api, { ...wanted, since, start: window.start });
    return {
        ...read,
        incidents: await readAlerts(api, { repository, labels: wanted.incidentLabels, since }),
        drifts: wanted.driftLabels.length > 0
            ? await readAlerts(api, { repository, labels: wanted.driftLabels, since })
            : unasked('no labels of drift alerts in `drift-labels`'),
        gateRuns: gateWorkflows.length > 0
            ? await readGateRuns(api, { repository, workflows: gateWorkflows, since: window.start })
            : unasked('name the workflow of the gates in `gate-workflows`'),
    };
}
function unasked(why) {
    return { unread: why };
}

// EXTERNAL MODULE: ./packages/report/src/markdown.ts
var markdown = __webpack_require__(34955);
;// CONCATENATED MODULE: ./actions/pipeline-metrics/src/delivery-markdown.ts


/** Models with a table of their own; the JSON file has all. */
const mostModels = 20;
/** The metrics as GitHub Markdown: all together in the open, each model folded. */
function deliveryMarkdown({ repository, environment, window, deliveries }) {
    const [whole, ...each] = deliveries;
    const day = (at) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
    const left = each.length - mostModels;
    return [
        `**${(0,markdown/* literal */.eu)(repository)}** to **${(0,markdown/* literal */.eu)(environment)}**, ${day(window.start)} to ${day(window.end)} UTC`,
        '',
        ...tables(whole),
        '',
        aside(whole),
        ...each.slice(0, mostModels).flatMap((delivery) => {
            const { model = '', counts } = delivery;
            const name = model === '' ? 'deployments that name no model' : `model ${model}`;
            return (0,markdown/* folded */.TM)((0,markdown/* literal */.eu)(`${name}: ${counts.finished} finished`), tables(delivery));
        }),
        ...(left > 0 ? ['', `${left} more models are in the JSON file (\`to: json\`).`] : []),
        '',
        '',
    ].join('\n');
}
function tables({ measurements }) {
    const measured = measurements.filter(({ value }) => value !== undefined);
    const missing = measurements.filter(({ value }) => value === undefined);
    return [
        ...(measured.length > 0
            ? (0,markdown/* markdownTable */.Qj)(['metric', 'value', `interval, ${confidenceSaid}`, 'from'], ['left', 'right', 'left', 'left'], measured.map((measurement) => [
                spoken[measurement.name],
                `**${say(measurement.value, measurement.unit)}**`,
                sayInterval(measurement),
                (0,markdown/* literal */.eu)(sampleOf(measurement)),
            ]))
            : []),
        ...(missing.length > 0
            ? [
                ...(measured.length > 0 ? [''] : []),
                ...(0,markdown/* markdownTable */.Qj)(['not enough data', 'why'], ['left', 'left'], missing.map(({ name, missing: why }) => [spoken[name], withoutLiteralCode(why)])),
            ]
            : []),
    ];
}
/** Reasons are ours, but for `code` in them nothing is meant as Markdown. */
function withoutLiteralCode(why) {
    return why
        .split('`')
        .map((part, i) => (i % 2 === 1 ? `\`${part}\`` : (0,markdown/* literal */.eu)(part)))
        .join('');
}
function sampleOf({ name, sampleSize, note }) {
    const counted = sampleSize === 1 ? sampled[name].replace(/s(?= and|$)/g, '') : sampled[name];
    return [`${sampleSize} ${counted}`, note].filter(Boolean).join('; ');
}
/** What is in no metric, so that nobody looks for it there. */
function aside({ counts }) {
    const uncounted = [
        [counts['in-flight'], 'still under way'],
        [counts.superseded, 'superseded before they were through'],
        [counts.rejected, 'refused by a reviewer'],
        [counts['not-started'], 'never started'],
    ];
    const parts = uncounted.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
    return [
        parts.length > 0 ? `Counted in no metric: ${parts.join(', ')}.` : '',
        counts['open-outages'] > 0 ? `**Failed and not recovered yet: ${counts['open-outages']}.**` : '',
    ]
        .filter(Boolean)
        .join(' ');
}

;// CONCATENATED MODULE: ./actions/pipeline-metrics/src/measure-pipeline.ts






const told = [
    'deployment-frequency',
    'lead-time',
    'change-failure-rate',
    'recovery-time',
    'rework-rate',
    'rollback-rate',
];
/** Reads the history, measures it, holds the thresholds against it and hands it on. */
async function measurePipeline(inputs, io) {
    const { thresholds = [], window: length, model, 'environment-name': environment } = inputs;
    const rules = parseThresholds(thresholds);
    requirePlaces(inputs);
    const repository = repositoryOf(inputs, io);
    const end = io.clock.now();
    const window = { start: end - length, end };
    const { clock, log, signal } = io;
    const api = (0,src.gitHubApi)(await io.github(inputs.token), { clock, log, signal, timeoutMs: inputs['request-timeout'] });
    const history = await readHistory(api, {
        ...{ repository, environment, window },
        apiUrl: io.run.apiUrl,
        incidentLabels: inputs['incident-labels'],
        driftLabels: inputs['drift-labels'],
        gateWorkflows: inputs['gate-workflows'] ?? [],
    });
    const deliveries = measureDelivery(history, window, {
        incidentWithin: inputs['incident-within'],
        ...(model !== undefined && { model }),
    });
    const report = { repository, environment, window, deliveries };
    const whole = deliveries[0];
    const outputs = outputsOf(whole, report);
    // Before anything is sent: what was measured stands, whatever becomes of it.
    for (const [name, value] of Object.entries(outputs))
        io.output(name, value);
    const prometheus = prometheusText(report);
    if (inputs.mode === 'dry-run')
        log.info('Dry run: nothing is pushed or written to a database.');
    else
        await send(inputs, report, prometheus, io);
    const checks = [readingCheck(whole, report, history), ...checkDelivery(rules, whole.measurements)];
    const judgement = (0,src_judgement/* judge */.S)(checks);
    const figure = liveBars(changesOf(history.deployments).filter((change) => model === undefined || change.model === model), window);
    return {
        ...judgement,
        reason: rules.length === 0 ? checks[0].reason : judgement.reason,
        subject: { ...(model !== undefined && { model }) },
        facts: {
            repository,
            ...Object.fromEntries(whole.measurements.map((measurement) => [measurement.name, sayWhole(measurement)])),
            environment,
            'window-start': new Date(window.start).toISOString(),
            'window-end': new Date(end).toISOString(),
            'deployments-read': history.deployments.length,
            ...whole.counts,
        },
        ...(figure && { figures: [figure] }),
        outputs,
        beside: {
            ...(inputs.to.includes('summary') && { summary: deliveryMarkdown(report) }),
            files: [
                ...(inputs.to.includes('json')
                    ? [
                        {
                            name: 'delivery-metrics.json',
                            text: `${JSON.stringify(deliveryDocument(report), null, 2)}\n`,
                            output: 'json',
                        },
                    ]
                    : []),
                ...(inputs.to.includes('prometheus')
                    ? [{ name: 'delivery-metrics.prom', text: prometheus, output: 'prometheus' }]
                    : []),
            ],
        },
    };
}
/** Where it goes must be known before anything is read. */
function requirePlaces({ to, connection, pushgateway }) {
    if (to.includes('postgres') && connection === undefined) {
        throw new user_error/* UserError */.y('bad-input', '`to` names postgres, and `connection` was not given.', {
            hint: 'Give the address of the database as `connection`, from a secret.',
        });
    }
    const idle = [
        connection !== undefined && !to.includes('postgres') && ['connection', 'postgres'],
        pushgateway !== undefined && !to.includes('prometheus') && ['pushgateway', 'prometheus'],
    ].find((pair) => pair !== false);
    if (idle) {
        throw new user_error/* UserError */.y('bad-input', `\`${idle[0]}\` was given, but \`to\` does not name ${idle[1]}.`, {
            hint: `Add ${idle[1]} to \`to\`.`,
        });
    }
}
function repositoryOf({ repository }, { run }) {
    const found = repository ?? run.repository;
    if (found !== undefined)
        return found;
    throw new user_error/* UserError */.y('bad-input', '`repository` is required outside a GitHub workflow and was not given.', {
        hint: 'Give it as owner/name.',
    });
}
function outputsOf(whole, report) {
    const values = Object.fromEntries(whole.measurements.map(({ name, value }) => [name, value]));
    return {
        ...Object.fromEntries(told.map((name) => [name, values[name]])),
        'sample-size': whole.counts.finished,
        metrics: deliveryDocument(report).deliveries[0].metrics,
    };
}
async function send(inputs, report, text, io) {
    const { to, pushgateway, connection, window, model } = inputs;
    const { repository, environment } = report;
    if (to.includes('prometheus') && pushgateway !== undefined) {
        const timeoutMs = inputs['request-timeout'];
        await pushMetrics(io.fetch, { address: pushgateway, repository, environment, model, text, timeoutMs });
        io.log.info('Pushed the metrics to the Pushgateway.');
    }
    if (to.includes('postgres') && connection !== undefined) {
        // Its own chunk, as is the driver behind it.
        const { writePostgres } = await __webpack_require__.e(/* import() */ 3941).then(__webpack_require__.bind(__webpack_require__, 3941));
        const run = io.run.id ?? new Date(report.window.end).toISOString();
        const rows = await writePostgres(report, {
            connection,
            runKey: `${run}/${(0,quantities/* formatDuration */.a3)(window)}`,
            path: (typed) => io.path(typed),
        });
        io.log.info(`Wrote ${rows} rows to PostgreSQL.`);
    }
}
/** Of a history without a single deployment nobody knows whether there were none or whether they are under another name. */
function readingCheck({ model, measurements, counts }, { environment, window }, { deployments }) {
    const observed = deployments.length;
    const check = { id: 'history', title: `deployments to ${environment} are read`, observed };
    const models = new Set(deployments.map(({ payload }) => payload.model));
    if (observed === 0) {
        const remedy = 'check `environment-name`, or record deployments by `environment:` of a job or by trigger-deploy';
        const reason = `No deployments to ${environment} are recorded, so nothing was measured; ${remedy}.`;
        return { ...check, verdict: 'warn', reason };
    }
    if (model !== undefined && !models.has(model)) {
        const named = [...models].filter((name) => name !== undefined).slice(0, 10);
        const known = named.length > 0 ? `their payloads name ${named.join(', ')}` : 'their payloads name no model';
        const reason = `None of the ${observed} deployments to ${environment} that were read is of ${model}; ${known}.`;
        return { ...check, verdict: 'warn', reason };
    }
    const measured = measurements.filter(({ value }) => value !== undefined).length;
    const span = `the last ${(0,quantities/* formatDuration */.a3)(window.end - window.start)}`;
    const finished = `${counts.finished} deployments and rollbacks in ${environment} finished in ${span}`;
    const reason = `${finished}; ${measured} of ${measurements.length} metrics could be measured.`;
    return { ...check, verdict: 'pass', reason };
}

;// CONCATENATED MODULE: ./actions/pipeline-metrics/src/action.ts





const seconds = 'in seconds; empty when there is not enough data';
const share = 'as a share of 1; empty when there is not enough data';
const action_action = (0,action/* defineAction */.Q)({
    name: 'pipeline-metrics',
    inputs: schemas/* object */.Ikc({ ...settings/* deliverySettings */.c.shape, ...common_inputs/* tokenInput */.e1 }),
    outputs: {
        'deployment-frequency': 'Deployments that went live per day; empty when there is not enough data',
        'lead-time': `Median time from commit to production, ${seconds}`,
        'change-failure-rate': `Deployments that failed production, ${share}`,
        'recovery-time': `Median time from a failed deployment to the next that is well, ${seconds}`,
        'rework-rate': `Deployments that mend something, ${share}`,
        'rollback-rate': `Deployments that were rolled back, ${share}`,
        'sample-size': 'Deployments and rollbacks that finished in the window',
        metrics: 'All metrics as JSON, with sample sizes, intervals and what is missing; of all models together',
        json: 'Path of the JSON file, with `to: json`',
        prometheus: 'Path of the file in the Prometheus text format, with `to: prometheus`',
    },
    config: source/* configFile */.Z,
    run: measurePipeline,
});


/***/ }),

/***/ 75348:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5184);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99164);


await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 50511:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rm: () => (/* binding */ confidence),
  X7: () => (/* binding */ frequency),
  Zv: () => (/* binding */ metricNames),
  CG: () => (/* binding */ ratio),
  v$: () => (/* binding */ timeQuantile),
  Q8: () => (/* binding */ unmeasured)
});

// EXTERNAL MODULE: ./packages/statistics/src/domain.ts
var domain = __webpack_require__(12897);
// EXTERNAL MODULE: ./packages/statistics/src/incomplete-gamma.ts
var incomplete_gamma = __webpack_require__(57845);
// EXTERNAL MODULE: ./packages/statistics/src/root.ts
var root = __webpack_require__(89637);
;// CONCATENATED MODULE: ./packages/statistics/src/poisson-interval.ts



/** Exact interval of a Poisson mean from one count (Garwood 1936); never covers less than `confidence`. */
function poissonInterval(count, confidence = 0.95) {
    (0,domain/* requireCount */.v6)('count', count);
    (0,domain/* requireShare */.Vv)('confidence', confidence);
    const tail = (1 - confidence) / 2;
    // P(X >= count) at mean m is P(count, m); P(X <= count) is Q(count + 1, m).
    const far = count + 10 * Math.sqrt(count + 1) - 10 * Math.log(tail);
    return {
        mean: count,
        lower: count === 0 ? 0 : (0,root/* boundary */.p)(0, count, (mean) => (0,incomplete_gamma/* incompleteGamma */.y)(count, mean).lower < tail),
        upper: (0,root/* boundary */.p)(count, far, (mean) => (0,incomplete_gamma/* incompleteGamma */.y)(count + 1, mean).upper > tail),
    };
}

// EXTERNAL MODULE: ./packages/statistics/src/proportion-interval.ts
var proportion_interval = __webpack_require__(41637);
// EXTERNAL MODULE: ./packages/statistics/src/binomial.ts
var binomial = __webpack_require__(78524);
// EXTERNAL MODULE: ./packages/statistics/src/undefined-result.ts
var undefined_result = __webpack_require__(80871);
;// CONCATENATED MODULE: ./packages/statistics/src/quantile-interval.ts



/**
 * The quantile `p` of the values (linear between order statistics, Hyndman & Fan 1996, type 7) with the interval between two order statistics
 * that holds for every distribution: each side errs with at most (1 − confidence)/2, by the binomial count of values below the
 * quantile (Conover 1999, 3.2). A side that no order statistic bounds is infinite. Throws RangeError for values that are not finite.
 */
function quantileInterval(values, p, confidence = 0.95) {
    (0,domain/* requireShare */.Vv)('p', p);
    (0,domain/* requireShare */.Vv)('confidence', confidence);
    if (!values.every(Number.isFinite))
        throw new RangeError('every value must be a finite number');
    if (values.length === 0)
        return (0,undefined_result/* undefinedResult */.a)('too-few', 'there are no values');
    const sorted = [...values].sort((a, b) => a - b);
    const n = sorted.length;
    const tail = (1 - confidence) / 2;
    // Ranks from 1: the greatest whose value lies above the quantile, and the least whose value lies below it, with at most `tail`.
    let low = 0;
    while (low < n && (0,binomial/* binomialCdf */.HU)(low, n, p) <= tail)
        low++;
    let high = n + 1;
    while (high > 1 && (0,binomial/* binomialSf */.vD)(high - 2, n, p) <= tail)
        high--;
    return {
        defined: true,
        quantile: between(sorted, p),
        lower: low === 0 ? -Infinity : sorted[low - 1],
        upper: high > n ? Infinity : sorted[high - 1],
    };
}
function between(sorted, p) {
    const at = (sorted.length - 1) * p;
    const below = sorted[Math.floor(at)];
    const above = sorted[Math.ceil(at)];
    return below + (above - below) * (at - Math.floor(at));
}

;// CONCATENATED MODULE: ./packages/delivery/src/measurement.ts

/** The names users type, in the order they are told. */
const metricNames = [
    'deployment-frequency',
    'lead-time',
    'lead-time-p90',
    'change-failure-rate',
    'recovery-time',
    'rework-rate',
    'rollback-rate',
    'data-to-production-time',
    'gate-rejection-rate',
    'approval-time',
    'drift-to-redeploy-time',
];
/** Two-sided confidence of every interval. */
const confidence = 0.95;
const day = 86_400_000;
/** Events per day with Garwood's interval. */
function frequency(name, count, windowMs, missing) {
    const common = { name, unit: 'per-day', sampleSize: count };
    if (count === 0)
        return { ...common, missing };
    const days = windowMs / day;
    const { lower, upper } = poissonInterval(count, confidence);
    return { ...common, value: count / days, lower: lower / days, upper: upper / days, method: 'Garwood' };
}
/** A share with Wilson's interval. */
function ratio(name, part, of, missing) {
    const common = { name, unit: 'ratio', sampleSize: of };
    if (of === 0)
        return { ...common, missing };
    const { share, lower, upper } = (0,proportion_interval/* wilsonInterval */.Y)(part, of, confidence);
    return { ...common, value: share, lower, upper, method: 'Wilson' };
}
/** A quantile of times, given in milliseconds, with the interval between order statistics. */
function timeQuantile(name, milliseconds, p, missing) {
    const common = { name, unit: 'seconds', sampleSize: milliseconds.length };
    const found = quantileInterval(milliseconds.map((value) => value / 1000), p, confidence);
    if (!found.defined)
        return { ...common, missing };
    return {
        ...common,
        value: found.quantile,
        ...(Number.isFinite(found.lower) && { lower: found.lower }),
        ...(Number.isFinite(found.upper) && { upper: found.upper }),
        method: 'order statistics',
    };
}
/** No value, whatever the sample. */
function unmeasured(name, unit, missing) {
    return { name, unit, sampleSize: 0, missing };
}


/***/ }),

/***/ 17795:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ UserError)
/* harmony export */ });
/**
 * Trouble the user can mend: printed as its message and hint, without a stack. Everything else thrown is a bug of ours.
 * The message is one sentence that names the input, file or address and the value; the hint is the remedy.
 */
class UserError extends Error {
    code;
    hint;
    constructor(code, message, options = {}) {
        super(message, options.cause === undefined ? {} : { cause: options.cause });
        this.name = 'UserError';
        this.code = code;
        this.hint = options.hint;
    }
}


/***/ }),

/***/ 5184:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ runAction)
/* harmony export */ });
/* harmony import */ var _judge_gate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87731);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33643);
/* harmony import */ var _read_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60922);
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28619);
/* harmony import */ var _save_evidence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17721);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56434);






/** The whole life of a step, main or post. Never rejects; it decides the process's exit code, once. */
function runAction(action, env = process.env) {
    return (0,_step_js__WEBPACK_IMPORTED_MODULE_0__/* .inStep */ .q)(action, env, async ({ isPost, raw, io, secrets, configOf }) => {
        const inputs = (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .TL)(action, raw, await configOf(action), secrets.clean);
        if (isPost)
            return action.post?.(inputs, io);
        const judged = await (0,_judge_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeGate */ .$)(action, inputs, io, secrets);
        const { evidence, file, shown, conclusion, result } = judged;
        _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__.setOutput('verdict', evidence.verdict);
        _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__.setOutput('evidence', shown);
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__/* .publish */ .m)({ name: action.name, stem: file.replace(/\.json$/, ''), evidence: [file] }, inputs, io, {
            inPlace: result.renderings && (0,_save_evidence_js__WEBPACK_IMPORTED_MODULE_5__/* .cleaned */ .L)(result.renderings, secrets),
            beside: result.beside && (0,_save_evidence_js__WEBPACK_IMPORTED_MODULE_5__/* .cleaned */ .L)(result.beside, secrets),
        });
        (0,_step_js__WEBPACK_IMPORTED_MODULE_0__/* .tell */ .Z)(action.name, conclusion, secrets.clean(evidence.reason));
        (0,_judge_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .markRows */ .P)(judged, io, secrets);
    });
}


/***/ }),

/***/ 47859:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ logBinomialTerm)
/* harmony export */ });
/* harmony import */ var _log_gamma_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90943);

/**
 * ln of Γ(k+l+1)/(Γ(k+1)Γ(l+1)) · p^k · q^l, for real k, l ≥ 0 and q = 1 − p given apart so that neither loses digits.
 * Source: Loader (2000), saddle-point form; keeps relative accuracy for k + l of a billion and probabilities of 1e-300.
 */
function logBinomialTerm(k, l, p, q) {
    if (p === 0)
        return k === 0 ? 0 : -Infinity;
    if (q === 0)
        return l === 0 ? 0 : -Infinity;
    const n = k + l;
    if (n === 0)
        return 0;
    if (k === 0)
        return l * (p < q ? Math.log1p(-p) : Math.log(q));
    if (l === 0)
        return k * (q < p ? Math.log1p(-q) : Math.log(p));
    const corrections = (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(n) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(k) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(l);
    const root = 0.5 * Math.log(n / (2 * Math.PI * k * l));
    // k − np, written so that it does not cancel
    const excess = k * q - l * p;
    return corrections - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .deviance */ .MZ)(k, n * p, excess) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .deviance */ .MZ)(l, n * q, -excess) + root;
}


/***/ }),

/***/ 78524:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ binomialCdf),
/* harmony export */   vD: () => (/* binding */ binomialSf),
/* harmony export */   z6: () => (/* binding */ binomialPmf)
/* harmony export */ });
/* unused harmony export binomialLogPmf */
/* harmony import */ var _binomial_term_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47859);
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12897);
/* harmony import */ var _incomplete_beta_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6268);



/** ln P(X = k), X ~ Binomial(n, p). */
function binomialLogPmf(k, n, p) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('p', p, 0, 1);
    if (!Number.isInteger(k) || k < 0 || k > n)
        return -Infinity;
    return (0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_1__/* .logBinomialTerm */ .G)(k, n - k, p, 1 - p);
}
/** P(X = k), X ~ Binomial(n, p). */
function binomialPmf(k, n, p) {
    return Math.exp(binomialLogPmf(k, n, p));
}
/** P(X ≤ k), X ~ Binomial(n, p); accurate in the lower tail. */
function binomialCdf(k, n, p) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('p', p, 0, 1);
    if (Number.isNaN(k))
        throw new RangeError('k must be a number, not NaN');
    const whole = Math.floor(k);
    if (whole < 0)
        return 0;
    if (whole >= n)
        return 1;
    return (0,_incomplete_beta_js__WEBPACK_IMPORTED_MODULE_2__/* .regularizedBeta */ .R)(1 - p, n - whole, whole + 1, p);
}
/** P(X > k), X ~ Binomial(n, p); accurate in the upper tail. */
function binomialSf(k, n, p) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('p', p, 0, 1);
    if (Number.isNaN(k))
        throw new RangeError('k must be a number, not NaN');
    const whole = Math.floor(k);
    if (whole < 0)
        return 1;
    if (whole >= n)
        return 0;
    return (0,_incomplete_beta_js__WEBPACK_IMPORTED_MODULE_2__/* .regularizedBeta */ .R)(p, whole + 1, n - whole, 1 - p);
}


/***/ }),

/***/ 12897:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ requireNumber),
/* harmony export */   Vv: () => (/* binding */ requireShare),
/* harmony export */   gT: () => (/* binding */ requireTolerated),
/* harmony export */   v6: () => (/* binding */ requireCount)
/* harmony export */ });
/** Guards shared by every test: a statistic of a nonsensical count must throw, never return a number that could pass. */
/** Throws RangeError unless `value` is a finite number of at least `least`. */
function requireNumber(name, value, least = -Infinity, most = Infinity) {
    if (!Number.isFinite(value) || value < least || value > most) {
        throw new RangeError(`${name} must be a finite number in [${least}, ${most}], not ${value}`);
    }
}
/** Throws RangeError unless `value` is a whole number of at least zero. */
function requireCount(name, value, most = Infinity) {
    if (!Number.isInteger(value) || value < 0 || value > most) {
        throw new RangeError(`${name} must be a whole number in [0, ${most}], not ${value}`);
    }
}
/** Throws RangeError unless `value` lies strictly between 0 and 1. */
function requireShare(name, value) {
    if (!(value > 0 && value < 1))
        throw new RangeError(`${name} must lie strictly between 0 and 1, not ${value}`);
}
/** Throws RangeError unless `tolerated` is a finite ratio of at least 1. */
function requireTolerated(tolerated) {
    if (!(tolerated >= 1 && tolerated < Infinity))
        throw new RangeError(`tolerated must be a finite ratio of at least 1, not ${tolerated}`);
}


/***/ }),

/***/ 6268:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ regularizedBeta)
/* harmony export */ });
/* harmony import */ var _binomial_term_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47859);

const TINY = 1e-300;
/**
 * Regularized incomplete beta I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1. Pass y = 1 − x where it is known better than 1 − x rounds.
 * The upper tail is `regularizedBeta(y, b, a, x)`, equally accurate.
 * Source: continued fraction of DiDonato & Morris (1992, TOMS 708), whose terms do not cancel below the mean; modified Lentz
 * evaluation; prefactor in Loader's saddle-point form.
 */
function regularizedBeta(x, a, b, y = 1 - x) {
    if (Number.isNaN(x) || !(a > 0) || !(b > 0))
        return NaN;
    if (x <= 0)
        return 0;
    if (y <= 0)
        return 1;
    return a * y >= b * x ? lowerTail(x, y, a, b) : 1 - lowerTail(y, x, b, a);
}
function lowerTail(x, y, a, b) {
    // x^a y^b / B(a,b) = (binomial term) · ab/(a+b)
    const front = Math.exp((0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_0__/* .logBinomialTerm */ .G)(a, b, x, y)) * a * (b / (a + b));
    return front === 0 ? 0 : Math.min(1, front / continuedFraction(x, y, a, b));
}
function continuedFraction(x, y, a, b) {
    const limit = 1000 + 50 * Math.ceil(Math.sqrt(a + b));
    const ahead = a * y - b * x + 1;
    let value = away((a / (a + 1)) * ahead);
    let c = value;
    let d = 0;
    for (let n = 1; n <= limit; n += 1) {
        const at = a + 2 * n;
        const alpha = ((a + n - 1) / (at - 1)) * ((a + b + n - 1) / (at - 1)) * n * (b - n) * x * x;
        const beta = n + (n * (b - n) * x) / (at - 1) + ((a + n) / (at + 1)) * (ahead + n * (1 + y));
        d = 1 / away(beta + alpha * d);
        c = away(beta + alpha / c);
        const step = c * d;
        value *= step;
        if (Math.abs(step - 1) < 1e-15)
            return value;
    }
    throw new RangeError(`incomplete beta did not converge at x = ${x}, a = ${a}, b = ${b}`);
}
/** Lentz's algorithm must not divide by zero. */
function away(value) {
    return Math.abs(value) < TINY ? TINY : value;
}


/***/ }),

/***/ 57845:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ incompleteGamma)
/* harmony export */ });
/* harmony import */ var _log_gamma_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90943);

const TINY = 1e-300;
/**
 * P(a, x) and Q(a, x) = 1 − P for a > 0, x ≥ 0. The smaller of the two is relatively accurate down to about 1e-300.
 * Source: series DLMF 8.11.4 below x = a + 1, continued fraction DLMF 8.9.2 above, prefactor in Loader's saddle-point form.
 */
function incompleteGamma(a, x) {
    if (!(a > 0) || Number.isNaN(x) || x < 0)
        return { lower: NaN, upper: NaN };
    if (x === 0)
        return { lower: 0, upper: 1 };
    if (x === Infinity)
        return { lower: 1, upper: 0 };
    // x^a e^-x / Γ(a+1)
    const front = Math.exp(-(0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(a) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .deviance */ .MZ)(a, x)) / Math.sqrt(2 * Math.PI * a);
    if (x < a + 1) {
        const lower = Math.min(1, front * series(a, x));
        return { lower, upper: 1 - lower };
    }
    const upper = front === 0 ? 0 : Math.min(1, front * a * continuedFraction(a, x));
    return { lower: 1 - upper, upper };
}
function series(a, x) {
    let term = 1;
    let sum = 1;
    for (let n = 1;; n += 1) {
        term *= x / (a + n);
        sum += term;
        if (term < sum * 1e-17)
            return sum;
    }
}
function continuedFraction(a, x) {
    const limit = 1000 + 50 * Math.ceil(Math.sqrt(a));
    let b = x + 1 - a;
    let c = 1 / TINY;
    let d = 1 / (b === 0 ? TINY : b);
    let value = d;
    for (let n = 1; n <= limit; n += 1) {
        const an = -n * (n - a);
        b += 2;
        d = an * d + b;
        d = 1 / (Math.abs(d) < TINY ? TINY : d);
        c = b + an / c;
        if (Math.abs(c) < TINY)
            c = TINY;
        const step = d * c;
        value *= step;
        if (Math.abs(step - 1) < 1e-15)
            return value;
    }
    throw new RangeError(`incomplete gamma did not converge at a = ${a}, x = ${x}`);
}


/***/ }),

/***/ 90943:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ stirlingError),
/* harmony export */   MZ: () => (/* binding */ deviance),
/* harmony export */   SX: () => (/* binding */ logGamma),
/* harmony export */   ln: () => (/* binding */ logBeta)
/* harmony export */ });
const HALF_LOG_2PI = 0.9189385332046727;
/**
 * Error of Stirling's formula, δ(x) = ln Γ(x+1) − (x+½) ln x + x − ½ ln 2π, for x > 0.
 * Asymptotic series from x = 15 (Abramowitz & Stegun 6.1.40), below it the exact recurrence δ(x) = δ(x+1) + (x+½) ln(1+1/x) − 1.
 */
function stirlingError(x) {
    let shifted = x;
    let sum = 0;
    while (shifted < 15) {
        sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
        shifted += 1;
    }
    const s = 1 / (shifted * shifted);
    const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))));
    return sum + series / shifted;
}
/**
 * Deviance part x ln(x/m) + m − x, for x ≥ 0 and m > 0, without cancellation when x is near m;
 * `d` = x − m where it is known better than the difference rounds. Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 */
function deviance(x, m, d = x - m) {
    if (x === 0)
        return m;
    if (Math.abs(d) >= 0.1 * (x + m))
        return x * Math.log(x / m) - d;
    const v = d / (x + m);
    let sum = d * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; j += 1) {
        term *= v * v;
        const next = sum + term / (2 * j + 1);
        if (next === sum)
            break;
        sum = next;
    }
    return sum;
}
/** ln Γ(x) for x > 0. */
function logGamma(x) {
    if (!(x > 0))
        return x === 0 ? Infinity : NaN;
    if (x === Infinity)
        return Infinity;
    if (x === 1 || x === 2)
        return 0;
    return (x + 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingError(x) - Math.log(x);
}
/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a+b), for a, b > 0. */
function logBeta(a, b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
}


/***/ }),

/***/ 24174:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zl: () => (/* binding */ normalQuantile),
/* harmony export */   nG: () => (/* binding */ normalSf),
/* harmony export */   tn: () => (/* binding */ normalUpperQuantile),
/* harmony export */   vr: () => (/* binding */ normalCdf)
/* harmony export */ });
/* unused harmony export normalPdf */
/* harmony import */ var _incomplete_gamma_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57845);

/** Standard normal P(Z ≤ z); accurate in the lower tail. */
function normalCdf(z) {
    return normalSf(-z);
}
/** Standard normal P(Z > z) = ½ Q(½, z²/2); accurate in the upper tail down to about 1e-300. */
function normalSf(z) {
    if (Number.isNaN(z))
        return NaN;
    const { lower, upper } = (0,_incomplete_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .incompleteGamma */ .y)(0.5, (z * z) / 2);
    return z > 0 ? upper / 2 : 0.5 + lower / 2;
}
/** Standard normal density. */
function normalPdf(z) {
    return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
/**
 * Standard normal quantile: the z with P(Z ≤ z) = p, for 0 ≤ p ≤ 1 (±Infinity at the ends, NaN outside).
 * Newton on ln P(Z > z), which is concave, from an upper bound: every step stays above the root and converges.
 */
function normalQuantile(p) {
    if (!(p >= 0 && p <= 1))
        return NaN;
    if (p > 0.5)
        return upperQuantile(1 - p);
    return p === 0.5 ? 0 : -upperQuantile(p);
}
/** The z with P(Z > z) = p; use it instead of `normalQuantile(1 - p)` for small p. */
function normalUpperQuantile(p) {
    if (!(p >= 0 && p <= 1))
        return NaN;
    if (p > 0.5)
        return -upperQuantile(1 - p);
    return p === 0.5 ? 0 : upperQuantile(p);
}
function upperQuantile(p) {
    if (p === 0)
        return Infinity;
    let z = Math.sqrt(-2 * Math.log(p));
    for (let i = 0; i < 60; i += 1) {
        const tail = normalSf(z);
        const next = z + (Math.log(tail / p) * tail) / normalPdf(z);
        if (!(Math.abs(next - z) > 1e-16 * Math.abs(z)))
            return next;
        z = next;
    }
    return z;
}


/***/ }),

/***/ 41637:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ clopperPearsonInterval),
/* harmony export */   Y: () => (/* binding */ wilsonInterval)
/* harmony export */ });
/* harmony import */ var _binomial_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78524);
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12897);
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24174);
/* harmony import */ var _root_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89637);




/** Wilson's score interval of a share (Wilson 1927). Throws RangeError when n is 0. */
function wilsonInterval(successes, n, confidence = 0.95) {
    check(successes, n, confidence);
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalUpperQuantile */ .tn)((1 - confidence) / 2);
    const share = successes / n;
    const centre = successes + (z * z) / 2;
    const half = z * Math.sqrt((successes * (n - successes)) / n + (z * z) / 4);
    const scale = n + z * z;
    return {
        share,
        lower: successes === 0 ? 0 : (centre - half) / scale,
        upper: successes === n ? 1 : (centre + half) / scale,
    };
}
/** Exact interval of a share (Clopper & Pearson 1934); never covers less than `confidence`. Throws RangeError when n is 0. */
function clopperPearsonInterval(successes, n, confidence = 0.95) {
    check(successes, n, confidence);
    const tail = (1 - confidence) / 2;
    const share = successes / n;
    return {
        share,
        lower: successes === 0 ? 0 : (0,_root_js__WEBPACK_IMPORTED_MODULE_1__/* .boundary */ .p)(0, share, (p) => (0,_binomial_js__WEBPACK_IMPORTED_MODULE_2__/* .binomialSf */ .vD)(successes - 1, n, p) < tail),
        upper: successes === n ? 1 : (0,_root_js__WEBPACK_IMPORTED_MODULE_1__/* .boundary */ .p)(share, 1, (p) => (0,_binomial_js__WEBPACK_IMPORTED_MODULE_2__/* .binomialCdf */ .HU)(successes, n, p) > tail),
    };
}
function check(successes, n, confidence) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_3__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_3__/* .requireCount */ .v6)('successes', successes, n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_3__/* .requireShare */ .Vv)('confidence', confidence);
    if (n === 0)
        throw new RangeError('n must be above 0: a share of nothing has no interval');
}


/***/ }),

/***/ 89637:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ boundary)
/* harmony export */ });
/**
 * The point of [low, high] where a monotone function changes sign, by bisection to the last bit. The signs of the ends decide
 * nothing: when `below(x)` holds everywhere the answer is `high`, when nowhere `low`.
 */
function boundary(low, high, below) {
    let from = low;
    let to = high;
    for (;;) {
        const middle = from + (to - from) / 2;
        if (!(middle > from && middle < to))
            return below(to) ? to : below(from) ? middle : from;
        if (below(middle))
            from = middle;
        else
            to = middle;
    }
}


/***/ }),

/***/ 80871:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ undefinedResult)
/* harmony export */ });
function undefinedResult(reason, message) {
    return { defined: false, reason, message };
}


/***/ })

};
