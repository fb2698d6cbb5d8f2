export const id = 2045;
export const ids = [2045];
export const modules = {

/***/ 62227:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ action)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _tidegate_config__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11647);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33624);
/* harmony import */ var _tidegate_workflow_lint__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81565);
/* harmony import */ var _tidegate_workflow_lint_settings__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36288);





const action = (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_3__/* .defineAction */ .Q)({
    name: 'workflow-lint',
    inputs: _tidegate_workflow_lint_settings__WEBPACK_IMPORTED_MODULE_2__/* .workflowLintSettings */ .u,
    outputs: {
        findings: 'Number of findings',
        errors: 'Number of those that are errors',
    },
    config: _tidegate_config__WEBPACK_IMPORTED_MODULE_4__/* .configFile */ .Z,
    run: async (inputs, io) => (0,_tidegate_workflow_lint__WEBPACK_IMPORTED_MODULE_1__/* .judgeWorkflows */ .KD)(inputs, { path: (typed) => io.path(typed), repositories: own(io) }),
});
/** The repository this action was fetched with holds its sisters, so that what is passed to them can be checked. */
function own(io) {
    const [repository, folder] = [io.env('GITHUB_ACTION_REPOSITORY'), io.env('GITHUB_ACTION_PATH')];
    return repository && folder ? { [repository]: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, '../..') } : {};
}


/***/ }),

/***/ 26455:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ commandLine)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39252);
/* harmony import */ var _tidegate_workflow_lint__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81565);
/* harmony import */ var _tidegate_workflow_lint_settings__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36288);






const exitCodes = { sound: 0, red: 1, userError: 2 };
const names = Object.keys(_tidegate_workflow_lint_settings__WEBPACK_IMPORTED_MODULE_3__/* .workflowLintSettings */ .u.shape).filter((name) => name !== 'path');
const usage = `usage: [folder] ${names.map((name) => `[--${name} <value>]`).join(' ')}\n`;
/**
 * The lint as a command: `[folder] [--fail-on warning] [--ignore <rule>] ...`, options as the action's inputs, repeated for
 * several. Writes one line per finding and gives the exit code: 0, 1 when the verdict is `fail`, 2 for what cannot be linted.
 */
function commandLine(args, write, repository) {
    try {
        const settings = readArguments(args);
        const { checks, verdict, outputs } = (0,_tidegate_workflow_lint__WEBPACK_IMPORTED_MODULE_2__/* .judgeWorkflows */ .KD)(settings, {
            path: (typed) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(typed),
            repositories: { 'tidegate/mlops': repository },
        });
        for (const { id, reason, verdict: told } of checks)
            if (told !== 'pass')
                write(`${plain(reason)} [${id}]\n`);
        write(`${outputs.findings} findings, ${outputs.errors} of them errors\n`);
        return verdict === 'fail' ? exitCodes.red : exitCodes.sound;
    }
    catch (error) {
        if (!(error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y))
            throw error;
        write(`${error.message}${error.hint ? ` ${error.hint}` : ''}\n`);
        return exitCodes.userError;
    }
}
function readArguments(args) {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string', multiple: true }]));
    const { values, positionals } = parse(args, options);
    const typed = Object.entries(values).map(([name, each]) => [name, each.join('\n')]);
    const parsed = _tidegate_workflow_lint_settings__WEBPACK_IMPORTED_MODULE_3__/* .workflowLintSettings */ .u.safeParse({ path: positionals[0], ...Object.fromEntries(typed) });
    if (parsed.success && positionals.length < 2)
        return parsed.data;
    const why = parsed.success
        ? 'more than one folder'
        : (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_5__/* .explain */ .W)(parsed.error, () => names)
            .map(({ path, message }) => `--${path}: ${message}`)
            .join('; ');
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('bad-input', `${why}.`, { hint: usage.trimEnd() });
}
function parse(args, options) {
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: [...args], options, allowPositionals: true });
    }
    catch (cause) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('bad-input', cause.message, { hint: usage.trimEnd(), cause });
    }
}
/** Names come from files of others: nothing in them may steer a terminal. */
function plain(text) {
    return text.replace(/\p{Cc}/gu, ' ');
}


/***/ }),

/***/ 92045:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5184);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62227);
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26455);




// A runner starts an action without arguments.
const args = process.argv.slice(2);
if (args.length === 0)
    await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_3__/* .runAction */ .C)(_action_js__WEBPACK_IMPORTED_MODULE_1__/* .action */ .X);
else
    process.exitCode = (0,_command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .commandLine */ .a)(args, (text) => process.stdout.write(text), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(import.meta.dirname, '../..'));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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

/***/ 5184:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ runAction)
/* harmony export */ });
/* harmony import */ var _judge_gate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87731);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33643);
/* harmony import */ var _read_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60922);
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28619);
/* harmony import */ var _save_evidence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17721);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56434);






/** The whole life of a step, main or post. Never rejects; it decides the process's exit code, once. */
function runAction(action, env = process.env) {
    return (0,_step_js__WEBPACK_IMPORTED_MODULE_0__/* .inStep */ .q)(action, env, async ({ isPost, raw, io, secrets, configOf }) => {
        const inputs = (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .TL)(action, raw, await configOf(action), secrets.clean);
        if (isPost)
            return action.post?.(inputs, io);
        const judged = await (0,_judge_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeGate */ .$)(action, inputs, io, secrets);
        const { evidence, file, shown, conclusion, result } = judged;
        _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__.setOutput('verdict', evidence.verdict);
        _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__.setOutput('evidence', shown);
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__/* .publish */ .m)({ name: action.name, stem: file.replace(/\.json$/, ''), evidence: [file] }, inputs, io, {
            inPlace: result.renderings && (0,_save_evidence_js__WEBPACK_IMPORTED_MODULE_5__/* .cleaned */ .L)(result.renderings, secrets),
            beside: result.beside && (0,_save_evidence_js__WEBPACK_IMPORTED_MODULE_5__/* .cleaned */ .L)(result.beside, secrets),
        });
        (0,_step_js__WEBPACK_IMPORTED_MODULE_0__/* .tell */ .Z)(action.name, conclusion, secrets.clean(evidence.reason));
        (0,_judge_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .markRows */ .P)(judged, io, secrets);
    });
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

/***/ 81565:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KD: () => (/* reexport */ judgeWorkflows)
});

// UNUSED EXPORTS: lintCheckout, lintFiles, ruleIds, rules, tell, workflowLintSettings

// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(86728);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
;// CONCATENATED MODULE: ./packages/workflow-lint/src/ignore.ts

