export const id = 2021;
export const ids = [2021];
export const modules = {

/***/ 22021:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_data_quality_engine_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70940);

// DuckDB runs in a second process of this same file, so that its death is an error and not the step's.
if ((0,_tidegate_data_quality_engine_process__WEBPACK_IMPORTED_MODULE_0__/* .isEngineProcess */ .w)(process))
    (0,_tidegate_data_quality_engine_process__WEBPACK_IMPORTED_MODULE_0__/* .serveEngine */ .c)(process);
else
    await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(4377), __webpack_require__.e(7291), __webpack_require__.e(4568), __webpack_require__.e(3214), __webpack_require__.e(7582), __webpack_require__.e(6023), __webpack_require__.e(9076)]).then(__webpack_require__.bind(__webpack_require__, 59076));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 64200:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ unreadColumn),
/* harmony export */   g: () => (/* binding */ engineMessage)
/* harmony export */ });
/** What an engine said, first line, without its full stop. Native modules throw errors of another realm, so only the shape is asked. */
function engineMessage(error) {
    const text = error?.message;
    return (typeof text === 'string' ? text : String(error)).split('\n')[0].replace(/\.$/, '');
}
/** Number of the column, of c0, c1, ..., with a text that the engine could not read as the column's type; undefined for other errors. */
function unreadColumn(error) {
    const { column, message } = (error ?? {});
    if (typeof column === 'number')
        return column;
    const told = /^Error when converting column "c(\d+)"|when casting from source column c(\d+)$/m.exec(String(message));
    return told ? Number(told[1] ?? told[2]) : undefined;
}


/***/ }),

/***/ 37751:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ engineArgument)
/* harmony export */ });
/** First argument of a process that is an engine's. */
const engineArgument = 'tidegate-engine';


/***/ }),

/***/ 70940:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ serveEngine),
/* harmony export */   w: () => (/* binding */ isEngineProcess)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17795);
/* harmony import */ var _engine_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64200);
/* harmony import */ var _instance_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58509);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1902);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37751);






/** Rows per message. */
const piece = 20_000;
/** Was this process started to be an engine? */
function isEngineProcess(process) {
    return process.argv[2] === _messages_js__WEBPACK_IMPORTED_MODULE_3__/* .engineArgument */ .S && process.connected;
}
/** Answers the parent's queries until the parent is gone. */
function serveEngine(process) {
    dieFirst();
    // No farewell: native threads may be at work, and nothing here outlives the process.
    process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
    // A cancelled job signals the whole group; the parent decides what becomes of this process.
    for (const name of ['SIGINT', 'SIGTERM'])
        process.on(name, () => { });
    const reply = (message) => new Promise((resolve, reject) => process.send(message, (error) => (error ? reject(error) : resolve())));
    let instance;
    process.on('message', (request) => {
        const id = request.kind === 'open' ? undefined : request.id;
        answer(request).catch((error) => reply({ kind: 'failed', id, failure: failureOf(error) }));
    });
    async function answer(request) {
        if (request.kind === 'open') {
            instance = await (0,_instance_js__WEBPACK_IMPORTED_MODULE_1__/* .openInstance */ .Q)(await (0,_load_js__WEBPACK_IMPORTED_MODULE_2__/* .loadDuckDb */ .G)(request.binding), request);
            await reply({ kind: 'opened', version: instance.version });
            return;
        }
        const { id, sql } = request;
        if (request.kind === 'stream') {
            await instance.stream(sql, (vectors) => reply({ kind: 'vectors', id, vectors }));
            await reply({ kind: 'vectors', id, vectors: undefined });
            return;
        }
        const { names, columns } = await instance.query(sql);
        const length = columns[0]?.length ?? 0;
        for (let start = 0; start === 0 || start < length; start += piece) {
            const rows = { names, columns: columns.map((column) => column.slice(start, start + piece)) };
            await reply({ kind: 'rows', id, rows, last: start + piece >= length });
        }
    }
}
/** Linux, short of memory, then ends this process and not the one that can tell of it. */
function dieFirst() {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)('/proc/self/oom_score_adj', '1000');
    }
    catch {
        // Elsewhere there is no such file.
    }
}
function failureOf(error) {
    if (!(error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y)) {
        const column = (0,_engine_message_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadColumn */ .I)(error);
        return { message: (0,_engine_message_js__WEBPACK_IMPORTED_MODULE_5__/* .engineMessage */ .g)(error), ...(column !== undefined && { column }) };
    }
    const { message, code, hint } = error;
    return { message, code, ...(hint !== undefined && { hint }) };
}


