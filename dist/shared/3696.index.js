export const id = 3696;
export const ids = [3696];
export const modules = {

/***/ 38360:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action_action)
});

// EXTERNAL MODULE: ./actions/check-model-threshold/src/action.ts
var action = __webpack_require__(21486);
// EXTERNAL MODULE: ./actions/compare-with-production/src/action.ts + 4 modules
var src_action = __webpack_require__(55217);
// EXTERNAL MODULE: ./actions/validate-data/src/action.ts + 102 modules
var validate_data_src_action = __webpack_require__(26023);
// EXTERNAL MODULE: ./packages/config/src/source.ts
var source = __webpack_require__(11647);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./packages/kit/src/action.ts
var kit_src_action = __webpack_require__(33624);
// EXTERNAL MODULE: ./packages/kit/src/common-inputs.ts
var common_inputs = __webpack_require__(27249);
// EXTERNAL MODULE: ./packages/kit/src/self-test.ts
var self_test = __webpack_require__(73317);
;// CONCATENATED MODULE: ./packages/kit/src/suite.ts




/** Declares a suite: the same gates as elsewhere, with their settings in tidegate.yml, their evidence and their outputs. */
function defineSuite({ name, inputs, gates, config }) {
    return {
        name,
        gates,
        config,
        allInputs: schemas/* object */.Ikc({ ...inputs.shape, ...common_inputs/* commonInputs */.j$.shape, ...self_test/* selfTestInput */.R.shape }),
        allOutputs: {
            ...Object.fromEntries(gates.flatMap(({ action }) => Object.entries(action.outputs))),
            gates: 'Verdict of each gate that ran, a JSON object by its name',
            ...kit_src_action/* commonOutputs */.e,
            evidence: 'Paths of the evidence files (JSON), one per line in the order the gates ran',
        },
    };
}

// EXTERNAL MODULE: ./packages/data-quality/src/settings.ts + 9 modules
var settings = __webpack_require__(43214);
// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(93523);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(57182);
// EXTERNAL MODULE: ./packages/gates/src/threshold-settings.ts
var threshold_settings = __webpack_require__(43265);
// EXTERNAL MODULE: ./packages/gates/src/comparison-settings.ts
var comparison_settings = __webpack_require__(13789);
;// CONCATENATED MODULE: ./actions/tidegate/src/settings.ts




const [data, threshold, comparison] = [settings/* validateDataSettings */.ok.shape, threshold_settings/* thresholdSettings */.p.shape, comparison_settings/* comparisonSettings */.T.shape];
/** An input that its gate demands; here the gate itself may be left out. */
const optional = (schema) => (0,field/* field */.Z)(schema, { description: (0,field/* fieldInfo */.t)(schema).description });
/** What a user can type for the root action: the gates' own fields, two of them under names that tell them apart. */
const suiteSettings = schemas/* object */.Ikc({
    data: data.data,
    'data-rules': data.rules,
    reference: data.reference,
    connection: data.connection,
    metrics: optional(threshold.metrics),
    thresholds: optional(threshold.thresholds),
    candidate: (0,field/* field */.Z)(comparison.candidate.unwrap(), {
        description: (0,field/* fieldInfo */.t)(comparison.candidate).description,
        shownDefault: 'metrics',
    }),
    production: comparison.production,
    'comparison-rules': comparison.rules,
    predictions: comparison.predictions,
    'first-model': comparison['first-model'],
    'metrics-path': comparison['metrics-path'],
    aliases: comparison.aliases,
    registry: comparison.registry,
    'registry-uri': comparison['registry-uri'],
    gates: (0,field/* field */.Z)((0,types/* choices */.zM)(['validate-data', 'check-model-threshold', 'compare-with-production']), {
        description: 'Gates that must run, and no others',
        shownDefault: 'those that something is given for, here or in tidegate.yml',
    }),
});

;// CONCATENATED MODULE: ./actions/tidegate/src/action.ts






