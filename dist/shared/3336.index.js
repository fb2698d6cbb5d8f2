export const id = 3336;
export const ids = [3336,2619,7801];
export const modules = {

/***/ 45455:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action_action)
});

// EXTERNAL MODULE: ./packages/config/src/source.ts
var source = __webpack_require__(11647);
// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(86728);
// EXTERNAL MODULE: ./packages/kit/src/common-inputs.ts
var common_inputs = __webpack_require__(27249);
// EXTERNAL MODULE: ./packages/kit/src/action.ts
var action = __webpack_require__(33624);
// EXTERNAL MODULE: ./packages/report/src/gather.ts
var gather = __webpack_require__(69621);
// EXTERNAL MODULE: ./packages/report/src/overview.ts
var overview = __webpack_require__(57801);
// EXTERNAL MODULE: ./packages/report/src/overall.ts
var overall = __webpack_require__(79621);
// EXTERNAL MODULE: ./packages/report/src/settings.ts
var settings = __webpack_require__(28059);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
;// CONCATENATED MODULE: ./actions/report/src/post.ts

/** One request to GitHub takes no longer. */
const timeoutMs = 30_000;
/** The comment on the pull request. That it cannot be posted is a warning and no more: a fork's token may only read. */
async function postComment(inputs, { repository, pullRequest: number, key }, body, io) {
    if (number === undefined) {
        io.log.info('No comment: this run belongs to no pull request. `pull-request` can name one.');
        return undefined;
    }
    return harmless('comment', repository, inputs, io, async (github, repository) => {
        const { stickyComment } = await __webpack_require__.e(/* import() */ 4188).then(__webpack_require__.bind(__webpack_require__, 54188));
        return stickyComment(github, { repository, number, key: io.clean(key), body });
    });
}
/** The incident of this key: open while a gate says no, closed when none does any more. */
async function settleIncident(inputs, { repository, key, title, link }, body, red, io) {
    return harmless('incident', repository, inputs, io, async (github, repository) => {
        const { deduplicatedIssue } = await __webpack_require__.e(/* import() */ 4188).then(__webpack_require__.bind(__webpack_require__, 54188));
        const [first = 'model-incident', ...others] = inputs.labels;
        return deduplicatedIssue(github, {
            repository,
            key: io.clean(key),
            title: io.clean(`${title}: the gates say no`),
            body,
            labels: [first, ...others],
            open: red,
            ...(!red && { comment: `Every gate passes again${link === undefined ? '' : `: ${link}`}.` }),
        });
    });
}
async function harmless(what, repository, inputs, io, work) {
    if (inputs.mode === 'dry-run') {
        io.log.info(`Dry run: the ${what} would have been posted.`);
        return undefined;
    }
    try {
        if (repository === undefined)
            throw new Error('GITHUB_REPOSITORY is not set');
        const { gitHubApi } = await __webpack_require__.e(/* import() */ 4188).then(__webpack_require__.bind(__webpack_require__, 54188));
        const { clock, log, signal } = io;
        const api = gitHubApi(await io.github(inputs.token), { clock, log, signal, timeoutMs });
        return await work(api, repository);
    }
    catch (error) {
        const hint = error instanceof user_error/* UserError */.y ? error.hint : undefined;
        const why = error instanceof Error ? error.message : String(error);
        io.log.warn(`The ${what} could not be posted, which changes no verdict: ${why} ${hint ?? ''}`.trimEnd());
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/report/src/render.ts

/** Each is a chunk of its own: loaded for who asked for it. */
const files = {
    html: async (evidences, { title }) => ({
        name: 'report.html',
        text: (await __webpack_require__.e(/* import() */ 6231).then(__webpack_require__.bind(__webpack_require__, 96231))).renderReport(title, evidences),
        output: 'report',
    }),
    junit: async (evidences) => ({
        name: 'report.junit.xml',
        text: (await __webpack_require__.e(/* import() */ 8195).then(__webpack_require__.bind(__webpack_require__, 58195))).renderJunit(evidences),
    }),
    sarif: async (evidences) => ({
        name: 'report.sarif',
        text: (await __webpack_require__.e(/* import() */ 8869).then(__webpack_require__.bind(__webpack_require__, 38869))).renderSarif(evidences),
    }),
    'model-card': async (evidences, { subject }, card) => ({
        name: 'model-card.md',
        text: (await __webpack_require__.e(/* import() */ 4610).then(__webpack_require__.bind(__webpack_require__, 74610))).renderModelCard(evidences, { ...card, ...named(subject.model) }),
        output: 'model-card',
    }),
    'training-report': async (evidences) => ({
        name: 'training-report.md',
        text: (await __webpack_require__.e(/* import() */ 4610).then(__webpack_require__.bind(__webpack_require__, 74610))).renderTrainingReport(evidences),
    }),
    'deployment-report': async (evidences) => ({
        name: 'deployment-report.md',
        text: (await __webpack_require__.e(/* import() */ 4610).then(__webpack_require__.bind(__webpack_require__, 74610))).renderDeploymentReport(evidences),
    }),
};
function named(model) {
    return model === undefined ? {} : { model };
}
/** Everything that was asked for and is a text. */
async function renderAll(places, evidences, about, card) {
    const { notification } = await __webpack_require__.e(/* import() */ 6532).then(__webpack_require__.bind(__webpack_require__, 36532));
    const told = notification(evidences, about);
    const rendered = await Promise.all(places.flatMap((place) => files[place]?.(evidences, about, card) ?? []));
    const payload = {
        name: 'notification.json',
        text: `${JSON.stringify(told, null, 2)}\n`,
        output: 'notification',
    };
    return {
        severity: told.severity,
        renderings: {
            files: [...rendered, ...(places.includes('notification') ? [payload] : [])],
            ...(places.includes('summary') && {
                summary: (0,overview.renderOverview)(evidences, { title: about.title, link: about.link, most: overview.summaryLimit }),
            }),
        },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./packages/evidence/src/run-address.ts
var run_address = __webpack_require__(65863);
;// CONCATENATED MODULE: ./actions/report/src/about-run.ts


/** Everything that can be known without asking GitHub. */
function aboutRun(inputs, evidences, io) {
    const { repository, workflow, sha } = io.run;
    const models = new Set(evidences.flatMap(({ subject }) => subject.model ?? []));
    const versions = new Set(evidences.flatMap(({ subject }) => subject.version ?? []));
    const model = inputs.model ?? (models.size === 1 ? [...models][0] : undefined);
    const version = versions.size === 1 ? [...versions][0] : undefined;
    return {
        title: inputs.title ?? ([model, version && `version ${version}`].filter(Boolean).join(' ') || (workflow ?? 'Tidegate')),
        key: inputs.key ?? [workflow ?? 'report', inputs.model, inputs.environment].filter(Boolean).join('/'),
        subject: {
            ...(model !== undefined && { model }),
            ...(version !== undefined && { version }),
            ...(sha !== undefined && { commit: sha }),
        },
        link: (0,run_address/* runAddress */.Y)(io.run),
        repository,
        pullRequest: inputs['pull-request'] ?? pullRequestOf(io),
    };
}
/** The pull request of the event: its own, the one a comment is under, or the only one of a workflow that ran for it. */
function pullRequestOf(io) {
    const path = io.env('GITHUB_EVENT_PATH');
    if (path === undefined)
        return undefined;
    try {
        const event = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        const ofRun = event.workflow_run?.pull_requests;
        const number = event.pull_request?.number ??
            (event.issue?.pull_request ? event.issue.number : undefined) ??
            (ofRun?.length === 1 ? ofRun[0].number : undefined);
        return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : undefined;
    }
    catch {
        // Told by whoever needs the number.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/report/src/action.ts










const inputs = schemas/* object */.Ikc({ ...settings/* reportSettings */.k.shape, ...common_inputs/* tokenInput */.e1 });
const outputs = {
    'comment-url': 'Address of the comment; empty when none was posted',
    'issue-url': 'Address of the incident; empty when there is none',
    'model-card': 'Path of the model card',
    notification: 'Path of what Slack, Teams and mail are told (JSON)',
    severity: '`info`, `warning` or `critical`, as the notification says',
};
const action_action = (0,action/* defineAction */.Q)({
    name: 'report',
    inputs,
    outputs,
    config: source/* configFile */.Z,
    // `to` says it.
    omits: ['report-formats'],
    run,
});
/** Reads what the gates left, tells it everywhere it was asked for, and passes their verdict on. */
async function run(inputs, io) {
    const { evidences, unreadable } = await (0,gather/* gatherEvidence */.h)(inputs.evidence, io.run.workspace, inputs['job-status']);
    const told = [...evidences, ...(unreadable.length > 0 ? [unreadableEvidence(unreadable, evidences)] : [])];
    const about = aboutRun(inputs, told, io);
    const { renderings, severity } = await renderAll(inputs.to, told, about, inputs.card ?? {});
    const body = io.clean((0,overview.renderOverview)(told, { title: about.title, link: about.link, most: overview/* commentLimit */.j9 - 1000 }));
    const red = ['fail', 'inconclusive'].includes((0,overall/* overall */.M)(told).verdict);
    const [comment, issue] = await Promise.all([
        inputs.to.includes('comment') ? postComment(inputs, about, body, io) : undefined,
        inputs.to.includes('issue') ? settleIncident(inputs, about, body, red, io) : undefined,
    ]);
    const checks = evidences.map(({ gate, verdict, reason }, i) => {
        return { id: `${i + 1}.${gate}`, title: gate, verdict, reason };
    });
    return {
        ...(0,judgement/* judge */.S)([...checks, ...unreadable]),
        reason: (0,overall/* overall */.M)(told).reason,
        subject: about.subject,
        facts: {
            gates: evidences.length,
            to: inputs.to.join(', '),
            key: about.key,
            ...(comment && { comment: comment.action }),
            ...(issue && { issue: issue.action }),
        },
        outputs: { 'comment-url': comment?.url, 'issue-url': issue?.url, severity },
        renderings,
    };
}
/** What cannot be read is told like a gate that could not decide. */
function unreadableEvidence(checks, [first]) {
    const now = new Date().toISOString();
    const none = { mode: 'enforce', subject: {}, facts: {}, run: {}, startedAt: now, finishedAt: now };
    const { tool = { name: 'tidegate', version: 'unknown' } } = first ?? {};
    return {
        schema: 'tidegate-evidence/1',
        tool,
        gate: 'what nobody knows',
        ...none,
        ...(0,judgement/* judge */.S)(checks),
        checks: [...checks],
    };
}


/***/ }),

/***/ 43336:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5184);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45455);


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


/***/ }),

