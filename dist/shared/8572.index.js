export const id = 8572;
export const ids = [8572];
export const modules = {

/***/ 7323:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action_action)
});

// EXTERNAL MODULE: ./packages/attestation/src/settings.ts
var settings = __webpack_require__(93537);
// EXTERNAL MODULE: ./packages/config/src/source.ts
var source = __webpack_require__(11647);
// EXTERNAL MODULE: ./packages/kit/src/action.ts
var action = __webpack_require__(33624);
// EXTERNAL MODULE: ./packages/registry/src/open.ts
var src_open = __webpack_require__(65657);
// EXTERNAL MODULE: ./packages/registry/src/settings.ts
var src_settings = __webpack_require__(69268);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/attestation/src/demand.ts + 8 modules
var demand = __webpack_require__(82643);
// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var src_judgement = __webpack_require__(86728);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/scalar.ts
var scalar = __webpack_require__(47047);
// EXTERNAL MODULE: ./packages/registry/src/digest.ts
var src_digest = __webpack_require__(91289);
// EXTERNAL MODULE: ./packages/registry/src/surroundings.ts
var surroundings = __webpack_require__(59838);
// EXTERNAL MODULE: ./packages/github/src/index.ts + 22 modules
var src = __webpack_require__(54188);
;// CONCATENATED MODULE: ./actions/promote-model/src/demanded.ts


/**
 * What `require-evidence` asks of a version.
 * @param digestOfFiles computes the digest of the files it is about from their bytes
 */
function demanded(inputs, target, io, digestOfFiles) {
    const { version, digest } = target;
    const commits = [target.commit, io.run.sha].filter((commit) => commit !== undefined);
    const candidate = { model: inputs.model, version, ...(digest !== undefined && { digest }), commits };
    return (0,demand/* demandedEvidence */.M)(inputs, candidate, {
        ...io,
        listed: (0,src/* attestationsWith */.W1)(inputs.token, io),
        digest: digestOfFiles,
    });
}

;// CONCATENATED MODULE: ./packages/registry/src/reign.ts
/**
 * The history of an alias as stretches of time, newest first.
 *
 * What Tidegate did not move it did not write down. It shows where two records do not meet: the alias was found elsewhere than the
 * record before had put it. Then the time between the two is in doubt, and never told as certain.
 *
 * @param history newest first, in the order the moves were made.
 * @param current where the alias points now.
 */
function reigns(history, current) {
    return history.map(({ version, at, note, doubt }, index) => {
        const next = history[index - 1];
        const left = next === undefined ? current : next.previous;
        const moved = left === version
            ? undefined
            : `${next === undefined ? 'the alias points' : 'the next move found the alias'} ${left === undefined ? 'nowhere' : `at ${left}`}, so somebody moved it by other means`;
        const back = next !== undefined && Date.parse(next.at) < Date.parse(at);
        const clock = back ? 'the next move is dated earlier, so a clock was wrong' : undefined;
        return { version, from: at, until: next?.at, note, doubt: doubt ?? moved ?? clock };
    });
}
/**
 * The stretch a moment falls into. `before`: earlier than anything known; the version the first record found there, if any, was
 * put there nobody knows when.
 *
 * @param instant milliseconds since the epoch.
 */
function standingAt(history, current, instant) {
    const standing = reigns(history, current).find(({ from }) => Date.parse(from) <= instant);
    if (standing)
        return standing;
    const first = history.at(-1);
    return first && { before: first.at, found: first.previous };
}

;// CONCATENATED MODULE: ./actions/promote-model/src/operation.ts



const outputs = {
    version: 'The version registered, promoted, gone back to, found or downloaded; empty when there is none',
    'previous-version': 'For promote and rollback: where the alias pointed before; empty when nowhere',
    'model-uri': 'The version as an address that does not move, models:/<name>/<version>',
    'model-path': 'For download: path of the model',
    digest: "Digest of the model's files, `sha256:<hex>`; empty when the registry keeps none",
    predicate: 'For register with `require-evidence`: path of what the gates said, to be signed with actions/attest (JSON, schemas/gates.schema.json)',
    promotion: 'For resolve: the promotion that put the version there, as JSON like one entry of `history`',
    history: 'For history: JSON list, newest first, of `version`, `from`, `until`, `by`, `run`, `operation`, `commit`, `evidence` and `doubt`',
};
/** Throws a UserError for an input that this operation would pass over in silence. */
function checkOperation(inputs) {
    const { operation, at, stage, version } = inputs;
    const misplaced = at !== undefined && operation !== 'resolve' && operation !== 'download'
        ? 'at'
        : stage !== undefined && operation !== 'promote' && operation !== 'rollback'
            ? 'stage'
            : undefined;
    if (misplaced !== undefined) {
        throw new user_error/* UserError */.y('bad-input', `\`${misplaced}\` means nothing for \`operation: ${operation}\`.`, {
            hint: `Leave \`${misplaced}\` out.`,
        });
    }
    if (operation === 'register' && (0,demand/* asksForSigned */.c)(inputs)) {
        throw new user_error/* UserError */.y('bad-input', '`require-evidence: signed` means nothing for `operation: register`.', {
            hint: 'What the gates said is signed after registration; demand it for `promote`.',
        });
    }
    if (at !== undefined && version !== undefined) {
        throw new user_error/* UserError */.y('bad-input', '`at` and `version` were both given, and each names a version by itself.', {
            hint: 'Leave one of them out.',
        });
    }
}
/** An input this operation cannot do without. */
function needed(inputs, name) {
    const value = inputs[name];
    if (value !== undefined)
        return value;
    throw new user_error/* UserError */.y('bad-input', `\`${name}\` is required for \`operation: ${inputs.operation}\` and was not given.`, {
        hint: name === 'version'
            ? 'Give the output `version` of the step that registered the model.'
            : 'Give the path of the model.',
    });
}
/** The version asked for by number. Throws a UserError `not-found` when the registry has none. */
async function existing(registry, name, version) {
    const found = await registry.resolve({ kind: 'version', name, version });
    if (found)
        return found;
    const around = await (0,surroundings/* tellSurroundings */.h)(registry, name, undefined);
    const more = around ? ` ${around.sentence}` : '';
    throw new user_error/* UserError */.y('not-found', `${name} has no version ${version} in ${registry.location}.${more}`, {
        hint: 'Register it first, or check `model` and `version`.',
    });
}
/** What the evidence and the outputs say of a version, whatever was done with it. */
function about(version) {
    return {
        subject: {
            model: version.name,
            version: version.version,
            ...(version.digest !== undefined && { digest: version.digest }),
            ...(version.dataDigest !== undefined && { dataDigest: version.dataDigest }),
            ...(version.commit !== undefined && { commit: version.commit }),
        },
        outputs: {
            version: version.version,
            'model-uri': `models:/${version.name}/${version.version}`,
            digest: version.digest,
        },
    };
}
/** Says that the model is out of use, where it is. */
function deprecation({ name, deprecated }) {
    return deprecated === undefined ? '' : ` ${name} was deprecated ${deprecated}.`;
}
/** Facts every operation leaves. */
function factsOf(inputs, registry) {
    return { operation: inputs.operation, registry: registry.kind, location: registry.location };
}

