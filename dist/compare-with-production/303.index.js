export const id = 303;
export const ids = [303];
export const modules = {

/***/ 7088:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action)
});

;// CONCATENATED MODULE: ./packages/config/src/source.ts
/** The config file as kit reads it. The schemas of all sections are a chunk of their own, loaded when there is a file to check. */
const configFile = {
    async values(document, context) {
        const { configValues } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(795)]).then(__webpack_require__.bind(__webpack_require__, 795));
        return configValues(document, context);
    },
};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./packages/evidence/src/text-file.ts
var text_file = __webpack_require__(3655);
;// CONCATENATED MODULE: ./packages/gates/src/metric-world.ts


/**
 * The world of a real run. The registry is loaded and opened when the first address of its kind is read.
 * @param parquetAsCsv reads Parquet, where the action has an engine for it
 */
function metricWorld(settings, io, parquetAsCsv) {
    // By kind of address: `runs:/` may mean another registry than `git:`.
    const opened = new Map();
    return {
        readText: (path) => (0,text_file/* wholeText */.r)(io.path(path), path),
        openBytes: async (path) => {
            if ((0,text_file/* refuseEndless */.R)(io.path(path), path).isDirectory()) {
                throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
            }
            return (0,external_node_fs_.createReadStream)(io.path(path), { highWaterMark: 1024 * 1024 });
        },
        ...(parquetAsCsv && { parquetAsCsv }),
        async resolve(address) {
            const { openRegistry, parseReference } = await __webpack_require__.e(/* import() */ 363).then(__webpack_require__.bind(__webpack_require__, 3363));
            const reference = parseReference(address);
            const opening = opened.get(reference.kind) ?? openRegistry(settings, io, reference);
            opened.set(reference.kind, opening);
            const registry = await opening;
            return { reference, version: await registry.resolve(reference), location: registry.location };
        },
    };
}

// EXTERNAL MODULE: ./packages/gates/src/comparison-settings.ts
var comparison_settings = __webpack_require__(3789);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(3523);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(7182);
;// CONCATENATED MODULE: ./packages/kit/src/common-inputs.ts


const reportFormats = ['html', 'junit', 'sarif'];
/** The inputs every action takes. */
const commonInputs = schemas/* object */.Ikc({
    model: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the model the evidence is about' }),
    config: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Path of the configuration file',
        shownDefault: 'tidegate.yml, else .github/tidegate.yml, when it exists',
    }),
    environment: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Profile under `environments:` in the configuration file' }),
    mode: (0,field/* field */.Z)((0,types/* choice */.Yq)(['enforce', 'warn', 'dry-run']), {
        description: '`enforce` fails the job on a red verdict, `warn` never does, `dry-run` reads everything and changes nothing',
        default: 'enforce',
    }),
    'on-inconclusive': (0,field/* field */.Z)((0,types/* choice */.Yq)(['fail', 'warn', 'pass']), {
        description: 'What a verdict that could not be decided does to the job',
        default: 'fail',
    }),
    'report-dir': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Folder for evidence and report', default: 'tidegate-report' }),
    'report-formats': (0,field/* field */.Z)((0,types/* choices */.zM)(reportFormats), {
        description: 'What the evidence is rendered as in the report folder: any of `html`, `junit` and `sarif`',
        default: 'html',
    }),
    'upload-report': (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: 'Upload evidence and report as an artifact', default: 'true' }),
});
/** For actions that call GitHub: `token`. */
const tokenInput = {
    token: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Token for the GitHub API',
        secret: true,
        runnerDefault: '${{ github.token }}',
        required: true,
    }),
};

// EXTERNAL MODULE: ./packages/kit/src/self-test.ts
var self_test = __webpack_require__(3317);
;// CONCATENATED MODULE: ./packages/kit/src/action.ts



const commonOutputs = {
    verdict: '`pass`, `warn`, `fail` or `inconclusive`; empty when the step broke before it could judge',
    evidence: 'Path of the evidence file (JSON)',
    report: 'Path of the report (HTML)',
};
/** Declares an action. It does nothing until `runAction` is called with it. */
function defineAction(definition) {
    return {
        ...definition,
        // The action's own field wins, so that one may demand what is optional elsewhere (promote-model: `model`).
        allInputs: schemas/* object */.Ikc({
            ...definition.inputs.shape,
            ...without(commonInputs.shape, [...Object.keys(definition.inputs.shape), ...(definition.omits ?? [])]),
            ...(definition.knownBad && self_test/* selfTestInput */.R.shape),
        }),
        allOutputs: { ...definition.outputs, ...commonOutputs },
    };
}
function without(shape, names) {
    return Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)));
}

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(7795);
// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(6728);
// EXTERNAL MODULE: ./packages/gates/src/metric-source.ts
var metric_source = __webpack_require__(5798);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(610);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(2392);
// EXTERNAL MODULE: ./packages/gates/src/evaluate.ts + 1 modules
var evaluate = __webpack_require__(2578);
;// CONCATENATED MODULE: ./packages/gates/src/suspicious.ts



/** One check per rule that is too good to be true: one that holds makes it `inconclusive`. A metric that is missing fails, as everywhere. */
function checkSuspicious(rules, candidate, production) {
    return rules.map((rule) => {
        const { verdict, reason, observed, threshold, production: before, delta } = (0,evaluate/* evaluate */._3)(rule, candidate, production);
        const text = (0,printable/* printable */.g$)((0,format/* formatComparison */.Tc)(rule));
        const measured = threshold !== undefined && observed !== undefined && Number.isFinite(observed);
        const holds = verdict === 'pass';
        return {
            id: `suspicious ${text}`,
            title: `not too good to be true: ${text}`,
            subject: (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(rule.metric)),
            verdict: holds ? 'inconclusive' : measured && verdict === 'fail' ? 'pass' : verdict,
            reason: holds
                ? `${reason.replace(/\.$/, '')}: too good to be true, look for a label that leaked into the features or rows that were trained on.`
                : reason,
            ...(observed !== undefined && { observed }),
            ...(threshold !== undefined && { threshold }),
            method: { name: 'comparison in exact decimals', parameters: { candidate: candidate.origin } },
            ...(before !== undefined && delta !== undefined && { values: { production: before, delta } }),
        };
    });
}

;// CONCATENATED MODULE: ./packages/gates/src/data-digest.ts

/** What a metrics file calls the digest of the rows its metrics were measured on, and a registry's tag. */
const names = ['data-digest', 'data_digest', 'holdout-digest', 'holdout_digest'];
const tags = ['tidegate.holdout-digest', 'holdout-digest', 'holdout_digest'];
/** The digest of the rows that metrics were measured on, when their file or the version's tags say one. */
function measuredOn(found) {
    if (!found?.metrics)
        return undefined;
    const { metrics, version } = found;
    const ofVersion = [...tags.map((tag) => version?.tags[tag]), version?.measuredOn];
    const said = [...names.map((name) => metrics.values.get(name)), ...ofVersion];
    return said.find((each) => typeof each === 'string' && each.trim() !== '')?.trim();
}
/** Metrics measured on different rows cannot be compared. When one side says nothing, there is nothing to check. */
function checkSameData(candidate, production) {
    const [mine, theirs] = [measuredOn(candidate), measuredOn(production)];
    if (mine === undefined || theirs === undefined)
        return [];
    const same = mine === theirs;
    return [
        {
            id: 'data-digest',
            title: 'both models were measured on the same data',
            verdict: same ? 'pass' : 'inconclusive',
            reason: same
                ? `Both models were measured on the data ${(0,printable/* printable */.g$)(mine)}.`
                : `The candidate was measured on the data ${(0,printable/* printable */.g$)(mine)} and production on ${(0,printable/* printable */.g$)(theirs)}, so their metrics cannot be compared.`,
            values: { candidate: (0,printable/* printable */.g$)(mine), production: (0,printable/* printable */.g$)(theirs) },
        },
    ];
}

// EXTERNAL MODULE: ./packages/gates/src/compare-rules.ts
var compare_rules = __webpack_require__(4909);
;// CONCATENATED MODULE: ./actions/compare-with-production/src/about.ts

/** Which candidate was judged, on which data. */
function subjectOf(candidate, predictions) {
    const dataDigest = predictions?.digest ?? measuredOn(candidate);
    const said = dataDigest === undefined ? {} : { dataDigest };
    if (!candidate?.metrics || !candidate.version)
        return said;
    const { name, version, digest, commit } = candidate.version;
    return {
        model: name,
        version,
        ...(digest !== undefined && { digest }),
        ...(commit !== undefined && { commit }),
        ...said,
    };
}
/** What was read, and all that is known of the model in production. */
function factsOf(inputs, candidate, production) {
    const version = production?.metrics ? production.version : undefined;
    const all = {
        candidate: candidate?.metrics?.origin,
        production: production?.metrics?.origin,
        'candidate-data-digest': measuredOn(candidate),
        'production-model': version?.name,
        'production-version': version?.version,
        'production-digest': version?.digest,
        'production-commit': version?.commit,
        'production-data-digest': measuredOn(production),
        predictions: inputs.predictions,
        'first-model': inputs['first-model'],
        baseline: inputs.baseline,
    };
    return Object.fromEntries(Object.entries(all).filter((entry) => entry[1] !== undefined));
}

// EXTERNAL MODULE: ./actions/compare-with-production/src/predictions.ts
var predictions = __webpack_require__(3144);
;// CONCATENATED MODULE: ./actions/compare-with-production/src/first-model.ts





/** The registry itself says that nothing is in production: the policy decides, and the candidate's own rules and the baseline must hold. */
async function judgeFirstModel(inputs, { rules, suspicious }, candidate, production, world) {
    const { nothingAt: reference, location } = production;
    const address = inputs.production;
    // Only an alias, or a stage, can be new. A version, run or tag that is not there is a mistake in the address.
    if (reference.kind !== 'alias' && reference.kind !== 'stage')
        throw (0,metric_source/* nothingAt */.V1)(address, location);
    const pass = inputs['first-model'] === 'pass';
    const told = `There is nothing at ${address} yet in the registry (${location})`;
    const policy = {
        id: 'first-model',
        title: 'a model is in production',
        verdict: pass ? 'pass' : 'fail',
        reason: pass
            ? `${told}, and \`first-model: pass\` lets the first model through.`
            : `${told}, so there is nothing to compare with; \`first-model: pass\` would let the first model through.`,
        method: { name: 'first-model policy', parameters: { 'first-model': inputs['first-model'] } },
    };
    const beaten = pass && inputs.baseline ? await (0,predictions/* compareWithBaseline */.$_)(inputs, world) : undefined;
    const absolute = suspicious.filter(({ bound }) => bound.kind === 'number');
    const own = candidate?.metrics
        ? [...(0,compare_rules/* checkFirstModel */.M)(rules, candidate.metrics), ...checkSuspicious(absolute, candidate.metrics, undefined)]
        : [];
    const judged = (0,judgement/* judge */.S)([policy, ...own, ...(beaten?.checks ?? [])]);
    return {
        ...judged,
        subject: subjectOf(candidate, beaten),
        facts: factsOf(inputs, candidate, undefined),
        outputs: {
            decision: decisionOf[judged.verdict],
            'production-version': undefined,
            'best-candidate': beaten?.best,
            deltas: {},
        },
    };
}

// EXTERNAL MODULE: ./actions/compare-with-production/src/sources.ts
var sources = __webpack_require__(5252);
;// CONCATENATED MODULE: ./actions/compare-with-production/src/compare.ts






/** Compares the candidate with what is in production: by rules, by paired predictions, or both, and then both must hold. */
async function compareWithProduction(inputs, world) {
    const metricRules = (0,sources/* readRules */.K)(inputs);
    const read = (0,sources/* sideReader */.X)(inputs, world);
    const candidate = await read('candidate');
    const production = await read('production');
    const unread = [candidate, production].filter((side) => side instanceof user_error/* UserError */.y);
    if (unread.length > 0)
        return unanswered(unread);
    const [mine, theirs] = [candidate, production];
    if (mine && !mine.metrics)
        throw (0,metric_source/* nothingAt */.V1)(inputs.candidate, mine.location);
    if (theirs && !theirs.metrics)
        return judgeFirstModel(inputs, metricRules, mine, theirs, world);
    const compared = compareMetrics(metricRules.rules, mine, theirs);
    const paired = await (0,predictions/* comparePredictionsFile */.oJ)(inputs, world);
    const [now, before] = mine ? [mine.metrics, theirs?.metrics] : [paired?.candidate, paired?.production];
    const suspicious = now && compared.comparable ? checkSuspicious(metricRules.suspicious, now, before) : [];
    const judged = (0,judgement/* judge */.S)([...compared.checks, ...(paired?.checks ?? []), ...suspicious]);
    return {
        ...judged,
        subject: subjectOf(mine, paired),
        facts: factsOf(inputs, mine, theirs),
        outputs: {
            decision: decisionOf[judged.verdict],
            'production-version': theirs?.version?.version,
            'best-candidate': paired?.best,
            deltas: Object.fromEntries([...compared.deltas, ...(paired?.deltas ?? [])]),
        },
    };
}
const decisionOf = {
    pass: 'promote',
    warn: 'promote',
    fail: 'keep',
    inconclusive: 'inconclusive',
};
/** Metrics of different rows are not held against each other; what the candidate alone must hold still is. */
function compareMetrics(rules, mine, theirs) {
    const none = { checks: [], deltas: new Map(), comparable: true };
    if (!mine?.metrics)
        return none;
    const data = checkSameData(mine, theirs);
    const comparable = data.every(({ verdict }) => verdict === 'pass');
    const held = comparable ? rules : rules.filter(({ bound }) => bound.kind === 'number');
    const { checks, deltas } = (0,compare_rules/* compareRules */.D)(held, mine.metrics, theirs?.metrics);
    return { checks: [...data, ...checks], deltas, comparable };
}
function unanswered(errors) {
    const reasons = [...new Set(errors.map(({ message }) => message))];
    const checks = reasons.map((reason, i) => {
        return { id: `registry.${i + 1}`, title: 'the registry answers', verdict: 'inconclusive', reason };
    });
    return {
        ...(0,judgement/* judge */.S)(checks),
        outputs: { decision: 'inconclusive', 'production-version': undefined, 'best-candidate': undefined, deltas: {} },
    };
}

;// CONCATENATED MODULE: ./actions/compare-with-production/src/action.ts





const action = defineAction({
    name: 'compare-with-production',
    inputs: comparison_settings/* comparisonSettings */.T,
    outputs: {
        decision: '`promote`, `keep` or `inconclusive`',
        'production-version': 'Version the registry has in production; empty when there is none or a file was compared',
        'best-candidate': 'Of several candidates in `predictions`, the name of the one that was judged best; else empty',
        deltas: 'JSON object: candidate minus production, by metric',
    },
    config: configFile,
    run: async (inputs, io) => compareWithProduction(inputs, worldOf(inputs, io)),
    knownBad: async (inputs, io) => (await __webpack_require__.e(/* import() */ 164).then(__webpack_require__.bind(__webpack_require__, 2164))).knownBad(inputs, worldOf(inputs, io)),
});
function worldOf(inputs, io) {
    return metricWorld(inputs, io, async (path, use) => {
        // DuckDB reads Parquet, in a process of its own; loaded only when there is such a file.
        const { connectApart } = await __webpack_require__.e(/* import() */ 66).then(__webpack_require__.bind(__webpack_require__, 2066));
        const { parquetAsCsv } = await __webpack_require__.e(/* import() */ 83).then(__webpack_require__.bind(__webpack_require__, 2083));
        const job = io.env('RUNNER_TRACKING_ID');
        const connect = connectApart({
            node: process.execPath,
            entry: process.argv[1],
            // By this name the runner finds what a step left behind.
            env: job === undefined ? {} : { RUNNER_TRACKING_ID: job },
            statementTimeout: 600_000,
            signal: io.signal,
        });
        return parquetAsCsv(path, { connect, enginePath: inputs['engine-path'] }, io, use);
    });
}


/***/ }),

/***/ 3144:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ compareWithBaseline),
/* harmony export */   eg: () => (/* binding */ wrongPredictions),
/* harmony export */   oJ: () => (/* binding */ comparePredictionsFile)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6728);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7795);