/** `# tidegate-lint: ignore <rule>[, <rule>] -- <reason>` */
const comment = /#\s*tidegate-lint:\s*(.*)$/;
const problem = (file, line, column, message) => ({
    rule: 'idle-ignore',
    severity: 'error',
    file,
    at: { line, column },
    message,
    why: 'A waiver that nobody can judge hides what comes later.',
    remedy: 'Write `# tidegate-lint: ignore <rule> -- <reason>` on the line of the finding or above it, and take it away when it is not needed.',
});
/** Takes out the findings that comments of the file waive; a waiver without a reason, of no rule or of no finding is one itself. */
function withoutWaived(file, source, findings, known, applied) {
    const { waivers, faults } = read(file, source, known);
    const used = new Set();
    const kept = findings.filter(({ rule, at }) => {
        const waiver = waivers.find(({ rules, target, line }) => rules.includes(rule) && (target === at.line || line === at.line));
        if (waiver)
            used.add(`${waiver.line} ${rule}`);
        return !waiver;
    });
    const idle = waivers.flatMap(({ line, column, rules }) => rules
        .filter((rule) => applied.includes(rule) && !used.has(`${line} ${rule}`))
        .map((rule) => problem(file, line, column, `the waiver of \`${rule}\` waives nothing here`)));
    return [...kept, ...faults, ...idle];
}
function read(file, source, known) {
    const waivers = [];
    const faults = [];
    const lines = source.split('\n');
    for (const [i, text] of lines.entries()) {
        const match = comment.exec(text);
        if (!match)
            continue;
        const [line, column] = [i + 1, match.index + 1];
        const [, names, reason] = /^ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*(?:--\s*(\S.*))?$/.exec(match[1].trim()) ?? [];
        const rules = names?.split(/\s*,\s*/) ?? [];
        const unknown = rules.find((rule) => !known.includes(rule));
        if (names === undefined)
            faults.push(problem(file, line, column, `\`${match[0].trim()}\` is no waiver`));
        else if (unknown !== undefined) {
            const similar = (0,nearest/* nearest */.p)(unknown, known);
            faults.push(problem(file, line, column, `\`${unknown}\` is no rule${similar ? `; did you mean \`${similar}\`` : ''}`));
        }
        else if (reason === undefined)
            faults.push(problem(file, line, column, `the waiver of \`${names}\` gives no reason`));
        else
            waivers.push({ line, column, rules, target: targetOf(lines, i, match.index) });
    }
    return { waivers, faults };
}
function targetOf(lines, at, column) {
    if (lines[at].slice(0, column).trim() !== '')
        return at + 1;
    let next = at + 1;
    while (next < lines.length && /^\s*(#.*)?$/.test(lines[next]))
        next++;
    return next + 1;
}

// EXTERNAL MODULE: ./packages/workflow-lint/src/yaml/parse.ts
var parse = __webpack_require__(40154);
// EXTERNAL MODULE: ./packages/workflow-lint/src/yaml/tree.ts
var yaml_tree = __webpack_require__(517);
// EXTERNAL MODULE: ./packages/workflow-lint/src/expression.ts
var src_expression = __webpack_require__(35823);
;// CONCATENATED MODULE: ./packages/workflow-lint/src/model/workflow.ts


function readWorkflow(file, source, root) {
    const on = (0,yaml_tree/* child */.jf)(root, 'on');
    const triggers = new Map([
        ...(0,yaml_tree/* listed */.KE)(on).map(({ text }) => [text, undefined]),
        ...(on?.entries ?? []).map(({ key, value }) => [key, value]),
    ]);
    const jobs = ((0,yaml_tree/* child */.jf)(root, 'jobs')?.entries ?? []).map(readJob);
    return { kind: 'workflow', file, source, root, triggers, jobs };
}
/** Undefined for an action whose steps are not YAML. */
function readComposite(file, source, root) {
    const runs = (0,yaml_tree/* child */.jf)(root, 'runs');
    if (runs === undefined || (0,yaml_tree/* child */.jf)(runs, 'using')?.text !== 'composite')
        return undefined;
    const job = readJob({ key: 'runs', at: runs.at, value: runs });
    return { kind: 'action', file, source, root, triggers: new Map(), jobs: [{ ...job, outputs: [] }] };
}
/** The entries of an `inputs:` or `secrets:` block. */
function declared(block) {
    return (block?.entries ?? []).map(({ key, at, value }) => ({
        name: key,
        at,
        required: (0,yaml_tree/* child */.jf)(value, 'required')?.value === true || (0,yaml_tree/* child */.jf)(value, 'required')?.text === 'true',
        hasDefault: ((0,yaml_tree/* child */.jf)(value, 'default')?.text ?? '') !== '',
    }));
}
/** The job and every job it needs, itself or through others. */
function needed(workflow, job) {
    const found = new Set();
    const waiting = [job];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        for (const { id } of at.needs) {
            const other = workflow.jobs.find((one) => one.id === id);
            if (other === undefined || found.has(other))
                continue;
            found.add(other);
            waiting.push(other);
        }
    }
    return found;
}
/** What people call it, for messages. */
function called(step) {
    return step.name || step.id || step.uses?.text || step.run?.text.trim().split('\n')[0] || `step ${step.index + 1}`;
}
function readJob({ key, at, value }) {
    return {
        id: key,
        at,
        tree: value,
        name: (0,yaml_tree/* child */.jf)(value, 'name')?.text ?? '',
        needs: (0,yaml_tree/* listed */.KE)((0,yaml_tree/* child */.jf)(value, 'needs')).map(({ text, at: where }) => ({ id: text, at: where })),
        condition: (0,src_expression/* conditionOf */.rI)((0,yaml_tree/* child */.jf)(value, 'if')),
        uses: (0,yaml_tree/* child */.jf)(value, 'uses'),
        steps: ((0,yaml_tree/* child */.jf)(value, 'steps')?.items ?? []).map(readStep),
        outputs: (0,yaml_tree/* child */.jf)(value, 'outputs')?.entries ?? [],
    };
}
function readStep(tree, index) {
    return {
        at: tree.at,
        tree,
        id: (0,yaml_tree/* child */.jf)(tree, 'id')?.text ?? '',
        name: (0,yaml_tree/* child */.jf)(tree, 'name')?.text ?? '',
        condition: (0,src_expression/* conditionOf */.rI)((0,yaml_tree/* child */.jf)(tree, 'if')),
        uses: (0,yaml_tree/* child */.jf)(tree, 'uses'),
        run: (0,yaml_tree/* child */.jf)(tree, 'run'),
        index,
    };
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/model/project.ts



function project(workflows, checkout, trusted) {
    const known = new Map();
    return {
        workflows,
        checkout,
        trusted,
        resolve: (uses) => {
            if (!known.has(uses))
                known.set(uses, resolve(uses, checkout));
            return known.get(uses);
        },
    };
}
function resolve(uses, checkout) {
    // `$/` is this repository at the same commit.
    if (/^(\.|\$)\//.test(uses))
        return project_read(uses.slice(2).replace(/\/+$/, ''), checkout);
    const match = /^([^/@]+\/[^/@]+)(?:\/([^@]*))?@/.exec(uses);
    const foreign = match && checkout.foreign?.[match[1]];
    return foreign ? project_read(match[2] ?? '', foreign) : undefined;
}
function project_read(path, from) {
    const isWorkflow = /\.ya?ml$/.test(path);
    const names = isWorkflow
        ? [path]
        : ['action.yml', 'action.yaml'].map((name) => (path === '' ? name : `${path}/${name}`));
    for (const name of names) {
        const source = from.read(name);
        if (source === undefined)
            continue;
        const parsed = (0,parse/* parseYaml */.h)(source);
        if (!('tree' in parsed))
            return { kind: 'unreadable', path: name };
        return isWorkflow ? calledWorkflow(name, source, parsed.tree) : action(name, parsed.tree);
    }
    // An action may be a Dockerfile alone.
    return !isWorkflow && from.read(`${path}/Dockerfile`) !== undefined
        ? { kind: 'unreadable', path }
        : { kind: 'missing', path };
}
function calledWorkflow(path, source, tree) {
    const workflow = readWorkflow(path, source, tree);
    const call = workflow.triggers.get('workflow_call');
    return {
        kind: 'workflow',
        path,
        workflow,
        callable: workflow.triggers.has('workflow_call'),
        inputs: declared((0,yaml_tree/* child */.jf)(call, 'inputs')),
        secrets: declared((0,yaml_tree/* child */.jf)(call, 'secrets')),
        outputs: ((0,yaml_tree/* child */.jf)(call, 'outputs')?.entries ?? []).map(({ key }) => key),
    };
}
function action(path, tree) {
    return {
        kind: 'action',
        path,
        inputs: declared((0,yaml_tree/* child */.jf)(tree, 'inputs')),
        secrets: [],
        outputs: ((0,yaml_tree/* child */.jf)(tree, 'outputs')?.entries ?? []).map(({ key }) => key),
    };
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/always-true.ts

const alwaysTrue = {
    id: 'always-true',
    severity: 'error',
    asks: 'Can every condition be false?',
    why: 'What stands beside `${{ }}` makes the whole a text, and a text that is not empty is true.',
    remedy: 'Put the whole condition within `${{ }}`, or leave the braces away.',
    *find(workflow) {
        for (const job of workflow.jobs) {
            for (const tree of [job.tree, ...job.steps.map((step) => step.tree)]) {
                const condition = (0,yaml_tree/* child */.jf)(tree, 'if');
                if (condition && isText(condition))
                    yield { at: condition.at, message: `the condition \`${condition.text.trim()}\` is always true` };
            }
        }
    },
};
/** An expression with text before or behind it. */
function isText({ text }) {
    const whole = text.trim();
    const inner = whole.startsWith('${{') && whole.endsWith('}}') ? whole.slice(3, -2) : undefined;
    return inner === undefined ? whole.includes('${{') : inner.includes('${{');
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/call-interface.ts


const unknownInput = {
    id: 'unknown-input',
    severity: 'error',
    asks: 'Does every input and secret that is passed exist?',
    why: 'A called workflow refuses an input it does not know; an action ignores it and takes its default.',
    remedy: 'Mend the name, or declare it where it is called.',
    *find(workflow, project) {
        for (const { callee, uses, tree } of calls(workflow, project)) {
            yield* unknown('input', (0,yaml_tree/* child */.jf)(tree, 'with')?.entries ?? [], callee.inputs, uses);
            if (callee.kind === 'workflow')
                yield* unknown('secret', (0,yaml_tree/* child */.jf)(tree, 'secrets')?.entries ?? [], callee.secrets, uses);
        }
    },
};
const missingInput = {
    id: 'missing-input',
    severity: 'error',
    asks: 'Is every required input and secret passed?',
    why: 'GitHub refuses a called workflow without it; an action starts with an empty text.',
    remedy: 'Pass it in `with:` or `secrets:`.',
    *find(workflow, project) {
        for (const { at, callee, uses, tree } of calls(workflow, project)) {
            yield* missing('input', callee.inputs, (0,yaml_tree/* child */.jf)(tree, 'with'), uses, at);
            if ((0,yaml_tree/* child */.jf)(tree, 'secrets')?.text !== 'inherit')
                yield* missing('secret', callee.secrets, (0,yaml_tree/* child */.jf)(tree, 'secrets'), uses, at);
        }
    },
};
function* calls(workflow, project) {
    for (const job of workflow.jobs) {
        for (const one of [job, ...job.steps]) {
            const callee = one.uses && project.resolve(one.uses.text);
            if (one.uses && callee && 'inputs' in callee)
                yield { at: one.uses.at, uses: one.uses.text, callee, tree: one.tree };
        }
    }
}
function* unknown(what, passed, known, uses) {
    const names = known.map(({ name }) => name);
    for (const { key, at } of passed) {
        if (names.some((name) => name.toLowerCase() === key.toLowerCase()))
            continue;
        const similar = (0,nearest/* nearest */.p)(key, names);
        yield { at, message: `\`${key}\` is no ${what} of ${uses}${similar ? `; did you mean \`${similar}\`` : ''}` };
    }
}
function* missing(what, known, passed, uses, at) {
    const given = new Set((passed?.entries ?? []).map(({ key }) => key.toLowerCase()));
    for (const { name, required, hasDefault } of known) {
        if (required && !hasDefault && !given.has(name.toLowerCase())) {
            yield { at, message: `${uses} requires the ${what} \`${name}\`, which is not passed` };
        }
    }
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/model/shell.ts
/**
 * Reads a script (bash, sh) into commands. Comments and here-documents are left out, continued lines are joined. It is no shell: what is
 * quoted stays one word, what is substituted stays as it is written, and an expression `${{ }}` is a word.
 */
function commandsOf(script) {
    const commands = [];
    let depth = 0;
    let after = ';';
    for (const { line, text } of logicalLines(script)) {
        for (const part of split(text)) {
            let words = part.words;
            while (words.length > 0) {
                const [first = ''] = words;
                if (/^(fi|done|esac|\})$/.test(first))
                    depth = Math.max(0, depth - 1);
                else if (/^(if|for|while|until|case|\{)$/.test(first))
                    depth++;
                else if (!/^(then|do|else|elif|!|time)$/.test(first))
                    break;
                const isList = /^(for|case)$/.test(first);
                words = isList ? [] : words.slice(1);
            }
            if (/^[\w-]+\(\)$/.test(words[0] ?? ''))
                words = words.slice(1);
            const program = programOf(words);
            if (words.length > 0)
                commands.push({ line, text: words.join(' '), words, program, after, depth });
            after = part.before;
        }
        after = ';';
    }
    return commands;
}
function programOf(words) {
    const rest = [...words];
    while (/^[A-Za-z_]\w*\+?=/.test(rest[0] ?? '') ||
        /^(sudo|exec|env|nohup|command|poetry|uv|pipenv|run|xvfb-run)$/.test(rest[0] ?? '')) {
        rest.shift();
    }
    const [first = ''] = rest;
    const name = unquoted(first).split('/').at(-1);
    if (/^python[\d.]*$/.test(name) && rest[1] === '-m')
        return rest[2] ?? name;
    if (/^timeout$/.test(name))
        return programOf(rest.slice(2));
    return name;
}
/** A text in quotes that is longer is a quote left open, as in a script of another language. */
const mostJoined = 200;
/** A word without its quotes. */
function unquoted(word) {
    return word.replace(/^(["'])(.*)\1$/s, '$2');
}
function* logicalLines(script) {
    const lines = script.split('\n');
    for (let i = 0; i < lines.length; i++) {
        const line = i;
        let text = lines[i];
        while (/(^|[^\\])\\$/.test(text.trimEnd()) && i + 1 < lines.length)
            text = `${text.trimEnd().slice(0, -1)} ${lines[++i]}`;
        const last = Math.min(lines.length - 1, i + mostJoined);
        while (i < last && openQuote(text))
            text += `\n${lines[++i]}`;
        const here = /(?<!<)<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(text);
        // Only a line that ends the document makes it one: `<<` may be arithmetic.
        if (here) {
            const end = lines.findIndex((one, at) => at > i && one.trim() === here[2]);
            if (end > 0)
                i = end;
        }
        yield { line, text };
    }
}
function openQuote(text) {
    let quote = '';
    for (let i = 0; i < text.length; i++) {
        const char = text[i];
        if (char === '\\' && quote !== "'")
            i++;
        else if (quote !== '')
            quote = char === quote ? '' : quote;
        else if (char === '"' || char === "'")
            quote = char;
        else if (char === '#' && (i === 0 || /\s/.test(text[i - 1])))
            return false;
    }
    return quote !== '';
}
/** A line cut at `;`, `&&`, `||`, `|` and `&` that stand outside of quotes and substitutions. */
function split(text) {
    const parts = [];
    let words = [];
    let word = '';
    let quote = '';
    let nested = 0;
    const endWord = () => {
        if (word !== '')
            words.push(word);
        word = '';
    };
    const endPart = (before) => {
        endWord();
        parts.push({ words, before });
        words = [];
    };
    for (let i = 0; i < text.length; i++) {
        const char = text[i];
        const next = text[i + 1] ?? '';
        if (quote !== '' || nested > 0) {
            word += char;
            if (char === '\\' && quote !== "'")
                word += text[++i] ?? '';
            else if (quote !== '')
                quote = char === quote ? '' : quote;
            else if (char === '"' || char === "'")
                quote = char;
            else if (char === '(' || char === '{')
                nested++;
            else if (char === ')' || char === '}')
                nested--;
        }
        else if (char === '"' || char === "'")
            word += quote = char;
        else if (char === '\\')
            word += char + (text[++i] ?? '');
        else if (char === '$' && (next === '(' || next === '{')) {
            word += char + next;
            nested = 1;
            i++;
        }
        else if (char === '#' && word === '')
            break;
        else if (/\s/.test(char))
            endWord();
        else if (char === ';')
            endPart(';');
        else if ((char === '&' || char === '|') && next === char) {
            endPart(char === '&' ? '&&' : '||');
            i++;
        }
        else if (char === '|')
            endPart('|');
        else if (char === '&' && !/[><]$/.test(word) && next !== '>')
            endPart('&');
        else
            word += char;
    }
    endPart(';');
    return parts;
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/model/roles.ts


// Workflows do not say what a step is for: its action, its programs and its name do.
const tidegate = /(?:^|\/)(?:mlops\/)?actions\/([a-z-]+)(?:@|$)/;
const gateActions = new Set(['validate-data', 'check-model-threshold', 'compare-with-production']);
const gatePrograms = new Set([
    ...[
        'pytest',
        'tox',
        'nox',
        'unittest',
        'flake8',
        'ruff',
        'pylint',
        'mypy',
        'pyright',
        'bandit',
        'safety',
        'pip-audit',
        'pip_audit',
    ],
    ...['trivy', 'grype', 'great_expectations', 'evidently', 'deepchecks', 'semgrep', 'hadolint', 'dvc-gate'],
]);
const gateWords = /\b(gates?|validat\w*|verif\w*|thresholds?|tests?|lint\w*|quality|drift|compar\w*|scans?|audit|checks?|security)\b/;
const watchWords = /\b(smoke|roll ?back|health\w*|monitor\w*|canary|rollout|post deploy\w*|liveness|readiness|probe)\b/;
/** Words of steps that tell, carry or prepare, whatever they are about. */
const tellingWords = /\b(upload\w*|download\w*|publish\w*|reports?|reporting|comments?|notif\w*|summar\w*|announce\w*|install\w*|set ?up|prepar\w*|cache|collect|print|show|log|send|post|skip\w*|decision|info|message|badge|artifacts?|check ?out|generate|create|open|issue|status|wait)\b/;
const carryingActions = /(^actions\/(checkout|setup-|cache|upload-|download-|github-script)|codecov|comment|artifact|slack|issue|sarif|junit|report)/;
/** Everything that names a step, as words in lower case. */
function wordsOf(...texts) {
    return texts
        .filter((text) => text !== undefined)
        .join(' ')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
}
function commands(step) {
    return step.run === undefined ? [] : commandsOf(step.run.text);
}
/** A step that must end red when data, code or model are not good enough. */
function isGate(step) {
    const uses = step.uses?.text;
    if (uses !== undefined) {
        const own = tidegate.exec(uses)?.[1];
        if (own !== undefined)
            return gateActions.has(own);
        if (/(^|\/)(trivy-action|scan-action|dependency-review-action|ruff-action|super-linter)/.test(uses))
            return true;
        return !carryingActions.test(uses) && isGateName(step.name, step.id);
    }
    return isGateName(step.name, step.id) || commands(step).some(isGateCommand);
}
function isGateCommand({ program, words, text }) {
    if (gatePrograms.has(program))
        return true;
    if (/^(npm|yarn|pnpm|make|just|go|cargo)$/.test(program) && /^\S+ (run )?(test|lint|check|audit|vet)\b/.test(text))
        return true;
    if (program === 'black' || program === 'isort')
        return words.some((word) => /^--check/.test(word));
    const script = words.find((word) => /\.(py|sh|js|ts)$/.test(word));
    return script !== undefined && /(^|[/_-])(validate|check|verify|gate|compare)[_-]/.test(script);
}
function isGateName(...names) {
    const words = wordsOf(...names);
    return gateWords.test(words) && !tellingWords.test(words);
}
/** A gate that has nothing to ask of what is deployed: it judges data, code or a model. */
function isGateBefore(step) {
    if (!isGate(step) || isWatch(step))
        return false;
    if (tidegate.test(step.uses?.text ?? ''))
        return true;
    const words = wordsOf(step.name, step.id);
    if (/\b(e2e|end to end|integration|acceptance|load|performance|post)\b/.test(words))
        return false;
    return (/\b(validat\w*|thresholds?|quality|lint\w*|scans?|audit|security|unit|accuracy|compar\w*|drift)\b/.test(words) ||
        commands(step).some(({ program, text }) => gatePrograms.has(program) && !/smoke|e2e|integration|acceptance/.test(text)));
}
/** A check of what is already deployed: it belongs behind the deployment. */
function isWatch(step) {
    const own = tidegate.exec(step.uses?.text ?? '')?.[1];
    return (own === 'smoke-test' ||
        own === 'monitor-model' ||
        watchWords.test(wordsOf(step.name, step.id)) ||
        /\b(deployed|deployment|rollout|production|staging|live|endpoint)\b/.test(wordsOf(step.name, step.id)));
}
const deploying = [
    ['kubectl', /\b(apply|set image|patch|replace|scale|rollout restart)\b/],
    ['helm', /\b(upgrade|install)\b/],
    ['terraform', /\bapply\b/],
    ['argocd', /\bapp (sync|set)\b/],
    ['gcloud', /\bdeploy(-model)?\b/],
    ['aws', /\b(update-service|update-function-code|create-endpoint|update-endpoint|cloudformation deploy)\b/],
    ['az', /\b(deployment (create|update)|webapp deploy|containerapp update|online-deployment)\b/],
    ['docker', /\bstack deploy\b/],
    ['oc', /\b(apply|rollout)\b/],
    ['flyctl', /\bdeploy\b/],
    ['ansible-playbook', /./],
];
/** A step that changes what serves. */
function isDeployment(step) {
    const uses = step.uses?.text;
    if (uses !== undefined) {
        if (tidegate.exec(uses)?.[1] === 'canary-rollout')
            return !/^(status|abort)$/.test((0,yaml_tree/* child */.jf)(step.tree, 'with', 'operation')?.text ?? '');
        return /(^|[/-])(deploy\w*|rollout)(-|@|$|\/)/.test(uses) && !/trigger-|pages|docs|status|record/.test(uses);
    }
    if (/^(deploy|roll ?out)\b/.test(wordsOf(step.name)) && step.run !== undefined)
        return true;
    return commands(step).some(({ program, text }) => deploying.some(([name, verbs]) => program === name && verbs.test(text)) && !/--dry-run|\bpages\b/.test(text));
}
/** A job that changes what serves. A throw-away cluster within the job is none of it. */
function isDeploymentJob(job) {
    if (job.uses !== undefined)
        return /(^|[/_-])(deploy\w*|rollout)[^/]*\.ya?ml/.test(job.uses.text);
    const trial = job.steps.some((step) => /\b(kind|minikube|k3d|k3s)\b/.test(wordsOf(step.uses?.text, step.run?.text)));
    return !trial && job.steps.some(isDeployment);
}
/** A job whose red end must stop what comes behind it. */
function isGateJob(job) {
    if (job.uses !== undefined) {
        const file = job.uses.text
            .split('/')
            .at(-1)
            .split('@')[0]
            .replace(/\.ya?ml$/, '');
        return isGateName(file) || isGateName(job.id, job.name);
    }
    return job.steps.some((step) => isGate(step) && !isWatch(step)) && !isWatchJob(job);
}
/** A job that looks at what is deployed: smoke tests, monitoring. */
function isWatchJob(job) {
    const words = wordsOf(job.id, job.name);
    return watchWords.test(words) || /\b(post|after|deployed|live)\b/.test(words);
}
/** Whether a workflow runs on its own triggers, not only when another calls it. */
function runsByItself(workflow) {
    return [...workflow.triggers.keys()].some((event) => event !== 'workflow_call');
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/concurrency.ts


const missingConcurrency = {
    id: 'missing-concurrency',
    severity: 'error',
    asks: 'Does one deployment wait for the other?',
    why: 'Two at once each move traffic and roll back what the other has put there.',
    remedy: 'Add `concurrency: { group: deploy-<environment>, cancel-in-progress: false }` to the job or the workflow.',
    *find(workflow) {
        if (workflow.kind === 'workflow') {
            for (const job of deployments(workflow)) {
                if (concurrencyOf(workflow, job).length === 0)
                    yield { at: job.at, message: `the deployment \`${job.id}\` has no \`concurrency\`` };
            }
        }
    },
};
const cancelledDeployment = {
    id: 'cancelled-deployment',
    severity: 'error',
    asks: 'Is a deployment left to come to its end?',
    why: 'A newer run ends the present one in the middle: traffic stays split, and nobody rolls back.',
    remedy: 'Write `cancel-in-progress: false` where something is deployed.',
    *find(workflow) {
        const told = new Set();
        for (const job of deployments(workflow)) {
            for (const block of concurrencyOf(workflow, job)) {
                const cancel = (0,yaml_tree/* child */.jf)(block, 'cancel-in-progress');
                if (cancel?.text !== 'true' || told.has(cancel))
                    continue;
                told.add(cancel);
                yield {
                    at: cancel.at,
                    message: `\`cancel-in-progress: true\` cancels the deployment \`${job.id}\` while it runs`,
                };
            }
        }
    },
};
/** A called workflow looks after itself. */
function deployments(workflow) {
    return workflow.jobs.filter((job) => job.uses === undefined && isDeploymentJob(job) && job.steps.some(isDeployment));
}
function concurrencyOf(workflow, job) {
    return [(0,yaml_tree/* child */.jf)(workflow.root, 'concurrency'), (0,yaml_tree/* child */.jf)(job.tree, 'concurrency')].filter((block) => block !== undefined);
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/model/scopes.ts


/** Every expression of a job, its conditions among them. */
function jobExpressions(job) {
    return [...conditions(job), ...withoutConditions(job.tree).flatMap((tree) => (0,src_expression/* expressionsIn */.l$)(tree))];
}
/** Every expression of a file. */
function allExpressions(workflow) {
    const outside = workflow.root.entries.filter(({ key }) => key !== 'jobs' && key !== 'runs');
    return [...outside.flatMap(({ value }) => (0,src_expression/* expressionsIn */.l$)(value)), ...workflow.jobs.flatMap(jobExpressions)];
}
/** The `if:` of a job, of its steps and of a `snapshot:`. */
function conditions(job) {
    return [
        job.condition,
        ...job.steps.map((step) => step.condition),
        (0,src_expression/* conditionOf */.rI)((0,yaml_tree/* child */.jf)(job.tree, 'snapshot', 'if')),
    ].filter((one) => one !== undefined);
}
/** What stands in a job besides conditions. */
function withoutConditions(tree) {
    return tree.entries.flatMap(({ key, value }) => {
        if (key === 'if')
            return [];
        return key === 'steps' ? value.items.flatMap(withoutConditions) : [value];
    });
}

// EXTERNAL MODULE: ./packages/workflow-lint/src/yaml/offsets.ts
var offsets = __webpack_require__(84565);
;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/constant-verdict.ts





const constantVerdict = {
    id: 'constant-verdict',
    severity: 'error',
    asks: 'Does every decision depend on something?',
    why: 'An output that is always the same decides nothing: the model is always valid, or always retrained.',
    remedy: 'Write what was measured, or take the decision away.',
    *find(workflow) {
        for (const job of workflow.jobs) {
            for (const step of job.steps) {
                // A step with a condition says by running at all.
                if (step.id === '' || step.run === undefined || step.condition !== undefined)
                    continue;
                for (const { name, value, line } of constants(step)) {
                    if (!isRead(workflow, job, step, name))
                        continue;
                    yield { at: (0,offsets/* placeOfLine */.x)(step.run, line), message: `"${called(step)}" always says \`${name}=${value}\`` };
                }
            }
        }
    },
};
/** Outputs written once, as a plain yes or no, outside of every branch. */
function constants(step) {
    const list = commands(step);
    const script = step.run.text;
    const found = list.flatMap(({ text, program, after, depth, line }, i) => {
        const match = /^(?:echo|printf)\s+["']?([A-Za-z_][\w-]*)=(true|false|yes|no|0|1|pass|passed|success|ok)(?:\\n)?["']?\s*>>\s*["']?\$\{?GITHUB_OUTPUT/i.exec(text);
        const branched = depth > 0 || after === '&&' || after === '||' || program === '' || list[i + 1]?.after === '&&';
        return match && !branched ? [{ name: match[1], value: match[2], line }] : [];
    });
    const written = (name) => script.split(new RegExp(`(?<![\\w-])${name}=`)).length - 1;
    const ends = (at) => list.some(({ line, depth, program }) => line < at && depth > 0 && /^(exit|return)$/.test(program));
    // A command before it that can fail leaves the output unset: `pytest && echo`, or a script under `bash -e`.
    return found.filter(({ name, line }) => written(name) === 1 && !ends(line) && !provenBefore(list, line));
}
/** `python gate.py` before `echo "passed=true"`: reached only when it did not fail. */
function provenBefore(list, line) {
    return list.some(({ line: at, program, words }) => at < line && /^(pytest|test|\[|\[\[)$/.test(program) && words.length > 0);
}
function isRead(workflow, job, step, name) {
    return (job.outputs.length >= 0 &&
        allExpressions(workflow).some(({ references }) => references.some((reference) => (0,src_expression/* reads */.Um)(reference, 'steps', step.id, 'outputs', name))));
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/dispatch.ts



const unwatchedDispatch = {
    id: 'unwatched-dispatch',
    severity: 'warning',
    asks: 'Is every workflow that is started also followed to its end?',
    why: 'The request is answered before the run exists: this job is green though the deployment fails, or never starts.',
    remedy: 'Wait for the run and take over its conclusion, as trigger-deploy with `wait: true` does.',
    *find(workflow) {
        for (const job of workflow.jobs) {
            const all = job.steps
                .map(({ run, tree }) => `${run?.text ?? ''}\n${(0,yaml_tree/* child */.jf)(tree, 'with', 'script')?.text ?? ''}`)
                .join('\n');
            if (/gh run (watch|view|list)|getWorkflowRun|actions\/runs|listWorkflowRuns/.test(all))
                continue;
            for (const step of job.steps) {
                const script = step.run ?? (0,yaml_tree/* child */.jf)(step.tree, 'with', 'script');
                const starts = /gh workflow run|createWorkflowDispatch|createDispatchEvent|\/dispatches\b/;
                if (script && starts.test(script.text)) {
                    const line = script.text.split('\n').findIndex((one) => starts.test(one));
                    yield {
                        at: (0,offsets/* placeOfLine */.x)(script, line),
                        message: `"${called(step)}" starts a workflow and does not follow it`,
                    };
                }
                else if (/(workflow-dispatch|repository-dispatch)@/.test(step.uses?.text ?? '') &&
                    !(0,yaml_tree/* child */.jf)(step.tree, 'with', 'wait-for-completion')) {
                    yield { at: step.at, message: `"${called(step)}" starts a workflow and does not follow it` };
                }
            }
        }
    },
};

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/empty-promise.ts




const promises = /\b(canary|smoke|roll ?back|monitor\w*|watch|approv\w*|deploy\w*|verif\w*|validat\w*|checks?|health|gate|scans?|tests?|promot\w*|retrain\w*|sign|integration|undo)\b/;
const telling = /\b(reports?|notif\w*|summar\w*|announce\w*|message|print|show|log|skip\w*|result|info|reason|decision|status|done|complete\w*|reject\w*|outputs?|explain|instructions|warn\w*|banner|link|url|title|list|versions?|debug|hello|started|finished|details|tell|not)\b/;
const emptyPromise = {
    id: 'empty-promise',
    severity: 'error',
    asks: 'Does every step that promises a canary, a test, a rollback, an approval do it?',
    why: 'It prints a text or sleeps, and is green whatever happens in production.',
    remedy: 'Do it, call it what it is, or take it away.',
    *find(workflow) {
        for (const job of workflow.jobs) {
            const working = job.steps.filter((step) => !isPreparation(step));
            const idle = working.length > 0 && working.every((step) => onlyTalks(commands(step)) && step.run !== undefined);
            // An environment's reviewers are an approval, and the job behind them may be empty.
            const approval = (0,yaml_tree/* child */.jf)(job.tree, 'environment') !== undefined && /approv|gate/.test(wordsOf(job.id, job.name));
            if (approval)
                continue;
            if (idle && isPromise(job.id, job.name))
                yield { at: job.at, message: `job \`${job.id}\` only ${does(working)}` };
            else {
                for (const step of working) {
                    if (step.run && onlyTalks(commands(step)) && isPromise(step.name, step.id)) {
                        yield { at: step.at, message: `"${called(step)}" only ${does([step])}${commentedOut(step)}` };
                    }
                }
            }
        }
    },
};
function isPromise(...names) {
    const words = wordsOf(...names);
    return promises.test(words) && !telling.test(words);
}
function isPreparation({ uses }) {
    return /^actions\/(checkout|setup-|cache|download-artifact)/.test(uses?.text ?? '');
}
/** Whether a script is made of echo, sleep and the like; what it writes for later steps is work. */
function onlyTalks(list) {
    return (list.length > 0 &&
        list.every(({ program, text, words }) => (/^(echo|printf|sleep|true|:|date|set)$/.test(program) ||
            text === 'exit 0' ||
            (program === '' && words.every((word) => !word.includes('$(')))) &&
            !/\$\(|`|GITHUB_(OUTPUT|ENV|PATH)|>\s*[^&\s"$]/.test(text)));
}
function does(steps) {
    const programs = new Set(steps.flatMap((step) => commands(step).map(({ program }) => program)));
    const words = [
        programs.has('sleep') && 'sleeps',
        (programs.has('echo') || programs.has('printf')) && 'prints text',
    ].filter(Boolean);
    return words.join(' and ') || 'does nothing';
}
function commentedOut(step) {
    const commented = /^\s*#\s*(?:[a-z][\w./-]+\s+(?:-{1,2}\w|[a-z]+ |\S*[/.$])|if\b|for\b)/m.test(step.run?.text ?? '');
    return commented ? ': its commands are commented out' : '';
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/foreign-artifact.ts



const foreignArtifact = {
    id: 'foreign-artifact',
    severity: 'error',
    asks: 'Is every artifact that is downloaded made by this run, or its run named?',
    why: 'Without a run id only the artifacts of the same run are seen: the download fails, or fetches nothing.',
    remedy: 'Add `run-id` and `github-token`, or need the job that uploads it.',
    *find(workflow, project) {
        // A called workflow sees what its caller's other jobs have uploaded.
        if (workflow.kind !== 'workflow' || !runsByItself(workflow) || workflow.triggers.has('workflow_call'))
            return;
        const uploads = workflow.jobs.flatMap((job) => uploadsOf(job, project).map((name) => ({ job, name })));
        for (const job of workflow.jobs) {
            const before = new Set([job, ...needed(workflow, job)]);
            for (const step of job.steps.filter(isDownload)) {
                if ((0,yaml_tree/* child */.jf)(step.tree, 'with', 'run-id') || (0,yaml_tree/* child */.jf)(step.tree, 'with', 'artifact-ids'))
                    continue;
                const name = (0,yaml_tree/* child */.jf)(step.tree, 'with', 'name') ?? (0,yaml_tree/* child */.jf)(step.tree, 'with', 'pattern');
                const wanted = name?.text;
                const fitting = uploads.filter((upload) => upload.name === undefined || wanted === undefined || mayBe(wanted, upload.name));
                const what = wanted === undefined ? 'artifacts are' : `the artifact "${wanted}" is`;
                if (fitting.length === 0)
                    yield {
                        at: step.at,
                        message: `${what} downloaded, and no job of this workflow uploads ${wanted === undefined ? 'any' : 'it'}`,
                    };
                else if (!fitting.some((upload) => before.has(upload.job))) {
                    yield {
                        at: step.at,
                        message: `${what} downloaded in \`${job.id}\`, which does not wait for \`${fitting[0].job.id}\` that uploads it`,
                        remedy: `Add ${fitting[0].job.id} to the job's \`needs\`.`,
                    };
                }
            }
        }
    },
};
function isDownload(step) {
    return /^actions\/download-artifact(@|$)/.test(step.uses?.text ?? '');
}
/** Names of what a job uploads; undefined stands for names that are not known here. */
function uploadsOf(job, project, depth = 0) {
    if (job.uses) {
        const callee = project.resolve(job.uses.text);
        if (callee?.kind !== 'workflow' || depth > 5)
            return [undefined];
        return uploadsOfAll(callee.workflow, project, depth + 1);
    }
    return job.steps.flatMap(({ uses, run, tree }) => {
        if (/^actions\/upload-artifact(\/merge)?@/.test(uses?.text ?? ''))
            return [(0,yaml_tree/* child */.jf)(tree, 'with', 'name')?.text ?? 'artifact'];
        // Other actions may upload; those of GitHub that prepare do not.
        return run ||
            uses === undefined ||
            /^actions\/(checkout|setup-[a-z]+|cache|download-artifact|github-script)@/.test(uses.text)
            ? []
            : [undefined];
    });
}
function uploadsOfAll(workflow, project, depth) {
    return workflow.jobs.flatMap((job) => uploadsOf(job, project, depth));
}
/** Whether two names, in which expressions and `*` stand for anything, can be the same. */
function mayBe(wanted, made) {
    const pattern = (name) => new RegExp(`^${name
        .split(/(?:\$\{\{.*?\}\}|\*)+/s)
        .map((part) => part.replace(/[.+?^$(){}|[\]\\]/g, '\\$&'))
        .join('.*')}$`, 's');
    const plain = (name) => name.replace(/\$\{\{.*?\}\}|\*/gs, '');
    return (pattern(wanted).test(plain(made)) ||
        pattern(made).test(plain(wanted)) ||
        (/\$\{\{/.test(wanted) && /\$\{\{/.test(made)));
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/gate-order.ts




const gateAfterDeployment = {
    id: 'gate-after-deployment',
    severity: 'error',
    asks: 'Does every gate stand before the deployment it guards?',
    why: 'What it finds is in production already.',
    remedy: 'Move the gate before the deployment, or let the deployment need its job.',
    *find(workflow) {
        for (const job of workflow.jobs) {
            const first = job.steps.find(isDeployment);
            if (first && isDeploymentJob(job)) {
                for (const step of job.steps.slice(first.index + 1)) {
                    if (!isGateBefore(step))
                        continue;
                    yield { at: step.at, message: `the gate "${called(step)}" runs behind the deployment "${called(first)}"` };
                }
            }
            const deployed = [...needed(workflow, job)].find((one) => isDeploymentJob(one) && !isTrialStage(one));
            if (deployed &&
                job.steps.some(isGateBefore) &&
                !isWatchJob(job) &&
                !isDeploymentJob(job) &&
                !nextStageNeeds(workflow, job)) {
                yield { at: job.at, message: `the gate \`${job.id}\` needs the deployment \`${deployed.id}\`` };
            }
        }
    },
};
const ungatedDeployment = {
    id: 'ungated-deployment',
    severity: 'error',
    asks: 'Does every deployment wait for the gates of its workflow, and stop when one is red?',
    why: 'The deployment goes ahead whatever the gate finds.',
    remedy: "Add the gate's job to `needs`, and `needs.<gate>.result == 'success'` to a condition with always().",
    *find(workflow) {
        for (const job of workflow.jobs.filter(isDeploymentJob)) {
            const before = needed(workflow, job);
            for (const gate of workflow.jobs) {
                if (gate === job || !isGateJob(gate) || isWatchJob(gate) || isDeploymentJob(gate))
                    continue;
                if (!before.has(gate)) {
                    // The gate behind it is told as such.
                    if (needed(workflow, gate).has(job) || isTrialStage(job))
                        continue;
                    yield { at: job.at, message: `the deployment \`${job.id}\` does not need the gate \`${gate.id}\`` };
                }
                else
                    yield* goesAhead(job, gate);
            }
        }
    },
};
/** always() and its like run the job though what it needs is red. */
function* goesAhead(job, gate) {
    const { condition } = job;
    if (!condition || !['always', 'cancelled', 'failure'].some((name) => condition.calls.has(name)))
        return;
    const asks = conditions(job).some(({ references }) => references.some((reference) => (0,src_expression/* reads */.Um)(reference, 'needs', gate.id) || (0,src_expression/* reads */.Um)(reference, 'needs', '*')));
    const isRollback = /roll ?back|undo|restore|revert/.test(wordsOf(job.id, job.name)) ||
        job.steps.some((step) => commands(step).some(({ text }) => /rollout undo/.test(text)));
    if (!asks && !isRollback) {
        yield {
            at: condition.at,
            message: `\`${condition.source.trim()}\` starts the deployment \`${job.id}\` though the gate \`${gate.id}\` is red`,
        };
    }
}
/** A stage where things are tried before production. */
function isTrialStage(job) {
    return /\b(dev|develop\w*|staging|stage|preview|test|qa|shadow)\b/.test(wordsOf(job.id, job.name, job.uses?.text));
}
/** A gate between two stages: behind staging, before production. */
function nextStageNeeds(workflow, gate) {
    return workflow.jobs.some((job) => isDeploymentJob(job) && needed(workflow, job).has(gate));
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/inputs.ts





const unusedInput = {
    id: 'unused-input',
    severity: 'error',
    asks: 'Is every declared input and secret used?',
    why: 'Whoever sets it believes that it does something: another algorithm, another environment.',
    remedy: 'Pass it on to where it matters, or take it away.',
    *find(workflow) {
        const used = allExpressions(workflow).flatMap(({ references }) => references);
        for (const { name, at } of inputsOf(workflow)) {
            if (used.some((reference) => inputOf(reference, name)))
                continue;
            yield { at, message: `input \`${name}\` is declared and nowhere read` };
        }
        for (const { name, at } of declared((0,yaml_tree/* child */.jf)(workflow.triggers.get('workflow_call'), 'secrets'))) {
            const inherits = workflow.jobs.some((job) => (0,yaml_tree/* child */.jf)(job.tree, 'secrets')?.text === 'inherit');
            if (inherits || used.some((reference) => named(reference, name, 'secrets')))
                continue;
            yield { at, message: `secret \`${name}\` is declared and nowhere read` };
        }
    },
};
const undeclaredInput = {
    id: 'undeclared-input',
    severity: 'error',
    asks: 'Is every input that is read declared?',
    why: 'An input that is not declared is an empty text.',
    remedy: 'Declare it under the trigger that gives it, or mend the name.',
    *find(workflow) {
        const names = inputsOf(workflow).map(({ name }) => name);
        for (const { references, at } of allExpressions(workflow)) {
            for (const reference of references) {
                const name = (0,src_expression/* reads */.Um)(reference, 'github', 'event', 'inputs')
                    ? reference[3]
                    : (0,src_expression/* reads */.Um)(reference, 'inputs')
                        ? reference[1]
                        : undefined;
                if (name === undefined || name === '*' || names.some((one) => one.toLowerCase() === name.toLowerCase()))
                    continue;
                const similar = (0,nearest/* nearest */.p)(name, names);
                yield {
                    at,
                    message: `\`${reference.join('.')}\` is read, but no trigger declares it${similar ? `; did you mean \`${similar}\`` : ''}`,
                };
            }
        }
    },
};
/** Triggers that give inputs; a run of any other has none. */
const giving = new Set(['workflow_dispatch', 'workflow_call']);
const emptyInput = {
    id: 'empty-input',
    severity: 'warning',
    asks: 'Has every input a value whichever trigger started the run?',
    why: 'Defaults of `workflow_dispatch` count for dispatched runs only: for a schedule or a push each input is an empty text.',
    remedy: "Give the value where it is read: `${{ inputs.name || 'value' }}`.",
    *find(workflow) {
        const others = [...workflow.triggers.keys()].filter((event) => !giving.has(event));
        // Without a default it is as empty in a dispatched run, and the workflow is made for that.
        const names = new Set(inputsOf(workflow)
            .filter(({ hasDefault, required }) => hasDefault || required)
            .map(({ name }) => name.toLowerCase()));
        if (workflow.kind !== 'workflow' || others.length === 0)
            return;
        for (const job of workflow.jobs) {
            for (const step of job.steps) {
                // A step with a condition may be one for dispatched runs.
                if (job.condition !== undefined || step.condition !== undefined)
                    continue;
                for (const key of ['with', 'env', 'run'])
                    yield* bare((0,src_expression/* expressionsIn */.l$)((0,yaml_tree/* child */.jf)(step.tree, key)), names, others[0]);
            }
            if (job.uses && job.condition === undefined)
                yield* bare((0,src_expression/* expressionsIn */.l$)((0,yaml_tree/* child */.jf)(job.tree, 'with')), names, others[0]);
        }
    },
};
function* bare(expressions, names, event) {
    for (const { root, at } of expressions) {
        const only = (0,src_expression/* onlyReference */.k7)(root);
        const name = only && ((0,src_expression/* reads */.Um)(only, 'inputs') ? only[1] : (0,src_expression/* reads */.Um)(only, 'github', 'event', 'inputs') ? only[3] : undefined);
        if (name === undefined || !names.has(name.toLowerCase()))
            continue;
        yield { at, message: `\`${only.join('.')}\` is empty in a run that \`${event}\` starts` };
    }
}
function inputsOf(workflow) {
    // What an action's own code reads cannot be seen, but a composite one is all here.
    if (workflow.kind === 'action')
        return declared((0,yaml_tree/* child */.jf)(workflow.root, 'inputs'));
    return [...giving].flatMap((event) => declared((0,yaml_tree/* child */.jf)(workflow.triggers.get(event), 'inputs')));
}
/** Whether a reference reads an input, by name or all of them at once. */
function inputOf(reference, name) {
    if (named(reference, name, 'inputs') || named(reference, name, 'github', 'event', 'inputs'))
        return true;
    return (reference.length <= 2 && (reference.length === 1 ? (0,src_expression/* reads */.Um)(reference, 'github') : (0,src_expression/* reads */.Um)(reference, 'github', 'event')));
}
function named(reference, name, ...context) {
    const last = reference[context.length]?.toLowerCase();
    return (0,src_expression/* reads */.Um)(reference, ...context) && (last === undefined || last === '*' || last === name.toLowerCase());
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/not-callable.ts
const notCallable = {
    id: 'not-callable',
    severity: 'error',
    asks: 'Is everything that is called there, and callable?',
    why: 'GitHub refuses the whole workflow before its first job, and a schedule says nothing about it.',
    remedy: 'Add `workflow_call` to its `on:`, or call what exists.',
    *find(workflow, project) {
        for (const job of workflow.jobs) {
            for (const uses of [job.uses, ...job.steps.map((step) => step.uses)]) {
                if (uses === undefined)
                    continue;
                const callee = project.resolve(uses.text);
                if (callee?.kind === 'missing')
                    yield { at: uses.at, message: `\`${uses.text}\` is called, but there is no ${callee.path}` };
                if (callee?.kind === 'workflow' && !callee.callable) {
                    yield { at: uses.at, message: `${callee.path} is called, but its \`on:\` has no \`workflow_call\`` };
                }
            }
        }
    },
};

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/permissions.ts

const missingPermissions = {
    id: 'missing-permissions',
    severity: 'warning',
    asks: 'Does every job say what its token may do?',
    why: 'Without `permissions` the token may do what the repository allows, in old ones everything.',
    remedy: 'Write `permissions: {}` at the top, and the least each job needs.',
    *find(workflow) {
        if (workflow.kind !== 'workflow' || (0,yaml_tree/* child */.jf)(workflow.root, 'permissions'))
            return;
        const bare = workflow.jobs.filter((job) => (0,yaml_tree/* child */.jf)(job.tree, 'permissions') === undefined);
        if (bare.length > 0)
            yield { at: bare[0].at, message: `neither the workflow nor job \`${bare[0].id}\` has \`permissions\`` };
    },
};
const broadPermissions = {
    id: 'broad-permissions',
    severity: 'error',
    asks: 'Has no job all permissions?',
    why: 'Any action or package it runs can then write to the repository and its releases.',
    remedy: 'Name the few it needs.',
    *find(workflow) {
        for (const tree of [workflow.root, ...workflow.jobs.map((job) => job.tree)]) {
            const block = (0,yaml_tree/* child */.jf)(tree, 'permissions');
            if (block?.text === 'write-all')
                yield { at: block.at, message: '`permissions: write-all` gives everything' };
        }
    },
};

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/schedules.ts



const duplicateIssues = {
    id: 'duplicate-issues',
    severity: 'warning',
    asks: 'Does a schedule open one issue for one trouble?',
    why: 'Every run opens another issue for the same trouble, until nobody reads them.',
    remedy: 'Look for the open one first, or use monitor-model, which keeps one and closes it.',
    *find(workflow) {
        if (!workflow.triggers.has('schedule'))
            return;
        for (const job of workflow.jobs) {
            const texts = job.steps.map(({ run, tree }) => `${run?.text ?? ''}\n${(0,yaml_tree/* child */.jf)(tree, 'with', 'script')?.text ?? ''}`);
            const looks = texts.some((text) => /issues\.(listForRepo|list)\b|search\.issues|gh issue (list|view)|\/search\/issues/.test(text));
            for (const [i, step] of job.steps.entries()) {
                const action = /(create-an-issue|create-issue)/.test(step.uses?.text ?? '') &&
                    (0,yaml_tree/* child */.jf)(step.tree, 'with', 'update_existing')?.text !== 'true';
                const opens = /issues\.create\(|gh issue create/.test(texts[i]) || action;
                if (opens && !looks)
                    yield { at: step.at, message: `"${called(step)}" opens a new issue in every scheduled run` };
            }
        }
    },
};
const databases = /\b(postgres\w*|mysql|mariadb|timescaledb|influxdb|mongo|redis|clickhouse)\b/;
const lostHistory = {
    id: 'lost-history',
    severity: 'warning',
    asks: 'Does the history of a monitor outlive its job?',
    why: 'A service container dies with its job: each run finds an empty database and has nothing to compare with.',
    remedy: 'Keep the history in a database of its own, a branch or a file, as monitor-model does.',
    *find(workflow) {
        if (!workflow.triggers.has('schedule'))
            return;
        for (const job of workflow.jobs.filter(isMonitor)) {
            for (const { key, at, value } of (0,yaml_tree/* child */.jf)(job.tree, 'services')?.entries ?? []) {
                if (databases.test(wordsOf(key, (0,yaml_tree/* child */.jf)(value, 'image')?.text))) {
                    yield { at, message: `the database \`${key}\` of the scheduled job \`${job.id}\` lives as long as the job` };
                }
            }
        }
    },
};
const localTarget = {
    id: 'local-target',
    severity: 'warning',
    asks: 'Does every job ask a server that is there?',
    why: 'On a hosted runner nothing listens on localhost unless the job starts it: the answer is always that there is none.',
    remedy: 'Write the address of the server, from a variable of the environment.',
    *find(workflow) {
        for (const job of workflow.jobs) {
            if (startsServers(job) || !/\b(ubuntu|windows|macos)\b/.test(wordsOf((0,yaml_tree/* child */.jf)(job.tree, 'runs-on')?.text)))
                continue;
            for (const scalar of (0,yaml_tree/* scalars */.kw)(job.tree)) {
                const match = /(?:https?:\/\/)?\b(?:localhost|127\.0\.0\.1):\d{2,5}\b/.exec(scalar.text);
                if (match) {
                    yield { at: scalar.at, message: `job \`${job.id}\` asks ${match[0]}, and starts no server` };
                    break;
                }
            }
        }
    },
};
function isMonitor(job) {
    const tested = job.steps.some((step) => commands(step).some(({ program }) => /^(pytest|tox|nox)$/.test(program)));
    return (!tested && /\b(monitor\w*|drift\w*|history|performance|quality|metrics|watch)\b/.test(wordsOf(job.id, job.name)));
}
/** Services, containers, tunnels and anything left running in the background. */
function startsServers(job) {
    if ((0,yaml_tree/* child */.jf)(job.tree, 'services') || (0,yaml_tree/* child */.jf)(job.tree, 'container'))
        return true;
    return job.steps.some((step) => (step.uses !== undefined &&
        !/^actions\/(checkout|setup-|cache|upload-|download-)/.test(step.uses.text) &&
        !/mlops\/actions\//.test(step.uses.text)) ||
        commands(step).some(({ text, after }) => after === '&' ||
            /docker(-| )compose|docker run|port-forward|ssh .*-L|kind create|minikube|nohup|--daemon|-d\b|\bstart\b|serve/.test(text)) ||
        /(^|[^&>])&\s*$/m.test(step.run?.text ?? ''));
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/scripts-of-gates.ts





const missingScript = {
    id: 'missing-script',
    severity: 'error',
    asks: 'Is every script that is run in the repository?',
    why: 'The step fails in every run, or behind `continue-on-error` does nothing.',
    remedy: 'Commit the script, or mend its path.',
    *find(workflow, project) {
        for (const { step, job, line, path } of localScripts(workflow)) {
            if (project.checkout.read(path) !== undefined || isMadeBefore(job, step, path))
                continue;
            yield {
                at: (0,offsets/* placeOfLine */.x)(step.run, line),
                message: `"${called(step)}" runs ${path}, which is not in the repository`,
            };
        }
    },
};
const toothlessGate = {
    id: 'toothless-gate',
    severity: 'error',
    asks: "Can every gate's script end red?",
    why: 'It ends with 0 whatever it finds, and the job goes on.',
    remedy: 'End it with a code other than 0 when the answer is no, or use the gate that asks the same.',
    *find(workflow, project) {
        for (const { step, line, path } of localScripts(workflow)) {
            const source = isGate(step) && path.endsWith('.py') ? project.checkout.read(path) : undefined;
            // Imports may raise as well, and a script that is all imports is not judged.
            if (source === undefined ||
                /\bexit\s*\(|\bSystemExit\b|\braise\b|\bassert\b|pytest\.main|os\._exit|check_call|check\s*=\s*True|GITHUB_OUTPUT/.test(withoutComments(source)))
                continue;
            if (/^\s*from\s+\.?\w+.*import/m.test(source) && !/\bdef\b|\bif\b/.test(source))
                continue;
            yield { at: (0,offsets/* placeOfLine */.x)(step.run, line), message: `the gate "${called(step)}" runs ${path}, which never fails` };
        }
    },
};
/** Scripts that are run by a path from the root of the checkout. */
function* localScripts(workflow) {
    // The root of an action's caller is not this repository's.
    if (workflow.kind !== 'workflow')
        return;
    for (const job of workflow.jobs) {
        const checkouts = job.steps.filter((step) => /^actions\/checkout@/.test(step.uses?.text ?? ''));
        const elsewhere = checkouts.some(({ tree }) => ['repository', 'path', 'ref'].some((key) => (0,yaml_tree/* child */.jf)(tree, 'with', key)));
        const folder = (0,yaml_tree/* child */.jf)(job.tree, 'defaults', 'run', 'working-directory') ??
            (0,yaml_tree/* child */.jf)(workflow.root, 'defaults', 'run', 'working-directory');
        if (checkouts.length !== 1 || elsewhere || folder)
            continue;
        for (const step of job.steps) {
            if (step.run === undefined || (0,yaml_tree/* child */.jf)(step.tree, 'working-directory'))
                continue;
            const list = commands(step);
            for (const command of list) {
                if (/^(cd|pushd|git|source)$/.test(command.program))
                    break;
                const path = scriptOf(command);
                if (path !== undefined)
                    yield { job, step, line: command.line, path };
            }
        }
    }
}
function scriptOf({ words }) {
    const plain = words.map(unquoted);
    const at = plain.findIndex((word) => /(^|\/)(python[\d.]*|bash|sh|node|Rscript|pytest)$/.test(word));
    const script = at >= 0 ? plain.slice(at + 1).find((word) => !word.startsWith('-')) : plain[0];
    const isPath = script !== undefined && /^(\.\/)?[\w][\w./-]*\.(py|sh|js|mjs|ts|R)$/.test(script) && !script.includes('..');
    if (!isPath || (at >= 0 && plain[at + 1] === '-m') || (at < 0 && !script.includes('/')))
        return undefined;
    return script.replace(/^\.\//, '');
}
/** An earlier step of the job may write it: it names it. */
function isMadeBefore(job, step, path) {
    const name = path.split('/').at(-1);
    return (job.steps
        .slice(0, step.index)
        .some((one) => one.run?.text.includes(name) || (one.uses !== undefined && /download|repository/.test(one.uses.text))) || step.run.text.split(name).length > 2);
}
function withoutComments(source) {
    return source.replace(/#.*$/gm, '');
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/shell-metric.ts



const inventedMetric = {
    id: 'invented-metric',
    severity: 'error',
    asks: 'Does a metric that cannot be read stay unread?',
    why: 'With a number in its place the gate compares with nothing: against an accuracy of 0 every model is better.',
    remedy: 'Let the step fail when the value cannot be read, as check-model-threshold and compare-with-production do.',
    *find(workflow) {
        for (const job of workflow.jobs) {
            for (const step of job.steps) {
                if (step.run === undefined || !isAboutMetrics(step))
                    continue;
                for (const [line, text] of step.run.text.split('\n').entries()) {
                    const match = /\|\|\s*echo\s+["']?(-?\d+(?:\.\d+)?|true|false)["']?(?=[\s);"]|$)|\$\{\w+:?-(\d+(?:\.\d+)?)\}|(?<!\/)\/\/\s*(\d+(?:\.\d+)?)\b(?=\s*['"|)])|\.get\(\s*["']\w+["']\s*,\s*(\d+(?:\.\d+)?)\s*\)/.exec(text);
                    if (!match || /^\s*#/.test(text))
                        continue;
                    const value = match.slice(1).find((one) => one !== undefined);
                    yield {
                        at: (0,offsets/* placeOfLine */.x)(step.run, line),
                        message: `"${called(step)}" puts ${value} where a value cannot be read`,
                    };
                }
            }
        }
    },
};
const shellComparison = {
    id: 'shell-comparison',
    severity: 'error',
    asks: 'Is no metric compared by the shell?',
    why: '`bc` reads an empty value as nothing and 1e-05 as an error, and the `if` around it takes the branch that passes.',
    remedy: 'Compare with check-model-threshold, or in a program that refuses what is no number.',
    *find(workflow) {
        for (const job of workflow.jobs) {
            for (const step of job.steps) {
                if (step.run === undefined)
                    continue;
                for (const [line, text] of step.run.text.split('\n').entries()) {
                    if (/^\s*#/.test(text) || !/[<>]=?[^|]*\|\s*bc\b|\bbc\b[^|]*<<<[^|]*[<>]/.test(text))
                        continue;
                    yield { at: (0,offsets/* placeOfLine */.x)(step.run, line), message: `"${called(step)}" compares numbers with \`bc\`` };
                }
            }
        }
    },
};
function isAboutMetrics(step) {
    const words = wordsOf(step.name, step.id, ...commands(step).map(({ text }) => text));
    return (isGate(step) ||
        /\b(accuracy|f1|auc|rmse|mae|metrics?|score|drift\w*|baseline|production|recall|precision|share)\b/.test(words));
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/silenced-gate.ts






const silencedGate = {
    id: 'silenced-gate',
    severity: 'error',
    asks: 'Does a red gate end its job red?',
    why: 'A gate that cannot fail decides nothing, and its check is green whatever it found.',
    remedy: 'Let it fail, or judge `steps.<id>.outcome` behind it.',
    *find(workflow) {
        for (const job of workflow.jobs) {
            const allowed = (0,yaml_tree/* child */.jf)(job.tree, 'continue-on-error');
            if (isTrue(allowed?.text) && isGateJob(job)) {
                yield { at: allowed.at, message: `\`continue-on-error\` lets the gate \`${job.id}\` fail without notice` };
            }
            for (const step of job.steps)
                if (isGate(step))
                    yield* silenced(step, job);
        }
    },
};
function* silenced(step, job) {
    const name = called(step);
    const allowed = (0,yaml_tree/* child */.jf)(step.tree, 'continue-on-error');
    if (isTrue(allowed?.text) && !isJudged(step, job)) {
        yield { at: allowed.at, message: `\`continue-on-error\` lets the gate "${name}" fail without notice` };
    }
    const exitCode = (0,yaml_tree/* child */.jf)(step.tree, 'with', 'exit-code');
    if (exitCode?.text === '0')
        yield { at: exitCode.at, message: `\`exit-code: 0\` lets the gate "${name}" find anything and pass` };
    if (step.run !== undefined)
        yield* byShell(step, name);
}
function* byShell(step, name) {
    const run = step.run;
    const list = commands(step);
    for (const [i, command] of list.entries()) {
        const { text, program, after, depth, line } = command;
        const swallows = after === '||' &&
            (/^(true|:)$/.test(program) || /^exit 0$/.test(text) || (program === 'echo' && !/[`$]\(|>/.test(text)));
        // `|| echo` may be the first word of a sentence that ends in a failure.
        if (swallows && list[i + 1]?.after !== '&&' && !isTrial(list[i - 1])) {
            yield { at: (0,offsets/* placeOfLine */.x)(run, line), message: `\`|| ${text}\` makes the gate "${name}" pass whatever it finds` };
        }
        if (program === 'set' &&
            /^set \+e/.test(text) &&
            !list.slice(i + 1).some((one) => /^(exit|return|test|\[)|^set -e/.test(one.text))) {
            yield {
                at: (0,offsets/* placeOfLine */.x)(run, line),
                message: `\`set +e\` lets the gate "${name}" go on behind a failure, and nothing ends it red`,
            };
        }
        const last = i === list.length - 1;
        // `cmd; exit 0` on the top level, where no earlier branch has decided.
        if (last &&
            depth === 0 &&
            /^exit 0$/.test(text) &&
            after !== '||' &&
            !list.some((one) => /^exit [1-9$]/.test(one.text)) &&
            i > 0) {
            yield { at: (0,offsets/* placeOfLine */.x)(run, line), message: `\`exit 0\` ends the gate "${name}" green whatever came before it` };
        }
    }
}
/** `grep -q x file || true`, `mkdir ... || true`: a look or a preparation, not the gate itself. */
function isTrial(command) {
    if (command === undefined)
        return true;
    if (command.program === 'kubectl')
        return !/\b(run|exec|wait|rollout)\b/.test(command.text);
    return /^(grep|rm|mkdir|cp|mv|cat|git|kill|pip|docker|ls|find|command|which|diff|wc|chmod|head|tail|sleep|gh|wait)$/.test(command.program);
}
function isTrue(text) {
    return text !== undefined && /^(true|\$\{\{\s*true\s*\}\})$/i.test(text.trim());
}
function isJudged(step, job) {
    if (step.id === '')
        return false;
    const own = jobExpressions(job).filter(({ references }) => references.some((reference) => (0,src_expression/* reads */.Um)(reference, 'steps', step.id, 'outcome') || (0,src_expression/* reads */.Um)(reference, 'steps', '*')));
    return own.length > 0;
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/silent-alert.ts




const silentAlert = {
    id: 'silent-alert',
    severity: 'error',
    asks: 'Can every alert fire?',
    why: 'With `continue-on-error` a step that fails is no failure, so failure() stays false.',
    remedy: "Ask for `steps.<id>.outcome == 'failure'`, or let the step fail.",
    *find(workflow) {
        for (const job of workflow.jobs) {
            for (const step of job.steps) {
                if (!step.condition?.calls.has('failure') ||
                    step.condition.references.some((reference) => (0,src_expression/* reads */.Um)(reference, 'steps')))
                    continue;
                const silenced = job.steps.slice(0, step.index).filter((one) => continues(one.tree) && isGate(one));
                const loud = job.steps.slice(0, step.index).filter((one) => isGate(one) && !continues(one.tree));
                if (silenced.length > 0 && loud.length === 0) {
                    yield {
                        at: step.condition.at,
                        message: `"${called(step)}" waits for failure(), but "${called(silenced[0])}" before it continues on error`,
                    };
                }
            }
            yield* ofJob(workflow, job);
        }
    },
};
function* ofJob(workflow, job) {
    if (!job.condition?.calls.has('failure'))
        return;
    const before = job.needs
        .map(({ id }) => workflow.jobs.find((one) => one.id === id))
        .filter((one) => one !== undefined);
    const silent = before.filter((one) => gates(one).length > 0 && gates(one).every((step) => continues(step.tree) || continues(one.tree)));
    if (silent.length > 0 && silent.length === before.length) {
        yield {
            at: job.condition.at,
            message: `job \`${job.id}\` waits for failure(), but the gates of \`${silent[0].id}\` continue on error`,
        };
    }
}
function gates(job) {
    return job.steps.filter(isGate);
}
function continues(tree) {
    return (0,yaml_tree/* child */.jf)(tree, 'continue-on-error')?.text === 'true';
}

// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/ast.js
var ast = __webpack_require__(12049);
// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/lexer.js
var lexer = __webpack_require__(12083);
;// CONCATENATED MODULE: ./packages/workflow-lint/src/model/logic.ts



/** Of more, the table of truth would have too many lines. */
const mostAtoms = 12;
/** Whether the second condition is true wherever the first is. False when that cannot be shown. */
function implies(first, second) {
    return everywhere(first, second, (a, b) => !a || b);
}
/** Whether there is no case in which both are true. False when that cannot be shown. */
function excludes(first, second) {
    return everywhere(first, second, (a, b) => !(a && b));
}
function everywhere(first, second, law) {
    const [a, b] = [formula(first), formula(second)];
    const atoms = [...new Set([...a.atoms, ...b.atoms])];
    if (atoms.length > mostAtoms)
        return false;
    for (let line = 0; line < 2 ** atoms.length; line++) {
        const truth = (atom) => ((line >> atoms.indexOf(atom)) & 1) === 1;
        if (isPossible(atoms.filter(truth)) && !law(a.holds(truth), b.holds(truth)))
            return false;
    }
    return true;
}
/** One value is not equal to two texts at once. */
function isPossible(trueAtoms) {
    const compared = trueAtoms.filter((atom) => atom.startsWith('= ')).map((atom) => atom.split(' ')[1]);
    return new Set(compared).size === compared.length;
}
function formula(expr) {
    if (expr instanceof ast/* Grouping */.aU)
        return formula(expr.group);
    if (expr instanceof ast/* Unary */._c)
        return negated(formula(expr.expr));
    if (expr instanceof ast/* Logical */.oD) {
        const parts = expr.args.map(formula);
        const isAnd = expr.operator.type === lexer/* TokenType */.ks.AND;
        return {
            atoms: new Set(parts.flatMap(({ atoms }) => [...atoms])),
            holds: (truth) => (isAnd ? parts.every(({ holds }) => holds(truth)) : parts.some(({ holds }) => holds(truth))),
        };
    }
    const differs = expr instanceof ast/* Binary */.yI && expr.operator.type === lexer/* TokenType */.ks.BANG_EQUAL;
    const equal = (0,src_expression/* equality */.T5)(expr);
    // Texts are compared without regard to case.
    const atom = equal
        ? `= ${equal.reference.join('.').toLowerCase()} ${equal.text.toLowerCase()}`
        : JSON.stringify(expr, withoutPlaces);
    const single = { atoms: new Set([atom]), holds: (truth) => truth(atom) };
    return differs && equal ? negated(single) : single;
}
function negated({ atoms, holds }) {
    return { atoms, holds: (truth) => !holds(truth) };
}
function withoutPlaces(key, value) {
    if (key === 'range' || key === 'token')
        return undefined;
    return key === 'operator' ? value.lexeme : value;
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/skipped-need.ts



const statusFunctions = ['always', 'cancelled', 'failure', 'success'];
const skippedNeed = {
    id: 'skipped-need',
    severity: 'error',
    asks: 'Does every job run though a job it needs was skipped by its own condition?',
    why: 'A skipped job skips all that need it, without a word, and a skipped job counts as a passed check.',
    remedy: "Say what the job wants: `if: ${{ !cancelled() && needs.<job>.result != 'failure' && ... }}`.",
    *find(workflow) {
        if (workflow.kind !== 'workflow')
            return;
        for (const job of workflow.jobs) {
            if (asksForStatus(job.condition))
                continue;
            for (const { id, at } of job.needs) {
                const needed = workflow.jobs.find((one) => one.id === id);
                if (needed?.condition === undefined || asksForStatus(needed.condition))
                    continue;
                // Without a condition of its own a job is meant to follow; a gate that follows is a gate that is left out.
                if (job.condition === undefined ? !isGateJob(job) : follows(job, needed))
                    continue;
                yield {
                    at,
                    severity: neverRuns(job, needed) ? 'error' : 'warning',
                    message: `job \`${job.id}\` needs \`${id}\`, which is skipped unless \`${oneLine(needed.condition.source)}\`, and does not ask for \`needs.${id}.result\``,
                };
            }
        }
    },
};
function asksForStatus(condition) {
    return condition !== undefined && statusFunctions.some((name) => condition.calls.has(name) && name !== 'success');
}
/** Whether the job runs only where the needed one does too: it reads its outputs, or its condition says so. */
function follows(job, needed) {
    const [own, other] = [job.condition, needed.condition];
    if (own?.references.some((reference) => (0,src_expression/* reads */.Um)(reference, 'needs', needed.id)))
        return true;
    if (own?.root === undefined || other?.root === undefined)
        return own?.source === other?.source;
    return implies(own.root, other.root);
}
/** One runs where the other does not: with the need it runs nowhere. */
function neverRuns(job, needed) {
    const [own, other] = [job.condition?.root, needed.condition?.root];
    return own === undefined || other === undefined || excludes(own, other);
}
function oneLine(source) {
    return source.trim().replace(/\s+/g, ' ');
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/spliced-shell.ts


const splicedShell = {
    id: 'spliced-shell',
    severity: 'error',
    asks: 'Is no `${{ }}` pasted into a script?',
    why: 'It is put into the script before the shell reads it: a quote in the value ends the text, and what follows is run.',
    remedy: 'Hand it over in `env:` and read `"$NAME"`.',
    *find(workflow) {
        for (const job of workflow.jobs) {
            for (const { run, uses, tree } of job.steps) {
                const script = /^actions\/github-script@/.test(uses?.text ?? '') ? (0,yaml_tree/* child */.jf)(tree, 'with', 'script') : run;
                for (const expression of (0,src_expression/* expressionsIn */.l$)(script)) {
                    const value = expression.references.find(isForeign) ?? expression.references[0];
                    if (value === undefined || isSafeCall(expression))
                        continue;
                    const foreign = isForeign(value);
                    yield {
                        at: expression.at,
                        message: `\`${value.join('.')}\` is pasted into a script`,
                        severity: foreign ? 'error' : 'warning',
                    };
                }
            }
        }
    },
};
/** What people other than the workflow's author decide, or programs write. */
const foreign = [
    ['github', 'event'],
    ['github', 'head_ref'],
    ['github', 'ref_name'],
    ['github', 'ref'],
    ['github', 'base_ref'],
    ['github', 'actor'],
    ['github', 'triggering_actor'],
    ['inputs'],
    ['steps'],
    ['needs'],
    ['jobs'],
    ['secrets'],
];
function isForeign(reference) {
    // One of a few words that GitHub itself writes.
    if (/^(result|outcome|conclusion)$/i.test(reference[2] ?? ''))
        return false;
    return reference.length === 1
        ? /^(github|inputs|steps|needs)$/i.test(reference[0])
        : foreign.some((path) => (0,src_expression/* reads */.Um)(reference, ...path));
}
/** `hashFiles(...)` and comparisons give texts that nobody else writes. */
function isSafeCall({ calls, source }) {
    return calls.has('hashfiles') && !/\|\|/.test(source);
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/triggers.ts






const pullRequest = [
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
    'issue_comment',
    'merge_group',
];
const deadComment = {
    id: 'dead-comment',
    severity: 'error',
    asks: 'Can every comment on a pull request be written?',
    why: 'Without a pull request there is nothing to comment on: the step is skipped in every run, or fails.',
    remedy: 'Add `pull_request` to `on:`, or tell it in the job summary.',
    *find(workflow) {
        if (!knowsEvents(workflow) || hasEvent(workflow, pullRequest) || workflow.triggers.has('workflow_run'))
            return;
        for (const job of workflow.jobs) {
            for (const step of job.steps) {
                if (commentsOnPullRequest(step))
                    yield {
                        at: step.at,
                        message: `"${called(step)}" comments on a pull request, and no trigger of the workflow has one`,
                    };
            }
        }
    },
};
const impossibleEvent = {
    id: 'impossible-event',
    severity: 'error',
    asks: 'Can every condition on the event become true?',
    why: 'What it guards never runs, and a skipped job looks like a passed one.',
    remedy: 'Add the event to `on:`, or take the condition away.',
    *find(workflow) {
        if (!knowsEvents(workflow))
            return;
        for (const job of workflow.jobs) {
            for (const condition of [job.condition, ...job.steps.map((step) => step.condition)]) {
                const event = condition && demanded(condition);
                if (condition && event !== undefined && !workflow.triggers.has(event)) {
                    yield {
                        at: condition.at,
                        message: `the condition asks for the event \`${event}\`, which is no trigger of the workflow`,
                    };
                }
            }
        }
    },
};
const unknownWorkflow = {
    id: 'unknown-workflow',
    severity: 'error',
    asks: 'Does every `workflow_run` name a workflow that is here?',
    why: 'It waits for a name that no workflow has, and never starts.',
    remedy: 'Write the `name:` of the other workflow, letter by letter.',
    *find(workflow, project) {
        const names = project.workflows.map((one) => (0,yaml_tree/* child */.jf)(one.root, 'name')?.text || one.file);
        for (const wanted of (0,yaml_tree/* listed */.KE)((0,yaml_tree/* child */.jf)(workflow.triggers.get('workflow_run'), 'workflows'))) {
            if (names.includes(wanted.text) || wanted.text.includes('*'))
                continue;
            const similar = (0,nearest/* nearest */.p)(wanted.text, names);
            yield {
                at: wanted.at,
                message: `\`workflow_run\` waits for "${wanted.text}", and no workflow is called so${similar ? `; did you mean "${similar}"` : ''}`,
            };
        }
    },
};
/** A called workflow runs with the events of its callers. */
function knowsEvents(workflow) {
    return workflow.kind === 'workflow' && workflow.triggers.size > 0 && !workflow.triggers.has('workflow_call');
}
function hasEvent(workflow, events) {
    return events.some((event) => workflow.triggers.has(event));
}
function commentsOnPullRequest({ uses, tree, run }) {
    const action = uses?.text ?? '';
    if (/sticky-pull-request-comment|comment-pull-request|pr-comment|pull-request-comment/.test(action)) {
        return (0,yaml_tree/* child */.jf)(tree, 'with', 'number') === undefined && (0,yaml_tree/* child */.jf)(tree, 'with', 'pr_number') === undefined;
    }
    const text = /^actions\/github-script@/.test(action)
        ? ((0,yaml_tree/* child */.jf)(tree, 'with', 'script')?.text ?? '')
        : (run?.text ?? '');
    return (/createComment|pulls\.createReview|gh pr (comment|review)/.test(text) &&
        /context\.issue\.number|context\.payload\.pull_request|github\.event\.(pull_request|number)|context\.payload\.number|PR_NUMBER/.test(text + [...textsOf(tree)].join()));
}
function* textsOf(tree) {
    for (const { value } of (0,yaml_tree/* child */.jf)(tree, 'env')?.entries ?? [])
        yield value.text;
}
/** The event without which a condition cannot be true. */
function demanded({ root }) {
    for (const part of root === undefined ? [] : (0,src_expression/* conjuncts */.im)(root)) {
        const equal = part instanceof ast/* Binary */.yI && part.operator.type === lexer/* TokenType */.ks.EQUAL_EQUAL ? (0,src_expression/* equality */.T5)(part) : undefined;
        if (equal && (0,src_expression/* reads */.Um)(equal.reference, 'github', 'event_name'))
            return equal.text;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/unpinned-action.ts
const unpinnedAction = {
    id: 'unpinned-action',
    severity: 'warning',
    asks: "Is every other owner's action pinned by its commit?",
    why: 'A tag or branch can be moved to other code, which then runs with your secrets.',
    remedy: 'Write the full commit SHA, with the version in a comment behind it.',
    *find(workflow, project) {
        for (const job of workflow.jobs) {
            for (const uses of [job.uses, ...job.steps.map((step) => step.uses)]) {
                if (uses === undefined || uses.text === '' || /^(\.|\$)\//.test(uses.text))
                    continue;
                const text = uses.text;
                const pinned = text.startsWith('docker://') ? /@sha256:[0-9a-f]{64}$/.test(text) : /@[0-9a-f]{40}$/.test(text);
                if (!pinned && !isTrusted(text, project.trusted))
                    yield { at: uses.at, message: `\`${text}\` is not pinned by a commit` };
            }
        }
    },
};
function isTrusted(uses, patterns) {
    const repository = uses.split('@')[0].split('/').slice(0, 2).join('/').toLowerCase();
    return patterns.some((pattern) => {
        const [owner, name = '*'] = pattern.toLowerCase().split('/');
        return repository === `${owner}/${name}` || (name === '*' && repository.startsWith(`${owner}/`));
    });
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/unset-output.ts





const unsetOutput = {
    id: 'unset-output',
    severity: 'error',
    asks: 'Is every output that is read also set?',
    why: 'An output that nobody sets is an empty text, and no step fails by it.',
    remedy: 'Declare it where it is made, or mend its name.',
    *find(workflow, project) {
        for (const job of workflow.jobs) {
            for (const expression of jobExpressions(job)) {
                yield* ofNeeds(expression, workflow, job, project);
                yield* ofSteps(expression, job, project);
            }
        }
        const call = (0,yaml_tree/* child */.jf)(workflow.triggers.get('workflow_call'), 'outputs');
        for (const expression of [
            ...(0,src_expression/* expressionsIn */.l$)(call),
            ...(workflow.kind === 'action' ? allExpressions(workflow) : []),
        ]) {
            if (workflow.kind === 'action')
                yield* ofSteps(expression, workflow.jobs[0], project);
            else
                yield* ofCalledJobs(expression, workflow, project);
        }
    },
};
function* ofNeeds({ references, at }, workflow, job, project) {
    for (const reference of references) {
        const [, id = '', , output = ''] = reference;
        if (!(0,src_expression/* reads */.Um)(reference, 'needs') || id === '*' || id === '')
            continue;
        if (!job.needs.some((need) => need.id === id)) {
            yield {
                at,
                message: `\`${reference.join('.')}\` is read in job \`${job.id}\`, which does not need \`${id}\``,
                remedy: `Add ${id} to its \`needs\`, or mend the name.`,
            };
        }
        else if ((0,src_expression/* reads */.Um)(reference, 'needs', id, 'outputs'))
            yield* unset_output_ofJob(workflow, id, output, at, reference.join('.'), project);
    }
}
function* ofCalledJobs({ references, at }, workflow, project) {
    for (const reference of references) {
        const [, id = '', , output = ''] = reference;
        if ((0,src_expression/* reads */.Um)(reference, 'jobs', id, 'outputs'))
            yield* unset_output_ofJob(workflow, id, output, at, reference.join('.'), project);
    }
}
function* unset_output_ofJob(workflow, id, output, at, typed, project) {
    const source = workflow.jobs.find((one) => one.id === id);
    if (output === '*' || output === '')
        return;
    if (source === undefined)
        yield { at, message: `\`${typed}\` reads a job that is not there` };
    else {
        const callee = source.uses && project.resolve(source.uses.text);
        if (source.uses && callee?.kind !== 'workflow')
            return;
        const outputs = callee?.kind === 'workflow' ? callee.outputs : source.outputs.map(({ key }) => key);
        if (!includes(outputs, output))
            yield { at, message: unset_output_missing(typed, `job \`${id}\``, output, outputs) };
    }
}
function* ofSteps({ references, at }, job, project) {
    for (const reference of references) {
        const [, id = '', , output = ''] = reference;
        if (!(0,src_expression/* reads */.Um)(reference, 'steps') || id === '*' || id === '')
            continue;
        const step = job.steps.find((one) => one.id.toLowerCase() === id.toLowerCase());
        if (step === undefined) {
            const similar = (0,nearest/* nearest */.p)(id, job.steps.map((one) => one.id).filter(Boolean));
            yield {
                at,
                message: `\`${reference.join('.')}\` reads a step that is not there${similar ? `; did you mean \`${similar}\`` : ''}`,
            };
        }
        else if ((0,src_expression/* reads */.Um)(reference, 'steps', id, 'outputs') && output !== '*' && output !== '') {
            const outputs = outputsOf(step, output, project);
            if (outputs && !includes(outputs, output)) {
                yield { at, message: unset_output_missing(reference.join('.'), `step \`${id}\``, output, outputs) };
            }
        }
    }
}
const interpreters = /^(python[\d.]*|node|npm|npx|yarn|pnpm|make|bash|sh|zsh|source|\.|Rscript|julia|go|cargo|java|dvc|dotnet|just|task|tidegate|eval|uv|tee|gh-.*)$/;
/** The outputs a step has; undefined when that cannot be known. */
function outputsOf(step, wanted, project) {
    if (step.uses) {
        const callee = project.resolve(step.uses.text);
        return callee?.kind === 'action' ? callee.outputs : undefined;
    }
    if (step.run === undefined)
        return undefined;
    const script = step.run.text;
    // A name that stands anywhere in the script may be set there.
    if (new RegExp(`(^|[^\\w-])${wanted.replace(/[^\w-]/g, '\\$&')}($|[^\\w-])`, 'i').test(script))
        return undefined;
    const list = commands(step);
    const byOthers = !/^(bash|sh)\b/.test((0,yaml_tree/* child */.jf)(step.tree, 'shell')?.text ?? 'bash') ||
        list.some(({ program, words }) => interpreters.test(program) || /\.(sh|py|js|pl)$/.test(words[0] ?? ''));
    const writes = list.filter(({ text }) => /GITHUB_OUTPUT|::set-output/.test(text));
    const plain = writes.every(({ program, words }) => /^(echo|printf)$/.test(program) && /^["']?[A-Za-z_:]/.test(words[1] ?? ''));
    if (!plain || (writes.length === 0 && byOthers))
        return undefined;
    return [...new Set([...script.matchAll(/["'\s]([A-Za-z_][\w-]*)(?:=|<<)/g)].map((match) => match[1]))];
}
function includes(names, name) {
    return names.some((one) => one.toLowerCase() === name.toLowerCase());
}
function unset_output_missing(typed, where, output, outputs) {
    const similar = (0,nearest/* nearest */.p)(output, outputs);
    return `\`${typed}\` is read, but ${where} sets no such output${similar ? `; did you mean \`${similar}\`` : ''}`;
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/rules/index.ts





















/** Every rule, in the order in which they are told. A new one adds its line here. */
const rules = [
    // gates
    silencedGate,
    toothlessGate,
    constantVerdict,
    emptyPromise,
    inventedMetric,
    shellComparison,
    alwaysTrue,
    gateAfterDeployment,
    ungatedDeployment,
    // wiring
    unsetOutput,
    skippedNeed,
    notCallable,
    unknownInput,
    missingInput,
    unusedInput,
    undeclaredInput,
    emptyInput,
    missingScript,
    foreignArtifact,
    // what never runs
    impossibleEvent,
    deadComment,
    unknownWorkflow,
    silentAlert,
    // production
    missingConcurrency,
    cancelledDeployment,
    unwatchedDispatch,
    duplicateIssues,
    lostHistory,
    localTarget,
    // safety
    splicedShell,
    missingPermissions,
    broadPermissions,
    unpinnedAction,
];

;// CONCATENATED MODULE: ./packages/workflow-lint/src/lint.ts






/** Ids of what is told beside the rules: a file that is no YAML or no workflow, a waiver without use. */
const ownIds = ['not-yaml', 'not-workflow', 'idle-ignore'];
const ruleIds = [...rules.map(({ id }) => id), ...ownIds];
/**
 * Lints workflows and composite actions, given by their paths from the root of the checkout. What is called is read through `checkout`.
 * Findings come in the order of files and lines. Never throws for what stands in a file.
 */
function lintFiles(files, checkout, options = {}) {
    const findings = [];
    const read = [];
    for (const file of files) {
        const source = checkout.read(file) ?? '';
        const parsed = (0,parse/* parseYaml */.h)(source);
        if ('unreadable' in parsed) {
            const { at, message } = parsed.unreadable;
            findings.push(own('not-yaml', file, at, message, 'Nothing in it can be checked, and GitHub refuses it.', 'Mend it where reading stopped.'));
            continue;
        }
        const workflow = interpret(file, source, parsed.tree);
        if (typeof workflow === 'string') {
            findings.push(own('not-workflow', file, parsed.tree.at, workflow, 'GitHub refuses it, or runs nothing of it.', 'A workflow has `on:` and `jobs:`, an action `runs:`.'));
        }
        else if (workflow !== undefined)
            read.push(workflow);
    }
    const applied = rules.filter(({ id }) => options.rules?.includes(id) ?? true);
    const here = project(read, checkout, options.trusted ?? []);
    for (const workflow of read) {
        const found = applied.flatMap((rule) => apply(rule, workflow, here));
        findings.push(...withoutWaived(workflow.file, workflow.source, found, ruleIds, applied.map(({ id }) => id)));
    }
    return {
        findings: inOrder(findings.filter(({ rule }) => options.rules?.includes(rule) ?? true)),
        files: files.length,
    };
}
/** Undefined for an action whose steps are not YAML; a text says what is wrong with it. */
function interpret(file, source, tree) {
    if (tree.kind !== 'mapping')
        return 'it is no mapping';
    if ((0,yaml_tree/* child */.jf)(tree, 'runs') && !(0,yaml_tree/* child */.jf)(tree, 'jobs'))
        return readComposite(file, source, tree);
    const workflow = readWorkflow(file, source, tree);
    if (workflow.triggers.size === 0)
        return 'it has no `on:`';
    return workflow.jobs.length === 0 ? 'it has no `jobs:`' : workflow;
}
function apply(rule, workflow, here) {
    const seen = new Set();
    return [...rule.find(workflow, here)].flatMap((problem) => {
        const key = `${problem.at.line}:${problem.message}`;
        if (seen.has(key))
            return [];
        seen.add(key);
        const { id, severity, remedy, why } = rule;
        return [{ severity, remedy, ...problem, rule: id, why, file: workflow.file }];
    });
}
function own(rule, file, at, message, why, remedy) {
    return { rule, severity: 'error', file, at, message, why, remedy };
}
function inOrder(findings) {
    const by = ({ file, at }) => [file, at.line, at.column];
    return findings.toSorted((a, b) => {
        const [x, y] = [by(a), by(b)];
        return x[0] === y[0] ? x[1] - y[1] || x[2] - y[2] : x[0] < y[0] ? -1 : 1;
    });
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/lint-checkout.ts




const usual = ['.github/workflows/*.{yml,yaml}', '.github/actions/*/action.{yml,yaml}', 'action.{yml,yaml}'];
/** Lints the workflows of a checkout. A folder without any, a pattern without a file and an unknown rule are UserErrors. */
function lintCheckout(settings, world) {
    const root = world.path(settings.path);
    const rules = settings.rules?.map((typed) => knownRule('rules', typed));
    const ignored = (settings.ignore ?? []).map(readIgnore);
    const files = filesOf(settings, root);
    const foreign = Object.entries(world.repositories ?? {}).map(([name, folder]) => [name, checkout(folder)]);
    const { findings } = lintFiles(files, { ...checkout(root), foreign: Object.fromEntries(foreign) }, { trusted: settings['trusted-actions'], ...(rules && { rules }) });
    const waived = ({ rule, file }) => ignored.some((one) => one.rule === rule && (one.files === undefined || (0,external_node_path_.matchesGlob)(file, one.files)));
    // Shown as the user would name them.
    const shown = findings
        .filter((finding) => !waived(finding))
        .map((finding) => ({ ...finding, file: external_node_path_.posix.join(settings.path, finding.file) }));
    return { findings: shown, files: files.length };
}
function filesOf(settings, root) {
    if (!(0,external_node_fs_.existsSync)(root)) {
        throw new user_error/* UserError */.y('not-found', `\`path\`: there is no ${settings.path}.`, {
            hint: 'Check the repository out before this step.',
        });
    }
    const found = new Set();
    for (const pattern of settings.files ?? usual) {
        const files = (0,external_node_fs_.globSync)(pattern, { cwd: root }).map((file) => file.split(external_node_path_.sep).join('/'));
        if (files.length === 0 && settings.files) {
            throw new user_error/* UserError */.y('not-found', `\`files\`: no file matches ${pattern}.`, {
                hint: `Patterns are taken from ${settings.path}.`,
            });
        }
        for (const file of files)
            found.add(file);
    }
    if (found.size === 0) {
        throw new user_error/* UserError */.y('not-found', `\`path\`: ${settings.path} holds no workflow, so nothing would be checked.`, {
            hint: 'Check the repository out before this step, or name the workflows in `files`.',
        });
    }
    return [...found].sort();
}
/** Files below a folder. What lies outside of it is not there: a workflow can name any path. */
function checkout(root) {
    return {
        read: (path) => {
            const file = (0,external_node_path_.resolve)(root, path);
            const below = (0,external_node_path_.relative)(root, file);
            if (below.startsWith('..') || !(0,external_node_fs_.existsSync)(file) || !(0,external_node_fs_.statSync)(file).isFile())
                return undefined;
            return (0,external_node_fs_.readFileSync)(file, 'utf8');
        },
    };
}
function readIgnore(line) {
    const [rule = '', files] = line.split(/:\s*/, 2);
    return { rule: knownRule('ignore', rule.trim()), ...(files && { files: files.trim() }) };
}
function knownRule(input, typed) {
    if (ruleIds.includes(typed))
        return typed;
    const similar = (0,nearest/* nearest */.p)(typed, ruleIds);
    throw new user_error/* UserError */.y('bad-input', `\`${input}\`: \`${typed}\` is no rule.`, {
        hint: similar ? `Did you mean \`${similar}\`?` : `The rules are ${ruleIds.join(', ')}.`,
    });
}

;// CONCATENATED MODULE: ./packages/workflow-lint/src/judge-workflows.ts




const asked = new Map([
    ...rules.map(({ id, asks }) => [id, asks]),
    ['not-yaml', 'Is every workflow YAML?'],
    ['not-workflow', 'Is every workflow one?'],
    ['idle-ignore', 'Does every waiver name a rule, a reason and a finding?'],
]);
/** Lints a checkout: one check per finding, and one per rule that found nothing. */
function judgeWorkflows(settings, world) {
    const { findings, files } = lintCheckout(settings, world);
    const failing = { error: ['error'], warning: ['error', 'warning'], never: [] }[settings['fail-on']];
    const applied = ruleIds.filter((id) => settings.rules?.includes(id) ?? true);
    const clean = applied.filter((id) => !findings.some(({ rule }) => rule === id));
    const checks = [
        ...findings.map((finding) => checkOf(finding, failing.includes(finding.severity) ? 'fail' : 'warn')),
        ...clean.map((id) => ({
            id,
            title: asked.get(id),
            verdict: 'pass',
            reason: `Nothing was found in ${files} files.`,
        })),
    ];
    return {
        ...(0,judgement/* judge */.S)(checks),
        facts: { path: settings.path, files, rules: applied.length },
        outputs: { findings: findings.length, errors: findings.filter(({ severity }) => severity === 'error').length },
    };
}
/** A finding in one paragraph: where, what, why, and what to do. */
function tell({ file, at, message, why, remedy }) {
    return `${file}:${at.line}:${at.column}: ${message}. ${why} ${remedy}`;
}
function checkOf(finding, verdict) {
    const { rule, file, at, severity } = finding;
    return {
        id: rule,
        title: asked.get(rule),
        subject: file,
        verdict,
        reason: tell(finding),
        values: { severity },
        examples: [{ file, line: at.line, column: at.column }],
    };
}

// EXTERNAL MODULE: ./packages/workflow-lint/src/settings.ts
var settings = __webpack_require__(36288);
;// CONCATENATED MODULE: ./packages/workflow-lint/src/index.ts







/***/ }),

/***/ 36288:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ workflowLintSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);


/** What a user can type for `workflow-lint`. */
const workflowLintSettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    path: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), { description: 'Folder of the checkout', default: '.' }),
    files: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Workflows and composite actions to lint (paths or globs below `path`, one per line)',
        shownDefault: '.github/workflows/*.yml and *.yaml, .github/actions/*/action.yml, action.yml',
    }),
    rules: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), { description: 'Ids of the rules to apply, one per line', shownDefault: 'all' }),
    ignore: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Ids of rules to leave out, one per line; `unpinned-action: .github/workflows/test.yml` for some files only',
    }),
    'fail-on': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['error', 'warning', 'never']), {
        description: 'The least finding that makes the verdict `fail`; those below it make it `warn`',
        default: 'error',
    }),
    'trusted-actions': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Actions that need no pin, one `owner/*` or `owner/name` per line',
        default: 'tidegate/*',
    }),
});


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
