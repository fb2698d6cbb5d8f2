export const id = 1486;
export const ids = [1486];
export const modules = {

/***/ 21486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ action)
/* harmony export */ });
/* harmony import */ var _tidegate_config__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11647);
/* harmony import */ var _tidegate_gates__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(98983);
/* harmony import */ var _tidegate_gates_settings__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43265);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33624);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1082);





const action = (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_0__/* .defineAction */ .Q)({
    name: 'check-model-threshold',
    inputs: _tidegate_gates_settings__WEBPACK_IMPORTED_MODULE_1__/* .thresholdSettings */ .p,
    outputs: {
        metrics: 'The metrics that were read, as JSON; of more than 100 kB those that were judged and as many others as fit',
        failed: 'JSON array of the thresholds that did not pass',
    },
    config: _tidegate_config__WEBPACK_IMPORTED_MODULE_2__/* .configFile */ .Z,
    run: async (inputs, io) => (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .checkModelThreshold */ .n)(inputs, (0,_tidegate_gates__WEBPACK_IMPORTED_MODULE_4__/* .metricWorld */ .J)(inputs, io), io.log),
    knownBad: async (inputs, io) => (await __webpack_require__.e(/* import() */ 8935).then(__webpack_require__.bind(__webpack_require__, 58935))).knownBad(inputs, (0,_tidegate_gates__WEBPACK_IMPORTED_MODULE_4__/* .metricWorld */ .J)(inputs, io)),
});


/***/ }),

/***/ 1082:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ checkModelThreshold)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(86728);
// EXTERNAL MODULE: ./packages/gates/src/expression/parse.ts + 3 modules
var parse = __webpack_require__(65383);
// EXTERNAL MODULE: ./packages/gates/src/metric-source.ts
var metric_source = __webpack_require__(25798);
// EXTERNAL MODULE: ./packages/gates/src/thresholds.ts + 1 modules
var thresholds = __webpack_require__(89909);
// EXTERNAL MODULE: ./packages/gates/src/proportion-bound.ts
var proportion_bound = __webpack_require__(18253);
// EXTERNAL MODULE: ./packages/gates/src/data-digest.ts
var data_digest = __webpack_require__(81151);
// EXTERNAL MODULE: ./packages/metrics/src/metric-set.ts
var metric_set = __webpack_require__(40808);
// EXTERNAL MODULE: ./packages/evidence/src/scalar.ts
var scalar = __webpack_require__(47047);
// EXTERNAL MODULE: ./packages/gates/src/measure.ts + 1 modules
var measure = __webpack_require__(32476);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
;// CONCATENATED MODULE: ./actions/check-model-threshold/src/metrics-output.ts



/** Bytes of JSON: a job's outputs may have 1 MB in all, and a step takes none of more than 128 KiB as an environment variable. */
const most = 100_000;
/**
 * Everything read that JSON can tell: numbers that are not finite by their names, lists left out. Where that is more than an output holds, those that were
 * judged come first, then others in the order they were read, as far as they fit.
 */
function metricsOutput({ values }, judged) {
    const told = [...values]
        .filter(([, value]) => typeof value !== 'object' || value === null)
        .map(([name, value]) => [name, typeof value === 'number' ? (0,scalar/* scalar */.d)(value) : value]);
    if (told.reduce((sum, entry) => sum + sizeOf(entry), 0) <= most) {
        return { metrics: Object.fromEntries(told), leftOut: 0 };
    }
    const first = new Set(judged.flatMap(measure/* spellings */.c));
    const isFirst = ([name]) => first.has(name);
    let room = most;
    const kept = [...told.filter(isFirst), ...told.filter((entry) => !isFirst(entry))].filter((entry) => {
        const size = sizeOf(entry);
        if (size > room)
            return false;
        room -= size;
        return true;
    });
    return { metrics: Object.fromEntries(kept), leftOut: told.length - kept.length };
}
/** With its colon and its comma. */
function sizeOf([name, value]) {
    return Buffer.byteLength(JSON.stringify(name)) + Buffer.byteLength(JSON.stringify(value)) + 2;
}
/** What is not in the output, as a sentence; undefined when everything is. */
function tellLeftOut({ metrics, leftOut }, origin) {
    if (leftOut === 0)
        return undefined;
    const kept = Object.keys(metrics).length;
    return `The output \`metrics\` holds ${kept} of the ${kept + leftOut} metrics read, those of \`thresholds\` first: an output has room for ${most / 1000} kB. All of them are in ${(0,printable/* printable */.g$)(origin)}, and all were there to be judged.`;
}