/** Both models' answers to the same items, judged by `paired-rules`, or accuracy within `margin` when there are none. */
async function comparePredictionsFile(inputs, world) {
    const asked = await askedOfPredictions(inputs, world);
    if (asked === undefined)
        return undefined;
    const { comparePredictions } = await __webpack_require__.e(/* import() */ 571).then(__webpack_require__.bind(__webpack_require__, 2571));
    return { ...comparePredictions(asked.predictions, asked.plan), digest: asked.predictions.digest };
}
/** For `self-test`: each rule on the predictions of candidates that are wrong about every row. */
async function wrongPredictions(inputs, world) {
    const asked = await askedOfPredictions(inputs, world);
    if (asked === undefined)
        return [];
    const { comparePredictions, positiveClass, wrongEverywhere } = await __webpack_require__.e(/* import() */ 571).then(__webpack_require__.bind(__webpack_require__, 2571));
    const { predictions, plan } = asked;
    const { path, labels } = predictions;
    const positive = labels.classes && positiveClass(path, labels.classes, plan.rules, plan.positiveClass);
    const wrong = wrongEverywhere(predictions, positive);
    return plan.rules.map((rule) => {
        const checks = () => comparePredictions(wrong, { ...plan, rules: [rule], slices: [] }).checks;
        return { name: `a candidate wrong about every row (${rule.title})`, run: async () => (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .judge */ .S)(checks()) };
    });
}
async function askedOfPredictions(inputs, world) {
    const path = inputs.predictions;
    if (path === undefined)
        return undefined;
    // Chunks of their own: neither the CSV reader nor the resampling is needed for rules on metrics.
    const { accuracyRule, columnsOfRules, parsePairedRules } = await __webpack_require__.e(/* import() */ 571).then(__webpack_require__.bind(__webpack_require__, 2571));
    const { readPredictions } = await Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(456)]).then(__webpack_require__.bind(__webpack_require__, 5456));
    const lines = inputs['paired-rules'];
    const rules = lines ? parsePairedRules(lines) : [accuracyRule(inputs.margin)];
    const slices = inputs.slices ?? [];
    const asked = {
        ...columnsFor(rules),
        slices: [...new Set([...slices, ...columnsOfRules(rules)])],
        production: true,
    };
    const predictions = await readPredictions(path, asked, world);
    if (predictions.candidates.size > 1 && inputs.candidate !== undefined) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('bad-input', `The predictions file ${path} has ${predictions.candidates.size} candidates, and \`candidate\` names the metrics of one.`, { hint: 'Leave `candidate` and `rules` out, or keep one candidate in the file.' });
    }
    return { predictions, plan: { alpha: inputs.alpha, rules, slices, positiveClass: inputs['positive-class'] } };
}
/** The candidate beside a trivial model, when nothing is in production. */
async function compareWithBaseline(inputs, world) {
    const baseline = inputs.baseline;
    const { baselineAnswers, baselineRule, comparePredictions } = await __webpack_require__.e(/* import() */ 571).then(__webpack_require__.bind(__webpack_require__, 2571));
    const { readPredictions } = await Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(456)]).then(__webpack_require__.bind(__webpack_require__, 5456));
    const rules = [baselineRule(baseline)];
    const asked = { ...columnsFor(rules), slices: [], production: false };
    const predictions = await readPredictions(inputs.predictions, asked, world);
    const plan = { alpha: inputs.alpha, rules, slices: [], baseline: baselineAnswers(baseline, predictions) };
    return { ...comparePredictions(predictions, plan), digest: predictions.digest };
}
/** Throws a UserError when some rules need classes and others numbers. */
function columnsFor(rules) {
    const of = (kind) => rules.find(({ definition }) => definition.from === kind);
    const [classes, numbers] = [of('classes'), of('numbers')];
    const scores = of('scores') ?? of('probabilities');
    const other = classes ?? scores;
    if (numbers && other) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('bad-input', `\`paired-rules\` ask for ${numbers.score}, which is of numbers, and for ${other.score}, which is of classes.`, { hint: 'One file holds the predictions of one kind of model: compare by one kind of score.' });
    }
    const answers = numbers ? 'numbers' : classes ? 'classes' : undefined;
    return { ...(answers && { answers }), scores: scores !== undefined };
}


/***/ }),

/***/ 5303:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9036);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7088);


await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5252:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readRules),
/* harmony export */   X: () => (/* binding */ sideReader)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7795);
/* harmony import */ var _tidegate_gates__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5383);
/* harmony import */ var _tidegate_gates__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5798);
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(808);



/** Reads `rules` and `suspicious`. Throws a UserError when they, or what they need, cannot be. */
function readRules(inputs) {
    const rules = (0,_tidegate_gates__WEBPACK_IMPORTED_MODULE_0__/* .parseRules */ .NR)(inputs.rules ?? [], { input: 'rules', production: true });
    const suspicious = (0,_tidegate_gates__WEBPACK_IMPORTED_MODULE_0__/* .parseRules */ .NR)(inputs.suspicious ?? [], { input: 'suspicious', production: true });
    requireSources(inputs, { rules, suspicious });
    return { rules, suspicious };
}
function requireSources(inputs, { rules, suspicious }) {
    const missing = (what, hint) => {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('bad-input', what, { hint });
    };
    const { candidate, production, predictions } = inputs;
    const speaksOfProduction = ({ bound }) => bound.kind === 'production';
    if (rules.length === 0 && predictions === undefined) {
        missing('Neither `rules` nor `predictions` was given, so there is nothing to compare by.', 'Give `rules`, as in `accuracy >= production - 0.02`, or a `predictions` file, or both.');
    }
    if (rules.length > 0 && candidate === undefined) {
        missing('`rules` were given without `candidate`.', 'Name the metrics of the candidate: a JSON file, `runs:/<id>` or `models:/<name>@<alias>`.');
    }
    if (production === undefined && rules.some(speaksOfProduction)) {
        missing('`rules` speak of production, but `production` was not given.', 'Name its metrics: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or a JSON file.');
    }
    if (production === undefined && candidate !== undefined && suspicious.some(speaksOfProduction)) {
        missing('`suspicious` speaks of production, but `production` was not given.', 'Name its metrics: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or a JSON file.');
    }
    if (candidate !== undefined && candidate === production) {
        missing(`\`candidate\` and \`production\` are both ${candidate}: a model compared with itself.`, 'Name the metrics of two models.');
    }
    for (const name of ['slices', 'paired-rules', 'positive-class', 'baseline']) {
        if (inputs[name] === undefined || predictions !== undefined)
            continue;
        const were = name === 'slices' || name === 'paired-rules' ? 'were' : 'was';
        missing(`\`${name}\` ${were} given without \`predictions\`.`, 'Give the predictions file it is about.');
    }
    if (inputs['paired-rules'] && inputs.margin !== 0) {
        missing('`margin` was given beside `paired-rules`, which say their own.', `Write \`accuracy >= production - ${inputs.margin}\` among the rules, and leave \`margin\` out.`);
    }
}
/** Reads one side; a server that gave no answer comes back as the error, since the other side may be a plain mistake. */
function sideReader(inputs, world) {
    const reading = { metricsPath: inputs['metrics-path'], aliases: (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_2__/* .parseAliases */ .oH)(inputs.aliases ?? []) };
    return async (side) => {
        const source = inputs[side];
        if (source === undefined)
            return undefined;
        return (0,_tidegate_gates__WEBPACK_IMPORTED_MODULE_3__/* .readSource */ .o$)(source, reading, world).catch((error) => {
            if ((0,_tidegate_gates__WEBPACK_IMPORTED_MODULE_3__/* .isNoAnswer */ .Uz)(error))
                return error;
            throw error;
        });
    };
}


/***/ }),

/***/ 6728:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(478);

/** The verdict of many checks is the gravest of them; the reason counts them and quotes the first three that decided. */
function judge(checks) {
    const verdict = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .Q)(checks.map((check) => check.verdict));
    return { verdict, reason: reasonFor(verdict, checks), checks };
}
const told = {
    warn: 'warned',
    fail: 'failed',
    inconclusive: 'could not be decided',
};
function reasonFor(verdict, checks) {
    if (checks.length === 0)
        return 'Nothing was checked, so nothing has passed.';
    if (verdict === 'pass')
        return checks.length === 1 ? checks[0].reason : `All ${checks.length} checks passed.`;
    const decided = checks.filter((check) => check.verdict === verdict);
    const quoted = decided.slice(0, 3).map((check) => check.reason.replace(/\.$/, ''));
    const more = decided.length > quoted.length ? `; and ${decided.length - quoted.length} more` : '';
    return `${decided.length} of ${checks.length} checks ${told[verdict]}: ${quoted.join('; ')}${more}.`;
}


/***/ }),

/***/ 9953:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The known name closest to a mistyped one (at most a third of its letters wrong, at least 2), if any. */
function nearest(typed, known) {
    let best;
    for (const name of known) {
        const distance = editDistance(typed.toLowerCase(), name.toLowerCase());
        if (distance <= Math.max(2, Math.floor(typed.length / 3)) && (!best || distance < best.distance)) {
            best = { name, distance };
        }
    }
    return best?.name;
}
/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function editDistance(a, b) {
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            next.push(Math.min(substitution, row[j] + 1, next[j - 1] + 1, swapped ? before[j - 2] + 1 : Infinity));
        }
        before = row;
        row = next;
    }
    return row[b.length];
}


/***/ }),

/***/ 7047:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ scalar),
/* harmony export */   i: () => (/* binding */ scalarSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

/** A value that evidence may hold. Numbers are finite: JSON would turn NaN into null and so hide it. */
const scalarSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), zod__WEBPACK_IMPORTED_MODULE_0__/* ["null"] */ .chJ()]);
/** A number as evidence: itself when finite, else its name ("NaN", "Infinity", "-Infinity"). */
function scalar(value) {
    if (typeof value === 'bigint') {
        const exact = Number(value);
        return Number.isSafeInteger(exact) ? exact : value.toString();
    }
    return Number.isFinite(value) ? value : String(value);
}


/***/ }),

/***/ 3655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ refuseEndless),
/* harmony export */   r: () => (/* binding */ wholeText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7795);



/** A larger text does not fit one string. */
const largest = 500 * 1024 * 1024;
/**
 * The whole text of a file the user named; `shown` is its path as typed. A pipe or device, whose reading might never end, and a file above
 * 500 MB are UserErrors; anything else, such as a file that is not there, rejects as `fs.readFile` does, or with what `otherwise` makes of it.
 */
async function wholeText(path, shown, otherwise) {
    try {
        const { size } = refuseEndless(path, shown);
        if (size > largest) {
            throw new _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('unreadable', `The file ${shown} has ${Math.round(size / 1024 / 1024)} MB, more than 500.`, {
                hint: 'Write fewer rows or columns to it.',
            });
        }
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw cause instanceof _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y || otherwise === undefined ? cause : otherwise(cause);
    }
}
/** Stats of what is at the path. Throws a UserError for a pipe or a device; a folder is told by its reading. */
function refuseEndless(path, shown) {
    const entry = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    if (entry.isFile() || entry.isDirectory())
        return entry;
    throw new _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('unreadable', `The file ${shown} is not a regular file.`, {
        hint: 'Name a file that a step before this one wrote.',
    });
}


/***/ }),

/***/ 478:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ verdictSchema),
/* harmony export */   Q: () => (/* binding */ worst)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

/** What a gate can say. `inconclusive` means it could not decide; it is never a pass. */
const verdictSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['pass', 'warn', 'fail', 'inconclusive']);
const severity = { pass: 0, warn: 1, inconclusive: 2, fail: 3 };
/** The gravest of several verdicts. Of none it is `inconclusive`: a gate that checked nothing has not passed. */
function worst(verdicts) {
    let result;
    for (const verdict of verdicts) {
        if (result === undefined || severity[verdict] > severity[result])
            result = verdict;
    }
    return result ?? 'inconclusive';
}


/***/ }),

/***/ 9252:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9953);

/**
 * What zod found, in sentences a user can act on. An unknown key names the nearest known one.
 *
 * `value` is what was parsed; `schemaKeys(path)` lists the keys known at a path, for the suggestion.
 */
function explain(error, schemaKeys) {
    return complaints(error.issues, [], schemaKeys);
}
function complaints(issues, above, schemaKeys) {
    return issues.flatMap((issue) => {
        const at = [...above, ...issue.path];
        const path = at.map(String).join('.');
        if (issue.code === 'unrecognized_keys') {
            return issue.keys.map((key) => {
                const close = (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(key, schemaKeys(at));
                return { path: [path, key].filter(Boolean).join('.'), message: unknownKey(key, close, schemaKeys(at)) };
            });
        }
        // A value has a short and a long form: what is wrong in the form that was chosen says more than that neither fits.
        const meant = issue.code === 'invalid_union' ? issue.errors.filter((form) => !form.some(isOfAnotherForm)) : [];
        if (meant.length === 1)
            return complaints(meant[0], at, schemaKeys);
        return [{ path, message: issue.message }];
    });
}
function isOfAnotherForm(issue) {
    return issue.path.length === 0 && ['invalid_type', 'invalid_union', 'invalid_value'].includes(issue.code);
}
function unknownKey(key, close, keys) {
    if (close !== undefined)
        return `unknown key "${key}"; did you mean "${close}"?`;
    return keys.length > 0 ? `unknown key "${key}"; known here: ${keys.join(', ')}` : `unknown key "${key}"`;
}


/***/ }),

/***/ 3523:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ field),
/* harmony export */   t: () => (/* binding */ fieldInfo)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9396);

const known = zod__WEBPACK_IMPORTED_MODULE_0__/* .registry */ .u5();
/** What `field` was told about a schema. */
function fieldInfo(schema) {
    return known.get(schema);
}
function field(type, info) {
    const schema = shape(type, info).describe(info.description);
    const shown = info.shownDefault ?? (info.default === undefined ? undefined : show(info.default));
    const { description, secret, runnerDefault } = info;
    known.add(schema, {
        description,
        required: info.required === true,
        ...(secret && { secret }),
        ...(runnerDefault !== undefined && { runnerDefault }),
        ...(shown !== undefined && { default: shown }),
    });
    return schema;
}
function shape(type, info) {
    // A fresh object each time: the registry is keyed by schema, and a type may serve several inputs.
    if (info.required)
        return type.clone();
    return info.default === undefined ? type.optional() : type.prefault(info.default);
}
function show(value) {
    return typeof value === 'string' ? value : JSON.stringify(value);
}


/***/ }),

/***/ 8797:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ knownKeys)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

/** The keys an object schema knows at a path, looking through optional, default, union and pipe. */
function knownKeys(schema, path = []) {
    const inner = unwrap(schema);
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodUnion */ .fZ7) {
        return inner.options.flatMap((option) => knownKeys(option, path));
    }
    const [head, ...rest] = path;
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH) {
        const shape = inner.shape;
        if (head === undefined)
            return Object.keys(shape);
        const next = shape[String(head)];
        return next ? knownKeys(next, rest) : [];
    }
    if (head === undefined)
        return [];
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodRecord */ .b8S)
        return knownKeys(inner.valueType, rest);
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodArray */ .naA)
        return knownKeys(inner.element, rest);
    return [];
}
function unwrap(schema) {
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodOptional */ .IiU || schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodPrefault */ .xgV || schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodDefault */ .XiL) {
        return unwrap(schema.unwrap());
    }
    return schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodPipe */ .utH ? unwrap(schema.in) : schema;
}


/***/ }),

/***/ 5974:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   n8: () => (/* binding */ parseShare)
/* harmony export */ });
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** "1h30m" -> 5400000 (milliseconds); undefined when the text is not wholly a duration. */
function parseDuration(text) {
    const trimmed = text.trim();
    if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(trimmed))
        return undefined;
    let total = 0;
    for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g))
        total += Number(amount) * units[unit];
    return total;
}
/** 5400000 -> "1h30m": the shortest exact text, for people. */
function formatDuration(milliseconds) {
    if (milliseconds < 1000)
        return `${Math.round(milliseconds)}ms`;
    let rest = Math.round(milliseconds / 1000);
    let text = '';
    for (const [unit, seconds] of [
        ['d', 86_400],
        ['h', 3600],
        ['m', 60],
        ['s', 1],
    ]) {
        const amount = Math.floor(rest / seconds);
        rest -= amount * seconds;
        if (amount > 0)
            text += `${amount}${unit}`;
    }
    return text;
}
/** "5%" -> 0.05, "0.05" -> 0.05; undefined when the text is neither. Divides in decimal so that 7% is exactly 0.07. */
function parseShare(text) {
    const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
    if (!match)
        return undefined;
    return match[2] === '%' ? Number(`${match[1]}e-2`) : Number(match[1]);
}


