export const id = 7598;
export const ids = [7598];
export const modules = {

/***/ 55217:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action_action)
});

// EXTERNAL MODULE: ./packages/config/src/source.ts
var source = __webpack_require__(11647);
// EXTERNAL MODULE: ./packages/gates/src/metric-world.ts
var metric_world = __webpack_require__(98983);
// EXTERNAL MODULE: ./packages/gates/src/comparison-settings.ts
var comparison_settings = __webpack_require__(13789);
// EXTERNAL MODULE: ./packages/kit/src/action.ts
var action = __webpack_require__(33624);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(86728);
// EXTERNAL MODULE: ./packages/gates/src/metric-source.ts
var metric_source = __webpack_require__(25798);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(52392);
// EXTERNAL MODULE: ./packages/gates/src/evaluate.ts + 1 modules
var evaluate = __webpack_require__(82578);
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

// EXTERNAL MODULE: ./packages/gates/src/data-digest.ts
var data_digest = __webpack_require__(81151);
// EXTERNAL MODULE: ./packages/gates/src/compare-rules.ts
var compare_rules = __webpack_require__(4909);
// EXTERNAL MODULE: ./actions/compare-with-production/src/sources.ts
var sources = __webpack_require__(45252);
;// CONCATENATED MODULE: ./actions/compare-with-production/src/about.ts


/** Which candidate was judged, on which data. */
function subjectOf(candidate, rules, predictions) {
    const dataDigest = predictions?.digest ?? (0,data_digest/* measuredOn */.Er)(candidate, (0,sources/* metricsJudged */.$4)(rules));
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
function factsOf(inputs, rules, candidate, production) {
    const judged = (0,sources/* metricsJudged */.$4)(rules);
    const version = production?.metrics ? production.version : undefined;
    const all = {
        candidate: candidate?.metrics?.origin,
        production: production?.metrics?.origin,
        'candidate-data-digest': (0,data_digest/* measuredOn */.Er)(candidate, judged),
        'production-model': version?.name,
        'production-version': version?.version,
        'production-digest': version?.digest,
        'production-commit': version?.commit,
        'production-data-digest': (0,data_digest/* measuredOn */.Er)(production, judged),
        predictions: inputs.predictions,
        'first-model': inputs['first-model'],
        baseline: inputs.baseline,
    };
    return Object.fromEntries(Object.entries(all).filter((entry) => entry[1] !== undefined));
}

// EXTERNAL MODULE: ./actions/compare-with-production/src/predictions.ts
var predictions = __webpack_require__(63144);
;// CONCATENATED MODULE: ./actions/compare-with-production/src/first-model.ts





/** The registry itself says that nothing is in production: the policy decides, and the candidate's own rules and the baseline must hold. */
async function judgeFirstModel(inputs, metricRules, candidate, production, world) {
    const { nothingAt: reference, location, around } = production;
    const address = inputs.production;
    const { rules, suspicious } = metricRules;
    // Only an alias, or a stage, can be new. A version, run or tag that is not there is a mistake in the address.
    if (reference.kind !== 'alias' && reference.kind !== 'stage')
        throw (0,metric_source/* nothingAt */.V1)(address, production);
    if (production.inStage)
        return notTheFirst(address, production.inStage);
    const pass = inputs['first-model'] === 'pass';
    const told = `There is nothing at ${address} yet in the registry (${location})`;
    const policy = {
        id: 'first-model',
        title: 'a model is in production',
        // A mistyped name looks like a first model.
        verdict: pass ? (around?.isLikelySlip ? 'warn' : 'pass') : 'fail',
        reason: [
            pass
                ? `${told}, and \`first-model: pass\` lets the first model through.`
                : `${told}, so there is nothing to compare with; \`first-model: pass\` would let the first model through.`,
            around?.sentence ?? [],
        ]
            .flat()
            .join(' '),
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
        ...(judged.verdict === 'pass' && { reason: policy.reason }),
        subject: subjectOf(candidate, metricRules, beaten),
        facts: factsOf(inputs, metricRules, candidate, undefined),
        outputs: {
            decision: decisionOf[judged.verdict],
            'production-version': undefined,
            'best-candidate': beaten?.best,
            deltas: {},
        },
    };
}
/** A registry that still works by stages has a model in production, though the alias is not there yet. */
function notTheFirst(address, { stage, version }) {
    const [, name, alias] = /^models:\/(.+)@(.+)$/.exec(address.trim()) ?? [];
    const check = {
        id: 'first-model',
        title: 'a model is in production',
        verdict: 'inconclusive',
        reason: `There is nothing at ${address} yet, but version ${version} of ${name} is in the stage ${stage}, so this is not the first model: promote that version to the alias ${alias} once, or compare with models:/${name}/${stage}.`,
    };
    return {
        ...(0,judgement/* judge */.S)([check]),
        outputs: { decision: 'inconclusive', 'production-version': version, 'best-candidate': undefined, deltas: {} },
    };
}

;// CONCATENATED MODULE: ./actions/compare-with-production/src/compare.ts






/** Compares the candidate with what is in production: by rules, by paired predictions, or both, and then both must hold. */
async function compareWithProduction(inputs, world) {
    const metricRules = (0,sources/* readRules */.Kc)(inputs);
    const read = (0,sources/* sideReader */.Xl)(inputs, world);
    const candidate = await read('candidate');
    const production = await read('production');
    const unread = [candidate, production].filter((side) => side instanceof user_error/* UserError */.y);
    if (unread.length > 0)
        return unanswered(unread);
    const [mine, theirs] = [candidate, production];
    if (mine && !mine.metrics)
        throw (0,metric_source/* nothingAt */.V1)(inputs.candidate, mine);
    if (theirs && !theirs.metrics)
        return judgeFirstModel(inputs, metricRules, mine, theirs, world);
    const compared = compareMetrics(metricRules, mine, theirs);
    const paired = await (0,predictions/* comparePredictionsFile */.oJ)(inputs, world);
    const [now, before] = mine ? [mine.metrics, theirs?.metrics] : [paired?.candidate, paired?.production];
    const suspicious = now ? checkSuspicious(metricRules.suspicious.filter(comparable(mine, theirs)), now, before) : [];
    const judged = (0,judgement/* judge */.S)([...compared.checks, ...(paired?.checks ?? []), ...suspicious]);
    return {
        ...judged,
        subject: subjectOf(mine, metricRules, paired),
        facts: factsOf(inputs, metricRules, mine, theirs),
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
function compareMetrics(given, mine, theirs) {
    if (!mine?.metrics)
        return { checks: [], deltas: new Map() };
    const data = (0,data_digest/* checkSameData */.bB)(mine, theirs, (0,sources/* metricsJudged */.$4)(given));
    const { checks, deltas } = (0,compare_rules/* compareRules */.D)(given.rules.filter(comparable(mine, theirs)), mine.metrics, theirs?.metrics);
    return { checks: [...data, ...checks], deltas };
}
function comparable(mine, theirs) {
    return ({ metric, bound }) => bound.kind === 'number' || (0,data_digest/* onSameData */.il)(mine, theirs, metric);
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





const action_action = (0,action/* defineAction */.Q)({
    name: 'compare-with-production',
    inputs: comparison_settings/* comparisonSettings */.T,
    outputs: {
        decision: '`promote`, `keep` or `inconclusive`',
        'production-version': 'Version the registry has in production; empty when there is none or a file was compared',
        'best-candidate': 'Of several candidates in `predictions`, the name of the one that was judged best; else empty',
        deltas: 'JSON object: candidate minus production, by metric',
    },
    config: source/* configFile */.Z,
    run: async (inputs, io) => compareWithProduction(inputs, worldOf(inputs, io)),
    knownBad: async (inputs, io) => (await __webpack_require__.e(/* import() */ 9587).then(__webpack_require__.bind(__webpack_require__, 59587))).knownBad(inputs, worldOf(inputs, io)),
});
function worldOf(inputs, io) {
    return (0,metric_world/* metricWorld */.J)(inputs, io, async (path, select, take) => {
        // DuckDB reads Parquet, in a process of its own; loaded only when there is such a file.
        const { connectApart } = await __webpack_require__.e(/* import() */ 8927).then(__webpack_require__.bind(__webpack_require__, 88927));
        const { parquetColumns } = await Promise.all(/* import() */[__webpack_require__.e(7582), __webpack_require__.e(9274)]).then(__webpack_require__.bind(__webpack_require__, 39274));
        const job = io.env('RUNNER_TRACKING_ID');
        const connect = connectApart({
            node: process.execPath,
            entry: process.argv[1],
            // By this name the runner finds what a step left behind.
            env: job === undefined ? {} : { RUNNER_TRACKING_ID: job },
            statementTimeout: 600_000,
            signal: io.signal,
        });
        return parquetColumns(path, { connect, enginePath: inputs['engine-path'] }, io, select, take);
    });
}


/***/ }),

/***/ 63144:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ compareWithBaseline),
/* harmony export */   eg: () => (/* binding */ wrongPredictions),
/* harmony export */   oJ: () => (/* binding */ comparePredictionsFile)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86728);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17795);

