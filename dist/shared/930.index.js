export const id = 930;
export const ids = [930];
export const modules = {

/***/ 30930:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/workflow-lint/src/yaml/parse.ts
var parse = __webpack_require__(40154);
// EXTERNAL MODULE: ./packages/workflow-lint/src/yaml/tree.ts
var yaml_tree = __webpack_require__(517);
;// CONCATENATED MODULE: ./packages/workflow-lint/src/yaml/index.ts



// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/cli/src/options.ts


/** Parses `--name value`, `--name=value` and `--switch`, each as often as wanted. What is not known is a UserError with the nearest name. */
function parseOptions(command, args, known) {
    const switches = known.switches ?? [];
    const names = [...known.values, ...switches];
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: Object.fromEntries(known.values.map((name) => [name, { type: 'string', multiple: true }])),
        allowPositionals: true,
        strict: false,
        tokens: true,
    });
    const options = new Map();
    const positionals = [];
    for (const token of tokens) {
        if (token.kind === 'positional')
            positionals.push(token.value);
        if (token.kind !== 'option')
            continue;
        const { name, rawName, value } = token;
        if (!rawName.startsWith('--') || !names.includes(name)) {
            const similar = (0,nearest/* nearest */.p)(name, names);
            throw new user_error/* UserError */.y('bad-input', `\`${rawName}\` is no option of \`tidegate ${command}\`.`, {
                hint: similar ? `Did you mean \`--${similar}\`?` : `\`tidegate ${command} --help\` lists them.`,
            });
        }
        if (switches.includes(name) && value !== undefined)
            throw new user_error/* UserError */.y('bad-input', `\`${rawName}\` takes no value, but got \`${value}\`.`);
        if (known.values.includes(name) && value === undefined)
            throw new user_error/* UserError */.y('bad-input', `\`${rawName}\` needs a value.`, { hint: `Write \`${rawName}=<value>\`.` });
        options.set(name, [...(options.get(name) ?? []), value ?? '']);
    }
    return { options, positionals };
}
/** The one value of an option that is given at most once. */
function single({ options }, name) {
    const values = options.get(name) ?? [];
    if (values.length > 1)
        throw new user_error/* UserError */.y('bad-input', `\`--${name}\` was given ${values.length} times.`);
    return values[0];
}
/** `name=value` of each value of an option. */
function pairs({ options }, name) {
    return Object.fromEntries((options.get(name) ?? []).map((typed) => {
        const at = typed.indexOf('=');
        if (at > 0)
            return [typed.slice(0, at), typed.slice(at + 1)];
        throw new user_error/* UserError */.y('bad-input', `\`--${name} ${typed}\` is not \`name=value\`.`);
    }));
}

;// CONCATENATED MODULE: ./packages/cli/src/product.ts



