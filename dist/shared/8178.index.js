export const id = 8178;
export const ids = [8178];
export const modules = {

/***/ 48178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TrustedRoot: () => (/* reexport safe */ _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_1__.TrustedRoot),
/* harmony export */   Verifier: () => (/* reexport safe */ _sigstore_verify__WEBPACK_IMPORTED_MODULE_3__.BL),
/* harmony export */   bundleFromJSON: () => (/* reexport safe */ _sigstore_bundle__WEBPACK_IMPORTED_MODULE_0__.vw),
/* harmony export */   getTrustedRoot: () => (/* reexport safe */ _sigstore_tuf__WEBPACK_IMPORTED_MODULE_2__.getTrustedRoot),
/* harmony export */   toSignedEntity: () => (/* reexport safe */ _sigstore_verify__WEBPACK_IMPORTED_MODULE_3__.DC),
/* harmony export */   toTrustMaterial: () => (/* reexport safe */ _sigstore_verify__WEBPACK_IMPORTED_MODULE_3__.jO)
/* harmony export */ });
/* harmony import */ var _sigstore_bundle__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19654);
/* harmony import */ var _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(_sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _sigstore_tuf__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84423);
/* harmony import */ var _sigstore_verify__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54187);
/** What verifies Sigstore bundles, as one late chunk: a gate that demands no signature does not pay for it. */






/***/ })

};