/***/ }),

/***/ 58509:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ openInstance),
/* harmony export */   z: () => (/* binding */ atOnce)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17795);
/* harmony import */ var _engine_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64200);
/* harmony import */ var _sql_literal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);





/**
 * Optimizers that believe the statistics in a Parquet file's footer. One that says `max: 50` over greater values would hide them from
 * every `WHERE`, while whoever trains on the file reads them.
 */
const believers = ['statistics_propagation', 'filter_pushdown', 'join_filter_pushdown'];
/** One that reads the few rows of a LIMIT again, in a second scan: where no filter is pushed into that scan, it is one of the whole file. */
const rereader = 'late_materialization';
/** Statements that are answered at once: the threads that one leaves idle at its end work for the next. */
const atOnce = 2;
/** Each thread holds rows of its own while it writes them: many would need more memory than they save time. */
const mostThreads = 8;
/** An in-memory DuckDB with its doors shut before the first query: only `files` and `scratch` can be opened. */
async function openInstance(duckdb, { files, scratch, memoryLimit }) {
    const instance = await duckdb.DuckDBInstance.create(':memory:', {
        temp_directory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(scratch, 'spill'),
        threads: String(Math.min((0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)(), mostThreads)),
        ...(memoryLimit !== undefined && { memory_limit: memoryLimit }),
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
    });
    const lanes = await Promise.all(Array.from({ length: atOnce }, async () => ({ connection: await instance.connect(), underWay: 0 })));
    const doorsAndLimits = [
        `SET allowed_paths = [${files.map(_sql_literal_js__WEBPACK_IMPORTED_MODULE_2__/* .textLiteral */ .nl).join(', ')}]`,
        `SET allowed_directories = [${(0,_sql_literal_js__WEBPACK_IMPORTED_MODULE_2__/* .textLiteral */ .nl)(scratch)}]`,
        'SET enable_external_access = false',
        // The system caches files already, in memory that it can take back.
        'SET enable_external_file_cache = false',
        `SET disabled_optimizers = '${[...believers, rereader].join(',')}'`,
    ];
    const ofEachConnection = [
        "SET TimeZone = 'UTC'",
        'SET enable_progress_bar = false',
        // A quotient by zero is unknown, so a condition on it does not hold; infinity would be above every bound.
        'SET ieee_floating_point_ops = false',
        // Bits of a group's number for which a table of all groups is made instead of hashing: 16, and one for null.
        'SET perfect_ht_threshold = 17',
        // Footers of wide files take longer to read than a column of them.
        'SET parquet_metadata_cache = true',
    ];
    for (const statement of doorsAndLimits)
        await lanes[0].connection.run(statement);
    for (const { connection } of lanes)
        for (const statement of ofEachConnection)
            await connection.run(statement);
    await lanes[0].connection.run('SET lock_configuration = true');
    /** In the lane with the least to do: what no other work goes beside is always in the first, and finds the temporary tables made there. */
    const inLane = async (work) => {
        const lane = lanes.reduce((least, other) => (other.underWay < least.underWay ? other : least));
        lane.underWay++;
        try {
            return await work(lane.connection);
        }
        catch (error) {
            return tellExhaustion(error);
        }
        finally {
            lane.underWay--;
        }
    };
    const query = (sql) => inLane((lane) => run(lane, sql));
    const about = await query('SELECT version() AS version');
    return {
        version: String(about.columns[0][0]),
        query,
        stream: (sql, take) => inLane((lane) => stream(lane, sql, take)),
        close() {
            for (const lane of lanes)
                lane.connection.closeSync();
            instance.closeSync();
        },
    };
}
/** Too little memory or disk is no fault of the data, nor of a rule. */
function tellExhaustion(error) {
    const message = (0,_engine_message_js__WEBPACK_IMPORTED_MODULE_3__/* .engineMessage */ .g)(error);
    if (!/Out of Memory|No space left|max_temp_directory_size/i.test(message))
        throw error;
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('tool-failed', `DuckDB has not enough memory or disk for this data: ${message}.`, {
        hint: 'Raise `memory-limit`, or run on a larger runner.',
        cause: error,
    });
}
/** One statement: a second one in the same text is refused by the engine's prepare. */
async function run(connection, sql) {
    const statement = await connection.prepare(sql);
    try {
        const reader = await statement.runAndReadAll();
        return {
            names: reader.deduplicatedColumnNames(),
            columns: reader.getColumnsJS().map((column) => column.map(cell)),
        };
    }
    finally {
        statement.destroySync();
    }
}
async function stream(connection, sql, take) {
    const statement = await connection.prepare(sql);
    try {
        const result = await statement.stream();
        for (;;) {
            const chunk = await result.fetchChunk();
            if (!chunk || chunk.rowCount === 0)
                return;
            await take(Array.from({ length: chunk.columnCount }, (_, i) => vectorOf(chunk.getColumnVector(i))));
        }
    }
    finally {
        statement.destroySync();
    }
}
function vectorOf(column) {
    // Read one by one, numbers would take ten times as long.
    if ('items' in column)
        return column.items;
    return Array.from({ length: column.itemCount }, (_, i) => column.getItem(i));
}
function cell(value) {
    if (typeof value === 'bigint')
        return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
    if (value === null || value === undefined)
        return null;
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
        return value;
    return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}


