export const id = 9550;
export const ids = [9550];
export const modules = {

/***/ 51583:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action_action)
});

// EXTERNAL MODULE: ./packages/config/src/source.ts
var source = __webpack_require__(11647);
// EXTERNAL MODULE: ./packages/kit/src/action.ts
var action = __webpack_require__(33624);
// EXTERNAL MODULE: ./packages/kit/src/common-inputs.ts
var common_inputs = __webpack_require__(27249);
// EXTERNAL MODULE: ./packages/monitoring/src/settings.ts
var settings = __webpack_require__(56167);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(86728);
// EXTERNAL MODULE: ./packages/monitoring/src/window.ts
var src_window = __webpack_require__(33698);
;// CONCATENATED MODULE: ./packages/monitoring/src/alarm-state.ts

/** Whether a rule is in alarm: k of the last n runs that looked. It is made of the history alone, so whatever a run left undone the next one does. */
function alarmState(rule, now, past, when) {
    if (now === undefined)
        return 'unclear';
    const { alarms } = (0,src_window/* countSignals */.B4)(rule, past, now, when);
    if (alarms >= when.alarms)
        return 'alarmed';
    return now === 'unknown' ? 'unclear' : 'recovered';
}

// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(65974);
// EXTERNAL MODULE: ./packages/report/src/markdown.ts
var markdown = __webpack_require__(34955);
// EXTERNAL MODULE: ./packages/monitoring/src/row.ts
var src_row = __webpack_require__(85104);
;// CONCATENATED MODULE: ./packages/monitoring/src/alert.ts