/***/ }),

/***/ 7182:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   uM: () => (/* binding */ share),
/* harmony export */   uR: () => (/* binding */ instant),
/* harmony export */   zM: () => (/* binding */ choices)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4377);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8532);
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5974);


// Each type takes what `with:` gives (always text) and what tidegate.yml gives (already structured).
/** Any text that is not blank. */
const text = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP('expected text').trim().min(1, 'expected text that is not empty');
/** One of a few words. */
const choice = (words) => zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(words, `expected one of ${words.join(', ')}`);
/** Some of a few words, parted by commas or lines, each counted once. A list in YAML is taken as it is. */
const choices = (words) => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())], expectSome(words)).transform((value, context) => {
    const typed = (Array.isArray(value) ? value : value.split(/[,\r\n]+/)).map((word) => word.trim()).filter(Boolean);
    const known = words.filter((word) => typed.includes(word));
    return known.length > 0 && typed.every((word) => words.includes(word))
        ? known
        : fail(context, expectSome(words));
});
/** `true` or `false`, spelled so; a typo is an error and never false. */
const flag = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['true', 'false', 'True', 'False', 'TRUE', 'FALSE'])], 'expected true or false')
    .transform((value) => value === true || (typeof value === 'string' && value.toLowerCase() === 'true'));
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** A finite number, whole text read or none: "12abc" is an error. */
const number = (range = {}) => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], expectNumber('a number', range)).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : decimal.test(value.trim()) ? Number(value) : NaN;
    return inRange(parsed, 'a number', range, context);
});
/** A whole number. */
const integer = (range = {}) => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], expectNumber('a whole number', range)).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : /^[+-]?\d+$/.test(value.trim()) ? Number(value) : NaN;
    return inRange(Number.isSafeInteger(parsed) ? parsed : NaN, 'a whole number', range, context);
});
/** A share between 0 and 1, typed `0.05` or `5%`. */
const share = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], 'expected a share such as 0.05 or 5%').transform((value, context) => {
    const parsed = typeof value === 'number' ? value : (0,_quantities_js__WEBPACK_IMPORTED_MODULE_1__/* .parseShare */ .n8)(value);
    if (parsed === undefined || !(parsed >= 0 && parsed <= 1)) {
        return fail(context, 'expected a share between 0 and 1, such as 0.05 or 5%');
    }
    return parsed;
});
const expectMoment = 'expected a moment with its zone, such as 2026-11-01T12:00Z';
/** A moment as milliseconds since the epoch, typed in ISO 8601 with its zone: `2026-11-01T12:00Z`, `2026-11-01T13:00+01:00`. */
const instant = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(expectMoment)
    .transform((typed) => typed.trim().replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00'))
    .pipe(zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$({ offset: true, error: expectMoment }))
    .transform((value) => Date.parse(value));
/** A length of time in milliseconds, typed `30s`, `10m`, `2h`, `1d`, `500ms` or several of them (`1h30m`). */
const duration = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP('expected a duration such as 30s, 10m or 2h').transform((value, context) => {
    const parsed = (0,_quantities_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9)(value);
    return parsed ?? fail(context, 'expected a duration such as 30s, 10m or 2h');
});
/** One entry per line; blank lines and `#` comment lines do not count. A list in YAML is taken as it is. */
const lines = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())], 'expected text with one entry per line').transform((value, context) => {
    const entries = (Array.isArray(value) ? value : value.split(/\r?\n/))
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
    return entries.length > 0 ? entries : fail(context, 'expected at least one line');
});
function expectSome(words) {
    return `expected one or more of ${words.join(', ')}`;
}
function expectNumber(what, { min, max }) {
    const bounds = [min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`].filter(Boolean);
    return `expected ${what}${bounds.length > 0 ? ` ${bounds.join(' and ')}` : ''}`;
}
function inRange(value, what, range, context) {
    const { min = -Infinity, max = Infinity } = range;
    return Number.isFinite(value) && value >= min && value <= max ? value : fail(context, expectNumber(what, range));
}
function fail(context, message) {
    context.addIssue({ code: 'custom', message });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
}


/***/ }),

/***/ 4909:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ compareRules),
/* harmony export */   M: () => (/* binding */ checkFirstModel)
/* harmony export */ });
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(610);
/* harmony import */ var _expression_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2392);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2578);
/* harmony import */ var _measure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2476);




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

/***/ 3789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ comparisonSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7182);
/* harmony import */ var _tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7794);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);
/* harmony import */ var _reading_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7460);




/** What a user can type for `compare-with-production`. */
const comparisonSettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    candidate: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Metrics of the candidate: the path of a file, `runs:/<id>` or `models:/<name>@<alias>`',
    }),
    production: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Metrics of the model in production: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or the path of a file',
    }),
    rules: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Rules that must all hold, one per line: `accuracy >= production - 0.02`, `rmse <= production * 1.01`, `recall > production + 0.05`',
    }),
    suspicious: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Rules that are too good to be true, one per line: `accuracy > production + 0.2`. One that holds makes the verdict `inconclusive`: look for leakage',
    }),
    predictions: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'File with `id`, `label`, `candidate`, `production`: what both models say about the same items (CSV, TSV, also .gz or .zst; Parquet). Further candidates are columns `candidate_<name>`, scores `candidate_score` and `production_score`; rows that belong together share a `cluster`',
    }),
    'paired-rules': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Rules decided on the predictions with a confidence interval, one per line: `f1 >= production - 0.01`, `roc_auc > production`, `rmse <= production * 1.01`, `recall[region=EU] >= production - 0.05`',
        shownDefault: 'accuracy, not worse by `margin`',
    }),
    'positive-class': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'The label that precision, recall, F1 and scores are of',
        shownDefault: '1 of 0 and 1, true of false and true',
    }),
    alpha: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 0.0001, max: 0.4999 }), {
        description: 'Accepted probability of letting through a candidate that is worse by `margin` or more (one-sided)',
        default: '0.05',
    }),
    margin: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .share */ .uM)(), {
        description: 'Loss of accuracy that is still accepted, as in `0.005`, when there are no `paired-rules`',
        default: '0',
    }),
    slices: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Columns of the predictions file; in none of their values may the candidate be significantly worse',
    }),
    'first-model': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['fail', 'pass']), {
        description: 'What happens when the registry answers that nothing is in production yet',
        default: 'fail',
    }),
    baseline: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['majority-class', 'mean']), {
        description: 'What a first model must beat on the labels of `predictions`: always the most frequent class (by accuracy), or always their mean (by RMSE)',
    }),
    'engine-path': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Path of `duckdb.node`, for Parquet on runners without a package registry; fetched and cached when left out',
    }),
    ..._reading_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .readingSettings */ .i,
    ..._tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_4__/* .registrySettings */ .H.shape,
});


/***/ }),

/***/ 4335:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ compareExact),
/* harmony export */   e0: () => (/* binding */ exact)
/* harmony export */ });
/* unused harmony export Exact */
/** An exact decimal, coefficient · 10^exponent. Sums and products never round, whatever lies between 1e308 and 5e-324. */
class Exact {
    coefficient;
    exponent;
    constructor(coefficient, exponent) {
        this.coefficient = coefficient;
        this.exponent = exponent;
    }
    plus(other) {
        const [a, b, exponent] = aligned(this, other);
        return new Exact(a + b, exponent);
    }
    minus(other) {
        return this.plus(other.negated());
    }
    times(other) {
        return new Exact(this.coefficient * other.coefficient, this.exponent + other.exponent);
    }
    /** To 30 digits more than it has: a mean of decimals comes out as the decimal it is. */
    dividedBy(count) {
        return new Exact((this.coefficient * 10n ** 30n) / BigInt(count), this.exponent - 30);
    }
    negated() {
        return new Exact(-this.coefficient, this.exponent);
    }
    abs() {
        return this.coefficient < 0n ? this.negated() : this;
    }
    /** The shortest way to write it: 0.05, 1200, 1e-9. */
    toString() {
        const digits = this.abs().coefficient.toString().replace(/0+$/, '');
        if (digits === '')
            return '0';
        const sign = this.coefficient < 0n ? '-' : '';
        const zeros = this.abs().coefficient.toString().length - digits.length;
        const point = digits.length + zeros + this.exponent;
        if (point > 21 || point < -5) {
            const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
            return `${sign}${digits[0]}${fraction}e${point > 0 ? '+' : ''}${point - 1}`;
        }
        if (point <= 0)
            return `${sign}0.${'0'.repeat(-point)}${digits}`;
        if (point >= digits.length)
            return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
        return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
    }
    /** The double nearest to it. */
    toNumber() {
        return Number(this.toString());
    }
}
/** The shortest decimal that reads back as this double (0.1, not 0.1000000000000000055), or the decimal a user typed. */
function exact(value) {
    const [, sign, whole = '', fraction = '', exponent = '0'] = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(String(value)) ?? [];
    if (whole + fraction === '')
        throw new RangeError(`${value} is not a finite decimal`);
    return new Exact(BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), Number(exponent) - fraction.length);
}
/** Negative, 0 or positive as a is below, equal to or above b. */
function compareExact(a, b) {
    const [x, y] = aligned(a, b);
    return x < y ? -1 : x > y ? 1 : 0;
}
function aligned(a, b) {
    const exponent = Math.min(a.exponent, b.exponent);
    const scaled = (each) => each.coefficient * 10n ** BigInt(each.exponent - exponent);
    return [scaled(a), scaled(b), exponent];
}


/***/ }),

/***/ 2578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _3: () => (/* binding */ evaluate)
});

// UNUSED EXPORTS: compares, words

// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(610);
// EXTERNAL MODULE: ./packages/gates/src/decimal.ts
var decimal = __webpack_require__(4335);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(2392);
// EXTERNAL MODULE: ./packages/gates/src/measure.ts + 1 modules
var measure = __webpack_require__(2476);
;// CONCATENATED MODULE: ./packages/gates/src/shown-numbers.ts
/**
 * Numbers for one sentence: whole ones whole, others to six significant digits, or to as many more as it takes to tell apart those that differ.
 * The evidence keeps them whole.
 */
function shownNumbers(values) {
    const different = new Set(values).size;
    for (let digits = 6; digits < 17; digits++) {
        const shown = values.map((value) => String(Number.isInteger(value) ? value : Number(value.toPrecision(digits))));
        if (new Set(shown).size === different)
            return shown;
    }
    return values.map(String);
}

;// CONCATENATED MODULE: ./packages/gates/src/evaluate.ts





/**
 * Holds a metric against its bound in exact decimals. `* 1.01` is a relative change, 1 % of |production|, so that it means the same for
 * negative metrics; of production 0 there is no relative change, and the outcome is inconclusive. What is missing or not a finite number
 * fails.
 */
function evaluate({ metric, comparator, bound }, candidate, production) {
    const upward = comparator.startsWith('>');
    const found = (0,measure/* measure */.x)(metric, candidate, upward);
    if (found.value === undefined) {
        return {
            verdict: 'fail',
            reason: `${found.problem}.`,
            ...(found.observed !== undefined && { observed: found.observed }),
            ...(bound.kind === 'number' && { threshold: Number(bound.value) }),
        };
    }
    const name = (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(metric));
    const observed = found.value;
    if (bound.kind === 'number') {
        const limit = (0,decimal/* exact */.e0)(bound.value);
        const [shown] = shownNumbers([observed, limit.toNumber()]);
        return {
            ...settle(name, { observed, shown: shown }, comparator, limit, bound.value),
            ...(found.folds && { folds: found.folds }),
        };
    }
    if (!production)
        throw new Error(`${name} is compared with production, but no production metrics were given`);
    const before = (0,measure/* measure */.x)(metric, production, upward);
    if (before.value === undefined)
        return { verdict: 'fail', reason: `Production: ${before.problem}.`, observed };
    const compared = { production: before.value, delta: (0,decimal/* exact */.e0)(observed).minus((0,decimal/* exact */.e0)(before.value)).toNumber() };
    if (before.value === 0 && bound.factor !== '1' && bound.offset === '0') {
        const reason = `${name} is ${observed}, but production is 0 and ${(0,format/* formatBound */.Sp)(bound)} is a relative change, which 0 does not have; add an absolute one, as in \`${(0,format/* formatBound */.Sp)(bound)} + 0.01\`.`;
        return { verdict: 'inconclusive', reason, observed, ...compared };
    }
    const limit = limitOf(before.value, bound);
    const [shown, bounded, inProduction] = shownNumbers([observed, limit.toNumber(), before.value]);
    const told = bound.factor === '1' && bound.offset === '0'
        ? `production ${inProduction}`
        : `${bounded}, from ${(0,format/* formatBound */.Sp)(bound)} with production ${inProduction}`;
    return { ...settle(name, { observed, shown: shown }, comparator, limit, told), ...compared };
}
function limitOf(production, { factor, offset }) {
    const base = (0,decimal/* exact */.e0)(production);
    return base.plus((0,decimal/* exact */.e0)(factor).minus((0,decimal/* exact */.e0)(1)).times(base.abs())).plus((0,decimal/* exact */.e0)(offset));
}
function settle(name, { observed, shown }, comparator, limit, told) {
    const holds = compares((0,decimal/* exact */.e0)(observed), comparator, limit);
    const reason = holds
        ? `${name} is ${shown}, ${words[comparator]} ${told}.`
        : `${name} is ${shown}, not ${words[comparator]} ${told}.`;
    return { verdict: holds ? 'pass' : 'fail', reason, observed, threshold: limit.toNumber() };
}
const words = {
    '>=': 'at least',
    '<=': 'at most',
    '>': 'above',
    '<': 'below',
    '==': 'exactly',
};
function compares(value, comparator, limit) {
    const order = (0,decimal/* compareExact */.Bp)(value, limit);
    switch (comparator) {
        case '>=':
            return order >= 0;
        case '<=':
            return order <= 0;
        case '>':
            return order > 0;
        case '<':
            return order < 0;
        case '==':
            return order === 0;
    }
}


/***/ }),

/***/ 2392:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sp: () => (/* binding */ formatBound),
/* harmony export */   Tc: () => (/* binding */ formatComparison),
/* harmony export */   gI: () => (/* binding */ formatMetric)
/* harmony export */ });
/* unused harmony export formatCondition */
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8918);

/** The one way to write a comparison; parsing it gives the comparison back. */
function formatComparison({ metric, comparator, bound }) {
    return `${formatMetric(metric)} ${comparator} ${formatBound(bound)}`;
}
function formatCondition(condition) {
    if (condition.kind === 'comparison')
        return formatComparison(condition);
    return condition.terms.map(formatCondition).join(` ${condition.kind} `);
}
function formatMetric({ summary, name, slice }) {
    const shown = _words_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeName */ .fC.test(name) && !_words_js__WEBPACK_IMPORTED_MODULE_0__/* .reserved */ .$t.includes(name) ? name : quote(name);
    const pairs = slice.map(([key, value]) => `${sliceText(key)}=${sliceText(value)}`).join(', ');
    const metric = slice.length === 0 ? shown : `${shown}[${pairs}]`;
    return summary === undefined ? metric : `${summary}(${metric})`;
}
function formatBound(bound) {
    if (bound.kind === 'number')
        return bound.value;
    const times = bound.factor === '1' ? '' : ` * ${bound.factor}`;
    if (bound.offset === '0')
        return `production${times}`;
    const [sign, amount] = bound.offset.startsWith('-') ? ['-', bound.offset.slice(1)] : ['+', bound.offset];
    return `production${times} ${sign} ${amount}`;
}
function sliceText(text) {
    return _words_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeSliceText */ .nx.test(text) ? text : quote(text);
}
function quote(text) {
    return `"${text.replace(/["\\]/g, '\\$&')}"`;
}


/***/ }),

/***/ 5383:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NR: () => (/* binding */ parseRules)
});

