export const id = 120;
export const ids = [120];
export const modules = {

/***/ 120:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  knownBad: () => (/* binding */ knownBad)
});

// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(6728);
// EXTERNAL MODULE: ./packages/gates/src/expression/parse.ts + 3 modules
var parse = __webpack_require__(5383);
// EXTERNAL MODULE: ./packages/gates/src/metric-source.ts + 4 modules
var metric_source = __webpack_require__(8271);
// EXTERNAL MODULE: ./packages/gates/src/thresholds.ts + 5 modules
var thresholds = __webpack_require__(9021);
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

// EXTERNAL MODULE: ./packages/metrics/src/metric-set.ts
var metric_set = __webpack_require__(808);
// EXTERNAL MODULE: ./actions/check-model-threshold/src/check.ts + 1 modules
var check = __webpack_require__(291);
;// CONCATENATED MODULE: ./actions/check-model-threshold/src/known-bad.ts





/** A file that says NaN, read as any other, and then each threshold against a model that is bad in its metric. */
async function knownBad(inputs, world) {
    const rules = (0,parse/* parseRules */.NR)(inputs.thresholds, { input: 'thresholds', production: false });
    const reading = { metricsPath: inputs['metrics-path'], aliases: (0,metric_set/* parseAliases */.oH)(inputs.aliases ?? []) };
    const { metrics } = await (0,metric_source/* readSources */.tW)(inputs.metrics, reading, world);
    const names = rules.map(({ metric }) => metric.name);
    const text = `{${names.map((name) => `${JSON.stringify(name)}: NaN`).join(', ')}}`;
    const { 'metrics-path': _, aliases: __, ...plain } = inputs;
    return [
        {
            name: 'a file of NaN',
            run: () => (0,check/* checkModelThreshold */.n)({ ...plain, metrics: ['known-bad.json'] }, { ...world, readText: async () => text }),
        },
        ...knownBadMetrics(rules, metrics).map(({ name, rule, metrics: bad }) => {
            const checks = () => (0,thresholds/* checkThresholds */.$)(rules, bad).filter(({ id }) => rule === undefined || id === rule);
            return { name, run: async () => (0,judgement/* judge */.S)(checks()) };
        }),
    ];
}


/***/ })

};
