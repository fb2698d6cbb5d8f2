export const id = 4220;
export const ids = [4220];
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

/***/ 74220:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toml: () => (/* binding */ toml)
/* harmony export */ });
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3292);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21733);


/** TOML 1.0, as DVC writes metrics; `nan` and `inf` are numbers, a date is a text. */
const toml = {
    name: 'TOML',
    parse(text) {
        try {
            return (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonValue */ .p)((0,smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text));
        }
        catch (cause) {
            if (!(cause instanceof smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .TomlError */ .zx))
                throw cause;
            const what = cause.message.split('\n')[0].replace(/^Invalid TOML document: /, '');
            throw new _document_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .I(`line ${cause.line}, column ${cause.column}: ${what}`);
        }
    },
};


/***/ })

};