// UNUSED EXPORTS: parseComparison, parseCondition

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(7795);
;// CONCATENATED MODULE: ./packages/gates/src/expression/ast.ts
/** `worst` is the least where a rule sets a lower bound and the greatest where it sets an upper one. */
const summaries = ['mean', 'min', 'max', 'worst'];
const comparators = ['>=', '<=', '>', '<', '=='];

// EXTERNAL MODULE: ./packages/gates/src/decimal.ts
var decimal = __webpack_require__(4335);
// EXTERNAL MODULE: ./packages/gates/src/expression/words.ts
var words = __webpack_require__(8918);
;// CONCATENATED MODULE: ./packages/gates/src/expression/bound.ts


const unsigned = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?/uy;
/** What a metric is held against: a number, or production with a factor and an offset. */
function bound(scanner) {
    if (scanner.ended)
        scanner.refuse('the bound is missing', words/* example */.Fw);
    const at = scanner.at;
    if (scanner.take(words/* keyword */.Si.production))
        return production(scanner, scanner.take(/\*/uy) ? factor(scanner) : '1', at);
    const value = signed(scanner);
    if (value === undefined) {
        scanner.refuse(`"${scanner.next}" is not a bound`, 'A bound is a number, or `production` with `* 1.01`, `- 0.02` or `+ 0.05`.');
    }
    if (!scanner.take(/\*/uy))
        return { kind: 'number', value };
    if (!scanner.take(words/* keyword */.Si.production))
        scanner.refuse('only `production` can be multiplied', words/* example */.Fw);
    return production(scanner, positive(scanner, value, at), at);
}
function production(scanner, times, at) {
    if (!scanner.source.production) {
        scanner.refuse('there is no production model here to compare with', 'Hold the metric against a number; compare-with-production compares models.', at);
    }
    const sign = scanner.take(/[+-]/uy)?.[0];
    if (sign === undefined) {
        if (scanner.next === '/')
            scanner.refuse('there is no division', 'Multiply instead: half of production is `production * 0.5`.');
        return { kind: 'production', factor: times, offset: '0' };
    }
    const offset = number(scanner) ?? scanner.refuse('a number is missing', 'Follow `production` with `- 0.02` or `+ 0.05`.');
    return { kind: 'production', factor: times, offset: canonical(sign === '-' ? `-${offset}` : offset) };
}
function factor(scanner) {
    const at = scanner.at;
    const value = signed(scanner) ?? scanner.refuse('a factor is missing', 'Write it as `production * 1.01`.');
    return positive(scanner, value, at);
}
function positive(scanner, value, at) {
    return Number(value) > 0
        ? value
        : scanner.refuse('the factor must be above 0', 'One per cent more is `production * 1.01`, one per cent less `production * 0.99`.', at);
}
function signed(scanner) {
    const sign = scanner.take(/[+-]/uy)?.[0] ?? '';
    const value = number(scanner);
    if (value !== undefined)
        return canonical(sign === '-' ? `-${value}` : value);
    return sign === '' ? undefined : scanner.refuse('a number is missing after the sign', words/* example */.Fw);
}
function number(scanner) {
    const at = scanner.at;
    const found = scanner.take(unsigned)?.[0];
    if (found === undefined)
        return undefined;
    if (scanner.takeHere(/%/uy)) {
        scanner.refuse('a percent sign could mean two things here', 'Two points are `- 0.02`; two per cent of production are `* 0.98`; a share is 0.02.', at);
    }
    if (scanner.takeHere(/,(?=\d)/uy))
        scanner.refuse('a comma does not belong in a number', 'Write 0.85 with a point, and 1000 without separators.', at);
    if (scanner.takeHere(/[\w.\u00c0-\u1fff]/uy))
        scanner.refuse('this is not a number', 'Write numbers as 0.85, 12 or 1e-3.', at);
    return found;
}
/** 0.850 and .85 are one number and get one text. */
function canonical(text) {
    return (0,decimal/* exact */.e0)(text).toString();
}

// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(2392);
;// CONCATENATED MODULE: ./packages/gates/src/expression/scanner.ts

/** Walks through one expression. Every refusal names the column, counted from 1 in characters, and the remedy. */
class scanner_Scanner {
    text;
    source;
    #at = 0;
    constructor(text, source) {
        this.text = text;
        this.source = source;
    }
    get at() {
        this.#blanks();
        return this.#at;
    }
    get ended() {
        return this.at >= this.text.length;
    }
    /** Takes what the sticky pattern matches here, past blanks; undefined when it does not. */
    take(pattern) {
        this.#blanks();
        return this.takeHere(pattern);
    }
    /** Takes what the sticky pattern matches with nothing between. */
    takeHere(pattern) {
        pattern.lastIndex = this.#at;
        const match = pattern.exec(this.text) ?? undefined;
        if (match)
            this.#at += match[0].length;
        return match;
    }
    /** What is written next, for messages. */
    get next() {
        const rest = this.text.slice(this.at);
        return /^(?:[\w.\u00c0-\u1fff]+|[<>=!≤≥]+|.)/u.exec(rest)?.[0] ?? '';
    }
    refuse(what, remedy, at = this.at) {
        const column = [...this.text.slice(0, at)].length + 1;
        throw new user_error/* UserError */.y('bad-input', `\`${this.source.input}\`: \`${this.text}\`, column ${column}: ${what}.`, {
            hint: remedy,
        });
    }
    #blanks() {
        while (/\s/.test(this.text[this.#at] ?? ''))
            this.#at++;
    }
}

;// CONCATENATED MODULE: ./packages/gates/src/expression/parse.ts






/** Parses one comparison, such as `recall[segment=EU] >= 0.7`. Throws a UserError that points at the column. */
function parseComparison(text, source) {
    const scanner = new scanner_Scanner(text, source);
    const parsed = comparison(scanner);
    const joined = scanner.take(words/* keyword */.Si.and) ?? scanner.take(words/* keyword */.Si.or);
    if (joined)
        scanner.refuse(`"${joined[0]}" joins two rules`, 'Write each rule on a line of its own; all of them must hold.', joined.index);
    atEnd(scanner);
    return parsed;
}
/** Parses one rule per line; a rule written twice counts once. All mistakes are told at once. */
function parseRules(lines, source) {
    const rules = new Map();
    const wrong = [];
    for (const line of lines) {
        try {
            const rule = parseComparison(line, source);
            rules.set((0,format/* formatComparison */.Tc)(rule), rule);
        }
        catch (error) {
            if (!(error instanceof user_error/* UserError */.y))
                throw error;
            wrong.push(error);
        }
    }
    if (wrong.length === 0)
        return [...rules.values()];
    if (wrong.length === 1)
        throw wrong[0];
    throw new user_error/* UserError */.y('bad-input', wrong.map(({ message, hint }) => `${message} ${hint ?? ''}`.trim()).join(' '));
}
/** Parses comparisons joined by `and` and `or`, as in `accuracy > 0.90 and rmse < 5`; `and` binds tighter. */
function parseCondition(text, source) {
    const scanner = new Scanner(text, source);
    const parsed = joined(scanner, 'or', () => joined(scanner, 'and', () => comparison(scanner)));
    atEnd(scanner);
    return parsed;
}
function joined(scanner, kind, term) {
    const terms = [term()];
    while (scanner.take(keyword[kind]))
        terms.push(term());
    return terms.length === 1 ? terms[0] : { kind, terms };
}
function atEnd(scanner) {
    if (scanner.ended)
        return;
    if (/^[<>=]/.test(scanner.next))
        scanner.refuse('a second comparison follows', 'Write two rules, each with one comparison.');
    scanner.refuse(`"${scanner.next}" follows where the rule should end`, words/* example */.Fw);
}
function comparison(scanner) {
    const at = scanner.at;
    const metric = metricName(scanner);
    const found = comparator(scanner);
    if (metric.summary === 'worst' && found === '==') {
        scanner.refuse('which score is the worst is not known', 'Write `>=` where higher is better, `<=` where lower is.', at);
    }
    return { kind: 'comparison', metric, comparator: found, bound: bound(scanner) };
}
function metricName(scanner) {
    const at = scanner.at;
    const text = scanner.take(words/* quotedText */.w0);
    if (text)
        return { name: requireText(unquote(text), scanner, at), slice: slice(scanner) };
    const bare = scanner.take(words/* bareName */.yZ);
    if (!bare) {
        if (scanner.ended)
            scanner.refuse('a metric is missing', words/* example */.Fw);
        const what = /^[\d.+-]/.test(scanner.next)
            ? 'a rule begins with the metric, not with a number'
            : `"${scanner.next}" does not begin a metric name`;
        scanner.refuse(what, `${words/* example */.Fw} A name with other characters goes in double quotes.`);
    }
    if (words/* reserved */.$t.includes(bare[0]))
        scanner.refuse(`"${bare[0]}" is a word of the language`, `${words/* example */.Fw} A metric of that name goes in double quotes.`, at);
    const summary = summaries.find((each) => each === bare[0]);
    if (summary && scanner.takeHere(/\(/uy))
        return summarised(summary, scanner);
    return { name: bare[0], slice: slice(scanner) };
}
/** `mean(` was read. */
function summarised(summary, scanner) {
    const at = scanner.at;
    const metric = metricName(scanner);
    const remedy = `Write it as \`${summary}(accuracy) >= 0.85\`.`;
    if (metric.summary)
        scanner.refuse('a summary of a summary', remedy, at);
    if (!scanner.take(/\)/uy))
        scanner.refuse(`"${summary}(" is not closed`, remedy);
    return { summary, ...metric };
}
function requireText(text, scanner, at) {
    return text === '' ? scanner.refuse('the name between the quotes is empty', words/* example */.Fw, at) : text;
}
function slice(scanner) {
    if (!scanner.takeHere(/\[/uy))
        return [];
    const pairs = [];
    do {
        const at = scanner.at;
        const key = sliceText(scanner);
        const value = scanner.take(/=/uy) && sliceText(scanner);
        if (!key || !value) {
            scanner.refuse('a slice is a column and its value', 'Write it as `recall[segment=EU]`; text with blanks at its ends, commas or brackets goes in double quotes.', at);
        }
        if (pairs.some(([known]) => known === key))
            scanner.refuse(`the slice names "${key}" twice`, 'Name each column once.', at);
        pairs.push([key, value]);
    } while (scanner.take(/,/uy));
    if (!scanner.take(/\]/uy))
        scanner.refuse('the slice is not closed', 'Close it with "]", as in `recall[segment=EU]`.');
    return pairs;
}
function sliceText(scanner) {
    const text = scanner.take(words/* quotedText */.w0);
    return text ? unquote(text) : scanner.take(words/* bareSliceText */.G1)?.[0];
}
function unquote(match) {
    return match[1]?.replace(/\\(["\\])/g, '$1') ?? match[2] ?? '';
}
const remedies = {
    '=': 'Write `==` for exactly equal, or `>=` or `<=`.',
    '===': 'Write `==`.',
    '=>': 'Write `>=`.',
    '=<': 'Write `<=`.',
    '≥': 'Write `>=`.',
    '≤': 'Write `<=`.',
};
function comparator(scanner) {
    const at = scanner.at;
    if (scanner.ended)
        scanner.refuse('a comparison is missing', `Follow the metric with one of ${comparators.join(' ')}.`);
    const found = scanner.take(/[<>=!≤≥]+/uy)?.[0];
    const known = comparators.find((each) => each === found);
    if (known)
        return known;
    const remedy = (found !== undefined && remedies[found]) ||
        `Use one of ${comparators.join(' ')}; a metric name with blanks or other characters goes in double quotes.`;
    return scanner.refuse(`"${found ?? scanner.next}" is not a comparison`, remedy, at);
}


/***/ }),

/***/ 8918:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ reserved),
/* harmony export */   Fw: () => (/* binding */ example),
/* harmony export */   G1: () => (/* binding */ bareSliceText),
/* harmony export */   Si: () => (/* binding */ keyword),
/* harmony export */   fC: () => (/* binding */ wholeName),
/* harmony export */   nx: () => (/* binding */ wholeSliceText),
/* harmony export */   w0: () => (/* binding */ quotedText),
/* harmony export */   yZ: () => (/* binding */ bareName)
/* harmony export */ });
// Letters beyond ASCII by range and not by Unicode property, whose tables cost more to load than all the rest of a run:
// Latin to Greek Extended, and CJK onwards; not the punctuation and the operators between.
const beyond = '\\u00c0-\\u1fff\\u2c00-\\u2fff\\u3001-\\u{10ffff}';
const first = `[A-Za-z_${beyond}]`;
const rest = `[\\w.@:/%${beyond}]`;
// A hyphen inside a name must be followed by a letter: `f1-score` is a name, `production-0.02` a subtraction.
const name = `${first}${rest}*(?:-${first}${rest}*)*`;
/** A metric name that needs no quotes, at the scanner's place. */
const bareName = new RegExp(name, 'uy');
/** A text that is such a name as a whole. */
const wholeName = new RegExp(`^${name}$`, 'u');
/** The words of the language, which a bare name must not be. */
const reserved = ['production', 'and', 'or'];
const keyword = {
    production: new RegExp(`production(?!${rest}|\\[)`, 'uy'),
    and: new RegExp(`and(?!${rest})`, 'uy'),
    or: new RegExp(`or(?!${rest})`, 'uy'),
};
/** Text in a slice that needs no quotes. */
const bareSliceText = /[^\s\],="`[](?:[^\],="`[]*[^\s\],="`[])?/uy;
const wholeSliceText = /^[^\s\],="`[](?:[^\],="`[]*[^\s\],="`[])?$/u;
const quotedText = /"((?:[^"\\]|\\["\\])*)"|`([^`]*)`/uy;
/** How a rule looks, for remedies. */
const example = 'Write it as `accuracy >= 0.85` or `accuracy >= production - 0.02`.';


/***/ }),

/***/ 2476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ measure),
  c: () => (/* binding */ spellings)
});

// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(9953);
// EXTERNAL MODULE: ./packages/evidence/src/scalar.ts
var scalar = __webpack_require__(7047);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(610);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(2392);
// EXTERNAL MODULE: ./packages/gates/src/decimal.ts
var decimal = __webpack_require__(4335);
;// CONCATENATED MODULE: ./packages/gates/src/fold-scores.ts

/** The scores of a list, one per fold; a clause that says what it is instead when it is none. */
function foldScores(value) {
    if (!Array.isArray(value))
        return typeof value === 'number' ? 'one number, not a list' : 'not a list of numbers';
    if (value.length < 2)
        return `a list of ${value.length}, and a summary needs the scores of two folds`;
    const wrong = value.findIndex((each) => typeof each !== 'number' || !Number.isFinite(each));
    return wrong < 0 ? value : `a list whose entry ${wrong + 1} is not a finite number`;
}
/** @param upward whether higher is better, which says what `worst` is */
function summaryOf(summary, scores, upward) {
    switch (summary) {
        case 'mean':
            // In decimals: 0.84, 0.85 and 0.86 have the mean 0.85.
            return scores
                .map(decimal/* exact */.e0)
                .reduce((sum, each) => sum.plus(each))
                .dividedBy(scores.length)
                .toNumber();
        case 'min':
            return Math.min(...scores);
        case 'max':
            return Math.max(...scores);
        case 'worst':
            return summaryOf(upward ? 'min' : 'max', scores, upward);
    }
}

;// CONCATENATED MODULE: ./packages/gates/src/measure.ts




/**
 * Looks a metric up. Only a finite number counts as measured; a text such as "95%" is never read as one. With a summary it must be a list of finite
 * numbers.
 * @param upward whether the rule sets a lower bound, which says what `worst` is
 */
function measure(metric, set, upward = true) {
    const shown = (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(metric));
    const found = spellings(metric).filter((name) => set.values.has(name));
    const values = found.map((name) => set.values.get(name));
    if (values.some((value) => !Object.is(value, values[0]))) {
        return { problem: `${shown} could not be measured: ${set.origin} has both ${found.map(printable/* printable */.g$).join(' and ')}` };
    }
    if (found.length === 0)
        return { problem: `${shown} could not be measured: it is not in ${set.origin}${known(metric, set)}` };
    const value = values[0];
    if (metric.summary !== undefined)
        return summarise(metric, metric.summary, value, set.origin, upward);
    if (typeof value === 'number' && Number.isFinite(value))
        return { value };
    if (Array.isArray(value) && value.length > 1 && value.every((each) => typeof each === 'number')) {
        const written = (summary) => (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)({ ...metric, summary }));
        return {
            problem: `${shown} could not be measured: in ${set.origin} it is a list of ${value.length} numbers (write \`${written('mean')}\` or \`${written('worst')}\`)`,
        };
    }
    const { what, remedy, observed } = describe(value);
    return {
        problem: `${shown} could not be measured: in ${set.origin} it is ${what}, not a finite number${remedy}`,
        ...(observed !== undefined && { observed }),
    };
}
function summarise(metric, summary, value, origin, upward) {
    const shown = (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(metric));
    const found = foldScores(value);
    if (typeof found !== 'string')
        return { value: summaryOf(summary, found, upward), folds: found };
    const { summary: _, ...plain } = metric;
    const remedy = typeof value === 'number' ? ` (write \`${(0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(plain))}\`)` : '';
    return { problem: `${shown} could not be measured: in ${origin} it is ${found}${remedy}` };
}
/** The keys a slice of a metric is written under, most exact first. */
function spellings({ name, slice }) {
    if (slice.length === 0)
        return [name];
    const orders = slice.length === 1 ? [slice] : [slice, [...slice].reverse()];
    return [
        ...new Set(orders.flatMap((pairs) => {
            const dotted = pairs.map(([key, value]) => `${key}.${value}`).join('.');
            return [
                ...[',', ', '].map((comma) => `${name}[${pairs.map(([key, value]) => `${key}=${value}`).join(comma)}]`),
                `${name}.${dotted}`,
                `${dotted}.${name}`,
                `slices.${dotted}.${name}`,
            ];
        })),
    ];
}
function known(metric, { values }) {
    const names = [...values.keys()].filter((name) => typeof values.get(name) === 'number');
    if (names.length === 0)
        return ', which has no numbers';
    const wanted = metric.name.toLowerCase();
    const related = names.filter((name) => {
        const [a, b] = [name.toLowerCase(), wanted];
        return Math.min(a.length, b.length) >= 3 && (a.includes(b) || b.includes(a));
    });
    const typo = (0,nearest/* nearest */.p)(metric.name, names);
    const close = [...new Set([...(typo === undefined ? [] : [typo]), ...related])].slice(0, 3);
    if (close.length > 0)
        return `; nearest there: ${close.map(printable/* printable */.g$).join(', ')}`;
    const more = names.length > 5 ? `, and ${names.length - 5} more` : '';
    return `, which has ${names.slice(0, 5).map(printable/* printable */.g$).join(', ')}${more}`;
}
function describe(value) {
    if (typeof value === 'number')
        return { what: String(value), remedy: '', observed: (0,scalar/* scalar */.d)(value) };
    if (typeof value === 'string') {
        const percent = /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(value)?.[1];
        const plain = percent !== undefined ? Number(`${percent}e-2`) : value.trim() === '' ? NaN : Number(value);
        const remedy = Number.isFinite(plain) ? ` (write ${plain}, without quotes)` : '';
        return { what: `the text ${(0,printable/* quoted */.TL)(value)}`, remedy, observed: (0,printable/* printable */.g$)(value) };
    }
    if (value === null || value === undefined)
        return { what: 'null', remedy: '' };
    if (typeof value === 'boolean')
        return { what: String(value), remedy: '', observed: value };
    return { what: Array.isArray(value) ? 'a list' : 'an object', remedy: '' };
}