/** The repository whose actions and workflows are those of this version, at whatever ref they are asked for. */
const repository = 'tidegate/mlops';
/** Looks for it from a folder within it upwards. */
function findProduct(start) {
    for (let root = start;; root = (0,external_node_path_.dirname)(root)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'actions')) && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'dist', 'package.json'))) {
            const { version } = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, 'package.json'), 'utf8'));
            const actions = (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(root, 'actions')).filter((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'actions', name, 'action.yml')));
            return { root, version, actions };
        }
        if ((0,external_node_path_.dirname)(root) === root)
            throw new Error(`no actions and bundles above ${start}`);
    }
}
/** Folder of an action by its name; an unknown one is a UserError with the nearest. */
function actionFolder(product, name) {
    if (product.actions.includes(name))
        return (0,external_node_path_.join)(product.root, 'actions', name);
    const similar = (0,nearest/* nearest */.p)(name, product.actions);
    throw new user_error/* UserError */.y('not-found', `\`${name}\` is no action of Tidegate ${product.version}.`, {
        hint: similar ? `Did you mean \`${similar}\`?` : `The actions are ${product.actions.join(', ')}.`,
    });
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/index.js + 16 modules
var dist = __webpack_require__(44662);
// EXTERNAL MODULE: ./packages/workflow-lint/src/expression.ts
var expression = __webpack_require__(35823);
;// CONCATENATED MODULE: ./packages/workflow-lint/src/evaluate.ts



const nowhere = { line: 1, column: 1 };
/** The value of what stands between `${{` and `}}`, by GitHub's own evaluator. What does not parse or evaluate is a UserError. */
function evaluate(source, scope) {
    const functions = Object.entries(scope.functions ?? {}).map(([name, call]) => ({
        name,
        minArgs: 0,
        maxArgs: 255,
        call: (...args) => toData(call(...args.map((arg) => arg.coerceString()))),
    }));
    try {
        const { tokens } = new dist/* Lexer */.JG(source).lex();
        const root = new dist/* Parser */.iX(tokens, Object.keys(scope.contexts), functions).parse();
        const contexts = Object.entries(scope.contexts).map(([key, value]) => ({ key, value: toData(value) }));
        const known = new Map(functions.map((each) => [each.name.toLowerCase(), each]));
        return toValue(new dist/* Evaluator */.oi(root, new dist/* data.Dictionary */.p.bT(...contexts), known).evaluate());
    }
    catch (cause) {
        throw new user_error/* UserError */.y('bad-input', `\`\${{ ${source.trim()} }}\`: ${cause.message}.`, { cause });
    }
}
/** A text with its expressions filled in. One that is a single expression and no more keeps the type of its value. */
function fill(text, scope) {
    const parts = [...(0,expression/* spliced */.Zb)(text)];
    if (parts.length === 0)
        return text;
    const [only] = parts;
    if (parts.length === 1 && wholeLength(only.inner) === text.length)
        return evaluate(only.inner, scope);
    let filled = '';
    let from = 0;
    for (const { inner, offset } of parts) {
        filled += text.slice(from, offset) + textOf(evaluate(inner, scope));
        from = offset + wholeLength(inner);
    }
    return filled + text.slice(from);
}
/** Whether the condition of an `if:` holds, which may stand without `${{ }}`; without a status function it asks for `success()` too. */
function holds(condition, scope) {
    const parts = [...(0,expression/* spliced */.Zb)(condition)];
    // A text around an expression is filled in as any text, and holds when it is not empty: GitHub does so, too.
    const text = parts.length === 0 ? condition.trim() : condition;
    const inner = parts.length === 0 ? text : parts.map((part) => part.inner).join(' ');
    const asksStatus = ['success', 'failure', 'always', 'cancelled'].some((name) => (0,expression/* parseExpression */.YK)(inner, nowhere).calls.has(name));
    if (!asksStatus && !isTruthy(evaluate('success()', scope)))
        return false;
    return text === '' || isTruthy(parts.length === 0 ? evaluate(text, scope) : fill(text, scope));
}
/** A value as a text, as GitHub splices it. */
function textOf(value) {
    return toData(value).coerceString();
}
/** As `&&` and `if:` see it: false, 0, NaN, null and the empty text are not. */
function isTruthy(value) {
    return !(value === null || value === false || value === '' || value === 0 || Number.isNaN(value));
}
function wholeLength(inner) {
    return '${{'.length + inner.length + '}}'.length;
}
function toData(value) {
    if (value === null || value === undefined)
        return new dist/* data.Null */.p.Uv();
    if (typeof value === 'string')
        return new dist/* data.StringData */.p.uQ(value);
    if (typeof value === 'number')
        return new dist/* data.NumberData */.p.Q9(value);
    if (typeof value === 'boolean')
        return new dist/* data.BooleanData */.p.bo(value);
    if (Array.isArray(value))
        return new dist/* data.Array */.p.O3(...value.map(toData));
    return new dist/* data.Dictionary */.p.bT(...Object.entries(value).map(([key, each]) => ({ key, value: toData(each) })));
}
function toValue(found) {
    if (found instanceof dist/* data.NumberData */.p.Q9 || found instanceof dist/* data.BooleanData */.p.bo)
        return found.value;
    if (found instanceof dist/* data.StringData */.p.uQ)
        return found.value;
    if (found instanceof dist/* data.Array */.p.O3)
        return found.values().map(toValue);
    if (found instanceof dist/* data.Dictionary */.p.bT) {
        return Object.fromEntries(found.pairs().map(({ key, value }) => [key, toValue(value)]));
    }
    return null;
}

;// CONCATENATED MODULE: ./packages/cli/src/workflow/faulty.ts

/** An error at its place in a file. */
function faulty(file, at, message, hint) {
    return new user_error/* UserError */.y('bad-input', `${file}:${at.line}:${at.column}: ${message}`, hint === undefined ? {} : { hint });
}
/** Refuses keys that nobody reads: what is not understood is not run as if it were not there. */
function onlyKeys(file, tree, what, known) {
    for (const { key, at } of tree.entries) {
        if (known.includes(key))
            continue;
        const similar = (0,nearest/* nearest */.p)(key, known);
        throw faulty(file, at, `\`${key}\` is no key of ${what}.`, similar && `Did you mean \`${similar}\`?`);
    }
}
/** The entry of a name, or a UserError with the nearest. */
function known(entries, name, refuse) {
    if (entries.has(name))
        return entries.get(name);
    const similar = (0,nearest/* nearest */.p)(name, entries.keys());
    throw refuse(similar ? `Did you mean \`${similar}\`?` : `There are ${[...entries.keys()].join(', ') || 'none'}.`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/cli/src/run/job-run.ts





/** What expressions of a step see. */
function scopeOf(job, frame, env = {}) {
    const { session, secrets, workflow } = job.call;
    const cancelled = session.interruption.cancelled;
    // An action asks for the status of its own steps.
    const failed = frame.failed || (frame.action === undefined && job.status === 'failure');
    return {
        contexts: {
            github: {
                ...session.github,
                workflow: workflow.name,
                workspace: job.workspace,
                ...(frame.action && { action_path: frame.action.folder }),
                token: secrets['GITHUB_TOKEN'] ?? '',
            },
            env: { ...job.env, ...frame.action?.env, ...env },
            vars: session.given.vars,
            secrets,
            inputs: frame.inputs,
            steps: frame.steps,
            runner: {
                ...{ os: 'Linux', arch: process.arch === 'arm64' ? 'ARM64' : 'X64', name: 'local', environment: 'self-hosted' },
                ...{ temp: job.temp, tool_cache: session.env['RUNNER_TOOL_CACHE'] ?? '', debug: '' },
            },
            job: { status: job.status },
            ...job.contexts,
        },
        functions: {
            success: () => !failed && !cancelled,
            failure: () => failed && !cancelled,
            cancelled: () => cancelled,
            always: () => true,
            hashfiles: (...patterns) => hashFiles(job.workspace, patterns),
        },
    };
}
/** A scope without some contexts, where GitHub does not know them: what it would not begin is not run here. */
function without(scope, ...names) {
    const contexts = Object.fromEntries(Object.entries(scope.contexts).filter(([name]) => !names.includes(name)));
    return { ...scope, contexts };
}
/** A place of a file filled in; what cannot be is told with its place. */
function filled(file, tree, scope) {
    if (tree.kind === 'sequence')
        return tree.items.map((item) => filled(file, item, scope));
    if (tree.kind === 'mapping') {
        return Object.fromEntries(tree.entries.map(({ key, value }) => [key, filled(file, value, scope)]));
    }
    if (typeof tree.value !== 'string')
        return tree.value;
    return located(file, tree, () => fill(tree.text, scope));
}
/** A place that is true or false. A text is neither, on GitHub too: taken as a value, `'false'` would be true. */
function filledFlag(file, tree, scope) {
    const value = filled(file, tree, scope);
    if (typeof value === 'boolean')
        return value;
    const what = typeof value === 'string' ? `the text \`${value}\`` : `\`${textOf(value)}\``;
    throw faulty(file, tree.at, `true or false is asked for, and this is ${what}.`, "Of a text, write `${{ ... == 'true' }}`.");
}
/** Runs `read`, and gives an error of its expression the place it stands at. */
function located(file, tree, read) {
    try {
        return read();
    }
    catch (error) {
        throw faulty(file, tree.at, error.message);
    }
}
/** A mapping of texts filled in: `env:`, `with:`, `outputs:`. */
function filledTexts(file, tree, scope) {
    return Object.fromEntries((tree?.entries ?? []).map(({ key, value }) => [key, textOf(filled(file, value, scope))]));
}
/** SHA-256 over the SHA-256 of every file that matches; empty where none does. */
function hashFiles(workspace, patterns) {
    const files = (0,external_node_fs_.globSync)(patterns.flatMap((pattern) => pattern.split('\n')).filter(Boolean), { cwd: workspace })
        .filter((file) => (0,external_node_fs_.statSync)((0,external_node_path_.join)(workspace, file)).isFile())
        .sort();
    if (files.length === 0)
        return '';
    const whole = (0,external_node_crypto_.createHash)('sha256');
    for (const file of files)
        whole.update((0,external_node_crypto_.createHash)('sha256')
            .update((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(workspace, file)))
            .digest());
    return whole.digest('hex');
}

;// CONCATENATED MODULE: ./packages/cli/src/run/call.ts





/** Inputs of a called workflow, typed and with defaults. Unknown, missing and mistyped ones are UserErrors at `where`. */
function callInputs(workflow, given, where) {
    if (!workflow.events.has('workflow_call')) {
        throw new user_error/* UserError */.y('bad-input', `${where}: ${workflow.file} cannot be called: it has no \`on: workflow_call\`.`);
    }
    return typedInputs(workflow, 'workflow_call', given, where);
}
/** Inputs as an event declares them. */
function typedInputs(workflow, event, given, where) {
    const declared = new Map(((0,yaml_tree/* child */.jf)(workflow.events.get(event), 'inputs')?.entries ?? []).map(({ key, value }) => [key, value]));
    for (const name of Object.keys(given)) {
        known(declared, name, (hint) => new user_error/* UserError */.y('bad-input', `${where}: ${workflow.file} has no input \`${name}\`.`, { hint }));
    }
    const scope = { contexts: { github: {}, inputs: {}, vars: {} } };
    return Object.fromEntries([...declared].map(([name, tree]) => {
        const value = given[name];
        if (value !== undefined)
            return [name, typed(tree, value, `${where}: the input \`${name}\` of ${workflow.file}`)];
        if ((0,yaml_tree/* child */.jf)(tree, 'required')?.value === true && (0,yaml_tree/* child */.jf)(tree, 'default') === undefined) {
            throw new user_error/* UserError */.y('bad-input', `${where}: ${workflow.file} requires the input \`${name}\`.`);
        }
        const usual = (0,yaml_tree/* child */.jf)(tree, 'default');
        const plain = usual?.kind === 'scalar'
            ? typeof usual.value === 'string'
                ? fill(usual.value, scope)
                : usual.value
            : undefined;
        return [name, typed(tree, plain ?? emptyOf(tree), name)];
    }));
}
function emptyOf(tree) {
    const type = (0,yaml_tree/* child */.jf)(tree, 'type')?.text;
    return type === 'boolean' ? false : type === 'number' ? 0 : '';
}
function typed(tree, value, what) {
    const type = (0,yaml_tree/* child */.jf)(tree, 'type')?.text ?? 'string';
    const text = textOf(value);
    if (type === 'boolean') {
        if (value === true || value === false)
            return value;
        if (text === 'true' || text === 'false')
            return text === 'true';
        throw new user_error/* UserError */.y('bad-input', `${what} is \`${text}\`, and true or false is asked for.`);
    }
    if (type === 'number') {
        if (text.trim() === '' || !Number.isFinite(Number(text)))
            throw new user_error/* UserError */.y('bad-input', `${what} is \`${text}\`, which is no number.`);
        return Number(text);
    }
    const options = (0,yaml_tree/* child */.jf)(tree, 'options')?.items.map((option) => option.text) ?? [];
    if (type === 'choice' && !options.includes(text)) {
        throw new user_error/* UserError */.y('bad-input', `${what} is \`${text}\`, which is none of ${options.join(', ')}.`);
    }
    return text;
}
/** Secrets a called workflow gets: all with `inherit`, else those named; a required one that is missing is a UserError. */
function callSecrets(call, inner, tree, scope) {
    const { file } = call.workflow;
    const declared = (0,yaml_tree/* child */.jf)(inner.events.get('workflow_call'), 'secrets')?.entries ?? [];
    const token = { GITHUB_TOKEN: call.secrets['GITHUB_TOKEN'] ?? '' };
    if (tree?.text === 'inherit')
        return { ...call.secrets };
    for (const { key, value } of tree?.entries ?? [])
        token[key] = textOf(filled(file, value, scope));
    for (const { key, value } of declared) {
        if ((0,yaml_tree/* child */.jf)(value, 'required')?.value === true && !token[key]) {
            throw new user_error/* UserError */.y('bad-input', `${inner.file} requires the secret \`${key}\`.`, {
                hint: `Hand it in with \`--secret ${key}\` and pass it on.`,
            });
        }
    }
    return token;
}

;// CONCATENATED MODULE: ./packages/cli/src/run/about-run.ts






/** Looks at the repository around a folder; a folder without one is its own root. */
function standingOf(cwd) {
    const ask = (...args) => {
        try {
            return ((0,external_node_child_process_.execFileSync)('git', ['-C', cwd, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ||
                undefined);
        }
        catch {
            return undefined;
        }
    };
    const root = ask('rev-parse', '--show-toplevel') ?? cwd;
    const origin = ask('remote', 'get-url', 'origin');
    const named = /github\.[^/:]+[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(origin ?? '')?.[1];
    const branch = ask('symbolic-ref', '--quiet', '--short', 'HEAD') ?? 'main';
    return {
        root,
        repository: named ?? `local/${(0,external_node_path_.basename)(root).replaceAll(/[^\w.-]/g, '-')}`,
        branch,
        defaultBranch: ask('rev-parse', '--verify', '--quiet', 'refs/heads/main') ? 'main' : branch,
        sha: ask('rev-parse', '--verify', '--quiet', 'HEAD') ?? '0'.repeat(40),
    };
}
/** The event a run starts by, its inputs and the context `github`. An event the workflow does not have is a UserError. */
function aboutRun(workflow, standing, asked) {
    const event = asked.event ?? (workflow.events.has('workflow_dispatch') ? 'workflow_dispatch' : [...workflow.events.keys()][0]);
    known(workflow.events, event, (hint) => new user_error/* UserError */.y('bad-input', `\`--event ${event}\`: ${workflow.file} has no such event.`, { hint }));
    const inputs = inputsOf(workflow, event, asked.inputs);
    const pull = event.startsWith('pull_request');
    const [owner = '', name = ''] = standing.repository.split('/');
    const repository = {
        name,
        full_name: standing.repository,
        default_branch: standing.defaultBranch,
        owner: { login: owner },
    };
    const cron = (0,yaml_tree/* child */.jf)(workflow.events.get('schedule')?.items[0], 'cron')?.text ?? '';
    const pullRequest = {
        number: 1,
        head: { ref: standing.branch, sha: standing.sha, repo: { full_name: standing.repository, fork: false } },
        base: { ref: standing.defaultBranch, sha: standing.sha, repo: { full_name: standing.repository } },
    };
    const payload = {
        ...{ repository, sender: { login: 'local' }, ref: `refs/heads/${standing.branch}`, inputs },
        ...(pull && { action: 'synchronize', number: 1, pull_request: pullRequest }),
        ...(event === 'push' && { after: standing.sha, before: '0'.repeat(40), head_commit: { id: standing.sha } }),
        ...(event === 'schedule' && { schedule: cron }),
    };
    return {
        event,
        inputs,
        github: {
            ...{
                event_name: event,
                event: payload,
                repository: standing.repository,
                repository_owner: owner,
                sha: standing.sha,
            },
            ...(pull
                ? {
                    ref: 'refs/pull/1/merge',
                    ref_name: '1/merge',
                    ref_type: 'branch',
                    head_ref: standing.branch,
                    base_ref: standing.defaultBranch,
                }
                : {
                    ref: `refs/heads/${standing.branch}`,
                    ref_name: standing.branch,
                    ref_type: 'branch',
                    head_ref: '',
                    base_ref: '',
                }),
            ...{ actor: 'local', triggering_actor: 'local', run_id: String(asked.runId), run_number: '1', run_attempt: '1' },
            ...{
                workflow_ref: `${standing.repository}/${workflow.file}@refs/heads/${standing.branch}`,
                workflow_sha: standing.sha,
            },
            ...{ server_url: 'https://github.com', ref_protected: false, retention_days: '90' },
        },
    };
}
function inputsOf(workflow, event, given) {
    if (event === 'workflow_dispatch' || event === 'workflow_call')
        return typedInputs(workflow, event, given, '`--input`');
    const [first] = Object.keys(given);
    if (first === undefined)
        return {};
    throw new user_error/* UserError */.y('bad-input', `\`--input ${first}\`: the event ${event} has no inputs.`, {
        hint: 'Those of workflow_dispatch and workflow_call have.',
    });
}

;// CONCATENATED MODULE: ./packages/cli/src/workflow/read.ts




const workflowKeys = ['name', 'run-name', 'on', 'permissions', 'env', 'defaults', 'concurrency', 'jobs'];
const jobKeys = [
    ...['name', 'permissions', 'needs', 'if', 'runs-on', 'environment', 'concurrency', 'outputs', 'env', 'defaults'],
    ...['steps', 'timeout-minutes', 'strategy', 'continue-on-error', 'container', 'services', 'uses', 'with', 'secrets'],
];
const stepKeys = [
    ...['id', 'if', 'name', 'uses', 'run', 'working-directory', 'shell', 'with', 'env', 'continue-on-error'],
    'timeout-minutes',
];
/** What stands under each of these keys is a mapping, or nothing: of another shape it would be read as if it were not there. */
const mappings = ['env', 'defaults', 'strategy', 'outputs', 'with', 'services'];
/** Reads the YAML of a file, which is a mapping. `shown` is its name in messages. */
function readTree(path, shown) {
    if (!(0,external_node_fs_.existsSync)(path) || !(0,external_node_fs_.statSync)(path).isFile())
        throw new user_error/* UserError */.y('not-found', `There is no file \`${shown}\`.`);
    const parsed = (0,parse/* parseYaml */.h)((0,external_node_fs_.readFileSync)(path, 'utf8'));
    if ('unreadable' in parsed)
        throw faulty(shown, parsed.unreadable.at, `${parsed.unreadable.message}.`);
    if (parsed.tree.kind !== 'mapping')
        throw faulty(shown, parsed.tree.at, 'it is no mapping.');
    return parsed.tree;
}
/** Reads a workflow. What is no workflow, has keys nobody knows, or needs in a circle is a UserError with its place. */
function readWorkflow(path, shown, home) {
    const tree = readTree(path, shown);
    onlyKeys(shown, tree, 'a workflow', workflowKeys);
    onlyMappings(shown, tree);
    const on = (0,yaml_tree/* child */.jf)(tree, 'on');
    const events = new Map([
        ...(0,yaml_tree/* listed */.KE)(on).map(({ text }) => [text, undefined]),
        ...(on?.entries ?? []).map(({ key, value }) => [key, value]),
    ]);
    if (events.size === 0)
        throw faulty(shown, tree.at, 'it has no `on:`, so it is no workflow.');
    const entries = (0,yaml_tree/* child */.jf)(tree, 'jobs')?.entries ?? [];
    if (entries.length === 0)
        throw faulty(shown, tree.at, 'it has no `jobs:`, so it is no workflow.');
    const raw = new Map(entries.map(({ key, at, value }) => [key, readJob(shown, key, at, value)]));
    const jobs = inOrder(shown, raw);
    return { file: shown, home, name: (0,yaml_tree/* child */.jf)(tree, 'name')?.text || shown, tree, events, jobs };
}
function readJob(file, id, at, tree) {
    const job = `the job \`${id}\``;
    if (tree.kind !== 'mapping')
        throw faulty(file, at, `${job} is no mapping.`);
    onlyKeys(file, tree, job, jobKeys);
    onlyMappings(file, tree);
    const needs = (0,yaml_tree/* child */.jf)(tree, 'needs');
    if (needs?.kind === 'mapping')
        throw faulty(file, needs.at, `\`needs\` of ${job} is no list of jobs.`);
    const steps = (0,yaml_tree/* child */.jf)(tree, 'steps')?.items ?? [];
    if (((0,yaml_tree/* child */.jf)(tree, 'uses') === undefined) === (steps.length === 0)) {
        throw faulty(file, at, `${job} has ${steps.length === 0 ? 'neither' : 'both'} \`steps\` ${steps.length === 0 ? 'nor' : 'and'} \`uses\`.`);
    }
    for (const step of steps) {
        if (step.kind !== 'mapping')
            throw faulty(file, step.at, `a step of ${job} is no mapping.`);
        onlyKeys(file, step, `a step of ${job}`, stepKeys);
        onlyMappings(file, step);
        const stepId = (0,yaml_tree/* child */.jf)(step, 'id');
        if (stepId && steps.some((other) => other !== step && (0,yaml_tree/* child */.jf)(other, 'id')?.text === stepId.text))
            throw faulty(file, stepId.at, `two steps of ${job} have the id \`${stepId.text}\`.`);
        if (((0,yaml_tree/* child */.jf)(step, 'run') === undefined) === ((0,yaml_tree/* child */.jf)(step, 'uses') === undefined)) {
            throw faulty(file, step.at, `a step of ${job} has either \`run\` or \`uses\`, and this has both or neither.`);
        }
    }
    return { id, at, tree, needs: (0,yaml_tree/* listed */.KE)(needs).map(({ text }) => text), steps };
}
function onlyMappings(file, tree) {
    for (const { key, at, value } of tree.entries) {
        if (!mappings.includes(key) || value.kind === 'mapping' || (value.kind === 'scalar' && value.value === null))
            continue;
        throw faulty(file, at, `\`${key}\` is no mapping.`);
    }
}
function inOrder(file, jobs) {
    const done = new Map();
    const visit = (id, path) => {
        const finished = done.get(id);
        if (finished)
            return finished;
        const job = jobs.get(id);
        if (path.includes(id)) {
            throw faulty(file, job.at, `jobs need each other in a circle: ${[...path.slice(path.indexOf(id)), id].join(' needs ')}.`);
        }
        const before = job.needs.map((need) => {
            known(jobs, need, (hint) => faulty(file, job.at, `the job \`${id}\` needs \`${need}\`, which is no job.`, hint));
            return visit(need, [...path, id]);
        });
        const ancestors = new Set(before.flatMap((need) => [...need.ancestors, need.id]));
        const whole = { ...job, ancestors: [...ancestors] };
        done.set(id, whole);
        return whole;
    };
    for (const id of jobs.keys())
        visit(id, []);
    return done;
}

;// CONCATENATED MODULE: ./packages/testing/src/runner-files.ts
/**
 * Parses a GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE file: `name=value` lines and `name<<delimiter` blocks, whichever sign comes first.
 * Throws for a line that is neither and for a block that is not closed, as the runner does.
 */
function parseRunnerFile(text) {
    const values = {};
    const rows = text.split(/\r?\n/);
    for (let i = 0; i < rows.length; i++) {
        const row = rows[i];
        const block = /^([^=]+?)<<(.+)$/.exec(row);
        const line = /^([^=]+)=(.*)$/.exec(row);
        if (block) {
            const end = rows.indexOf(block[2], i + 1);
            if (end < 0)
                throw new Error(`${block[1]} is not closed by ${block[2]}`);
            values[block[1]] = rows.slice(i + 1, end).join('\n');
            i = end;
        }
        else if (line)
            values[line[1]] = line[2];
        else if (row !== '')
            throw new Error(`${JSON.stringify(row.slice(0, 80))} is neither name=value nor name<<delimiter`);
    }
    return values;
}
/** The `::command key=value::message` lines of a log, unescaped as the runner does; like it, blanks before them and capitals do not matter. */
function parseCommands(log) {
    return [...log.matchAll(/^[^\S\n]*::([a-z-]+)(?: ([^\r\n]*?))?::(.*)$/gim)].map(([, command, properties, message]) => ({
        command: command.toLowerCase(),
        properties: Object.fromEntries((properties ?? '')
            .split(',')
            .filter(Boolean)
            .map((pair) => {
            const [key, ...value] = pair.split('=');
            return [key, runner_files_unescape(value.join('=')).replaceAll('%3A', ':').replaceAll('%2C', ',')];
        })),
        message: runner_files_unescape(message),
    }));
}
function runner_files_unescape(text) {
    return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

;// CONCATENATED MODULE: ./packages/cli/src/run/log.ts

/** Where a run is told. Every line passes here, so that no secret leaves. */
class Log {
    #masks = new Set();
    #write;
    constructor(write) {
        this.#write = write;
    }
    /** Hides a text from now on, and each of its lines. */
    mask(secret) {
        for (const part of [secret, ...secret.split(/\r?\n/)])
            if (part.trim() !== '')
                this.#masks.add(part);
    }
    /** The text with everything masked hidden. */
    clean(text) {
        // The longest first: a secret may be part of another.
        return [...this.#masks]
            .sort((a, b) => b.length - a.length)
            .reduce((rest, mask) => rest.replaceAll(mask, '***'), text);
    }
    say(text) {
        this.#write(`${this.clean(text)}\n`);
    }
}
/** Reads the lines a step writes: tells them, and takes the commands `::name::` among them as the runner does. */
class StepLog {
    outputs = {};
    state = {};
    #log;
    #stopped;
    constructor(log) {
        this.#log = log;
    }
    line(text) {
        if (this.#stopped !== undefined) {
            if (text.trim() === `::${this.#stopped}::`)
                this.#stopped = undefined;
            else
                this.#log.say(`  ${text}`);
            return;
        }
        const [found] = parseCommands(text);
        if (!found)
            return this.#log.say(`  ${text}`);
        const { command, properties, message } = found;
        const { name, title, file, line } = properties;
        if (command === 'add-mask')
            this.#log.mask(message);
        else if (command === 'stop-commands')
            this.#stopped = message;
        else if (command === 'set-output' && name)
            this.outputs[name] = message;
        else if (command === 'save-state' && name)
            this.state[name] = message;
        else if (command === 'group')
            this.#log.say(`  ${message}`);
        else if (['error', 'warning', 'notice'].includes(command)) {
            const where = file ? ` (${file}${line ? `:${line}` : ''})` : '';
            this.#log.say(`  ${command}: ${title ? `${title}: ` : ''}${message}${where}`.replaceAll('\n', '\n    '));
        }
        else if (!['debug', 'endgroup', 'echo', 'add-matcher', 'remove-matcher'].includes(command))
            this.#log.say(`  ${text}`);
    }
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./packages/cli/src/run/process.ts


/** How long a process has between SIGINT, SIGTERM and SIGKILL, as the runner gives it (milliseconds). */
const patience = { interrupt: 7500, terminate: 2500 };
/** What a process left in the background may hold its output open, before the step ends without it. */
const drain = 1000;
/** Runs a program as the leader of its own process group, so that it can be ended with all it started. */
function runProcess(command, args, options) {
    return new Promise((settle) => {
        const child = (0,external_node_child_process_.spawn)(command, args, {
            cwd: options.cwd,
            env: options.env,
            detached: true,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        let why = 'ended';
        const timers = [];
        const end = (reason) => {
            if (why !== 'ended')
                return;
            why = reason;
            signalGroup(child.pid, 'SIGINT');
            timers.push(setTimeout(() => signalGroup(child.pid, 'SIGTERM'), patience.interrupt), setTimeout(() => signalGroup(child.pid, 'SIGKILL'), patience.interrupt + patience.terminate));
        };
        const cancelled = () => end('cancelled');
        const killed = () => {
            why = 'cancelled';
            signalGroup(child.pid, 'SIGKILL');
        };
        options.cancel.addEventListener('abort', cancelled);
        options.kill.addEventListener('abort', killed);
        if (options.cancel.aborted)
            cancelled();
        if (options.timeoutMs !== undefined)
            timers.push(setTimeout(() => end('timeout'), options.timeoutMs));
        const streams = [child.stdout, child.stderr].map((stream) => readLines(stream, options.onLine));
        const finish = (ended) => {
            for (const timer of timers)
                clearTimeout(timer);
            options.cancel.removeEventListener('abort', cancelled);
            options.kill.removeEventListener('abort', killed);
            for (const flush of streams)
                flush();
            child.stdout.destroy();
            child.stderr.destroy();
            settle(ended);
        };
        child.once('error', (error) => {
            options.onLine(`::error::${command} could not be started: ${error.message}`);
            finish({ code: null, why: 'not-started', group: undefined });
        });
        child.once('close', (code) => finish({ code, why, group: child.pid }));
        child.once('exit', (code) => {
            timers.push(setTimeout(() => finish({ code, why, group: child.pid }), drain));
        });
    });
}
/** Signals a process and all of its group. One that is gone is no error. */
function signalGroup(pid, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch {
        // Nobody of it is left.
    }
}
/** Most of one line that is kept in memory; a longer one is told in parts. */
const longestLine = 1024 * 1024;
function readLines(stream, onLine) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    stream.on('data', (chunk) => {
        rest += decoder.write(chunk);
        const lines = rest.split('\n');
        rest = lines.pop();
        for (const line of lines)
            onLine(line.replace(/\r$/, ''));
        if (rest.length > longestLine) {
            onLine(rest);
            rest = '';
        }
    });
    return () => {
        if (rest !== '')
            onLine(rest);
        rest = '';
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./packages/cli/src/run/left-behind.ts



/** The variable by which processes of one job are known, as GitHub's runner does it. */
const trackingVariable = 'RUNNER_TRACKING_ID';
/** Ends what steps of a job left running: their process groups and, where /proc tells, what left its group. Gives their number. */
async function endLeftBehind(groups, trackingId) {
    const found = tracked(trackingId);
    for (const group of groups)
        signalGroup(group, 'SIGTERM');
    for (const pid of found)
        signal(pid, 'SIGTERM');
    for (let looks = 0; looks < 30 && tracked(trackingId).length > 0; looks++)
        await (0,promises_.setTimeout)(100);
    for (const group of groups)
        signalGroup(group, 'SIGKILL');
    for (const pid of tracked(trackingId))
        signal(pid, 'SIGKILL');
    return found.length;
}
function tracked(id) {
    if (!(0,external_node_fs_.existsSync)('/proc/self/environ'))
        return [];
    const wanted = `${trackingVariable}=${id}`;
    return (0,external_node_fs_.readdirSync)('/proc')
        .filter((entry) => /^\d+$/.test(entry))
        .filter((entry) => {
        try {
            return (0,external_node_fs_.readFileSync)(`/proc/${entry}/environ`, 'utf8').split('\0').includes(wanted);
        }
        catch {
            // It has ended, or is somebody else's.
            return false;
        }
    })
        .map(Number);
}
function signal(pid, name) {
    try {
        process.kill(pid, name);
    }
    catch {
        // It has ended by itself.
    }
}

;// CONCATENATED MODULE: ./packages/cli/src/run/step-environment.ts


/** The environment of one step: what the runner sets, then workflow, job and steps before it, then its own. */
function stepEnvironment(job, frame, own, runner) {
    const { session, workflow } = job.call;
    const path = [...job.path].reverse();
    return {
        ...session.env,
        ...job.env,
        ...frame.action?.env,
        ...own,
        ...(path.length > 0 && { PATH: [...path, own['PATH'] ?? job.env['PATH'] ?? session.env['PATH']].join(':') }),
        GITHUB_WORKSPACE: job.workspace,
        GITHUB_WORKFLOW: workflow.name,
        GITHUB_JOB: job.label
            .split(' / ')
            .at(-1)
            .replace(/ \(.*$/, ''),
        ...(frame.action && { GITHUB_ACTION_PATH: frame.action.folder }),
        RUNNER_TEMP: job.temp,
        [trackingVariable]: job.trackingId,
        ...runner,
    };
}

;// CONCATENATED MODULE: ./packages/cli/src/run/step-files.ts




const variables = {
    outputs: 'GITHUB_OUTPUT',
    state: 'GITHUB_STATE',
    env: 'GITHUB_ENV',
    path: 'GITHUB_PATH',
    summary: 'GITHUB_STEP_SUMMARY',
};
/** The files of one step: their variables, and what is in them when it has ended. */
function stepFiles(temp) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(temp, 'files-'));
    const paths = Object.fromEntries(Object.values(variables).map((name) => [name, (0,external_node_path_.join)(folder, name)]));
    for (const path of Object.values(paths))
        (0,external_node_fs_.writeFileSync)(path, '');
    const text = (name) => (0,external_node_fs_.readFileSync)(paths[name], 'utf8');
    const parse = (name) => {
        try {
            return parseRunnerFile(text(name));
        }
        catch (cause) {
            throw new user_error/* UserError */.y('bad-input', `The step wrote something into $${name} that is no value: ${cause.message}.`);
        }
    };
    return {
        env: paths,
        read: () => ({
            outputs: parse(variables.outputs),
            state: parse(variables.state),
            env: allowed(parse(variables.env)),
            path: text(variables.path).split(/\r?\n/).filter(Boolean),
            summary: text(variables.summary),
        }),
    };
}
/** The runner lets no step change what it sets itself, nor how Node starts. */
function allowed(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(GITHUB_|RUNNER_)|^(NODE_OPTIONS|CI)$/i.test(name)));
}

;// CONCATENATED MODULE: ./packages/cli/src/run/perform.ts




/** Runs one process of a step with the runner's files, and takes over what it wrote there for the steps behind it. */
async function perform(job, frame, what) {
    const { session } = job.call;
    const log = new StepLog(session.log);
    const files = stepFiles(job.temp);
    const [command, args] = what.command;
    const { code, why, group } = await runProcess(command, args, {
        cwd: what.cwd,
        env: stepEnvironment(job, frame, what.env, { ...files.env, ...what.runner }),
        onLine: (line) => log.line(line),
        ...session.interruption.signals,
        // A timer of Node holds no longer than 2^31 - 1 milliseconds.
        timeoutMs: Math.max(1, Math.min(Math.ceil(what.timeoutMs), 2 ** 31 - 1)),
    });
    if (group !== undefined)
        job.groups.push(group);
    session.collectArtifacts();
    const written = files.read();
    Object.assign(job.env, written.env);
    job.path.push(...written.path);
    if (written.summary.trim() !== '')
        session.summaries.push(session.log.clean(written.summary));
    if (why === 'timeout')
        session.log.say(`  error: The step was ended: its time was up.`);
    return {
        exitCode: code,
        outputs: { ...log.outputs, ...written.outputs },
        state: { ...log.state, ...written.state },
        ended: why === 'ended' ? undefined : why,
    };
}

;// CONCATENATED MODULE: ./packages/cli/src/run/action.ts








/** Reads an action.yml. None, and one that runs in a container, is a UserError. */
function readAction(folder, uses) {
    const path = ['action.yml', 'action.yaml'].map((name) => (0,external_node_path_.join)(folder, name)).find((file) => (0,external_node_fs_.existsSync)(file));
    if (path === undefined)
        throw new user_error/* UserError */.y('not-found', `There is no action \`${uses}\`.`, {
            hint: 'Is the repository checked out before this step?',
        });
    const tree = readTree(path, `${uses}/${(0,external_node_path_.basename)(path)}`);
    const using = (0,yaml_tree/* child */.jf)(tree, 'runs', 'using')?.text ?? '';
    const kind = using === 'composite' ? 'composite' : using.startsWith('node') ? 'javascript' : undefined;
    if (kind === undefined)
        throw new user_error/* UserError */.y('unsupported', `The action \`${uses}\` runs by \`${using}\`, and nothing runs in containers here.`);
    return { folder, file: `${uses}/${(0,external_node_path_.basename)(path)}`, name: (0,yaml_tree/* child */.jf)(tree, 'name')?.text ?? uses, tree, kind };
}
/** Inputs of a call, with the defaults of those left out. Unknown ones are told, as GitHub does. */
function actionInputs(action, given, job, frame) {
    const declared = (0,yaml_tree/* child */.jf)(action.tree, 'inputs')?.entries ?? [];
    const unknown = Object.keys(given).filter((name) => !declared.some(({ key }) => key.toLowerCase() === name.toLowerCase()));
    if (unknown.length > 0)
        job.call.session.log.say(`  warning: Unexpected inputs: ${unknown.join(', ')}`);
    const scope = scopeOf(job, frame);
    const defaults = declared.map(({ key, value }) => {
        const tree = (0,yaml_tree/* child */.jf)(value, 'default');
        const named = Object.entries(given).find(([name]) => name.toLowerCase() === key.toLowerCase());
        return [key, named?.[1] ?? (tree ? textOf(filled(action.file, tree, scope)) : '')];
    });
    return { ...given, ...Object.fromEntries(defaults) };
}
/** Runs a JavaScript action on this Node, and notes what it does at the end of the job. */
async function runJavaScript(action, inputs, step) {
    const { job, frame } = step;
    const runs = (key) => (0,yaml_tree/* child */.jf)(action.tree, 'runs', key)?.text;
    const own = { ...frame, action: { folder: action.folder, env: frame.action?.env ?? {} } };
    const inputEnv = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]));
    const start = (entry, state, timeoutMs) => perform(job, own, {
        command: [process.execPath, ['--disable-warning=ExperimentalWarning', (0,external_node_path_.resolve)(action.folder, entry)]],
        cwd: job.workspace,
        env: step.env,
        runner: {
            ...inputEnv,
            ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
        },
        timeoutMs,
    });
    const main = await start(runs('main') ?? 'index.js', {}, step.timeoutMs);
    const post = runs('post');
    if (post !== undefined) {
        const condition = runs('post-if') ?? 'always()';
        job.posts.push({
            name: `Post ${step.name}`,
            applies: () => holds(condition, scopeOf(job, frame, step.env)),
            run: () => start(post, main.state, job.deadline - Date.now()),
        });
    }
    return main;
}
/** The frame of a composite action's steps. */
function compositeFrame(action, inputs, frame, step) {
    return {
        file: action.file,
        home: frame.home,
        inputs,
        steps: {},
        action: { folder: action.folder, env: { ...frame.action?.env, ...step.env } },
        deadline: Date.now() + step.timeoutMs,
        failed: false,
    };
}
/** Outputs of a composite action, once its steps have ended. */
function compositeOutputs(action, job, inner) {
    const outputs = (0,yaml_tree/* child */.jf)(action.tree, 'outputs')?.entries ?? [];
    const values = {
        ...action.tree,
        entries: outputs.flatMap(({ key, at, value }) => {
            const tree = (0,yaml_tree/* child */.jf)(value, 'value');
            return tree ? [{ key, at, value: tree }] : [];
        }),
    };
    return filledTexts(action.file, values, scopeOf(job, inner));
}

;// CONCATENATED MODULE: ./packages/cli/src/run/interruption.ts
/** Ctrl-C: the first ends the step at hand, and what is to be done `always()` still is; the second ends everything at once. */
class Interruption {
    #times = 0;
    #current = new AbortController();
    #kill = new AbortController();
    interrupt() {
        this.#times++;
        const current = this.#current;
        if (this.#times === 1)
            this.#current = new AbortController();
        current.abort();
        if (this.#times > 1)
            this.#kill.abort();
    }
    get cancelled() {
        return this.#times > 0;
    }
    get killed() {
        return this.#times > 1;
    }
    /** For the next process. */
    get signals() {
        return { cancel: this.#current.signal, kill: this.#kill.signal };
    }
}

;// CONCATENATED MODULE: ./packages/cli/src/world.ts
/** As of the gates: 0 went through, 1 a red verdict, 2 an input a user can mend, 3 a bug of ours; 130 ended by Ctrl-C. */
const exitCodes = { green: 0, red: 1, userError: 2, bug: 3, interrupted: 130 };

;// CONCATENATED MODULE: ./packages/cli/src/gate.ts















/** `tidegate gate <action> --<input> <value>`: one action in this folder, with its own exit code. */
async function gate(args, world, product) {
    const [name, ...rest] = args;
    if (name === undefined || name.startsWith('-')) {
        throw new user_error/* UserError */.y('bad-input', '`tidegate gate` needs the name of an action first.', {
            hint: `The actions are ${product.actions.join(', ')}.`,
        });
    }
    const action = readAction(actionFolder(product, name), name);
    const declared = new Map(((0,yaml_tree/* child */.jf)(action.tree, 'inputs')?.entries ?? []).map(({ key, value }) => [key, value]));
    const parsed = parseOptions(`gate ${name}`, rest, { values: ['input', ...declared.keys()] });
    const [extra] = parsed.positionals;
    if (extra !== undefined)
        throw new user_error/* UserError */.y('bad-input', `\`${extra}\` is no option.`, { hint: 'Inputs are written `--name value`.' });
    const inputs = {};
    for (const [input, value] of Object.entries(pairs(parsed, 'input'))) {
        known(declared, input, (hint) => new user_error/* UserError */.y('bad-input', `\`${input}\` is no input of ${name}.`, { hint }));
        inputs[input] = value;
    }
    for (const [input, values] of parsed.options) {
        // Repeated, an option is a list: one value per line.
        if (input !== 'input')
            inputs[input] = [...(input in inputs ? [inputs[input]] : []), ...values].join('\n');
    }
    const temp = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'tidegate-gate-'));
    try {
        return await start(product, action.folder, (0,yaml_tree/* child */.jf)(action.tree, 'runs', 'main').text, inputs, world, temp);
    }
    finally {
        (0,external_node_fs_.rmSync)(temp, { recursive: true, force: true });
    }
}
async function start(product, folder, entry, inputs, world, temp) {
    const log = new Log(world.write);
    const step = new StepLog(log);
    const files = stepFiles(temp);
    const interruption = new Interruption();
    world.onInterrupt(() => interruption.interrupt());
    const { repository, sha, branch } = standingOf(world.cwd);
    const own = Object.entries(world.env).filter(([key, value]) => value !== undefined && !/^(GITHUB|INPUT|STATE|RUNNER|ACTIONS)_/.test(key));
    const { code } = await runProcess(process.execPath, ['--disable-warning=ExperimentalWarning', (0,external_node_path_.resolve)(folder, entry)], {
        cwd: world.cwd,
        env: {
            ...Object.fromEntries(own),
            ...{
                GITHUB_WORKSPACE: world.cwd,
                GITHUB_REPOSITORY: repository,
                GITHUB_SHA: sha,
                GITHUB_REF: `refs/heads/${branch}`,
            },
            ...{ RUNNER_TEMP: temp, RUNNER_TOOL_CACHE: toolCache(world) },
            ...{ GITHUB_ACTION_REPOSITORY: 'tidegate/mlops', GITHUB_ACTION_PATH: (0,external_node_path_.join)(product.root, 'actions', 'x') },
            ...files.env,
            ...Object.fromEntries(Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value])),
        },
        onLine: (line) => step.line(line),
        ...interruption.signals,
    });
    const { outputs, summary } = files.read();
    if (summary.trim() !== '')
        log.say(`\n${summary.trim()}\n`);
    for (const [key, label] of [
        ['verdict', 'Verdict'],
        ['evidence', 'Evidence'],
        ['report', 'Report'],
    ]) {
        if (outputs[key])
            log.say(`${label}: ${key === 'verdict' ? outputs[key] : (0,external_node_path_.relative)(world.cwd, (0,external_node_path_.resolve)(world.cwd, outputs[key]))}`);
    }
    return interruption.cancelled ? exitCodes.interrupted : (code ?? exitCodes.bug);
}
function toolCache(world) {
    return (world.env['RUNNER_TOOL_CACHE'] ||
        (0,external_node_path_.join)(world.env['XDG_CACHE_HOME'] || (0,external_node_path_.join)(world.env['HOME'] ?? (0,external_node_os_.tmpdir)(), '.cache'), 'tidegate', 'tools'));
}

;// CONCATENATED MODULE: ./packages/cli/src/lint.ts






/** `tidegate lint [folder | file ...]`: the command of the action workflow-lint, on a folder or some of its files. */
async function lint(args, world, product) {
    const parsed = parseOptions('lint', args, { values: ['fail-on', 'rules', 'ignore', 'trusted-actions', 'files'] });
    const paths = parsed.positionals.length === 0 ? ['.'] : parsed.positionals;
    for (const path of paths) {
        if (!(0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(world.cwd, path)))
            throw new user_error/* UserError */.y('not-found', `There is no \`${path}\`.`);
    }
    const isFolder = (path) => (0,external_node_fs_.statSync)((0,external_node_path_.resolve)(world.cwd, path)).isDirectory();
    if (paths.length > 1 && paths.some(isFolder)) {
        throw new user_error/* UserError */.y('bad-input', '`tidegate lint` takes one folder, or files.');
    }
    const files = isFolder(paths[0])
        ? []
        : paths.flatMap((path) => ['--files', (0,external_node_path_.relative)(world.cwd, (0,external_node_path_.resolve)(world.cwd, path))]);
    const options = [...parsed.options].flatMap(([name, values]) => values.flatMap((value) => [`--${name}`, value]));
    const folder = files.length > 0 ? '.' : paths[0];
    const entry = (0,external_node_path_.join)(product.root, 'dist', 'workflow-lint', 'index.js');
    return new Promise((settle, reject) => {
        const child = (0,external_node_child_process_.spawn)(process.execPath, [entry, folder, ...files, ...options], { cwd: world.cwd });
        child.stdout.setEncoding('utf8').on('data', world.write);
        child.stderr.setEncoding('utf8').on('data', world.complain);
        child.once('error', reject);
        child.once('close', (code) => settle(code ?? exitCodes.bug));
    });
}

;// CONCATENATED MODULE: ./packages/cli/src/run/table.ts
/** Job, step, verdict and seconds in columns. */
function table(rows) {
    const cells = rows.map(({ job, step, outcome, verdict, seconds, continued }) => [
        job,
        shorten(step),
        `${verdict ? `${verdict}${outcome === 'failure' && verdict !== 'fail' ? ' (failure)' : ''}` : outcome}${continued ? ', went on' : ''}`,
        outcome === 'skipped' || outcome === 'left out' ? '' : seconds.toFixed(1),
    ]);
    const head = ['job', 'step', 'verdict', 'seconds'];
    const widths = head.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i].length)));
    const line = (row) => row
        .map((cell, i) => (i === row.length - 1 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
        .join('  ')
        .trimEnd();
    return [head, widths.map((width) => '-'.repeat(width)), ...cells].map(line).join('\n');
}
function shorten(text) {
    return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

;// CONCATENATED MODULE: ./packages/cli/src/run/finish.ts




/** Tells how a run ended and what to open, and gives its exit code. */
function finish(session, end, cwd) {
    const { log, rows, reports, summaries, folder } = session;
    const shown = (path) => (0,external_node_path_.relative)(cwd, path) || '.';
    log.say(`\n${table(rows)}\n`);
    if (summaries.length > 0) {
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'summary.md'), summaries.join('\n\n'));
        log.say(`Summary: ${shown((0,external_node_path_.join)(folder, 'summary.md'))}`);
    }
    for (const report of reports)
        if ((0,external_node_fs_.existsSync)(report))
            log.say(`Report: ${shown(report)}`);
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'github.jsonl')))
        log.say(`What GitHub would have been told: ${shown((0,external_node_path_.join)(folder, 'github.jsonl'))}`);
    const code = exitCodeOf(session, end, rows);
    const went = {
        success: 'It went through.',
        skipped: 'Every job was skipped: nothing was run.',
        cancelled: 'It was cancelled.',
        failure: 'It failed.',
    }[end.result];
    const out = rows.filter(({ outcome }) => outcome === 'left out').length;
    log.say(out > 0 ? `${went} ${out} steps were left out, and could not say no.` : went);
    return code;
}
/** Red when something said no; what the user can mend only when that is all there is. */
function exitCodeOf({ interruption }, { result }, rows) {
    if (interruption.cancelled)
        return exitCodes.interrupted;
    if (result === 'success' || result === 'skipped')
        return exitCodes.green;
    const failed = rows.filter(({ outcome, continued }) => outcome === 'failure' && !continued);
    if (failed.some(({ exitCode }) => exitCode === exitCodes.bug))
        return exitCodes.bug;
    const mendable = failed.length > 0 && failed.every(({ exitCode }) => exitCode === exitCodes.userError);
    return mendable ? exitCodes.userError : exitCodes.red;
}

