export const id = 4568;
export const ids = [4568];
export const modules = {

/***/ 11647:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ configFile)
/* harmony export */ });
/** The config file as kit reads it. The schemas of all sections are a chunk of their own, loaded when there is a file to check. */
const configFile = {
    async values(document, context) {
        const { configValues } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(3214), __webpack_require__.e(3932), __webpack_require__.e(1291), __webpack_require__.e(9971)]).then(__webpack_require__.bind(__webpack_require__, 79971));
        return configValues(document, context);
    },
};


/***/ }),

/***/ 87215:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jU: () => (/* binding */ evidenceSchema),
  cn: () => (/* binding */ subjectSchema)
});

// UNUSED EXPORTS: momentSchema

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./packages/evidence/src/scalar.ts
var scalar = __webpack_require__(47047);
// EXTERNAL MODULE: ./packages/evidence/src/verdict.ts
var verdict = __webpack_require__(60478);
;// CONCATENATED MODULE: ./packages/evidence/src/check.ts



const scalars = schemas/* record */.g1P(schemas/* string */.YjP(), scalar/* scalarSchema */.i);
/** One question a gate asked, its answer and everything needed to ask it again. */
const checkSchema = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().min(1).describe('Stable name of the check within its gate, for example `columns.amount.nulls`'),
    title: schemas/* string */.YjP().min(1).describe('What was asked, in the words of the rule'),
    verdict: verdict/* verdictSchema */.$,
    reason: schemas/* string */.YjP().min(1).describe('Why this verdict, in one sentence with the numbers in it'),
    subject: schemas/* string */.YjP().optional().describe('The column, metric or slice it is about'),
    observed: scalar/* scalarSchema */.i.optional().describe('The value that was found'),
    threshold: scalar/* scalarSchema */.i.optional().describe('The bound it was held against'),
    sizes: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()).optional().describe('The sample sizes behind the numbers'),
    method: schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), parameters: scalars })
        .optional()
        .describe('How it was computed, with every parameter that changes the number'),
    values: scalars.optional().describe('Further numbers: p-value, effect'),
    compared: schemas/* strictObject */.rej({
        candidate: schemas/* number */.aig(),
        production: schemas/* number */.aig(),
        better: schemas/* enum */.k5n(['higher', 'lower']).optional().describe('Which way the metric is good'),
    })
        .optional()
        .describe('The metric of the candidate beside that of the model in production'),
    interval: schemas/* strictObject */.rej({
        of: schemas/* enum */.k5n(['value', 'difference']).describe('Of the metric itself, or of candidate minus production'),
        low: schemas/* number */.aig().optional().describe('Left out when it has no lower end'),
        high: schemas/* number */.aig().optional().describe('Left out when it has no upper end'),
        confidence: schemas/* number */.aig().gt(0).lt(1),
    })
        .optional()
        .describe('What the metric, or its difference, may as well be'),
    examples: schemas/* array */.YOg(scalars)
        .optional()
        .describe('A few failing rows or items; `file` (as seen from the workspace) and `line` (from 1) say where'),
})
    .describe('One question a gate asked and its answer');

;// CONCATENATED MODULE: ./packages/evidence/src/column.ts

/** What a gate saw of one column of the data it judged. */
const columnSchema = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    type: schemas/* string */.YjP().describe('What its values are: integer, float, string, boolean, date, timestamp ...'),
    nulls: schemas/* number */.aig().min(0).max(1).optional().describe('Share of rows without a value'),
    referenceNulls: schemas/* number */.aig().min(0).max(1).optional().describe('The same of the reference'),
});

// EXTERNAL MODULE: ./packages/evidence/src/figure.ts
var figure = __webpack_require__(40987);
// EXTERNAL MODULE: ./packages/evidence/src/text.ts
var src_text = __webpack_require__(91436);
;// CONCATENATED MODULE: ./packages/evidence/src/evidence.ts







const evidence_scalars = schemas/* record */.g1P(schemas/* string */.YjP(), scalar/* scalarSchema */.i);
/** What the evidence is about: which model, which data, which commit. */
const subjectSchema = schemas/* strictObject */.rej({
    model: schemas/* string */.YjP().optional(),
    version: schemas/* string */.YjP().optional(),
    digest: schemas/* string */.YjP().optional().describe('Digest of the model, `sha256:<hex>`'),
    dataDigest: schemas/* string */.YjP().optional().describe('Digest of the data judged, `sha256:<hex>`'),
    commit: schemas/* string */.YjP().optional(),
});
/** One moment of a longer watch, for example one look of a rollout. */
const momentSchema = schemas/* strictObject */.rej({
    at: iso/* datetime */.w$().describe('UTC time'),
    event: schemas/* string */.YjP(),
    values: evidence_scalars,
});
/** The record a gate leaves behind. Summary, comment, report and model card are renderings of it. */
const evidenceSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('tidegate-evidence/1'),
    tool: schemas/* strictObject */.rej({ name: schemas/* literal */.euz('tidegate'), version: schemas/* string */.YjP() }),
    gate: schemas/* string */.YjP().min(1).describe('The action that judged'),
    verdict: verdict/* verdictSchema */.$,
    reason: schemas/* string */.YjP().min(1),
    mode: schemas/* enum */.k5n(['enforce', 'warn', 'dry-run']),
    environment: schemas/* string */.YjP().optional(),
    subject: subjectSchema,
    checks: schemas/* array */.YOg(checkSchema),
    facts: evidence_scalars.describe('What was read and done: paths, versions, counts'),
    timeline: schemas/* array */.YOg(momentSchema).optional(),
    columns: schemas/* array */.YOg(columnSchema).optional().describe('The columns of the data judged'),
    figures: schemas/* array */.YOg(figure/* figureSchema */.md).max(figure/* mostFigures */.tJ).optional().describe('What there is to see, as numbers'),
    texts: schemas/* array */.YOg(src_text/* textSchema */.Z).optional().describe('Texts made for people to read'),
    run: schemas/* strictObject */.rej({
        repository: schemas/* string */.YjP().optional(),
        workflow: schemas/* string */.YjP().optional(),
        job: schemas/* string */.YjP().optional(),
        id: schemas/* string */.YjP().optional(),
        attempt: schemas/* string */.YjP().optional(),
        url: schemas/* string */.YjP().optional(),
    }),
    startedAt: iso/* datetime */.w$(),
    finishedAt: iso/* datetime */.w$(),
})
    .describe('Evidence of one Tidegate gate');


/***/ }),

/***/ 40987:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jg: () => (/* binding */ longestLabel),
/* harmony export */   md: () => (/* binding */ figureSchema),
/* harmony export */   tJ: () => (/* binding */ mostFigures)
/* harmony export */ });
/* unused harmony exports mostBars, mostPoints */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60478);


/** Most characters of a label; who makes a figure shortens longer ones. */
const longestLabel = 200;
/** Most bars, bins or categories of one series. */
const mostBars = 200;
/** Most points of one line. */
const mostPoints = 2000;
/** Most figures of one evidence file. */
const mostFigures = 1020;
const label = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(longestLabel);
const share = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().min(0).max(1);
const shared = () => ({
    title: label(),
    subject: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional().describe('The column, metric or slice it is about, as in the checks'),
    notes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(500)).max(5).optional().describe('What the drawing leaves out or folds together'),
});
const histogramSchema = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('histogram'),
    ...shared(),
    bins: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            edges: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig())
                .min(2)
                .max(mostBars + 1),
        }),
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ categories: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(label()).min(1).max(mostBars) }),
    ])
        .describe('Edges, strictly ascending, one more than there are shares; or one category per share'),
    series: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: label(), shares: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(share()).max(mostBars) }))
        .min(1)
        .max(6),
})
    .refine(({ bins }) => 'categories' in bins || ascending(bins.edges), 'edges must ascend')
    .refine(({ bins, series }) => series.every(({ shares }) => shares.length === ('edges' in bins ? bins.edges.length - 1 : bins.categories.length)), 'each series needs one share per bin')
    .describe('Shares of rows per bin or category, one series beside the other');
