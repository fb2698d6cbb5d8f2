export const id = 1329;
export const ids = [1329];
export const modules = {

/***/ 91329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runWithin: () => (/* binding */ runWithin)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17795);


/** How long a program that was asked to end may take for it. */
const graceMs = 2000;
/**
 * Runs a program that has to end in time. One that does not is ended with all it started before the promise rejects: a change that is
 * given up must not take effect later, behind the back of whoever gave it up.
 */
function runWithin(command, args, options) {
    return new Promise((settle, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, {
            stdio: ['pipe', 'pipe', 'pipe'],
            detached: true,
            ...(options.cwd !== undefined && { cwd: options.cwd }),
            ...(options.env && { env: { ...options.env } }),
        });
        const output = { stdout: '', stderr: '' };
        child.stdout.setEncoding('utf8').on('data', (text) => (output.stdout += text));
        child.stderr.setEncoding('utf8').on('data', (text) => (output.stderr += text));
        // A program may end without reading what it is given.
        child.stdin.on('error', () => { });
        child.stdin.end(options.input);
        let late = false;
        let grace;
        const timer = setTimeout(() => {
            late = true;
            endGroup(child.pid, 'SIGTERM');
            grace = setTimeout(() => endGroup(child.pid, 'SIGKILL'), graceMs);
        }, options.timeoutMs);
        const done = (finish) => {
            clearTimeout(timer);
            clearTimeout(grace);
            finish();
        };
        child.once('error', (error) => done(() => reject(error)));
        child.once('close', (code) => done(() => {
            if (!late)
                return settle({ exitCode: code ?? 1, ...output });
            reject(new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('timeout', `${command} did not end within ${options.timeoutMs / 1000} s and was ended.`));
        }));
    });
}
function endGroup(pid, signal) {
    try {
        if (pid !== undefined)
            process.kill(-pid, signal);
    }
    catch {
        // It has ended by itself.
    }
}


/***/ })

};
