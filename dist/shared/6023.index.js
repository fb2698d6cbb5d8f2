export const id = 6023;
export const ids = [6023,8927];
export const modules = {

/***/ 26023:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action_action)
});

// EXTERNAL MODULE: ./packages/config/src/source.ts
var source = __webpack_require__(11647);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
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

// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/engine-process/connect.ts + 1 modules
var engine_process_connect = __webpack_require__(88927);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./packages/data-quality/src/engine.ts
/** SQL name of the number of rows that have a value. */
const rowsOfValue = '"__rows"';
/** SQL names of the two columns every table has beside its own. */
const placeColumns = { part: '"__part"', row: '"__row"' };

// EXTERNAL MODULE: ./packages/data-quality/src/sql/literal.ts
var literal = __webpack_require__(7406);
// EXTERNAL MODULE: ./packages/data-quality/src/sql/named-columns.ts
var named_columns = __webpack_require__(61330);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/copied-facts.ts
/** Fewer rows are looked at one by one in no time. */
const fewestGrouped = 200_000;
/** Texts that take no more room than these bytes each stand in a dictionary, or are that short: few differ. */
const mostBytes = 3;
/**
 * What the engine noted of each column c0, c1, ... while it wrote them to a scratch file: `statistics` is the answer's `column_statistics`.
 * Undefined for a column it says nothing of.
 */
function copiedFacts(statistics, rows, forms) {
    const columns = new Map(JSON.parse(String(statistics)).map(({ key, value }) => [key.replaceAll('"', ''), new Map(value.map((entry) => [entry.key, entry.value]))]));
    return forms.map((form, i) => factsOf(columns.get(`c${i}`), rows, form));
}
function factsOf(noted, rows, form) {
    const nulls = Number(noted?.get('null_count') ?? NaN);
    if (!noted || !Number.isSafeInteger(nulls))
        return undefined;
    const present = rows - nulls;
    const bytes = Number(noted.get('column_size_bytes') ?? NaN);
    const few = !form && rows >= fewestGrouped && bytes <= mostBytes * rows;
    if (form?.type !== 'integer' && form?.type !== 'float')
        return { present, ...(few && { few }) };
    const [least, most] = ['min', 'max'].map((end) => Number(noted.get(end) ?? NaN) + 0);
    return Number.isFinite(least) && Number.isFinite(most) ? { present, range: { least, most } } : { present };
}
/** Facts of a column that lies in several files, where they are known of each. The ends of numbers say nothing of their texts. */
function joinedFacts(parts, kept) {
    if (!parts.every((part) => part !== undefined))
        return undefined;
    const facts = {
        present: parts.reduce((sum, part) => sum + part.present, 0),
        ...(parts.every(({ few }) => few) && { few: true }),
    };
    const filled = parts.filter((part) => part.present > 0);
    const ranges = filled.flatMap(({ range }) => range ?? []);
    if (!kept || ranges.length === 0 || ranges.length < filled.length)
        return facts;
    const least = Math.min(...ranges.map((range) => range.least));
    return { ...facts, range: { least, most: Math.max(...ranges.map((range) => range.most)) } };
}

// EXTERNAL MODULE: ./packages/data-quality/src/engine-message.ts
var engine_message = __webpack_require__(64200);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
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
/** Bytes of the longest line that a reader of delimited text takes. DuckDB's leaves out longer ones at the end of a file and says nothing. */
const longestLine = 2_000_000;
/**
 * Reads a file from end to end once. `shown` is its name in messages. Throws a UserError when it cannot be read whole, or holds more than
 * `most` bytes: a small compressed file can expand without end. `look` is handed its text, piece by piece, to keep none.
 */
async function scanText(path, shown, most = Infinity, look) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const facts = { bytes: 0, lf: 0, crlf: 0, nulLine: undefined, overlong: false };
    const lines = lineLengths();
    let last = 0;
    let counting = false;
    const tap = (onDisk) => void hash.update(onDisk);
    await reading(shown, async () => {
        for await (const chunk of isCompressed(path) ? textBytes(path, tap) : tapped(passingPieces(path), tap)) {
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
            facts.overlong ||= lines.isOverlong(chunk);
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
/** Tells of pieces of a file, in their order, whether a line that ends or goes on in one is longer than `longestLine`. */
function lineLengths() {
    let begun = 0;
    return {
        isOverlong(piece) {
            let longest = 0;
            let from = 0;
            for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
                longest = Math.max(longest, begun + at - from);
                [begun, from] = [0, at + 1];
                // In a piece no longer than a line may be, only its first and its last line can be too long.
                if (piece.length <= longestLine)
                    from = piece.lastIndexOf(10) + 1;
            }
            begun += piece.length - from;
            return Math.max(longest, begun) > longestLine;
        },
    };
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
/** The bytes of a file in two buffers that take turns, at a third less than in new ones: a piece is gone once the next is asked for. */
async function* passingPieces(path) {
    const file = await (0,promises_.open)(path);
    try {
        const buffers = [Buffer.allocUnsafeSlow(pieceSize), Buffer.allocUnsafeSlow(pieceSize)];
        const fill = (turn) => {
            const filling = file.read(buffers[turn], 0, pieceSize);
            // It is awaited when its turn comes, if it comes.
            filling.catch(() => { });
            return filling;
        };
        let next = fill(0);
        for (let turn = 0;; turn = turn === 0 ? 1 : 0) {
            const { bytesRead } = await next;
            if (bytesRead === 0)
                return;
            next = fill(turn === 0 ? 1 : 0);
            yield buffers[turn].subarray(0, bytesRead);
        }
    }
    finally {
        await file.close();
    }
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
/** The first physical line (1-based) of more than `most` bytes. */
async function firstLineOver(path, most) {
    let line = 1;
    let length = 0;
    for await (const chunk of (0,external_node_fs_.createReadStream)(path)) {
        let from = 0;
        for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
            if (length + at - from > most)
                return line;
            [line, length, from] = [line + 1, 0, at + 1];
        }
        length += chunk.length - from;
        if (length > most)
            return line;
    }
    return undefined;
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
            const next = seen.get(key) ?? stateOf(targets);
            seen.set(key, next);
            rows.push(next);
        }
    }
    const ends = new Set(sets.flatMap((nodes, state) => (nodes.has(end) ? [state] : [])));
    return { moves: (sets.length <= 2 ** 16 ? Uint16Array : Uint32Array).from(rows), start, ends };
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
            const whole = !inHeader && !lost && (state === table.start || table.moves[(state << 8) | record_check_LF] === table.start);
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
        reached = moves[(reached << 8) | bytes[at]];
        if (reached === 0)
            return { at, reached };
    }
    return { at: bytes.length, reached };
}
/** Does the first byte in memory stand lowest in a word? */
const lowestFirst = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
/**
 * The state after all bytes; 0 when they cannot be followed. Eight parts in step, as each waits for its own memory and not for the others', and four
 * bytes of each at a time.
 */