const barsSchema = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('bars'),
    ...shared(),
    format: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['share', 'number']),
    labels: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(label()).min(1).max(mostBars),
    series: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: label(), values: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()).max(mostBars) }))
        .min(1)
        .max(6),
    limit: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: label(), value: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }).optional().describe('A line across all bars'),
    verdicts: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .verdictSchema */ .$).max(mostBars).optional().describe('One per label'),
})
    .refine(({ labels, series, verdicts }) => series.every(({ values }) => values.length === labels.length) &&
    (verdicts === undefined || verdicts.length === labels.length), 'each series needs one value per label')
    .describe('A value per label, one series beside the other');
const linesSchema = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('lines'),
    ...shared(),
    x: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['time', 'number']).describe('Time is milliseconds since the epoch, UTC'),
    format: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['share', 'number']),
    series: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        name: label(),
        points: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()]))
            .max(mostPoints)
            .describe('x, y; ascending in x'),
    }))
        .min(1)
        .max(6),
    bands: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        name: label(),
        points: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()]))
            .max(mostPoints)
            .describe('x, low, high'),
    }))
        .max(3)
        .optional(),
    thresholds: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: label(), value: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }))
        .max(6)
        .optional(),
})
    .describe('Values over time or over a number, with bands and thresholds');
/** A picture as numbers: gates say what there is to see, and renderers draw it. Built on first use: most gates draw nothing, and it takes 5 ms. */
const figureSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .lazy */ .RZV(() => zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('kind', [histogramSchema(), barsSchema(), linesSchema()]));
function ascending(numbers) {
    return numbers.every((number, i) => i === 0 || number > numbers[i - 1]);
}


/***/ }),

/***/ 86728:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60478);

/** The verdict of many checks is the gravest of them; the reason counts them and quotes the first three that decided. */
function judge(checks) {
    const verdict = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .Q)(checks.map((check) => check.verdict));
    return { verdict, reason: reasonFor(verdict, checks), checks };
}
const told = {
    warn: 'warned',
    fail: 'failed',
    inconclusive: 'could not be decided',
};
function reasonFor(verdict, checks) {
    if (checks.length === 0)
        return 'Nothing was checked, so nothing has passed.';
    if (verdict === 'pass')
        return checks.length === 1 ? checks[0].reason : `All ${checks.length} checks passed.`;
    const decided = checks.filter((check) => check.verdict === verdict);
    const quoted = decided.slice(0, 3).map((check) => check.reason.replace(/\.$/, ''));
    const more = decided.length > quoted.length ? `; and ${decided.length - quoted.length} more` : '';
    return `${decided.length} of ${checks.length} checks ${told[verdict]}: ${quoted.join('; ')}${more}.`;
}


/***/ }),

/***/ 99953:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The known name closest to a mistyped one (at most a third of its letters wrong, at least 2), if any. */
function nearest(typed, known) {
    let best;
    for (const name of known) {
        const distance = editDistance(typed.toLowerCase(), name.toLowerCase());
        if (distance <= Math.max(2, Math.floor(typed.length / 3)) && (!best || distance < best.distance)) {
            best = { name, distance };
        }
    }
    return best?.name;
}
/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function editDistance(a, b) {
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            next.push(Math.min(substitution, row[j] + 1, next[j - 1] + 1, swapped ? before[j - 2] + 1 : Infinity));
        }
        before = row;
        row = next;
    }
    return row[b.length];
}


/***/ }),

/***/ 65863:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ runAddress)
/* harmony export */ });
/** Address of a workflow run; undefined outside of one. */
function runAddress({ serverUrl, repository, id }) {
    return repository && id ? `${serverUrl}/${repository}/actions/runs/${id}` : undefined;
}


/***/ }),

/***/ 47047:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ scalar),
/* harmony export */   i: () => (/* binding */ scalarSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);

/** A value that evidence may hold. Numbers are finite: JSON would turn NaN into null and so hide it. */
const scalarSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), zod__WEBPACK_IMPORTED_MODULE_0__/* ["null"] */ .chJ()]);
/** A number as evidence: itself when finite, else its name ("NaN", "Infinity", "-Infinity"). */
function scalar(value) {
    if (typeof value === 'bigint') {
        const exact = Number(value);
        return Number.isSafeInteger(exact) ? exact : value.toString();
    }
    return Number.isFinite(value) ? value : String(value);
}


/***/ }),

/***/ 43655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ refuseEndless),
/* harmony export */   r: () => (/* binding */ wholeText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17795);



/** A larger text does not fit one string. */
const largest = 500 * 1024 * 1024;
/**
 * The whole text of a file the user named; `shown` is its path as typed. A pipe or device, whose reading might never end, and a file above
 * 500 MB are UserErrors; anything else, such as a file that is not there, rejects as `fs.readFile` does, or with what `otherwise` makes of it.
 */
async function wholeText(path, shown, otherwise) {
    try {
        const { size } = refuseEndless(path, shown);
        if (size > largest) {
            throw new _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('unreadable', `The file ${shown} has ${Math.round(size / 1024 / 1024)} MB, more than 500.`, {
                hint: 'Write fewer rows or columns to it.',
            });
        }
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw cause instanceof _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y || otherwise === undefined ? cause : otherwise(cause);
    }
}
/** Stats of what is at the path. Throws a UserError for a pipe or a device; a folder is told by its reading. */
function refuseEndless(path, shown) {
    const entry = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    if (entry.isFile() || entry.isDirectory())
        return entry;
    throw new _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('unreadable', `The file ${shown} is not a regular file.`, {
        hint: 'Name a file that a step before this one wrote.',
    });
}


/***/ }),

/***/ 91436:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ textSchema),
/* harmony export */   r: () => (/* binding */ evidenceText)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);

const most = 60_000;
/** A text a gate made for people to read, shown as it is: a suggestion, a difference. */
const textSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    title: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).describe('What it is'),
    language: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['yaml', 'diff']).describe('How it is read'),
    text: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(most),
})
    .describe('A text for people to read');
/** A text as evidence: what is too long ends in a line that says so. */
function evidenceText(title, language, text) {
    if (text.length <= most)
        return { title, language, text };
    const kept = text.slice(0, most - 100);
    return {
        title,
        language,
        text: `${kept.slice(0, kept.lastIndexOf('\n') + 1)}# ${text.length - kept.length} more characters are left out here\n`,
    };
}


/***/ }),

/***/ 60478:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ verdictSchema),
/* harmony export */   Q: () => (/* binding */ worst)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);

/** What a gate can say. `inconclusive` means it could not decide; it is never a pass. */
const verdictSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['pass', 'warn', 'fail', 'inconclusive']);
const severity = { pass: 0, warn: 1, inconclusive: 2, fail: 3 };
/** The gravest of several verdicts. Of none it is `inconclusive`: a gate that checked nothing has not passed. */
function worst(verdicts) {
    let result;
    for (const verdict of verdicts) {
        if (result === undefined || severity[verdict] > severity[result])
            result = verdict;
    }
    return result ?? 'inconclusive';
}


/***/ }),

/***/ 39252:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99953);

/**
 * What zod found, in sentences a user can act on. An unknown key names the nearest known one.
 *
 * `value` is what was parsed; `schemaKeys(path)` lists the keys known at a path, for the suggestion.
 */