;// CONCATENATED MODULE: ./packages/cli/src/run/run-folder.ts



const marker = '.gitignore';
const markerText = '# Made by `tidegate run`; it may be deleted.\n*\n';
/** What is of one run; the rest is kept: copies of the repository, Pythons, what GitHub was told. */
const ofOneRun = ['jobs', 'artifacts', 'summary.md', 'github.jsonl', 'event.json'];
const ofAllRuns = ['remote.git', 'github.json'];
/**
 * Makes the folder of a run ready, empty but for what is kept, and gives what lets go of it. One that holds other things, and one
 * another run is using, is a UserError.
 */
function openRunFolder(folder, fresh) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const names = (0,external_node_fs_.readdirSync)(folder);
    const ours = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, marker)) && (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, marker), 'utf8') === markerText;
    if (names.length > 0 && !ours) {
        throw new user_error/* UserError */.y('conflict', `\`--folder\`: ${folder} holds other things.`, {
            hint: 'Name one that is new or empty.',
        });
    }
    const lock = (0,external_node_path_.join)(folder, 'lock');
    const holder = (0,external_node_fs_.existsSync)(lock) ? Number((0,external_node_fs_.readFileSync)(lock, 'utf8')) : 0;
    if (holder > 0 && holder !== process.pid && isAlive(holder)) {
        throw new user_error/* UserError */.y('conflict', `Another run (process ${holder}) uses ${folder}.`, {
            hint: 'Wait for it, or name another with `--folder`.',
        });
    }
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, marker), markerText);
    (0,external_node_fs_.writeFileSync)(lock, String(process.pid));
    for (const name of [...ofOneRun, ...(fresh ? ofAllRuns : [])])
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
    for (const name of ['jobs', 'artifacts'])
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(folder, name));
    return () => (0,external_node_fs_.rmSync)(lock, { force: true });
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

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/testing/src/zip.ts