;// CONCATENATED MODULE: ./actions/promote-model/src/history.ts



/** `operation: history`: every version the alias has pointed at, since when, by whom and on what evidence. */
const history_history = async (inputs, registry) => {
    const { model, alias } = inputs;
    const known = await read(inputs, registry);
    const stretches = reigns(known.history, known.current);
    const facts = { ...factsOf(inputs, registry), alias, promotions: stretches.length };
    if (stretches.length === 0) {
        const reason = `No promotion of ${alias} of ${model} is written down in ${registry.location}${known.current === undefined ? '' : `, though it points at ${known.current}`}.`;
        const check = {
            id: 'history',
            title: `${alias} of ${model} has a history`,
            verdict: 'inconclusive',
            reason,
        };
        return { ...(0,src_judgement/* judge */.S)([check]), reason, facts, outputs: { history: '[]' } };
    }
    const checks = stretches.map((stretch, index) => {
        const { version, doubt } = stretch;
        return {
            id: `history.${alias}.${stretches.length - index}`,
            title: `${alias} of ${model} from ${stretch.from} until ${stretch.until ?? 'now'}`,
            verdict: doubt === undefined ? 'pass' : 'warn',
            reason: sentence(stretch),
            observed: version ?? 'nowhere',
            values: { from: stretch.from, until: stretch.until ?? null, ...stretch.note },
        };
    });
    const doubted = stretches.filter(({ doubt }) => doubt !== undefined).length;
    return {
        ...(0,src_judgement/* judge */.S)(checks),
        reason: `${alias} of ${model} was moved ${times(stretches.length)}${doubted === 0 ? '' : `; ${doubted} of these are not certain`}.`,
        facts,
        timeline: stretches
            .toReversed()
            .map(({ from, version, note }) => ({ at: from, event: `${alias} ${version ?? 'nowhere'}`, values: note })),
        outputs: {
            ...(known.current !== undefined && { version: known.current }),
            history: JSON.stringify(stretches.map(told)),
        },
    };
};
/** What the alias pointed at in a moment: a stretch of its history, or why there is no certain answer. */
async function standing(inputs, registry, io, at) {
    const { model, alias } = inputs;
    const when = new Date(at).toISOString();
    if (at > io.clock.now()) {
        throw new user_error/* UserError */.y('bad-input', `\`at\` ${when} has not come yet.`, { hint: 'Give a moment in the past.' });
    }
    const known = await read(inputs, registry);
    const found = standingAt(known.history, known.current, at);
    const where = `${alias} of ${model}`;
    if (!found)
        return { unknown: `No promotion of ${where} is written down in ${registry.location}.` };
    if ('before' in found) {
        return {
            unknown: found.found === undefined
                ? `${where} pointed nowhere at ${when}: it was first promoted at ${found.before}.`
                : `What ${where} was at ${when} is not written down: the first promotion of ${found.before} found it at ${found.found}.`,
        };
    }
    if (found.doubt !== undefined)
        return { unknown: `What ${where} was at ${when} is not certain. ${sentence(found)}` };
    if (found.version === undefined)
        return { unknown: `${where} pointed nowhere at ${when}.` };
    return { reign: found };
}
/** The stretch that lasts until now, when it is certain; undefined when the alias was moved by other means. */
async function lasting({ model, alias }, registry, current, io) {
    try {
        const [newest] = reigns(await registry.history(model, alias), current);
        return newest?.doubt === undefined ? newest : undefined;
    }
    catch (error) {
        // What the alias is now does not depend on a history that somebody rewrote.
        if (!(error instanceof user_error/* UserError */.y) || error.code !== 'unreadable')
            throw error;
        io.log.warn(error.message);
        return undefined;
    }
}
/** One stretch as outputs tell it. */
function told({ version, from, until, note, doubt }) {
    const { operation, actor: by, run, commit, evidence } = note;
    return { version: version ?? null, from, until: until ?? null, by, run, operation, commit, evidence, doubt };
}
/** Who promoted it when, and on what evidence. */
function sentence({ version, from, until, note, doubt }) {
    const { actor, run, evidence, operation } = note;
    const how = operation === 'rollback' ? 'rolled back to' : 'promoted';
    const what = version === undefined ? 'taken away' : `${how} ${version}`;
    const told = [
        `${from}${until === undefined ? '' : ` until ${until}`}: ${what} by ${actor ?? 'somebody who is not written down'}`,
        run !== undefined && `in ${run}`,
        evidence === undefined ? 'without evidence' : `on evidence ${evidence}`,
        doubt !== undefined && `but ${doubt}`,
    ];
    return `${told.filter(Boolean).join(', ')}.`;
}
async function read({ model, alias }, registry) {
    const current = (await registry.resolve({ kind: 'alias', name: model, alias }))?.version;
    return { current, history: await registry.history(model, alias) };
}
function times(count) {
    return count === 1 ? 'once' : `${count} times`;
}

;// CONCATENATED MODULE: ./actions/promote-model/src/look-up.ts