function explain(error, schemaKeys) {
    return complaints(error.issues, [], schemaKeys);
}
function complaints(issues, above, schemaKeys) {
    return issues.flatMap((issue) => {
        const at = [...above, ...issue.path];
        const path = at.map(String).join('.');
        if (issue.code === 'unrecognized_keys') {
            return issue.keys.map((key) => {
                const close = (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(key, schemaKeys(at));
                return { path: [path, key].filter(Boolean).join('.'), message: unknownKey(key, close, schemaKeys(at)) };
            });
        }
        // A value has a short and a long form: what is wrong in the form that was chosen says more than that neither fits.
        const meant = issue.code === 'invalid_union' ? issue.errors.filter((form) => !form.some(isOfAnotherForm)) : [];
        if (meant.length === 1)
            return complaints(meant[0], at, schemaKeys);
        return [{ path, message: issue.message }];
    });
}
function isOfAnotherForm(issue) {
    return issue.path.length === 0 && ['invalid_type', 'invalid_union', 'invalid_value'].includes(issue.code);
}
function unknownKey(key, close, keys) {
    if (close !== undefined)
        return `unknown key "${key}"; did you mean "${close}"?`;
    return keys.length > 0 ? `unknown key "${key}"; known here: ${keys.join(', ')}` : `unknown key "${key}"`;
}


/***/ }),

/***/ 93523:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ field),
/* harmony export */   t: () => (/* binding */ fieldInfo)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29396);

const known = zod__WEBPACK_IMPORTED_MODULE_0__/* .registry */ .u5();
/** What `field` was told about a schema. */
function fieldInfo(schema) {
    return known.get(schema);
}
function field(type, info) {
    const schema = shape(type, info).describe(info.description);
    const shown = info.shownDefault ?? (info.default === undefined ? undefined : show(info.default));
    const { description, secret, runnerDefault } = info;
    known.add(schema, {
        description,
        required: info.required === true,
        ...(secret && { secret }),
        ...(runnerDefault !== undefined && { runnerDefault }),
        ...(shown !== undefined && { default: shown }),
    });
    return schema;
}
function shape(type, info) {
    // A fresh object each time: the registry is keyed by schema, and a type may serve several inputs.
    if (info.required)
        return type.clone();
    return info.default === undefined ? type.optional() : type.prefault(info.default);
}
function show(value) {
    return typeof value === 'string' ? value : JSON.stringify(value);
}


/***/ }),

/***/ 18797:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ knownKeys)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);

/** The keys an object schema knows at a path, looking through optional, default, union and pipe. */
function knownKeys(schema, path = []) {
    const inner = unwrap(schema);
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodUnion */ .fZ7) {
        return inner.options.flatMap((option) => knownKeys(option, path));
    }
    const [head, ...rest] = path;
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH) {
        const shape = inner.shape;
        if (head === undefined)
            return Object.keys(shape);
        const next = shape[String(head)];
        return next ? knownKeys(next, rest) : [];
    }
    if (head === undefined)
        return [];
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodRecord */ .b8S)
        return knownKeys(inner.valueType, rest);
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodArray */ .naA)
        return knownKeys(inner.element, rest);
    return [];
}
function unwrap(schema) {
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodOptional */ .IiU || schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodPrefault */ .xgV || schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodDefault */ .XiL) {
        return unwrap(schema.unwrap());
    }
    return schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodPipe */ .utH ? unwrap(schema.in) : schema;
}


/***/ }),

/***/ 65974:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   n8: () => (/* binding */ parseShare)
/* harmony export */ });
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** "1h30m" -> 5400000 (milliseconds); undefined when the text is not wholly a duration. */
function parseDuration(text) {
    const trimmed = text.trim();
    if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(trimmed))
        return undefined;
    let total = 0;
    for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g))
        total += Number(amount) * units[unit];
    return total;
}
/** 5400000 -> "1h30m": the shortest exact text, for people. */
function formatDuration(milliseconds) {
    if (milliseconds < 1000)
        return `${Math.round(milliseconds)}ms`;
    let rest = Math.round(milliseconds / 1000);
    let text = '';
    for (const [unit, seconds] of [
        ['d', 86_400],
        ['h', 3600],
        ['m', 60],
        ['s', 1],
    ]) {
        const amount = Math.floor(rest / seconds);
        rest -= amount * seconds;
        if (amount > 0)
            text += `${amount}${unit}`;
    }
    return text;
}
/** "5%" -> 0.05, "0.05" -> 0.05; undefined when the text is neither. Divides in decimal so that 7% is exactly 0.07. */
function parseShare(text) {
    const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
    if (!match)
        return undefined;
    return match[2] === '%' ? Number(`${match[1]}e-2`) : Number(match[1]);
}


/***/ }),

/***/ 57182:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   uM: () => (/* binding */ share),
/* harmony export */   uR: () => (/* binding */ instant),
/* harmony export */   zM: () => (/* binding */ choices)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88532);
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65974);