const names = {
    drift: 'its data has drifted',
    quality: 'its data is bad',
    performance: 'it has become worse',
};
/** Undefined when nothing can be said, and the issue stays as it is. */
function alertOf(facts) {
    const { rule, state, row, finding, clean } = facts;
    if (state === 'unclear')
        return undefined;
    const model = shortened(clean(row.model_name));
    const key = `monitor-model/${(0,src_row/* modelKey */.B0)(row.model_name)}/${rule}${row.environment === null ? '' : `/${(0,src_row/* modelKey */.B0)(row.environment)}`}`;
    const place = row.environment === null ? '' : ` in ${inline(shortened(clean(row.environment)))}`;
    const title = `Model ${inline(model)}${place}: ${names[rule]}`;
    if (state === 'recovered') {
        const comment = `Over: ${(0,markdown/* literal */.eu)(clean(finding.reason))}${reportLink(facts)}`;
        return { key, title, body: '', open: false, comment };
    }
    return { key, title, body: body(facts), open: true };
}
const mostDetails = 20;
function body(facts) {
    const { rule, finding, row, past, clean } = facts;
    const number = (value) => (value === undefined ? '' : String(Number(value.toPrecision(6))));
    const cells = [
        [
            'model',
            `**${(0,markdown/* literal */.eu)(shortened(clean(row.model_name)))}**${row.model_version === null ? '' : `, version ${(0,markdown/* literal */.eu)(shortened(clean(row.model_version)))}`}`,
        ],
        ['score', number(finding.score)],
        ['threshold', number(finding.threshold)],
        ['measured', row.timestamp],
        ['retraining', (0,markdown/* literal */.eu)(clean(row.reason))],
        ['last runs', lastRuns(rule, [...past, row])],
    ];
    const details = finding.details.slice(0, mostDetails).map((detail) => `- ${(0,markdown/* literal */.eu)(shortened(clean(detail)))}`);
    const left = finding.details.length - details.length;
    return [
        (0,markdown/* literal */.eu)(clean(finding.reason)),
        '',
        '| | |',
        '|---|---|',
        ...cells.filter(([, value]) => value !== '').map(([name, value]) => `| ${name} | ${value} |`),
        ...(details.length > 0 ? ['', rule === 'drift' ? 'Columns that drifted:' : 'What is wrong:', '', ...details] : []),
        ...(left > 0 ? [`- and ${left} more`] : []),
        '',
        `Kept up to date by monitor-model, and closed when it is over.${reportLink(facts)}`,
    ].join('\n');
}
function lastRuns(rule, rows) {
    const seen = rows.filter(({ signals }) => signals[rule] !== undefined).slice(-20);
    const marks = seen.map(({ signals }) => ({ alarm: '🟥', quiet: '🟩', unknown: '⬜' })[signals[rule]]).join('');
    const first = seen[0];
    const span = first && seen.length > 1 ? Date.parse(seen.at(-1).timestamp) - Date.parse(first.timestamp) : 0;
    return `${marks} (newest last${span > 0 ? `, over ${(0,quantities/* formatDuration */.a3)(span)}` : ''})`;
}
function reportLink({ report }) {
    if (report === undefined || !/^https?:\/\/[^\s<>()"'`\\]+$/.test(report))
        return '';
    return ` [Report](${report})`;
}
function shortened(text) {
    const characters = [...text.slice(0, 300)];
    return characters.length > 120 ? `${characters.slice(0, 120).join('')}…` : text;
}
/** A title is no Markdown: only what would mention somebody or break the line is changed. */
function inline(text) {
    return text
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
        .replace(/@(?=\w)/g, '@\u200B')
        .trim();
}

;// CONCATENATED MODULE: ./packages/monitoring/src/decide.ts


/**
 * Whether to train anew: by alarms in k of the last n runs since the last request, by age, or by new rows; never within the cooldown.
 * @param past rows of this model without this run's, oldest first
 */
function decideRetrain(now, past, policy) {
    const carried = carry(now, past);
    const { lastRetrainAt } = carried;
    const since = past.filter(({ timestamp }) => lastRetrainAt === null || Date.parse(timestamp) > lastRetrainAt);
    const cause = causeOf(now, since, carried, policy);
    if (cause === undefined)
        return { ...carried, retrain: false, cause: null, reason: withoutCause(now, since, policy) };
    const passed = lastRetrainAt === null ? Infinity : now.at - lastRetrainAt;
    if (passed < policy.cooldownMs) {
        const reason = `No retraining, though ${cause.because}: it was asked for ${ago(passed)}, and the cooldown is ${(0,quantities/* formatDuration */.a3)(policy.cooldownMs)}.`;
        return { ...carried, retrain: false, cause: null, reason };
    }
    const why = now.why[cause.cause];
    const reason = `Retraining is asked for: ${cause.because}.${why === undefined ? '' : ` ${why}`}`;
    return { ...carried, lastRetrainAt: now.at, retrain: true, cause: cause.cause, reason };
}
/** What each row hands on to the next, so that a few of the newest are enough to decide. */
function carry(now, past) {
    const asked = past.flatMap(({ last_retrain_at }) => (last_retrain_at === null ? [] : [Date.parse(last_retrain_at)]));
    const before = past.at(-1);
    const sameModel = before !== undefined && before.model_version === now.version;
    // The same data judged twice is not new.
    const counted = now.dataDigest !== null && now.dataDigest === before?.data_digest ? 0 : (now.rows ?? 0);
    return {
        lastRetrainAt: asked.length === 0 ? null : Math.max(...asked),
        modelSince: now.trainedAt ?? (sameModel ? Date.parse(before.model_since) : now.at),
        rowsSinceRetrain: (before === undefined || before.retrain ? 0 : before.rows_since_retrain) + counted,
    };
}
function causeOf(now, since, { modelSince, lastRetrainAt, rowsSinceRetrain }, { on, when, maxAgeMs, newRows }) {
    for (const rule of on) {
        const counted = (0,src_window/* countSignals */.B4)(rule, since, now.signals[rule], when);
        if (counted.alarms >= when.alarms)
            return { cause: rule, because: `${alarmOf[rule]} in ${(0,src_window/* told */.Ev)(counted, when)}${enough(when)}` };
    }
    const age = now.at - Math.max(modelSince, lastRetrainAt ?? -Infinity);
    if (maxAgeMs !== undefined && age >= maxAgeMs)
        return {
            cause: 'age',
            because: `the model is ${(0,quantities/* formatDuration */.a3)(age)} old, and max-age is ${(0,quantities/* formatDuration */.a3)(maxAgeMs)}`,
        };
    if (newRows !== undefined && rowsSinceRetrain >= newRows)
        return { cause: 'new-data', because: `${rowsSinceRetrain} new rows have come, and ${newRows} are enough` };
    return undefined;
}
function withoutCause(now, since, { on, when }) {
    const looked = on.filter((rule) => now.signals[rule] !== undefined);
    if (looked.length === 0)
        return 'No retraining: nothing asks for it.';
    const parts = looked.map((rule) => {
        const counted = (0,src_window/* countSignals */.B4)(rule, since, now.signals[rule], when);
        const unknown = counted.unknown > 0 ? ` (${counted.unknown} could not tell)` : '';
        // One more alarm would do, and this run does not know whether it is one.
        const open = now.signals[rule] === 'unknown' && counted.alarms + 1 >= when.alarms;
        return { open, text: `${alarmOf[rule]} in ${(0,src_window/* told */.Ev)(counted, when)}${unknown}` };
    });
    const needed = when.runs === 1 ? '' : `, ${when.alarms} would ask for it`;
    const verdict = parts.some(({ open }) => open) ? 'Whether to retrain cannot be told' : 'No retraining';
    return `${verdict}: ${parts.map(({ text }) => text).join(' and ')}${needed}.`;
}
const alarmOf = {
    drift: 'drift',
    quality: 'bad data',
    performance: 'degradation',
};
function enough({ alarms, runs }) {
    return runs === 1 ? '' : ` (${alarms} ${alarms === 1 ? 'is' : 'are'} enough)`;
}
function ago(milliseconds) {
    return milliseconds < 1000 ? 'just now' : `${(0,quantities/* formatDuration */.a3)(milliseconds)} ago`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./packages/monitoring/src/export/prometheus.ts

/**
 * The newest row of each model in the Prometheus text format (version 0.0.4). What was not measured has no sample.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
function prometheusText(rows) {
    const gauge = (name, help, value) => ({
        name: `tidegate_model_${name}`,
        help,
        samples: rows.flatMap((row) => {
            const found = value(row);
            return found === null ? [] : [{ labels: { model: row.model_name }, value: Number(found) }];
        }),
    });
    const families = [
        gauge('drift_score_ratio', 'Drifted columns by compared columns.', ({ drift_score: it }) => it),
        gauge('prediction_drift_ratio', 'Drift of the column of predictions.', ({ prediction_drift: it }) => it),
        gauge('drifted_columns', 'Columns that drifted.', ({ num_drifted_columns: it }) => it),
        gauge('missing_values_ratio', 'Cells without a value.', ({ share_missing_values: it }) => it),
        gauge('failed_checks', 'Rules of the data that failed.', ({ num_failed_checks: it }) => it),
        gauge('retrain_requested', 'Whether this run asked for retraining.', ({ retrain }) => retrain),
        gauge('monitored_timestamp_seconds', 'When the model was measured.', ({ timestamp }) => Date.parse(timestamp) / 1000),
        {
            name: 'tidegate_model_alarm',
            help: 'Whether a rule is in alarm.',
            samples: rows.flatMap(({ model_name: model, signals }) => Object.entries(signals).flatMap(([rule, signal]) => signal === 'unknown' ? [] : [{ labels: { model, rule }, value: Number(signal === 'alarm') }])),
        },
        {
            name: 'tidegate_model_metric',
            help: 'A metric of the model.',
            samples: rows.flatMap(({ model_name: model, metrics }) => Object.entries(metrics).map(([metric, value]) => ({ labels: { model, metric }, value }))),
        },
    ];
    return families
        .filter(({ samples }) => samples.length > 0)
        .map(({ name, help, samples }) => [
        `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`,
        ...samples.map(({ labels, value }) => `${name}{${labelsText(labels)}} ${value}\n`),
    ].join(''))
        .join('');
}
function labelsText(labels) {
    return Object.entries(labels)
        .map(([name, value]) => `${name}="${escaped(value)}"`)
        .join(',');
}
/** Labels longer than this are of no use to anybody, and some servers refuse them. */
const longestLabel = 200;
function escaped(value) {
    const short = [...value.slice(0, 2 * longestLabel)].slice(0, longestLabel).join('');
    // Two long names that begin alike stay two.
    const text = short.length === value.length ? value : `${short}… ${(0,src_row/* modelKey */.B0)(value)}`;
    return text
        .toWellFormed()
        .replace(/[^\P{Cc}\n]/gu, '\uFFFD')
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        .replaceAll('\n', '\\n');
}

;// CONCATENATED MODULE: ./packages/monitoring/src/export/write-exports.ts




/** Reads `json:<path>` and `prometheus:<path>`, one per line. */
function exportTargets(lines) {
    return lines.map((line) => {
        const [, kind, path] = /^(json|prometheus):\s*(.+)$/s.exec(line) ?? [];
        if (kind !== undefined && path !== undefined)
            return { kind: kind, path };
        throw new user_error/* UserError */.y('bad-input', `\`export\`: "${line}" is no place to export to.`, {
            hint: 'Write one per line: `json:<path>` for rows as JSON, `prometheus:<path>` for its text format.',
        });
    });
}
/**
 * Writes the rows this run has seen: as a JSON array of rows, oldest first, or the newest of each model for Prometheus. A reader never
 * sees half a file.
 */
async function writeExports(targets, models, path) {
    for (const target of targets) {
        const text = target.kind === 'json'
            ? `${JSON.stringify(models.flatMap(({ row, past }) => [...past, row]), null, 2)}\n`
            : prometheusText(models.map(({ row }) => row));
        const file = path(target.path);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(`${file}.draft`, text);
        await (0,promises_.rename)(`${file}.draft`, file);
    }
}

;// CONCATENATED MODULE: ./packages/monitoring/src/history/open.ts

const places = 'Write `file:<path>`, `branch:<name>`, or `postgres` with the address in `connection`.';
/** Opens what `history` names: `file:<path>`, `branch:<name>`, `postgres:<address>`, or `postgres` with a `connection`. */
async function openHistory(typed, connection, world) {
    const [, kind, rest] = /^(file|branch|postgres|postgresql)(?::(.*))?$/s.exec(typed.trim()) ?? [];
    const named = rest?.trim() ?? '';
    if (kind === 'file' && named !== '') {
        const { fileHistory } = await __webpack_require__.e(/* import() */ 5958).then(__webpack_require__.bind(__webpack_require__, 5958));
        return fileHistory(world.path(named), `file ${named}`, world.clock);
    }
    if (kind === 'branch' && named !== '') {
        const { branchHistory } = await __webpack_require__.e(/* import() */ 4396).then(__webpack_require__.bind(__webpack_require__, 44396));
        return branchHistory(named, world);
    }
    if (kind?.startsWith('postgres')) {
        const address = named === '' ? connection : named.startsWith('//') ? `postgresql:${named}` : named;
        if (address === undefined) {
            throw new user_error/* UserError */.y('bad-input', '`history: postgres` needs the address of the database in `connection`.', {
                hint: 'Give `connection: ${{ secrets.MONITORING_DATABASE }}`, as in postgresql://user:password@host/database.',
            });
        }
        const { postgresHistory } = await __webpack_require__.e(/* import() */ 9616).then(__webpack_require__.bind(__webpack_require__, 89616));
        return postgresHistory(address, world);
    }
    throw new user_error/* UserError */.y('bad-input', '`history` does not name a place that keeps one.', { hint: places });
}
/** Trouble that passes: the run goes on without the history, which catches up later. */
function isPassing(error) {
    return (error instanceof user_error/* UserError */.y &&
        ['unreachable', 'timeout', 'tool-failed'].some((code) => code === error.code));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/monitoring/src/make-row.ts



/** What is decided while the history cannot be read, where the decision needs it. */
const withoutHistory = 'Whether to retrain is left to the next run: the history cannot be read, and without it nobody knows what came before.';
/**
 * The row of this run. A run that was recorded before keeps its row, and with it its decision, unless its evidence is another now.
 * @param past rows of the model without this run's, oldest first; undefined when the history cannot be read
 */
function makeRow(watched, past, recorded, now) {
    if (recorded?.evidence_digest === watched.evidenceDigest)
        return recorded;
    const { observation, policy } = watched;
    const sighting = sightingOf(watched);
    const blind = past === undefined && (policy.when.runs > 1 || policy.cooldownMs > 0 || policy.newRows !== undefined);
    const decision = blind
        ? { ...carry(sighting, []), retrain: false, cause: null, reason: withoutHistory }
        : decideRetrain(sighting, past ?? [], policy);
    const { drift } = observation;
    return {
        model_name: watched.model,
        run_key: watched.key,
        timestamp: new Date(observation.at).toISOString(),
        created_at: new Date(now).toISOString(),
        run_number: recorded?.run_number ?? nextNumber(past ?? []),
        environment: watched.environment === undefined ? null : (0,src_row/* storable */.hN)(watched.environment),
        model_version: sighting.version,
        prediction_drift: drift?.prediction ?? null,
        num_drifted_columns: drift ? drift.drifted.length : null,
        num_compared_columns: drift ? drift.compared : null,
        share_missing_values: observation.missing,
        dataset_drift: sighting.signals.drift === undefined ? null : sighting.signals.drift === 'alarm',
        drift_score: observation.driftScore,
        num_failed_checks: observation.failedChecks,
        num_rows: observation.rows,
        data_digest: sighting.dataDigest,
        metrics: Object.fromEntries(Object.entries(observation.metrics).map(([name, value]) => [(0,src_row/* storable */.hN)(name), value])),
        signals: sighting.signals,
        retrain: decision.retrain,
        cause: decision.cause,
        reason: (0,src_row/* storable */.hN)(decision.reason),
        ...handedOn(decision),
        run_url: watched.runUrl === undefined ? null : (0,src_row/* storable */.hN)(watched.runUrl),
        evidence_digest: watched.evidenceDigest,
    };
}
/** A row that was kept aside, as the history takes it now: what it says stays, what it hands on is made of the rows before it. */
function adopt(row, past, recorded) {
    if (recorded)
        return recorded;
    const carried = carry({
        at: Date.parse(row.timestamp),
        signals: row.signals,
        why: {},
        version: row.model_version,
        rows: row.num_rows,
        dataDigest: row.data_digest,
    }, past);
    const lastRetrainAt = row.retrain ? Date.parse(row.timestamp) : carried.lastRetrainAt;
    return { ...row, run_number: nextNumber(past), ...handedOn({ ...carried, lastRetrainAt }) };
}
function sightingOf({ observation, trainedAt }) {
    const found = src_row/* rules */.aO.flatMap((rule) => {
        const finding = observation.findings[rule];
        return finding === undefined ? [] : [{ rule, ...finding }];
    });
    return {
        at: observation.at,
        signals: Object.fromEntries(found.map(({ rule, signal }) => [rule, signal])),
        why: Object.fromEntries(found.filter(({ signal }) => signal === 'alarm').map(({ rule, reason }) => [rule, reason])),
        version: observation.version === null ? null : (0,src_row/* storable */.hN)(observation.version),
        trainedAt,
        rows: observation.rows,
        dataDigest: observation.dataDigest === null ? null : (0,external_node_crypto_.createHash)('sha256').update(observation.dataDigest).digest('hex'),
    };
}
function handedOn({ lastRetrainAt, modelSince, rowsSinceRetrain, }) {
    return {
        last_retrain_at: lastRetrainAt === null ? null : new Date(lastRetrainAt).toISOString(),
        model_since: new Date(modelSince).toISOString(),
        rows_since_retrain: rowsSinceRetrain,
    };
}
function nextNumber(past) {
    return Math.max(0, ...past.map(({ run_number }) => run_number)) + 1;
}

;// CONCATENATED MODULE: ./packages/monitoring/src/observe/drift.ts
/** Undefined when no evidence looked for drift. */
function driftFacts(evidences, predictionColumn) {
    const checks = evidences.flatMap((evidence) => evidence.checks.filter(isDrift));
    if (checks.length === 0)
        return undefined;
    const columns = new Map();
    for (const check of checks) {
        if (check.subject === undefined)
            continue;
        columns.set(check.subject, [...(columns.get(check.subject) ?? []), check]);
    }
    const has = (verdicts) => (of) => of.some(({ verdict }) => verdicts.includes(verdict));
    const drifted = [...columns].filter(([, of]) => has(['warn', 'fail'])(of)).map(([name]) => name);
    const undecided = [...columns]
        .filter(([name, of]) => !drifted.includes(name) && has(['inconclusive'])(of))
        .map(([name]) => name);
    return {
        drifted,
        undecided,
        compared: columns.size,
        prediction: largestEffect(columns.get(predictionColumn) ?? []),
    };
}
/** `drift`, `drift.<column>` and `drift.<column>.<test>`. */
function isDrift({ id }) {
    return id === 'drift' || id.startsWith('drift.');
}
/** Of scores that grow with drift alone: of a p-value the largest is the least. */
function largestEffect(checks) {
    const effects = checks.flatMap(({ observed, method }) => {
        const sense = method?.parameters['drifted is'];
        const grows = typeof sense !== 'string' || sense.startsWith('>');
        return typeof observed === 'number' && grows ? [observed] : [];
    });
    return effects.length === 0 ? null : Math.max(...effects);
}

;// CONCATENATED MODULE: ./packages/monitoring/src/observe/data.ts

function dataFacts(evidences) {
    const shares = evidences.flatMap(({ columns = [] }) => columns.flatMap(({ nulls }) => nulls ?? []));
    const counts = evidences.flatMap(({ facts }) => (typeof facts['rows'] === 'number' ? [facts['rows']] : []));
    const digests = evidences.flatMap(({ subject }) => subject.dataDigest ?? []);
    return {
        checks: evidences.flatMap(({ checks }) => checks.filter((check) => !isDrift(check))),
        missing: shares.length === 0 ? null : sum(shares) / shares.length,
        rows: counts.length === 0 ? null : sum(counts),
        digest: digests.length === 0 ? null : digests.toSorted().join(' '),
    };
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}

// EXTERNAL MODULE: ./packages/gates/src/when.ts
var src_when = __webpack_require__(226);
// EXTERNAL MODULE: ./packages/metrics/src/metric-set.ts
var metric_set = __webpack_require__(40808);
;// CONCATENATED MODULE: ./packages/monitoring/src/observe/drift-finding.ts


/** Undecided columns are taken once as drifted and once as not: where that makes a difference, nothing can be told. */
function driftFinding(drift, missing, when) {
    const { drifted, undecided, compared } = drift;
    const judge = (columns) => {
        const measures = {
            drift_score: scoreOf(columns, compared),
            prediction_drift: drift.prediction,
            num_drifted_columns: compared === 0 ? null : columns,
            share_missing_values: missing,
        };
        const known = Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== null));
        return (0,src_when/* evaluateWhen */.s)(when, (0,metric_set/* metricSet */.T8)(known, 'the evidence'), { input: 'drift-when' });
    };
    const least = judge(drifted.length);
    const most = judge(drifted.length + undecided.length);
    const unmeasured = least.comparisons.filter(({ outcome }) => outcome.observed === undefined);
    const first = least.comparisons.find(({ outcome }) => (outcome.verdict === 'pass') === least.holds) ?? least.comparisons[0];
    const open = undecided.length > 0
        ? ` ${undecided.length} ${undecided.length === 1 ? 'column' : 'columns'} could not be decided.`
        : '';
    const sure = most.holds === least.holds && compared > 0 && undecided.length < compared;
    const signal = !sure ? 'unknown' : least.holds ? 'alarm' : unmeasured.length > 0 ? 'unknown' : 'quiet';
    return {
        signal,
        reason: signal === 'unknown' && unmeasured.length === 0
            ? `Drift could not be told: ${least.reason}${open}`
            : `${least.reason}${open}`,
        ...(typeof first?.outcome.observed === 'number' && { score: first.outcome.observed }),
        ...(first?.outcome.threshold !== undefined && { threshold: first.outcome.threshold }),
        details: drifted,
    };
}
/** A share of columns, in twelve digits: 0.63 - 0.6 must be 0.03. Null of none. */
function scoreOf(drifted, compared) {
    return compared === 0 ? null : Number((drifted / compared).toPrecision(12));
}

;// CONCATENATED MODULE: ./packages/monitoring/src/observe/finding.ts
/** One finding of many checks. `what` names them all together. */
function findingOf(checks, what) {
    const of = (wanted) => checks.filter(({ verdict }) => verdict === wanted);
    const [failed, open] = [of('fail'), of('inconclusive')];
    if (failed.length > 0)
        return { signal: 'alarm', reason: quote(failed), details: failed.map(({ reason }) => reason) };
    if (open.length > 0)
        return { signal: 'unknown', reason: quote(open), details: open.map(({ reason }) => reason) };
    const reason = checks.length === 1 ? checks[0].reason : `All ${checks.length} ${what} hold.`;
    return { signal: 'quiet', reason, details: [] };
}
function quote(checks) {
    const more = checks.length > 2 ? ` And ${checks.length - 2} more.` : '';
    return `${checks
        .slice(0, 2)
        .map(({ reason }) => reason)
        .join(' ')}${more}`;
}

// EXTERNAL MODULE: ./packages/gates/src/compare-rules.ts
var compare_rules = __webpack_require__(4909);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
;// CONCATENATED MODULE: ./packages/monitoring/src/observe/performance.ts



/** The rules held over metrics, and what gates said of them; undefined when neither is there. */
function performanceFinding(judged, metrics, { performance, production }) {
    const gates = judged.map(({ gate, verdict, reason }) => ({ verdict, reason, title: gate }));
    const set = metrics ?? (0,metric_set/* metricSet */.T8)({}, 'the evidence');
    const held = performance.map((rule) => {
        const [check] = (0,compare_rules/* compareRules */.D)([rule], set, production).checks;
        // What was not measured is not a degradation: it cannot be told.
        const verdict = check.verdict === 'fail' && (typeof check.observed !== 'number' || check.threshold === undefined)
            ? 'inconclusive'
            : check.verdict;
        return { ...check, verdict };
    });
    const all = [...held, ...gates];
    if (all.length === 0)
        return undefined;
    const decisive = held.find(({ verdict }) => verdict === 'fail') ?? held[0];
    return {
        ...findingOf(all, 'rules of performance'),
        ...(typeof decisive?.observed === 'number' && { score: decisive.observed }),
        ...(typeof decisive?.threshold === 'number' && { threshold: decisive.threshold }),
    };
}
/** Metrics that gates held against a bound are in their evidence. */
function metricsOf(judged) {
    const found = judged.flatMap(({ checks }) => checks.flatMap(({ subject, observed }) => subject !== undefined && typeof observed === 'number' ? [[subject, observed]] : []));
    return found.length === 0 ? undefined : { origin: 'the evidence', values: new Map(found) };
}
/** The history keeps numbers alone, of so many metrics. */
const mostMetrics = 200;
/** The finite numbers of a set, by printable names. */
function numbersOf(set) {
    const numbers = [...(set?.values ?? [])].filter((entry) => typeof entry[1] === 'number' && Number.isFinite(entry[1]));
    return Object.fromEntries(numbers.slice(0, mostMetrics).map(([name, value]) => [(0,printable/* printable */.g$)(name), value]));
}

;// CONCATENATED MODULE: ./packages/monitoring/src/observe/observe.ts





/** Reads the evidence of one model. Pure. */
function observe(evidences, looking) {
    const data = evidences.filter(({ gate }) => gate === 'validate-data');
    const judged = evidences.filter(({ gate }) => gate === 'check-model-threshold' || gate === 'compare-with-production');
    const drift = driftFacts(data, looking.predictionColumn);
    const facts = dataFacts(data);
    const metrics = looking.metrics ?? metricsOf(judged);
    const performance = performanceFinding(judged, metrics, looking);
    const findings = {
        ...(drift && { drift: driftFinding(drift, facts.missing, looking.driftWhen) }),
        ...(facts.checks.length > 0 && {
            quality: findingOf(facts.checks.map(({ verdict, reason, title }) => ({ verdict, reason, title })), 'rules of the data'),
        }),
        ...(performance && { performance }),
    };
    return {
        at: Math.max(...evidences.map(({ finishedAt }) => Date.parse(finishedAt))),
        version: evidences.find(({ subject }) => subject.version !== undefined)?.subject.version ?? null,
        drift,
        driftScore: drift && drift.undecided.length < drift.compared ? scoreOf(drift.drifted.length, drift.compared) : null,
        missing: facts.missing,
        failedChecks: findings.quality ? facts.checks.filter(({ verdict }) => verdict === 'fail').length : null,
        rows: facts.rows,
        dataDigest: facts.digest,
        metrics: numbersOf(metrics),
        findings,
    };
}

;// CONCATENATED MODULE: ./packages/monitoring/src/record-runs.ts



const day = 24 * 60 * 60 * 1000;
/** GitHub lets nobody repeat a run that is older than 30 days. */
const repeatable = 35 * day;
/**
 * Records a run of each model, and before it what earlier runs had to keep aside. When the history is out of reach the rows are kept aside
 * and the findings stand. Throws a UserError for what will not pass by itself.
 * @param rows how many rows the decisions look back over
 */
async function recordRuns(watched, { open, spool, now, rows }) {
    const aside = await spool.read();
    // What this run says itself need not be caught up.
    const waiting = aside.filter((row) => !watched.some(({ key }) => key === row.run_key));
    const oldest = Math.min(now, ...watched.map(({ observation }) => observation.at));
    const reach = { rows, since: oldest - repeatable };
    const entries = [
        ...(0,src_row/* inOrder */.al)(waiting).map((row) => ({
            model: row.model_name,
            key: row.run_key,
            decide: (past, recorded) => adopt(row, past, recorded),
        })),
        ...watched.map((one) => ({
            model: one.model,
            key: one.key,
            decide: (past, recorded) => makeRow(one, past, recorded, now),
        })),
    ];
    try {
        const history = await open();
        try {
            const recorded = await history.record(entries, reach);
            if (aside.length > 0)
                await spool.clear();
            return { recorded: recorded.slice(waiting.length), location: history.location, caughtUp: waiting.length };
        }
        finally {
            await history.close();
        }
    }
    catch (trouble) {
        if (!isPassing(trouble))
            throw trouble;
        const recorded = watched.map((one) => keptAside(one, aside, now));
        await spool.add(recorded.filter(({ change }) => change !== 'unchanged').map(({ row }) => row));
        return { recorded, location: spool.location, trouble, caughtUp: 0 };
    }
}
/** What can be said without the history: of the runs before only those are known that were kept aside themselves. */
function keptAside(watched, aside, now) {
    const recorded = aside.findLast(({ run_key }) => run_key === watched.key);
    const past = (0,src_row/* inOrder */.al)(aside.filter(({ model_name, run_key }) => model_name === watched.model && run_key !== watched.key));
    const row = makeRow(watched, undefined, recorded, now);
    return { row, past, change: row === recorded ? 'unchanged' : 'added' };
}
/** The same run as a dry run sees it: decided over the history, and recorded nowhere. */
async function previewRuns(watched, { open, now, rows }) {
    const history = await open();
    try {
        const recorded = [];
        for (const one of watched) {
            const known = await history.read(one.model, { rows, since: one.observation.at - repeatable });
            const own = known.find(({ run_key }) => run_key === one.key);
            const past = known.filter((row) => row !== own);
            recorded.push({ row: makeRow(one, past, own, now), past, change: 'unchanged' });
        }
        return { recorded, location: history.location, caughtUp: 0 };
    }
    finally {
        await history.close();
    }
}

;// CONCATENATED MODULE: ./packages/monitoring/src/spool.ts




function spoolFile(path, shown) {
    const read = async () => {
        const text = await (0,promises_.readFile)(path, 'utf8').catch((error) => {
            if (error.code === 'ENOENT')
                return '';
            throw unusable(shown, error);
        });
        return text.split('\n').flatMap((line) => (line === '' ? [] : [(0,src_row/* parseRow */.W0)(line, shown)]));
    };
    return {
        location: shown,
        read,
        async add(rows) {
            const text = [...(await read()), ...rows].map(src_row/* rowLine */.xQ).join('');
            try {
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
                // In one step, so that a run that is killed leaves the file as it was or as it should be.
                await (0,promises_.writeFile)(`${path}.draft`, text, { flush: true });
                await (0,promises_.rename)(`${path}.draft`, path);
            }
            catch (error) {
                throw unusable(shown, error);
            }
        },
        clear: () => (0,promises_.rm)(path, { force: true }),
    };
}
function unusable(shown, cause) {
    return new user_error/* UserError */.y('unreadable', `The rows kept aside in ${shown} cannot be used: ${cause.message}.`, {
        hint: 'Point `spool` at a file this job may read and write.',
        cause,
    });
}

;// CONCATENATED MODULE: ./packages/monitoring/src/index.ts












// EXTERNAL MODULE: ./packages/evidence/src/figure.ts
var figure = __webpack_require__(40987);
;// CONCATENATED MODULE: ./actions/monitor-model/src/figures.ts

const mostPoints = 500;
/** The course of drift over the runs, where there are two to draw a line between. */
function historyFigures({ row, past }, many) {
    const rows = [...past, row].slice(-mostPoints);
    const series = [
        { name: 'drift score', points: points(rows, ({ drift_score }) => drift_score) },
        { name: 'prediction drift', points: points(rows, ({ prediction_drift }) => prediction_drift) },
        { name: 'missing values', points: points(rows, ({ share_missing_values }) => share_missing_values) },
    ].filter((one) => one.points.length > 1);
    if (series.length === 0)
        return [];
    const title = `Drift over the last ${rows.length} runs${many ? ` of ${row.model_name}` : ''}`;
    return [{ kind: 'lines', title: title.slice(0, figure/* longestLabel */.Jg).toWellFormed(), x: 'time', format: 'share', series }];
}
function points(rows, value) {
    const byMoment = new Map();
    for (const row of rows) {
        const found = value(row);
        if (found !== null)
            byMoment.set(Date.parse(row.timestamp), found);
    }
    return [...byMoment];
}

// EXTERNAL MODULE: ./packages/github/src/index.ts + 22 modules
var src = __webpack_require__(54188);
;// CONCATENATED MODULE: ./actions/monitor-model/src/issues.ts



const issues_day = 24 * 60 * 60 * 1000;
/** One issue per rule of a model, as the history says it should be. */
async function tellIssues(watched, recorded, inputs, io) {
    const open = {};
    const checks = [];
    let api;
    for (const rule of src_row/* rules */.aO) {
        const finding = watched.observation.findings[rule];
        if (finding === undefined)
            continue;
        const alert = alertOf({
            rule,
            finding,
            row: recorded.row,
            past: recorded.past,
            state: alarmState(rule, finding.signal, recorded.past, inputs['alert-when']),
            report: inputs['report-url'] === undefined ? watched.runUrl : io.clean(inputs['report-url']),
            clean: (text) => io.clean(text),
        });
        if (alert === undefined)
            continue;
        try {
            api ??= await openApi(inputs, io);
            const { number, url, action } = await (0,src.deduplicatedIssue)(api, {
                repository: io.run.repository,
                key: alert.key,
                title: alert.title,
                body: alert.body,
                labels: inputs['alert-labels'],
                open: alert.open,
                reopenWithinDays: inputs['reopen-within'] / issues_day,
                ...(alert.comment !== undefined && { comment: alert.comment }),
            });
            if (action !== 'none' && action !== 'unchanged')
                io.log.info(`Issue #${number} was ${action}: ${url}`);
            if (alert.open && number !== undefined)
                open[rule] = number;
        }
        catch (error) {
            if (!(error instanceof user_error/* UserError */.y))
                throw error;
            checks.push({
                id: `issue.${rule}`,
                title: `issue about ${rule}`,
                verdict: 'warn',
                reason: [error.message, 'The next run will see to it.', error.hint].filter(Boolean).join(' '),
            });
        }
    }
    return { open, checks };
}
async function openApi({ token }, io) {
    if (io.run.repository === undefined) {
        throw new user_error/* UserError */.y('not-found', 'There is no GITHUB_REPOSITORY to keep issues in.', {
            hint: 'Set `issues: false` where there is none.',
        });
    }
    const { clock, log, signal } = io;
    return (0,src.gitHubApi)(await io.github(token), { clock, log, signal, timeoutMs: 30_000 });
}

// EXTERNAL MODULE: ./packages/evidence/src/run-address.ts
var run_address = __webpack_require__(65863);
// EXTERNAL MODULE: ./packages/gates/src/expression/parse.ts + 3 modules
var parse = __webpack_require__(65383);
// EXTERNAL MODULE: ./packages/gates/src/metric-world.ts
var metric_world = __webpack_require__(98983);
// EXTERNAL MODULE: ./packages/gates/src/metric-source.ts
var metric_source = __webpack_require__(25798);
// EXTERNAL MODULE: ./packages/report/src/gather.ts
var gather = __webpack_require__(69621);
;// CONCATENATED MODULE: ./actions/monitor-model/src/look.ts






/** One plan per model: those under `models`, each with its own words before the ones that hold for all, or the only one. */
function plansOf(inputs) {
    if (inputs.models === undefined)
        return [{ model: inputs.model, inputs }];
    const entries = Object.entries(inputs.models);
    if (entries.length === 0)
        throw new user_error/* UserError */.y('bad-input', '`models` names no model.', { hint: 'Name at least one.' });
    return entries.map(([model, own]) => ({ model, inputs: { ...inputs, ...own } }));
}
const gates = ['validate-data', 'check-model-threshold', 'compare-with-production'];
/** Reads evidence and metrics of one model. Throws a UserError for what is missing or cannot be read. */
async function look({ model: named, inputs }, io) {
    const evidences = await evidenceOf(inputs, named, io);
    const model = named ?? evidences.find(({ subject }) => subject.model !== undefined)?.subject.model;
    if (model === undefined) {
        throw new user_error/* UserError */.y('bad-input', '`model` was not given, and the evidence does not name one.', {
            hint: 'Write `model: <name>` here or in tidegate.yml.',
        });
    }
    const performance = inputs.performance
        ? (0,parse/* parseRules */.NR)(inputs.performance, { input: 'performance', production: true })
        : [];
    const { metrics, production } = await metricsFor(inputs, performance, io);
    const observation = observe(evidences, {
        driftWhen: inputs['drift-when'],
        predictionColumn: inputs['prediction-column'],
        performance,
        metrics,
        production,
    });
    const evidenceDigest = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([evidences, [...(metrics?.values ?? [])].map(([name, value]) => [name, String(value)])]))
        .digest('hex');
    const { repository, id, job } = io.run;
    const run = inputs['run-key'] ??
        (repository && id ? [repository, id, job].filter(Boolean).join('/') : `evidence ${evidenceDigest}`);
    return {
        model: (0,src_row/* storable */.hN)(model),
        key: (0,src_row/* runKey */.r7)({ run, model, environment: inputs.environment }),
        environment: inputs.environment,
        observation,
        policy: {
            on: inputs['retrain-on'],
            when: inputs['retrain-when'],
            cooldownMs: inputs.cooldown,
            maxAgeMs: inputs['max-age'],
            newRows: inputs['new-rows'],
        },
        trainedAt: inputs['trained-at'],
        runUrl: (0,run_address/* runAddress */.Y)(io.run),
        evidenceDigest,
    };
}
/** What gates that look at models and their data said of this one. A pattern that finds nothing is a gate that said nothing. */
async function evidenceOf(inputs, model, io) {
    if (inputs.evidence === undefined) {
        throw new user_error/* UserError */.y('bad-input', `\`evidence\` was not given${model === undefined ? '' : ` for ${shown(model, io)}`}.`, {
            hint: 'Name the evidence files of the gates before this step, such as `tidegate-report/*.json`.',
        });
    }
    const found = new Map();
    for (const pattern of inputs.evidence) {
        const { evidences, unreadable } = await (0,gather/* gatherEvidence */.h)([pattern], io.run.workspace);
        if (unreadable[0]) {
            throw new user_error/* UserError */.y('unreadable', unreadable[0].reason, { hint: 'Run the gate again, or name other files.' });
        }
        for (const evidence of evidences)
            found.set(JSON.stringify(evidence), evidence);
    }
    const judged = [...found.values()].filter(({ gate }) => gates.includes(gate));
    const ours = judged.filter(({ subject }) => model === undefined || (subject.model ?? model) === model);
    const others = [...new Set(judged.map(({ subject }) => subject.model).filter((name) => name !== undefined))];
    if (model === undefined && others.length > 1) {
        throw new user_error/* UserError */.y('bad-input', `The evidence is about ${others.length} models, and \`model\` was not given.`, {
            hint: 'Write `model: <name>`, or name all of them under `models`.',
        });
    }
    if (ours.length === 0) {
        const why = judged.length > 0
            ? `is about ${others
                .slice(0, 5)
                .map((name) => shown(name, io))
                .join(', ')}`
            : `is of no gate that looks at a model (${gates.join(', ')})`;
        throw new user_error/* UserError */.y('not-found', `\`evidence\`: what was found ${why}${model === undefined ? '' : `, not about ${shown(model, io)}`}.`, {
            hint: 'Name the evidence of validate-data, or of a gate that measures the model, with the same `model`.',
        });
    }
    return ours;
}
/** Cleaned before it is shortened: of a secret that is cut nobody would know the rest. */
function shown(name, io) {
    return io.clean(name).slice(0, 100).toWellFormed();
}
/** Without an answer of the registry nothing can be told of performance, which is no error. */
async function metricsFor(inputs, rules, io) {
    if (rules.length === 0)
        return { metrics: undefined, production: undefined };
    const reading = { metricsPath: inputs['metrics-path'], aliases: (0,metric_set/* parseAliases */.oH)(inputs.aliases ?? []) };
    const world = (0,metric_world/* metricWorld */.J)(inputs, io);
    const orNothing = async (source, read) => {
        try {
            return await read();
        }
        catch (error) {
            if ((0,metric_source/* isNoAnswer */.Uz)(error))
                return (0,metric_set/* metricSet */.T8)({}, `${source} (${error.message.replace(/\.$/, '')})`);
            throw error;
        }
    };
    const sources = inputs.metrics;
    const metrics = sources && (await orNothing(sources.join(', '), async () => (await (0,metric_source/* readSources */.tW)(sources, reading, world)).metrics));
    if (!rules.some(({ bound }) => bound.kind === 'production'))
        return { metrics, production: undefined };
    const address = inputs.production;
    if (address === undefined) {
        throw new user_error/* UserError */.y('bad-input', '`performance` compares with production, and `production` was not given.', {
            hint: 'Write `production: models:/<name>@production`, or the path of the metrics it was promoted with.',
        });
    }
    const production = await orNothing(address, async () => {
        const found = await (0,metric_source/* readSource */.o$)(address, reading, world);
        if (!found.metrics)
            throw (0,metric_source/* nothingAt */.V1)(address, found);
        return found.metrics;
    });
    return { metrics, production };
}

;// CONCATENATED MODULE: ./actions/monitor-model/src/monitor.ts





/** Looks at each model, records the run, decides, tells. What is recorded stands, whatever cannot be told afterwards. */
async function monitor(inputs, io) {
    const targets = exportTargets(inputs.export ?? []);
    const plans = plansOf(inputs);
    const broken = [];
    const seen = [];
    for (const plan of plans) {
        try {
            seen.push({ watched: await look(plan, io), inputs: plan.inputs });
        }
        catch (error) {
            // A model alone breaks the step; of several it keeps nobody else from being looked at.
            if (!(error instanceof user_error/* UserError */.y) || plans.length === 1)
                throw error;
            broken.push(unlooked(plan.model, error));
        }
    }
    const recording = await record(seen.map(({ watched }) => watched), seen.map((one) => one.inputs), inputs, io);
    const rows = recording.recorded.map(({ row }) => row);
    io.output('retrain', rows.some(({ retrain }) => retrain));
    if (inputs.mode !== 'dry-run')
        await writeExports(targets, recording.recorded, (typed) => io.path(typed));
    const models = [];
    for (const [i, one] of seen.entries()) {
        const recorded = recording.recorded[i];
        const telling = inputs.issues && inputs.mode !== 'dry-run';
        const issues = telling ? await tellIssues(one.watched, recorded, one.inputs, io) : { open: {}, checks: [] };
        models.push({ watched: one.watched, recorded, issues });
    }
    return resultOf(models, broken, recording, inputs);
}
async function record(watched, each, inputs, io) {
    const windows = each.flatMap((one) => [one['retrain-when'].runs, one['alert-when'].runs]);
    const options = {
        open: () => openHistory(inputs.history, inputs.connection, io),
        now: io.clock.now(),
        // Runs that did not look at a rule do not count for it, so a window may reach further back.
        rows: 4 * Math.max(1, ...windows) + 20,
    };
    if (inputs.mode === 'dry-run')
        return previewRuns(watched, options);
    return recordRuns(watched, { ...options, spool: spoolFile(io.path(inputs.spool), inputs.spool) });
}
function resultOf(models, broken, recording, inputs) {
    const many = inputs.models !== undefined;
    const checks = [
        ...models.flatMap((model) => checksOf(model, many, inputs['on-alarm'])),
        ...broken,
        historyCheck(recording, inputs),
    ];
    const judged = (0,judgement/* judge */.S)(checks);
    const rows = models.map(({ recorded }) => recorded.row);
    const asking = rows.filter(({ retrain }) => retrain);
    const decided = asking[0] ?? rows[0];
    const reason = decided === undefined || (asking.length === 0 && judged.verdict !== 'pass')
        ? judged.reason
        : many && asking.length > 0
            ? `${asking.length} of ${rows.length} models ask for retraining. ${decided.model_name}: ${decided.reason}`
            : decided.reason;
    const facts = {
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
            models: Object.fromEntries(models.map(({ recorded: { row }, issues }) => [
                row.model_name,
                { retrain: row.retrain, cause: row.cause, reason: row.reason, issues: issues.open, rows: row.run_number },
            ])),
            'kept-aside': recording.trouble ? inputs.spool : undefined,
        },
    };
}
function checksOf({ watched, recorded, issues }, many, onAlarm) {
    const prefix = many ? `${watched.model}.` : '';
    const of = many ? ` of ${watched.model}` : '';
    const verdicts = { alarm: onAlarm, unknown: 'inconclusive', quiet: 'pass' };
    const found = src_row/* rules */.aO.flatMap((rule) => {
        const finding = watched.observation.findings[rule];
        if (finding === undefined)
            return [];
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
function historyCheck({ location, trouble, recorded, caughtUp }, inputs) {
    const check = { id: 'history', title: 'the run is in the history' };
    if (trouble) {
        return {
            ...check,
            verdict: 'warn',
            reason: `${trouble.message} The run is kept aside in ${inputs.spool}, and the next run hands it in. ${trouble.hint ?? ''}`.trim(),
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
function unlooked(model, { message, hint }) {
    return {
        id: `${model}.evidence`,
        title: `${model} can be looked at`,
        verdict: 'inconclusive',
        reason: [message, hint].filter(Boolean).join(' '),
    };
}

;// CONCATENATED MODULE: ./actions/monitor-model/src/action.ts





const action_action = (0,action/* defineAction */.Q)({
    name: 'monitor-model',
    inputs: schemas/* object */.Ikc({ ...settings/* monitorSettings */.U.shape, ...common_inputs/* tokenInput */.e1 }),
    outputs: {
        retrain: '`true` when this run asks for retraining (of several models: of any), else `false`',
        reason: 'Why, in one sentence',
        'issue-number': 'Number of the open issue; of several the first',
        'history-rows': 'Runs of the model in the history, this one counted; of several models the sum',
        'retrain-models': 'JSON array: the models to retrain, for a matrix',
        models: 'JSON object: `retrain`, `cause`, `reason`, `issues` and `rows` by model',
        'kept-aside': 'Path of the file that keeps this run while the history is out of reach; else empty',
    },
    config: source/* configFile */.Z,
    run: monitor,
});


/***/ }),

/***/ 79550:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5184);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51583);


await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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

/***/ 89921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ mapping)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);


