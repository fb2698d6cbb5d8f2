export const id = 8935;
export const ids = [8935];
export const modules = {

/***/ 58935:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   knownBad: () => (/* binding */ knownBad)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86728);
/* harmony import */ var _tidegate_gates__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65383);
/* harmony import */ var _tidegate_gates__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25798);
/* harmony import */ var _tidegate_gates__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89909);
/* harmony import */ var _tidegate_gates_known_bad__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27285);
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40808);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1082);





/** A file that says NaN, read as any other, and then each threshold against a model that is bad in its metric. */
async function knownBad(inputs, world) {
    const rules = (0,_tidegate_gates__WEBPACK_IMPORTED_MODULE_0__/* .parseRules */ .NR)(inputs.thresholds, { input: 'thresholds', production: false });
    const reading = { metricsPath: inputs['metrics-path'], aliases: (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .parseAliases */ .oH)(inputs.aliases ?? []) };
    const { metrics } = await (0,_tidegate_gates__WEBPACK_IMPORTED_MODULE_2__/* .readSources */ .tW)(inputs.metrics, reading, world);
    const names = rules.map(({ metric }) => metric.name);
    const text = `{${names.map((name) => `${JSON.stringify(name)}: NaN`).join(', ')}}`;
    const { 'metrics-path': _, aliases: __, ...plain } = inputs;
    return [
        {
            name: 'a file of NaN',
            run: () => (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .checkModelThreshold */ .n)({ ...plain, metrics: ['known-bad.json'] }, { ...world, readText: async () => text }),
        },
        ...(0,_tidegate_gates_known_bad__WEBPACK_IMPORTED_MODULE_4__/* .knownBadMetrics */ .I)(rules, metrics).map(({ name, rule, metrics: bad }) => {
            const checks = () => (0,_tidegate_gates__WEBPACK_IMPORTED_MODULE_5__/* .checkThresholds */ .$)(rules, bad).filter(({ id }) => rule === undefined || id === rule);
            return { name, run: async () => (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_6__/* .judge */ .S)(checks()) };
        }),
    ];
}


/***/ }),

/***/ 27285:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ knownBadMetrics)
/* harmony export */ });
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50610);
/* harmony import */ var _expression_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52392);
/* harmony import */ var _measure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32476);



/** Names of metrics that are shares, from 0 to 1. */
const shareLike = /accuracy|(?:^|[_\W])acc(?:$|[_\W])|precision|recall|sensitivity|specificity|f1|f_?beta|auc|roc|rate|share|ratio|jaccard|iou/i;
/**
 * Metrics of models that nobody would want, made of real ones: none at all, NaN, and for each rule its metric alone as bad as it gets: a share
 * at 0 (or 1, where low is good), any other number a thousand times worse than measured. A threshold that holds even then guards nothing.
 */
function knownBadMetrics(rules, real) {
    const all = rules.reduce((set, rule) => withMetric(set, rule, NaN), real);
    return [
        { name: 'no metrics at all', metrics: { origin: real.origin, values: new Map() } },
        { name: 'every metric NaN', metrics: all },
        ...rules.map((rule) => {
            const value = badValue(rule, real);
            const shown = (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)((0,_expression_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMetric */ .gI)(rule.metric));
            return {
                name: `${shown} at ${value}`,
                rule: (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)((0,_expression_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatComparison */ .Tc)(rule)),
                metrics: withMetric(real, rule, value),
            };
        }),
    ];
}
function badValue({ metric, comparator, bound }, real) {
    const upward = comparator.startsWith('>');
    const { value } = (0,_measure_js__WEBPACK_IMPORTED_MODULE_2__/* .measure */ .x)(metric, real, upward);
    const near = value ?? (bound.kind === 'number' ? Number(bound.value) : 0);
    if (comparator === '==')
        return near + 1;
    const share = shareLike.test(metric.name) && near >= 0 && near <= 1;
    if (share)
        return upward ? 0 : 1;
    const far = 1000 * Math.max(1, Math.abs(near));
    return upward ? -far : far;
}
/** The metric under one name alone, so that no other spelling of it tells otherwise; what was a list stays one. */
function withMetric({ origin, values }, { metric }, value) {
    const names = new Set((0,_measure_js__WEBPACK_IMPORTED_MODULE_2__/* .spellings */ .c)(metric));
    const others = [...values].filter(([name]) => !names.has(name));
    const length = metric.summary === undefined ? undefined : listLength([...names].map((name) => values.get(name)));
    const bad = length === undefined ? value : new Array(length).fill(value);
    return { origin, values: new Map([...others, [(0,_measure_js__WEBPACK_IMPORTED_MODULE_2__/* .spellings */ .c)(metric)[0], bad]]) };
}
function listLength(values) {
    return values.find((value) => Array.isArray(value))?.length ?? 2;
}


/***/ })

};
