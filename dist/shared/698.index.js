export const id = 698;
export const ids = [698];
export const modules = {

/***/ 698:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
// Everything else is loaded behind this check: an old Node could not even read it, and would say so in words that help nobody.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
    process.stderr.write(`tidegate: this is Node ${process.versions.node}, and the gates run on Node 24, as on GitHub's runners. Install Node 24 or newer and try again.\n`);
    process.exitCode = 2;
}
else {
    const { main } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(4662), __webpack_require__.e(930)]).then(__webpack_require__.bind(__webpack_require__, 30930));
    process.exitCode = await main(process.argv.slice(2), {
        cwd: process.cwd(),
        env: process.env,
        write: (text) => void process.stdout.write(text),
        complain: (text) => void process.stderr.write(text),
        onInterrupt: (listener) => void process.on('SIGINT', listener).on('SIGTERM', listener),
        start: import.meta.dirname,
    });
}


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
