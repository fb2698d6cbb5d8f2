export const id = 4610;
export const ids = [4610];
export const modules = {

/***/ 74610:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderDeploymentReport: () => (/* binding */ renderDeploymentReport),
/* harmony export */   renderModelCard: () => (/* reexport safe */ _model_card_js__WEBPACK_IMPORTED_MODULE_0__.k),
/* harmony export */   renderTrainingReport: () => (/* binding */ renderTrainingReport)
/* harmony export */ });
/* harmony import */ var _badge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86135);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34955);
/* harmony import */ var _metric_row_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(19343);
/* harmony import */ var _model_card_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45900);
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66510);
/* harmony import */ var _overall_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79621);
/* harmony import */ var _overview_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57801);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(25232);









const training = ['validate-data', 'check-model-threshold', 'compare-with-production', 'promote-model'];
const deployment = ['trigger-deploy', 'canary-rollout', 'smoke-test', 'promote-model', 'monitor-model'];
/** Last moments of a rollout that are told. */
const mostMoments = 100;
/** What was trained and how it was judged: data, metrics, comparison. */
function renderTrainingReport(evidences) {
    return render('Training report', 'training', evidences.filter(({ gate }) => training.includes(gate)));
}
/** What was deployed and how it went: start, traffic in steps, looks, end. */
function renderDeploymentReport(evidences) {
    return render('Deployment report', 'deployment', evidences.filter(({ gate }) => deployment.includes(gate)));
}
function render(title, what, evidences) {
    if (evidences.length === 0)
        return `# ${title}\n\nNo gate of the ${what} has said anything.\n`;
    const { verdict, reason } = (0,_overall_js__WEBPACK_IMPORTED_MODULE_1__/* .overall */ .M)(evidences);
    const { model, version } = (0,_model_card_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectOf */ .e)(evidences);
    const [from, to] = [
        evidences.map((one) => one.startedAt).sort()[0],
        evidences
            .map((one) => one.finishedAt)
            .sort()
            .at(-1),
    ];
    const environments = [...new Set(evidences.flatMap(({ environment }) => environment ?? []))];
    const runs = [...new Set(evidences.flatMap(({ run }) => run.url ?? []))].map((url) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)('run', url));
    return [
        `# ${title}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .cz)(model ?? 'model', 200))}${version === undefined ? '' : ` ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .cz)(version, 100))}`}`,
        '',
        `${_badge_js__WEBPACK_IMPORTED_MODULE_4__/* .badge */ .q[verdict]} **${verdict}**. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .cz)(reason, 3000))}`,
        '',
        `From ${moment(from)} to ${moment(to)} UTC${environments.length > 0 ? `, environment ${environments.map((name) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .eu)(name)).join(', ')}` : ''}${runs.length > 0 ? `, ${runs.join(', ')}` : ''}.`,
        ...(0,_overview_js__WEBPACK_IMPORTED_MODULE_5__/* .metricTable */ .Lc)((0,_metric_row_js__WEBPACK_IMPORTED_MODULE_6__/* .metricRows */ .IN)(evidences), 200, 200),
        '',
        ...evidences.flatMap((evidence) => [
            (0,_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .renderSummary */ .B)(evidence, { checks: 200, words: 400, texts: false }, 2).trimEnd(),
            '',
            ...timeline(evidence.timeline ?? []),
        ]),
    ].join('\n');
}
function timeline(moments) {
    if (moments.length === 0)
        return [];
    const shown = moments.slice(-mostMoments);
    const keys = [...new Set(shown.flatMap(({ values }) => Object.keys(values)))].slice(0, 12);
    const rows = shown.map(({ at, event, values }) => [
        moment(at),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .cz)(event, 200)),
        ...keys.map((key) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .cz)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .formatScalar */ .kQ)(values[key]), 100))),
    ]);
    return [
        ...(moments.length > shown.length
            ? [`${moments.length - shown.length} earlier moments are in the evidence file.`, '']
            : []),
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Qj)(['when (UTC)', 'what', ...keys.map((key) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .clipped */ .cz)(key, 60)))], ['left', 'left', ...keys.map(() => 'right')], rows),
        '',
    ];
}
function moment(at) {
    return at.slice(0, 19).replace('T', ' ');
}


/***/ }),

/***/ 45900:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ subjectOf),
/* harmony export */   k: () => (/* binding */ renderModelCard)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _badge_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86135);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34955);
/* harmony import */ var _metric_row_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19343);
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66510);
/* harmony import */ var _overall_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79621);
/* harmony import */ var _overview_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57801);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1952);








const mostMetrics = 500;
/** Gates that judge what the model is; others judge how it is served. */
const measuring = new Set(['check-model-threshold', 'compare-with-production']);
/**
 * A model card after Mitchell et al. (2019): Markdown under the metadata block Hugging Face reads (`model-index`: its EvalResult needs
 * task, dataset and metric of every value). Numbers are the evidence's own; what nobody said is told as not stated.
 */