;// CONCATENATED MODULE: ./actions/check-model-threshold/src/check.ts




/** Reads the metrics and holds each threshold against them. Of an unreachable registry nothing is known: inconclusive. */
async function checkModelThreshold(inputs, world, log) {
    const rules = (0,parse/* parseRules */.NR)(inputs.thresholds, { input: 'thresholds', production: false });
    const level = confidenceLevel(inputs);
    const reading = { metricsPath: inputs['metrics-path'], aliases: (0,metric_set/* parseAliases */.oH)(inputs.aliases ?? []) };
    const found = await (0,metric_source/* readSources */.tW)(inputs.metrics, reading, world).catch((error) => {
        if ((0,metric_source/* isNoAnswer */.Uz)(error))
            return error;
        throw error;
    });
    if (found instanceof user_error/* UserError */.y) {
        const reason = `The metrics could not be read: ${found.message}`;
        const check = { id: 'metrics', title: 'the metrics can be read', verdict: 'inconclusive', reason };
        return { ...(0,judgement/* judge */.S)([check]), outputs: { metrics: {}, failed: [] } };
    }
    const { metrics, versions } = found;
    const { 'sample-size': sizes, 'test-share': testShare } = inputs;
    const checks = (0,thresholds/* checkThresholds */.$)(rules, metrics, {
        ...(sizes && { shares: (0,proportion_bound/* readConfidence */.$)(sizes, level, rules, metrics) }),
        ...(testShare !== undefined && { folds: { level, testShare } }),
    });
    const judged = rules.map(({ metric }) => metric);
    const output = metricsOutput(metrics, judged);
    const leftOut = tellLeftOut(output, metrics.origin);
    if (leftOut !== undefined)
        log?.warn(leftOut);
    return {
        ...(0,judgement/* judge */.S)(checks),
        subject: subjectOf(metrics, versions, judged),
        facts: { metrics: metrics.origin, 'metrics-read': metrics.values.size },
        outputs: {
            metrics: output.metrics,
            failed: checks.filter(({ verdict }) => verdict !== 'pass').map(({ title }) => title),
        },
    };
}
function confidenceLevel(inputs) {
    const level = inputs.confidence ?? 0.95;
    const testShare = inputs['test-share'];
    if (inputs.confidence !== undefined && !inputs['sample-size'] && testShare === undefined) {
        throw new user_error/* UserError */.y('bad-input', '`confidence` was given without `sample-size` or `test-share`.', {
            hint: 'Add `sample-size`, the number of items the metrics were measured on, or `test-share` for means over folds.',
        });
    }
    if (testShare !== undefined && !(testShare > 0 && testShare < 1)) {
        throw new user_error/* UserError */.y('bad-input', `\`test-share\` is ${testShare}: expected a share above 0 and below 1.`, {
            hint: 'Of k folds each tests on 1/k of the rows: write 0.2 for five, 0.1 for ten.',
        });
    }
    if (level > 0.5 && level < 1)
        return level;
    throw new user_error/* UserError */.y('bad-input', `\`confidence\` is ${level}: expected a share above 0.5 and below 1.`, {
        hint: 'Write it as 0.95 or 95%.',
    });
}
/** Which model, and measured on which data. Of several versions none is the one judged. */
function subjectOf(metrics, versions, judged) {
    const version = versions.length === 1 ? versions[0] : undefined;
    const dataDigest = (0,data_digest/* measuredOn */.Er)({ metrics, ...(version && { version }) }, judged);
    return {
        ...(version && { model: version.name, version: version.version }),
        ...(version?.digest !== undefined && { digest: version.digest }),
        ...(version?.commit !== undefined && { commit: version.commit }),
        ...(dataDigest !== undefined && { dataDigest }),
    };
}


/***/ }),

/***/ 81151:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Er: () => (/* binding */ measuredOn),
/* harmony export */   bB: () => (/* binding */ checkSameData),
/* harmony export */   il: () => (/* binding */ onSameData)
/* harmony export */ });
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50610);
/* harmony import */ var _expression_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52392);
/* harmony import */ var _measure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32476);