/***/ 19343:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IN: () => (/* binding */ metricRows),
/* harmony export */   Zb: () => (/* binding */ changeInWords),
/* harmony export */   Zg: () => (/* binding */ change),
/* harmony export */   bR: () => (/* binding */ boundInWords),
/* harmony export */   ms: () => (/* binding */ intervalInWords)
/* harmony export */ });
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66510);

/** The metrics among the checks of gates that judge models: columns of data and what else has a number are told apart. */
function metricRows(evidences) {
    return evidences
        .filter(({ columns }) => columns === undefined)
        .flatMap(({ gate, checks }) => checks.flatMap((check) => rowOf(gate, check)));
}
function rowOf(gate, check) {
    const { compared, interval, observed, threshold, verdict, reason } = check;
    const candidate = compared?.candidate ?? observed;
    if (typeof candidate !== 'number')
        return [];
    const limit = typeof threshold === 'number' ? threshold : undefined;
    // A rule on a metric begins with its name; numbers of other checks are p-values and counts.
    const asks = limit !== undefined && check.subject !== undefined && check.title.startsWith(check.subject);
    if (compared === undefined && interval === undefined && !asks)
        return [];
    return [
        {
            gate,
            name: check.subject ?? check.title,
            candidate,
            ...(compared && { production: compared.production }),
            ...(compared?.better && { better: compared.better }),
            ...(interval && { interval }),
            ...(limit !== undefined && { threshold: limit }),
            held: interval?.of ?? 'value',
            verdict,
            reason,
        },
    ];
}
/** Candidate minus production, in as many digits as are told of both. */
function change({ candidate, production }) {
    return production === undefined ? undefined : Number((candidate - production).toPrecision(6));
}
/** The change with its direction in a sign and, where it is known, in a word: ▲ 0.01 better. */
function changeInWords(row) {
    const difference = change(row);
    if (difference === undefined)
        return '';
    if (difference === 0)
        return '= 0';
    const word = row.better && ((row.better === 'higher') === difference > 0 ? ' better' : ' worse');
    return `${difference > 0 ? '▲' : '▼'} ${(0,_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatScalar */ .kQ)(Math.abs(difference))}${word ?? ''}`;
}
/** An interval as people write it: 0.01 to 0.03, at least 0.01. */
function intervalInWords({ interval }) {
    if (!interval)
        return '';
    const { low, high, confidence } = interval;
    const percent = `${(0,_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatScalar */ .kQ)(confidence * 100)} %`;
    if (low !== undefined && high !== undefined)
        return `${(0,_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatScalar */ .kQ)(low)} to ${(0,_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatScalar */ .kQ)(high)} (${percent})`;
    if (low !== undefined)
        return `at least ${(0,_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatScalar */ .kQ)(low)} (${percent})`;
    return high === undefined ? '' : `at most ${(0,_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatScalar */ .kQ)(high)} (${percent})`;
}
/** The bound, and of what when it is not the metric itself. */
function boundInWords({ threshold, held }) {
    if (threshold === undefined)
        return '';
    return held === 'difference' ? `change ${(0,_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatScalar */ .kQ)(threshold)}` : (0,_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatScalar */ .kQ)(threshold);
}


