export const id = 8927;
export const ids = [8927];
export const modules = {

/***/ 50368:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ rowsOf)
/* harmony export */ });
function rowsOf({ names, columns }) {
    return (columns[0] ?? []).map((_, i) => Object.fromEntries(names.map((name, j) => [name, columns[j][i]])));
}


/***/ }),

/***/ 21134:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Po: () => (/* binding */ connectHere),
/* harmony export */   ZU: () => (/* binding */ removeScratch),
/* harmony export */   lP: () => (/* binding */ makeScratch)
/* harmony export */ });
/* unused harmony export connect */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50368);
/* harmony import */ var _instance_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58509);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1902);





/** DuckDB in this process, which a native fault of it takes along: for tests and trusted data. */
const connectHere = async (binding, options) => connect(await (0,_load_js__WEBPACK_IMPORTED_MODULE_3__/* .loadDuckDb */ .G)(await binding), options);
async function connect(duckdb, { files, temp, memoryLimit }) {
    const scratch = await makeScratch(temp);
    const instance = await (0,_instance_js__WEBPACK_IMPORTED_MODULE_2__/* .openInstance */ .Q)(duckdb, { files, scratch, memoryLimit });
    return {
        version: instance.version,
        scratch,
        query: async (sql) => (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .rowsOf */ .R)(await instance.query(sql)),
        stream: instance.stream,
        doing: () => { },
        async close() {
            instance.close();
            await removeScratch(scratch);
        },
    };
}
async function makeScratch(temp) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(temp, { recursive: true });
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, 'tidegate-duckdb-'));
}
async function removeScratch(scratch) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(scratch, { recursive: true, force: true });
}


/***/ }),

/***/ 88927:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectApart: () => (/* binding */ connectApart)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(65974);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/answer.ts
var answer = __webpack_require__(50368);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/connection.ts
var connection = __webpack_require__(21134);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/engine-process/messages.ts
var messages = __webpack_require__(37751);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/engine-process/obituary.ts