/** `operation: resolve`: which version the alias points at or pointed at, or whether the version given exists. */
const resolve = async (inputs, registry, io) => {
    const { model, alias } = inputs;
    const facts = {
        ...factsOf(inputs, registry),
        ...(inputs.at !== undefined && { at: new Date(inputs.at).toISOString() }),
    };
    const found = await find(inputs, registry, io);
    if ('unknown' in found) {
        const check = {
            id: 'resolve',
            title: `${alias} of ${model} points at a version`,
            verdict: 'inconclusive',
            reason: found.unknown,
        };
        return { ...(0,src_judgement/* judge */.S)([check]), reason: check.reason, facts, outputs: {} };
    }
    const { version } = found;
    const reign = found.reign ?? (inputs.version === undefined ? await lasting(inputs, registry, version.version, io) : undefined);
    const is = inputs.at === undefined ? 'is' : 'was';
    const check = {
        id: 'resolve',
        title: `${model} has the version asked for`,
        verdict: version.deprecated === undefined ? 'pass' : 'warn',
        reason: `${inputs.version === undefined ? `${alias} of ${model}` : model} ${is} ${version.version}.${reign ? ` ${sentence(reign)}` : ''}${deprecation(version)}`,
        observed: version.version,
        values: metricValues(version),
    };
    const { subject, outputs } = about(version);
    return {
        ...(0,src_judgement/* judge */.S)([check]),
        subject,
        facts,
        outputs: { ...outputs, ...(reign && { promotion: JSON.stringify(told(reign)) }) },
    };
};
/** `operation: download`: the files of the version, their digest checked; with signed evidence demanded, only what it speaks for. */
const download = async (inputs, registry, io) => {
    const found = await find(inputs, registry, io);
    if ('unknown' in found) {
        throw new user_error/* UserError */.y('not-found', `There is nothing to download. ${found.unknown}`, {
            hint: 'Give a `version`, or promote one first.',
        });
    }
    const { version } = found;
    const path = await registry.download(version, inputs['download-dir']);
    // Judged are the very bytes that stay here: what the registry answers next time may be others.
    const { checks } = (0,demand/* asksForSigned */.c)(inputs)
        ? await demanded({ ...inputs, 'require-evidence': ['signed'] }, version, io, () => (0,src_digest/* digestOf */.o)(path))
        : { checks: [] };
    if (checks.some(({ verdict }) => verdict === 'fail')) {
        return { ...(0,src_judgement/* judge */.S)(checks), subject: about(version).subject, facts: factsOf(inputs, registry), outputs: {} };
    }
    const inside = (0,external_node_path_.relative)(io.run.workspace, path);
    const shown = inside.startsWith('..') || (0,external_node_path_.isAbsolute)(inside) ? path : inside;
    const digest = version.digest ?? (await (0,src_digest/* digestOf */.o)(path));
    const check = {
        id: 'download',
        title: `The files of ${version.version} are those that were registered`,
        verdict: version.digest === undefined || version.deprecated !== undefined ? 'warn' : 'pass',
        reason: (version.digest === undefined
            ? `${version.version} of ${version.name} is at ${shown}; the registry keeps no digest of it, so its bytes could not be checked.`
            : `${version.version} of ${version.name} is at ${shown}, with the digest it was registered with.`) +
            deprecation(version),
        values: { digest },
    };
    const { subject, outputs } = about(version);
    return {
        ...(0,src_judgement/* judge */.S)([...checks, check]),
        reason: check.reason,
        subject: { ...subject, digest },
        facts: { ...factsOf(inputs, registry), path: shown },
        outputs: { ...outputs, 'model-path': shown },
    };
};
async function find(inputs, registry, io) {
    const { model, alias, version, at } = inputs;
    if (version !== undefined)
        return { version: await existing(registry, model, version) };
    if (at !== undefined) {
        const then = await standing(inputs, registry, io, at);
        if ('unknown' in then)
            return then;
        return { version: await existing(registry, model, then.reign.version), reign: then.reign };
    }
    const found = await registry.resolve({ kind: 'alias', name: model, alias });
    if (found)
        return { version: found };
    const around = await (0,surroundings/* tellSurroundings */.h)(registry, model, alias);
    return {
        unknown: `${alias} of ${model} points nowhere in ${registry.location}.${around ? ` ${around.sentence}` : ''}`,
    };
}
/** The metrics of the version as evidence; what is no scalar stays visible as JSON. */
function metricValues({ metrics }) {
    return Object.fromEntries(Object.entries(metrics).map(([name, value]) => {
        if (typeof value === 'number')
            return [name, (0,scalar/* scalar */.d)(value)];
        const parsed = scalar/* scalarSchema */.i.safeParse(value);
        return [name, parsed.success ? parsed.data : (JSON.stringify(value) ?? null)];
    }));
}

// EXTERNAL MODULE: ./packages/registry/src/deployed-digest.ts
var deployed_digest = __webpack_require__(86044);
;// CONCATENATED MODULE: ./packages/registry/src/rollback.ts
/**
 * The version to go back to, or undefined when there is none.
 *
 * `history` is newest first; `current` is what the alias says now. A promotion is a step forward and a rollback takes steps
 * back, so rolling back twice goes two versions back and never forward to the one that was rolled back. When somebody moved the
 * alias by other means, `current` is not the newest entry and the newest entry is the one before it.
 */
function previousVersion(history, current) {
    const steps = [];
    for (const { version, note, doubt } of history.toReversed()) {
        if (version === undefined || doubt !== undefined)
            continue;
        const known = note['operation'] === 'rollback' ? steps.lastIndexOf(version) : -1;
        if (known >= 0)
            steps.length = known + 1;
        else if (steps.at(-1) !== version)
            steps.push(version);
    }
    if (current !== undefined && steps.at(-1) === current)
        steps.pop();
    return steps.at(-1);
}

// EXTERNAL MODULE: ./packages/registry/src/promotion-note.ts
var promotion_note = __webpack_require__(55753);
// EXTERNAL MODULE: ./packages/registry/src/deprecation.ts
var src_deprecation = __webpack_require__(14551);
;// CONCATENATED MODULE: ./actions/promote-model/src/promote.ts




/** `operation: promote`: the alias points at the version, if the evidence speaks for it and nobody else moved the alias. */
const promote = async (inputs, registry, io) => {
    const target = await existing(registry, inputs.model, needed(inputs, 'version'));
    const { checks, digest: evidence } = await demanded(inputs, target, io, () => (0,deployed_digest/* storedDigest */.i)(registry, target, io));
    const held = heldBack(inputs, registry, target, checks);
    if (held)
        return held;
    const current = await aliasNow(inputs, registry);
    return move(inputs, registry, io, { current, target, checks, evidence });
};
/**
 * `operation: rollback`: the alias points where it pointed before its last promotion, or at the version given. Of a version it has never
 * pointed at the evidence is demanded that a promotion demands.
 */
