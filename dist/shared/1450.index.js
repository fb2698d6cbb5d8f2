export const id = 1450;
export const ids = [1450];
export const modules = {

/***/ 14551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ refuseDeprecated)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);

/** Throws a UserError `conflict` for a version of a model that somebody took out of use. */
function refuseDeprecated({ name, version, deprecated }) {
    if (deprecated === undefined)
        return;
    const told = `${name} was deprecated ${deprecated}, so ${version} is not promoted`;
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('conflict', `${told}: to bring the model back, register a new version or take that mark away.`);
}


/***/ }),

/***/ 91289:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ filesUnder),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17795);






/**
 * Digest of a model on disk, `sha256:<hex>`.
 *
 * Of a file: SHA-256 of its bytes. Of a folder: SHA-256 of the lines `<hex of file>  <path>\n` of all its files, paths
 * relative with `/`, in byte order; so `sha256sum` of the sorted files, piped into `sha256sum`, gives the same. Names, bytes
 * and nothing else count. Throws a UserError when the path is missing, an empty folder, or holds a link.
 */
async function digestOf(path) {
    const entry = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch((cause) => {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y('not-found', `The model ${path} does not exist.`, { hint: 'Check `source`.', cause });
    });
    if (entry.isFile())
        return `sha256:${await fileDigest(path)}`;
    if (!entry.isDirectory())
        throw linked(path);
    const lines = [];
    for (const file of await filesUnder(path))
        lines.push(`${await fileDigest((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, file))}  ${file}\n`);
    if (lines.length === 0) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y('unreadable', `The model folder ${path} is empty.`, { hint: 'Check `source`.' });
    }
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(lines.join('')).digest('hex')}`;
}
/** The files of a folder, relative with `/`, in byte order. Throws a UserError on anything that is neither file nor folder. */
async function filesUnder(folder) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(folder, { recursive: true, withFileTypes: true });
    const files = entries.flatMap((entry) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(entry.parentPath, entry.name);
        if (entry.isDirectory())
            return [];
        if (!entry.isFile())
            throw linked(path);
        return [(0,node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(folder, path).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join('/')];
    });
    return files.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
async function fileDigest(path) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path), hash);
    return hash.digest('hex');
}
function linked(path) {
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y('unsupported', `${path} is neither a file nor a folder, and a model must hold only those.`, {
        hint: 'Replace links by what they point at.',
    });
}


/***/ }),

/***/ 20792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ alreadyAt)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17795);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91289);



/**
 * Whether the model is where it would be downloaded to already. Anything else there is the user's and is never written over: a
 * UserError `conflict`.
 */
async function alreadyAt(target, digest) {
    const exists = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(target).then(() => true, () => false);
    if (!exists)
        return false;
    if (digest !== undefined && (await (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(target)) === digest)
        return true;
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('conflict', `${target} exists already and is not the model that was asked for.`, {
        hint: 'Choose another `download-dir`, or remove it first.',
    });
}


/***/ }),

/***/ 48633:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ gitFailure)
/* harmony export */ });
/* unused harmony export withoutCredentials */
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);

/** Addresses without the user, password or token written into them. */
function withoutCredentials(text) {
    return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi, '$1');
}
const kinds = [
    [
        'unauthorized',
        /authentication failed|could not read (username|password)|\b40[13]\b|permission (to .* )?denied|publickey|not allowed to/i,
        'Give the job `permissions: contents: write` and let actions/checkout keep its credentials.',
    ],
    [
        'unreachable',
        /could not resolve|unable to access|connection (refused|reset|timed out)|timed out|could not read from remote|unable to connect|does not appear to be a git repository/i,
        'Check the address of the remote `origin` and the network.',
    ],
    ['unsupported', /dubious ownership/i, 'Run `git config --global --add safe.directory <folder>` before this step.'],
];
/** A git command that failed, as a UserError: what was tried, git's own words, no credentials. */
function gitFailure(what, stderr) {
    const told = stderr.split(/\r?\n/).filter((line) => /^(fatal|error|remote|!|\s*!)/.test(line));
    const words = withoutCredentials((told[0] ?? stderr.split('\n')[0] ?? '').trim()).replace(/\.$/, '');
    const [code, , hint] = kinds.find(([, pattern]) => pattern.test(stderr)) ?? ['tool-failed', /$/, undefined];
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(code, `${what}: ${words === '' ? 'git failed and said nothing' : words}.`, {
        ...(hint !== undefined && { hint }),
    });
}


/***/ }),

/***/ 91450:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGitRegistry: () => (/* binding */ openGitRegistry)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/registry/src/deprecation.ts
var deprecation = __webpack_require__(14551);
// EXTERNAL MODULE: ./packages/registry/src/digest.ts
var src_digest = __webpack_require__(91289);
// EXTERNAL MODULE: ./packages/registry/src/reference.ts
var src_reference = __webpack_require__(40420);
;// CONCATENATED MODULE: ./packages/registry/src/semantic-version.ts
/** A semantic version as tags spell it: `v1.2.3` or `v1.2.3-rc.1`. */
const semanticVersion = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
/** Negative when `a` comes before `b`, by the precedence rules of semver.org section 11. */
function compareVersions(a, b) {
    const left = semanticVersion.exec(a);
    const right = semanticVersion.exec(b);
    if (!left || !right)
        return a.localeCompare(b);
    for (const part of [1, 2, 3]) {
        const difference = Number(left[part]) - Number(right[part]);
        if (difference !== 0)
            return difference;
    }
    return comparePrereleases(left[4], right[4]);
}
/** The version after the newest of these: the next patch, or the release a pre-release announces; `v0.0.1` when there is none. */
function nextVersion(versions) {
    const newest = versions
        .filter((version) => semanticVersion.test(version))
        .sort(compareVersions)
        .at(-1);
    if (newest === undefined)
        return 'v0.0.1';
    const [, major, minor, patch, prerelease] = semanticVersion.exec(newest);
    return `v${major}.${minor}.${prerelease === undefined ? Number(patch) + 1 : patch}`;
}
function comparePrereleases(a, b) {
    if (a === b)
        return 0;
    if (a === undefined)
        return 1;
    if (b === undefined)
        return -1;
    const left = a.split('.');
    const right = b.split('.');
    for (const [index, one] of left.entries()) {
        const other = right[index];
        if (other === undefined)
            return 1;
        if (one === other)
            continue;
        const numeric = [one, other].map((part) => /^\d+$/.test(part));
        if (numeric[0] && numeric[1])
            return Number(one) - Number(other);
        if (numeric[0] !== numeric[1])
            return numeric[0] ? -1 : 1;
        return one < other ? -1 : 1;
    }
    return left.length - right.length;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./packages/registry/src/downloaded.ts
var downloaded = __webpack_require__(20792);
;// CONCATENATED MODULE: ./packages/registry/src/git/stored-files.ts





// One commit per digest, under a name that no branch, tag or ordinary clone fetches.
const referenceOf = (digest) => `refs/tidegate/models/${digest.replace('sha256:', '')}`;
const nobody = 'tidegate <tidegate@localhost.invalid> 0 +0000';
/** Keeps a model's files in the repository, and at `origin` when there is one. Asked again for the same bytes it changes nothing. */
async function storeFiles(path, digest, repository, io) {
    const what = `${path} cannot be kept in the repository`;
    const top = (0,external_node_path_.basename)(path);
    const isFile = (await (0,promises_.stat)(path)).isFile();
    const inside = isFile ? [''] : (await (0,src_digest/* filesUnder */.m)(path)).map((file) => `/${file}`);
    if (inside.some((file) => file.includes('\n'))) {
        throw new user_error/* UserError */.y('unsupported', `${path} holds a file with a line break in its name.`, { hint: 'Rename it.' });
    }
    // The bytes as they are: no line-ending or LFS filter, or the digest would not hold.
    const input = inside.map((file) => `${path}${file}\n`).join('');
    const objects = (await repository.git(what, ['hash-object', '-w', '--no-filters', '--stdin-paths'], { input }))
        .trim()
        .split('\n');
    const scratch = (0,external_node_path_.join)(io.run.temp, `tidegate-${(0,external_node_crypto_.randomUUID)()}`);
    await (0,promises_.mkdir)(scratch, { recursive: true });
    try {
        const env = { GIT_INDEX_FILE: (0,external_node_path_.join)(scratch, 'index') };
        const entries = inside.map((file, at) => `100644 ${objects[at]}\t${top}${file}\0`).join('');
        await repository.git(what, ['update-index', '-z', '--index-info'], { env, input: entries });
        const tree = (await repository.git(what, ['write-tree'], { env })).trim();
        // Without a time or a person in it, the same bytes are the same commit, so two runs cannot disagree.
        const commit = `tree ${tree}\nauthor ${nobody}\ncommitter ${nobody}\n\nModel ${digest}\n`;
        const object = (await repository.git(what, ['hash-object', '-w', '-t', 'commit', '--stdin'], { input: commit })).trim();
        const reference = referenceOf(digest);
        if (repository.hasOrigin)
            await pushOnce(object, reference, what, repository);
        await repository.git(what, ['update-ref', reference, object]);
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
/** Another run may be pushing the same commit: then it is there, or soon will be, and that is as good as ours. */
async function pushOnce(object, reference, what, repository) {
    for (let attempt = 1;; attempt++) {
        try {
            await repository.git(what, ['push', '--quiet', '--no-follow-tags', 'origin', `+${object}:${reference}`]);
            return;
        }
        catch (error) {
            const there = await repository.git(what, ['ls-remote', 'origin', reference]);
            if (there.startsWith(object))
                return;
            if (attempt === 3)
                throw error;
        }
    }
}
/** The commit that keeps the files of a digest; undefined when they were not kept. */
async function storedFiles(digest, repository) {
    const reference = referenceOf(digest);
    const here = await repository.commit(reference);
    if (here !== undefined || !repository.hasOrigin)
        return here;
    const listed = await repository.git('The files of origin cannot be listed', ['ls-remote', 'origin', reference]);
    if (listed.trim() === '')
        return undefined;
    const flags = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
    await repository.git('The files of the model cannot be fetched', [
        'fetch',
        ...flags,
        'origin',
        `+${reference}:${reference}`,
    ]);
    return repository.commit(reference);
}

;// CONCATENATED MODULE: ./packages/registry/src/git/fetch-model.ts







/**
 * Puts the files of a version into the folder and returns their path there: from the commit its tag points at when git tracks
 * the source, else from the files kept beside the tags, else from the same path on disk. Only bytes with the recorded digest are
 * given out.
 */
async function fetchModel(version, folder, repository, io) {
    const { name, version: number, source, digest } = version;
    const tag = `${name}@${number}`;
    if (source === undefined || digest === undefined) {
        throw new user_error/* UserError */.y('unsupported', `Tag ${tag} does not say where the model is or what its digest is.`, {
            hint: 'Register the model with promote-model; tags made by hand or by GTO carry no files.',
        });
    }
    const origin = io.path(source);
    const target = (0,external_node_path_.join)(io.path(folder), (0,external_node_path_.basename)(origin));
    if (await (0,downloaded/* alreadyAt */.i)(target, digest))
        return target;
    const scratch = (0,external_node_path_.join)(io.run.temp, `tidegate-${(0,external_node_crypto_.randomUUID)()}`);
    await (0,promises_.mkdir)(scratch, { recursive: true });
    const wrong = [];
    try {
        for (const place of places(tag, origin, digest, scratch, repository)) {
            const found = await place.find();
            if (found === undefined)
                continue;
            if ((await (0,src_digest/* digestOf */.o)(found)) === digest) {
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
                await (0,promises_.cp)(found, target, { recursive: true });
                return target;
            }
            wrong.push(place.name);
        }
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
    if (wrong.length === 0) {
        throw new user_error/* UserError */.y('not-found', `${source} of ${tag} is not tracked by git, not kept beside the tags and not on disk.`, {
            hint: 'Register with `store-files: true`, or restore the artifact of the run that trained it to this path first.',
        });
    }
    throw new user_error/* UserError */.y('conflict', `${source} ${wrong.join(' and ')} is not what was registered as ${tag} (${digest}).`, {
        hint: 'Restore the file that was registered, for example from the artifact of the run that trained it.',
    });
}
/** Where the files may be, in order; each gives a path with them, or undefined. */
function places(tag, origin, digest, scratch, repository) {
    return [
        {
            name: 'in the tagged commit',
            find: async () => {
                const tracked = await trackedAt(tag, origin, repository);
                return tracked && extract(tracked.commit, tracked.path, (0,external_node_path_.join)(scratch, 'tracked'), repository);
            },
        },
        {
            name: 'beside the tags',
            find: async () => {
                const commit = await storedFiles(digest, repository);
                return commit && extract(commit, (0,external_node_path_.basename)(origin), (0,external_node_path_.join)(scratch, 'stored'), repository);
            },
        },
        { name: 'on disk', find: async () => ((await exists(origin)) ? origin : undefined) },
    ];
}
async function trackedAt(tag, origin, repository) {
    if (repository.top === undefined)
        return undefined;
    const found = (await repository.tags(tag.slice(0, tag.indexOf('@')))).find((one) => one.name === tag);
    if (!found)
        return undefined;
    const root = await (0,promises_.realpath)(repository.top);
    const parent = await (0,promises_.realpath)((0,external_node_path_.dirname)(origin)).catch(() => (0,external_node_path_.dirname)(origin));
    const path = (0,external_node_path_.relative)(root, (0,external_node_path_.join)(parent, (0,external_node_path_.basename)(origin)));
    if (path === '' || path.startsWith('..') || (0,external_node_path_.isAbsolute)(path))
        return undefined;
    const posix = path.split(external_node_path_.sep).join('/');
    const listed = await repository.git(`The files of ${tag} cannot be listed`, [
        ...['ls-tree', '--full-tree', '--name-only', found.commit, '--', posix],
    ]);
    return listed.trim() === '' ? undefined : { commit: found.commit, path: posix };
}
/** Writes a file or folder of a commit below `into` as a checkout would, LFS filters included; returns its path there. */
async function extract(commit, path, into, repository) {
    await (0,promises_.mkdir)(into, { recursive: true });
    // An index of its own: the user's is not touched.
    const env = { GIT_INDEX_FILE: (0,external_node_path_.join)(into, 'index') };
    const what = `${path} of commit ${commit.slice(0, 12)} cannot be checked out`;
    const at = repository.top === undefined ? [] : ['-C', repository.top];
    const literal = repository.top === undefined ? ['--work-tree', into] : [];
    const git = (args, input) => repository.git(what, [...at, ...literal, ...args], { env, ...(input !== undefined && { input }) });
    await git(['read-tree', commit]);
    const listed = await git(['ls-files', '-z', '--', `:(top,literal)${path}`]);
    await git(['checkout-index', '--quiet', '-z', '--stdin', `--prefix=${(0,external_node_path_.join)(into, 'files')}/`], listed);
    return (0,external_node_path_.join)(into, 'files', path);
}
function exists(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}

// EXTERNAL MODULE: ./packages/registry/src/quoted.ts
var quoted = __webpack_require__(18865);
;// CONCATENATED MODULE: ./packages/registry/src/git/names.ts



// GTO's grammar (gto.ai), a little wider in the name: GTO itself reads only lower-case names without dots and underscores.
const names_name = String.raw `[A-Za-z][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*`;
const word = '[A-Za-z0-9][A-Za-z0-9_-]*';
const versionTag = new RegExp(`^(${names_name})@(v[^!#@]+)(!?)(?:#\\d+)?$`);
const lifecycleTag = new RegExp(`^(${names_name})@(deprecated|created)(?:#\\d{1,9})?$`);
const promotionTag = new RegExp(`^(${names_name})#(${word})(!?)(?:#(\\d{1,9}))?$`);
/** Reads `name@v1.2.3`, `name#alias#4`, `name#alias` and `name@deprecated`; undefined for a tag that is about no model. */
function parseTagName(tag) {
    const version = versionTag.exec(tag);
    if (version && semanticVersion.test(version[2])) {
        return { kind: 'version', name: version[1], version: version[2], cancels: version[3] === '!' };
    }
    const lifecycle = lifecycleTag.exec(tag);
    if (lifecycle)
        return { kind: 'lifecycle', name: lifecycle[1], deprecates: lifecycle[2] === 'deprecated' };
    const promotion = promotionTag.exec(tag);
    if (!promotion)
        return undefined;
    const [, model, alias, cancel, number] = promotion;
    return {
        kind: 'promotion',
        name: model,
        alias: alias,
        number: number === undefined ? undefined : Number(number),
        cancels: cancel === '!',
    };
}
/** Throws a UserError when git tags cannot carry the model's name. */
function checkName(model) {
    const parts = model.split('/');
    if (new RegExp(`^${names_name}$`).test(model) && model.length <= 100 && !parts.some((part) => part.endsWith('.lock')))
        return;
    throw new user_error/* UserError */.y('bad-input', `${(0,quoted/* quoted */.T)(model)} cannot be the name of a model among git tags.`, {
        hint: 'Begin with a letter and use letters, digits, - and _, with . or / between words, at most 100 characters.',
    });
}
/** Throws a UserError when git tags cannot carry the alias. */
function checkAlias(alias) {
    if (new RegExp(`^${word}$`).test(alias) && alias.length <= 100)
        return;
    throw new user_error/* UserError */.y('bad-input', `${(0,quoted/* quoted */.T)(alias)} cannot be an alias among git tags.`, {
        hint: 'Use letters, digits, - and _, such as production.',
    });
}
/** "1.2.3" and "v1.2.3" are the same version, told as v1.2.3. Throws a UserError for what is not a semantic version. */
function checkVersion(version) {
    const spelled = version.startsWith('v') ? version : `v${version}`;
    if (semanticVersion.test(spelled) && spelled.length <= 100)
        return spelled;
    throw new user_error/* UserError */.y('bad-input', `${(0,quoted/* quoted */.T)(version)} is not a version of the git registry.`, {
        hint: 'Write a semantic version such as v1.2.3.',
    });
}

// EXTERNAL MODULE: ./packages/registry/src/git/git-failure.ts
var git_failure = __webpack_require__(48633);
;// CONCATENATED MODULE: ./packages/registry/src/git/repository.ts


// Fetched tags are kept beside the user's own, never over them: a leftover of a broken run must not pass for the truth.
const mirror = 'refs/tidegate/tags/';
const timeoutMs = 120_000;
const format = ['refname', 'objectname', '*objectname', 'creatordate:unix', 'contents'].map((field) => `%(${field})%00`);
/** Opens the repository at a folder. Throws a UserError when there is none. */
async function openRepository(folder, io) {
    const run = (args, { input, env } = {}) => io.exec('git', ['-C', folder, ...args], {
        timeoutMs,
        env: { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...env },
        ...(input !== undefined && { input }),
    });
    const git = async (what, args, options) => {
        const { exitCode, stdout, stderr } = await run(args, options);
        if (exitCode !== 0)
            throw (0,git_failure/* gitFailure */.t)(what, stderr);
        return stdout;
    };
    const found = await run(['rev-parse', '--is-shallow-repository']);
    if (found.exitCode !== 0 && !/not a git repository|cannot change to/i.test(found.stderr)) {
        throw (0,git_failure/* gitFailure */.t)(`The repository ${folder} cannot be opened`, found.stderr);
    }
    if (found.exitCode !== 0) {
        throw new user_error/* UserError */.y('not-found', `${folder} is not a git repository, so it has no registry of git tags.`, {
            hint: 'Check out the repository before this step, or set `registry` and `registry-uri`.',
        });
    }
    const shallow = found.stdout.trim() === 'true';
    const checkedOut = await run(['rev-parse', '--show-toplevel']);
    const top = checkedOut.exitCode === 0 ? checkedOut.stdout.trim() : undefined;
    const hasOrigin = (await run(['remote', 'get-url', 'origin'])).exitCode === 0;
    async function commit(revision) {
        const { exitCode, stdout } = await run([
            'rev-parse',
            '--verify',
            '--quiet',
            '--end-of-options',
            `${revision}^{commit}`,
        ]);
        return exitCode === 0 ? stdout.trim() : undefined;
    }
    async function fetchTags(prefix) {
        const flags = ['--quiet', '--prune', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
        const patterns = ['@', '#'].map((mark) => `+refs/tags/${prefix}${mark}*:${mirror}${prefix}${mark}*`);
        const fetching = (...depth) => ['-c', 'gc.auto=0', 'fetch', ...flags, ...depth, 'origin', ...patterns];
        const what = 'The tags of origin cannot be read';
        if (!shallow)
            return void (await git(what, fetching()));
        // A checkout of depth 1 has no tags, and without --depth each tag would pull in its whole history.
        const { exitCode, stderr } = await run(fetching('--depth=1'));
        if (exitCode === 0)
            return;
        // With --depth git fails without a word where there is no such tag; without it there is nothing to pull in then.
        if (stderr.trim() !== '')
            throw (0,git_failure/* gitFailure */.t)(what, stderr);
        await git(what, fetching());
    }
    async function tags(prefix) {
        if (hasOrigin)
            await fetchTags(prefix);
        const root = hasOrigin ? mirror : 'refs/tags/';
        const patterns = ['@', '#'].map((mark) => `${root}${prefix}${mark}*`);
        const listed = await git('Tags cannot be listed', ['for-each-ref', `--format=${format.join('')}`, ...patterns]);
        const fields = listed.split('\0');
        const rows = [];
        for (let at = 0; at + 4 < fields.length; at += 5) {
            const [reference, object, peeled, seconds, message] = fields.slice(at, at + 5);
            rows.push({
                name: reference.trim().slice(root.length),
                object,
                commit: peeled === '' ? object : peeled,
                at: new Date(Number(seconds) * 1000).toISOString(),
                message,
            });
        }
        return rows;
    }
    async function names(held) {
        const listed = hasOrigin
            ? await git('The tags of origin cannot be listed', ['ls-remote', '--tags', '--refs', 'origin', `*${held}*`])
            : await git('Tags cannot be listed', ['for-each-ref', '--format=%(refname)', `refs/tags/`]);
        return [...listed.matchAll(/refs\/tags\/(.+)$/gm)].map(([, name]) => name).filter((name) => name.includes(held));
    }
    async function tagger() {
        const env = { GIT_COMMITTER_DATE: `${Math.floor(io.clock.now() / 1000)} +0000` };
        const own = await run(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT'], { env });
        if (own.exitCode === 0)
            return own.stdout.trim();
        const name = io.run.actor ?? 'github-actions[bot]';
        const identity = ['-c', `user.name=${name}`, '-c', `user.email=${name}@users.noreply.github.com`];
        return (await git('The tagger is unknown', [...identity, 'var', 'GIT_COMMITTER_IDENT'], { env })).trim();
    }
    async function create(tag, target, message) {
        const input = `object ${target}\ntype commit\ntag ${tag}\ntagger ${await tagger()}\n\n${message}`;
        const object = (await git(`Tag ${tag} cannot be made`, ['mktag'], { input })).trim();
        return hasOrigin ? push(tag, object) : claim(tag, object);
    }
    async function claim(tag, object) {
        const { exitCode, stderr } = await run(['update-ref', `refs/tags/${tag}`, object, '0'.repeat(object.length)]);
        if (exitCode === 0)
            return 'created';
        const exists = (await run(['rev-parse', '--verify', '--quiet', `refs/tags/${tag}`])).exitCode === 0;
        if (exists || /lock/i.test(stderr))
            return 'taken';
        throw (0,git_failure/* gitFailure */.t)(`Tag ${tag} cannot be created`, stderr);
    }
    async function push(tag, object) {
        // By object id and without force: the server creates the tag or refuses, and nothing is left here when it does.
        const flags = ['--quiet', '--no-follow-tags', '--no-recurse-submodules'];
        const { exitCode, stderr } = await run(['push', ...flags, 'origin', `${object}:refs/tags/${tag}`]);
        // Whatever push said, origin knows: the answer may have been lost after the tag was made.
        const there = exitCode === 0 ? object : await remoteObject(tag, stderr);
        if (there === object) {
            await run(['update-ref', `refs/tags/${tag}`, object, '0'.repeat(object.length)]);
            return 'created';
        }
        if (there !== undefined || /already exists|cannot lock ref|failed to update ref/i.test(stderr))
            return 'taken';
        throw (0,git_failure/* gitFailure */.t)(`Tag ${tag} cannot be pushed to origin`, stderr);
    }
    async function remoteObject(tag, stderr) {
        const listed = await run(['ls-remote', 'origin', `refs/tags/${tag}`]);
        if (listed.exitCode !== 0)
            throw (0,git_failure/* gitFailure */.t)(`Tag ${tag} may or may not have reached origin`, stderr);
        return /^([0-9a-f]{40,64})\t/m.exec(listed.stdout)?.[1];
    }
    return { folder, top, hasOrigin, tags, names, create, commit, git };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./packages/registry/src/git/tag-message.ts


// The message of a tag: a sentence for people, then one line that names the block, then JSON.
const versionBlock = schemas/* object */.Ikc({
    source: schemas/* string */.YjP().optional(),
    digest: schemas/* string */.YjP()
        .regex(/^sha256:[0-9a-f]{64}$/)
        .optional(),
    dataDigest: schemas/* string */.YjP().optional(),
    commit: schemas/* string */.YjP().optional(),
    metrics: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).default({}),
    tags: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
});
const promotionBlock = schemas/* object */.Ikc({ version: schemas/* string */.YjP(), note: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}) });
const tag_message_schemas = { version: versionBlock, promotion: promotionBlock };
/** The message of a tag. `unique` makes two tags different that say the same in the same second, so that only one can win. */
function tagMessage(kind, sentence, block, unique) {
    return `${sentence}\n\ntidegate-${kind}/1\n${JSON.stringify({ ...block, unique }, nonFiniteAsText, 2)}\n`;
}
/** The block of a message; undefined when there is none, as in tags made by hand or by GTO. Throws when it is broken. */
function parseTagMessage(kind, tag, message) {
    const unsigned = message.split(/^-----BEGIN [A-Z ]+-----$/m)[0];
    const found = new RegExp(`^tidegate-${kind}/1\\r?\\n([\\s\\S]*)$`, 'm').exec(unsigned);
    if (!found)
        return undefined;
    try {
        return tag_message_schemas[kind].parse(JSON.parse(found[1]));
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreadable', `The message of git tag ${tag} holds a tidegate-${kind} block that cannot be read.`, {
            hint: 'Somebody rewrote the tag: delete it, and register or promote anew.',
            cause,
        });
    }
}
/** JSON has no NaN; told by name it stays visible, where `null` would hide it. */
function nonFiniteAsText(_key, value) {
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

;// CONCATENATED MODULE: ./packages/registry/src/git/state.ts



/** Reads the state of a model from its tags. Throws a UserError when a tag of ours cannot be read. */
function stateOf(name, tags) {
    const named = tags.flatMap((tag) => {
        const says = parseTagName(tag.name);
        return says?.name === name ? [{ tag, says }] : [];
    });
    const cancelled = new Set(named.flatMap(({ says }) => (says.kind === 'version' && says.cancels ? [says.version] : [])));
    const known = named
        .flatMap(({ tag, says }) => (says.kind === 'version' && !says.cancels ? [{ tag, version: says.version }] : []))
        .sort((a, b) => compareVersions(a.version, b.version));
    const { moves, standing } = follow(named.flatMap(({ tag, says }) => (says.kind === 'promotion' ? [{ tag, says }] : [])), known.map(({ tag, version }) => ({ version, commit: tag.commit, at: tag.at })), cancelled);
    const deprecated = state_deprecation(named);
    const registered = known.filter(({ version }) => !cancelled.has(version));
    const current = (alias) => standing.get(alias);
    const aliases = [...new Set(moves.map(({ alias }) => alias))].sort();
    return {
        current,
        deprecated,
        taken: named.flatMap(({ says }) => (says.kind === 'version' ? [says.version] : [])),
        moves: (alias) => moves.filter((move) => move.alias === alias),
        versions: registered.map(({ tag, version }) => {
            const block = parseTagMessage('version', tag.name, tag.message);
            return {
                name,
                version,
                aliases: aliases.filter((alias) => current(alias) === version),
                metrics: block?.metrics ?? {},
                tags: block?.tags ?? {},
                ...(block?.source !== undefined && { source: block.source }),
                ...(block?.digest !== undefined && { digest: block.digest }),
                ...(block?.dataDigest !== undefined && { dataDigest: block.dataDigest }),
                commit: block?.commit ?? tag.commit,
                createdAt: tag.at,
                ...(deprecated !== undefined && { deprecated }),
                tagCommit: tag.commit,
            };
        }),
    };
}
/**
 * The newest `name@deprecated`, if no version, promotion or `name@created` came after it. As in GTO these bring a model back; what only takes back does not.
 * A lightweight tag has no time of its own, so nothing comes after it.
 */
function state_deprecation(named) {
    let mark;
    let use = '';
    for (const { tag, says } of named) {
        if (says.kind === 'lifecycle' && says.deprecates) {
            const timeless = tag.object === tag.commit;
            const at = timeless ? '\uffff' : tag.at;
            if (!mark || at > mark.at)
                mark = { at, told: `${timeless ? '' : `at ${at} `}by git tag ${tag.name}` };
        }
        else if (says.kind === 'lifecycle' || !says.cancels) {
            if (tag.at > use)
                use = tag.at;
        }
    }
    return mark && use <= mark.at ? mark.told : undefined;
}
/**
 * The moves of all aliases, newest first, and where each alias stands. As in GTO a cancelling tag means the version at its commit, and an alias that loses
 * the version it points at, or whose version is taken back itself, goes back to the one assigned last among those never cancelled.
 */
function follow(tags, known, cancelled) {
    const assigned = new Map();
    const moves = inOrder(tags).map(({ tag, says: { alias, number, cancels } }) => {
        const block = parseTagMessage('promotion', tag.name, tag.message);
        const before = assigned.get(alias) ?? [];
        // GTO's own tags name no version: they mean the one registered at the same commit, not one that came there later.
        const registered = known.filter(({ commit }) => commit === tag.commit);
        const there = or(registered.filter(({ at }) => at <= tag.at), registered).map(({ version }) => version);
        const here = or(there.filter((version) => !cancelled.has(version)), there);
        // A commit without a version is nobody's model, and never "nothing in production".
        const meant = block?.version ?? (cancels && here.includes(before.at(-1)) ? before.at(-1) : here.at(-1)) ?? tag.commit;
        const left = before.filter((version) => version !== meant);
        if (!cancels)
            left.push(meant);
        assigned.set(alias, left);
        const version = cancels ? left.at(-1) : meant;
        return { alias, number, version, at: tag.at, note: block?.note ?? {}, object: tag.object };
    });
    const standing = [...assigned].map(([alias, versions]) => [alias, versions.findLast((version) => !cancelled.has(version))]);
    return { moves: moves.reverse(), standing: new Map(standing) };
}
function or(some, all) {
    return some.length > 0 ? some : all;
}
/** By number; a tag without one comes where its time puts it. */
function inOrder(tags) {
    const order = tags.filter(({ says }) => says.number !== undefined).sort((a, b) => a.says.number - b.says.number);
    const simple = tags
        .filter(({ says }) => says.number === undefined)
        .sort((a, b) => {
        if (a.tag.at !== b.tag.at)
            return a.tag.at < b.tag.at ? -1 : 1;
        return Number(a.says.cancels) - Number(b.says.cancels);
    });
    for (const each of simple) {
        const later = order.findIndex(({ tag, says }) => says.alias === each.says.alias && tag.at > each.tag.at);
        order.splice(later < 0 ? order.length : later, 0, each);
    }
    return order;
}
/** The moves of an alias as the history the registries share. */
function promotions(moves) {
    return moves.map(({ version, at, note }, index) => ({ version, previous: moves[index + 1]?.version, at, note }));
}

;// CONCATENATED MODULE: ./packages/registry/src/git/registry.ts













/** The registry in the tags of a git repository: `name@v1.2.3` registers, `name#production#4` promotes. */
async function openGitRegistry(folder, io) {
    return new GitRegistry(await openRepository(folder, io), io);
}
class GitRegistry {
    kind = 'git';
    location;
    #repository;
    #io;
    constructor(repository, io) {
        this.#repository = repository;
        this.#io = io;
        this.location = `the git tags of ${repository.folder}`;
    }
    async resolve(reference) {
        if (reference.kind === 'run' || reference.kind === 'stage') {
            const what = reference.kind;
            throw new user_error/* UserError */.y('unsupported', `${(0,src_reference/* formatReference */.FH)(reference)} names a ${what}, and git tags have no ${what}s.`, {
                hint: 'Use models:/<name>@<alias>, or set `registry: mlflow`.',
            });
        }
        if (reference.kind === 'tag')
            return this.#byTag(reference.tag);
        const state = await this.#read(reference.name);
        if (reference.kind === 'version')
            return this.#find(state, checkVersion(reference.version));
        checkAlias(reference.alias);
        const version = state.current(reference.alias);
        if (version === undefined)
            return undefined;
        const found = this.#find(state, version);
        if (found)
            return found;
        throw new user_error/* UserError */.y('unreadable', `${(0,src_reference/* formatReference */.FH)(reference)} points at ${version}, which has no tag.`, {
            hint: `Restore tag ${reference.name}@${version}, or delete the tag ${reference.name}#${reference.alias}#... that promoted it.`,
        });
    }
    async surroundings(name) {
        const { versions } = await this.#read(name);
        if (versions.length > 0)
            return { aliases: [...new Set(versions.flatMap(({ aliases }) => aliases))], models: [] };
        const others = (await this.#repository.names('@v')).flatMap((tag) => {
            const says = parseTagName(tag);
            return says?.kind === 'version' && !says.cancels && says.name !== name ? [says.name] : [];
        });
        return { aliases: undefined, models: [...new Set(others)] };
    }
    async register(registration) {
        const { name, source, metrics, tags, dataDigest } = registration;
        const asked = registration.version === undefined ? undefined : checkVersion(registration.version);
        const path = this.#io.path(source);
        const digest = await (0,src_digest/* digestOf */.o)(path);
        const here = await this.#repository.commit(registration.commit ?? 'HEAD');
        const target = here ?? (await this.#repository.commit('HEAD'));
        if (target === undefined) {
            throw new user_error/* UserError */.y('not-found', `${this.#repository.folder} has no commit that a tag could point at.`, {
                hint: 'Commit something first.',
            });
        }
        const commit = registration.commit ?? target;
        // Files before the tag: a version that can be seen can be downloaded.
        if (registration.storeFiles)
            await storeFiles(path, digest, this.#repository, this.#io);
        for (let attempt = 1;; attempt++) {
            const state = await this.#read(name);
            const known = this.#sameModel(state, name, digest, asked);
            if (known)
                return known;
            const version = asked ?? nextVersion(state.taken);
            if (state.deprecated !== undefined && attempt === 1) {
                this.#io.log?.warn(`${name} was deprecated ${state.deprecated}; registering ${version} brings it back.`);
            }
            const block = { source: this.#portable(path, source), digest, dataDigest, commit, metrics, tags };
            const message = tagMessage('version', `Register ${name} ${version}`, block, (0,external_node_crypto_.randomUUID)());
            const outcome = await this.#repository.create(`${name}@${version}`, target, message);
            if (outcome === 'created')
                return this.#written(name, version);
            if (attempt === 5)
                throw conflict(`${name}@${version} was taken by others five times in a row.`);
        }
    }
    async promote({ name, alias, version: typed, expected, note, stage }) {
        checkAlias(alias);
        if (stage !== undefined) {
            throw new user_error/* UserError */.y('unsupported', `\`stage\` ${stage} is a stage of MLflow, and git tags have no stages.`, {
                hint: 'Leave `stage` out; the alias says where the version is used.',
            });
        }
        const version = checkVersion(typed);
        const state = await this.#read(name);
        const target = state.versions.find((one) => one.version === version);
        if (!target) {
            throw new user_error/* UserError */.y('not-found', `${name} has no version ${version} in ${this.location}.`, {
                hint: 'Register it first, or check the version.',
            });
        }
        const was = state.current(alias);
        if (was !== (expected === undefined ? undefined : checkVersion(expected)))
            throw moved(name, alias, version, was);
        if (was === version)
            return;
        // Out of trouble any way back is open; forward goes only a model that is in use.
        if (note['operation'] !== 'rollback')
            (0,deprecation/* refuseDeprecated */.e)(target);
        const number = Math.max(0, ...state.moves(alias).map((move) => move.number ?? 0)) + 1;
        const tag = `${name}#${alias}#${number}`;
        const message = tagMessage('promotion', `Point ${alias} of ${name} at ${version}`, { version, note }, (0,external_node_crypto_.randomUUID)());
        const outcome = await this.#repository.create(tag, target.tagCommit, message);
        const after = await this.#read(name);
        if (outcome === 'taken')
            throw moved(name, alias, version, after.current(alias));
        if (!after.moves(alias).some((move) => move.number === number && move.version === version)) {
            throw new user_error/* UserError */.y('unreadable', `Tag ${tag} was created but cannot be read back.`, {
                hint: 'Look at the tags of origin before you run this again.',
            });
        }
    }
    async history(name, alias) {
        checkAlias(alias);
        return promotions((await this.#read(name)).moves(alias));
    }
    download(version, folder) {
        return fetchModel(version, folder, this.#repository, this.#io);
    }
    async #read(name) {
        checkName(name);
        return stateOf(name, await this.#repository.tags(name));
    }
    async #byTag(tag) {
        const says = parseTagName(tag);
        if (!says || says.kind === 'lifecycle' || says.cancels) {
            throw new user_error/* UserError */.y('bad-input', `git:${tag} is not the tag of a model version.`, {
                hint: 'Write git:<name>@<version>, such as git:flight-delays@v1.2.3.',
            });
        }
        const state = await this.#read(says.name);
        if (says.kind === 'version')
            return this.#find(state, says.version);
        const version = state.moves(says.alias).find(({ number }) => number === says.number)?.version;
        return version === undefined ? undefined : this.#find(state, version);
    }
    #find(state, version) {
        const found = state.versions.find((one) => one.version === version);
        if (!found)
            return undefined;
        const { tagCommit: _, ...shared } = found;
        return shared;
    }
    /** The version that already is this model: of the version asked for, else the first with the same bytes. */
    #sameModel(state, name, digest, asked) {
        if (asked === undefined) {
            const first = state.versions.find((one) => one.digest === digest);
            return first && this.#find(state, first.version);
        }
        const taken = this.#find(state, asked);
        if (taken && taken.digest !== digest) {
            throw conflict(`${name} ${asked} is registered already, with digest ${taken.digest ?? 'unknown'}, not ${digest}.`);
        }
        if (!taken && state.taken.includes(asked))
            throw conflict(`${name} ${asked} was registered before and taken back.`);
        return taken;
    }
    async #written(name, version) {
        const written = this.#find(await this.#read(name), version);
        if (written)
            return written;
        throw new user_error/* UserError */.y('unreadable', `Tag ${name}@${version} was created but cannot be read back.`, {
            hint: 'Look at the tags of origin before you run this again.',
        });
    }
    /** The source as another checkout can use it: relative to the workspace when it is inside. */
    #portable(path, typed) {
        const inside = (0,external_node_path_.relative)(this.#io.run.workspace, path);
        return inside === '' || inside.startsWith('..') || (0,external_node_path_.isAbsolute)(inside) ? typed : inside.split(external_node_path_.sep).join('/');
    }
}
function conflict(message) {
    return new user_error/* UserError */.y('conflict', message, { hint: 'Leave `version` out to get the next free one.' });
}
function moved(name, alias, version, now) {
    const where = now === undefined ? 'it points nowhere now' : `it points at ${now} now`;
    return new user_error/* UserError */.y('conflict', `${alias} of ${name} was not moved to ${version}: somebody else moved it, ${where}.`, {
        hint: 'Compare with the version that is there now, then promote again.',
    });
}


/***/ })

};
