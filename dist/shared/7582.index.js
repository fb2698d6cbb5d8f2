export const id = 7582;
export const ids = [7582];
export const modules = {

/***/ 88855:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Tu: () => (/* binding */ bindingAt),
  Xc: () => (/* binding */ fetchedBinding)
});

// UNUSED EXPORTS: thisHost

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
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





function isPinned(tarball, { integrity }) {
    return integrityOf(tarball) === integrity;
}
/** Throws unless the tarball is the pinned one. */
function refuseOther(tarball, { name, integrity }) {
    const found = integrityOf(tarball);
    if (found === integrity)
        return;
    throw new user_error/* UserError */.y('conflict', `${name}@${duckDbVersion} is not the package this action was built for: its sha512 is ${found}, not ${integrity}.`, {
        hint: 'The registry or a mirror serves something else: find out why before using it.',
    });
}
function integrityOf(tarball) {
    return `sha512-${(0,external_node_crypto_.createHash)('sha512').update(tarball).digest('base64')}`;
}
/** Throws unless each pinned file is among the unpacked ones, whose sha256 these are. */
function refuseUnpacked(found, { name, files }) {
    for (const [file, expected] of Object.entries(files)) {
        const sha256 = found.get(file);
        if (sha256 === expected)
            continue;
        throw new user_error/* UserError */.y('conflict', `${file} of ${name}@${duckDbVersion} is not what this action was built for: its sha256 is ${sha256 ?? 'that of no file'}, not ${expected}.`, { hint: 'This action was built wrong: use another release of it, and report this one.' });
    }
}
/** Throws unless each native file in `folder` is the pinned one. */
function refuseChanged(folder, { name, files }) {
    for (const [file, expected] of Object.entries(files)) {
        const path = (0,external_node_path_.join)(folder, file);
        const found = sha256Of(path, (cause) => {
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
/** Hex. Every run waits for this, so it is done in one go: a data file that is read meanwhile would keep it waiting. */
function sha256Of(path, unread) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const buffer = Buffer.allocUnsafe(1024 * 1024);
    let file;
    try {
        file = (0,external_node_fs_.openSync)(path, 'r');
        for (let read = 0; (read = (0,external_node_fs_.readSync)(file, buffer)) > 0;)
            hash.update(buffer.subarray(0, read));
        return hash.digest('hex');
    }
    catch (cause) {
        return unread(cause);
    }
    finally {
        if (file !== undefined)
            (0,external_node_fs_.closeSync)(file);
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/npm-package.ts






const hint = 'Check the npm registry and proxy settings of this job, or put the package on the runner and name it with `engine-path`.';
/** Milliseconds between two looks at what npm has written. */
const pause = 20;
/** Has the npm client leave the tarball of a package in `folder`; `node` is the path of the Node that runs this. */
async function packWithNpm(world, node, name, folder) {
    const spec = `${name}@${duckDbVersion}`;
    const args = ['pack', spec, '--pack-destination', folder, '--loglevel=error', '--ignore-scripts', '--prefer-offline'];
    // In the workspace, so that its .npmrc counts.
    const options = { cwd: world.path('.'), timeoutMs: 600_000 };
    for (const [command, before] of await npmClients(node)) {
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
        const said = saidBy(result);
        throw new user_error/* UserError */.y('unreachable', `The DuckDB engine could not be fetched: npm pack ${spec} ended with ${result.exitCode}${said && `: ${said}`}.`, { hint });
    }
    throw new user_error/* UserError */.y('not-found', 'The DuckDB engine could not be fetched: this runner has no npm.', {
        hint: 'Add actions/setup-node before this step, or put the package on the runner and name it with `engine-path`.',
    });
}
/** The lines in which npm says what is wrong; a trace or advice follows them. */
function saidBy({ stderr, stdout }) {
    const lines = (stderr.trim() || stdout.trim()).split('\n');
    return lines
        .slice(0, 4)
        .map((line) => line.replace(/^npm (error|ERR!) /, '').replace(/\.$/, ''))
        .join('; ');
}
/** npm of the PATH, else the one beside the Node that runs this. */
async function npmClients(node) {
    const beside = [
        (0,external_node_path_.join)((0,external_node_path_.dirname)(node), '../lib/node_modules/npm/bin/npm-cli.js'),
        (0,external_node_path_.join)((0,external_node_path_.dirname)(node), 'node_modules/npm/bin/npm-cli.js'),
    ];
    const found = [['npm', []]];
    for (const path of beside) {
        const there = await (0,promises_.access)(path).then(() => true, () => false);
        if (there)
            found.push([node, [path]]);
    }
    return found;
}
/**
 * The tarball that `packing` leaves in `folder`, once it is the pinned one. It need not have ended: npm writes the tarball and then
 * unpacks it once more, for a list that nobody reads. What is not the pinned tarball when it has ended is refused.
 */
async function pinnedTarball(packing, folder, entry) {
    let packed = false;
    const end = packing.then(() => {
        packed = true;
    });
    let size = 0;
    let hashed = 0;
    for (;;) {
        await Promise.race([end, (0,external_node_timers_promises_.setTimeout)(pause)]);
        if (packed)
            break;
        const before = size;
        const path = await tarballIn(folder);
        size = path === undefined ? 0 : await sizeOf(path);
        // Still being written, or looked at already.
        if (path === undefined || size !== before || size === hashed)
            continue;
        hashed = size;
        // What cannot be read yet may be at the end.
        const tarball = await (0,promises_.readFile)(path).catch(() => undefined);
        if (tarball && isPinned(tarball, entry))
            return tarball;
    }
    const path = await tarballIn(folder);
    if (path === undefined)
        throw new user_error/* UserError */.y('tool-failed', `npm left no package of ${entry.name}.`, { hint });
    const tarball = await (0,promises_.readFile)(path);
    refuseOther(tarball, entry);
    return tarball;
}
async function tarballIn(folder) {
    const name = (await (0,promises_.readdir)(folder)).find((file) => file.endsWith('.tgz'));
    return name && (0,external_node_path_.join)(folder, name);
}
/** Bytes; 0 when it is gone. */
async function sizeOf(path) {
    return (0,promises_.stat)(path).then(({ size }) => size, () => 0);
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/duckdb/unpack.ts





/** Bytes of tar's header, and what every file is padded to a multiple of. */
const block = 512;
/** Inflated bytes worked on at a time: the next are inflated meanwhile. */
const piece = 1024 * 1024;
/**
 * Writes the files at the top of an npm package into `folder`, which must not exist yet; sha256 of each by its name, hex, as written.
 * Reads the format that npm packs: POSIX.1-1988 ustar, names below 100 bytes, compressed with gzip.
 */
async function unpack(tarball, folder) {
    const digests = new Map();
    try {
        await (0,promises_.mkdir)(folder);
        const inflated = inflate(tarball);
        for (let header = await inflated.whole(block); header; header = await inflated.whole(block)) {
            const [, name] = /^package\/(\w[\w.-]*)$/.exec(unpack_text(header, 0, 100)) ?? [];
            const size = parseInt(unpack_text(header, 124, 12) || '0', 8);
            if (!(size >= 0))
                throw new Error('it is no tar archive');
            const isFile = unpack_text(header, 156, 1) === '0';
            if (name !== undefined && isFile)
                digests.set(name, await write((0,external_node_path_.join)(folder, name), inflated, size));
            else
                await inflated.skip(size);
            await inflated.skip(-size & (block - 1));
        }
        return digests;
    }
    catch (cause) {
        throw new user_error/* UserError */.y('tool-failed', `The DuckDB engine cannot be unpacked: ${cause.message}.`, { cause });
    }
}
async function write(path, inflated, size) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await (0,promises_.open)(path, 'wx');
    try {
        for (let left = size; left > 0;) {
            const bytes = await inflated.some(left);
            const written = file.appendFile(bytes);
            hash.update(bytes);
            await written;
            left -= bytes.length;
        }
        return hash.digest('hex');
    }
    finally {
        await file.close();
    }
}
function inflate(tarball) {
    const gunzip = (0,external_node_zlib_.createGunzip)({ chunkSize: piece });
    gunzip.end(tarball);
    const chunks = gunzip[Symbol.asyncIterator]();
    let rest = Buffer.alloc(0);
    /** Is there more? */
    const fill = async () => {
        while (rest.length === 0) {
            const next = await chunks.next();
            if (next.done === true)
                return false;
            rest = next.value;
        }
        return true;
    };
    const take = (count) => {
        const taken = rest.subarray(0, count);
        rest = rest.subarray(count);
        return taken;
    };
    const some = async (most) => {
        if (!(await fill()))
            throw new Error('it ends too early');
        return take(most);
    };
    return {
        some,
        async whole(count) {
            if (!(await fill()))
                return undefined;
            const parts = [];
            for (let left = count; left > 0; left -= parts.at(-1).length)
                parts.push(await some(left));
            return Buffer.concat(parts);
        },
        async skip(count) {
            for (let left = count; left > 0;)
                left -= (await some(left)).length;
        },
    };
}
function unpack_text(header, start, length) {
    return header
        .subarray(start, start + length)
        .toString('latin1')
        .replace(/\0[^]*$/, '')
        .trim();
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
 * against the pinned one before it is unpacked, and the unpacked folder is moved into place whole, so that two jobs at once do each other no harm. What lies
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
        refuseChanged(folder, entry);
        return binding;
    }
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(home, 'fetch-'));
    const started = world.clock.now();
    world.log.info(`Fetching ${entry.name}@${duckDbVersion} with npm; the tool cache does not have it yet.`);
    const packing = telling(world, started, () => packWithNpm(world, host.node, entry.name, scratch));
    try {
        const tarball = await pinnedTarball(packing, scratch, entry);
        const unpacked = (0,external_node_path_.join)(scratch, 'package');
        refuseUnpacked(await unpack(tarball, unpacked), entry);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(folder), { recursive: true });
        await (0,promises_.rename)(unpacked, folder).catch(async (error) => {
            if (!(await exists(binding)))
                throw error;
            // Another job was first.
            refuseChanged(folder, entry);
        });
        world.log.info(`DuckDB is in the tool cache after ${((world.clock.now() - started) / 1000).toFixed(1)} s.`);
        return binding;
    }
    finally {
        // Nobody may write to a folder that is taken away. The tarball tells whether npm did its work.
        await packing.catch(() => { });
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
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
async function telling(world, started, work) {
    const tell = () => world.log.info(`Still fetching, ${Math.round((world.clock.now() - started) / 1000)} s so far.`);
    const timer = setInterval(tell, 15_000);
    try {
        await work();
    }
    finally {
        clearInterval(timer);
    }
}
async function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}


/***/ }),

/***/ 36316:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ openParquet),
/* harmony export */   e: () => (/* binding */ unreadableParquet)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17795);
/* harmony import */ var _engine_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64200);
/* harmony import */ var _sql_literal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7406);