const rollback = async (inputs, registry, io) => {
    const { model, alias } = inputs;
    const current = await aliasNow(inputs, registry);
    if (!current) {
        throw new user_error/* UserError */.y('not-found', `${alias} of ${model} points nowhere, so there is nothing to roll back.`, {
            hint: 'Check `model` and `alias`, or promote a version.',
        });
    }
    const version = inputs.version ?? previousVersion(await registry.history(model, alias), current.version);
    if (version === undefined) {
        throw new user_error/* UserError */.y('not-found', `${alias} of ${model} has pointed at no version before ${current.version}.`, {
            hint: 'Give the `version` to go back to.',
        });
    }
    const target = await existing(registry, model, version);
    // No demand, no need of the history: with a version named, going back takes nothing but the registry.
    if (inputs['require-evidence'] === undefined || (await wasThere(inputs, registry, target, current))) {
        return move(inputs, registry, io, { current, target, checks: [], evidence: undefined });
    }
    // What has never been there is promoted, whatever the operation is called.
    const { checks, digest: evidence } = await demanded(inputs, target, io, () => (0,deployed_digest/* storedDigest */.i)(registry, target, io));
    return (heldBack(inputs, registry, target, checks) ?? move(inputs, registry, io, { current, target, checks, evidence }));
};
async function wasThere({ model, alias }, registry, { version }, current) {
    const certain = (await registry.history(model, alias)).filter(({ doubt }) => doubt === undefined);
    return [current.version, ...certain.flatMap((one) => [one.version, one.previous])].includes(version);
}
/** The verdict when the evidence does not speak for the version. */
function heldBack(inputs, registry, target, checks) {
    const judged = (0,src_judgement/* judge */.S)(checks);
    if (judged.verdict !== 'fail')
        return undefined;
    return { ...judged, subject: about(target).subject, facts: factsOf(inputs, registry), outputs: {} };
}
async function move(inputs, registry, io, step) {
    const { model, alias, operation } = inputs;
    const { current, target, checks, evidence } = step;
    const [from, to] = [current?.version, target.version];
    const facts = {
        ...factsOf(inputs, registry),
        alias,
        from: from ?? 'nowhere',
        to,
        ...(evidence !== undefined && { 'evidence digest': evidence }),
    };
    const told = (verdict, reason, previous) => {
        const check = {
            id: `${operation}.${alias}`,
            title: `${alias} of ${model} points at ${to}`,
            verdict,
            reason,
            values: { from: from ?? null, to },
        };
        const { subject, outputs } = about(target);
        const done = verdict === 'fail' ? {} : { ...outputs, ...(previous !== undefined && { 'previous-version': previous }) };
        const judgement = (0,src_judgement/* judge */.S)([...checks, check]);
        return { ...judgement, ...(judgement.verdict === 'pass' && { reason }), subject, facts, outputs: done };
    };
    const expected = inputs['expected-version'];
    const asExpected = expected === undefined || sameVersion(expected, from);
    // Where the alias is there already this was done before: asked again it is as well as done.
    if (!asExpected && from !== to) {
        const now = from === undefined ? 'points nowhere' : `points at ${from}`;
        return told('fail', `${alias} of ${model} was not moved to ${to}: it ${now}, and \`expected-version\` is ${expected}.`);
    }
    const change = {
        name: model,
        alias,
        version: to,
        expected: from,
        note: (0,promotion_note/* promotionNote */.K)(operation === 'rollback' ? operation : 'promote', io.run, evidence),
        ...(inputs.stage !== undefined && { stage: inputs.stage }),
    };
    const dry = inputs.mode === 'dry-run';
    try {
        if (operation === 'promote')
            (0,src_deprecation/* refuseDeprecated */.e)(target);
        // Also where the alias is there: a run that died may have left its promotion unfinished.
        if (!dry)
            await registry.promote(change);
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y) || error.code !== 'conflict')
            throw error;
        return told('fail', error.message);
    }
    if (from === to) {
        const before = previousVersion(await registry.history(model, alias), from);
        const whence = asExpected ? '' : `, though \`expected-version\` is ${expected}`;
        return told('pass', `${alias} of ${model} points at ${to} already${whence}; nothing was changed.`, before);
    }
    const motion = `${alias} of ${model} ${dry ? 'would move' : 'moved'} from ${from ?? 'nowhere'} to ${to}.`;
    const verdict = target.deprecated === undefined ? 'pass' : 'warn';
    return told(verdict, `${dry ? 'Dry run: ' : ''}${motion}${deprecation(target)}`, from);
}
function aliasNow({ model, alias }, registry) {
    return registry.resolve({ kind: 'alias', name: model, alias });
}
/** `none` is nowhere; a leading v makes no difference. */
function sameVersion(expected, version) {
    if (version === undefined)
        return expected === 'none';
    return expected.replace(/^v(?=\d)/, '') === version.replace(/^v(?=\d)/, '');
}

// EXTERNAL MODULE: ./packages/attestation/src/predicate.ts
var src_predicate = __webpack_require__(60751);
// EXTERNAL MODULE: ./packages/evidence/src/text-file.ts
var text_file = __webpack_require__(43655);
// EXTERNAL MODULE: ./packages/evidence/src/run-address.ts
var run_address = __webpack_require__(65863);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
// EXTERNAL MODULE: ./packages/metrics/src/metric-set.ts
var metric_set = __webpack_require__(40808);
// EXTERNAL MODULE: ./packages/metrics/src/metrics-file.ts + 3 modules
var metrics_file = __webpack_require__(23395);
// EXTERNAL MODULE: ./packages/evidence/src/required-evidence.ts
var required_evidence = __webpack_require__(35342);
;// CONCATENATED MODULE: ./actions/promote-model/src/register.ts