/***/ }),

/***/ 5798:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uz: () => (/* binding */ isNoAnswer),
/* harmony export */   V1: () => (/* binding */ nothingAt),
/* harmony export */   o$: () => (/* binding */ readSource)
/* harmony export */ });
/* unused harmony exports isAddress, readSources */
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7795);
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3395);
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(808);


/** Whether a source is an address of a registry and not a path. */
function isAddress(source) {
    return /^(?:models|runs|git):/.test(source);
}
/** Reads one source: a path or an address. */
async function readSource(source, reading, world) {
    if (!isAddress(source)) {
        const metrics = await (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_0__/* .readMetricsFile */ ._)(source, world.readText, reading.metricsPath);
        return { metrics: (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .withAliases */ .Pu)(metrics, reading.aliases) };
    }
    const { version, reference, location } = await world.resolve(source);
    if (!version)
        return { nothingAt: reference, location };
    const metrics = (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .metricSet */ .T8)(version.metrics, `${source} (version ${version.version})`);
    return { metrics: (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .withAliases */ .Pu)(metrics, reading.aliases), version };
}
/** Reads several sources into one set; an address that points at nothing is a UserError. */
async function readSources(sources, { metricsPath, aliases }, world) {
    const sets = [];
    const versions = [];
    for (const source of sources) {
        const found = await readSource(source, { metricsPath, aliases: new Map() }, world);
        if (!found.metrics)
            throw nothingAt(source, found.location);
        sets.push(found.metrics);
        if (found.version)
            versions.push(found.version);
    }
    return { metrics: withAliases(mergeMetrics(sets), aliases), versions };
}
function nothingAt(address, location) {
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('not-found', `There is nothing at ${address} in the registry (${location}).`, {
        hint: 'Check the name, and the alias, version or run in it.',
    });
}
/** Whether an error says that a server gave no answer: then nothing is known, which is inconclusive and not an error. */
function isNoAnswer(error) {
    return error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y && (error.code === 'unreachable' || error.code === 'timeout');
}


/***/ }),

/***/ 7460:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readingSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7182);

/** How metrics files are read; every action that reads them takes these. */
const readingSettings = {
    'metrics-path': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), { description: 'Where in the file the metrics are, as in `test.metrics`' }),
    aliases: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Further names for metrics, one per line: `accuracy = test_accuracy`, the name in the file on the right',
    }),
};


/***/ }),

/***/ 9036:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// NAMESPACE OBJECT: ./packages/kit/src/runner-commands.ts
var runner_commands_namespaceObject = {};
__webpack_require__.r(runner_commands_namespaceObject);
__webpack_require__.d(runner_commands_namespaceObject, {
  debug: () => (debug),
  endGroup: () => (endGroup),
  error: () => (runner_commands_error),
  getState: () => (getState),
  info: () => (info),
  saveState: () => (saveState),
  setOutput: () => (setOutput),
  setSecret: () => (setSecret),
  startGroup: () => (startGroup),
  warning: () => (warning)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./packages/kit/src/runner-commands.ts

const info = (message) => write(inert(message));
const debug = (message) => command('debug', message);
const warning = (message, properties = {}) => command('warning', message, properties);
const runner_commands_error = (message, properties = {}) => command('error', message, properties);
const startGroup = (name) => command('group', name);
const endGroup = () => command('endgroup', '');
const setSecret = (secret) => command('add-mask', secret);
const setOutput = (name, value) => keyValue('OUTPUT', name, value);
const saveState = (name, value) => keyValue('STATE', name, value);
const getState = (name) => process.env[`STATE_${name}`] ?? '';
/** The runner takes a line that starts with two colons for a command, and whatever follows `##[`. A text of ours never is one. */
function inert(message) {
    return message.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replaceAll('##[', '##\u200b[');
}
function command(name, message, properties = {}) {
    const given = Object.entries(properties).filter((entry) => Boolean(entry[1]));
    const listed = given.map(([key, value]) => `${key}=${escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
    write(`::${name}${listed.length > 0 ? ` ${listed.join(',')}` : ''}::${escapeData(message)}`);
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
/** `name<<delimiter` block. The delimiter is one the text does not hold, so no value can end its block early. */
function keyValue(file, name, value) {
    const path = process.env[`GITHUB_${file}`];
    if (!path)
        throw new Error(`GITHUB_${file} is not set: this program runs as a step of a workflow`);
    let delimiter = 'ghadelimiter';
    for (let number = 1; name.includes(delimiter) || value.includes(delimiter); number++)
        delimiter = `ghadelimiter_${number}`;
    (0,external_node_fs_.appendFileSync)(path, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}
/** Straight to the descriptor: making the stream `process.stdout` takes longer than judging a metric. */
function write(line) {
    const bytes = Buffer.from(`${line}\n`);
    for (let written = 0; written < bytes.length;) {
        try {
            written += (0,external_node_fs_.writeSync)(1, bytes, written);
        }
        catch (cause) {
            const { code } = cause;
            // Nobody reads the log any more: the verdict does not depend on it.
            if (code === 'EPIPE')
                return;
            if (code !== 'EAGAIN')
                throw cause;
            // The pipe is full; give its reader a moment.
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        }
    }
}

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(7795);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./packages/kit/src/conclusion.ts
/** What a verdict does to the job: only `fail` and an unforgiven `inconclusive` stop it, and never in `warn` mode. */
function conclude({ verdict, mode }, onInconclusive) {
    const red = verdict === 'fail' || (verdict === 'inconclusive' && onInconclusive === 'fail');
    return { verdict, failsJob: red && mode !== 'warn' };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
// EXTERNAL MODULE: ./packages/evidence/src/scalar.ts
var scalar = __webpack_require__(7047);
// EXTERNAL MODULE: ./packages/evidence/src/verdict.ts
var verdict = __webpack_require__(478);
;// CONCATENATED MODULE: ./packages/evidence/src/check.ts



const scalars = schemas/* record */.g1P(schemas/* string */.YjP(), scalar/* scalarSchema */.i);
/** One question a gate asked, its answer and everything needed to ask it again. */
const checkSchema = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().min(1).describe('Stable name of the check within its gate, for example `columns.amount.nulls`'),
    title: schemas/* string */.YjP().min(1).describe('What was asked, in the words of the rule'),
    verdict: verdict/* verdictSchema */.$,
    reason: schemas/* string */.YjP().min(1).describe('Why this verdict, in one sentence with the numbers in it'),
    subject: schemas/* string */.YjP().optional().describe('The column, metric or slice it is about'),
    observed: scalar/* scalarSchema */.i.optional().describe('The value that was found'),
    threshold: scalar/* scalarSchema */.i.optional().describe('The bound it was held against'),
    sizes: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()).optional().describe('The sample sizes behind the numbers'),
    method: schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), parameters: scalars })
        .optional()
        .describe('How it was computed, with every parameter that changes the number'),
    values: scalars.optional().describe('Further numbers: p-value, effect'),
    compared: schemas/* strictObject */.rej({
        candidate: schemas/* number */.aig(),
        production: schemas/* number */.aig(),
        better: schemas/* enum */.k5n(['higher', 'lower']).optional().describe('Which way the metric is good'),
    })
        .optional()
        .describe('The metric of the candidate beside that of the model in production'),
    interval: schemas/* strictObject */.rej({
        of: schemas/* enum */.k5n(['value', 'difference']).describe('Of the metric itself, or of candidate minus production'),
        low: schemas/* number */.aig().optional().describe('Left out when it has no lower end'),
        high: schemas/* number */.aig().optional().describe('Left out when it has no upper end'),
        confidence: schemas/* number */.aig().gt(0).lt(1),
    })
        .optional()
        .describe('What the metric, or its difference, may as well be'),
    examples: schemas/* array */.YOg(scalars)
        .optional()
        .describe('A few failing rows or items; `file` (as seen from the workspace) and `line` (from 1) say where'),
})
    .describe('One question a gate asked and its answer');

;// CONCATENATED MODULE: ./packages/evidence/src/column.ts

/** What a gate saw of one column of the data it judged. */
const columnSchema = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    type: schemas/* string */.YjP().describe('What its values are: integer, float, string, boolean, date, timestamp ...'),
    nulls: schemas/* number */.aig().min(0).max(1).optional().describe('Share of rows without a value'),
    referenceNulls: schemas/* number */.aig().min(0).max(1).optional().describe('The same of the reference'),
});

;// CONCATENATED MODULE: ./packages/evidence/src/figure.ts


/** Most characters of a label; who makes a figure shortens longer ones. */
const longestLabel = 200;
/** Most bars, bins or categories of one series. */
const mostBars = 200;
/** Most points of one line. */
const mostPoints = 2000;
/** Most figures of one evidence file. */
const mostFigures = 1020;
const label = () => schemas/* string */.YjP().min(1).max(longestLabel);
const share = () => schemas/* number */.aig().min(0).max(1);
const shared = () => ({
    title: label(),
    subject: schemas/* string */.YjP().optional().describe('The column, metric or slice it is about, as in the checks'),
    notes: schemas/* array */.YOg(schemas/* string */.YjP().max(500)).max(5).optional().describe('What the drawing leaves out or folds together'),
});
const histogramSchema = () => schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('histogram'),
    ...shared(),
    bins: schemas/* union */.KCZ([
        schemas/* strictObject */.rej({
            edges: schemas/* array */.YOg(schemas/* number */.aig())
                .min(2)
                .max(mostBars + 1),
        }),
        schemas/* strictObject */.rej({ categories: schemas/* array */.YOg(label()).min(1).max(mostBars) }),
    ])
        .describe('Edges, strictly ascending, one more than there are shares; or one category per share'),
    series: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: label(), shares: schemas/* array */.YOg(share()).max(mostBars) }))
        .min(1)
        .max(6),
})
    .refine(({ bins }) => 'categories' in bins || ascending(bins.edges), 'edges must ascend')
    .refine(({ bins, series }) => series.every(({ shares }) => shares.length === ('edges' in bins ? bins.edges.length - 1 : bins.categories.length)), 'each series needs one share per bin')
    .describe('Shares of rows per bin or category, one series beside the other');
const barsSchema = () => schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('bars'),
    ...shared(),
    format: schemas/* enum */.k5n(['share', 'number']),
    labels: schemas/* array */.YOg(label()).min(1).max(mostBars),
    series: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: label(), values: schemas/* array */.YOg(schemas/* number */.aig()).max(mostBars) }))
        .min(1)
        .max(6),
    limit: schemas/* strictObject */.rej({ name: label(), value: schemas/* number */.aig() }).optional().describe('A line across all bars'),
    verdicts: schemas/* array */.YOg(verdict/* verdictSchema */.$).max(mostBars).optional().describe('One per label'),
})
    .refine(({ labels, series, verdicts }) => series.every(({ values }) => values.length === labels.length) &&
    (verdicts === undefined || verdicts.length === labels.length), 'each series needs one value per label')
    .describe('A value per label, one series beside the other');
const linesSchema = () => schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('lines'),
    ...shared(),
    x: schemas/* enum */.k5n(['time', 'number']).describe('Time is milliseconds since the epoch, UTC'),
    format: schemas/* enum */.k5n(['share', 'number']),
    series: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: label(),
        points: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* number */.aig()]))
            .max(mostPoints)
            .describe('x, y; ascending in x'),
    }))
        .min(1)
        .max(6),
    bands: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: label(),
        points: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* number */.aig(), schemas/* number */.aig()]))
            .max(mostPoints)
            .describe('x, low, high'),
    }))
        .max(3)
        .optional(),
    thresholds: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: label(), value: schemas/* number */.aig() }))
        .max(6)
        .optional(),
})
    .describe('Values over time or over a number, with bands and thresholds');
/** A picture as numbers: gates say what there is to see, and renderers draw it. Built on first use: most gates draw nothing, and it takes 5 ms. */
const figureSchema = schemas/* lazy */.RZV(() => schemas/* discriminatedUnion */.gMt('kind', [histogramSchema(), barsSchema(), linesSchema()]));
function ascending(numbers) {
    return numbers.every((number, i) => i === 0 || number > numbers[i - 1]);
}

;// CONCATENATED MODULE: ./packages/evidence/src/text.ts

const most = 60_000;
/** A text a gate made for people to read, shown as it is: a suggestion, a difference. */
const textSchema = schemas/* strictObject */.rej({
    title: schemas/* string */.YjP().min(1).describe('What it is'),
    language: schemas/* enum */.k5n(['yaml', 'diff']).describe('How it is read'),
    text: schemas/* string */.YjP().max(most),
})
    .describe('A text for people to read');
/** A text as evidence: what is too long ends in a line that says so. */
function evidenceText(title, language, text) {
    if (text.length <= most)
        return { title, language, text };
    const kept = text.slice(0, most - 100);
    return {
        title,
        language,
        text: `${kept.slice(0, kept.lastIndexOf('\n') + 1)}# ${text.length - kept.length} more characters are left out here\n`,
    };
}

;// CONCATENATED MODULE: ./packages/evidence/src/evidence.ts







const evidence_scalars = schemas/* record */.g1P(schemas/* string */.YjP(), scalar/* scalarSchema */.i);
/** What the evidence is about: which model, which data, which commit. */
const subjectSchema = schemas/* strictObject */.rej({
    model: schemas/* string */.YjP().optional(),
    version: schemas/* string */.YjP().optional(),
    digest: schemas/* string */.YjP().optional().describe('Digest of the model, `sha256:<hex>`'),
    dataDigest: schemas/* string */.YjP().optional().describe('Digest of the data judged, `sha256:<hex>`'),
    commit: schemas/* string */.YjP().optional(),
});
/** One moment of a longer watch, for example one look of a rollout. */
const momentSchema = schemas/* strictObject */.rej({
    at: iso/* datetime */.w$().describe('UTC time'),
    event: schemas/* string */.YjP(),
    values: evidence_scalars,
});
/** The record a gate leaves behind. Summary, comment, report and model card are renderings of it. */
const evidenceSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('tidegate-evidence/1'),
    tool: schemas/* strictObject */.rej({ name: schemas/* literal */.euz('tidegate'), version: schemas/* string */.YjP() }),
    gate: schemas/* string */.YjP().min(1).describe('The action that judged'),
    verdict: verdict/* verdictSchema */.$,
    reason: schemas/* string */.YjP().min(1),
    mode: schemas/* enum */.k5n(['enforce', 'warn', 'dry-run']),
    environment: schemas/* string */.YjP().optional(),
    subject: subjectSchema,
    checks: schemas/* array */.YOg(checkSchema),
    facts: evidence_scalars.describe('What was read and done: paths, versions, counts'),
    timeline: schemas/* array */.YOg(momentSchema).optional(),
    columns: schemas/* array */.YOg(columnSchema).optional().describe('The columns of the data judged'),
    figures: schemas/* array */.YOg(figureSchema).max(mostFigures).optional().describe('What there is to see, as numbers'),
    texts: schemas/* array */.YOg(textSchema).optional().describe('Texts made for people to read'),
    run: schemas/* strictObject */.rej({
        repository: schemas/* string */.YjP().optional(),
        workflow: schemas/* string */.YjP().optional(),
        job: schemas/* string */.YjP().optional(),
        id: schemas/* string */.YjP().optional(),
        attempt: schemas/* string */.YjP().optional(),
        url: schemas/* string */.YjP().optional(),
    }),
    startedAt: iso/* datetime */.w$(),
    finishedAt: iso/* datetime */.w$(),
})
    .describe('Evidence of one Tidegate gate');