// Each type takes what `with:` gives (always text) and what tidegate.yml gives (already structured).
/** Any text that is not blank. */
const text = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP('expected text').trim().min(1, 'expected text that is not empty');
/** One of a few words. */
const choice = (words) => zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(words, `expected one of ${words.join(', ')}`);
/** Some of a few words, parted by commas or lines, each counted once. A list in YAML is taken as it is. */
const choices = (words) => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())], expectSome(words)).transform((value, context) => {
    const typed = (Array.isArray(value) ? value : value.split(/[,\r\n]+/)).map((word) => word.trim()).filter(Boolean);
    const known = words.filter((word) => typed.includes(word));
    return known.length > 0 && typed.every((word) => words.includes(word))
        ? known
        : fail(context, expectSome(words));
});
/** `true` or `false`, spelled so; a typo is an error and never false. */
const flag = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['true', 'false', 'True', 'False', 'TRUE', 'FALSE'])], 'expected true or false')
    .transform((value) => value === true || (typeof value === 'string' && value.toLowerCase() === 'true'));
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** A finite number, whole text read or none: "12abc" is an error. */
const number = (range = {}) => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], expectNumber('a number', range)).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : decimal.test(value.trim()) ? Number(value) : NaN;
    return inRange(parsed, 'a number', range, context);
});
/** A whole number. */
const integer = (range = {}) => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], expectNumber('a whole number', range)).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : /^[+-]?\d+$/.test(value.trim()) ? Number(value) : NaN;
    return inRange(Number.isSafeInteger(parsed) ? parsed : NaN, 'a whole number', range, context);
});
/** A share between 0 and 1, typed `0.05` or `5%`. */
const share = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], 'expected a share such as 0.05 or 5%').transform((value, context) => {
    const parsed = typeof value === 'number' ? value : (0,_quantities_js__WEBPACK_IMPORTED_MODULE_1__/* .parseShare */ .n8)(value);
    if (parsed === undefined || !(parsed >= 0 && parsed <= 1)) {
        return fail(context, 'expected a share between 0 and 1, such as 0.05 or 5%');
    }
    return parsed;
});
const expectMoment = 'expected a moment with its zone, such as 2026-11-01T12:00Z';
/** A moment as milliseconds since the epoch, typed in ISO 8601 with its zone: `2026-11-01T12:00Z`, `2026-11-01T13:00+01:00`. */
const instant = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(expectMoment)
    .transform((typed) => typed.trim().replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00'))
    .pipe(zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$({ offset: true, error: expectMoment }))
    .transform((value) => Date.parse(value));
/** A length of time in milliseconds, typed `30s`, `10m`, `2h`, `1d`, `500ms` or several of them (`1h30m`). */
const duration = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP('expected a duration such as 30s, 10m or 2h').transform((value, context) => {
    const parsed = (0,_quantities_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9)(value);
    return parsed ?? fail(context, 'expected a duration such as 30s, 10m or 2h');
});
/** One entry per line; blank lines and `#` comment lines do not count. A list in YAML is taken as it is. */
const lines = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())], 'expected text with one entry per line').transform((value, context) => {
    const entries = (Array.isArray(value) ? value : value.split(/\r?\n/))
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
    return entries.length > 0 ? entries : fail(context, 'expected at least one line');
});
function expectSome(words) {
    return `expected one or more of ${words.join(', ')}`;
}
function expectNumber(what, { min, max }) {
    const bounds = [min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`].filter(Boolean);
    return `expected ${what}${bounds.length > 0 ? ` ${bounds.join(' and ')}` : ''}`;
}
function inRange(value, what, range, context) {
    const { min = -Infinity, max = Infinity } = range;
    return Number.isFinite(value) && value >= min && value <= max ? value : fail(context, expectNumber(what, range));
}
function fail(context, message) {
    context.addIssue({ code: 'custom', message });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
}


/***/ }),

/***/ 33624:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction),
/* harmony export */   e: () => (/* binding */ commonOutputs)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _common_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27249);
/* harmony import */ var _self_test_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73317);



const commonOutputs = {
    verdict: '`pass`, `warn`, `fail` or `inconclusive`; empty when the step broke before it could judge',
    evidence: 'Path of the evidence file (JSON)',
    report: 'Path of the report (HTML)',
};
/** Declares an action. It does nothing until `runAction` is called with it. */
function defineAction(definition) {
    return {
        ...definition,
        // The action's own field wins, so that one may demand what is optional elsewhere (promote-model: `model`).
        allInputs: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
            ...definition.inputs.shape,
            ...without(_common_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .commonInputs */ .j$.shape, [...Object.keys(definition.inputs.shape), ...(definition.omits ?? [])]),
            ...(definition.knownBad && _self_test_js__WEBPACK_IMPORTED_MODULE_2__/* .selfTestInput */ .R.shape),
        }),
        allOutputs: { ...definition.outputs, ...commonOutputs },
    };
}
function without(shape, names) {
    return Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)));
}


/***/ }),

/***/ 27249:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e1: () => (/* binding */ tokenInput),
/* harmony export */   j$: () => (/* binding */ commonInputs)
/* harmony export */ });
/* unused harmony export reportFormats */
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);


const reportFormats = ['html', 'junit', 'sarif'];
/** The inputs every action takes. */
const commonInputs = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    model: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), { description: 'Name of the model the evidence is about' }),
    config: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Path of the configuration file',
        shownDefault: 'tidegate.yml, else .github/tidegate.yml, when it exists',
    }),
    environment: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), { description: 'Profile under `environments:` in the configuration file' }),
    mode: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['enforce', 'warn', 'dry-run']), {
        description: '`enforce` fails the job on a red verdict, `warn` never does, `dry-run` reads everything and changes nothing',
        default: 'enforce',
    }),
    'on-inconclusive': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['fail', 'warn', 'pass']), {
        description: 'What a verdict that could not be decided does to the job',
        default: 'fail',
    }),
    'report-dir': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), { description: 'Folder for evidence and report', default: 'tidegate-report' }),
    'report-formats': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choices */ .zM)(reportFormats), {
        description: 'What the evidence is rendered as in the report folder: any of `html`, `junit` and `sarif`',
        default: 'html',
    }),
    'upload-report': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)(), { description: 'Upload evidence and report as an artifact', default: 'true' }),
});
/** For actions that call GitHub: `token`. */
const tokenInput = {
    token: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Token for the GitHub API',
        secret: true,
        runnerDefault: '${{ github.token }}',
        required: true,
    }),
};


/***/ }),

/***/ 87731:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ judgeGate),
  P: () => (/* binding */ markRows)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./packages/kit/src/conclusion.ts
/** What a verdict does to the job: only `fail` and an unforgiven `inconclusive` stop it, and never in `warn` mode. */
function conclude({ verdict, mode }, onInconclusive) {
    const red = verdict === 'fail' || (verdict === 'inconclusive' && onInconclusive === 'fail');
    return { verdict, failsJob: red && mode !== 'warn' };
}

// EXTERNAL MODULE: ./packages/evidence/src/run-address.ts
var run_address = __webpack_require__(65863);
// EXTERNAL MODULE: ./packages/evidence/src/evidence.ts + 2 modules
var evidence = __webpack_require__(87215);
;// CONCATENATED MODULE: ./packages/kit/src/version.ts
/** The released version; the release workflow checks it against the tag. */
const version = '0.1.0';

;// CONCATENATED MODULE: ./packages/kit/src/make-evidence.ts


/** The record of one run. It is checked against its own schema: a malformed record is our bug and is never written. */
function evidenceOf(gate, inputs, result, run, startedAt, finishedAt = new Date()) {
    const { repository, workflow, job, id, attempt } = run;
    const url = (0,run_address/* runAddress */.Y)(run);
    return evidence/* evidenceSchema */.jU.parse({
        schema: 'tidegate-evidence/1',
        tool: { name: 'tidegate', version: version },
        gate,
        verdict: result.verdict,
        reason: result.reason,
        mode: inputs.mode,
        environment: inputs.environment,
        subject: { commit: run.sha, model: inputs.model, ...result.subject },
        checks: result.checks,
        facts: result.facts ?? {},
        timeline: result.timeline,
        columns: result.columns,
        figures: result.figures,
        texts: result.texts,
        run: { repository, workflow, job, id, attempt, url },
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt.toISOString(),
    });
}

;// CONCATENATED MODULE: ./packages/kit/src/row-annotations.ts

/** The runner shows ten errors and ten warnings of a step; one is the verdict. */
const most = 9;
/**
 * Failing rows as marks on lines of files: the first row of each check that did not pass, then the second, and so on.
 * Rows without a line, and files outside the workspace, have no place to put a mark. Pure.
 */
function rowAnnotations(evidence, failsJob, workspace) {
    const byCheck = evidence.checks
        .filter(({ verdict }) => verdict !== 'pass')
        .map((check) => marks(check, evidence.gate, failsJob, workspace));
    const rounds = Math.min(most, Math.max(0, ...byCheck.map((rows) => rows.length)));
    return Array.from({ length: rounds }, (_, round) => byCheck.flatMap((rows) => rows.slice(round, round + 1)))
        .flat()
        .slice(0, most);
}
function marks(check, gate, failsJob, workspace) {
    const level = failsJob && check.verdict !== 'warn' ? 'error' : 'warning';
    return (check.examples ?? []).slice(0, most).flatMap((row) => {
        const file = pathWithin(row['file'], workspace);
        const line = row['line'];
        if (file === undefined || typeof line !== 'number' || !Number.isInteger(line) || line < 1)
            return [];
        return [{ level, title: `${gate}: ${check.title}`, message: check.reason, file, line }];
    });
}
function pathWithin(file, workspace) {
    if (typeof file !== 'string' || file === '')
        return undefined;
    const path = (0,external_node_path_.isAbsolute)(file) ? (0,external_node_path_.relative)(workspace, file) : (0,external_node_path_.relative)('.', file);
    return path === '' || path === '..' || path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path)
        ? undefined
        : path.replaceAll(external_node_path_.sep, '/');
}

// EXTERNAL MODULE: ./packages/kit/src/runner-commands.ts
var runner_commands = __webpack_require__(28619);
// EXTERNAL MODULE: ./packages/kit/src/runner-io.ts
var runner_io = __webpack_require__(61617);
// EXTERNAL MODULE: ./packages/kit/src/save-evidence.ts
var save_evidence = __webpack_require__(17721);
// EXTERNAL MODULE: ./packages/kit/src/self-test.ts
var self_test = __webpack_require__(73317);
;// CONCATENATED MODULE: ./packages/kit/src/judge-gate.ts








/** One gate, from its inputs to its evidence. */
async function judgeGate(action, inputs, io, secrets) {
    const startedAt = new Date();
    const judged = await action.run(inputs, io);
    const known = inputs['self-test'] && (await action.knownBad?.(inputs, io, judged));
    const result = known ? await (0,self_test/* selfTested */.M)(judged, known, inputs['on-inconclusive']) : judged;
    const evidence = evidenceOf(action.name, inputs, result, io.run, startedAt);
    const file = await (0,save_evidence/* saveEvidence */.r)(evidence, inputs, io, secrets);
    // From here the verdict stands; what goes wrong with its renderings is a warning and no more.
    for (const [name, value] of Object.entries(result.outputs))
        runner_commands.setOutput(name, secrets.clean((0,runner_io/* outputText */.jO)(value)));
    const shown = (0,external_node_path_.relative)(io.run.workspace, file) || file;
    return { evidence, file, shown, conclusion: conclude(evidence, inputs['on-inconclusive']), result };
}
/** Marks on the lines of failing rows. After the verdict: of more annotations than it shows, the runner drops the last. */
function markRows({ evidence, conclusion }, io, secrets) {
    for (const { level, message, title, file, line } of rowAnnotations(evidence, conclusion.failsJob, io.run.workspace))
        runner_commands[level](secrets.clean(message), {
            title: secrets.clean(title),
            file: secrets.clean(file),
            line: String(line),
        });
}


/***/ }),

/***/ 33643:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ publish)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28619);
/* harmony import */ var _tidegate_report__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25232);




/** Each is a chunk of its own: none is needed before the verdict stands. `place` is the evidence file. */
const renderings = {
    html: { ending: 'html', render: async (evidences) => (await Promise.all(/* import() */[__webpack_require__.e(6231), __webpack_require__.e(2619)]).then(__webpack_require__.bind(__webpack_require__, 96231))).renderHtml(evidences) },
    junit: {
        ending: 'junit.xml',
        render: async (evidences) => (await __webpack_require__.e(/* import() */ 8195).then(__webpack_require__.bind(__webpack_require__, 58195))).renderJunit(evidences),
    },
    sarif: {
        ending: 'sarif',
        render: async (evidences, place) => (await __webpack_require__.e(/* import() */ 8869).then(__webpack_require__.bind(__webpack_require__, 38869))).renderSarif(evidences, place),
    },
};
/** Renders evidence files for people and their tools: reports, job summary, artifact. Nothing that goes wrong here is more than a warning. */
async function publish({ name, stem, evidence: paths }, inputs, io, { inPlace, beside } = {}) {
    // The files, not the objects in memory: they have been cleaned of secrets.
    const evidences = paths.map((path) => JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8')));
    const files = [
        ...paths,
        ...(inPlace
            ? await writeGiven(stem, inPlace, io)
            : await writeReports(stem, evidences, shown(paths[0], io), inputs, io)),
        ...(beside ? await writeGiven(stem, beside, io) : []),
    ];
    const summary = io.env('GITHUB_STEP_SUMMARY');
    if (summary !== undefined)
        await harmless('job summary', async () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(summary, `${inPlace ? (inPlace.summary ?? '') : await summaryOf(name, evidences)}${beside?.summary ?? ''}`));
    if (!inputs['upload-report'])
        return;
    await harmless('artifact', async () => {
        const { uploadReport } = await __webpack_require__.e(/* import() */ 9268).then(__webpack_require__.bind(__webpack_require__, 99268));
        await uploadReport(name, files, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(stem), io);
    });
}
async function summaryOf(title, evidences) {
    if (evidences.length === 1)
        return (0,_tidegate_report__WEBPACK_IMPORTED_MODULE_2__/* .renderSummary */ .B)(evidences[0]);
    const { renderOverview, summaryLimit } = await __webpack_require__.e(/* import() */ 7801).then(__webpack_require__.bind(__webpack_require__, 57801));
    return renderOverview(evidences, { title, most: summaryLimit });
}
async function writeReports(stem, evidences, place, inputs, io) {
    const files = [];
    for (const format of inputs['report-formats']) {
        const { ending, render } = renderings[format];
        const report = `${stem}.${ending}`;
        const written = await harmless(`${format} report`, async () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(report, await render(evidences, place)));
        if (!written)
            continue;
        files.push(report);
        if (format === 'html')
            _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__.setOutput('report', shown(report, io));
    }
    return files;
}
/** Beside the evidence, with its number: a second use in one job writes over nothing of the first. */
async function writeGiven(stem, { files }, io) {
    const number = /-\d+$/.exec((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(stem))?.[0] ?? '';
    const paths = [];
    for (const { name, text, output } of files) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(stem), name.replace(/(?=\.)/, number));
        if (!(await harmless(name, async () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, text))))
            continue;
        paths.push(path);
        if (output !== undefined)
            _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__.setOutput(output, shown(path, io));
    }
    return paths;
}
function shown(path, io) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(io.run.workspace, path) || path;
}
async function harmless(what, work) {
    try {
        await work();
        return true;
    }
    catch (error) {
        _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__.warning(`The ${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
        return false;
    }
}


/***/ }),

