export const id = 2784;
export const ids = [2784];
export const modules = {

/***/ 22784:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   knownBad: () => (/* binding */ knownBad)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17795);






/** Most cells of a made file: enough rows that their number alone is seldom what is wrong. */
const mostCells = 5_000_000;
const rowsAtOnce = 10_000;
/** Files with the columns of the real one: without rows, without values, with a text where every value was. */
async function knownBad(inputs, io, result, judge) {
    if (inputs.engine !== 'duckdb') {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y('unsupported', `\`self-test\` makes files, and \`engine: ${inputs.engine}\` reads none.`, {
            hint: 'Leave `self-test` out here, or run it on a file with the same rules.',
        });
    }
    const columns = (result.columns ?? []).map(({ name }) => name);
    if (columns.length === 0)
        return [];
    const rows = Math.max(1, Math.min(Number(result.outputs['rows'] ?? 0), Math.floor(mostCells / columns.length)));
    const bad = (name, file, count, cell) => ({
        name,
        async run() {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(io.run.temp, `tidegate-known-bad-${file}.csv`);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(io.run.temp, { recursive: true });
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_3__.Readable.from(lines(columns, count, cell)), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(path));
            const { 'dvc-file': _, 'write-profile': __, suggest: ___, delimiter: ____, ...rest } = inputs;
            return judge({ ...rest, data: path, encoding: 'utf-8', partitions: 'none' });
        },
    });
    return [
        bad('no rows', 'empty', 0, ''),
        bad('every value gone', 'nulls', rows, ''),
        bad('a text in place of every value', 'texts', rows, 'known bad'),
    ];
}
function* lines(columns, rows, cell) {
    yield `${columns.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')}\n`;
    const line = `${columns.map(() => cell).join(',')}\n`;
    const chunk = line.repeat(Math.min(rows, rowsAtOnce));
    for (let left = rows; left > 0; left -= rowsAtOnce)
        yield left >= rowsAtOnce ? chunk : line.repeat(left);
}


/***/ })

};