;// CONCATENATED MODULE: ./packages/kit/src/version.ts
/** The released version; the release workflow checks it against the tag. */
const version = '0.1.0';

;// CONCATENATED MODULE: ./packages/kit/src/make-evidence.ts


/** The record of one run. It is checked against its own schema: a malformed record is our bug and is never written. */
function evidenceOf(gate, inputs, result, run, startedAt, finishedAt = new Date()) {
    const { repository, workflow, job, id, attempt, serverUrl } = run;
    const url = repository && id ? `${serverUrl}/${repository}/actions/runs/${id}` : undefined;
    return evidenceSchema.parse({
        schema: 'tidegate-evidence/1',
        tool: { name: 'tidegate', version: version },
        gate,
        verdict: result.verdict,
        reason: result.reason,
        mode: inputs.mode,
        environment: inputs.environment,
        subject: { commit: run.sha, model: inputs.model, ...result.subject },
        checks: result.checks,
        facts: result.facts ?? {},
        timeline: result.timeline,
        columns: result.columns,
        figures: result.figures,
        texts: result.texts,
        run: { repository, workflow, job, id, attempt, url },
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt.toISOString(),
    });
}

// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(9953);
// EXTERNAL MODULE: ./packages/evidence/src/text-file.ts
var text_file = __webpack_require__(3655);
// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(3523);
// EXTERNAL MODULE: ./packages/fields/src/explain.ts
var explain = __webpack_require__(9252);
// EXTERNAL MODULE: ./packages/fields/src/known-keys.ts
var known_keys = __webpack_require__(8797);
;// CONCATENATED MODULE: ./packages/kit/src/read-inputs.ts