const same = (...names) => Object.fromEntries(names.map((name) => [name, name]));
const ofMetrics = same('metrics-path', 'aliases', 'registry', 'registry-uri');
/** What the Marketplace lists: data, then the model's own metrics, then the model beside production. */
const action_action = defineSuite({
    name: 'tidegate',
    inputs: suiteSettings,
    config: source/* configFile */.Z,
    gates: [
        {
            action: validate_data_src_action/* action */.X,
            inputs: { ...same('data', 'reference', 'connection'), rules: 'data-rules' },
            asks: ['data', 'dvc-file', 'rules', 'reference'],
        },
        {
            action: action/* action */.X,
            inputs: { ...same('metrics', 'thresholds'), ...ofMetrics },
            asks: ['metrics', 'thresholds'],
        },
        {
            action: src_action/* action */.X,
            inputs: {
                ...same('candidate', 'production', 'predictions', 'first-model'),
                rules: 'comparison-rules',
                ...ofMetrics,
            },
            asks: ['candidate', 'production', 'rules', 'predictions'],
            standIn: { input: 'candidate', from: 'metrics', beside: 'rules' },
        },
    ],
});


/***/ }),

/***/ 73696:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45140);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38360);


await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_1__/* .runSuite */ .o)(_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 45140:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ runSuite)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_report_overall__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79621);
/* harmony import */ var _judge_gate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(87731);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(33643);
/* harmony import */ var _read_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60922);
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(28619);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56434);









