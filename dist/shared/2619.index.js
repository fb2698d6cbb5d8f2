export const id = 2619;
export const ids = [2619];
export const modules = {

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


/***/ })

};