/** The files of a ZIP archive by name. Reads its central directory; knows stored and deflated entries, no encryption, no ZIP64. */
function unzip(archive) {
    const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end < 0)
        throw new Error('not a ZIP archive: it has no end of central directory');
    const files = new Map();
    let at = archive.readUInt32LE(end + 16);
    for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
        if (archive.readUInt32LE(at) !== 0x02014b50)
            throw new Error(`no ZIP directory entry at ${at}`);
        const method = archive.readUInt16LE(at + 10);
        const compressed = archive.readUInt32LE(at + 20);
        const nameLength = archive.readUInt16LE(at + 28);
        const header = archive.readUInt32LE(at + 42);
        const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
        const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
        const data = archive.subarray(start, start + compressed);
        if (method !== 0 && method !== 8)
            throw new Error(`${name} is packed by method ${method}`);
        if (!name.endsWith('/'))
            files.set(name, method === 8 ? (0,external_node_zlib_.inflateRawSync)(data) : Buffer.from(data));
        at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
    return files;
}

;// CONCATENATED MODULE: ./packages/testing/src/artifact-service.ts



const service = '/twirp/github.actions.results.api.v1.ArtifactService/';
/**
 * The artifact service of a runner, as `@actions/artifact` 6 speaks to it: CreateArtifact, PUT of the blob whole or in
 * blocks, FinalizeArtifact with size and digest checked. A name used twice is answered 409, as GitHub does.
 */