/** What a metrics file calls the digest of the rows its metrics were measured on, and a registry's tag. */
const names = ['data-digest', 'data_digest', 'holdout-digest', 'holdout_digest'];
const tags = ['tidegate.holdout-digest', 'holdout-digest', 'holdout_digest'];
/**
 * The digest of the rows that these metrics were measured on: as their file or the version's tags say for all of them, else as the registry says of each,
 * else as it says of the run. Undefined where nothing is said, or not the same of all.
 */
function measuredOn(found, metrics = []) {
    if (!found?.metrics)
        return undefined;
    const { metrics: set, version } = found;
    const said = [...names.map((name) => set.values.get(name)), ...tags.map((tag) => version?.tags[tag])];
    const ofAll = said.find(isDigest);
    if (ofAll !== undefined)
        return ofAll.trim();
    const own = metrics.map((metric) => {
        const name = (0,_measure_js__WEBPACK_IMPORTED_MODULE_0__/* .spellings */ .c)(metric).find((spelling) => set.measuredOn?.has(spelling));
        return name === undefined ? version?.measuredOn : set.measuredOn.get(name);
    });
    const [first = version?.measuredOn] = own;
    return isDigest(first) && own.every((digest) => digest === first) ? first.trim() : undefined;
}
const isDigest = (said) => typeof said === 'string' && said.trim() !== '';
/** Whether a metric may be held against production's: both were measured on the same rows, or not both sides say on which. */
function onSameData(candidate, production, metric) {
    const [mine, theirs] = [measuredOn(candidate, [metric]), measuredOn(production, [metric])];
    return mine === undefined || theirs === undefined || mine === theirs;
}
/** Metrics measured on different rows cannot be compared. When one side says nothing, there is nothing to check. */
function checkSameData(candidate, production, metrics) {
    const asked = metrics.length > 0 ? metrics.map((metric) => [metric]) : [[]];
    const said = asked.flatMap((each) => {
        const [mine, theirs] = [measuredOn(candidate, each), measuredOn(production, each)];
        return mine === undefined || theirs === undefined ? [] : [{ metric: each[0], mine, theirs }];
    });
    const apart = said.filter(({ mine, theirs }) => mine !== theirs);
    const [shown] = [...apart, ...said];
    if (!shown)
        return [];
    const [mine, theirs] = [(0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(shown.mine), (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(shown.theirs)];
    const alike = said.every((each) => each.mine === shown.mine && each.theirs === shown.theirs);
    return [
        {
            id: 'data-digest',
            title: 'both models were measured on the same data',
            verdict: apart.length === 0 ? 'pass' : 'inconclusive',
            reason: alike
                ? ofAllMetrics(mine, theirs)
                : ofEach(apart.flatMap(({ metric }) => metric ?? []), mine, theirs),
            values: { candidate: mine, production: theirs },
        },
    ];
}
function ofAllMetrics(mine, theirs) {
    return mine === theirs
        ? `Both models were measured on the data ${mine}.`
        : `The candidate was measured on the data ${mine} and production on ${theirs}, so their metrics cannot be compared.`;
}
function ofEach(apart, mine, theirs) {
    const named = [...new Set(apart.map((metric) => (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)((0,_expression_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatMetric */ .gI)(metric))))];
    if (named.length === 0)
        return 'Each metric of both models was measured on the same data.';
    const rest = named.length > 1 ? ` (nor can ${named.slice(1, 4).join(', ')}${named.length > 4 ? ' ...' : ''})` : '';
    return `${named[0]} of the candidate was measured on the data ${mine} and that of production on ${theirs}, so it cannot be compared${rest}.`;
}


/***/ }),

/***/ 18253:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readConfidence),
/* harmony export */   f: () => (/* binding */ heldByBound)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50610);
/* harmony import */ var _tidegate_statistics__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41637);
/* harmony import */ var _decimal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64335);
/* harmony import */ var _expression_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52392);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82578);






/**
 * Reads `sample-size`: `1000` or the metric that holds it (`n_holdout`) for shares of all items, `recall = 250` for a metric with its own
 * denominator. Throws a UserError for anything else.
 */
