export const id = 9587;
export const ids = [9587];
export const modules = {

/***/ 59587:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   knownBad: () => (/* binding */ knownBad)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86728);
/* harmony import */ var _tidegate_gates__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4909);
/* harmony import */ var _tidegate_gates_known_bad__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27285);
/* harmony import */ var _predictions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63144);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45252);





/** Each rule against a candidate that is bad in its metric, and the predictions of one that is wrong about every row. */
async function knownBad(inputs, world) {
    const { rules } = (0,_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .readRules */ .Kc)(inputs);
    const read = (0,_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .sideReader */ .Xl)(inputs, world);
    const [candidate, production] = [await read('candidate'), await read('production')];
    const mine = candidate && 'metrics' in candidate ? candidate.metrics : undefined;
    const theirs = production && 'metrics' in production ? production.metrics : undefined;
    const held = theirs ? rules : rules.filter(({ bound }) => bound.kind === 'number');
    const onMetrics = (mine && held.length > 0 ? (0,_tidegate_gates_known_bad__WEBPACK_IMPORTED_MODULE_1__/* .knownBadMetrics */ .I)(held, mine) : []).map(({ name, rule, metrics }) => {
        const checks = () => (0,_tidegate_gates__WEBPACK_IMPORTED_MODULE_2__/* .compareRules */ .D)(held, metrics, theirs).checks.filter(({ id }) => rule === undefined || id === rule);
        return { name, run: async () => (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .judge */ .S)(checks()) };
    });
    const wrong = theirs === undefined && production !== undefined ? [] : await (0,_predictions_js__WEBPACK_IMPORTED_MODULE_4__/* .wrongPredictions */ .eg)(inputs, world);
    return [...onMetrics, ...wrong];
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