async function startArtifactService() {
    const token = unsignedToken({ scp: 'Actions.Results:run-1:job-1' });
    const artifacts = new Map();
    const uploads = [];
    let origin = '';
    const calls = {
        CreateArtifact({ name }) {
            if (typeof name !== 'string' || name === '')
                return failure(400, 'invalid_argument', 'name is required');
            if (uploads.some((upload) => upload.name === name)) {
                return failure(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
            }
            uploads.push({ name, blocks: new Map() });
            const url = `${origin}/storage/artifacts/${uploads.length - 1}?sig=signature`;
            return [200, { ok: true, signed_upload_url: url }];
        },
        FinalizeArtifact({ name, size, hash }) {
            const upload = uploads.find((candidate) => candidate.name === name);
            if (!upload?.content)
                return failure(404, 'not_found', 'nothing was uploaded under this name');
            const bytes = upload.content;
            const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
            if (Number(size) !== bytes.length || (hash !== undefined && hash !== digest)) {
                return failure(400, 'invalid_argument', 'size or hash is not that of what was uploaded');
            }
            const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
            artifacts.set(upload.name, { bytes, files: isZip ? unzip(bytes) : new Map([[upload.name, bytes]]) });
            return [200, { ok: true, artifact_id: String(uploads.indexOf(upload) + 1) }];
        },
    };
    function store(url, body) {
        const upload = uploads[Number(url.pathname.split('/').at(-1))];
        if (!upload || url.searchParams.get('sig') !== 'signature')
            return 403;
        if (url.searchParams.get('comp') === 'block')
            upload.blocks.set(url.searchParams.get('blockid'), body);
        else if (url.searchParams.get('comp') === 'blocklist') {
            const ids = [...body.toString('utf8').matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(([, id]) => id);
            if (ids.some((id) => !upload.blocks.has(id)))
                return 400;
            upload.content = Buffer.concat(ids.map((id) => upload.blocks.get(id)));
        }
        else
            upload.content = body;
        return 201;
    }
    async function serve(request, response) {
        const url = new URL(request.url, origin);
        const chunks = [];
        for await (const chunk of request)
            chunks.push(chunk);
        const body = Buffer.concat(chunks);
        const reply = (status, answer) => {
            response.writeHead(status, { 'content-type': 'application/json' }).end(answer ? JSON.stringify(answer) : '');
        };
        if (request.method === 'PUT')
            return reply(store(url, body));
        const call = url.pathname.startsWith(service) ? calls[url.pathname.slice(service.length)] : undefined;
        if (!call)
            return reply(...failure(404, 'bad_route', `no handler for ${url.pathname}`));
        if (request.headers.authorization !== `Bearer ${token}`)
            return reply(...failure(401, 'unauthenticated', 'bad token'));
        reply(...call(JSON.parse(body.toString('utf8'))));
    }
    const server = (0,external_node_http_.createServer)((request, response) => {
        serve(request, response).catch((error) => response.writeHead(500).end(JSON.stringify({ msg: String(error) })));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${server.address().port}`;
    return {
        env: { ACTIONS_RESULTS_URL: origin, ACTIONS_RUNTIME_TOKEN: token },
        artifacts,
        async stop() {
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        },
    };
}
function failure(status, code, msg) {
    return [status, { code, msg }];
}
/** A token nobody has signed: the client only reads the run and job in it. */
function unsignedToken(claims) {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

;// CONCATENATED MODULE: ./packages/cli/src/known/artifacts.ts



/** Artifacts of the run: a folder each. */
const artifactsOf = (session) => (0,external_node_path_.join)(session.folder, 'artifacts');
/** `actions/upload-artifact`: the files it would upload, in a folder. */
const uploadArtifact = async (given, job, say) => {
    const { session } = job.call;
    const files = artifacts_select(job.workspace, given['path'] ?? '', given['include-hidden-files'] === 'true');
    const plain = given['archive'] === 'false';
    if (plain && files.length > 1)
        throw new user_error/* UserError */.y('bad-input', `\`archive: false\` uploads one file, and ${files.length} match.`);
    const name = plain && files[0] ? (0,external_node_path_.basename)(files[0]) : given['name'] || 'artifact';
    // `..` would be the folder of the run, and `overwrite` would empty it.
    if (/[":<>|*?\r\n\\/]|^\.\.?$/.test(name))
        throw new user_error/* UserError */.y('bad-input', `\`name: ${name}\` is no name of an artifact, or has a character GitHub allows in none.`);
    if (files.length === 0) {
        const what = `No file matches \`path: ${given['path'] ?? ''}\`.`;
        if (given['if-no-files-found'] === 'error')
            throw new user_error/* UserError */.y('not-found', what);
        if (given['if-no-files-found'] !== 'ignore')
            say(`warning: ${what}`);
        return {};
    }
    const target = (0,external_node_path_.join)(artifactsOf(session), name);
    if ((0,external_node_fs_.existsSync)(target) && given['overwrite'] !== 'true') {
        throw new user_error/* UserError */.y('conflict', `An artifact \`${name}\` was uploaded before in this run.`, {
            hint: 'Give each job a name of its own, or `overwrite: true`.',
        });
    }
    (0,external_node_fs_.rmSync)(target, { recursive: true, force: true });
    const root = rootOf(job.workspace, given['path'] ?? '');
    for (const file of files) {
        const to = (0,external_node_path_.join)(target, (0,external_node_path_.relative)(root, file));
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(to), { recursive: true });
        (0,external_node_fs_.cpSync)(file, to);
    }
    say(`${files.length} files are the artifact ${name}.`);
    return { outputs: { 'artifact-id': name, 'artifact-url': `file://${target}`, 'artifact-digest': '' } };
};
/** `actions/download-artifact`: of this run alone. */
const downloadArtifact = async (given, job, say) => {
    const { session } = job.call;
    for (const key of ['artifact-ids', 'run-id', 'repository']) {
        if (given[key] && given[key] !== session.github[key.replace('-', '_')]) {
            throw new user_error/* UserError */.y('unsupported', `\`${key}\` names artifacts of elsewhere, and there are only those of this run.`);
        }
    }
    const folder = artifactsOf(session);
    const all = (0,external_node_fs_.existsSync)(folder) ? (0,external_node_fs_.readdirSync)(folder).sort() : [];
    const target = (0,external_node_path_.resolve)(job.workspace, given['path'] || '.');
    const { name, pattern } = given;
    if (name && !all.includes(name)) {
        throw new user_error/* UserError */.y('not-found', `No artifact \`${name}\` was uploaded in this run.`, {
            hint: `There are ${all.join(', ') || 'none'}.`,
        });
    }
    const chosen = name ? [name] : all.filter((one) => !pattern || (0,external_node_path_.matchesGlob)(one, pattern));
    const flat = Boolean(name) || given['merge-multiple'] === 'true';
    for (const one of chosen)
        (0,external_node_fs_.cpSync)((0,external_node_path_.join)(folder, one), flat ? target : (0,external_node_path_.join)(target, one), { recursive: true });
    say(chosen.length === 0 ? `warning: no artifact matches \`${pattern ?? ''}\`.` : `Downloaded ${chosen.join(', ')}.`);
    return { outputs: { 'download-path': target } };
};
/** Files of patterns, one per line; a line with `!` takes away what it matches; a folder is all that is in it. */
function artifacts_select(workspace, patterns, hidden) {
    const lines = linesOf(patterns);
    const files = (pattern) => (0,external_node_fs_.globSync)((0,external_node_path_.isAbsolute)(pattern) ? pattern : (0,external_node_path_.join)(workspace, pattern)).flatMap((path) => (0,external_node_fs_.statSync)(path).isDirectory() ? (0,external_node_fs_.globSync)((0,external_node_path_.join)(path, '**')).filter((inner) => (0,external_node_fs_.statSync)(inner).isFile()) : [path]);
    const taken = new Set(lines.filter((line) => !line.startsWith('!')).flatMap(files));
    for (const line of lines)
        if (line.startsWith('!'))
            for (const file of files(line.slice(1).trim()))
                taken.delete(file);
    const shown = (file) => hidden ||
        !(0,external_node_path_.relative)(workspace, file)
            .split(external_node_path_.sep)
            .some((part) => /^\.[^.]/.test(part));
    return [...taken].filter(shown).sort();
}
/** What the names of files in the artifact start from: the deepest folder that all patterns start from, up to their first wildcard. */
function rootOf(workspace, patterns) {
    const starts = linesOf(patterns)
        .filter((line) => !line.startsWith('!'))
        .map((line) => (0,external_node_path_.resolve)(workspace, line).split(external_node_path_.sep))
        .map((parts) => {
        const wild = parts.findIndex((part) => /[*?[{]/.test(part));
        return wild < 0 ? parts : parts.slice(0, wild);
    });
    const [first = []] = starts;
    const differs = first.findIndex((part, i) => starts.some((other) => other[i] !== part));
    const shared = (differs < 0 ? first : first.slice(0, differs)).join(external_node_path_.sep);
    return (0,external_node_fs_.existsSync)(shared) && (0,external_node_fs_.statSync)(shared).isFile() ? (0,external_node_path_.dirname)(shared) : shared;
}
function linesOf(patterns) {
    return patterns
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
}

;// CONCATENATED MODULE: ./packages/cli/src/known/checkout.ts





/** Where pushes of a run go: a copy of the user's repository. */
const remoteOf = (session) => (0,external_node_path_.join)(session.folder, 'remote.git');
function git(folder, ...args) {
    return (0,external_node_child_process_.execFileSync)('git', ['-C', folder, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: 1 << 28,
    });
}
/** Makes the copy, or brings branches and tags of the repository into the one of earlier runs. Nothing where there is no git. */
function prepareRemote(session) {
    const { root } = session;
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, '.git')))
        return;
    const remote = remoteOf(session);
    if ((0,external_node_fs_.existsSync)(remote))
        git(remote, 'fetch', '--quiet', '--force', root, '+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*');
    else {
        git(root, 'clone', '--quiet', '--bare', '.', remote);
        git(remote, 'remote', 'remove', 'origin');
    }
}
/** Files that are never copied where there is no git to tell. */
const left = ['.git', 'node_modules', '.venv', '__pycache__'];
/** `actions/checkout`: the folder as it is, with what is not committed; a given `ref` as it was committed. */
const checkout = async (given, job, say) => {
    const { session } = job.call;
    const told = (name) => textOf(session.github[name] ?? '');
    const own = told('repository');
    if (given['repository'] && given['repository'] !== own) {
        throw new user_error/* UserError */.y('unsupported', `\`repository: ${given['repository']}\` is another repository, and nothing is fetched.`);
    }
    const target = (0,external_node_path_.resolve)(job.workspace, given['path'] ?? '.');
    if (target !== job.workspace && !target.startsWith(job.workspace + external_node_path_.sep)) {
        throw new user_error/* UserError */.y('bad-input', `\`path: ${given['path']}\` lies outside of the workspace.`);
    }
    (0,external_node_fs_.mkdirSync)(target, { recursive: true });
    for (const name of (0,external_node_fs_.readdirSync)(target))
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(target, name), { recursive: true, force: true });
    const remote = remoteOf(session);
    if (!(0,external_node_fs_.existsSync)(remote)) {
        copyAround(session.folder, session.root, target);
        say(`Copied ${session.root}, which is no git repository.`);
        return { outputs: { ref: '', commit: '' } };
    }
    try {
        git(session.folder, 'clone', '--quiet', '--no-checkout', remote, target);
        if (given['ref'])
            git(target, 'checkout', '--quiet', given['ref'].replace(/^refs\/(heads|tags)\//, ''));
        else {
            const [ref, branch, sha] = [told('ref'), told('ref_name'), told('sha')];
            const onto = ref.startsWith('refs/heads/') ? ['-B', branch] : ['--detach'];
            git(target, 'checkout', '--quiet', ...onto, sha);
        }
    }
    catch (cause) {
        const why = String(cause.stderr ?? cause.message).trim();
        throw new user_error/* UserError */.y('not-found', `The repository could not be checked out${given['ref'] ? ` at \`${given['ref']}\`` : ''}: ${why}`, { cause });
    }
    if (!given['ref'])
        overlay(session, target, say);
    return {
        outputs: { ref: given['ref'] ?? told('ref'), commit: git(target, 'rev-parse', 'HEAD').trim() },
    };
};
/** Copies a folder but for one that is somewhere within it: Node copies none into itself, whatever is left out. */
function copyAround(inner, from, to) {
    (0,external_node_fs_.mkdirSync)(to, { recursive: true });
    for (const name of (0,external_node_fs_.readdirSync)(from)) {
        const [source, target] = [(0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name)];
        if (source === inner || left.includes(name))
            continue;
        if (inner.startsWith(source + external_node_path_.sep))
            copyAround(inner, source, target);
        else
            (0,external_node_fs_.cpSync)(source, target, { recursive: true, filter: (path) => !left.includes((0,external_node_path_.basename)(path)) });
    }
}
/** What is changed, new or gone in the user's folder and not committed. */
function overlay(session, target, say) {
    const { root } = session;
    const list = (...args) => git(root, 'ls-files', '-z', ...args)
        .split('\0')
        .filter(Boolean);
    const gone = new Set([
        ...list('--deleted'),
        ...git(root, 'diff', '-z', '--cached', '--name-only', '--diff-filter=D').split('\0').filter(Boolean),
    ]);
    const staged = git(root, 'diff', '-z', '--cached', '--name-only', '--diff-filter=d').split('\0').filter(Boolean);
    const changed = [
        ...new Set([...staged, ...list('--modified', '--others', '--exclude-standard'), ...session.given.with]),
    ];
    for (const name of gone)
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(target, name), { recursive: true, force: true });
    const copied = changed.filter((name) => !gone.has(name) || session.given.with.includes(name));
    for (const name of copied) {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)((0,external_node_path_.join)(target, name)), { recursive: true });
        (0,external_node_fs_.cpSync)((0,external_node_path_.join)(root, name), (0,external_node_path_.join)(target, name), { recursive: true, verbatimSymlinks: true });
    }
    if (copied.length + gone.size > 0)
        say(`${copied.length + gone.size} files are not as committed, and are used as they are.`);
}

;// CONCATENATED MODULE: ./packages/cli/src/run/base-environment.ts


/** What steps see of the environment of whoever runs them. Credentials are not among it: those are handed in by name. */
const passed = /^(PATH|HOME|USER|LOGNAME|SHELL|TERM|LANG|LC_\w+|TZ|TMPDIR|VIRTUAL_ENV|JAVA_HOME|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS|PIP_\w+|XDG_\w+|https?_proxy|no_proxy)$/i;
/** The environment every step starts from: a clean one, the `--env-file`, and what the runner tells. */
function baseEnvironment(env, file, github) {
    const own = Object.entries(env).flatMap(([name, value]) => passed.test(name) && value !== undefined ? [[name, value]] : []);
    const cache = env['XDG_CACHE_HOME'] || (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cache');
    const told = Object.entries(github).flatMap(([name, value]) => name === 'event' || name === 'token' || typeof value === 'object'
        ? []
        : [[`GITHUB_${name.toUpperCase()}`, String(value)]]);
    return {
        ...Object.fromEntries(own),
        ...file,
        ...Object.fromEntries(told),
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        RUNNER_OS: 'Linux',
        RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
        RUNNER_NAME: 'local',
        RUNNER_ENVIRONMENT: 'self-hosted',
        RUNNER_TOOL_CACHE: env['RUNNER_TOOL_CACHE'] || (0,external_node_path_.join)(cache, 'tidegate', 'tools'),
    };
}

;// CONCATENATED MODULE: ./packages/cli/src/run/offline-github.ts


/** What lists of these are wrapped in. */
const wrapped = { runs: 'workflow_runs', environments: 'environments' };
const kept = /\/(issues|comments|labels|deployments|statuses)$/;
/**
 * What stands for GitHub when there is none: repository, issues, comments and deployments that remember what they were told, in
 * `state` (JSON); each write is a line of `journal`. It starts no runs and knows no commits: whoever asks for those is told 404.
 */
async function startOfflineGitHub(files) {
    const collections = (0,external_node_fs_.existsSync)(files.state)
        ? JSON.parse((0,external_node_fs_.readFileSync)(files.state, 'utf8'))
        : {};
    const nextId = () => 1 + Math.max(0, ...Object.values(collections).flatMap((things) => things.map(({ id }) => id)));
    const keep = (method, path, body) => {
        (0,external_node_fs_.appendFileSync)(files.journal, `${JSON.stringify({ method, path, body })}\n`);
        (0,external_node_fs_.writeFileSync)(files.state, JSON.stringify(collections));
    };
    function answer(method, path, query, body) {
        const repository = /^\/repos\/([^/]+\/([^/]+))$/.exec(path);
        if (method === 'GET' && repository) {
            return [200, { full_name: repository[1], name: repository[2], default_branch: 'main', private: true }];
        }
        const list = /\/([a-z_]+)$/.exec(path)?.[1] ?? '';
        if (method === 'GET' && (kept.test(path) || Object.hasOwn(wrapped, list))) {
            // What is kept fits on the first page.
            const found = Number(query.get('page') ?? 1) > 1 ? [] : (collections[path] ?? []).filter((thing) => matches(thing, query));
            return [200, Object.hasOwn(wrapped, list) ? { total_count: found.length, [wrapped[list]]: found } : found];
        }
        if (method === 'POST' && kept.test(path)) {
            const id = nextId();
            const now = new Date().toISOString();
            const thing = {
                state: 'open',
                ...body,
                id,
                number: id,
                node_id: `offline-${id}`,
                created_at: now,
                updated_at: now,
            };
            thing['labels'] = [body.labels ?? []]
                .flat()
                .map((label) => (typeof label === 'string' ? { name: label } : label));
            thing['user'] = { login: 'github-actions[bot]', type: 'Bot' };
            thing['html_url'] = `https://github.invalid${path.replace('/repos', '')}/${id}`;
            (collections[path] ??= []).push(thing);
            return [201, thing];
        }
        const id = Number(/\/(\d+)$/.exec(path)?.[1]);
        const item = Object.values(collections)
            .flat()
            .find((thing) => thing.id === id);
        if (item && method === 'GET')
            return [200, item];
        if (item && method === 'PATCH')
            return [200, Object.assign(item, body, { updated_at: new Date().toISOString() })];
        return [404, { message: `Not Found: ${method} ${path} is not there offline.`, status: '404' }];
    }
    const server = (0,external_node_http_.createServer)((request, response) => {
        void readBody(request).then((body) => {
            const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
            const method = request.method ?? 'GET';
            const [status, reply] = answer(method, pathname, searchParams, body);
            if (method !== 'GET')
                keep(method, pathname, body);
            response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(reply));
        });
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    return {
        url: `http://127.0.0.1:${server.address().port}`,
        async stop() {
            server.closeAllConnections();
            await new Promise((stopped) => server.close(stopped));
        },
    };
}
function matches(thing, query) {
    const state = query.get('state');
    const labels = query.get('labels')?.split(',') ?? [];
    const own = thing['labels'] ?? [];
    return ((state === null || state === 'all' || thing['state'] === state) &&
        labels.every((label) => own.some(({ name }) => name === label)) &&
        ['environment', 'task', 'sha', 'ref'].every((name) => !query.has(name) || thing[name] === query.get(name)));
}
async function readBody(request) {
    const chunks = [];
    for await (const chunk of request)
        chunks.push(chunk);
    try {
        return JSON.parse(Buffer.concat(chunks).toString('utf8'));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./packages/cli/src/run/start.ts







/** Starts what a run needs around it, hands it in, and ends it whatever happens. */
async function withSession(what, run) {
    const { product, root, folder, log, interruption, given, about } = what;
    const github = await startOfflineGitHub({
        state: (0,external_node_path_.join)(folder, 'github.json'),
        journal: (0,external_node_path_.join)(folder, 'github.jsonl'),
    });
    const service = await startArtifactService();
    try {
        const context = {
            ...about.github,
            api_url: github.url,
            graphql_url: `${github.url}/graphql`,
            event_path: (0,external_node_path_.join)(folder, 'event.json'),
        };
        const written = new Set();
        const session = {
            ...{ product, root, folder, log, interruption, given, github: context },
            env: { ...baseEnvironment(what.env, what.envFile, context), ...service.env },
            collectArtifacts() {
                for (const [name, { files }] of service.artifacts) {
                    if (written.has(name))
                        continue;
                    written.add(name);
                    const target = (0,external_node_path_.resolve)(artifactsOf(session), name);
                    for (const [file, bytes] of files) {
                        const path = (0,external_node_path_.resolve)(target, file);
                        // A name in an archive may be any path.
                        if (!path.startsWith(target + external_node_path_.sep))
                            continue;
                        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
                        (0,external_node_fs_.writeFileSync)(path, bytes);
                    }
                }
            },
            rows: [],
            reports: new Set(),
            summaries: [],
        };
        prepareRemote(session);
        return await run(session);
    }
    finally {
        await service.stop();
        await github.stop();
    }
}

;// CONCATENATED MODULE: ./packages/cli/src/workflow/matrix.ts

/** GitHub starts no more jobs of one matrix. */
const most = 256;
/** The legs of `strategy.matrix`: every combination, without those excluded, and those included as GitHub adds them. */
function legsOf(matrix, where) {
    if (matrix === undefined || matrix === null)
        return [{}];
    if (!isMapping(matrix))
        throw new user_error/* UserError */.y('bad-input', `${where}: \`matrix\` is no mapping.`);
    const { include = [], exclude = [], ...axes } = matrix;
    let legs = Object.keys(axes).length === 0 ? [] : [{}];
    for (const [name, values] of Object.entries(axes)) {
        if (!Array.isArray(values) || values.length === 0) {
            throw new user_error/* UserError */.y('bad-input', `${where}: \`matrix.${name}\` has no values.`, {
                hint: 'It is a list of at least one.',
            });
        }
        legs = legs.flatMap((leg) => values.map((value) => ({ ...leg, [name]: value })));
        if (legs.length > most)
            break;
    }
    const excluded = listOf(exclude, 'exclude', where);
    legs = legs.filter((leg) => !excluded.some((pattern) => Object.entries(pattern).every(([key, value]) => same(leg[key], value))));
    const original = [...legs];
    for (const added of listOf(include, 'include', where)) {
        const fits = original.filter((leg) => Object.entries(added).every(([key, value]) => !(key in leg) || same(leg[key], value)));
        if (fits.length === 0)
            legs.push(added);
        // Only what the matrix itself made is never overwritten; what an earlier include added may be.
        else
            legs = legs.map((leg, i) => (i < original.length && fits.includes(original[i]) ? { ...leg, ...added } : leg));
    }
    if (legs.length === 0)
        throw new user_error/* UserError */.y('bad-input', `${where}: \`matrix\` stands for no job at all.`);
    if (legs.length > most)
        throw new user_error/* UserError */.y('bad-input', `${where}: \`matrix\` stands for more than ${most} jobs.`);
    return legs;
}
function listOf(value, name, where) {
    if (Array.isArray(value) && value.every(isMapping))
        return value;
    throw new user_error/* UserError */.y('bad-input', `${where}: \`matrix.${name}\` is no list of mappings.`);
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function same(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
}

;// CONCATENATED MODULE: ./packages/cli/src/run/containers.ts




/** Images a job asks for: its `container` and its `services`. */
function imagesOf(job) {
    const services = (0,yaml_tree/* child */.jf)(job.tree, 'services')?.entries ?? [];
    const asked = [
        { key: 'container', tree: (0,yaml_tree/* child */.jf)(job.tree, 'container') },
        ...services.map(({ key, value }) => ({ key: `services.${key}`, tree: value })),
    ];
    return asked.flatMap(({ key, tree }) => (tree ? [{ key, image: (0,yaml_tree/* child */.jf)(tree, 'image') ?? tree }] : []));
}
/** Throws a UserError for a container that would be started: nothing runs in containers here. GitHub starts none for an empty image. */
function refuseContainers(file, job, read) {
    for (const { key, image } of imagesOf(job)) {
        const name = textOf(read(image));
        if (name === '')
            continue;
        const hint = 'Start it yourself, hand its address in with `--var`, and run the workflow without it.';
        throw faulty(file, image.at, `the job \`${job.id}\` has \`${key}\` ${name}, and nothing runs in containers here.`, hint);
    }
}
/** Reads an image with its expressions filled in. */
const imageIn = (file, scope) => (image) => filled(file, image, scope);
/** Reads an image as far as it is known before anything runs: not what an expression makes. */
const imageAsWritten = (image) => (image.text.includes('${{') ? '' : image.text);

;// CONCATENATED MODULE: ./packages/cli/src/run/shell.ts



/** How GitHub starts each shell on Linux; `{0}` is the script. */
const shells = {
    bash: 'bash --noprofile --norc -eo pipefail {0}',
    sh: 'sh -e {0}',
    python: 'python {0}',
    pwsh: 'pwsh -command . {0}',
};
/** Without `shell:` a pipe is only as good as its last command, on GitHub too. */
const usual = 'bash -e {0}';
/** Writes a script below `temp` and gives the program and arguments that run it. A shell of another system is a UserError. */
function scriptCommand(script, shell, temp, number) {
    const template = shell === '' ? usual : (shells[shell] ?? shell);
    if (!template.includes('{0}')) {
        throw new user_error/* UserError */.y('unsupported', `\`shell: ${shell}\` is none of ${Object.keys(shells).join(', ')}, and has no {0} for the script.`);
    }
    const file = (0,external_node_path_.join)(temp, `step-${number}${shell === 'python' ? '.py' : shell === 'pwsh' ? '.ps1' : '.sh'}`);
    (0,external_node_fs_.writeFileSync)(file, `${script}\n`);
    const [program, ...args] = template.split(/\s+/).map((word) => word.replaceAll('{0}', file));
    return [program, args];
}

;// CONCATENATED MODULE: ./packages/cli/src/known/python.ts




/** `actions/setup-python`: the Python of this machine, in an environment of its own, so that nothing is installed into yours. */
const setupPython = async (given, job, say) => {
    const { session } = job.call;
    const wanted = given['python-version'] ?? '';
    const { python, version } = interpreter(session, wanted);
    const folder = session.env['VIRTUAL_ENV'] && !session.given.python
        ? session.env['VIRTUAL_ENV']
        : environment(session, python, version);
    const fits = wanted === '' || !/^\d+(\.\d+)*$/.test(wanted) || `${version}.`.startsWith(`${wanted}.`);
    say(fits
        ? `Python ${version} of this machine is used.`
        : `Python ${wanted} is asked for, and ${version} of this machine is used: \`--python\` names another.`);
    return {
        path: [(0,external_node_path_.join)(folder, 'bin')],
        env: { pythonLocation: folder, VIRTUAL_ENV: folder },
        outputs: { 'python-version': version, 'python-path': (0,external_node_path_.join)(folder, 'bin', 'python') },
    };
};
function interpreter(session, wanted) {
    const own = session.env['VIRTUAL_ENV'];
    const minor = /^\d+\.\d+/.exec(wanted)?.[0];
    const names = [...(minor === undefined ? [] : [`python${minor}`]), 'python3', 'python'];
    const folders = (session.env['PATH'] ?? '').split(':').filter(Boolean);
    const searched = names
        .flatMap((name) => folders.map((folder) => (0,external_node_path_.join)(folder, name)))
        .filter((file) => (0,external_node_fs_.existsSync)(file));
    const candidates = session.given.python ? [session.given.python] : own ? [(0,external_node_path_.join)(own, 'bin', 'python')] : searched;
    for (const python of candidates) {
        const version = versionOf(python);
        if (version !== undefined)
            return { python, version };
    }
    throw new user_error/* UserError */.y('not-found', `There is no Python that runs${candidates.length > 0 ? `: ${candidates.join(', ')} do not` : ''}.`, {
        hint: 'Install one, or name it with `--python`.',
    });
}
/** One per version, kept from run to run. It sees what is installed for the user, so that nothing need be fetched. */
function environment(session, python, version) {
    // Not joined: the bundler would take every folder of this name for a part of the program.
    const folder = `${session.folder}/python/${version}`;
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'bin', 'python')))
        return folder;
    for (const pip of [[], ['--without-pip']]) {
        try {
            (0,external_node_child_process_.execFileSync)(python, ['-m', 'venv', '--clear', '--system-site-packages', ...pip, folder], { stdio: 'pipe' });
            return folder;
        }
        catch {
            // Some distributions ship venv without what puts pip into it.
        }
    }
    throw new user_error/* UserError */.y('tool-failed', `\`${python} -m venv\` made no environment.`, {
        hint: 'Install the package venv of your distribution, or name a Python with `--python`.',
    });
}
/** Undefined for what does not run: version managers put stubs of every version on the PATH. */
function versionOf(python) {
    try {
        const code = 'import platform; print(platform.python_version())';
        return (0,external_node_child_process_.execFileSync)(python, ['-c', code], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/cli/src/known/present.ts


/** A tool that is used as it is on this machine. One that is missing fails the step. */
function present(program, asked) {
    return async (given, job, say) => {
        const path = job.call.session.env['PATH'] ?? '';
        try {
            const found = (0,external_node_child_process_.execFileSync)('sh', ['-c', `command -v ${program}`], {
                env: { PATH: path },
                encoding: 'utf8',
            }).trim();
            say(`${given[asked] ? `${program} ${given[asked]} is asked for; ` : ''}${found} is used as it is.`);
            return {};
        }
        catch (cause) {
            throw new user_error/* UserError */.y('not-found', `There is no \`${program}\` on this machine.`, { hint: 'Install it.', cause });
        }
    };
}
/** Nothing is ever in the cache: what a workflow does without one is what it does at its first run. */
const cacheMiss = async (given, _job, say) => {
    if (given['fail-on-cache-miss'] === 'true')
        throw new user_error/* UserError */.y('not-found', 'Nothing is cached offline.');
    say('Nothing is cached offline.');
    return { outputs: { 'cache-hit': given['restore-keys'] ? 'false' : '', 'cache-primary-key': given['key'] ?? '' } };
};

;// CONCATENATED MODULE: ./packages/cli/src/known/index.ts




/** The actions of others that have an equivalent here, `owner/name` or `owner/name/path`. */
const equivalents = new Map([
    ['actions/checkout', checkout],
    ['actions/setup-python', setupPython],
    ['actions/setup-node', present('node', 'node-version')],
    ['actions/setup-java', present('java', 'java-version')],
    ['actions/setup-go', present('go', 'go-version')],
    ['actions/upload-artifact', uploadArtifact],
    ['actions/download-artifact', downloadArtifact],
    ['actions/cache', cacheMiss],
    ['actions/cache/restore', cacheMiss],
    ['actions/cache/save', cacheMiss],
]);

;// CONCATENATED MODULE: ./packages/cli/src/run/uses.ts





/** Resolves the `uses:` of a step. `home` is the repository the step is written in, `workspace` what was checked out. */
function usedByStep(product, uses, home, workspace) {
    if (uses.startsWith('./'))
        return { kind: 'folder', folder: (0,external_node_path_.join)(workspace, uses), own: false };
    if (uses.startsWith('$/'))
        return { kind: 'folder', folder: (0,external_node_path_.join)(home, uses.slice(2)), own: home === product.root };
    const { name, path } = split(uses);
    if (name === repository) {
        if (path.startsWith('actions/'))
            actionFolder(product, path.slice('actions/'.length));
        return { kind: 'folder', folder: (0,external_node_path_.join)(product.root, path), own: true };
    }
    const run = equivalents.get(path === '' ? name : `${name}/${path}`);
    return run ? { kind: 'equivalent', run } : { kind: 'unknown' };
}
/** File and home of a workflow that a job calls. One that is not here is a UserError. */
function calledWorkflow(product, uses, home) {
    const local = /^(\.|\$)\//.test(uses);
    const { name, path } = local ? { name: '', path: uses.slice(2) } : split(uses);
    if (!local && name !== repository) {
        throw new user_error/* UserError */.y('unsupported', `the workflow \`${uses}\` is another repository's, and nothing is fetched.`, {
            hint: 'Copy it into your repository and call it as `./.github/workflows/...`, or run the workflow without that job (`--job`).',
        });
    }
    const root = local ? home : product.root;
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, path)))
        throw new user_error/* UserError */.y('not-found', `there is no workflow \`${uses}\`.`);
    return { path: (0,external_node_path_.join)(root, path), home: root, shown: root === product.root ? `${repository}/${path}` : path };
}
function split(uses) {
    const [owner = '', name = '', ...path] = uses.replace(/@[^@]*$/, '').split('/');
    return { name: `${owner}/${name}`.toLowerCase(), path: path.join('/') };
}

;// CONCATENATED MODULE: ./packages/cli/src/run/steps.ts










/** Runs steps in order, each when its `if:` holds. Their outcomes are in the frame, what they made for others in the job. */
async function runSteps(job, frame, steps) {
    for (const [index, tree] of steps.entries()) {
        if (job.call.session.interruption.killed || Date.now() >= frame.deadline) {
            frame.failed = true;
            return;
        }
        await runStep(job, frame, tree, index);
    }
}
async function runStep(job, frame, tree, index) {
    const { session } = job.call;
    const started = Date.now();
    const id = (0,yaml_tree/* child */.jf)(tree, 'id')?.text ?? '';
    let name = plainName(tree, index);
    const note = (done, conclusion, continued = false) => {
        if (id !== '')
            frame.steps[id] = {
                outputs: done.outputs,
                outcome: done.outcome === 'left out' ? 'skipped' : done.outcome,
                conclusion,
            };
        // Steps within an action are the action's own business, but for what could not say no.
        if (frame.action === undefined || done.outcome === 'left out')
            session.rows.push(rowOf(job, name, done, started, continued));
    };
    let done;
    let goesOn = false;
    try {
        const before = scopeOf(job, frame);
        const condition = (0,yaml_tree/* child */.jf)(tree, 'if');
        if (!(condition
            ? located(frame.file, condition, () => holds(condition.text, without(before, 'secrets')))
            : holds('', before))) {
            if (id !== '')
                frame.steps[id] = { outputs: {}, outcome: 'skipped', conclusion: 'skipped' };
            if (frame.action === undefined)
                session.rows.push(rowOf(job, name, 'skipped', started, false));
            return;
        }
        const env = filledTexts(frame.file, (0,yaml_tree/* child */.jf)(tree, 'env'), before);
        const scope = scopeOf(job, frame, env);
        const named = (0,yaml_tree/* child */.jf)(tree, 'name');
        if (named)
            name = textOf(filled(frame.file, named, scope));
        session.log.say(`\n${job.label} · ${name}`);
        const allowed = (0,yaml_tree/* child */.jf)(tree, 'continue-on-error');
        goesOn = allowed !== undefined && filledFlag(frame.file, allowed, scope);
        done = await execute(job, frame, tree, { name, env, scope, index });
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        session.log.say(`  error: ${error.message}${error.hint ? ` ${error.hint}` : ''}`);
        done = { outputs: {}, outcome: 'failure', exitCode: 2 };
    }
    if (done.outcome === 'failure' && goesOn)
        return note(done, 'success', true);
    note(done, done.outcome === 'left out' ? 'skipped' : done.outcome);
    if (done.outcome !== 'failure' && done.outcome !== 'cancelled')
        return;
    frame.failed = true;
    if (frame.action === undefined)
        job.status = session.interruption.cancelled ? 'cancelled' : 'failure';
}
async function execute(job, frame, tree, step) {
    const minutes = (0,yaml_tree/* child */.jf)(tree, 'timeout-minutes');
    const limit = minutes ? Number(filled(frame.file, minutes, step.scope)) : Infinity;
    if (Number.isNaN(limit))
        throw new user_error/* UserError */.y('bad-input', '`timeout-minutes` is no number.');
    const timeoutMs = Math.min(limit * 60_000, frame.deadline - Date.now());
    const uses = (0,yaml_tree/* child */.jf)(tree, 'uses');
    return uses
        ? use(job, frame, tree, uses.text, { ...step, timeoutMs })
        : script(job, frame, tree, { ...step, timeoutMs });
}
async function script(job, frame, tree, step) {
    const defaults = (key) => frame.action ? undefined : ((0,yaml_tree/* child */.jf)(job.defaults.job, 'run', key) ?? (0,yaml_tree/* child */.jf)(job.defaults.workflow, 'run', key));
    const value = (key) => {
        const found = (0,yaml_tree/* child */.jf)(tree, key) ?? defaults(key);
        return found ? textOf(filled(frame.file, found, step.scope)) : '';
    };
    const run = (0,yaml_tree/* child */.jf)(tree, 'run');
    const text = textOf(located(frame.file, run, () => fill(run.text, step.scope)));
    const cwd = (0,external_node_path_.resolve)(job.workspace, value('working-directory'));
    if (!(0,external_node_fs_.existsSync)(cwd)) {
        throw new user_error/* UserError */.y('not-found', `\`working-directory: ${value('working-directory')}\` is not there.`, {
            hint: 'Is the repository checked out before this step?',
        });
    }
    const command = scriptCommand(text, value('shell'), job.temp, step.index);
    const { exitCode, outputs, ended } = await perform(job, frame, {
        command,
        cwd,
        env: step.env,
        runner: {},
        timeoutMs: step.timeoutMs,
    });
    if (exitCode !== 0 && ended === undefined)
        job.call.session.log.say(`  error: The command ended with exit code ${exitCode}.`);
    return { outputs, outcome: outcomeOf(exitCode, ended) };
}
async function use(job, frame, tree, uses, step) {
    const { session } = job.call;
    const used = usedByStep(session.product, uses, frame.home, job.workspace);
    const given = filledTexts(frame.file, (0,yaml_tree/* child */.jf)(tree, 'with'), step.scope);
    if (used.kind === 'unknown') {
        if (session.given.skipUnknown) {
            session.log.say(`  Left out: ${uses} has no local equivalent.`);
            return { outputs: {}, outcome: 'left out' };
        }
        throw new user_error/* UserError */.y('unsupported', `\`${uses}\` has no local equivalent.`, {
            hint: 'With `--skip-unknown` such steps are left out.',
        });
    }
    if (used.kind === 'equivalent') {
        const effect = await used.run(given, job, (text) => session.log.say(`  ${text}`));
        job.path.push(...(effect.path ?? []));
        Object.assign(job.env, effect.env);
        return { outputs: effect.outputs ?? {}, outcome: 'success' };
    }
    const action = readAction(used.folder, uses);
    const inputs = actionInputs(action, given, job, frame);
    if (action.kind === 'composite') {
        const inner = compositeFrame(action, inputs, frame, step);
        await runSteps(job, inner, (0,yaml_tree/* child */.jf)(action.tree, 'runs', 'steps')?.items ?? []);
        // The step that was ended may be one that is allowed to fail.
        if (Date.now() >= inner.deadline)
            inner.failed = true;
        return {
            outputs: compositeOutputs(action, job, inner),
            outcome: inner.failed ? (session.interruption.cancelled ? 'cancelled' : 'failure') : 'success',
        };
    }
    const { exitCode, outputs, ended } = await runJavaScript(action, inputs, { job, frame, ...step });
    if (used.own && outputs['report'])
        session.reports.add((0,external_node_path_.resolve)(job.workspace, outputs['report']));
    return { outputs, outcome: outcomeOf(exitCode, ended), ...(used.own && { exitCode: exitCode ?? undefined }) };
}
function outcomeOf(exitCode, ended) {
    if (ended === 'cancelled')
        return 'cancelled';
    return exitCode === 0 && ended === undefined ? 'success' : 'failure';
}
/** What people call a step whose expressions are not known yet. */
function plainName(tree, index) {
    const text = (key) => (0,yaml_tree/* child */.jf)(tree, key)?.text.trim().split('\n')[0] ?? '';
    return text('name') || text('uses').replace(/@[0-9a-f]{40}$/, '') || text('run') || `step ${index + 1}`;
}
function rowOf(job, step, done, started, continued) {
    const base = { job: job.label, step, seconds: (Date.now() - started) / 1000, continued };
    if (done === 'skipped')
        return { ...base, outcome: 'skipped', verdict: undefined, exitCode: undefined };
    return {
        ...base,
        outcome: done.outcome,
        verdict: done.exitCode === undefined ? undefined : done.outputs['verdict'] || undefined,
        exitCode: done.exitCode,
    };
}

;// CONCATENATED MODULE: ./packages/cli/src/run/job.ts















/** Workflows call each other no deeper on GitHub. */
const deepest = 10;
/** Runs a job with all its legs, when its `if:` holds. `ends` are the jobs before it. */
async function runJob(call, job, ends) {
    const { session, workflow } = call;
    const needs = Object.fromEntries(job.needs.map((id) => [id, ends.get(id)]));
    const waited = job.ancestors.map((id) => ends.get(id).result);
    const base = without(jobScope(call, { needs }, waited), 'env', 'secrets', 'matrix', 'strategy');
    const condition = (0,yaml_tree/* child */.jf)(job.tree, 'if');
    if (!(condition ? located(workflow.file, condition, () => holds(condition.text, base)) : holds('', base))) {
        return skipped(call, job, session.interruption.cancelled ? 'cancelled' : 'skipped');
    }
    const strategy = (0,yaml_tree/* child */.jf)(job.tree, 'strategy');
    const matrix = (0,yaml_tree/* child */.jf)(strategy, 'matrix');
    const where = `${workflow.file}:${job.at.line}:${job.at.column}`;
    const legs = legsOf(matrix && filled(workflow.file, matrix, base), where);
    const failFast = (0,yaml_tree/* child */.jf)(strategy, 'fail-fast');
    const stopsAtOnce = failFast === undefined || filledFlag(workflow.file, failFast, base);
    const results = [];
    let outputs = {};
    for (const [index, leg] of legs.entries()) {
        const label = labelOf(call, job, leg);
        if (stopsAtOnce && results.includes('failure')) {
            session.log.say(`\n${label} · cancelled, because another job of the matrix failed.`);
            results.push('cancelled');
            continue;
        }
        const contexts = {
            needs,
            matrix: leg,
            strategy: { 'fail-fast': stopsAtOnce, 'job-index': index, 'job-total': legs.length, 'max-parallel': 1 },
        };
        const allowed = (0,yaml_tree/* child */.jf)(job.tree, 'continue-on-error');
        const goesOn = allowed !== undefined && filledFlag(workflow.file, allowed, jobScope(call, contexts, []));
        const end = (0,yaml_tree/* child */.jf)(job.tree, 'uses')
            ? await callJob(call, job, label, contexts)
            : await stepsJob(call, job, label, contexts);
        if (end.result === 'failure' && goesOn)
            session.log.say(`\n${label} · failed, and \`continue-on-error\` lets the run go on.`);
        results.push(end.result === 'failure' && goesOn ? 'success' : end.result);
        // Of several legs the last that says something is heard.
        outputs = {
            ...outputs,
            ...Object.fromEntries(Object.entries(end.outputs).filter(([name, value]) => value !== '' || !(name in outputs))),
        };
    }
    return { result: worst(results), outputs };
}
async function stepsJob(call, job, label, contexts) {
    const { session, workflow } = call;
    const scope = jobScope(call, contexts, []);
    refuseContainers(workflow.file, job, imageIn(workflow.file, scope));
    const folder = freeFolder((0,external_node_path_.join)(session.folder, 'jobs'), label);
    const [workspace, temp] = [(0,external_node_path_.join)(folder, 'workspace'), (0,external_node_path_.join)(folder, 'temp')];
    for (const path of [workspace, temp])
        (0,external_node_fs_.mkdirSync)(path, { recursive: true });
    const workflowEnv = filledTexts(workflow.file, (0,yaml_tree/* child */.jf)(workflow.tree, 'env'), scope);
    const env = {
        ...workflowEnv,
        ...filledTexts(workflow.file, (0,yaml_tree/* child */.jf)(job.tree, 'env'), {
            ...scope,
            contexts: { ...scope.contexts, env: workflowEnv },
        }),
    };
    const minutes = (0,yaml_tree/* child */.jf)(job.tree, 'timeout-minutes');
    const limit = minutes ? Number(filled(workflow.file, minutes, scope)) : 360;
    if (!(limit > 0))
        throw new user_error/* UserError */.y('bad-input', `${label}: \`timeout-minutes\` is no number above 0.`);
    const run = {
        ...{ call, label, workspace, temp, contexts, env },
        trackingId: `tidegate_${(0,external_node_crypto_.randomUUID)()}`,
        defaults: { workflow: (0,yaml_tree/* child */.jf)(workflow.tree, 'defaults'), job: (0,yaml_tree/* child */.jf)(job.tree, 'defaults') },
        deadline: Date.now() + limit * 60_000,
        path: [],
        groups: [],
        posts: [],
        status: session.interruption.cancelled ? 'cancelled' : 'success',
    };
    const frame = {
        ...{ file: workflow.file, home: workflow.home, inputs: call.inputs },
        ...{ steps: {}, deadline: run.deadline, failed: false },
    };
    try {
        await runSteps(run, frame, job.steps);
        await runPosts(run);
        if (Date.now() >= run.deadline) {
            session.log.say(`\n${label} · given up after ${limit} minutes.`);
            run.status = 'failure';
        }
        const outputs = filledTexts(workflow.file, (0,yaml_tree/* child */.jf)(job.tree, 'outputs'), scopeOf(run, frame));
        return { result: run.status, outputs: withoutSecrets(call, label, outputs) };
    }
    finally {
        const left = await endLeftBehind(run.groups, run.trackingId);
        if (left > 0)
            session.log.say(`\n${label} · ended ${left} processes that steps had left running.`);
    }
}
/** A folder of its own for each job: what another left behind would be taken for what this one made. */
function freeFolder(folder, label) {
    const name = label.replaceAll(/[^\w.-]+/g, '-').slice(0, 100);
    for (let number = 1;; number++) {
        const path = (0,external_node_path_.join)(folder, number === 1 ? name : `${name}-${number}`);
        if (!(0,external_node_fs_.existsSync)(path))
            return path;
    }
}
async function runPosts(run) {
    const { session } = run.call;
    for (const post of run.posts.reverse()) {
        if (session.interruption.killed || !post.applies())
            continue;
        const started = Date.now();
        session.log.say(`\n${run.label} · ${post.name}`);
        const { exitCode } = await post.run();
        const outcome = exitCode === 0 ? 'success' : 'failure';
        if (outcome === 'failure')
            run.status = 'failure';
        const row = { job: run.label, step: post.name, seconds: (Date.now() - started) / 1000 };
        session.rows.push({ ...row, outcome, verdict: undefined, continued: false, exitCode: exitCode ?? undefined });
    }
}
async function callJob(call, job, label, contexts) {
    const { session, workflow } = call;
    const uses = (0,yaml_tree/* child */.jf)(job.tree, 'uses');
    if (call.path.length >= deepest)
        throw new user_error/* UserError */.y('bad-input', `${label}: workflows call each other more than ${deepest} deep.`);
    const called = located(workflow.file, uses, () => calledWorkflow(session.product, uses.text, workflow.home));
    const inner = readWorkflow(called.path, called.shown, called.home);
    const scope = jobScope(call, contexts, []);
    const given = (0,yaml_tree/* child */.jf)(job.tree, 'with');
    const inputs = callInputs(inner, given ? filled(workflow.file, given, scope) : {}, `${workflow.file}:${uses.at.line}:${uses.at.column}`);
    const secrets = callSecrets(call, inner, (0,yaml_tree/* child */.jf)(job.tree, 'secrets'), scope);
    return runWorkflow({ session, workflow: inner, path: [...call.path, label.split(' / ').at(-1)], inputs, secrets });
}
/** What expressions of a job see before it runs. */
function jobScope(call, contexts, waited) {
    const { session, workflow, secrets } = call;
    const cancelled = session.interruption.cancelled;
    return {
        contexts: {
            github: { ...session.github, workflow: workflow.name, token: secrets['GITHUB_TOKEN'] ?? '' },
            ...{ env: {}, vars: session.given.vars, secrets, inputs: call.inputs, needs: {}, matrix: {}, strategy: {} },
            ...contexts,
        },
        functions: {
            success: () => !cancelled && waited.every((result) => result === 'success'),
            failure: () => !cancelled && waited.includes('failure'),
            cancelled: () => cancelled,
            always: () => true,
        },
    };
}
function labelOf(call, job, leg) {
    const values = Object.values(leg).map((value) => (typeof value === 'object' ? JSON.stringify(value) : textOf(value)));
    return [...call.path, `${job.id}${values.length > 0 ? ` (${values.join(', ')})` : ''}`].join(' / ');
}
function skipped(call, job, result) {
    const base = {
        job: labelOf(call, job, {}),
        step: '',
        verdict: undefined,
        seconds: 0,
        continued: false,
        exitCode: undefined,
    };
    call.session.rows.push({ ...base, outcome: result });
    return { result, outputs: {} };
}
/** GitHub hands no output on that holds a secret. */
function withoutSecrets(call, label, outputs) {
    const { log } = call.session;
    return Object.fromEntries(Object.entries(outputs).map(([name, value]) => {
        if (log.clean(value) === value)
            return [name, value];
        log.say(`\n${label} · the output ${name} is not handed on: it holds a secret.`);
        return [name, ''];
    }));
}
function worst(results) {
    return ['failure', 'cancelled', 'success'].find((result) => results.includes(result)) ?? 'skipped';
}

;// CONCATENATED MODULE: ./packages/cli/src/run/workflow.ts




/** Runs the jobs of a workflow one after the other, each behind those it needs. `only` names those that are wanted. */
async function runWorkflow(call, only = []) {
    const { workflow } = call;
    const wanted = new Set(only.flatMap((id) => [id, ...workflow.jobs.get(id).ancestors]));
    const ends = new Map();
    for (const job of workflow.jobs.values()) {
        if (only.length > 0 && !wanted.has(job.id))
            continue;
        ends.set(job.id, await told(call, job.id, () => runJob(call, job, ends)));
    }
    const outputs = (0,yaml_tree/* child */.jf)(workflow.events.get('workflow_call'), 'outputs')?.entries ?? [];
    const values = outputs.flatMap(({ key, at, value }) => {
        const tree = (0,yaml_tree/* child */.jf)(value, 'value');
        return tree ? [{ key, at, value: tree }] : [];
    });
    const scope = jobScope(call, {}, []);
    const jobs = Object.fromEntries(ends);
    return {
        result: overall([...ends.values()].map(({ result }) => result)),
        outputs: filledTexts(workflow.file, { ...workflow.tree, entries: values }, { ...scope, contexts: { ...scope.contexts, jobs } }),
    };
}
/** A job that cannot be started is a job that failed: those behind it may still have something to do. */
async function told(call, id, run) {
    try {
        return await run();
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        const { log, rows } = call.session;
        const job = [...call.path, id].join(' / ');
        log.say(`\n${job} · error: ${error.message}${error.hint ? ` ${error.hint}` : ''}`);
        rows.push({
            job,
            step: 'start the job',
            outcome: 'failure',
            verdict: undefined,
            seconds: 0,
            continued: false,
            exitCode: 2,
        });
        return { result: 'failure', outputs: {} };
    }
}
function overall(results) {
    if (results.includes('failure'))
        return 'failure';
    if (results.includes('cancelled'))
        return 'cancelled';
    return results.every((result) => result === 'skipped') ? 'skipped' : 'success';
}

;// CONCATENATED MODULE: ./packages/cli/src/workflow/plan.ts






/** Every job of a workflow and of those it calls, as far as it is known before anything runs. */
function planOf(product, root, workflow, path = [], above = []) {
    return [...workflow.jobs.values()].flatMap((job) => {
        const condition = (0,yaml_tree/* child */.jf)(job.tree, 'if')?.text;
        const conditions = [...above, ...(condition ? [condition] : [])];
        const name = [...path, job.id];
        const uses = (0,yaml_tree/* child */.jf)(job.tree, 'uses');
        if (uses && path.length < 10) {
            const called = located(workflow.file, uses, () => calledWorkflow(product, uses.text, workflow.home));
            return planOf(product, root, readWorkflow(called.path, called.shown, called.home), name, conditions);
        }
        if (conditions.length === 0)
            refuseContainers(workflow.file, job, imageAsWritten);
        const environment = (0,yaml_tree/* child */.jf)(job.tree, 'environment');
        return {
            name: name.join(' / '),
            file: workflow.file,
            conditions,
            hasMatrix: (0,yaml_tree/* child */.jf)(job.tree, 'strategy', 'matrix') !== undefined,
            environment: environment?.text || (0,yaml_tree/* child */.jf)(environment, 'name')?.text || '',
            steps: job.steps.map((step, i) => plannedStep(product, root, workflow, step, i)),
        };
    });
}
function plannedStep(product, root, workflow, step, index) {
    const base = { name: plainName(step, index), condition: (0,yaml_tree/* child */.jf)(step, 'if')?.text ?? '' };
    const uses = (0,yaml_tree/* child */.jf)(step, 'uses');
    if (!uses)
        return { ...base, uses: '', by: 'bash' };
    const used = located(workflow.file, uses, () => usedByStep(product, uses.text, workflow.home, root));
    const by = used.kind === 'unknown'
        ? 'nothing'
        : used.kind === 'equivalent'
            ? 'local equivalent'
            : used.own
                ? 'Tidegate'
                : 'its folder';
    return { ...base, uses: uses.text, by };
}
/** Steps that nothing here can run and that will certainly be asked for. */
function impossible(plan) {
    return plan
        .filter(({ conditions }) => conditions.length === 0)
        .flatMap((job) => job.steps.filter(({ by, condition }) => by === 'nothing' && condition === '').map((step) => ({ job, step })));
}
/** The plan as text. */
function tellPlan(plan) {
    return plan
        .map(({ name, conditions, hasMatrix, environment, steps }) => {
        const remarks = [
            hasMatrix && 'once per value of its matrix',
            ...conditions.map((each) => `if ${oneLine(each)}`),
            environment && `environment ${environment}: nobody is asked here`,
        ];
        const lines = steps.map((step, i) => `  ${i + 1}. ${step.name}  [${step.by}${step.by === 'nothing' ? ': no local equivalent' : ''}]${step.condition ? `  if ${oneLine(step.condition)}` : ''}`);
        return [[name, ...remarks.filter(Boolean)].join('  · '), ...lines].join('\n');
    })
        .join('\n\n');
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./packages/cli/src/run.ts
















const options = {
    values: ['job', 'event', 'input', 'var', 'secret', 'env-file', 'with', 'python', 'folder'],
    switches: ['fresh', 'skip-unknown', 'dry-run'],
};
/** `tidegate run [workflow.yml]`: runs a workflow of the user's, and gives the exit code its gates would. */
async function runCommand(args, world, product) {
    const parsed = parseOptions('run', args, options);
    const standing = standingOf(world.cwd);
    const { root } = standing;
    const path = workflowFile(parsed, world.cwd, root);
    const workflow = readWorkflow(path, (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join('/'), root);
    const only = parsed.options.get('job') ?? [];
    for (const id of only)
        known(workflow.jobs, id, (hint) => new user_error/* UserError */.y('bad-input', `\`--job ${id}\` is no job of ${workflow.file}.`, { hint }));
    const runId = Math.floor(Date.now() / 1000);
    const about = aboutRun(workflow, standing, { event: single(parsed, 'event'), inputs: pairs(parsed, 'input'), runId });
    const plan = planOf(product, root, workflow).filter(({ name }) => only.length === 0 || wanted(name));
    if (parsed.options.has('dry-run')) {
        world.write(`${workflow.file}, as by ${about.event}\n\n${tellPlan(plan)}\n`);
        return exitCodes.green;
    }
    const [first] = parsed.options.has('skip-unknown') ? [] : impossible(plan);
    if (first) {
        throw new user_error/* UserError */.y('unsupported', `${first.job.file}: the job \`${first.job.name}\` uses \`${first.step.uses}\`, which has no local equivalent.`, {
            hint: 'With `--skip-unknown` such steps are left out; `--job` runs a part of the workflow.',
        });
    }
    const secrets = secretsOf(parsed, world);
    const file = single(parsed, 'env-file');
    const envFile = file === undefined ? {} : readEnvFile((0,external_node_path_.resolve)(world.cwd, file), file);
    const copied = (parsed.options.get('with') ?? []).map((typed) => within(root, world.cwd, typed));
    const folder = (0,external_node_path_.resolve)(world.cwd, single(parsed, 'folder') ?? (0,external_node_path_.join)(root, '.tidegate'));
    const python = single(parsed, 'python');
    const close = openRunFolder(folder, parsed.options.has('fresh'));
    try {
        const log = new Log(world.write);
        for (const secret of Object.values(secrets))
            log.mask(secret);
        const interruption = new Interruption();
        world.onInterrupt(() => {
            log.say(interruption.cancelled ? '\nEnding everything.' : '\nEnding this step; once more ends everything.');
            interruption.interrupt();
        });
        const given = {
            vars: pairs(parsed, 'var'),
            secrets,
            with: copied,
            python: python?.includes(external_node_path_.sep) ? (0,external_node_path_.resolve)(world.cwd, python) : python,
            skipUnknown: parsed.options.has('skip-unknown'),
        };
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'event.json'), JSON.stringify(about.github['event'], null, 2));
        log.say(`${workflow.file}, as by ${about.event}, on ${standing.branch} of ${standing.repository}`);
        return await withSession({ product, root, folder, log, interruption, given, about, env: world.env, envFile }, async (session) => {
            const end = await runWorkflow({ session, workflow, path: [], inputs: about.inputs, secrets: { GITHUB_TOKEN: 'offline', ...secrets } }, only);
            return finish(session, end, world.cwd);
        });
    }
    finally {
        close();
    }
    function wanted(name) {
        const id = name.split(' / ')[0];
        return only.some((asked) => asked === id || workflow.jobs.get(asked).ancestors.includes(id));
    }
}
function workflowFile({ positionals }, cwd, root) {
    if (positionals.length > 1)
        throw new user_error/* UserError */.y('bad-input', '`tidegate run` takes one workflow.');
    const folder = (0,external_node_path_.join)(root, '.github', 'workflows');
    const files = (0,external_node_fs_.existsSync)(folder) ? (0,external_node_fs_.readdirSync)(folder).filter((name) => /\.ya?ml$/.test(name)) : [];
    const [typed] = positionals;
    if (typed === undefined) {
        if (files.length === 1)
            return (0,external_node_path_.join)(folder, files[0]);
        throw new user_error/* UserError */.y('bad-input', files.length === 0 ? `There is no workflow in ${folder}.` : 'There are several workflows.', {
            hint: files.length === 0 ? 'Name the file: `tidegate run path/to/workflow.yml`.' : `Name one: ${files.join(', ')}.`,
        });
    }
    const found = [
        (0,external_node_path_.resolve)(cwd, typed),
        (0,external_node_path_.join)(folder, typed),
        (0,external_node_path_.join)(folder, `${typed}.yml`),
        (0,external_node_path_.join)(folder, `${typed}.yaml`),
    ].find((path) => (0,external_node_fs_.existsSync)(path));
    if (found !== undefined)
        return found;
    const similar = (0,nearest/* nearest */.p)(typed, [...files, ...files.map((name) => name.replace(/\.ya?ml$/, ''))]);
    throw new user_error/* UserError */.y('not-found', `There is no workflow \`${typed}\`.`, {
        hint: similar ? `Did you mean \`${similar}\`?` : `There are ${files.join(', ') || 'none'}.`,
    });
}
/** `NAME=value`, or `NAME` alone for the variable of that name. */
function secretsOf(parsed, world) {
    return Object.fromEntries((parsed.options.get('secret') ?? []).map((typed) => {
        const at = typed.indexOf('=');
        if (at > 0)
            return [typed.slice(0, at), typed.slice(at + 1)];
        const value = world.env[typed];
        if (value !== undefined && value !== '')
            return [typed, value];
        throw new user_error/* UserError */.y('bad-input', `\`--secret ${typed}\`: there is no environment variable ${typed}.`, {
            hint: 'Set it, or write `NAME=value`.',
        });
    }));
}
function readEnvFile(path, typed) {
    if (!(0,external_node_fs_.existsSync)(path))
        throw new user_error/* UserError */.y('not-found', `\`--env-file\`: there is no \`${typed}\`.`);
    return (0,external_node_util_.parseEnv)((0,external_node_fs_.readFileSync)(path, 'utf8'));
}
function within(root, cwd, typed) {
    const path = (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(cwd, typed));
    if (path === '' || path.startsWith('..'))
        throw new user_error/* UserError */.y('bad-input', `\`--with ${typed}\` is not below ${root}.`);
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, path)))
        return path;
    throw new user_error/* UserError */.y('not-found', `\`--with ${typed}\`: there is no such file.`);
}

;// CONCATENATED MODULE: ./packages/cli/src/help.ts

const overview = `tidegate: gates for machine learning models, tried on this machine

  tidegate run [workflow.yml]     run a workflow of yours: no GitHub, no cluster
  tidegate gate <action>          run one gate on local files
  tidegate lint [folder]          find what makes a pipeline green when it should be red
  tidegate help <command>         its options

Exit codes: 0 went through, 1 a red verdict, 2 something to mend in what was given, 3 a bug of ours.
`;
const commands = {
    run: `tidegate run [workflow.yml] [options]

Runs a workflow of this folder: its jobs in the order of \`needs\`, its steps in bash, Tidegate's actions and reusable workflows
as they are in this version. Each job gets a copy of the folder; pushes go to a copy of the repository; GitHub is a server of
this program. Without a file, the one workflow of .github/workflows is run.

  --job <id>             only this job and those it needs (repeat for several)
  --event <name>         default: workflow_dispatch where the workflow has it, else its first event
  --input <name=value>   an input of workflow_dispatch or workflow_call
  --var <name=value>     a variable of the repository (\`vars\`)
  --secret <name[=value]>  a secret; without a value it is read from the environment variable of that name
  --env-file <file>      lines NAME=value for the environment of every step
  --with <path>          also copy this file or folder, though git ignores it
  --python <path>        the Python of actions/setup-python
  --folder <path>        where the run is kept (default .tidegate); registered versions stay there from run to run
  --fresh                forget what earlier runs registered
  --skip-unknown         leave out actions of others that have no local equivalent, instead of stopping
  --dry-run              tell what would run, and run nothing
`,
    gate: `tidegate gate <action> [--<input> <value>]...

Runs one action in this folder, as a step would. Each input is an option of its name; \`--input name=value\` is the same.

  tidegate gate validate-data --data today.csv --reference reference.csv
  tidegate gate check-model-threshold --metrics metrics.json --thresholds 'accuracy >= 0.85'
`,
    lint: `tidegate lint [folder | workflow.yml ...] [--fail-on error|warning|never] [--rules <id>] [--ignore <id>] [--trusted-actions <owner/*>]

Lints the workflows of a folder, or some of its files. The rules: actions/workflow-lint/README.md.
`,
};
/** The help of one command, or of all. */
function helpText(command) {
    if (command === undefined)
        return overview;
    const text = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (text !== undefined)
        return text;
    const similar = (0,nearest/* nearest */.p)(command, Object.keys(commands));
    throw new user_error/* UserError */.y('bad-input', `\`${command}\` is no command.`, {
        hint: similar ? `Did you mean \`${similar}\`?` : `The commands are ${Object.keys(commands).join(', ')}.`,
    });
}

;// CONCATENATED MODULE: ./packages/cli/src/main.ts







const main_commands = { run: runCommand, gate: gate, lint: lint };
/** Runs one command line, without the program's name, and gives the exit code (see `exitCodes`). */
async function main(args, world) {
    const [typed, ...rest] = args;
    try {
        const product = findProduct(world.start);
        if (typed === undefined || typed === 'help' || typed === '--help' || typed === '-h') {
            world.write(helpText(rest[0]));
            return typed === undefined ? exitCodes.userError : exitCodes.green;
        }
        if (typed === '--version') {
            world.write(`${product.version}\n`);
            return exitCodes.green;
        }
        if (!Object.hasOwn(main_commands, typed))
            throw unknownCommand(typed);
        const stop = rest.indexOf('--');
        if (rest.slice(0, stop < 0 ? rest.length : stop).some((arg) => arg === '--help' || arg === '-h')) {
            world.write(helpText(typed));
            return exitCodes.green;
        }
        return await main_commands[typed](rest, world, product);
    }
    catch (error) {
        if (error instanceof user_error/* UserError */.y) {
            world.complain(`tidegate: ${error.message}\n${error.hint ? `${error.hint}\n` : ''}`);
            return exitCodes.userError;
        }
        world.complain(`tidegate: this is a bug of ours: ${error instanceof Error ? error.stack : String(error)}\n`);
        return exitCodes.bug;
    }
}
function unknownCommand(typed) {
    const similar = (0,nearest/* nearest */.p)(typed, Object.keys(main_commands));
    return new user_error/* UserError */.y('bad-input', `\`${typed}\` is no command.`, {
        hint: similar ? `Did you mean \`tidegate ${similar}\`?` : `The commands are ${Object.keys(main_commands).join(', ')}.`,
    });
}


/***/ }),