/** `operation: register`: a version of the source, with its metrics, tags and digest. */
const register = async (inputs, registry, io) => {
    const source = needed(inputs, 'source');
    const { metrics, left } = await metricsOf(inputs.metrics, io);
    const tags = textTags(inputs.tags ?? {});
    const digest = /^[a-z][a-z0-9+.-]+:/i.test(source) ? undefined : await (0,src_digest/* digestOf */.o)(io.path(source));
    const commit = io.run.sha;
    const testimony = await (0,required_evidence/* requiredEvidence */.D)(inputs['require-evidence'], { model: inputs.model, ...(digest !== undefined && { digest }), commits: commit === undefined ? [] : [commit] }, io.run.workspace);
    const { checks } = testimony;
    const dataDigest = inputs['data-digest'] ?? testimony.dataDigest;
    const facts = {
        ...factsOf(inputs, registry),
        source,
        ...(left.length > 0 && { 'not registered, for they are no numbers': left.map(printable/* printable */.g$).join(', ') }),
    };
    const evidence = (0,src_judgement/* judge */.S)(checks);
    if (evidence.verdict === 'fail')
        return { ...evidence, facts, outputs: {} };
    if (inputs.mode === 'dry-run') {
        const reason = `Dry run: ${source} would have been registered as a version of ${inputs.model}.`;
        const subject = {
            model: inputs.model,
            ...(digest !== undefined && { digest }),
            ...(dataDigest !== undefined && { dataDigest }),
        };
        const check = { id: 'registration', title: `${source} is registered`, verdict: 'pass', reason };
        return { ...(0,src_judgement/* judge */.S)([...checks, check]), reason, subject, facts, outputs: {} };
    }
    const version = await registry.register({
        name: inputs.model,
        source,
        tags: { ...tags, ...originOf(io, testimony.digest) },
        metrics,
        storeFiles: inputs['store-files'],
        ...(inputs.version !== undefined && { version: inputs.version }),
        ...(commit !== undefined && { commit }),
        ...(dataDigest !== undefined && { dataDigest }),
    });
    const told = {
        id: 'registration',
        title: `${source} is a version of ${inputs.model}`,
        verdict: 'pass',
        reason: `${source} is ${version.version} of ${version.name}.`,
        observed: version.version,
        values: { ...(version.digest !== undefined && { digest: version.digest }) },
    };
    const written = predicateFor(version, digest, testimony.witnesses, io);
    const all = [...checks, told, ...kept(version, metrics)];
    const judgement = (0,src_judgement/* judge */.S)(all);
    return {
        ...judgement,
        ...(judgement.verdict === 'pass' && { reason: told.reason }),
        ...about(version),
        facts,
        ...(written !== undefined && {
            beside: { files: [{ name: 'gates-predicate.json', text: written, output: 'predicate' }] },
        }),
    };
};
/** What the gates said of the version, for signing; undefined where nothing binds it to files that were digested here and a run. */
function predicateFor({ name, version, digest, dataDigest }, seen, witnesses, { run, clock }) {
    const { repository, workflow, id, attempt, sha: commit, ref } = run;
    // The one the registry tells is only a claim: anybody may have written it there.
    if (digest === undefined || digest !== seen || witnesses.length === 0)
        return undefined;
    if (repository === undefined || id === undefined || commit === undefined)
        return undefined;
    const predicate = (0,src_predicate/* gatesPredicate */.WO)(witnesses, {
        model: { name, version, digest, ...(dataDigest !== undefined && { dataDigest }) },
        run: {
            ...{ repository, id, commit },
            ...(workflow !== undefined && { workflow }),
            ...(attempt !== undefined && { attempt }),
            ...(ref !== undefined && { ref }),
        },
        at: new Date(clock.now()),
    });
    return `${JSON.stringify(predicate, null, 2)}\n`;
}
/** A version that was registered before keeps its first metrics; others given now are told, not lost in silence. */
function kept(version, metrics) {
    const different = Object.entries(metrics).filter(([name, value]) => !Object.is(Number(version.metrics[name]), value));
    if (different.length === 0)
        return [];
    const names = different.map(([name]) => (0,printable/* printable */.g$)(name)).join(', ');
    return [
        {
            id: 'registration.metrics',
            title: 'The metrics given are those kept with the version',
            verdict: 'warn',
            reason: `${version.version} was registered before with other values of ${names}, and keeps them.`,
        },
    ];
}
async function metricsOf(paths, io) {
    if (paths === undefined)
        return { metrics: {}, left: [] };
    const readText = (path) => (0,text_file/* wholeText */.r)(io.path(path), path);
    const { values, origin } = (0,metric_set/* mergeMetrics */.Af)(await Promise.all(paths.map((path) => (0,metrics_file/* readMetricsFile */._)(path, readText))));
    const metrics = {};
    const left = [];
    for (const [name, value] of values) {
        if (typeof value === 'number')
            metrics[name] = value;
        else if (value === 'NaN' || value === 'Infinity' || value === '-Infinity')
            metrics[name] = Number(value);
        else
            left.push(name);
    }
    if (Object.keys(metrics).length > 0)
        return { metrics, left };
    throw new user_error/* UserError */.y('unreadable', `\`metrics\`: ${origin} holds no number.`, {
        hint: 'Write numbers, such as {"accuracy": 0.91}; 95% is text.',
    });
}
/** Where the version comes from, beside its commit: the run, who started it, on what evidence. */
function originOf({ run }, evidence) {
    const facts = { run: (0,run_address/* runAddress */.Y)(run), workflow: run.workflow, actor: run.actor, evidence };
    return Object.fromEntries(Object.entries(facts).flatMap(([key, value]) => (value === undefined ? [] : [[`tidegate.${key}`, value]])));
}
function textTags(tags) {
    return Object.fromEntries(Object.entries(tags).map(([key, value]) => {
        // Digests and claims are read from tags of ours, so nobody else may write them.
        if (/^tidegate\./i.test(key)) {
            throw new user_error/* UserError */.y('bad-input', `\`tags\`: ${(0,printable/* printable */.g$)(key)} begins with tidegate., which is reserved.`, {
                hint: 'Give the tag another name.',
            });
        }
        if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
            return [key, String(value)];
        throw new user_error/* UserError */.y('bad-input', `\`tags\`: ${(0,printable/* printable */.g$)(key)} is not a text, a number or true or false.`, {
            hint: 'Write one `name: value` per line.',
        });
    }));
}

;// CONCATENATED MODULE: ./actions/promote-model/src/action.ts











const operations = { register: register, promote: promote, rollback: rollback, resolve: resolve, history: history_history, download: download };
const action_action = (0,action/* defineAction */.Q)({
    name: 'promote-model',
    inputs: schemas/* object */.Ikc({ ...src_settings/* promotionSettings */.n.shape, ...settings/* signedEvidenceSettings */.z.shape }),
    outputs: outputs,
    config: source/* configFile */.Z,
    async run(inputs, io) {
        checkOperation(inputs);
        return operations[inputs.operation](inputs, await (0,src_open/* openRegistry */.M)(inputs, io), io);
    },
});


/***/ }),

/***/ 78572:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5184);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7323);


await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 89921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ mapping)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);


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

/***/ 40808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ mergeMetrics),
/* harmony export */   Pu: () => (/* binding */ withAliases),
/* harmony export */   T8: () => (/* binding */ metricSet),
/* harmony export */   oH: () => (/* binding */ parseAliases)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50610);