/** The error for an engine process that ended unasked. */
function obituary({ binding, work, opened, code, signal, said }) {
    const cause = signal ?? (code > 255 ? `code 0x${code.toString(16)}` : `code ${code}`);
    const words = lastWords(said);
    const told = words && `: ${words}`;
    if (binding === '')
        return new user_error/* UserError */.y('tool-failed', `DuckDB's process ended with ${cause} before it began${told}.`);
    if (!opened) {
        return new user_error/* UserError */.y('tool-failed', `The DuckDB engine at ${binding} cannot be loaded: it ended with ${cause}${told}.`, {
            hint: 'Check that it is whole and is the build for this operating system, processor and C library.',
        });
    }
    if (signal === 'SIGKILL') {
        return new user_error/* UserError */.y('tool-failed', `DuckDB was killed while ${work}, most likely because memory ran out.`, {
            hint: 'Lower `memory-limit` so that it spills to disk, or run on a larger runner.',
        });
    }
    return new user_error/* UserError */.y('tool-failed', `DuckDB crashed with ${cause} while ${work}${told}.`, {
        hint: 'The data may be damaged in a way that DuckDB does not survive: write it again, or in another format.',
    });
}
/** The line of a native or JavaScript fault that says what it is. */
function lastWords(said) {
    const lines = said.split('\n').map((line) => line.trim());
    const fault = lines.find((line) => /error|terminate|what\(\)|corrupt|assert|invalid/i.test(line) && !line.startsWith('at '));
    return (fault ?? '').slice(0, 200).replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/engine-process/connect.ts







/** A timer set for longer fires at once. */
const longestTimer = 2 ** 31 - 1;
/** DuckDB in a process of its own: when native code crashes, hangs or eats the memory, every query rejects with a UserError that says so. */
function connectApart({ node, entry, env, statementTimeout, signal }) {
    return async (found, { files, temp, memoryLimit }) => {
        const findingBinding = Promise.resolve(found);
        // It is awaited below, once the process is on its way.
        findingBinding.catch(() => { });
        const child = (0,external_node_child_process_.fork)(entry, [messages/* engineArgument */.S], {
            execPath: node,
            execArgv: [],
            env: { ...env },
            serialization: 'advanced',
            stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        });
        const stderr = tailOf(child);
        const waiting = new Map();
        let scratch = '';
        let binding = '';
        let work = 'starting';
        let version = '';
        let fate;
        let lastId = 0;
        const end = (error) => {
            fate ??= error;
            child.kill('SIGKILL');
            for (const { reject, timer } of waiting.values()) {
                clearTimeout(timer);
                reject(fate);
            }
            waiting.clear();
        };
        const gone = new Promise((resolve) => {
            child.on('error', (cause) => {
                end(new user_error/* UserError */.y('tool-failed', `DuckDB's process cannot be started: ${cause.message}.`, { cause }));
                resolve();
            });
            child.on('close', (code, by) => {
                end(obituary({ binding, work, opened: version !== '', code, signal: by, said: stderr() }));
                resolve();
            });
        });
        const cancel = () => end(new user_error/* UserError */.y('tool-failed', `The job was cancelled while DuckDB was ${work}.`));
        signal?.addEventListener('abort', cancel);
        child.on('message', (reply) => {
            if (reply.kind === 'opened')
                version = reply.version;
            const id = reply.kind === 'opened' ? undefined : reply.id;
            const asked = waiting.get(id);
            if (!asked)
                return;
            if (reply.kind === 'rows')
                for (const row of (0,answer/* rowsOf */.R)(reply.rows))
                    asked.rows.push(row);
            const fault = reply.kind === 'vectors' && reply.vectors ? faultOf(() => asked.take(reply.vectors)) : undefined;
            const goesOn = reply.kind === 'rows' ? !reply.last : reply.kind === 'vectors' && reply.vectors !== undefined;
            if (goesOn && !fault)
                return;
            waiting.delete(id);
            clearTimeout(asked.timer);
            if (fault)
                asked.reject(fault);
            else if (reply.kind === 'failed')
                asked.reject(errorOf(reply.failure));
            else
                asked.resolve(asked.rows);
        });
        const ask = (request, take = () => { }) => new Promise((resolve, reject) => {
            if (fate)
                return reject(fate);
            if (signal?.aborted)
                cancel();
            // Loading from a slow disk is no statement.
            const limit = request.kind === 'open' ? Math.max(statementTimeout, 60_000) : statementTimeout;
            const timer = setTimeout(() => end(late(work, limit)), Math.min(limit, longestTimer));
            waiting.set(request.kind === 'open' ? undefined : request.id, { resolve, reject, rows: [], take, timer });
            // A channel that is closed already says so by the process's end.
            child.send(request, () => { });
        });
        const close = async () => {
            signal?.removeEventListener('abort', cancel);
            child.kill('SIGKILL');
            await gone;
            if (scratch !== '')
                await (0,connection/* removeScratch */.ZU)(scratch);
        };
        try {
            scratch = await (0,connection/* makeScratch */.lP)(temp);
            binding = await findingBinding;
            await ask({ kind: 'open', binding, files, scratch, memoryLimit });
        }
        catch (error) {
            await close();
            throw error;
        }
        return {
            version,
            scratch,
            query: (sql) => ask({ kind: 'query', id: ++lastId, sql }),
            stream: async (sql, take) => void (await ask({ kind: 'stream', id: ++lastId, sql }, take)),
            doing: (next) => void (work = next),
            close,
        };
    };
}
/** The last kilobytes of what the process writes to its stderr. */
function tailOf(child) {
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (more) => (text = (text + more).slice(-4096)));
    return () => text;
}
function faultOf(work) {
    try {
        return void work();
    }
    catch (error) {
        return error;
    }
}
function errorOf({ message, column, code, hint }) {
    if (code === undefined)
        return Object.assign(new Error(message), column !== undefined && { column });
    return new user_error/* UserError */.y(code, message, hint === undefined ? {} : { hint });
}
function late(work, limit) {
    return new user_error/* UserError */.y('timeout', `DuckDB was ended: ${work} took one statement longer than ${(0,quantities/* formatDuration */.a3)(limit)}.`, {
        hint: 'Raise `statement-timeout`, give the job more memory, or judge less data at a time.',
    });
}


/***/ })

};