function readConfidence(lines, level, rules, metrics) {
    const known = new Set(rules.map(({ metric }) => (0,_expression_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatMetric */ .gI)(metric)));
    const byMetric = new Map();
    let items;
    for (const line of lines) {
        const at = line.lastIndexOf('=');
        const size = sizeOf(line.slice(at + 1).trim(), line, metrics);
        const name = line.slice(0, Math.max(at, 0)).trim();
        if (at < 0)
            items = size;
        else if (known.has(name))
            byMetric.set(name, size);
        else {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('bad-input', `\`sample-size\` names ${(0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(name)}, which no threshold uses.`, {
                hint: `The thresholds use ${[...known].map(_tidegate_metrics__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$).join(', ')}.`,
            });
        }
    }
    return { level, byMetric, ...(items !== undefined && { items }) };
}
function sizeOf(text, line, metrics) {
    const size = /^\d+$/.test(text) ? Number(text) : metrics.values.get(text);
    if (typeof size === 'number' && Number.isSafeInteger(size) && size > 0)
        return size;
    const found = metrics.values.has(text)
        ? `is ${(0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(String(size))}`
        : 'is neither a number nor a metric that was read';
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('bad-input', `\`sample-size\`: ${(0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(text)} in "${(0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(line)}" ${found}.`, {
        hint: 'Write a whole number above 0, or the name of the metric that holds it.',
    });
}
/** `balanced_accuracy` is a mean of shares and has no single denominator. */
const shareOfItems = /(?:^|[._/: -])(?<!balanced[_ -])(?:accuracy|acc|error[_ -]rate|hit[_ -]rate|exact[_ -]match)$/i;
/**
 * For a rule whose point holds: whether the one-sided Clopper-Pearson bound holds too. If it does not, the rule is not shown and the
 * verdict is `inconclusive`, with the size that would show it at this share. Undefined for what is no share of a known number of items.
 */
