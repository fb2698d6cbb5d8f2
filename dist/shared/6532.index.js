export const id = 6532;
export const ids = [6532];
export const modules = {

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


/***/ }),

/***/ 36532:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  notification: () => (/* binding */ notification)
});

// UNUSED EXPORTS: notificationSchema

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./packages/report/src/metric-row.ts
var metric_row = __webpack_require__(19343);
// EXTERNAL MODULE: ./packages/report/src/model-card.ts
var model_card = __webpack_require__(45900);
// EXTERNAL MODULE: ./packages/report/src/numbers.ts
var numbers = __webpack_require__(66510);
// EXTERNAL MODULE: ./packages/report/src/overall.ts
var overall = __webpack_require__(79621);
// EXTERNAL MODULE: ./packages/report/src/plain.ts
var plain = __webpack_require__(1952);
// EXTERNAL MODULE: ./packages/report/src/badge.ts
var badge = __webpack_require__(86135);
;// CONCATENATED MODULE: ./packages/report/src/slack.ts


// Limits of Block Kit: header 150 characters, text of a section 3000, 10 fields of 2000, 50 blocks.
const mostFields = 10;
/** A message for an incoming webhook. Texts are plain_text wherever they come from outside: nothing in them is markup, a mention or a link. */
function slackMessage(told) {
    const { title, verdict, summary, gates, metrics, link } = told;
    const words = (text, most) => ({
        type: 'plain_text',
        text: (0,numbers/* clipped */.cz)(text, most) || ' ',
        emoji: false,
    });
    const about = [told.model, told.version && `version ${told.version}`, told.environment, told.repository].filter(Boolean);
    return {
        // What a notification shows: control characters of mrkdwn as Slack wants them escaped.
        text: escaped(`${badge/* badge */.q[verdict]} ${title}`),
        unfurl_links: false,
        unfurl_media: false,
        blocks: [
            { type: 'header', text: words(`${badge/* badge */.q[verdict]} ${title}`, 150) },
            { type: 'section', text: words(summary, 2900) },
            ...(metrics.length > 0
                ? [{ type: 'section', fields: metrics.slice(0, mostFields).map((metric) => words(metricInWords(metric), 500)) }]
                : []),
            ...(gates.length > 1
                ? [
                    {
                        type: 'section',
                        text: words(gates.map((one) => `${badge/* badge */.q[one.verdict]} ${one.gate}: ${one.verdict}`).join('\n'), 2900),
                    },
                ]
                : []),
            ...(about.length > 0 ? [{ type: 'context', elements: [words(about.join(' · '), 1000)] }] : []),
            ...(link === undefined
                ? []
                : [
                    {
                        type: 'actions',
                        elements: [{ type: 'button', text: words('Open the run', 75), url: (0,numbers/* clipped */.cz)(link, 3000) }],
                    },
                ]),
        ],
    };
}
/** One metric in one line: accuracy 0.91 (production 0.9, bound 0.85). */
function metricInWords({ name, value, production, threshold, verdict }) {
    const beside = [
        production !== undefined && `production ${(0,numbers/* formatScalar */.kQ)(production)}`,
        threshold !== undefined && `bound ${(0,numbers/* formatScalar */.kQ)(threshold)}`,
    ].filter(Boolean);
    return `${badge/* badge */.q[verdict]} ${name} ${(0,numbers/* formatScalar */.kQ)(value)}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`;
}
function escaped(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

;// CONCATENATED MODULE: ./packages/report/src/teams.ts



/** Teams takes messages of 28 KB; texts are kept far below. */
const mostFacts = 15;
/** An adaptive card (1.4) as a webhook of Teams Workflows takes it. Texts are RichTextBlocks, which read no Markdown. */
function teamsMessage(told) {
    const { title, verdict, summary, gates, metrics, link } = told;
    const text = (words, more = {}) => ({
        type: 'RichTextBlock',
        inlines: [{ type: 'TextRun', text: words, ...more }],
    });
    const about = [told.model, told.version && `version ${told.version}`, told.environment, told.repository].filter(Boolean);
    const color = { info: 'Good', warning: 'Warning', critical: 'Attention' }[told.severity];
    const body = [
        text(`${badge/* badge */.q[verdict]} ${title}`, { size: 'Large', weight: 'Bolder', color }),
        text((0,numbers/* clipped */.cz)(summary, 1500)),
        ...metrics.slice(0, mostFacts).map((metric) => text((0,numbers/* clipped */.cz)(metricInWords(metric), 300))),
        ...(gates.length > 1
            ? gates
                .slice(0, mostFacts)
                .map((one) => text(`${badge/* badge */.q[one.verdict]} ${one.gate}: ${one.verdict}`, { isSubtle: true }))
            : []),
        ...(about.length > 0 ? [text((0,numbers/* clipped */.cz)(about.join(' · '), 500), { isSubtle: true, size: 'Small' })] : []),
    ];
    return {
        type: 'message',
        attachments: [
            {
                contentType: 'application/vnd.microsoft.card.adaptive',
                contentUrl: null,
                content: {
                    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
                    type: 'AdaptiveCard',
                    version: '1.4',
                    body,
                    ...(link === undefined ? {} : { actions: [{ type: 'Action.OpenUrl', title: 'Open the run', url: link }] }),
                },
            },
        ],
    };
}

;// CONCATENATED MODULE: ./packages/report/src/notification.ts









const verdicts = schemas/* enum */.k5n(['pass', 'warn', 'fail', 'inconclusive']);
/** What happened, for whoever tells people: neutral fields, then the same in the shapes two messengers take. */
const notificationSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('tidegate-notification/1'),
    severity: schemas/* enum */.k5n(['info', 'warning', 'critical'])
        .describe('pass: info; warn: warning; inconclusive and fail: critical'),
    verdict: verdicts,
    title: schemas/* string */.YjP(),
    summary: schemas/* string */.YjP().describe('Why, in one or a few sentences'),
    dedupeKey: schemas/* string */.YjP().describe('The same for the trouble of one model and for its recovery, whatever the run'),
    link: schemas/* string */.YjP().optional().describe('The run that has the whole report'),
    repository: schemas/* string */.YjP().optional(),
    environment: schemas/* string */.YjP().optional(),
    model: schemas/* string */.YjP().optional(),
    version: schemas/* string */.YjP().optional(),
    at: iso/* datetime */.w$(),
    gates: schemas/* array */.YOg(schemas/* strictObject */.rej({ gate: schemas/* string */.YjP(), verdict: verdicts, reason: schemas/* string */.YjP() })),
    metrics: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: schemas/* string */.YjP(),
        value: schemas/* number */.aig(),
        production: schemas/* number */.aig().optional(),
        threshold: schemas/* number */.aig().optional(),
        verdict: verdicts,
    })),
    slack: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).describe("Message for one of Slack's incoming webhooks"),
    teams: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).describe('Adaptive card for a webhook of Teams Workflows'),
    mail: schemas/* strictObject */.rej({ subject: schemas/* string */.YjP(), text: schemas/* string */.YjP() }).describe('A mail of plain text'),
})
    .describe('What a run has to tell, for Slack, Teams, mail and alike');
