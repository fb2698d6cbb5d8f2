export const id = 5958;
export const ids = [5958];
export const modules = {

/***/ 5958:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fileHistory: () => (/* binding */ fileHistory)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/monitoring/src/row.ts
var src_row = __webpack_require__(85104);
// EXTERNAL MODULE: ./packages/monitoring/src/history/history.ts
var history_history = __webpack_require__(89783);
;// CONCATENATED MODULE: ./packages/monitoring/src/history/lines.ts


const newline = 10;
const chunkBytes = 256 * 1024;
/** The lines of a file from its end to its beginning, without reading more of it than is asked for. Blank lines are left out. */
async function* linesFromEnd(file, size) {
    let rest = Buffer.alloc(0);
    for (let at = size; at > 0;) {
        const length = Math.min(chunkBytes, at);
        at -= length;
        const chunk = Buffer.allocUnsafe(length);
        await file.read(chunk, 0, length, at);
        const text = rest.length === 0 ? chunk : Buffer.concat([chunk, rest]);
        let end = text.length;
        for (let cut = text.lastIndexOf(newline); cut >= 0; cut = cut === 0 ? -1 : text.lastIndexOf(newline, cut - 1)) {
            if (cut + 1 < end)
                yield text.subarray(cut + 1, end);
            end = cut;
        }
        rest = text.subarray(0, end);
    }
    if (rest.length > 0)
        yield rest;
}
/** Collects rows of one model from lines, newest line first, until the reach is satisfied. */
class RowCollector {
    #model;
    #quoted;
    #reach;
    #where;
    rows = [];
    constructor(model, reach, where) {
        this.#model = model;
        // Most lines of a file that several models share are put aside by this alone.
        this.#quoted = Buffer.from(JSON.stringify(model));
        this.#reach = reach;
        this.#where = where;
    }
    /** Takes a line and says whether older ones are wanted. */
    take(line) {
        if (!line.includes(this.#quoted))
            return true;
        const row = (0,src_row/* parseRow */.W0)(line.toString('utf8'), this.#where);
        if (row.model_name !== this.#model)
            return true;
        this.rows.push(row);
        const { rows, since } = this.#reach;
        return this.rows.length < history_history/* mostRows */.Z && (this.rows.length < rows || Date.parse(row.timestamp) >= since);
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./packages/monitoring/src/history/lock.ts





/** Work under a lock takes milliseconds; one that is this old belongs to nobody any more. */
const staleMs = 60_000;
const patienceMs = 30_000;
/** Runs `work` while holding the lock file. The lock of a process that is gone is taken over. Throws a UserError `timeout` when it stays taken. */
async function withFileLock(path, clock, work) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    const mine = JSON.stringify({ id: (0,external_node_crypto_.randomUUID)(), pid: process.pid, host: (0,external_node_os_.hostname)() });
    const until = clock.now() + patienceMs;
    while (!(await acquire(path, mine))) {
        if (clock.now() > until) {
            throw new user_error/* UserError */.y('timeout', `Another run holds ${path}.`, {
                hint: 'Remove the file if no run is at work.',
            });
        }
        await clock.sleep(5 + Math.random() * 20);
    }
    try {
        return await work();
    }
    finally {
        if ((await textOf(path)) === mine)
            await (0,promises_.rm)(path, { force: true });
    }
}
/** By a link, which makes the lock with its words in it: who dies between the two leaves no lock that nobody owns. */
async function acquire(path, mine) {
    const draft = `${path}.${(0,external_node_crypto_.randomUUID)()}`;
    await (0,promises_.writeFile)(draft, mine);
    try {
        await (0,promises_.link)(draft, path);
        return true;
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw error;
    }
    finally {
        await (0,promises_.rm)(draft, { force: true });
    }
    const held = await textOf(path);
    if (held !== undefined && (await isStale(path, held)))
        await remove(path, held);
    return false;
}
async function isStale(path, held) {
    const age = await (0,promises_.stat)(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    if (age > staleMs)
        return true;
    try {
        const { pid, host } = JSON.parse(held);
        return host === (0,external_node_os_.hostname)() && !isAlive(pid);
    }
    catch {
        return false;
    }
}
/** Of two that see the same stale lock, one moves it away; who moved a fresh one instead puts it back. */
async function remove(path, held) {
    const aside = `${path}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        await (0,promises_.rename)(path, aside);
    }
    catch {
        return;
    }
    if ((await textOf(aside)) !== held)
        await (0,promises_.link)(aside, path).catch(() => { });
    await (0,promises_.rm)(aside, { force: true });
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
async function textOf(path) {
    return (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
}

;// CONCATENATED MODULE: ./packages/monitoring/src/history/file.ts







/** A file of one row a line, for all models. Rows are appended under a lock, each write in one piece and flushed to the disk. */
function fileHistory(path, shown, clock) {
    const read = async (model, reach) => {
        const file = await (0,promises_.open)(path, 'r').catch((error) => {
            if (error.code === 'ENOENT')
                return undefined;
            throw error;
        });
        if (!file)
            return [];
        try {
            const collector = new RowCollector(model, reach, shown);
            for await (const line of linesFromEnd(file, (await file.stat()).size))
                if (!collector.take(line))
                    break;
            return (0,src_row/* inOrder */.al)(collector.rows);
        }
        finally {
            await file.close();
        }
    };
    const told = async (work) => {
        try {
            return await work();
        }
        catch (cause) {
            if (cause instanceof user_error/* UserError */.y)
                throw cause;
            throw new user_error/* UserError */.y('unreadable', `The history ${shown} cannot be used: ${cause.message}.`, {
                hint: 'Point `history` at a file this job may read and write.',
                cause,
            });
        }
    };
    return {
        location: shown,
        read: (model, reach) => told(() => read(model, reach)),
        close: async () => { },
        record: (entries, reach) => told(() => withFileLock(`${path}.lock`, clock, async () => {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            await mendEnd(path, shown);
            const recorded = [];
            for (const entry of entries) {
                const one = (0,history_history/* decideEntry */.b)(entry, await read(entry.model, reach));
                if (one.change === 'added')
                    await append(path, (0,src_row/* rowLine */.xQ)(one.row));
                if (one.change === 'replaced')
                    await replace(path, one.row, shown);
                recorded.push(one);
            }
            return recorded;
        })),
    };
}
async function append(path, text) {
    const file = await (0,promises_.open)(path, 'a');
    try {
        await file.appendFile(text);
        await file.sync();
    }
    finally {
        await file.close();
    }
}
/** A run that was killed while it wrote left half a line, which nobody counts as recorded: it goes. */
async function mendEnd(path, shown) {
    const size = await (0,promises_.stat)(path).then((found) => found.size, () => 0);
    if (size === 0)
        return;
    const file = await (0,promises_.open)(path, 'r+');
    try {
        const last = Buffer.alloc(1);
        await file.read(last, 0, 1, size - 1);
        if (last.toString() === '\n')
            return;
        const line = await lastLine(file, size);
        try {
            (0,src_row/* parseRow */.W0)(line.toString('utf8'), shown);
            await file.write('\n', size);
        }
        catch {
            await file.truncate(size - line.length);
        }
        await file.sync();
    }
    finally {
        await file.close();
    }
}
async function lastLine(file, size) {
    for await (const line of linesFromEnd(file, size))
        return line;
    return Buffer.alloc(0);
}
/** The rare case, a run repeated with other evidence: the file is written anew and takes the old one's place in one step. */
async function replace(path, row, shown) {
    const lines = (await (0,promises_.readFile)(path, 'utf8')).split('\n').filter((line) => line !== '');
    const kept = lines.map((line) => line.includes(row.run_key) && (0,src_row/* parseRow */.W0)(line, shown).run_key === row.run_key ? (0,src_row/* rowLine */.xQ)(row).trimEnd() : line);
    const draft = `${path}.draft`;
    await (0,promises_.writeFile)(draft, `${kept.join('\n')}\n`, { flush: true });
    await (0,promises_.rename)(draft, path);
}


/***/ }),

/***/ 89783:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ mostRows),
/* harmony export */   b: () => (/* binding */ decideEntry)
/* harmony export */ });
/** Most rows that a run looks at, however often the model is watched. */
const mostRows = 20_000;
/** Decides one entry over the rows a store has of its model; shared by the stores that keep lines. */
function decideEntry(entry, known) {
    const recorded = known.find(({ run_key }) => run_key === entry.key);
    const past = known.filter((row) => row !== recorded);
    const made = entry.decide(past, recorded);
    if (made === recorded)
        return { row: made, past, change: 'unchanged' };
    return { row: made, past, change: recorded === undefined ? 'added' : 'replaced' };
}


/***/ })

};