function heldByBound({ metric, comparator }, outcome, { level, items, byMetric }) {
    const name = (0,_expression_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatMetric */ .gI)(metric);
    const ofAll = shareOfItems.test(metric.name) && metric.slice.length === 0 && metric.summary === undefined;
    const n = byMetric.get(name) ?? (ofAll ? items : undefined);
    const { observed, threshold } = outcome;
    if (n === undefined || typeof observed !== 'number' || threshold === undefined || comparator === '==')
        return undefined;
    const method = { name: 'Clopper-Pearson bound, one-sided', parameters: { confidence: level } };
    const shown = (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(name);
    const successes = Math.round(observed * n);
    if (!(observed >= 0 && observed <= 1) || !roundsTo(successes / n, observed)) {
        const reason = `${shown} is ${observed}, which is no share of ${n} items; check \`sample-size\`.`;
        return { verdict: 'fail', reason, sizes: { n }, method };
    }
    const upward = comparator === '>=' || comparator === '>';
    const boundAt = (size) => {
        const interval = (0,_tidegate_statistics__WEBPACK_IMPORTED_MODULE_3__/* .clopperPearsonInterval */ .J)(Math.round(observed * size), size, 2 * level - 1);
        return upward ? interval.lower : interval.upper;
    };
    const holdsAt = (size) => (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_4__/* .compares */ .tk)((0,_decimal_js__WEBPACK_IMPORTED_MODULE_5__/* .exact */ .e0)(boundAt(size)), comparator, (0,_decimal_js__WEBPACK_IMPORTED_MODULE_5__/* .exact */ .e0)(threshold));
    const bound = boundAt(n);
    const side = upward ? 'at least' : 'at most';
    const sure = `with ${(0,_decimal_js__WEBPACK_IMPORTED_MODULE_5__/* .exact */ .e0)(level).times((0,_decimal_js__WEBPACK_IMPORTED_MODULE_5__/* .exact */ .e0)(100)).toString()} % confidence ${side} ${round(bound)}`;
    const interval = {
        of: 'value',
        ...(upward ? { low: bound } : { high: bound }),
        confidence: level,
    };
    const common = { sizes: { n, successes }, method, values: { bound }, interval };
    if (holdsAt(n))
        return {
            verdict: 'pass',
            reason: `${shown} is ${observed} on ${n} items, ${sure}, which is ${_evaluate_js__WEBPACK_IMPORTED_MODULE_4__/* .words */ .aL[comparator]} ${threshold}.`,
            ...common,
        };
    const needed = sizeThatShows(holdsAt, n);
    const remedy = needed === undefined ? 'no size would show it this close to the threshold' : `about ${needed} items would show it`;
    const reason = `${shown} is ${observed} on ${n} items, but only ${sure}, not ${_evaluate_js__WEBPACK_IMPORTED_MODULE_4__/* .words */ .aL[comparator]} ${threshold}; ${remedy}.`;
    return {
        verdict: 'inconclusive',
        reason,
        ...common,
        values: { bound, ...(needed !== undefined && { 'size-needed': needed }) },
    };
}
/** Whether a metric printed with so many decimals may stand for this share. */
function roundsTo(share, printed) {
    const decimals = /\.(\d+)$/.exec((0,_decimal_js__WEBPACK_IMPORTED_MODULE_5__/* .exact */ .e0)(printed).toString())?.[1]?.length ?? 0;
    return Math.abs(share - printed) <= 0.5 * 10 ** -decimals + Number.EPSILON;
}
/** Smallest size, to 1 %, at which the rule would be shown; undefined beyond ten million. */
function sizeThatShows(holdsAt, from) {
    let [low, high] = [from, from * 2];
    while (!holdsAt(high)) {
        if (high > 1e7)
            return undefined;
        [low, high] = [high, high * 2];
    }
    while (high - low > Math.max(1, low / 100)) {
        const middle = Math.floor((low + high) / 2);
        if (holdsAt(middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}
function round(value) {
    return Number(value.toPrecision(4));
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

/***/ 43265:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ thresholdSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57794);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _reading_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47460);




const sampleSize = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().transform((size) => [String(size)]), (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)()]);
/** What a user can type for `check-model-threshold`. */
const thresholdSettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    metrics: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Metrics of the model, one source per line: the path of a file (JSON, YAML, TOML, CSV, a classification report), `runs:/<id>` or `models:/<name>@<alias>`',
        required: true,
    }),
    thresholds: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Rules that must all hold, one per line: `accuracy >= 0.85`, `rmse <= 6.5`, `recall[segment=EU] >= 0.7`; of a list of scores, one per fold, `mean(accuracy) >= 0.85`, `worst(accuracy) >= 0.8`',
        required: true,
    }),
    ..._reading_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .readingSettings */ .i,
    'sample-size': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)(sampleSize(), {
        description: 'Number of items measured, or the metric that holds it; `recall = 250` for a metric with its own. A share then passes only when its confidence bound does',
    }),
    'test-share': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .share */ .uM)(), {
        description: 'Share of the rows that each fold tests on, `0.2` for five folds: a `mean(...)` then passes only when its confidence bound does',
    }),
    confidence: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .share */ .uM)(), {
        description: 'One-sided confidence of these bounds, used with `sample-size` and `test-share`',
        shownDefault: '0.95',
    }),
    ..._tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_4__/* .registrySettings */ .H.shape,
});


/***/ }),

/***/ 89909:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ checkThresholds)
});

// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(52392);
// EXTERNAL MODULE: ./packages/gates/src/evaluate.ts + 1 modules
var evaluate = __webpack_require__(82578);
// EXTERNAL MODULE: ./packages/statistics/src/mean-difference.ts
var mean_difference = __webpack_require__(8266);
// EXTERNAL MODULE: ./packages/statistics/src/student-quantile.ts
var student_quantile = __webpack_require__(86202);
// EXTERNAL MODULE: ./packages/gates/src/decimal.ts
var decimal = __webpack_require__(64335);
;// CONCATENATED MODULE: ./packages/gates/src/fold-bound.ts





/**
 * For a rule on `mean(...)` whose mean holds: whether its one-sided bound holds too (t with the variance of Nadeau & Bengio 2003, since folds share
 * training rows). If it does not, the rule is not shown and the verdict is `inconclusive`. Undefined for any other rule.
 */