/** A set from a plain record, for example the metrics a registry keeps with a version. */
function metricSet(record, origin, measuredOn) {
    return {
        origin,
        values: new Map(Object.entries(record)),
        ...(measuredOn && { measuredOn: new Map(Object.entries(measuredOn)) }),
    };
}
/** Several sets as one. A name that two of them give different values is a conflict. */
function mergeMetrics(sets) {
    const found = new Map();
    for (const { origin, values } of sets) {
        for (const [name, value] of values) {
            const before = found.get(name);
            if (before && !Object.is(before.value, value)) {
                throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('conflict', `${before.origin} and ${origin} give different values for ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)}.`, {
                    hint: 'Name the one file that holds it, or give each file its own names.',
                });
            }
            if (!before)
                found.set(name, { value, origin });
        }
    }
    // Of two that agree in the value the first is the one that is read.
    const measuredOn = new Map(sets.toReversed().flatMap((set) => [...(set.measuredOn ?? [])]));
    return {
        origin: sets.map(({ origin }) => origin).join(', '),
        values: new Map([...found].map(([name, { value }]) => [name, value])),
        ...(measuredOn.size > 0 && { measuredOn }),
    };
}
/** `accuracy = test_accuracy`: further names for metrics. A name that is taken already is a conflict; one of nothing stays missing. */
function withAliases(set, aliases) {
    const values = new Map(set.values);
    const measuredOn = new Map(set.measuredOn);
    for (const [name, target] of aliases) {
        if (set.values.has(name) && name !== target) {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('conflict', `\`aliases\` says ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)} = ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(target)}, but ${set.origin} has a metric ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)} of its own.`, { hint: 'Choose another name on the left, and use it in the rules.' });
        }
        if (set.values.has(target))
            values.set(name, set.values.get(target));
        if (measuredOn.has(target))
            measuredOn.set(name, measuredOn.get(target));
    }
    return { origin: set.origin, values, ...(measuredOn.size > 0 && { measuredOn }) };
}
/** Reads alias lines. Throws a UserError that quotes the line when one is not `name = name in the file`. */
function parseAliases(lines) {
    const aliases = new Map();
    for (const line of lines) {
        const at = line.indexOf('=');
        const [name, target] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
        if (at < 0 || name === '' || target === '') {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`aliases\`: ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(line)} is not an alias.`, {
                hint: 'Write one per line as `accuracy = test_accuracy`: the name for the rules, then the name in the file.',
            });
        }
        if (aliases.has(name)) {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`aliases\` names ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)} twice.`, { hint: 'Keep one of them.' });
        }
        aliases.set(name, target);
    }
    return aliases;
}


/***/ }),

/***/ 23395:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ readMetricsFile),
  b: () => (/* binding */ textOf)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
;// CONCATENATED MODULE: ./packages/metrics/src/formats/evidently.ts
/**
 * An Evidently report as metrics by name, or undefined when the document is none. Since 0.7 an entry is `metric_id` and `value`
 * (`ValueDrift(column=age)`, `MissingValueCount(column=age).share`); before, `metric` and `result`: `DatasetDriftMetric.drift_share`, and
 * with the column's name where the result has one, `ColumnDriftMetric[column_name=age].drift_score`. Entries that would share a name
 * are kept apart by their place: `ColumnQuantileMetric#2`.
 */
function evidentlyReport(document) {
    const metrics = document.get('metrics');
    if (!Array.isArray(metrics) || metrics.length === 0)
        return undefined;
    const named = metrics.map(nameAndValue);
    if (!named.every((entry) => entry !== undefined))
        return undefined;
    const found = new Map();
    for (const [name, value] of named)
        found.set(freeName(name, found), value);
    return found;
}
function nameAndValue(entry) {
    if (!(entry instanceof Map))
        return undefined;
    const { id, value, metric, result } = Object.fromEntries([...entry].map(([key, part]) => [key === 'metric_id' ? 'id' : key === 'id' ? 'hash' : key, part]));
    if (typeof id === 'string' && value !== undefined)
        return [id, value];
    if (typeof metric !== 'string' || !(result instanceof Map))
        return undefined;
    const column = result.get('column_name');
    return [typeof column === 'string' ? `${metric}[column_name=${column}]` : metric, result];
}
function freeName(name, taken) {
    for (let number = 1;; number++) {
        const free = number === 1 ? name : `${name}#${number}`;
        if (!taken.has(free))
            return free;
    }
}

// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
;// CONCATENATED MODULE: ./packages/metrics/src/formats/json.ts
/** Where and why a text is not JSON; lines and columns count from 1. */
class JsonSyntaxError extends Error {
    constructor(text, at, what) {
        const before = text.slice(0, at).split('\n');
        super(`line ${before.length}, column ${before.at(-1).length + 1}: ${what}`);
        this.name = 'JsonSyntaxError';
    }
}
const deepest = 100;
/**
 * Reads JSON (RFC 8259) and, beyond it, the bare NaN, Infinity and -Infinity that Python's json module writes. Strict otherwise: a key
 * written twice in one object, a trailing comma or a comment throws JsonSyntaxError.
 */
function parseJson(source) {
    const text = source.replace(/^\uFEFF/, '');
    let at = 0;
    const refuse = (what, where = at) => {
        throw new JsonSyntaxError(text, where, what);
    };
    const take = (pattern) => {
        pattern.lastIndex = at;
        const found = pattern.exec(text)?.[0];
        if (found !== undefined)
            at += found.length;
        return found;
    };
    const next = () => {
        take(/[ \t\r\n]*/y);
        return text[at] ?? '';
    };
    const unexpected = (wanted) => refuse(at >= text.length ? `it ends where ${wanted} should be` : `${JSON.stringify(text[at])} is not ${wanted}`);
    function string() {
        const from = at;
        const raw = text.slice(from, (at = endOfText(text, at) ?? refuse('this text is not closed')));
        try {
            return JSON.parse(raw);
        }
        catch {
            return refuse('this text holds a line break, another control character or an unknown escape', from);
        }
    }
    function object(depth) {
        const entries = new Map();
        at++;
        if (next() === '}')
            return (at++, entries);
        for (;;) {
            if (next() !== '"')
                unexpected('a key in double quotes');
            const from = at;
            const key = string();
            if (entries.has(key))
                refuse(`the key ${JSON.stringify(key)} is written twice`, from);
            if (next() !== ':')
                unexpected('":"');
            at++;
            entries.set(key, value(depth + 1));
            if (next() === '}')
                return (at++, entries);
            if (text[at] !== ',')
                unexpected('"," or "}"');
            at++;
        }
    }
    function list(depth) {
        const items = [];
        at++;
        if (next() === ']')
            return (at++, items);
        for (;;) {
            items.push(value(depth + 1));
            if (next() === ']')
                return (at++, items);
            if (text[at] !== ',')
                unexpected('"," or "]"');
            at++;
        }
    }
    function value(depth) {
        if (depth > deepest)
            refuse(`it is nested more than ${deepest} deep`);
        const first = next();
        if (first === '{')
            return object(depth);
        if (first === '[')
            return list(depth);
        if (first === '"')
            return string();
        const word = take(/(?:true|false|null|NaN|-?Infinity)(?![\w.+-])/y);
        if (word !== undefined)
            return words[word];
        const number = take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y);
        return number === undefined ? unexpected('a value') : Number(number);
    }
    const result = value(0);
    if (next() !== '')
        unexpected('the end of the file');
    return result;
}
/** Past the closing quote; by search, for a pattern that goes back takes more stack than a long text leaves it. */
function endOfText(text, from) {
    for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
        let slashes = 0;
        while (text[quote - 1 - slashes] === '\\')
            slashes++;
        if (slashes % 2 === 0)
            return quote + 1;
    }
    return undefined;
}
const words = {
    true: true,
    false: false,
    null: null,
    NaN: NaN,
    Infinity: Infinity,
    '-Infinity': -Infinity,
};