/***/ 60922:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TL: () => (/* binding */ parseInputs),
/* harmony export */   _y: () => (/* binding */ secretInputs),
/* harmony export */   br: () => (/* binding */ configValues),
/* harmony export */   me: () => (/* binding */ rawInputs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99953);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43655);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(39252);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(18797);




/** `INPUT_*` variables as typed: empty is unset. The runner keeps hyphens and turns blanks into underscores. */
function rawInputs(action, env) {
    const names = new Map(Object.keys(action.allInputs.shape).map((name) => [variable(name), name]));
    const raw = {};
    for (const [key, value] of Object.entries(env)) {
        if (!key.startsWith('INPUT_'))
            continue;
        const name = names.get(key);
        if (name === undefined)
            throw unknownInput(action, key);
        if (value !== undefined && value.trim() !== '')
            raw[name] = value;
    }
    return raw;
}
function variable(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
function unknownInput(action, key) {
    const typed = key.slice('INPUT_'.length).toLowerCase();
    const close = (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(typed, Object.keys(action.allInputs.shape));
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('bad-input', `\`${typed}\` is not an input of ${action.name}.`, {
        hint: close
            ? `Did you mean \`${close}\`?`
            : `Its inputs are ${Object.keys(action.allInputs.shape).join(', ')}. (Variables named INPUT_* are read as inputs.)`,
    });
}
/** The names of inputs that must never be shown. */
function secretInputs(action) {
    return Object.entries(action.allInputs.shape)
        .filter(([, schema]) => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .fieldInfo */ .t)(schema)?.secret)
        .map(([name]) => name);
}
/** Reads the configuration file, if there is one, and gives what it says for this action. */
async function configValues(action, raw, workspace) {
    const none = { inputs: {}, named: {} };
    const path = raw['config'] ?? defaultConfig(workspace);
    if (path === undefined || !action.config) {
        if (raw['environment'] === undefined || !action.config)
            return none;
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('bad-input', `environment "${raw['environment']}" was asked, but there is no configuration file.`, {
            hint: 'Add tidegate.yml with an `environments:` section, or name it with the `config` input.',
        });
    }
    const source = configText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path), path);
    // Its own chunk, as are the schemas behind `config`: a step without the file loads neither.
    const { parseDocument } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const document = parseDocument(source);
    const broken = document.errors[0];
    if (broken) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('unreadable', `${path} is not valid YAML: ${broken.message.split('\n')[0]}`, {
            hint: 'Mend the file at the place named.',
        });
    }
    return action.config.values(document.toJS() ?? {}, { path, action: action.name, environment: raw['environment'] });
}
function configText(file, path) {
    try {
        (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__/* .refuseEndless */ .R)(file, path);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch (cause) {
        if (cause instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y)
            throw cause;
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('not-found', `The configuration file ${path} cannot be read.`, {
            hint: 'Check the `config` input and that the repository is checked out before this step.',
            cause,
        });
    }
}
function defaultConfig(workspace) {
    return ['tidegate.yml', '.github/tidegate.yml'].find((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path)));
}
/**
 * Explicit inputs over the file's values, names resolved, everything parsed; all complaints are told at once. `clean` takes secrets out
 * of the values they quote.
 */
function parseInputs(action, raw, config, clean = (text) => text) {
    const secrets = new Set(secretInputs(action));
    const merged = { ...config.inputs, ...raw };
    for (const [name, value] of Object.entries(merged)) {
        const entries = config.named[name];
        if (entries && typeof value === 'string' && Object.hasOwn(entries, value.trim()))
            merged[name] = entries[value.trim()];
    }
    const parsed = action.allInputs.safeParse(merged);
    if (parsed.success)
        return parsed.data;
    const complaints = (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_6__/* .explain */ .W)(parsed.error, (path) => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_7__/* .knownKeys */ .e)(action.allInputs, path)).map(({ path, message }) => {
        const [name = '', ...rest] = path.split('.');
        if (!(name in merged))
            return `\`${name}\` is required and was not given`;
        const at = rest.length > 0 ? ` at ${rest.join('.')}` : '';
        return secrets.has(name)
            ? `\`${name}\`${at}: ${message}`
            : `\`${name}\` is ${quote(merged[name], clean)}${at}: ${message}`;
    });
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('bad-input', `${[...new Set(complaints)].join('; ')}.`, {
        hint: `Mend the inputs of ${action.name} in the workflow or in the configuration file.`,
    });
}
/** Cleaned before it is shortened: of a secret that is cut nobody would know the rest. */
function quote(value, clean) {
    const shown = clean(JSON.stringify(value) ?? String(value));
    return shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
}