function heldByFolds({ metric, comparator }, { observed, threshold, folds }, { level, testShare }) {
    if (metric.summary !== 'mean' || comparator === '==')
        return undefined;
    if (!folds || typeof observed !== 'number' || threshold === undefined)
        return undefined;
    const shown = (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(metric));
    const common = {
        sizes: { folds: folds.length },
        method: {
            name: 'bound of a mean over folds, one-sided (Nadeau & Bengio)',
            parameters: { confidence: level, 'test-share': testShare },
        },
    };
    const spread = (0,mean_difference/* foldMeans */.UX)(folds, new Float64Array(folds.length), { test: testShare, train: 1 - testShare });
    if (!spread.defined) {
        const reason = `${shown} is ${observed} in each of ${folds.length} folds, which shows no spread to tell its confidence from.`;
        return { verdict: 'inconclusive', reason, ...common };
    }
    const half = (0,student_quantile/* studentUpperQuantile */.b)(1 - level, spread.df) * spread.se;
    const upward = comparator.startsWith('>');
    const bound = upward ? observed - half : observed + half;
    const holds = (0,evaluate/* compares */.tk)((0,decimal/* exact */.e0)(bound), comparator, (0,decimal/* exact */.e0)(threshold));
    const percent = (0,decimal/* exact */.e0)(level).times((0,decimal/* exact */.e0)(100)).toString();
    const sure = `with ${percent} % confidence ${upward ? 'at least' : 'at most'} ${Number(bound.toPrecision(4))}`;
    return {
        verdict: holds ? 'pass' : 'inconclusive',
        reason: holds
            ? `${shown} is ${observed} over ${folds.length} folds, ${sure}, which is ${evaluate/* words */.aL[comparator]} ${threshold}.`
            : `${shown} is ${observed} over ${folds.length} folds, but only ${sure}, not ${evaluate/* words */.aL[comparator]} ${threshold}.`,
        ...common,
        values: { bound, se: spread.se },
        interval: { of: 'value', ...(upward ? { low: bound } : { high: bound }), confidence: level },
    };
}

// EXTERNAL MODULE: ./packages/gates/src/proportion-bound.ts
var proportion_bound = __webpack_require__(18253);
;// CONCATENATED MODULE: ./packages/gates/src/thresholds.ts





/** One check per rule. Where there is a confidence for its kind of metric, the bound decides and not the point. */
function checkThresholds(rules, metrics, { shares, folds } = {}) {
    return rules.map((rule) => {
        const outcome = (0,evaluate/* evaluate */._3)(rule, metrics);
        const passed = outcome.verdict === 'pass';
        const bounded = (passed && shares && (0,proportion_bound/* heldByBound */.f)(rule, outcome, shares)) ||
            (passed && folds && heldByFolds(rule, outcome, folds));
        const { verdict, reason, observed, threshold } = outcome;
        return {
            id: (0,printable/* printable */.g$)((0,format/* formatComparison */.Tc)(rule)),
            title: (0,printable/* printable */.g$)((0,format/* formatComparison */.Tc)(rule)),
            subject: (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(rule.metric)),
            verdict,
            reason,
            ...(observed !== undefined && { observed }),
            ...(threshold !== undefined && { threshold }),
            ...(outcome.folds && { sizes: { folds: outcome.folds.length } }),
            method: { name: 'comparison in exact decimals', parameters: { source: metrics.origin } },
            ...(bounded || undefined),
        };
    });
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

/***/ 8266:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UX: () => (/* binding */ foldMeans),
/* harmony export */   l3: () => (/* binding */ tTest),
/* harmony export */   m1: () => (/* binding */ pairedMeans)
/* harmony export */ });
/* unused harmony exports relativeMeans, welchMeans, pooledMeans */
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12897);
/* harmony import */ var _continuous_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83942);
/* harmony import */ var _student_quantile_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86202);
/* harmony import */ var _summation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83414);
/* harmony import */ var _undefined_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80871);





/** What is smaller beside the values themselves is rounding, not variation. */
const ROUNDING = 1e-12;
/** Paired means, one value of each model per item: se = s_d/√n, n − 1 degrees of freedom (Student 1908). */
function pairedMeans(candidate, production) {
    return pairedWith(candidate, production, (n) => 1 / n);
}
/**
 * Scores of both models on the same k folds or repeats, whose training sets overlap: se² = (1/k + n_test/n_train) s_d², k − 1 degrees of
 * freedom (Nadeau & Bengio 2003). A plain paired t on folds finds differences that are not there.
 */
function foldMeans(candidate, production, { test, train }) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('test', test, 0);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('train', train, 0);
    if (test === 0 || train === 0)
        throw new RangeError('a fold needs rows to train on and rows to test on');
    return pairedWith(candidate, production, (k) => 1 / k + test / train);
}
/**
 * Relative margin without a ratio: candidate − `factor`·production over the pairs, for example factor 0.98 where a loss of 2 % of a
 * higher-is-better metric is accepted. Undefined when production's mean is not above 0, where the sign of the margin would turn.
 */