;// CONCATENATED MODULE: ./packages/metrics/src/formats/open.ts



const json = { name: 'JSON', parse: parseJson };
/** By extension; each but JSON is a chunk of its own, so that the common case loads nothing it does not use. */
const formats = {
    json: async () => json,
    yaml: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(9047)]).then(__webpack_require__.bind(__webpack_require__, 89047))).yaml,
    yml: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(9047)]).then(__webpack_require__.bind(__webpack_require__, 89047))).yaml,
    toml: async () => (await Promise.all(/* import() */[__webpack_require__.e(3292), __webpack_require__.e(4220)]).then(__webpack_require__.bind(__webpack_require__, 74220))).toml,
    csv: async () => (await Promise.all(/* import() */[__webpack_require__.e(7084), __webpack_require__.e(8018)]).then(__webpack_require__.bind(__webpack_require__, 68018))).table(','),
    tsv: async () => (await Promise.all(/* import() */[__webpack_require__.e(7084), __webpack_require__.e(8018)]).then(__webpack_require__.bind(__webpack_require__, 68018))).table('\t'),
    txt: async () => (await __webpack_require__.e(/* import() */ 6239).then(__webpack_require__.bind(__webpack_require__, 76239))).classificationReport,
};
/** What a metrics file must be, to end a sentence. */
const readable = '.json, .yaml, .toml, .csv, .tsv, or .txt with a classification report; a name without any of these is read as JSON';
/** Parses a metrics file as its name says. Throws a UserError that names the file, the place and the remedy. */
async function parseDocument(path, text, remedy) {
    const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
    if (/^(?:parquet|pq|pkl|pickle|npy|npz|gz|zst|zip|xlsx?|html?|md|xml|onnx|pt|h5)$/.test(extension)) {
        throw new user_error/* UserError */.y('unsupported', `The metrics file ${path} is of no format that can be read here.`, {
            hint: `It reads ${readable}.`,
        });
    }
    const format = Object.hasOwn(formats, extension) ? await formats[extension]() : json;
    let value;
    try {
        value = format.parse(text);
    }
    catch (error) {
        if (!(error instanceof JsonSyntaxError) && error.name !== 'FormatError')
            throw error;
        throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} is not ${format.name}: ${(0,printable/* complaint */.U4)(error.message)}.`, {
            hint: remedy,
            cause: error,
        });
    }
    if (value instanceof Map)
        return value;
    const what = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
    throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} holds ${what}, not an object of metrics.`, {
        hint: remedy,
    });
}

;// CONCATENATED MODULE: ./packages/metrics/src/metrics-file.ts




/**
 * Reads one metrics file: JSON, YAML, TOML, CSV or a printed classification report, as its name says; flat or nested (`{"test": {"f1": 0.9}}`
 * is `test.f1`). A report of Evidently is known by its shape. With `metricsPath` only what lies under that dotted name is taken, and
 * names are counted from there. Throws a UserError when there is nothing in it to read.
 */
async function readMetricsFile(path, readText, metricsPath) {
    const text = await textOf('metrics', path, readText);
    if (text.trim() === '')
        throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} is empty.`, { hint: remedy });
    const document = await parseDocument(path, text, remedy);
    const all = flatten(path, evidentlyReport(document) ?? document);
    if (all.size === 0)
        throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} is an empty object.`, { hint: remedy });
    return { origin: path, values: metricsPath === undefined ? all : under(metricsPath, path, all) };
}
const remedy = 'Write a JSON object such as {"accuracy": 0.91} after training, before this step.';
/** The text of a file; a UserError that says what stands in the way. */
async function textOf(what, path, readText) {
    return readText(path).catch((cause) => {
        if (cause instanceof user_error/* UserError */.y)
            throw cause;
        const { code } = cause;
        if (code === 'ENOENT' || code === 'ENOTDIR') {
            throw new user_error/* UserError */.y('not-found', `The ${what} file ${path} does not exist.`, {
                hint: 'Check the path and that the step which writes it ran before this one.',
                cause,
            });
        }
        const why = code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? cause.message})`;
        throw new user_error/* UserError */.y('unreadable', `The ${what} file ${path} ${why}.`, {
            hint: 'Name a file this job may read.',
            cause,
        });
    });
}
function flatten(path, document) {
    const flat = new Map();
    const walk = (prefix, level) => {
        for (const [key, value] of level) {
            const name = prefix === '' ? key : `${prefix}.${key}`;
            if (value instanceof Map)
                walk(name, value);
            else if (flat.has(name)) {
                throw new user_error/* UserError */.y('conflict', `The metrics file ${path} gives ${(0,printable/* printable */.g$)(name)} twice, nested and with a dotted key.`, {
                    hint: 'Keep one of them.',
                });
            }
            else
                flat.set(name, value);
        }
    };
    walk('', document);
    return flat;
}
function under(metricsPath, path, all) {
    const prefix = `${metricsPath}.`;
    const below = [...all].filter(([name]) => name.startsWith(prefix));
    if (below.length > 0)
        return new Map(below.map(([name, value]) => [name.slice(prefix.length), value]));
    if (all.has(metricsPath)) {
        throw new user_error/* UserError */.y('bad-input', `\`metrics-path\` ${(0,printable/* printable */.g$)(metricsPath)} is a single value in ${path}, not an object of metrics.`, {
            hint: 'Name the object around it.',
        });
    }
    const places = new Set([...all.keys()].flatMap((name) => [...name.matchAll(/\./g)].map(({ index }) => name.slice(0, index))));
    const close = (0,nearest/* nearest */.p)(metricsPath, places);
    throw new user_error/* UserError */.y('bad-input', `\`metrics-path\` ${(0,printable/* printable */.g$)(metricsPath)} is not in ${path}.`, {
        hint: close !== undefined
            ? `Did you mean ${(0,printable/* printable */.g$)(close)}?`
            : places.size > 0
                ? `It has ${[...places].slice(0, 5).map(printable/* printable */.g$).join(', ')}.`
                : 'Its metrics are at the top: leave `metrics-path` out.',
    });
}


/***/ }),

/***/ 50610:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   U4: () => (/* binding */ complaint),
/* harmony export */   g$: () => (/* binding */ printable)
/* harmony export */ });
const longest = 80;
/** A name from a file, for one line of a message: short, and quoted when it holds line breaks or control characters. */
function printable(text) {
    const short = shorten(text);
    if (/^[!-~](?:[ -~]*[!-~])?$/.test(short))
        return short;
    return /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(short) && short.trim() === short ? short : quoted(short);
}
/** A text from a file in double quotes, for one line of a message. */
function quoted(text) {
    return JSON.stringify(shorten(text)).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}