/** Both models' answers to the same items, judged by `paired-rules`, or accuracy within `margin` when there are none. */
async function comparePredictionsFile(inputs, world) {
    const asked = await askedOfPredictions(inputs, world);
    if (asked === undefined)
        return undefined;
    const { comparePredictions } = await __webpack_require__.e(/* import() */ 4450).then(__webpack_require__.bind(__webpack_require__, 84450));
    return { ...comparePredictions(asked.predictions, asked.plan), digest: asked.predictions.digest };
}
/** For `self-test`: each rule on the predictions of candidates that are wrong about every row. */
async function wrongPredictions(inputs, world) {
    const asked = await askedOfPredictions(inputs, world);
    if (asked === undefined)
        return [];
    const { comparePredictions, positiveClass, wrongEverywhere } = await __webpack_require__.e(/* import() */ 4450).then(__webpack_require__.bind(__webpack_require__, 84450));
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
    const { accuracyRule, columnsOfRules, parsePairedRules } = await __webpack_require__.e(/* import() */ 4450).then(__webpack_require__.bind(__webpack_require__, 84450));
    const { readPredictions } = await Promise.all(/* import() */[__webpack_require__.e(7084), __webpack_require__.e(950)]).then(__webpack_require__.bind(__webpack_require__, 90950));
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
    const { baselineAnswers, baselineRule, comparePredictions } = await __webpack_require__.e(/* import() */ 4450).then(__webpack_require__.bind(__webpack_require__, 84450));
    const { readPredictions } = await Promise.all(/* import() */[__webpack_require__.e(7084), __webpack_require__.e(950)]).then(__webpack_require__.bind(__webpack_require__, 90950));
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

/***/ 45252:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ metricsJudged),
/* harmony export */   Kc: () => (/* binding */ readRules),
/* harmony export */   Xl: () => (/* binding */ sideReader)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_gates__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65383);
/* harmony import */ var _tidegate_gates__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25798);
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40808);



/** The metrics that are held against production's; where none is, all that are judged. */
function metricsJudged({ rules, suspicious }) {
    const all = [...rules, ...suspicious];
    const compared = all.filter(({ bound }) => bound.kind === 'production');
    return (compared.length > 0 ? compared : all).map(({ metric }) => metric);
}
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

/***/ 13789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ comparisonSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57794);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _reading_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47460);




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


/***/ })

};