function relativeMeans(candidate, production, factor) {
    requireNumber('factor', factor, 0);
    checkPair(candidate, production);
    const { mean } = meanAndNorm(production.length, (i) => production[i]);
    if (!(mean > 0)) {
        return undefinedResult('not-positive', `production's mean is ${mean}, and a relative margin needs it above 0`);
    }
    const scaled = Float64Array.from(production, (value) => factor * value);
    return pairedMeans(candidate, scaled);
}
/** Means of two independent samples with variances of their own (Welch 1947). */
function welchMeans(candidate, production) {
    const [x, y] = [sample('candidate', candidate), sample('production', production)];
    const few = tooFew(Math.min(x.n, y.n));
    if (few)
        return few;
    const [sx, sy] = [x.norm / Math.sqrt((x.n - 1) * x.n), y.norm / Math.sqrt((y.n - 1) * y.n)];
    const se = Math.hypot(sx, sy);
    const df = 1 / ((sx / se) ** 4 / (x.n - 1) + (sy / se) ** 4 / (y.n - 1));
    return difference(x.mean - y.mean, se, df, Math.max(x.largest, y.largest));
}
/** Means of two independent samples with one variance (Student 1908). */
function pooledMeans(candidate, production) {
    const [x, y] = [sample('candidate', candidate), sample('production', production)];
    const few = tooFew(Math.min(x.n, y.n));
    if (few)
        return few;
    const df = x.n + y.n - 2;
    const se = Math.hypot(x.norm, y.norm) * Math.sqrt((1 / x.n + 1 / y.n) / df);
    return difference(x.mean - y.mean, se, df, Math.max(x.largest, y.largest));
}
/** t test of "the difference is `null`" and the two-sided interval of the difference. */
function tTest({ difference: found, se, df }, { null: expected = 0, confidence = 0.95 } = {}) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('null', expected);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireShare */ .Vv)('confidence', confidence);
    const t = (found - expected) / se;
    const half = (0,_student_quantile_js__WEBPACK_IMPORTED_MODULE_1__/* .studentUpperQuantile */ .b)((1 - confidence) / 2, df) * se;
    return {
        difference: found,
        se,
        df,
        t,
        p: Math.min(1, 2 * (0,_continuous_js__WEBPACK_IMPORTED_MODULE_2__/* .studentSf */ ["do"])(Math.abs(t), df)),
        greater: (0,_continuous_js__WEBPACK_IMPORTED_MODULE_2__/* .studentSf */ ["do"])(t, df),
        less: (0,_continuous_js__WEBPACK_IMPORTED_MODULE_2__/* .studentSf */ ["do"])(-t, df),
        lower: found - half,
        upper: found + half,
    };
}
function pairedWith(candidate, production, factor) {
    checkPair(candidate, production);
    const n = candidate.length;
    const few = tooFew(n);
    if (few)
        return few;
    const largest = Math.max(largestOf(candidate), largestOf(production));
    const { mean, norm } = (0,_summation_js__WEBPACK_IMPORTED_MODULE_3__/* .meanAndNorm */ .jU)(n, (i) => candidate[i] - production[i]);
    return difference(mean, norm * Math.sqrt(factor(n) / (n - 1)), n - 1, largest);
}
function difference(mean, se, df, largest) {
    if (se > ROUNDING * largest)
        return { defined: true, difference: mean, se, df };
    return (0,_undefined_result_js__WEBPACK_IMPORTED_MODULE_4__/* .undefinedResult */ .a)('no-variation', 'the values differ by one and the same amount throughout, which no test can judge');
}
function sample(name, values) {
    checkFinite(name, values);
    return { n: values.length, largest: largestOf(values), ...meanAndNorm(values.length, (i) => values[i]) };
}
function tooFew(n) {
    return n < 2 ? (0,_undefined_result_js__WEBPACK_IMPORTED_MODULE_4__/* .undefinedResult */ .a)('too-few', `${n} values have no spread to test against; it takes 2`) : undefined;
}
function checkPair(candidate, production) {
    if (candidate.length !== production.length) {
        throw new RangeError(`paired values must be as many of each, not ${candidate.length} and ${production.length}`);
    }
    checkFinite('candidate', candidate);
    checkFinite('production', production);
}
function checkFinite(name, values) {
    for (let i = 0; i < values.length; i += 1) {
        if (!Number.isFinite(values[i]))
            throw new RangeError(`${name} ${i} must be a finite number, not ${values[i]}`);
    }
}
function largestOf(values) {
    let largest = 0;
    for (let i = 0; i < values.length; i += 1)
        largest = Math.max(largest, Math.abs(values[i]));
    return largest;
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

/***/ 86202:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ studentUpperQuantile)
/* harmony export */ });
/* unused harmony export studentQuantile */
/* harmony import */ var _continuous_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83942);
/* harmony import */ var _log_gamma_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90943);
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24174);