/***/ 99953:
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


/***/ }),

/***/ 35823:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T5: () => (/* binding */ equality),
/* harmony export */   Um: () => (/* binding */ reads),
/* harmony export */   YK: () => (/* binding */ parseExpression),
/* harmony export */   Zb: () => (/* binding */ spliced),
/* harmony export */   im: () => (/* binding */ conjuncts),
/* harmony export */   k7: () => (/* binding */ onlyReference),
/* harmony export */   l$: () => (/* binding */ expressionsIn),
/* harmony export */   rI: () => (/* binding */ conditionOf)
/* harmony export */ });
/* harmony import */ var _actions_expressions__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44662);
/* harmony import */ var _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12049);
/* harmony import */ var _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12083);
/* harmony import */ var _yaml_offsets_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84565);
/* harmony import */ var _yaml_tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(517);





/** Every expression in every scalar at or below a place. */
function expressionsIn(tree) {
    return [...(0,_yaml_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .scalars */ .kw)(tree)].flatMap((scalar) => 
    // In the text as it stands in the file, so that each has its place; escapes inside an expression are not written.
    [...spliced(scalar.raw)].map(({ inner, offset }) => parseExpression(inner, (0,_yaml_offsets_js__WEBPACK_IMPORTED_MODULE_4__/* .placeIn */ .V)(scalar, offset))));
}
/** The condition of an `if:`, which may stand with or without `${{ }}`. */
function conditionOf(tree) {
    if (tree === undefined || tree.text === '')
        return undefined;
    const parts = [...spliced(tree.text)];
    const whole = parts.length === 1 && tree.text.trim().startsWith('${{') && tree.text.trim().endsWith('}}');
    return parseExpression(whole ? parts[0].inner : tree.text.replaceAll('${{', ' ').replaceAll('}}', ' '), tree.at);
}
/** Parses what stands between `${{` and `}}`. Never throws; what does not parse is read by its words. */
function parseExpression(source, at) {
    const calls = new Set();
    try {
        const { tokens } = new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG(source).lex();
        const contexts = new Set();
        tokens.forEach((token, i) => {
            if (token.type !== _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__/* .TokenType */ .ks.IDENTIFIER)
                return;
            if (tokens[i + 1]?.type === _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__/* .TokenType */ .ks.LEFT_PAREN)
                calls.add(token.lexeme.toLowerCase());
            else
                contexts.add(token.lexeme);
        });
        // Whatever is called is known: which functions there are is another tool's question.
        const functions = [...calls].map((name) => ({ name, minArgs: 0, maxArgs: 255 }));
        const root = new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX(tokens, [...contexts], functions).parse();
        return { source, at, calls, root, references: [...references(root)] };
    }
    catch {
        const words = source.match(/[A-Za-z_][\w-]*(?:\.[\w*-]+)+/g) ?? [];
        return { source, at, calls, root: undefined, references: words.map((word) => word.split('.')) };
    }
}
/** Whether a path begins a reference; names are compared without regard to case, as GitHub does. */
function reads(reference, ...path) {
    return path.every((part, i) => reference[i]?.toLowerCase() === part.toLowerCase());
}
/** The operands of `a && b && c`, and the whole where it is none. */
function conjuncts(expr) {
    if (expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Grouping */ .aU)
        return conjuncts(expr.group);
    return expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Logical */ .oD && expr.operator.type === _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__/* .TokenType */ .ks.AND ? expr.args.flatMap(conjuncts) : [expr];
}
/** The path of an expression that is one reference and no more. */
function onlyReference(expr) {
    if (expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Grouping */ .aU)
        return onlyReference(expr.group);
    if (expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .ContextAccess */ .QC)
        return [expr.name.lexeme];
    if (!(expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .IndexAccess */ .p_))
        return undefined;
    const before = onlyReference(expr.expr);
    return before && [...before, expr.index instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Literal */ .uS ? expr.index.literal.coerceString() : '*'];
}
/** `a.b == 'c'`, or with `!=`, as its reference and its text, whichever side they stand on. */
function equality(expr) {
    if (!(expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Binary */ .yI))
        return undefined;
    if (expr.operator.type !== _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__/* .TokenType */ .ks.EQUAL_EQUAL && expr.operator.type !== _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__/* .TokenType */ .ks.BANG_EQUAL)
        return undefined;
    const [reference, literal] = expr.right instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Literal */ .uS ? [expr.left, expr.right] : [expr.right, expr.left];
    const path = onlyReference(reference);
    return path && literal instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Literal */ .uS ? { reference: path, text: literal.literal.coerceString() } : undefined;
}
function* references(expr) {
    const path = onlyReference(expr);
    if (path !== undefined)
        yield path;
    if (expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .IndexAccess */ .p_) {
        if (path === undefined)
            yield* references(expr.expr);
        for (let at = expr; at instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .IndexAccess */ .p_; at = at.expr) {
            if (!(at.index instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Literal */ .uS))
                yield* references(at.index);
        }
    }
    else
        for (const operand of operands(expr))
            yield* references(operand);
}
function operands(expr) {
    if (expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Grouping */ .aU)
        return [expr.group];
    if (expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Unary */ ._c)
        return [expr.expr];
    if (expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Binary */ .yI)
        return [expr.left, expr.right];
    if (expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Logical */ .oD || expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .FunctionCall */ .R6)
        return expr.args;
    return [];
}
/** GitHub reads no longer expression. */
const longest = 21_000;
/** `${{ ... }}` in a text; a `}}` within quotes ends nothing. */
function* spliced(text) {
    for (let start = text.indexOf('${{'); start >= 0;) {
        // Where a quote is left open, the first `}}` is the end.
        const end = endOf(text, start + 3) ?? text.indexOf('}}', start + 3);
        if (end < 0)
            return;
        yield { inner: text.slice(start + 3, end), offset: start };
        start = text.indexOf('${{', end + 2);
    }
}
function endOf(text, from) {
    let quoted = false;
    for (let i = from; i < Math.min(text.length, from + longest); i++) {
        if (text[i] === "'")
            quoted = !quoted;
        else if (!quoted && text[i] === '}' && text[i + 1] === '}')
            return i;
    }
    return undefined;
}


