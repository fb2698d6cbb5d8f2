export const id = 8018;
export const ids = [8018];
export const modules = {

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


/***/ }),

/***/ 68018:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  table: () => (/* binding */ table)
});

// EXTERNAL MODULE: ./node_modules/csv-parse/lib/api/index.js + 3 modules
var api = __webpack_require__(37084);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/api/normalize_options.js + 1 modules
var normalize_options = __webpack_require__(86845);
;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/sync.js



const parse = function (data, opts = {}) {
  if (typeof data === "string") {
    data = Buffer.from(data);
  }
  const records = opts && opts.objname ? Object.create(null) : [];
  const parser = (0,api/* transform */.p)(opts);
  const push = (record) => {
    if (parser.options.objname === undefined) records.push(record);
    else {
      records[record[0]] = record[1];
    }
  };
  const close = () => {};
  const error = parser.parse(data, true, push, close);
  if (error !== undefined) throw error;
  return records;
};



// EXTERNAL MODULE: ./packages/metrics/src/formats/document.ts
var formats_document = __webpack_require__(21733);
;// CONCATENATED MODULE: ./packages/metrics/src/formats/table.ts


const nameColumns = ['metric', 'name', 'key'];
/**
 * Metrics in a delimited table, in one of the two shapes that leave nothing to guess: a column `metric` (or `name`, `key`) beside a
 * column `value`, one metric per row; or the names as header over a single row. A field is a number only when it is written as one.
 */
function table(delimiter) {
    return {
        name: delimiter === ',' ? 'CSV' : 'TSV',
        parse(text) {
            const [header = [], ...rows] = records(text, delimiter);
            const names = header.map((name) => name.toLowerCase());
            const key = names.findIndex((name) => nameColumns.includes(name));
            const value = names.indexOf('value');
            if (key >= 0 && value >= 0)
                return unique(rows.map((row) => [row[key], row[value]]));
            if (rows.length === 1)
                return unique(header.map((name, i) => [name, rows[0][i]]));
            throw new formats_document/* FormatError */.I(`it has ${rows.length} rows under ${header.join(', ')}, where metrics are one row per metric under metric,value, or a single row`);
        },
    };
}
function records(text, delimiter) {
    try {
        return parse(text, { bom: true, trim: true, skip_empty_lines: true, delimiter });
    }
    catch (cause) {
        if (!(cause instanceof api/* CsvError */.J))
            throw cause;
        throw new formats_document/* FormatError */.I(cause.message);
    }
}
function unique(pairs) {
    const map = new Map();
    for (const [name, value] of pairs) {
        if (name === '')
            throw new formats_document/* FormatError */.I('a metric has no name');
        if (map.has(name))
            throw new formats_document/* FormatError */.I(`the metric ${JSON.stringify(name)} comes twice`);
        map.set(name, field(value));
    }
    return map;
}
/** `0.9` is a number, and so is `nan`, which is then told as not finite; `95%`, `1,000` and an empty field are texts. */
function field(text) {
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text))
        return Number(text);
    const special = /^([+-]?)(nan|inf|infinity)$/i.exec(text);
    if (!special)
        return text;
    return special[2].toLowerCase() === 'nan' ? NaN : special[1] === '-' ? -Infinity : Infinity;
}


/***/ })

};