/** `INPUT_*` variables as typed: empty is unset. The runner keeps hyphens and turns blanks into underscores. */
function rawInputs(action, env) {
    const names = new Map(Object.keys(action.allInputs.shape).map((name) => [variable(name), name]));
    const raw = {};
    for (const [key, value] of Object.entries(env)) {
        if (!key.startsWith('INPUT_'))
            continue;
        const name = names.get(key);
        if (name === undefined)
            throw unknownInput(action, key);
        if (value !== undefined && value.trim() !== '')
            raw[name] = value;
    }
    return raw;
}
function variable(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
function unknownInput(action, key) {
    const typed = key.slice('INPUT_'.length).toLowerCase();
    const close = (0,nearest/* nearest */.p)(typed, Object.keys(action.allInputs.shape));
    return new user_error/* UserError */.y('bad-input', `\`${typed}\` is not an input of ${action.name}.`, {
        hint: close
            ? `Did you mean \`${close}\`?`
            : `Its inputs are ${Object.keys(action.allInputs.shape).join(', ')}. (Variables named INPUT_* are read as inputs.)`,
    });
}
/** The names of inputs that must never be shown. */
function secretInputs(action) {
    return Object.entries(action.allInputs.shape)
        .filter(([, schema]) => (0,field/* fieldInfo */.t)(schema)?.secret)
        .map(([name]) => name);
}
/** Reads the configuration file, if there is one, and gives what it says for this action. */
async function configValues(action, raw, workspace) {
    const none = { inputs: {}, named: {} };
    const path = raw['config'] ?? defaultConfig(workspace);
    if (path === undefined || !action.config) {
        if (raw['environment'] === undefined || !action.config)
            return none;
        throw new user_error/* UserError */.y('bad-input', `environment "${raw['environment']}" was asked, but there is no configuration file.`, {
            hint: 'Add tidegate.yml with an `environments:` section, or name it with the `config` input.',
        });
    }
    const source = configText((0,external_node_path_.join)(workspace, path), path);
    // Its own chunk, as are the schemas behind `config`: a step without the file loads neither.
    const { parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const document = parseDocument(source);
    const broken = document.errors[0];
    if (broken) {
        throw new user_error/* UserError */.y('unreadable', `${path} is not valid YAML: ${broken.message.split('\n')[0]}`, {
            hint: 'Mend the file at the place named.',
        });
    }
    return action.config.values(document.toJS() ?? {}, { path, action: action.name, environment: raw['environment'] });
}
function configText(file, path) {
    try {
        (0,text_file/* refuseEndless */.R)(file, path);
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (cause) {
        if (cause instanceof user_error/* UserError */.y)
            throw cause;
        throw new user_error/* UserError */.y('not-found', `The configuration file ${path} cannot be read.`, {
            hint: 'Check the `config` input and that the repository is checked out before this step.',
            cause,
        });
    }
}
function defaultConfig(workspace) {
    return ['tidegate.yml', '.github/tidegate.yml'].find((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, path)));
}
/**
 * Explicit inputs over the file's values, names resolved, everything parsed; all complaints are told at once. `clean` takes secrets out
 * of the values they quote.
 */
function parseInputs(action, raw, config, clean = (text) => text) {
    const secrets = new Set(secretInputs(action));
    const merged = { ...config.inputs, ...raw };
    for (const [name, value] of Object.entries(merged)) {
        const entries = config.named[name];
        if (entries && typeof value === 'string' && Object.hasOwn(entries, value.trim()))
            merged[name] = entries[value.trim()];
    }
    const parsed = action.allInputs.safeParse(merged);
    if (parsed.success)
        return parsed.data;
    const complaints = (0,explain/* explain */.W)(parsed.error, (path) => (0,known_keys/* knownKeys */.e)(action.allInputs, path)).map(({ path, message }) => {
        const [name = '', ...rest] = path.split('.');
        if (!(name in merged))
            return `\`${name}\` is required and was not given`;
        const at = rest.length > 0 ? ` at ${rest.join('.')}` : '';
        return secrets.has(name)
            ? `\`${name}\`${at}: ${message}`
            : `\`${name}\` is ${quote(merged[name], clean)}${at}: ${message}`;
    });
    throw new user_error/* UserError */.y('bad-input', `${[...new Set(complaints)].join('; ')}.`, {
        hint: `Mend the inputs of ${action.name} in the workflow or in the configuration file.`,
    });
}
/** Cleaned before it is shortened: of a secret that is cut nobody would know the rest. */
function quote(value, clean) {
    const shown = clean(JSON.stringify(value) ?? String(value));
    return shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
}

;// CONCATENATED MODULE: ./packages/kit/src/redaction.ts
/** `onAdd` hears each new secret once, so that the runner can mask it too. */
function redaction(onAdd = () => { }) {
    const secrets = new Set();
    let ordered = [];
    return {
        add(secret) {
            for (const form of new Set([
                secret,
                secret.trim(),
                encodeURIComponent(secret),
                JSON.stringify(secret).slice(1, -1),
            ])) {
                // A value this short would blank out ordinary words and protects nothing.
                if (form.length < 4 || secrets.has(form))
                    continue;
                secrets.add(form);
                onAdd(form);
            }
            ordered = [...secrets].sort((a, b) => b.length - a.length);
        },
        clean: (text) => ordered.reduce((rest, secret) => rest.replaceAll(secret, '***'), text),
    };
}
/** Passwords written into addresses, `scheme://user:password@host`, and tokens in their query. */
function secretsInAddresses(text) {
    const passwords = [...text.matchAll(/([a-z][a-z0-9+.-]*):\/\/([^\s/?#]*)@/gi)].map(([, scheme, userinfo]) => {
        const separator = userinfo.indexOf(':');
        if (separator >= 0)
            return userinfo.slice(separator + 1);
        // A userinfo without a password is itself a token, as in https://<token>@host; a database's is a user.
        return /^postgres(ql)?$/i.test(scheme) ? '' : userinfo;
    });
    const queries = [
        ...text.matchAll(/[?&](?:[a-z_-]*(?:token|password|secret|sig|signature|api_?key))=([^&\s#]+)/gi),
    ].map(([, value]) => value);
    return [...passwords, ...queries].flatMap((secret) => [secret, decode(secret)]).filter((secret) => secret !== '');
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./packages/kit/src/row-annotations.ts

/** The runner shows ten errors and ten warnings of a step; one is the verdict. */
const row_annotations_most = 9;
/**
 * Failing rows as marks on lines of files: the first row of each check that did not pass, then the second, and so on.
 * Rows without a line, and files outside the workspace, have no place to put a mark. Pure.
 */
function rowAnnotations(evidence, failsJob, workspace) {
    const byCheck = evidence.checks
        .filter(({ verdict }) => verdict !== 'pass')
        .map((check) => marks(check, evidence.gate, failsJob, workspace));
    const rounds = Math.min(row_annotations_most, Math.max(0, ...byCheck.map((rows) => rows.length)));
    return Array.from({ length: rounds }, (_, round) => byCheck.flatMap((rows) => rows.slice(round, round + 1)))
        .flat()
        .slice(0, row_annotations_most);
}
function marks(check, gate, failsJob, workspace) {
    const level = failsJob && check.verdict !== 'warn' ? 'error' : 'warning';
    return (check.examples ?? []).slice(0, row_annotations_most).flatMap((row) => {
        const file = pathWithin(row['file'], workspace);
        const line = row['line'];
        if (file === undefined || typeof line !== 'number' || !Number.isInteger(line) || line < 1)
            return [];
        return [{ level, title: `${gate}: ${check.title}`, message: check.reason, file, line }];
    });
}
function pathWithin(file, workspace) {
    if (typeof file !== 'string' || file === '')
        return undefined;
    const path = (0,external_node_path_.isAbsolute)(file) ? (0,external_node_path_.relative)(workspace, file) : (0,external_node_path_.relative)('.', file);
    return path === '' || path === '..' || path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path)
        ? undefined
        : path.replaceAll(external_node_path_.sep, '/');
}

// EXTERNAL MODULE: ./packages/report/src/badge.ts
var badge = __webpack_require__(6135);
// EXTERNAL MODULE: ./packages/report/src/plain.ts
var plain = __webpack_require__(1952);
;// CONCATENATED MODULE: ./packages/report/src/markdown.ts

/**
 * Text as literal Markdown in a GitHub table cell: no markup, no HTML, no line break, and nothing GitHub would turn into a link,
 * a mention or a reference. References are looked for after entities are read, so they need a character between.
 */
function literal(text) {
    return ((0,plain/* plain */.p)(text)
        .replace(/[\r\n\u2028\u2029]+/g, ' ')
        .trimStart()
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/:(?=\/\/)/g, '&#58;')
        .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}&#46;`)
        .replace(/[\\`*_{}[\]()!|~$]/g, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/(?<!&)#(?=\d)/g, '&#35;&#8203;')
        .replace(/(?<!&)#/g, '&#35;')
        .replace(/\b(GH-)(?=\d)/gi, '$1&#8203;')
        .replace(/@(?=\w)/g, '@&#8203;')
        // At the start of a line these would make a list, a heading or a rule.
        .replace(/^(?:[-+](?=\s|$|[-+])|=(?==*\s*$)|:(?=:))/, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/^(\d+)([.)])(?=\s|$)/, (_, digits, mark) => `${digits}&#${mark.charCodeAt(0)};`));
}
/** A table of cells that are Markdown already. */
function markdownTable(columns, alignment, rows) {
    return [
        `| ${columns.join(' | ')} |`.replace('|  |', '| |'),
        `|${alignment.map((side) => (side === 'right' ? '--:' : '---')).join('|')}|`,
        ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    ];
}
/** A part that is folded away under a title. */
function folded(title, lines) {
    return ['', `<details><summary>${literal(title)}</summary>`, '', ...lines, '', '</details>'];
}
/** A link, where the address is one; of anything else nothing is left. */
function markdown_link(words, url) {
    if (url === undefined || !/^https?:\/\/[\w.~:/?#@!$&'*+,;=%-]+$/.test(url))
        return undefined;
    return `[${literal(words)}](${url})`;
}

// EXTERNAL MODULE: ./packages/report/src/numbers.ts
var numbers = __webpack_require__(6510);
;// CONCATENATED MODULE: ./packages/report/src/summary.ts



/** The runner allows 1 MiB for all summaries of a step. */
const ofOneGate = { checks: 200, words: 1000, texts: true };
/** So many passed checks are shown openly; more are folded away. */
const fewChecks = 8;
/** The job summary of one gate, as GitHub Markdown: the verdict, why, then the checks, gravest first. */
function renderSummary(evidence, room = ofOneGate, level = 3) {
    const { subject } = evidence;
    const say = (text) => literal((0,numbers/* clipped */.cz)(text, room.words));
    const about = [
        subject.model && `model **${say(subject.model)}**`,
        subject.version && `version **${say(subject.version)}**`,
        evidence.environment && `environment **${say(evidence.environment)}**`,
        evidence.mode !== 'enforce' && `mode **${evidence.mode}**`,
    ].filter(Boolean);
    return [
        `${'#'.repeat(level)} ${badge/* badge */.q[evidence.verdict]} ${say(evidence.gate)}: ${evidence.verdict}`,
        '',
        literal((0,numbers/* clipped */.cz)(evidence.reason, room.words * 3)),
        ...(about.length > 0 ? ['', about.join(' · ')] : []),
        ...checkLines(evidence.checks, room),
        ...(room.texts ? (evidence.texts ?? []).flatMap(foldedText) : []),
        '',
        '',
    ].join('\n');
}
function checkLines(checks, room) {
    const sorted = badge/* verdictOrder */.I.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
    const passed = sorted.filter(({ verdict }) => verdict === 'pass');
    const fold = passed.length > fewChecks;
    const told = (fold ? sorted.slice(0, sorted.length - passed.length) : sorted).slice(0, room.checks);
    const quiet = fold ? passed.slice(0, room.checks - told.length) : [];
    const left = sorted.length - told.length - quiet.length;
    return [
        ...(told.length > 0 ? ['', ...table(told, room)] : []),
        ...(quiet.length > 0 ? folded(`${passed.length} checks passed`, table(quiet, room)) : []),
        ...(left > 0 ? ['', `${left} more checks are in the evidence file.`] : []),
    ];
}
function foldedText({ title, language, text }) {
    // Longer than any fence the text has in it.
    const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    return folded(title, [`${fence}${language}`, text.trimEnd(), fence]);
}
function table(checks, { words }) {
    return markdownTable(['', 'check', 'observed', 'bound', 'why'], ['left', 'left', 'right', 'right', 'left'], checks.map(({ verdict, title, observed, threshold, reason }) => [
        badge/* badge */.q[verdict],
        ...[title, (0,numbers/* formatScalar */.kQ)(observed), (0,numbers/* formatScalar */.kQ)(threshold), reason].map((cell) => literal((0,numbers/* clipped */.cz)(cell, words))),
    ]));
}

;// CONCATENATED MODULE: ./packages/kit/src/publish.ts




/** Each is a chunk of its own: none is needed before the verdict stands. `place` is the evidence file. */
const renderings = {
    html: { ending: 'html', render: async (evidence) => (await __webpack_require__.e(/* import() */ 957).then(__webpack_require__.bind(__webpack_require__, 5957))).renderHtml([evidence]) },
    junit: {
        ending: 'junit.xml',
        render: async (evidence) => (await __webpack_require__.e(/* import() */ 195).then(__webpack_require__.bind(__webpack_require__, 8195))).renderJunit([evidence]),
    },
    sarif: {
        ending: 'sarif',
        render: async (evidence, place) => (await __webpack_require__.e(/* import() */ 869).then(__webpack_require__.bind(__webpack_require__, 8869))).renderSarif([evidence], place),
    },
};
/** Renders the evidence file for people and their tools: reports, job summary, artifact. Nothing that goes wrong here is more than a warning. */
async function publish(file, inputs, io, { inPlace, beside } = {}) {
    // The file, not the object in memory: it has been cleaned of secrets.
    const evidence = JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
    const files = [
        file,
        ...(inPlace ? await writeGiven(file, inPlace, io) : await writeReports(file, evidence, inputs, io)),
        ...(beside ? await writeGiven(file, beside, io) : []),
    ];
    const summary = io.env('GITHUB_STEP_SUMMARY');
    if (summary !== undefined)
        await harmless('job summary', async () => (0,external_node_fs_.appendFileSync)(summary, `${inPlace ? (inPlace.summary ?? '') : renderSummary(evidence)}${beside?.summary ?? ''}`));
    if (!inputs['upload-report'])
        return;
    await harmless('artifact', async () => {
        const { uploadReport } = await __webpack_require__.e(/* import() */ 268).then(__webpack_require__.bind(__webpack_require__, 6887));
        await uploadReport(evidence.gate, files, (0,external_node_path_.dirname)(file), io);
    });
}
async function writeReports(file, evidence, inputs, io) {
    const files = [];
    for (const format of inputs['report-formats']) {
        const { ending, render } = renderings[format];
        const report = file.replace(/json$/, ending);
        const written = await harmless(`${format} report`, async () => (0,external_node_fs_.writeFileSync)(report, await render(evidence, shown(file, io))));
        if (!written)
            continue;
        files.push(report);
        if (format === 'html')
            setOutput('report', shown(report, io));
    }
    return files;
}
/** Beside the evidence, with its number: a second use in one job writes over nothing of the first. */
async function writeGiven(file, { files }, io) {
    const number = /-\d+(?=\.json$)/.exec((0,external_node_path_.basename)(file))?.[0] ?? '';
    const paths = [];
    for (const { name, text, output } of files) {
        const path = (0,external_node_path_.join)((0,external_node_path_.dirname)(file), name.replace(/(?=\.)/, number));
        if (!(await harmless(name, async () => (0,external_node_fs_.writeFileSync)(path, text))))
            continue;
        paths.push(path);
        if (output !== undefined)
            setOutput(output, shown(path, io));
    }
    return paths;
}
function shown(path, io) {
    return (0,external_node_path_.relative)(io.run.workspace, path) || path;
}
async function harmless(what, work) {
    try {
        await work();
        return true;
    }
    catch (error) {
        warning(`The ${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/kit/src/save-evidence.ts



/** Writes the evidence into the report folder and returns the file's path. Without evidence there is no verdict. */
async function saveEvidence(evidence, inputs, io, secrets) {
    const folder = io.path(inputs['report-dir']);
    try {
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
        return writeNew(folder, evidence.gate, `${JSON.stringify(cleaned(evidence, secrets), null, 2)}\n`);
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreadable', `The evidence cannot be written to ${folder}: ${cause.message}.`, {
            hint: 'Point `report-dir` at a folder this job may write to.',
            cause,
        });
    }
}
/** Never writes over another gate's evidence: the second file of a job is `<gate>-2.json`. */
function writeNew(folder, gate, text) {
    for (let number = 1;; number++) {
        const file = (0,external_node_path_.join)(folder, number === 1 ? `${gate}.json` : `${gate}-${number}.json`);
        try {
            (0,external_node_fs_.writeFileSync)(file, text, { flag: 'wx' });
            return file;
        }
        catch (error) {
            if (error.code !== 'EEXIST')
                throw error;
        }
    }
}
/** Value by value: cleaning the JSON text instead could cut an escape sequence in two. */
function cleaned(value, secrets) {
    return clean(value);
    function clean(part) {
        if (typeof part === 'string')
            return secrets.clean(part);
        if (Array.isArray(part))
            return part.map(clean);
        if (part === null || typeof part !== 'object')
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, item]) => [secrets.clean(key), clean(item)]));
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./packages/kit/src/runner-io.ts



/** The real world, as a job on a runner sees it. */
function runnerIo(env, secrets, signal) {
    const run = runContext(env);
    return {
        run,
        signal,
        clock,
        fetch: globalThis.fetch,
        log: {
            debug: (message) => debug(secrets.clean(message)),
            info: (message) => info(secrets.clean(message)),
            warn: (message) => warning(secrets.clean(message)),
        },
        exec: (command, args, options = {}) => execute(command, args, options, env),
        env(name) {
            const value = env[name];
            if (value === undefined || value.trim() === '')
                return undefined;
            if (/TOKEN|PASSWORD|SECRET|CREDENTIAL|API_?KEY/i.test(name))
                secrets.add(value);
            return value;
        },
        mask: (secret) => secrets.add(secret),
        clean: secrets.clean,
        github: (token) => gitHub(token, run.apiUrl, secrets),
        output: (name, value) => setOutput(name, outputText(value)),
        path: (typed) => ((0,external_node_path_.isAbsolute)(typed) ? typed : (0,external_node_path_.join)(run.workspace, typed)),
        state: { save: (name, value) => saveState(name, value), get: (name) => getState(name) || undefined },
    };
}
/** Outputs are text: nothing is the empty string, structures are JSON. */
function outputText(value) {
    if (value === undefined || value === null)
        return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
const clock = {
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve) => {
        if (signal?.aborted)
            return resolve();
        const done = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, milliseconds);
        signal?.addEventListener('abort', done);
    }),
};
async function execute(command, args, options, env) {
    const { timeoutMs } = options;
    const whole = options.env && { ...env, ...options.env };
    if (timeoutMs !== undefined) {
        const { runWithin } = await __webpack_require__.e(/* import() */ 329).then(__webpack_require__.bind(__webpack_require__, 1329));
        return runWithin(command, args, { ...options, timeoutMs, ...(whole && { env: whole }) });
    }
    // Its own chunk: most gates run no program.
    const { getExecOutput } = await __webpack_require__.e(/* import() */ 260).then(__webpack_require__.bind(__webpack_require__, 1260));
    return getExecOutput(command, [...args], {
        silent: true,
        ignoreReturnCode: true,
        ...(options.cwd !== undefined && { cwd: options.cwd }),
        ...(options.input !== undefined && { input: Buffer.from(options.input) }),
        ...(whole && { env: whole }),
    });
}
async function gitHub(token, baseUrl, secrets) {
    secrets.add(token);
    // Its own chunk: most actions never call GitHub, and their cold start should not pay for it.
    const { getOctokit } = await import(/* webpackIgnore: true */ '#actions/github');
    const octokit = getOctokit(token, { baseUrl, log: { debug() { }, info() { }, warn() { }, error() { } } });
    return async (route, parameters) => {
        const { status, headers, data } = (await octokit.request(route, parameters));
        return { status, headers, data };
    };
}
function runContext(env) {
    const optional = {
        repository: env['GITHUB_REPOSITORY'],
        workflow: env['GITHUB_WORKFLOW'],
        job: env['GITHUB_JOB'],
        id: env['GITHUB_RUN_ID'],
        attempt: env['GITHUB_RUN_ATTEMPT'],
        sha: env['GITHUB_SHA'],
        ref: env['GITHUB_REF'],
        actor: env['GITHUB_ACTOR'],
        event: env['GITHUB_EVENT_NAME'],
    };
    return {
        workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
        temp: env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        toolCache: env['RUNNER_TOOL_CACHE'] || (0,external_node_path_.join)(env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), 'tidegate-tools'),
        apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
        serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
        ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
    };
}

// EXTERNAL MODULE: ./packages/kit/src/self-test.ts
var self_test = __webpack_require__(3317);
;// CONCATENATED MODULE: ./packages/kit/src/run-action.ts













// zod would compile each schema to a function of its own before its first use; here each is used once.
core/* config */.$W({ jitless: true });
/** Exit codes: a red verdict, trouble the user can mend, a bug of ours. */
const exitCodes = { red: 1, userError: 2, bug: 3 };
/** The whole life of a step, main or post. Never rejects; it decides the process's exit code, once. */
async function runAction(action, env = process.env) {
    const secrets = redaction((secret) => setSecret(secret));
    const cancelled = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.on(name, () => cancelled.abort());
    try {
        const startedAt = new Date();
        const isPost = getState('tidegate-main') === 'started';
        if (!isPost && action.post)
            saveState('tidegate-main', 'started');
        const raw = rawInputs(action, env);
        maskSecrets(action, raw, secrets.add);
        const io = runnerIo(env, secrets, cancelled.signal);
        const config = await configValues(action, raw, io.run.workspace);
        for (const value of textsIn(config.inputs))
            secretsInAddresses(value).forEach(secrets.add);
        const inputs = parseInputs(action, raw, config, secrets.clean);
        if (isPost)
            return await action.post?.(inputs, io);
        const judged = await action.run(inputs, io);
        const known = inputs['self-test'] && (await action.knownBad?.(inputs, io, judged));
        const result = known ? await (0,self_test/* selfTested */.M)(judged, known, inputs['on-inconclusive']) : judged;
        const evidence = evidenceOf(action.name, inputs, result, io.run, startedAt);
        const file = await saveEvidence(evidence, inputs, io, secrets);
        // From here the verdict stands; what goes wrong with its renderings is a warning and no more.
        for (const [name, value] of Object.entries(result.outputs))
            setOutput(name, secrets.clean(outputText(value)));
        setOutput('verdict', result.verdict);
        setOutput('evidence', (0,external_node_path_.relative)(io.run.workspace, file) || file);
        const conclusion = conclude(evidence, inputs['on-inconclusive']);
        await publish(file, inputs, io, {
            inPlace: result.renderings && cleaned(result.renderings, secrets),
            beside: result.beside && cleaned(result.beside, secrets),
        });
        tell(action.name, conclusion, secrets.clean(evidence.reason));
        // After the verdict: of more annotations than it shows, the runner drops the last.
        for (const { level, message, title, file: at, line } of rowAnnotations(evidence, conclusion.failsJob, io.run.workspace))
            runner_commands_namespaceObject[level](secrets.clean(message), { title: secrets.clean(title), file: secrets.clean(at), line: String(line) });
    }
    catch (error) {
        crash(error, secrets.clean);
    }
}
function maskSecrets(action, raw, add) {
    for (const name of secretInputs(action))
        if (raw[name] !== undefined)
            add(raw[name]);
    for (const value of Object.values(raw))
        secretsInAddresses(value).forEach(add);
}
function* textsIn(value) {
    if (typeof value === 'string')
        yield value;
    else if (value !== null && typeof value === 'object')
        for (const inner of Object.values(value))
            yield* textsIn(inner);
}
function tell(name, conclusion, reason) {
    const title = `${name}: ${conclusion.verdict}`;
    if (conclusion.failsJob) {
        runner_commands_error(reason, { title });
        process.exitCode = exitCodes.red;
    }
    else if (conclusion.verdict === 'pass')
        info(`${title}. ${reason}`);
    else
        warning(reason, { title });
}
function crash(error, clean) {
    if (error instanceof user_error/* UserError */.y) {
        runner_commands_error(clean(error.hint ? `${error.message} ${error.hint}` : error.message), {
            title: `Tidegate: ${error.code}`,
        });
        process.exitCode = exitCodes.userError;
        return;
    }
    const bug = error instanceof Error ? error : new Error(String(error));
    runner_commands_error(clean(`Internal error: ${bug.message}. Please report it with the stack trace in this log.`), {
        title: 'Tidegate: bug',
    });
    startGroup('Stack trace');
    info(clean(bug.stack ?? ''));
    endGroup();
    process.exitCode = exitCodes.bug;
}


/***/ }),

/***/ 3317:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ selfTested),
/* harmony export */   R: () => (/* binding */ selfTestInput)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(478);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7795);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);



/** For gates that know what is bad. */
const selfTestInput = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    'self-test': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)(), {
        description: 'Also feed the gate input that is known to be bad, made of the real one, and fail unless each turns it red: a gate that cannot fail guards nothing',
        default: 'false',
    }),
});
/** What the gate said of the real input, with one check per known-bad one: `fail` when the gate let it through. */
async function selfTested(result, known, onInconclusive) {
    const checks = [];
    for (const [index, bad] of known.entries())
        checks.push(await feed(bad, index + 1, onInconclusive));
    // A self-test that asked nothing has shown nothing.
    if (checks.length === 0)
        checks.push(nothingFed);
    const blind = checks.filter(({ verdict }) => verdict !== 'pass');
    const told = blind.length > 0
        ? `The self-test failed: ${blind
            .map(({ reason }) => reason.replace(/\.$/, ''))
            .slice(0, 3)
            .join('; ')}${blind.length > 3 ? `; and ${blind.length - 3} more` : ''}.`
        : `Self-test: each of ${checks.length} known-bad inputs turned the gate red.`;
    return {
        ...result,
        verdict: (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .Q)([result.verdict, ...checks.map(({ verdict }) => verdict)]),
        reason: result.verdict === 'pass' && blind.length > 0 ? told : `${result.reason} ${told}`,
        checks: [...result.checks, ...checks],
        facts: { ...result.facts, 'self-test': `${checks.length - blind.length} of ${checks.length} red` },
    };
}
async function feed(bad, number, onInconclusive) {
    const { name } = bad;
    const about = { id: `self-test.${number}`, title: `self-test: ${name} turns the gate red` };
    let said;
    try {
        said = await bad.run();
    }
    catch (error) {
        // Refused is red as well: the job stops. Anything else thrown is a bug, here as elsewhere.
        if (!(error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y))
            throw error;
        return {
            ...about,
            verdict: 'pass',
            observed: 'refused',
            reason: `With ${name} the gate refuses: ${error.message}`,
        };
    }
    const red = said.verdict === 'fail' || (said.verdict === 'inconclusive' && onInconclusive === 'fail');
    return {
        ...about,
        verdict: red ? 'pass' : 'fail',
        observed: said.verdict,
        reason: red
            ? `With ${name} the gate says ${said.verdict}: ${said.reason}`
            : `With ${name} the gate still says ${said.verdict}: it would let it through.`,
    };
}
const nothingFed = {
    id: 'self-test.none',
    title: 'self-test: something is fed to the gate',
    verdict: 'fail',
    reason: 'No known-bad input could be made of this one, so nothing shows that the gate can fail.',
};


/***/ }),

/***/ 808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pu: () => (/* binding */ withAliases),
/* harmony export */   T8: () => (/* binding */ metricSet),
/* harmony export */   oH: () => (/* binding */ parseAliases)
/* harmony export */ });
/* unused harmony export mergeMetrics */
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7795);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(610);


/** A set from a plain record, for example the metrics a registry keeps with a version. */
function metricSet(record, origin) {
    return { origin, values: new Map(Object.entries(record)) };
}
/** Several sets as one. A name that two of them give different values is a conflict. */
function mergeMetrics(sets) {
    const found = new Map();
    for (const { origin, values } of sets) {
        for (const [name, value] of values) {
            const before = found.get(name);
            if (before && !Object.is(before.value, value)) {
                throw new UserError('conflict', `${before.origin} and ${origin} give different values for ${printable(name)}.`, {
                    hint: 'Name the one file that holds it, or give each file its own names.',
                });
            }
            if (!before)
                found.set(name, { value, origin });
        }
    }
    return {
        origin: sets.map(({ origin }) => origin).join(', '),
        values: new Map([...found].map(([name, { value }]) => [name, value])),
    };
}
/** `accuracy = test_accuracy`: further names for metrics. A name that is taken already is a conflict; one of nothing stays missing. */
function withAliases(set, aliases) {
    const values = new Map(set.values);
    for (const [name, target] of aliases) {
        if (set.values.has(name) && name !== target) {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('conflict', `\`aliases\` says ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)} = ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(target)}, but ${set.origin} has a metric ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)} of its own.`, { hint: 'Choose another name on the left, and use it in the rules.' });
        }
        if (set.values.has(target))
            values.set(name, set.values.get(target));
    }
    return { origin: set.origin, values };
}
/** Reads alias lines. Throws a UserError that quotes the line when one is not `name = name in the file`. */
function parseAliases(lines) {
    const aliases = new Map();
    for (const line of lines) {
        const at = line.indexOf('=');
        const [name, target] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
        if (at < 0 || name === '' || target === '') {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`aliases\`: ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(line)} is not an alias.`, {
                hint: 'Write one per line as `accuracy = test_accuracy`: the name for the rules, then the name in the file.',
            });
        }
        if (aliases.has(name)) {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`aliases\` names ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)} twice.`, { hint: 'Keep one of them.' });
        }
        aliases.set(name, target);
    }
    return aliases;
}


/***/ }),

/***/ 3395:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ readMetricsFile),
  b: () => (/* binding */ textOf)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(7795);
// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(9953);
;// CONCATENATED MODULE: ./packages/metrics/src/formats/evidently.ts
/**
 * An Evidently report as metrics by name, or undefined when the document is none. Since 0.7 an entry is `metric_id` and `value`
 * (`ValueDrift(column=age)`, `MissingValueCount(column=age).share`); before, `metric` and `result`: `DatasetDriftMetric.drift_share`, and
 * with the column's name where the result has one, `ColumnDriftMetric[column_name=age].drift_score`. Entries that would share a name
 * are kept apart by their place: `ColumnQuantileMetric#2`.
 */
function evidentlyReport(document) {
    const metrics = document.get('metrics');
    if (!Array.isArray(metrics) || metrics.length === 0)
        return undefined;
    const named = metrics.map(nameAndValue);
    if (!named.every((entry) => entry !== undefined))
        return undefined;
    const found = new Map();
    for (const [name, value] of named)
        found.set(freeName(name, found), value);
    return found;
}
function nameAndValue(entry) {
    if (!(entry instanceof Map))
        return undefined;
    const { id, value, metric, result } = Object.fromEntries([...entry].map(([key, part]) => [key === 'metric_id' ? 'id' : key === 'id' ? 'hash' : key, part]));
    if (typeof id === 'string' && value !== undefined)
        return [id, value];
    if (typeof metric !== 'string' || !(result instanceof Map))
        return undefined;
    const column = result.get('column_name');
    return [typeof column === 'string' ? `${metric}[column_name=${column}]` : metric, result];
}
function freeName(name, taken) {
    for (let number = 1;; number++) {
        const free = number === 1 ? name : `${name}#${number}`;
        if (!taken.has(free))
            return free;
    }
}

// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(610);
;// CONCATENATED MODULE: ./packages/metrics/src/formats/json.ts
/** Where and why a text is not JSON; lines and columns count from 1. */
class JsonSyntaxError extends Error {
    constructor(text, at, what) {
        const before = text.slice(0, at).split('\n');
        super(`line ${before.length}, column ${before.at(-1).length + 1}: ${what}`);
        this.name = 'JsonSyntaxError';
    }
}
const deepest = 100;
/**
 * Reads JSON (RFC 8259) and, beyond it, the bare NaN, Infinity and -Infinity that Python's json module writes. Strict otherwise: a key
 * written twice in one object, a trailing comma or a comment throws JsonSyntaxError.
 */
function parseJson(source) {
    const text = source.replace(/^\uFEFF/, '');
    let at = 0;
    const refuse = (what, where = at) => {
        throw new JsonSyntaxError(text, where, what);
    };
    const take = (pattern) => {
        pattern.lastIndex = at;
        const found = pattern.exec(text)?.[0];
        if (found !== undefined)
            at += found.length;
        return found;
    };
    const next = () => {
        take(/[ \t\r\n]*/y);
        return text[at] ?? '';
    };
    const unexpected = (wanted) => refuse(at >= text.length ? `it ends where ${wanted} should be` : `${JSON.stringify(text[at])} is not ${wanted}`);
    function string() {
        const from = at;
        const raw = take(/"(?:[^"\\]|\\.)*"/sy) ?? refuse('this text is not closed');
        try {
            return JSON.parse(raw);
        }
        catch {
            return refuse('this text holds a line break, another control character or an unknown escape', from);
        }
    }
    function object(depth) {
        const entries = new Map();
        at++;
        if (next() === '}')
            return (at++, entries);
        for (;;) {
            if (next() !== '"')
                unexpected('a key in double quotes');
            const from = at;
            const key = string();
            if (entries.has(key))
                refuse(`the key ${JSON.stringify(key)} is written twice`, from);
            if (next() !== ':')
                unexpected('":"');
            at++;
            entries.set(key, value(depth + 1));
            if (next() === '}')
                return (at++, entries);
            if (text[at] !== ',')
                unexpected('"," or "}"');
            at++;
        }
    }
    function list(depth) {
        const items = [];
        at++;
        if (next() === ']')
            return (at++, items);
        for (;;) {
            items.push(value(depth + 1));
            if (next() === ']')
                return (at++, items);
            if (text[at] !== ',')
                unexpected('"," or "]"');
            at++;
        }
    }
    function value(depth) {
        if (depth > deepest)
            refuse(`it is nested more than ${deepest} deep`);
        const first = next();
        if (first === '{')
            return object(depth);
        if (first === '[')
            return list(depth);
        if (first === '"')
            return string();
        const word = take(/(?:true|false|null|NaN|-?Infinity)(?![\w.+-])/y);
        if (word !== undefined)
            return words[word];
        const number = take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y);
        return number === undefined ? unexpected('a value') : Number(number);
    }
    const result = value(0);
    if (next() !== '')
        unexpected('the end of the file');
    return result;
}
const words = {
    true: true,
    false: false,
    null: null,
    NaN: NaN,
    Infinity: Infinity,
    '-Infinity': -Infinity,
};

;// CONCATENATED MODULE: ./packages/metrics/src/formats/open.ts



const json = { name: 'JSON', parse: parseJson };
/** By extension; each but JSON is a chunk of its own, so that the common case loads nothing it does not use. */
const formats = {
    json: async () => json,
    yaml: async () => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(47)]).then(__webpack_require__.bind(__webpack_require__, 9047))).yaml,
    yml: async () => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(47)]).then(__webpack_require__.bind(__webpack_require__, 9047))).yaml,
    toml: async () => (await Promise.all(/* import() */[__webpack_require__.e(292), __webpack_require__.e(220)]).then(__webpack_require__.bind(__webpack_require__, 4220))).toml,
    csv: async () => (await Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(18)]).then(__webpack_require__.bind(__webpack_require__, 8018))).table(','),
    tsv: async () => (await Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(18)]).then(__webpack_require__.bind(__webpack_require__, 8018))).table('\t'),
    txt: async () => (await __webpack_require__.e(/* import() */ 239).then(__webpack_require__.bind(__webpack_require__, 6239))).classificationReport,
};
/** What a metrics file must be, to end a sentence. */
const readable = '.json, .yaml, .toml, .csv, .tsv, or .txt with a classification report; a name without any of these is read as JSON';
/** Parses a metrics file as its name says. Throws a UserError that names the file, the place and the remedy. */
async function parseDocument(path, text, remedy) {
    const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
    if (/^(?:parquet|pq|pkl|pickle|npy|npz|gz|zst|zip|xlsx?|html?|md|xml|onnx|pt|h5)$/.test(extension)) {
        throw new user_error/* UserError */.y('unsupported', `The metrics file ${path} is of no format that can be read here.`, {
            hint: `It reads ${readable}.`,
        });
    }
    const format = Object.hasOwn(formats, extension) ? await formats[extension]() : json;
    let value;
    try {
        value = format.parse(text);
    }
    catch (error) {
        if (!(error instanceof JsonSyntaxError) && error.name !== 'FormatError')
            throw error;
        throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} is not ${format.name}: ${(0,printable/* complaint */.U4)(error.message)}.`, {
            hint: remedy,
            cause: error,
        });
    }
    if (value instanceof Map)
        return value;
    const what = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
    throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} holds ${what}, not an object of metrics.`, {
        hint: remedy,
    });
}