function renderModelCard(evidences, details = {}) {
    const about = subjectOf(evidences);
    const name = details.model ?? about.model ?? 'model';
    const rows = (0,_metric_row_js__WEBPACK_IMPORTED_MODULE_1__/* .metricRows */ .IN)(evidences);
    const { verdict, reason } = (0,_overall_js__WEBPACK_IMPORTED_MODULE_2__/* .overall */ .M)(evidences);
    return [
        '---',
        metadata(name, rows, details, evidences).trimEnd(),
        '---',
        '',
        `# ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(name, 200))}${about.version === undefined ? '' : ` version ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(about.version, 100))}`}`,
        '',
        ...paragraph(details.description, 'No description was given.'),
        '## Verdict of the gates',
        '',
        `${_badge_js__WEBPACK_IMPORTED_MODULE_5__/* .badge */ .q[verdict]} **${verdict}**. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(reason, 3000))}`,
        '',
        ...gates(evidences),
        '## Evaluation',
        ...(rows.length > 0 ? (0,_overview_js__WEBPACK_IMPORTED_MODULE_6__/* .metricTable */ .Lc)(rows, mostMetrics, 200) : ['', 'No gate measured a metric.']),
        '',
        ...methods(evidences),
        '## Data',
        '',
        ...data(evidences),
        '## Intended use',
        '',
        ...paragraph(details['intended-use'], 'Not stated.'),
        '## Limitations',
        '',
        ...paragraph(details.limitations, 'Not stated.'),
        '## Provenance',
        '',
        ...provenance(about, evidences),
        '',
    ].join('\n');
}
/** The first that is said of each, over all gates. */
function subjectOf(evidences) {
    return evidences.reduce((known, { subject }) => ({ ...subject, ...known }), {});
}
function metadata(name, rows, details, evidences) {
    const { license, language, library, task = 'other', dataset = dataName(evidences) } = details;
    // Of a metric that two gates judged the first counts: both read the same.
    const named = new Map(rows
        .filter(({ gate }) => measuring.has(gate))
        .reverse()
        .map((row) => [row.name, row]));
    const metrics = [...named.values()]
        .reverse()
        .slice(0, mostMetrics)
        .map(({ name: metric, candidate }) => ({
        type: slug(metric.replace(/\[.*$/s, '')),
        name: clean(metric),
        value: candidate,
    }));
    const results = [{ task: { type: task }, dataset: { name: clean(dataset), type: slug(dataset) }, metrics }];
    const block = {
        ...(license !== undefined && { license }),
        ...(language !== undefined && { language }),
        ...(library !== undefined && { library_name: library }),
        tags: [...new Set([...(details.tags ?? []), 'tidegate'])],
        ...(metrics.length > 0 && { 'model-index': [{ name: clean(name), results }] }),
    };
    // Quoted, and never folded: no text can end the block early.
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .stringify */ .As)(block, {
        lineWidth: 0,
        defaultStringType: 'QUOTE_DOUBLE',
        defaultKeyType: 'PLAIN',
        aliasDuplicateObjects: false,
    });
}
function clean(text) {
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_7__/* .plain */ .p)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(text, 200)).replace(/\s+/g, ' ');
}
function slug(text) {
    const letters = text.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    return letters.replace(/^_+|_+$/g, '').slice(0, 100) || 'other';
}
function dataName(evidences) {
    const said = evidences.map(({ facts }) => facts['data']).find((value) => typeof value === 'string');
    return typeof said === 'string' && said !== '' ? said : 'evaluation data';
}
function paragraph(text, otherwise) {
    const lines = (text ?? otherwise).split(/\r?\n/).map((line) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)(line));
    return [...lines, ''];
}
function gates(evidences) {
    const rows = evidences.map(({ gate, verdict, reason, finishedAt }) => [
        `${_badge_js__WEBPACK_IMPORTED_MODULE_5__/* .badge */ .q[verdict]} ${verdict}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(gate, 100)),
        finishedAt.slice(0, 16).replace('T', ' '),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(reason, 400)),
    ]);
    return [...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownTable */ .Qj)(['verdict', 'gate', 'when (UTC)', 'why'], ['left', 'left', 'left', 'left'], rows), ''];
}
function methods(evidences) {
    const named = [...new Set(evidences.flatMap(({ checks }) => checks.flatMap(({ method }) => method?.name ?? [])))];
    return named.length === 0
        ? []
        : [
            `How it was decided: ${named
                .slice(0, 20)
                .map((name) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(name, 200)))
                .join('; ')}.`,
            '',
        ];
}
function data(evidences) {
    const judged = evidences.filter(({ columns }) => columns !== undefined);
    if (judged.length === 0)
        return ['No gate looked at the data.', ''];
    return judged.flatMap(({ facts, reason, verdict, columns = [] }) => {
        const told = Object.entries(facts).filter(([, value]) => value !== null && value !== '');
        return [
            `${_badge_js__WEBPACK_IMPORTED_MODULE_5__/* .badge */ .q[verdict]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(reason, 1000))} ${columns.length} columns.`,
            '',
            ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownTable */ .Qj)(['fact', 'value'], ['left', 'left'], told
                .slice(0, 20)
                .map(([key, value]) => [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(key, 100)), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .formatScalar */ .kQ)(value), 200))])),
            '',
        ];
    });
}
function provenance(about, evidences) {
    const runs = [...new Set(evidences.flatMap(({ run }) => run.url ?? []))];
    const said = [
        ['commit', about.commit],
        ['digest of the model', about.digest],
        ['digest of the data', about.dataDigest],
    ].flatMap(([what, value]) => (value === undefined ? [] : [`- ${what}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .clipped */ .cz)(value, 200))}`]));
    const shown = runs.map((url) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)('run', url)).filter((one) => one !== undefined);
    const tool = evidences[0]?.tool.version;
    return [
        ...said,
        ...(shown.length > 0 ? [`- runs: ${shown.slice(0, 20).join(', ')}`] : []),
        ...(tool === undefined ? [] : [`- judged by Tidegate ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)(tool)}`]),
    ];
}


/***/ })

};
