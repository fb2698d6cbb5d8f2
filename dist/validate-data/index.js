import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2021:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _tidegate_data_quality_engine_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(940);

// DuckDB runs in a second process of this same file, so that its death is an error and not the step's.
if ((0,_tidegate_data_quality_engine_process__WEBPACK_IMPORTED_MODULE_0__/* .isEngineProcess */ .w)(process))
    (0,_tidegate_data_quality_engine_process__WEBPACK_IMPORTED_MODULE_0__/* .serveEngine */ .c)(process);
else
    await Promise.all(/* import() */[__nccwpck_require__.e(601), __nccwpck_require__.e(76)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9076));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 4200:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ engineMessage)
/* harmony export */ });
/** What an engine said, first line, without its full stop. Native modules throw errors of another realm, so only the shape is asked. */
function engineMessage(error) {
    const text = error?.message;
    return (typeof text === 'string' ? text : String(error)).split('\n')[0].replace(/\.$/, '');
}


/***/ }),

/***/ 7751:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ engineArgument)
/* harmony export */ });
/** First argument of a process that is an engine's. */
const engineArgument = 'tidegate-engine';


/***/ }),

/***/ 940:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ serveEngine),
/* harmony export */   w: () => (/* binding */ isEngineProcess)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7795);
/* harmony import */ var _engine_message_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4200);
/* harmony import */ var _instance_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8509);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5393);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7751);






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
        const id = request.kind === 'query' ? request.id : undefined;
        answer(request).catch((error) => reply({ kind: 'failed', id, failure: failureOf(error) }));
    });
    async function answer(request) {
        if (request.kind === 'open') {
            instance = await (0,_instance_js__WEBPACK_IMPORTED_MODULE_1__/* .openInstance */ .Q)(await (0,_load_js__WEBPACK_IMPORTED_MODULE_2__/* .loadDuckDb */ .G)(request.binding), request);
            await reply({ kind: 'opened', version: instance.version });
            return;
        }
        const rows = await instance.query(request.sql);
        const names = Object.keys(rows[0] ?? {});
        for (let start = 0; start === 0 || start < rows.length; start += piece) {
            const columns = columnsOf(rows.slice(start, start + piece), names);
            await reply({ kind: 'rows', id: request.id, names, columns, last: start + piece >= rows.length });
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
function columnsOf(rows, names) {
    return names.map((name) => rows.map((row) => row[name]));
}
function failureOf(error) {
    if (!(error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y))
        return { message: (0,_engine_message_js__WEBPACK_IMPORTED_MODULE_5__/* .engineMessage */ .g)(error) };
    const { message, code, hint } = error;
    return { message, code, ...(hint !== undefined && { hint }) };
}


/***/ }),

/***/ 8509:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ openInstance)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7795);
/* harmony import */ var _engine_message_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4200);
/* harmony import */ var _sql_literal_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7406);





/**
 * Optimizers that believe the statistics in a Parquet file's footer. One that says `max: 50` over greater values would hide them from
 * every `WHERE`, while whoever trains on the file reads them.
 */
const believers = ['statistics_propagation', 'filter_pushdown', 'join_filter_pushdown'];
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
    const connection = await instance.connect();
    for (const statement of [
        `SET allowed_paths = [${files.map(_sql_literal_js__WEBPACK_IMPORTED_MODULE_2__/* .textLiteral */ .nl).join(', ')}]`,
        `SET allowed_directories = [${(0,_sql_literal_js__WEBPACK_IMPORTED_MODULE_2__/* .textLiteral */ .nl)(scratch)}]`,
        'SET enable_external_access = false',
        "SET TimeZone = 'UTC'",
        'SET enable_progress_bar = false',
        // The system caches files already, in memory that it can take back.
        'SET enable_external_file_cache = false',
        // A quotient by zero is unknown, so a condition on it does not hold; infinity would be above every bound.
        'SET ieee_floating_point_ops = false',
        `SET disabled_optimizers = '${believers.join(',')}'`,
        'SET lock_configuration = true',
    ]) {
        await connection.run(statement);
    }
    const query = (sql) => run(connection, sql).catch(tellExhaustion);
    const [about] = await query('SELECT version() AS version');
    return {
        version: String(about['version']),
        query,
        close() {
            connection.closeSync();
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
        return reader
            .getRowObjectsJS()
            .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)])));
    }
    finally {
        statement.destroySync();
    }
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

/***/ 5393:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ loadDuckDb)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __nccwpck_require__(7795);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/load.ts



/** The package whose one job is to pick the native binding. Bundles leave it out, and this file says what stands for it. */
const bindingPackage = '@duckdb/node-bindings';
/**
 * DuckDB's JavaScript interface on the native binding at `binding` (path of `duckdb.node`). A process loads one binding: later calls
 * give the same.
 */
async function loadDuckDb(binding) {
    const hooks = (0,external_node_module_namespaceObject.registerHooks)({
        resolve: (specifier, context, next) => specifier === bindingPackage
            ? { url: (0,external_node_url_namespaceObject.pathToFileURL)(binding).href, shortCircuit: true }
            : next(specifier, context),
    });
    try {
        // Its own chunk, loaded after the hook stands.
        return await __nccwpck_require__.e(/* import() */ 229).then(__nccwpck_require__.t.bind(__nccwpck_require__, 5229, 23));
    }
    catch (cause) {
        throw new user_error/* UserError */.y('tool-failed', `The DuckDB engine at ${binding} cannot be loaded: ${cause.message}.`, {
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
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ identifier),
/* harmony export */   D0: () => (/* binding */ doubleLiteral),
/* harmony export */   nl: () => (/* binding */ textLiteral)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7795);

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

/***/ 7795:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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


/***/ }),

/***/ 4448:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("@duckdb/node-bindings");

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(2021);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
