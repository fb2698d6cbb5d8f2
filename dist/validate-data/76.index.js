export const id = 76;
export const ids = [76];
export const modules = {

/***/ 5530:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action)
});

;// CONCATENATED MODULE: ./packages/config/src/source.ts
/** The config file as kit reads it. The schemas of all sections are a chunk of their own, loaded when there is a file to check. */
const configFile = {
    async values(document, context) {
        const { configValues } = await __webpack_require__.e(/* import() */ 575).then(__webpack_require__.bind(__webpack_require__, 575));
        return configValues(document, context);
    },
};

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(7795);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./packages/data-quality/src/drift/profile.ts


const count = schemas/* number */.aig().int().min(0);
/** JSON has no infinities; the extreme values of a column may be. */
const extended = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* enum */.k5n(['Infinity', '-Infinity']).transform(Number)]);
/** What a column holds: decides which tests it can have. */
const families = ['number', 'text', 'boolean', 'time', 'other', 'empty'];
const columnProfileSchema = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    family: schemas/* enum */.k5n(families),
    /** Told apart by it, not described by it: no test of its values. */
    identifier: schemas/* boolean */.zMY(),
    nulls: count.describe('Rows without a value; NaN is none'),
    infinite: schemas/* strictObject */.rej({ positive: count, negative: count }).optional(),
    frequencies: schemas/* strictObject */.rej({ values: schemas/* array */.YOg(extended), counts: schemas/* array */.YOg(count) })
        .optional()
        .describe('Of a number: rows per value, where the values between two that matter to the tests are one entry under the largest of them'),
    categories: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP(), count]))
        .optional()
        .describe('Of text or a boolean: rows per value'),
});
/** What is kept of a table to compare later tables with. */
const profileSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('tidegate-profile/1'),
    digest: schemas/* string */.YjP().optional().describe('Digest of the files it was made of; a table of a database has none'),
    rows: count,
    columns: schemas/* array */.YOg(columnProfileSchema),
})
    .describe('Profile of a table');
function profileText(profile) {
    const shown = JSON.stringify(profile, (_, value) => typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);
    // One column per line: a diff of two profiles shows which columns changed.
    return `${shown.replaceAll('{"name":', '\n{"name":')}\n`;
}
/** A profile read back. Throws a UserError when the text is none. */
function readProfile(text, shown) {
    const hint = 'Name a data file, or a profile that `write-profile` wrote with this version.';
    let document;
    try {
        document = JSON.parse(text);
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreadable', `\`reference\`: ${shown} is not valid JSON.`, { hint, cause });
    }
    const parsed = profileSchema.safeParse(document);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    throw new user_error/* UserError */.y('unreadable', `\`reference\`: ${shown} is no profile (${issue.path.join('.') || 'top'}: ${issue.message}).`, { hint });
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(5974);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/instance.ts
var duckdb_instance = __webpack_require__(8509);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/load.ts + 2 modules
var load = __webpack_require__(5393);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/connection.ts




/** DuckDB in this process, which a native fault of it takes along: for tests and trusted data. */
const connectHere = async (binding, options) => connect(await (0,load/* loadDuckDb */.G)(await binding), options);
async function connect(duckdb, { files, temp, memoryLimit }) {
    const scratch = await makeScratch(temp);
    const instance = await (0,duckdb_instance/* openInstance */.Q)(duckdb, { files, scratch, memoryLimit });
    return {
        version: instance.version,
        scratch,
        query: instance.query,
        doing: () => { },
        async close() {
            instance.close();
            await removeScratch(scratch);
        },
    };
}
async function makeScratch(temp) {
    await (0,promises_.mkdir)(temp, { recursive: true });
    return (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'tidegate-duckdb-'));
}
async function removeScratch(scratch) {
    await (0,promises_.rm)(scratch, { recursive: true, force: true });
}

// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/engine-process/messages.ts
var messages = __webpack_require__(7751);
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
        const scratch = await makeScratch(temp);
        const child = (0,external_node_child_process_.fork)(entry, [messages/* engineArgument */.S], {
            execPath: node,
            execArgv: [],
            env: { ...env },
            serialization: 'advanced',
            stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        });
        const stderr = tailOf(child);
        const waiting = new Map();
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
                append(asked.rows, reply);
            if (reply.kind === 'rows' && !reply.last)
                return;
            waiting.delete(id);
            clearTimeout(asked.timer);
            if (reply.kind === 'failed')
                asked.reject(errorOf(reply.failure));
            else
                asked.resolve(asked.rows);
        });
        const ask = (request) => new Promise((resolve, reject) => {
            if (fate)
                return reject(fate);
            if (signal?.aborted)
                cancel();
            // Loading from a slow disk is no statement.
            const limit = request.kind === 'open' ? Math.max(statementTimeout, 60_000) : statementTimeout;
            const timer = setTimeout(() => end(late(work, limit)), Math.min(limit, longestTimer));
            waiting.set(request.kind === 'query' ? request.id : undefined, { resolve, reject, rows: [], timer });
            // A channel that is closed already says so by the process's end.
            child.send(request, () => { });
        });
        const close = async () => {
            signal?.removeEventListener('abort', cancel);
            child.kill('SIGKILL');
            await gone;
            await removeScratch(scratch);
        };
        try {
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
function append(rows, { names, columns }) {
    const length = columns[0]?.length ?? 0;
    for (let i = 0; i < length; i++)
        rows.push(Object.fromEntries(names.map((name, j) => [name, columns[j][i]])));
}
function errorOf({ message, code, hint }) {
    return code === undefined ? new Error(message) : new user_error/* UserError */.y(code, message, hint === undefined ? {} : { hint });
}
function late(work, limit) {
    return new user_error/* UserError */.y('timeout', `DuckDB was ended: ${work} took one statement longer than ${(0,quantities/* formatDuration */.a3)(limit)}.`, {
        hint: 'Raise `statement-timeout`, give the job more memory, or judge less data at a time.',
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/data-quality/src/engine.ts
/** SQL names of the two columns every table has beside its own. */
const placeColumns = { part: '"__part"', row: '"__row"' };

// EXTERNAL MODULE: ./packages/data-quality/src/sql/literal.ts
var literal = __webpack_require__(7406);
// EXTERNAL MODULE: ./packages/data-quality/src/sql/named-columns.ts
var named_columns = __webpack_require__(1330);
// EXTERNAL MODULE: ./packages/data-quality/src/engine-message.ts
var engine_message = __webpack_require__(4200);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./packages/data-quality/src/sources/zstd-frames.ts


/**
 * Decompresses zstd frame by frame. The frames are measured here (RFC 8878, section 3.1) since Node's decompressor stops silently after the
 * first one, and takes the end of its input for the end of a frame: a file that is cut short would look like a shorter whole one.
 * Throws with the code `ZSTD_cut_short` or one of Node's `ZSTD_` codes.
 */
async function* unzstd(source) {
    const input = new FrameInput(source);
    while (await input.more()) {
        const magic = await input.take(4);
        const number = magic.readUInt32LE();
        if (number >>> 4 === skippable) {
            for await (const _ of input.pass((await input.take(4)).readUInt32LE()))
                ;
        }
        else
            yield* decompressed(zstd_frames_frame(magic, input));
    }
}
const skippable = 0x184d2a5;
const standard = 0xfd2fb528;
/** The bytes of one frame whose magic number has been read, wherever it came from. */
async function* zstd_frames_frame(magic, input) {
    yield magic;
    // The decompressor refuses what is no frame in its own words.
    if (magic.readUInt32LE() !== standard)
        return;
    const descriptor = await input.take(1);
    yield descriptor;
    const flags = descriptor[0];
    const singleSegment = (flags & 0x20) !== 0;
    const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][flags >>> 6];
    yield await input.take((singleSegment ? 0 : 1) + [0, 1, 2, 4][flags & 3] + contentSize);
    for (let last = false; !last;) {
        const header = await input.take(3);
        yield header;
        const block = header.readUIntLE(0, 3);
        last = (block & 1) === 1;
        const repeatsOneByte = ((block >>> 1) & 3) === 1;
        yield* input.pass(repeatsOneByte ? 1 : block >>> 3);
    }
    if ((flags & 4) !== 0)
        yield await input.take(4);
}
async function* decompressed(compressed) {
    // What goes wrong in the source ends the step too, and is thrown by the loop.
    yield* (0,external_node_stream_.pipeline)(external_node_stream_.Readable.from(compressed), (0,external_node_zlib_.createZstdDecompress)(), () => { });
}
/** Bytes taken by number from chunks of any size. */
class FrameInput {
    #chunks;
    #rest = Buffer.alloc(0);
    constructor(source) {
        this.#chunks = source[Symbol.asyncIterator]();
    }
    /** Is there another byte? */
    async more() {
        while (this.#rest.length === 0) {
            const next = await this.#chunks.next();
            if (next.done)
                return false;
            this.#rest = next.value;
        }
        return true;
    }
    async take(length) {
        const taken = [];
        for await (const bytes of this.pass(length))
            taken.push(bytes);
        return Buffer.concat(taken);
    }
    async *pass(length) {
        for (let left = length; left > 0;) {
            if (!(await this.more()))
                throw Object.assign(new Error('unexpected end of file'), { code: 'ZSTD_cut_short' });
            const bytes = this.#rest.subarray(0, left);
            this.#rest = this.#rest.subarray(bytes.length);
            left -= bytes.length;
            yield bytes;
        }
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/sources/scan-text.ts








/** Larger than usual: a file is hashed in half the time. */
const pieceSize = 1024 * 1024;
/**
 * Reads a file from end to end once. `shown` is its name in messages. Throws a UserError when it cannot be read whole, or holds more than
 * `most` bytes: a small compressed file can expand without end. `look` is handed its text, piece by piece.
 */
async function scanText(path, shown, most = Infinity, look) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const facts = { bytes: 0, lf: 0, crlf: 0, nulLine: undefined };
    let last = 0;
    let counting = false;
    await reading(shown, async () => {
        for await (const chunk of textBytes(path, (onDisk) => hash.update(onDisk))) {
            const nul = facts.nulLine === undefined ? chunk.indexOf(0) : -1;
            if (!counting && (nul >= 0 || chunk.includes(13))) {
                counting = true;
                facts.lf = await linesBefore(path, facts.bytes);
            }
            if (nul >= 0)
                facts.nulLine = 1 + facts.lf + countLines(chunk, nul);
            for (let at = counting ? chunk.indexOf(10) : -1; at >= 0; at = chunk.indexOf(10, at + 1)) {
                facts.lf++;
                if ((at > 0 ? chunk[at - 1] : last) === 13)
                    facts.crlf++;
            }
            look?.(chunk);
            last = chunk[chunk.length - 1];
            facts.bytes += chunk.length;
            if (facts.bytes > most) {
                throw new user_error/* UserError */.y('tool-failed', `${shown} expands to more than the ${Math.floor(most / 1e6)} MB of disk there are for it.`, { hint: 'Check that the file is what it should be, or run on a runner with more disk.' });
            }
        }
    });
    return { digest: hash.digest('hex'), ...facts };
}
/** Writes the text of a file as plain UTF-8 with LF line ends to `target`. Lines keep their numbers. */
async function copyAsPlainText(path, target, encoding, shown) {
    await reading(shown, () => (0,external_node_stream_promises_.pipeline)(withoutCarriageReturns(decoded(textBytes(path), encoding)), (0,external_node_fs_.createWriteStream)(target)));
}
/** The bytes of a file, decompressed as its name says. `onDisk` sees them as they lie on disk. */
async function* textBytes(path, onDisk) {
    const source = tapped((0,external_node_fs_.createReadStream)(path, { highWaterMark: pieceSize }), onDisk);
    if (/\.zst$/i.test(path))
        yield* unzstd(source);
    // What goes wrong in the source ends the step too, and is thrown by the loop.
    else if (/\.gz$/i.test(path))
        yield* (0,external_node_stream_.pipeline)(source, (0,external_node_zlib_.createGunzip)(), () => { });
    else
        yield* source;
}
async function* tapped(source, tap) {
    for await (const chunk of source) {
        tap?.(chunk);
        yield chunk;
    }
}
/** Bytes that may still be written to the disk of `folder`. */
async function freeDisk(folder) {
    const { bavail, bsize } = await (0,promises_.statfs)(folder);
    return bavail * bsize;
}
function isCompressed(path) {
    return /\.(gz|zst)$/i.test(path);
}
async function* decoded(source, encoding) {
    if (encoding === 'utf-8') {
        yield* source;
        return;
    }
    let decoder;
    let held = Buffer.alloc(0);
    for await (const chunk of source) {
        held = Buffer.concat([held, chunk]);
        // Two bytes tell the order of UTF-16.
        if (held.length < 2)
            continue;
        decoder ??= new TextDecoder(labelOf(encoding, held), { fatal: true });
        yield Buffer.from(decoder.decode(held, { stream: true }));
        held = Buffer.alloc(0);
    }
    decoder ??= new TextDecoder(labelOf(encoding, held), { fatal: true });
    yield Buffer.from(decoder.decode(held));
}
function labelOf(encoding, start) {
    if (encoding === 'latin-1')
        return 'latin1';
    return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-16le';
}
async function* withoutCarriageReturns(source) {
    let held = false;
    for await (const chunk of source) {
        const kept = Buffer.allocUnsafe(chunk.length + 1);
        let length = 0;
        if (held && chunk[0] !== 10)
            kept[length++] = 13;
        held = false;
        for (let i = 0; i < chunk.length; i++) {
            if (chunk[i] === 13 && i + 1 === chunk.length)
                held = true;
            else if (chunk[i] !== 13 || chunk[i + 1] !== 10)
                kept[length++] = chunk[i];
        }
        yield kept.subarray(0, length);
    }
    if (held)
        yield Buffer.from('\r');
}
/** Line feeds among the first bytes: they are counted late, as most files never need it. */
async function linesBefore(path, bytes) {
    let [lines, seen] = [0, 0];
    if (bytes === 0)
        return 0;
    for await (const chunk of textBytes(path)) {
        lines += countLines(chunk, Math.min(chunk.length, bytes - seen));
        seen += chunk.length;
        if (seen >= bytes)
            break;
    }
    return lines;
}
function countLines(chunk, end) {
    let lines = 0;
    for (let at = chunk.indexOf(10); at >= 0 && at < end; at = chunk.indexOf(10, at + 1))
        lines++;
    return lines;
}
/** Turns trouble with a file into an error that names it. */
async function reading(shown, work) {
    try {
        await work();
    }
    catch (cause) {
        const code = cause.code ?? '';
        if (code.startsWith('Z_') || code.startsWith('ZSTD_') || code === 'ERR_STREAM_PREMATURE_CLOSE') {
            throw new user_error/* UserError */.y('unreadable', `${shown} cannot be decompressed: ${cause.message}.`, {
                hint: 'The file is damaged or cut short, or its name does not tell its compression: write it again.',
                cause,
            });
        }
        if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
            throw new user_error/* UserError */.y('unreadable', `${shown} is not text in the given encoding.`, {
                hint: 'Check the `encoding` input.',
                cause,
            });
        }
        if (code === 'ENOSPC') {
            throw new user_error/* UserError */.y('tool-failed', `There is not enough disk for a plain copy of ${shown}.`, {
                hint: 'Run on a runner with more disk.',
                cause,
            });
        }
        if (/^E[A-Z]+$/.test(code)) {
            throw new user_error/* UserError */.y('unreadable', `${shown} cannot be read to its end (${code}).`, {
                hint: 'Check that no other step moves or removes it meanwhile, and the disk it lies on.',
                cause,
            });
        }
        throw cause;
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/sources/csv-header.ts


/** Longest header record read, in characters. */
const maxHeader = 4 * 1024 * 1024;
/** The first record of a CSV text, split into fields; `undefined` when the text is empty. Throws on an unclosed quote. */
function parseFirstRecord(text, delimiter) {
    const fields = [];
    let i = 0;
    if (text === '')
        return undefined;
    for (;;) {
        let field = '';
        if (text[i] === '"') {
            i++;
            for (;;) {
                const quote = text.indexOf('"', i);
                if (quote < 0)
                    throw new SyntaxError('a quoted name is not closed');
                field += text.slice(i, quote);
                i = quote + 1;
                if (text[i] !== '"')
                    break;
                field += '"';
                i++;
            }
            if (i < text.length && ![delimiter, '\n', '\r'].includes(text[i])) {
                throw new SyntaxError(`there is text after the quoted name "${field}"`);
            }
        }
        else {
            const start = i;
            while (i < text.length && text[i] !== delimiter && text[i] !== '\n' && text[i] !== '\r')
                i++;
            field = text.slice(start, i);
        }
        fields.push(field);
        if (text[i] !== delimiter)
            return fields;
        i++;
    }
}
/**
 * Column names of a delimited file, read from its first record and never guessed. A name that is left blank becomes `column_<n>`.
 * Throws a UserError for an empty file, a blank first line, names that come twice, and a header written with another delimiter.
 */
async function readHeader(path, shown, delimiter) {
    const text = (await firstRecord(path, shown)).replace(/^\uFEFF/, '');
    let fields;
    try {
        fields = parseFirstRecord(text, delimiter);
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreadable', `${shown}, line 1: ${cause.message}.`, {
            hint: 'Mend the header line.',
            cause,
        });
    }
    if (fields === undefined)
        throw emptyFile(shown);
    if (fields.length === 1 && fields[0].trim() === '') {
        throw new user_error/* UserError */.y('unreadable', `${shown} has no header: its first line is blank.`, {
            hint: 'Put the column names on the first line.',
        });
    }
    const other = fields.length === 1
        ? [';', '\t', '|', ','].find((sign) => sign !== delimiter && fields[0].includes(sign))
        : undefined;
    if (other !== undefined) {
        const named = other === '\t' ? 'tab' : other;
        throw new user_error/* UserError */.y('unreadable', `${shown} has the one column name "${fields[0]}", which looks separated by "${named}".`, {
            hint: `Set \`delimiter: "${named}"\`.`,
        });
    }
    const names = fields.map((name, i) => (name.trim() === '' ? `column_${i + 1}` : name.trim()));
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) {
        throw new user_error/* UserError */.y('unreadable', `${shown} has the column name "${twice}" more than once.`, {
            hint: 'Give every column its own name.',
        });
    }
    return names;
}
function emptyFile(shown) {
    return new user_error/* UserError */.y('unreadable', `${shown} is empty.`, { hint: 'Check the step that writes it.' });
}
async function firstRecord(path, shown) {
    let text = '';
    const decoder = new TextDecoder();
    // A line end in a quoted name is possible; an even number of quotes before it says it is not one.
    let quotes = 0;
    let seen = 0;
    for await (const chunk of textBytes(path)) {
        text += decoder.decode(chunk, { stream: true });
        for (; seen < text.length; seen++) {
            if (text[seen] === '"')
                quotes++;
            else if ((text[seen] === '\n' || text[seen] === '\r') && quotes % 2 === 0)
                return text;
        }
        if (text.length > maxHeader) {
            throw new user_error/* UserError */.y('unreadable', `${shown}, line 1: the header does not end within ${maxHeader / 1024 / 1024} MB.`, {
                hint: 'Put the column names on the first line, and check that the file has line ends and that its quotes are closed.',
            });
        }
    }
    return text;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/sources/physical-lines.ts

const LF = 10;
const CR = 13;
const QUOTE = 34;
/** Physical line (1-based) that holds the byte at each offset, of a file with LF or CRLF line ends. */
async function linesOfOffsets(path, offsets) {
    const wanted = offsets.map((offset, i) => ({ offset, i })).sort((a, b) => a.offset - b.offset);
    const found = new Array(offsets.length).fill(1);
    let line = 1;
    let start = 0;
    for await (const chunk of (0,external_node_fs_.createReadStream)(path)) {
        let at = -1;
        while (wanted.length > 0 && wanted[0].offset < start + chunk.length) {
            const { offset, i } = wanted.shift();
            for (let next = chunk.indexOf(LF, at + 1); next >= 0 && next < offset - start; next = chunk.indexOf(LF, at + 1)) {
                line++;
                at = next;
            }
            found[i] = line;
        }
        if (wanted.length === 0)
            return found;
        for (let next = chunk.indexOf(LF, at + 1); next >= 0; next = chunk.indexOf(LF, next + 1))
            line++;
        start += chunk.length;
    }
    for (const { i } of wanted)
        found[i] = line;
    return found;
}
/**
 * Physical line (1-based) on which each record of a delimited file starts. Records are numbered from 1 after the header. Blank lines are no
 * records when there is more than one column. `undefined` for a record past the end.
 */
async function linesOfRecords(path, records, { delimiter, columns }) {
    const found = new Map();
    const wanted = new Set(records);
    const separator = delimiter.charCodeAt(0);
    let record = 0;
    let line = 1;
    let startLine = 1;
    let blank = true;
    let fieldStart = true;
    let quoted = false;
    let left = wanted.size;
    for await (const chunk of (0,external_node_fs_.createReadStream)(path)) {
        for (let i = 0; i < chunk.length && left > 0; i++) {
            const byte = chunk[i];
            if (quoted) {
                // A doubled quote closes and opens again: the state comes out right.
                if (byte === QUOTE)
                    quoted = false;
                else if (byte === LF)
                    line++;
                fieldStart = byte === QUOTE;
            }
            else if (byte === LF) {
                line++;
                if (!blank || columns === 1) {
                    if (wanted.has(record)) {
                        found.set(record, startLine);
                        left--;
                    }
                    record++;
                }
                startLine = line;
                blank = fieldStart = true;
            }
            else if (byte !== CR) {
                blank = false;
                if (byte === QUOTE && fieldStart)
                    quoted = true;
                fieldStart = byte === separator;
            }
        }
        if (left === 0)
            break;
    }
    // The last record may end without a line end.
    if (left > 0 && !blank && wanted.has(record))
        found.set(record, startLine);
    return records.map((number) => found.get(number));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/sources/text-automaton.ts
function node(graph, ...steps) {
    return graph.steps.push(steps) - 1;
}
const setOf = (characters) => new Set([...Buffer.from(characters, 'utf8')]);
/** One of these characters, each a single byte. */
function oneOf(characters) {
    const bytes = setOf(characters);
    return { before: (graph, to) => node(graph, { bytes, to }) };
}
/** One of all bytes but these. */
function noneOf(characters) {
    const out = setOf(characters);
    const bytes = new Set(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !out.has(byte)));
    return { before: (graph, to) => node(graph, { bytes, to }) };
}
function sequence(...parts) {
    return { before: (graph, then) => parts.reduceRight((to, part) => part.before(graph, to), then) };
}
function word(text) {
    const bytes = [...Buffer.from(text, 'utf8')];
    return {
        before: (graph, then) => bytes.reduceRight((to, byte) => node(graph, { bytes: new Set([byte]), to }), then),
    };
}
function either(...choices) {
    return { before: (graph, then) => node(graph, ...choices.map((choice) => ({ to: choice.before(graph, then) }))) };
}
function repeated(part, least, most) {
    const optional = { before: (graph, then) => node(graph, { to: then }, { to: part.before(graph, then) }) };
    const more = Array.from({ length: most - least }).reduce((rest) => ({
        before: (graph, then) => node(graph, { to: then }, { to: sequence(part, rest).before(graph, then) }),
    }), nothing);
    return most === least + 1
        ? sequence(...Array.from({ length: least }, () => part), optional)
        : sequence(...Array.from({ length: least }, () => part), more);
}
function manyOf(part) {
    return {
        before(graph, then) {
            const loop = node(graph, { to: then });
            graph.steps[loop].push({ to: part.before(graph, loop) });
            return loop;
        },
    };
}
const nothing = { before: (_, then) => then };
function automaton(texts) {
    const graph = { steps: [] };
    const end = node(graph);
    const first = texts.before(graph, end);
    const known = new Map();
    const sets = [];
    const stateOf = (nodes) => {
        const all = closure(graph, nodes);
        const key = [...all].sort((a, b) => a - b).join();
        if (!known.has(key))
            known.set(key, sets.push(all) - 1);
        return known.get(key);
    };
    stateOf([]);
    const start = stateOf([first]);
    const rows = [];
    for (let state = 0; state < sets.length; state++) {
        const moves = Array.from({ length: 256 }, () => []);
        for (const at of sets[state])
            for (const { bytes, to } of graph.steps[at])
                for (const byte of bytes ?? [])
                    moves[byte].push(to);
        // Most bytes lead where others lead.
        const seen = new Map();
        for (const targets of moves) {
            const key = targets.join();
            const next = seen.get(key) ?? stateOf(targets) * 256;
            seen.set(key, next);
            rows.push(next);
        }
    }
    const ends = new Set(sets.flatMap((nodes, state) => (nodes.has(end) ? [state * 256] : [])));
    return { moves: Uint32Array.from(rows), start: start * 256, ends };
}
function closure({ steps }, nodes) {
    const all = new Set(nodes);
    for (const at of all)
        for (const { bytes, to } of steps[at])
            if (!bytes)
                all.add(to);
    return all;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/sources/record-check.ts

const record_check_LF = 10;
/**
 * `expected`: the texts a column's fields may have; undefined where anything goes. A field may always be empty, or one of `nullValues`. Where
 * the file cannot be followed (a quote, a line with more or fewer fields, a blank one) nothing is as expected.
 */
function checkRecords(expected, { delimiter, nullValues }) {
    const asked = [...expected];
    const build = () => automaton(records(asked, delimiter, nullValues));
    let table = build();
    let state = table.start;
    let inHeader = true;
    let lost = false;
    /** Byte by byte, up to a field that is not as expected: its column is asked no more, and its record is read again. */
    const follow = (bytes) => {
        const begun = state !== table.start;
        for (let from = 0; from < bytes.length;) {
            const { at, reached } = advance(table, state, bytes, from);
            state = reached;
            if (state !== 0)
                return;
            const record = at === 0 ? 0 : bytes.lastIndexOf(record_check_LF, at - 1) + 1;
            const column = record_check_count(bytes, delimiter.charCodeAt(0), record, at);
            // A record begun in earlier bytes cannot be read again.
            lost = (record === 0 && begun) || asked[column] === undefined;
            if (lost)
                return;
            asked[column] = undefined;
            table = build();
            state = table.start;
            from = record;
        }
    };
    return {
        look(bytes) {
            lost ||= bytes.includes('"');
            if (lost)
                return;
            const start = inHeader ? bytes.indexOf(record_check_LF) + 1 : 0;
            if (inHeader && start === 0)
                return;
            inHeader = false;
            const rest = bytes.subarray(start);
            const quick = advanceByParts(table, state, rest);
            if (quick === 0)
                follow(rest);
            else
                state = quick;
        },
        result() {
            // The last record may end without a line end.
            const whole = !inHeader && !lost && (state === table.start || table.moves[state | record_check_LF] === table.start);
            return expected.map((texts, i) => whole && texts !== undefined && asked[i] !== undefined);
        },
    };
}
/** All records of a file, one after the other. */
function records(asked, delimiter, nullValues) {
    const anything = manyOf(noneOf(`${delimiter}"\r\n`));
    const nulls = [nothing, ...nullValues.map(word)];
    const fields = asked.flatMap((texts, i) => [
        ...(i > 0 ? [word(delimiter)] : []),
        texts ? either(...nulls, texts) : anything,
    ]);
    return manyOf(sequence(...fields, either(nothing, oneOf('\r')), oneOf('\n')));
}
function advance({ moves }, state, bytes, from) {
    let reached = state;
    for (let at = from; at < bytes.length; at++) {
        reached = moves[reached | bytes[at]];
        if (reached === 0)
            return { at, reached };
    }
    return { at: bytes.length, reached };
}
/** The state after all bytes; 0 when they cannot be followed. Four parts in step: each waits for its own memory, not for the others'. */
function advanceByParts({ moves, start }, state, bytes) {
    const quarter = bytes.length >>> 2;
    const [second, third, fourth] = [1, 2, 3].map((k) => bytes.indexOf(record_check_LF, k * quarter) + 1);
    if (quarter === 0 || !(second > 0 && third > second && fourth > third && fourth < bytes.length)) {
        return advance({ moves, start, ends: new Set() }, state, bytes, 0).reached;
    }
    const together = Math.min(second, third - second, fourth - third, bytes.length - fourth);
    let [a, b, c, d] = [state, start, start, start];
    for (let i = 0; i < together; i++) {
        a = moves[a | bytes[i]];
        b = moves[b | bytes[second + i]];
        c = moves[c | bytes[third + i]];
        d = moves[d | bytes[fourth + i]];
    }
    const rest = (from, reached, to) => advance({ moves, start, ends: new Set() }, reached, bytes.subarray(0, to), from + together).reached;
    a = rest(0, a, second);
    b = rest(second, b, third);
    c = rest(third, c, fourth);
    d = rest(fourth, d, bytes.length);
    // A line end always ends a record: there are no quotes.
    return a === start && b === start && c === start ? d : 0;
}
function record_check_count(bytes, byte, from, to) {
    let found = 0;
    for (let at = from; at < to; at++)
        if (bytes[at] === byte)
            found++;
    return found;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/csv-rejects.ts


/** Throws a UserError that tells the first records the reader could not take, from its table of rejects; returns when there is none. */
async function refuseRejects(connection, table, file) {
    const rejects = await connection.query(`SELECT line_byte_position AS place, line, any_value(error_type) AS type, any_value(error_message) AS message, any_value(column_name) AS name, count(*) OVER () AS total FROM ${table} WHERE scan_id = (SELECT min(scan_id) FROM ${table}) GROUP BY ALL ORDER BY line LIMIT 3`);
    if (rejects.length === 0)
        return;
    const lines = await linesOfOffsets(file.path, rejects.map(({ place }) => Number(place ?? 0)));
    const told = rejects.map(({ type, message }, i) => `line ${lines[i]} ${fault(String(type), String(message), file.columns)}`);
    const more = Number(rejects[0]['total']) - rejects.length;
    const latin = rejects.some(({ type }) => type === 'INVALID ENCODING');
    throw new user_error/* UserError */.y('unreadable', `${file.shown}: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`, {
        hint: latin
            ? 'Save it as UTF-8, or set `encoding: latin-1`.'
            : 'Mend these lines, or write the file again with a CSV library.',
    });
}
function fault(type, message, columns) {
    const found = /Found: (\d+)/.exec(message)?.[1];
    switch (type) {
        case 'TOO MANY COLUMNS':
        case 'MISSING COLUMNS':
            return `has ${found ?? 'another number of'} ${found === '1' ? 'field' : 'fields'} where the header has ${columns}`;
        case 'UNQUOTED VALUE':
            return 'has a quote that is not closed, or text after a closing quote';
        case 'INVALID ENCODING':
            return 'is not valid UTF-8';
        default:
            return `cannot be read: ${message.split('\n')[0].replace(/[.\s]+$/, '')}`;
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/sample-text.ts


const sample_text_pieceSize = 64 * 1024;
const linesPerPiece = 400;
/**
 * Records from the start, the middle and the end of a delimited file, for a guess at its columns: lines that happen to have the right number
 * of fields. Nothing is decided by them.
 */
async function sampleRecords(path, { delimiter, columns }) {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { size } = await file.stat();
        const starts = new Set([0, Math.floor((size - sample_text_pieceSize) / 2), size - sample_text_pieceSize].map((start) => Math.max(0, start)));
        const records = [];
        let unquoted = true;
        for (const start of starts) {
            const { bytesRead, buffer } = await file.read(Buffer.alloc(sample_text_pieceSize), 0, sample_text_pieceSize, start);
            // The first line is the header, or was begun before; the last may go on.
            unquoted &&= !buffer.subarray(0, bytesRead).includes('"');
            const lines = buffer.toString('utf8', 0, bytesRead).split(/\r?\n/).slice(1);
            if (start + bytesRead < size)
                lines.pop();
            for (const line of lines.slice(0, linesPerPiece)) {
                const fields = fieldsOf(line, delimiter);
                if (fields?.length === columns)
                    records.push(fields);
            }
        }
        return { records, unquoted };
    }
    finally {
        await file.close();
    }
}
function fieldsOf(line, delimiter) {
    try {
        return parseFirstRecord(line, delimiter);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/stage-typed.ts



/** Values a thread holds before it writes them: wide tables get shorter row groups. */
const valuesPerGroup = 2_000_000;
function format(columns) {
    const rows = Math.min(122_880, Math.max(2048, Math.floor(valuesPerGroup / columns / 2048) * 2048));
    // Delta encodings are quicker than a general compression, and a dictionary pays for few values only.
    return `(FORMAT parquet, PARQUET_VERSION v2, COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 6000, ROW_GROUP_SIZE ${rows})`;
}
/** Columns whose misfits one number can mark: as many bits as JavaScript keeps exactly. */
const perMark = 50;
/**
 * Writes text columns c0, c1, ... to a scratch Parquet file, in the given forms where every text is made again from its value, as text
 * elsewhere. Columns that are `trusted` to be written as their form asks are not compared. `from` gives the FROM item that reads them as
 * types; it is read once more when a form was guessed wrong.
 */
async function stageTyped(connection, from, guessed, trusted) {
    const path = (0,external_node_path_.join)(connection.scratch, `part-${crypto.randomUUID()}.parquet`);
    const types = guessed.map((form, i) => (trusted[i] && form?.readAs) || 'VARCHAR');
    const typed = guessed.flatMap((form, i) => (form && types[i] === 'VARCHAR' ? [{ form, i }] : []));
    const marks = Array.from({ length: Math.ceil(typed.length / perMark) }, (_, k) => typed.slice(k * perMark, (k + 1) * perMark));
    const inner = typed.map(({ form, i }) => `, ${form.parse(`c${i}`)} AS v${i}`).join('');
    const values = guessed.map((form, i) => (form && types[i] === 'VARCHAR' ? `v${i} AS c${i}` : `c${i}`));
    const misfits = marks.map((columns, k) => {
        const bits = columns.map(({ form, i }, bit) => `CASE WHEN ${misfit(form, `v${i}`, `c${i}`)} THEN ${2 ** bit} ELSE 0 END`);
        return `${bits.join(' + ')} AS m${k}`;
    });
    // Every column is written, so every value is looked at: a projection would hide faults.
    await connection.query(`COPY (SELECT ${[...values, ...misfits].join(', ')} FROM (SELECT *${inner} FROM ${from(types)})) TO ${(0,literal/* textLiteral */.nl)(path)} ${format(guessed.length)}`);
    if (typed.length === 0)
        return { path, forms: guessed };
    const [found] = await connection.query(`SELECT ${[
        ...marks.map((_, k) => `CAST(coalesce(bit_or(CAST(m${k} AS BIGINT)), 0) AS BIGINT) AS m${k}`),
        ...typed.flatMap(({ form, i }) => form.within ? [`coalesce(bool_and(${form.within(`c${i}`)}), true) AS w${i}`] : []),
    ].join(', ')} FROM read_parquet(${(0,literal/* textLiteral */.nl)(path)}, hive_partitioning = false)`);
    const wrong = new Set(marks.flatMap((columns, k) => columns
        .filter(({ i }, bit) => Math.floor(Number(found[`m${k}`]) / 2 ** bit) % 2 === 1 || found[`w${i}`] === false)
        .map(({ i }) => i)));
    if (wrong.size === 0)
        return { path, forms: guessed };
    await (0,promises_.rm)(path, { force: true });
    return stageTyped(connection, from, guessed.map((form, i) => (wrong.has(i) ? undefined : form)), trusted);
}
/** SQL: is the text lost in the value? */
function misfit({ text, oneText }, value, original) {
    return oneText ? `${value} IS NULL AND ${original} IS NOT NULL` : `${text(value)} IS DISTINCT FROM ${original}`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/csv.ts












/** Reads one delimited file into a scratch Parquet file. Anything it cannot read whole is an error. */
async function stageCsv(connection, source, index, intake) {
    const file = source.files[index];
    // Most files turn out to be plain: they are read while their bytes are looked at.
    const early = seemsPlain(source, file) ? await lookAhead(source, index, intake) : undefined;
    const looking = plainText(connection, source, index, early?.check?.look);
    const reading = early && settled(stagePlain(connection, source, index, early.layout, early.trusted));
    const plain = await looking.catch(async (error) => {
        await reading;
        throw error;
    });
    const read = await reading;
    const about = { digest: plain.digest, warnings: plain.warnings };
    if (!early || !read || plain.path !== file) {
        const layout = await layoutOf(source, index, plain.path, intake);
        return { ...(await stagePlain(connection, source, index, layout, [])), ...about };
    }
    const written = early.check?.result() ?? [];
    if (early.trusted.every((trusted, i) => !trusted || written[i])) {
        if ('value' in read)
            return { ...read.value, ...about };
        if (!early.trusted.some(Boolean))
            throw read.error;
    }
    // What was trusted for nothing is read again and compared.
    const trusted = 'value' in read ? written : [];
    return { ...(await stagePlain(connection, source, index, early.layout, trusted)), ...about };
}
async function layoutOf(source, index, path, { formOf }) {
    const { delimiter, nullValues } = source;
    const names = await readHeader(path, source.shown[index], delimiter);
    const { records, unquoted } = await sampleRecords(path, { delimiter, columns: names.length });
    const guessed = names.map((_, i) => formOf(records.map((record) => record[i]).filter((text) => text !== '' && !nullValues.includes(text))));
    return { path, names, guessed, unquoted };
}
/** Most columns whose writing is looked at: the table for it grows with them. */
const mostChecked = 100;
/** The layout of a file that seems plain; of a large one without quotes also a check of how its fields are written, on which they are trusted. */
async function lookAhead(source, index, intake) {
    const path = source.files[index];
    const layout = await layoutOf(source, index, path, intake);
    const { size } = await (0,promises_.stat)(path);
    if (size < intake.checkedFrom || !layout.unquoted || layout.names.length > mostChecked)
        return { layout, trusted: [] };
    const trusted = layout.guessed.map((form) => form?.readAs !== undefined);
    const check = checkRecords(layout.guessed.map((form) => form?.written), source);
    return { layout, trusted, check };
}
function seemsPlain({ encoding }, file) {
    return encoding === 'utf-8' && !isCompressed(file);
}
function settled(work) {
    return work.then((value) => ({ value }), (error) => ({ error }));
}
/** Reads a file of plain text. */
async function stagePlain(connection, source, index, { path, names, guessed }, trusted) {
    const shown = source.shown[index];
    const { delimiter, nullValues } = source;
    const rejects = `rejects_${crypto.randomUUID().replaceAll('-', '')}`;
    const columns = (types) => types.map((type, i) => `c${i}: '${type}'`).join(', ');
    const from = (types) => `read_csv(${(0,literal/* textLiteral */.nl)(path)}, auto_detect = false, hive_partitioning = false, header = false, skip = 1, delim = ${(0,literal/* textLiteral */.nl)(delimiter)}, quote = '"', escape = '"', columns = {${columns(types)}}, nullstr = [${['', ...nullValues].map(literal/* textLiteral */.nl).join(', ')}], strict_mode = true, store_rejects = true, rejects_limit = 1000, rejects_table = '${rejects}', rejects_scan = '${rejects}_scans')`;
    const staged = await stageTyped(connection, from, guessed, trusted).catch((cause) => {
        if (cause instanceof user_error/* UserError */.y)
            throw cause;
        throw new user_error/* UserError */.y('unreadable', `${shown} cannot be read as ${source.format.toUpperCase()}: ${(0,engine_message/* engineMessage */.g)(cause)}.`, {
            hint: 'Mend the file, or write it again with a CSV library.',
            cause,
        });
    });
    await refuseRejects(connection, rejects, { path, shown, columns: names.length });
    return {
        from: `read_parquet(${(0,literal/* textLiteral */.nl)(staged.path)}, file_row_number = true, hive_partitioning = false)`,
        columns: names.map((name, i) => {
            const form = staged.forms[i];
            return { name, sql: `c${i}`, stored: 'text', storedAs: 'text', ...(form && { form }) };
        }),
        lines: (rows) => linesOfRecords(path, rows, { delimiter, columns: names.length }),
    };
}
/** The file itself when it is plain UTF-8 with one kind of line end, else a plain copy of it. */
async function plainText(connection, source, index, look) {
    const file = source.files[index];
    const shown = source.shown[index];
    const { encoding } = source;
    const facts = await scanText(file, shown, isCompressed(file) ? await freeDisk(connection.scratch) : Infinity, look);
    if (facts.bytes === 0)
        throw emptyFile(shown);
    if (facts.nulLine !== undefined && encoding !== 'utf-16') {
        throw new user_error/* UserError */.y('unreadable', `${shown}, line ${facts.nulLine}: there is a NUL byte.`, {
            hint: 'The file is damaged or binary; UTF-16 text needs `encoding: utf-16`.',
        });
    }
    if (facts.nulLine === undefined && encoding === 'utf-16') {
        throw new user_error/* UserError */.y('unreadable', `${shown} is no UTF-16: half of the bytes of such text are NUL bytes, it has none.`, {
            hint: 'Leave `encoding` out, or set it to latin-1.',
        });
    }
    const mixed = facts.crlf > 0 && facts.crlf < facts.lf;
    const warnings = mixed
        ? [`${shown} has mixed line ends (${facts.crlf} CRLF, ${facts.lf - facts.crlf} LF); it was read as if all were LF.`]
        : [];
    if (!mixed && encoding === 'utf-8' && !isCompressed(file))
        return { path: file, digest: facts.digest, warnings };
    const path = (0,external_node_path_.join)(connection.scratch, `text-${crypto.randomUUID()}`);
    await copyAsPlainText(file, path, encoding, shown);
    return { path, digest: facts.digest, warnings };
}

// EXTERNAL MODULE: ./packages/data-quality/src/sql/number-text.ts
var number_text = __webpack_require__(5154);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/dialect.ts


const duckDbDialect = {
    name: 'duckdb',
    readText,
    isNan: (value) => `isnan(${value})`,
    text: (sql, stored) => (stored === 'float' ? floatText(sql) : `CAST(${sql} AS VARCHAR)`),
    matches: (text, pattern) => `regexp_full_match(${text}, ${(0,literal/* textLiteral */.nl)(pattern)})`,
    rowsPerCell: (value, edges) => `array_to_string(map_values(histogram(${value}, [${edges.map(literal/* doubleLiteral */.D0).join(', ')}])), ',')`,
    // One bit per number between: 32 MB at most for each thread.
    differentIntegers: (value, low, high) => high - low < 2 ** 28 && Number.isSafeInteger(low) && Number.isSafeInteger(high)
        ? `coalesce(bit_count(bitstring_agg(CAST(${value} AS BIGINT), ${low}, ${high})), 0)`
        : undefined,
    epochMilliseconds: (timestamp) => `epoch_ms(${timestamp})`,
};
function floatText(sql) {
    return (0,number_text/* numberText */.$)(sql, {
        decimal: `typeof(${sql}) LIKE 'DECIMAL%'`,
        isNan: duckDbDialect.isNan,
        shortest: (double) => `CAST(${double} AS VARCHAR)`,
    });
}
function readText(sql, type) {
    const tried = (value, valid = `${value} IS NOT NULL`) => ({
        value,
        invalid: `(${sql} IS NOT NULL AND NOT coalesce(${valid}, false))`,
    });
    switch (type) {
        case 'string':
            return { value: sql, invalid: 'false' };
        case 'integer':
            // A cast alone would round 1.5 to 2.
            return tried(`CASE WHEN regexp_full_match(${sql}, '\\s*[+-]?\\d+(\\.0*)?\\s*') THEN TRY_CAST(${sql} AS HUGEINT) END`);
        case 'float':
            // Engines read 1_000 as a number; nothing that trains a model does.
            return tried(`CASE WHEN NOT contains(${sql}, '_') THEN TRY_CAST(${sql} AS DOUBLE) END`);
        case 'boolean':
            return tried(`CASE WHEN lower(${sql}) IN ('true', '1', '1.0') THEN true WHEN lower(${sql}) IN ('false', '0', '0.0') THEN false END`);
        case 'date':
            return tried(`CASE WHEN length(${sql}) = 10 THEN TRY_CAST(${sql} AS DATE) END`);
        case 'timestamp':
            // By way of an instant, so that an offset counts; a time without one is UTC.
            return tried(`TRY_CAST(${sql} AS TIMESTAMPTZ) AT TIME ZONE 'UTC'`);
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/sql/select-many.ts

/** Most expressions of one statement: PostgreSQL refuses more than 1,664. */
const width = 800;
/** Counts the rows for which a condition is true. Hundreds of `FILTER` clauses in one statement take DuckDB many times as long. */
function countWhere(condition) {
    return condition === 'true' ? 'count(*)' : `count(CASE WHEN ${condition} THEN 1 END)`;
}
/**
 * Aggregates over one FROM item, many lists in as few scans as may be. A list the engine refuses gets its own error and spoils no other:
 * a refused statement is split until the culprit is alone.
 */
async function selectMany(lists, from, query) {
    const found = [];
    let start = 0;
    while (start < lists.length) {
        let end = start + 1;
        let columns = lists[start].length;
        while (end < lists.length && columns + lists[end].length <= width)
            columns += lists[end++].length;
        found.push(...(await selectTogether(lists.slice(start, end), from, query)));
        start = end;
    }
    return found;
}
async function selectTogether(lists, from, query) {
    // Many rules of a column ask how many values there are.
    const names = new Map([...new Set(lists.flat())].map((sql, i) => [sql, `e${i}`]));
    const items = [...names].map(([sql, name]) => `${sql} AS ${name}`);
    try {
        const [row] = await query(`SELECT ${items.join(', ')} FROM ${from}`);
        return lists.map((list) => ({ cells: list.map((sql) => row[names.get(sql)]) }));
    }
    catch (error) {
        if (error instanceof user_error/* UserError */.y)
            throw error;
        if (lists.length === 1)
            return [{ error }];
        const half = lists.length >>> 1;
        return [
            ...(await selectTogether(lists.slice(0, half), from, query)),
            ...(await selectTogether(lists.slice(half), from, query)),
        ];
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/infer.ts

/** Rows looked at first: a value that is no number rules the numbers out, and most columns keep one question or none. */
const firstRows = 2000;
/** The type that all values of each column have, none sampled, and the number of rows. */
async function inferTypes(columns, from, query) {
    const questions = columns.map(questionsOf);
    const first = await ask(questions, `(SELECT * FROM ${from} LIMIT ${firstRows})`, query);
    const open = questions.map((asked, i) => asked.filter(({ letter }) => mayHold(first, letter, i)));
    const all = Number(first['rows']) < firstRows ? first : await ask(open, from, query);
    return {
        rows: Number(all['rows']),
        columns: columns.map((column, i) => typedColumn(column, (letter) => Number(all[`${letter}${i}`] ?? 0))),
    };
}
/** A question that is not of a type, or whose answer was yes for every value so far. */
function mayHold(first, letter, i) {
    if (letter === 'n' || letter === 'least' || letter === 'most')
        return true;
    return Number(first[`${letter}${i}`]) === Number(first[`n${i}`]);
}
const wholeNumber = "'\\s*[+-]?\\d+(\\.0*)?\\s*'";
/** What is counted of a column: values, and those that look like an integer, a float, a boolean, a time, a date. */
function questionsOf({ sql, stored, form }) {
    const present = { letter: 'n', sql: `count(${sql})` };
    const times = [
        // Trying the cast on what is no date costs five times as much.
        {
            letter: 't',
            sql: `count(CASE WHEN substr(${sql}, 5, 1) IN ('-', '/') THEN TRY_CAST(${sql} AS TIMESTAMP) END)`,
        },
        { letter: 'd', sql: countWhere(`length(${sql}) = 10`) },
    ];
    if (form?.whole)
        return [present, { letter: 'i', sql: countWhere(form.whole(sql)) }];
    if (form?.type === 'integer') {
        return [present, { letter: 'least', sql: `min(${sql})` }, { letter: 'most', sql: `max(${sql})` }];
    }
    if (form?.mayBeTime)
        return [present, ...times];
    if (form || stored !== 'text')
        return [present];
    return [
        present,
        { letter: 'i', sql: countWhere(`regexp_full_match(${sql}, ${wholeNumber})`) },
        { letter: 'f', sql: `count(TRY_CAST(${sql} AS DOUBLE))` },
        { letter: 'b', sql: countWhere(`lower(${sql}) IN ('true', 'false')`) },
        ...times,
    ];
}
/** The answers by letter and number of the column, and the number of `rows`. Wide tables take many statements. */
async function ask(questions, from, query) {
    const lists = questions.map((asked) => asked.map(({ sql }) => sql));
    const [rows, ...columns] = (await selectMany([['count(*)'], ...lists], from, query)).map((selected) => {
        if ('error' in selected)
            throw selected.error;
        return selected.cells;
    });
    const answers = questions.flatMap((asked, i) => asked.map(({ letter }, at) => [`${letter}${i}`, columns[i][at]]));
    return Object.fromEntries([['rows', rows[0]], ...answers]);
}
function typedColumn(column, count) {
    const { name, sql, stored, storedAs, form } = column;
    return {
        name,
        sql: form ? form.text(sql) : sql,
        stored,
        storedAs,
        inferred: inferred(column, count),
        ...(form && {
            kept: {
                sql,
                reads: form.reads(sql),
                ...(form.type === 'integer' && { integers: { least: count('least'), most: count('most') } }),
            },
        }),
    };
}
function inferred({ stored, form }, count) {
    const present = count('n');
    if (present === 0)
        return 'empty';
    const time = count('d') === present ? 'date' : 'timestamp';
    if (form?.mayBeTime && count('t') === present)
        return time;
    if (form)
        return form.whole && count('i') === present ? 'integer' : form.type;
    if (stored !== 'text')
        return stored;
    if (count('i') === present)
        return 'integer';
    if (count('f') === present)
        return 'float';
    if (count('b') === present)
        return 'boolean';
    if (count('t') === present)
        return time;
    return 'string';
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/json-text.ts
const refused = (kept, type) => ({ value: `CAST(NULL AS ${type})`, invalid: `(${kept} IS NOT NULL)` });
/** JSON strings: text that is never a number or a boolean, whatever it spells. Times have no other way to be written. */
const jsonText = {
    name: 'JSON string',
    looks: /^/,
    parse: (text) => text,
    text: (kept) => kept,
    type: 'string',
    mayBeTime: true,
    reads: (kept) => ({
        integer: refused(kept, 'DECIMAL(38,0)'),
        float: refused(kept, 'DOUBLE'),
        boolean: refused(kept, 'BOOLEAN'),
    }),
};

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/jsonl-columns.ts


/** Names of DuckDB's JSON types, as people say them. */
const spoken = {
    BIGINT: 'numbers',
    UBIGINT: 'numbers',
    HUGEINT: 'numbers',
    UHUGEINT: 'numbers',
    DOUBLE: 'numbers',
    VARCHAR: 'strings',
    BOOLEAN: 'booleans',
    OBJECT: 'objects',
    ARRAY: 'lists',
};
/** JSON says what a value is: a string of digits is no number. A key with values of several kinds is kept as JSON text, of no type. */
function jsonColumn(name, place, counts) {
    const text = `v[${place}]`;
    const storedAs = kindsOf(counts).join(' and ');
    const types = new Set(counts.keys());
    const only = (...allowed) => [...types].every((type) => allowed.includes(type));
    if (types.size === 0)
        return { name, stored: 'text', storedAs: 'nulls', staged: 'CAST(NULL AS VARCHAR)' };
    if (only('BIGINT'))
        return { name, stored: 'integer', storedAs, staged: `CAST(${text} AS BIGINT)` };
    if (only('BIGINT', 'UBIGINT'))
        return { name, stored: 'integer', storedAs, staged: `CAST(${text} AS DECIMAL(20, 0))` };
    if (kindsOf(counts).join() === 'numbers')
        return { name, stored: 'float', storedAs, staged: `CAST(${text} AS DOUBLE)` };
    if (only('BOOLEAN'))
        return { name, stored: 'boolean', storedAs, staged: `CAST(${text} AS BOOLEAN)` };
    if (only('VARCHAR'))
        return { name, stored: 'text', storedAs, form: jsonText, staged: text };
    return {
        name,
        stored: 'other',
        storedAs,
        staged: `CAST(nullif(json_extract(json, ${(0,literal/* textLiteral */.nl)(pointer(name))}), 'null') AS VARCHAR)`,
    };
}
/** Told of a key whose values are of several kinds. */
function mixture(name, counts) {
    const kinds = new Map();
    for (const [type, n] of counts)
        kinds.set(spoken[type] ?? type, (kinds.get(spoken[type] ?? type) ?? 0) + n);
    if (kinds.size < 2)
        return undefined;
    const told = [...kinds]
        .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
        .map(([kind, n]) => `${n} ${kind}`);
    return `${name} holds ${told.slice(0, -1).join(', ')} and ${told.at(-1)}: it is of no type`;
}
function kindsOf(counts) {
    return [...new Set([...counts.keys()].map((type) => spoken[type] ?? type))].sort();
}
/** SQL: one row per key and JSON type with their count. */
function typesQuery(names, objects) {
    const at = pointers(names);
    const unnested = `SELECT unnest(types) AS type, unnest(v) AS text, generate_subscripts(types, 1) AS place FROM (SELECT json_type(json, ${at}) AS types, json_extract_string(json, ${at}) AS v FROM ${objects})`;
    // Every whole number that is not negative is a UBIGINT there.
    const fitted = "CASE WHEN type = 'UBIGINT' AND TRY_CAST(text AS BIGINT) IS NOT NULL THEN 'BIGINT' ELSE type END";
    return `SELECT place, ${fitted} AS type, count(*) AS n FROM (${unnested}) WHERE type <> 'NULL' GROUP BY ALL`;
}
/** Adds what `typesQuery` found to the counts of each name. */
function addTypes(counts, rows) {
    for (const { place, type, n } of rows) {
        const of = counts[Number(place) - 1];
        of.set(String(type), (of.get(String(type)) ?? 0) + Number(n));
    }
}
/** SQL: `json` and `v`, the texts of its values in the order of the names. */
function valuesQuery(names, objects) {
    return `SELECT json, json_extract_string(json, ${pointers(names)}) AS v FROM ${objects}`;
}
function pointers(names) {
    return `[${names.map((name) => (0,literal/* textLiteral */.nl)(pointer(name))).join(', ')}]`;
}
/** JSON Pointer (RFC 6901) of a key of the object itself. */
function pointer(name) {
    return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/jsonl-lines.ts




const hint = 'Write one JSON object per line.';
/** The error for a file the engine refused, with the first line at fault where one is found. */
async function badLine(path, shown, reason, cause) {
    for await (const [number, line] of linesOf(path)) {
        if (!(0,external_node_buffer_.isUtf8)(line)) {
            return new user_error/* UserError */.y('unreadable', `${shown}, line ${number}: it is not valid UTF-8.`, {
                hint: 'Save it as UTF-8, or set `encoding: latin-1`.',
                cause,
            });
        }
        const problem = problemOf(line.toString());
        if (problem !== undefined)
            return new user_error/* UserError */.y('unreadable', `${shown}, line ${number}: ${problem}.`, { hint, cause });
    }
    return new user_error/* UserError */.y('unreadable', `${shown} cannot be read as JSON Lines: ${reason}.`, { hint, cause });
}
function problemOf(line) {
    if (line.trim() === '')
        return undefined;
    let value;
    let broken = false;
    try {
        value = JSON.parse(line, (key, inner) => {
            broken ||= !key.isWellFormed() || (typeof inner === 'string' && !inner.isWellFormed());
            return inner;
        });
    }
    catch {
        return 'it is not valid JSON';
    }
    if (broken)
        return 'it has half of a surrogate pair';
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? undefined : 'it is JSON but no object';
}
/** Physical lines (1-based) of rows; blank lines are no rows. */
async function linesOfObjects(path, rows) {
    const wanted = new Set(rows);
    const found = new Map();
    let row = 0;
    for await (const [number, line] of linesOf(path)) {
        if (line.toString('latin1').trim() !== '' && wanted.has(++row))
            found.set(row, number);
        if (found.size === wanted.size)
            break;
    }
    return rows.map((wantedRow) => found.get(wantedRow));
}
/** Numbered from 1. Read as bytes: decoded, readline would take U+2028 within a text for the end of a line. */
async function* linesOf(path) {
    let number = 0;
    const input = (0,external_node_fs_.createReadStream)(path, 'latin1');
    for await (const line of (0,external_node_readline_.createInterface)({ input, crlfDelay: Infinity })) {
        yield [++number, Buffer.from(line, 'latin1')];
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/jsonl.ts







/** Files of one source have the same columns: every key found in any of them. They are looked at together, once. */
const looked = new WeakMap();
/** Reads one JSON Lines file into a scratch Parquet file: one column per key, of the type its JSON values have. */
async function stageJsonl(connection, source, index) {
    const looking = looked.get(source) ?? lookAt(connection, source);
    looked.set(source, looking);
    const { files, names, types } = await looking;
    const { path, shown, objects, digest, warnings } = files[index];
    const columns = names.map((name, i) => jsonColumn(name, i + 1, types[i]));
    const target = (0,external_node_path_.join)(connection.scratch, `part-${crypto.randomUUID()}.parquet`);
    const staged = columns.map((column, i) => `${column.staged} AS c${i}`).join(', ');
    await telling(path, shown, () => connection.query(`COPY (SELECT ${staged} FROM (${valuesQuery(names, objects)})) TO ${(0,literal/* textLiteral */.nl)(target)} (FORMAT parquet)`));
    const mixed = index === 0 ? names.flatMap((name, i) => mixture(name, types[i]) ?? []) : [];
    return {
        from: `read_parquet(${(0,literal/* textLiteral */.nl)(target)}, file_row_number = true, hive_partitioning = false)`,
        columns: columns.map(({ name, stored, storedAs, form }, i) => ({
            name,
            sql: `c${i}`,
            stored,
            storedAs,
            ...(form && { form }),
        })),
        digest,
        warnings: [...warnings, ...mixed.map((told) => `${source.shown.join(', ')}: ${told}.`)],
        lines: (rows) => linesOfObjects(path, rows),
    };
}
async function lookAt(connection, source) {
    const files = [];
    const names = new Set();
    for (const [index, shown] of source.shown.entries()) {
        const plain = await plainText(connection, source, index);
        const objects = `read_json_objects(${(0,literal/* textLiteral */.nl)(plain.path)}, format = 'newline_delimited', hive_partitioning = false)`;
        for (const name of await keysOf(connection, plain.path, shown, objects))
            names.add(name);
        files.push({ ...plain, shown, objects });
    }
    const ordered = [...names];
    const types = ordered.map(() => new Map());
    for (const { path, shown, objects } of files)
        addTypes(types, await telling(path, shown, () => connection.query(typesQuery(ordered, objects))));
    return { files, names: ordered, types };
}
/** Keys in the order of their first appearance. Every line must be an object whose keys differ. */
async function keysOf(connection, path, shown, objects) {
    const [odd] = await telling(path, shown, () => connection.query(`SELECT count(*) FILTER (WHERE json_type(json) <> 'OBJECT') AS others, min(row) FILTER (WHERE len(json_keys(json)) <> len(list_distinct(json_keys(json)))) AS twice FROM (SELECT json, row_number() OVER () AS row FROM ${objects})`));
    if (Number(odd['others']) > 0)
        throw await badLine(path, shown, 'a line is no object');
    if (odd['twice'] !== null) {
        const [line] = await linesOfObjects(path, [Number(odd['twice'])]);
        throw new user_error/* UserError */.y('unreadable', `${shown}, line ${line}: a key comes twice, and readers differ on which one counts.`, {
            hint: 'Give every key of an object its own name.',
        });
    }
    const keys = await telling(path, shown, () => connection.query(`SELECT key, min(row * 1000000 + place) AS first FROM (SELECT unnest(keys) AS key, generate_subscripts(keys, 1) AS place, row FROM (SELECT json_keys(json) AS keys, row_number() OVER () AS row FROM ${objects})) GROUP BY key ORDER BY first`));
    if (keys.length === 0)
        throw await badLine(path, shown, 'there is no key in any line');
    return keys.map(({ key }) => String(key));
}
async function telling(path, shown, work) {
    return work().catch(async (cause) => {
        if (cause instanceof user_error/* UserError */.y)
            throw cause;
        throw await badLine(path, shown, (0,engine_message/* engineMessage */.g)(cause)
            .replace(/ in file "[^"]*"/, '')
            .replace(/[.\s]+$/, ''), cause);
    });
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/written.ts

// Texts that are, by their writing alone, those that come out again of the value they are read as.
const digit = oneOf('0123456789');
const first = oneOf('123456789');
const minus = either(nothing, word('-'));
const digits = (least, most = least) => repeated(digit, least, most);
/** Fewer than 16 digits, no leading zero, and zero has no sign. */
const writtenInteger = either(word('0'), sequence(minus, first, digits(0, 14)));
const writtenWholeFloat = either(word('0.0'), sequence(minus, first, digits(0, 13), word('.0')));
/** A decimal with that many places and at most 15 digits. */
function writtenDecimal(places) {
    const small = Array.from({ length: places }, (_, zeros) => sequence(word(`-0.${'0'.repeat(zeros)}`), first, digits(places - zeros - 1)));
    return either(sequence(word('0.'), digits(places)), sequence(minus, first, digits(0, 14 - places), word('.'), digits(places)), ...small);
}
/** The shortest text of a double that has at most 15 digits: any such decimal is, when it ends in no zero and needs no exponent. */
const fraction = either(...[0, 1, 2, 3].map((zeros) => sequence(minus, word(`0.${'0'.repeat(zeros)}`), endingInNoZero(14))), ...Array.from({ length: 14 }, (_, more) => sequence(minus, first, digits(more), word('.'), endingInNoZero(14 - more))));
/** From 1e-5 down and from 1e16 up, with two digits of exponent or more. */
const scientific = sequence(minus, first, either(nothing, sequence(word('.'), endingInNoZero(14))), word('e'), either(sequence(word('-'), either(sequence(word('0'), oneOf('56789')), sequence(first, digit), sequence(oneOf('12'), digits(2)))), sequence(word('+'), either(sequence(word('1'), oneOf('6789')), sequence(oneOf('23456789'), digit), sequence(oneOf('12'), digits(2))))));
const writtenDouble = either(fraction, scientific, writtenWholeFloat);
const writtenPlainDouble = either(fraction, scientific, writtenInteger);
/** One to `most` digits of which the last is not 0. */
function endingInNoZero(most) {
    return sequence(digits(0, most - 1), first);
}
const year = sequence(either(sequence(word('1'), oneOf('6789')), sequence(oneOf('23456789'), digit)), digits(2));
/** The engine says whether there is such a day. */
const writtenDate = sequence(year, word('-'), digits(2), word('-'), digits(2));
const hour = either(sequence(oneOf('01'), digit), sequence(word('2'), oneOf('0123')));
const sixty = sequence(oneOf('012345'), digit);
function writtenTimestamp(separator) {
    const parts = either(nothing, sequence(word('.'), endingInNoZero(6)));
    return sequence(writtenDate, word(separator), hour, word(':'), sixty, word(':'), sixty, parts);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/kept-forms.ts


const always = (value) => ({ value, invalid: 'false' });
const asText = (kept) => `CAST(${kept} AS VARCHAR)`;
/** `1` and `0` are booleans too, in text. */
const readWhole = (kept) => ({
    integer: always(`CAST(${kept} AS HUGEINT)`),
    float: always(`CAST(${kept} AS DOUBLE)`),
    boolean: {
        value: `CASE ${kept} WHEN 1 THEN true WHEN 0 THEN false END`,
        invalid: `coalesce(${kept} NOT IN (0, 1), false)`,
    },
});
const integer = {
    name: 'integer',
    looks: /^(0|-?[1-9]\d{0,15})$/,
    parse: (text) => `TRY_CAST(${text} AS BIGINT)`,
    text: asText,
    written: writtenInteger,
    readAs: 'BIGINT',
    // Beyond, a double depends on the way it is made.
    within: (kept) => `${kept} BETWEEN -9007199254740991 AND 9007199254740991`,
    type: 'integer',
    reads: readWhole,
};
/** As pandas writes integers once one of them is missing. */
const wholeFloat = {
    name: 'whole float',
    looks: /^(0|-?[1-9]\d{0,14})\.0$/,
    parse: (text) => `TRY_CAST(${text} AS BIGINT)`,
    text: (kept) => `${asText(kept)} || '.0'`,
    written: writtenWholeFloat,
    readAs: 'BIGINT',
    within: (kept) => `${kept} BETWEEN -999999999999999 AND 999999999999999`,
    type: 'integer',
    reads: readWhole,
};
/** Fewer than 16 digits: the double nearest to such a decimal is the quotient of two exact doubles. */
const decimal = (places) => ({
    name: `decimal ${places}`,
    looks: new RegExp(`^-?(0|[1-9]\\d{0,${14 - places}})\\.\\d{${places}}$`),
    parse: (text) => `TRY_CAST(${text} AS DECIMAL(15,${places}))`,
    text: asText,
    written: writtenDecimal(places),
    readAs: `DECIMAL(15,${places})`,
    type: 'float',
    whole: (kept) => `${kept} = floor(${kept})`,
    reads: (kept) => ({ float: always(`CAST(${kept} AS DOUBLE)`) }),
});
const number = String.raw `-?(0|[1-9]\d*)(\.\d+)?(e[+-]\d+)?`;
/** The two ways to write the shortest text of a double: Python writes 5.0, JavaScript 5. */
function kept_forms_double(name, looks, written, text) {
    return {
        name,
        looks,
        // -0.0 is the same value as 0.0 and another text: it must not come out again.
        parse: (written) => `TRY_CAST(${written} AS DOUBLE) + 0.0`,
        text,
        written,
        readAs: 'DOUBLE',
        within: (kept) => `isfinite(${kept})`,
        type: 'float',
        whole: (kept) => `CASE WHEN abs(${kept}) < 1e15 THEN ${kept} = trunc(${kept}) ELSE regexp_full_match(${text(kept)}, '-?\\d+(\\.0*)?') END`,
        reads: (kept) => ({ float: always(kept) }),
    };
}
const pythonDouble = kept_forms_double('double', new RegExp(`^(?=.*[.e])${number}$`), writtenDouble, asText);
const plainDouble = kept_forms_double('plain double', new RegExp(`^(?!.*\\.0$)${number}$`), writtenPlainDouble, (kept) => `CASE WHEN abs(${kept}) < 1e15 AND ${kept} = trunc(${kept}) THEN CAST(CAST(${kept} AS BIGINT) AS VARCHAR) ELSE ${asText(kept)} END`);
const kept_forms_boolean = (yes, no) => ({
    name: `boolean ${yes}`,
    looks: new RegExp(`^(${yes}|${no})$`),
    parse: (text) => `CASE ${text} WHEN '${yes}' THEN true WHEN '${no}' THEN false END`,
    text: (kept) => `CASE ${kept} WHEN true THEN '${yes}' WHEN false THEN '${no}' END`,
    written: either(word(yes), word(no)),
    readAs: 'BOOLEAN',
    oneText: true,
    type: 'boolean',
    reads: (kept) => ({ boolean: always(kept) }),
});
const date = {
    name: 'date',
    looks: /^\d{4}-\d\d-\d\d$/,
    parse: (text) => `TRY_CAST(${text} AS DATE)`,
    text: asText,
    written: writtenDate,
    readAs: 'DATE',
    // Calendars differ before, and texts are longer after.
    within: (kept) => `${kept} BETWEEN DATE '1600-01-01' AND DATE '9999-12-31'`,
    type: 'date',
    reads: (kept) => ({ date: always(kept), timestamp: always(`CAST(${kept} AS TIMESTAMP)`) }),
};
const timestamp = (separator, zone) => ({
    name: `timestamp${separator}${zone}`,
    looks: new RegExp(`^\\d{4}-\\d\\d-\\d\\d${separator}\\d\\d:\\d\\d:\\d\\d(\\.\\d*[1-9])?${zone.replace('+', '\\+')}$`),
    parse: (text) => `TRY_CAST(${text} AS TIMESTAMP)`,
    text: (kept) => {
        const plain = separator === ' ' ? asText(kept) : `replace(${asText(kept)}, ' ', '${separator}')`;
        return zone === '' ? plain : `${plain} || '${zone}'`;
    },
    ...(zone === '' && { written: writtenTimestamp(separator), readAs: 'TIMESTAMP' }),
    within: (kept) => `${kept} BETWEEN TIMESTAMP '1600-01-01' AND TIMESTAMP '9999-12-31'`,
    type: 'timestamp',
    reads: (kept) => ({ timestamp: always(kept) }),
});
const keptForms = [
    kept_forms_boolean('true', 'false'),
    kept_forms_boolean('True', 'False'),
    kept_forms_boolean('TRUE', 'FALSE'),
    integer,
    wholeFloat,
    ...[2, 3, 4, 5, 6, 7, 8].map(decimal),
    pythonDouble,
    plainDouble,
    date,
    timestamp(' ', ''),
    timestamp('T', ''),
    timestamp('T', 'Z'),
    timestamp(' ', '+00:00'),
];
/** The form that the texts let expect; undefined for text that is best kept as it is. */
const likelyForm = (texts) => {
    if (texts.length === 0)
        return undefined;
    const form = keptForms.find(({ looks }) => texts.every((text) => looks.test(text)));
    // Decimals of a fixed length end in 0 at times; where none does, a longer one may come yet.
    const fixed = form?.name !== 'decimal 2' && form?.name.startsWith('decimal') && !texts.some((text) => text.endsWith('0'));
    return fixed ? pythonDouble : form;
};
const usualIntake = { formOf: likelyForm, checkedFrom: 16 * 1024 * 1024 };

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/parquet.ts






/** Parquet is queried where it lies. */
async function openParquet(connection, source, index) {
    const file = (0,literal/* textLiteral */.nl)(source.files[index]);
    const shown = source.shown[index];
    const from = `read_parquet(${file}, file_row_number = true, hive_partitioning = false)`;
    try {
        await refuseFooter(connection, file, shown);
        const described = await connection.query(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${from}`);
        const hash = (0,external_node_crypto_.createHash)('sha256');
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(source.files[index]), hash);
        return {
            from,
            columns: described.map(({ column_name: name, column_type: type }) => ({
                name: String(name),
                sql: (0,literal/* identifier */.Cv)(String(name)),
                stored: storedType(String(type)),
                storedAs: String(type),
            })),
            digest: hash.digest('hex'),
            warnings: [],
            lines: async (rows) => rows.map(() => undefined),
        };
    }
    catch (cause) {
        if (cause instanceof user_error/* UserError */.y)
            throw cause;
        throw new user_error/* UserError */.y('unreadable', `${shown} cannot be read as Parquet: ${(0,engine_message/* engineMessage */.g)(cause).replace(/^.*Error: /, '')}.`, { hint: parquet_hint, cause });
    }
}
/** Looks at what the footer says before any page is decoded. */
async function refuseFooter(connection, file, shown) {
    const [said] = await connection.query(`SELECT count(*) FILTER (WHERE compression = 'BROTLI') AS brotli, count(*) FILTER (WHERE num_values < row_group_num_rows OR (num_values > row_group_num_rows AND NOT contains(path_in_schema, ', '))) AS other, coalesce(min(row_group_num_rows), 0) AS fewest, (SELECT num_rows FROM parquet_file_metadata(${file})) AS rows, (SELECT coalesce(sum(n), 0) FROM (SELECT any_value(row_group_num_rows) AS n FROM parquet_metadata(${file}) GROUP BY row_group_id)) AS summed FROM parquet_metadata(${file})`);
    const { brotli, other, fewest, rows, summed } = said;
    if (Number(brotli) > 0) {
        throw new user_error/* UserError */.y('unsupported', `${shown} is compressed with Brotli, whose decoder has an open advisory.`, {
            hint: 'Write it with zstd or snappy.',
        });
    }
    // Readers go by different ones of these numbers: rows this one does not see, another may.
    if (Number(other) > 0 || Number(fewest) < 0 || Number(rows) !== Number(summed)) {
        throw new user_error/* UserError */.y('unreadable', `${shown} contradicts itself about how many rows it has.`, { hint: parquet_hint });
    }
}
const parquet_hint = 'The file is damaged, cut short or of another format: write it again.';
function storedType(type) {
    if (/^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type))
        return 'integer';
    if (/^(FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type))
        return 'float';
    if (/^(VARCHAR|ENUM\(.*\)|UUID)$/.test(type))
        return 'string';
    if (/^TIMESTAMP/.test(type))
        return 'timestamp';
    if (type === 'BOOLEAN')
        return 'boolean';
    return type === 'DATE' ? 'date' : 'other';
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/partitioned.ts



/** A part with the columns that its file's folders make, and a digest that knows them. */
function withPartitions(part, { partitions, shown }, index) {
    if (partitions.length === 0)
        return part;
    for (const { name } of partitions) {
        if (!part.columns.some((column) => column.name === name))
            continue;
        throw new user_error/* UserError */.y('unreadable', `${shown[index]} has a column ${name}, and its folder says ${name} too.`, {
            hint: 'Set `partitions: none` to read the column of the file.',
        });
    }
    const hash = (0,external_node_crypto_.createHash)('sha256').update(part.digest);
    const columns = partitions.map(({ name, values }) => {
        const value = values[index];
        hash.update(`\n${JSON.stringify([name, value])}`);
        const sql = value === null ? 'CAST(NULL AS VARCHAR)' : (0,literal/* textLiteral */.nl)(value);
        return { name, sql, stored: 'text', storedAs: 'the name of a folder' };
    });
    return { ...part, columns: [...part.columns, ...columns], digest: hash.digest('hex') };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/engine.ts














/** The embedded engine. Only the files its connection was opened for can be read. A wrong guess of a form costs time and changes no answer. */
function duckDbEngine(connection, intake = usualIntake) {
    return {
        description: `DuckDB ${connection.version}`,
        open: (source) => openTable(connection, source, intake),
        query: connection.query,
        doing: connection.doing,
        close: connection.close,
    };
}
const readers = { csv: stageCsv, tsv: stageCsv, jsonl: stageJsonl, parquet: openParquet };
async function openTable(connection, asked, intake) {
    const source = await withoutWildcards(connection, asked);
    const parts = [];
    for (const [index, shown] of source.shown.entries()) {
        connection.doing(`reading ${shown}`);
        parts.push(withPartitions(await readers[source.format](connection, source, index, intake), source, index));
    }
    connection.doing(`looking at the types of ${source.shown.length > 1 ? 'all files' : source.shown[0]}`);
    const first = parts[0];
    parts.forEach((part, i) => sameColumns(first, part, source, i));
    const view = (0,literal/* identifier */.Cv)(`table_${crypto.randomUUID()}`);
    const raw = first.columns.map((_, i) => commonColumn(parts, i));
    const selects = parts.map((part, index) => partQuery(part, index, raw));
    await connection.query(`CREATE TEMP VIEW ${view} AS ${selects.join(' UNION ALL ')}`);
    const { rows, columns } = await inferTypes(raw, view, connection.query);
    return {
        dialect: duckDbDialect,
        from: view,
        columns,
        rows,
        placed: true,
        digest: `sha256:${parts.length === 1 ? first.digest : digestOf(parts)}`,
        files: source.shown,
        warnings: parts.flatMap(({ warnings }) => warnings),
        lines: (places) => engine_linesOf(parts, places),
        async named(types) {
            const named = (0,literal/* identifier */.Cv)(`named_${crypto.randomUUID()}`);
            const values = (0,named_columns/* namedColumns */.T)(columns, types, duckDbDialect);
            await connection.query(`CREATE TEMP VIEW ${named} AS SELECT ${[...values, placeColumns.part, placeColumns.row].join(', ')} FROM ${view}`);
            return named;
        },
    };
}
/** A path is a pattern to the engine's readers; a file whose name looks like one is read under another name. */
async function withoutWildcards(connection, source) {
    const files = await Promise.all(source.files.map(async (file, i) => {
        if (!/[*?[\]{}]/.test(file))
            return file;
        const copy = (0,external_node_path_.join)(connection.scratch, `file-${i}-${crypto.randomUUID()}${/(\.\w+)*$/.exec(file)[0]}`);
        await (0,promises_.copyFile)(file, copy);
        return copy;
    }));
    return { ...source, files };
}
/** A column of the whole table: kept in a form that all parts share, else as the text of each. */
function commonColumn(parts, index) {
    const { name, stored, storedAs, form } = parts[0].columns[index];
    const shared = form && parts.every(({ columns }) => columns[index].form?.name === form.name);
    return { name, sql: `c${index}`, stored, storedAs, ...(shared && { form }) };
}
function partQuery(part, index, table) {
    const columns = part.columns.map(({ sql, form }, i) => `${form && !table[i].form ? form.text(sql) : sql} AS ${table[i].sql}`);
    return `SELECT ${columns.join(', ')}, ${index} AS ${placeColumns.part}, file_row_number + 1 AS ${placeColumns.row} FROM ${part.from}`;
}
function sameColumns(first, part, source, index) {
    const names = ({ columns }) => columns.map(({ name }) => name);
    const [expected, found] = [names(first), names(part)];
    if (expected.length === found.length && expected.every((name, i) => name === found[i])) {
        part.columns.forEach((column, i) => sameKind(first.columns[i], column, source, index));
        return;
    }
    throw new user_error/* UserError */.y('unreadable', `${source.shown[index]} has the columns ${found.join(', ')}, but ${source.shown[0]} has ${expected.join(', ')}.`, { hint: 'Files read as one table need the same columns in the same order.' });
}
/** A union of unlike types would turn one into the other. */
function sameKind(expected, found, source, index) {
    if (expected.stored === found.stored && (found.stored !== 'other' || expected.storedAs === found.storedAs))
        return;
    throw new user_error/* UserError */.y('unreadable', `${source.shown[index]} keeps ${found.name} as ${found.storedAs}, but ${source.shown[0]} as ${expected.storedAs}.`, { hint: 'Files read as one table need the same types.' });
}
function digestOf(parts) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const { digest } of parts)
        hash.update(`${digest}\n`);
    return hash.digest('hex');
}
async function engine_linesOf(parts, places) {
    const lines = new Map();
    for (const [index, part] of parts.entries()) {
        const here = places.filter((place) => place.part === index);
        if (here.length === 0)
            continue;
        const found = await part.lines(here.map(({ row }) => row));
        here.forEach((place, i) => lines.set(place, found[i]));
    }
    return places.map((place) => lines.get(place));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/sql/one-expression.ts
/**
 * Why a text is not one SQL expression that stays inside the parentheses it is put in; undefined when it is one. Quotes and comments are
 * read as all engines read them; ways of quoting that only some know are refused.
 */
function notOneExpression(sql) {
    let depth = 0;
    let said = false;
    for (let at = 0; at < sql.length;) {
        const rest = sql.slice(at);
        const skipped = /^(\s+|--[^\n]*)/.exec(rest)?.[0];
        if (skipped !== undefined) {
            at += skipped.length;
            continue;
        }
        if (rest.startsWith('/*')) {
            const end = rest.indexOf('*/');
            if (end < 0)
                return 'a comment is not closed';
            if (rest.slice(2, end).includes('/*'))
                return 'there is a comment in a comment';
            at += end + 2;
            continue;
        }
        said = true;
        const token = tokenAt(rest);
        if (typeof token === 'object')
            return token.fault;
        if (token === ';')
            return 'it is more than one expression: there is a semicolon';
        if (token === '(')
            depth++;
        if (token === ')' && --depth < 0)
            return 'it closes a parenthesis it did not open';
        at += token.length;
    }
    if (!said)
        return 'there is no expression';
    return depth > 0 ? 'a parenthesis is not closed' : undefined;
}
function tokenAt(rest) {
    const quote = rest[0];
    if (quote === "'" || quote === '"') {
        const quoted = (quote === "'" ? /^'(?:[^']|'')*'/ : /^"(?:[^"]|"")*"/).exec(rest)?.[0];
        return quoted ?? { fault: `a ${quote} is not closed` };
    }
    if (/^(?:[eExXbBnN]|[uU]&)'/.test(rest) || /^[uU]&"/.test(rest))
        return { fault: `${/^[^'"]*./.exec(rest)[0]} begins a text that not all engines know` };
    if (/^\$(?:[A-Za-z_]\w*)?\$/.test(rest))
        return { fault: 'a text in $$ is known to one engine alone' };
    // A whole word, so that the e of `name` begins no text.
    return /^[\p{L}\p{N}_$]+/u.exec(rest)?.[0] ?? rest[0];
}

// EXTERNAL MODULE: ./packages/data-quality/src/rules/handling.ts
var rules_handling = __webpack_require__(4597);
// EXTERNAL MODULE: ./packages/data-quality/src/sql/typed.ts
var typed = __webpack_require__(3837);
;// CONCATENATED MODULE: ./packages/data-quality/src/rules/numeric.ts


function numeric(column, declared, dialect) {
    const value = `CAST(${(0,typed/* readAs */.fd)(column, declared === 'integer' ? 'integer' : 'float', dialect).value} AS DOUBLE PRECISION)`;
    const [least, most] = [(0,literal/* doubleLiteral */.D0)(-Number.MAX_VALUE), (0,literal/* doubleLiteral */.D0)(Number.MAX_VALUE)];
    return {
        value,
        there: (0,typed/* present */.Eb)(column),
        finite: `coalesce(${value} >= ${least} AND ${value} <= ${most} AND NOT ${dialect.isNan(value)}, false)`,
    };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/aggregates.ts



function aggregateRules(context, reference, typeOf) {
    const { column, rule, table } = context;
    const { dialect } = table;
    if (!rule.aggregates)
        return [];
    const { median, quantiles, ...others } = rule.aggregates;
    const asked = [
        ...Object.entries(others).map(([word, bounds]) => ({ word, statistic: word, bounds })),
        { word: 'median', statistic: 'quantile', probability: 0.5, bounds: median },
        ...Object.entries(quantiles ?? {}).map(([key, bounds]) => ({
            word: `quantiles.${key}`,
            statistic: 'quantile',
            probability: (0,quantities/* parseShare */.n8)(key),
            bounds,
        })),
    ];
    const measure = (of) => {
        const type = typeOf(of.name);
        return { reading: numeric(of, type, dialect), text: distinctBy(of, type, context) };
    };
    return asked.flatMap(({ word, statistic, probability, bounds }) => bounds === undefined
        ? []
        : [
            {
                kind: 'aggregate',
                id: `columns.${column.name}.aggregates.${word}`,
                title: `${nameOf(statistic, probability)} of ${column.name} ${toldBounds(bounds)}`,
                subject: column.name,
                statistic,
                bounds,
                measured: measure(column),
                ...(probability !== undefined && { probability }),
                ...(bounds.change && { reference: referenceColumn(column.name, reference, measure) }),
                ...(0,rules_handling/* scopeOf */.Od)(bounds, rule),
            },
        ]);
}
function referenceColumn(name, reference, measure) {
    if (!reference)
        return { missing: 'there is no `reference` to compare with' };
    if (!reference.table)
        return { missing: 'the reference is a profile, which does not hold it; name the data as `reference`' };
    const column = reference.table.columns.find((other) => other.name === name);
    return column
        ? { measured: measure(column), from: reference.table.from }
        : { missing: `the reference has no column ${name}` };
}
/** Numbers are told apart as numbers, so that 1 and 1.0 are one value. */
function distinctBy(column, declared, { table: { dialect } }) {
    const type = declared ?? column.inferred;
    return type === 'integer' || type === 'float'
        ? numeric(column, declared, dialect).value
        : dialect.text(column.sql, column.stored);
}
function nameOf(statistic, probability) {
    switch (statistic) {
        case 'min':
            return 'smallest value';
        case 'max':
            return 'largest value';
        case 'stddev':
            return 'sample standard deviation';
        case 'quantile':
            return probability === 0.5 ? 'median' : `${probability}-quantile`;
        case 'distinct':
            return 'number of distinct values';
        case 'mean':
        case 'sum':
            return statistic;
    }
}
function toldBounds({ min, max, change }) {
    return [
        min !== undefined && min === max ? `exactly ${min}` : undefined,
        min !== undefined && min !== max ? `at least ${min}` : undefined,
        max !== undefined && min !== max ? `at most ${max}` : undefined,
        change && 'near that of the reference',
    ]
        .filter(Boolean)
        .join(', ');
}
/** Is a number within its bounds, and near that of the reference? */
function judgeBounds(check, what, bounds, observed, reference) {
    const { min, max, change } = bounds;
    const told = (value) => Number(value.toPrecision(12));
    const found = { observed, threshold: null };
    const subject = check.subject === undefined ? what : `The ${what} of ${check.subject}`;
    const sentence = (verdict, text, more = {}) => ({
        ...found,
        ...more,
        verdict,
        reason: `${subject} is ${told(observed)}${text}.`,
    });
    if (min !== undefined && observed < min)
        return sentence('fail', `, below ${min}`, { threshold: `≥ ${min}` });
    if (max !== undefined && observed > max)
        return sentence('fail', `, above ${max}`, { threshold: `≤ ${max}` });
    const within = [min !== undefined && `≥ ${min}`, max !== undefined && `≤ ${max}`].filter(Boolean).join(', ') || null;
    if (!change)
        return sentence('pass', '', { threshold: within });
    if (reference === undefined || 'missing' in reference)
        return sentence('inconclusive', `, and ${reference?.missing ?? 'there is no `reference` to compare with'}`);
    const values = { reference: reference.value };
    if (observed === reference.value)
        return sentence('pass', ', as in the reference', { values, threshold: within });
    if (reference.value === 0)
        return sentence('inconclusive', ', and 0 in the reference, of which there is no share', { values });
    const relative = (observed - reference.value) / Math.abs(reference.value);
    const { 'max-decrease': decrease, 'max-increase': increase } = change;
    const percent = (share) => `${Number((share * 100).toPrecision(4))}%`;
    const difference = `, ${percent(Math.abs(relative))} ${relative < 0 ? 'less' : 'more'} than the reference's ${told(reference.value)}`;
    const allowed = [
        decrease !== undefined && `≥ -${percent(decrease)}`,
        increase !== undefined && `≤ +${percent(increase)}`,
    ].filter(Boolean);
    const outside = (decrease !== undefined && relative < -decrease) || (increase !== undefined && relative > increase);
    return sentence(outside ? 'fail' : 'pass', difference, {
        values: { ...values, change: relative },
        threshold: allowed.join(', '),
    });
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/class-rules.ts


/** `class-share` and `min-samples-per-class` of one column. */
function classRules({ column, rule, table: { dialect } }) {
    const share = rule['class-share'];
    const fewest = rule['min-samples-per-class'];
    const type = rule.type?.value;
    const boolean = type === 'boolean' || (type === undefined && column.inferred === 'boolean');
    const classOf = boolean ? (0,typed/* readAs */.fd)(column, 'boolean', dialect).value : classText(column, type, dialect);
    const base = {
        kind: 'classes',
        subject: column.name,
        value: boolean ? `CAST(${classOf} AS VARCHAR)` : classOf,
        expected: boolean ? ['true', 'false'] : (rule.in?.value ?? []).map(String),
    };
    const only = share?.class === undefined ? (boolean ? 'true' : undefined) : String(share.class);
    return [
        ...(share
            ? [
                {
                    ...base,
                    id: `columns.${column.name}.class-share`,
                    title: `${column.name}: share of ${only ?? 'each class'}`,
                    share,
                    ...(0,rules_handling/* scopeOf */.Od)(share, rule),
                    ...(only !== undefined && { only }),
                },
            ]
            : []),
        ...(fewest === undefined
            ? []
            : [
                {
                    ...base,
                    id: `columns.${column.name}.min-samples-per-class`,
                    title: `${column.name}: at least ${fewest.value} rows per class`,
                    fewest: fewest.value,
                    ...(0,rules_handling/* scopeOf */.Od)(fewest, rule),
                },
            ]),
    ];
}
/** 1 and 1.0 are one class. */
function classText(column, type, dialect) {
    const whole = type === 'integer' || (type === undefined && column.inferred === 'integer');
    return whole
        ? `CAST(${(0,typed/* readAs */.fd)(column, 'integer', dialect).value} AS VARCHAR)`
        : dialect.text(column.sql, column.stored);
}

// EXTERNAL MODULE: ./packages/data-quality/src/rules/limit.ts
var limit = __webpack_require__(8117);
;// CONCATENATED MODULE: ./packages/data-quality/src/rules/judge-rows.ts

function judgeRows(rule, found) {
    const { checked, failing, rows } = found;
    const limits = [rule.errorIf && `fails ${rule.errorIf.text}`, rule.warnIf && `warns ${rule.warnIf.text}`].filter(Boolean);
    const allowed = rule.errorIf ?? rule.warnIf;
    const base = {
        ...about(rule),
        observed: failing,
        threshold: allowed === undefined ? null : (0,limit/* allowedBy */.Q)(allowed),
        sizes: { checked, failing },
        method: {
            name: rule.method?.name ?? 'rows that break the rule',
            parameters: {
                limits: limits.join(', '),
                ...(rule.threshold !== undefined && { bound: rule.threshold }),
                ...rule.method?.parameters,
                ...(rule.where !== undefined && { where: rule.where }),
            },
        },
        ...(rows.length > 0 && { examples: rows.map(example) }),
    };
    if (checked === 0)
        return { ...base, verdict: rule.noneChecked, reason: `There are no ${rule.counted}, so none was checked.` };
    if (failing === 0)
        return { ...base, verdict: levelOf(rule, 0, checked), reason: `All ${checked} ${rule.counted} ${rule.merit}.` };
    return {
        ...base,
        verdict: levelOf(rule, failing, checked),
        reason: `${failing} of ${checked} ${rule.counted} ${rule.fault}${where(rows)}.`,
    };
}
/** A rule that could not be run fails, whatever `on-inconclusive` says: nobody may get through a gate by a typing mistake. */
function broken(rule, reason) {
    return {
        ...about(rule),
        verdict: 'fail',
        reason: `The rule "${rule.title}" cannot be run: ${reason.replace(/\.$/, '')}.`,
    };
}
function about({ id, title, subject }) {
    return { id, title, ...(subject !== undefined && { subject }) };
}
function levelOf({ warnIf, errorIf }, failing, checked) {
    if (errorIf && (0,limit/* meets */.D)(errorIf, failing, checked))
        return 'fail';
    return warnIf && (0,limit/* meets */.D)(warnIf, failing, checked) ? 'warn' : 'pass';
}
function where(rows) {
    const shown = rows
        .slice(0, 3)
        .filter(({ line, row, key }) => line !== undefined || row !== undefined || key !== undefined)
        .map(({ file, ofSeveral, line, row, key }) => `${ofSeveral && file !== undefined ? `${file} ` : ''}${line !== undefined ? `line ${line}` : row !== undefined ? `row ${row}` : key}`);
    if (shown.length === 0)
        return '';
    return ` (${shown.join(', ')}${rows.length > 3 ? ', ...' : ''})`;
}
function example({ file, line, row, key, value }) {
    return {
        ...(file !== undefined && { file }),
        ...(line !== undefined && { line }),
        ...(row !== undefined && { row }),
        ...(key !== undefined && { key }),
        ...(value !== undefined && { value }),
    };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/ordered.ts

/** A value that can be put in order: NULL where it is none. */
function ordered(column, declared, dialect) {
    const type = declared ?? (column.inferred === 'empty' || column.inferred === 'other' ? 'string' : column.inferred);
    if (type === 'float') {
        const value = `CAST(${(0,typed/* readAs */.fd)(column, 'float', dialect).value} AS DOUBLE PRECISION)`;
        return `CASE WHEN NOT ${dialect.isNan(value)} THEN ${value} END`;
    }
    if ((0,typed/* isNumber */.Et)(type))
        return (0,typed/* readAs */.fd)(column, type, dialect).value;
    if ((0,typed/* isTime */.K8)(type))
        return `CAST(${(0,typed/* readAs */.fd)(column, type, dialect).value} AS TIMESTAMP(6))`;
    return dialect.text(column.sql, column.stored);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/monotonic.ts





/** `by` orders the rows (their order in the file when left out), `group` keeps groups of rows apart. */
function monotonicRule({ column, rule, table }, { by, group, typeOf, }) {
    const written = rule.monotonic;
    if (!written)
        return [];
    const { dialect } = table;
    if (!by && !table.placed)
        throw new user_error/* UserError */.y('bad-input', 'The rows of a table have no order of their own.', {
            hint: 'Name the column that orders them with `by`',
        });
    const strict = written.strict === true;
    const operator = `${written.direction === 'increasing' ? '>' : '<'}${strict ? '' : '='}`;
    const value = ordered(column, rule.type?.value, dialect);
    const order = by && ordered(by, typeOf(by.name), dialect);
    const there = (0,typed/* present */.Eb)(column);
    // A value that is none, or a row that has no place in the order, is in no order.
    const placed = `coalesce(${[value, order]
        .filter((sql) => sql !== undefined)
        .map((sql) => `${sql} IS NOT NULL`)
        .join(' AND ')}, false)`;
    const partition = [...group.map(({ sql }) => sql), placed].join(', ');
    const sorting = [
        // Rows of the same place may come either way: as they hold best, so that every engine counts the same.
        ...(order === undefined ? [] : [order, `${value} ${written.direction === 'increasing' ? 'ASC' : 'DESC'}`]),
        ...(table.placed ? [placeColumns.part, placeColumns.row] : []),
    ].join(', ');
    const lagged = (from, list) => `(SELECT ${list}, ${placed} AS placed, ${value} AS v, lag(${value}) OVER (PARTITION BY ${partition} ORDER BY ${sorting}) AS v_before FROM ${from} WHERE ${there}) AS o`;
    const breaks = `(NOT placed OR (v_before IS NOT NULL AND NOT (v ${operator} v_before)))`;
    const words = `${strict ? 'strictly ' : ''}${written.direction}`;
    return [
        {
            kind: 'rows',
            id: `columns.${column.name}.monotonic`,
            title: `${column.name} is ${words}${by ? ` by ${by.name}` : ''}`,
            subject: column.name,
            counted: `values of ${column.name}`,
            fault: `break the ${words} order`,
            merit: `are ${words}`,
            noneChecked: 'inconclusive',
            method: {
                name: 'each value against the one before',
                parameters: {
                    direction: written.direction,
                    strict,
                    by: by?.name ?? 'order in the file',
                    ...(group.length > 0 && { group: group.map(({ name }) => name).join(', ') }),
                },
            },
            ...(0,rules_handling/* limitsOf */.Af)(written),
            ...(0,rules_handling/* scopeOf */.Od)(written, rule),
            value: dialect.text(column.sql, column.stored),
            count: (from) => `SELECT count(*) AS checked, count(*) FILTER (WHERE ${breaks}) AS failing FROM ${lagged(from, '1 AS one')}`,
            failing: (from, list) => `SELECT * FROM ${lagged(from, list)} WHERE ${breaks}`,
        },
    ];
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/value-conditions.ts



/** A condition on the values that are there, unless `told` says otherwise. */
function condition({ column, rule, table: { dialect } }, word, handling, told) {
    return {
        kind: 'condition',
        id: `columns.${column.name}.${word}`,
        subject: column.name,
        checked: (0,typed/* present */.Eb)(column),
        counted: `values of ${column.name}`,
        noneChecked: 'inconclusive',
        value: dialect.text(column.sql, column.stored),
        ...(0,rules_handling/* limitsOf */.Af)(handling),
        ...(0,rules_handling/* scopeOf */.Od)(handling, rule),
        ...told,
    };
}
function typeRule(context) {
    const { column, rule, table } = context;
    const { dialect } = table;
    if (!rule.type)
        return [];
    const type = rule.type.value;
    const { invalid } = (0,typed/* readAs */.fd)(column, type, dialect);
    const stored = invalid !== 'false' && column.stored !== 'text'
        ? ` (the ${table.placed ? 'file' : 'table'} keeps ${column.storedAs})`
        : '';
    return [
        condition(context, 'type', rule.type, {
            title: `${column.name} is ${withArticle(type)}`,
            failing: invalid,
            fault: `are not ${withArticle(type)}${stored}`,
            merit: `are ${withArticle(type)}`,
        }),
    ];
}
const sides = {
    min: { operator: '>=', words: 'at least' },
    max: { operator: '<=', words: 'at most' },
    'exclusive-min': { operator: '>', words: 'above' },
    'exclusive-max': { operator: '<', words: 'below' },
};
function boundRules(context) {
    const { column, rule, table } = context;
    const { dialect } = table;
    return Object.keys(sides).flatMap((side) => {
        const written = rule[side];
        if (!written)
            return [];
        const { operator, words } = sides[side];
        const type = rule.type?.value;
        const looked = type === undefined ? (0,typed/* present */.Eb)(column) : (0,typed/* readable */.HD)(column, type, dialect);
        const told = `${words} ${written.value.text}`;
        return [
            condition(context, side, written, {
                title: `${column.name} ${told}`,
                threshold: written.value.kind === 'number' ? written.value.value : written.value.text,
                checked: looked,
                failing: `(${looked} AND NOT coalesce(${within(context, operator, written.value)}, false))`,
                fault: `are not ${told}`,
                merit: `are ${told}`,
            }),
        ];
    });
}
function within({ column, rule, table: { dialect } }, operator, bound) {
    const declared = rule.type?.value;
    if (bound.kind === 'time') {
        const type = declared !== undefined && (0,typed/* isTime */.K8)(declared) ? declared : column.stored === 'date' ? 'date' : 'timestamp';
        const value = (0,typed/* readAs */.fd)(column, type, dialect).value;
        return `CAST(${value} AS TIMESTAMP(6)) ${operator} CAST(${(0,literal/* textLiteral */.nl)(bound.text)} AS TIMESTAMP(6))`;
    }
    // Beyond 2^53 two integers are one double.
    if ((declared ?? column.stored) === 'integer' && Number.isSafeInteger(bound.value)) {
        if (column.kept?.integers)
            return `${column.kept.sql} ${operator} ${bound.value}`;
        return `${(0,typed/* readAs */.fd)(column, 'integer', dialect).value} ${operator} CAST(${(0,literal/* textLiteral */.nl)(bound.text)} AS ${typed/* sqlTypes */.g9.integer})`;
    }
    const float = column.kept?.reads.float;
    if (float)
        return `${float.value} ${operator} ${(0,literal/* doubleLiteral */.D0)(bound.value)}`;
    const value = `CAST(${(0,typed/* readAs */.fd)(column, 'float', dialect).value} AS DOUBLE PRECISION)`;
    // NaN is larger than everything to the engine, and within no bounds to us.
    return `${value} ${operator} ${(0,literal/* doubleLiteral */.D0)(bound.value)} AND NOT ${dialect.isNan(value)}`;
}
function allowedRule(context) {
    const allowed = context.rule.in;
    if (!allowed)
        return [];
    const member = membership(context, allowed.value);
    return [
        condition(context, 'in', allowed, {
            title: `${context.column.name} in ${listed(allowed.value)}`,
            failing: `(${(0,typed/* present */.Eb)(context.column)} AND NOT coalesce(${member}, false))`,
            fault: 'are not among the allowed values',
            merit: 'are among the allowed values',
        }),
    ];
}
function forbiddenRule(context) {
    const { column, rule, table } = context;
    const { dialect } = table;
    const forbidden = rule['not-in'];
    if (!forbidden)
        return [];
    const member = membership(context, forbidden.value);
    // NaN is equal to nothing, so it would be no forbidden number.
    const read = `CAST(${(0,typed/* readAs */.fd)(column, 'float', dialect).value} AS DOUBLE PRECISION)`;
    const nan = areNumbers(forbidden.value, rule) ? ` OR coalesce(${dialect.isNan(read)}, false)` : '';
    return [
        condition(context, 'not-in', forbidden, {
            title: `${column.name} not in ${listed(forbidden.value)}`,
            failing: `(${(0,typed/* present */.Eb)(column)} AND (coalesce(${member}, false)${nan}))`,
            fault: 'are forbidden values',
            merit: 'are no forbidden values',
        }),
    ];
}
function areNumbers(values, rule) {
    return values.every((value) => typeof value === 'number') && rule.type?.value !== 'string';
}
/** Numbers are compared as numbers, so that 1 and 1.0 are one value; true and false as booleans; all else as text. */
function membership({ column, rule, table: { dialect } }, values) {
    if (areNumbers(values, rule)) {
        return `CAST(${(0,typed/* readAs */.fd)(column, 'float', dialect).value} AS DOUBLE PRECISION) IN (${values.map((value) => (0,literal/* doubleLiteral */.D0)(Number(value))).join(', ')})`;
    }
    if (values.every((value) => typeof value === 'boolean') && rule.type?.value !== 'string') {
        return `${(0,typed/* readAs */.fd)(column, 'boolean', dialect).value} IN (${values.join(', ')})`;
    }
    return `${dialect.text(column.sql, column.stored)} IN (${values.map((value) => (0,literal/* textLiteral */.nl)(String(value))).join(', ')})`;
}
function withArticle(type) {
    return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
function listed(values) {
    const text = values.map(String).join(', ');
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/nulls-rule.ts




/** `nulls` of one column; NaN is null. */
function nullsRule(context) {
    const { column, rule, table } = context;
    const { dialect } = table;
    if (!rule.nulls)
        return [];
    const { nulls } = rule;
    const warnIf = nulls['warn-if'] ?? (nulls.warn === undefined ? undefined : (0,limit/* moreThanShare */.eR)(nulls.warn));
    const handling = (0,rules_handling/* tolerated */.Nx)({ ...nulls, 'warn-if': warnIf });
    const limits = (0,rules_handling/* limitsOf */.Af)(handling);
    const nan = notANumber(column, dialect);
    const told = limits.errorIf
        ? limits.errorIf.operator === '>'
            ? `at most ${limits.errorIf.text.slice(2)}`
            : `fail ${limits.errorIf.text}`
        : `warn ${limits.warnIf.text.replace(/^> /, 'above ')}`;
    return [
        condition(context, 'nulls', handling, {
            title: `${column.name} nulls ${told}`,
            checked: 'true',
            failing: nan === 'false' ? `(NOT ${(0,typed/* present */.Eb)(column)})` : `(NOT ${(0,typed/* present */.Eb)(column)} OR ${nan})`,
            fault: 'are null',
            merit: 'are there',
            noneChecked: 'pass',
        }),
    ];
}
function notANumber(column, dialect) {
    if (column.kept)
        return 'false';
    if (column.stored === 'text')
        return `coalesce(lower(${column.sql}) = 'nan', false)`;
    if (column.stored !== 'float')
        return 'false';
    return `coalesce(${dialect.isNan(`CAST(${column.sql} AS DOUBLE PRECISION)`)}, false)`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/sql/order-statistics.ts
/**
 * Exact quantiles by rows per value and a running sum: spills to disk and says the same on every engine. `value` is a double;
 * `finite` picks the rows. The result goes to `orderStatistics`.
 */
function orderStatisticsQuery(value, finite, from, probabilities) {
    const at = (p) => `floor(CAST(n - 1 AS DOUBLE PRECISION) * CAST('${p}' AS DOUBLE PRECISION))`;
    const picks = probabilities.map((p, i) => `min(v) FILTER (WHERE u > ${at(p)}) AS a${i}, min(v) FILTER (WHERE u > ${at(p)} + 1) AS b${i}`);
    // Adding 0 makes -0.0 the same value as 0.0.
    return `SELECT ${['max(n) AS n', 'min(v) AS least', 'max(v) AS greatest', ...picks].join(', ')}
FROM (SELECT v, CAST(sum(c) OVER (ORDER BY v ROWS UNBOUNDED PRECEDING) AS BIGINT) AS u, CAST(sum(c) OVER () AS BIGINT) AS n
FROM (SELECT v, count(*) AS c FROM (SELECT ${value} + 0.0 AS v FROM ${from} WHERE ${finite}) AS s GROUP BY v) AS f) AS g`;
}
function orderStatistics(row, probabilities) {
    const n = Number(row['n'] ?? 0);
    if (n === 0)
        return { n, least: undefined, greatest: undefined, quantiles: [] };
    const quantiles = probabilities.map((p, i) => {
        const place = (n - 1) * p;
        const low = Number(row[`a${i}`]);
        const high = row[`b${i}`] === null ? low : Number(row[`b${i}`]);
        const part = place - Math.floor(place);
        return part === 0 ? low : low + part * (high - low);
    });
    return { n, least: Number(row['least']), greatest: Number(row['greatest']), quantiles };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/outliers.ts





/** What makes a modified z-score of a deviation measured in MADs (Iglewicz and Hoaglin 1993). */
const normalConsistency = 0.6745;
function outlierRule({ column, rule, table: { dialect } }) {
    const written = rule.outliers;
    if (!written)
        return [];
    const measure = written.method ?? 'iqr';
    const factor = written.factor ?? (measure === 'iqr' ? 1.5 : 3.5);
    const limits = (0,rules_handling/* limitsOf */.Af)((0,rules_handling/* tolerated */.Nx)(written));
    return [
        {
            kind: 'outliers',
            id: `columns.${column.name}.outliers`,
            title: `${column.name}: outliers by ${measure} × ${factor}`,
            subject: column.name,
            counted: `values of ${column.name}`,
            fault: 'are outliers',
            merit: 'are no outliers',
            noneChecked: 'inconclusive',
            reading: numeric(column, rule.type?.value, dialect),
            measure,
            factor,
            value: dialect.text(column.sql, column.stored),
            ...limits,
            ...(0,rules_handling/* scopeOf */.Od)(written, rule),
        },
    ];
}
/** The condition the fences make, or the check when there are none. */
async function fenced(rule, from, query) {
    const { value, finite, there } = rule.reading;
    const statistics = async (of, probabilities) => {
        const [row] = await query(orderStatisticsQuery(of, finite, from, probabilities));
        return orderStatistics(row, probabilities);
    };
    const parameters = { factor: rule.factor };
    let fences;
    if (rule.measure === 'iqr') {
        const { n, quantiles, least, greatest } = await statistics(value, [0.25, 0.75]);
        if (n === 0)
            return none(rule);
        const [first, third] = quantiles;
        if (first === third && least !== greatest)
            return flat(rule, 'The middle half of the values is one value', n);
        const reach = rule.factor * (third - first);
        fences = [first - reach, third + reach];
        Object.assign(parameters, { 'first quartile': first, 'third quartile': third });
    }
    else {
        const { n, quantiles, least, greatest } = await statistics(value, [0.5]);
        if (n === 0)
            return none(rule);
        const median = quantiles[0];
        const deviation = (await statistics(`abs(${value} - ${(0,literal/* doubleLiteral */.D0)(median)})`, [0.5])).quantiles[0];
        if (deviation === 0 && least !== greatest)
            return flat(rule, 'More than half of the values are one value', n);
        const reach = (rule.factor * deviation) / normalConsistency;
        fences = [median - reach, median + reach];
        Object.assign(parameters, { median, 'median absolute deviation': deviation });
    }
    const inside = `${finite} AND ${value} >= ${(0,literal/* doubleLiteral */.D0)(fences[0])} AND ${value} <= ${(0,literal/* doubleLiteral */.D0)(fences[1])}`;
    const { reading: _, measure, factor: __, ...counting } = rule;
    return {
        ...counting,
        kind: 'condition',
        checked: there,
        // What is no finite number lies within no fences.
        failing: `(${there} AND NOT coalesce(${inside}, false))`,
        fault: `are outliers (outside ${outliers_short(fences[0])} to ${outliers_short(fences[1])})`,
        merit: `lie within ${outliers_short(fences[0])} to ${outliers_short(fences[1])}`,
        method: {
            name: measure === 'iqr' ? 'quartiles and interquartile range' : 'modified z-score',
            parameters: { ...parameters, from: finiteOr(fences[0]), to: finiteOr(fences[1]) },
        },
    };
}
function none(rule) {
    return {
        ...about(rule),
        verdict: 'inconclusive',
        reason: `${rule.subject} has no numbers, so there are no outliers to count.`,
    };
}
function flat(rule, what, n) {
    return {
        ...about(rule),
        verdict: 'inconclusive',
        sizes: { values: n },
        method: { name: rule.measure, parameters: { factor: rule.factor } },
        reason: `${what}, so ${rule.measure} tells no outliers of ${rule.subject} apart; use min and max, or another method.`,
    };
}
function outliers_short(value) {
    return Number(value.toPrecision(6));
}
/** Fences of huge values may overflow; evidence holds finite numbers. */
function finiteOr(value) {
    return Number.isFinite(value) ? value : String(value);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/pairs.ts




const sqlOperators = {
    '=': '=',
    '!=': '<>',
    '<': '<',
    '<=': '<=',
    '>': '>',
    '>=': '>=',
};
/** A comparison of two columns, row by row. */
function pairRule(rule, index, [left, right], dialect, typeOf) {
    const { operator, nulls = 'fail' } = rule;
    const title = `${left.name} ${operator} ${right.name}`;
    const named = { id: `pairs.${index + 1}`, title };
    const types = [left, right].map((column) => typeOf(column.name) ?? column.inferred);
    const type = commonType(...types);
    if (type === undefined) {
        const told = `${left.name} is ${types[0]} and ${right.name} is ${types[1]}, which do not compare`;
        return { kind: 'decided', check: broken(named, told) };
    }
    const value = (column) => keyOf(column, type, typeOf(column.name), dialect);
    const both = `(${(0,typed/* present */.Eb)(left)} AND ${(0,typed/* present */.Eb)(right)})`;
    const checked = nulls === 'fail' ? 'true' : both;
    return {
        kind: 'condition',
        ...named,
        checked,
        failing: `(${checked} AND NOT coalesce(${value(left)} ${sqlOperators[operator]} ${value(right)}, false))`,
        counted: nulls === 'fail' ? 'rows' : `rows with ${left.name} and ${right.name}`,
        fault: `break "${title}"`,
        merit: `hold "${title}"`,
        noneChecked: nulls === 'fail' ? 'pass' : 'inconclusive',
        method: { name: 'rows that break the rule', parameters: { 'compared as': type, nulls } },
        value: `coalesce(${dialect.text(left.sql, left.stored)}, 'null') || ' | ' || coalesce(${dialect.text(right.sql, right.stored)}, 'null')`,
        ...(0,rules_handling/* limitsOf */.Af)(rule),
        ...(0,rules_handling/* scopeOf */.Od)(rule),
    };
}
/** The type both are compared as; a column without values goes with any. Undefined: they do not compare. */
function commonType(left, right) {
    if (left === 'empty')
        return right === 'empty' ? 'string' : commonType(right, right);
    if (right === 'empty')
        return commonType(left, left);
    if (left === 'other' || right === 'other')
        return undefined;
    if (left === right)
        return left;
    const pair = new Set([left, right]);
    if (pair.has('integer') && pair.has('float'))
        return 'float';
    if (pair.has('date') && pair.has('timestamp'))
        return 'timestamp';
    return undefined;
}
function keyOf(column, type, declared, dialect) {
    if (type === 'boolean')
        return (0,typed/* readAs */.fd)(column, 'boolean', dialect).value;
    if (type === 'string')
        return dialect.text(column.sql, column.stored);
    const own = declared ?? column.inferred;
    return ordered(column, own === 'date' && type === 'timestamp' ? 'date' : type, dialect);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/references.ts



/** What a `references` rule names: the data it looks into, as typed. */
function referencedData(rule) {
    return rule.file ?? `table:${rule.table}`;
}
/** Every value is found in a column of another table. Two columns of numbers are compared as numbers, of times as times, all else as text. */
function referenceRule({ column, rule, table: { dialect } }, other) {
    const written = rule.references;
    if (!written)
        return [];
    const declared = rule.type?.value;
    const type = comparedAs(declared ?? column.inferred, other.column.inferred);
    const there = (0,typed/* present */.Eb)(column);
    const key = references_keyOf(column, type, dialect);
    const known = references_keyOf(other.column, type, other.table.dialect);
    const shown = referencedData(written);
    const unmatched = (from, list) => `FROM (SELECT ${list}, ${key} AS k FROM ${from} WHERE ${there}) AS t LEFT JOIN (SELECT ${known} AS known FROM ${other.table.from} WHERE ${known} IS NOT NULL GROUP BY 1) AS o ON t.k = o.known`;
    return [
        {
            kind: 'rows',
            id: `columns.${column.name}.references`,
            title: `${column.name} is in ${written.column} of ${shown}`,
            subject: column.name,
            counted: `values of ${column.name}`,
            fault: `are not in ${written.column} of ${shown}`,
            merit: `are in ${written.column} of ${shown}`,
            noneChecked: 'inconclusive',
            method: {
                name: 'values without a match',
                parameters: { data: shown, column: written.column, 'compared as': type },
            },
            ...(0,rules_handling/* limitsOf */.Af)(written),
            ...(0,rules_handling/* scopeOf */.Od)(written, rule),
            count: (from) => `SELECT count(*) AS checked, count(*) FILTER (WHERE known IS NULL) AS failing ${unmatched(from, '1 AS one')}`,
            value: dialect.text(column.sql, column.stored),
            failing: (from, list) => `SELECT * ${unmatched(from, list)} WHERE known IS NULL`,
        },
    ];
}
function comparedAs(left, right) {
    const family = (type) => type === 'integer' || type === 'float' ? 'number' : type === 'date' || type === 'timestamp' ? 'time' : 'text';
    if (family(left) !== family(right) || family(left) === 'text')
        return 'string';
    if (family(left) === 'time')
        return 'timestamp';
    return left === 'integer' && right === 'integer' ? 'integer' : 'float';
}
function references_keyOf(column, type, dialect) {
    if (type === 'string')
        return dialect.text(column.sql, column.stored);
    const read = type === 'timestamp' && column.stored === 'date' ? 'date' : type;
    if (type === 'integer')
        return `CAST(${(0,typed/* readAs */.fd)(column, 'integer', dialect).value} AS DECIMAL(38,0))`;
    return ordered(column, read, dialect);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/repeats.ts



/** Counts rows that repeat an earlier one in some columns. `skipNulls`: rows with a null among them are left out. */
function repeatRule(named, key, handling, { counted, skipNulls, dialect, around }) {
    const columns = key.map((part) => comparable(part, dialect));
    const kept = skipNulls ? ` WHERE ${columns.map((sql) => `${sql} IS NOT NULL`).join(' AND ')}` : '';
    const aliased = columns.map((sql, i) => `${sql} AS k${i}`).join(', ');
    const keys = columns.map((_, i) => `k${i}`).join(', ');
    const value = key
        .map(({ column }) => `coalesce(${dialect.text(column.sql, column.stored)}, ${(0,literal/* textLiteral */.nl)('')})`)
        .join(` || ${(0,literal/* textLiteral */.nl)(', ')} || `);
    const range = key.length === 1 ? key[0].column.kept?.integers : undefined;
    const quick = range && dialect.differentIntegers?.('k0', range.least, range.most);
    return {
        kind: 'rows',
        ...named,
        counted,
        fault: 'repeat an earlier one',
        merit: 'come once',
        noneChecked: skipNulls ? 'inconclusive' : 'pass',
        method: { name: 'rows that repeat an earlier one', parameters: {} },
        ...(0,rules_handling/* limitsOf */.Af)(handling),
        ...(0,rules_handling/* scopeOf */.Od)(handling, around),
        count: (from) => quick && skipNulls
            ? `SELECT count(k0) AS checked, count(k0) - ${quick} AS failing FROM (SELECT ${aliased} FROM ${from}${kept}) AS k`
            : `SELECT coalesce(sum(n), 0) AS checked, coalesce(sum(n - 1), 0) AS failing FROM (SELECT ${keys}, count(*) AS n FROM (SELECT ${aliased} FROM ${from}${kept}) AS k GROUP BY ${keys}) AS g`,
        value,
        failing: (from, list, order) => `SELECT * FROM (SELECT ${list}, row_number() OVER (PARTITION BY ${columns.join(', ')} ORDER BY ${[...order, columns[0]].join(', ')}) AS repeated FROM ${from}${kept}) AS r WHERE repeated > 1`,
    };
}
/** What two values of a column are compared by: the numbers they are, else their text. */
function comparable({ column, type }, dialect) {
    if (type === undefined || !(0,typed/* isNumber */.Et)(type))
        return (0,typed/* keyOf */.TN)(column);
    // Where all are integers, as many texts are kept as there are values.
    return type === 'integer' && column.kept?.reads.integer ? column.kept.sql : (0,typed/* readAs */.fd)(column, type, dialect).value;
}

// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(9953);
;// CONCATENATED MODULE: ./packages/data-quality/src/rules/table-rules.ts





/** Without a rule at least one row is wanted: an empty table has not passed anything. */
function rowsCheck({ min, max, change } = {}, rows, reference) {
    const least = min ?? (max === undefined ? 1 : 0);
    const base = {
        id: 'rows',
        title: `rows: ${[`at least ${least}`, max !== undefined && `at most ${max}`, change && 'near those of the reference'].filter(Boolean).join(', ')}`,
        observed: rows,
    };
    if (rows < least)
        return { ...base, verdict: 'fail', threshold: least, reason: `There are ${rows} rows, fewer than ${least}.` };
    if (max !== undefined && rows > max)
        return { ...base, verdict: 'fail', threshold: max, reason: `There are ${rows} rows, more than ${max}.` };
    if (change)
        return {
            ...base,
            ...judgeBounds(base, 'The number of rows', { change }, rows, reference && { value: reference.rows }),
        };
    return {
        ...base,
        verdict: 'pass',
        threshold: rows >= least && max !== undefined ? max : least,
        reason: `There are ${rows} rows.`,
    };
}
function present(name) {
    return {
        id: `columns.${name}.presence`,
        title: `${name} is there`,
        subject: name,
        verdict: 'pass',
        reason: `The data has the column ${name}.`,
    };
}
/** `known`: the data's columns. `ruled`: those with a rule of their own; a near one among the others may be the missing one, renamed. */
function missing(name, id, known, ruled = new Set()) {
    const free = known.filter((other) => !ruled.has(other));
    const bare = (text) => text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');
    const renamed = free.find((other) => bare(other) !== '' && bare(other) === bare(name)) ?? (0,nearest/* nearest */.p)(name, free);
    const close = renamed ?? (0,nearest/* nearest */.p)(name, known);
    const hint = close === undefined ? '' : renamed === undefined ? `; the nearest is ${close}` : `; is it renamed to ${renamed}?`;
    return {
        id,
        title: `${name} is there`,
        subject: name,
        verdict: 'fail',
        reason: `The data has no column ${name}${hint}${hint.endsWith('?') ? '' : '.'}`,
    };
}
function extraColumns(rules, columns) {
    const mode = rules['extra-columns'] ?? 'allow';
    if (mode === 'allow')
        return [];
    const ruled = new Set(Object.keys(rules.columns ?? {}));
    const extra = columns.map(({ name }) => name).filter((name) => !ruled.has(name));
    return [
        {
            id: 'extra-columns',
            title: 'no column without a rule',
            observed: extra.length,
            threshold: 0,
            verdict: extra.length === 0 ? 'pass' : mode,
            reason: extra.length === 0 ? 'Every column has a rule.' : `Columns without a rule: ${extra.join(', ')}.`,
        },
    ];
}
/** Columns with rules come in the order of their rules; those without lie anywhere. */
function columnOrder(rules, columns) {
    const mode = rules['column-order'] ?? 'allow';
    if (mode === 'allow')
        return [];
    const place = new Map(columns.map(({ name }, i) => [name, i]));
    const ordered = Object.keys(rules.columns ?? {}).filter((name) => place.has(name));
    const at = ordered.findIndex((name, i) => i > 0 && place.get(name) < place.get(ordered[i - 1]));
    const base = { id: 'column-order', title: 'columns in the order of their rules', sizes: { columns: ordered.length } };
    if (at < 0)
        return [{ ...base, verdict: 'pass', reason: 'The columns come in the order of their rules.' }];
    return [
        {
            ...base,
            verdict: mode,
            reason: `In the data ${ordered[at]} comes before ${ordered[at - 1]}, in the rules after it.`,
        },
    ];
}
function sqlCheck(check, index) {
    const { sql, where, name = sql } = check;
    const named = { id: `checks.${index + 1}`, title: where === undefined ? name : `${name} (where ${where})` };
    const fault = notOneExpression(sql) ?? (where === undefined ? undefined : notOneExpression(where));
    if (fault !== undefined)
        return { kind: 'decided', check: broken(named, fault) };
    // A line of its own, so that a comment at its end hides nothing.
    const checked = where === undefined ? 'true' : `coalesce((\n${where}\n), false)`;
    return {
        kind: 'condition',
        ...named,
        checked,
        failing: `(${checked} AND NOT coalesce((\n${sql}\n), false))`,
        counted: where === undefined ? 'rows' : `rows where ${where}`,
        fault: `break "${name}"`,
        merit: `hold "${name}"`,
        noneChecked: where === undefined ? 'pass' : 'warn',
        named: true,
        ...(0,rules_handling/* limitsOf */.Af)(check),
        ...(0,rules_handling/* scopeOf */.Od)({ severity: check.severity }),
    };
}
/** Failing rows could not be told as the user asked. */
function missingKeys({ key = [] }, known) {
    return key.filter((name) => !known.includes(name)).map((name) => missing(name, `key.${name}`, known));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/text-conditions.ts


function patternRule(context) {
    const { column, rule, table } = context;
    const { dialect } = table;
    const { pattern } = rule;
    if (!pattern)
        return [];
    const text = dialect.text(column.sql, column.stored);
    return [
        condition(context, 'pattern', pattern, {
            title: `${column.name} matches ${pattern.value}`,
            threshold: pattern.value,
            failing: `(${(0,typed/* present */.Eb)(column)} AND NOT coalesce(${dialect.matches(text, pattern.value)}, false))`,
            fault: `do not match ${pattern.value}`,
            merit: `match ${pattern.value}`,
        }),
    ];
}
function forbiddenPatternRule(context) {
    const { column, rule, table } = context;
    const { dialect } = table;
    const forbidden = rule['not-pattern'];
    if (!forbidden)
        return [];
    const text = dialect.text(column.sql, column.stored);
    return [
        condition(context, 'not-pattern', forbidden, {
            title: `${column.name} does not match ${forbidden.value}`,
            threshold: forbidden.value,
            failing: `(${(0,typed/* present */.Eb)(column)} AND coalesce(${dialect.matches(text, forbidden.value)}, true))`,
            fault: `match ${forbidden.value}`,
            merit: `do not match ${forbidden.value}`,
        }),
    ];
}
function lengthRule(context) {
    const { column, rule, table } = context;
    const { dialect } = table;
    const { length } = rule;
    if (!length)
        return [];
    const { min, max } = length;
    const text = dialect.text(column.sql, column.stored);
    const bounds = [
        ...(min === undefined ? [] : [`length(${text}) >= ${min}`]),
        ...(max === undefined ? [] : [`length(${text}) <= ${max}`]),
    ];
    const told = min === max ? `${min}` : `${min ?? 0} to ${max ?? 'any number of'}`;
    return [
        condition(context, 'length', length, {
            title: `${column.name} has ${told} characters`,
            failing: `(${(0,typed/* present */.Eb)(column)} AND NOT coalesce(${bounds.join(' AND ')}, false))`,
            fault: `do not have ${told} characters`,
            merit: `have ${told} characters`,
        }),
    ];
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/time-rules.ts




function newestRule(rule, column, type, dialect) {
    return {
        kind: 'newest',
        id: 'freshness',
        title: `newest ${column.name}`,
        subject: column.name,
        instant: instantOf(column, type, dialect),
        maxAge: rule['max-age'],
        ...(0,rules_handling/* scopeOf */.Od)(rule),
    };
}
function gapRule(rule, column, type, dialect) {
    return {
        kind: 'gap',
        id: 'availability',
        title: `no gap in ${column.name} longer than ${(0,quantities/* formatDuration */.a3)(rule['max-gap'])}`,
        subject: column.name,
        instant: instantOf(column, type, dialect),
        maxGap: rule['max-gap'],
        untilNow: rule['until-now'] === true,
        ...(0,rules_handling/* scopeOf */.Od)(rule),
    };
}
function instantOf(column, declared, dialect) {
    const type = declared !== undefined && (0,typed/* isTime */.K8)(declared) ? declared : column.stored === 'date' ? 'date' : 'timestamp';
    return dialect.epochMilliseconds(`CAST(${(0,typed/* readAs */.fd)(column, type, dialect).value} AS TIMESTAMP(6))`);
}
/** The latest time at or before `now` (milliseconds), and how many rows lie after it. */
async function newest(instant, from, query, now) {
    const [row] = await query(`SELECT max(${instant}) FILTER (WHERE ${instant} <= ${now}) AS newest, count(*) FILTER (WHERE ${instant} > ${now}) AS future FROM ${from}`);
    const { newest: found, future } = row;
    return { newest: found === null || found === undefined ? undefined : Number(found), future: Number(future) };
}
async function judgeNewest(rule, from, query, now) {
    const { newest: time, future } = await newest(rule.instant, from, query, now);
    const base = { ...about(rule), threshold: (0,quantities/* formatDuration */.a3)(rule.maxAge), values: { 'rows in the future': future } };
    const later = toldFuture(future);
    if (time === undefined)
        return { ...base, verdict: 'fail', reason: `${rule.subject} has no time up to now${later}.` };
    const age = now - time;
    const fresh = age <= rule.maxAge;
    return {
        ...base,
        observed: (0,quantities/* formatDuration */.a3)(age),
        method: {
            name: 'age of the newest time',
            parameters: { now: new Date(now).toISOString(), newest: new Date(time).toISOString() },
        },
        verdict: fresh ? 'pass' : 'fail',
        reason: `The newest ${rule.subject} is ${(0,quantities/* formatDuration */.a3)(age)} old, ${fresh ? 'within' : 'older than'} ${(0,quantities/* formatDuration */.a3)(rule.maxAge)}${later}.`,
    };
}
async function judgeGap(rule, from, query, now) {
    const { instant, maxGap, untilNow } = rule;
    const { newest: last, future } = await newest(instant, from, query, now);
    const [row] = await query(`SELECT t, before FROM (SELECT t, lag(t) OVER (ORDER BY t) AS before FROM (SELECT ${instant} AS t FROM ${from} WHERE ${instant} <= ${now} GROUP BY 1) AS d) AS l WHERE before IS NOT NULL ORDER BY t - before DESC, t LIMIT 1`);
    const gaps = [
        ...(row === undefined ? [] : [{ start: Number(row['before']), end: Number(row['t']) }]),
        ...(untilNow && last !== undefined ? [{ start: last, end: now }] : []),
    ].sort((a, b) => b.end - b.start - (a.end - a.start));
    const base = { ...about(rule), threshold: `≤ ${(0,quantities/* formatDuration */.a3)(maxGap)}`, values: { 'rows in the future': future } };
    const [longest] = gaps;
    if (last === undefined)
        return { ...base, verdict: 'fail', reason: `${rule.subject} has no time up to now${toldFuture(future)}.` };
    if (longest === undefined)
        return {
            ...base,
            verdict: 'inconclusive',
            reason: `${rule.subject} has one time only, so there is nothing between.`,
        };
    const length = longest.end - longest.start;
    const [start, end] = [longest.start, longest.end].map((time) => new Date(time).toISOString());
    return {
        ...base,
        observed: (0,quantities/* formatDuration */.a3)(length),
        method: { name: 'longest time between neighbouring times', parameters: { start, end, 'until now': untilNow } },
        verdict: length <= maxGap ? 'pass' : 'fail',
        reason: `The longest gap in ${rule.subject} is ${(0,quantities/* formatDuration */.a3)(length)} (from ${start} to ${end}), ${length <= maxGap ? 'within' : 'longer than'} ${(0,quantities/* formatDuration */.a3)(maxGap)}${toldFuture(future)}.`,
    };
}
function toldFuture(future) {
    return future > 0 ? ` (${future} rows lie in the future and do not count)` : '';
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/compile.ts
















/** Compiles a rule set for a table: one or more planned rules per line the user wrote. Pure; nothing is queried. */
function compileRules(rules, table, { reference, referenced = new Map() } = {}) {
    const { dialect } = table;
    const byName = new Map(table.columns.map((column) => [column.name, column]));
    const known = [...byName.keys()];
    const ruled = new Set(Object.keys(rules.columns ?? {}));
    const typeOf = (name) => rules.columns?.[name]?.type?.value;
    /** The columns named, or the check that says which is missing. */
    const withColumns = (id, names, make) => {
        const unknown = names.find((name) => !byName.has(name));
        if (unknown !== undefined)
            return [decided(missing(unknown, id, known))];
        return attempt(id, () => make(names.map((name) => byName.get(name))));
    };
    const ofColumn = (column, rule) => {
        const context = { column, rule, table };
        const at = (word) => `columns.${column.name}.${word}`;
        const { unique, monotonic, references } = rule;
        return [
            ...attempt(at('type'), () => typeRule(context)),
            ...attempt(at('nulls'), () => nullsRule(context)),
            ...attempt(at('bounds'), () => boundRules(context)),
            ...attempt(at('in'), () => allowedRule(context)),
            ...attempt(at('not-in'), () => forbiddenRule(context)),
            ...(unique?.value
                ? [
                    repeatRule({ id: at('unique'), title: `${column.name} is unique`, subject: column.name }, [{ column, type: rule.type?.value }], unique, { counted: `values of ${column.name}`, skipNulls: true, dialect, around: rule }),
                ]
                : []),
            ...attempt(at('pattern'), () => patternRule(context)),
            ...attempt(at('not-pattern'), () => forbiddenPatternRule(context)),
            ...attempt(at('length'), () => lengthRule(context)),
            ...attempt(at('class'), () => classRules(context)),
            ...attempt(at('outliers'), () => outlierRule(context)),
            ...(monotonic
                ? withColumns(at('monotonic'), [...(monotonic.by === undefined ? [] : [monotonic.by]), ...(monotonic.group ?? [])], (columns) => monotonicRule(context, {
                    by: monotonic.by === undefined ? undefined : columns[0],
                    group: columns.slice(monotonic.by === undefined ? 0 : 1),
                    typeOf,
                }))
                : []),
            ...(references ? referencing(context, references) : []),
            ...attempt(at('aggregates'), () => aggregateRules(context, reference, typeOf)),
        ];
    };
    const referencing = (context, written) => {
        const id = `columns.${context.column.name}.references`;
        const other = referenced.get(referencedData(written));
        if (!other)
            return [
                decided(broken({ id, title: id, subject: context.column.name }, `${referencedData(written)} was not opened`)),
            ];
        const column = other.columns.find(({ name }) => name === written.column);
        if (column)
            return attempt(id, () => referenceRule(context, { table: other, column }));
        const said = missing(written.column, id, other.columns.map(({ name }) => name));
        return [decided({ ...said, reason: said.reason.replace('The data has', `${referencedData(written)} has`) })];
    };
    return [
        { ...decided(rowsCheck(rules.rows, table.rows, reference)), ...severityOf(rules.rows) },
        ...Object.entries(rules.columns ?? {}).flatMap(([name, rule]) => {
            const column = byName.get(name);
            if (column)
                return [decided(present(name)), ...ofColumn(column, rule)];
            if (rule.required === false)
                return [];
            return [{ ...decided(missing(name, `columns.${name}.presence`, known, ruled)), ...severityOf(rule) }];
        }),
        ...(rules.checks ?? []).map(sqlCheck),
        ...(rules.pairs ?? []).flatMap((rule, i) => withColumns(`pairs.${i + 1}`, [rule.left, rule.right], ([left, right]) => [
            pairRule(rule, i, [left, right], dialect, typeOf),
        ])),
        ...(rules.unique ?? []).flatMap((key, i) => withColumns(`unique.${i + 1}`, key.columns, (columns) => [
            repeatRule({ id: `unique.${i + 1}`, title: `${key.columns.join(', ')} together are unique` }, columns.map((column) => ({ column, type: typeOf(column.name) })), key, { counted: `rows with ${key.columns.join(', ')}`, skipNulls: true, dialect }),
        ])),
        ...extraColumns(rules, table.columns).map(decided),
        ...columnOrder(rules, table.columns).map(decided),
        ...(rules.duplicates
            ? withColumns('duplicates', rules.duplicates.columns ?? known, (columns) => [
                repeatRule({
                    id: 'duplicates',
                    title: `no duplicate rows${rules.duplicates.columns ? ` by ${rules.duplicates.columns.join(', ')}` : ''}`,
                }, columns.map((column) => ({ column })), (0,rules_handling/* tolerated */.Nx)(rules.duplicates), { counted: 'rows', skipNulls: false, dialect }),
            ])
            : []),
        ...(rules.freshness
            ? withColumns('freshness', [rules.freshness.column], ([column]) => [
                newestRule(rules.freshness, column, typeOf(column.name), dialect),
            ])
            : []),
        ...(rules.availability
            ? withColumns('availability', [rules.availability.column], ([column]) => [
                gapRule(rules.availability, column, typeOf(column.name), dialect),
            ])
            : []),
        ...missingKeys(rules, known).map(decided),
    ].map(oneCondition);
}
/** The user's `where` stays in the parentheses it is put in. */
function oneCondition(rule) {
    const fault = rule.kind === 'decided' || rule.where === undefined ? undefined : notOneExpression(rule.where);
    return fault === undefined || rule.kind === 'decided' ? rule : decided(broken(rule, `where: ${fault}`));
}
/** Types the user declared, by column. */
function declaredTypes(rules) {
    return new Map(Object.entries(rules?.columns ?? {}).flatMap(([name, { type }]) => (type ? [[name, type.value]] : [])));
}
/** A rule the engine's dialect refuses is told by itself, beside the others. */
function attempt(id, make) {
    try {
        return [...make()];
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        const reason = [error.message.replace(/\.$/, ''), error.hint].filter(Boolean).join('. ');
        return [decided(broken({ id, title: id }, reason))];
    }
}
function decided(check) {
    return { kind: 'decided', check };
}
function severityOf(rule) {
    return rule?.severity === 'warn' ? { severity: 'warn' } : {};
}

// EXTERNAL MODULE: ./packages/data-quality/src/query-error.ts
var query_error = __webpack_require__(9925);
;// CONCATENATED MODULE: ./packages/data-quality/src/sql/filtered.ts



/**
 * A FROM item: the table's rows for which the user's condition is true, as the table itself has them. The condition sees the users' names
 * and types; the table's own columns (c0, c1, ...) travel beside them under names no user has.
 */
function filteredFrom({ columns, from, dialect, placed }, where, types) {
    const raw = (i) => (0,literal/* identifier */.Cv)(`__raw_column_${i}`);
    const places = placed ? Object.values(placeColumns) : [];
    const inner = [...columns.map((_, i) => `c${i} AS ${raw(i)}`), ...(0,named_columns/* namedColumns */.T)(columns, types, dialect), ...places];
    const outer = [...columns.map((_, i) => `${raw(i)} AS c${i}`), ...places];
    // A line of its own, so that a comment at its end hides nothing.
    return `(SELECT ${outer.join(', ')} FROM (SELECT ${inner.join(', ')} FROM ${from}) AS named WHERE coalesce((\n${where}\n), false)) AS filtered`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/measure-aggregates.ts




/** Values there are, finite numbers among them, and the statistic when one scan gives it. */
function momentsOf({ statistic, measured }) {
    const { value, there, finite } = measured.reading;
    const over = { min: 'min', max: 'max', mean: 'avg', stddev: 'stddev_samp', sum: 'sum' };
    const counts = [countWhere(there), countWhere(finite)];
    if (statistic === 'quantile' || statistic === 'distinct')
        return counts;
    return [...counts, `${over[statistic]}(CASE WHEN ${finite} THEN ${value} END)`];
}
/** Judges aggregate rules: what one scan gave is taken from it, quantiles and distinct values are asked for. */
function aggregateReader(scanned, query) {
    return async (rule, from) => {
        const found = await statisticsOf(rule, rule.measured, from, scanned.get(rule));
        const name = nameOf(rule.statistic, rule.probability);
        const { change, min, max } = rule.bounds;
        const check = {
            ...about(rule),
            sizes: { values: found.there },
            method: {
                name: methodOf(rule),
                parameters: {
                    ...(min !== undefined && { min }),
                    ...(max !== undefined && { max }),
                    ...(change?.['max-decrease'] !== undefined && { 'max decrease': change['max-decrease'] }),
                    ...(change?.['max-increase'] !== undefined && { 'max increase': change['max-increase'] }),
                    ...(rule.where !== undefined && { where: rule.where }),
                },
            },
        };
        const fault = faultOf(rule, found);
        if (fault)
            return { ...check, ...fault };
        return { ...check, ...judgeBounds(check, name, rule.bounds, found.value, await ofReference(rule)) };
    };
    async function ofReference(rule) {
        const { reference } = rule;
        if (!reference || 'missing' in reference)
            return reference;
        const found = await statisticsOf(rule, reference.measured, reference.from, undefined);
        return faultOf(rule, found)
            ? { missing: `the reference has none: of its ${found.there} values ${found.finite} are finite numbers` }
            : { value: found.value };
    }
    async function statisticsOf(rule, measured, from, known) {
        if (known && 'error' in known)
            throw known.error;
        const cells = known?.cells ?? (await select(momentsOf({ ...rule, measured }), from));
        const [there, finite, moment] = [Number(cells[0]), Number(cells[1]), cells[2]];
        const counts = { there, finite };
        if (rule.statistic === 'distinct') {
            const [row] = await query(`SELECT count(*) AS n FROM (SELECT ${measured.text} AS v FROM ${from} WHERE ${measured.text} IS NOT NULL GROUP BY 1) AS d`);
            return { ...counts, value: Number(row['n']) };
        }
        if (rule.statistic === 'quantile') {
            const p = rule.probability;
            const { reading } = measured;
            const [row] = await query(orderStatisticsQuery(reading.value, reading.finite, from, [p]));
            return { ...counts, value: orderStatistics(row, [p]).quantiles[0] };
        }
        return { ...counts, value: moment === null || moment === undefined ? undefined : Number(moment) };
    }
    async function select(list, from) {
        const [row] = await query(`SELECT ${list.map((sql, i) => `${sql} AS e${i}`).join(', ')} FROM ${from}`);
        return list.map((_, i) => row[`e${i}`]);
    }
}
/** Why there is no statistic to judge: nothing there, or values that are no finite numbers. */
function faultOf({ subject, statistic, probability }, { there, finite, value }) {
    const name = nameOf(statistic, probability);
    if (there === 0)
        return { verdict: 'inconclusive', reason: `${subject} has no values, so it has no ${name}.` };
    if (statistic !== 'distinct' && finite < there)
        return {
            verdict: 'fail',
            observed: there - finite,
            reason: `${there - finite} of ${there} values of ${subject} are no finite numbers, so it has no ${name}.`,
        };
    if (value === undefined)
        return { verdict: 'inconclusive', reason: `${subject} has too few values (${there}) for a ${name}.` };
    if (!Number.isFinite(value))
        return { verdict: 'fail', reason: `The ${name} of ${subject} is too large to be computed.` };
    return undefined;
}
function methodOf({ statistic, probability }) {
    if (statistic === 'quantile')
        return `exact ${probability}-quantile, linear between neighbours (type 7)`;
    return statistic === 'stddev' ? 'sample standard deviation (divisor n - 1)' : nameOf(statistic, probability);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/judge-classes.ts

/** `counts`: class -> rows, nulls left out. */
function judgeClasses(rule, counts) {
    const all = new Map([...rule.expected.map((name) => [name, 0]), ...counts]);
    if (rule.only !== undefined && !all.has(rule.only))
        all.set(rule.only, 0);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const base = {
        ...about(rule),
        sizes: { rows: total, classes: counts.size },
        values: Object.fromEntries([...all].slice(0, 50)),
    };
    if (total === 0)
        return { ...base, verdict: 'inconclusive', reason: `${rule.subject} has no values, so there are no classes.` };
    const looked = rule.only === undefined ? [...all] : [[rule.only, all.get(rule.only)]];
    if (rule.fewest !== undefined)
        return fewestCheck(rule, rule.fewest, all, base);
    const { min = 0, max = 1 } = rule.share ?? {};
    const outside = looked.filter(([, count]) => count / total < min || count / total > max);
    const shown = (outside.length > 0 ? outside : looked).slice(0, 5);
    const shares = shown.map(([name, count]) => `${name} ${percent(count / total)}`).join(', ');
    return {
        ...base,
        observed: rule.only === undefined ? outside.length : looked[0][1] / total,
        threshold: `${min} to ${max}`,
        method: {
            name: 'share of a class among rows that are not null',
            parameters: { min, max, class: rule.only ?? 'each' },
        },
        verdict: outside.length > 0 ? 'fail' : 'pass',
        reason: `Share of ${rule.subject} ${outside.length > 0 ? 'outside' : 'within'} ${percent(min)} to ${percent(max)}: ${shares}.`,
    };
}
function fewestCheck(rule, fewest, all, base) {
    const sorted = [...all].sort((a, b) => a[1] - b[1]);
    const [least] = sorted;
    const few = sorted.filter(([, count]) => count < fewest);
    const common = {
        ...base,
        ...about(rule),
        observed: least[1],
        threshold: fewest,
        method: { name: 'rows per class', parameters: { fewest } },
    };
    if (all.size < 2) {
        return {
            ...common,
            verdict: 'fail',
            reason: `${rule.subject} has only the class ${least[0]}, and at least 2 classes are wanted.`,
        };
    }
    if (few.length === 0)
        return {
            ...common,
            verdict: 'pass',
            reason: `Each class of ${rule.subject} has at least ${fewest} rows; the smallest, ${least[0]}, has ${least[1]}.`,
        };
    const told = few.slice(0, 5).map(([name, count]) => `${name} has ${count}`);
    return {
        ...common,
        verdict: 'fail',
        reason: `Classes of ${rule.subject} with fewer than ${fewest} rows: ${told.join(', ')}${few.length > 5 ? ` and ${few.length - 5} more` : ''}.`,
    };
}
function percent(share) {
    return `${Number((share * 100).toPrecision(4))}%`;
}
/** Rows per class, nulls left out. */
async function countClasses(rule, from, query) {
    const rows = await query(`SELECT ${rule.value} AS class, count(*) AS n FROM ${from} WHERE ${rule.value} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10001`);
    if (rows.length > 10_000)
        throw new Error(`${rule.subject} has more than 10 000 classes`);
    return new Map(rows.map((row) => [String(row['class']), Number(row['n'])]));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/show-values.ts

/**
 * How a value is told. The hash is salted anew in every run: within one, equal values have equal hashes, so that repeats can be seen; without
 * the salt nobody can find a value by hashing all countries or dates of birth, nor follow it from run to run.
 */
function valueTeller(show, salt = (0,external_node_crypto_.randomBytes)(32)) {
    if (show !== 'hash')
        return (value) => value;
    return (value) => value === null ? null : `#${(0,external_node_crypto_.createHmac)('sha256', salt).update(String(value)).digest('hex').slice(0, 12)}`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/row-marks.ts




function rowMarks(table, key, showValues) {
    const tellValue = valueTeller(showValues);
    const keys = key.flatMap((name) => table.columns.filter((column) => column.name === name));
    const place = table.placed ? [placeColumns.part, placeColumns.row] : [];
    const places = table.placed ? ['part_no', 'row_no'] : [];
    // The text: a row's key is shown or hashed, and has to be the same on every engine.
    const text = (column, named) => table.dialect.text(named ? (0,literal/* identifier */.Cv)(column.name) : column.sql, column.stored === 'text' ? 'string' : column.stored);
    return {
        select: (named) => [
            ...place.map((sql, i) => `${sql} AS ${places[i]}`),
            ...keys.map((column, i) => `${text(column, named)} AS key_${i}`),
        ],
        order: [...place, ...keys.map(({ sql }) => sql)],
        orderedBy: [...places, ...keys.map((_, i) => `key_${i}`)],
        async tell(rows) {
            const found = rows.map((row) => ({ part: Number(row['part_no']), row: Number(row['row_no']) }));
            const lines = table.placed ? await table.lines(found) : [];
            return rows.map((row, i) => {
                const { part, row: number } = found[i];
                const file = table.placed ? table.files[part] : undefined;
                return {
                    ...(file !== undefined && { file }),
                    ofSeveral: table.files.length > 1,
                    ...(lines[i] !== undefined && { line: lines[i] }),
                    ...(table.placed && { row: number }),
                    ...(keys.length > 0 && {
                        key: keys.map(({ name }, k) => `${name}=${shown(row[`key_${k}`], showValues === true)}`).join(', '),
                    }),
                    ...(row['value'] !== undefined && { value: tellValue(row['value']) }),
                };
            });
        },
    };
}
/** The value, or the first 12 hexadecimal digits of the SHA-256 of its text, by which who has the table finds the row. */
function shown(value, showValues) {
    if (value === null || value === undefined)
        return 'null';
    return showValues ? String(value) : `#${(0,external_node_crypto_.createHash)('sha256').update(String(value)).digest('hex').slice(0, 12)}`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/failing-rows.ts

/** Finds where rows fail: the first ones in the order of their places or keys. Nothing is asked when none fails or nothing tells them apart. */
function failingRows(table, query, options) {
    const marks = rowMarks(table, options.key ?? [], options.showValues);
    return async (rule, failing, select) => {
        if (failing === 0 || options.maxFailingRows === 0)
            return [];
        const value = options.showValues === false || rule.value === undefined ? [] : [`${rule.value} AS value`];
        const list = [...marks.select(rule.named === true), ...value];
        if (list.length === 0)
            return [];
        const order = marks.orderedBy.length > 0 ? marks.orderedBy.join(', ') : 'value';
        const rows = await query(`SELECT * FROM (${select(list.join(', '), marks.order)}) AS failing ORDER BY ${order} LIMIT ${options.maxFailingRows}`);
        return marks.tell(rows);
    };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/run.ts











/** Runs planned rules; the checks come in the plan's order. A rule that cannot be run is told by its own check and stops no other. */
async function runRules(plan, table, engine, options) {
    const query = (sql) => engine.query(sql);
    const named = once(() => table.named(options.types));
    const rowsOf = failingRows(table, query, options);
    const scanned = await scan(plan, fromOf, query);
    const aggregate = aggregateReader(scanned, query);
    const checks = [];
    for (const rule of plan) {
        try {
            checks.push(atMost(rule.severity, await run(rule)));
        }
        catch (error) {
            if (rule.kind === 'decided' || error instanceof user_error/* UserError */.y)
                throw error;
            checks.push(broken(rule, told(error, options.showValues === true)));
        }
    }
    return checks;
    async function fromOf(rule) {
        if (rule.kind === 'condition' && rule.named)
            return named();
        return rule.where === undefined ? table.from : filteredFrom(table, rule.where, options.types);
    }
    async function run(rule) {
        if (rule.kind === 'decided')
            return rule.check;
        const from = await fromOf(rule);
        switch (rule.kind) {
            case 'condition':
                return judgeCondition(rule, from, cellsOf(scanned.get(rule)));
            case 'rows':
                return countRows(rule, from);
            case 'outliers': {
                const condition = await fenced(rule, from, query);
                if (!('kind' in condition))
                    return condition;
                const [found] = await selectMany([countsOf(condition)], from, query);
                return judgeCondition(condition, from, cellsOf(found));
            }
            case 'classes':
                return judgeClasses(rule, await countClasses(rule, from, query));
            case 'aggregate':
                return aggregate(rule, from);
            case 'newest':
                return judgeNewest(rule, from, query, options.now);
            case 'gap':
                return judgeGap(rule, from, query, options.now);
        }
    }
    async function judgeCondition(rule, from, cells) {
        const [checked, failing] = cells.map(Number);
        const rows = await rowsOf(rule, failing, (list) => `SELECT ${list} FROM ${from} WHERE ${rule.failing}`);
        return judgeRows(rule, { checked, failing, rows });
    }
    async function countRows(rule, from) {
        const [row] = await query(rule.count(from));
        const [checked, failing] = [Number(row['checked']), Number(row['failing'])];
        const rows = await rowsOf(rule, failing, (list, order) => rule.failing(from, list, order));
        return judgeRows(rule, { checked, failing, rows });
    }
}
/** All conditions and moments in as few scans as may be. */
async function scan(plan, fromOf, query) {
    const bySource = new Map();
    const found = new Map();
    for (const rule of plan) {
        if (rule.kind !== 'condition' && rule.kind !== 'aggregate')
            continue;
        try {
            const from = await fromOf(rule);
            const list = rule.kind === 'condition' ? countsOf(rule) : momentsOf(rule);
            bySource.set(from, [...(bySource.get(from) ?? []), { rule, list }]);
        }
        catch (error) {
            if (error instanceof user_error/* UserError */.y)
                throw error;
            found.set(rule, { error });
        }
    }
    for (const [from, asked] of bySource) {
        const cells = await selectMany(asked.map(({ list }) => list), from, query);
        asked.forEach(({ rule }, i) => found.set(rule, cells[i]));
    }
    return found;
}
function countsOf({ checked, failing }) {
    return [countWhere(checked), countWhere(failing)];
}
function cellsOf(selected) {
    if ('error' in selected)
        throw selected.error;
    return selected.cells;
}
function atMost(severity, check) {
    return severity === 'warn' && check.verdict !== 'pass' ? { ...check, verdict: 'warn' } : check;
}
function once(make) {
    let made;
    return () => (made ??= make());
}
/** The engine's message, first line. What it quotes at run time is a value; before that it is the user's own SQL. */
function told(error, showValues) {
    const line = (0,engine_message/* engineMessage */.g)(error);
    const ofStatement = error instanceof query_error/* QueryError */.l ? error.ofStatement : /^(Binder|Parser|Catalog) Error/.test(line);
    return showValues || ofStatement ? line : line.replace(/'[^']*'|"[^"]*"/g, "'...'");
}

// EXTERNAL MODULE: ./packages/evidence/src/verdict.ts
var src_verdict = __webpack_require__(478);
;// CONCATENATED MODULE: ./packages/evidence/src/judgement.ts

/** The verdict of many checks is the gravest of them; the reason counts them and quotes the first three that decided. */
function judge(checks) {
    const verdict = (0,src_verdict/* worst */.Q)(checks.map((check) => check.verdict));
    return { verdict, reason: reasonFor(verdict, checks), checks };
}
const judgement_told = {
    warn: 'warned',
    fail: 'failed',
    inconclusive: 'could not be decided',
};
function reasonFor(verdict, checks) {
    if (checks.length === 0)
        return 'Nothing was checked, so nothing has passed.';
    if (verdict === 'pass')
        return checks.length === 1 ? checks[0].reason : `All ${checks.length} checks passed.`;
    const decided = checks.filter((check) => check.verdict === verdict);
    const quoted = decided.slice(0, 3).map((check) => check.reason.replace(/\.$/, ''));
    const more = decided.length > quoted.length ? `; and ${decided.length - quoted.length} more` : '';
    return `${decided.length} of ${checks.length} checks ${judgement_told[verdict]}: ${quoted.join('; ')}${more}.`;
}

// EXTERNAL MODULE: ./packages/evidence/src/text-file.ts
var text_file = __webpack_require__(3655);
;// CONCATENATED MODULE: ./packages/data-quality/src/sources/dvc/digest.ts




/** DVC looks at files in such pieces. */
const piece = 2 ** 20;
/**
 * The digest DVC gives a file: its md5. `legacy` is that of DVC before 3: in each piece that looks like text, CRLF counts as LF, but not one
 * that two pieces share (`dos2unix` of dvc-data).
 */
async function digestOfFile(path, legacy) {
    const hash = (0,external_node_crypto_.createHash)('md5');
    let size = 0;
    for await (const chunk of (0,external_node_fs_.createReadStream)(path, { highWaterMark: piece })) {
        size += chunk.length;
        hash.update(legacy && looksLikeText(chunk.subarray(0, 512)) ? withUnixLines(chunk) : chunk);
    }
    return { md5: hash.digest('hex'), size, files: 1 };
}
function withUnixLines(chunk) {
    return Buffer.from(chunk.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
/** The digest of a folder: that of its listing, a JSON list of the md5 and path of every file in the order of the paths. */
async function digestOfFolder(path, legacy) {
    const entries = await (0,promises_.readdir)(path, { recursive: true, withFileTypes: true });
    const listing = [];
    let size = 0;
    for (const entry of entries) {
        const file = (0,external_node_path_.join)(entry.parentPath, entry.name);
        if (entry.isDirectory() || !(await (0,promises_.stat)(file)).isFile())
            continue;
        const found = await digestOfFile(file, legacy);
        size += found.size;
        listing.push({ md5: found.md5, relpath: (0,external_node_path_.relative)(path, file).replaceAll(external_node_path_.sep, '/') });
    }
    listing.sort((a, b) => compareCodePoints(a.relpath, b.relpath));
    const json = `[${listing.map(({ md5, relpath }) => `{"md5": "${md5}", "relpath": ${pythonText(relpath)}}`).join(', ')}]`;
    return { md5: (0,external_node_crypto_.createHash)('md5').update(json).digest('hex'), size, files: listing.length };
}
/** Python sorts texts by code point, JavaScript by UTF-16 unit. */
function compareCodePoints(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
/** A text as Python's json writes it: ASCII alone. */
function pythonText(text) {
    return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
const digest_textBytes = new Set([8, 9, 10, 12, 13, ...Array.from({ length: 95 }, (_, i) => i + 32)]);
/** At most three in ten bytes are no text, and none is NUL. */
function looksLikeText(start) {
    return !start.includes(0) && start.filter((byte) => !digest_textBytes.has(byte)).length / start.length <= 0.3;
}

// EXTERNAL MODULE: ./packages/fields/src/explain.ts
var explain = __webpack_require__(9252);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/data-quality/src/sources/dvc/pointer.ts





const pointer_count = () => schemas/* int */.Whr().min(0);
const outputSchema = schemas/* looseObject */._H3({
    path: schemas/* string */.YjP().min(1),
    md5: schemas/* string */.YjP()
        .regex(/^[0-9a-f]{32}(\.dir)?$/, 'expected 32 hex digits, for a folder followed by .dir')
        .optional(),
    hash: schemas/* string */.YjP().optional(),
    size: pointer_count().optional(),
    nfiles: pointer_count().optional(),
});
const pointerSchema = schemas/* looseObject */._H3({ outs: schemas/* array */.YOg(outputSchema).min(1), wdir: schemas/* string */.YjP().optional() });
/** Reads the text of a `.dvc` file. Throws a UserError that says what of it cannot be used. */
function readPointer(text, shown) {
    const document = (0,dist.parseDocument)(text);
    const parsed = pointerSchema.safeParse(document.errors.length > 0 ? undefined : document.toJS());
    if (!parsed.success) {
        const { path, message } = (0,explain/* explain */.W)(parsed.error, () => [])[0];
        const fault = document.errors[0]?.message.split('\n')[0] ?? (path ? `${path}: ${message}` : message);
        throw new user_error/* UserError */.y('unreadable', `\`dvc-file\`: ${shown} is no pointer that dvc add writes: ${fault}.`, {
            hint: 'Name a .dvc file, and commit it as DVC wrote it.',
        });
    }
    const { outs, wdir = '.' } = parsed.data;
    return outs.map(({ path, md5, hash, size, nfiles }) => {
        if (md5 === undefined || (hash !== undefined && hash !== 'md5')) {
            throw new user_error/* UserError */.y('unsupported', `\`dvc-file\`: ${shown} gives no md5 of ${path}${hash ? `, but ${hash}` : ''}.`, {
                hint: 'Only data whose md5 DVC recorded can be held against it: track it with dvc add.',
            });
        }
        return {
            path: external_node_path_.posix.join(wdir, path),
            md5: md5.slice(0, 32),
            isFolder: md5.endsWith('.dir'),
            legacy: hash === undefined,
            size,
            files: nfiles,
        };
    });
}

;// CONCATENATED MODULE: ./packages/data-quality/src/sources/dvc/tracked.ts





/**
 * Holds data against the `.dvc` file that tracks it, by md5 and size, without reading it as data. `typed` may name a file in a tracked
 * folder, or a pattern in it; left out, the one thing that is tracked is meant. Throws a UserError for a pointer that cannot be read, for
 * data it does not track and for data that is not there.
 */
async function trackedData(dvcFile, typed, world) {
    const pointer = (0,external_node_path_.resolve)(world.path(dvcFile));
    const text = await (0,text_file/* wholeText */.r)(pointer, dvcFile, (cause) => new user_error/* UserError */.y('not-found', `\`dvc-file\`: ${dvcFile} cannot be read.`, {
        hint: 'Check the path, and that the repository is checked out before this step.',
        cause,
    }));
    const outputs = readPointer(text, dvcFile);
    const at = (output) => (0,external_node_path_.resolve)((0,external_node_path_.dirname)(pointer), output.path);
    const output = chosen(outputs, at, dvcFile, typed, world);
    const shown = external_node_path_.posix.join((0,external_node_path_.dirname)(dvcFile).replaceAll(external_node_path_.sep, '/'), output.path);
    const found = await look(at(output), output, shown);
    return {
        data: output.isFolder && (typed === undefined || (0,external_node_path_.resolve)(world.path(typed)) === at(output))
            ? `${shown}/**/*`
            : (typed ?? shown),
        check: judgeTracked(shown, dvcFile, output, found),
    };
}
function chosen(outputs, at, dvcFile, typed, world) {
    const names = outputs.map(({ path }) => path).join(', ');
    if (typed === undefined) {
        if (outputs.length === 1)
            return outputs[0];
        throw new user_error/* UserError */.y('bad-input', `\`data\` is missing, and ${dvcFile} tracks more than one: ${names}.`, {
            hint: 'Name the one to judge as `data`.',
        });
    }
    const output = outputs.find((one) => isPartOf(typed, at(one), one.isFolder, world));
    if (output)
        return output;
    throw new user_error/* UserError */.y('bad-input', `\`data\`: ${typed} is not tracked by ${dvcFile}, which tracks ${names}.`, {
        hint: 'Name what it tracks, or leave `data` out.',
    });
}
/** Is what a path or a pattern names tracked as `tracked`, or in the folder tracked? */
function isPartOf(typed, tracked, isFolder, world) {
    const [before, ...after] = typed.split(/[*?]/);
    if (after.length === 0) {
        const path = (0,external_node_path_.resolve)(world.path(typed));
        return path === tracked || (isFolder && isIn(path, tracked));
    }
    const folder = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(world.path(`${before}x`)));
    const climbs = after.join('').split(/[/\\]/).includes('..');
    return isFolder && !climbs && (folder === tracked || isIn(folder, tracked));
}
function isIn(path, folder) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way !== '' && way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && (0,external_node_path_.resolve)(folder, way) === path;
}
async function look(path, output, shown) {
    const entry = await (0,promises_.stat)(path).catch(() => undefined);
    if (entry === undefined) {
        throw new user_error/* UserError */.y('not-found', `${shown} is tracked by DVC but is not here.`, {
            hint: 'Run `dvc pull` in a step before this one.',
        });
    }
    if (entry.isDirectory() !== output.isFolder || !(entry.isFile() || entry.isDirectory())) {
        throw new user_error/* UserError */.y('unreadable', `${shown} is tracked by DVC as a ${output.isFolder ? 'folder' : 'file'}, but is none.`, {
            hint: 'Run `dvc checkout` or `dvc pull` in a step before this one.',
        });
    }
    return (output.isFolder ? digestOfFolder(path, output.legacy) : digestOfFile(path, output.legacy)).catch((cause) => {
        throw new user_error/* UserError */.y('unreadable', `${shown} cannot be read: ${cause.message}.`, {
            hint: 'Run `dvc checkout` or `dvc pull` in a step before this one.',
            cause,
        });
    });
}
/** Pure: is what was found what the pointer says? */
function judgeTracked(shown, dvcFile, output, found) {
    const told = {
        md5: output.md5,
        size: output.size ?? found.size,
        files: output.isFolder ? (output.files ?? found.files) : 1,
    };
    const same = found.md5 === told.md5 && found.size === told.size && found.files === told.files;
    const spoken = ({ md5, size, files }) => `md5 ${md5}, ${size} bytes${output.isFolder ? `, ${files} files` : ''}`;
    return {
        id: `dvc.${output.path}`,
        title: `${shown} is what ${dvcFile} tracks`,
        verdict: same ? 'pass' : 'fail',
        reason: same
            ? `${shown} is what ${dvcFile} tracks (${spoken(found)}).`
            : `${shown} is not what ${dvcFile} tracks: it has ${spoken(found)}, not ${spoken(told)}.`,
        observed: found.md5,
        threshold: told.md5,
        values: { size: found.size, ...(output.isFolder && { files: found.files }) },
    };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/reading.ts

const familyOf = {
    integer: 'number',
    float: 'number',
    string: 'text',
    boolean: 'boolean',
    date: 'time',
    timestamp: 'time',
    empty: 'empty',
    other: 'other',
};
/** A declared type wins over what the values look like. */
function familyOfColumn(column, declared) {
    return familyOf[column.inferred === 'empty' ? 'empty' : (declared ?? column.inferred)];
}
function read(column, family, declared, dialect) {
    const { sql } = column;
    const there = (value, where = `${value} IS NOT NULL`) => ({ family, value, present: where });
    switch (family) {
        case 'number': {
            const type = declared === 'integer' ? 'integer' : 'float';
            // What is kept of the text of numbers is finite, and its integers are exact as doubles.
            if (column.kept?.reads[type] && column.kept.reads.float && (0,typed/* isNumber */.Et)(column.inferred)) {
                const { integers, reads } = column.kept;
                const value = reads.float.value;
                return { family, value, present: (0,typed/* present */.Eb)(column), finite: true, ...(integers && { integers }) };
            }
            const value = `CAST(${(0,typed/* readAs */.fd)(column, type, dialect).value} AS DOUBLE PRECISION)`;
            return { family, value, present: `(${value} IS NOT NULL AND NOT ${dialect.isNan(value)})` };
        }
        case 'boolean': {
            const by = (0,typed/* readAs */.fd)(column, 'boolean', dialect).value;
            return grouped(family, by, (value) => `CAST(${value} AS VARCHAR)`, `${by} IS NOT NULL`);
        }
        case 'text':
            return grouped(family, dialect.text(sql, column.stored), (text) => canonicalText(text, dialect), (0,typed/* present */.Eb)(column));
        case 'time':
        case 'other':
        case 'empty':
            return there(sql, (0,typed/* present */.Eb)(column));
    }
}
function grouped(family, by, value, where) {
    return { family, value: value(by), present: where, group: { by, value } };
}
/** An integer column that gains nulls is often written 1.0 instead of 1; as a category it is the same. */
function canonicalText(text, dialect) {
    return `CASE WHEN ${dialect.matches(text, '[+-]?[0-9]+\\.0+')} THEN substr(${text}, 1, position('.' IN ${text}) - 1) ELSE ${text} END`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/count-columns.ts



/** Most different values of a column that are fetched. */
const mostValues = 5_000_000;
/** A column counted whole: one row per value. Throws a UserError for more different values than can be fetched. */
async function countColumn(table, column, query, declared) {
    const { rows } = table;
    const reading = read(column, familyOfColumn(column, declared), declared, table.dialect);
    if (!counted(reading))
        return { type: reading.family, rows, nulls: rows };
    const found = await query(`SELECT v, count(*) AS n FROM (SELECT ${value(reading)} AS v FROM ${table.from} WHERE ${reading.present}) AS x GROUP BY v ORDER BY v LIMIT ${mostValues + 1}`);
    if (found.length > mostValues)
        throw new user_error/* UserError */.y('bad-input', `\`drift\`: ${column.name} has more than ${mostValues} different values.`, {
            hint: `Leave it out with \`columns: { ${column.name}: off }\`, or compare with \`rows-moved\`.`,
        });
    const whole = reading.family === 'number' && (await keptAsIntegers(table, column, query, declared));
    return sampleOf(found, reading, rows, whole);
}
/** Numbers in text such as 1.0 are whole, and yet pandas keeps them as floats. */
async function keptAsIntegers(table, { sql, stored, inferred }, query, declared) {
    if (stored !== 'text')
        return stored === 'integer';
    if ((declared ?? inferred) !== 'integer')
        return false;
    const [found] = await query(`SELECT count(*) AS n FROM ${table.from} WHERE position('.' IN ${sql}) > 0`);
    return Number(found['n']) === 0;
}
/**
 * The same, in consecutive parts of `floor(rows / parts)` rows and one of what is left over. Undefined where rows have no order or there
 * are too few.
 */
async function countParts(table, column, query, declared, parts) {
    const size = Math.floor(table.rows / parts);
    const reading = read(column, familyOfColumn(column, declared), declared, table.dialect);
    if (size === 0 || !table.placed || !counted(reading))
        return undefined;
    const numbered = `SELECT ${value(reading)} AS v, CASE WHEN ${reading.present} THEN 1 ELSE 0 END AS there, row_number() OVER (ORDER BY ${placeColumns.part}, ${placeColumns.row}) AS place FROM ${table.from}`;
    const found = await query(`SELECT part, v, count(*) AS n FROM (SELECT v, CAST(floor(CAST(place - 1 AS DOUBLE PRECISION) / ${size}) AS BIGINT) AS part FROM (${numbered}) AS x WHERE there = 1) AS y GROUP BY part, v ORDER BY part, v LIMIT ${mostValues + 1}`);
    if (found.length > mostValues)
        return undefined;
    const byPart = Array.from({ length: Math.ceil(table.rows / size) }, () => []);
    for (const row of found)
        byPart[Number(row['part'])].push(row);
    return byPart.map((own) => sampleOf(own, reading, undefined, false));
}
function counted({ family }) {
    return family === 'number' || family === 'text' || family === 'boolean';
}
/** Adding 0 makes -0.0 the same value as 0.0. */
function value({ family, value: sql }) {
    return family === 'number' ? `${sql} + 0.0` : sql;
}
function sampleOf(found, reading, rows, whole) {
    const there = found.reduce((sum, { n }) => sum + Number(n), 0);
    const size = { rows: rows ?? there, nulls: (rows ?? there) - there };
    if (reading.family === 'number') {
        // Engines do not all send infinities in order with the text of them.
        const sorted = found.map(({ v, n }) => [Number(v), Number(n)]).sort(([a], [b]) => a - b);
        return {
            type: 'number',
            whole,
            numbers: { values: sorted.map(([v]) => v), counts: sorted.map(([, n]) => n) },
            ...size,
        };
    }
    const categories = new Map(found.map(({ v, n }) => [String(v), Number(n)]));
    return { type: reading.family === 'boolean' ? 'boolean' : 'text', categories, ...size };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/decide.ts
/** A drifted column warns, a drifted data set fails; what the tool stops at or gives no number for is inconclusive. Pure. */
function decideAsTool(outcomes, tool, share) {
    const ignored = outcomes.flatMap(({ column, outcome }) => outcome.status === 'ignored' ? [`${column} (${outcome.reason})`] : []);
    const seen = outcomes.filter(({ outcome }) => outcome.status !== 'ignored');
    const drifted = seen.flatMap(({ column, outcome }) => ('drifted' in outcome && outcome.drifted ? [column] : []));
    const undecided = seen.filter(({ outcome }) => outcome.status === 'undecided').length;
    const counts = { drifted: drifted.length, undecided, compared: seen.length };
    const verdict = dataSetVerdict(counts, share);
    return {
        checks: [dataSetCheck(counts, verdict, tool, share), ...seen.map((one) => columnCheck(one, tool))],
        detected: verdict === 'fail',
        drifted,
        compared: seen.length,
        tests: seen.length - undecided,
        ignored,
    };
}
/** Fails once the drifted columns reach the share; is open while those that were not decided could make them reach it. */
function dataSetVerdict({ drifted, undecided, compared }, share) {
    const reaches = (columns) => columns > 0 && columns / compared >= share;
    if (compared === 0)
        return 'inconclusive';
    if (reaches(drifted))
        return 'fail';
    return reaches(drifted + undecided) ? 'inconclusive' : 'pass';
}
function dataSetCheck(counts, verdict, { description }, share) {
    const { drifted, undecided, compared } = counts;
    const rule = share === 0 ? 'any column is enough' : `the data set drifts from ${decide_percent(share)} on`;
    const open = undecided > 0 ? `, ${undecided} undecided` : '';
    return {
        id: 'drift',
        title: 'drift of the data set',
        verdict,
        reason: compared === 0
            ? `${description} looks at no column of the reference.`
            : `${drifted} of ${compared} columns drifted${open}; ${rule}.`,
        ...(compared > 0 && { observed: drifted / compared }),
        threshold: share,
        sizes: { columns: compared, drifted, undecided },
        method: {
            name: `${description}: share of drifted columns`,
            parameters: { share, sense: share === 0 ? '>' : '>=', correction: 'none' },
        },
    };
}
function columnCheck({ column, outcome }, { description }) {
    if (outcome.status !== 'scored') {
        return {
            id: `drift.${column}`,
            title: `drift of ${column}`,
            subject: column,
            verdict: 'inconclusive',
            reason: `${column} was not decided: ${outcome.reason}.`,
            ...('test' in outcome &&
                outcome.test !== undefined && { method: { name: `${description}: ${outcome.test}`, parameters: {} } }),
        };
    }
    const { test, score, threshold, sense, drifted, sizes, parameters, values } = outcome;
    return {
        id: `drift.${column}.${test}`,
        title: `drift of ${column}: ${test}`,
        subject: column,
        verdict: drifted ? 'warn' : 'pass',
        reason: `${column} ${drifted ? 'drifted' : 'did not drift'}: ${test} ${decide_short(score)}, drifted is ${sense} ${decide_short(threshold)}.`,
        observed: score,
        threshold,
        sizes: { ...sizes },
        method: { name: `${description}: ${test}`, parameters: { ...parameters, 'drifted is': `${sense} threshold` } },
        ...(values && { values: { ...values } }),
    };
}
function decide_short(value) {
    return String(Number(value.toPrecision(4)));
}
function decide_percent(share) {
    return `${Number((share * 100).toPrecision(3))}%`;
}

// EXTERNAL MODULE: ./packages/data-quality/src/drift/compat/policy.ts + 32 modules
var compat_policy = __webpack_require__(898);
;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/compare.ts




/** Compares a table with the reference as another tool does. Throws a UserError when the reference has no rows to count. */
async function compareAsTool(reference, table, query, { policy, types }) {
    if (!('dialect' in reference))
        throw new user_error/* UserError */.y('bad-input', `\`drift: compat: ${policy.compat}\` needs the rows of the reference, which is a profile.`, {
            hint: 'Name the data itself as `reference`, or compare with `rows-moved`, which a profile is enough for.',
        });
    const tool = compat_policy/* compatTools */.GF[policy.compat];
    const byName = new Map(table.columns.map((column) => [column.name, column]));
    const outcomes = [];
    for (const column of reference.columns) {
        const { name } = column;
        if (policy.columns[name] === 'off')
            continue;
        const found = byName.get(name);
        const outcome = found
            ? await outcomeOf({ reference, table, query, type: types.get(name) }, [column, found], tool, policy)
            : compare_missing(name);
        outcomes.push({ column: name, outcome });
    }
    return { ...decideAsTool(outcomes, tool, policy.share), description: tool.description };
}
async function outcomeOf({ reference, table, query, type }, [before, now], tool, policy) {
    const ref = await countColumn(reference, before, query, type);
    const cur = await countColumn(table, now, query, type);
    const columns = { ref, cur };
    const empty = ref.type === 'empty' || cur.type === 'empty';
    if (ref.type !== cur.type && !empty)
        return { status: 'undecided', reason: `it holds ${cur.type} and no longer ${ref.type}` };
    const kind = tool.kindOf(columns, (0,compat_policy/* choiceFor */.d2)(policy, before.name));
    if (kind === undefined)
        return { status: 'ignored', reason: ref.type };
    const choice = (0,compat_policy/* choiceFor */.d2)(policy, before.name, kind);
    const parts = tool.parts !== undefined && choice.threshold === undefined
        ? await countParts(reference, before, query, type, tool.parts)
        : undefined;
    return tool.judge({ ...columns, ...(parts && { parts }) }, kind, choice);
}
function compare_missing(column) {
    return {
        status: 'undecided',
        reason: `the data lacks it; if that is meant, leave it out with \`drift: columns: { ${column}: off }\``,
    };
}

// EXTERNAL MODULE: ./packages/statistics/src/domain.ts
var domain = __webpack_require__(2897);
;// CONCATENATED MODULE: ./packages/statistics/src/multiplicity.ts

/** Holm's adjusted p-values (1979), in input order: controls the chance of even one false alarm. Throws RangeError on a p outside 0..1. */
function holm(ps) {
    const m = ps.length;
    const adjusted = new Array(m);
    let largest = 0;
    ascending(ps).forEach((index, rank) => {
        largest = Math.max(largest, Math.min(1, (m - rank) * ps[index]));
        adjusted[index] = largest;
    });
    return adjusted;
}
/** Hochberg's adjusted p-values (1988), in input order: as Holm's, sharper, for tests that are independent or positively dependent. */
function hochberg(ps) {
    return stepUp(ps, (rank, m) => m - rank + 1);
}
/** Benjamini-Hochberg adjusted p-values, q (1995), in input order: controls the share of false alarms. Throws RangeError on a p outside 0..1. */
function benjaminiHochberg(ps) {
    return stepUp(ps, (rank, m) => m / rank);
}
/** Benjamini-Yekutieli adjusted p-values (2001), in input order: as Benjamini-Hochberg, whatever the dependence. */
function benjaminiYekutieli(ps) {
    const harmonic = ps.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
    return stepUp(ps, (rank, m) => (m / rank) * harmonic);
}
/** From the largest p down, the smallest of factor(rank)·p so far, at most 1. */
function stepUp(ps, factor) {
    const m = ps.length;
    const adjusted = new Array(m);
    const order = ascending(ps);
    let smallest = 1;
    for (let rank = m; rank >= 1; rank -= 1) {
        const index = order[rank - 1];
        smallest = Math.min(smallest, factor(rank, m) * ps[index]);
        adjusted[index] = smallest;
    }
    return adjusted;
}
function ascending(ps) {
    ps.forEach((p, i) => (0,domain/* requireNumber */.Bw)(`p-value ${i}`, p, 0, 1));
    return ps.map((_, i) => i).sort((i, j) => ps[i] - ps[j] || i - j);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/decide.ts

/** Counts all tests of all columns together, then judges each by chance and by size. Pure. */
function decideDrift(results, policy, showValues = false) {
    const tests = results.flatMap((result) => ('tests' in result ? result.tests : []));
    const qs = new Map(benjaminiHochberg(tests.map(({ p }) => p)).map((q, i) => [tests[i], q]));
    const drifted = new Set();
    let compared = 0;
    const checks = results.flatMap((result) => {
        if (result.status === 'changed')
            drifted.add(result.column);
        if (result.status === 'changed' || ('tests' in result && result.tests.length > 0))
            compared++;
        const told = 'tests' in result
            ? result.tests.map((test) => testCheck(showValues ? test : { ...test, category: undefined }, qs.get(test), tests.length, policy))
            : [];
        for (const check of told)
            if (check.verdict !== 'pass')
                drifted.add(result.column);
        return result.status === 'tested' ? told : [...told, statusCheck(result)];
    });
    if (compared === 0 && checks.length === 0)
        checks.push(nothingCompared);
    return { checks, drifted: [...drifted], compared, tests: tests.length };
}
const nothingCompared = {
    id: 'drift',
    title: 'drift',
    verdict: 'inconclusive',
    reason: 'No column of the reference could be compared with the data.',
};
function statusCheck(result) {
    return {
        id: `drift.${result.column}`,
        title: `drift of ${result.column}`,
        subject: result.column,
        verdict: result.status === 'changed' ? 'fail' : 'inconclusive',
        reason: result.reason,
    };
}
/** `warn` from the floor on, `fail` from the level above it on; both only when chance is ruled out. */
function driftLevel({ q, effect, alpha, floor, fail, }) {
    // Shares are quotients of counts: 0.63 - 0.6 must reach a floor of 0.03.
    const size = Number(effect.toPrecision(12));
    if (Number.isNaN(q) || Number.isNaN(size))
        return 'inconclusive';
    if (q > alpha || size < floor)
        return 'pass';
    return size >= fail ? 'fail' : 'warn';
}
const subjects = {
    value: 'rows that moved',
    tail: 'more rows outside the reference range',
    mix: 'rows that changed category',
    null: 'change of the share of nulls',
};
function testCheck(result, q, tests, policy) {
    const { column, test, p, effect, sizes, method, values, category } = result;
    const own = policy.columns[column];
    const floor = (own === 'off' ? undefined : own?.[test]) ?? policy.floors[test];
    const fail = Math.max(floor, policy.fail[test]);
    const verdict = driftLevel({ q, effect, alpha: policy.alpha, floor, fail });
    const moved = `${drift_decide_percent(effect)} ${subjects[test]}`;
    const chance = q <= policy.alpha ? `more than chance (q ${small(q)})` : `within chance (q ${small(q)})`;
    const told = { pass: 'did not drift', inconclusive: 'may or may not have drifted', warn: 'drifted', fail: 'drifted' };
    const reason = `${column} ${told[verdict]}: ${moved}, ${chance}, floor ${drift_decide_percent(floor)}.`;
    return {
        id: `drift.${column}.${test}`,
        title: `drift of ${column}: ${subjects[test]}`,
        subject: column,
        verdict,
        reason,
        observed: effect,
        threshold: floor,
        sizes,
        method: {
            name: method.name,
            parameters: {
                ...method.parameters,
                policy: 'rows-moved',
                alpha: policy.alpha,
                floor,
                fail,
                correction: 'Benjamini-Hochberg',
                tests,
            },
        },
        values: { p, q, ...values, ...(category !== undefined && { 'largest change': category }) },
    };
}
function drift_decide_percent(share) {
    return `${Number((share * 100).toPrecision(3))}%`;
}
/** Below about 1e-6 the approximation is slightly too small, so nothing smaller is printed. */
function small(q) {
    return q < 1e-6 ? '<1e-6' : String(Number(q.toPrecision(2)));
}

// EXTERNAL MODULE: ./packages/statistics/src/cells.ts
var src_cells = __webpack_require__(9768);
;// CONCATENATED MODULE: ./packages/data-quality/src/drift/frequencies.ts

/** Quantile cells of the value test and of its effect. */
const cellCounts = { test: 40, effect: 100 };
/** Share of the reference outside each tail edge. */
const tailShare = 0.001;
/** SQL for the index of the cell a value lies in: the number of edges below it. Binary search, as nested CASE. */
function cellIndex(value, edges, from = 0, to = edges.length) {
    if (from === to)
        return String(from);
    const middle = (from + to) >>> 1;
    return `CASE WHEN ${value} <= ${(0,literal/* doubleLiteral */.D0)(edges[middle])} THEN ${cellIndex(value, edges, from, middle)} ELSE ${cellIndex(value, edges, middle + 1, to)} END`;
}
/** Rows per cell: cell, n. */
function cellFrequencies({ value, present }, from, edges) {
    return `SELECT ${cellIndex('v', edges)} AS cell, count(*) AS n FROM (SELECT ${value} AS v FROM ${from} WHERE ${present}) AS present GROUP BY 1 ORDER BY 1`;
}
/** Select items for a scan of several columns: rows per cell and beyond the tail edges, as `cells<i>`, `below<i>` and `above<i>`. */
function cellItems({ value, present, finite }, { all, tail }, rowsPerCell, i) {
    const beyond = (comparison) => `count(*) FILTER (WHERE ${present} AND ${value} ${comparison})`;
    return [
        ...(all.length > 0
            ? [`${rowsPerCell(finite ? value : `CASE WHEN ${present} THEN ${value} END`, all)} AS cells${i}`]
            : []),
        `${beyond(`< ${(0,literal/* doubleLiteral */.D0)(tail.below)}`)} AS below${i}`,
        `${beyond(`> ${(0,literal/* doubleLiteral */.D0)(tail.above)}`)} AS above${i}`,
    ];
}
/** Rows per category: v, n. */
function categoryFrequencies({ value, present, group }, from, limit) {
    const { by, value: valueOf } = group ?? { by: value, value: (v) => v };
    const groups = `SELECT ${by} AS g, count(*) AS n FROM ${from} WHERE ${present} GROUP BY 1`;
    return `SELECT v, CAST(sum(n) AS BIGINT) AS n FROM (SELECT ${valueOf('g')} AS v, n FROM (${groups}) AS x) AS y GROUP BY v ORDER BY 2 DESC, 1 LIMIT ${limit}`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/measure.ts




/** Most categories fetched of the data; beyond it the column cannot be compared. */
const mostFetched = 1_000_000;
function edgesOf({ values, counts }) {
    const test = (0,src_cells/* quantileCells */.bR)(values, counts, cellCounts.test);
    const effect = (0,src_cells/* quantileCells */.bR)(values, counts, cellCounts.effect);
    return {
        test,
        effect,
        all: [...new Set([...test, ...effect])].sort((a, b) => a - b),
        tail: (0,src_cells/* tailEdges */.Zt)(values, counts, tailShare),
    };
}
/** Counts the data's columns against a profile: one scan for what it can tell, then one grouping per column for the rest. Result: one entry per profile column. */
async function measure(profile, table, query, types) {
    const { from, dialect } = table;
    const byName = new Map(table.columns.map((column) => [column.name, column]));
    const asked = profile.columns.map((reference) => {
        const column = byName.get(reference.name);
        const reading = column && readingFor(reference, column, types.get(column.name), dialect);
        const edges = reference.frequencies && !reference.identifier ? edgesOf(reference.frequencies) : undefined;
        return { reference, reading, edges };
    });
    const items = asked.flatMap(({ reading, edges }, i) => {
        if (reading === undefined || 'kind' in reading)
            return [];
        const cells = edges && reading.family === 'number' && dialect.rowsPerCell
            ? cellItems(reading, edges, dialect.rowsPerCell, i)
            : [];
        return [`count(*) FILTER (WHERE ${reading.present}) AS n${i}`, ...cells];
    });
    const [scanned] = items.length === 0 ? [{}] : await query(`SELECT ${items.join(', ')} FROM ${from}`);
    const measured = [];
    for (const [i, { reference, reading, edges }] of asked.entries()) {
        if (reading === undefined)
            measured.push({ kind: 'missing' });
        else if ('kind' in reading)
            measured.push(reading);
        else {
            const n = Number(scanned[`n${i}`]);
            if (n === 0 || !edges || !dialect.rowsPerCell)
                measured.push(await measureColumn(reference, reading, { n, edges }, table, query));
            else
                measured.push({ kind: 'number', n, edges, ...measure_cellsOf(scanned, edges, n, i) });
        }
    }
    return measured;
}
/** What `cellItems` found. */
function measure_cellsOf(row, { all }, n, i) {
    const cells = all.length === 0 ? [n] : String(row[`cells${i}`]).split(',').map(Number);
    if (cells.length === all.length)
        cells.push(0);
    return { cells, below: Number(row[`below${i}`]), above: Number(row[`above${i}`]) };
}
/** The data's column is read as the reference was; text can be made of anything. */
function readingFor(reference, column, declared, dialect) {
    const { family } = reference;
    const found = familyOfColumn(column, declared);
    const same = found === family || found === 'empty' || family === 'empty' || family === 'other' || family === 'text';
    if (!same)
        return { kind: 'changed', from: family, to: found };
    return read(column, family === 'empty' || found === 'empty' ? found : family, declared, dialect);
}
async function measureColumn(reference, reading, { n, edges }, table, query) {
    if (n === 0 || reference.identifier)
        return { kind: 'nulls', n };
    if (edges) {
        const cells = new Array(edges.all.length + 1).fill(0);
        for (const row of await query(cellFrequencies(reading, table.from, edges.all)))
            cells[Number(row['cell'])] = Number(row['n']);
        return { kind: 'number', n, edges, cells, ...(await tails(reading, edges, table, query)) };
    }
    if (reference.categories) {
        const rows = await query(categoryFrequencies(reading, table.from, mostFetched + 1));
        if (rows.length > mostFetched)
            return { kind: 'changed', from: 'categories', to: `more than ${mostFetched} different values` };
        return { kind: 'categories', n, counts: new Map(rows.map(({ v, n: rowsOf }) => [String(v), Number(rowsOf)])) };
    }
    return { kind: 'nulls', n };
}
async function tails({ value, present }, { tail }, table, query) {
    const [row] = await query(`SELECT count(*) FILTER (WHERE v < ${(0,literal/* doubleLiteral */.D0)(tail.below)}) AS below, count(*) FILTER (WHERE v > ${(0,literal/* doubleLiteral */.D0)(tail.above)}) AS above FROM (SELECT ${value} AS v FROM ${table.from} WHERE ${present}) AS present`);
    return { below: Number(row['below']), above: Number(row['above']) };
}

// EXTERNAL MODULE: ./packages/statistics/src/two-proportions.ts
var two_proportions = __webpack_require__(4689);
// EXTERNAL MODULE: ./packages/statistics/src/continuous.ts + 1 modules
var continuous = __webpack_require__(3936);
;// CONCATENATED MODULE: ./packages/statistics/src/anderson-darling.ts


/**
 * Anderson-Darling distance of two samples counted in the same ordered cells:
 * A² = nm/N · Σ w_i (F_i − G_i)² over the edges, w_i = ½(h_i + h_(i+1)) / (H_i (1 − H_i)), H pooled cumulative and h pooled cell share.
 * p by a three-moment gamma match of the limiting weighted chi-square sum with matrix M = S·diag(w), S_ij = min(H_i, H_j) − H_i H_j,
 * c_k = trace(M^k) (Hall 1983, Buckley & Eagleson 1988). Ties and discrete values are exact in M. Below about 1e-6 p is slightly too small.
 * An empty sample gives statistic 0, p 1. Throws RangeError on counts of different length or that are no counts.
 */
function andersonDarlingCells(refCounts, curCounts) {
    const n = size(refCounts);
    const m = size(curCounts);
    sameLength(refCounts, curCounts);
    const cells = refCounts.length;
    const occupied = refCounts.filter((count, i) => count + curCounts[i] > 0).length;
    const { H, w, gap } = anderson_darling_edgesOf(refCounts, curCounts, n, m);
    if (n === 0 || m === 0 || H.length === 0)
        return { stat: 0, p: 1, cells, occupied };
    let stat = 0;
    gap.forEach((d, i) => (stat += w[i] * d * d));
    stat *= (n * m) / (n + m);
    const [c1, c2, c3] = traces(H, w);
    const df = (c2 * c2 * c2) / (c3 * c3);
    const x = ((stat - c1) / Math.sqrt(2 * c2)) * Math.sqrt(2 * df) + df;
    return { stat, p: (0,continuous/* chiSquareSf */.To)(x, df), cells, occupied };
}
/** D: the largest gap between the cumulative shares of two samples counted in the same ordered cells, in 0..1. */
function maxGap(refCounts, curCounts) {
    sameLength(refCounts, curCounts);
    const n = size(refCounts);
    const m = size(curCounts);
    if (n === 0 || m === 0)
        return 0;
    let ref = 0;
    let cur = 0;
    let largest = 0;
    refCounts.forEach((count, i) => {
        ref += count;
        cur += curCounts[i];
        largest = Math.max(largest, Math.abs(ref / n - cur / m));
    });
    return largest;
}
/** Edges that part the pooled sample; one with nothing on a side has no variance and no weight. */
function anderson_darling_edgesOf(ref, cur, n, m) {
    const H = [];
    const w = [];
    const gap = [];
    let refBelow = 0;
    let curBelow = 0;
    for (let i = 0; i + 1 < ref.length; i += 1) {
        refBelow += ref[i];
        curBelow += cur[i];
        const below = refBelow + curBelow;
        if (below === 0 || below === n + m)
            continue;
        const share = below / (n + m);
        const around = (ref[i] + cur[i] + ref[i + 1] + cur[i + 1]) / (2 * (n + m));
        H.push(share);
        w.push(around / (share * (1 - share)));
        gap.push(refBelow / n - curBelow / m);
    }
    return { H, w, gap };
}
/** trace(M), trace(M²) and trace(M³) of M_ij = (min(H_i, H_j) − H_i H_j) w_j. */
function traces(H, w) {
    const M = H.map((a) => H.map((b, j) => (Math.min(a, b) - a * b) * w[j]));
    let c1 = 0;
    let c2 = 0;
    let c3 = 0;
    M.forEach((row, i) => {
        c1 += row[i];
        M.forEach((other, j) => {
            c2 += row[j] * other[i];
            let squared = 0;
            for (let k = 0; k < M.length; k += 1)
                squared += row[k] * M[k][j];
            c3 += squared * other[i];
        });
    });
    return [c1, c2, c3];
}
function size(counts) {
    let sum = 0;
    for (const count of counts) {
        (0,domain/* requireCount */.v6)('cell count', count);
        sum += count;
    }
    return sum;
}
function sameLength(ref, cur) {
    if (ref.length !== cur.length)
        throw new RangeError(`both samples need the same cells, but there are ${ref.length} and ${cur.length}`);
}

;// CONCATENATED MODULE: ./packages/statistics/src/tail.ts


/**
 * Have more rows left the reference's range than chance allows? p is twice the smaller of two one-sided Fisher tests (excess below,
 * excess above); effect is the larger excess of the two shares, at least 0. An empty sample gives p 1, effect 0.
 */
function tailTest(counts) {
    const { refBelow, refAbove, n, curBelow, curAbove, m } = counts;
    (0,domain/* requireCount */.v6)('n', n);
    (0,domain/* requireCount */.v6)('m', m);
    if (n === 0 || m === 0)
        return { p: 1, effect: 0 };
    const below = (0,two_proportions/* fisherExact */.Rr)({ successes1: refBelow, n1: n, successes2: curBelow, n2: m }).greater;
    const above = (0,two_proportions/* fisherExact */.Rr)({ successes1: refAbove, n1: n, successes2: curAbove, n2: m }).greater;
    const effect = Math.max(0, curBelow / m - refBelow / n, curAbove / m - refAbove / n);
    return { p: Math.min(1, 2 * Math.min(below, above)), effect };
}

;// CONCATENATED MODULE: ./packages/statistics/src/mix.ts




const BUCKETS = 64;
const LEAST_EXPECTED = 5;
const LEAST_POOLED = 8;
/** Mix test of two category tables (category → rows). Nulls are not categories. An empty side gives p 1, effect 0. */
function mixTest(refCounts, curCounts) {
    const rows = join(refCounts, curCounts);
    const n = rows.reduce((sum, row) => sum + row.ref, 0);
    const m = rows.reduce((sum, row) => sum + row.cur, 0);
    const levels = rows.length;
    if (n === 0 || m === 0 || levels < 2) {
        return { pChi: 1, pMax: 1, p: 1, effect: 0, tv: 0, maxShareChange: 0, category: undefined, levels };
    }
    const { tv, corrected, maxShareChange, category } = shareChanges(rows, n, m);
    const effect = Math.max(corrected, maxShareChange);
    if (levels === 2) {
        const { p } = (0,two_proportions/* twoProportions */.uc)({ successes1: rows[0].ref, n1: n, successes2: rows[0].cur, n2: m });
        return { pChi: p, pMax: p, p, effect, tv, maxShareChange, category, levels };
    }
    const pChi = chiSquareOfCells(mix_cellsOf(rows, n, m), n, m);
    const pMax = largestSingle(rows, n, m);
    return { pChi, pMax, p: Math.min(1, 2 * Math.min(pChi, pMax)), effect, tv, maxShareChange, category, levels };
}
function join(ref, cur) {
    const categories = [...new Set([...ref.keys(), ...cur.keys()])].sort();
    const rows = categories.map((category) => ({ category, ref: ref.get(category) ?? 0, cur: cur.get(category) ?? 0 }));
    for (const row of rows) {
        (0,domain/* requireCount */.v6)(`reference count of ${JSON.stringify(row.category)}`, row.ref);
        (0,domain/* requireCount */.v6)(`current count of ${JSON.stringify(row.category)}`, row.cur);
    }
    return rows.filter((row) => row.ref + row.cur > 0);
}
/** Total variation, less what two samples of these sizes show by chance alone: E0 = ½ Σ √(2/π · p(1−p)(1/n+1/m)). */
function shareChanges(rows, n, m) {
    let tv = 0;
    let noise = 0;
    let maxShareChange = 0;
    let category;
    for (const row of rows) {
        const change = Math.abs(row.cur / m - row.ref / n);
        const pooled = (row.ref + row.cur) / (n + m);
        tv += change / 2;
        noise += Math.sqrt((2 / Math.PI) * pooled * (1 - pooled) * (1 / n + 1 / m)) / 2;
        if (change > maxShareChange) {
            maxShareChange = change;
            category = row.category;
        }
    }
    return { tv, corrected: Math.sqrt(Math.max(0, tv * tv - noise * noise)), maxShareChange, category };
}
/**
 * Categories expected at least 5 times in the smaller sample keep a cell; the rest share 64 buckets crc32(utf8) mod 64; buckets still
 * below 5 become one cell, and if that too stays below 5 it joins the smallest other cell.
 */
function mix_cellsOf(rows, n, m) {
    const expected = (cell) => ((cell.ref + cell.cur) * Math.min(n, m)) / (n + m);
    const cells = [];
    const buckets = Array.from({ length: BUCKETS }, () => ({ ref: 0, cur: 0 }));
    for (const row of rows) {
        if (expected(row) >= LEAST_EXPECTED)
            cells.push({ ref: row.ref, cur: row.cur });
        else
            add(buckets[(0,external_node_zlib_.crc32)(row.category) % BUCKETS], row);
    }
    const rest = { ref: 0, cur: 0 };
    for (const bucket of buckets) {
        if (expected(bucket) >= LEAST_EXPECTED)
            cells.push(bucket);
        else
            add(rest, bucket);
    }
    if (rest.ref + rest.cur === 0)
        return cells;
    if (expected(rest) >= LEAST_EXPECTED || cells.length === 0)
        return [...cells, rest];
    add(cells.reduce((least, cell) => (expected(cell) < expected(least) ? cell : least)), rest);
    return cells;
}
function add(cell, more) {
    cell.ref += more.ref;
    cell.cur += more.cur;
}
/** Two-sample Pearson chi-square, df = cells − 1. */
function chiSquareOfCells(cells, n, m) {
    if (cells.length < 2)
        return 1;
    let stat = 0;
    for (const { ref, cur } of cells) {
        const gap = ref / n - cur / m;
        stat += (gap * gap) / (ref + cur);
    }
    return (0,continuous/* chiSquareSf */.To)(stat * n * m, cells.length - 1);
}
function largestSingle(rows, n, m) {
    const tested = rows.filter((row) => row.ref + row.cur >= LEAST_POOLED);
    let smallest = 1;
    for (const { ref, cur } of tested) {
        smallest = Math.min(smallest, (0,two_proportions/* twoProportions */.uc)({ successes1: ref, n1: n, successes2: cur, n2: m }).p);
    }
    return Math.min(1, smallest * Math.max(1, tested.length));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/tests.ts


/** The tests of rule `rows-moved` for one column. `rows`: all rows of each side. */
function testColumn(reference, measured, rows, minRows) {
    const column = reference.name;
    if (measured.kind === 'missing')
        return {
            column,
            status: 'missing',
            reason: `The data lacks the column ${column} of the reference; if that is meant, leave it out with \`drift: columns: { ${column}: off }\`.`,
        };
    if (measured.kind === 'changed')
        return { column, status: 'changed', reason: `${column} holds ${measured.to} and no longer ${measured.from}.` };
    if (Math.min(rows.reference, rows.data) < minRows)
        return { column, status: 'insufficient', tests: [], reason: tooFew(column, rows, minRows, 'rows') };
    const n = rows.reference - reference.nulls;
    const tests = nullResults(reference, measured, rows);
    if (measured.kind === 'nulls' || n === 0)
        return { column, status: 'tested', tests };
    const sizes = { reference: n, data: measured.n };
    if (Math.min(n, measured.n) < minRows)
        return { column, status: 'insufficient', tests, reason: tooFew(column, sizes, minRows, 'values') };
    const more = measured.kind === 'number' ? numberResults(reference, measured, sizes) : mixResults(reference, measured, sizes);
    return { column, status: 'tested', tests: [...more, ...tests] };
}
function tooFew(column, { reference, data }, minRows, what) {
    return `${column} has too few ${what} to compare: ${reference} in the reference and ${data} in the data, where ${minRows} are needed.`;
}
function nullResults(reference, { n }, rows) {
    const nulls = { reference: reference.nulls, data: rows.data - n };
    if (nulls.reference + nulls.data === 0)
        return [];
    const { p, effect, method } = (0,two_proportions/* nullTest */.YT)(nulls.reference, rows.reference, nulls.data, rows.data);
    const values = { 'nulls in the reference': nulls.reference, 'nulls in the data': nulls.data };
    return [
        {
            column: reference.name,
            test: 'null',
            p,
            effect,
            sizes: rows,
            method: { name: 'two proportions', parameters: { test: method } },
            values,
        },
    ];
}
function numberResults(reference, { edges, cells, below, above }, sizes) {
    const { values, counts } = reference.frequencies;
    // Each cell is stood for by its upper edge: it lies in the same cell of the coarser edges as every value of the cell.
    const uppers = [...edges.all, Infinity];
    const count = (kind) => [(0,src_cells/* countCells */.hA)(edges[kind], values, counts), (0,src_cells/* countCells */.hA)(edges[kind], uppers, cells)];
    const { p, stat, occupied } = andersonDarlingCells(...count('test'));
    if (occupied === 1)
        return [];
    const { reference: n, data: m } = sizes;
    const refBelow = sum(counts.filter((_, i) => values[i] < edges.tail.below));
    const refAbove = sum(counts.filter((_, i) => values[i] > edges.tail.above));
    const tail = tailTest({ refBelow, refAbove, n, curBelow: below, curAbove: above, m });
    const column = reference.name;
    return [
        {
            column,
            test: 'value',
            p,
            effect: maxGap(...count('effect')),
            sizes,
            method: {
                name: 'Anderson-Darling on quantile cells',
                parameters: { cells: cellCounts.test, 'cells of the effect': cellCounts.effect },
            },
            values: {
                statistic: stat,
                'smallest effect seen at this size': Math.min(1, 1.92 * Math.sqrt((n + m) / (n * m))),
            },
        },
        {
            column,
            test: 'tail',
            ...tail,
            sizes,
            method: {
                name: 'rows outside the reference range, Fisher',
                parameters: {
                    'share outside each edge': tailShare,
                    'lower edge': finite(edges.tail.below),
                    'upper edge': finite(edges.tail.above),
                },
            },
            values: {
                'below in the reference': refBelow,
                'above in the reference': refAbove,
                'below in the data': below,
                'above in the data': above,
            },
        },
    ];
}
function mixResults(reference, { counts }, sizes) {
    const { p, effect, pChi, pMax, tv, category, levels } = mixTest(new Map(reference.categories), counts);
    if (levels === 1)
        return [];
    return [
        {
            column: reference.name,
            test: 'mix',
            p,
            effect,
            ...(category !== undefined && { category }),
            sizes,
            method: {
                name: levels === 2 ? 'two proportions' : 'chi-square and largest single category',
                parameters: { levels },
            },
            values: {
                'p of the chi-square': pChi,
                'p of the largest change': pMax,
                'total variation': tv,
            },
        },
    ];
}
function finite(value) {
    return Number.isFinite(value) ? value : String(value);
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/drift.ts



/** Compares a table with a reference profile. Columns switched off are left out altogether. */
async function compareWithProfile(reference, table, query, { policy, types, showValues }) {
    const columns = reference.columns.filter(({ name }) => policy.columns[name] !== 'off');
    const measured = await measure({ ...reference, columns }, table, query, types);
    const rows = { reference: reference.rows, data: table.rows };
    const results = columns.map((column, i) => testColumn(column, measured[i], rows, policy.minRows));
    const byNullsAlone = columns.flatMap(({ name, identifier, family }, i) => {
        if (measured[i].kind !== 'nulls')
            return [];
        return [`${name} (${identifier ? 'identifier' : family === 'time' ? 'time' : 'no values'})`];
    });
    return {
        ...decideDrift(results, policy, showValues),
        byNullsAlone,
        seen: { reference: { ...reference, columns }, measured },
    };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/describe-column.ts
/** Most categories that are compared; a column with more is taken for an identifier. */
const maxCategories = 10_000;
/** A column of numbers from its condensed frequencies. Whole numbers that never repeat tell rows apart and are not described. */
function describeNumbers(base, { n, positive, negative, fractional, distinct }, frequencies) {
    if (distinct === n && fractional === 0 && n > 1)
        return { ...base, identifier: true };
    return { ...base, identifier: false, infinite: { positive, negative }, frequencies };
}
/** Text or booleans from the rows per value. Text that hardly repeats tells rows apart and is not described. */
function describeCategories(base, n, categories) {
    const identifier = base.family === 'text' && (categories.length > maxCategories || categories.length * 2 > n);
    return identifier ? { ...base, identifier } : { ...base, identifier, categories };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/condense.ts

/**
 * Is something of the profile decided within these rows: a quantile, a heavy cell or a tail edge? `before`: rows with smaller values, `n`: all.
 * As doubles, so that every engine and JavaScript take the same floor.
 */
function decides(before, rows, n) {
    const upTo = before + rows;
    const outside = Math.floor(tailShare * n);
    return (rows * cellCounts.effect >= n ||
        Object.values(cellCounts).some((k) => Math.floor((upTo * k) / n) > Math.floor((before * k) / n)) ||
        [outside, n - 1 - outside].some((index) => upTo > index && before <= index));
}
/** The runs in which something is decided though they hold several values: what must be split before it can be condensed. */
function undecided(runs, n) {
    let before = 0;
    return runs.filter(({ low, high, rows }) => {
        before += rows;
        return low < high && decides(before - rows, rows, n);
    });
}
/**
 * Frequencies reduced to what the tests look at: values at which something is decided keep their own count, all values between two of them are
 * one under the largest. Cells and tail edges computed from it are those of every single value. `runs`: ascending, none undecided.
 */
function condense(runs, n) {
    const frequencies = { values: [], counts: [] };
    let before = 0;
    let open = false;
    for (const { high, rows } of runs) {
        const alone = decides(before, rows, n);
        before += rows;
        if (alone || !open) {
            frequencies.values.push(high);
            frequencies.counts.push(rows);
        }
        else {
            frequencies.values[frequencies.values.length - 1] = high;
            frequencies.counts[frequencies.counts.length - 1] += rows;
        }
        open = !alone;
    }
    return frequencies;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/number-frequencies.ts


// Grouping by a few thousand cells costs a tenth of grouping by as many values as there are rows, which have to be fetched too.
const usual = { few: 20_000, cells: 4096 };
/** Narrower cells have no exact number: values that crowd closer are fetched one by one. */
const finest = 2 ** 50;
/**
 * Condensed frequencies of a column of numbers, exact: values are counted by cells of equal width, and only cells in which a quantile or an
 * edge falls are opened. `repeats`: some value is known to come twice.
 */
async function numberFrequencies(column, query, parting = usual) {
    const { n, low, high } = column;
    const span = high - low;
    // Beyond these, widths and cells overflow or vanish.
    const parted = n > parting.few && span > 1e-200 && span < 1e200;
    const runs = parted ? await partedRuns(column, query, parting) : await runsOf(number_frequencies_valuesQuery(column), query);
    return { frequencies: condense(runs, n), repeats: runs.some(({ low, high, rows }) => low === high && rows > 1) };
}
async function partedRuns(column, query, { few, cells }) {
    const levels = [];
    let scale = cells;
    let runs = await cellRuns(cellsQuery(column, scale, levels), query);
    for (;;) {
        const open = undecided(runs, column.n);
        if (open.length === 0)
            return runs;
        levels.push({ scale, open });
        scale *= Math.max(8, Math.ceil(cells / open.length));
        if (rowsIn(open) <= few || scale > finest)
            return replaced(runs, open, await runsOf(number_frequencies_valuesQuery(column, levels), query));
        runs = replaced(runs, open, await cellRuns(cellsQuery(column, scale, levels), query));
    }
}
function rowsIn(runs) {
    return runs.reduce((sum, { rows }) => sum + rows, 0);
}
function replaced(runs, open, by) {
    const gone = new Set(open);
    return [...runs.filter((run) => !gone.has(run)), ...by].sort((a, b) => a.low - b.low);
}
/** Number of the cell of a value `v`: greater values have no smaller number. */
function place({ reading, low, high }, scale) {
    const number = `CAST((v - ${(0,literal/* doubleLiteral */.D0)(low)}) * ${(0,literal/* doubleLiteral */.D0)(scale / (high - low))} AS BIGINT)`;
    if (reading.finite)
        return number;
    // The ends by comparison: they may be infinite, and products next to zero vanish.
    return `CASE WHEN v <= ${(0,literal/* doubleLiteral */.D0)(low + (high - low) / scale / 4)} THEN 0 WHEN v >= ${(0,literal/* doubleLiteral */.D0)(high)} THEN ${scale} ELSE ${number} END`;
}
/** Adding 0 makes -0.0 the same value as 0.0. */
function values({ reading: { value, present, finite }, from }) {
    return `SELECT ${finite ? value : `${value} + 0.0`} AS v FROM ${from} WHERE ${present}`;
}
/** Rows and extent of each cell within those that are open. */
function cellsQuery(column, scale, levels) {
    return `SELECT cell, count(*) AS n, min(v) AS low, max(v) AS high FROM (SELECT v, ${place(column, scale)} AS cell FROM (${values(column)}) AS x${isOpen(column, levels)}) AS y GROUP BY cell ORDER BY low`;
}
/** Rows per value within the open cells. */
function number_frequencies_valuesQuery(column, levels = []) {
    return `SELECT v AS low, v AS high, count(*) AS n FROM (${values(column)}) AS x${isOpen(column, levels)} GROUP BY v ORDER BY v`;
}
/** Open at every level: a cell can reach into the next cell of the level above. */
function isOpen(column, levels) {
    const conditions = levels.map(({ scale, open }) => `${place(column, scale)} IN (${open.map(({ cell }) => cell).join(', ')})`);
    return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}
async function runsOf(sql, query) {
    return (await query(sql)).map(runOf);
}
async function cellRuns(sql, query) {
    return (await query(sql)).map((row) => ({ cell: Number(row['cell']), ...runOf(row) }));
}
/** -0 is 0. */
function runOf({ low, high, n }) {
    return { low: Number(low) + 0, high: Number(high) + 0, rows: Number(n) };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/make-profile.ts





/** Profiles a table: one scan for all columns, then one to three groupings per number column and one per category column. */
async function makeProfile(table, query, types = new Map()) {
    const readings = table.columns.map((column) => {
        const declared = types.get(column.name);
        return read(column, familyOfColumn(column, declared), declared, table.dialect);
    });
    const [counts] = await query(countsQuery(readings, table.from));
    const columns = [];
    for (const [i, column] of table.columns.entries()) {
        columns.push(await profileColumn(column, readings[i], make_profile_countsOf(counts, readings[i], i), table, query));
    }
    return {
        schema: 'tidegate-profile/1',
        ...(table.digest !== undefined && { digest: table.digest }),
        rows: table.rows,
        columns,
    };
}
/** One scan: for each column its values, and of numbers the infinite ones and the ends of the finite. */
function countsQuery(readings, from) {
    const [most, least] = [(0,literal/* doubleLiteral */.D0)(Infinity), (0,literal/* doubleLiteral */.D0)(-Infinity)];
    const counts = readings.flatMap(({ family, value, present, finite, integers }, i) => {
        const there = `count(CASE WHEN ${present} THEN 1 END) AS n${i}`;
        if (family !== 'number' || integers)
            return [there];
        if (finite)
            return [there, `min(${value}) AS min${i}`, `max(${value}) AS max${i}`];
        const within = `CASE WHEN ${present} AND ${value} < ${most} AND ${value} > ${least} THEN ${value} END`;
        return [
            there,
            `min(${within}) AS min${i}`,
            `max(${within}) AS max${i}`,
            `count(CASE WHEN ${value} = ${most} THEN 1 END) AS p${i}`,
            `count(CASE WHEN ${value} = ${least} THEN 1 END) AS m${i}`,
        ];
    });
    return `SELECT ${['count(*) AS rows', ...counts].join(', ')} FROM ${from}`;
}
function make_profile_countsOf(row, { integers }, i) {
    const number = (letter) => Number(row[`${letter}${i}`] ?? 0);
    return {
        n: number('n'),
        positive: number('p'),
        negative: number('m'),
        low: integers?.least ?? Number(row[`min${i}`] ?? NaN),
        high: integers?.most ?? Number(row[`max${i}`] ?? NaN),
    };
}
async function profileColumn(column, reading, counts, table, query) {
    const { n } = counts;
    const base = { name: column.name, family: reading.family, nulls: table.rows - n };
    if (n === 0)
        return { ...base, family: 'empty', identifier: false };
    switch (reading.family) {
        case 'number':
            return profileNumbers(base, reading, counts, table, query);
        case 'text':
        case 'boolean': {
            const rows = await query(categoryFrequencies(reading, table.from, maxCategories + 1));
            return describeCategories(base, n, rows.map(({ v, n: rowsOf }) => [String(v), Number(rowsOf)]));
        }
        case 'time':
        case 'other':
        case 'empty':
            return { ...base, identifier: false };
    }
}
async function profileNumbers(base, reading, counts, table, query) {
    const { n, low, high, positive, negative } = counts;
    const numbers = { reading, from: table.from, ...counts };
    // More numbers than integers between the ends: some repeat, or are no integers.
    if (n === 1 || n - positive - negative > high - low + 1) {
        const { frequencies } = await numberFrequencies(numbers, query);
        return describeNumbers(base, { ...counts, fractional: 0, distinct: n === 1 ? 1 : 0 }, frequencies);
    }
    if (reading.integers) {
        const distinct = await differentIntegers(reading, counts, table, query);
        const { frequencies } = distinct === n ? { frequencies: make_profile_none } : await numberFrequencies(numbers, query);
        return describeNumbers(base, { ...counts, fractional: 0, distinct }, frequencies);
    }
    const { frequencies, repeats } = await numberFrequencies(numbers, query);
    const fractional = repeats ? 0 : await countFractional(reading, table, query);
    const distinct = repeats || fractional > 0 ? 0 : await differentIntegers(reading, counts, table, query);
    return describeNumbers(base, { ...counts, fractional, distinct }, frequencies);
}
const make_profile_none = { values: [], counts: [] };
async function countFractional({ value, present }, { from }, query) {
    const [row] = await query(`SELECT count(CASE WHEN ${present} AND ${value} <> floor(${value}) THEN 1 END) AS n FROM ${from}`);
    return Number(row['n']);
}
/** How many different values whole numbers have. */
async function differentIntegers({ value, present }, { low, high, positive, negative }, { from, dialect }, query) {
    const quick = positive + negative === 0 ? dialect.differentIntegers?.('v', low, high) : undefined;
    const values = `SELECT ${value} AS v FROM ${from} WHERE ${present}`;
    const [row] = await query(quick === undefined
        ? `SELECT count(*) AS n FROM (SELECT v FROM (${values}) AS x GROUP BY v) AS y`
        : `SELECT ${quick} AS n FROM (${values}) AS x`);
    return Number(row['n']);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/find-drift.ts



/** Compares a table with its reference by a policy. Throws a UserError when the policy needs rows and the reference has none. */
async function findDrift(reference, table, query, { policy, ...given }) {
    if ('compat' in policy) {
        const report = await compareAsTool(reference, table, query, { policy, types: given.types });
        return {
            ...report,
            facts: {
                ...referenceFacts(reference),
                'drift as judged by': report.description,
                ...find_drift_counted(report),
                ...(report.ignored.length > 0 && { 'not looked at by it': report.ignored.join(', ') }),
            },
        };
    }
    const profile = 'dialect' in reference ? await makeProfile(reference, query, given.types) : reference;
    const report = await compareWithProfile(profile, table, query, { policy, ...given });
    const { byNullsAlone } = report;
    return {
        ...report,
        detected: report.drifted.length > 0,
        profile,
        facts: {
            ...referenceFacts(profile),
            ...find_drift_counted(report),
            ...(byNullsAlone.length > 0 && { 'compared by nulls alone': byNullsAlone.join(', ') }),
        },
    };
}
function referenceFacts({ digest, rows }) {
    return { ...(digest !== undefined && { 'reference digest': digest }), 'reference rows': rows };
}
function find_drift_counted(report) {
    return {
        'drift tests': report.tests,
        'drifted columns': report.drifted.join(', '),
        'columns compared': report.compared,
    };
}

// EXTERNAL MODULE: ./packages/data-quality/src/engines/warehouse/table-name.ts
var table_name = __webpack_require__(6664);
;// CONCATENATED MODULE: ./packages/data-quality/src/drift/reference.ts



async function readReference(typed, world) {
    if ((0,table_name/* namesTable */.z)(typed) || !/\.json$/i.test(typed))
        return { data: typed };
    const text = await (0,text_file/* wholeText */.r)(world.path(typed), typed, (cause) => new user_error/* UserError */.y('not-found', `\`reference\`: ${typed} cannot be read.`, {
        hint: 'Check the path, and that an earlier step writes it.',
        cause,
    }));
    return { profile: readProfile(text, typed) };
}

// EXTERNAL MODULE: ./packages/evidence/src/figure.ts
var figure = __webpack_require__(987);
;// CONCATENATED MODULE: ./packages/data-quality/src/figures/labels.ts

/** The part of a whole, 0 to 1, in five decimals: what a figure can show. Of nothing it is 0. */
function shareOf(part, whole) {
    return whole > 0 ? Math.min(1, Math.max(0, Number((part / whole).toFixed(5)))) : 0;
}
function labels_percent(share) {
    return `${Number((share * 100).toPrecision(3))}%`;
}
/** A text of any length as a label of a figure; never empty. */
function shortened(text) {
    if (text.trim() === '')
        return '(empty)';
    return text.length <= figure/* longestLabel */.Jg ? text : `${text.slice(0, figure/* longestLabel */.Jg - 1).toWellFormed()}…`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/figures/category-histogram.ts

const most = 12;
/**
 * Histogram of categories: the largest twelve by their share on either side, then all others as one. `mayShow` says
 * which values may be read; the others are numbered by size, because a value of the data can be personal.
 */
function categoryHistogram(column, sides, mayShow) {
    const totals = sides.map(({ counts }) => [...counts.values()].reduce((sum, count) => sum + count, 0));
    const values = new Set(sides.flatMap(({ counts }) => [...counts.keys()]));
    if (values.size === 0)
        return undefined;
    const share = (value, side) => shareOf(sides[side].counts.get(value) ?? 0, totals[side]);
    const ranked = [...values]
        .map((value) => ({ value, size: Math.max(...sides.map((_, i) => share(value, i))) }))
        .sort((a, b) => b.size - a.size || (a.value < b.value ? -1 : 1))
        .map(({ value }) => value);
    // Thirteen fit as well as twelve and one other.
    const shown = ranked.length <= most + 1 ? ranked : ranked.slice(0, most);
    const others = ranked.length - shown.length;
    const hidden = shown.filter((value) => !mayShow(value)).length;
    return {
        kind: 'histogram',
        title: shortened(`Values of ${column}`),
        subject: column,
        ...(hidden > 0 && { notes: ['Values are numbered, not named: `show-values` is false.'] }),
        bins: { categories: [...labels(shown, mayShow), ...(others > 0 ? [`${others} others`] : [])] },
        series: sides.map(({ name, counts }, i) => {
            const rest = ranked.slice(shown.length).reduce((sum, value) => sum + (counts.get(value) ?? 0), 0);
            return {
                name,
                shares: [...shown.map((value) => share(value, i)), ...(others > 0 ? [shareOf(rest, totals[i])] : [])],
            };
        }),
    };
}
function labels(shown, mayShow) {
    let number = 0;
    return shown.map((value) => (mayShow(value) ? shortened(value) : `value ${++number}`));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/figures/bins.ts
const bars = 20;
/** Whole numbers may have more, so that an hour or a day has a bar of its own. */
const wholeBars = 31;
/** How far beyond the 1st and 99th percentile bars reach, in distances between the two: one wild value must not squash all others. */
const reach = 0.5;
/** Edges stand at the largest doubles where infinities are; no bar can reach there. */
const drawable = 1e300;
/** Up to about 20 bins of a round width over the range most of the reference lies in; undefined where none can be drawn. */
function displayBins({ all, tail }, integral) {
    const edges = all.filter((edge) => Math.abs(edge) < drawable);
    if (edges.length === 0)
        return undefined;
    const [low, high] = range(edges, tail);
    const width = roundWidth((high - low) / (integral ? wholeBars : bars), integral);
    const first = Math.floor(low / width);
    const last = Math.max(first + 1, integral ? Math.floor(high / width) + 1 : Math.ceil(high / width));
    // Whole numbers lie in the middle of their bars.
    const offset = integral ? 0.5 : 0;
    const bins = Array.from({ length: last - first + 1 }, (_, i) => rounded((first + i) * width - offset));
    const even = bins.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > bins[i - 1]));
    return even && bins.length > 1 ? bins : undefined;
}
function range(edges, tail) {
    const first = edges[0];
    const last = edges[edges.length - 1];
    const span = last - first;
    // Nearly all rows have one value: the tails are all there is to see beside it.
    const margin = negligible(span, last) ? Infinity : reach * span;
    const low = Math.max(Math.abs(tail.below) < drawable ? tail.below : first, first - margin);
    const high = Math.min(Math.abs(tail.above) < drawable ? tail.above : last, last + margin);
    if (high > low && !negligible(high - low, high))
        return [low, high];
    const pad = Math.max(0.5, Math.abs(low) * 0.05);
    return [low - pad, low + pad];
}
function negligible(span, at) {
    return span <= 1e-9 * Math.max(Number.MIN_VALUE, Math.abs(at));
}
function roundWidth(least, integral) {
    const power = 10 ** Math.floor(Math.log10(least));
    const widths = [1, 2, 2.5, 5, 10].map((step) => rounded(step * power));
    if (integral)
        return widths.find((width) => width >= least && Number.isInteger(width)) ?? Math.max(1, Math.ceil(least));
    return widths.find((width) => width >= least * (1 - 1e-9)) ?? widths[widths.length - 1];
}
function rounded(value) {
    return Number(value.toPrecision(12));
}
/** Rows per bin. Within a cell rows are taken to lie evenly, which misplaces at most the cell's own rows, about 1 % of the reference. */
function rowsPerBin(bins, { all, tail }, { cells, below, above }, integral) {
    const rows = new Array(bins.length - 1).fill(0);
    const outside = { below, above };
    const first = bins[0];
    const last = bins[bins.length - 1];
    const width = bins[1] - first;
    rows[0] += below;
    rows[rows.length - 1] += above;
    cells.forEach((count, i) => {
        const rest = count - (i === 0 ? below : 0) - (i === cells.length - 1 ? above : 0);
        if (rest <= 0)
            return;
        const shift = integral ? 0.5 : 0;
        const to = Math.min(all[i] ?? Infinity, tail.above) + shift;
        const from = Math.min(Math.max(all[i - 1] ?? -Infinity, tail.below - (integral ? 1 : 0)) + shift, to);
        // Where in a cell without an end the rows lie is not known, only that no bar reaches there.
        if (to >= drawable)
            return put(Infinity, rest);
        if (from <= -drawable)
            return put(-Infinity, rest);
        if (!(to - from > width * 1e-6))
            return put(to - shift, rest);
        if (from < first) {
            const part = (rest * (Math.min(to, first) - from)) / (to - from);
            outside.below += part;
            rows[0] += part;
        }
        if (to > last) {
            const part = (rest * (to - Math.max(from, last))) / (to - from);
            outside.above += part;
            rows[rows.length - 1] += part;
        }
        for (let bin = 0; bin < rows.length; bin++) {
            const overlap = Math.min(to, bins[bin + 1]) - Math.max(from, bins[bin]);
            if (overlap > 0)
                rows[bin] += (rest * overlap) / (to - from);
        }
    });
    return { rows, ...outside };
    /** Rows that share one value. */
    function put(value, count) {
        if (value < first)
            outside.below += count;
        if (value > last)
            outside.above += count;
        const bin = Math.floor((value - first) / width + 1e-9);
        rows[Math.min(rows.length - 1, Math.max(0, bin))] += count;
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/figures/number-histogram.ts



/**
 * Histogram of a number, one series per side. `integral`: all values are whole. Undefined when the range cannot be
 * drawn, as when nearly all values are infinite.
 */
function numberHistogram(column, edges, sides, integral) {
    const bins = displayBins(edges, integral);
    if (bins === undefined)
        return undefined;
    const drawn = sides.map((side) => ({ name: side.name, ...rowsPerBin(bins, edges, side, integral) }));
    const first = Math.max(bins[0], edges.tail.below);
    const last = Math.min(bins[bins.length - 1], edges.tail.above);
    const notes = [
        foldedNote(drawn, 'below', `The first bar also holds what is below ${number_histogram_short(first)}`),
        foldedNote(drawn, 'above', `The last bar also holds what is above ${number_histogram_short(last)}`),
    ].filter((note) => note !== undefined);
    return {
        kind: 'histogram',
        title: shortened(`Values of ${column}`),
        subject: column,
        ...(notes.length > 0 && { notes }),
        bins: { edges: bins },
        series: drawn.map(({ name, rows }) => {
            const total = rows.reduce((sum, count) => sum + count, 0);
            return { name, shares: rows.map((count) => shareOf(count, total)) };
        }),
    };
}
/** Told from twice the share on that a tail edge leaves outside by itself. */
function foldedNote(sides, end, what) {
    const shares = sides.map((side) => shareOf(side[end], side.rows.reduce((sum, count) => sum + count, 0)));
    if (shares.every((share) => share <= 2 * tailShare))
        return undefined;
    return `${what}: ${sides.map(({ name }, i) => `${labels_percent(shares[i])} of the ${name}`).join(', ')}.`;
}
function number_histogram_short(value) {
    return String(Number(value.toPrecision(4)));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/figures/overview.ts


/** Most columns an overview shows; a longer one is not read. */
const overview_most = 15;
/** Columns with nulls, the largest share on either side first. Undefined when no column has any. */
function nullBars(columns) {
    const size = ({ nulls = 0, referenceNulls = 0 }) => Math.max(nulls, referenceNulls);
    const withNulls = columns
        .filter((column) => column.nulls !== undefined && size(column) > 0)
        .sort((a, b) => size(b) - size(a));
    if (withNulls.length === 0)
        return undefined;
    const shown = withNulls.slice(0, overview_most);
    const both = shown.some(({ referenceNulls }) => referenceNulls !== undefined);
    return {
        kind: 'bars',
        title: 'Rows without a value',
        ...left(withNulls.length),
        format: 'share',
        labels: shown.map(({ name }) => shortened(name)),
        series: [
            ...(both ? [{ name: 'reference', values: shown.map(({ referenceNulls }) => referenceNulls ?? 0) }] : []),
            { name: 'data', values: shown.map(({ nulls }) => nulls ?? 0) },
        ],
    };
}
/**
 * Largest effect of each compared column as a multiple of its floor, largest first: tests have floors of their own, and
 * only the multiple can be held against one line. Columns whose tests passed keep a bar below or, within chance, above it.
 */
function driftBars(checks) {
    const columns = new Map();
    for (const { id, subject, observed, threshold, verdict } of checks) {
        if (!id.startsWith('drift.') || subject === undefined)
            continue;
        if (typeof observed !== 'number' || typeof threshold !== 'number' || !(threshold > 0))
            continue;
        const column = columns.get(subject) ?? { multiple: 0, verdicts: [] };
        column.multiple = Math.max(column.multiple, observed / threshold);
        column.verdicts.push(verdict);
        columns.set(subject, column);
    }
    const sorted = [...columns].sort(([, a], [, b]) => b.multiple - a.multiple);
    if (sorted.length === 0)
        return undefined;
    const shown = sorted.slice(0, overview_most);
    return {
        kind: 'bars',
        title: 'Drift of each column, as a multiple of its floor',
        ...left(sorted.length),
        format: 'number',
        labels: shown.map(([name]) => shortened(name)),
        series: [{ name: 'effect / floor', values: shown.map(([, { multiple }]) => Number(multiple.toPrecision(3))) }],
        limit: { name: 'floor', value: 1 },
        verdicts: shown.map(([, { verdicts }]) => (0,src_verdict/* worst */.Q)(verdicts)),
    };
}
function left(all) {
    return all > overview_most ? { notes: [`The ${overview_most} largest of ${all} columns.`] } : {};
}

;// CONCATENATED MODULE: ./packages/data-quality/src/figures/figures.ts







const overviews = 2;
/** Columns and figures of validate-data's evidence. Pure. */
function columnsAndFigures({ table, types, seen, checks, mayShow }) {
    const nulls = seen === undefined ? countedNulls(checks, table.rows) : nullShares(seen, table.rows);
    const columns = table.columns.map(({ name, inferred }) => ({
        name,
        type: types.get(name) ?? inferred,
        ...nulls.get(name),
    }));
    const overview = [driftBars(checks), nullBars(columns)].filter((figure) => figure !== undefined);
    const drawn = gravestFirst(seen === undefined ? [] : histograms(seen, mayShow), checks);
    return { columns, figures: [...overview, ...drawn.slice(0, figure/* mostFigures */.tJ - overviews)] };
}
/** What `nulls` rules have counted anyway; one that looks at some rows only says nothing of all. */
function countedNulls(checks, rows) {
    return new Map(checks.flatMap(({ id, subject, sizes }) => {
        const { checked, failing } = sizes ?? {};
        if (subject === undefined || id !== `columns.${subject}.nulls`)
            return [];
        return checked !== rows || failing === undefined ? [] : [[subject, { nulls: shareOf(failing, checked) }]];
    }));
}
function nullShares(seen, rows) {
    if ('profile' in seen)
        return new Map(seen.profile.columns.map(({ name, nulls }) => [name, { nulls: shareOf(nulls, seen.profile.rows) }]));
    const { reference, measured } = seen;
    return new Map(reference.columns.flatMap(({ name, nulls }, i) => {
        const found = measured[i];
        const before = { referenceNulls: shareOf(nulls, reference.rows) };
        if (found === undefined || !('n' in found))
            return [[name, before]];
        return [[name, { nulls: shareOf(rows - found.n, rows), ...before }]];
    }));
}
function histograms(seen, mayShow) {
    const drawn = 'profile' in seen
        ? seen.profile.columns.map((column) => ownHistogram(column, mayShow))
        : seen.reference.columns.map((column, i) => pairedHistogram(column, seen.measured[i], mayShow));
    return drawn.filter((figure) => figure !== undefined);
}
function pairedHistogram(column, measured, mayShow) {
    if (measured?.kind === 'number' && column.frequencies) {
        const { edges } = measured;
        const sides = [
            { name: 'reference', ...figures_countsOf(column.frequencies, edges) },
            { name: 'data', ...measured },
        ];
        return numberHistogram(column.name, edges, sides, integral(column.frequencies));
    }
    if (measured?.kind === 'categories' && column.categories) {
        const sides = [
            { name: 'reference', counts: new Map(column.categories) },
            { name: 'data', counts: measured.counts },
        ];
        return categoryHistogram(column.name, sides, (value) => mayShow(column.name, value));
    }
    return undefined;
}
function ownHistogram({ name, frequencies, categories }, mayShow) {
    if (frequencies) {
        const edges = edgesOf(frequencies);
        return numberHistogram(name, edges, [{ name: 'data', ...figures_countsOf(frequencies, edges) }], integral(frequencies));
    }
    if (categories)
        return categoryHistogram(name, [{ name: 'data', counts: new Map(categories) }], (value) => mayShow(name, value));
    return undefined;
}
/** A profile's rows in the same cells as the data's, so that both sides are drawn with the same small error. */
function figures_countsOf({ values, counts }, { all, tail }) {
    const total = (outside) => counts.reduce((sum, count, i) => (outside(values[i]) ? sum + count : sum), 0);
    return {
        cells: (0,src_cells/* countCells */.hA)(all, values, counts),
        below: total((value) => value < tail.below),
        above: total((value) => value > tail.above),
    };
}
function integral({ values }) {
    return values.every((value) => Number.isInteger(value));
}
/** A report that has no room for all keeps what is wrong. */
function gravestFirst(figures, checks) {
    const bad = new Set(checks.filter(({ verdict }) => verdict !== 'pass').map(({ subject }) => subject));
    return [...figures.filter(({ subject }) => bad.has(subject)), ...figures.filter(({ subject }) => !bad.has(subject))];
}

;// CONCATENATED MODULE: ./packages/data-quality/src/figures/known-values.ts
/**
 * Which category names a figure may show. All with `show-values`; else booleans, and values the rules name themselves
 * (`in`, the class of `class-share`): whoever reads the report can read the rules. Any other text of the data may be personal.
 */
function knownValues(rules, profile, showValues) {
    if (showValues)
        return () => true;
    const booleans = new Set(profile?.columns.filter(({ family }) => family === 'boolean').map(({ name }) => name));
    const named = new Map(Object.entries(rules.columns ?? {}).map(([name, rule]) => {
        const values = [
            ...(rule.in?.value ?? []),
            ...(rule['class-share']?.class === undefined ? [] : [rule['class-share'].class]),
        ];
        return [name, new Set(values.map(String))];
    }));
    return (column, value) => booleans.has(column) || named.get(column)?.has(value) === true;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/platform-packages.ts
// Written by scripts/pin-duckdb.ts.
/** Version of DuckDB's Node packages. */
const duckDbVersion = '1.5.5-r.5';
/** The native package of each platform. */
const platformPackages = {
    'linux-x64': {
        name: '@duckdb/node-bindings-linux-x64',
        integrity: 'sha512-kCyq6BXhn6QXfwF8yVdVKriSSHP+rfVWcJ56cG8qZzlOZpxyvT5WGm6jMshxg4ditLlOsHsIN/D47RYrcjXuHQ==',
        files: {
            'duckdb.node': '778d45b3d918a8d3b6dfeb819472472d3ff85d427110973fc9c1b0d462514c15',
            'libduckdb.so': 'fc23f12e376c47be520f75221288281906e7942e8fd6f6ce4849198ba60d0405',
        },
    },
    'linux-x64-musl': {
        name: '@duckdb/node-bindings-linux-x64-musl',
        integrity: 'sha512-S5qEc7F+GjXt85T2xArjjvN5oc/IjtH6zsLJsuo8N3fQolheBCefemIMdZoK2Jik8a0sBxidiS6Ld4qprMPPDw==',
        files: {
            'duckdb.node': 'bf0160e4c5a1c0b1fc821252553883c8f16f07112385df35cf066ac4a60cbe73',
            'libduckdb.so': 'f9f9884b72a730751fdf4d6dd96368153f2f6c8b7358162c819166788dbd60bc',
        },
    },
    'linux-arm64': {
        name: '@duckdb/node-bindings-linux-arm64',
        integrity: 'sha512-CafH2AIvXtpwDynG3KB/4uEOHRGlFoB7auCRMIwH3BKNIobsANV5LSpDJ3tfyRCFIsK6e8AT1eseWVnu2Dv3cw==',
        files: {
            'duckdb.node': '51b959ad6a5b57cfa3e9a5d20bffebe0e58974222efcddcd97c85e12700dbbb1',
            'libduckdb.so': 'd00d007f3f7ca1f2896a5e4b89c2ce141bf0508506a9d6d56f9598b8e59d074e',
        },
    },
    'linux-arm64-musl': {
        name: '@duckdb/node-bindings-linux-arm64-musl',
        integrity: 'sha512-00z3mYHUBAucp3L73EoftKDdaGOaV8ENELejiT+PK7dFjTzdXxqhJwZ1LaQV1/zEhIecz+x23f6WvFhWw+7XXQ==',
        files: {
            'duckdb.node': '12d8c980901c88eea2d5c7622f364a50800e639714458d16de486365c0c48f6d',
            'libduckdb.so': 'b7ca0fcde2828167e9b5d8741d0eb5dbe520d67b0a4687f19cf2974fd59d11c3',
        },
    },
    'darwin-x64': {
        name: '@duckdb/node-bindings-darwin-x64',
        integrity: 'sha512-rN0KjX13MwVQ5V5ufykolty/tf4SaafOpGWcUA1Cegf98jPeRdsJsEE1IMXn8n3u6WvMSZEVJmHJ3ma4Hr7Vzg==',
        files: {
            'duckdb.node': 'c7d75d167487bc96d3bd2a54969f0fb816c5415c3a1d064b3e88966acaf4e4c3',
            'libduckdb.dylib': 'b9027d18ef3e8d960568f77e946a83ca68009cb22d71cf7f94de842afdd094d8',
        },
    },
    'darwin-arm64': {
        name: '@duckdb/node-bindings-darwin-arm64',
        integrity: 'sha512-WJdeLTFy4pRg60rkbp9smtlP1iIQ8ErtIJkxS+2LQtM1ZZMSByyW+3WPpNoKe7IwPtVl2fLlPw7tDmQW4Z974g==',
        files: {
            'duckdb.node': 'ba396b8fc069b1c34d1b5d3bdb7f54b1ddef160b6f440b2539fcef89720e9947',
            'libduckdb.dylib': 'b9027d18ef3e8d960568f77e946a83ca68009cb22d71cf7f94de842afdd094d8',
        },
    },
    'win32-x64': {
        name: '@duckdb/node-bindings-win32-x64',
        integrity: 'sha512-mBGFn8netT/AAhK4TOG6Fw47+Db68CxCVtQ9qfxZc1kZAjds+aYrh17Fd/u5CbTDdxILsrcyuF8q9cUcm54kQA==',
        files: {
            'duckdb.dll': '2b7468a4ad844429e6af2fde0b5f91893e8130a5686a88f11442ab547c7ede46',
            'duckdb.node': 'a587a097a6ce7f370e12cf6530a187813cabd03aba36a6caeaba6912e01a3d63',
        },
    },
    'win32-arm64': {
        name: '@duckdb/node-bindings-win32-arm64',
        integrity: 'sha512-L3Mroc23xhqOowWVElni8LgEmsm5e9DdG1y2pLka/1ug3Pl2vpQMl1Phxwz4UEMF8DOBbMgN5BBNrYwG2BFo+g==',
        files: {
            'duckdb.dll': 'ca938da6e124d6c91fcbff5983860ebc3753576e5b04c11ad8bc9135853aa752',
            'duckdb.node': 'e4e6d94b1c8d30497222356ce7761fd3a50c8a121cf484d7eae54fef818ea9c1',
        },
    },
};

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/integrity.ts





/** Throws unless the tarball is the pinned one. */
async function refuseOther(tarball, { name, integrity }) {
    const found = `sha512-${(0,external_node_crypto_.createHash)('sha512')
        .update(await (0,promises_.readFile)(tarball))
        .digest('base64')}`;
    if (found === integrity)
        return;
    throw new user_error/* UserError */.y('conflict', `${name}@${duckDbVersion} is not the package this action was built for: its sha512 is ${found}, not ${integrity}.`, {
        hint: 'The registry or a mirror serves something else: find out why before using it.',
    });
}
/** Throws unless each native file in `folder` is the pinned one. */
async function refuseChanged(folder, { name, files }) {
    for (const [file, expected] of Object.entries(files)) {
        const path = (0,external_node_path_.join)(folder, file);
        const found = await sha256Of(path).catch((cause) => {
            throw new user_error/* UserError */.y('conflict', `The tool cache holds ${name}@${duckDbVersion}, but ${path} cannot be read.`, {
                hint: `Remove ${folder}: the next run fetches it again.`,
                cause,
            });
        });
        if (found === expected)
            continue;
        throw new user_error/* UserError */.y('conflict', `${path} is not what this action was built for: its sha256 is ${found}, not ${expected}.`, {
            hint: `Find out who changed the tool cache, then remove ${folder}: the next run fetches it again.`,
        });
    }
}
/** Hex. One buffer for the whole file, as every run waits for this. */
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await (0,promises_.open)(path);
    try {
        const buffer = Buffer.allocUnsafe(1024 * 1024);
        for (;;) {
            const { bytesRead } = await file.read(buffer);
            if (bytesRead === 0)
                return hash.digest('hex');
            hash.update(buffer.subarray(0, bytesRead));
        }
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/binding.ts





function thisHost() {
    return { platform: `${process.platform}-${process.arch}${isMusl() ? '-musl' : ''}`, node: process.execPath };
}
function isMusl() {
    if (process.platform !== 'linux')
        return false;
    const report = process.report.getReport();
    return report.header.glibcVersionRuntime === undefined;
}
/** Path of `duckdb.node` that the user named: the file, or the folder it lies in. */
async function bindingAt(enginePath, world) {
    const path = world.path(enginePath);
    const entry = await (0,promises_.stat)(path).catch(() => undefined);
    const binding = entry?.isDirectory() ? (0,external_node_path_.join)(path, 'duckdb.node') : path;
    if (await exists(binding))
        return binding;
    throw new user_error/* UserError */.y('not-found', `\`engine-path\`: there is no DuckDB engine at ${enginePath}.`, {
        hint: 'Name duckdb.node of the package @duckdb/node-bindings-<platform>, or the folder that holds it.',
    });
}
/**
 * Path of `duckdb.node` in the tool cache. It is fetched there once: the npm client gets the platform's package, its sha512 is held
 * against the pinned one, and the unpacked folder is moved into place whole, so that two jobs at once do each other no harm. What lies
 * there later is held against the pinned sha256 of each file before it is loaded: a tool cache outlives jobs, and others write to it.
 */
async function fetchedBinding(world, host = thisHost(), pinned = platformPackages) {
    const entry = pinned[host.platform];
    if (!entry) {
        throw new user_error/* UserError */.y('unsupported', `There is no DuckDB engine for ${host.platform}.`, {
            hint: `There is one for ${Object.keys(pinned).join(', ')}; another build can be named with \`engine-path\`.`,
        });
    }
    const home = await cacheHome(world);
    const folder = (0,external_node_path_.join)(home, duckDbVersion, host.platform);
    const binding = (0,external_node_path_.join)(folder, 'duckdb.node');
    if (await exists(binding)) {
        await refuseChanged(folder, entry);
        return binding;
    }
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(home, 'fetch-'));
    try {
        const started = world.clock.now();
        world.log.info(`Fetching ${entry.name}@${duckDbVersion} with npm; the tool cache does not have it yet.`);
        await binding_telling(world, started, () => npmPack(world, host, `${entry.name}@${duckDbVersion}`, scratch));
        const tarball = (await (0,promises_.readdir)(scratch)).find((name) => name.endsWith('.tgz'));
        if (tarball === undefined)
            throw new user_error/* UserError */.y('tool-failed', `npm left no package of ${entry.name}.`, { hint: binding_hint });
        await refuseOther((0,external_node_path_.join)(scratch, tarball), entry);
        await unpack(world, scratch, tarball);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(folder), { recursive: true });
        await (0,promises_.rename)((0,external_node_path_.join)(scratch, 'package'), folder).catch(async (error) => {
            // Another job was first.
            if (!(await exists(binding)))
                throw error;
        });
        await refuseChanged(folder, entry);
        world.log.info(`DuckDB is in the tool cache after ${((world.clock.now() - started) / 1000).toFixed(1)} s.`);
        return binding;
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
const binding_hint = 'Check the npm registry and proxy settings of this job, or put the package on the runner and name it with `engine-path`.';
/** The tool cache, or a folder of this job where the tool cache cannot be written. */
async function cacheHome({ run }) {
    const home = (0,external_node_path_.join)(run.toolCache, 'tidegate-duckdb');
    try {
        await (0,promises_.mkdir)(home, { recursive: true });
        return home;
    }
    catch {
        const own = (0,external_node_path_.join)(run.temp, 'tidegate-duckdb');
        await (0,promises_.mkdir)(own, { recursive: true });
        return own;
    }
}
/** Says every 15 s that it is still at it. */
async function binding_telling(world, started, work) {
    const tell = () => world.log.info(`Still fetching, ${Math.round((world.clock.now() - started) / 1000)} s so far.`);
    const timer = setInterval(tell, 15_000);
    try {
        await work();
    }
    finally {
        clearInterval(timer);
    }
}
async function npmPack(world, host, spec, destination) {
    const args = ['pack', spec, '--pack-destination', destination, '--silent', '--ignore-scripts', '--prefer-offline'];
    // In the workspace, so that its .npmrc counts.
    const options = { cwd: world.path('.'), timeoutMs: 600_000 };
    for (const [command, before] of await npmClients(host)) {
        let result;
        try {
            result = await world.exec(command, [...before, ...args], options);
        }
        catch (error) {
            if (error instanceof user_error/* UserError */.y)
                throw error;
            continue;
        }
        if (result.exitCode === 0)
            return;
        const said = (result.stderr.trim() || result.stdout.trim()).split('\n').slice(0, 3).join(' ');
        throw new user_error/* UserError */.y('unreachable', `The DuckDB engine could not be fetched: npm pack ${spec} ended with ${result.exitCode}${said && `: ${said}`}.`, { hint: binding_hint });
    }
    throw new user_error/* UserError */.y('not-found', 'The DuckDB engine could not be fetched: this runner has no npm.', {
        hint: 'Add actions/setup-node before this step, or put the package on the runner and name it with `engine-path`.',
    });
}
/** npm of the PATH, else the one beside the Node that runs this. */
async function npmClients({ node }) {
    const beside = [
        (0,external_node_path_.join)((0,external_node_path_.dirname)(node), '../lib/node_modules/npm/bin/npm-cli.js'),
        (0,external_node_path_.join)((0,external_node_path_.dirname)(node), 'node_modules/npm/bin/npm-cli.js'),
    ];
    const found = [['npm', []]];
    for (const path of beside)
        if (await exists(path))
            found.push([node, [path]]);
    return found;
}
async function unpack(world, folder, tarball) {
    // Relative names: GNU tar on Windows takes `C:` for a host.
    const { exitCode, stderr } = await world
        .exec('tar', ['-xzf', tarball], { cwd: folder })
        .catch((error) => ({ exitCode: -1, stderr: String(error) }));
    if (exitCode !== 0)
        throw new user_error/* UserError */.y('tool-failed', `tar could not unpack ${tarball}: ${stderr.trim()}.`, { hint: binding_hint });
}
async function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/progress.ts
/** Milliseconds between two lines. */
const usualPause = 10_000;
/** The same connection, which tells a person at work and for how long while it is long at one thing. Times in milliseconds. */
function withProgress(connection, { tell, now, pause = usualPause }) {
    let work = 'starting';
    let since = now();
    const timer = setInterval(() => {
        tell(`Still ${work}, for ${Math.round((now() - since) / 1000)} s so far.`);
    }, pause);
    // What is only told keeps no process alive.
    timer.unref();
    return {
        ...connection,
        doing(next) {
            work = next;
            since = now();
            connection.doing(next);
        },
        async close() {
            clearInterval(timer);
            await connection.close();
        },
    };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/warehouse/warehouses.ts
/** The databases that can be asked, by the name users type. */
const warehouses = {
    postgres: {
        example: 'postgresql://user:password@host:5432/database',
        open: async (connection, options) => (await __webpack_require__.e(/* import() */ 662).then(__webpack_require__.bind(__webpack_require__, 2662))).postgresEngine(connection, options),
    },
    trino: {
        example: 'https://user:password@host:8443/catalog/schema',
        open: async (connection, options) => (await __webpack_require__.e(/* import() */ 243).then(__webpack_require__.bind(__webpack_require__, 9243))).trinoEngine(connection, options),
    },
};

;// CONCATENATED MODULE: ./packages/data-quality/src/sources/file-state.ts


/**
 * Remembers how files are now. What comes back throws a UserError when one of them has changed or is gone: checks of a file that changed
 * while it was read are checks of no data set at all.
 */
async function watchFiles(sources) {
    const files = sources.flatMap(({ files, shown }) => files.map((path, i) => ({ path, shown: shown[i] })));
    const before = await Promise.all(files.map(({ path }) => stateOf(path)));
    return async () => {
        for (const [i, { path, shown }] of files.entries()) {
            const now = await stateOf(path);
            if (now === before[i])
                continue;
            throw new user_error/* UserError */.y('conflict', `${shown} ${now === undefined ? 'vanished' : 'changed'} while it was read.`, {
                hint: 'Let the step that writes it come to its end first, and judge a copy that nothing else touches.',
            });
        }
    };
}
async function stateOf(path) {
    const entry = await (0,promises_.stat)(path, { bigint: true }).catch(() => undefined);
    return entry && [entry.dev, entry.ino, entry.size, entry.mtimeNs].join(' ');
}

;// CONCATENATED MODULE: ./packages/data-quality/src/sources/find-files.ts



/**
 * The files an input names: one path, or a pattern (`*`, `**`, `?`) taken in the order of their names. Each is a regular file that can be
 * opened. What the user types may lie anywhere; a link in the workspace, which a stranger's commit may hold, leads nowhere outside it.
 */
async function findFiles(input, typed, path) {
    const base = (0,external_node_path_.resolve)(path('.'));
    const absolute = (0,external_node_path_.resolve)(path(typed));
    const isPattern = /[*?]/.test(typed) && (await kindOf(absolute)) === undefined;
    const found = isPattern ? await matching(typed, base) : [{ path: absolute, shown: typed }];
    if (found.length === 0) {
        throw new user_error/* UserError */.y('not-found', `\`${input}\`: no file matches ${typed}.`, {
            hint: 'Check the pattern and the step that writes the files.',
        });
    }
    for (const file of found) {
        await refuseUnreadable(input, file);
        await refuseEscape(input, file, base);
    }
    return found;
}
async function matching(typed, base) {
    const found = [];
    for await (const match of (0,external_node_path_.isAbsolute)(typed) ? (0,promises_.glob)(typed) : (0,promises_.glob)(typed, { cwd: base })) {
        const path = (0,external_node_path_.resolve)(base, match);
        // A folder may be named like a file: Spark writes data into `x.parquet/`.
        if ((await kindOf(path)) === 'folder')
            continue;
        found.push({ path, shown: match.replaceAll(external_node_path_.sep, '/') });
    }
    return found.sort((a, b) => (a.shown < b.shown ? -1 : 1));
}
/** What lies there; `undefined` for nothing. */
async function kindOf(path) {
    const entry = await (0,promises_.stat)(path).catch(() => undefined);
    if (entry === undefined)
        return undefined;
    if (entry.isDirectory())
        return 'folder';
    return entry.isFile() ? 'file' : 'other';
}
async function refuseUnreadable(input, { path, shown }) {
    try {
        // Looked at before it is opened: opening a pipe waits for its writer.
        const kind = (await (0,promises_.stat)(path)).isFile();
        if (kind)
            return void (await (await (0,promises_.open)(path, 'r')).close());
    }
    catch (cause) {
        const code = cause.code;
        if (code === 'ENOENT' || code === 'ENOTDIR') {
            throw new user_error/* UserError */.y('not-found', `\`${input}\`: there is no file ${shown}.`, {
                hint: 'Check the path, and that an earlier step checks it out or writes it.',
                cause,
            });
        }
        throw new user_error/* UserError */.y('unreadable', `\`${input}\`: ${shown} cannot be opened (${code ?? cause.message}).`, { hint: 'Check the permissions of the file.', cause });
    }
    throw new user_error/* UserError */.y('unreadable', `\`${input}\`: ${shown} is not a file.`, {
        hint: 'Name a file, or a pattern such as data/*.csv.',
    });
}
async function refuseEscape(input, { path, shown }, base) {
    if (!isWithin(path, base))
        return;
    const [target, workspace] = await Promise.all([(0,promises_.realpath)(path), (0,promises_.realpath)(base)]);
    if (isWithin(target, workspace))
        return;
    throw new user_error/* UserError */.y('bad-input', `\`${input}\`: ${shown} is a link to ${target}, outside the workspace.`, {
        hint: 'If that is the data you mean, name it by that path.',
    });
}
function isWithin(path, folder) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way) && (0,external_node_path_.join)(folder, way) === path;
}

// EXTERNAL MODULE: ./packages/data-quality/src/sources/partitions.ts
var sources_partitions = __webpack_require__(2320);
;// CONCATENATED MODULE: ./packages/data-quality/src/sources/resolve.ts



const formats = {
    csv: 'csv',
    tsv: 'tsv',
    tab: 'tsv',
    jsonl: 'jsonl',
    ndjson: 'jsonl',
    parquet: 'parquet',
    pq: 'parquet',
};
/** How files are read, as the inputs say. Data and reference are read the same way. */
function readingOptions(inputs, world) {
    const { encoding, delimiter, partitions } = inputs;
    return {
        path: (typed) => world.path(typed),
        encoding,
        nullValues: inputs['null-values'] ?? [],
        delimiter: delimiter === 'tab' ? '\t' : delimiter,
        partitions,
    };
}
/** The files an input names (see `findFiles`), all of one format, and the columns that their folders make. */
async function resolveSource(input, typed, options) {
    const { encoding, nullValues, delimiter, partitions = 'hive' } = options;
    const found = await findFiles(input, typed, options.path);
    const shown = found.map((file) => file.shown);
    const formats = new Set(shown.map((name) => formatOf(input, name)));
    if (formats.size > 1) {
        throw new user_error/* UserError */.y('bad-input', `\`${input}\`: ${typed} matches files of several formats (${[...formats].join(', ')}).`, {
            hint: 'Name files of one format.',
        });
    }
    const format = [...formats][0];
    return {
        files: found.map((file) => file.path),
        shown,
        format,
        partitions: partitions === 'hive' ? (0,sources_partitions/* partitionColumns */.o)(input, typed, shown) : [],
        encoding,
        nullValues,
        delimiter: delimiter ?? (format === 'tsv' ? '\t' : ','),
    };
}
function formatOf(input, name) {
    const compressed = /\.(gz|zst)$/i.test(name);
    const extension = /\.([^./\\]+)$/.exec(name.replace(/\.(gz|zst)$/i, ''))?.[1]?.toLowerCase() ?? '';
    const format = formats[extension];
    if (format !== undefined && !(compressed && format === 'parquet'))
        return format;
    throw new user_error/* UserError */.y('unsupported', `\`${input}\`: ${name} is of no format that can be read here.`, {
        hint: 'It reads .csv, .tsv, .jsonl (each also with .gz or .zst) and .parquet.',
    });
}

;// CONCATENATED MODULE: ./packages/data-quality/src/open-data.ts








/** Opens the engine that the inputs ask for. No data but that named can be read by it. */
async function openData(inputs, named, world, connect) {
    return inputs.engine === 'duckdb'
        ? openFiles(inputs, named, world, connect)
        : openWarehouse(inputs.engine, inputs, named, world);
}
async function openFiles(inputs, named, world, connect) {
    const remedy = `engine: ${Object.keys(warehouses).join(' or ')}`;
    const table = named.find(({ typed }) => (0,table_name/* namesTable */.z)(typed));
    if (table) {
        throw new user_error/* UserError */.y('bad-input', `\`${table.input}\` names a table, and \`engine\` is duckdb, which reads files.`, {
            hint: `Set ${remedy}, and its \`connection\`.`,
        });
    }
    if (inputs.connection !== undefined) {
        throw new user_error/* UserError */.y('bad-input', '`connection` is given, but `engine` is duckdb, which connects to nothing.', {
            hint: `Set ${remedy}, or leave \`connection\` out.`,
        });
    }
    const options = readingOptions(inputs, world);
    const sources = await Promise.all(named.map(({ input, typed }) => resolveSource(input, typed, options)));
    const settled = await watchFiles(sources);
    const connection = await connect(bindingOf(inputs, world), {
        files: sources.flatMap(({ files }) => files),
        temp: world.run.temp,
        ...(inputs['memory-limit'] !== undefined && { memoryLimit: inputs['memory-limit'] }),
    });
    const telling = withProgress(connection, { tell: (line) => world.log.info(line), now: () => world.clock.now() });
    const engine = duckDbEngine(telling);
    return { ...engine, settled, open: async (data) => engine.open(sources[named.indexOf(data)]) };
}
async function bindingOf({ 'engine-path': path }, world) {
    return path === undefined ? fetchedBinding(world) : bindingAt(path, world);
}
async function openWarehouse(engine, inputs, named, world) {
    const file = named.find(({ typed }) => !(0,table_name/* namesTable */.z)(typed));
    if (file) {
        const { input, typed } = file;
        throw new user_error/* UserError */.y('bad-input', `\`${input}\`: ${typed} is a file, and \`engine\` is ${engine}, which reads tables.`, {
            hint: input === 'data'
                ? 'Write table: schema.name, or leave `engine` out to read the file.'
                : 'Write table: schema.name; a `reference` may also be a profile that `write-profile` made of the file.',
        });
    }
    if (inputs.connection === undefined) {
        throw new user_error/* UserError */.y('bad-input', `\`connection\` is missing: \`engine\` is ${engine}, which lies elsewhere.`, {
            hint: `Give its address as a secret, such as ${warehouses[engine].example}.`,
        });
    }
    const warehouse = await warehouses[engine].open(inputs.connection, {
        path: (typed) => world.path(typed),
        statementTimeout: inputs['statement-timeout'],
        signal: world.signal,
    });
    return {
        ...warehouse,
        open: ({ input, typed }) => warehouse.open(input, typed),
        settled: async () => warehouse.settled?.(),
    };
}

// EXTERNAL MODULE: ./packages/fields/src/mapping.ts
var mapping = __webpack_require__(9921);
// EXTERNAL MODULE: ./packages/data-quality/src/settings.ts + 9 modules
var settings = __webpack_require__(3214);
;// CONCATENATED MODULE: ./packages/data-quality/src/rules/read-rules.ts



/** The rule set an input stands for; a path is read here. */
async function readRules(input, world) {
    if ('rules' in input)
        return input.rules;
    const text = await (0,text_file/* wholeText */.r)(world.path(input.path), input.path, (cause) => new user_error/* UserError */.y('not-found', `\`rules\`: there is no file ${input.path}, and no rule set of that name.`, {
        hint: 'Check the path, or the names under `rules:` in the configuration file.',
        cause,
    }));
    const written = (0,mapping/* mapping */.p)().safeParse(text);
    if (!written.success) {
        throw new user_error/* UserError */.y('unreadable', `${input.path} holds no rules: ${written.error.issues[0].message}.`, {
            hint: 'Mend the file.',
        });
    }
    const parsed = (0,settings/* parseRules */.NR)(written.data);
    if ('rules' in parsed)
        return parsed.rules;
    const told = parsed.complaints.map(({ path, message }) => (path ? `${path}: ${message}` : message));
    throw new user_error/* UserError */.y('bad-input', `${input.path}: ${told.join('; ')}.`, { hint: 'Mend the keys named.' });
}

// EXTERNAL MODULE: ./packages/evidence/src/text.ts
var src_text = __webpack_require__(1436);
;// CONCATENATED MODULE: ./packages/data-quality/src/suggest/facts.ts



/** Most values that are taken for a closed set. */
const mostCategories = 20;
/** Facts of all columns: a few scans for all, then one grouping for each. */
async function factsOf(table, query) {
    const scanned = await selectMany(table.columns.map((column) => scanOf(column, table)), table.from, query);
    const facts = [];
    for (const [i, column] of table.columns.entries()) {
        const found = scanned[i];
        facts.push(await columnFacts(column, 'cells' in found ? found.cells : [], table, query));
    }
    return facts;
}
function typeOf({ inferred }) {
    return inferred === 'empty' || inferred === 'other' ? undefined : inferred;
}
/** Values, values of another type than inferred, values that are no finite numbers, least, greatest. */
function scanOf(column, { dialect }) {
    const type = typeOf(column);
    const counts = [countWhere((0,typed/* present */.Eb)(column))];
    if (type === undefined)
        return counts;
    counts.push(countWhere((0,typed/* readAs */.fd)(column, type, dialect).invalid));
    if ((0,typed/* isNumber */.Et)(type)) {
        const { value, there, finite } = numeric(column, type, dialect);
        return [...counts, countWhere(`${there} AND NOT ${finite}`), `min(${value})`, `max(${value})`];
    }
    if ((0,typed/* isTime */.K8)(type)) {
        const instant = dialect.epochMilliseconds(`CAST(${(0,typed/* readAs */.fd)(column, type, dialect).value} AS TIMESTAMP(6))`);
        return [...counts, countWhere('false'), `min(${instant})`, `max(${instant})`];
    }
    const length = `length(${dialect.text(column.sql, column.stored)})`;
    return [...counts, countWhere('false'), `min(${length})`, `max(${length})`];
}
async function columnFacts(column, [values, invalid, strange, least, greatest], table, query) {
    const inferred = typeOf(column);
    const type = Number(invalid ?? 0) === 0 ? inferred : undefined;
    const bounded = type !== undefined && Number(strange) === 0 && least !== null && least !== undefined;
    const ends = bounded ? { least: Number(least), greatest: Number(greatest) } : undefined;
    const text = type === 'string';
    // Whole numbers are compared as numbers: 1 and 1.0 are one value.
    const key = type === 'integer' ? (0,typed/* readAs */.fd)(column, type, table.dialect).value : (0,typed/* keyOf */.TN)(column);
    const [counted] = await query(`SELECT count(*) AS n FROM (SELECT ${key} AS k FROM ${table.from} WHERE ${key} IS NOT NULL GROUP BY 1) AS d`);
    const distinct = Number(counted['n']);
    const few = distinct <= mostCategories && (text || type === 'integer');
    const shown = table.dialect.text(column.sql, column.stored);
    const groups = few
        ? await query(`SELECT ${shown} AS v, count(*) AS n FROM ${table.from} WHERE ${(0,typed/* present */.Eb)(column)} GROUP BY 1 ORDER BY 1`)
        : undefined;
    const nulls = await nullsOf(column, Number(values ?? 0), table, query);
    return {
        name: column.name,
        type,
        rows: table.rows,
        nulls,
        least: text ? undefined : ends?.least,
        greatest: text ? undefined : ends?.greatest,
        shortest: text ? ends?.least : undefined,
        longest: text ? ends?.greatest : undefined,
        distinct,
        categories: groups?.map(({ v, n }) => [String(v), Number(n)]),
    };
}
/** As the rule counts them: NaN, in text too, is null. */
async function nullsOf(column, values, table, query) {
    const { dialect, from, rows } = table;
    if (column.kept || (column.stored !== 'text' && column.stored !== 'float'))
        return rows - values;
    const nan = column.stored === 'text'
        ? `lower(${column.sql}) = 'nan'`
        : `${column.sql} IS NOT NULL AND ${dialect.isNan(`CAST(${column.sql} AS DOUBLE PRECISION)`)}`;
    const [row] = await query(`SELECT ${countWhere(nan)} AS n FROM ${from}`);
    return rows - values + Number(row['n']);
}

// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 2 modules
var create = __webpack_require__(7291);
;// CONCATENATED MODULE: ./packages/data-quality/src/suggest/rules-file.ts


/** Words that say more than a suggestion does: where one stands, the suggested ones stay away. */
const saidBy = {
    min: ['in', 'exclusive-min', 'references'],
    max: ['in', 'exclusive-max', 'references'],
    in: ['not-in', 'min', 'max', 'pattern', 'references', 'unique'],
    length: ['pattern', 'in'],
};
/**
 * The suggestion as a rules file. Where there are rules already (`today`, YAML of a mapping), they stay as they are, and what
 * they do not speak of is added.
 */
function rulesFile(suggestion, source, today) {
    const document = today === undefined ? new dist/* Document */.yo({}) : (0,dist.parseDocument)(today);
    const before = today === undefined ? undefined : document.toString(style);
    const root = document.contents;
    let added = 0;
    const add = (map, { word, value, why }) => {
        if (map.has(word))
            return;
        const key = new dist/* Scalar */.X5(word);
        const node = document.createNode(value, { flow: true });
        // Within braces a comment would end the line.
        if (!map.flow)
            node.comment = ` ${why}`;
        map.add(document.createPair(key, node));
        added++;
    };
    if (today === undefined)
        document.commentBefore = ` Suggested by validate-data from ${source.replaceAll(/\s+/g, ' ')}. Tighten what you know better.`;
    add(root, suggestion.rows);
    if (today === undefined)
        add(root, { word: 'extra-columns', value: 'warn', why: 'all columns of today have a rule' });
    if (!root.has('columns'))
        root.set(new dist/* Scalar */.X5('columns'), document.createNode({}));
    const columns = root.get('columns');
    for (const { name, rules } of suggestion.columns) {
        const known = rules_file_keyOf(columns, name);
        if (known === undefined)
            columns.add(document.createPair(new dist/* Scalar */.X5(name), document.createNode({})));
        const map = columns.get(known ?? name);
        if (!(0,dist/* isMap */.jh)(map))
            continue;
        for (const rule of rules)
            if (!(saidBy[rule.word] ?? []).some((word) => map.has(word)))
                add(map, rule);
        if (map.items.length === 0)
            map.flow = true;
    }
    const text = document.toString(style);
    if (before === undefined)
        return { text, added };
    const difference = (0,create/* createTwoFilesPatch */.ss)('rules today', 'rules suggested', before, text, undefined, undefined, {
        context: 2,
        headerOptions: create/* FILE_HEADERS_ONLY */.jr,
    });
    return { text, added, difference };
}
const style = { lineWidth: 0 };
/** A column's key as the user wrote it: `2019:` is a number to YAML and a name to us. */
function rules_file_keyOf(columns, name) {
    const keys = columns.items.map(({ key }) => ((0,dist/* isScalar */.jn)(key) ? key.value : key));
    return keys.find((key) => key === name || (typeof key === 'number' && String(key) === name));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/suggest/nice-numbers.ts
// Round numbers outside of a value: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten.
const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
/** The least round number that is not below `value`; infinite when there is none. */
function niceAbove(value) {
    if (value === 0)
        return 0;
    return value > 0 ? outward(value) : -inward(-value);
}
/** The greatest round number that is not above `value`; infinite when there is none. */
function niceBelow(value) {
    return -niceAbove(-value) + 0;
}
/** The least whole number of percent, or of tenths of them below 1 %, that is not below a share. */
function shareAbove(share) {
    const parts = share < 0.01 ? 1000 : 100;
    return Math.min(1, Math.ceil(share * parts) / parts);
}
function outward(value) {
    return candidates(value).find((round) => round >= value) ?? Infinity;
}
function inward(value) {
    return candidates(value).findLast((round) => round <= value) ?? 0;
}
/** Read from decimal text, so that 1.2e3 is 1200 and not its neighbour. */
function candidates(value) {
    const power = Math.floor(Math.log10(value));
    return [power - 1, power, power + 1].flatMap((exponent) => steps.map((step) => Number(`${step}e${exponent}`)));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/suggest/suggest.ts

/** Fewer rows tell nothing of uniqueness, of sets or of lengths. */
const enoughRows = 50;
/** Rows each value of a closed set must have: one that is rarer may be a person, and others like it are to be expected. */
const rowsPerCategory = 10;
/**
 * Rules that the data they are made of holds, with room for data like it. Every bound lies well outside of what was seen, at a round number,
 * so that no single value can be read from it. Pure.
 */
function suggestRules(rows, facts) {
    const bounds = { min: Math.max(1, niceBelow(rows / 2)), max: niceAbove(rows * 2) };
    return {
        rows: { word: 'rows', value: bounds, why: `${rows} today; half and double of it` },
        columns: facts.map((column) => ({ name: column.name, rules: columnRules(column) })),
    };
}
function columnRules(facts) {
    const { type, distinct, rows, nulls } = facts;
    const values = rows - nulls;
    const rules = [];
    if (type !== undefined)
        rules.push({ word: 'type', value: type, why: 'every value is one' });
    rules.push(...suggest_nullsRule(facts));
    if (values < 1 || type === undefined)
        return rules;
    const set = closedSet(facts);
    if (set)
        return [...rules, set];
    if (type === 'integer' || type === 'float')
        rules.push(...numberBounds(facts));
    if (type === 'date' || type === 'timestamp')
        rules.push(...timeBounds(facts));
    const { shortest, longest } = facts;
    if (shortest !== undefined && shortest === longest && values >= enoughRows)
        rules.push({ word: 'length', value: shortest, why: 'every value has as many characters' });
    if ((type === 'integer' || type === 'string') && distinct === values && values >= enoughRows)
        rules.push({ word: 'unique', value: true, why: 'no value comes twice' });
    return rules;
}
function suggest_nullsRule({ rows, nulls }) {
    if (nulls === 0)
        return [{ word: 'nulls', value: 0, why: 'there are none' }];
    const most = shareAbove(Math.min(1, (nulls / rows) * 1.5));
    if (nulls === rows || most >= 1)
        return [];
    const percent = `${Number((most * 100).toPrecision(12))}%`;
    return [{ word: 'nulls', value: percent, why: 'at most half as many again as today' }];
}
function closedSet({ type, categories, rows, nulls }) {
    if (!categories || categories.length < 2 || rows - nulls < enoughRows)
        return undefined;
    if (type === 'integer' && categories.length > 5)
        return undefined;
    if (!categories.every(([, count]) => count >= rowsPerCategory))
        return undefined;
    const values = categories.map(([value]) => value);
    const whole = type === 'integer' ? [...new Set(values.map(Number))].sort((a, b) => a - b) : values;
    if (type === 'integer' && !whole.every((value) => Number.isSafeInteger(value)))
        return undefined;
    return { word: 'in', value: whole, why: `each of them in at least ${rowsPerCategory} rows` };
}
function numberBounds({ type, least, greatest }) {
    if (least === undefined || greatest === undefined)
        return [];
    if (type === 'float' && least >= 0 && greatest <= 1)
        return [
            { word: 'min', value: 0, why: 'a share or a probability' },
            { word: 'max', value: 1, why: 'a share or a probability' },
        ];
    const room = (greatest - least) / 2 || Math.abs(greatest) / 2;
    const low = least >= 0 ? 0 : niceBelow(least - room);
    const high = greatest <= 0 ? 0 : niceAbove(greatest + room);
    return [
        ...(Number.isFinite(low)
            ? [{ word: 'min', value: low, why: least >= 0 ? 'never negative' : 'half of the range below the least' }]
            : []),
        ...(Number.isFinite(high)
            ? [{ word: 'max', value: high, why: greatest <= 0 ? 'never positive' : 'half of the range above the greatest' }]
            : []),
    ];
}
/** What comes later is to be expected; what lies before all that is known is not. */
function timeBounds({ least }) {
    const year = least === undefined ? NaN : new Date(least).getUTCFullYear();
    if (!(year >= 1000 && year <= 9999))
        return [];
    return [{ word: 'min', value: `${year}-01-01`, why: 'the year of the earliest' }];
}

;// CONCATENATED MODULE: ./packages/data-quality/src/suggest/write-suggestion.ts






/** Writes a rules file made of the data to `path`; of rules there are already, it keeps what they say. Logs it, or the difference. */
async function writeSuggestion(path, { data, rules }, table, query, world) {
    if (table.rows === 0) {
        throw new user_error/* UserError */.y('bad-input', `\`suggest\`: ${data} has no rows, so no rule can be made of it.`, {
            hint: 'Name data like that to be judged later.',
        });
    }
    const today = rules && ('path' in rules ? await (0,text_file/* wholeText */.r)(world.path(rules.path), rules.path) : rules.text);
    const file = rulesFile(suggestRules(table.rows, await factsOf(table, query)), data, today);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(world.path(path)), { recursive: true });
        await (0,promises_.writeFile)(world.path(path), file.text);
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreadable', `\`suggest\`: ${path} cannot be written: ${cause.message}.`, {
            hint: 'Name a path this job may write to.',
            cause,
        });
    }
    world.log.info(`Wrote ${path} with ${file.added} suggested rules${file.difference === undefined ? ':' : ' more than today:'}`);
    world.log.info(file.difference ?? file.text);
    return file;
}
/** What the evidence shows of it. */
function suggestionText(path, { text, added, difference }) {
    return difference === undefined
        ? (0,src_text/* evidenceText */.r)(`Suggested rules (${path})`, 'yaml', text)
        : (0,src_text/* evidenceText */.r)(`${added} suggested rules more than today's (${path})`, 'diff', difference);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/validate.ts
















/**
 * Judges data by rules and by drift from a reference. Throws a UserError for data, rules or a reference that cannot be read.
 * `connect` opens DuckDB on its native package.
 */
async function judgeNamed(inputs, world, connect) {
    const comparing = inputs.reference !== undefined && inputs.drift !== undefined;
    const making = inputs['write-profile'] ?? inputs.suggest;
    if (inputs.rules === undefined && !comparing && making === undefined) {
        throw new user_error/* UserError */.y('bad-input', 'There is nothing to do: neither `rules` nor a `reference` to compare with was given.', {
            hint: 'Give rules, a reference (with `drift` not off), `write-profile` or `suggest`.',
        });
    }
    const rules = inputs.rules ? await readRules(inputs.rules, world) : {};
    const reference = inputs.reference === undefined ? undefined : await readReference(inputs.reference, world);
    const data = { input: 'data', typed: inputs.data };
    const referenceData = reference && 'data' in reference ? { input: 'reference', typed: reference.data } : undefined;
    const referenced = referencedBy(rules);
    const opened = await openData(inputs, [data, ...(referenceData ? [referenceData] : []), ...referenced], world, connect);
    try {
        const read = async (named) => {
            const table = await opened.open(named);
            for (const warning of table.warnings)
                world.log.warn(warning);
            world.log.info(`Read ${table.rows} rows and ${table.columns.length} columns of ${named.typed}.`);
            return table;
        };
        const table = await read(data);
        const around = {
            rules,
            reference: referenceData
                ? await read(referenceData)
                : reference && 'profile' in reference
                    ? reference.profile
                    : undefined,
            referenced: new Map(),
        };
        for (const named of referenced)
            around.referenced.set(named.typed, await read(named));
        const judged = await judgeTable(table, opened, around, inputs, world);
        await opened.settled();
        return judged;
    }
    catch (error) {
        throw error instanceof query_error/* QueryError */.l ? (0,query_error/* unanswered */.b)(error) : error;
    }
    finally {
        await opened.close();
    }
}
/** Data that `references` rules look into, each once. */
function referencedBy(rules) {
    const typed = Object.values(rules.columns ?? {}).flatMap(({ references }) => references ? [referencedData(references)] : []);
    return [...new Set(typed)].map((one) => ({ input: 'rules: references', typed: one }));
}
async function judgeTable(table, engine, { rules, reference, referenced }, inputs, world) {
    const types = declaredTypes(rules);
    const referenceTable = reference && 'dialect' in reference ? reference : undefined;
    engine.doing?.('checking the rules');
    const plan = compileRules(rules, table, {
        referenced,
        reference: reference && { rows: reference.rows, ...(referenceTable && { table: referenceTable }) },
    });
    const ruleChecks = await runRules(plan, table, engine, {
        maxFailingRows: inputs['max-failing-rows'],
        showValues: inputs['show-values'],
        now: world.clock.now(),
        types,
        key: rules.key ?? [],
    });
    engine.doing?.('measuring drift from the reference');
    const drift = inputs.drift &&
        reference &&
        (await findDrift(reference, table, engine.query, {
            policy: inputs.drift,
            types,
            showValues: inputs['show-values'] === true,
        }));
    const written = inputs['write-profile'];
    engine.doing?.('describing the columns');
    const own = written === undefined ? undefined : await makeProfile(table, engine.query, types);
    if (own)
        await writeProfile(written, profileText(own), world);
    const { suggest } = inputs;
    const suggested = suggest && (await writeSuggestion(suggest, inputs, table, engine.query, world));
    const checks = [...ruleChecks, ...(drift?.checks ?? [])];
    const mayShow = knownValues(rules, drift?.profile ?? own, inputs['show-values'] === true);
    return {
        ...judge(checks),
        ...columnsAndFigures({
            table,
            types,
            seen: drift?.seen ?? (own && { profile: own }),
            checks: drift && !drift.seen ? ruleChecks : checks,
            mayShow,
        }),
        subject: table.digest === undefined ? {} : { dataDigest: table.digest },
        facts: {
            ...tableFacts(table, inputs.data, engine),
            ...(suggested && { 'suggested rules': suggest, 'rules suggested': suggested.added }),
            ...(drift && { reference: inputs.reference, ...drift.facts }),
        },
        ...(suggested && { texts: [suggestionText(suggest, suggested)] }),
        outputs: {
            rows: table.rows,
            columns: table.columns.length,
            'failed-checks': checks.filter(({ verdict }) => verdict === 'fail').length,
            ...(drift && {
                'drift-detected': drift.detected,
                'drifted-columns': drift.drifted,
                'drift-share': drift.compared === 0 ? 0 : drift.drifted.length / drift.compared,
            }),
            ...(written !== undefined && { profile: written }),
            ...(suggest !== undefined && { 'suggested-rules': suggest }),
        },
    };
}
function tableFacts(table, data, { description }) {
    return {
        data,
        ...(table.files.length > 0 && { files: table.files.length }),
        ...(table.digest !== undefined && { digest: table.digest }),
        ...table.facts,
        rows: table.rows,
        columns: table.columns.length,
        engine: description,
        ...(table.warnings.length > 0 && { warnings: table.warnings.join(' ') }),
    };
}
async function writeProfile(typed, text, world) {
    const path = world.path(typed);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,promises_.writeFile)(path, text);
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreadable', `\`write-profile\`: ${typed} cannot be written: ${cause.message}.`, {
            hint: 'Name a path this job may write to.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/validate-tracked.ts





/**
 * Judges data as `judgeNamed` does, after holding it against the `.dvc` file that tracks it, when there is one. Data that is not what the
 * pointer says fails and is not read: whatever its rows are, they are not those that were meant.
 */
async function validateData(inputs, world, connect = connectHere) {
    const dvcFile = inputs['dvc-file'];
    const tracked = dvcFile === undefined ? undefined : await trackedData(dvcFile, inputs.data, world);
    const data = tracked?.data ?? inputs.data;
    if (data === undefined) {
        throw new user_error/* UserError */.y('bad-input', '`data` is missing.', {
            hint: 'Name a file, a pattern of files or a table, or a `dvc-file` that tracks one.',
        });
    }
    const judging = () => judgeNamed({ ...inputs, data }, world, connect).catch((cause) => tellDamage(cause, data));
    if (!tracked)
        return judging();
    const facts = { 'dvc file': dvcFile };
    if (tracked.check.verdict !== 'pass')
        return { ...judge([tracked.check]), facts: { data, ...facts }, outputs: { 'failed-checks': 1 } };
    const judged = await judging();
    return { ...judged, ...judge([tracked.check, ...judged.checks]), facts: { ...judged.facts, ...facts } };
}
/** Damage within a file shows when its pages are decoded, at whatever query comes first. */
function tellDamage(cause, data) {
    const said = (0,engine_message/* engineMessage */.g)(cause);
    if (cause instanceof user_error/* UserError */.y || !/^(Invalid|Invalid Input|IO|Serialization) Error\b/.test(said))
        throw cause;
    throw new user_error/* UserError */.y('unreadable', `${data} cannot be read: ${said.replace(/'[^']*'|"[^"]*"/g, "'...'")}.`, {
        hint: 'The data is damaged: write it again.',
        cause,
    });
}

;// CONCATENATED MODULE: ./packages/data-quality/src/index.ts







// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(3523);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(7182);
;// CONCATENATED MODULE: ./packages/kit/src/common-inputs.ts


const reportFormats = ['html', 'junit', 'sarif'];
/** The inputs every action takes. */
const commonInputs = schemas/* object */.Ikc({
    model: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the model the evidence is about' }),
    config: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Path of the configuration file',
        shownDefault: 'tidegate.yml, else .github/tidegate.yml, when it exists',
    }),
    environment: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Profile under `environments:` in the configuration file' }),
    mode: (0,field/* field */.Z)((0,types/* choice */.Yq)(['enforce', 'warn', 'dry-run']), {
        description: '`enforce` fails the job on a red verdict, `warn` never does, `dry-run` reads everything and changes nothing',
        default: 'enforce',
    }),
    'on-inconclusive': (0,field/* field */.Z)((0,types/* choice */.Yq)(['fail', 'warn', 'pass']), {
        description: 'What a verdict that could not be decided does to the job',
        default: 'fail',
    }),
    'report-dir': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Folder for evidence and report', default: 'tidegate-report' }),
    'report-formats': (0,field/* field */.Z)((0,types/* choices */.zM)(reportFormats), {
        description: 'What the evidence is rendered as in the report folder: any of `html`, `junit` and `sarif`',
        default: 'html',
    }),
    'upload-report': (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: 'Upload evidence and report as an artifact', default: 'true' }),
});
/** For actions that call GitHub: `token`. */
const tokenInput = {
    token: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Token for the GitHub API',
        secret: true,
        runnerDefault: '${{ github.token }}',
        required: true,
    }),
};

// EXTERNAL MODULE: ./packages/kit/src/self-test.ts
var self_test = __webpack_require__(3317);
;// CONCATENATED MODULE: ./packages/kit/src/action.ts



const commonOutputs = {
    verdict: '`pass`, `warn`, `fail` or `inconclusive`; empty when the step broke before it could judge',
    evidence: 'Path of the evidence file (JSON)',
    report: 'Path of the report (HTML)',
};
/** Declares an action. It does nothing until `runAction` is called with it. */
function defineAction(definition) {
    return {
        ...definition,
        // The action's own field wins, so that one may demand what is optional elsewhere (promote-model: `model`).
        allInputs: schemas/* object */.Ikc({
            ...definition.inputs.shape,
            ...without(commonInputs.shape, [...Object.keys(definition.inputs.shape), ...(definition.omits ?? [])]),
            ...(definition.knownBad && self_test/* selfTestInput */.R.shape),
        }),
        allOutputs: { ...definition.outputs, ...commonOutputs },
    };
}
function without(shape, names) {
    return Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)));
}

;// CONCATENATED MODULE: ./actions/validate-data/src/action.ts




const action = defineAction({
    name: 'validate-data',
    inputs: settings/* validateDataSettings */.ok,
    outputs: {
        rows: 'Number of rows',
        columns: 'Number of columns',
        'failed-checks': 'Number of checks that failed',
        'drift-detected': '`true` when data drifted from the reference, as `drift` decides it, else `false`; empty without a reference',
        'drifted-columns': 'Names of the columns that drifted, a JSON array',
        'drift-share': 'Share of the compared columns that drifted, 0 to 1',
        profile: 'Path of the profile, when one was written',
        'suggested-rules': 'Path of the suggested rules, when they were written',
    },
    config: configFile,
    run,
    async knownBad(inputs, io, result) {
        const { knownBad } = await __webpack_require__.e(/* import() */ 784).then(__webpack_require__.bind(__webpack_require__, 2784));
        return knownBad(inputs, io, result, (bad) => run(bad, io));
    },
});
function run(inputs, io) {
    const job = io.env('RUNNER_TRACKING_ID');
    const connect = connectApart({
        node: process.execPath,
        entry: process.argv[1],
        // By this name the runner finds what a step left behind.
        env: job === undefined ? {} : { RUNNER_TRACKING_ID: job },
        statementTimeout: inputs['statement-timeout'],
        signal: io.signal,
    });
    return validateData(inputs, io, connect);
}


/***/ }),

/***/ 9076:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1422);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5530);


await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 898:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d2: () => (/* binding */ choiceFor),
  Ci: () => (/* binding */ compatMappingSchema),
  tq: () => (/* binding */ compatPolicy),
  GF: () => (/* binding */ compatTools)
});

// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(9953);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(7182);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./packages/statistics/src/domain.ts
var domain = __webpack_require__(2897);
;// CONCATENATED MODULE: ./packages/statistics/src/frequencies.ts

/** Rows of a sample. Throws RangeError for values that are no ascending numbers, or counts that are no counts. */
function sampleSize({ values, counts }) {
    if (values.length !== counts.length)
        throw new RangeError(`values and counts must be of one length, not ${values.length} and ${counts.length}`);
    let size = 0;
    for (let i = 0; i < values.length; i += 1) {
        if (Number.isNaN(values[i]) || (i > 0 && !(values[i] > values[i - 1])))
            throw new RangeError(`values must be distinct, ascending numbers, but ${values[i]} follows ${values[i - 1]}`);
        (0,domain/* requireCount */.v6)('counts', counts[i]);
        size += counts[i];
    }
    return size;
}
/** Merges two samples. Throws RangeError when one is empty. */
function pairCounts(ref, cur) {
    const n = sampleSize(ref);
    const m = sampleSize(cur);
    if (n === 0 || m === 0)
        throw new RangeError(`both samples need rows, not ${n} and ${m}`);
    const values = [];
    const left = [];
    const right = [];
    let i = 0;
    let j = 0;
    while (i < ref.values.length || j < cur.values.length) {
        const a = i < ref.values.length ? ref.values[i] : Infinity;
        const b = j < cur.values.length ? cur.values[j] : Infinity;
        const takeRef = i < ref.values.length && (a <= b || j >= cur.values.length);
        const takeCur = j < cur.values.length && (b <= a || i >= ref.values.length);
        values.push(takeRef ? a : b);
        left.push(takeRef ? ref.counts[i++] : 0);
        right.push(takeCur ? cur.counts[j++] : 0);
    }
    return { values, ref: left, cur: right, n, m };
}
/** Mean and sum of squared deviations from it, by two passes. */
function moments({ values, counts }) {
    let n = 0;
    let total = 0;
    for (let i = 0; i < values.length; i += 1) {
        n += counts[i];
        total += values[i] * counts[i];
    }
    const mean = total / n;
    let squares = 0;
    for (let i = 0; i < values.length; i += 1)
        squares += counts[i] * (values[i] - mean) ** 2;
    return { n, mean, squares };
}
/** The quantile at share `q`, between two order statistics by straight line (type 7 of Hyndman & Fan 1996). */
function linearQuantile({ values, counts }, q, n) {
    const at = q * (n - 1);
    const low = Math.floor(at);
    const rest = at - low;
    let seen = 0;
    let i = 0;
    while (seen + counts[i] <= low)
        seen += counts[i++];
    const a = values[i];
    const b = low + 1 < seen + counts[i] || low + 1 >= n ? a : values[i + 1];
    // From the nearer end, so that no digits are lost.
    return rest >= 0.5 ? b - (b - a) * (1 - rest) : a + (b - a) * rest;
}

;// CONCATENATED MODULE: ./packages/statistics/src/durbin-matrix.ts
/**
 * P(D < d) of the two-sided one-sample Kolmogorov-Smirnov statistic, exactly: n!/nⁿ times the middle entry of the n-th power of
 * Durbin's matrix. Source: Marsaglia, Tsang & Wang, Evaluating Kolmogorov's Distribution (2003).
 */
function durbinMatrix(n, d) {
    const k = Math.ceil(n * d);
    const h = k - n * d;
    const { matrix, exponent } = power({ matrix: startMatrix(2 * k - 1, h), exponent: 0 }, n);
    let p = matrix[k - 1][k - 1];
    let scale = exponent;
    for (let i = 1; i <= n; i += 1) {
        p = (p * i) / n;
        if (p > 0 && p < 2 ** -500) {
            p *= 2 ** 500;
            scale -= 500;
        }
    }
    return Math.min(1, p * 2 ** scale);
}
function startMatrix(size, h) {
    const matrix = Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (_, j) => (i - j + 1 < 0 ? 0 : 1)));
    for (let i = 0; i < size; i += 1) {
        matrix[i][0] -= h ** (i + 1);
        matrix[size - 1][i] -= h ** (size - i);
    }
    if (2 * h - 1 > 0)
        matrix[size - 1][0] += (2 * h - 1) ** size;
    const factorials = [1];
    for (let i = 1; i <= size; i += 1)
        factorials.push(factorials[i - 1] * i);
    matrix.forEach((row, i) => row.forEach((_, j) => i - j + 1 > 0 && (row[j] /= factorials[i - j + 1])));
    return matrix;
}
function power(base, n) {
    if (n === 1)
        return base;
    const half = power(base, Math.floor(n / 2));
    const square = product(half, half);
    return n % 2 === 0 ? square : product(square, base);
}
function product(a, b) {
    const size = a.matrix.length;
    const matrix = Array.from({ length: size }, () => new Float64Array(size));
    for (let i = 0; i < size; i += 1)
        for (let k = 0; k < size; k += 1) {
            const factor = a.matrix[i][k];
            if (factor === 0)
                continue;
            const from = b.matrix[k];
            const row = matrix[i];
            for (let j = 0; j < size; j += 1)
                row[j] += factor * from[j];
        }
    const exponent = a.exponent + b.exponent;
    const middle = matrix[size >> 1][size >> 1];
    if (middle < 2 ** 400)
        return { matrix, exponent };
    for (const row of matrix)
        for (let j = 0; j < size; j += 1)
            row[j] *= 2 ** -400;
    return { matrix, exponent: exponent + 400 };
}

// EXTERNAL MODULE: ./packages/statistics/src/log-gamma.ts
var log_gamma = __webpack_require__(943);
;// CONCATENATED MODULE: ./packages/statistics/src/pelz-good.ts
const ROOT_2PI = Math.sqrt(2 * Math.PI);
/**
 * P(D < d) of the two-sided one-sample Kolmogorov-Smirnov statistic for many rows: Kolmogorov's limit with corrections to order n^(−3/2).
 * Source: W. Pelz & I. J. Good, Approximating the Lower Tail-Areas of the Kolmogorov-Smirnov One-sample Statistic (1976).
 */
function pelzGood(n, d) {
    const z = Math.sqrt(n) * d;
    const z2 = z * z;
    const z4 = z2 * z2;
    const z6 = z4 * z2;
    const pi2 = Math.PI ** 2;
    const odd = [0, 0, 0, 0];
    let even2 = 0;
    let even3 = 0;
    const terms = Math.ceil((16 * z) / Math.PI);
    for (let k = terms; k >= 1; k -= 1) {
        // half = (k − ½)², so that the odd terms run over π(k − ½)
        const half = (k - 0.5) ** 2;
        const weight = Math.exp((-pi2 * half) / (2 * z2));
        const a = pi2 * half;
        odd[0] += weight;
        odd[1] += weight * (a - z2);
        odd[2] += weight * (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * a + (1 - 2 * z2) * a * a);
        odd[3] +=
            weight *
                (-30 * z6 - 90 * z4 * z4 + (135 * z4 - 96 * z6) * a + (212 * z4 - 60 * z2) * a * a + (5 - 30 * z2) * a ** 3);
        const whole = k * k;
        const weightOfWhole = Math.exp((-pi2 * whole) / (2 * z2));
        even2 += weightOfWhole * whole;
        even3 += weightOfWhole * whole * (3 * z2 - pi2 * whole);
    }
    const k0 = (ROOT_2PI * odd[0]) / z;
    const k1 = (ROOT_2PI * odd[1]) / (6 * z4);
    const k2 = (ROOT_2PI * odd[2]) / (72 * z6 * z) - (pi2 * ROOT_2PI * even2) / (36 * z2 * z);
    const k3 = (ROOT_2PI * odd[3]) / (6480 * z6 * z4) + (pi2 * ROOT_2PI * even3) / (216 * z6);
    return k0 + k1 / Math.sqrt(n) + k2 / n + k3 / n ** 1.5;
}

// EXTERNAL MODULE: ./packages/statistics/src/binomial-term.ts
var binomial_term = __webpack_require__(7859);
;// CONCATENATED MODULE: ./packages/statistics/src/smirnov-one-sided.ts

/** Largest sample whose terms are summed. */
const MOST_TERMS = 1_000_000;
/**
 * P(D⁺ ≥ d) of the one-sided one-sample Kolmogorov-Smirnov statistic for n rows, 0 < d < 1.
 * Exact sum d · Σ_j C(n, j) (d + j/n)^(j−1) (1 − d − j/n)^(n−j) (Birnbaum & Tingey 1951), all terms positive; above a million rows
 * exp(−(6nd + 1)² / 18n) (Maag & Dicaire 1971).
 */
function smirnovUpper(n, d) {
    if (d <= 0)
        return 1;
    if (d >= 1)
        return 0;
    if (n > MOST_TERMS)
        return Math.exp(-((6 * n * d + 1) ** 2) / (18 * n));
    let sum = 0;
    const last = Math.floor(n * (1 - d));
    for (let j = 0; j <= last; j += 1) {
        const p = d + j / n;
        const q = 1 - p;
        if (q < 0)
            break;
        sum += Math.exp((0,binomial_term/* logBinomialTerm */.G)(j, n - j, p, q)) / p;
    }
    return Math.min(1, d * sum);
}

;// CONCATENATED MODULE: ./packages/statistics/src/kolmogorov-distribution.ts




/**
 * P(D ≥ d) of the two-sided one-sample Kolmogorov-Smirnov statistic for n rows.
 * Source: R. Simard & P. L'Ecuyer, Computing the Two-Sided Kolmogorov-Smirnov Distribution (2011): which formula serves where.
 */
function kolmogorovSf(d, n) {
    if (Number.isNaN(d) || !Number.isInteger(n) || n < 1)
        return NaN;
    if (d >= 1)
        return 0;
    const t = n * d;
    if (t <= 0.5)
        return 1;
    if (t <= 1)
        return 1 - Math.exp((0,log_gamma/* logGamma */.SX)(n + 1) - n * Math.log(n) + n * Math.log(2 * t - 1));
    if (t >= n - 1)
        return clip(2 * (1 - d) ** n);
    if (d >= 0.5)
        return clip(2 * smirnovUpper(n, d));
    const squared = t * d;
    if (n <= 140)
        return clip(squared <= 4 ? 1 - durbinMatrix(n, d) : 2 * smirnovUpper(n, d));
    if (squared >= 370)
        return 0;
    if (squared >= 2.2)
        return clip(2 * smirnovUpper(n, d));
    return clip(1 - (n <= 100_000 && n * d ** 1.5 <= 1.4 ? durbinMatrix(n, d) : pelzGood(n, d)));
}
function clip(p) {
    return Math.min(1, Math.max(0, p));
}

;// CONCATENATED MODULE: ./packages/statistics/src/lattice-paths.ts
/**
 * P(D ≥ h / lcm(n, m)) of the two-sample Kolmogorov-Smirnov statistic when all n + m values differ: the share of lattice paths from
 * (0, 0) to (n, m) that leave the band |x/n − y/m| < h/lcm. Exact; every step adds positive terms, so small shares keep their digits.
 * Source: J. L. Hodges, The Significance Probability of the Smirnov Two-Sample Test (1958).
 */
function pathsOutside(n, m, h) {
    if (h <= 0)
        return 1;
    return n === m ? equalSizes(n, h) : band(Math.max(n, m), Math.min(n, m), h);
}
/** Reflection: 2 Σ (−1)^(k+1) C(2n, n + kh) / C(2n, n), nested from the last term on. */
function equalSizes(n, h) {
    let p = 0;
    for (let k = Math.floor(n / h); k >= 1; k -= 1) {
        let ratio = 1;
        for (let j = 0; j < h; j += 1)
            ratio *= (n - (k - 1) * h - j) / (n + (k - 1) * h + j + 1);
        p = ratio * (1 - p);
    }
    return Math.min(1, Math.max(0, 2 * p));
}
/** A path drawn step by step, each remaining step as likely as the next: the chance that it has left the band so far. */
function band(n, m, h) {
    const divisor = gcd(n, m);
    const perX = m / divisor;
    const perY = n / divisor;
    // inside[y]: chance of being at (x, y) having never left
    const inside = new Float64Array(m + 1);
    inside[0] = 1;
    let left = 0;
    let low = 0;
    let high = 0;
    for (let x = 0; x <= n; x += 1) {
        const lowest = Math.max(0, Math.floor((perX * x - h) / perY) + 1);
        const highest = Math.min(m, Math.ceil((perX * x + h) / perY) - 1);
        // Steps in x brought the row over; what lies below the band has left.
        for (let y = low; y < lowest && y <= high; y += 1) {
            left += inside[y];
            inside[y] = 0;
        }
        low = lowest;
        high = Math.max(high, highest);
        for (let y = lowest; y <= highest; y += 1) {
            const here = inside[y];
            const remaining = n - x + (m - y);
            if (here === 0 || remaining === 0)
                continue;
            const up = here * ((m - y) / remaining);
            if (y + 1 <= highest)
                inside[y + 1] += up;
            else
                left += up;
            inside[y] = here * ((n - x) / remaining);
        }
    }
    return Math.min(1, left);
}
function gcd(a, b) {
    return b === 0 ? a : gcd(b, a % b);
}

;// CONCATENATED MODULE: ./packages/statistics/src/kolmogorov-smirnov.ts



/** Largest sample up to which the exact distribution is taken. */
const MOST_EXACT = 10_000;
/**
 * Two-sided two-sample Kolmogorov-Smirnov test: exact by lattice paths while the larger sample has at most 10,000 rows, beyond that the
 * one-sample distribution at round(nm / (n + m)) rows. Ties are counted as they are, which makes the exact p conservative.
 */
function kolmogorovSmirnov(reference, current) {
    const { ref, cur, n, m } = pairCounts(reference, current);
    const divisor = gcd(n, m);
    const steps = (n / divisor) * m;
    let a = 0;
    let b = 0;
    let h = 0;
    ref.forEach((count, i) => {
        a += count;
        b += cur[i];
        h = Math.max(h, Math.abs(a * (m / divisor) - b * (n / divisor)));
    });
    const stat = h / steps;
    if (Math.max(n, m) <= MOST_EXACT)
        return { stat, p: pathsOutside(n, m, h), method: 'exact' };
    return { stat, p: kolmogorovSf(stat, roundHalfEven((n * m) / (n + m))), method: 'asymptotic' };
}
function roundHalfEven(x) {
    const floor = Math.floor(x);
    if (x - floor !== 0.5)
        return Math.round(x);
    return floor % 2 === 0 ? floor : floor + 1;
}

;// CONCATENATED MODULE: ./packages/statistics/src/divergences.ts
/**
 * Divergences of two distributions over the same cells, given as shares (each summing to 1, or to less where a cell was left out).
 * Throws RangeError when the numbers of cells differ.
 */
/** Kullback-Leibler divergence Σ p ln(p/q) in nats, of shares brought to sum 1. A cell only p has makes it infinite. */
function kullbackLeibler(p, q) {
    sameCells(p, q);
    const a = normalized(p);
    const b = normalized(q);
    return sum(a.map((share, i) => relativeEntropy(share, b[i])));
}
/** Jensen-Shannon distance: the root of the divergence ½ KL(p‖m) + ½ KL(q‖m), m = ½(p + q); in nats, or to `base` when given. */
function jensenShannonDistance(p, q, base) {
    sameCells(p, q);
    const a = normalized(p);
    const b = normalized(q);
    const middle = a.map((share, i) => (share + b[i]) / 2);
    const divergence = (sum(a.map((share, i) => relativeEntropy(share, middle[i]))) +
        sum(b.map((share, i) => relativeEntropy(share, middle[i])))) /
        2;
    // Rounding may leave a hair below zero for equal distributions; NaN stays NaN.
    return Math.sqrt(divergence < 0 ? 0 : divergence / (base === undefined ? 1 : Math.log(base)));
}
/** Population stability index Σ (p − q) ln(p/q); infinite or NaN for a cell that is empty on one or on both sides. */
function populationStability(p, q) {
    sameCells(p, q);
    return sum(p.map((share, i) => (share - q[i]) * Math.log(share / q[i])));
}
/** Hellinger distance √½ · ‖√p − √q‖, in 0..1. */
function hellingerDistance(p, q) {
    sameCells(p, q);
    return Math.sqrt(sum(p.map((share, i) => (Math.sqrt(share) - Math.sqrt(q[i])) ** 2))) / Math.SQRT2;
}
/** Largest change of a share, max |p − q|. */
function largestDifference(p, q) {
    sameCells(p, q);
    return p.reduce((most, share, i) => Math.max(most, Math.abs(share - q[i])), 0);
}
/** x ln(x/y), without cancellation where the two are near. */
function relativeEntropy(x, y) {
    if (x === 0 && y >= 0)
        return 0;
    if (!(x > 0 && y > 0))
        return Number.isNaN(x) || Number.isNaN(y) ? NaN : Infinity;
    const ratio = x / y;
    return ratio > 0.5 && ratio < 2 ? x * Math.log1p((x - y) / y) : x * Math.log(ratio);
}
function normalized(shares) {
    const total = sum(shares);
    return shares.map((share) => share / total);
}
function sum(terms) {
    return terms.reduce((total, term) => total + term, 0);
}
function sameCells(p, q) {
    if (p.length !== q.length)
        throw new RangeError(`both need the same cells, not ${p.length} and ${q.length}`);
}

// EXTERNAL MODULE: ./packages/statistics/src/continuous.ts + 1 modules
var continuous = __webpack_require__(3936);
;// CONCATENATED MODULE: ./packages/statistics/src/goodness-of-fit.ts

/**
 * One-sample chi-square test of counts against expected counts, Σ (O − E)² / E with k − 1 degrees of freedom. A category that was not
 * expected makes it infinite, p 0; one category alone leaves nothing to test, p NaN.
 */
function chiSquareFit(observed, expected) {
    return fit(observed, expected, (o, e) => (o - e) ** 2 / e);
}
/** One-sample likelihood-ratio (G) test of counts against expected counts, 2 Σ O ln(O/E) with k − 1 degrees of freedom. */
function likelihoodRatioFit(observed, expected) {
    return fit(observed, expected, (o, e) => (o === 0 ? 0 : 2 * o * Math.log(o / e)));
}
function fit(observed, expected, term) {
    if (observed.length !== expected.length)
        throw new RangeError(`both need the same categories, not ${observed.length} and ${expected.length}`);
    const stat = observed.reduce((total, count, i) => total + term(count, expected[i]), 0);
    const df = observed.length - 1;
    return { stat, df, p: tail(stat, df) };
}
/**
 * Pearson's chi-square test of two samples in the same categories (a 2 × k table), with k − 1 degrees of freedom; for two categories each
 * difference is brought nearer to zero by ½, at most to zero (Yates 1934). One category alone: statistic 0, p 1.
 * Throws RangeError for a category neither sample has.
 */
function chiSquareTable(reference, current) {
    if (reference.length !== current.length)
        throw new RangeError(`both need the same categories, not ${reference.length} and ${current.length}`);
    const n = reference.reduce((total, count) => total + count, 0);
    const m = current.reduce((total, count) => total + count, 0);
    const df = reference.length - 1;
    if (df === 0)
        return { stat: 0, df, p: 1 };
    let stat = 0;
    for (const [row, size] of [
        [reference, n],
        [current, m],
    ])
        row.forEach((count, i) => {
            const expected = (size * (reference[i] + current[i])) / (n + m);
            if (!(expected > 0))
                throw new RangeError('a category needs rows in one of the samples');
            const gap = Math.abs(count - expected);
            stat += (df === 1 ? gap - Math.min(0.5, gap) : gap) ** 2 / expected;
        });
    return { stat, df, p: tail(stat, df) };
}
function tail(stat, df) {
    return df < 1 || Number.isNaN(stat) ? NaN : (0,continuous/* chiSquareSf */.To)(stat, df);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/sample.ts
/** Numbers are categories by value, in the order of numbers. */
function categoriesOf(ref, cur) {
    const [a, b] = [counted(ref), counted(cur)];
    const keys = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => (x < y ? -1 : 1));
    return { keys, ref: keys.map((key) => a.get(key) ?? 0), cur: keys.map((key) => b.get(key) ?? 0) };
}
function counted(sample) {
    if ('categories' in sample)
        return sample.categories;
    const counts = new Map();
    if (sample.type === 'number')
        for (let i = 0; i < sample.numbers.values.length; i++)
            counts.set(sample.numbers.values[i], sample.numbers.counts[i]);
    return counts;
}
/** Rows with a value. */
function valuesOf({ rows, nulls }) {
    return rows - nulls;
}
/** Infinities made nulls. */
function withoutInfinities(sample) {
    if (sample.type !== 'number')
        return sample;
    const values = [];
    const counts = [];
    let infinite = 0;
    for (let i = 0; i < sample.numbers.values.length; i++) {
        const count = sample.numbers.counts[i];
        if (!Number.isFinite(sample.numbers.values[i]))
            infinite += count;
        else {
            values.push(sample.numbers.values[i]);
            counts.push(count);
        }
    }
    return infinite === 0 ? sample : { ...sample, nulls: sample.nulls + infinite, numbers: { values, counts } };
}
function hasInfinities({ numbers: { values } }) {
    return values.length > 0 && !(Number.isFinite(values[0]) && Number.isFinite(values[values.length - 1]));
}
function sharesOf(counts, rows) {
    return counts.map((count) => count / rows);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/tool.ts
function exceeds(score, sense, threshold) {
    switch (sense) {
        case '<':
            return score < threshold;
        case '<=':
            return score <= threshold;
        case '>=':
            return score >= threshold;
        case '>':
            return score > threshold;
    }
}
/** A score or threshold that is no finite number decides nothing, whatever the tool makes of it. */
function scored(score) {
    if (!Number.isFinite(score.score) || !Number.isFinite(score.threshold))
        return { status: 'undecided', test: score.test, reason: `${score.test} gives no number for it` };
    return { status: 'scored', ...score, drifted: exceeds(score.score, score.sense, score.threshold) };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/deequ.ts



/** What the robust distance takes off for chance: 1.8 √((n + m) / nm), a level of about 0.003. */
const C_ALPHA = 1.8;
/** Threshold of the monitor that uses these distances; deequ itself has none. */
const THRESHOLD = 0.1;
/** Fewest expected rows: of each of two categories, and of four in five of more. */
const LEAST_OF_TWO = 10;
const LEAST_OF_MANY = 5;
const SMALL_SHARE = 0.2;
/** Values a sketch of deequ's size 2048 holds before it drops any. */
const SKETCH = 2050;
const both = ['number', 'category'];
/**
 * Deequ 2: the largest gap between two distributions (L-infinity), less what chance makes of it (`robust`) or as it is (`simple`). Of
 * numbers deequ compares sketches, in which a value counts once however often it comes, and which drop rows by their order once they are full.
 * Source: Distance and QuantileNonSample of com.amazon.deequ.analyzers.
 */
const deequ = {
    description: 'deequ 2.0',
    tests: {
        'linf-robust': { kinds: both, threshold: THRESHOLD },
        'linf-simple': { kinds: both, threshold: THRESHOLD },
        chisquare: { kinds: ['category'], threshold: 0.05 },
    },
    refused: {},
    byDefault: { number: 'linf-robust', category: 'linf-robust' },
    share: 0,
    kindOf: ({ ref }) => ref.type === 'number' ? 'number' : ref.type === 'text' || ref.type === 'boolean' ? 'category' : undefined,
    judge,
};
function judge({ ref, cur }, kind, choice) {
    const test = choice.test ?? 'linf-robust';
    const undecided = (reason) => ({ status: 'undecided', test, reason });
    if (valuesOf(ref) === 0)
        return undecided('the reference has no values');
    if (valuesOf(cur) === 0)
        return undecided('the data has no values');
    if (ref.type !== cur.type)
        return undecided(`the reference holds ${ref.type} and the data ${cur.type}`);
    if (!deequ.tests[test].kinds.includes(kind))
        return undecided(`${test} is no method for numbers`);
    const threshold = choice.threshold ?? deequ.tests[test].threshold;
    const sizes = { reference: valuesOf(ref), data: valuesOf(cur) };
    const rest = test === 'chisquare' ? chiSquare(ref, cur) : gap(ref, cur, test === 'linf-robust');
    if ('stops' in rest)
        return undecided(`${test} stops: ${rest.stops}`);
    return scored({ test, threshold, sense: test === 'chisquare' ? '<' : '>', sizes, ...rest });
}
function gap(ref, cur, robust) {
    const numeric = ref.type === 'number' && cur.type === 'number';
    if (numeric && Math.max(valuesOf(ref), valuesOf(cur)) > SKETCH)
        return { stops: `its sketch holds ${SKETCH} values, and which ones it drops of more depends on the order of rows` };
    const [n, m] = numeric ? [ref.numbers.values.length, cur.numbers.values.length] : [valuesOf(ref), valuesOf(cur)];
    const simple = numeric ? kolmogorovSmirnov(once(ref.numbers), once(cur.numbers)).stat : categoryGap(ref, cur);
    return {
        score: robust ? robustDistance(simple, n, m) : simple,
        parameters: {
            score: 'distance',
            'taken off': robust ? '1.8 sqrt((n + m) / nm)' : 'nothing',
            between: numeric ? 'cumulative shares of the distinct values' : 'shares',
            ...(numeric && { 'distinct values of the reference': n, 'distinct values of the data': m }),
        },
        values: { 'simple distance': simple },
    };
}
function once({ values }) {
    return { values, counts: new Array(values.length).fill(1) };
}
function categoryGap(ref, cur) {
    const categories = categoriesOf(ref, cur);
    return largestDifference(sharesOf(categories.ref, valuesOf(ref)), sharesOf(categories.cur, valuesOf(cur)));
}
/** The distance less c √((n + m) / nm), at least 0; c is √(−½ ln ½α) for a level α, else 1.8. */
function robustDistance(simple, n, m, alpha) {
    const c = alpha === undefined ? C_ALPHA : Math.sqrt(-Math.log(alpha / 2) / 2);
    return Math.max(0, simple - c * Math.sqrt((n + m) / (n * m)));
}
function chiSquare(ref, cur) {
    const { observed, expected } = regrouped(categoriesOf(ref, cur));
    const { p, stat, df } = chiSquareFit(observed, expected);
    return {
        score: p,
        parameters: {
            score: 'p',
            expected: 'shares of the reference, scaled',
            cells: expected.length,
            'cell rule': 'small categories joined to the next smallest',
            'degrees of freedom': df,
        },
        values: { statistic: Number.isFinite(stat) ? stat : String(stat) },
    };
}
/** New categories are left out; the rarest is joined to the next rarest until enough rows are expected in each. */
function regrouped({ ref, cur }) {
    const known = ref.flatMap((count, i) => (count > 0 ? [{ expected: count, observed: cur[i] }] : []));
    const before = known.reduce((sum, { expected }) => sum + expected, 0);
    const rows = known.reduce((sum, { observed }) => sum + observed, 0);
    const groups = known.map(({ expected, observed }) => ({ expected: (expected / before) * rows, observed }));
    for (;;) {
        const least = groups.length > 2 ? LEAST_OF_MANY : LEAST_OF_TWO;
        const allowed = groups.length > 2 ? Math.floor(SMALL_SHARE * groups.length) : 0;
        const small = groups.filter(({ expected }) => expected < least).length;
        if (groups.length < 2 || small <= allowed)
            break;
        const rarest = groups.reduce((at, { expected }, i) => (expected < groups[at].expected ? i : at), 0);
        const [joined] = groups.splice(rarest, 1);
        const next = groups.reduce((at, { expected }, i) => (expected < groups[at].expected ? i : at), 0);
        groups[next] = {
            expected: groups[next].expected + joined.expected,
            observed: groups[next].observed + joined.observed,
        };
    }
    const total = groups.reduce((sum, { observed }) => sum + observed, 0);
    const wanted = groups.reduce((sum, { expected }) => sum + expected, 0);
    return {
        observed: groups.map(({ observed }) => observed),
        expected: groups.map(({ expected }) => (expected * total) / wanted),
    };
}

// EXTERNAL MODULE: ./packages/statistics/src/two-proportions.ts
var two_proportions = __webpack_require__(4689);
;// CONCATENATED MODULE: ./packages/statistics/src/sample-distances.ts

/** Wasserstein-1 (earth mover's) distance of two samples, in the unit of the values: ∫ |F − G| dx. */
function wassersteinDistance(reference, current) {
    return integral(pairCounts(reference, current), Math.abs);
}
/** Energy distance of two samples, √(2 ∫ (F − G)² dx), in the root of the unit of the values (Székely 2002). */
function energyDistance(reference, current) {
    return Math.SQRT2 * Math.sqrt(integral(pairCounts(reference, current), (gap) => gap * gap));
}
function integral({ values, ref, cur, n, m }, of) {
    let total = 0;
    let a = 0;
    let b = 0;
    for (let i = 0; i + 1 < values.length; i += 1) {
        a += ref[i];
        b += cur[i];
        total += of(a / n - b / m) * (values[i + 1] - values[i]);
    }
    return total;
}

;// CONCATENATED MODULE: ./packages/statistics/src/two-means.ts


/** Student's two-sided t-test of two means with one variance for both, n + m − 2 degrees of freedom. No variance: p NaN or 0. */
function studentTest(reference, current) {
    const a = moments(reference);
    const b = moments(current);
    const df = a.n + b.n - 2;
    const variance = (a.squares + b.squares) / df;
    const stat = (a.mean - b.mean) / Math.sqrt(variance * (1 / a.n + 1 / b.n));
    return { stat, df, p: Math.min(1, 2 * (0,continuous/* studentSf */["do"])(Math.abs(stat), df)) };
}

// EXTERNAL MODULE: ./packages/statistics/src/incomplete-gamma.ts
var incomplete_gamma = __webpack_require__(7845);
;// CONCATENATED MODULE: ./packages/statistics/src/normal.ts

/** Standard normal P(Z ≤ z); accurate in the lower tail. */
function normalCdf(z) {
    return normalSf(-z);
}
/** Standard normal P(Z > z) = ½ Q(½, z²/2); accurate in the upper tail down to about 1e-300. */
function normalSf(z) {
    if (Number.isNaN(z))
        return NaN;
    const { lower, upper } = (0,incomplete_gamma/* incompleteGamma */.y)(0.5, (z * z) / 2);
    return z > 0 ? upper / 2 : 0.5 + lower / 2;
}
/** Standard normal density. */
function normalPdf(z) {
    return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
/**
 * Standard normal quantile: the z with P(Z ≤ z) = p, for 0 ≤ p ≤ 1 (±Infinity at the ends, NaN outside).
 * Newton on ln P(Z > z), which is concave, from an upper bound: every step stays above the root and converges.
 */
function normalQuantile(p) {
    if (!(p >= 0 && p <= 1))
        return NaN;
    if (p > 0.5)
        return upperQuantile(1 - p);
    return p === 0.5 ? 0 : -upperQuantile(p);
}
/** The z with P(Z > z) = p; use it instead of `normalQuantile(1 - p)` for small p. */
function normalUpperQuantile(p) {
    if (!(p >= 0 && p <= 1))
        return NaN;
    if (p > 0.5)
        return -upperQuantile(1 - p);
    return p === 0.5 ? 0 : upperQuantile(p);
}
function upperQuantile(p) {
    if (p === 0)
        return Infinity;
    let z = Math.sqrt(-2 * Math.log(p));
    for (let i = 0; i < 60; i += 1) {
        const tail = normalSf(z);
        const next = z + (Math.log(tail / p) * tail) / normalPdf(z);
        if (!(Math.abs(next - z) > 1e-16 * Math.abs(z)))
            return next;
        z = next;
    }
    return z;
}

;// CONCATENATED MODULE: ./packages/statistics/src/mann-whitney.ts


/** Both samples above this size, or any tie: the normal approximation. */
const mann_whitney_MOST_EXACT = 8;
/**
 * One-sided Mann-Whitney U test: is the first sample smaller than the second? Exact when one sample has at most 8 rows and no value
 * comes twice, else normal with tie and continuity correction (Mann & Whitney 1947). All values equal: p 1.
 */
function mannWhitneyLess(reference, current) {
    const { ref, cur, n, m } = pairCounts(reference, current);
    let below = 0;
    let twice = 0;
    let ties = 0;
    ref.forEach((count, i) => {
        twice += count * (2 * below + cur[i]);
        below += cur[i];
        const tied = count + cur[i];
        ties += tied ** 3 - tied;
    });
    const stat = twice / 2;
    const other = n * m - stat;
    if (ties === 0 && Math.min(n, m) <= mann_whitney_MOST_EXACT)
        return { stat, p: upperTail(Math.max(n, m), Math.min(n, m), other), method: 'exact' };
    const total = n + m;
    const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
    return { stat, p: Math.min(1, normalSf((other - (n * m) / 2 - 0.5) / deviation)), method: 'asymptotic' };
}
/** P(U ≥ u) when nothing differs. Orders with each U are the coefficients of Π (1 − q^(n+i)) / (1 − q^i), i = 1..m, in whole numbers. */
function upperTail(n, m, u) {
    const orders = new Array(n * m + 1).fill(0n);
    orders[0] = 1n;
    for (let i = 1; i <= m; i += 1) {
        for (let k = n * m; k >= n + i; k -= 1)
            orders[k] -= orders[k - n - i];
        for (let k = i; k <= n * m; k += 1)
            orders[k] += orders[k - i];
    }
    let upper = 0n;
    let all = 0n;
    orders.forEach((count, k) => {
        all += count;
        if (k >= u)
            upper += count;
    });
    // Shifted so that the quotient keeps its digits however small it is.
    return Number((upper << 1000n) / all) / 2 ** 500 / 2 ** 500;
}

;// CONCATENATED MODULE: ./packages/statistics/src/anderson-darling-samples.ts

/** Critical values of the standardised statistic for two samples, and their levels (Scholz & Stephens 1987, table 2). */
const critical = [0.325, 1.226, 1.961, 2.718, 3.752, 4.592, 6.546];
const levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
/**
 * Two-sample Anderson-Darling test with mid-ranks for ties; p by the parabola through the logarithms of the tabulated levels, clipped to
 * their range. Source: F. W. Scholz & M. A. Stephens, K-Sample Anderson-Darling Tests (1987). Throws RangeError when all values are equal.
 */
function andersonDarlingSamples(reference, current) {
    const { values, ref, cur, n, m } = pairCounts(reference, current);
    if (values.length < 2)
        throw new RangeError('more than one distinct value is needed');
    const total = n + m;
    const sums = [ref, cur].map((counts) => midrankSum(counts, ref, cur, total));
    const a2 = ((total - 1) / total) * (sums[0] / n + sums[1] / m);
    const stat = (a2 - 1) / Math.sqrt(variance(n, m));
    return { stat, p: level(stat) };
}
function midrankSum(counts, ref, cur, total) {
    const size = counts.reduce((rows, count) => rows + count, 0);
    let below = 0;
    let pooledBelow = 0;
    let sum = 0;
    counts.forEach((count, i) => {
        const tied = ref[i] + cur[i];
        const own = below + count / 2;
        const pooled = pooledBelow + tied / 2;
        if (tied > 0)
            sum += ((tied / total) * (total * own - pooled * size) ** 2) / (pooled * (total - pooled) - (total * tied) / 4);
        below += count;
        pooledBelow += tied;
    });
    return sum;
}
/** Variance of the statistic for two samples, from their sizes (their formula 4). */
function variance(n, m) {
    const total = n + m;
    const k = 2;
    const H = 1 / n + 1 / m;
    let h = 0;
    let g = 0;
    for (let i = total - 1; i > 1; i -= 1) {
        h += 1 / i;
        g += h / (total + 1 - i);
    }
    h += 1;
    const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * H;
    const b = (2 * g - 4) * k ** 2 + 8 * h * k + (2 * g - 14 * h - 4) * H - 8 * h + 4 * g - 6;
    const c = (6 * h + 2 * g - 2) * k ** 2 + (4 * h - 4 * g + 6) * k + (2 * h - 6) * H + 4 * h;
    const d = (2 * h + 6) * k ** 2 - 4 * h * k;
    return (a * total ** 3 + b * total ** 2 + c * total + d) / ((total - 1) * (total - 2) * (total - 3));
}
function level(stat) {
    if (stat < critical[0])
        return levels[0];
    if (stat > critical[critical.length - 1])
        return levels[levels.length - 1];
    const [c0, c1, c2] = parabola(critical, levels.map(Math.log));
    return Math.exp(c0 + c1 * stat + c2 * stat * stat);
}
/** Least squares through points, by polynomials that are orthogonal on them. */
function parabola(xs, ys) {
    const mean = (terms) => terms.reduce((total, term) => total + term, 0) / terms.length;
    const shift = mean([...xs]);
    const first = xs.map((x) => x - shift);
    const squares = mean(first.map((x) => x * x));
    const skew = mean(first.map((x) => x ** 3)) / squares;
    const second = first.map((x) => x * x - skew * x - squares);
    const slope = mean(first.map((x, i) => x * ys[i])) / squares;
    const bend = mean(second.map((x, i) => x * ys[i])) / mean(second.map((x) => x * x));
    const level0 = mean([...ys]);
    return [
        level0 - slope * shift + bend * (shift * shift + skew * shift - squares),
        slope - bend * (2 * shift + skew),
        bend,
    ];
}

;// CONCATENATED MODULE: ./packages/statistics/src/symmetric-eigen.ts
/** Eigen-decomposition of a small symmetric matrix by Jacobi's rotations (1846). */
function symmetricEigen(matrix) {
    const size = matrix.length;
    const a = matrix.map((row) => [...row]);
    const vectors = matrix.map((_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
    for (let sweep = 0; sweep < 100; sweep += 1) {
        let rotated = false;
        for (let p = 0; p < size; p += 1)
            for (let q = p + 1; q < size; q += 1) {
                if (Math.abs(a[p][q]) <= 1e-18 * Math.sqrt(Math.abs(a[p][p] * a[q][q])) || a[p][q] === 0)
                    continue;
                rotated = true;
                rotate(a, vectors, p, q);
            }
        if (!rotated)
            break;
    }
    return { values: a.map((row, i) => row[i]), vectors };
}
function rotate(a, vectors, p, q) {
    const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    const c = 1 / Math.sqrt(t * t + 1);
    const s = t * c;
    for (let k = 0; k < a.length; k += 1) {
        const kp = a[k][p];
        const kq = a[k][q];
        a[k][p] = c * kp - s * kq;
        a[k][q] = s * kp + c * kq;
    }
    for (const rows of [a, vectors])
        for (let k = 0; k < a.length; k += 1) {
            const pk = rows[p][k];
            const qk = rows[q][k];
            rows[p][k] = c * pk - s * qk;
            rows[q][k] = s * pk + c * qk;
        }
}

;// CONCATENATED MODULE: ./packages/statistics/src/epps-singleton.ts



/** Places of the characteristic function, in half interquartile ranges. */
const places = [0.4, 0.8];
const EPSILON = 2 ** -52;
/**
 * Epps-Singleton test: are the characteristic functions of two samples equal? For continuous and discrete values.
 * Source: T. W. Epps & K. J. Singleton, An Omnibus Test for the Two-Sample Problem Using the Empirical Characteristic Function (1986).
 * Throws RangeError below five rows a side, or when the middle half of the pooled rows is one value.
 */
function eppsSingleton(reference, current) {
    const { values, ref, cur, n, m } = pairCounts(reference, current);
    if (Math.min(n, m) < 5)
        throw new RangeError(`both samples need at least five rows, not ${n} and ${m}`);
    const pooled = { values, counts: ref.map((count, i) => count + cur[i]) };
    const total = n + m;
    const range = linearQuantile(pooled, 0.75, total) - linearQuantile(pooled, 0.25, total);
    if (range === 0)
        throw new RangeError('the interquartile range of both samples together is 0');
    const a = waves(reference, range / 2);
    const b = waves(current, range / 2);
    const covariance = a.covariance.map((row, i) => row.map((entry, j) => (total / n) * entry + (total / m) * b.covariance[i][j]));
    const gap = a.mean.map((mean, i) => mean - b.mean[i]);
    const { values: spread, vectors } = symmetricEigen(covariance);
    const largest = Math.max(...spread.map(Math.abs));
    // Pseudo-inverse: directions without spread are left out.
    const kept = spread
        .map((value, i) => ({ value, vector: vectors[i] }))
        .filter(({ value }) => Math.abs(value) > 1e-15 * largest);
    const least = Math.min(...kept.map(({ value }) => Math.abs(value)));
    const df = kept.filter(({ value }) => least / Math.abs(value) > spread.length * EPSILON).length;
    let stat = 0;
    for (const { value, vector } of kept)
        stat += vector.reduce((dot, entry, i) => dot + entry * gap[i], 0) ** 2 / value;
    stat *= total;
    if (Math.max(n, m) < 25)
        stat /= 1 + total ** -0.45 + 10.1 * (n ** -1.7 + m ** -1.7);
    return { stat, df, p: (0,continuous/* chiSquareSf */.To)(stat, df) };
}
function waves(sample, scale) {
    const { values, counts } = sample;
    const n = sampleSize(sample);
    const of = (value) => [
        ...places.map((place) => Math.cos((place / scale) * value)),
        ...places.map((place) => Math.sin((place / scale) * value)),
    ];
    const size = 2 * places.length;
    const mean = new Array(size).fill(0);
    for (let i = 0; i < values.length; i += 1)
        of(values[i]).forEach((wave, k) => (mean[k] += (wave * counts[i]) / n));
    const covariance = mean.map(() => new Array(size).fill(0));
    for (let i = 0; i < values.length; i += 1) {
        const from = of(values[i]).map((wave, k) => wave - mean[k]);
        from.forEach((x, k) => from.forEach((y, l) => (covariance[k][l] += (x * y * counts[i]) / n)));
    }
    return { mean, covariance };
}

// EXTERNAL MODULE: ./packages/statistics/src/hypergeometric.ts
var hypergeometric = __webpack_require__(9138);
;// CONCATENATED MODULE: ./packages/statistics/src/fisher-two-sided.ts

/**
 * Fisher's exact test, two-sided by adding up every table with the same margins that is no likelier than the one seen. (`fisherExact`
 * doubles the smaller tail instead.)
 */
function fisherTwoSided({ successes1, n1, successes2, n2 }) {
    const marked = successes1 + successes2;
    const urn = { marked, plain: n1 + n2 - marked, drawn: n2 };
    const seen = (0,hypergeometric/* hypergeometricLogPmf */.by)(successes2, urn);
    let p = 0;
    for (let k = Math.max(0, n2 - urn.plain); k <= Math.min(n2, marked); k += 1) {
        const log = (0,hypergeometric/* hypergeometricLogPmf */.by)(k, urn);
        // Equally likely tables differ in the last digits.
        if (log <= seen + 1e-12)
            p += Math.exp(log);
    }
    return Math.min(1, p);
}

;// CONCATENATED MODULE: ./packages/statistics/src/cramer-von-mises.ts



/** Largest sample up to which the exact distribution is taken. */
const cramer_von_mises_MOST_EXACT = 20;
/** Terms of the limit below it are left out, as in the implementations this is compared with; it bounds the error of p. */
const LEAST_TERM = 1e-7;
/**
 * Two-sample Cramér-von Mises test: exact while both samples have at most 20 rows, else the limit of the standardised statistic.
 * Equal values of one sample keep the ranks they share with the pooled sample but their own places, so ties make it too small.
 * Source: T. W. Anderson, On the Distribution of the Two-Sample Cramér-von Mises Criterion (1962). Throws RangeError below two rows.
 */
function cramerVonMises(reference, current) {
    const { ref, cur, n, m } = pairCounts(reference, current);
    if (Math.min(n, m) < 2)
        throw new RangeError('both samples need at least two rows');
    let below = 0;
    let refBelow = 0;
    let curBelow = 0;
    let refSum = 0;
    let curSum = 0;
    ref.forEach((count, i) => {
        const rank = below + (count + cur[i] + 1) / 2;
        refSum += squaresBelow(rank - refBelow, count);
        curSum += squaresBelow(rank - curBelow, cur[i]);
        below += count + cur[i];
        refBelow += count;
        curBelow += cur[i];
    });
    const u = n * refSum + m * curSum;
    const total = n + m;
    const product = n * m;
    const stat = u / (product * total) - (4 * product - 1) / (6 * total);
    if (Math.max(n, m) <= cramer_von_mises_MOST_EXACT)
        return { stat, p: exactUpper(u, n, m), method: 'exact' };
    const mean = (1 + 1 / total) / 6;
    const variance = ((total + 1) * (4 * product * total - 3 * (n * n + m * m) - 2 * product)) / (45 * total ** 2 * 4 * product);
    const standard = 1 / 6 + (stat - mean) / Math.sqrt(45 * variance);
    const p = standard < 0.003 ? 1 : Math.max(0, 1 - limitCdf(standard));
    return { stat, p, method: 'asymptotic' };
}
/** Σ (offset − j)² over j = 1..count. */
function squaresBelow(offset, count) {
    return count * offset * offset - offset * count * (count + 1) + (count * (count + 1) * (2 * count + 1)) / 6;
}
/** P(statistic ≥ the one of u) over all orders of n and m rows, by the recursion over lattice paths (Xiao, Gordon & Yakovlev 2007). */
function exactUpper(u, n, m) {
    const lcm = (n / gcd(n, m)) * m;
    const a = lcm / n;
    const b = lcm / m;
    const product = n * m;
    const bound = Math.floor((lcm * lcm * (n + m) * (6 * u - product * (4 * product - 1))) / (6 * product * product));
    let rows = [];
    for (let x = 0; x <= n; x += 1) {
        const next = [];
        for (let y = 0; y <= m; y += 1) {
            const here = new Map();
            const add = (a * x - b * y) ** 2;
            const take = (from) => from.forEach((paths, value) => here.set(value + add, (here.get(value + add) ?? 0) + paths));
            if (x === 0 && y === 0)
                here.set(0, 1);
            if (x > 0)
                take(rows[y]);
            if (y > 0)
                take(next[y - 1]);
            next.push(here);
        }
        rows = next;
    }
    let upper = 0;
    let all = 0;
    rows[m].forEach((paths, value) => {
        all += paths;
        if (value >= bound)
            upper += paths;
    });
    return upper / all;
}
/** Limiting distribution function of the one-sample statistic (Csörgő & Faraway 1996, 1.3). */
function limitCdf(x) {
    let total = 0;
    for (let k = 0;; k += 1) {
        const y = 4 * k + 1;
        const q = (y * y) / (16 * x);
        const weight = Math.exp((0,log_gamma/* logGamma */.SX)(k + 0.5) - (0,log_gamma/* logGamma */.SX)(k + 1)) / (Math.PI ** 1.5 * Math.sqrt(x));
        const term = weight * Math.sqrt(y) * Math.exp(-q) * besselK(0.25, q);
        total += term;
        if (!(Math.abs(term) >= LEAST_TERM))
            return total;
    }
}
/** Modified Bessel function of the second kind ∫₀^∞ exp(−q cosh t) cosh(νt) dt; the trapezoidal rule converges doubly fast. */
function besselK(order, q) {
    const step = 1 / 64;
    let sum = Math.exp(-q) / 2;
    for (let t = step;; t += step) {
        const term = Math.exp(-q * Math.cosh(t)) * Math.cosh(order * t);
        sum += term;
        if (!(term > sum * 1e-18))
            return sum * step;
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/pairwise-sum.ts
/**
 * Sum in the order of numpy, whose last bits some tools' numbers hang on: eight running sums in blocks of at most 128, halves beyond.
 * `round` is the precision it adds in; doubles need none.
 */
function pairwiseSum(terms, round = (sum) => sum, from = 0, to = terms.length) {
    const size = to - from;
    const add = (x, y) => round(x + y);
    if (size < 8)
        return terms.slice(from, to).reduce(add, 0);
    if (size > 128) {
        const half = Math.floor(size / 2);
        const middle = from + half - (half % 8);
        return add(pairwiseSum(terms, round, from, middle), pairwiseSum(terms, round, middle, to));
    }
    const sums = terms.slice(from, from + 8);
    let i = from + 8;
    for (; i + 8 <= to; i += 8)
        for (let k = 0; k < 8; k++)
            sums[k] = add(sums[k], terms[i + k]);
    const [a, b, c, d, e, f, g, h] = sums;
    let total = add(add(add(a, b), add(c, d)), add(add(e, f), add(g, h)));
    for (; i < to; i++)
        total = add(total, terms[i]);
    return total;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/evidently-cramer.ts


/** Evidently's exact distribution is for samples up to this size. */
const evidently_cramer_MOST_EXACT = 20;
/** Numbers of orders below it are kept in half precision. */
const MOST_HALF = 65_000;
/**
 * The Cramér-von Mises p of Evidently, which counts the orders of small samples in half or single precision (whichever holds their
 * number): counts and values are rounded at every step, and so is p. Larger samples have the limit in double precision.
 * Throws RangeError where it fails itself.
 */
function evidentlyCramerVonMises(ref, cur) {
    const { n, m } = pairCounts(ref, cur);
    const { p, method, stat } = cramerVonMises(ref, cur);
    if (Math.max(n, m) > evidently_cramer_MOST_EXACT)
        return { p, method };
    const orders = Array.from({ length: n }, (_, i) => (m + i + 1) / (i + 1)).reduce((all, ratio) => all * ratio, 1);
    const lcm = leastMultiple(n, m);
    // Where the values need more room than the number of orders, its arrays are of whole numbers and its additions are refused.
    if (lcm * lcm * (n + m) >= Math.round(orders))
        throw new RangeError('the samples are too small for its exact distribution');
    const half = orders < MOST_HALF;
    const round = half ? halfPrecision : Math.fround;
    const product = n * m;
    const u = (stat + (4 * product - 1) / (6 * (n + m))) * product * (n + m);
    // 6u is whole: ties give quarters of it at most, times a whole size.
    const numerator = lcm * lcm * (n + m) * (Math.round(u * 12) / 2 - product * (4 * product - 1));
    const bound = Math.floor(numerator / (6 * product * product));
    const { values, counts } = distribution(n, m, lcm, round);
    const upper = round(pairwiseSum(counts.filter((_, i) => values[i] >= bound), Math.fround));
    return { p: round(upper / round(Math.round(orders))), method: `exact, in ${half ? 'half' : 'single'} precision` };
}
/** The recursion of Xiao, Gordon & Yakovlev (2007) over lattice paths, with every entry rounded. */
function distribution(n, m, lcm, round) {
    const none = { values: [], counts: [] };
    let row = [{ values: [0], counts: [1] }, ...Array.from({ length: n }, () => none)];
    for (let u = 0; u <= m; u++) {
        let left = none;
        row = row.map((above, v) => {
            const { values, counts } = joined(left, above, round);
            const add = ((lcm / n) * v - (lcm / m) * u) ** 2;
            left = { values: values.map((value) => round(value + add)), counts };
            return left;
        });
    }
    return row[n];
}
/** Entries of equal value are one: those first, ascending, then the others of each in their order. A value that rounding made twice stays twice. */
function joined(a, b, round) {
    const firstOf = (values) => {
        const first = new Map();
        values.forEach((value, i) => first.has(value) || first.set(value, i));
        return first;
    };
    const [inA, inB] = [firstOf(a.values), firstOf(b.values)];
    const shared = [...inA.keys()].filter((value) => inB.has(value)).sort((x, y) => x - y);
    const taken = new Set(shared);
    const rest = ({ values, counts }, first) => values.flatMap((value, i) => (taken.has(value) && first.get(value) === i ? [] : [[value, counts[i]]]));
    const entries = [
        ...shared.map((value) => [value, round(a.counts[inA.get(value)] + b.counts[inB.get(value)])]),
        ...rest(a, inA),
        ...rest(b, inB),
    ];
    return { values: entries.map(([value]) => value), counts: entries.map(([, count]) => count) };
}
/** Nearest number of half precision (IEEE 754 binary16), ties to even. */
function halfPrecision(x) {
    if (x === 0 || !Number.isFinite(x))
        return x;
    const exponent = Math.max(-14, Math.floor(Math.log2(Math.abs(x))));
    const unit = 2 ** (exponent - 10);
    const scaled = x / unit;
    const floor = Math.floor(scaled);
    const rest = scaled - floor;
    const rounded = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
    return Math.abs(rounded * unit) > 65_504 ? Math.sign(x) * Infinity : rounded * unit;
}
function leastMultiple(a, b) {
    let [x, y] = [a, b];
    while (y !== 0)
        [x, y] = [y, x % y];
    return (a / x) * b;
}

;// CONCATENATED MODULE: ./packages/statistics/src/equal-width.ts

/** `n` cells from `low` to `high`. */
function equalWidthEdges(low, high, cells) {
    const width = (high - low) / cells;
    const at = (i) => (width === 0 ? (i / cells) * (high - low) : i * width) + low;
    return Array.from({ length: cells + 1 }, (_, i) => (i === cells ? high : at(i)));
}
/**
 * Number of cells a rule makes of a sample: `sturges` range / (log2 n + 1) wide; `doane` Sturges narrowed by the skewness (Doane 1976);
 * `auto` the narrower of Sturges and Freedman-Diaconis, Sturges alone where the middle half is one value. It may be enormous for `auto`.
 *
 * @param whole the values are whole numbers by type: cells are then at least 1 wide
 * Throws RangeError for an empty sample or infinite values.
 */
function cellsByRule(sample, rule, whole = false) {
    const { n } = moments(sample);
    if (n === 0)
        throw new RangeError('an empty sample has no cells');
    const range = sample.values[sample.values.length - 1] - sample.values[0];
    if (!Number.isFinite(range))
        throw new RangeError('infinite values lie in no cell');
    if (range === 0)
        return 1;
    const width = widths[rule](sample, n, range);
    if (!(width > 0))
        return 1;
    return Math.ceil(range / (whole && width < 1 ? 1 : width));
}
/** Edges of the cells a rule makes of a sample. A constant one has one cell of width 1 about it. Throws as `cellsByRule` does. */
function edgesByRule(sample, rule, whole = false) {
    return edgesAcross(sample, cellsByRule(sample, rule, whole));
}
/** Edges of so many cells over the range of a sample. Throws RangeError when doubles cannot part them. */
function edgesAcross(sample, cells) {
    const low = sample.values[0];
    const high = sample.values[sample.values.length - 1];
    const edges = low === high ? equalWidthEdges(low - 0.5, high + 0.5, cells) : equalWidthEdges(low, high, cells);
    if (edges.some((edge, i) => i > 0 && !(edge > edges[i - 1])))
        throw new RangeError('the cells are too narrow');
    return edges;
}
const widths = {
    sturges: (_, n, range) => range / (Math.log2(n) + 1),
    doane: (sample, n, range) => {
        if (n <= 2)
            return 0;
        const { mean, squares } = moments(sample);
        const deviation = Math.sqrt(squares / n);
        let cubes = 0;
        for (let i = 0; i < sample.values.length; i += 1)
            cubes += sample.counts[i] * ((sample.values[i] - mean) / deviation) ** 3;
        const spread = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
        return range / (1 + Math.log2(n) + Math.log2(1 + Math.abs(cubes / n) / spread));
    },
    auto: (sample, n, range) => {
        const sturges = range / (Math.log2(n) + 1);
        const middle = linearQuantile(sample, 0.75, n) - linearQuantile(sample, 0.25, n);
        return middle > 0 ? Math.min(2 * middle * n ** (-1 / 3), sturges) : sturges;
    },
};
/** Rows per cell; values outside the edges are in none. Length: edges − 1. */
function histogram({ values, counts }, edges) {
    const cells = new Array(edges.length - 1).fill(0);
    const last = edges.length - 1;
    let cell = 0;
    for (let i = 0; i < values.length; i += 1) {
        const value = values[i];
        if (value < edges[0])
            continue;
        if (value > edges[last])
            break;
        while (cell + 1 < last && value >= edges[cell + 1])
            cell += 1;
        cells[cell] += counts[i];
    }
    return cells;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/evidently-cells.ts


/** Distinct reference values above which numbers are put in cells. */
const MOST_DISTINCT = 20;
/** Shares of both sides over cells of equal width across both, or over each value. */
function shares({ kind, numbers, categories, whole, n, m }) {
    if (kind !== 'number' || !numbers || numbers.ref.values.length <= MOST_DISTINCT)
        return {
            ref: sharesOf(categories.ref, n),
            cur: sharesOf(categories.cur, m),
            parameters: { cells: categories.keys.length, 'cell rule': 'each value' },
        };
    const edges = edgesByRule(pooled(categories.keys, categories.ref, categories.cur), 'sturges', whole);
    return {
        ref: sharesOf(histogram(numbers.ref, edges), n),
        cur: sharesOf(histogram(numbers.cur, edges), m),
        parameters: { cells: edges.length - 1, 'cell rule': 'equal width over both sides, Sturges' },
    };
}
/** Empty cells get 0.0001, or a millionth of the side's least share where that is no larger than 0.0001. */
function zerosFilled(shares) {
    const least = Math.min(...shares.filter((share) => share !== 0));
    return shares.map((share) => (share !== 0 ? share : least <= 0.0001 ? least / 1e6 : 0.0001));
}
/** Of numbers: over cells for the distinct values of both sides, by densities. */
function hellinger({ kind, numbers, categories, whole, n, m }) {
    const { keys, ref, cur } = categories;
    if (kind !== 'number' || !numbers) {
        const overlap = keys.reduce((sum, _, i) => sum + Math.sqrt((ref[i] / n) * (cur[i] / m)), 0);
        return { score: distance(overlap), parameters: { cells: keys.length, 'cell rule': 'each value' } };
    }
    const edges = edgesByRule({ values: keys.map(Number), counts: keys.map(() => 1) }, 'sturges', whole);
    const [a, b] = [histogram(numbers.ref, edges), histogram(numbers.cur, edges)];
    const [rows, others] = [total(a), total(b)];
    const width = (edges[edges.length - 1] - edges[0]) / (edges.length - 1);
    let overlap = 0;
    a.forEach((count, i) => {
        const own = edges[i + 1] - edges[i];
        overlap += Math.sqrt((count / own / rows) * (b[i] / own / others)) * width;
    });
    return {
        score: distance(overlap),
        parameters: { cells: a.length, 'cell rule': 'equal width, Sturges over the distinct values of both sides' },
    };
}
function distance(overlap) {
    return Math.sqrt(1 - Math.min(1, Math.max(0, overlap)));
}
function pooled(keys, ref, cur) {
    return { values: keys.map(Number), counts: ref.map((count, i) => count + cur[i]) };
}
function total(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/evidently-tests.ts



const number = ['number'];
const category = ['category'];
const evidently_tests_both = ['number', 'category'];
/** Smallest deviation that the Wasserstein distance is divided by. */
const LEAST_DEVIATION = 0.001;
/** Waves the Epps-Singleton test compares. */
const FULL_RANK = 4;
/** Relative difference of sums that counts as equal. */
const SAME_SUM = 2 ** -26;
/** Registered tests by Evidently's names, with its thresholds and senses. */
const evidentlyTests = {
    ks: {
        ...of(number, 0.05, '<='),
        run: onNumbers((ref, cur) => {
            const { stat, p, method } = kolmogorovSmirnov(ref, cur);
            return { score: p, parameters: { score: 'p', method }, values: { statistic: stat } };
        }),
    },
    chisquare: {
        ...of(category, 0.05, '<'),
        run: ({ categories: { ref, cur }, n, m }) => {
            const { p, stat, df } = chiSquareFit(cur, ref.map((count) => count * (m / n)));
            return {
                score: p,
                parameters: { score: 'p', expected: 'shares of the reference', 'degrees of freedom': df },
                values: { statistic: finite(stat) },
            };
        },
    },
    z: {
        ...of(category, 0.05, '<'),
        run: ({ categories: { keys, ref, cur }, n, m }) => {
            const { p } = (0,two_proportions/* chiSquareTwoProportions */.NT)({
                successes1: n - ref[0],
                n1: n,
                successes2: m - cur[0],
                n2: m,
            });
            return { score: p, parameters: { score: 'p', variance: 'pooled', categories: keys.length } };
        },
    },
    jensenshannon: {
        ...of(evidently_tests_both, 0.1, '>='),
        run: (pair) => {
            const { ref, cur, parameters } = shares(pair);
            return {
                score: jensenShannonDistance(ref, cur),
                parameters: { score: 'distance', ...parameters, 'log base': 'e', zeros: 'kept' },
            };
        },
    },
    wasserstein: {
        ...of(number, 0.1, '>='),
        run: onNumbers((ref, cur) => {
            const { n, squares } = moments(ref);
            const norm = Math.max(Math.sqrt(squares / n), LEAST_DEVIATION);
            return {
                score: wassersteinDistance(ref, cur) / norm,
                parameters: { score: 'distance', 'divided by': 'standard deviation of the reference', norm },
            };
        }),
    },
    psi: { ...of(evidently_tests_both, 0.1, '>='), run: onFilled('index', populationStability) },
    kl_div: { ...of(evidently_tests_both, 0.1, '>='), run: onFilled('divergence', kullbackLeibler) },
    hellinger: {
        ...of(evidently_tests_both, 0.1, '>='),
        run: (pair) => {
            const { score, parameters } = hellinger(pair);
            return { score, parameters: { score: 'distance', ...parameters, zeros: 'kept' } };
        },
    },
    t_test: {
        ...of(number, 0.05, '<'),
        run: onNumbers((ref, cur) => {
            const { p, df } = studentTest(ref, cur);
            return { score: p, parameters: { score: 'p', variance: 'pooled', 'degrees of freedom': df } };
        }),
    },
    mannw: {
        ...of(number, 0.05, '<'),
        run: onNumbers((ref, cur) => {
            const { p, method } = mannWhitneyLess(ref, cur);
            return { score: p, parameters: { score: 'p', alternative: 'the reference is smaller', method } };
        }),
    },
    anderson: {
        ...of(number, 0.1, '<'),
        run: onNumbers((ref, cur) => {
            const { p, stat } = andersonDarlingSamples(ref, cur);
            // Below four rows the statistic has no variance to be standardised by.
            const score = Number.isFinite(stat) ? p : NaN;
            return {
                score,
                parameters: { score: 'p', range: '0.001 to 0.25', ties: 'mid-ranks' },
                values: { statistic: finite(stat) },
            };
        }),
    },
    cramer_von_mises: {
        ...of(number, 0.1, '<='),
        run: onNumbers((ref, cur) => {
            const { p, method } = evidentlyCramerVonMises(ref, cur);
            return { score: p, parameters: { score: 'p', method } };
        }),
    },
    es: {
        ...of(number, 0.05, '<'),
        run: onNumbers((ref, cur) => {
            const { p, df } = eppsSingleton(ref, cur);
            // The rank, and with it p, then hangs on the rounding of zeros.
            if (df < FULL_RANK)
                return { stops: `its covariance has rank ${df} of ${FULL_RANK}: there are too few distinct values` };
            return { score: p, parameters: { score: 'p', 'degrees of freedom': df } };
        }),
    },
    ed: {
        ...of(number, 0.1, '>'),
        run: onNumbers((ref, cur) => ({
            score: energyDistance(ref, cur),
            parameters: { score: 'distance', unit: 'root of the unit of the values' },
        })),
    },
    fisher_exact: {
        ...of(category, 0.1, '<'),
        run: ({ categories: { keys, ref, cur }, n, m }) => {
            if (n !== m)
                return { stops: `it needs as many rows on both sides, not ${n} and ${m}` };
            if (keys.length > 2)
                return { stops: `it needs two categories, not ${keys.length}` };
            const p = fisherTwoSided({ successes1: ref[0], n1: n, successes2: cur[0], n2: m });
            return { score: p, parameters: { score: 'p', 'two-sided by': 'tables no likelier' } };
        },
    },
    g_test: {
        ...of(category, 0.1, '<'),
        run: ({ categories: { ref, cur }, n, m }) => {
            if (Math.abs(n - m) > SAME_SUM * Math.min(n, m))
                return { stops: `it needs as many rows on both sides, not ${n} and ${m}` };
            const { p, df } = likelihoodRatioFit(cur, ref);
            return { score: p, parameters: { score: 'p', expected: 'counts of the reference', 'degrees of freedom': df } };
        },
    },
};
function of(kinds, threshold, sense) {
    return { kinds, threshold, sense };
}
function onNumbers(test) {
    return ({ numbers }) => {
        if (!numbers)
            return { stops: 'one side holds no numbers' };
        try {
            return test(numbers.ref, numbers.cur);
        }
        catch (error) {
            if (error instanceof RangeError)
                return { stops: error.message };
            throw error;
        }
    };
}
function onFilled(score, of) {
    return (pair) => {
        const { ref, cur, parameters } = shares(pair);
        if (!ref.some((share) => share > 0) || !cur.some((share) => share > 0))
            return { stops: 'a side has no row in any cell' };
        return {
            score: of(zerosFilled(ref), zerosFilled(cur)),
            parameters: {
                score,
                ...parameters,
                'log base': 'e',
                zeros: '0.0001, or a millionth of the least share below that',
            },
        };
    };
}
function finite(value) {
    return Number.isFinite(value) ? value : String(value);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/evidently.ts



/** Distinct whole numbers up to which a column of them is a category. */
const MOST_WHOLE_CATEGORIES = 10;
/** Reference rows above which distances replace tests. */
const LARGE_REFERENCE = 1000;
const randomOrder = 'its random numbers are drawn over the order of rows';
/**
 * Evidently 0.7: the data's type says what a column is, the reference's rows which test is taken, and no correction is made for many
 * columns. Sources: evidently/core/datasets.py, legacy/calculations/data_drift.py and legacy/calculations/stattests of the package.
 */
const evidently = {
    description: 'Evidently 0.7.21',
    tests: evidentlyTests,
    refused: {
        TVD: randomOrder,
        empirical_mmd: randomOrder,
        perc_text_content_drift: 'it trains a classifier on the text',
        abs_text_content_drift: 'it trains a classifier on the text',
    },
    share: 0.5,
    kindOf: ({ cur }) => {
        const type = evidentlyType(cur);
        return type === 'num' ? 'number' : type === 'unknown' ? undefined : 'category';
    },
    judge: ({ ref, cur }, kind, choice) => evidently_judge({ ref: withoutInfinities(ref), cur: withoutInfinities(cur) }, kind, choice),
};
/** What Evidently takes a column for, going by the data and not by the reference. */
function evidentlyType(sample) {
    switch (sample.type) {
        case 'number':
            return pandasInteger(sample) && sample.numbers.values.length <= MOST_WHOLE_CATEGORIES ? 'cat' : 'num';
        case 'text':
            return sample.categories.size > 0.5 * valuesOf(sample) ? 'text' : 'cat';
        case 'boolean':
            // With nulls pandas keeps them as objects, which are of no type Evidently knows.
            return sample.nulls > 0 ? 'unknown' : 'cat';
        case 'empty':
            // pandas reads nothing but nulls as numbers that are all NaN.
            return 'num';
        case 'time':
        case 'other':
            return 'unknown';
    }
}
/** A whole-number column with nulls is kept as floats. */
function pandasInteger(sample) {
    return sample.type === 'number' && sample.whole && sample.nulls === 0;
}
function evidently_judge({ ref, cur }, kind, choice) {
    if (valuesOf(ref) === 0)
        return undecided('the reference has no values');
    if (valuesOf(cur) === 0)
        return undecided('the data has no values');
    if (evidentlyType(cur) === 'text')
        return undecided("Evidently's text test is not reproduced: it trains a classifier");
    const pair = pairOf(ref, cur, kind);
    const name = choice.test ?? defaultTest(pair);
    const test = evidentlyTests[name];
    if (choice.test !== undefined && !test.kinds.includes(kind))
        return undecided(`${name} is no test for ${kind === 'number' ? 'numbers' : 'categories'}`, name);
    const result = test.run(pair);
    if ('stops' in result)
        return undecided(`${name} stops: ${result.stops}`, name);
    return scored({
        test: name,
        score: result.score,
        threshold: choice.threshold ?? test.threshold,
        sense: test.sense,
        sizes: { reference: pair.n, data: pair.m },
        parameters: { kind: kind === 'number' ? 'num' : 'cat', ...result.parameters },
        ...(result.values && { values: result.values }),
    });
}
function pairOf(ref, cur, kind) {
    return {
        kind,
        n: valuesOf(ref),
        m: valuesOf(cur),
        categories: categoriesOf(ref, cur),
        whole: pandasInteger(ref) && pandasInteger(cur),
        ...(ref.type === 'number' && cur.type === 'number' && { numbers: { ref: ref.numbers, cur: cur.numbers } }),
    };
}
function defaultTest({ kind, n, categories: { keys } }) {
    if (n > LARGE_REFERENCE)
        return kind === 'number' && keys.length > 5 ? 'wasserstein' : 'jensenshannon';
    if (kind === 'number' && keys.length > 5)
        return 'ks';
    return keys.length > 2 ? 'chisquare' : 'z';
}
function undecided(reason, test) {
    return { status: 'undecided', reason, ...(test !== undefined && { test }) };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/nannyml-methods.ts



/** Reference values from which on two methods work on cells instead of values. */
const nannyml_methods_LARGE_REFERENCE = 10_000;
const ESTIMATION_CELLS = 10_000;
const nannyml_methods_both = ['number', 'category'];
const nannyMethods = {
    jensen_shannon: {
        kinds: nannyml_methods_both,
        measure: (ref, cur, cells) => {
            const { p, q, parameters } = withLeftover(ref, cur, cells);
            return {
                score: jensenShannonDistance(p, q, 2),
                parameters: { score: 'distance', ...parameters, 'log base': '2' },
            };
        },
    },
    hellinger: {
        kinds: nannyml_methods_both,
        measure: (ref, cur, cells) => {
            const { p, q, parameters } = withLeftover(ref, cur, cells);
            return { score: hellingerDistance(p, q), parameters: { score: 'distance', ...parameters } };
        },
    },
    kolmogorov_smirnov: {
        kinds: ['number'],
        most: 1,
        measure: (ref, cur, cells) => {
            const [a, b] = [numbersOf(ref), numbersOf(cur)];
            if (valuesOf(ref) < nannyml_methods_LARGE_REFERENCE)
                return { score: kolmogorovSmirnov(a, b).stat, parameters: { score: 'statistic', method: 'exact' } };
            const { ofRef, ofCur } = cumulative(ref, cur, cells, below(cur, cells));
            const score = ofRef.reduce((most, share, i) => Math.max(most, Math.abs(share - ofCur[i])), 0);
            return { score, parameters: { score: 'statistic', ...estimated } };
        },
    },
    wasserstein: {
        kinds: ['number'],
        measure: (ref, cur, cells) => {
            if (valuesOf(ref) < nannyml_methods_LARGE_REFERENCE)
                return {
                    score: wassersteinDistance(numbersOf(ref), numbersOf(cur)),
                    parameters: { score: 'distance', method: 'exact', unit: 'unit of the values' },
                };
            return {
                score: estimatedWasserstein(ref, cur, cells),
                parameters: { score: 'distance', ...estimated, unit: 'unit of the values' },
            };
        },
    },
    chi2: {
        kinds: ['category'],
        threshold: 0.05,
        byP: 0.05,
        measure: (ref, cur) => {
            const { ref: a, cur: b, keys } = categoriesOf(ref, cur);
            const { stat, p, df } = chiSquareTable(a, b);
            const correction = df === 1 ? 'Yates' : 'none';
            return { score: stat, p, parameters: { cells: keys.length, 'degrees of freedom': df, correction } };
        },
    },
    l_infinity: {
        kinds: ['category'],
        measure: (ref, cur) => {
            const { ref: a, cur: b, keys } = categoriesOf(ref, cur);
            const [n, m] = [valuesOf(ref), valuesOf(cur)];
            const score = a.reduce((most, count, i) => Math.max(most, Math.abs(count / n - b[i] / m)), 0);
            return { score, parameters: { score: 'distance', cells: keys.length, 'cell rule': 'each value' } };
        },
    },
};
const estimated = { method: 'estimated', cells: ESTIMATION_CELLS, 'cell rule': 'equal width over the reference' };
/** Edges a method makes of the reference, once for all samples held against it. */
function cellsOf(ref, test) {
    if (ref.type !== 'number')
        return [];
    const { values } = ref.numbers;
    const large = valuesOf(ref) >= nannyml_methods_LARGE_REFERENCE;
    if (test === 'jensen_shannon' || test === 'hellinger')
        return edgesByRule(ref.numbers, 'doane');
    if (!large)
        return [];
    // A histogram by number makes room about a constant, one by edges does not.
    if (test === 'wasserstein')
        return edgesAcross(ref.numbers, ESTIMATION_CELLS);
    return equalWidthEdges(values[0], values[values.length - 1], ESTIMATION_CELLS);
}
/** Shares over the reference's cells or categories, and a last cell for what lies in none of them. */
function withLeftover(ref, cur, cells) {
    const numeric = ref.type === 'number' && cur.type === 'number';
    const known = numeric ? undefined : categoriesOf(ref, cur);
    const inRef = (known?.ref ?? []).map((count) => count > 0);
    const a = numeric ? histogram(ref.numbers, cells) : known.ref.filter((_, i) => inRef[i]);
    const b = numeric ? histogram(numbersOf(cur), cells) : known.cur.filter((_, i) => inRef[i]);
    const p = sharesOf(a, valuesOf(ref));
    const q = sharesOf(b, valuesOf(cur));
    // Its last bits too: equal distributions score by them alone.
    const leftover = 1 - pairwiseSum(q);
    if (leftover > 0) {
        p.push(0);
        q.push(leftover);
    }
    return {
        p,
        q,
        parameters: {
            cells: a.length,
            'cell rule': numeric ? 'equal width over the reference, Doane' : 'each value of the reference',
            zeros: 'kept; what lies in no cell is one more',
        },
    };
}
function below(cur, edges) {
    return rowsWhere(cur, (value) => value < edges[0]) / valuesOf(cur);
}
function cumulative(ref, cur, edges, start) {
    const running = (sample, from) => {
        let sum = 0;
        return histogram(numbersOf(sample), edges).map((count) => from + (sum += count / valuesOf(sample)));
    };
    return { ofRef: running(ref, 0), ofCur: running(cur, start) };
}
/** Inside the reference's range from cells; outside it from the values, where the outermost edge counts as one value more. */
function estimatedWasserstein(ref, cur, edges) {
    const m = valuesOf(cur);
    const [low, high] = [edges[0], edges[edges.length - 1]];
    const smaller = rowsWhere(cur, (value) => value < low);
    const bigger = rowsWhere(cur, (value) => value > high);
    const before = smaller > 0 ? (smaller + 1) / m : 0;
    const { ofRef, ofCur } = cumulative(ref, cur, edges, before);
    const within = ofRef.reduce((sum, share, i) => sum + Math.abs(share - ofCur[i]) * (edges[1] - low), 0);
    return within + nannyml_methods_tail(cur, low, smaller, -1) * before + nannyml_methods_tail(cur, high, bigger, 1) * ((bigger + 1) / m);
}
/** Mean distance from the edge of what lies beyond it, the edge itself counted once. */
function nannyml_methods_tail(cur, edge, rows, side) {
    if (rows === 0)
        return 0;
    const { values, counts } = numbersOf(cur);
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
        const beyond = side * (values[i] - edge);
        if (beyond > 0)
            sum += beyond * counts[i];
    }
    return sum / (rows + 1);
}
function rowsWhere(sample, is) {
    const { values, counts } = numbersOf(sample);
    let rows = 0;
    for (let i = 0; i < values.length; i++)
        if (is(values[i]))
            rows += counts[i];
    return rows;
}
function numbersOf(sample) {
    return sample.type === 'number' ? sample.numbers : { values: [], counts: [] };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/nannyml.ts



/** Deviations of the scores of the reference's parts above their mean at which the threshold lies. */
const DEVIATIONS = 3;
/**
 * NannyML 0.13, univariate drift: the data is one chunk. The threshold is, unless given, the mean of the scores that the reference's own
 * chunks have (ten of equal size in the order of rows, and what is left over) plus three standard deviations.
 * Sources: nannyml/drift/univariate/methods.py, calculator.py and nannyml/thresholds.py of the package.
 */
const nannyml = {
    description: 'NannyML 0.13.1',
    tests: nannyMethods,
    refused: {},
    byDefault: { number: 'jensen_shannon', category: 'jensen_shannon' },
    share: 0,
    parts: 10,
    kindOf: ({ ref }) => ref.type === 'number' ? 'number' : ref.type === 'text' || ref.type === 'boolean' ? 'category' : undefined,
    judge: nannyml_judge,
};
function nannyml_judge({ ref, cur, parts = [] }, kind, choice) {
    const test = choice.test ?? 'jensen_shannon';
    const undecided = (reason) => ({ status: 'undecided', test, reason });
    if (valuesOf(ref) === 0)
        return undecided('the reference has no values');
    if (valuesOf(cur) === 0)
        return undecided('the data has no values');
    if (ref.type !== cur.type)
        return undecided(`the reference holds ${ref.type} and the data ${cur.type}`);
    if ([ref, cur].some((side) => side.type === 'number' && hasInfinities(side)))
        return undecided('it holds infinite values');
    const method = nannyMethods[test];
    if (!method.kinds.includes(kind))
        return undecided(`${test} is no method for ${kind === 'number' ? 'continuous' : 'categorical'} columns`);
    const cells = cellsOf(ref, test);
    const { score, values, ...own } = method.measure(ref, cur, cells);
    const sizes = { reference: valuesOf(ref), data: valuesOf(cur) };
    if (method.byP !== undefined)
        // The alert looks at p, whatever threshold is asked for.
        return scored({
            test,
            score: own.p,
            threshold: method.byP,
            sense: '<',
            sizes,
            parameters: { ...own.parameters, score: 'p' },
            values: { statistic: score },
        });
    const limit = choice.threshold === undefined ? limitOf(parts, ref, method, cells) : { threshold: choice.threshold };
    if (limit === undefined)
        return undecided('its threshold needs ten chunks of the reference in the order of rows; give a threshold instead');
    return scored({
        test,
        score,
        threshold: limit.threshold,
        sense: '>',
        sizes,
        parameters: {
            ...own.parameters,
            ...('chunks' in limit && { 'threshold from': `${limit.chunks} chunks of the reference, mean + 3 sd` }),
        },
        ...(values && { values }),
    });
}
function limitOf(parts, ref, method, cells) {
    if (parts.length === 0)
        return undefined;
    // A chunk without values has no score, and counts for nothing.
    const scores = parts.filter((part) => valuesOf(part) > 0).map((part) => method.measure(ref, part, cells).score);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
    const threshold = mean + DEVIATIONS * Math.sqrt(variance);
    return { threshold: Math.min(threshold, method.most ?? Infinity), chunks: parts.length };
}

// EXTERNAL MODULE: ./packages/statistics/src/cells.ts
var cells = __webpack_require__(9768);
;// CONCATENATED MODULE: ./packages/statistics/src/pcg64.ts
const MASK_32 = 0xffffffffn;
const MASK_64 = (1n << 64n) - 1n;
const MASK_128 = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
/**
 * Uniform numbers in [0, 1) of the generator PCG XSL RR 128/64, seeded by hashing one whole number: the sequence that other
 * implementations of both draw for the same seed. Sources: M. E. O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically
 * Good Algorithms for Random Number Generation (2014); the seeding hash is her "seed_seq_fe".
 */
function pcg64(seed) {
    const words = seedWords(seed);
    const initial = (words[0] << 64n) | words[1];
    const increment = ((((words[2] << 64n) | words[3]) << 1n) | 1n) & MASK_128;
    const step = (state) => (state * MULTIPLIER + increment) & MASK_128;
    let state = step((increment + initial) & MASK_128);
    return () => {
        state = step(state);
        const mixed = ((state >> 64n) ^ state) & MASK_64;
        const turn = state >> 122n;
        const output = ((mixed >> turn) | (mixed << ((64n - turn) & 63n))) & MASK_64;
        return Number(output >> 11n) / 2 ** 53;
    };
}
/** Four 64-bit words for a seed below 2^32. */
function seedWords(seed) {
    const mix = hasher(0x43b0d7e5, 0x931e8875);
    const pool = [seed, 0, 0, 0].map(mix);
    for (let from = 0; from < 4; from += 1)
        for (let to = 0; to < 4; to += 1) {
            if (from === to)
                continue;
            const joined = (Math.imul(0xca01f9dd, pool[to]) - Math.imul(0x4973f715, mix(pool[from]))) >>> 0;
            pool[to] = (joined ^ (joined >>> 16)) >>> 0;
        }
    const draw = hasher(0x8b51f9dd, 0x58f38ded);
    const halves = Array.from({ length: 8 }, (_, i) => BigInt(draw(pool[i % 4])));
    return [0, 2, 4, 6].map((i) => (halves[i] & MASK_32) | (halves[i + 1] << 32n));
}
/** A hash whose constant moves on with every word. */
function hasher(start, multiplier) {
    let constant = start;
    return (word) => {
        let value = (word ^ constant) >>> 0;
        constant = Math.imul(constant, multiplier) >>> 0;
        value = Math.imul(value, constant) >>> 0;
        return (value ^ (value >>> 16)) >>> 0;
    };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/soda-reference.ts

const MOST_CELLS = 1_000_000;
/** Cells by the rule `auto`; where that makes as many as there are rows, without outliers, and at last √n of them. */
function referenceObject(sample) {
    const rows = sampleSize(sample);
    const cells = cellsByRule(sample, 'auto');
    if (cells < Math.min(MOST_CELLS, rows))
        return objectOf(sample, edgesAcross(sample, cells));
    const inner = withoutOutliers(sample, rows);
    const size = sampleSize(inner);
    const fewer = cellsByRule(inner, 'auto');
    if (fewer < Math.min(MOST_CELLS, size))
        return objectOf(inner, edgesAcross(inner, fewer));
    return objectOf(inner, edgesAcross(inner, Math.min(MOST_CELLS, Math.ceil(Math.sqrt(size)))));
}
function objectOf(sample, edges) {
    const counts = histogram(sample, edges);
    const rows = counts.reduce((total, count) => total + count, 0);
    const cumulative = [0];
    for (const count of counts)
        cumulative.push(cumulative[cumulative.length - 1] + count / rows);
    return { edges, cumulative };
}
/** Rows within one and a half interquartile ranges of the quartiles. */
function withoutOutliers(sample, rows) {
    const [q1, q3] = [linearQuantile(sample, 0.25, rows), linearQuantile(sample, 0.75, rows)];
    const reach = 1.5 * (q3 - q1);
    const values = [];
    const counts = [];
    for (let i = 0; i < sample.values.length; i++) {
        const value = sample.values[i];
        if (value < q1 - reach || value > q3 + reach)
            continue;
        values.push(value);
        counts.push(sample.counts[i]);
    }
    return { values, counts };
}
/** Rows drawn by inverting the cumulative shares, straight between the edges. */
function drawn({ edges, cumulative }, rows, uniform) {
    const last = edges.length - 1;
    return Array.from({ length: rows }, () => {
        const u = uniform();
        if (u >= cumulative[last])
            return edges[last];
        let low = 0;
        let high = last;
        while (low < high - 1) {
            const middle = (low + high) >>> 1;
            if (cumulative[middle] <= u)
                low = middle;
            else
                high = middle;
        }
        if (cumulative[low] === u)
            return edges[low];
        const slope = (edges[low + 1] - edges[low]) / (cumulative[low + 1] - cumulative[low]);
        return slope * (u - cumulative[low]) + edges[low];
    });
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/soda.ts




/** Rows beyond which Soda picks some, in no order that is known. */
const MOST_ROWS = 1_000_000;
/** Samples drawn from the reference; the score is the median over them. */
const DRAWS = 10;
const FEWEST_ROWS = 5;
/** Share of an empty cell. */
const EMPTY = 1e-5;
const soda_both = ['number', 'category'];
/**
 * Soda Core 3.5 with its scientific package: distribution checks. Of numbers the reference is kept as a histogram, and ten samples as large
 * as the data are drawn from it with seeds 0 to 9. Tests have the threshold of Soda's documentation, distances none of their own.
 * Source: soda/scientific/distribution of the package.
 */
const soda = {
    description: 'soda-core-scientific 3.5.6',
    tests: {
        ks: { kinds: ['number'], threshold: 0.05 },
        chi_square: { kinds: ['category'], threshold: 0.05 },
        psi: { kinds: soda_both },
        swd: { kinds: soda_both },
        semd: { kinds: soda_both },
    },
    refused: {},
    byDefault: { number: 'ks', category: 'chi_square' },
    share: 0,
    kindOf: ({ ref }, { test }) => {
        if (ref.type === 'text' || ref.type === 'boolean')
            return 'category';
        // The user says what a column of numbers is: one that chi_square is asked for is categorical.
        return ref.type === 'number' ? (test === 'chi_square' ? 'category' : 'number') : undefined;
    },
    judge: soda_judge,
};
function soda_judge({ ref, cur }, kind, choice) {
    const test = choice.test ?? soda.byDefault[kind];
    const undecided = (reason) => ({ status: 'undecided', test, reason });
    if (valuesOf(ref) === 0)
        return undecided('the reference has no values');
    if (valuesOf(cur) === 0)
        return undecided('the data has no values');
    if (ref.type !== cur.type)
        return undecided(`the reference holds ${ref.type} and the data ${cur.type}`);
    if (!soda.tests[test].kinds.includes(kind))
        return undecided(`${test} is no method for ${kind === 'number' ? 'continuous' : 'categorical'} columns`);
    const byP = test === 'ks' || test === 'chi_square';
    const threshold = choice.threshold ?? soda.tests[test].threshold;
    if (threshold === undefined)
        return undecided(`${test} needs a threshold, Soda has none of its own`);
    const measured = kind === 'number' ? ofNumbers(test, ref, cur) : ofCategories(test, ref, cur);
    if ('stops' in measured)
        return undecided(`${test} stops: ${measured.stops}`);
    return scored({
        test,
        threshold,
        sense: byP ? '<=' : '>=',
        sizes: { reference: valuesOf(ref), data: valuesOf(cur) },
        ...measured,
    });
}
function ofNumbers(test, ref, cur) {
    if (cur.rows > MOST_ROWS)
        return { stops: `Soda looks at ${MOST_ROWS} rows, and at which ones of more is not known` };
    if (hasInfinities(ref) || hasInfinities(cur))
        return { stops: 'it holds infinite values' };
    if (test !== 'ks' && cur.nulls > 0)
        return { stops: 'the data has nulls' };
    const object = referenceObject(ref.numbers);
    const scores = Array.from({ length: DRAWS }, (_, seed) => scoreOf(test, (0,cells/* distinctCounts */.LZ)(drawn(object, cur.rows, pcg64(seed))), cur.numbers));
    return {
        score: median(scores),
        parameters: {
            score: test === 'ks' ? 'p' : test === 'psi' ? 'index' : 'distance',
            'cells of the reference': object.edges.length - 1,
            'samples drawn': DRAWS,
            seeds: '0 to 9',
            'score of many': 'median',
            ...(test === 'psi' && ofCells),
            ...(test.endsWith('d') && { 'divided by': 'standard deviation of both sides' }),
        },
    };
}
const ofCells = { cells: 10, 'cell rule': 'equal width over both sides', 'log base': 'e', zeros: EMPTY };
function scoreOf(test, ref, cur) {
    if (test === 'ks')
        return kolmogorovSmirnov(ref, cur).p;
    return test === 'psi' ? stability(ref, cur) : standardized(ref, cur);
}
function ofCategories(test, ref, cur) {
    const { keys, ref: before, cur: observed } = categoriesWithNull(ref, cur);
    const expected = before.map((count) => halfEven((count / ref.rows) * cur.rows));
    if (test === 'chi_square') {
        if (before.some((count) => count === 0) || observed.some((count) => count === 0))
            return { stops: 'both sides need the same categories' };
        if (Math.min(...expected, ...observed) < FEWEST_ROWS)
            return { stops: `every category needs ${FEWEST_ROWS} rows` };
        const [a, b] = [expected, observed].map((counts) => counts.map((count) => count + 1));
        const scale = soda_sum(b) / soda_sum(a);
        const { p, stat, df } = chiSquareFit(b, a.map((count) => count * scale));
        return {
            score: p,
            parameters: { score: 'p', cells: keys, zeros: 'every count plus 1', 'degrees of freedom': df },
            values: { statistic: stat },
        };
    }
    // Soda takes the counts of the categories themselves as the two samples.
    const a = (0,cells/* distinctCounts */.LZ)(expected.filter((_, i) => before[i] > 0));
    const b = (0,cells/* distinctCounts */.LZ)(observed.filter((count) => count > 0));
    const parameters = { score: test === 'psi' ? 'index' : 'distance', 'taken of': 'the counts of the categories' };
    if (test === 'psi')
        return { score: stability(a, b), parameters: { ...parameters, ...ofCells } };
    return {
        score: standardized(a, b),
        parameters: { ...parameters, 'divided by': 'standard deviation of both sides' },
    };
}
/** Null is one more category to Soda. */
function categoriesWithNull(ref, cur) {
    const { keys, ref: before, cur: now } = categoriesOf(ref, cur);
    if (ref.nulls + cur.nulls === 0)
        return { keys: keys.length, ref: before, cur: now };
    return { keys: keys.length + 1, ref: [...before, ref.nulls], cur: [...now, cur.nulls] };
}
function stability(ref, cur) {
    const ends = [ref, cur].flatMap(({ values }) => [values[0], values[values.length - 1]]);
    const edges = equalWidthEdges(Math.min(...ends), Math.max(...ends), 10);
    const [a, b] = [cur, ref].map((sample) => {
        const counts = histogram(sample, edges);
        return sharesOf(counts, moments(sample).n).map((share) => (share === 0 ? EMPTY : share));
    });
    return populationStability(a, b);
}
function standardized(ref, cur) {
    const [a, b] = [moments(ref), moments(cur)];
    const rows = a.n + b.n;
    const mean = (a.mean * a.n + b.mean * b.n) / rows;
    const squares = a.squares + b.squares + a.n * (a.mean - mean) ** 2 + b.n * (b.mean - mean) ** 2;
    return wassersteinDistance(ref, cur) / Math.sqrt(squares / rows);
}
function median(scores) {
    if (scores.some(Number.isNaN))
        return NaN;
    const sorted = [...scores].sort((a, b) => a - b);
    return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}
function halfEven(x) {
    const floor = Math.floor(x);
    return x - floor === 0.5 ? floor + (floor % 2) : Math.round(x);
}
function soda_sum(counts) {
    return counts.reduce((total, count) => total + count, 0);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/policy.ts







const compatTools = { evidently: evidently, nannyml: nannyml, soda: soda, deequ: deequ };
const names = Object.keys(compatTools);
const threshold = () => (0,types/* number */.ai)({ min: 0 }).optional();
const offWord = schemas/* union */.KCZ([schemas/* literal */.euz('off'), schemas/* literal */.euz(false)], 'expected off');
const choiceSchema = schemas/* strictObject */.rej({
    test: schemas/* string */.YjP().optional().describe("A test by the tool's own name"),
    threshold: threshold(),
});
/** The policy of another tool as a mapping. */
const compatMappingSchema = schemas/* strictObject */.rej({
    compat: schemas/* enum */.k5n(names, `expected one of ${names.join(', ')}`)
        .describe('The tool whose scores and verdicts are given'),
    test: schemas/* string */.YjP().optional().describe("Test of every column, by the tool's own name"),
    'num-test': schemas/* string */.YjP().optional().describe('Test of numbers'),
    'cat-test': schemas/* string */.YjP().optional().describe('Test of categories'),
    threshold: threshold().describe('Threshold of every column'),
    'num-threshold': threshold().describe('Threshold of numbers'),
    'cat-threshold': threshold().describe('Threshold of categories'),
    share: (0,types/* share */.uM)().optional().describe('Share of drifted columns from which on the data set drifted; 0 is any'),
    columns: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([offWord, choiceSchema], 'expected off, or a test and threshold'))
        .optional()
        .describe('Per column: `off`, or a test and threshold of its own'),
})
    .describe('Drift as another tool judges it');
/** The policy a mapping describes, or what is wrong with the tests it names. */
function compatPolicy(mapping) {
    const tool = compatTools[mapping.compat];
    const columns = Object.entries(mapping.columns ?? {}).map(([name, choice]) => [name, typeof choice === 'object' ? chosen(choice.test, choice.threshold) : 'off']);
    const policy = {
        compat: mapping.compat,
        all: chosen(mapping.test, mapping.threshold),
        kinds: {
            number: chosen(mapping['num-test'], mapping['num-threshold']),
            category: chosen(mapping['cat-test'], mapping['cat-threshold']),
        },
        columns: Object.fromEntries(columns),
        share: mapping.share ?? tool.share,
    };
    const complaints = [
        ...complaintsAbout(tool, ['test'], policy.all),
        ...complaintsAbout(tool, ['num-test'], { ...policy.all, ...policy.kinds.number }, 'number'),
        ...complaintsAbout(tool, ['cat-test'], { ...policy.all, ...policy.kinds.category }, 'category'),
        ...columns.flatMap(([name, choice]) => choice === 'off' ? [] : complaintsAbout(tool, ['columns', name, 'test'], choice)),
    ].filter(({ path }) => path[0] === 'columns' || mapping[path[0]] !== undefined);
    return complaints.length > 0 ? { complaints } : policy;
}
/** A column's own choice wins over that of its kind, and that over the one for all. */
function choiceFor({ columns, kinds, all }, column, kind) {
    const own = columns[column];
    return { ...all, ...(kind && kinds[kind]), ...(typeof own === 'object' ? own : {}) };
}
function chosen(test, threshold) {
    return { ...(test !== undefined && { test }), ...(threshold !== undefined && { threshold }) };
}
function complaintsAbout({ tests, refused, description }, path, { test }, kind) {
    if (test === undefined)
        return [];
    const known = tests[test];
    if (known === undefined)
        return [{ path, message: unknownTest(test, tests, refused, description) }];
    if (kind !== undefined && !known.kinds.includes(kind))
        return [{ path, message: `${test} is no test for ${kind === 'number' ? 'numbers' : 'categories'}` }];
    return [];
}
function unknownTest(test, tests, refused, description) {
    const why = refused[test];
    if (why !== undefined)
        return `${test} of ${description} is not reproduced: ${why}`;
    const close = (0,nearest/* nearest */.p)(test, Object.keys(tests));
    const remedy = close === undefined ? `known here: ${Object.keys(tests).join(', ')}` : `did you mean "${close}"?`;
    return `${description} has no test "${test}"; ${remedy}`;
}


/***/ }),

/***/ 6664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ tableName),
/* harmony export */   z: () => (/* binding */ namesTable)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7795);

/** True of an input that names a table and no file. */
function namesTable(typed) {
    return /^table:/i.test(typed.trim());
}
/** Reads `table: schema.name`; parts may stand in double quotes. `most` is how many parts the engine has. */
function tableName(input, typed, most) {
    const name = typed.trim().replace(/^table:\s*/i, '');
    const parts = [];
    for (let rest = name;;) {
        const match = /^(?:"((?:[^"]|"")+)"|([^".\s][^".]*))(\.|$)/.exec(rest);
        if (!match)
            throw badName(input, typed, most);
        const [whole, quoted, plain] = match;
        parts.push({ text: quoted?.replaceAll('""', '"') ?? plain.trim(), quoted: quoted !== undefined });
        if (match[3] === '')
            break;
        rest = rest.slice(whole.length);
    }
    if (parts.length > most)
        throw badName(input, typed, most);
    return parts;
}
function badName(input, typed, most) {
    const shape = ['name', 'schema.name', 'catalog.schema.name'].slice(0, most).join(', or ');
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`${input}\`: ${typed.trim()} is no name of a table.`, {
        hint: `Write table: ${shape}, with double quotes around a part that has a dot, a blank or a quote in it.`,
    });
}


/***/ }),

/***/ 9925:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ unanswered),
/* harmony export */   l: () => (/* binding */ QueryError)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7795);

/** What a database said about a statement, as one line. */
class QueryError extends Error {
    /** The statement itself is at fault, so the message quotes the user's words and no value of a row. */
    ofStatement;
    constructor(message, ofStatement, cause) {
        super(message, cause === undefined ? {} : { cause });
        this.name = 'QueryError';
        this.ofStatement = ofStatement;
    }
}
/** Trouble with a statement that no rule asked for: a profile or a count that the database cannot make of its own values. */
function unanswered(error) {
    // Quoted words may be values of rows.
    const said = error.ofStatement ? error.message : error.message.replace(/'[^']*'|"[^"]*"/g, "'...'");
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('unreadable', `The database cannot count these rows: ${said}.`, {
        hint: 'A value is too large for a double, or of a type that cannot be compared: leave its column out by a view.',
        cause: error,
    });
}


/***/ }),

/***/ 4597:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ limitsOf),
/* harmony export */   KS: () => (/* binding */ scopeShape),
/* harmony export */   Nx: () => (/* binding */ tolerated),
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   TF: () => (/* binding */ toleranceShape),
/* harmony export */   Vy: () => (/* binding */ ruled),
/* harmony export */   aS: () => (/* binding */ tolerance),
/* harmony export */   rV: () => (/* binding */ handlingShape)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8532);
/* harmony import */ var _limit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8117);



const limitExpected = 'expected a comparison with a number of rows or a share, such as "> 0", "> 10" or "> 1%"';
const limit = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()], limitExpected).transform((value, context) => {
    const parsed = (0,_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLimit */ .Fv)(String(value));
    if (parsed)
        return parsed;
    context.addIssue({ code: 'custom', message: limitExpected });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
});
/** Which rows a rule looks at, and how grave a breach is. */
const scopeShape = {
    where: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)().optional().describe('SQL condition that picks the rows the rule looks at'),
    severity: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .choice */ .Yq)(['fail', 'warn']).optional().describe('`warn`: the rule warns where it would fail'),
};
/** The same, of a rule that counts rows. */
const handlingShape = {
    'warn-if': limit().optional().describe('Failing rows from which on the rule warns, such as "> 0" or "> 1%"'),
    'error-if': limit().optional().describe('Failing rows from which on the rule fails; "> 0" when neither is given'),
    ...scopeShape,
};
/** Most failing rows a rule tolerates, as a number or a share. */
const toleranceShape = {
    max: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .integer */ .nd)({ min: 0 }).optional().describe('Most failing rows'),
    'max-share': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .share */ .uM)().optional().describe('Largest share of failing rows'),
    ...handlingShape,
};
/** `value`, or a mapping of `value` and its handling. */
function ruled(value, expected) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
        value.transform((read) => ({ value: read })),
        zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ value: value.describe('What is asked, as in the short form'), ...handlingShape })
            .transform((written) => written),
    ], expected);
}
/** `5` is a number of rows, `1%` a share; both stand for a mapping of `max` or `max-share`. */
const tolerance = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()], 'expected a number of rows or a share').transform((value, context) => {
    const asShare = typeof value === 'string' && value.trim().endsWith('%');
    const parsed = asShare ? (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .share */ .uM)().safeParse(value) : (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .integer */ .nd)({ min: 0 }).safeParse(value);
    if (parsed.success)
        return asShare ? { 'max-share': parsed.data } : { max: parsed.data };
    context.addIssue({
        code: 'custom',
        message: 'expected a whole number of rows (a share is written 1% or max-share: 0.01)',
    });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
});
/** The same with the tolerance as `error-if`. */
function tolerated({ max, 'max-share': share, ...handling }) {
    const most = share !== undefined ? (0,_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .moreThanShare */ .eR)(share) : max !== undefined ? (0,_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .moreRowsThan */ .Gf)(max) : undefined;
    return { ...handling, 'error-if': handling['error-if'] ?? most };
}
/** The limits of a rule on failing rows; it fails above 0 when nothing is said. */
function limitsOf(rule) {
    const warnIf = rule['warn-if'];
    const errorIf = rule['error-if'] ?? (warnIf ? undefined : (0,_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .moreRowsThan */ .Gf)(0));
    return { ...(warnIf && { warnIf }), ...(errorIf && { errorIf }) };
}
/** `where` and `severity` of a planned rule; what is said nearer to the rule wins. */
function scopeOf(rule, around = {}) {
    const conditions = [around.where, rule.where].filter((text) => text !== undefined);
    const where = conditions.length === 2 ? conditions.map((text) => `(\n${text}\n)`).join(' AND ') : conditions[0];
    return {
        ...(where !== undefined && { where }),
        ...((rule.severity ?? around.severity) === 'warn' && { severity: 'warn' }),
    };
}


/***/ }),

/***/ 8117:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ meets),
/* harmony export */   Fv: () => (/* binding */ parseLimit),
/* harmony export */   Gf: () => (/* binding */ moreRowsThan),
/* harmony export */   Q: () => (/* binding */ allowedBy),
/* harmony export */   eR: () => (/* binding */ moreThanShare)
/* harmony export */ });
/** Reads `"> 10"` and `"> 1%"`; undefined when the text is neither. */
function parseLimit(text) {
    const match = /^(>=|<=|!=|>|<|=)\s*(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim());
    if (!match)
        return undefined;
    const [, operator, digits, percent] = match;
    if (!percent && !Number.isInteger(Number(digits)))
        return undefined;
    return {
        operator: operator,
        value: percent ? Number(`${digits}e-2`) : Number(digits),
        unit: percent ? 'share' : 'rows',
        text: `${operator} ${digits}${percent}`,
    };
}
/** Does a number of failing rows, of so many checked, meet the limit? Of no rows the share is 0. */
function meets(limit, failing, checked) {
    const { operator, value, unit } = limit;
    const found = unit === 'rows' ? failing : checked === 0 ? 0 : failing / checked;
    switch (operator) {
        case '>':
            return found > value;
        case '>=':
            return found >= value;
        case '<':
            return found < value;
        case '<=':
            return found <= value;
        case '=':
            return found === value;
        case '!=':
            return found !== value;
    }
}
/** The limit `> n` rows. */
function moreRowsThan(rows) {
    return { operator: '>', value: rows, unit: 'rows', text: `> ${rows}` };
}
/** The limit `> x%` of the rows checked. */
function moreThanShare(share) {
    return { operator: '>', value: share, unit: 'share', text: `> ${Number((share * 100).toPrecision(15))}%` };
}
const opposite = { '>': '≤', '>=': '<', '<': '≥', '<=': '>', '=': '≠', '!=': '=' };
/** What is still allowed where the limit forbids: `> 1%` leaves `≤ 1%`. */
function allowedBy({ operator, text }) {
    return `${opposite[operator]}${text.slice(operator.length)}`;
}


/***/ }),

/***/ 3214:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NR: () => (/* binding */ parseRules),
  S3: () => (/* reexport */ ruleSetSchema),
  ok: () => (/* binding */ validateDataSettings)
});

// EXTERNAL MODULE: ./packages/fields/src/mapping.ts
var mapping = __webpack_require__(9921);
// EXTERNAL MODULE: ./packages/fields/src/explain.ts
var explain = __webpack_require__(9252);
// EXTERNAL MODULE: ./packages/fields/src/known-keys.ts
var known_keys = __webpack_require__(8797);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(7182);
// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(3523);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
// EXTERNAL MODULE: ./packages/data-quality/src/drift/compat/policy.ts + 32 modules
var compat_policy = __webpack_require__(898);
;// CONCATENATED MODULE: ./packages/data-quality/src/drift/policy.ts


const floorsSchema = schemas/* strictObject */.rej({
    value: (0,types/* share */.uM)().optional().describe('Largest gap of the cumulative shares of a number'),
    tail: (0,types/* share */.uM)().optional().describe('Excess of rows outside the reference range'),
    mix: (0,types/* share */.uM)().optional().describe('Change of the shares of categories'),
    null: (0,types/* share */.uM)().optional().describe('Change of the share of nulls'),
});
const offWord = schemas/* union */.KCZ([schemas/* literal */.euz('off'), schemas/* literal */.euz(false)], 'expected off');
/** The `rows-moved` policy as a mapping. */
const driftMappingSchema = schemas/* strictObject */.rej({
    policy: schemas/* enum */.k5n(['rows-moved', 'off'], 'expected rows-moved or off').optional(),
    alpha: (0,types/* number */.ai)({ min: 0, max: 1 }).optional().describe('Chance of a false alarm over the whole data set'),
    floors: floorsSchema.optional().describe('Effects from which on a difference counts'),
    fail: floorsSchema.optional().describe('Effects from which on it fails instead of warns'),
    columns: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([offWord, floorsSchema], 'expected off, or floors such as value: 0.05'))
        .optional()
        .describe('Per column: `off`, or floors of its own'),
})
    .describe('How drift is judged');
const rowsMoved = {
    alpha: 0.05,
    floors: { value: 0.03, tail: 0.005, mix: 0.03, null: 0.01 },
    fail: { value: 0.1, tail: 0.02, mix: 0.1, null: 0.05 },
    columns: {},
    minRows: 20,
};
/** The policy a mapping describes; undefined when drift is switched off. */
function driftPolicy(mapping) {
    if (mapping.policy === 'off')
        return undefined;
    return {
        ...rowsMoved,
        alpha: mapping.alpha ?? rowsMoved.alpha,
        floors: { ...rowsMoved.floors, ...given(mapping.floors) },
        fail: { ...rowsMoved.fail, ...given(mapping.fail) },
        columns: Object.fromEntries(Object.entries(mapping.columns ?? {}).map(([name, rule]) => [
            name,
            typeof rule === 'object' ? given(rule) : 'off',
        ])),
    };
}
function given(floors = {}) {
    return Object.fromEntries(Object.entries(floors).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/encoding.ts
/** Encodings of text files. */
const encodings = ['utf-8', 'latin-1', 'utf-16'];

// EXTERNAL MODULE: ./packages/data-quality/src/sources/partitions.ts
var partitions = __webpack_require__(2320);
// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(5974);
// EXTERNAL MODULE: ./packages/data-quality/src/rules/handling.ts
var handling = __webpack_require__(4597);
;// CONCATENATED MODULE: ./packages/data-quality/src/rules/aggregate-schema.ts



/** A share that may be above 1: a number of rows can grow threefold. */
const growth = () => schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()], growthExpected).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : (0,quantities/* parseShare */.n8)(value);
    if (parsed !== undefined && parsed >= 0)
        return parsed;
    context.addIssue({ code: 'custom', message: growthExpected });
    return core/* NEVER */.tm;
});
const growthExpected = 'expected a share of the reference such as 10% or 0.1';
/** How far a number may be from that of the reference. */
const changeSchema = schemas/* strictObject */.rej({
    'max-decrease': growth().optional().describe("Largest decrease, as a share of the reference's"),
    'max-increase': growth().optional().describe("Largest increase, as a share of the reference's"),
})
    .superRefine((change, context) => {
    if (Object.values(change).every((bound) => bound === undefined))
        context.addIssue({ code: 'custom', message: 'expected max-decrease or max-increase' });
});
const boundsExpected = 'expected a number, or min, max or change';
/** A number alone is that number exactly. */
const bounds = () => schemas/* union */.KCZ([
    schemas/* number */.aig().transform((value) => ({ min: value, max: value })),
    schemas/* strictObject */.rej({
        min: (0,types/* number */.ai)().optional().describe('Smallest'),
        max: (0,types/* number */.ai)().optional().describe('Largest'),
        change: changeSchema.optional().describe("How far it may be from the reference's"),
        ...handling/* scopeShape */.KS,
    })
        .transform((written) => written),
], boundsExpected)
    .superRefine(({ min, max, change }, context) => {
    if (min === undefined && max === undefined && change === undefined)
        context.addIssue({ code: 'custom', message: boundsExpected });
    if (min !== undefined && max !== undefined && min > max)
        context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
});
const quantilesExpected = 'expected probabilities between 0 and 1 with their bounds, such as 0.95: { max: 100 }';
/** Statistics of one column. */
const aggregatesSchema = schemas/* strictObject */.rej({
    min: bounds().optional().describe('The smallest value'),
    max: bounds().optional().describe('The largest value'),
    mean: bounds().optional().describe('The arithmetic mean'),
    stddev: bounds().optional().describe('The sample standard deviation (divisor n - 1)'),
    sum: bounds().optional().describe('The sum'),
    median: bounds().optional().describe('The median, exact'),
    quantiles: schemas/* record */.g1P(schemas/* string */.YjP(), bounds(), quantilesExpected)
        .superRefine((quantiles, context) => {
        for (const key of Object.keys(quantiles)) {
            const p = (0,quantities/* parseShare */.n8)(key);
            if (p === undefined || p > 1)
                context.addIssue({ code: 'custom', path: [key], message: quantilesExpected });
        }
    })
        .optional()
        .describe('Quantiles by probability, exact, interpolated between neighbours'),
    distinct: bounds().optional().describe('Number of distinct values'),
});

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/bound.ts

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const time = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;
/** Reads a number, a date (`2026-01-31`) or a time (`2026-01-31T10:00:00Z`; without an offset it is UTC); undefined when the text is none. */
function parseBound(text) {
    const trimmed = text.trim();
    if (decimal.test(trimmed) && Number.isFinite(Number(trimmed)))
        return numberBound(Number(trimmed));
    const match = time.exec(trimmed);
    if (!match)
        return undefined;
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset = 'Z'] = match;
    const milliseconds = Number(fraction.padEnd(3, '0'));
    const wall = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second, milliseconds);
    // Date.UTC carries a 30th of February over into March, and the year 0012 into 1912.
    const read = Number.isFinite(wall) ? new Date(wall).toISOString() : '';
    const typed = `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}`;
    const minutes = offsetMinutes(offset);
    if (!read.startsWith(typed) || minutes === undefined)
        return undefined;
    const instant = wall - minutes * 60_000;
    const utc = new Date(instant).toISOString();
    const shown = match[4] === undefined ? utc.slice(0, 10) : utc.replace('T', ' ').replace(/(\.000)?Z$/, '');
    return { kind: 'time', milliseconds: instant, text: shown };
}
function numberBound(value) {
    return { kind: 'number', value, text: String(value) };
}
function offsetMinutes(offset) {
    if (/^z$/i.test(offset))
        return 0;
    const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset);
    if (Number(hours) > 14 || Number(minutes) > 59)
        return undefined;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
const boundExpected = 'expected a number, a date such as 2026-01-31 or a time such as 2026-01-31T10:00:00Z';
/** A bound as typed in a rule. */
const bound = () => schemas/* union */.KCZ([schemas/* number */.aig(boundExpected), schemas/* string */.YjP()], boundExpected).transform((value, context) => {
    const parsed = typeof value === 'number' ? numberBound(value) : parseBound(value);
    if (parsed)
        return parsed;
    context.addIssue({ code: 'custom', message: boundExpected });
    return core/* NEVER */.tm;
});

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/column-specs.ts



// Rules of a column that take more than one value; each has a type of its own for those who compile it.
const scalarExpected = 'expected text, a number, true or false';
const scalarValue = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()], scalarExpected);
/** `nulls: 0` is a number of rows, `nulls: 1%` a share. */
const nulls = schemas/* union */.KCZ([
    (0,handling/* tolerance */.aS)(),
    schemas/* strictObject */.rej({
        ...handling/* toleranceShape */.TF,
        max: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Most rows that may be null'),
        'max-share': (0,types/* share */.uM)().optional().describe('Largest share of rows that may be null'),
        warn: (0,types/* share */.uM)().optional().describe('Share of null rows from which on the check warns'),
    }),
], 'expected a number of rows, a share such as 1%, or a mapping')
    .transform((written) => written);
const lengthExpected = 'expected a number of characters, or min and max';
const column_specs_length = schemas/* union */.KCZ([
    schemas/* number */.aig().transform((value, context) => {
        if (Number.isSafeInteger(value) && value >= 0)
            return { min: value, max: value };
        context.addIssue({ code: 'custom', message: 'expected a whole number at least 0' });
        return core/* NEVER */.tm;
    }),
    schemas/* strictObject */.rej({
        min: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Fewest characters'),
        max: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Most characters'),
        ...handling/* handlingShape */.rV,
    }),
], lengthExpected)
    .transform((written) => written)
    .superRefine(({ min, max }, context) => {
    if (min === undefined && max === undefined)
        context.addIssue({ code: 'custom', message: lengthExpected });
    if (min !== undefined && max !== undefined && min > max)
        context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
});
const classShare = schemas/* strictObject */.rej({
    class: scalarValue.optional().describe('The class meant; left out: `true` of a boolean, else each class'),
    min: (0,types/* share */.uM)().optional().describe('Smallest share of the class'),
    max: (0,types/* share */.uM)().optional().describe('Largest share of the class'),
    ...handling/* scopeShape */.KS,
})
    .superRefine(({ min = 0, max = 1 }, context) => {
    if (min > max)
        context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
});
const fewestPerClass = schemas/* union */.KCZ([
    (0,types/* integer */.nd)({ min: 1 }).transform((value) => ({ value })),
    schemas/* strictObject */.rej({ value: (0,types/* integer */.nd)({ min: 1 }).describe('Fewest rows of each class'), ...handling/* scopeShape */.KS }),
], 'expected a whole number at least 1');
const outliers = schemas/* union */.KCZ([
    (0,handling/* tolerance */.aS)(),
    schemas/* strictObject */.rej({
        method: (0,types/* choice */.Yq)(['iqr', 'mad'])
            .optional()
            .describe('`iqr`: outside the quartiles by `factor` interquartile ranges; `mad`: modified z-score above `factor`'),
        factor: (0,types/* number */.ai)({ min: 0.1 }).optional().describe('How far is too far: 1.5 (iqr) or 3.5 (mad) when left out'),
        ...handling/* toleranceShape */.TF,
    }),
], 'expected a number of rows, a share such as 1%, or a mapping')
    .transform((written) => written);
const directions = ['increasing', 'decreasing'];
const directionExpected = `expected ${directions.join(' or ')}, or a mapping`;
const names = () => schemas/* union */.KCZ([(0,types/* text */.Qq)().transform((name) => [name]), schemas/* array */.YOg((0,types/* text */.Qq)()).min(1, 'expected at least one column')], 'expected a column or a list of columns');
const monotonic = schemas/* union */.KCZ([
    schemas/* enum */.k5n(directions).transform((direction) => ({ direction })),
    schemas/* strictObject */.rej({
        direction: (0,types/* choice */.Yq)(directions).describe('Which way the values go'),
        strict: (0,types/* flag */.Jt)().optional().describe('`true`: two neighbours may not be equal'),
        by: (0,types/* text */.Qq)().optional().describe('Column that orders the rows; left out: their order in the file'),
        group: names().optional().describe('Columns; each group of rows is looked at alone'),
        ...handling/* handlingShape */.rV,
    }),
], directionExpected)
    .transform((written) => written);
const references = schemas/* strictObject */.rej({
    file: (0,types/* text */.Qq)().optional().describe('Data file that holds the values allowed'),
    table: (0,types/* text */.Qq)().optional().describe('The same as a table, on an engine of tables'),
    column: (0,types/* text */.Qq)().describe('Its column'),
    ...handling/* handlingShape */.rV,
})
    .superRefine(({ file, table }, context) => {
    if ((file === undefined) === (table === undefined))
        context.addIssue({ code: 'custom', message: 'expected either `file` or `table`' });
});

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/value-types.ts
/** Value types a column can be declared to have. */
const valueTypes = ['integer', 'float', 'string', 'boolean', 'date', 'timestamp'];

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/column-schema.ts







const values = () => schemas/* array */.YOg(scalarValue, 'expected a list of values').min(1, 'expected at least one value');
const typeExpected = `expected one of ${valueTypes.join(', ')}`;
const columnRuleSchema = schemas/* strictObject */.rej({
    required: (0,types/* flag */.Jt)().optional().describe('`false`: the column may be missing'),
    where: (0,types/* text */.Qq)().optional().describe('SQL condition that picks the rows all rules of the column look at'),
    severity: (0,types/* choice */.Yq)(['fail', 'warn'])
        .optional()
        .describe('`warn`: all rules of the column warn where they would fail'),
    type: (0,handling/* ruled */.Vy)(schemas/* enum */.k5n(valueTypes, typeExpected), typeExpected).optional().describe('Type every value must have'),
    nulls: nulls.optional().describe('Most nulls: a number of rows, a share such as 1%, or max, max-share and warn'),
    min: (0,handling/* ruled */.Vy)(bound(), boundExpected).optional().describe('Smallest value: a number, or a date'),
    max: (0,handling/* ruled */.Vy)(bound(), boundExpected).optional().describe('Largest value: a number, or a date'),
    'exclusive-min': (0,handling/* ruled */.Vy)(bound(), boundExpected).optional().describe('Every value is above this number or date'),
    'exclusive-max': (0,handling/* ruled */.Vy)(bound(), boundExpected).optional().describe('Every value is below this number or date'),
    in: (0,handling/* ruled */.Vy)(values(), 'expected a list of values').optional().describe('Allowed values'),
    'not-in': (0,handling/* ruled */.Vy)(values(), 'expected a list of values').optional().describe('Forbidden values'),
    unique: (0,handling/* ruled */.Vy)((0,types/* flag */.Jt)(), 'expected true or false').optional().describe('No value may come twice'),
    pattern: (0,handling/* ruled */.Vy)((0,types/* text */.Qq)(), 'expected text').optional().describe('Regular expression (RE2) the whole value must match'),
    'not-pattern': (0,handling/* ruled */.Vy)((0,types/* text */.Qq)(), 'expected text')
        .optional()
        .describe('Regular expression (RE2) no whole value may match'),
    length: column_specs_length.optional().describe('Characters of each value: a number, or min and max'),
    'class-share': classShare.optional().describe('Bounds on the share of a class among the rows that are not null'),
    'min-samples-per-class': fewestPerClass.optional().describe('Fewest rows of each class'),
    outliers: outliers.optional().describe('Most outliers of a number: a number of rows, a share, or a mapping'),
    monotonic: monotonic.optional().describe('Each value is at least (at most) the one before'),
    references: references.optional().describe('Every value is found in a column of another file'),
    aggregates: aggregatesSchema.optional().describe('Bounds on the mean, a quantile and the like'),
})
    .superRefine((rule, context) => {
    for (const [low, high] of [
        ['min', 'max'],
        ['exclusive-min', 'exclusive-max'],
    ]) {
        const [min, max] = [rule[low]?.value, rule[high]?.value];
        if (min === undefined || max === undefined)
            continue;
        const orders = min.kind === 'number'
            ? [min.value, max.value]
            : [min.milliseconds, max.milliseconds];
        if (min.kind !== max.kind)
            context.addIssue({ code: 'custom', path: [high], message: `expected a ${min.kind}, as ${low} is` });
        else if (orders[0] > orders[1])
            context.addIssue({ code: 'custom', path: [low], message: `${min.text} is above ${high} ${max.text}` });
    }
    for (const side of ['min', 'max', 'exclusive-min', 'exclusive-max']) {
        const kind = rule[side]?.value.kind;
        const type = rule.type?.value;
        if (kind === undefined || type === undefined)
            continue;
        const wanted = kindOf[type];
        if (wanted !== undefined && wanted !== kind)
            context.addIssue({
                code: 'custom',
                path: [side],
                message: `expected a ${wanted === 'time' ? 'date' : 'number'}, as the column is a ${type}`,
            });
    }
})
    .describe('What must hold for a column');
const kindOf = {
    integer: 'number',
    float: 'number',
    date: 'time',
    timestamp: 'time',
};

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/pair.ts
const pairOperators = ['=', '!=', '<', '<=', '>', '>='];
/** `start <= end`: two column names around an operator with blanks at both sides; undefined when the text is none, or is ambiguous. */
function parsePair(text) {
    const parts = text.trim().split(/\s+(==|=|!=|<=|>=|<|>)\s+/);
    const [left, operator, right] = parts;
    if (parts.length !== 3 || !left || !right)
        return undefined;
    return { left, operator: operator === '==' ? '=' : operator, right };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/schema.ts







const sqlCheckSchema = schemas/* strictObject */.rej({
    sql: (0,types/* text */.Qq)().describe('SQL condition that must hold for a row; a row for which it is unknown does not hold'),
    name: (0,types/* text */.Qq)().optional().describe('What the check is called'),
    ...handling/* handlingShape */.rV,
    where: (0,types/* text */.Qq)().optional().describe('SQL condition that picks the rows checked'),
    'warn-if': handling/* handlingShape */.rV['warn-if'].describe('Failing rows from which on the check warns, such as "> 0" or "> 1%"'),
    'error-if': handling/* handlingShape */.rV['error-if'].describe('Failing rows from which on the check fails; "> 0" when neither is given'),
})
    .describe('A condition on each row');
const pairExpected = 'expected a comparison of two columns such as start <= end, or a mapping';
const pair = schemas/* union */.KCZ([
    schemas/* string */.YjP().transform((typed, context) => {
        const parsed = parsePair(typed);
        if (parsed)
            return parsed;
        context.addIssue({ code: 'custom', message: pairExpected });
        return core/* NEVER */.tm;
    }),
    schemas/* strictObject */.rej({
        left: (0,types/* text */.Qq)().describe('A column'),
        operator: (0,types/* choice */.Yq)(pairOperators).describe('How it compares'),
        right: (0,types/* text */.Qq)().describe('The column it is compared with'),
        nulls: (0,types/* choice */.Yq)(['fail', 'skip'])
            .optional()
            .describe('What a row does in which one of the two is null: fail (when left out), or not be looked at'),
        ...handling/* handlingShape */.rV,
    })
        .transform((written) => written),
], pairExpected);
const columnNames = () => schemas/* array */.YOg((0,types/* text */.Qq)(), 'expected a list of columns').min(1, 'expected at least one column');
const uniqueExpected = 'expected a list of columns, or a mapping with `columns`';
const uniqueKey = schemas/* union */.KCZ([
    columnNames().transform((columns) => ({ columns })),
    schemas/* strictObject */.rej({ columns: columnNames().describe('Columns that make up the key'), ...handling/* handlingShape */.rV })
        .transform((written) => written),
], uniqueExpected);
const duplicatesSchema = schemas/* strictObject */.rej({
    'max-share': (0,types/* share */.uM)().optional().describe('Largest share of rows that repeat an earlier row'),
    max: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Most rows that repeat an earlier row'),
    columns: columnNames().optional().describe('Columns that make two rows the same; left out: all'),
    ...handling/* handlingShape */.rV,
});
const rowsSchema = schemas/* strictObject */.rej({
    min: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Fewest rows'),
    max: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Most rows'),
    change: changeSchema.optional().describe("How far the number may be from the reference's"),
    severity: handling/* scopeShape */.KS.severity,
})
    .superRefine(({ min, max }, context) => {
    if (min !== undefined && max !== undefined && min > max)
        context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
});
const mode = () => schemas/* enum */.k5n(['allow', 'warn', 'fail'], 'expected one of allow, warn, fail').optional();
/** One rule set: the YAML vocabulary of `validate-data`. */
const ruleSetSchema = schemas/* strictObject */.rej({
    rows: rowsSchema.optional().describe('Bounds on the number of rows'),
    columns: schemas/* record */.g1P(schemas/* string */.YjP(), columnRuleSchema).optional().describe('Rules by column'),
    checks: schemas/* array */.YOg(sqlCheckSchema).optional().describe('Conditions on rows, in SQL'),
    pairs: schemas/* array */.YOg(pair).optional().describe('Comparisons of two columns, such as start <= end'),
    key: columnNames()
        .optional()
        .describe('Columns that name a row; their values, or a hash of them, tell which rows failed'),
    unique: schemas/* array */.YOg(uniqueKey, 'expected a list of keys, each a list of columns')
        .optional()
        .describe('Keys of several columns, of which no combination may come twice'),
    'extra-columns': mode().describe('What a column without a rule does'),
    'column-order': mode().describe('What columns in another order than their rules do'),
    duplicates: duplicatesSchema.optional().describe('Rows that repeat an earlier row'),
    freshness: schemas/* strictObject */.rej({
        column: (0,types/* text */.Qq)().describe('Column of times'),
        'max-age': (0,types/* duration */.p0)().describe('Largest age of its newest time, such as 2d'),
        ...handling/* scopeShape */.KS,
    })
        .optional()
        .describe('The newest time in a column may be at most so old'),
    availability: schemas/* strictObject */.rej({
        column: (0,types/* text */.Qq)().describe('Column of times'),
        'max-gap': (0,types/* duration */.p0)().describe('Longest time without a row, such as 1d'),
        'until-now': (0,types/* flag */.Jt)().optional().describe('`true`: the time since the newest row is a gap too'),
        ...handling/* scopeShape */.KS,
    })
        .optional()
        .describe('Between two neighbouring times in a column lies at most so much time'),
})
    .describe('Rules for one table');

;// CONCATENATED MODULE: ./packages/data-quality/src/settings.ts









/** A mapping, YAML text of one, or any other text taken for a path (or a name, resolved before this). */
const rulesInput = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())], 'expected rules as YAML, or the path of a file')
    .transform((value, context) => {
    const written = typeof value === 'string' ? mappingIn(value) : value;
    if (typeof written === 'string') {
        if (!written.includes('\n'))
            return { path: written };
        context.addIssue({ code: 'custom', message: (0,mapping/* mapping */.p)().safeParse(written).error.issues[0].message });
        return core/* NEVER */.tm;
    }
    const parsed = parseRules(written);
    if ('rules' in parsed)
        return { ...parsed, text: typeof value === 'string' ? value : (0,dist/* stringify */.As)(value) };
    for (const { path, message } of parsed.complaints)
        context.addIssue({ code: 'custom', path: path ? path.split('.') : [], message });
    return core/* NEVER */.tm;
});
/** A parsed YAML mapping as a rule set, or what is wrong with it, place by place. */
function parseRules(value) {
    const parsed = ruleSetSchema.safeParse(value);
    if (!parsed.success)
        return { complaints: (0,explain/* explain */.W)(parsed.error, (path) => (0,known_keys/* knownKeys */.e)(ruleSetSchema, path)) };
    const said = Object.values(parsed.data).some((part) => part !== undefined);
    return said
        ? { rules: parsed.data }
        : { complaints: [{ path: '', message: `there is no rule; known here: ${(0,known_keys/* knownKeys */.e)(ruleSetSchema).join(', ')}` }] };
}
/** The mapping a YAML text is, else the trimmed text. */
function mappingIn(text) {
    const trimmed = text.trim();
    const parsed = (0,mapping/* mapping */.p)().safeParse(trimmed);
    return parsed.success ? parsed.data : trimmed;
}
/** `rows-moved`, `off`, or a mapping of the policy's parameters; one with `compat` is another tool's. */
const driftInput = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* literal */.euz(false), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())], 'expected rows-moved, off or a mapping')
    .transform((value, context) => {
    const written = typeof value === 'string' ? mappingIn(value) : value;
    if (written === 'rows-moved')
        return rowsMoved;
    if (written === 'off' || written === false)
        return undefined;
    const refuse = (message, path = []) => {
        context.addIssue({ code: 'custom', path, message });
        return core/* NEVER */.tm;
    };
    if (typeof written === 'string')
        return refuse('expected rows-moved, off or a mapping');
    const asTool = typeof written === 'object' && written !== null && 'compat' in written;
    const schema = asTool ? compat_policy/* compatMappingSchema */.Ci : driftMappingSchema;
    const parsed = schema.safeParse(written);
    if (!parsed.success) {
        for (const { path, message } of (0,explain/* explain */.W)(parsed.error, (path) => (0,known_keys/* knownKeys */.e)(schema, path)))
            refuse(message, path.split('.').filter(Boolean));
        return core/* NEVER */.tm;
    }
    if ('compat' in parsed.data) {
        const policy = (0,compat_policy/* compatPolicy */.tq)(parsed.data);
        if (!('complaints' in policy))
            return policy;
        for (const { path, message } of policy.complaints)
            refuse(message, [...path]);
        return core/* NEVER */.tm;
    }
    return driftPolicy(parsed.data);
});
const memory = () => (0,types/* text */.Qq)().regex(/^\d+(\.\d+)?\s?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/i, 'expected an amount of memory such as 512MB or 2GB');
const suggestInput = () => schemas/* union */.KCZ([(0,types/* flag */.Jt)(), (0,types/* text */.Qq)()], 'expected true, false or a path')
    .transform((value) => (value === true ? 'suggested-rules.yml' : value === false ? undefined : value));
/** What a user can type for `validate-data`. */
const validateDataSettings = schemas/* object */.Ikc({
    data: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Data to judge: path or pattern of CSV, TSV, JSONL (also .gz, .zst) or Parquet files, or `table: schema.name` of a database',
    }),
    'dvc-file': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Pointer `.dvc` that tracks the data, which must be what it says by md5 and size; without `data`, what it tracks is judged',
    }),
    rules: (0,field/* field */.Z)(rulesInput(), {
        description: 'Rules: YAML, the path of a YAML file, or a name under `rules:` in the configuration file',
    }),
    reference: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Data, or a profile written before, that the data is compared with for drift',
    }),
    drift: (0,field/* field */.Z)(driftInput(), {
        description: 'How drift from the reference is judged: `rows-moved`, `off`, a mapping of alpha, floors, fail and columns, or `compat: evidently`, `nannyml`, `soda` or `deequ` for the scores of that tool',
        default: 'rows-moved',
    }),
    'write-profile': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Path to write a profile of the data to, for use as `reference` later',
    }),
    suggest: (0,field/* field */.Z)(suggestInput(), {
        description: 'Write rules made of the data, as a start: a path, or `true` for `suggested-rules.yml`; what `rules` say already is kept',
    }),
    engine: (0,field/* field */.Z)((0,types/* choice */.Yq)(['duckdb', 'postgres', 'trino']), {
        description: 'Where rows are counted: `duckdb` reads files in this job, `postgres` and `trino` count in a database',
        default: 'duckdb',
    }),
    connection: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Address of the database: `postgresql://user:password@host/database` or `https://user:password@host:8443/catalog/schema`',
        secret: true,
    }),
    'engine-path': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: "DuckDB's native package on the runner, where npm cannot fetch it" }),
    'memory-limit': (0,field/* field */.Z)(memory(), {
        description: 'Most memory the engine uses, such as `2GB`; what does not fit goes to disk',
        default: '1GB',
    }),
    'statement-timeout': (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long one statement of the engine may take before it is ended',
        default: '1h',
    }),
    encoding: (0,field/* field */.Z)((0,types/* choice */.Yq)(encodings), { description: 'Encoding of text files', default: 'utf-8' }),
    delimiter: (0,field/* field */.Z)((0,types/* choice */.Yq)([',', ';', '|', 'tab']), {
        description: 'What separates the fields of a text file',
        shownDefault: 'a comma, or a tab for .tsv',
    }),
    partitions: (0,field/* field */.Z)((0,types/* choice */.Yq)(partitions/* partitionings */.E), {
        description: 'Folders `key=value` that a pattern matches: `hive` makes a column of each key, `none` only reads the files',
        default: 'hive',
    }),
    'null-values': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Further texts of CSV fields that mean null, one per line, such as `NA`; an empty field always does',
    }),
    'max-failing-rows': (0,field/* field */.Z)((0,types/* integer */.nd)({ min: 0, max: 1000 }), {
        description: 'Most failing rows named per rule',
        default: '10',
    }),
    'show-values': (0,field/* field */.Z)(schemas/* union */.KCZ([schemas/* literal */.euz('hash'), (0,types/* flag */.Jt)()], 'expected true, false or hash'), {
        description: 'Show the values of failing rows in the evidence; `hash` shows a hash of each, by which equal ones are known within one run',
        default: 'false',
    }),
});


/***/ }),

/***/ 2320:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ partitionings),
/* harmony export */   o: () => (/* binding */ partitionColumns)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7795);

/** How folders named `key=value` are taken. */
const partitionings = ['hive', 'none'];
/** What writers of the Hive layout put for a null. */
const nullFolder = '__HIVE_DEFAULT_PARTITION__';
/**
 * Columns of the folders `key=value` that the wildcards of a pattern matched: `data/*` + `/*.parquet` makes a column of `data/year=2024`,
 * `data/year=2024/*.parquet` makes none, as the pattern itself says the year. Throws a UserError when the files disagree on their keys.
 */
function partitionColumns(input, pattern, files) {
    const segments = pattern.replaceAll('\\', '/').split('/');
    const first = segments.findIndex((segment) => /[*?]/.test(segment));
    if (first < 0)
        return [];
    const pairs = files.map((file) => pairsIn(file.split('/').slice(first, -1)));
    const keys = pairs[0].map(([key]) => key);
    pairs.forEach((found, i) => {
        const these = found.map(([key]) => key);
        if (these.length === keys.length && keys.every((key, at) => key === these[at]))
            return;
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`${input}\`: the folders of ${files[i]} say ${list(these)}, but those of ${files[0]} say ${list(keys)}.`, { hint: 'Name files of one layout, or set `partitions: none` to read the files without their folders.' });
    });
    const twice = keys.find((key, i) => keys.indexOf(key) !== i);
    if (twice !== undefined) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`${input}\`: the folders of ${files[0]} say ${twice} more than once.`, {
            hint: 'Set `partitions: none` to read the files without their folders.',
        });
    }
    return keys.map((name, i) => ({ name, values: pairs.map((found) => found[i][1]) }));
}
function pairsIn(folders) {
    return folders.flatMap((folder) => {
        const [, key, value] = /^([^=]+)=(.*)$/.exec(folder) ?? [];
        if (key === undefined)
            return [];
        return [[unescaped(key), value === nullFolder ? null : unescaped(value)]];
    });
}
/** Writers escape signs that file systems refuse as `%3A`. */
function unescaped(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function list(keys) {
    return keys.length === 0 ? 'no key' : keys.join(', ');
}


/***/ }),

/***/ 1330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ namedColumns)
/* harmony export */ });
/* harmony import */ var _literal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _typed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3837);


/**
 * A select list of the columns under the users' own names, as the types they declared or all values have. NaN is NULL here: engines do not
 * agree how it compares, and a condition that is unknown does not hold.
 */
function namedColumns(columns, types, dialect) {
    return columns.map((column) => {
        const { inferred } = column;
        const type = types.get(column.name) ?? (inferred === 'empty' || inferred === 'other' ? undefined : inferred);
        const value = type === undefined || column.stored === type ? column.sql : (0,_typed_js__WEBPACK_IMPORTED_MODULE_0__/* .readAs */ .fd)(column, type, dialect).value;
        const float = type === 'float' || (type === undefined && column.stored === 'float');
        const number = float
            ? `CASE WHEN NOT ${dialect.isNan(`CAST(${value} AS DOUBLE PRECISION)`)} THEN ${value} END`
            : value;
        return `${number} AS ${(0,_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .Cv)(column.name)}`;
    });
}


/***/ }),

/***/ 5154:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ numberText)
/* harmony export */ });
/**
 * The text of a number of a floating-point or decimal type, the same on every engine: decimals with their own digits, a whole double
 * below 1e18 without a fraction, other doubles by the fewest digits that tell them apart. `shortest` is the engine's own such text.
 */
function numberText(value, { decimal, shortest, isNan, }) {
    const double = `CAST(${value} AS DOUBLE PRECISION)`;
    const infinity = `CAST('Infinity' AS DOUBLE PRECISION)`;
    return `CASE WHEN ${value} IS NULL THEN NULL WHEN ${decimal} THEN CAST(${value} AS VARCHAR) WHEN ${isNan(double)} THEN 'NaN' WHEN ${double} = ${infinity} THEN 'Infinity' WHEN ${double} = -${infinity} THEN '-Infinity' WHEN abs(${double}) < 1e18 AND ${double} = floor(${double}) THEN CAST(CAST(${double} AS BIGINT) AS VARCHAR) ELSE ${shortest(double)} END`;
}


/***/ }),

/***/ 3837:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   Et: () => (/* binding */ isNumber),
/* harmony export */   HD: () => (/* binding */ readable),
/* harmony export */   K8: () => (/* binding */ isTime),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   fd: () => (/* binding */ readAs),
/* harmony export */   g9: () => (/* binding */ sqlTypes)
/* harmony export */ });
const numbers = ['integer', 'float'];
const times = ['date', 'timestamp'];
function isNumber(type) {
    return numbers.includes(type);
}
function isTime(type) {
    return times.includes(type);
}
/** An expression that is equal where the values are and null where there is none: the values themselves, or what is cheaper. */
function keyOf({ sql, kept }) {
    return kept?.sql ?? sql;
}
/** True where there is a value, of whatever kind. */
function present(column) {
    return `${keyOf(column)} IS NOT NULL`;
}
/** True where there is a value of the type. */
function readable(column, type, dialect) {
    const { value, invalid } = readAs(column, type, dialect);
    return invalid === 'false' ? present(column) : `${value} IS NOT NULL`;
}
/** Text files are read value by value; a column that has a type of its own must have a fitting one. */
function readAs({ sql, stored, kept }, type, dialect) {
    if (stored === 'text')
        return kept?.reads[type] ?? dialect.readText(sql, type);
    const refused = { value: `CAST(NULL AS ${sqlTypes[type]})`, invalid: `(${sql} IS NOT NULL)` };
    const never = 'false';
    switch (type) {
        case 'string':
            return stored === 'string' ? { value: sql, invalid: never } : refused;
        case 'boolean':
            return stored === 'boolean' ? { value: sql, invalid: never } : refused;
        case 'float':
            return isNumber(stored) ? { value: `CAST(${sql} AS DOUBLE PRECISION)`, invalid: never } : refused;
        case 'integer':
            if (stored === 'integer')
                return { value: sql, invalid: never };
            return stored === 'float' ? wholeNumber(sql) : refused;
        case 'date':
            return stored === 'date' ? { value: sql, invalid: never } : refused;
        case 'timestamp':
            return isTime(stored) ? { value: `CAST(${sql} AS TIMESTAMP(6))`, invalid: never } : refused;
    }
}
/** A float is an integer when it has no fraction and fits 38 digits; NaN and the infinities are none. */
function wholeNumber(sql) {
    const whole = `(abs(${sql}) < 1e37 AND ${sql} = floor(${sql}))`;
    return {
        value: `CASE WHEN ${whole} THEN CAST(${sql} AS DECIMAL(38,0)) END`,
        invalid: `(${sql} IS NOT NULL AND NOT coalesce(${whole}, false))`,
    };
}
const sqlTypes = {
    integer: 'DECIMAL(38,0)',
    float: 'DOUBLE PRECISION',
    string: 'VARCHAR',
    boolean: 'BOOLEAN',
    date: 'DATE',
    timestamp: 'TIMESTAMP(6)',
};


/***/ }),

/***/ 987:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jg: () => (/* binding */ longestLabel),
/* harmony export */   md: () => (/* binding */ figureSchema),
/* harmony export */   tJ: () => (/* binding */ mostFigures)
/* harmony export */ });
/* unused harmony exports mostBars, mostPoints */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(478);


/** Most characters of a label; who makes a figure shortens longer ones. */
const longestLabel = 200;
/** Most bars, bins or categories of one series. */
const mostBars = 200;
/** Most points of one line. */
const mostPoints = 2000;
/** Most figures of one evidence file. */
const mostFigures = 1020;
const label = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(longestLabel);
const share = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().min(0).max(1);
const shared = () => ({
    title: label(),
    subject: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional().describe('The column, metric or slice it is about, as in the checks'),
    notes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(500)).max(5).optional().describe('What the drawing leaves out or folds together'),
});
const histogramSchema = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('histogram'),
    ...shared(),
    bins: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            edges: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig())
                .min(2)
                .max(mostBars + 1),
        }),
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ categories: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(label()).min(1).max(mostBars) }),
    ])
        .describe('Edges, strictly ascending, one more than there are shares; or one category per share'),
    series: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: label(), shares: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(share()).max(mostBars) }))
        .min(1)
        .max(6),
})
    .refine(({ bins }) => 'categories' in bins || ascending(bins.edges), 'edges must ascend')
    .refine(({ bins, series }) => series.every(({ shares }) => shares.length === ('edges' in bins ? bins.edges.length - 1 : bins.categories.length)), 'each series needs one share per bin')
    .describe('Shares of rows per bin or category, one series beside the other');
const barsSchema = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('bars'),
    ...shared(),
    format: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['share', 'number']),
    labels: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(label()).min(1).max(mostBars),
    series: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: label(), values: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()).max(mostBars) }))
        .min(1)
        .max(6),
    limit: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: label(), value: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }).optional().describe('A line across all bars'),
    verdicts: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .verdictSchema */ .$).max(mostBars).optional().describe('One per label'),
})
    .refine(({ labels, series, verdicts }) => series.every(({ values }) => values.length === labels.length) &&
    (verdicts === undefined || verdicts.length === labels.length), 'each series needs one value per label')
    .describe('A value per label, one series beside the other');
const linesSchema = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('lines'),
    ...shared(),
    x: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['time', 'number']).describe('Time is milliseconds since the epoch, UTC'),
    format: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['share', 'number']),
    series: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        name: label(),
        points: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()]))
            .max(mostPoints)
            .describe('x, y; ascending in x'),
    }))
        .min(1)
        .max(6),
    bands: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        name: label(),
        points: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()]))
            .max(mostPoints)
            .describe('x, low, high'),
    }))
        .max(3)
        .optional(),
    thresholds: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: label(), value: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }))
        .max(6)
        .optional(),
})
    .describe('Values over time or over a number, with bands and thresholds');
/** A picture as numbers: gates say what there is to see, and renderers draw it. Built on first use: most gates draw nothing, and it takes 5 ms. */
const figureSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .lazy */ .RZV(() => zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('kind', [histogramSchema(), barsSchema(), linesSchema()]));
function ascending(numbers) {
    return numbers.every((number, i) => i === 0 || number > numbers[i - 1]);
}


/***/ }),

/***/ 9953:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The known name closest to a mistyped one (at most a third of its letters wrong, at least 2), if any. */
function nearest(typed, known) {
    let best;
    for (const name of known) {
        const distance = editDistance(typed.toLowerCase(), name.toLowerCase());
        if (distance <= Math.max(2, Math.floor(typed.length / 3)) && (!best || distance < best.distance)) {
            best = { name, distance };
        }
    }
    return best?.name;
}
/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function editDistance(a, b) {
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            next.push(Math.min(substitution, row[j] + 1, next[j - 1] + 1, swapped ? before[j - 2] + 1 : Infinity));
        }
        before = row;
        row = next;
    }
    return row[b.length];
}


/***/ }),

/***/ 3655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ refuseEndless),
/* harmony export */   r: () => (/* binding */ wholeText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7795);



/** A larger text does not fit one string. */
const largest = 500 * 1024 * 1024;
/**
 * The whole text of a file the user named; `shown` is its path as typed. A pipe or device, whose reading might never end, and a file above
 * 500 MB are UserErrors; anything else, such as a file that is not there, rejects as `fs.readFile` does, or with what `otherwise` makes of it.
 */
async function wholeText(path, shown, otherwise) {
    try {
        const { size } = refuseEndless(path, shown);
        if (size > largest) {
            throw new _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('unreadable', `The file ${shown} has ${Math.round(size / 1024 / 1024)} MB, more than 500.`, {
                hint: 'Write fewer rows or columns to it.',
            });
        }
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw cause instanceof _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y || otherwise === undefined ? cause : otherwise(cause);
    }
}
/** Stats of what is at the path. Throws a UserError for a pipe or a device; a folder is told by its reading. */
function refuseEndless(path, shown) {
    const entry = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    if (entry.isFile() || entry.isDirectory())
        return entry;
    throw new _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('unreadable', `The file ${shown} is not a regular file.`, {
        hint: 'Name a file that a step before this one wrote.',
    });
}


/***/ }),

/***/ 1436:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ textSchema),
/* harmony export */   r: () => (/* binding */ evidenceText)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

const most = 60_000;
/** A text a gate made for people to read, shown as it is: a suggestion, a difference. */
const textSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    title: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).describe('What it is'),
    language: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['yaml', 'diff']).describe('How it is read'),
    text: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(most),
})
    .describe('A text for people to read');
/** A text as evidence: what is too long ends in a line that says so. */
function evidenceText(title, language, text) {
    if (text.length <= most)
        return { title, language, text };
    const kept = text.slice(0, most - 100);
    return {
        title,
        language,
        text: `${kept.slice(0, kept.lastIndexOf('\n') + 1)}# ${text.length - kept.length} more characters are left out here\n`,
    };
}


/***/ }),

/***/ 478:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ verdictSchema),
/* harmony export */   Q: () => (/* binding */ worst)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

/** What a gate can say. `inconclusive` means it could not decide; it is never a pass. */
const verdictSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['pass', 'warn', 'fail', 'inconclusive']);
const severity = { pass: 0, warn: 1, inconclusive: 2, fail: 3 };
/** The gravest of several verdicts. Of none it is `inconclusive`: a gate that checked nothing has not passed. */
function worst(verdicts) {
    let result;
    for (const verdict of verdicts) {
        if (result === undefined || severity[verdict] > severity[result])
            result = verdict;
    }
    return result ?? 'inconclusive';
}


/***/ }),

/***/ 9252:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9953);

/**
 * What zod found, in sentences a user can act on. An unknown key names the nearest known one.
 *
 * `value` is what was parsed; `schemaKeys(path)` lists the keys known at a path, for the suggestion.
 */
function explain(error, schemaKeys) {
    return complaints(error.issues, [], schemaKeys);
}
function complaints(issues, above, schemaKeys) {
    return issues.flatMap((issue) => {
        const at = [...above, ...issue.path];
        const path = at.map(String).join('.');
        if (issue.code === 'unrecognized_keys') {
            return issue.keys.map((key) => {
                const close = (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(key, schemaKeys(at));
                return { path: [path, key].filter(Boolean).join('.'), message: unknownKey(key, close, schemaKeys(at)) };
            });
        }
        // A value has a short and a long form: what is wrong in the form that was chosen says more than that neither fits.
        const meant = issue.code === 'invalid_union' ? issue.errors.filter((form) => !form.some(isOfAnotherForm)) : [];
        if (meant.length === 1)
            return complaints(meant[0], at, schemaKeys);
        return [{ path, message: issue.message }];
    });
}
function isOfAnotherForm(issue) {
    return issue.path.length === 0 && ['invalid_type', 'invalid_union', 'invalid_value'].includes(issue.code);
}
function unknownKey(key, close, keys) {
    if (close !== undefined)
        return `unknown key "${key}"; did you mean "${close}"?`;
    return keys.length > 0 ? `unknown key "${key}"; known here: ${keys.join(', ')}` : `unknown key "${key}"`;
}


/***/ }),

/***/ 3523:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ field),
/* harmony export */   t: () => (/* binding */ fieldInfo)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9396);

const known = zod__WEBPACK_IMPORTED_MODULE_0__/* .registry */ .u5();
/** What `field` was told about a schema. */
function fieldInfo(schema) {
    return known.get(schema);
}
function field(type, info) {
    const schema = shape(type, info).describe(info.description);
    const shown = info.shownDefault ?? (info.default === undefined ? undefined : show(info.default));
    const { description, secret, runnerDefault } = info;
    known.add(schema, {
        description,
        required: info.required === true,
        ...(secret && { secret }),
        ...(runnerDefault !== undefined && { runnerDefault }),
        ...(shown !== undefined && { default: shown }),
    });
    return schema;
}
function shape(type, info) {
    // A fresh object each time: the registry is keyed by schema, and a type may serve several inputs.
    if (info.required)
        return type.clone();
    return info.default === undefined ? type.optional() : type.prefault(info.default);
}
function show(value) {
    return typeof value === 'string' ? value : JSON.stringify(value);
}


/***/ }),

/***/ 8797:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ knownKeys)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

/** The keys an object schema knows at a path, looking through optional, default, union and pipe. */
function knownKeys(schema, path = []) {
    const inner = unwrap(schema);
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodUnion */ .fZ7) {
        return inner.options.flatMap((option) => knownKeys(option, path));
    }
    const [head, ...rest] = path;
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH) {
        const shape = inner.shape;
        if (head === undefined)
            return Object.keys(shape);
        const next = shape[String(head)];
        return next ? knownKeys(next, rest) : [];
    }
    if (head === undefined)
        return [];
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodRecord */ .b8S)
        return knownKeys(inner.valueType, rest);
    if (inner instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodArray */ .naA)
        return knownKeys(inner.element, rest);
    return [];
}
function unwrap(schema) {
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodOptional */ .IiU || schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodPrefault */ .xgV || schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodDefault */ .XiL) {
        return unwrap(schema.unwrap());
    }
    return schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodPipe */ .utH ? unwrap(schema.in) : schema;
}


/***/ }),

/***/ 9921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ mapping)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8532);


/** A mapping, typed as YAML (or JSON, which is YAML) or written structured in tidegate.yml. */
const mapping = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J())], 'expected a YAML mapping')
    .transform((value, context) => {
    if (typeof value !== 'string')
        return value;
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(value);
    if (document.errors.length > 0)
        return refuse(context, `expected a YAML mapping (${firstLine(document.errors[0])})`);
    const parsed = document.toJS();
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
        return refuse(context, 'expected a YAML mapping such as `key: value`');
    }
    return parsed;
});
function firstLine(error) {
    return error.message.split('\n')[0];
}
function refuse(context, message) {
    context.addIssue({ code: 'custom', message });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
}


/***/ }),

/***/ 5974:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   n8: () => (/* binding */ parseShare)
/* harmony export */ });
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** "1h30m" -> 5400000 (milliseconds); undefined when the text is not wholly a duration. */
function parseDuration(text) {
    const trimmed = text.trim();
    if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(trimmed))
        return undefined;
    let total = 0;
    for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g))
        total += Number(amount) * units[unit];
    return total;
}
/** 5400000 -> "1h30m": the shortest exact text, for people. */
function formatDuration(milliseconds) {
    if (milliseconds < 1000)
        return `${Math.round(milliseconds)}ms`;
    let rest = Math.round(milliseconds / 1000);
    let text = '';
    for (const [unit, seconds] of [
        ['d', 86_400],
        ['h', 3600],
        ['m', 60],
        ['s', 1],
    ]) {
        const amount = Math.floor(rest / seconds);
        rest -= amount * seconds;
        if (amount > 0)
            text += `${amount}${unit}`;
    }
    return text;
}
/** "5%" -> 0.05, "0.05" -> 0.05; undefined when the text is neither. Divides in decimal so that 7% is exactly 0.07. */
function parseShare(text) {
    const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
    if (!match)
        return undefined;
    return match[2] === '%' ? Number(`${match[1]}e-2`) : Number(match[1]);
}


/***/ }),

/***/ 7182:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   uM: () => (/* binding */ share),
/* harmony export */   uR: () => (/* binding */ instant),
/* harmony export */   zM: () => (/* binding */ choices)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4377);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8532);
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5974);


// Each type takes what `with:` gives (always text) and what tidegate.yml gives (already structured).
/** Any text that is not blank. */
const text = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP('expected text').trim().min(1, 'expected text that is not empty');
/** One of a few words. */
const choice = (words) => zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(words, `expected one of ${words.join(', ')}`);
/** Some of a few words, parted by commas or lines, each counted once. A list in YAML is taken as it is. */
const choices = (words) => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())], expectSome(words)).transform((value, context) => {
    const typed = (Array.isArray(value) ? value : value.split(/[,\r\n]+/)).map((word) => word.trim()).filter(Boolean);
    const known = words.filter((word) => typed.includes(word));
    return known.length > 0 && typed.every((word) => words.includes(word))
        ? known
        : fail(context, expectSome(words));
});
/** `true` or `false`, spelled so; a typo is an error and never false. */
const flag = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['true', 'false', 'True', 'False', 'TRUE', 'FALSE'])], 'expected true or false')
    .transform((value) => value === true || (typeof value === 'string' && value.toLowerCase() === 'true'));
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** A finite number, whole text read or none: "12abc" is an error. */
const number = (range = {}) => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], expectNumber('a number', range)).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : decimal.test(value.trim()) ? Number(value) : NaN;
    return inRange(parsed, 'a number', range, context);
});
/** A whole number. */
const integer = (range = {}) => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], expectNumber('a whole number', range)).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : /^[+-]?\d+$/.test(value.trim()) ? Number(value) : NaN;
    return inRange(Number.isSafeInteger(parsed) ? parsed : NaN, 'a whole number', range, context);
});
/** A share between 0 and 1, typed `0.05` or `5%`. */
const share = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()], 'expected a share such as 0.05 or 5%').transform((value, context) => {
    const parsed = typeof value === 'number' ? value : (0,_quantities_js__WEBPACK_IMPORTED_MODULE_1__/* .parseShare */ .n8)(value);
    if (parsed === undefined || !(parsed >= 0 && parsed <= 1)) {
        return fail(context, 'expected a share between 0 and 1, such as 0.05 or 5%');
    }
    return parsed;
});
const expectMoment = 'expected a moment with its zone, such as 2026-11-01T12:00Z';
/** A moment as milliseconds since the epoch, typed in ISO 8601 with its zone: `2026-11-01T12:00Z`, `2026-11-01T13:00+01:00`. */
const instant = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(expectMoment)
    .transform((typed) => typed.trim().replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00'))
    .pipe(zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$({ offset: true, error: expectMoment }))
    .transform((value) => Date.parse(value));
/** A length of time in milliseconds, typed `30s`, `10m`, `2h`, `1d`, `500ms` or several of them (`1h30m`). */
const duration = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP('expected a duration such as 30s, 10m or 2h').transform((value, context) => {
    const parsed = (0,_quantities_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9)(value);
    return parsed ?? fail(context, 'expected a duration such as 30s, 10m or 2h');
});
/** One entry per line; blank lines and `#` comment lines do not count. A list in YAML is taken as it is. */
const lines = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())], 'expected text with one entry per line').transform((value, context) => {
    const entries = (Array.isArray(value) ? value : value.split(/\r?\n/))
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
    return entries.length > 0 ? entries : fail(context, 'expected at least one line');
});
function expectSome(words) {
    return `expected one or more of ${words.join(', ')}`;
}
function expectNumber(what, { min, max }) {
    const bounds = [min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`].filter(Boolean);
    return `expected ${what}${bounds.length > 0 ? ` ${bounds.join(' and ')}` : ''}`;
}
function inRange(value, what, range, context) {
    const { min = -Infinity, max = Infinity } = range;
    return Number.isFinite(value) && value >= min && value <= max ? value : fail(context, expectNumber(what, range));
}
function fail(context, message) {
    context.addIssue({ code: 'custom', message });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
}


/***/ }),

/***/ 1422:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// NAMESPACE OBJECT: ./packages/kit/src/runner-commands.ts
var runner_commands_namespaceObject = {};
__webpack_require__.r(runner_commands_namespaceObject);
__webpack_require__.d(runner_commands_namespaceObject, {
  debug: () => (debug),
  endGroup: () => (endGroup),
  error: () => (runner_commands_error),
  getState: () => (getState),
  info: () => (info),
  saveState: () => (saveState),
  setOutput: () => (setOutput),
  setSecret: () => (setSecret),
  startGroup: () => (startGroup),
  warning: () => (warning)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./packages/kit/src/runner-commands.ts

const info = (message) => write(inert(message));
const debug = (message) => command('debug', message);
const warning = (message, properties = {}) => command('warning', message, properties);
const runner_commands_error = (message, properties = {}) => command('error', message, properties);
const startGroup = (name) => command('group', name);
const endGroup = () => command('endgroup', '');
const setSecret = (secret) => command('add-mask', secret);
const setOutput = (name, value) => keyValue('OUTPUT', name, value);
const saveState = (name, value) => keyValue('STATE', name, value);
const getState = (name) => process.env[`STATE_${name}`] ?? '';
/** The runner takes a line that starts with two colons for a command, and whatever follows `##[`. A text of ours never is one. */
function inert(message) {
    return message.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replaceAll('##[', '##\u200b[');
}
function command(name, message, properties = {}) {
    const given = Object.entries(properties).filter((entry) => Boolean(entry[1]));
    const listed = given.map(([key, value]) => `${key}=${escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
    write(`::${name}${listed.length > 0 ? ` ${listed.join(',')}` : ''}::${escapeData(message)}`);
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
/** `name<<delimiter` block. The delimiter is one the text does not hold, so no value can end its block early. */
function keyValue(file, name, value) {
    const path = process.env[`GITHUB_${file}`];
    if (!path)
        throw new Error(`GITHUB_${file} is not set: this program runs as a step of a workflow`);
    let delimiter = 'ghadelimiter';
    for (let number = 1; name.includes(delimiter) || value.includes(delimiter); number++)
        delimiter = `ghadelimiter_${number}`;
    (0,external_node_fs_.appendFileSync)(path, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}
/** Straight to the descriptor: making the stream `process.stdout` takes longer than judging a metric. */
function write(line) {
    const bytes = Buffer.from(`${line}\n`);
    for (let written = 0; written < bytes.length;) {
        try {
            written += (0,external_node_fs_.writeSync)(1, bytes, written);
        }
        catch (cause) {
            const { code } = cause;
            // Nobody reads the log any more: the verdict does not depend on it.
            if (code === 'EPIPE')
                return;
            if (code !== 'EAGAIN')
                throw cause;
            // The pipe is full; give its reader a moment.
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        }
    }
}

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(7795);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./packages/kit/src/conclusion.ts
/** What a verdict does to the job: only `fail` and an unforgiven `inconclusive` stop it, and never in `warn` mode. */
function conclude({ verdict, mode }, onInconclusive) {
    const red = verdict === 'fail' || (verdict === 'inconclusive' && onInconclusive === 'fail');
    return { verdict, failsJob: red && mode !== 'warn' };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
;// CONCATENATED MODULE: ./packages/evidence/src/scalar.ts

/** A value that evidence may hold. Numbers are finite: JSON would turn NaN into null and so hide it. */
const scalarSchema = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP(), schemas/* boolean */.zMY(), schemas/* null */.chJ()]);
/** A number as evidence: itself when finite, else its name ("NaN", "Infinity", "-Infinity"). */
function scalar(value) {
    if (typeof value === 'bigint') {
        const exact = Number(value);
        return Number.isSafeInteger(exact) ? exact : value.toString();
    }
    return Number.isFinite(value) ? value : String(value);
}

// EXTERNAL MODULE: ./packages/evidence/src/verdict.ts
var verdict = __webpack_require__(478);
;// CONCATENATED MODULE: ./packages/evidence/src/check.ts



const scalars = schemas/* record */.g1P(schemas/* string */.YjP(), scalarSchema);
/** One question a gate asked, its answer and everything needed to ask it again. */
const checkSchema = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().min(1).describe('Stable name of the check within its gate, for example `columns.amount.nulls`'),
    title: schemas/* string */.YjP().min(1).describe('What was asked, in the words of the rule'),
    verdict: verdict/* verdictSchema */.$,
    reason: schemas/* string */.YjP().min(1).describe('Why this verdict, in one sentence with the numbers in it'),
    subject: schemas/* string */.YjP().optional().describe('The column, metric or slice it is about'),
    observed: scalarSchema.optional().describe('The value that was found'),
    threshold: scalarSchema.optional().describe('The bound it was held against'),
    sizes: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()).optional().describe('The sample sizes behind the numbers'),
    method: schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), parameters: scalars })
        .optional()
        .describe('How it was computed, with every parameter that changes the number'),
    values: scalars.optional().describe('Further numbers: p-value, effect'),
    compared: schemas/* strictObject */.rej({
        candidate: schemas/* number */.aig(),
        production: schemas/* number */.aig(),
        better: schemas/* enum */.k5n(['higher', 'lower']).optional().describe('Which way the metric is good'),
    })
        .optional()
        .describe('The metric of the candidate beside that of the model in production'),
    interval: schemas/* strictObject */.rej({
        of: schemas/* enum */.k5n(['value', 'difference']).describe('Of the metric itself, or of candidate minus production'),
        low: schemas/* number */.aig().optional().describe('Left out when it has no lower end'),
        high: schemas/* number */.aig().optional().describe('Left out when it has no upper end'),
        confidence: schemas/* number */.aig().gt(0).lt(1),
    })
        .optional()
        .describe('What the metric, or its difference, may as well be'),
    examples: schemas/* array */.YOg(scalars)
        .optional()
        .describe('A few failing rows or items; `file` (as seen from the workspace) and `line` (from 1) say where'),
})
    .describe('One question a gate asked and its answer');

;// CONCATENATED MODULE: ./packages/evidence/src/column.ts

/** What a gate saw of one column of the data it judged. */
const columnSchema = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    type: schemas/* string */.YjP().describe('What its values are: integer, float, string, boolean, date, timestamp ...'),
    nulls: schemas/* number */.aig().min(0).max(1).optional().describe('Share of rows without a value'),
    referenceNulls: schemas/* number */.aig().min(0).max(1).optional().describe('The same of the reference'),
});

// EXTERNAL MODULE: ./packages/evidence/src/figure.ts
var figure = __webpack_require__(987);
// EXTERNAL MODULE: ./packages/evidence/src/text.ts
var src_text = __webpack_require__(1436);
;// CONCATENATED MODULE: ./packages/evidence/src/evidence.ts







const evidence_scalars = schemas/* record */.g1P(schemas/* string */.YjP(), scalarSchema);
/** What the evidence is about: which model, which data, which commit. */
const subjectSchema = schemas/* strictObject */.rej({
    model: schemas/* string */.YjP().optional(),
    version: schemas/* string */.YjP().optional(),
    digest: schemas/* string */.YjP().optional().describe('Digest of the model, `sha256:<hex>`'),
    dataDigest: schemas/* string */.YjP().optional().describe('Digest of the data judged, `sha256:<hex>`'),
    commit: schemas/* string */.YjP().optional(),
});
/** One moment of a longer watch, for example one look of a rollout. */
const momentSchema = schemas/* strictObject */.rej({
    at: iso/* datetime */.w$().describe('UTC time'),
    event: schemas/* string */.YjP(),
    values: evidence_scalars,
});
/** The record a gate leaves behind. Summary, comment, report and model card are renderings of it. */
const evidenceSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('tidegate-evidence/1'),
    tool: schemas/* strictObject */.rej({ name: schemas/* literal */.euz('tidegate'), version: schemas/* string */.YjP() }),
    gate: schemas/* string */.YjP().min(1).describe('The action that judged'),
    verdict: verdict/* verdictSchema */.$,
    reason: schemas/* string */.YjP().min(1),
    mode: schemas/* enum */.k5n(['enforce', 'warn', 'dry-run']),
    environment: schemas/* string */.YjP().optional(),
    subject: subjectSchema,
    checks: schemas/* array */.YOg(checkSchema),
    facts: evidence_scalars.describe('What was read and done: paths, versions, counts'),
    timeline: schemas/* array */.YOg(momentSchema).optional(),
    columns: schemas/* array */.YOg(columnSchema).optional().describe('The columns of the data judged'),
    figures: schemas/* array */.YOg(figure/* figureSchema */.md).max(figure/* mostFigures */.tJ).optional().describe('What there is to see, as numbers'),
    texts: schemas/* array */.YOg(src_text/* textSchema */.Z).optional().describe('Texts made for people to read'),
    run: schemas/* strictObject */.rej({
        repository: schemas/* string */.YjP().optional(),
        workflow: schemas/* string */.YjP().optional(),
        job: schemas/* string */.YjP().optional(),
        id: schemas/* string */.YjP().optional(),
        attempt: schemas/* string */.YjP().optional(),
        url: schemas/* string */.YjP().optional(),
    }),
    startedAt: iso/* datetime */.w$(),
    finishedAt: iso/* datetime */.w$(),
})
    .describe('Evidence of one Tidegate gate');

;// CONCATENATED MODULE: ./packages/kit/src/version.ts
/** The released version; the release workflow checks it against the tag. */
const version = '0.1.0';

;// CONCATENATED MODULE: ./packages/kit/src/make-evidence.ts


/** The record of one run. It is checked against its own schema: a malformed record is our bug and is never written. */
function evidenceOf(gate, inputs, result, run, startedAt, finishedAt = new Date()) {
    const { repository, workflow, job, id, attempt, serverUrl } = run;
    const url = repository && id ? `${serverUrl}/${repository}/actions/runs/${id}` : undefined;
    return evidenceSchema.parse({
        schema: 'tidegate-evidence/1',
        tool: { name: 'tidegate', version: version },
        gate,
        verdict: result.verdict,
        reason: result.reason,
        mode: inputs.mode,
        environment: inputs.environment,
        subject: { commit: run.sha, model: inputs.model, ...result.subject },
        checks: result.checks,
        facts: result.facts ?? {},
        timeline: result.timeline,
        columns: result.columns,
        figures: result.figures,
        texts: result.texts,
        run: { repository, workflow, job, id, attempt, url },
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt.toISOString(),
    });
}

// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(9953);
// EXTERNAL MODULE: ./packages/evidence/src/text-file.ts
var text_file = __webpack_require__(3655);
// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(3523);
// EXTERNAL MODULE: ./packages/fields/src/explain.ts
var explain = __webpack_require__(9252);
// EXTERNAL MODULE: ./packages/fields/src/known-keys.ts
var known_keys = __webpack_require__(8797);
;// CONCATENATED MODULE: ./packages/kit/src/read-inputs.ts




/** `INPUT_*` variables as typed: empty is unset. The runner keeps hyphens and turns blanks into underscores. */
function rawInputs(action, env) {
    const names = new Map(Object.keys(action.allInputs.shape).map((name) => [variable(name), name]));
    const raw = {};
    for (const [key, value] of Object.entries(env)) {
        if (!key.startsWith('INPUT_'))
            continue;
        const name = names.get(key);
        if (name === undefined)
            throw unknownInput(action, key);
        if (value !== undefined && value.trim() !== '')
            raw[name] = value;
    }
    return raw;
}
function variable(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
function unknownInput(action, key) {
    const typed = key.slice('INPUT_'.length).toLowerCase();
    const close = (0,nearest/* nearest */.p)(typed, Object.keys(action.allInputs.shape));
    return new user_error/* UserError */.y('bad-input', `\`${typed}\` is not an input of ${action.name}.`, {
        hint: close
            ? `Did you mean \`${close}\`?`
            : `Its inputs are ${Object.keys(action.allInputs.shape).join(', ')}. (Variables named INPUT_* are read as inputs.)`,
    });
}
/** The names of inputs that must never be shown. */
function secretInputs(action) {
    return Object.entries(action.allInputs.shape)
        .filter(([, schema]) => (0,field/* fieldInfo */.t)(schema)?.secret)
        .map(([name]) => name);
}
/** Reads the configuration file, if there is one, and gives what it says for this action. */
async function configValues(action, raw, workspace) {
    const none = { inputs: {}, named: {} };
    const path = raw['config'] ?? defaultConfig(workspace);
    if (path === undefined || !action.config) {
        if (raw['environment'] === undefined || !action.config)
            return none;
        throw new user_error/* UserError */.y('bad-input', `environment "${raw['environment']}" was asked, but there is no configuration file.`, {
            hint: 'Add tidegate.yml with an `environments:` section, or name it with the `config` input.',
        });
    }
    const source = configText((0,external_node_path_.join)(workspace, path), path);
    // Its own chunk, as are the schemas behind `config`: a step without the file loads neither.
    const { parseDocument } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const document = parseDocument(source);
    const broken = document.errors[0];
    if (broken) {
        throw new user_error/* UserError */.y('unreadable', `${path} is not valid YAML: ${broken.message.split('\n')[0]}`, {
            hint: 'Mend the file at the place named.',
        });
    }
    return action.config.values(document.toJS() ?? {}, { path, action: action.name, environment: raw['environment'] });
}
function configText(file, path) {
    try {
        (0,text_file/* refuseEndless */.R)(file, path);
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (cause) {
        if (cause instanceof user_error/* UserError */.y)
            throw cause;
        throw new user_error/* UserError */.y('not-found', `The configuration file ${path} cannot be read.`, {
            hint: 'Check the `config` input and that the repository is checked out before this step.',
            cause,
        });
    }
}
function defaultConfig(workspace) {
    return ['tidegate.yml', '.github/tidegate.yml'].find((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, path)));
}
/**
 * Explicit inputs over the file's values, names resolved, everything parsed; all complaints are told at once. `clean` takes secrets out
 * of the values they quote.
 */
function parseInputs(action, raw, config, clean = (text) => text) {
    const secrets = new Set(secretInputs(action));
    const merged = { ...config.inputs, ...raw };
    for (const [name, value] of Object.entries(merged)) {
        const entries = config.named[name];
        if (entries && typeof value === 'string' && Object.hasOwn(entries, value.trim()))
            merged[name] = entries[value.trim()];
    }
    const parsed = action.allInputs.safeParse(merged);
    if (parsed.success)
        return parsed.data;
    const complaints = (0,explain/* explain */.W)(parsed.error, (path) => (0,known_keys/* knownKeys */.e)(action.allInputs, path)).map(({ path, message }) => {
        const [name = '', ...rest] = path.split('.');
        if (!(name in merged))
            return `\`${name}\` is required and was not given`;
        const at = rest.length > 0 ? ` at ${rest.join('.')}` : '';
        return secrets.has(name)
            ? `\`${name}\`${at}: ${message}`
            : `\`${name}\` is ${quote(merged[name], clean)}${at}: ${message}`;
    });
    throw new user_error/* UserError */.y('bad-input', `${[...new Set(complaints)].join('; ')}.`, {
        hint: `Mend the inputs of ${action.name} in the workflow or in the configuration file.`,
    });
}
/** Cleaned before it is shortened: of a secret that is cut nobody would know the rest. */
function quote(value, clean) {
    const shown = clean(JSON.stringify(value) ?? String(value));
    return shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
}

;// CONCATENATED MODULE: ./packages/kit/src/redaction.ts
/** `onAdd` hears each new secret once, so that the runner can mask it too. */
function redaction(onAdd = () => { }) {
    const secrets = new Set();
    let ordered = [];
    return {
        add(secret) {
            for (const form of new Set([
                secret,
                secret.trim(),
                encodeURIComponent(secret),
                JSON.stringify(secret).slice(1, -1),
            ])) {
                // A value this short would blank out ordinary words and protects nothing.
                if (form.length < 4 || secrets.has(form))
                    continue;
                secrets.add(form);
                onAdd(form);
            }
            ordered = [...secrets].sort((a, b) => b.length - a.length);
        },
        clean: (text) => ordered.reduce((rest, secret) => rest.replaceAll(secret, '***'), text),
    };
}
/** Passwords written into addresses, `scheme://user:password@host`, and tokens in their query. */
function secretsInAddresses(text) {
    const passwords = [...text.matchAll(/([a-z][a-z0-9+.-]*):\/\/([^\s/?#]*)@/gi)].map(([, scheme, userinfo]) => {
        const separator = userinfo.indexOf(':');
        if (separator >= 0)
            return userinfo.slice(separator + 1);
        // A userinfo without a password is itself a token, as in https://<token>@host; a database's is a user.
        return /^postgres(ql)?$/i.test(scheme) ? '' : userinfo;
    });
    const queries = [
        ...text.matchAll(/[?&](?:[a-z_-]*(?:token|password|secret|sig|signature|api_?key))=([^&\s#]+)/gi),
    ].map(([, value]) => value);
    return [...passwords, ...queries].flatMap((secret) => [secret, decode(secret)]).filter((secret) => secret !== '');
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./packages/kit/src/row-annotations.ts

/** The runner shows ten errors and ten warnings of a step; one is the verdict. */
const most = 9;
/**
 * Failing rows as marks on lines of files: the first row of each check that did not pass, then the second, and so on.
 * Rows without a line, and files outside the workspace, have no place to put a mark. Pure.
 */
function rowAnnotations(evidence, failsJob, workspace) {
    const byCheck = evidence.checks
        .filter(({ verdict }) => verdict !== 'pass')
        .map((check) => marks(check, evidence.gate, failsJob, workspace));
    const rounds = Math.min(most, Math.max(0, ...byCheck.map((rows) => rows.length)));
    return Array.from({ length: rounds }, (_, round) => byCheck.flatMap((rows) => rows.slice(round, round + 1)))
        .flat()
        .slice(0, most);
}
function marks(check, gate, failsJob, workspace) {
    const level = failsJob && check.verdict !== 'warn' ? 'error' : 'warning';
    return (check.examples ?? []).slice(0, most).flatMap((row) => {
        const file = pathWithin(row['file'], workspace);
        const line = row['line'];
        if (file === undefined || typeof line !== 'number' || !Number.isInteger(line) || line < 1)
            return [];
        return [{ level, title: `${gate}: ${check.title}`, message: check.reason, file, line }];
    });
}
function pathWithin(file, workspace) {
    if (typeof file !== 'string' || file === '')
        return undefined;
    const path = (0,external_node_path_.isAbsolute)(file) ? (0,external_node_path_.relative)(workspace, file) : (0,external_node_path_.relative)('.', file);
    return path === '' || path === '..' || path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path)
        ? undefined
        : path.replaceAll(external_node_path_.sep, '/');
}

// EXTERNAL MODULE: ./packages/report/src/badge.ts
var badge = __webpack_require__(6135);
// EXTERNAL MODULE: ./packages/report/src/plain.ts
var plain = __webpack_require__(1952);
;// CONCATENATED MODULE: ./packages/report/src/markdown.ts

/**
 * Text as literal Markdown in a GitHub table cell: no markup, no HTML, no line break, and nothing GitHub would turn into a link,
 * a mention or a reference. References are looked for after entities are read, so they need a character between.
 */
function literal(text) {
    return ((0,plain/* plain */.p)(text)
        .replace(/[\r\n\u2028\u2029]+/g, ' ')
        .trimStart()
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/:(?=\/\/)/g, '&#58;')
        .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}&#46;`)
        .replace(/[\\`*_{}[\]()!|~$]/g, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/(?<!&)#(?=\d)/g, '&#35;&#8203;')
        .replace(/(?<!&)#/g, '&#35;')
        .replace(/\b(GH-)(?=\d)/gi, '$1&#8203;')
        .replace(/@(?=\w)/g, '@&#8203;')
        // At the start of a line these would make a list, a heading or a rule.
        .replace(/^(?:[-+](?=\s|$|[-+])|=(?==*\s*$)|:(?=:))/, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/^(\d+)([.)])(?=\s|$)/, (_, digits, mark) => `${digits}&#${mark.charCodeAt(0)};`));
}
/** A table of cells that are Markdown already. */
function markdownTable(columns, alignment, rows) {
    return [
        `| ${columns.join(' | ')} |`.replace('|  |', '| |'),
        `|${alignment.map((side) => (side === 'right' ? '--:' : '---')).join('|')}|`,
        ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    ];
}
/** A part that is folded away under a title. */
function folded(title, lines) {
    return ['', `<details><summary>${literal(title)}</summary>`, '', ...lines, '', '</details>'];
}
/** A link, where the address is one; of anything else nothing is left. */
function markdown_link(words, url) {
    if (url === undefined || !/^https?:\/\/[\w.~:/?#@!$&'*+,;=%-]+$/.test(url))
        return undefined;
    return `[${literal(words)}](${url})`;
}

// EXTERNAL MODULE: ./packages/report/src/numbers.ts
var numbers = __webpack_require__(6510);
;// CONCATENATED MODULE: ./packages/report/src/summary.ts



/** The runner allows 1 MiB for all summaries of a step. */
const ofOneGate = { checks: 200, words: 1000, texts: true };
/** So many passed checks are shown openly; more are folded away. */
const fewChecks = 8;
/** The job summary of one gate, as GitHub Markdown: the verdict, why, then the checks, gravest first. */
function renderSummary(evidence, room = ofOneGate, level = 3) {
    const { subject } = evidence;
    const say = (text) => literal((0,numbers/* clipped */.cz)(text, room.words));
    const about = [
        subject.model && `model **${say(subject.model)}**`,
        subject.version && `version **${say(subject.version)}**`,
        evidence.environment && `environment **${say(evidence.environment)}**`,
        evidence.mode !== 'enforce' && `mode **${evidence.mode}**`,
    ].filter(Boolean);
    return [
        `${'#'.repeat(level)} ${badge/* badge */.q[evidence.verdict]} ${say(evidence.gate)}: ${evidence.verdict}`,
        '',
        literal((0,numbers/* clipped */.cz)(evidence.reason, room.words * 3)),
        ...(about.length > 0 ? ['', about.join(' · ')] : []),
        ...checkLines(evidence.checks, room),
        ...(room.texts ? (evidence.texts ?? []).flatMap(foldedText) : []),
        '',
        '',
    ].join('\n');
}
function checkLines(checks, room) {
    const sorted = badge/* verdictOrder */.I.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
    const passed = sorted.filter(({ verdict }) => verdict === 'pass');
    const fold = passed.length > fewChecks;
    const told = (fold ? sorted.slice(0, sorted.length - passed.length) : sorted).slice(0, room.checks);
    const quiet = fold ? passed.slice(0, room.checks - told.length) : [];
    const left = sorted.length - told.length - quiet.length;
    return [
        ...(told.length > 0 ? ['', ...table(told, room)] : []),
        ...(quiet.length > 0 ? folded(`${passed.length} checks passed`, table(quiet, room)) : []),
        ...(left > 0 ? ['', `${left} more checks are in the evidence file.`] : []),
    ];
}
function foldedText({ title, language, text }) {
    // Longer than any fence the text has in it.
    const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    return folded(title, [`${fence}${language}`, text.trimEnd(), fence]);
}
function table(checks, { words }) {
    return markdownTable(['', 'check', 'observed', 'bound', 'why'], ['left', 'left', 'right', 'right', 'left'], checks.map(({ verdict, title, observed, threshold, reason }) => [
        badge/* badge */.q[verdict],
        ...[title, (0,numbers/* formatScalar */.kQ)(observed), (0,numbers/* formatScalar */.kQ)(threshold), reason].map((cell) => literal((0,numbers/* clipped */.cz)(cell, words))),
    ]));
}

;// CONCATENATED MODULE: ./packages/kit/src/publish.ts




/** Each is a chunk of its own: none is needed before the verdict stands. `place` is the evidence file. */
const renderings = {
    html: { ending: 'html', render: async (evidence) => (await __webpack_require__.e(/* import() */ 957).then(__webpack_require__.bind(__webpack_require__, 5957))).renderHtml([evidence]) },
    junit: {
        ending: 'junit.xml',
        render: async (evidence) => (await __webpack_require__.e(/* import() */ 195).then(__webpack_require__.bind(__webpack_require__, 8195))).renderJunit([evidence]),
    },
    sarif: {
        ending: 'sarif',
        render: async (evidence, place) => (await __webpack_require__.e(/* import() */ 869).then(__webpack_require__.bind(__webpack_require__, 8869))).renderSarif([evidence], place),
    },
};
/** Renders the evidence file for people and their tools: reports, job summary, artifact. Nothing that goes wrong here is more than a warning. */
async function publish(file, inputs, io, { inPlace, beside } = {}) {
    // The file, not the object in memory: it has been cleaned of secrets.
    const evidence = JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
    const files = [
        file,
        ...(inPlace ? await writeGiven(file, inPlace, io) : await writeReports(file, evidence, inputs, io)),
        ...(beside ? await writeGiven(file, beside, io) : []),
    ];
    const summary = io.env('GITHUB_STEP_SUMMARY');
    if (summary !== undefined)
        await harmless('job summary', async () => (0,external_node_fs_.appendFileSync)(summary, `${inPlace ? (inPlace.summary ?? '') : renderSummary(evidence)}${beside?.summary ?? ''}`));
    if (!inputs['upload-report'])
        return;
    await harmless('artifact', async () => {
        const { uploadReport } = await __webpack_require__.e(/* import() */ 268).then(__webpack_require__.bind(__webpack_require__, 6887));
        await uploadReport(evidence.gate, files, (0,external_node_path_.dirname)(file), io);
    });
}
async function writeReports(file, evidence, inputs, io) {
    const files = [];
    for (const format of inputs['report-formats']) {
        const { ending, render } = renderings[format];
        const report = file.replace(/json$/, ending);
        const written = await harmless(`${format} report`, async () => (0,external_node_fs_.writeFileSync)(report, await render(evidence, shown(file, io))));
        if (!written)
            continue;
        files.push(report);
        if (format === 'html')
            setOutput('report', shown(report, io));
    }
    return files;
}
/** Beside the evidence, with its number: a second use in one job writes over nothing of the first. */
async function writeGiven(file, { files }, io) {
    const number = /-\d+(?=\.json$)/.exec((0,external_node_path_.basename)(file))?.[0] ?? '';
    const paths = [];
    for (const { name, text, output } of files) {
        const path = (0,external_node_path_.join)((0,external_node_path_.dirname)(file), name.replace(/(?=\.)/, number));
        if (!(await harmless(name, async () => (0,external_node_fs_.writeFileSync)(path, text))))
            continue;
        paths.push(path);
        if (output !== undefined)
            setOutput(output, shown(path, io));
    }
    return paths;
}
function shown(path, io) {
    return (0,external_node_path_.relative)(io.run.workspace, path) || path;
}
async function harmless(what, work) {
    try {
        await work();
        return true;
    }
    catch (error) {
        warning(`The ${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/kit/src/save-evidence.ts



/** Writes the evidence into the report folder and returns the file's path. Without evidence there is no verdict. */
async function saveEvidence(evidence, inputs, io, secrets) {
    const folder = io.path(inputs['report-dir']);
    try {
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
        return writeNew(folder, evidence.gate, `${JSON.stringify(cleaned(evidence, secrets), null, 2)}\n`);
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreadable', `The evidence cannot be written to ${folder}: ${cause.message}.`, {
            hint: 'Point `report-dir` at a folder this job may write to.',
            cause,
        });
    }
}
/** Never writes over another gate's evidence: the second file of a job is `<gate>-2.json`. */
function writeNew(folder, gate, text) {
    for (let number = 1;; number++) {
        const file = (0,external_node_path_.join)(folder, number === 1 ? `${gate}.json` : `${gate}-${number}.json`);
        try {
            (0,external_node_fs_.writeFileSync)(file, text, { flag: 'wx' });
            return file;
        }
        catch (error) {
            if (error.code !== 'EEXIST')
                throw error;
        }
    }
}
/** Value by value: cleaning the JSON text instead could cut an escape sequence in two. */
function cleaned(value, secrets) {
    return clean(value);
    function clean(part) {
        if (typeof part === 'string')
            return secrets.clean(part);
        if (Array.isArray(part))
            return part.map(clean);
        if (part === null || typeof part !== 'object')
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, item]) => [secrets.clean(key), clean(item)]));
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./packages/kit/src/runner-io.ts



/** The real world, as a job on a runner sees it. */
function runnerIo(env, secrets, signal) {
    const run = runContext(env);
    return {
        run,
        signal,
        clock,
        fetch: globalThis.fetch,
        log: {
            debug: (message) => debug(secrets.clean(message)),
            info: (message) => info(secrets.clean(message)),
            warn: (message) => warning(secrets.clean(message)),
        },
        exec: (command, args, options = {}) => execute(command, args, options, env),
        env(name) {
            const value = env[name];
            if (value === undefined || value.trim() === '')
                return undefined;
            if (/TOKEN|PASSWORD|SECRET|CREDENTIAL|API_?KEY/i.test(name))
                secrets.add(value);
            return value;
        },
        mask: (secret) => secrets.add(secret),
        clean: secrets.clean,
        github: (token) => gitHub(token, run.apiUrl, secrets),
        output: (name, value) => setOutput(name, outputText(value)),
        path: (typed) => ((0,external_node_path_.isAbsolute)(typed) ? typed : (0,external_node_path_.join)(run.workspace, typed)),
        state: { save: (name, value) => saveState(name, value), get: (name) => getState(name) || undefined },
    };
}
/** Outputs are text: nothing is the empty string, structures are JSON. */
function outputText(value) {
    if (value === undefined || value === null)
        return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
const clock = {
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve) => {
        if (signal?.aborted)
            return resolve();
        const done = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, milliseconds);
        signal?.addEventListener('abort', done);
    }),
};
async function execute(command, args, options, env) {
    const { timeoutMs } = options;
    const whole = options.env && { ...env, ...options.env };
    if (timeoutMs !== undefined) {
        const { runWithin } = await __webpack_require__.e(/* import() */ 329).then(__webpack_require__.bind(__webpack_require__, 1329));
        return runWithin(command, args, { ...options, timeoutMs, ...(whole && { env: whole }) });
    }
    // Its own chunk: most gates run no program.
    const { getExecOutput } = await __webpack_require__.e(/* import() */ 260).then(__webpack_require__.bind(__webpack_require__, 1260));
    return getExecOutput(command, [...args], {
        silent: true,
        ignoreReturnCode: true,
        ...(options.cwd !== undefined && { cwd: options.cwd }),
        ...(options.input !== undefined && { input: Buffer.from(options.input) }),
        ...(whole && { env: whole }),
    });
}
async function gitHub(token, baseUrl, secrets) {
    secrets.add(token);
    // Its own chunk: most actions never call GitHub, and their cold start should not pay for it.
    const { getOctokit } = await import(/* webpackIgnore: true */ '#actions/github');
    const octokit = getOctokit(token, { baseUrl, log: { debug() { }, info() { }, warn() { }, error() { } } });
    return async (route, parameters) => {
        const { status, headers, data } = (await octokit.request(route, parameters));
        return { status, headers, data };
    };
}
function runContext(env) {
    const optional = {
        repository: env['GITHUB_REPOSITORY'],
        workflow: env['GITHUB_WORKFLOW'],
        job: env['GITHUB_JOB'],
        id: env['GITHUB_RUN_ID'],
        attempt: env['GITHUB_RUN_ATTEMPT'],
        sha: env['GITHUB_SHA'],
        ref: env['GITHUB_REF'],
        actor: env['GITHUB_ACTOR'],
        event: env['GITHUB_EVENT_NAME'],
    };
    return {
        workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
        temp: env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        toolCache: env['RUNNER_TOOL_CACHE'] || (0,external_node_path_.join)(env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), 'tidegate-tools'),
        apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
        serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
        ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
    };
}

// EXTERNAL MODULE: ./packages/kit/src/self-test.ts
var self_test = __webpack_require__(3317);
;// CONCATENATED MODULE: ./packages/kit/src/run-action.ts













// zod would compile each schema to a function of its own before its first use; here each is used once.
core/* config */.$W({ jitless: true });
/** Exit codes: a red verdict, trouble the user can mend, a bug of ours. */
const exitCodes = { red: 1, userError: 2, bug: 3 };
/** The whole life of a step, main or post. Never rejects; it decides the process's exit code, once. */
async function runAction(action, env = process.env) {
    const secrets = redaction((secret) => setSecret(secret));
    const cancelled = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.on(name, () => cancelled.abort());
    try {
        const startedAt = new Date();
        const isPost = getState('tidegate-main') === 'started';
        if (!isPost && action.post)
            saveState('tidegate-main', 'started');
        const raw = rawInputs(action, env);
        maskSecrets(action, raw, secrets.add);
        const io = runnerIo(env, secrets, cancelled.signal);
        const config = await configValues(action, raw, io.run.workspace);
        for (const value of textsIn(config.inputs))
            secretsInAddresses(value).forEach(secrets.add);
        const inputs = parseInputs(action, raw, config, secrets.clean);
        if (isPost)
            return await action.post?.(inputs, io);
        const judged = await action.run(inputs, io);
        const known = inputs['self-test'] && (await action.knownBad?.(inputs, io, judged));
        const result = known ? await (0,self_test/* selfTested */.M)(judged, known, inputs['on-inconclusive']) : judged;
        const evidence = evidenceOf(action.name, inputs, result, io.run, startedAt);
        const file = await saveEvidence(evidence, inputs, io, secrets);
        // From here the verdict stands; what goes wrong with its renderings is a warning and no more.
        for (const [name, value] of Object.entries(result.outputs))
            setOutput(name, secrets.clean(outputText(value)));
        setOutput('verdict', result.verdict);
        setOutput('evidence', (0,external_node_path_.relative)(io.run.workspace, file) || file);
        const conclusion = conclude(evidence, inputs['on-inconclusive']);
        await publish(file, inputs, io, {
            inPlace: result.renderings && cleaned(result.renderings, secrets),
            beside: result.beside && cleaned(result.beside, secrets),
        });
        tell(action.name, conclusion, secrets.clean(evidence.reason));
        // After the verdict: of more annotations than it shows, the runner drops the last.
        for (const { level, message, title, file: at, line } of rowAnnotations(evidence, conclusion.failsJob, io.run.workspace))
            runner_commands_namespaceObject[level](secrets.clean(message), { title: secrets.clean(title), file: secrets.clean(at), line: String(line) });
    }
    catch (error) {
        crash(error, secrets.clean);
    }
}
function maskSecrets(action, raw, add) {
    for (const name of secretInputs(action))
        if (raw[name] !== undefined)
            add(raw[name]);
    for (const value of Object.values(raw))
        secretsInAddresses(value).forEach(add);
}
function* textsIn(value) {
    if (typeof value === 'string')
        yield value;
    else if (value !== null && typeof value === 'object')
        for (const inner of Object.values(value))
            yield* textsIn(inner);
}
function tell(name, conclusion, reason) {
    const title = `${name}: ${conclusion.verdict}`;
    if (conclusion.failsJob) {
        runner_commands_error(reason, { title });
        process.exitCode = exitCodes.red;
    }
    else if (conclusion.verdict === 'pass')
        info(`${title}. ${reason}`);
    else
        warning(reason, { title });
}
function crash(error, clean) {
    if (error instanceof user_error/* UserError */.y) {
        runner_commands_error(clean(error.hint ? `${error.message} ${error.hint}` : error.message), {
            title: `Tidegate: ${error.code}`,
        });
        process.exitCode = exitCodes.userError;
        return;
    }
    const bug = error instanceof Error ? error : new Error(String(error));
    runner_commands_error(clean(`Internal error: ${bug.message}. Please report it with the stack trace in this log.`), {
        title: 'Tidegate: bug',
    });
    startGroup('Stack trace');
    info(clean(bug.stack ?? ''));
    endGroup();
    process.exitCode = exitCodes.bug;
}


/***/ }),

/***/ 3317:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ selfTested),
/* harmony export */   R: () => (/* binding */ selfTestInput)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(478);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7795);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);



/** For gates that know what is bad. */
const selfTestInput = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    'self-test': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)(), {
        description: 'Also feed the gate input that is known to be bad, made of the real one, and fail unless each turns it red: a gate that cannot fail guards nothing',
        default: 'false',
    }),
});
/** What the gate said of the real input, with one check per known-bad one: `fail` when the gate let it through. */
async function selfTested(result, known, onInconclusive) {
    const checks = [];
    for (const [index, bad] of known.entries())
        checks.push(await feed(bad, index + 1, onInconclusive));
    // A self-test that asked nothing has shown nothing.
    if (checks.length === 0)
        checks.push(nothingFed);
    const blind = checks.filter(({ verdict }) => verdict !== 'pass');
    const told = blind.length > 0
        ? `The self-test failed: ${blind
            .map(({ reason }) => reason.replace(/\.$/, ''))
            .slice(0, 3)
            .join('; ')}${blind.length > 3 ? `; and ${blind.length - 3} more` : ''}.`
        : `Self-test: each of ${checks.length} known-bad inputs turned the gate red.`;
    return {
        ...result,
        verdict: (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .Q)([result.verdict, ...checks.map(({ verdict }) => verdict)]),
        reason: result.verdict === 'pass' && blind.length > 0 ? told : `${result.reason} ${told}`,
        checks: [...result.checks, ...checks],
        facts: { ...result.facts, 'self-test': `${checks.length - blind.length} of ${checks.length} red` },
    };
}
async function feed(bad, number, onInconclusive) {
    const { name } = bad;
    const about = { id: `self-test.${number}`, title: `self-test: ${name} turns the gate red` };
    let said;
    try {
        said = await bad.run();
    }
    catch (error) {
        // Refused is red as well: the job stops. Anything else thrown is a bug, here as elsewhere.
        if (!(error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y))
            throw error;
        return {
            ...about,
            verdict: 'pass',
            observed: 'refused',
            reason: `With ${name} the gate refuses: ${error.message}`,
        };
    }
    const red = said.verdict === 'fail' || (said.verdict === 'inconclusive' && onInconclusive === 'fail');
    return {
        ...about,
        verdict: red ? 'pass' : 'fail',
        observed: said.verdict,
        reason: red
            ? `With ${name} the gate says ${said.verdict}: ${said.reason}`
            : `With ${name} the gate still says ${said.verdict}: it would let it through.`,
    };
}
const nothingFed = {
    id: 'self-test.none',
    title: 'self-test: something is fed to the gate',
    verdict: 'fail',
    reason: 'No known-bad input could be made of this one, so nothing shows that the gate can fail.',
};


/***/ }),

/***/ 6135:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ verdictOrder),
/* harmony export */   q: () => (/* binding */ badge)
/* harmony export */ });
/** Verdicts as signs; the word always stands beside it. */
const badge = { pass: '✅', warn: '⚠️', fail: '❌', inconclusive: '❔' };
/** Gravest first. */
const verdictOrder = ['fail', 'inconclusive', 'warn', 'pass'];


/***/ }),

/***/ 6510:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   cz: () => (/* binding */ clipped),
/* harmony export */   kQ: () => (/* binding */ formatScalar),
/* harmony export */   oE: () => (/* binding */ compact)
/* harmony export */ });
/** A value for a person: numbers to at most six significant digits, absent as nothing. */
function formatScalar(value) {
    if (value === undefined || value === null)
        return '';
    if (typeof value !== 'number' || Number.isInteger(value))
        return String(value);
    return String(Number(value.toPrecision(6)));
}
/** A share, 0 to 1, in at most three digits: 0.1234 is 12.3%. */
function percent(share) {
    if (Math.abs(share) >= 1e4)
        return compact(share, 3);
    return `${Number((share * 100).toPrecision(3))}%`;
}
const thousands = ['', 'k', 'M', 'G', 'T'];
/** A number in little room, to so many significant digits: 25000 is 25k. */
function compact(value, digits = 6) {
    const size = Math.abs(value);
    // Rounding the largest doubles would make them infinite.
    if (size !== 0 && (size < 1e-4 || size >= 1e15))
        return value.toExponential(2);
    const power = size < 10_000 ? 0 : Math.floor(Math.log10(size) / 3 + 1e-9);
    return `${Number((value / 1000 ** power).toPrecision(digits))}${thousands[power]}`;
}
/** The beginning of a text that has no end. */
function clipped(text, most = 1000) {
    return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}


/***/ }),

/***/ 1952:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plain)
/* harmony export */ });
// What changes how the text around it is read: directions (Unicode's bidirectional controls), and what no page shows.
// eslint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
/** The text without characters that reorder or hide what stands beside them; each becomes U+FFFD. */
function plain(text) {
    return text.toWellFormed().replace(unseen, '\ufffd');
}


/***/ }),

/***/ 7859:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ logBinomialTerm)
/* harmony export */ });
/* harmony import */ var _log_gamma_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(943);

/**
 * ln of Γ(k+l+1)/(Γ(k+1)Γ(l+1)) · p^k · q^l, for real k, l ≥ 0 and q = 1 − p given apart so that neither loses digits.
 * Source: Loader (2000), saddle-point form; keeps relative accuracy for k + l of a billion and probabilities of 1e-300.
 */
function logBinomialTerm(k, l, p, q) {
    if (p === 0)
        return k === 0 ? 0 : -Infinity;
    if (q === 0)
        return l === 0 ? 0 : -Infinity;
    const n = k + l;
    if (n === 0)
        return 0;
    if (k === 0)
        return l * (p < q ? Math.log1p(-p) : Math.log(q));
    if (l === 0)
        return k * (q < p ? Math.log1p(-q) : Math.log(p));
    const corrections = (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(n) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(k) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(l);
    const root = 0.5 * Math.log(n / (2 * Math.PI * k * l));
    // k − np, written so that it does not cancel
    const excess = k * q - l * p;
    return corrections - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .deviance */ .MZ)(k, n * p, excess) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .deviance */ .MZ)(l, n * q, -excess) + root;
}


/***/ }),

/***/ 9768:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ distinctCounts),
/* harmony export */   Zt: () => (/* binding */ tailEdges),
/* harmony export */   bR: () => (/* binding */ quantileCells),
/* harmony export */   hA: () => (/* binding */ countCells)
/* harmony export */ });
/* unused harmony export cellOf */
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2897);

/** Smallest normal double; the neighbour below zero, so that engines which flush subnormals agree. */
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/**
 * Edges of about K cells of equal reference weight ("Cells(K)"): the smallest value whose cumulative count reaches j·n/K, for
 * j = 1..K−1; and every value that alone holds n/K rows or more gets its own cell, by an edge at it and one just below it.
 * Cells are (lo, hi], the outer ones open, so c edges make c+1 cells. Edges are finite and strictly increasing.
 *
 * @param values sorted distinct reference values, no NaN; ±Infinity allowed
 * @param counts rows per value, all positive
 */
function quantileCells(values, counts, K) {
    const n = total(values, counts);
    if (!Number.isInteger(K) || K < 1)
        throw new RangeError(`K must be a whole number of at least 1, not ${K}`);
    const edges = new Set();
    let cumulative = 0;
    values.forEach((value, i) => {
        const count = counts[i];
        const before = cumulative;
        cumulative += count;
        const heavy = count * K >= n;
        // Is some j·n/K, 1 ≤ j < K, in (before, cumulative]?
        const j = Math.min(Math.floor((cumulative * K) / n), K - 1);
        if (heavy || (j >= 1 && j * n > before * K))
            edges.add(finite(value));
        if (heavy)
            edges.add(justBelow(value));
    });
    return [...edges].filter((edge) => !Number.isNaN(edge)).sort((a, b) => a - b);
}
/**
 * The order statistics outside which floor(share·n) reference rows lie on each side, at most: `below` counts rows strictly
 * smaller, `above` strictly larger. With share 0.001 and fewer than 1000 rows these are the minimum and maximum.
 */
function tailEdges(values, counts, share = 0.001) {
    const n = total(values, counts);
    if (!(share >= 0 && share < 0.5))
        throw new RangeError(`share must lie in [0, 0.5), not ${share}`);
    const outside = Math.floor(share * n);
    return { below: orderStatistic(values, counts, outside), above: orderStatistic(values, counts, n - 1 - outside) };
}
/** Index of the cell that holds x: the number of edges strictly smaller than x. */
function cellOf(edges, x) {
    if (Number.isNaN(x))
        throw new RangeError('NaN lies in no cell; count it as a null');
    let low = 0;
    let high = edges.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (edges[middle] < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Rows per cell. `counts` gives the rows of each value; left out, each value is one row. Length: edges + 1. */
function countCells(edges, values, counts) {
    const cells = new Array(edges.length + 1).fill(0);
    values.forEach((value, i) => {
        cells[cellOf(edges, value)] += counts ? counts[i] : 1;
    });
    return cells;
}
/** Sorted distinct values with their counts. NaN is refused: it counts as a null. */
function distinctCounts(rows) {
    const sorted = Float64Array.from(rows).sort();
    const values = [];
    const counts = [];
    for (const row of sorted) {
        if (Number.isNaN(row))
            throw new RangeError('NaN lies in no cell; count it as a null');
        // === joins -0 and 0, which are one value
        if (values.length > 0 && values[values.length - 1] === row)
            counts[counts.length - 1] += 1;
        else {
            values.push(row === 0 ? 0 : row);
            counts.push(1);
        }
    }
    return { values, counts };
}
function orderStatistic(values, counts, index) {
    let seen = 0;
    for (let i = 0; i < values.length; i += 1) {
        seen += counts[i];
        if (seen > index)
            return values[i];
    }
    throw new RangeError('there are no reference rows');
}
function total(values, counts) {
    if (values.length !== counts.length || values.length === 0) {
        throw new RangeError(`values and counts must be of one length above 0, not ${values.length} and ${counts.length}`);
    }
    let n = 0;
    values.forEach((value, i) => {
        if (Number.isNaN(value))
            throw new RangeError('values must hold no NaN; count it as a null');
        if (i > 0 && !(value > values[i - 1]))
            throw new RangeError(`values must be distinct and ascending, but ${value} follows ${values[i - 1]}`);
        (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('counts', counts[i]);
        n += counts[i];
    });
    if (n === 0)
        throw new RangeError('there are no reference rows');
    return n;
}
/** An edge at +Infinity parts nothing (NaN: left out); -Infinity is parted from all finite values by the least double. */
function finite(value) {
    if (value === Infinity)
        return NaN;
    return value === -Infinity ? -Number.MAX_VALUE : value;
}
/** The largest double below `value`; NaN where there is none to part from. */
function justBelow(value) {
    if (value === Infinity)
        return Number.MAX_VALUE;
    if (value === -Infinity || value === -Number.MAX_VALUE)
        return NaN;
    if (value >= 0 && value <= SMALLEST_NORMAL)
        return value === 0 ? -SMALLEST_NORMAL : 0;
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n));
    return view.getFloat64(0);
}


/***/ }),

/***/ 3936:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  To: () => (/* binding */ chiSquareSf),
  "do": () => (/* binding */ studentSf)
});

// UNUSED EXPORTS: chiSquareCdf, fisherFSf, studentCdf

// EXTERNAL MODULE: ./packages/statistics/src/binomial-term.ts
var binomial_term = __webpack_require__(7859);
;// CONCATENATED MODULE: ./packages/statistics/src/incomplete-beta.ts

const TINY = 1e-300;
/**
 * Regularized incomplete beta I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1. Pass y = 1 − x where it is known better than 1 − x rounds.
 * The upper tail is `regularizedBeta(y, b, a, x)`, equally accurate.
 * Source: continued fraction of DiDonato & Morris (1992, TOMS 708), whose terms do not cancel below the mean; modified Lentz
 * evaluation; prefactor in Loader's saddle-point form.
 */
function incomplete_beta_regularizedBeta(x, a, b, y = 1 - x) {
    if (Number.isNaN(x) || !(a > 0) || !(b > 0))
        return NaN;
    if (x <= 0)
        return 0;
    if (y <= 0)
        return 1;
    return a * y >= b * x ? lowerTail(x, y, a, b) : 1 - lowerTail(y, x, b, a);
}
function lowerTail(x, y, a, b) {
    // x^a y^b / B(a,b) = (binomial term) · ab/(a+b)
    const front = Math.exp((0,binomial_term/* logBinomialTerm */.G)(a, b, x, y)) * a * (b / (a + b));
    return front === 0 ? 0 : Math.min(1, front / continuedFraction(x, y, a, b));
}
function continuedFraction(x, y, a, b) {
    const limit = 1000 + 50 * Math.ceil(Math.sqrt(a + b));
    const ahead = a * y - b * x + 1;
    let value = away((a / (a + 1)) * ahead);
    let c = value;
    let d = 0;
    for (let n = 1; n <= limit; n += 1) {
        const at = a + 2 * n;
        const alpha = ((a + n - 1) / (at - 1)) * ((a + b + n - 1) / (at - 1)) * n * (b - n) * x * x;
        const beta = n + (n * (b - n) * x) / (at - 1) + ((a + n) / (at + 1)) * (ahead + n * (1 + y));
        d = 1 / away(beta + alpha * d);
        c = away(beta + alpha / c);
        const step = c * d;
        value *= step;
        if (Math.abs(step - 1) < 1e-15)
            return value;
    }
    throw new RangeError(`incomplete beta did not converge at x = ${x}, a = ${a}, b = ${b}`);
}
/** Lentz's algorithm must not divide by zero. */
function away(value) {
    return Math.abs(value) < TINY ? TINY : value;
}

// EXTERNAL MODULE: ./packages/statistics/src/incomplete-gamma.ts
var incomplete_gamma = __webpack_require__(7845);
;// CONCATENATED MODULE: ./packages/statistics/src/continuous.ts


/** P(X > x), X ~ chi-square with `df` > 0 degrees of freedom (need not be whole). */
function chiSquareSf(x, df) {
    return x <= 0 ? 1 : (0,incomplete_gamma/* incompleteGamma */.y)(df / 2, x / 2).upper;
}
/** P(X ≤ x), X ~ chi-square with `df` > 0 degrees of freedom. */
function chiSquareCdf(x, df) {
    return x <= 0 ? 0 : incompleteGamma(df / 2, x / 2).lower;
}
/** P(T > t), T ~ Student's t with `df` > 0 degrees of freedom. */
function studentSf(t, df) {
    if (Number.isNaN(t) || !(df > 0))
        return NaN;
    if (t < 0)
        return 1 - studentSf(-t, df);
    if (t === Infinity)
        return 0;
    const square = t * t;
    if (square === Infinity)
        return 0;
    return 0.5 * incomplete_beta_regularizedBeta(df / (df + square), df / 2, 0.5, square / (df + square));
}
/** P(T ≤ t), T ~ Student's t with `df` > 0 degrees of freedom. */
function studentCdf(t, df) {
    return studentSf(-t, df);
}
/** P(F > f), F with `df1`, `df2` > 0 degrees of freedom. */
function fisherFSf(f, df1, df2) {
    if (Number.isNaN(f) || !(df1 > 0) || !(df2 > 0))
        return NaN;
    if (f <= 0)
        return 1;
    const total = df1 * f + df2;
    return total === Infinity ? 0 : regularizedBeta(df2 / total, df2 / 2, df1 / 2, (df1 * f) / total);
}


/***/ }),

/***/ 2897:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ requireNumber),
/* harmony export */   v6: () => (/* binding */ requireCount)
/* harmony export */ });
/* unused harmony exports requireShare, requireTolerated */
/** Guards shared by every test: a statistic of a nonsensical count must throw, never return a number that could pass. */
/** Throws RangeError unless `value` is a finite number of at least `least`. */
function requireNumber(name, value, least = -Infinity, most = Infinity) {
    if (!Number.isFinite(value) || value < least || value > most) {
        throw new RangeError(`${name} must be a finite number in [${least}, ${most}], not ${value}`);
    }
}
/** Throws RangeError unless `value` is a whole number of at least zero. */
function requireCount(name, value, most = Infinity) {
    if (!Number.isInteger(value) || value < 0 || value > most) {
        throw new RangeError(`${name} must be a whole number in [0, ${most}], not ${value}`);
    }
}
/** Throws RangeError unless `value` lies strictly between 0 and 1. */
function requireShare(name, value) {
    if (!(value > 0 && value < 1))
        throw new RangeError(`${name} must lie strictly between 0 and 1, not ${value}`);
}
/** Throws RangeError unless `tolerated` is a finite ratio of at least 1. */
function requireTolerated(tolerated) {
    if (!(tolerated >= 1 && tolerated < Infinity))
        throw new RangeError(`tolerated must be a finite ratio of at least 1, not ${tolerated}`);
}


/***/ }),

/***/ 9138:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _5: () => (/* binding */ hypergeometricUpper),
/* harmony export */   by: () => (/* binding */ hypergeometricLogPmf),
/* harmony export */   xM: () => (/* binding */ hypergeometricCdf)
/* harmony export */ });
/* harmony import */ var _binomial_term_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7859);
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2897);


/** ln P(X = k), X the marked balls among those drawn. Source: Loader (2000), ratio of three binomial terms. */
function hypergeometricLogPmf(k, { marked, plain, drawn }) {
    check({ marked, plain, drawn });
    if (!Number.isInteger(k) || k < Math.max(0, drawn - plain) || k > Math.min(drawn, marked))
        return -Infinity;
    if (drawn === 0 || drawn === marked + plain)
        return 0;
    const p = drawn / (marked + plain);
    const q = (marked + plain - drawn) / (marked + plain);
    const both = (0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_0__/* .logBinomialTerm */ .G)(k, marked - k, p, q) + (0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_0__/* .logBinomialTerm */ .G)(drawn - k, plain - drawn + k, p, q);
    return both - (0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_0__/* .logBinomialTerm */ .G)(drawn, marked + plain - drawn, p, q);
}
/** P(X ≤ k); accurate in the lower tail. */
function hypergeometricCdf(k, urn) {
    check(urn, k);
    const { marked, plain, drawn } = urn;
    const mean = (drawn * marked) / (marked + plain);
    if (k >= Math.min(drawn, marked))
        return 1;
    if (k < Math.max(0, drawn - plain))
        return 0;
    return k < mean ? sumFrom(k, -1, urn) : Math.max(0, 1 - sumFrom(k + 1, 1, urn));
}
/** P(X ≥ k), k itself included; accurate in the upper tail. */
function hypergeometricUpper(k, urn) {
    check(urn, k);
    const { marked, plain, drawn } = urn;
    const mean = (drawn * marked) / (marked + plain);
    if (k <= Math.max(0, drawn - plain))
        return 1;
    if (k > Math.min(drawn, marked))
        return 0;
    return k > mean ? sumFrom(k, 1, urn) : Math.max(0, 1 - sumFrom(k - 1, -1, urn));
}
/** Sums the terms from k away from the mean; they fall at least geometrically, so the sum stops where a term no longer counts. */
function sumFrom(k, direction, urn) {
    const { marked, plain, drawn } = urn;
    const first = hypergeometricLogPmf(k, urn);
    if (first === -Infinity)
        return 0;
    let term = 1;
    let sum = 0;
    for (let x = k; term > sum * 1e-17; x += direction) {
        sum += term;
        term *=
            direction === 1
                ? ((marked - x) * (drawn - x)) / ((x + 1) * (plain - drawn + x + 1))
                : (x * (plain - drawn + x)) / ((marked - x + 1) * (drawn - x + 1));
    }
    return Math.min(1, Math.exp(first) * sum);
}
function check({ marked, plain, drawn }, k = 0) {
    if (!Number.isInteger(k))
        throw new RangeError(`k must be a whole number, not ${k}`);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .requireCount */ .v6)('marked', marked);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .requireCount */ .v6)('plain', plain);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .requireCount */ .v6)('drawn', drawn, marked + plain);
}


/***/ }),

/***/ 7845:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ incompleteGamma)
/* harmony export */ });
/* harmony import */ var _log_gamma_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(943);

const TINY = 1e-300;
/**
 * P(a, x) and Q(a, x) = 1 − P for a > 0, x ≥ 0. The smaller of the two is relatively accurate down to about 1e-300.
 * Source: series DLMF 8.11.4 below x = a + 1, continued fraction DLMF 8.9.2 above, prefactor in Loader's saddle-point form.
 */
function incompleteGamma(a, x) {
    if (!(a > 0) || Number.isNaN(x) || x < 0)
        return { lower: NaN, upper: NaN };
    if (x === 0)
        return { lower: 0, upper: 1 };
    if (x === Infinity)
        return { lower: 1, upper: 0 };
    // x^a e^-x / Γ(a+1)
    const front = Math.exp(-(0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(a) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .deviance */ .MZ)(a, x)) / Math.sqrt(2 * Math.PI * a);
    if (x < a + 1) {
        const lower = Math.min(1, front * series(a, x));
        return { lower, upper: 1 - lower };
    }
    const upper = front === 0 ? 0 : Math.min(1, front * a * continuedFraction(a, x));
    return { lower: 1 - upper, upper };
}
function series(a, x) {
    let term = 1;
    let sum = 1;
    for (let n = 1;; n += 1) {
        term *= x / (a + n);
        sum += term;
        if (term < sum * 1e-17)
            return sum;
    }
}
function continuedFraction(a, x) {
    const limit = 1000 + 50 * Math.ceil(Math.sqrt(a));
    let b = x + 1 - a;
    let c = 1 / TINY;
    let d = 1 / (b === 0 ? TINY : b);
    let value = d;
    for (let n = 1; n <= limit; n += 1) {
        const an = -n * (n - a);
        b += 2;
        d = an * d + b;
        d = 1 / (Math.abs(d) < TINY ? TINY : d);
        c = b + an / c;
        if (Math.abs(c) < TINY)
            c = TINY;
        const step = d * c;
        value *= step;
        if (Math.abs(step - 1) < 1e-15)
            return value;
    }
    throw new RangeError(`incomplete gamma did not converge at a = ${a}, x = ${x}`);
}


/***/ }),

/***/ 943:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ stirlingError),
/* harmony export */   MZ: () => (/* binding */ deviance),
/* harmony export */   SX: () => (/* binding */ logGamma)
/* harmony export */ });
/* unused harmony export logBeta */
const HALF_LOG_2PI = 0.9189385332046727;
/**
 * Error of Stirling's formula, δ(x) = ln Γ(x+1) − (x+½) ln x + x − ½ ln 2π, for x > 0.
 * Asymptotic series from x = 15 (Abramowitz & Stegun 6.1.40), below it the exact recurrence δ(x) = δ(x+1) + (x+½) ln(1+1/x) − 1.
 */
function stirlingError(x) {
    let shifted = x;
    let sum = 0;
    while (shifted < 15) {
        sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
        shifted += 1;
    }
    const s = 1 / (shifted * shifted);
    const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))));
    return sum + series / shifted;
}
/**
 * Deviance part x ln(x/m) + m − x, for x ≥ 0 and m > 0, without cancellation when x is near m;
 * `d` = x − m where it is known better than the difference rounds. Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 */
function deviance(x, m, d = x - m) {
    if (x === 0)
        return m;
    if (Math.abs(d) >= 0.1 * (x + m))
        return x * Math.log(x / m) - d;
    const v = d / (x + m);
    let sum = d * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; j += 1) {
        term *= v * v;
        const next = sum + term / (2 * j + 1);
        if (next === sum)
            break;
        sum = next;
    }
    return sum;
}
/** ln Γ(x) for x > 0. */
function logGamma(x) {
    if (!(x > 0))
        return x === 0 ? Infinity : NaN;
    if (x === Infinity)
        return Infinity;
    if (x === 1 || x === 2)
        return 0;
    return (x + 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingError(x) - Math.log(x);
}
/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a+b), for a, b > 0. */
function logBeta(a, b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
}


/***/ }),

/***/ 4689:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NT: () => (/* binding */ chiSquareTwoProportions),
/* harmony export */   Rr: () => (/* binding */ fisherExact),
/* harmony export */   YT: () => (/* binding */ nullTest),
/* harmony export */   uc: () => (/* binding */ twoProportions)
/* harmony export */ });
/* unused harmony export smallestExpected */
/* harmony import */ var _continuous_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3936);
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2897);
/* harmony import */ var _hypergeometric_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9138);



/** Fisher's exact test, two-sided by doubling the smaller one-sided p-value. Throws RangeError on impossible counts. */
function fisherExact(counts) {
    check(counts);
    const { successes1, n1, successes2, n2 } = counts;
    const marked = successes1 + successes2;
    const urn = { marked, plain: n1 + n2 - marked, drawn: n2 };
    const greater = (0,_hypergeometric_js__WEBPACK_IMPORTED_MODULE_0__/* .hypergeometricUpper */ ._5)(successes2, urn);
    const less = (0,_hypergeometric_js__WEBPACK_IMPORTED_MODULE_0__/* .hypergeometricCdf */ .xM)(successes2, urn);
    return { greater, less, p: Math.min(1, 2 * Math.min(greater, less)) };
}
/** Pooled chi-square test with 1 degree of freedom, without continuity correction. Constant samples give statistic 0, p 1. */
function chiSquareTwoProportions(counts) {
    check(counts);
    const { successes1, n1, successes2, n2 } = counts;
    const pooled = (successes1 + successes2) / (n1 + n2);
    const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
    if (!(variance > 0) || n1 === 0 || n2 === 0)
        return { stat: 0, p: 1 };
    const difference = successes2 / n2 - successes1 / n1;
    const stat = (difference * difference) / variance;
    return { stat, p: (0,_continuous_js__WEBPACK_IMPORTED_MODULE_1__/* .chiSquareSf */ .To)(stat, 1) };
}
/** Smallest expected count of the 2 × 2 table under equal shares. */
function smallestExpected({ successes1, n1, successes2, n2 }) {
    const successes = successes1 + successes2;
    const total = n1 + n2;
    return (Math.min(successes, total - successes) * Math.min(n1, n2)) / total;
}
/** Two-sided test of equal shares: Fisher (doubled) when the smallest expected count is below 10, else pooled chi-square. */
function twoProportions(counts) {
    check(counts);
    if (counts.n1 === 0 || counts.n2 === 0)
        return { p: 1, method: 'fisher' };
    if (smallestExpected(counts) < 10)
        return { p: fisherExact(counts).p, method: 'fisher' };
    return { p: chiSquareTwoProportions(counts).p, method: 'chi-square' };
}
/** Null shares of a column, reference against current: counts of null rows and of all rows (nulls included). */
function nullTest(refNull, refN, curNull, curN) {
    const { p, method } = twoProportions({ successes1: refNull, n1: refN, successes2: curNull, n2: curN });
    const effect = refN === 0 || curN === 0 ? 0 : Math.abs(curNull / curN - refNull / refN);
    return { p, effect, method };
}
function check({ successes1, n1, successes2, n2 }) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .requireCount */ .v6)('n1', n1);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .requireCount */ .v6)('n2', n2);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .requireCount */ .v6)('successes1', successes1, n1);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .requireCount */ .v6)('successes2', successes2, n2);
}


/***/ })

};