/***/ }),

/***/ 1902:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ loadDuckDb)
/* harmony export */ });
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98995);
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_module__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17795);



/** The package whose one job is to pick the native binding. Bundles leave it out, and this file says what stands for it. */
const bindingPackage = '@duckdb/node-bindings';
/**
 * DuckDB's JavaScript interface on the native binding at `binding` (path of `duckdb.node`). A process loads one binding: later calls
 * give the same.
 */
async function loadDuckDb(binding) {
    const hooks = (0,node_module__WEBPACK_IMPORTED_MODULE_0__.registerHooks)({
        resolve: (specifier, context, next) => specifier === bindingPackage
            ? { url: (0,node_url__WEBPACK_IMPORTED_MODULE_1__.pathToFileURL)(binding).href, shortCircuit: true }
            : next(specifier, context),
    });
    try {
        // Its own chunk, loaded after the hook stands.
        return await __webpack_require__.e(/* import() */ 5229).then(__webpack_require__.t.bind(__webpack_require__, 15229, 23));
    }
    catch (cause) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('tool-failed', `The DuckDB engine at ${binding} cannot be loaded: ${cause.message}.`, {
            hint: 'Check that `engine-path` names the build for this operating system, processor and C library.',
            cause,
        });
    }
    finally {
        hooks.deregister();
    }
}


/***/ }),

/***/ 7406:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ identifier),
/* harmony export */   D0: () => (/* binding */ doubleLiteral),
/* harmony export */   nl: () => (/* binding */ textLiteral)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);

// The only three ways a value or a name gets into SQL.
/** A quoted identifier, whatever the name holds. */
function identifier(name) {
    return `"${withoutNul(name).replaceAll('"', '""')}"`;
}
/** A text literal. */
function textLiteral(value) {
    return `'${withoutNul(value).replaceAll("'", "''")}'`;
}
/** A double literal, exact to the last bit and infinite where the number is: engines read plain decimals as DECIMAL and may round on the way. */
function doubleLiteral(value) {
    return `CAST('${Object.is(value, -0) ? 0 : value}' AS DOUBLE PRECISION)`;
}
function withoutNul(text) {
    if (text.includes('\0')) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `The name or value ${JSON.stringify(text)} holds a NUL character.`, {
            hint: 'Take it out: no table can hold it.',
        });
    }
    return text;
}


/***/ }),

/***/ 17795:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ UserError)
/* harmony export */ });
/**
 * Trouble the user can mend: printed as its message and hint, without a stack. Everything else thrown is a bug of ours.
 * The message is one sentence that names the input, file or address and the value; the hint is the remedy.
 */
class UserError extends Error {
    code;
    hint;
    constructor(code, message, options = {}) {
        super(message, options.cause === undefined ? {} : { cause: options.cause });
        this.name = 'UserError';
        this.code = code;
        this.hint = options.hint;
    }
}


/***/ })

};
