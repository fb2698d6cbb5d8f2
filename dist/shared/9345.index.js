export const id = 9345;
export const ids = [9345];
export const modules = {

/***/ 49345:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   compile: () => (/* binding */ compile)
/* harmony export */ });
/* harmony import */ var ajv__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42463);
/* harmony import */ var ajv__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(ajv__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52210);
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__);


/** Throws when the schema is not one; unknown keywords are refused, since a mistyped one would check nothing. */
function compile(schema) {
    const { $schema } = schema;
    const draft7 = typeof $schema === 'string' && /draft-0?[67]/.test($schema);
    const options = {
        strict: true,
        strictTypes: false,
        strictTuples: false,
        strictRequired: false,
        validateFormats: false,
    };
    const validate = draft7 ? new ajv__WEBPACK_IMPORTED_MODULE_0__.Ajv(options).compile(schema) : new ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__.Ajv2020(options).compile(schema);
    return (value) => {
        if (validate(value))
            return undefined;
        const [error] = validate.errors ?? [];
        return `${error?.instancePath || 'the body'} ${error?.message ?? 'does not match'}`;
    };
}


/***/ })

};