/***/ }),

/***/ 79621:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ overall)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60478);

/** The verdict over all gates, with the reasons of those that decided it. */
function overall(evidences) {
    const verdict = (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .Q)(evidences.map((evidence) => evidence.verdict));
    const decided = evidences.filter((evidence) => evidence.verdict === verdict);
    if (verdict === 'pass')
        return { verdict, reason: decided.length === 1 ? decided[0].reason : `All ${decided.length} gates passed.` };
    const told = decided.slice(0, 3).map(({ gate, reason }) => `${gate}: ${reason.replace(/\.$/, '')}`);
    const more = decided.length > told.length ? `; and ${decided.length - told.length} more` : '';
    return { verdict, reason: evidences.length === 0 ? 'No gate has said anything.' : `${told.join('; ')}${more}.` };
}


/***/ }),

/***/ 57801:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lc: () => (/* binding */ metricTable),
/* harmony export */   j9: () => (/* binding */ commentLimit),
/* harmony export */   renderOverview: () => (/* binding */ renderOverview),
/* harmony export */   summaryLimit: () => (/* binding */ summaryLimit)
/* harmony export */ });
/* harmony import */ var _badge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86135);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34955);
/* harmony import */ var _metric_row_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19343);
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66510);
/* harmony import */ var _overall_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79621);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25232);