/** A mapping, typed as YAML (or JSON, which is YAML) or written structured in tidegate.yml. */
const mapping = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J())], 'expected a YAML mapping')
    .transform((value, context) => {
    if (typeof value !== 'string')
        return value;
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(value);
    if (document.errors.length > 0)
        return refuse(context, `expected a YAML mapping (${firstLine(document.errors[0])})`);
    const parsed = document.toJS();
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
        return refuse(context, 'expected a YAML mapping such as `key: value`');
    }
    return parsed;
});
function firstLine(error) {
    return error.message.split('\n')[0];
}
function refuse(context, message) {
    context.addIssue({ code: 'custom', message });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
}


/***/ }),

/***/ 4909:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ compareRules),
/* harmony export */   M: () => (/* binding */ checkFirstModel)
/* harmony export */ });
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50610);
/* harmony import */ var _expression_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52392);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82578);
/* harmony import */ var _measure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32476);




/** One check per rule, the candidate's metrics against production's. */
function compareRules(rules, candidate, production) {
    const deltas = new Map();
    const checks = rules.map((rule) => {
        const { verdict, reason, observed, threshold, production: before, delta } = (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluate */ ._3)(rule, candidate, production);
        if (delta !== undefined)
            deltas.set((0,_expression_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMetric */ .gI)(rule.metric), delta);
        return {
            ...heading(rule),
            verdict,
            reason,
            ...(observed !== undefined && { observed }),
            ...(threshold !== undefined && { threshold }),
            method: {
                name: 'comparison in exact decimals',
                parameters: { candidate: candidate.origin, ...(production && { production: production.origin }) },
            },
            ...(before !== undefined && delta !== undefined && { values: { production: before, delta } }),
            ...(before !== undefined && typeof observed === 'number' && { compared: compared(rule, observed, before) }),
        };
    });
    return { checks, deltas };
}
/**
 * The rules while nothing is in production. Those without `production` are held as ever; of the others the candidate must at least have
 * the metric, since it will be production next.
 */