const severities = { pass: 'info', warn: 'warning', inconclusive: 'critical', fail: 'critical' };
const most = { gates: 20, metrics: 50 };
/** The payload. Its dedupe key names repository, key, environment and model: trouble and recovery share it, as pagers want it. */
function notification(evidences, options) {
    const { verdict, reason } = (0,overall/* overall */.M)(evidences);
    const { model, version } = (0,model_card/* subjectOf */.e)(evidences);
    const environment = evidences.map((one) => one.environment).find((name) => name !== undefined);
    const same = JSON.stringify([options.repository, options.key, environment, model]);
    const told = {
        schema: 'tidegate-notification/1',
        severity: severities[verdict],
        verdict,
        title: say(`${options.title}: ${verdict}`, 150),
        summary: say(reason, 2000),
        dedupeKey: `tidegate-${(0,external_node_crypto_.createHash)('sha256').update(same).digest('hex').slice(0, 24)}`,
        ...(options.link !== undefined && { link: options.link }),
        ...(options.repository !== undefined && { repository: options.repository }),
        ...(environment !== undefined && { environment: say(environment, 100) }),
        ...(model !== undefined && { model: say(model, 200) }),
        ...(version !== undefined && { version: say(version, 100) }),
        at: evidences
            .map(({ finishedAt }) => finishedAt)
            .sort()
            .at(-1) ?? new Date(0).toISOString(),
        gates: evidences
            .slice(0, most.gates)
            .map((one) => ({ gate: say(one.gate, 100), verdict: one.verdict, reason: say(one.reason, 500) })),
        metrics: (0,metric_row/* metricRows */.IN)(evidences)
            .slice(0, most.metrics)
            .map(({ name, candidate, production, threshold, held, verdict: of }) => ({
            name: say(name, 150),
            value: candidate,
            ...(production !== undefined && { production }),
            ...(threshold !== undefined && held === 'value' && { threshold }),
            verdict: of,
        })),
    };
    return { ...told, slack: slackMessage(told), teams: teamsMessage(told), mail: mailText(told) };
}
function mailText(told) {
    const lines = [
        told.summary,
        '',
        ...told.metrics.map(metricInWords),
        '',
        ...told.gates.map(({ gate, verdict, reason }) => `${gate}: ${verdict}. ${reason}`),
        '',
        ...(told.link === undefined ? [] : [told.link]),
    ];
    return { subject: told.title, text: `${lines.join('\n')}\n` };
}
function say(text, longest) {
    return (0,numbers/* clipped */.cz)((0,plain/* plain */.p)(text).replace(/\s+/g, ' '), longest);
}


/***/ })

};
