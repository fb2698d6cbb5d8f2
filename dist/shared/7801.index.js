export const id = 7801;
export const ids = [7801,2619];
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


/***/ })

};