/** GitHub takes 65,536 characters of a comment or an issue; the marker that finds it again needs room too. */
const commentLimit = 60_000;
/** The runner allows 1 MiB for the summaries of a step. */
const summaryLimit = 900_000;
/** How much is told, from all of it down to the verdicts alone. */
const rooms = [
    { gates: 100, metrics: 200, checks: 200, words: 1000 },
    { gates: 50, metrics: 60, checks: 50, words: 400 },
    { gates: 30, metrics: 30, checks: 15, words: 200 },
    { gates: 20, metrics: 15, checks: 3, words: 100 },
    { gates: 10, metrics: 10, checks: 0, words: 40 },
];
/** Several gates as GitHub Markdown, for a comment, an issue or the job summary: verdict, why, candidate beside production, then each gate. */
function renderOverview(evidences, options) {
    const texts = rooms.map((room, i) => () => overview(evidences, options, room, i > 0));
    for (const text of texts) {
        const rendered = text();
        // Characters and bytes both: GitHub counts characters, the runner bytes.
        if (Buffer.byteLength(rendered) <= options.most)
            return rendered;
    }
    return texts.at(-1)().slice(0, options.most).toWellFormed();
}
function overview(evidences, options, room, short) {
    const { verdict, reason } = (0,_overall_js__WEBPACK_IMPORTED_MODULE_0__/* .overall */ .M)(evidences);
    const sorted = _badge_js__WEBPACK_IMPORTED_MODULE_1__/* .verdictOrder */ .I.flatMap((grave) => evidences.filter((evidence) => evidence.verdict === grave));
    const shown = sorted.slice(0, room.gates);
    const metrics = (0,_metric_row_js__WEBPACK_IMPORTED_MODULE_2__/* .metricRows */ .IN)(sorted);
    const report = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)('The run has the whole report', options.link) ?? 'The report of the run has all of it';
    return [
        `## ${_badge_js__WEBPACK_IMPORTED_MODULE_1__/* .badge */ .q[verdict]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(options.title, 200))}: ${verdict}`,
        '',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(reason, room.words * 3)),
        '',
        ...gateTable(shown, room.words),
        ...(sorted.length > shown.length ? ['', `${sorted.length - shown.length} more gates are in the report.`] : []),
        ...metricTable(metrics, room.metrics, room.words),
        ...(room.checks > 0
            ? shown.flatMap((evidence) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .folded */ .TM)(`${evidence.gate}: ${evidence.verdict}`, [
                (0,_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .renderSummary */ .B)(evidence, { checks: room.checks, words: room.words, texts: false }, 4).trimEnd(),
            ]))
            : []),
        '',
        short ? `Shortened to fit here. ${report}.` : `${report}.`,
        '',
    ].join('\n');
}
function gateTable(evidences, words) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownTable */ .Qj)(['', 'gate', 'verdict', 'why'], ['left', 'left', 'left', 'left'], evidences.map(({ gate, verdict, reason }) => [
        _badge_js__WEBPACK_IMPORTED_MODULE_1__/* .badge */ .q[verdict],
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(gate, 100)),
        verdict,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(reason, words)),
    ]));
}
/** Metrics of the candidate, beside production's where there are any. */
function metricTable(rows, most, words) {
    if (rows.length === 0)
        return [];
    const compared = rows.some(({ production }) => production !== undefined);
    const sorted = _badge_js__WEBPACK_IMPORTED_MODULE_1__/* .verdictOrder */ .I.flatMap((verdict) => rows.filter((row) => row.verdict === verdict));
    const cells = sorted
        .slice(0, most)
        .map((row) => [
        _badge_js__WEBPACK_IMPORTED_MODULE_1__/* .badge */ .q[row.verdict],
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(row.name, words)),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .formatScalar */ .kQ)(row.candidate)),
        ...(compared ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .formatScalar */ .kQ)(row.production)), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_metric_row_js__WEBPACK_IMPORTED_MODULE_2__/* .changeInWords */ .Zb)(row))] : []),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_metric_row_js__WEBPACK_IMPORTED_MODULE_2__/* .intervalInWords */ .ms)(row)),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_metric_row_js__WEBPACK_IMPORTED_MODULE_2__/* .boundInWords */ .bR)(row)),
    ]);
    const left = rows.length - cells.length;
    return [
        '',
        compared ? '**Candidate beside production**' : '**Metrics**',
        '',
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownTable */ .Qj)(['', 'metric', 'candidate', ...(compared ? ['production', 'change'] : []), 'interval', 'bound'], ['left', 'left', 'right', ...(compared ? ['right', 'left'] : []), 'left', 'right'], cells),
        ...(left > 0 ? ['', `${left} more metrics are in the report.`] : []),
    ];
}