;// CONCATENATED MODULE: ./packages/metrics/src/metrics-file.ts




/**
 * Reads one metrics file: JSON, YAML, TOML, CSV or a printed classification report, as its name says; flat or nested (`{"test": {"f1": 0.9}}`
 * is `test.f1`). A report of Evidently is known by its shape. With `metricsPath` only what lies under that dotted name is taken, and
 * names are counted from there. Throws a UserError when there is nothing in it to read.
 */
async function readMetricsFile(path, readText, metricsPath) {
    const text = await textOf('metrics', path, readText);
    if (text.trim() === '')
        throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} is empty.`, { hint: remedy });
    const document = await parseDocument(path, text, remedy);
    const all = flatten(path, evidentlyReport(document) ?? document);
    if (all.size === 0)
        throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} is an empty object.`, { hint: remedy });
    return { origin: path, values: metricsPath === undefined ? all : under(metricsPath, path, all) };
}
const remedy = 'Write a JSON object such as {"accuracy": 0.91} after training, before this step.';
/** The text of a file; a UserError that says what stands in the way. */
async function textOf(what, path, readText) {
    return readText(path).catch((cause) => {
        if (cause instanceof user_error/* UserError */.y)
            throw cause;
        const { code } = cause;
        if (code === 'ENOENT' || code === 'ENOTDIR') {
            throw new user_error/* UserError */.y('not-found', `The ${what} file ${path} does not exist.`, {
                hint: 'Check the path and that the step which writes it ran before this one.',
                cause,
            });
        }
        const why = code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? cause.message})`;
        throw new user_error/* UserError */.y('unreadable', `The ${what} file ${path} ${why}.`, {
            hint: 'Name a file this job may read.',
            cause,
        });
    });
}
function flatten(path, document) {
    const flat = new Map();
    const walk = (prefix, level) => {
        for (const [key, value] of level) {
            const name = prefix === '' ? key : `${prefix}.${key}`;
            if (value instanceof Map)
                walk(name, value);
            else if (flat.has(name)) {
                throw new user_error/* UserError */.y('conflict', `The metrics file ${path} gives ${(0,printable/* printable */.g$)(name)} twice, nested and with a dotted key.`, {
                    hint: 'Keep one of them.',
                });
            }
            else
                flat.set(name, value);
        }
    };
    walk('', document);
    return flat;
}
function under(metricsPath, path, all) {
    const prefix = `${metricsPath}.`;
    const below = [...all].filter(([name]) => name.startsWith(prefix));
    if (below.length > 0)
        return new Map(below.map(([name, value]) => [name.slice(prefix.length), value]));
    if (all.has(metricsPath)) {
        throw new user_error/* UserError */.y('bad-input', `\`metrics-path\` ${(0,printable/* printable */.g$)(metricsPath)} is a single value in ${path}, not an object of metrics.`, {
            hint: 'Name the object around it.',
        });
    }
    const places = new Set([...all.keys()].flatMap((name) => [...name.matchAll(/\./g)].map(({ index }) => name.slice(0, index))));
    const close = (0,nearest/* nearest */.p)(metricsPath, places);
    throw new user_error/* UserError */.y('bad-input', `\`metrics-path\` ${(0,printable/* printable */.g$)(metricsPath)} is not in ${path}.`, {
        hint: close !== undefined
            ? `Did you mean ${(0,printable/* printable */.g$)(close)}?`
            : places.size > 0
                ? `It has ${[...places].slice(0, 5).map(printable/* printable */.g$).join(', ')}.`
                : 'Its metrics are at the top: leave `metrics-path` out.',
    });
}


/***/ }),

/***/ 610:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   U4: () => (/* binding */ complaint),
/* harmony export */   g$: () => (/* binding */ printable)
/* harmony export */ });
const longest = 80;
/** A name from a file, for one line of a message: short, and quoted when it holds line breaks or control characters. */
function printable(text) {
    const short = shorten(text);
    if (/^[!-~](?:[ -~]*[!-~])?$/.test(short))
        return short;
    return /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(short) && short.trim() === short ? short : quoted(short);
}
/** A text from a file in double quotes, for one line of a message. */
function quoted(text) {
    return JSON.stringify(shorten(text)).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}
function shorten(text) {
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
/** A parser's complaint, which may quote a file, for one line of a message. */
function complaint(text) {
    const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
    return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}


/***/ }),

/***/ 7794:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ registrySettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);


/** Which registry is meant; every action that reads or moves models takes these. */
const registrySettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    registry: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['mlflow', 'git']), {
        description: 'Where model versions live',
        shownDefault: 'mlflow when a registry-uri or MLFLOW_TRACKING_URI is given, else git (tags of this repository)',
    }),
    'registry-uri': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Address of the registry: an MLflow tracking server, or the path of a git repository',
        shownDefault: 'MLFLOW_TRACKING_URI, else this repository',
    }),
});


/***/ }),

/***/ 6135:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ verdictOrder),
/* harmony export */   q: () => (/* binding */ badge)
/* harmony export */ });
/** Verdicts as signs; the word always stands beside it. */
const badge = { pass: '✅', warn: '⚠️', fail: '❌', inconclusive: '❔' };
/** Gravest first. */
const verdictOrder = ['fail', 'inconclusive', 'warn', 'pass'];


/***/ }),

/***/ 6510:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   cz: () => (/* binding */ clipped),
/* harmony export */   kQ: () => (/* binding */ formatScalar),
/* harmony export */   oE: () => (/* binding */ compact)
/* harmony export */ });
/** A value for a person: numbers to at most six significant digits, absent as nothing. */
function formatScalar(value) {
    if (value === undefined || value === null)
        return '';
    if (typeof value !== 'number' || Number.isInteger(value))
        return String(value);
    return String(Number(value.toPrecision(6)));
}
/** A share, 0 to 1, in at most three digits: 0.1234 is 12.3%. */
function percent(share) {
    if (Math.abs(share) >= 1e4)
        return compact(share, 3);
    return `${Number((share * 100).toPrecision(3))}%`;
}
const thousands = ['', 'k', 'M', 'G', 'T'];
/** A number in little room, to so many significant digits: 25000 is 25k. */
function compact(value, digits = 6) {
    const size = Math.abs(value);
    // Rounding the largest doubles would make them infinite.
    if (size !== 0 && (size < 1e-4 || size >= 1e15))
        return value.toExponential(2);
    const power = size < 10_000 ? 0 : Math.floor(Math.log10(size) / 3 + 1e-9);
    return `${Number((value / 1000 ** power).toPrecision(digits))}${thousands[power]}`;
}
/** The beginning of a text that has no end. */
function clipped(text, most = 1000) {
    return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}


/***/ }),

/***/ 1952:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plain)
/* harmony export */ });
// What changes how the text around it is read: directions (Unicode's bidirectional controls), and what no page shows.
// eslint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
/** The text without characters that reorder or hide what stands beside them; each becomes U+FFFD. */
function plain(text) {
    return text.toWellFormed().replace(unseen, '\ufffd');
}


/***/ })

};
