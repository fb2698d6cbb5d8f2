export const id = 6239;
export const ids = [6239];
export const modules = {

/***/ 76239:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   classificationReport: () => (/* binding */ classificationReport)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21733);

const header = /^\s*precision\s+recall\s+f1-score\s+support\s*$/;
const number = String.raw `(\d+(?:\.\d+)?|nan)`;
/** Class or average, then precision, recall, F1 and support, set apart by blanks; a class name may hold blanks itself. */
const fullRow = new RegExp(String.raw `^\s*(\S.*?)\s+${number}\s+${number}\s+${number}\s+${number}\s*$`);
const accuracyRow = new RegExp(String.raw `^\s*accuracy\s+${number}\s+${number}\s*$`);
/**
 * The text that scikit-learn's `classification_report` prints, under the names its `output_dict=True` gives: `macro avg.f1-score`,
 * `accuracy`. The numbers are as coarse as they were printed.
 */
const classificationReport = {
    name: 'a classification report',
    parse(text) {
        const lines = text.split(/\r?\n/);
        const start = lines.findIndex((line) => header.test(line));
        if (start < 0)
            throw new _document_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .I('it has no line "precision recall f1-score support"');
        const report = new Map();
        for (const [i, line] of lines.entries()) {
            if (i <= start || line.trim() === '')
                continue;
            const entry = rowOf(line);
            if (!entry)
                throw new _document_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .I(`line ${i + 1}: ${JSON.stringify(line.trim())} is no row of it`);
            const [name, value] = entry;
            if (report.has(name))
                throw new _document_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .I(`line ${i + 1}: ${JSON.stringify(name)} comes twice`);
            report.set(name, value);
        }
        if (report.size === 0)
            throw new _document_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .I('it has no rows');
        return report;
    },
};
function rowOf(line) {
    const accuracy = accuracyRow.exec(line);
    if (accuracy)
        return ['accuracy', Number(accuracy[1])];
    const row = fullRow.exec(line);
    if (!row)
        return undefined;
    const [precision, recall, f1, support] = row.slice(2).map(Number);
    const values = { precision, recall, 'f1-score': f1, support };
    return [row[1], new Map(Object.entries(values))];
}


/***/ }),

/***/ 21733:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ FormatError),
/* harmony export */   p: () => (/* binding */ jsonValue)
/* harmony export */ });
/** Why a text is none of its format: where and what, to stand after "is not JSON:" and the like. */
class FormatError extends Error {
    constructor(message) {
        super(message);
        this.name = 'FormatError';
    }
}
/** What a parser's plain objects hold, as Maps; keys become text. Whatever is no JSON value (a date) becomes its text and is never a number. */
function jsonValue(value) {
    if (value === null || value === undefined)
        return null;
    if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
        return value;
    if (typeof value === 'bigint')
        return Number(value);
    if (Array.isArray(value))
        return value.map(jsonValue);
    if (value instanceof Map)
        return entries([...value]);
    if (value instanceof Date)
        return value.toISOString();
    if (typeof value === 'object')
        return entries(Object.entries(value));
    throw new FormatError(`it holds a ${typeof value}`);
}
function entries(pairs) {
    const map = new Map();
    for (const [key, value] of pairs) {
        const name = String(key);
        if (map.has(name))
            throw new FormatError(`the key ${JSON.stringify(name)} is written twice`);
        map.set(name, jsonValue(value));
    }
    return map;
}


/***/ })

};
