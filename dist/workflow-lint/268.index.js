export const id = 268;
export const ids = [268];
export const modules = {

/***/ 9268:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadReport: () => (/* binding */ uploadReport)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Uploads the files as the artifact `tidegate-<gate>-<job>`. Outside a runner there is no artifact service, and nothing happens. */
async function uploadReport(gate, files, folder, io) {
    if (io.env('ACTIONS_RUNTIME_TOKEN') === undefined || io.env('ACTIONS_RESULTS_URL') === undefined)
        return;
    const name = ['tidegate', gate, io.run.job].filter(Boolean).join('-');
    const { DefaultArtifactClient } = await import(/* webpackIgnore: true */ '#actions/artifact');
    const client = new DefaultArtifactClient();
    try {
        await client.uploadArtifact(name, files, folder);
    }
    catch (error) {
        // Artifacts of one run need distinct names, and a matrix or a second use of the gate would share one.
        if (!/already exists|conflict|409/i.test(String(error)))
            throw error;
        await client.uploadArtifact(`${name}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)().slice(0, 6)}`, files, folder);
    }
}


/***/ })

};