function checkFirstModel(rules, candidate) {
    return rules.flatMap((rule) => {
        if (rule.bound.kind === 'number')
            return compareRules([rule], candidate).checks;
        const found = (0,_measure_js__WEBPACK_IMPORTED_MODULE_2__/* .measure */ .x)(rule.metric, candidate);
        return found.value === undefined ? [{ ...heading(rule), verdict: 'fail', reason: `${found.problem}.` }] : [];
    });
}
function compared({ comparator }, candidate, production) {
    if (comparator === '==')
        return { candidate, production };
    return { candidate, production, better: comparator.startsWith('>') ? 'higher' : 'lower' };
}
function heading(rule) {
    const text = (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)((0,_expression_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatComparison */ .Tc)(rule));
    return { id: text, title: text, subject: (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)((0,_expression_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMetric */ .gI)(rule.metric)) };
}


/***/ }),

/***/ 47460:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readingSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57182);

/** How metrics files are read; every action that reads them takes these. */
const readingSettings = {
    'metrics-path': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), { description: 'Where in the file the metrics are, as in `test.metrics`' }),
    aliases: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Further names for metrics, one per line: `accuracy = test_accuracy`, the name in the file on the right',
    }),
};


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

/***/ 85104:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ modelKey),
/* harmony export */   W0: () => (/* binding */ parseRow),
/* harmony export */   aO: () => (/* binding */ rules),
/* harmony export */   al: () => (/* binding */ inOrder),
/* harmony export */   hN: () => (/* binding */ storable),
/* harmony export */   r7: () => (/* binding */ runKey),
/* harmony export */   xQ: () => (/* binding */ rowLine)
/* harmony export */ });
/* unused harmony exports signalSchema, rowSchema */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17795);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);



