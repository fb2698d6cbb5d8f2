export const id = 7540;
export const ids = [7540];
export const modules = {

/***/ 65303:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5184);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55217);


await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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


/***/ })

};