/***/ }),

/***/ 28059:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ reportSettings)
/* harmony export */ });
/* unused harmony export places */
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89921);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);


/** Where a report goes. */
const places = [
    'summary',
    'comment',
    'issue',
    'model-card',
    'training-report',
    'deployment-report',
    'notification',
    'html',
    'junit',
    'sarif',
];
const card = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    license: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    language: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())]).optional(),
    tags: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).optional(),
    library: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    task: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    dataset: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    description: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    'intended-use': zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    limitations: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
});
/** What a user can type for `report`. */
const reportSettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    evidence: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Evidence files of the gates, paths or patterns, one per line',
        default: 'tidegate-report/**/*.json',
    }),
    to: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choices */ .zM)(places), {
        description: 'What is made of it, any of `summary`, `comment` (one on the pull request, updated in place), `issue` (one incident, closed on recovery), `html`, `junit`, `sarif`, `model-card`, `training-report`, `deployment-report`, `notification`',
        default: 'summary, comment, html, notification',
    }),
    title: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), { description: 'Heading of all of them', shownDefault: 'the model, or the workflow' }),
    key: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)().max(200, 'expected at most 200 characters'), {
        description: 'Tells this comment and this incident from those of other reports of the repository',
        shownDefault: 'the workflow, with the model and environment when they are given',
    }),
    card: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .mapping */ .p)().pipe(card), {
        description: 'What the model card says beside the evidence, YAML: `license`, `language`, `tags`, `library`, `task`, `dataset`, `description`, `intended-use`, `limitations`',
    }),
    'pull-request': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .integer */ .nd)({ min: 1 }), {
        description: 'Number of the pull request to comment on',
        shownDefault: 'that of the event',
    }),
    'job-status': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['success', 'failure', 'cancelled']), {
        description: 'How the job stands: one that failed without a gate saying why is told as a gate that could not decide, never as a pass',
        runnerDefault: '${{ job.status }}',
    }),
    labels: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Labels of the incident issue, one per line; it is found again by the first',
        default: 'model-incident',
    }),
    mode: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['enforce', 'warn', 'dry-run']), {
        description: '`warn` never fails this step, since the gate itself has; `enforce` fails it when a gate said no; `dry-run` posts nothing',
        default: 'warn',
    }),
});


/***/ })

};