/** What a run can find wrong with a model in production; each has its own alarm and its own issue. */
const rules = ['drift', 'quality', 'performance'];
/** `unknown`: it was looked at and could not be told. A rule that was not looked at has no signal. */
const signalSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['alarm', 'quiet', 'unknown']);
const instant = zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$();
const measured = zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullable();
/**
 * One monitoring run of one model, under the names of the columns of `ml_metrics`. Shares are between 0 and 1, moments UTC in ISO 8601,
 * null is what was not measured.
 */
const rowSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    model_name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    run_key: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/),
    timestamp: instant.describe('When it was measured'),
    created_at: instant.describe('When the row was made'),
    run_number: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).describe('How many runs of this model the history has with this one'),
    environment: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    model_version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    prediction_drift: measured.describe('Drift of the column of predictions'),
    num_drifted_columns: measured,
    num_compared_columns: measured,
    share_missing_values: measured.describe('Cells without a value'),
    dataset_drift: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().nullable().describe('Whether `drift-when` held'),
    drift_score: measured.describe('Drifted columns by compared columns'),
    num_failed_checks: measured.describe('Rules of data that failed'),
    num_rows: measured,
    data_digest: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    metrics: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
    signals: zod__WEBPACK_IMPORTED_MODULE_1__/* .partialRecord */ .jgl(zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(rules), signalSchema),
    retrain: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    cause: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    last_retrain_at: instant.nullable().describe('When retraining was last asked for, this run counted'),
    model_since: instant.describe('Since when the model is watched, or when it was trained'),
    rows_since_retrain: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    run_url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    evidence_digest: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});