/***/ }),

/***/ 28619:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   debug: () => (/* binding */ debug),
/* harmony export */   endGroup: () => (/* binding */ endGroup),
/* harmony export */   error: () => (/* binding */ error),
/* harmony export */   getState: () => (/* binding */ getState),
/* harmony export */   info: () => (/* binding */ info),
/* harmony export */   saveState: () => (/* binding */ saveState),
/* harmony export */   setOutput: () => (/* binding */ setOutput),
/* harmony export */   setSecret: () => (/* binding */ setSecret),
/* harmony export */   startGroup: () => (/* binding */ startGroup),
/* harmony export */   warning: () => (/* binding */ warning)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

const info = (message) => write(inert(message));
const debug = (message) => command('debug', message);
const warning = (message, properties = {}) => command('warning', message, properties);
const error = (message, properties = {}) => command('error', message, properties);
const startGroup = (name) => command('group', name);
const endGroup = () => command('endgroup', '');
const setSecret = (secret) => command('add-mask', secret);
const setOutput = (name, value) => keyValue('OUTPUT', name, value);
const saveState = (name, value) => keyValue('STATE', name, value);
const getState = (name) => process.env[`STATE_${name}`] ?? '';
/** The runner takes a line that starts with two colons for a command, and whatever follows `##[`. A text of ours never is one. */
function inert(message) {
    return message.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replaceAll('##[', '##\u200b[');
}
function command(name, message, properties = {}) {
    const given = Object.entries(properties).filter((entry) => Boolean(entry[1]));
    const listed = given.map(([key, value]) => `${key}=${escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
    write(`::${name}${listed.length > 0 ? ` ${listed.join(',')}` : ''}::${escapeData(message)}`);
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
/** `name<<delimiter` block. The delimiter is one the text does not hold, so no value can end its block early. */
function keyValue(file, name, value) {
    const path = process.env[`GITHUB_${file}`];
    if (!path)
        throw new Error(`GITHUB_${file} is not set: this program runs as a step of a workflow`);
    let delimiter = 'ghadelimiter';
    for (let number = 1; name.includes(delimiter) || value.includes(delimiter); number++)
        delimiter = `ghadelimiter_${number}`;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(path, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}
/** Straight to the descriptor: making the stream `process.stdout` takes longer than judging a metric. */
function write(line) {
    const bytes = Buffer.from(`${line}\n`);
    for (let written = 0; written < bytes.length;) {
        try {
            written += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(1, bytes, written);
        }
        catch (cause) {
            const { code } = cause;
            // Nobody reads the log any more: the verdict does not depend on it.
            if (code === 'EPIPE')
                return;
            if (code !== 'EAGAIN')
                throw cause;
            // The pipe is full; give its reader a moment.
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        }
    }
}


/***/ }),

/***/ 61617:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Np: () => (/* binding */ runnerIo),
/* harmony export */   jO: () => (/* binding */ outputText)
/* harmony export */ });
/* unused harmony export clock */
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28619);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);



/** The real world, as a job on a runner sees it. */
function runnerIo(env, secrets, signal) {
    const run = runContext(env);
    return {
        run,
        signal,
        clock,
        fetch: globalThis.fetch,
        log: {
            debug: (message) => _runner_commands_js__WEBPACK_IMPORTED_MODULE_2__.debug(secrets.clean(message)),
            info: (message) => _runner_commands_js__WEBPACK_IMPORTED_MODULE_2__.info(secrets.clean(message)),
            warn: (message) => _runner_commands_js__WEBPACK_IMPORTED_MODULE_2__.warning(secrets.clean(message)),
        },
        exec: (command, args, options = {}) => execute(command, args, options, env),
        env(name) {
            const value = env[name];
            if (value === undefined || value.trim() === '')
                return undefined;
            if (/TOKEN|PASSWORD|SECRET|CREDENTIAL|API_?KEY/i.test(name))
                secrets.add(value);
            return value;
        },
        mask: (secret) => secrets.add(secret),
        clean: secrets.clean,
        github: (token) => gitHub(token, run.apiUrl, secrets),
        output: (name, value) => _runner_commands_js__WEBPACK_IMPORTED_MODULE_2__.setOutput(name, outputText(value)),
        path: (typed) => ((0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(typed) ? typed : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(run.workspace, typed)),
        state: { save: (name, value) => _runner_commands_js__WEBPACK_IMPORTED_MODULE_2__.saveState(name, value), get: (name) => _runner_commands_js__WEBPACK_IMPORTED_MODULE_2__.getState(name) || undefined },
    };
}
/** Outputs are text: nothing is the empty string, structures are JSON. */
function outputText(value) {
    if (value === undefined || value === null)
        return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
const clock = {
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve) => {
        if (signal?.aborted)
            return resolve();
        const done = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, milliseconds);
        signal?.addEventListener('abort', done);
    }),
};
async function execute(command, args, options, env) {
    const { timeoutMs } = options;
    const whole = options.env && { ...env, ...options.env };
    if (timeoutMs !== undefined) {
        const { runWithin } = await __webpack_require__.e(/* import() */ 1329).then(__webpack_require__.bind(__webpack_require__, 91329));
        return runWithin(command, args, { ...options, timeoutMs, ...(whole && { env: whole }) });
    }
    // Its own chunk: most gates run no program.
    const { getExecOutput } = await __webpack_require__.e(/* import() */ 1260).then(__webpack_require__.bind(__webpack_require__, 81260));
    return getExecOutput(command, [...args], {
        silent: true,
        ignoreReturnCode: true,
        ...(options.cwd !== undefined && { cwd: options.cwd }),
        ...(options.input !== undefined && { input: Buffer.from(options.input) }),
        ...(whole && { env: whole }),
    });
}
async function gitHub(token, baseUrl, secrets) {
    secrets.add(token);
    // Its own chunk: most actions never call GitHub, and their cold start should not pay for it.
    const { getOctokit } = await __webpack_require__.e(/* import() */ 1351).then(__webpack_require__.bind(__webpack_require__, 61351));
    const octokit = getOctokit(token, { baseUrl, log: { debug() { }, info() { }, warn() { }, error() { } } });
    return async (route, parameters) => {
        const { status, headers, data } = (await octokit.request(route, parameters));
        return { status, headers, data };
    };
}
function runContext(env) {
    const optional = {
        repository: env['GITHUB_REPOSITORY'],
        workflow: env['GITHUB_WORKFLOW'],
        job: env['GITHUB_JOB'],
        id: env['GITHUB_RUN_ID'],
        attempt: env['GITHUB_RUN_ATTEMPT'],
        sha: env['GITHUB_SHA'],
        ref: env['GITHUB_REF'],
        actor: env['GITHUB_ACTOR'],
        event: env['GITHUB_EVENT_NAME'],
    };
    return {
        workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
        temp: env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(),
        toolCache: env['RUNNER_TOOL_CACHE'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'tidegate-tools'),
        apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
        serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
        ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
    };
}


/***/ }),

/***/ 17721:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ cleaned),
/* harmony export */   r: () => (/* binding */ saveEvidence)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17795);



/** Writes the evidence into the report folder and returns the file's path. Without evidence there is no verdict. */
async function saveEvidence(evidence, inputs, io, secrets) {
    const folder = io.path(inputs['report-dir']);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder, { recursive: true });
        return writeNew(folder, evidence.gate, `${JSON.stringify(cleaned(evidence, secrets), null, 2)}\n`);
    }
    catch (cause) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('unreadable', `The evidence cannot be written to ${folder}: ${cause.message}.`, {
            hint: 'Point `report-dir` at a folder this job may write to.',
            cause,
        });
    }
}
/** Never writes over another gate's evidence: the second file of a job is `<gate>-2.json`. */
function writeNew(folder, gate, text) {
    for (let number = 1;; number++) {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, number === 1 ? `${gate}.json` : `${gate}-${number}.json`);
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, text, { flag: 'wx' });
            return file;
        }
        catch (error) {
            if (error.code !== 'EEXIST')
                throw error;
        }
    }
}
/** Value by value: cleaning the JSON text instead could cut an escape sequence in two. */
function cleaned(value, secrets) {
    return clean(value);
    function clean(part) {
        if (typeof part === 'string')
            return secrets.clean(part);
        if (Array.isArray(part))
            return part.map(clean);
        if (part === null || typeof part !== 'object')
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, item]) => [secrets.clean(key), clean(item)]));
    }
}


/***/ }),

/***/ 73317:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ selfTested),
/* harmony export */   R: () => (/* binding */ selfTestInput)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60478);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);



/** For gates that know what is bad. */
const selfTestInput = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    'self-test': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)(), {
        description: 'Also feed the gate input that is known to be bad, made of the real one, and fail unless each turns it red: a gate that cannot fail guards nothing',
        default: 'false',
    }),
});
/** What the gate said of the real input, with one check per known-bad one: `fail` when the gate let it through. */
async function selfTested(result, known, onInconclusive) {
    const checks = [];
    for (const [index, bad] of known.entries())
        checks.push(await feed(bad, index + 1, onInconclusive));
    // A self-test that asked nothing has shown nothing.
    if (checks.length === 0)
        checks.push(nothingFed);
    const blind = checks.filter(({ verdict }) => verdict !== 'pass');
    const told = blind.length > 0
        ? `The self-test failed: ${blind
            .map(({ reason }) => reason.replace(/\.$/, ''))
            .slice(0, 3)
            .join('; ')}${blind.length > 3 ? `; and ${blind.length - 3} more` : ''}.`
        : `Self-test: each of ${checks.length} known-bad inputs turned the gate red.`;
    return {
        ...result,
        verdict: (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .Q)([result.verdict, ...checks.map(({ verdict }) => verdict)]),
        reason: result.verdict === 'pass' && blind.length > 0 ? told : `${result.reason} ${told}`,
        checks: [...result.checks, ...checks],
        facts: { ...result.facts, 'self-test': `${checks.length - blind.length} of ${checks.length} red` },
    };
}
async function feed(bad, number, onInconclusive) {
    const { name } = bad;
    const about = { id: `self-test.${number}`, title: `self-test: ${name} turns the gate red` };
    let said;
    try {
        said = await bad.run();
    }
    catch (error) {
        // Refused is red as well: the job stops. Anything else thrown is a bug, here as elsewhere.
        if (!(error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y))
            throw error;
        return {
            ...about,
            verdict: 'pass',
            observed: 'refused',
            reason: `With ${name} the gate refuses: ${error.message}`,
        };
    }
    const red = said.verdict === 'fail' || (said.verdict === 'inconclusive' && onInconclusive === 'fail');
    return {
        ...about,
        verdict: red ? 'pass' : 'fail',
        observed: said.verdict,
        reason: red
            ? `With ${name} the gate says ${said.verdict}: ${said.reason}`
            : `With ${name} the gate still says ${said.verdict}: it would let it through.`,
    };
}
const nothingFed = {
    id: 'self-test.none',
    title: 'self-test: something is fed to the gate',
    verdict: 'fail',
    reason: 'No known-bad input could be made of this one, so nothing shows that the gate can fail.',
};


/***/ }),

/***/ 56434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ inStep),
  Z: () => (/* binding */ tell)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./packages/kit/src/read-inputs.ts
var read_inputs = __webpack_require__(60922);
;// CONCATENATED MODULE: ./packages/kit/src/redaction.ts
/** `onAdd` hears each new secret once, so that the runner can mask it too. */
function redaction(onAdd = () => { }) {
    const secrets = new Set();
    let ordered = [];
    return {
        add(secret) {
            for (const form of new Set([
                secret,
                secret.trim(),
                encodeURIComponent(secret),
                JSON.stringify(secret).slice(1, -1),
            ])) {
                // A value this short would blank out ordinary words and protects nothing.
                if (form.length < 4 || secrets.has(form))
                    continue;
                secrets.add(form);
                onAdd(form);
            }
            ordered = [...secrets].sort((a, b) => b.length - a.length);
        },
        clean: (text) => ordered.reduce((rest, secret) => rest.replaceAll(secret, '***'), text),
    };
}
/** Passwords written into addresses, `scheme://user:password@host`, and tokens in their query. */
function secretsInAddresses(text) {
    const passwords = [...text.matchAll(/([a-z][a-z0-9+.-]*):\/\/([^\s/?#]*)@/gi)].map(([, scheme, userinfo]) => {
        const separator = userinfo.indexOf(':');
        if (separator >= 0)
            return userinfo.slice(separator + 1);
        // A userinfo without a password is itself a token, as in https://<token>@host; a database's is a user.
        return /^postgres(ql)?$/i.test(scheme) ? '' : userinfo;
    });
    const queries = [
        ...text.matchAll(/[?&](?:[a-z_-]*(?:token|password|secret|sig|signature|api_?key))=([^&\s#]+)/gi),
    ].map(([, value]) => value);
    return [...passwords, ...queries].flatMap((secret) => [secret, decode(secret)]).filter((secret) => secret !== '');
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./packages/kit/src/runner-commands.ts
var runner_commands = __webpack_require__(28619);
// EXTERNAL MODULE: ./packages/kit/src/runner-io.ts
var runner_io = __webpack_require__(61617);
;// CONCATENATED MODULE: ./packages/kit/src/step.ts






// zod would compile each schema to a function of its own before its first use; here each is used once.
core/* config */.$W({ jitless: true });
/** Exit codes: a red verdict, trouble the user can mend, a bug of ours. */
const exitCodes = { red: 1, userError: 2, bug: 3 };
/** Does the work of a step. Never rejects; decides the process's exit code when the work throws. */
async function inStep(declared, env, work) {
    const secrets = redaction((secret) => runner_commands.setSecret(secret));
    const cancelled = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.on(name, () => cancelled.abort());
    try {
        // First of all: a main step that breaks at its inputs has begun too, and its post step must not begin anew.
        const isPost = runner_commands.getState('tidegate-main') === 'started';
        if (!isPost && declared.post)
            runner_commands.saveState('tidegate-main', 'started');
        const raw = (0,read_inputs/* rawInputs */.me)(declared, env);
        for (const name of (0,read_inputs/* secretInputs */._y)(declared))
            if (raw[name] !== undefined)
                secrets.add(raw[name]);
        for (const value of Object.values(raw))
            secretsInAddresses(value).forEach(secrets.add);
        const io = (0,runner_io/* runnerIo */.Np)(env, secrets, cancelled.signal);
        const configOf = async (action) => {
            const config = await (0,read_inputs/* configValues */.br)(action, raw, io.run.workspace);
            for (const value of textsIn(config.inputs))
                secretsInAddresses(value).forEach(secrets.add);
            return config;
        };
        await work({ isPost, raw, io, secrets, configOf });
    }
    catch (error) {
        crash(error, secrets.clean);
    }
}
function* textsIn(value) {
    if (typeof value === 'string')
        yield value;
    else if (value !== null && typeof value === 'object')
        for (const inner of Object.values(value))
            yield* textsIn(inner);
}
/** Tells the verdict, and fails the job when it must. */
function tell(name, conclusion, reason) {
    const title = `${name}: ${conclusion.verdict}`;
    if (conclusion.failsJob) {
        runner_commands.error(reason, { title });
        process.exitCode = exitCodes.red;
    }
    else if (conclusion.verdict === 'pass')
        runner_commands.info(`${title}. ${reason}`);
    else
        runner_commands.warning(reason, { title });
}
function crash(error, clean) {
    if (error instanceof user_error/* UserError */.y) {
        runner_commands.error(clean(error.hint ? `${error.message} ${error.hint}` : error.message), {
            title: `Tidegate: ${error.code}`,
        });
        process.exitCode = exitCodes.userError;
        return;
    }
    const bug = error instanceof Error ? error : new Error(String(error));
    runner_commands.error(clean(`Internal error: ${bug.message}. Please report it with the stack trace in this log.`), {
        title: 'Tidegate: bug',
    });
    runner_commands.startGroup('Stack trace');
    runner_commands.info(clean(bug.stack ?? ''));
    runner_commands.endGroup();
    process.exitCode = exitCodes.bug;
}


/***/ }),

/***/ 86135:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ verdictOrder),
/* harmony export */   q: () => (/* binding */ badge)
/* harmony export */ });
/** Verdicts as signs; the word always stands beside it. */
const badge = { pass: '✅', warn: '⚠️', fail: '❌', inconclusive: '❔' };
/** Gravest first. */
const verdictOrder = ['fail', 'inconclusive', 'warn', 'pass'];


/***/ }),

/***/ 34955:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   nf: () => (/* binding */ link)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1952);

