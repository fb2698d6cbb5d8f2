export const id = 131;
export const ids = [131];
export const modules = {

/***/ 98131:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readPredictions: () => (/* binding */ readPredictions)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99953);
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25175);
/* harmony import */ var _metrics_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1848);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50610);




const answers = ['label', 'candidate', 'production'];
/**
 * Reads a CSV (`.tsv`: tab-separated) with `id`, `label`, `candidate`, `production`. Labels and predictions are classes: `1`, `1.0` and
 * `1e0` are one, as are `True` and `true`. Throws a UserError for a file that is no such table; whether the ids pair up is told in `faults`.
 */
async function readPredictions(path, readText, sliceColumns = []) {
    if (/\.(parquet|gz|zst)$/i.test(path)) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('unsupported', `The predictions file ${path} is not a CSV file.`, {
            hint: 'Write it as plain CSV.',
        });
    }
    const [header = [], ...rows] = records(path, await (0,_metrics_file_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b)('predictions', path, readText));
    const column = columnsOf(path, header);
    if (rows.length === 0) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('unreadable', `The predictions file ${path} has no rows.`, {
            hint: 'Write one row per item of the holdout.',
        });
    }
    const take = (name) => {
        const at = column(name);
        return rows.map((row) => row[at]);
    };
    if (header.includes('cluster')) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('unsupported', `The predictions file ${path} has a \`cluster\` column, and clustered items are not supported yet.`, {
            hint: 'Keep one item per cluster, and leave the column out.',
        });
    }
    const ids = take('id');
    const [label, candidate, production] = answers.map((name) => take(name).map(classOf));
    const faults = faultsOf(ids, { label, candidate, production });
    for (const [name, values] of Object.entries({ candidate, production }))
        requireClasses(path, name, values, label);
    const slices = new Map(sliceColumns.map((name) => [name, take(name)]));
    return { path, rows: rows.length, candidate, production, label, slices, faults };
}
function records(path, text) {
    try {
        const options = {
            bom: true,
            trim: true,
            skip_empty_lines: true,
            delimiter: path.toLowerCase().endsWith('.tsv') ? '\t' : ',',
        };
        const found = (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, options);
        if (found.length > 0)
            return found;
    }
    catch (error) {
        if (!(error instanceof csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .CsvError */ .J$))
            throw error;
        const line = typeof error['lines'] === 'number' ? `line ${error['lines']}` : 'a line';
        const what = error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH'
            ? 'has another number of fields than the header'
            : `cannot be read (${error.code})`;
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('unreadable', `The predictions file ${path}: ${line} ${what}.`, {
            hint: 'Write it with a CSV writer, which quotes fields that hold commas, quotes or line breaks.',
            cause: error,
        });
    }
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('unreadable', `The predictions file ${path} is empty.`, {
        hint: 'Write a CSV with the columns id, label, candidate, production before this step.',
    });
}
function columnsOf(path, header) {
    const twice = header.find((name, at) => header.indexOf(name) !== at);
    if (twice !== undefined) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('unreadable', `The predictions file ${path} has two columns ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(twice)}.`, {
            hint: 'Name each column once.',
        });
    }
    return (name) => {
        const at = header.indexOf(name);
        if (at >= 0)
            return at;
        const close = (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .p)(name, header);
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('bad-input', `The predictions file ${path} has no column \`${(0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(name)}\`.`, {
            hint: `It has ${header.slice(0, 10).map(_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g).join(', ')}${close === undefined ? '' : `; rename ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(close)}`}.`,
        });
    };
}
function classOf(text) {
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text))
        return String(Number(text) + 0);
    return /^(?:true|false|nan)$/i.test(text) ? text.toLowerCase() : text;
}
const isBlank = (value) => value === '' || value === 'nan';
function faultsOf(ids, values) {
    const seen = new Set();
    let withoutId = 0;
    let duplicateIds = 0;
    let firstDuplicate;
    for (const id of ids) {
        if (id === '')
            withoutId++;
        else if (seen.has(id)) {
            duplicateIds++;
            firstDuplicate ??= id;
        }
        else
            seen.add(id);
    }
    const count = (name) => values[name].filter(isBlank).length;
    return {
        withoutId,
        duplicateIds,
        ...(firstDuplicate !== undefined && { firstDuplicate }),
        blank: { label: count('label'), candidate: count('candidate'), production: count('production') },
    };
}
/** Scores or another spelling of the classes would make every answer wrong, and so the other model look good: refused by name. */
function requireClasses(path, name, values, label) {
    const classes = new Set(label);
    const foreign = values.filter((value) => !isBlank(value) && !classes.has(value));
    if (foreign.length * 2 <= values.length)
        return;
    const shown = (some) => [...new Set(some)].slice(0, 3).map(_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g).join(', ');
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('bad-input', `The predictions file ${path}: most values of \`${name}\` (${shown(foreign)}) are none of the labels (${shown(label)}).`, { hint: 'Write predicted classes, spelled as in `label`; scores belong in a column of their own.' });
}


/***/ })

};