/** Runs the gates in order up to the first that is red. All inputs are parsed before the first gate runs. */
function runSuite(suite, env = process.env) {
    return (0,_step_js__WEBPACK_IMPORTED_MODULE_2__/* .inStep */ .q)(suite, env, async (step) => {
        const { io, secrets } = step;
        const inputs = (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInputs */ .TL)(suite, step.raw, await step.configOf(suite), secrets.clean);
        const planned = await plan(suite, inputs, step);
        const judged = [];
        try {
            for (const gate of planned) {
                const one = await inTypedNames(gate, () => (0,_judge_gate_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeGate */ .$)(gate.action, gate.parsed, io, secrets));
                judged.push(one);
                if (one.conclusion.failsJob)
                    break;
            }
        }
        catch (error) {
            // What the gates before it said is worth reading; a verdict there is none.
            if (judged.length > 0)
                await publishAll(suite, judged, planned, inputs, step);
            throw error;
        }
        const { verdict, reason } = (0,_tidegate_report_overall__WEBPACK_IMPORTED_MODULE_5__/* .overall */ .M)(judged.map(({ evidence }) => evidence));
        _runner_commands_js__WEBPACK_IMPORTED_MODULE_6__.setOutput('verdict', verdict);
        _runner_commands_js__WEBPACK_IMPORTED_MODULE_6__.setOutput('gates', JSON.stringify(verdictsOf(judged)));
        _runner_commands_js__WEBPACK_IMPORTED_MODULE_6__.setOutput('evidence', judged.map(({ shown }) => shown).join('\n'));
        await publishAll(suite, judged, planned, inputs, step);
        const failsJob = judged.some(({ conclusion }) => conclusion.failsJob);
        const left = notRun(judged, planned);
        (0,_step_js__WEBPACK_IMPORTED_MODULE_2__/* .tell */ .Z)(suite.name, { verdict, failsJob }, secrets.clean(left ? `${reason} ${left}` : reason));
        for (const one of judged)
            (0,_judge_gate_js__WEBPACK_IMPORTED_MODULE_4__/* .markRows */ .P)(one, io, secrets);
    });
}
const verdictsOf = (judged) => Object.fromEntries(judged.map(({ evidence }) => [evidence.gate, evidence.verdict]));
/** The gates that something is given for, or that `gates` names, with their inputs. Throws a UserError when there is none. */
async function plan(suite, inputs, step) {
    const planned = [];
    for (const gate of suite.gates) {
        const config = await step.configOf(gate.action);
        const given = rawOf(gate, step.raw);
        const isGiven = (name) => given[name] !== undefined || config.inputs[name] !== undefined;
        if (!(inputs.gates?.includes(gate.action.name) ?? gate.asks.some(isGiven)))
            continue;
        const typed = new Map(Object.entries(gate.inputs));
        const { standIn } = gate;
        const instead = standIn && step.raw[standIn.from]?.trim();
        if (instead && !instead.includes('\n') && isGiven(standIn.beside) && !isGiven(standIn.input)) {
            given[standIn.input] = instead;
            typed.set(standIn.input, standIn.from);
        }
        for (const name of Object.keys(config.inputs))
            if (given[name] === undefined)
                typed.delete(name);
        const parsed = await inTypedNames({ typed }, async () => (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInputs */ .TL)(gate.action, given, config, step.secrets.clean));
        planned.push({ ...gate, parsed, typed });
    }
    if (planned.length > 0) {
        if (inputs.gates === undefined)
            refuseUnread(suite, planned, step);
        return planned;
    }
    const ways = suite.gates.map(({ action, asks, inputs: names }) => `${action.name}: ${asks.map((name) => names[name] ?? name).join(', ')}`);
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .y('bad-input', 'Nothing is given to judge, so nothing would be guarded.', {
        hint: `Give one of these inputs, or the gate's section in tidegate.yml (${ways.join('; ')}).`,
    });
}
/** An input that only gates which do not run would read: what asks for one of them was lost, and it would be missing in silence. */
function refuseUnread(suite, planned, { raw }) {
    const readers = (name) => suite.gates.filter(({ inputs }) => Object.values(inputs).includes(name));
    for (const name of Object.keys(raw)) {
        const gates = readers(name).map(({ action }) => action.name);
        if (gates.length === 0 || planned.some(({ action }) => gates.includes(action.name)))
            continue;
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .y('bad-input', `\`${name}\` is given, and nothing that makes ${gates.join(' or ')} run.`, {
            hint: 'Give what it judges, leave this out, or name the gates that must run with `gates`.',
        });
    }
}
/** What was typed for the suite under the gate's names. */
function rawOf({ action, inputs }, raw) {
    const renamed = Object.entries(inputs).map(([name, from]) => [name, raw[from]]);
    const taken = new Set(Object.values(inputs));
    const passed = Object.entries(raw).filter(([name]) => !taken.has(name) && name in action.allInputs.shape && !(name in action.inputs.shape));
    return Object.fromEntries([...passed, ...renamed].filter((entry) => entry[1] !== undefined));
}
/** Trouble told by the names that were typed here, not by those the gate has when it stands alone. */
async function inTypedNames({ typed }, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .y))
            throw error;
        const said = (text) => text.replace(/`([a-z-]+)`/g, (whole, name) => `\`${typed.get(name) ?? name}\``);
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .y(error.code, said(error.message), {
            ...(error.hint !== undefined && { hint: said(error.hint) }),
            cause: error,
        });
    }
}
function notRun(judged, planned) {
    const left = planned.slice(judged.length).map(({ action }) => action.name);
    return left.length === 0 ? undefined : `Not run: ${left.join(', ')}.`;
}
async function publishAll(suite, judged, planned, inputs, { io }) {
    const left = notRun(judged, planned);
    const evidence = judged.map(({ file }) => file);
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_8__/* .publish */ .m)({ name: suite.name, stem: freeStem(io.path(inputs['report-dir']), suite.name), evidence }, inputs, io, {
        beside: left === undefined ? undefined : { summary: `${left}\n\n`, files: [] },
    });
}
/** Never over the reports of an earlier step of the job. */
function freeStem(folder, name) {
    for (let number = 1;; number++) {
        const stem = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, number === 1 ? name : `${name}-${number}`);
        if (!['html', 'junit.xml', 'sarif'].some((ending) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(`${stem}.${ending}`)))
            return stem;
    }
}


/***/ }),

/***/ 79621:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ overall)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60478);

/** The verdict over all gates, with the reasons of those that decided it. */
function overall(evidences) {
    const verdict = (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .Q)(evidences.map((evidence) => evidence.verdict));
    const decided = evidences.filter((evidence) => evidence.verdict === verdict);
    if (verdict === 'pass')
        return { verdict, reason: decided.length === 1 ? decided[0].reason : `All ${decided.length} gates passed.` };
    const told = decided.slice(0, 3).map(({ gate, reason }) => `${gate}: ${reason.replace(/\.$/, '')}`);
    const more = decided.length > told.length ? `; and ${decided.length - told.length} more` : '';
    return { verdict, reason: evidences.length === 0 ? 'No gate has said anything.' : `${told.join('; ')}${more}.` };
}


/***/ })

};