/**
 * Text as literal Markdown in a GitHub table cell: no markup, no HTML, no line break, and nothing GitHub would turn into a link,
 * a mention or a reference. References are looked for after entities are read, so they need a character between.
 */
function literal(text) {
    return ((0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .p)(text)
        .replace(/[\r\n\u2028\u2029]+/g, ' ')
        .trimStart()
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/:(?=\/\/)/g, '&#58;')
        .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}&#46;`)
        .replace(/[\\`*_{}[\]()!|~$]/g, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/(?<!&)#(?=\d)/g, '&#35;&#8203;')
        .replace(/(?<!&)#/g, '&#35;')
        .replace(/\b(GH-)(?=\d)/gi, '$1&#8203;')
        .replace(/@(?=\w)/g, '@&#8203;')
        // At the start of a line these would make a list, a heading or a rule.
        .replace(/^(?:[-+](?=\s|$|[-+])|=(?==*\s*$)|:(?=:))/, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/^(\d+)([.)])(?=\s|$)/, (_, digits, mark) => `${digits}&#${mark.charCodeAt(0)};`));
}
/** A table of cells that are Markdown already. */
function markdownTable(columns, alignment, rows) {
    return [
        `| ${columns.join(' | ')} |`.replace('|  |', '| |'),
        `|${alignment.map((side) => (side === 'right' ? '--:' : '---')).join('|')}|`,
        ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    ];
}
/** A part that is folded away under a title. */
function folded(title, lines) {
    return ['', `<details><summary>${literal(title)}</summary>`, '', ...lines, '', '</details>'];
}
/** A link, where the address is one; of anything else nothing is left. */
function link(words, url) {
    if (url === undefined || !/^https?:\/\/[\w.~:/?#@!$&'*+,;=%-]+$/.test(url))
        return undefined;
    return `[${literal(words)}](${url})`;
}


/***/ }),

/***/ 66510:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   cz: () => (/* binding */ clipped),
/* harmony export */   kQ: () => (/* binding */ formatScalar),
/* harmony export */   oE: () => (/* binding */ compact)
/* harmony export */ });
/** A value for a person: numbers to at most six significant digits, absent as nothing. */
function formatScalar(value) {
    if (value === undefined || value === null)
        return '';
    if (typeof value !== 'number' || Number.isInteger(value))
        return String(value);
    return String(Number(value.toPrecision(6)));
}
/** A share, 0 to 1, in at most three digits: 0.1234 is 12.3%. */
function percent(share) {
    if (Math.abs(share) >= 1e4)
        return compact(share, 3);
    return `${Number((share * 100).toPrecision(3))}%`;
}
const thousands = ['', 'k', 'M', 'G', 'T'];
/** A number in little room, to so many significant digits: 25000 is 25k. */
function compact(value, digits = 6) {
    const size = Math.abs(value);
    // Rounding the largest doubles would make them infinite.
    if (size !== 0 && (size < 1e-4 || size >= 1e15))
        return value.toExponential(2);
    const power = size < 10_000 ? 0 : Math.floor(Math.log10(size) / 3 + 1e-9);
    return `${Number((value / 1000 ** power).toPrecision(digits))}${thousands[power]}`;
}
/** The beginning of a text that has no end. */
function clipped(text, most = 1000) {
    return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}


