export const id = 164;
export const ids = [164];
export const modules = {

/***/ 2164:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  knownBad: () => (/* binding */ knownBad)
});

// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(6728);
// EXTERNAL MODULE: ./packages/gates/src/compare-rules.ts
var compare_rules = __webpack_require__(4909);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(610);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(2392);
// EXTERNAL MODULE: ./packages/gates/src/measure.ts + 1 modules
var measure = __webpack_require__(2476);
;// CONCATENATED MODULE: ./packages/gates/src/known-bad.ts



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
            const shown = (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(rule.metric));
            return {
                name: `${shown} at ${value}`,
                rule: (0,printable/* printable */.g$)((0,format/* formatComparison */.Tc)(rule)),
                metrics: withMetric(real, rule, value),
            };
        }),
    ];
}
function badValue({ metric, comparator, bound }, real) {
    const upward = comparator.startsWith('>');
    const { value } = (0,measure/* measure */.x)(metric, real, upward);
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
    const names = new Set((0,measure/* spellings */.c)(metric));
    const others = [...values].filter(([name]) => !names.has(name));
    const length = metric.summary === undefined ? undefined : listLength([...names].map((name) => values.get(name)));
    const bad = length === undefined ? value : new Array(length).fill(value);
    return { origin, values: new Map([...others, [(0,measure/* spellings */.c)(metric)[0], bad]]) };
}
function listLength(values) {
    return values.find((value) => Array.isArray(value))?.length ?? 2;
}

// EXTERNAL MODULE: ./actions/compare-with-production/src/predictions.ts
var predictions = __webpack_require__(3144);
// EXTERNAL MODULE: ./actions/compare-with-production/src/sources.ts
var sources = __webpack_require__(5252);
;// CONCATENATED MODULE: ./actions/compare-with-production/src/known-bad.ts





/** Each rule against a candidate that is bad in its metric, and the predictions of one that is wrong about every row. */
async function knownBad(inputs, world) {
    const { rules } = (0,sources/* readRules */.K)(inputs);
    const read = (0,sources/* sideReader */.X)(inputs, world);
    const [candidate, production] = [await read('candidate'), await read('production')];
    const mine = candidate && 'metrics' in candidate ? candidate.metrics : undefined;
    const theirs = production && 'metrics' in production ? production.metrics : undefined;
    const held = theirs ? rules : rules.filter(({ bound }) => bound.kind === 'number');
    const onMetrics = (mine && held.length > 0 ? knownBadMetrics(held, mine) : []).map(({ name, rule, metrics }) => {
        const checks = () => (0,compare_rules/* compareRules */.D)(held, metrics, theirs).checks.filter(({ id }) => rule === undefined || id === rule);
        return { name, run: async () => (0,judgement/* judge */.S)(checks()) };
    });
    const wrong = theirs === undefined && production !== undefined ? [] : await (0,predictions/* wrongPredictions */.eg)(inputs, world);
    return [...onMetrics, ...wrong];
}


/***/ })

};