/** The t with P(T ≤ t) = p, T ~ Student's t with `df` > 0 degrees of freedom; ±Infinity at the ends, NaN outside 0..1. */
function studentQuantile(p, df) {
    if (!(p >= 0 && p <= 1) || !(df > 0))
        return NaN;
    return p > 0.5 ? upperQuantile(1 - p, df) : -upperQuantile(p, df);
}
/** The t with P(T > t) = p; use it instead of `studentQuantile(1 - p, df)` for small p. */
function studentUpperQuantile(p, df) {
    if (!(p >= 0 && p <= 1) || !(df > 0))
        return NaN;
    return p > 0.5 ? -upperQuantile(1 - p, df) : upperQuantile(p, df);
}
/**
 * Newton on ln P(T > eᵘ). The density of ln|T| is log-concave, so the function is concave in u and Newton converges from any start:
 * the normal quantile lies below the root, the first step goes above it, every later one comes down.
 */
function upperQuantile(p, df) {
    if (p === 0)
        return Infinity;
    if (p === 0.5)
        return 0;
    let t = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalUpperQuantile */ .tn)(p);
    // Above, t and normal differ by less than 1e-12.
    if (df > 1e15)
        return t;
    let above = false;
    for (let i = 0; i < 200; i += 1) {
        const tail = (0,_continuous_js__WEBPACK_IMPORTED_MODULE_1__/* .studentSf */ ["do"])(t, df);
        // An overshoot into underflow has no logarithm; half way back on the log scale has.
        if (tail === 0) {
            t = Math.sqrt(t) * Math.sqrt((0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalUpperQuantile */ .tn)(p));
            continue;
        }
        const next = t * Math.exp((Math.log(tail / p) * tail) / (t * density(t, df)));
        if (!(Math.abs(next - t) > 2e-16 * t) || (above && next > t))
            return next;
        above = next < t || i > 0;
        t = next;
    }
    return t;
}
function density(t, df) {
    return Math.exp(-0.5 * Math.log(df) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_2__/* .logBeta */ .ln)(df / 2, 0.5) - ((df + 1) / 2) * Math.log1p((t * t) / df));
}


/***/ }),

/***/ 83414:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R7: () => (/* binding */ meanAndSquares),
/* harmony export */   XN: () => (/* binding */ sumOf),
/* harmony export */   jU: () => (/* binding */ meanAndNorm)
/* harmony export */ });
/** Sum of `count` terms with a running compensation (Neumaier 1974): the order of the terms hardly matters. */
function sumOf(count, term) {
    let sum = 0;
    let lost = 0;
    for (let i = 0; i < count; i += 1) {
        const value = term(i);
        const next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }
    return sum + lost;
}
/** Mean and sum of squared deviations from it, in two passes. */
function meanAndSquares(count, term) {
    const mean = sumOf(count, term) / count;
    return { mean, squares: sumOf(count, (i) => (term(i) - mean) ** 2) };
}
/** Mean, and the root of the sum of squared deviations from it. The terms are scaled by a power of two, so no square under- or overflows. */
function meanAndNorm(count, term) {
    let largest = 0;
    for (let i = 0; i < count; i += 1)
        largest = Math.max(largest, Math.abs(term(i)));
    if (largest === 0)
        return { mean: 0, norm: 0 };
    // A power of two keeps every digit, and its exponent stays where the power itself is a normal number.
    const scale = 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))));
    const { mean, squares } = meanAndSquares(count, (i) => term(i) / scale);
    return { mean: mean * scale, norm: Math.sqrt(squares) * scale };
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