function advanceByParts({ moves, start }, state, bytes) {
    const alone = (reached, from, to) => advance({ moves, start, ends: new Set() }, reached, bytes.subarray(0, to), from).reached;
    const begins = Array.from({ length: 8 }, (_, k) => (k === 0 ? 0 : bytes.indexOf(record_check_LF, k * (bytes.length >>> 3)) + 1));
    const ends = [...begins.slice(1), bytes.length];
    const aligned = begins.map((at) => at + (-(bytes.byteOffset + at) & 3));
    const together = Math.min(...ends.map((end, k) => (end - aligned[k]) >> 2));
    if (together <= 0 || !lowestFirst)
        return alone(state, 0, bytes.length);
    const words = new Uint32Array(bytes.buffer, 0, bytes.buffer.byteLength >>> 2);
    const places = aligned.map((at) => (bytes.byteOffset + at) >>> 2);
    const states = begins.map((at, k) => alone(k === 0 ? state : start, at, aligned[k]));
    const [p0, p1, p2, p3, p4, p5, p6, p7] = places;
    let [a, b, c, d, e, f, g, h] = states;
    for (let i = 0; i < together; i++) {
        const a4 = words[p0 + i];
        const b4 = words[p1 + i];
        const c4 = words[p2 + i];
        const d4 = words[p3 + i];
        const e4 = words[p4 + i];
        const f4 = words[p5 + i];
        const g4 = words[p6 + i];
        const h4 = words[p7 + i];
        a = moves[(a << 8) | (a4 & 255)];
        b = moves[(b << 8) | (b4 & 255)];
        c = moves[(c << 8) | (c4 & 255)];
        d = moves[(d << 8) | (d4 & 255)];
        e = moves[(e << 8) | (e4 & 255)];
        f = moves[(f << 8) | (f4 & 255)];
        g = moves[(g << 8) | (g4 & 255)];
        h = moves[(h << 8) | (h4 & 255)];
        a = moves[(a << 8) | ((a4 >>> 8) & 255)];
        b = moves[(b << 8) | ((b4 >>> 8) & 255)];
        c = moves[(c << 8) | ((c4 >>> 8) & 255)];
        d = moves[(d << 8) | ((d4 >>> 8) & 255)];
        e = moves[(e << 8) | ((e4 >>> 8) & 255)];
        f = moves[(f << 8) | ((f4 >>> 8) & 255)];
        g = moves[(g << 8) | ((g4 >>> 8) & 255)];
        h = moves[(h << 8) | ((h4 >>> 8) & 255)];
        a = moves[(a << 8) | ((a4 >>> 16) & 255)];
        b = moves[(b << 8) | ((b4 >>> 16) & 255)];
        c = moves[(c << 8) | ((c4 >>> 16) & 255)];
        d = moves[(d << 8) | ((d4 >>> 16) & 255)];
        e = moves[(e << 8) | ((e4 >>> 16) & 255)];
        f = moves[(f << 8) | ((f4 >>> 16) & 255)];
        g = moves[(g << 8) | ((g4 >>> 16) & 255)];
        h = moves[(h << 8) | ((h4 >>> 16) & 255)];
        a = moves[(a << 8) | (a4 >>> 24)];
        b = moves[(b << 8) | (b4 >>> 24)];
        c = moves[(c << 8) | (c4 >>> 24)];
        d = moves[(d << 8) | (d4 >>> 24)];
        e = moves[(e << 8) | (e4 >>> 24)];
        f = moves[(f << 8) | (f4 >>> 24)];
        g = moves[(g << 8) | (g4 >>> 24)];
        h = moves[(h << 8) | (h4 >>> 24)];
    }
    const reached = [a, b, c, d, e, f, g, h].map((to, k) => alone(to, aligned[k] + 4 * together, ends[k]));
    // A line end always ends a record: there are no quotes.
    return reached.every((to, k) => k === 7 || to === start) ? reached[7] : 0;
}
function record_check_count(bytes, byte, from, to) {
    let found = 0;
    for (let at = from; at < to; at++)
        if (bytes[at] === byte)
            found++;
    return found;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/csv-rejects.ts


/**
 * Reads a file again that cannot be read, and throws a UserError that tells the first records that are why. Where it finds none, or cannot be read so
 * either, it returns, and the first error is the one to tell. `from`: the FROM item, with these options. An account of rejects is asked for here alone: the reader leaves out of it what it leaves out of the rows.
 */
async function tellRejects(connection, from, file) {
    const table = `rejects_${crypto.randomUUID().replaceAll('-', '')}`;
    const account = `store_rejects = true, rejects_limit = 1000, rejects_table = '${table}', rejects_scan = '${table}_scans'`;
    // A column that is not asked for is not looked at.
    const all = Array.from({ length: file.columns }, (_, i) => `count(c${i})`);
    try {
        await connection.query(`SELECT ${all.join(', ')} FROM ${from(account)}`);
    }
    catch (error) {
        if (error instanceof user_error/* UserError */.y)
            throw error;
        return;
    }
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

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/few-texts.ts
/** Texts of a sample from which something is expected of all. */
const leastSample = 1000;
const mostDifferent = 100;
/** Of each text: where none is rarer, one that is not among them is rarer still. */
const leastRows = 5;
/** The different texts of a column, where by a sample of it, without nulls, no other is to be expected. */
function fewTexts(sample) {
    if (sample.length < leastSample)
        return undefined;
    const rows = new Map();
    for (const text of sample) {
        rows.set(text, (rows.get(text) ?? 0) + 1);
        if (rows.size > mostDifferent)
            return undefined;
    }
    return [...rows.values()].every((n) => n >= leastRows) ? [...rows.keys()] : undefined;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/readings.ts

/** Comparing a text with each of so few is quicker than looking it up. */
const mostCompared = 8;
/** Text that has these values, as codes of them; any other is an error. */
function codes(texts) {
    const type = `ENUM(${texts.map(literal/* textLiteral */.nl).join(', ')})`;
    if (texts.length > mostCompared)
        return { type };
    const each = texts.map(literal/* textLiteral */.nl).map((text) => ` WHEN ${text} THEN CAST(${text} AS ${type})`);
    return {
        type: 'VARCHAR',
        kept: (column) => `CASE ${column}${each.join('')} ELSE CAST(${column} AS ${type}) END`,
    };
}
/** Values that nothing will ask for: kept is whether there is one. */
const presenceAlone = {
    type: 'VARCHAR',
    kept: (column) => `CASE WHEN ${column} IS NOT NULL THEN true END`,
};
/** SQL of a value that was not kept, where there is one: an error, lest it pass for another. `presence`: SQL of what is kept; `type`: of the value. */
function notKept(presence, type) {
    return `CASE WHEN ${presence} IS NOT NULL THEN CAST(error('its values were not kept, as nothing was to ask for them') AS ${type}) END`;
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
/** The shortest text of a double from 1e-4 on that has at most 15 digits: any such decimal is, when it ends in no zero. */
const fraction = either(...[0, 1, 2, 3].map((zeros) => sequence(minus, word(`0.${'0'.repeat(zeros)}`), significant(15))), ...Array.from({ length: 14 }, (_, more) => sequence(minus, first, digits(more), word('.'), endingInNoZero(14 - more))));
/** From 1e-5 down and from 1e16 up, with two digits of exponent or more. */
const scientific = sequence(minus, first, either(nothing, sequence(word('.'), endingInNoZero(14))), word('e'), either(sequence(word('-'), either(sequence(word('0'), oneOf('56789')), sequence(first, digit), sequence(oneOf('12'), digits(2)))), sequence(word('+'), either(sequence(word('1'), oneOf('6789')), sequence(oneOf('23456789'), digit), sequence(oneOf('12'), digits(2))))));
const writtenDouble = either(fraction, scientific, writtenWholeFloat);
const writtenPlainDouble = either(fraction, scientific, writtenInteger);
/** The shortest text of a number that is whole or has up to `places` decimal places, 15 digits at most: as Python writes it, or a whole one plainly. */
function writtenRounded(places, whole) {
    const more = digits(0, 14 - places);
    const fractions = Array.from({ length: Math.min(places, 4) }, (_, zeros) => sequence(minus, word(`0.${'0'.repeat(zeros)}`), significant(places - zeros)));
    const small = Array.from({ length: Math.max(0, places - 4) }, (_, i) => {
        const [exponent, left] = [i + 5, places - i - 5];
        const rest = left === 0 ? nothing : either(nothing, sequence(word('.'), endingInNoZero(left)));
        return sequence(minus, first, rest, word(`e-0${exponent}`));
    });
    const point = word(whole === 'python' ? '.0' : '');
    return either(sequence(word('0'), point), sequence(minus, first, more, point), sequence(minus, first, more, word('.'), endingInNoZero(places)), ...fractions, ...small);
}
/** One to `most` digits of which the first is not 0, nor the last. */
function significant(most) {
    return most === 1 ? first : sequence(first, either(nothing, endingInNoZero(most - 1)));
}
/** One to `most` digits of which the last is not 0. */
function endingInNoZero(most) {
    return sequence(digits(0, most - 1), first);
}
const century = either(sequence(word('1'), oneOf('6789')), sequence(oneOf('23456789'), digit));
const year = sequence(century, digits(2));
const leapYear = either(
// 04, 08 ... 96 of any century, and each fourth century.
sequence(century, either(sequence(word('0'), oneOf('48')), sequence(oneOf('2468'), oneOf('048')), oddAnd26('13579'))), sequence(either(word('16'), sequence(oneOf('2468'), oneOf('048')), oddAnd26('3579')), word('00')));
const upTo28 = either(sequence(word('0'), first), sequence(word('1'), digit), sequence(word('2'), oneOf('012345678')));
const upTo30 = either(upTo28, word('29'), word('30'));
const monthAndDay = either(sequence(either(...['01', '03', '05', '07', '08', '10', '12'].map(word)), word('-'), either(upTo30, word('31'))), sequence(either(...['04', '06', '09', '11'].map(word)), word('-'), upTo30), sequence(word('02-'), upTo28));
/** Days there are, of the years that all calendars agree on. */
const writtenDate = either(sequence(year, word('-'), monthAndDay), sequence(leapYear, word('-02-29')));
function oddAnd26(tens) {
    return sequence(oneOf(tens), oneOf('26'));
}
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
    step: 1,
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
    step: 1,
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
    step: Number(`1e-${places}`),
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

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/rounded-forms.ts


/** Exponents of one digit only. */
const mostPlaces = 9;
/** Decimals are kept with as many digits. */
const mostDigits = 15;
/** Of fewer texts no more can be said than that they are doubles. */
const fewestTexts = 1000;
/** Of numbers rounded to some places nine in ten need the last. */
const fullShare = 0.8;
/** Doubles that were rounded to so many places, kept as decimals: they take less time and room than doubles. */
function rounded(form, places) {
    const { name, looks, text } = form;
    return {
        ...decimal(places),
        name: `${name} ${places}`,
        looks,
        text: (kept) => text(`CAST(${kept} AS DOUBLE)`),
        written: writtenRounded(places, form === pythonDouble ? 'python' : 'plain'),
        wider: form,
    };
}
/** A guess: the form, or that of rounded doubles where all texts let expect it. A longer text that comes later costs another reading. */
function narrowed(form, texts) {
    if ((form !== pythonDouble && form !== plainDouble) || texts.length < fewestTexts)
        return form;
    const seen = texts.map(digitsOf);
    const places = Math.max(...seen.map((digits) => digits.places));
    const whole = Math.max(...seen.map((digits) => digits.whole));
    const full = seen.filter((digits) => digits.places === places).length;
    // One more digit than was seen.
    const fits = places <= mostPlaces && whole + 1 + places <= mostDigits;
    return fits && full >= fullShare * texts.length ? rounded(form, places) : form;
}
/** Digits of a number before its point, and decimal places that it needs. */
function digitsOf(text) {
    const [, whole, fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text);
    const shift = Number(exponent);
    return { whole: Math.max(1, whole.length + shift), places: Math.max(0, fraction.replace(/0$/, '').length - shift) };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/sample-text.ts


const sample_text_pieceSize = 64 * 1024;
const linesPerPiece = 400;
/** Pieces of a file, and of one that takes long to read. */
const pieces = { usual: 3, many: 16, manyFrom: 16 * 1024 * 1024 };
/**
 * Records from the start of a delimited file to its end, for a guess at its columns: lines that happen to have the right number of fields.
 * Nothing is decided by them.
 */
async function sampleRecords(path, { delimiter, columns }) {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { size } = await file.stat();
        const last = (size < pieces.manyFrom ? pieces.usual : pieces.many) - 1;
        const starts = new Set(Array.from({ length: last + 1 }, (_, i) => Math.max(0, Math.floor(((size - sample_text_pieceSize) * i) / last))));
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
    if (!line.includes('"'))
        return line.split(delimiter);
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
/** Bytes for the dictionaries of all text columns of a row group: the writer takes them at once, whatever it needs of them. */
const dictionaryBytes = 64 * 1024 * 1024;
function format(columns) {
    const rows = Math.min(122_880, Math.max(2048, Math.floor(valuesPerGroup / columns / 2048) * 2048));
    const bytes = Math.min(1024 * 1024, Math.floor(dictionaryBytes / columns));
    // Delta encodings are quicker than a general compression, and a dictionary pays for few values only.
    const dictionary = `DICTIONARY_SIZE_LIMIT ${Math.min(6000, Math.floor(rows / 5))}, STRING_DICTIONARY_PAGE_SIZE_LIMIT ${bytes}`;
    return `(FORMAT parquet, PARQUET_VERSION v2, COMPRESSION uncompressed, ${dictionary}, ROW_GROUP_SIZE ${rows}, WRITE_BLOOM_FILTER false, RETURN_STATS)`;
}
/** Columns whose misfits one number can mark: as many bits as JavaScript keeps exactly. */
const perMark = 50;
/**
 * Writes text columns c0, c1, ... to a scratch Parquet file, in the given forms, or wider ones, where every text is made again from its value,
 * as text elsewhere. Columns in `readAs` are read so by the engine itself: they are trusted to be written as their form asks, or are text of few
 * values. `from` gives the FROM item that reads them as types; it is read once more when a form was guessed wrong.
 */
async function stageTyped(connection, from, guessed, readAs) {
    const path = (0,external_node_path_.join)(connection.scratch, `part-${crypto.randomUUID()}.parquet`);
    const types = guessed.map((_, i) => readAs[i]?.type ?? 'VARCHAR');
    const typed = guessed.flatMap((form, i) => (form && readAs[i] === undefined ? [{ form, i }] : []));
    const marks = Array.from({ length: Math.ceil(typed.length / perMark) }, (_, k) => typed.slice(k * perMark, (k + 1) * perMark));
    const inner = typed.map(({ form, i }) => `, ${form.parse(`c${i}`)} AS v${i}`).join('');
    const values = guessed.map((form, i) => {
        const reading = readAs[i];
        if (form && !reading)
            return `v${i} AS c${i}`;
        return reading?.kept ? `${reading.kept(`c${i}`)} AS c${i}` : `c${i}`;
    });
    const misfits = marks.map((columns, k) => {
        const bits = columns.map(({ form, i }, bit) => `CASE WHEN ${misfit(form, `v${i}`, `c${i}`)} THEN ${2 ** bit} ELSE 0 END`);
        return `${bits.join(' + ')} AS m${k}`;
    });
    // Every column is written, so every value is looked at: a projection would hide faults.
    const [written] = await connection.query(`COPY (SELECT ${[...values, ...misfits].join(', ')} FROM (SELECT *${inner} FROM ${from(types)})) TO ${(0,literal/* textLiteral */.nl)(path)} ${format(guessed.length)}`);
    const facts = copiedFacts(written['column_statistics'], Number(written['count']), guessed);
    if (typed.length === 0)
        return { path, forms: guessed, facts };
    const [found] = await connection.query(`SELECT ${[
        ...marks.map((_, k) => `CAST(coalesce(bit_or(CAST(m${k} AS BIGINT)), 0) AS BIGINT) AS m${k}`),
        ...typed.flatMap(({ form, i }) => form.within ? [`coalesce(bool_and(${form.within(`c${i}`)}), true) AS w${i}`] : []),
    ].join(', ')} FROM read_parquet(${(0,literal/* textLiteral */.nl)(path)}, hive_partitioning = false)`);
    const wrong = new Set(marks.flatMap((columns, k) => columns
        .filter(({ i }, bit) => Math.floor(Number(found[`m${k}`]) / 2 ** bit) % 2 === 1 || found[`w${i}`] === false)
        .map(({ i }) => i)));
    if (wrong.size === 0)
        return { path, forms: guessed, facts };
    await (0,promises_.rm)(path, { force: true });
    return stageTyped(connection, from, guessed.map((form, i) => (wrong.has(i) ? form.wider : form)), readAs);
}
/** SQL: is the text lost in the value? */
function misfit({ text, oneText }, value, original) {
    return oneText ? `${value} IS NULL AND ${original} IS NOT NULL` : `${text(value)} IS DISTINCT FROM ${original}`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/csv.ts















/** Reads one delimited file into a scratch Parquet file. Anything it cannot read whole is an error. */
async function stageCsv(connecting, source, index, intake) {
    const file = source.files[index];
    // Most files turn out to be plain: they are read while their bytes are looked at.
    const early = seemsPlain(source, file) ? await lookAhead(source, index, intake) : undefined;
    const looking = plainText(connecting, source, index, early?.check?.look);
    const reading = early && settled(stageTrusting(connecting, source, index, early));
    const plain = await looking.catch(async (error) => {
        await reading;
        throw error;
    });
    const read = await reading;
    // A copy has lines of other lengths.
    if (plain.overlong || plain.path !== file)
        await refuseLongLine(plain.path, source.shown[index]);
    const about = { digest: plain.digest, warnings: plain.warnings };
    if (!early || !read || plain.path !== file) {
        const layout = await layoutOf(source, index, plain.path, intake);
        return { ...(await stagePlain(connecting, source, index, layout, [])), ...about };
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
    const guessed = early.layout.guessed.map((form, i) => early.trusted[i] && !written[i] ? (form?.wider ?? form) : form);
    return { ...(await stagePlain(connecting, source, index, { ...early.layout, guessed }, trusted)), ...about };
}
async function layoutOf(source, index, path, { formOf }) {
    const { delimiter, nullValues } = source;
    const names = await readHeader(path, source.shown[index], delimiter);
    const { records, unquoted } = await sampleRecords(path, { delimiter, columns: names.length });
    const texts = names.map((_, i) => records.map((record) => record[i]).filter((text) => text !== '' && !nullValues.includes(text)));
    // Files of one table are to share their forms.
    const alone = source.files.length === 1;
    const guessed = texts.map((sample) => (alone ? narrowed(formOf(sample), sample) : formOf(sample)));
    const few = texts.map((sample, i) => (guessed[i] ? undefined : fewTexts(sample)));
    return { path, names, guessed, few, unquoted };
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
/**
 * Reads a file of plain text as it is trusted to be, and text of few values as codes of them, which cost half as much to write: any other
 * value is an error, and then it is read as text.
 */
async function stageTrusting(connecting, source, index, { layout, trusted }) {
    const coded = trusted.some(Boolean) ? layout.few : [];
    try {
        return await stagePlain(connecting, source, index, layout, trusted, coded);
    }
    catch (error) {
        const column = (0,engine_message/* unreadColumn */.I)(error.cause);
        if (column === undefined || coded[column] === undefined)
            throw error;
        return stagePlain(connecting, source, index, layout, trusted);
    }
}
/** Bytes of a buffer of the reader, no fewer than its longest line may have: of its own, of 32 MB, it holds many. */
const bytesAtOnce = 2_500_000;
/** Reads a file of plain text. */
async function stagePlain(connecting, source, index, { path, names, guessed }, trusted, coded = []) {
    const connection = await connecting;
    const shown = source.shown[index];
    const { delimiter, nullValues } = source;
    const columns = (types) => types.map((type, i) => `c${i}: ${(0,literal/* textLiteral */.nl)(type)}`).join(', ');
    const from = (types, options) => `read_csv(${(0,literal/* textLiteral */.nl)(path)}, auto_detect = false, hive_partitioning = false, header = false, skip = 1, delim = ${(0,literal/* textLiteral */.nl)(delimiter)}, quote = '"', escape = '"', columns = {${columns(types)}}, nullstr = [${['', ...nullValues].map(literal/* textLiteral */.nl).join(', ')}], strict_mode = true, ${options})`;
    const unread = guessed.map((form, i) => trusted[i] === true && source.files.length === 1 && source.unasked?.(names[i], form.type) === true);
    const readAs = guessed.map((form, i) => {
        if (unread[i])
            return presenceAlone;
        if (trusted[i])
            return { type: form.readAs };
        return coded[i] && codes(coded[i]);
    });
    const reading = (types) => from(types, `buffer_size = ${bytesAtOnce}`);
    const staged = await stageTyped(connection, reading, guessed, readAs).catch(async (cause) => {
        if (cause instanceof user_error/* UserError */.y)
            throw cause;
        // What is trusted is read again without trust before a fault of it is told.
        if (!trusted.some(Boolean)) {
            const text = names.map(() => 'VARCHAR');
            await tellRejects(connection, (options) => from(text, options), { path, shown, columns: names.length });
        }
        throw new user_error/* UserError */.y('unreadable', `${shown} cannot be read as ${source.format.toUpperCase()}: ${(0,engine_message/* engineMessage */.g)(cause)}.`, {
            hint: 'Mend the file, or write it again with a CSV library.',
            cause,
        });
    });
    return {
        from: `read_parquet(${(0,literal/* textLiteral */.nl)(staged.path)}, file_row_number = true, hive_partitioning = false)`,
        columns: names.map((name, i) => {
            const [form, found] = [staged.forms[i], staged.facts[i]];
            // The ends of what is kept instead of values say nothing.
            const facts = found && unread[i] ? { present: found.present } : found;
            return {
                name,
                sql: `c${i}`,
                stored: 'text',
                storedAs: 'text',
                ...(form && { form }),
                ...(facts && { facts }),
                ...(unread[i] && { unread: true }),
            };
        }),
        lines: (rows) => linesOfRecords(path, rows, { delimiter, columns: names.length }),
    };
}
/** Throws a UserError when a line is longer than the reader takes. */
async function refuseLongLine(path, shown) {
    const line = await firstLineOver(path, longestLine);
    if (line === undefined)
        return;
    throw new user_error/* UserError */.y('unreadable', `${shown}: line ${line} cannot be read: it has more than ${longestLine} bytes.`, {
        hint: 'Mend this line, or write the file again with a CSV library.',
    });
}
/** The file itself when it is plain UTF-8 with one kind of line end, else a plain copy of it. */
async function plainText(connecting, source, index, look) {
    const file = source.files[index];
    const shown = source.shown[index];
    const { encoding } = source;
    const facts = await scanText(file, shown, isCompressed(file) ? await freeDisk((await connecting).scratch) : Infinity, look);
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
    const { digest, overlong } = facts;
    if (!mixed && encoding === 'utf-8' && !isCompressed(file))
        return { path: file, digest, warnings, overlong };
    const path = (0,external_node_path_.join)((await connecting).scratch, `text-${crypto.randomUUID()}`);
    await copyAsPlainText(file, path, encoding, shown);
    return { path, digest, warnings, overlong };
}

// EXTERNAL MODULE: ./packages/data-quality/src/sql/number-text.ts
var number_text = __webpack_require__(25154);
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
    // A window of one row streams: of ascending numbers it takes a fifth of the time of `differentIntegers`, of others none.
    ascends: (value, from) => `SELECT count(*) AS breaks FROM (SELECT k0 FROM (SELECT k0, lag(k0) OVER () AS before FROM (SELECT ${value} AS k0 FROM ${from}) AS k) AS l WHERE k0 IS NULL OR k0 <= before LIMIT 1) AS first`,
    // Its place in a table of all such numbers, as `perfect_ht_threshold` allows.
    quickGroup: (number) => `CAST(${number} AS USMALLINT)`,
    shiftedRight: (whole, bits) => `(${whole} >> ${bits})`,
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
/**
 * Counts the rows for which a condition is true. Hundreds of `FILTER` clauses in one statement take DuckDB many times as long. `weight`: an
 * expression for the rows that each row stands for, else 1.
 */
function countWhere(condition, weight) {
    if (weight !== undefined)
        return `coalesce(CAST(sum(CASE WHEN ${condition} THEN ${weight} END) AS BIGINT), 0)`;
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
    const open = questions.map((asked, i) => asked.filter(({ letter }) => mayHold(first, columns[i], letter, i)));
    const all = Number(first['rows']) < firstRows ? first : await ask(open, from, query);
    return {
        rows: Number(all['rows']),
        columns: columns.map((column, i) => typedColumn(column, (letter) => Number(all[`${letter}${i}`] ?? 0))),
    };
}
/** A question about all values, unless its answer is known, or one whose answer was yes for every value so far. */
function mayHold(first, { facts }, letter, i) {
    if (letter === 'n')
        return !facts;
    if (letter === 'least' || letter === 'most')
        return true;
    return Number(first[`${letter}${i}`]) === Number(first[`n${i}`]);
}
const wholeNumber = "'\\s*[+-]?\\d+(\\.0*)?\\s*'";
/** What is counted of a column: values, and those that look like an integer, a float, a boolean, a time, a date. What is known is not asked. */
function questionsOf({ sql, stored, form, facts, unread }) {
    const present = { letter: 'n', sql: `count(${sql})` };
    if (unread)
        return facts ? [] : [present];
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
    if (facts && form && !form.mayBeTime && (form.type !== 'integer' || facts.range || facts.present === 0))
        return [];
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
    const { name, stored, storedAs, form, unread } = column;
    const sql = unread ? notKept(column.sql, form.readAs) : column.sql;
    const asked = form?.type === 'integer' && !unread && count('n') > 0;
    const facts = column.facts ?? {
        present: count('n'),
        ...(asked && { range: { least: count('least'), most: count('most') } }),
    };
    return {
        name,
        sql: form ? form.text(sql) : sql,
        stored,
        storedAs,
        inferred: inferred(column, facts.present, count),
        facts,
        ...(unread && { presence: `${column.sql} IS NOT NULL` }),
        ...(form && {
            kept: { sql, reads: form.reads(sql), ...(form.step !== undefined && { step: form.step }) },
        }),
    };
}
function inferred({ stored, form }, present, count) {
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

// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/instance.ts
var instance = __webpack_require__(58509);
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
var external_node_readline_ = __webpack_require__(80481);
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

// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/parquet.ts
var parquet = __webpack_require__(36316);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/open-tables.ts
/** No views: of 1,000 columns, each statement on one would be bound for 25 ms, and most look at a single column. */
function openTables() {
    const tables = new Map();
    const kept = new Map();
    const narrowed = (sql) => {
        const asked = [...tables].filter(([name]) => sql.includes(name));
        if (asked.length === 0)
            return sql;
        const columns = new Set(sql.match(/\bc\d+\b/g));
        return asked.reduce((text, [name, select]) => text.replaceAll(name, () => `(${select(columns)}) AS ${name}`), sql);
    };
    return {
        add: (name, select) => void tables.set(name, select),
        kept(select) {
            const name = `"kept_${crypto.randomUUID()}"`;
            kept.set(name, { select });
            return name;
        },
        async query(sql, engine) {
            for (const name of sql.match(/"kept_[0-9a-f-]{36}"/g) ?? []) {
                const table = kept.get(name);
                if (table)
                    await (table.made ??= engine(`CREATE TABLE ${name} AS ${narrowed(table.select)}`));
            }
            return engine(narrowed(sql));
        },
    };
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
function duckDbEngine(connecting, intake = usualIntake) {
    const tables = openTables();
    return {
        open: (source) => openTable(connecting, source, intake, tables),
        query: async (sql) => tables.query(sql, (await connecting).query),
        doing: (work) => doing(connecting, work),
        close: async () => {
            const connection = await Promise.resolve(connecting).catch(() => undefined);
            await connection?.close();
        },
    };
}
function doing(connecting, work) {
    // Who asks it something is told why it cannot be opened.
    Promise.resolve(connecting).then((connection) => connection.doing(work), () => { });
}
/** Reads one file. Those that can look at it by themselves do so before the engine is up. */
const readers = {
    csv: stageCsv,
    tsv: stageCsv,
    jsonl: async (connecting, source, index) => stageJsonl(await connecting, source, index),
    parquet: async (connecting, source, index) => (0,parquet/* openParquet */.D)(await connecting, source, index),
};
async function openTable(connecting, asked, intake, tables) {
    const source = await withoutWildcards(connecting, asked);
    const parts = [];
    for (const [index, shown] of source.shown.entries()) {
        doing(connecting, `reading ${shown}`);
        parts.push(withPartitions(await readers[source.format](connecting, source, index, intake), source, index));
    }
    const connection = await connecting;
    connection.doing(`looking at the types of ${source.shown.length > 1 ? 'all files' : source.shown[0]}`);
    const first = parts[0];
    parts.forEach((part, i) => sameColumns(first, part, source, i));
    const rowsOf = (0,literal/* identifier */.Cv)(`table_${crypto.randomUUID()}`);
    const query = (sql) => tables.query(sql, connection.query);
    const raw = first.columns.map((_, i) => commonColumn(parts, i));
    tables.add(rowsOf, (named) => parts.map((part, index) => partQuery(part, index, raw, named)).join(' UNION ALL '));
    const { rows, columns: inferred } = await inferTypes(raw, rowsOf, query);
    const columns = inferred.map((column, i) => {
        const { sql, facts } = raw[i];
        if (!facts?.few)
            return column;
        const values = `SELECT ${sql}, count(*) AS ${rowsOfValue} FROM ${rowsOf} GROUP BY ${sql}`;
        return { ...column, counted: tables.kept(values) };
    });
    return {
        engine: `DuckDB ${connection.version}`,
        dialect: duckDbDialect,
        from: rowsOf,
        columns,
        rows,
        placed: true,
        atOnce: instance/* atOnce */.z,
        digest: `sha256:${parts.length === 1 ? first.digest : digestOf(parts)}`,
        files: source.shown,
        warnings: parts.flatMap(({ warnings }) => warnings),
        lines: (places) => engine_linesOf(parts, places),
        async named(types) {
            const named = (0,literal/* identifier */.Cv)(`named_${crypto.randomUUID()}`);
            const values = (0,named_columns/* namedColumns */.T)(columns, types, duckDbDialect);
            await query(`CREATE VIEW ${named} AS SELECT ${[...values, placeColumns.part, placeColumns.row].join(', ')} FROM ${rowsOf}`);
            return named;
        },
    };
}
/** A path is a pattern to the engine's readers; a file whose name looks like one is read under another name. */
async function withoutWildcards(connecting, source) {
    const files = await Promise.all(source.files.map(async (file, i) => {
        if (!/[*?[\]{}]/.test(file))
            return file;
        const { scratch } = await connecting;
        const copy = (0,external_node_path_.join)(scratch, `file-${i}-${crypto.randomUUID()}${/(\.\w+)*$/.exec(file)[0]}`);
        await (0,promises_.copyFile)(file, copy);
        return copy;
    }));
    return { ...source, files };
}
/** A column of the whole table: kept in a form that all parts share, else as the text of each. */
function commonColumn(parts, index) {
    const { name, stored, storedAs, form, unread } = parts[0].columns[index];
    const shared = form && parts.every(({ columns }) => columns[index].form?.name === form.name);
    const facts = joinedFacts(parts.map(({ columns }) => columns[index].facts), shared === true);
    return {
        name,
        sql: `c${index}`,
        stored,
        storedAs,
        ...(shared && { form }),
        ...(facts && { facts }),
        ...(unread && { unread }),
    };
}
/** Rows of a part, with those columns of the table that are named. */
function partQuery(part, index, table, named) {
    const columns = part.columns.flatMap(({ sql, form }, i) => {
        const { sql: name, form: shared } = table[i];
        return named.has(name) ? [`${form && !shared ? form.text(sql) : sql} AS ${name}, `] : [];
    });
    return `SELECT ${columns.join('')}${index} AS ${placeColumns.part}, file_row_number + 1 AS ${placeColumns.row} FROM ${part.from}`;
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

// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(65974);
// EXTERNAL MODULE: ./packages/data-quality/src/rules/handling.ts
var rules_handling = __webpack_require__(24597);
// EXTERNAL MODULE: ./packages/data-quality/src/sql/typed.ts
var typed = __webpack_require__(13837);
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
var limit = __webpack_require__(48117);
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
function condition({ column, rule, table: { dialect, rows } }, word, handling, { failingRows, ...told }) {
    const there = (0,typed/* present */.Eb)(column);
    const { checked = there } = told;
    const checkedRows = checked === 'true' ? rows : checked === there ? column.facts?.present : undefined;
    return {
        kind: 'condition',
        id: `columns.${column.name}.${word}`,
        subject: column.name,
        checked,
        ...(checkedRows !== undefined &&
            failingRows !== undefined && { known: { checked: checkedRows, failing: failingRows } }),
        ...(column.counted !== undefined && { perValue: column.counted }),
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
            failingRows: invalid === 'false' ? 0 : undefined,
            fault: `are not ${type}s${stored}`,
            merit: `are ${type}s`,
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
                failingRows: holdsForAll(column, side, written.value) ? 0 : undefined,
                fault: `are not ${told}`,
                merit: `are ${told}`,
            }),
        ];
    });
}
/** Do the ends of a column's range say that a bound holds for each of its values? */
function holdsForAll({ kept, facts }, side, bound) {
    if (!kept?.reads.float || !facts?.range || bound.kind !== 'number')
        return false;
    const { least, most } = facts.range;
    switch (side) {
        case 'min':
            return least >= bound.value;
        case 'max':
            return most <= bound.value;
        case 'exclusive-min':
            return least > bound.value;
        case 'exclusive-max':
            return most < bound.value;
    }
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
        if (column.kept?.step === 1)
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
    const { dialect, rows } = table;
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
            failingRows: nan === 'false' && column.facts ? rows - column.facts.present : undefined,
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

;// CONCATENATED MODULE: ./packages/data-quality/src/sql/integer-repeats.ts
/** One row, `checked` and `failing`: the numbers there are, and those that repeat an earlier one. Undefined where the engine has no quick way. */
function integerRepeats({ key, from, low, high }, dialect) {
    const different = dialect.differentIntegers?.('k0', low, high);
    return (different &&
        `SELECT count(k0) AS checked, count(k0) - ${different} AS failing FROM (SELECT ${key} AS k0 FROM ${from}) AS k`);
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
    const range = key.length === 1 && key[0].column.kept?.step === 1 ? key[0].column.facts?.range : undefined;
    const quick = (from) => range && skipNulls
        ? integerRepeats({ key: columns[0], from, low: range.least, high: range.most }, dialect)
        : undefined;
    const { ascends } = dialect;
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
        ...(ascends && key.length === 1 && { noneFails: (from) => ascends(columns[0], from) }),
        count: (from) => quick(from) ??
            `SELECT coalesce(sum(n), 0) AS checked, coalesce(sum(n - 1), 0) AS failing FROM (SELECT ${keys}, count(*) AS n FROM (SELECT ${aliased} FROM ${from}${kept}) AS k GROUP BY ${keys}) AS g`,
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
var nearest = __webpack_require__(99953);
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
    const fails = `CASE WHEN (\n${sql}\n) THEN false ELSE true END`;
    const checked = where === undefined ? 'true' : `coalesce((\n${where}\n), false)`;
    return {
        kind: 'condition',
        ...named,
        checked,
        failing: where === undefined ? fails : `(${checked} AND ${fails})`,
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

;// CONCATENATED MODULE: ./packages/data-quality/src/few-at-once.ts
/**
 * What `work` makes of each item, in the items' order, `atOnce` of them under way at a time. When one fails no other is begun, and those
 * under way have ended before the first failure is thrown.
 */
async function fewAtOnce(items, atOnce, work) {
    const results = [];
    const failures = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length && failures.length === 0) {
            const index = next++;
            try {
                results[index] = await work(items[index], index);
            }
            catch (error) {
                failures.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
    if (failures.length > 0)
        throw failures[0];
    return results;
}

// EXTERNAL MODULE: ./packages/data-quality/src/query-error.ts
var query_error = __webpack_require__(19925);
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

/**
 * Finds where rows fail: the first ones in the order of their places or keys. Nothing is asked when none fails or nothing tells them apart.
 * `inPlace`: what is selected leaves a table's rows in their order.
 */
function failingRows(table, query, options) {
    const marks = rowMarks(table, options.key ?? [], options.showValues);
    return async (rule, failing, select, { inPlace = false } = {}) => {
        if (failing === 0 || options.maxFailingRows === 0)
            return [];
        const value = options.showValues === false || rule.value === undefined ? [] : [`${rule.value} AS value`];
        const list = [...marks.select(rule.named === true), ...value];
        if (list.length === 0)
            return [];
        const order = marks.orderedBy.length > 0 ? marks.orderedBy.join(', ') : 'value';
        const selected = select(list.join(', '), marks.order);
        const first = `LIMIT ${options.maxFailingRows}`;
        // Most often the first are found at once, while an order looks at all.
        const few = inPlace && table.placed ? `SELECT * FROM (${selected}) AS found ${first}` : selected;
        const rows = await query(`SELECT * FROM (${few}) AS failing ORDER BY ${order} ${first}`);
        return marks.tell(rows);
    };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/scan.ts





/** All conditions and moments in as few scans as may be. */
async function scan(plan, fromOf, query, atOnce) {
    const bySource = new Map();
    const found = new Map();
    for (const rule of plan) {
        if (rule.kind !== 'condition' && rule.kind !== 'aggregate')
            continue;
        if (rule.kind === 'condition' && rule.known && rule.where === undefined) {
            found.set(rule, { cells: [rule.known.checked, rule.known.failing] });
            continue;
        }
        try {
            const { from, list } = asked(rule, await fromOf(rule));
            bySource.set(from, [...(bySource.get(from) ?? []), { rule, list }]);
        }
        catch (error) {
            if (error instanceof user_error/* UserError */.y)
                throw error;
            found.set(rule, { error });
        }
    }
    await fewAtOnce([...bySource], atOnce, async ([from, asked]) => {
        const cells = await selectMany(asked.map(({ list }) => list), from, query);
        asked.forEach(({ rule }, i) => found.set(rule, cells[i]));
    });
    return found;
}
function asked(rule, from) {
    if (rule.kind === 'aggregate')
        return { from, list: momentsOf(rule) };
    const { perValue } = rule;
    if (perValue === undefined || rule.where !== undefined)
        return { from, list: countsOf(rule) };
    return { from: perValue, list: countsOf(rule, rowsOfValue) };
}
/** Rows looked at and rows that fail; `weight`: an expression for the rows that each row stands for. */
function countsOf({ checked, failing }, weight) {
    return [countWhere(checked, weight), countWhere(failing, weight)];
}
function cellsOf(selected) {
    if ('error' in selected)
        throw selected.error;
    return selected.cells;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/run.ts













/** Runs planned rules; the checks come in the plan's order. A rule that cannot be run is told by its own check and stops no other. */
async function runRules(plan, table, engine, options) {
    const query = (sql) => engine.query(sql);
    const named = once(() => table.named(options.types));
    const rowsOf = failingRows(table, query, options);
    const { atOnce = 1 } = table;
    const scanned = await scan(plan, fromOf, query, atOnce);
    const aggregate = aggregateReader(scanned, query);
    return fewAtOnce(plan, atOnce, async (rule) => {
        try {
            return atMost(rule.severity, await run(rule));
        }
        catch (error) {
            if (rule.kind === 'decided' || error instanceof user_error/* UserError */.y)
                throw error;
            return broken(rule, told(error, options.showValues === true));
        }
    });
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
        const select = (list) => `SELECT ${list} FROM ${from} WHERE ${rule.failing}`;
        const rows = await rowsOf(rule, failing, select, { inPlace: true });
        return judgeRows(rule, { checked, failing, rows });
    }
    async function countsOfRows(rule, from) {
        if (rule.noneFails && rule.where === undefined) {
            const [row] = await query(rule.noneFails(from));
            if (row['breaks'] === 0)
                return { checked: table.rows, failing: 0 };
        }
        const [row] = await query(rule.count(from));
        return { checked: Number(row['checked']), failing: Number(row['failing']) };
    }
    async function countRows(rule, from) {
        const { checked, failing } = await countsOfRows(rule, from);
        const rows = await rowsOf(rule, failing, (list, order) => rule.failing(from, list, order));
        return judgeRows(rule, { checked, failing, rows });
    }
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

// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(86728);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/connection.ts
var connection = __webpack_require__(21134);
// EXTERNAL MODULE: ./packages/evidence/src/text-file.ts
var text_file = __webpack_require__(43655);
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
var explain = __webpack_require__(39252);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
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
    const reading = readValues(column, family, declared, dialect);
    return column.facts && reading.present === (0,typed/* present */.Eb)(column) ? { ...reading, n: column.facts.present } : reading;
}
function readValues(column, family, declared, dialect) {
    const { sql } = column;
    const there = (value, where = `${value} IS NOT NULL`) => ({ family, value, present: where });
    switch (family) {
        case 'number': {
            const type = declared === 'integer' ? 'integer' : 'float';
            // What is kept of the text of numbers is finite, and its integers are exact as doubles.
            if (column.kept?.reads[type] && column.kept.reads.float && (0,typed/* isNumber */.Et)(column.inferred)) {
                const { step, reads } = column.kept;
                const range = column.facts?.range;
                return {
                    family,
                    value: reads.float.value,
                    present: (0,typed/* present */.Eb)(column),
                    finite: true,
                    key: column.kept.sql,
                    ...(range && { range }),
                    ...(step !== undefined && { step }),
                };
            }
            const value = `CAST(${(0,typed/* readAs */.fd)(column, type, dialect).value} AS DOUBLE PRECISION)`;
            return { family, value, present: `(${value} IS NOT NULL AND NOT ${dialect.isNan(value)})` };
        }
        case 'boolean': {
            const { value } = (0,typed/* readAs */.fd)(column, 'boolean', dialect);
            const { quickGroup } = dialect;
            return {
                ...there(`CAST(${value} AS VARCHAR)`, `${value} IS NOT NULL`),
                group: quickGroup
                    ? { by: quickGroup(value), value: (by) => `CAST(CAST(${by} AS BOOLEAN) AS VARCHAR)` }
                    : { by: value, value: (by) => `CAST(${by} AS VARCHAR)` },
            };
        }
        case 'text': {
            const text = dialect.text(sql, column.stored);
            const value = (of) => canonicalText(of, dialect);
            const { counted } = column;
            return {
                ...there(value(text), (0,typed/* present */.Eb)(column)),
                group: { by: text, value, ...(counted !== undefined && { counted }) },
            };
        }
        case 'time':
        case 'other':
        case 'empty':
            return there(sql, (0,typed/* present */.Eb)(column));
    }
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

// EXTERNAL MODULE: ./packages/data-quality/src/drift/compat/policy.ts + 31 modules
var compat_policy = __webpack_require__(89623);
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

// EXTERNAL MODULE: ./packages/statistics/src/multiplicity.ts
var multiplicity = __webpack_require__(28394);
;// CONCATENATED MODULE: ./packages/data-quality/src/drift/decide.ts

/** Counts all tests of all columns together, then judges each by chance and by size. Pure. */
function decideDrift(results, policy, showValues = false) {
    const tests = results.flatMap((result) => ('tests' in result ? result.tests : []));
    const qs = new Map((0,multiplicity/* benjaminiHochberg */.Uh)(tests.map(({ p }) => p)).map((q, i) => [tests[i], q]));
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
var src_cells = __webpack_require__(89768);
;// CONCATENATED MODULE: ./packages/data-quality/src/drift/frequencies.ts


/** Quantile cells of the value test and of its effect. */
const cellCounts = { test: 40, effect: 100 };
/** Share of the reference outside each tail edge. */
const tailShare = 0.001;
/** SQL for the index of the cell a value lies in: the number of edges below it. */
function cellIndex(value, edges) {
    return stepwise(value, edges, String);
}
/** SQL that is `step(i)` for values with `i` of the ascending edges below them. Binary search, as nested CASE. */
function stepwise(value, edges, step, from = 0, to = edges.length) {
    if (from === to)
        return step(from);
    const middle = (from + to) >>> 1;
    const [below, above] = [stepwise(value, edges, step, from, middle), stepwise(value, edges, step, middle + 1, to)];
    return `CASE WHEN ${value} <= ${(0,literal/* doubleLiteral */.D0)(edges[middle])} THEN ${below} ELSE ${above} END`;
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
function rowsPerGroup({ by, counted }, from) {
    return counted === undefined
        ? `SELECT ${by} AS g, count(*) AS n FROM ${from} GROUP BY 1`
        : `SELECT ${by} AS g, ${rowsOfValue} AS n FROM ${counted}`;
}
/** Rows per category: v, n. */
function categoryFrequencies({ value, present, group }, from, limit) {
    // Leaving out rows costs as much as grouping them: of groups there are few.
    const groups = group
        ? `SELECT g, n FROM (${rowsPerGroup(group, from)}) AS a WHERE g IS NOT NULL`
        : `SELECT ${value} AS g, count(*) AS n FROM ${from} WHERE ${present} GROUP BY 1`;
    return `SELECT v, CAST(sum(n) AS BIGINT) AS n FROM (SELECT ${group?.value('g') ?? 'g'} AS v, n FROM (${groups}) AS x) AS y GROUP BY v ORDER BY 2 DESC, 1 LIMIT ${limit}`;
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
/** Counts the data's columns against a profile: few scans for what they can tell, then one grouping per column for the rest. Result: one entry per profile column. */
async function measure(profile, table, query, types) {
    const { from, dialect } = table;
    const byName = new Map(table.columns.map((column) => [column.name, column]));
    const asked = profile.columns.map((reference) => {
        const column = byName.get(reference.name);
        const reading = column && readingFor(reference, column, types.get(column.name), dialect);
        const edges = reference.frequencies && !reference.identifier ? edgesOf(reference.frequencies) : undefined;
        return { reference, reading, edges };
    });
    const counted = asked.flatMap(({ reading, edges }, i) => {
        if (reading === undefined || 'kind' in reading)
            return [];
        const cells = edges && reading.family === 'number' && dialect.rowsPerCell
            ? cellItems(reading, edges, dialect.rowsPerCell, i)
            : [];
        return [{ items: [`count(*) FILTER (WHERE ${reading.present}) AS n${i}`, ...cells], cells: cells.length > 0 }];
    });
    const scans = [counted.filter(({ cells }) => !cells), ...inGroups(counted.filter(({ cells }) => cells))];
    const rows = await fewAtOnce(scans.filter((scan) => scan.length > 0), table.atOnce ?? 1, (scan) => query(`SELECT ${scan.flatMap(({ items }) => items).join(', ')} FROM ${from}`));
    const scanned = Object.fromEntries(rows.flatMap(([row]) => Object.entries(row)));
    return fewAtOnce(asked, table.atOnce ?? 1, async ({ reference, reading, edges }, i) => {
        if (reading === undefined)
            return { kind: 'missing' };
        if ('kind' in reading)
            return reading;
        const n = Number(scanned[`n${i}`]);
        if (n === 0 || !edges || !dialect.rowsPerCell)
            return measureColumn(reference, reading, { n, edges }, table, query);
        return { kind: 'number', n, edges, ...measure_cellsOf(scanned, edges, n, i) };
    });
}
/** Columns whose rows per cell are counted in one scan: DuckDB holds up to 30 MB for each. */
const cellsAtOnce = 8;
function inGroups(columns) {
    return Array.from({ length: Math.ceil(columns.length / cellsAtOnce) }, (_, k) => columns.slice(k * cellsAtOnce, (k + 1) * cellsAtOnce));
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
var two_proportions = __webpack_require__(54689);
// EXTERNAL MODULE: ./packages/statistics/src/continuous.ts
var continuous = __webpack_require__(83942);
// EXTERNAL MODULE: ./packages/statistics/src/domain.ts
var domain = __webpack_require__(12897);
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
/** The same in SQL, of a run of `rows` up to `upTo`. */
function decidesSql(upTo, rows, n) {
    const [through, before] = [upTo, `${upTo} - ${rows}`].map((sql) => `CAST(${sql} AS DOUBLE PRECISION)`);
    const outside = Math.floor(tailShare * n);
    return [
        `${rows} * ${cellCounts.effect} >= ${n}`,
        ...Object.values(cellCounts).map((k) => `floor(${through} * ${k} / ${n}) > floor(${before} * ${k} / ${n})`),
        ...[outside, n - 1 - outside].map((index) => `${through} > ${index} AND ${before} <= ${index}`),
    ].join(' OR ');
}
/** Tells which runs are open, and closes those of which nothing is wanted. */
function opened(runs, n) {
    let before = 0;
    const alone = runs.map(({ rows, closed }) => {
        before += rows;
        return !closed && decides(before - rows, rows, n);
    });
    return runs.map((run, i) => {
        const { low, high, closed } = run;
        if (closed)
            return run;
        if (alone[i])
            return low !== undefined && low === high ? run : { ...run, open: true };
        if (high !== undefined)
            return run;
        return (alone[i + 1] ?? true) ? { ...run, open: true, last: true } : { ...run, closed: true };
    });
}
/**
 * Frequencies reduced to what the tests look at: values at which something is decided keep their own count, all values between two of them are
 * one under the largest. Cells and tail edges computed from it are those of every single value. `runs`: ascending; one of several values
 * decides nothing.
 */
function condense(runs, n) {
    const frequencies = { values: [], counts: [] };
    let before = 0;
    let open = false;
    for (const { high, rows, closed } of runs) {
        const alone = !closed && decides(before, rows, n);
        before += rows;
        if (alone || !open) {
            frequencies.values.push(high ?? NaN);
            frequencies.counts.push(rows);
        }
        else {
            frequencies.values[frequencies.values.length - 1] = high ?? NaN;
            frequencies.counts[frequencies.counts.length - 1] += rows;
        }
        open = !alone;
    }
    return frequencies;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/joined.ts


function stretches(runs) {
    const all = [];
    let [upTo, skipped] = [0, 0];
    for (const { open, rows } of runs) {
        if (!open)
            skipped += rows;
        else {
            upTo += rows;
            if (all.at(-1)?.skipped === skipped)
                all.pop();
            all.push({ upTo, skipped });
        }
    }
    return all;
}
const byCount = { at: 'cell', told: 'min(cell) AS cell' };
const byExtent = { at: 'cell', told: 'min(cell) AS cell, min(low) AS low, max(high) AS high' };
const byValue = { at: 'v', told: 'min(v) AS low, max(v) AS high' };
/**
 * All cells or values, those neighbours within which nothing is decided joined with their like: far fewer rows come back. `within`:
 * the stretches they are of, when they are not all there are.
 */
function joined(counted, { at, told }, n, within = [{ upTo: n, skipped: 0 }]) {
    const skipped = stepwise('t', within.slice(0, -1).map(({ upTo }) => upTo), (i) => String(within[i].skipped));
    const summed = `SELECT *, sum(n) OVER (ORDER BY ${at} ROWS UNBOUNDED PRECEDING) AS t FROM (${counted}) AS c`;
    const placed = `SELECT *, ${skipped} AS skipped FROM (${summed}) AS s`;
    const decided = `SELECT *, CASE WHEN ${decidesSql('(t + skipped)', 'n', n)} THEN 1 ELSE 0 END AS alone FROM (${placed}) AS p`;
    // What follows the last of a stretch is not among these rows: its largest value may be wanted.
    const next = `lead(alone) OVER (PARTITION BY skipped ORDER BY ${at})`;
    const followed = `SELECT *, CASE WHEN alone + coalesce(${next}, 1) > 0 THEN 1 ELSE 0 END AS kept FROM (${decided}) AS d`;
    const numbered = `SELECT *, sum(kept) OVER (ORDER BY ${at} ROWS UNBOUNDED PRECEDING) AS run FROM (${followed}) AS f`;
    return `SELECT ${told}, CAST(sum(n) AS BIGINT) AS n, 1 - kept AS closed FROM (${numbered}) AS r GROUP BY run, kept ORDER BY run, kept DESC`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/number-frequencies.ts



const mostQuick = 65_535;
/** Grouping by cells costs a tenth of grouping by as many values as there are rows, which have to be fetched too. */
function usualParting({ n, dialect }) {
    return { few: Math.max(20_000, n / 400), cells: dialect.quickGroup ? 65_000 : 4096 };
}
/** Narrower cells have no exact number: values that crowd closer are fetched one by one. */
const finest = 2 ** 50;
/**
 * Condensed frequencies of a column of numbers, exact: values are counted by cells of equal width, and only cells in which a quantile or an
 * edge falls are opened. `repeats`: some value is known to come twice.
 */
async function numberFrequencies(column, query, parting = usualParting(column)) {
    const { n, low, high } = column;
    const span = high - low;
    // Beyond these, widths and cells overflow or vanish.
    const parted = valuesIn([{ rows: n }], column.reading, span) > parting.few && span > 1e-200 && span < 1e200;
    const runs = parted ? await partedRuns(column, query, parting) : await valueRuns(column, [], query);
    const repeats = runs.some(({ low, high, rows }) => low !== undefined && low === high && rows > 1);
    return { frequencies: condense(runs, n), repeats };
}
async function partedRuns(column, query, { few, cells }) {
    const levels = [];
    let scale = cells;
    let cut = cutOf(column, scale);
    let runs = await number_frequencies_ask(joined(countsOfCells(column, cut), byCount, column.n), query);
    for (;;) {
        runs = opened(runs, column.n);
        const open = runs.filter((run) => run.open);
        if (open.length === 0)
            return runs;
        levels.push({ cut, open });
        const deciding = open.filter(({ last }) => !last);
        const finer = scale * Math.max(8, Math.ceil(cells / deciding.length));
        if (valuesIn(deciding, column.reading, cut.width) <= few || finer > finest)
            return inPlace(runs, await valueRuns(column, levels, query, stretches(runs)));
        scale = finer;
        cut = cutOf(column, scale);
        const cellsWithin = joined(extentsOfCells(column, cut, levels), byExtent, column.n, stretches(runs));
        runs = inPlace(runs, await number_frequencies_ask(cellsWithin, query));
    }
}
/** Most different values in cells of a width. */
function valuesIn(runs, { step }, width) {
    const most = step === undefined ? Infinity : width / step + 2;
    return runs.reduce((sum, { rows }) => sum + Math.min(rows, most), 0);
}
/** The runs with those found within the open ones in their place: open neighbours hold the rows of the next ones found. */
function inPlace(runs, found) {
    const all = [];
    let next = 0;
    let owed = 0;
    for (const run of runs) {
        if (!run.open)
            all.push(run);
        else
            for (owed += run.rows; owed > 0 && next < found.length; owed -= found[next++].rows)
                all.push(found[next]);
    }
    if (owed !== 0 || next < found.length)
        throw new Error('Cells of numbers hold other rows than were counted.');
    return all;
}
/** About `scale` cells. */
function cutOf(column, scale) {
    const { quickGroup } = column.dialect;
    const { width, place } = cutInWhole(column, scale) ?? cutAnywhere(column, scale);
    return { width, place: quickGroup && scale <= mostQuick ? quickGroup(place) : `CAST(${place} AS BIGINT)` };
}
/** Where that gives half as many cells at least: cells as wide as a power of 2, among whole numbers or what is rounded to them. */
function cutInWhole({ reading, low, high, dialect }, scale) {
    const { key, step, finite } = reading;
    if (!dialect.shiftedRight || !finite || key === undefined || step === undefined)
        return undefined;
    const [first, last] = [Math.floor(low), Math.ceil(high)];
    const bits = Math.ceil(Math.log2((last - first + 1) / scale));
    if (bits < 0 || !Number.isSafeInteger(first) || !Number.isSafeInteger(last))
        return undefined;
    return { width: 2 ** bits, place: dialect.shiftedRight(`(CAST(${key} AS BIGINT) - ${first})`, bits) };
}
function cutAnywhere({ reading, low, high }, scale) {
    const width = (high - low) / scale;
    const place = `(v - ${(0,literal/* doubleLiteral */.D0)(low)}) * ${(0,literal/* doubleLiteral */.D0)(scale / (high - low))}`;
    if (reading.finite)
        return { width, place };
    // The ends by comparison: they may be infinite, and products next to zero vanish.
    return {
        width,
        place: `CASE WHEN v <= ${(0,literal/* doubleLiteral */.D0)(low + width / 4)} THEN 0 WHEN v >= ${(0,literal/* doubleLiteral */.D0)(high)} THEN ${scale} ELSE ${place} END`,
    };
}
/** All there are; where nothing but null is no number, null too, as leaving it out costs as much as counting. Adding 0 makes -0.0 the same value as 0.0. */
function values({ reading: { value, present, finite, key }, from }) {
    return finite
        ? `SELECT ${key === undefined ? '' : `${key}, `}${value} AS v FROM ${from}`
        : `SELECT ${value} + 0.0 AS v FROM ${from} WHERE ${present}`;
}
/** Rows of each cell; their extent would cost more than they do. */
function countsOfCells(column, { place }) {
    const placed = `SELECT ${place} AS cell FROM (${values(column)}) AS x`;
    return `SELECT cell, n FROM (SELECT cell, count(*) AS n FROM (${placed}) AS y GROUP BY cell) AS z WHERE cell IS NOT NULL`;
}
/** Rows and extent of each cell within those that are open. */
function extentsOfCells(column, { place }, levels) {
    const placed = `SELECT v, ${place} AS cell FROM (${values(column)}) AS x${isOpen(levels)}`;
    return `SELECT cell, count(*) AS n, min(v) AS low, max(v) AS high FROM (${placed}) AS y GROUP BY cell`;
}
/** Share of rows. */
const mostOpen = 0.75;
/** Rows per value within the open cells. */
async function valueRuns(column, levels, query, within) {
    const { key, value } = column.reading;
    const open = isOpen(levels);
    // Where most rows are in open cells, to leave the others out costs more than to count them.
    const late = (levels.at(-1)?.open ?? []).reduce((sum, { rows }) => sum + rows, 0) > mostOpen * column.n;
    const source = `(${values(column)}) AS x${late ? '' : open}`;
    const each = key === undefined
        ? `SELECT v, count(*) AS n FROM ${source} GROUP BY v`
        : `SELECT ${key}, ${value} AS v, n FROM (SELECT ${key}, count(*) AS n FROM ${source} GROUP BY ${key}) AS k`;
    const counted = late ? `SELECT * FROM (${each}) AS e${open}` : each;
    const present = `SELECT v, n FROM (${counted}) AS c WHERE v IS NOT NULL`;
    return number_frequencies_ask(joined(present, byValue, column.n, within), query);
}
/** Open at every level: a cell can reach into the next cell of the level above. */
function isOpen(levels) {
    const conditions = levels.map(({ cut, open }) => placeAmong(cut, open));
    return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}
function placeAmong({ place }, cells) {
    return `${place} IN (${cells.map(({ cell }) => cell).join(', ')})`;
}
async function number_frequencies_ask(sql, query) {
    return (await query(sql)).map(({ n, cell, low, high, closed }) => ({
        rows: Number(n),
        ...(cell !== undefined && { cell: Number(cell) }),
        // -0 is 0.
        ...(low !== undefined && { low: Number(low) + 0, high: Number(high) + 0 }),
        ...(closed !== undefined && { closed: Number(closed) === 1 }),
    }));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/make-profile.ts







/** Profiles a table: one scan for what is not known of its columns, then one to three groupings per number column and one per category column. */
async function makeProfile(table, query, types = new Map()) {
    const readings = table.columns.map((column) => {
        const declared = types.get(column.name);
        return read(column, familyOfColumn(column, declared), declared, table.dialect);
    });
    const asked = countsQuery(readings, table.from);
    const [counts] = asked === undefined ? [{}] : await query(asked);
    const columns = await fewAtOnce(table.columns, table.atOnce ?? 1, (column, i) => profileColumn(column, readings[i], make_profile_countsOf(counts, readings[i], i), table, query));
    return {
        schema: 'tidegate-profile/1',
        ...(table.digest !== undefined && { digest: table.digest }),
        rows: table.rows,
        columns,
    };
}
/** One scan: for each column its values, and of numbers the infinite ones and the ends of the finite. Undefined when all is known. */
function countsQuery(readings, from) {
    const counts = readings.flatMap(countsAsked);
    return counts.length === 0 ? undefined : `SELECT ${counts.join(', ')} FROM ${from}`;
}
function countsAsked({ family, value, present, n, finite, range }, i) {
    const [most, least] = [(0,literal/* doubleLiteral */.D0)(Infinity), (0,literal/* doubleLiteral */.D0)(-Infinity)];
    const there = n === undefined ? [`count(CASE WHEN ${present} THEN 1 END) AS n${i}`] : [];
    if (family !== 'number' || range || n === 0)
        return there;
    if (finite)
        return [...there, `min(${value}) AS min${i}`, `max(${value}) AS max${i}`];
    const within = `CASE WHEN ${present} AND ${value} < ${most} AND ${value} > ${least} THEN ${value} END`;
    return [
        ...there,
        `min(${within}) AS min${i}`,
        `max(${within}) AS max${i}`,
        `count(CASE WHEN ${value} = ${most} THEN 1 END) AS p${i}`,
        `count(CASE WHEN ${value} = ${least} THEN 1 END) AS m${i}`,
    ];
}
function make_profile_countsOf(row, { n, range }, i) {
    const number = (letter) => Number(row[`${letter}${i}`] ?? 0);
    return {
        n: n ?? number('n'),
        positive: number('p'),
        negative: number('m'),
        low: range?.least ?? Number(row[`min${i}`] ?? NaN),
        high: range?.most ?? Number(row[`max${i}`] ?? NaN),
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
    const numbers = { reading, from: table.from, dialect: table.dialect, ...counts };
    // More numbers than integers between the ends: some repeat, or are no integers.
    if (n === 1 || n - positive - negative > high - low + 1) {
        const { frequencies } = await numberFrequencies(numbers, query);
        return describeNumbers(base, { ...counts, fractional: 0, distinct: n === 1 ? 1 : 0 }, frequencies);
    }
    if (reading.step === 1) {
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
async function differentIntegers({ key, value, present }, { n, low, high, positive, negative }, { from, dialect }, query) {
    const values = `SELECT ${value} AS v FROM ${from} WHERE ${present}`;
    // The same questions, to the letter, that a rule asks: answers that are remembered.
    const numbers = key === undefined ? { key: 'v', from: `(${values}) AS x` } : { key, from };
    if (dialect.ascends) {
        const [row] = await query(dialect.ascends(numbers.key, numbers.from));
        if (row['breaks'] === 0)
            return n;
    }
    const quick = positive + negative === 0 ? integerRepeats({ ...numbers, low, high }, dialect) : undefined;
    if (quick !== undefined) {
        const [row] = await query(quick);
        return Number(row['checked']) - Number(row['failing']);
    }
    const [row] = await query(`SELECT count(*) AS n FROM (SELECT v FROM (${values}) AS x GROUP BY v) AS y`);
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
var table_name = __webpack_require__(46664);
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
var figure = __webpack_require__(40987);
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
    const bins = Array.from({ length: last - first + 1 }, (_, i) => bins_rounded((first + i) * width - offset));
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
    const widths = [1, 2, 2.5, 5, 10].map((step) => bins_rounded(step * power));
    if (integral)
        return widths.find((width) => width >= least && Number.isInteger(width)) ?? Math.max(1, Math.ceil(least));
    return widths.find((width) => width >= least * (1 - 1e-9)) ?? widths[widths.length - 1];
}
function bins_rounded(value) {
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

// EXTERNAL MODULE: ./packages/evidence/src/verdict.ts
var verdict = __webpack_require__(60478);
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
        verdicts: shown.map(([, { verdicts }]) => (0,verdict/* worst */.Q)(verdicts)),
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

// EXTERNAL MODULE: ./packages/data-quality/src/engines/duckdb/binding.ts + 4 modules
var binding = __webpack_require__(88855);
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
        open: async (connection, options) => (await __webpack_require__.e(/* import() */ 3883).then(__webpack_require__.bind(__webpack_require__, 73883))).postgresEngine(connection, options),
    },
    trino: {
        example: 'https://user:password@host:8443/catalog/schema',
        open: async (connection, options) => (await __webpack_require__.e(/* import() */ 9243).then(__webpack_require__.bind(__webpack_require__, 9243))).trinoEngine(connection, options),
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
var sources_partitions = __webpack_require__(12320);
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
    const connecting = connect(bindingOf(inputs, world), {
        files: sources.flatMap(({ files }) => files),
        temp: world.run.temp,
        ...(inputs['memory-limit'] !== undefined && { memoryLimit: inputs['memory-limit'] }),
    });
    const telling = connecting.then((connection) => withProgress(connection, { tell: (line) => world.log.info(line), now: () => world.clock.now() }));
    // What it fails with is thrown by whatever asks it first.
    telling.catch(() => { });
    const engine = duckDbEngine(telling);
    return {
        ...engine,
        settled,
        open: async (data) => engine.open({ ...sources[named.indexOf(data)], unasked: data.unasked }),
    };
}
async function bindingOf({ 'engine-path': path }, world) {
    return path === undefined ? (0,binding/* fetchedBinding */.Xc)(world) : (0,binding/* bindingAt */.Tu)(path, world);
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

;// CONCATENATED MODULE: ./packages/data-quality/src/remembered.ts
/** Asks each question of one answer once: rules and profile count the same at times, and the rows of an open table do not change. */
function remembered(query) {
    const answers = new Map();
    return async (sql) => {
        const known = answers.get(sql);
        if (known)
            return known;
        const asked = query(sql);
        answers.set(sql, asked);
        const forget = () => answers.delete(sql);
        asked.then((rows) => rows.length !== 1 && forget(), forget);
        return asked;
    };
}

// EXTERNAL MODULE: ./packages/fields/src/mapping.ts
var mapping = __webpack_require__(89921);
// EXTERNAL MODULE: ./packages/data-quality/src/settings.ts + 9 modules
var settings = __webpack_require__(43214);
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

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/unasked.ts
/** Names that SQL writes in one way only, but for their case. */
const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** What asks for columns without their names. */
const unnamed = /[*#]|columns\s*\(/i;
/**
 * Tells of a column of a type whether no rule asks for its values: whether they are there, and of that type, is known without them. Where
 * it cannot tell, one may.
 */
function unaskedByRules(rules) {
    const { columns = {}, ...others } = rules;
    const byName = new Map(Object.entries(columns));
    const texts = [others, ...byName.values()].flatMap(textsOf);
    const words = new Set(texts.flatMap((text) => text.toLowerCase().match(/\w+/g) ?? []));
    const all = (rules.duplicates && !rules.duplicates.columns) === true || texts.some((text) => unnamed.test(text));
    return (name, type) => {
        if (all || !plainName.test(name) || words.has(name.toLowerCase()))
            return false;
        const { type: declared, nulls, required: _, severity: __, ...asking } = byName.get(name) ?? {};
        if (declared && declared.value !== type)
            return false;
        return [declared?.where, nulls?.where, ...Object.values(asking)].every((rule) => rule === undefined);
    };
}
/** All texts in it, and the names of its parts. */
function textsOf(written) {
    if (typeof written === 'string')
        return [written];
    if (typeof written !== 'object' || written === null)
        return [];
    return Object.entries(written).flatMap(([name, part]) => [name, ...textsOf(part)]);
}

// EXTERNAL MODULE: ./packages/evidence/src/text.ts
var src_text = __webpack_require__(91436);
;// CONCATENATED MODULE: ./packages/data-quality/src/suggest/facts.ts



/** Most values that are taken for a closed set. */
const mostCategories = 20;
/** Facts of all columns: a few scans for all, then one grouping for each. */
async function facts_factsOf(table, query) {
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
var create = __webpack_require__(37291);
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
    const file = rulesFile(suggestRules(table.rows, await facts_factsOf(table, query)), data, today);
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
    const data = {
        input: 'data',
        typed: inputs.data,
        unasked: reference || inputs.suggest ? undefined : unasked(rules, making),
    };
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
        const engine = { ...opened, query: remembered(opened.query) };
        const judged = await judgeTable(table, engine, around, inputs, world);
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
/** Without a reference a profile says of times whether they are there, and of all else more. */
function unasked(rules, profiled) {
    const byRules = unaskedByRules(rules);
    const types = profiled === undefined ? ['date', 'timestamp', 'integer', 'boolean'] : ['date', 'timestamp'];
    return (name, type) => types.includes(type) && byRules(name, type);
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
        ...(0,judgement/* judge */.S)(checks),
        ...columnsAndFigures({
            table,
            types,
            seen: drift?.seen ?? (own && { profile: own }),
            checks: drift && !drift.seen ? ruleChecks : checks,
            mayShow,
        }),
        subject: table.digest === undefined ? {} : { dataDigest: table.digest },
        facts: {
            ...tableFacts(table, inputs.data),
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
function tableFacts(table, data) {
    return {
        data,
        ...(table.files.length > 0 && { files: table.files.length }),
        ...(table.digest !== undefined && { digest: table.digest }),
        ...table.facts,
        rows: table.rows,
        columns: table.columns.length,
        engine: table.engine,
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
async function validateData(inputs, world, connect = connection/* connectHere */.Po) {
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
        return { ...(0,judgement/* judge */.S)([tracked.check]), facts: { data, ...facts }, outputs: { 'failed-checks': 1 } };
    const judged = await judging();
    return { ...judged, ...(0,judgement/* judge */.S)([tracked.check, ...judged.checks]), facts: { ...judged.facts, ...facts } };
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







// EXTERNAL MODULE: ./packages/kit/src/action.ts
var action = __webpack_require__(33624);
;// CONCATENATED MODULE: ./actions/validate-data/src/action.ts




const action_action = (0,action/* defineAction */.Q)({
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
    config: source/* configFile */.Z,
    run,
    async knownBad(inputs, io, result) {
        const { knownBad } = await __webpack_require__.e(/* import() */ 2784).then(__webpack_require__.bind(__webpack_require__, 22784));
        return knownBad(inputs, io, result, (bad) => run(bad, io));
    },
});
function run(inputs, io) {
    const job = io.env('RUNNER_TRACKING_ID');
    const connect = (0,engine_process_connect.connectApart)({
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


/***/ }),

/***/ 46664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ tableName),
/* harmony export */   z: () => (/* binding */ namesTable)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);

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

/***/ 19925:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ unanswered),
/* harmony export */   l: () => (/* binding */ QueryError)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);

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

/***/ 61330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ namedColumns)
/* harmony export */ });
/* harmony import */ var _literal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _typed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13837);


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
        // What is kept of the text of numbers is finite.
        const finite = column.kept !== undefined && (0,_typed_js__WEBPACK_IMPORTED_MODULE_0__/* .isNumber */ .Et)(column.inferred);
        const number = float && !finite
            ? `CASE WHEN NOT ${dialect.isNan(`CAST(${value} AS DOUBLE PRECISION)`)} THEN ${value} END`
            : value;
        return `${number} AS ${(0,_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .Cv)(column.name)}`;
    });
}


/***/ }),

/***/ 25154:
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

/***/ 13837:
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
    return column.presence ?? `${keyOf(column)} IS NOT NULL`;
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

/***/ 28394:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uh: () => (/* binding */ benjaminiHochberg),
/* harmony export */   fU: () => (/* binding */ holm)
/* harmony export */ });
/* unused harmony exports hochberg, benjaminiYekutieli */
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12897);

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
    ps.forEach((p, i) => (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)(`p-value ${i}`, p, 0, 1));
    return ps.map((_, i) => i).sort((i, j) => ps[i] - ps[j] || i - j);
}


/***/ })

};