function shorten(text) {
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
/** A parser's complaint, which may quote a file, for one line of a message. */
function complaint(text) {
    const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
    return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}


/***/ }),

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

/***/ 55753:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ promotionNote)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65863);

/**
 * Who moved an alias, how and on what evidence, as its history keeps it.
 * @param evidence digest over the evidence that was demanded, `sha256:<hex>`
 */
function promotionNote(operation, run, evidence) {
    const { actor, attempt, sha: commit } = run;
    const told = { operation, actor, run: (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .runAddress */ .Y)(run), attempt, commit, evidence };
    return Object.fromEntries(Object.entries(told).filter((entry) => entry[1] !== undefined));
}


/***/ }),

/***/ 57794:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ registrySettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);


/** Which registry is meant; every action that reads or moves models takes these. */
const registrySettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    registry: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['mlflow', 'git']), {
        description: 'Where model versions live',
        shownDefault: 'mlflow when a registry-uri or MLFLOW_TRACKING_URI is given, else git (tags of this repository)',
    }),
    'registry-uri': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Address of the registry: an MLflow tracking server, or the path of a git repository',
        shownDefault: 'MLFLOW_TRACKING_URI, else this repository',
    }),
});


/***/ }),

/***/ 69268:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ promotionSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89921);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _registry_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57794);




/** What a user can type for `promote-model`. */
const promotionSettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    ..._registry_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .registrySettings */ .H.shape,
    model: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(), { description: 'Name of the model in the registry', required: true }),
    operation: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .choice */ .Yq)(['register', 'promote', 'rollback', 'resolve', 'history', 'download']), {
        description: '`register` a new version, `promote` one to the alias, `rollback` the alias to the version before, `resolve` what the alias or version is, `history` all that the alias has pointed at, `download` its files',
        required: true,
    }),
    version: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(), {
        description: 'Version to promote, resolve or download; for `register` with git tags the version to give',
        shownDefault: 'for resolve and download the one the alias points at; for register the next; for rollback the one before',
    }),
    alias: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(), { description: 'The alias to move or to read', default: 'production' }),
    at: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .instant */ .uR)(), {
        description: 'For `resolve` and `download`: what the alias pointed at then, a moment such as 2026-11-01T12:00Z, by the history of its promotions',
        shownDefault: 'now',
    }),
    stage: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .choice */ .Yq)(['Production', 'Staging']), {
        description: 'For `promote` and `rollback` with MLflow: also move the version to this stage and archive what was in it, for readers that do not know aliases yet (stages are deprecated)',
        shownDefault: 'stages are left alone',
    }),
    source: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(), {
        description: 'For `register`: path of the model (a file or a folder); with MLflow also runs:/<id>/<path>, models:/<model id> or an address',
    }),
    metrics: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .lines */ .Mn)(), {
        description: 'For `register`: JSON files of metrics to keep with the version, one per line, for later comparison',
    }),
    'store-files': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .flag */ .Jt)(), {
        description: 'For `register` with git tags: keep the files in the repository too, outside of every branch and ordinary clone, so that another job can download them',
        default: 'false',
    }),
    tags: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .mapping */ .p)(), { description: 'For `register`: further facts to keep with the version, as YAML' }),
    'data-digest': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(), {
        description: 'For `register`: digest of the data the model was trained on, kept with the version',
        shownDefault: 'that of the data which the validate-data evidence in `require-evidence` is about',
    }),
    'expected-version': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(), {
        description: 'For `promote` and `rollback`: fail unless the alias still points here, or at the version already; such as `production-version` of compare-with-production, `none` for nowhere',
    }),
    'require-evidence': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .lines */ .Mn)(), {
        description: 'For `register` and `promote`: evidence files of gates (paths or globs, one per line) that must all say pass or warn, about this model and commit; for `promote` and `download` also `signed`: a signed statement about the very files of the version, see docs/evidence.md',
    }),
    token: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(), {
        description: 'Token for `require-evidence: signed`; needs `attestations: read`',
        secret: true,
        runnerDefault: '${{ github.token }}',
    }),
    'download-dir': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(), { description: 'For `download`: folder to put the model into', default: 'model' }),
});


/***/ }),

/***/ 59838:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ tellSurroundings)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99953);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18865);


/**
 * Tells a first model from a mistyped one, where `name` has nothing: at the alias, or at what was asked for. Undefined where the registry does not say, or
 * where it is no alias and there is nothing to add but that the model has other versions.
 */
async function tellSurroundings(registry, name, alias) {
    const around = await registry.surroundings(name).catch((error) => {
        // A token may be allowed to read one model and not the list of all, and nothing is decided by what is only told.
        if (error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
            return undefined;
        throw error;
    });
    if (!around)
        return undefined;
    const { aliases, models } = around;
    if (aliases === undefined)
        return ofModel(name, models);
    if (alias === undefined)
        return undefined;
    if (aliases.length === 0)
        return { sentence: `${name} has versions there, and no alias.`, isLikelySlip: false };
    return {
        sentence: `${name} has versions there, and the ${listed('alias', aliases)}.`,
        isLikelySlip: isSlip(alias, aliases) || aliases.some((other) => isShort(alias, other)),
    };
}
function ofModel(name, models) {
    const none = `No version of ${name} is there at all`;
    if (models.length === 0)
        return { sentence: `${none}, nor of any other model.`, isLikelySlip: false };
    const words = name.toLowerCase();
    const related = models.filter((model) => model.toLowerCase().includes(words) || words.includes(model.toLowerCase()));
    const closest = (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, models);
    const like = [...new Set([...(closest === undefined ? [] : [closest]), ...related])].slice(0, 3);
    if (like.length === 0) {
        const of = models.length === 1
            ? `its one model, ${shown(models[0])}, has another name`
            : `none of its ${models.length} models has a name like it`;
        return { sentence: `${none}; ${of}.`, isLikelySlip: false };
    }
    return { sentence: `${none}; the registry knows ${like.map(shown).join(', ')}.`, isLikelySlip: isSlip(name, models) };
}
/** Of three letters any two names are near. */
function isSlip(typed, known) {
    return typed.length > 3 && (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(typed, known) !== undefined;
}
/** `prod` for `production`. */
function isShort(typed, known) {
    return typed.length > 2 && known.toLowerCase().startsWith(typed.toLowerCase());
}
function listed(what, names) {
    const some = names.slice(0, 5).map(shown).join(', ');
    return `${names.length === 1 ? what : `${what}es`} ${some}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`;
}
/** Names in a registry are anybody's. */
function shown(name) {
    return /^[\p{L}\p{N} ._/-]{1,80}$/u.test(name) ? name : (0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(name);
}


/***/ })

};