/** Longest text of a row: names of models and metrics come from outside. */
const longest = 20_000;
/** A text as every store can keep it: PostgreSQL takes neither NUL nor half a surrogate pair. */
function storable(text) {
    return text.toWellFormed().replaceAll('\0', '\uFFFD').slice(0, longest).toWellFormed();
}
/** Name of one run of one model, the same however often the run is repeated: SHA-256 of its parts, in hex. */
function runKey(parts) {
    return hash(JSON.stringify([parts.run, storable(parts.model), parts.environment ?? null]));
}
/** A short name for a model that any file system, index and marker takes. */
function modelKey(model) {
    return hash(storable(model)).slice(0, 24);
}
function hash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** One line of a JSONL history. */
function rowLine(row) {
    return `${JSON.stringify(row)}\n`;
}
/** Reads what a store kept. What is no row is a UserError: skipped, it could hide an alarm. */
function parseRow(value, where) {
    let json = value;
    if (typeof value === 'string') {
        try {
            json = JSON.parse(value);
        }
        catch {
            json = undefined;
        }
    }
    const parsed = rowSchema.safeParse(json);
    if (parsed.success)
        return parsed.data;
    const at = parsed.error.issues[0]?.path.join('.');
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('unreadable', `The history ${where} holds something that is no row of it${at ? ` (${at})` : ''}.`, {
        hint: 'Somebody edited it: mend or remove the line, or name another history.',
    });
}
/** Oldest first; of one moment, in the order of recording. */
function inOrder(rows) {
    return rows.toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp) || a.run_number - b.run_number);
}


