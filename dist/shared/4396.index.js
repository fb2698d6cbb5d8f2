export const id = 4396;
export const ids = [4396];
export const modules = {

/***/ 44396:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  branchHistory: () => (/* binding */ branchHistory)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/monitoring/src/row.ts
var row = __webpack_require__(85104);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/registry/src/git/git-failure.ts
var git_failure = __webpack_require__(48633);
;// CONCATENATED MODULE: ./packages/monitoring/src/history/branch-repository.ts




const timeoutMs = 120_000;
/** Opens the branch in the repository at the workspace. Throws a UserError when there is none. */
async function openBranch(branch, world) {
    const folder = world.run.workspace;
    const kept = `refs/tidegate/history/${branch}`;
    const run = (args, options = {}) => world.exec('git', ['-C', folder, ...args], {
        timeoutMs,
        env: { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...options.env },
        ...(options.input !== undefined && { input: options.input }),
    });
    const git = async (what, args, options) => {
        const { exitCode, stdout, stderr } = await run(args, options);
        if (exitCode !== 0)
            throw (0,git_failure/* gitFailure */.t)(what, stderr);
        return stdout;
    };
    const shallow = await run(['rev-parse', '--is-shallow-repository']);
    if (shallow.exitCode !== 0) {
        if (!/not a git repository|cannot change to/i.test(shallow.stderr))
            throw (0,git_failure/* gitFailure */.t)(`The repository ${folder} cannot be opened`, shallow.stderr);
        throw new user_error/* UserError */.y('not-found', `${folder} is not a git repository, so it has no branch ${branch}.`, {
            hint: 'Check out the repository before this step, or name another `history`.',
        });
    }
    if ((await run(['check-ref-format', '--branch', branch])).exitCode !== 0) {
        throw new user_error/* UserError */.y('bad-input', `\`history\`: "${branch}" is not the name of a branch.`, {
            hint: 'Write `branch:tidegate-history`.',
        });
    }
    const hasOrigin = (await run(['remote', 'get-url', 'origin'])).exitCode === 0;
    async function tip(reference) {
        const { exitCode, stdout } = await run(['rev-parse', '--verify', '--quiet', `${reference}^{commit}`]);
        return exitCode === 0 ? stdout.trim() : undefined;
    }
    async function fetch() {
        if (!hasOrigin)
            return tip(`refs/heads/${branch}`);
        // A repository that has all its history is not made shallow for this one branch.
        const depth = shallow.stdout.trim() === 'true' ? ['--depth=1'] : [];
        const flags = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', ...depth];
        const { exitCode, stderr } = await run([
            '-c',
            'gc.auto=0',
            'fetch',
            ...flags,
            'origin',
            `+refs/heads/${branch}:${kept}`,
        ]);
        if (exitCode === 0)
            return tip(kept);
        if (/couldn't find remote ref/i.test(stderr))
            return undefined;
        // Two steps of one job fetch at once; what the other one brought will do.
        if (/cannot lock ref|unable to (create|update)/i.test(stderr)) {
            const there = await git('The history cannot be read', ['ls-remote', 'origin', `refs/heads/${branch}`]);
            if ((await tip(kept)) === there.slice(0, there.indexOf('\t')))
                return tip(kept);
        }
        throw (0,git_failure/* gitFailure */.t)(`The branch ${branch} of origin cannot be read`, stderr);
    }
    async function identity() {
        const name = world.run.actor ?? 'github-actions[bot]';
        const email = `${name}@users.noreply.github.com`;
        const date = `${Math.floor(world.clock.now() / 1000)} +0000`;
        return {
            GIT_AUTHOR_NAME: name,
            GIT_AUTHOR_EMAIL: email,
            GIT_AUTHOR_DATE: date,
            GIT_COMMITTER_NAME: name,
            GIT_COMMITTER_EMAIL: email,
            GIT_COMMITTER_DATE: date,
        };
    }
    async function push(parent, commit) {
        const target = `refs/heads/${branch}`;
        if (!hasOrigin) {
            const before = parent ?? '0'.repeat(commit.length);
            const { exitCode, stderr } = await run(['update-ref', target, commit, before]);
            if (exitCode === 0)
                return true;
            if (/lock|expected|already exists/i.test(stderr))
                return false;
            throw (0,git_failure/* gitFailure */.t)(`The branch ${branch} cannot be moved`, stderr);
        }
        // Without force: the server takes it only on top of what it has.
        const flags = ['--quiet', '--no-follow-tags', '--no-recurse-submodules', '--no-verify'];
        const { exitCode, stderr } = await run(['push', ...flags, 'origin', `${commit}:${target}`]);
        if (exitCode === 0)
            return true;
        if (/fetch first|non-fast-forward|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i.test(stderr))
            return false;
        throw (0,git_failure/* gitFailure */.t)(`The history cannot be pushed to the branch ${branch} of origin`, stderr);
    }
    return {
        fetch,
        async files(commit) {
            const listed = await git('The history cannot be listed', ['ls-tree', '-r', '-z', '--full-tree', commit]);
            return listed.split('\0').flatMap((line) => {
                const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line);
                return match ? [{ blob: match[1], path: match[2] }] : [];
            });
        },
        read: (blob) => git('The history cannot be read', ['cat-file', 'blob', blob]),
        async publish(parent, files, message) {
            const env = { GIT_INDEX_FILE: (0,external_node_path_.join)(world.run.temp, `tidegate-index-${(0,external_node_crypto_.randomUUID)()}`) };
            await git('The history cannot be staged', ['read-tree', ...(parent === undefined ? ['--empty'] : [parent])], {
                env,
            });
            for (const { path, text } of files) {
                const blob = (await git('The history cannot be written', ['hash-object', '-w', '--stdin'], { input: text })).trim();
                await git('The history cannot be staged', ['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`], {
                    env,
                });
            }
            const tree = (await git('The history cannot be written', ['write-tree'], { env })).trim();
            const parents = parent === undefined ? [] : ['-p', parent];
            const commit = await git('The history cannot be committed', ['commit-tree', tree, ...parents, '-F', '-'], {
                input: message,
                env: await identity(),
            });
            return push(parent, commit.trim());
        },
    };
}

// EXTERNAL MODULE: ./packages/monitoring/src/history/history.ts
var history_history = __webpack_require__(89783);
;// CONCATENATED MODULE: ./packages/monitoring/src/history/branch.ts




/** Tells that a branch is a history and nothing a team works on. */
const marker = { path: 'tidegate-history.json', text: `${JSON.stringify({ schema: 'tidegate-history/1' })}\n` };
/** Rows of one file. Git keeps a file whole for each commit that changes it. */
const rowsPerFile = 500;
const attempts = 40;
/**
 * A branch without a common past with the code: `models/<name>/000001.jsonl`, one row a line. Writers do not know of each other; a push
 * that comes too late is made anew upon what the other one pushed, and nothing is ever forced.
 */
async function branchHistory(branch, world) {
    const repository = await openBranch(branch, world);
    return {
        location: `branch ${branch}`,
        close: async () => { },
        async read(model, reach) {
            const commit = await repository.fetch();
            return commit === undefined ? [] : newestRows(repository, await ours(repository, commit, branch), model, reach);
        },
        async record(entries, reach) {
            for (let attempt = 1; attempt <= attempts; attempt++) {
                const parent = await repository.fetch();
                const tree = parent === undefined ? [] : await ours(repository, parent, branch);
                const change = await changes(repository, tree, entries, reach);
                if (change.files.length === 0)
                    return change.recorded;
                const files = parent === undefined ? [marker, ...change.files] : change.files;
                if (await repository.publish(parent, files, message(change.recorded)))
                    return change.recorded;
                await world.clock.sleep(Math.random() * Math.min(2000, 50 * 2 ** attempt));
            }
            throw new user_error/* UserError */.y('timeout', `The branch ${branch} was moved by others ${attempts} times in a row.`, {
                hint: 'Let fewer jobs write to it at once: one step can watch many models (`models`).',
            });
        },
    };
}
async function ours(repository, commit, branch) {
    const files = await repository.files(commit);
    if (files.some(({ path }) => path === marker.path))
        return files;
    throw new user_error/* UserError */.y('conflict', `The branch ${branch} holds other things than a history.`, {
        hint: 'Name a branch of its own, as in `history: branch:tidegate-history`; it is made by the first run.',
    });
}
/** The files of a model, oldest first. */
function filesOf(tree, model) {
    const folder = folderOf(model);
    return tree.filter(({ path }) => path.startsWith(folder)).sort((a, b) => (a.path < b.path ? -1 : 1));
}
const folderOf = (model) => `models/${(0,row/* modelKey */.B0)(model)}/`;
const fileName = (model, number) => `${folderOf(model)}${String(number).padStart(6, '0')}.jsonl`;
async function rowsIn(repository, file) {
    const text = await repository.read(file.blob);
    return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (0,row/* parseRow */.W0)(line, file.path));
}
async function newestRows(repository, tree, model, reach) {
    const rows = [];
    for (const file of filesOf(tree, model).reverse()) {
        const more = await rowsIn(repository, file);
        rows.unshift(...more);
        const oldest = Math.min(...more.map(({ timestamp }) => Date.parse(timestamp)));
        if ((rows.length >= reach.rows && oldest < reach.since) || rows.length >= history_history/* mostRows */.Z)
            break;
    }
    return (0,row/* inOrder */.al)(rows);
}
/** What the entries make of the branch. Entries of one model see each other. */
async function changes(repository, tree, entries, reach) {
    const known = new Map();
    const files = new Map();
    const recorded = [];
    for (const entry of entries) {
        const rows = known.get(entry.model) ?? (await newestRows(repository, tree, entry.model, reach));
        const one = (0,history_history/* decideEntry */.b)(entry, rows);
        recorded.push(one);
        known.set(entry.model, (0,row/* inOrder */.al)([...one.past, one.row]));
        if (one.change !== 'unchanged')
            await write(repository, tree, files, one);
    }
    return { recorded, files: [...files].map(([path, rows]) => ({ path, text: rows.map(row/* rowLine */.xQ).join('') })) };
}
async function write(repository, tree, files, { row, change }) {
    const there = filesOf(tree, row.model_name);
    const load = async (file) => files.get(file.path) ?? (await rowsIn(repository, file));
    if (change === 'replaced') {
        for (const file of there.toReversed()) {
            const rows = await load(file);
            const at = rows.findIndex(({ run_key }) => run_key === row.run_key);
            if (at >= 0)
                return void files.set(file.path, rows.with(at, row));
        }
        // Made by an entry before this one.
    }
    const newest = [...new Set([...there.map(({ path }) => path), ...files.keys()])]
        .filter((path) => path.startsWith(folderOf(row.model_name)))
        .sort()
        .at(-1);
    if (newest === undefined)
        return void files.set(fileName(row.model_name, 1), [row]);
    const kept = there.find(({ path }) => path === newest);
    const rows = files.get(newest) ?? (await rowsIn(repository, kept));
    const others = rows.filter(({ run_key }) => run_key !== row.run_key);
    if (others.length < rowsPerFile)
        return void files.set(newest, [...others, row]);
    files.set(fileName(row.model_name, Number(/(\d+)\.jsonl$/.exec(newest)[1]) + 1), [row]);
}
function message(recorded) {
    const models = new Set(recorded.map(({ row }) => row.model_name)).size;
    return `Monitoring: ${recorded.length} ${recorded.length === 1 ? 'row' : 'rows'} of ${models} ${models === 1 ? 'model' : 'models'}\n`;
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


/***/ })

};
