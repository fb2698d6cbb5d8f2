export const id = 9268;
export const ids = [9268];
export const modules = {

/***/ 99268:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadReport: () => (/* binding */ uploadReport)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Uploads the files as the artifact `tidegate-<gate>-<job>`, the root action's as `tidegate-<job>`. Nothing happens outside a runner. */
async function uploadReport(gate, files, folder, io) {
    if (io.env('ACTIONS_RUNTIME_TOKEN') === undefined || io.env('ACTIONS_RESULTS_URL') === undefined)
        return;
    const name = [...new Set(['tidegate', gate, io.run.job])].filter(Boolean).join('-');
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(1351), __webpack_require__.e(1260), __webpack_require__.e(2830), __webpack_require__.e(3419)]).then(__webpack_require__.bind(__webpack_require__, 73419));
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