/***/ }),

/***/ 56167:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ monitorSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89921);
/* harmony import */ var _tidegate_gates_settings__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(47460);
/* harmony import */ var _tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(57794);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88532);
/* harmony import */ var _window_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33698);





const ruleWords = ['drift', 'performance', 'quality'];
/** What may be different for each model. */
const perModel = {
    evidence: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Evidence files of this run, one path or pattern per line: of validate-data (drift, data), of check-model-threshold and compare-with-production (performance)',
    }),
    performance: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Rules that a healthy model holds, one per line, as in compare-with-production: `accuracy >= production - 0.02`, `rmse <= 6.5`',
    }),
    metrics: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Metrics measured of late, for `performance`: paths of files, `runs:/<id>` or `models:/<name>@<alias>`',
        shownDefault: 'those in the evidence',
    }),
    production: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'What `production` is in `performance`: the metrics the model was promoted with, `models:/<name>@production` or the path of a file',
    }),
    'drift-when': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Condition of a drift alarm over `drift_score` (drifted columns by compared ones), `prediction_drift`, `num_drifted_columns`, `share_missing_values`',
        default: 'drift_score > 0.5',
    }),
    'prediction-column': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'The column of predictions in the data; its drift is `prediction_drift`',
        default: 'prediction',
    }),
    'retrain-on': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choices */ .zM)(ruleWords), {
        description: 'The alarms that ask for retraining: any of `drift`, `performance`, `quality`',
        default: 'drift, performance',
    }),
    'retrain-when': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_window_js__WEBPACK_IMPORTED_MODULE_2__/* .windowType */ .vV)(), {
        description: 'In how many of the last runs there must be such an alarm',
        default: '1 of last 1',
    }),
    cooldown: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), {
        description: 'How long after one request for retraining there is no other',
        default: '1d',
    }),
    'max-age': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), {
        description: 'Age of the model, or of the last request, from which on retraining is asked for, such as `30d`',
    }),
    'trained-at': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .instant */ .uR)(), {
        description: 'When the model was trained, for `max-age`',
        shownDefault: 'when its version was first watched',
    }),
    'new-rows': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .nd)({ min: 1 }), {
        description: 'So many rows of new data since the last request ask for retraining',
    }),
    'alert-when': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_window_js__WEBPACK_IMPORTED_MODULE_2__/* .windowType */ .vV)(), {
        description: 'In how many of the last runs there must be an alarm for an issue to be open',
        default: '1 of last 1',
    }),
};
/** What a model's entry under `models` says; the rest is what holds for all. */
const modelEntry = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej(Object.fromEntries(Object.entries(perModel).map(([name, schema]) => [name, schema.unwrap().optional()])));
/** What a user can type for `monitor-model`. */
const monitorSettings = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    ...perModel,
    models: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .mapping */ .p)().pipe(zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1), modelEntry.nullable())), {
        description: 'Several models in one step, each with what is different for it: `churn: { evidence: reports/churn/*.json, cooldown: 7d }`; what goes wrong with one stops no other',
    }),
    history: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Where the runs are kept: `file:<path>`, `branch:<name>` (a git branch of its own, made by the first run) or `postgres` with the address in `connection`',
        required: true,
    }),
    connection: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Address of the database of `history: postgres`: `postgresql://user:password@host/database`',
        secret: true,
    }),
    spool: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'File that keeps the rows of this run while the history is out of reach; the next run hands them in',
        default: '.tidegate/monitor-spool.jsonl',
    }),
    'run-key': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Name of this run: one name is one row, however often the run is repeated',
        shownDefault: 'repository and number of the workflow run; elsewhere the digest of the evidence',
    }),
    'on-alarm': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['warn', 'fail']), {
        description: 'What an alarm does to the verdict; with `fail` the steps behind this one need `if: always()`',
        default: 'warn',
    }),
    issues: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(), {
        description: 'Keep one issue per model and rule: opened by an alarm, updated, closed when it is over',
        default: 'true',
    }),
    'alert-labels': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)(zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())], 'expected labels').transform((typed, context) => {
        const labels = (Array.isArray(typed) ? typed : typed.split(/[,\r\n]+/))
            .map((label) => label.trim())
            .filter(Boolean);
        if (labels.length > 0 && labels.length <= 20 && labels.every((label) => label.length <= 50))
            return labels;
        context.addIssue({ code: 'custom', message: 'expected labels of at most 50 characters, parted by commas' });
        return zod__WEBPACK_IMPORTED_MODULE_5__/* .NEVER */ .tm;
    }), {
        description: 'Labels of the issues; the first is how they are found again',
        default: 'model-monitoring, alert, drift-detection',
    }),
    'reopen-within': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), {
        description: 'An issue closed no longer ago is opened again instead of a new one',
        default: '7d',
    }),
    'report-url': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Link to the report, for the issue',
        shownDefault: 'the workflow run',
    }),
    export: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Files to write, one per line: `json:<path>`, the rows this run has seen; `prometheus:<path>`, the newest row of each model as Prometheus text',
    }),
    ..._tidegate_gates_settings__WEBPACK_IMPORTED_MODULE_6__/* .readingSettings */ .i,
    ..._tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_7__/* .registrySettings */ .H.shape,
});