/***/ }),

/***/ 1952:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plain)
/* harmony export */ });
// What changes how the text around it is read: directions (Unicode's bidirectional controls), and what no page shows.
// eslint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
/** The text without characters that reorder or hide what stands beside them; each becomes U+FFFD. */
function plain(text) {
    return text.toWellFormed().replace(unseen, '\ufffd');
}


/***/ }),

/***/ 25232:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary)
/* harmony export */ });
/* harmony import */ var _badge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86135);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34955);
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66510);



/** The runner allows 1 MiB for all summaries of a step. */
const ofOneGate = { checks: 200, words: 1000, texts: true };
/** So many passed checks are shown openly; more are folded away. */
const fewChecks = 8;
/** The job summary of one gate, as GitHub Markdown: the verdict, why, then the checks, gravest first. */
function renderSummary(evidence, room = ofOneGate, level = 3) {
    const { subject } = evidence;
    const say = (text) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .clipped */ .cz)(text, room.words));
    const about = [
        subject.model && `model **${say(subject.model)}**`,
        subject.version && `version **${say(subject.version)}**`,
        evidence.environment && `environment **${say(evidence.environment)}**`,
        evidence.mode !== 'enforce' && `mode **${evidence.mode}**`,
    ].filter(Boolean);
    return [
        `${'#'.repeat(level)} ${_badge_js__WEBPACK_IMPORTED_MODULE_2__/* .badge */ .q[evidence.verdict]} ${say(evidence.gate)}: ${evidence.verdict}`,
        '',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .clipped */ .cz)(evidence.reason, room.words * 3)),
        ...(about.length > 0 ? ['', about.join(' · ')] : []),
        ...checkLines(evidence.checks, room),
        ...(room.texts ? (evidence.texts ?? []).flatMap(foldedText) : []),
        '',
        '',
    ].join('\n');
}
function checkLines(checks, room) {
    const sorted = _badge_js__WEBPACK_IMPORTED_MODULE_2__/* .verdictOrder */ .I.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
    const passed = sorted.filter(({ verdict }) => verdict === 'pass');
    const fold = passed.length > fewChecks;
    const told = (fold ? sorted.slice(0, sorted.length - passed.length) : sorted).slice(0, room.checks);
    const quiet = fold ? passed.slice(0, room.checks - told.length) : [];
    const left = sorted.length - told.length - quiet.length;
    return [
        ...(told.length > 0 ? ['', ...table(told, room)] : []),
        ...(quiet.length > 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(`${passed.length} checks passed`, table(quiet, room)) : []),
        ...(left > 0 ? ['', `${left} more checks are in the evidence file.`] : []),
    ];
}
function foldedText({ title, language, text }) {
    // Longer than any fence the text has in it.
    const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(title, [`${fence}${language}`, text.trimEnd(), fence]);
}
function table(checks, { words }) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownTable */ .Qj)(['', 'check', 'observed', 'bound', 'why'], ['left', 'left', 'right', 'right', 'left'], checks.map(({ verdict, title, observed, threshold, reason }) => [
        _badge_js__WEBPACK_IMPORTED_MODULE_2__/* .badge */ .q[verdict],
        ...[title, (0,_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .formatScalar */ .kQ)(observed), (0,_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .formatScalar */ .kQ)(threshold), reason].map((cell) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .eu)((0,_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .clipped */ .cz)(cell, words))),
    ]));
}


/***/ })

};