/***/ }),

/***/ 84565:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ placeIn),
/* harmony export */   x: () => (/* binding */ placeOfLine)
/* harmony export */ });
/** The place of a character of a scalar, counted in the scalar as it stands in the file. */
function placeIn(scalar, offset) {
    const before = scalar.raw.slice(0, offset);
    const lines = before.split('\n');
    const last = lines.at(-1).length;
    return lines.length === 1
        ? { line: scalar.at.line, column: scalar.at.column + last }
        : { line: scalar.at.line + lines.length - 1, column: last + 1 };
}
/** The place of a line (from 0) of a scalar: in a block that starts with `|` or `>`, its lines stand below. */
function placeOfLine(scalar, line) {
    if (!/^[|>]/.test(scalar.raw))
        return scalar.at;
    const rows = scalar.raw.split('\n');
    const row = rows[line + 1] ?? '';
    return { line: scalar.at.line + line + 1, column: row.length - row.trimStart().length + 1 };
}


/***/ }),

/***/ 40154:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** GitHub reads workflows of at most 512 KiB; twice that is no workflow. */
const largest = 1024 * 1024;
const deepest = 100;
/** Aliases of aliases can stand for more nodes than memory holds. */
const mostNodes = 200_000;
const start = { line: 1, column: 1 };
/** Never throws: whatever the text is, there is a tree or the reason why there is none. */
function parseYaml(source) {
    if (source.length > largest) {
        return refuse(`the file has ${Math.round(source.length / 1024)} KiB, and GitHub reads at most 512`);
    }
    try {
        const counter = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
        const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(source, { lineCounter: counter, version: '1.2', logLevel: 'silent' });
        const error = document.errors[0];
        if (error?.message.startsWith('Maximum call stack'))
            return refuse('it is nested too deeply');
        if (error !== undefined) {
            return {
                unreadable: {
                    at: place(counter, error.pos[0]),
                    message: error.message.split('\n')[0].replace(/ at line \d+.*$/, ''),
                },
            };
        }
        if (document.contents === null)
            return refuse('the file is empty');
        return { tree: new Reader(counter, source).read(document.contents, 0) };
    }
    catch (error) {
        // Nested without end, the parser itself runs out of stack.
        if (error instanceof RangeError)
            return refuse('it is nested too deeply');
        if (error instanceof TooMuch)
            return refuse(error.message);
        throw error;
    }
}
class TooMuch extends Error {
}
class Reader {
    /** The last of each name so far, as YAML has it. */
    #anchors = new Map();
    #counter;
    #source;
    #nodes = 0;
    constructor(counter, source) {
        this.#counter = counter;
        this.#source = source;
    }
    read(node, depth) {
        if (depth > deepest)
            throw new TooMuch(`it is nested more than ${deepest} levels deep`);
        if (++this.#nodes > mostNodes)
            throw new TooMuch('its aliases stand for more than 200,000 values');
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
            const target = this.#anchors.get(node.source);
            if (target === undefined)
                throw new TooMuch(`the alias *${node.source} has no anchor`);
            return this.read(target, depth + 1);
        }
        const anchor = node?.anchor;
        if (anchor !== undefined)
            this.#anchors.set(anchor, node);
        const [from, to] = this.#rangeOf(node);
        const base = {
            at: place(this.#counter, from),
            entries: [],
            items: [],
            text: '',
            value: null,
            raw: '',
            offset: from,
        };
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return { ...base, kind: 'mapping', entries: this.#entries(node.items, depth) };
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return { ...base, kind: 'sequence', items: node.items.map((item) => this.read(item, depth + 1)) };
        const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? node.value : null;
        const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
        const text = known === null ? '' : typeof known === 'string' ? known : this.#source.slice(from, to).trim();
        return { ...base, kind: 'scalar', text, value: known, raw: this.#source.slice(from, to) };
    }
    #entries(pairs, depth) {
        const own = [];
        const merged = [];
        for (const { key, value } of pairs) {
            const name = this.read(key, depth + 1);
            // `key:` with nothing behind it stands where its key does.
            const tree = value === null || value === undefined ? { ...name, text: '', value: null } : this.read(value, depth + 1);
            if (name.text !== '<<')
                own.push({ key: name.text, at: name.at, value: tree });
            else
                merged.push(...(tree.kind === 'sequence' ? tree.items : [tree]).flatMap(({ entries }) => entries));
        }
        const taken = new Set(own.map(({ key }) => key));
        for (const entry of merged) {
            if (taken.has(entry.key))
                continue;
            taken.add(entry.key);
            own.push(entry);
        }
        return own;
    }
    #rangeOf(node) {
        const range = node?.range;
        return range ? [range[0], range[1]] : [0, 0];
    }
}
function place(counter, offset) {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
}
function refuse(message) {
    return { unreadable: { at: start, message } };
}


/***/ }),

/***/ 517:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   jf: () => (/* binding */ child),
/* harmony export */   kw: () => (/* binding */ scalars)
/* harmony export */ });
/** The value under a path of keys. */
function child(tree, ...path) {
    return path.reduce((at, key) => at?.entries.find((entry) => entry.key === key)?.value, tree);
}
/** A list's items; of one value, that value: `needs: a` is `needs: [a]`. */
function listed(tree) {
    if (tree === undefined || tree.kind === 'mapping')
        return [];
    return tree.kind === 'sequence' ? tree.items : [tree];
}
/** Every scalar at or below a place in the tree. */
function* scalars(tree) {
    if (tree === undefined)
        return;
    if (tree.kind === 'scalar')
        yield tree;
    for (const item of tree.items)
        yield* scalars(item);
    for (const { value } of tree.entries)
        yield* scalars(value);
}


/***/ })

};