/***/ }),

/***/ 33698:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ countSignals),
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   vV: () => (/* binding */ windowType)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);

/** Runs a window may reach back over. */
const longestWindow = 200;
/** Types `2 of last 3`. */
const windowType = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(expected).transform((typed, context) => {
    const match = /^\s*(\d{1,3})\s+of\s+(?:the\s+)?last\s+(\d{1,3})(?:\s+runs?)?\s*$/i.exec(typed);
    const [alarms, runs] = [Number(match?.[1]), Number(match?.[2])];
    if (match && alarms >= 1 && alarms <= runs && runs <= longestWindow)
        return { alarms, runs };
    context.addIssue({ code: 'custom', message: expected });
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
});
const expected = `expected so many of the last runs, such as \`2 of last 3\` (of at most ${longestWindow})`;
/** Counts a rule's signals over the newest runs that looked at it, this one last. */
function countSignals(rule, past, now, { runs }) {
    const seen = [...past.map(({ signals }) => signals[rule]), now].filter((signal) => signal !== undefined).slice(-runs);
    return {
        alarms: seen.filter((signal) => signal === 'alarm').length,
        unknown: seen.filter((signal) => signal === 'unknown').length,
        runs: seen.length,
    };
}
/** `2 of the last 3 runs`. */
function told({ alarms }, { runs }) {
    return runs === 1 ? (alarms === 1 ? 'this run' : 'no run') : `${alarms} of the last ${runs} runs`;
}


/***/ }),

/***/ 69621:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ gatherEvidence)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60478);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(87215);



/** Most files that are read; more is a pattern that caught something else. */
const mostFiles = 500;
/**
 * Reads the evidence below the workspace. JSON of another kind is left alone; none at all is a UserError `not-found`, unless the job has
 * not succeeded: that is told. A pattern may match nothing while another finds something: a job that was skipped leaves none.
 */
async function gatherEvidence(patterns, workspace, job = 'success') {
    const evidences = [];
    const unreadable = [];
    for (const file of await filesOf(patterns, workspace)) {
        const found = read(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file), 'utf8'));
        if (found === undefined)
            continue;
        if (typeof found === 'string')
            unreadable.push(unreadableCheck(file, found));
        else if (found.gate !== 'report')
            evidences.push(found);
    }
    // A gate that breaks leaves no evidence, and those before it may all have passed.
    if (job !== 'success' && (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .worst */ .Q)(evidences.map(({ verdict }) => verdict)) !== 'fail')
        unreadable.push(unsaid(job));
    if (evidences.length === 0 && unreadable.length === 0) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('not-found', `\`evidence\`: no evidence of a gate is at ${patterns.join(', ')}.`, {
            hint: 'Run the gates before this step, or download their artifacts into the workspace; with `if: always()` this step also runs when a gate broke.',
        });
    }
    evidences.sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
    return { evidences, unreadable };
}
async function filesOf(patterns, workspace) {
    const files = new Set();
    for (const pattern of patterns)
        for await (const file of (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)(pattern, { cwd: workspace }))
            files.add(file);
    if (files.size > mostFiles) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('bad-input', `\`evidence\` matches ${files.size} files, more than ${mostFiles}.`, {
            hint: "Name the gates' report folders, for example `tidegate-report/*.json`.",
        });
    }
    return [...files].sort();
}
/** The evidence, why it cannot be read, or undefined for JSON that is none and never meant to be. */
function read(text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        return 'is not whole JSON';
    }
    const schema = typeof json === 'object' && json !== null ? json.schema : undefined;
    if (typeof schema !== 'string' || !schema.startsWith('tidegate-evidence/'))
        return undefined;
    const parsed = _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .evidenceSchema */ .jU.safeParse(json);
    if (parsed.success)
        return parsed.data;
    return schema === 'tidegate-evidence/1' ? 'is damaged' : `is of another version (${schema})`;
}
function unsaid(job) {
    return {
        id: 'evidence.job',
        title: 'The job came to its end',
        verdict: 'inconclusive',
        reason: job === 'cancelled'
            ? 'The job was cancelled, so not every gate has spoken.'
            : 'The job has failed and no gate says why: a step broke, which its log tells.',
    };
}
function unreadableCheck(file, what) {
    return {
        id: `evidence.${file}`,
        title: `${file} can be read`,
        verdict: 'inconclusive',
        reason: `The evidence ${file} ${what}, so nobody knows what that gate said.`,
    };
}


/***/ })

};
