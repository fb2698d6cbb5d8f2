export const id = 9047;
export const ids = [9047];
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

/***/ 89047:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   yaml: () => (/* binding */ yaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21733);


/** YAML 1.2 (core schema), one document, as DVC and most training scripts write it. `.nan` and `.inf` are numbers. */
const yaml = {
    name: 'YAML',
    parse(text) {
        const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, { version: '1.2', uniqueKeys: true, logLevel: 'silent' });
        const [document] = documents;
        if (!document)
            return null;
        if (documents.length > 1)
            throw new _document_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .I(`it holds ${documents.length} documents, not one`);
        const [error] = document.errors;
        if (error)
            throw new _document_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .I(error.message.split('\n')[0].replace(/:$/, ''));
        try {
            return (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonValue */ .p)(document.toJS({ mapAsMap: true, maxAliasCount: 100 }));
        }
        catch (cause) {
            if (cause instanceof _document_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .I)
                throw cause;
            throw new _document_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .I(cause.message);
        }
    },
};


/***/ })

};