/** Parquet is queried where it lies. */
async function openParquet(connection, source, index) {
    const file = (0,_sql_literal_js__WEBPACK_IMPORTED_MODULE_3__/* .textLiteral */ .nl)(source.files[index]);
    const shown = source.shown[index];
    const from = `read_parquet(${file}, file_row_number = true, hive_partitioning = false)`;
    try {
        await refuseFooter(connection, file, shown);
        const described = await connection.query(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${from}`);
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(source.files[index]), hash);
        return {
            from,
            columns: described.map(({ column_name: name, column_type: type }) => ({
                name: String(name),
                sql: (0,_sql_literal_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .Cv)(String(name)),
                stored: storedType(String(type)),
                storedAs: String(type),
            })),
            digest: hash.digest('hex'),
            warnings: [],
            lines: async (rows) => rows.map(() => undefined),
        };
    }
    catch (cause) {
        throw cause instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y ? cause : unreadableParquet(shown, cause);
    }
}
/** What the engine says of a file that it cannot read, as an error of the user's. */
function unreadableParquet(shown, cause) {
    const said = (0,_engine_message_js__WEBPACK_IMPORTED_MODULE_5__/* .engineMessage */ .g)(cause).replace(/^.*Error: /, '');
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('unreadable', `${shown} cannot be read as Parquet: ${said}.`, { hint, cause });
}
/** Looks at what the footer says before any page is decoded. */
async function refuseFooter(connection, file, shown) {
    const [said] = await connection.query(`SELECT count(*) FILTER (WHERE compression = 'BROTLI') AS brotli, count(*) FILTER (WHERE num_values < row_group_num_rows OR (num_values > row_group_num_rows AND NOT contains(path_in_schema, ', '))) AS other, coalesce(min(row_group_num_rows), 0) AS fewest, (SELECT num_rows FROM parquet_file_metadata(${file})) AS rows, (SELECT coalesce(sum(n), 0) FROM (SELECT any_value(row_group_num_rows) AS n FROM parquet_metadata(${file}) GROUP BY row_group_id)) AS summed FROM parquet_metadata(${file})`);
    const { brotli, other, fewest, rows, summed } = said;
    if (Number(brotli) > 0) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('unsupported', `${shown} is compressed with Brotli, whose decoder has an open advisory.`, {
            hint: 'Write it with zstd or snappy.',
        });
    }
    // Readers go by different ones of these numbers: rows this one does not see, another may.
    if (Number(other) > 0 || Number(fewest) < 0 || Number(rows) !== Number(summed)) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('unreadable', `${shown} contradicts itself about how many rows it has.`, { hint });
    }
}
const hint = 'The file is damaged, cut short or of another format: write it again.';
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


/***/ })

};
