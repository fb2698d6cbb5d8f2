export const id = 9971;
export const ids = [9971];
export const modules = {

/***/ 93537:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ deployedModelSettings),
/* harmony export */   z: () => (/* binding */ signedEvidenceSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93523);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);


const repository = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const workflow = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().regex(/^([\w.-]+\/[\w.-]+\/)?\.github\/workflows\/[\w.*-]+(@\S+)?$/, 'expected .github/workflows/<file>, with owner/name/ before it when it is of another repository, and @<ref> behind it when the ref matters');
/** What a user can type where `require-evidence: signed` can be said. */
const signedEvidenceSettings = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    'evidence-gates': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(), {
        description: 'With `require-evidence: signed`: gates, one per line, that must have passed; all others that judged must have too',
        shownDefault: 'check-model-threshold and compare-with-production',
    }),
    'evidence-repository': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)(repository(), {
        description: 'With `require-evidence: signed`: repository whose run must have signed, owner/name',
        shownDefault: 'this repository',
    }),
    'evidence-workflow': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)(workflow(), {
        description: 'With `require-evidence: signed`: workflow that must have signed, such as `tidegate/mlops/.github/workflows/train.yml@refs/tags/v1`; `*` stands for any text, and without `@` any ref will do',
        shownDefault: 'any workflow that is kept in `evidence-repository`',
    }),
    'evidence-ref': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(), {
        description: 'With `require-evidence: signed`: branch or tag whose run must have signed, such as `refs/heads/main`; `*` stands for any text',
        shownDefault: 'the ref of this run',
    }),
    'evidence-max-age': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(), {
        description: 'With `require-evidence: signed`: how old gates and signature may be',
        default: '30d',
    }),
    'evidence-bundles': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(), {
        description: 'With `require-evidence: signed`: Sigstore bundles to read (`.json` or `.jsonl`, paths or patterns, one per line) instead of asking GitHub',
        shownDefault: "GitHub's attestations of the model's digest in `evidence-repository`; needs `attestations: read`",
    }),
    'trusted-root': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(), {
        description: 'With `require-evidence: signed`: file of the authorities to trust, as `gh attestation trusted-root` writes it, for runners that cannot reach Sigstore',
        shownDefault: 'those Sigstore and GitHub publish, fetched and checked by The Update Framework',
    }),
});
/** Beside these, where the model is deployed and not only pointed at. */
const deployedModelSettings = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    'model-path': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(), {
        description: 'With `require-evidence: signed`: the files that are deployed, whose digest must be the one that was signed',
        shownDefault: 'those the registry has for the model and version',
    }),
});


/***/ }),

/***/ 79971:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  configValues: () => (/* binding */ configValues)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/fields/src/explain.ts
var explain = __webpack_require__(39252);
// EXTERNAL MODULE: ./packages/fields/src/known-keys.ts
var known_keys = __webpack_require__(18797);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
// EXTERNAL MODULE: ./packages/gates/src/decimal.ts
var decimal = __webpack_require__(64335);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(52392);
// EXTERNAL MODULE: ./packages/gates/src/expression/parse.ts + 3 modules
var parse = __webpack_require__(65383);
;// CONCATENATED MODULE: ./packages/gates/src/looser-thresholds.ts





/** Names that say how near to users an environment is, the nearest last. */
const convention = [
    ['dev', 'development', 'local'],
    ['test', 'testing', 'qa', 'ci'],
    ['staging', 'stage', 'preprod', 'pre-production', 'uat'],
    ['prod', 'production', 'live'],
];
/** Environments in the order a model passes them: as declared, else those with a usual name (dev, test, staging, production). */
function orderOfEnvironments(names, declared) {
    if (declared)
        return declared.filter((name) => names.includes(name));
    const place = (name) => convention.findIndex((alike) => alike.includes(name.toLowerCase()));
    return names.filter((name) => place(name) >= 0).sort((a, b) => place(a) - place(b));
}
/**
 * One sentence for each metric that a later environment holds to a looser threshold than an earlier one, or to none. `==` has no looser side and is
 * left alone, as are thresholds that cannot be read: the action that uses them tells.
 */
function looserThresholds(inOrder) {
    const read = inOrder.flatMap(({ environment, thresholds }) => {
        const rules = readable(thresholds);
        return rules === undefined ? [] : [{ environment, tightest: tightest(rules) }];
    });
    return read.slice(1).flatMap((later, i) => {
        const earlier = read[i];
        return [...earlier.tightest].flatMap(([key, before]) => {
            const now = later.tightest.get(key);
            if (now && !isLooser(now, before))
                return [];
            const told = now ? `asks ${shown(now)}` : `does not ask for ${(0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(before.metric))} so`;
            return [`${later.environment} ${told}, and ${earlier.environment} before it asks ${shown(before)}`];
        });
    });
}
function readable(thresholds) {
    try {
        return (0,parse/* parseRules */.NR)(thresholds, { input: 'thresholds', production: false });
    }
    catch (error) {
        if (error instanceof user_error/* UserError */.y)
            return undefined;
        throw error;
    }
}
/** By metric and side, `accuracy >` or `rmse <`, the threshold that lets least through. */
function tightest(rules) {
    const found = new Map();
    for (const rule of rules) {
        if (rule.comparator === '==' || rule.bound.kind !== 'number')
            continue;
        const key = `${(0,format/* formatMetric */.gI)(rule.metric)} ${rule.comparator[0]}`;
        const known = found.get(key);
        if (!known || isLooser(known, rule))
            found.set(key, rule);
    }
    return found;
}
/** Of two rules on one side of one metric. */
function isLooser(rule, than) {
    const order = (0,decimal/* compareExact */.Bp)(limit(rule), limit(than));
    if (order === 0)
        return rule.comparator.length > than.comparator.length;
    return rule.comparator.startsWith('>') ? order < 0 : order > 0;
}
function limit({ bound }) {
    if (bound.kind !== 'number')
        throw new Error('only thresholds that are numbers are ordered');
    return (0,decimal/* exact */.e0)(bound.value);
}
const shown = (rule) => `\`${(0,printable/* printable */.g$)((0,format/* formatComparison */.Tc)(rule))}\``;

;// CONCATENATED MODULE: ./packages/config/src/profile-order.ts


/** Throws a UserError when an environment holds a metric to a looser threshold than the environment before it. */
function refuseLooserProfiles(config, path) {
    const profiles = config.environments ?? {};
    const order = config['environment-order'];
    const unknown = order?.filter((name) => !Object.hasOwn(profiles, name)) ?? [];
    if (unknown.length > 0) {
        throw new user_error/* UserError */.y('bad-input', `${path}: \`environment-order\` names ${unknown.join(', ')}, which is not under \`environments:\`.`, { hint: `There is ${Object.keys(profiles).join(', ') || 'none'}.` });
    }
    const inOrder = orderOfEnvironments(Object.keys(profiles), order).flatMap((environment) => {
        const thresholds = thresholdsOf(profiles[environment]) ?? thresholdsOf(config);
        // Where the file says none, the workflow does, and nothing is known of it here.
        return thresholds ? [{ environment, thresholds }] : [];
    });
    const looser = looserThresholds(inOrder);
    if (looser.length === 0)
        return;
    throw new user_error/* UserError */.y('bad-input', `${path}: ${looser.join('; ')}.`, {
        hint: 'Make the later environment at least as strict, or list under `environment-order` only those that must be.',
    });
}
/** A profile's type is that of a record: its keys are made from the list of actions. */
function thresholdsOf(level) {
    const section = level['check-model-threshold'];
    return section?.thresholds;
}

// EXTERNAL MODULE: ./packages/attestation/src/settings.ts
var settings = __webpack_require__(93537);
// EXTERNAL MODULE: ./packages/data-quality/src/settings.ts + 9 modules
var src_settings = __webpack_require__(43214);
// EXTERNAL MODULE: ./packages/delivery/src/settings.ts
var delivery_src_settings = __webpack_require__(47437);
// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(93523);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(57182);
// EXTERNAL MODULE: ./packages/gates/src/threshold-settings.ts
var threshold_settings = __webpack_require__(43265);
// EXTERNAL MODULE: ./packages/gates/src/comparison-settings.ts
var comparison_settings = __webpack_require__(13789);
// EXTERNAL MODULE: ./packages/github/src/settings.ts
var github_src_settings = __webpack_require__(38392);
// EXTERNAL MODULE: ./packages/monitoring/src/settings.ts
var monitoring_src_settings = __webpack_require__(56167);
// EXTERNAL MODULE: ./packages/registry/src/registry-settings.ts
var registry_settings = __webpack_require__(57794);
// EXTERNAL MODULE: ./packages/registry/src/settings.ts
var registry_src_settings = __webpack_require__(69268);
// EXTERNAL MODULE: ./packages/report/src/settings.ts
var report_src_settings = __webpack_require__(28059);
// EXTERNAL MODULE: ./packages/rollout/src/settings.ts + 1 modules
var rollout_src_settings = __webpack_require__(54915);
// EXTERNAL MODULE: ./packages/smoke/src/settings.ts
var smoke_src_settings = __webpack_require__(13932);
// EXTERNAL MODULE: ./packages/workflow-lint/src/settings.ts
var workflow_lint_src_settings = __webpack_require__(36288);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./packages/config/src/schema.ts













/** Which model is deployed, and what speaks for it. */
const deployed = { ...registry_settings/* registrySettings */.H.shape, ...settings/* signedEvidenceSettings */.z.shape, ...settings/* deployedModelSettings */.j.shape };
/** Settings of each action, under the action's own name. A new action adds its line here and nowhere else. */
const sections = {
    'validate-data': src_settings/* validateDataSettings */.ok,
    'check-model-threshold': threshold_settings/* thresholdSettings */.p,
    'compare-with-production': comparison_settings/* comparisonSettings */.T,
    'promote-model': schemas/* object */.Ikc({ ...registry_src_settings/* promotionSettings */.n.shape, ...settings/* signedEvidenceSettings */.z.shape }),
    'trigger-deploy': schemas/* object */.Ikc({ ...github_src_settings/* deploySettings */.$.shape, ...deployed }),
    'canary-rollout': schemas/* object */.Ikc({ ...rollout_src_settings/* rolloutSettings */.j.shape, ...deployed }),
    'monitor-model': monitoring_src_settings/* monitorSettings */.U,
    'smoke-test': smoke_src_settings/* smokeSettings */.l,
    report: report_src_settings/* reportSettings */.k,
    'workflow-lint': workflow_lint_src_settings/* workflowLintSettings */.u,
    'pipeline-metrics': delivery_src_settings/* deliverySettings */.c,
};
/** Written once at the top of the file (or of an environment), these hold for every action that takes them. */
const everywhere = schemas/* object */.Ikc({
    model: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the model' }),
    ...registry_settings/* registrySettings */.H.shape,
    ...section(settings/* signedEvidenceSettings */.z),
    mode: (0,field/* field */.Z)((0,types/* choice */.Yq)(['enforce', 'warn', 'dry-run']), { description: 'What a red verdict does to the job' }),
    'on-inconclusive': (0,field/* field */.Z)((0,types/* choice */.Yq)(['fail', 'warn', 'pass']), {
        description: 'What a verdict that could not be decided does to the job',
    }),
    'report-dir': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Folder for evidence and report' }),
    'report-formats': (0,field/* field */.Z)((0,types/* choices */.zM)(['html', 'junit', 'sarif']), {
        description: 'What the evidence is rendered as: html, junit, sarif',
    }),
    'upload-report': (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: 'Upload evidence and report as an artifact' }),
    'self-test': (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: 'Feed the gates input that is known to be bad as well' }),
});
const profile = {
    ...everywhere.shape,
    ...Object.fromEntries(Object.entries(sections).map(([name, settings]) => [name, schemas/* strictObject */.rej(section(settings)).optional()])),
};
/** tidegate.yml. Every key is optional; an unknown one is an error. */
const configSchema = schemas/* strictObject */.rej({
    ...profile,
    rules: schemas/* record */.g1P(schemas/* string */.YjP(), src_settings/* ruleSetSchema */.S3).optional().describe('Named rule sets for `validate-data`'),
    environments: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* strictObject */.rej(profile))
        .optional()
        .describe('Profiles by environment; what they say wins over the rest of the file'),
    'environment-order': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Environments in the order a model passes them; in none may a threshold be looser than in the one before. Default: those called dev, test, staging, production or alike',
    }),
})
    .describe('Configuration of Tidegate');
/** Secrets have no place in a committed file; everything else may be left out. Defaults belong to the action, not the file. */
function section(settings) {
    return Object.fromEntries(Object.entries(settings.shape)
        .filter(([, schema]) => !(0,field/* fieldInfo */.t)(schema)?.secret)
        .map(([name, schema]) => [
        name,
        typeOf(schema)
            .optional()
            .describe((0,field/* fieldInfo */.t)(schema)?.description ?? name),
    ]));
}
function typeOf(schema) {
    return schema instanceof schemas/* ZodOptional */.IiU || schema instanceof schemas/* ZodPrefault */.xgV ? schema.unwrap() : schema;
}

;// CONCATENATED MODULE: ./packages/config/src/values.ts




/** What a file says for one action. The whole file is checked whichever action asks, so a mistake shows at once. */
function configValues(document, { path, action, environment }) {
    const parsed = configSchema.safeParse(document);
    if (!parsed.success) {
        const complaints = (0,explain/* explain */.W)(parsed.error, (at) => (0,known_keys/* knownKeys */.e)(configSchema, at));
        throw new user_error/* UserError */.y('bad-input', `${path}: ${complaints.map(({ path: at, message }) => (at ? `${at}: ${message}` : message)).join('; ')}.`, { hint: 'Mend the keys named.' });
    }
    // The document itself, not the parsed copy: values are parsed once more, together with the explicit inputs.
    const file = document;
    const profiles = (file['environments'] ?? {});
    if (environment !== undefined && !Object.hasOwn(profiles, environment)) {
        throw new user_error/* UserError */.y('bad-input', `${path} has no environment "${environment}".`, {
            hint: `It has ${Object.keys(profiles).join(', ') || 'none'}; add it under \`environments:\`.`,
        });
    }
    refuseLooserProfiles(parsed.data, path);
    const profile = environment === undefined ? {} : profiles[environment];
    return {
        inputs: { ...forAction(file, action), ...forAction(profile, action) },
        named: { rules: (file['rules'] ?? {}) },
    };
}
/** What one level of the file says for an action: the common values it takes, then its own section. */
function forAction(level, action) {
    const own = new Set(Object.keys(sections[action]?.shape ?? {}));
    const common = Object.keys(everywhere.shape).filter((name) => level[name] !== undefined && (own.has(name) || !/^(registry|evidence-|trusted-root)/.test(name)));
    return {
        ...Object.fromEntries(common.map((name) => [name, level[name]])),
        ...(level[action] ?? {}),
    };
}


/***/ }),

/***/ 13789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ comparisonSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57794);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _reading_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47460);




/** What a user can type for `compare-with-production`. */
const comparisonSettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    candidate: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Metrics of the candidate: the path of a file, `runs:/<id>` or `models:/<name>@<alias>`',
    }),
    production: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Metrics of the model in production: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or the path of a file',
    }),
    rules: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Rules that must all hold, one per line: `accuracy >= production - 0.02`, `rmse <= production * 1.01`, `recall > production + 0.05`',
    }),
    suspicious: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Rules that are too good to be true, one per line: `accuracy > production + 0.2`. One that holds makes the verdict `inconclusive`: look for leakage',
    }),
    predictions: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'File with `id`, `label`, `candidate`, `production`: what both models say about the same items (CSV, TSV, also .gz or .zst; Parquet). Further candidates are columns `candidate_<name>`, scores `candidate_score` and `production_score`; rows that belong together share a `cluster`',
    }),
    'paired-rules': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Rules decided on the predictions with a confidence interval, one per line: `f1 >= production - 0.01`, `roc_auc > production`, `rmse <= production * 1.01`, `recall[region=EU] >= production - 0.05`',
        shownDefault: 'accuracy, not worse by `margin`',
    }),
    'positive-class': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'The label that precision, recall, F1 and scores are of',
        shownDefault: '1 of 0 and 1, true of false and true',
    }),
    alpha: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 0.0001, max: 0.4999 }), {
        description: 'Accepted probability of letting through a candidate that is worse by `margin` or more (one-sided)',
        default: '0.05',
    }),
    margin: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .share */ .uM)(), {
        description: 'Loss of accuracy that is still accepted, as in `0.005`, when there are no `paired-rules`',
        default: '0',
    }),
    slices: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Columns of the predictions file; in none of their values may the candidate be significantly worse',
    }),
    'first-model': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['fail', 'pass']), {
        description: 'What happens when the registry answers that nothing is in production yet',
        default: 'fail',
    }),
    baseline: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['majority-class', 'mean']), {
        description: 'What a first model must beat on the labels of `predictions`: always the most frequent class (by accuracy), or always their mean (by RMSE)',
    }),
    'engine-path': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Path of `duckdb.node`, for Parquet on runners without a package registry; fetched and cached when left out',
    }),
    ..._reading_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .readingSettings */ .i,
    ..._tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_4__/* .registrySettings */ .H.shape,
});


/***/ }),

/***/ 47460:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readingSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57182);

/** How metrics files are read; every action that reads them takes these. */
const readingSettings = {
    'metrics-path': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), { description: 'Where in the file the metrics are, as in `test.metrics`' }),
    aliases: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Further names for metrics, one per line: `accuracy = test_accuracy`, the name in the file on the right',
    }),
};


/***/ }),

/***/ 43265:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ thresholdSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57794);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _reading_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47460);




const sampleSize = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().transform((size) => [String(size)]), (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)()]);
/** What a user can type for `check-model-threshold`. */
const thresholdSettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    metrics: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Metrics of the model, one source per line: the path of a file (JSON, YAML, TOML, CSV, a classification report), `runs:/<id>` or `models:/<name>@<alias>`',
        required: true,
    }),
    thresholds: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Rules that must all hold, one per line: `accuracy >= 0.85`, `rmse <= 6.5`, `recall[segment=EU] >= 0.7`; of a list of scores, one per fold, `mean(accuracy) >= 0.85`, `worst(accuracy) >= 0.8`',
        required: true,
    }),
    ..._reading_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .readingSettings */ .i,
    'sample-size': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)(sampleSize(), {
        description: 'Number of items measured, or the metric that holds it; `recall = 250` for a metric with its own. A share then passes only when its confidence bound does',
    }),
    'test-share': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .share */ .uM)(), {
        description: 'Share of the rows that each fold tests on, `0.2` for five folds: a `mean(...)` then passes only when its confidence bound does',
    }),
    confidence: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .share */ .uM)(), {
        description: 'One-sided confidence of these bounds, used with `sample-size` and `test-share`',
        shownDefault: '0.95',
    }),
    ..._tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_4__/* .registrySettings */ .H.shape,
});


/***/ }),

/***/ 7461:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ dispatchInputs),
/* harmony export */   DQ: () => (/* binding */ checkWorkflowInputs),
/* harmony export */   xL: () => (/* binding */ checkPayload)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17795);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);



const nested = 'values are text, numbers or booleans; put a structure in quotes, as JSON text';
/**
 * Inputs of a dispatch, typed as a YAML or JSON mapping. Values stay as typed (`1.10` is not 1.1); a structure, a missing
 * value or text that is no mapping is an error and never an empty mapping.
 */
const dispatchInputs = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J())], 'expected a YAML or JSON mapping')
    .transform((value, context) => {
    const complain = (message) => {
        context.addIssue({ code: 'custom', message });
        return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
    };
    let entries = value;
    if (typeof value === 'string') {
        const typed = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(value);
        const asText = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(value, { schema: 'failsafe' });
        if (typed.errors.length > 0)
            return complain(`expected a YAML or JSON mapping (${typed.errors[0].message.split('\n')[0]})`);
        if (!isMapping(typed.toJS()))
            return complain('expected a YAML or JSON mapping such as `key: value`');
        entries = merge(typed.toJS(), asText.toJS());
    }
    const result = {};
    for (const [name, entry] of Object.entries(entries)) {
        if (entry === null || entry === undefined)
            return complain(`"${name}" has no value; write "" for an empty one`);
        if (typeof entry === 'object')
            return complain(`"${name}" is a structure; ${nested}`);
        if (typeof entry === 'number' && !Number.isFinite(entry))
            return complain(`"${name}" is ${entry}, which is no number`);
        result[name] = typeof entry === 'string' ? entry : JSON.stringify(entry);
    }
    return result;
});
/** The text of each scalar as typed, where YAML saw a value at all. */
function merge(typed, asText) {
    return Object.fromEntries(Object.entries(typed).map(([name, value]) => value === null || typeof value === 'object' ? [name, value] : [name, asText[name] ?? value]));
}
function isMapping(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}
/** GitHub's limits of workflow_dispatch. */
const limits = { inputs: 25, characters: 65_535 };
/** Throws when GitHub would not take so many or so long inputs. */
function checkWorkflowInputs(inputs) {
    const count = Object.keys(inputs).length;
    if (count > limits.inputs) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('bad-input', `${count} inputs would be sent; GitHub takes ${limits.inputs}.`, {
            hint: 'Send fewer, or several in one as JSON text. `model_version`, `trigger_source` and `idempotency_key` count too.',
        });
    }
    checkSize(JSON.stringify(inputs).length, limits.characters);
}
/** Throws when GitHub would not take this payload of a repository_dispatch. */
function checkPayload(payload) {
    const count = Object.keys(payload).length;
    if (count > 10) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('bad-input', `${count} values would be sent; a repository_dispatch takes 10.`, {
            hint: 'Send fewer, or several in one as JSON text. `model_version`, `trigger_source` and `idempotency_key` count too.',
        });
    }
    checkSize(Buffer.byteLength(JSON.stringify(payload)), 65_535);
}
function checkSize(size, limit) {
    if (size <= limit)
        return;
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('bad-input', `The inputs are ${size} characters long; GitHub takes ${limit}.`, {
        hint: 'Put large values in a file or an artifact and send its name.',
    });
}


/***/ }),

/***/ 38392:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ deploySettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93523);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
/* harmony import */ var _dispatch_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7461);



const repository = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const branchOrTag = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().refine((ref) => !/^[0-9a-f]{40}$/i.test(ref), 'expected a branch or tag; GitHub takes no commit here, so name the branch and give the commit as `expect-sha`');
const sha = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().regex(/^[0-9a-f]{40}$/i, 'expected a full commit SHA (40 hexadecimal digits)');
const workflowFile = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()
    .transform((typed) => typed.replace(/^\.?\/?\.github\/workflows\//, ''))
    .refine((name) => !name.includes('/'), 'expected a file name under .github/workflows, or an id');
const webAddress = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().refine((typed) => /^https?:$/.test(URL.parse(typed)?.protocol ?? ''), 'expected an http or https address');
const pause = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)().refine((milliseconds) => milliseconds > 0, 'expected a duration above 0');
const key = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().regex(/^[\w.:@#+-]{4,100}$/, 'expected 4 to 100 letters, digits or . _ : @ # + -');
/** What a user can type for `trigger-deploy`. */
const deploySettings = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    enabled: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(), { description: '`false` starts nothing and passes', default: 'true' }),
    when: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Condition on the metrics, such as `accuracy > 0.90`; when it does not hold nothing is started',
    }),
    metrics: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Metrics that `when` reads and the deployment record keeps, one per line: files, or addresses such as runs:/<id> and models:/<name>@<alias>',
    }),
    event: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['workflow_dispatch', 'repository_dispatch']), {
        description: 'How the deployment is started',
        default: 'workflow_dispatch',
    }),
    'event-type': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().max(100, 'expected at most 100 characters'), {
        description: 'Type of the `repository_dispatch` event',
        default: 'deploy',
    }),
    repository: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(repository(), {
        description: 'Repository of the deployment workflow, owner/name',
        shownDefault: 'this repository',
    }),
    workflow: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(workflowFile(), {
        description: 'File name (or id, all digits) of the workflow to start; for `repository_dispatch` the one to look for',
    }),
    ref: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(branchOrTag(), {
        description: 'Branch or tag to run the workflow at',
        shownDefault: 'the default branch of that repository',
    }),
    inputs: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_dispatch_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .dispatchInputs */ .Cf)(), {
        description: 'Inputs of the workflow, or payload of the event: a YAML or JSON mapping',
    }),
    'model-version': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), { description: 'Version to deploy, sent as `model_version`' }),
    'model-digest': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().regex(/^\w+:[0-9a-f]{8,}$/i, 'expected algorithm:hex, such as sha256:9f86d081'), {
        description: "Digest of the model's files; part of the key and of the deployment record",
        shownDefault: 'that of the model behind an address in `metrics`, when it has one',
    }),
    'trigger-source': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Who asks, sent as `trigger_source`',
        shownDefault: 'automated_ct_pipeline, where the workflow takes it',
    }),
    'request-timeout': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), { description: 'How long one request to GitHub may take', default: '30s' }),
    wait: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(), {
        description: 'Wait for the run and judge its conclusion; `false` passes as soon as it was started',
        shownDefault: '`true` for `workflow_dispatch`, `false` for `repository_dispatch`',
    }),
    timeout: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), {
        description: 'How long to wait for the run; after that the outcome is inconclusive',
        default: '1h',
    }),
    'poll-interval': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(pause(), {
        description: 'Pause between the first two looks at the run; it grows to three times as much',
        default: '10s',
    }),
    'find-timeout': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(pause(), {
        description: 'How long a run that GitHub does not name, or whose answer was lost, is looked for by its key',
        default: '1m',
    }),
    'expect-sha': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(sha(), {
        description: 'Commit the run must be at: nothing is started when the ref points elsewhere, and a run at another one is cancelled and fails the gate',
    }),
    'idempotency-key': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(key(), {
        description: 'Names this deployment, sent as `idempotency_key`: of one key one run is started, the others find it',
        shownDefault: 'model@version#digest and a hash of all that is sent; without model and version one of this workflow run',
    }),
    repeat: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['never', 'failed', 'always']), {
        description: 'When the run of the key has ended: `never` starts another one, `failed` does when it did not succeed, `always` does. The next one has the key with `+2`, `+3` ...',
        default: 'never',
    }),
    lock: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['try', 'require', 'off']), {
        description: 'Keep the key in a git reference of the repository (refs/tidegate/dispatch/...), which makes one of all triggers at the same moment the one that starts: `try` does without when the token may not (`contents: write`), and the evidence says so',
        default: 'try',
    }),
    'cancel-with-me': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(), { description: 'Cancel the run when this job is cancelled', default: 'false' }),
    'on-error': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['fail', 'warn']), {
        description: '`warn` turns a refusal or failure of GitHub to start the deployment into a warning; bad inputs and failed runs stay red',
        default: 'fail',
    }),
    'require-evidence': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Evidence files (paths or globs, one per line) that must all say pass or warn before anything is started; `signed`: a signed statement about the very files of the model, see docs/evidence.md',
    }),
    'environment-name': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Record a GitHub deployment to this environment; for workflows whose jobs name none, or say `deployment: false`',
    }),
    task: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['deploy', 'deploy:canary', 'rollback']), {
        description: 'What the deployment record says is done',
        default: 'deploy',
    }),
    'data-at': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .instant */ .uR)(), {
        description: 'When the newest data the model was trained on was made, for the deployment record',
    }),
    unplanned: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(), {
        description: 'The deployment record says that this release mends one before it, for delivery metrics',
        default: 'false',
    }),
    'report-url': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(webAddress(), {
        description: 'Address that is told the outcome by a signed POST, such as that of the training system',
    }),
    'report-secret': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Secret that the report is signed with (HMAC-SHA256)',
        secret: true,
    }),
});


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

/***/ 56167:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ monitorSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89921);
/* harmony import */ var _tidegate_gates_settings__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(47460);
/* harmony import */ var _tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(57794);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88532);
/* harmony import */ var _window_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33698);





const ruleWords = ['drift', 'performance', 'quality'];
/** What may be different for each model. */
const perModel = {
    evidence: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Evidence files of this run, one path or pattern per line: of validate-data (drift, data), of check-model-threshold and compare-with-production (performance)',
    }),
    performance: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Rules that a healthy model holds, one per line, as in compare-with-production: `accuracy >= production - 0.02`, `rmse <= 6.5`',
    }),
    metrics: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Metrics measured of late, for `performance`: paths of files, `runs:/<id>` or `models:/<name>@<alias>`',
        shownDefault: 'those in the evidence',
    }),
    production: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'What `production` is in `performance`: the metrics the model was promoted with, `models:/<name>@production` or the path of a file',
    }),
    'drift-when': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Condition of a drift alarm over `drift_score` (drifted columns by compared ones), `prediction_drift`, `num_drifted_columns`, `share_missing_values`',
        default: 'drift_score > 0.5',
    }),
    'prediction-column': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'The column of predictions in the data; its drift is `prediction_drift`',
        default: 'prediction',
    }),
    'retrain-on': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choices */ .zM)(ruleWords), {
        description: 'The alarms that ask for retraining: any of `drift`, `performance`, `quality`',
        default: 'drift, performance',
    }),
    'retrain-when': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_window_js__WEBPACK_IMPORTED_MODULE_2__/* .windowType */ .vV)(), {
        description: 'In how many of the last runs there must be such an alarm',
        default: '1 of last 1',
    }),
    cooldown: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), {
        description: 'How long after one request for retraining there is no other',
        default: '1d',
    }),
    'max-age': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), {
        description: 'Age of the model, or of the last request, from which on retraining is asked for, such as `30d`',
    }),
    'trained-at': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .instant */ .uR)(), {
        description: 'When the model was trained, for `max-age`',
        shownDefault: 'when its version was first watched',
    }),
    'new-rows': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .nd)({ min: 1 }), {
        description: 'So many rows of new data since the last request ask for retraining',
    }),
    'alert-when': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_window_js__WEBPACK_IMPORTED_MODULE_2__/* .windowType */ .vV)(), {
        description: 'In how many of the last runs there must be an alarm for an issue to be open',
        default: '1 of last 1',
    }),
};
/** What a model's entry under `models` says; the rest is what holds for all. */
const modelEntry = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej(Object.fromEntries(Object.entries(perModel).map(([name, schema]) => [name, schema.unwrap().optional()])));
/** What a user can type for `monitor-model`. */
const monitorSettings = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    ...perModel,
    models: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .mapping */ .p)().pipe(zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1), modelEntry.nullable())), {
        description: 'Several models in one step, each with what is different for it: `churn: { evidence: reports/churn/*.json, cooldown: 7d }`; what goes wrong with one stops no other',
    }),
    history: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Where the runs are kept: `file:<path>`, `branch:<name>` (a git branch of its own, made by the first run) or `postgres` with the address in `connection`',
        required: true,
    }),
    connection: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Address of the database of `history: postgres`: `postgresql://user:password@host/database`',
        secret: true,
    }),
    spool: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'File that keeps the rows of this run while the history is out of reach; the next run hands them in',
        default: '.tidegate/monitor-spool.jsonl',
    }),
    'run-key': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Name of this run: one name is one row, however often the run is repeated',
        shownDefault: 'repository and number of the workflow run; elsewhere the digest of the evidence',
    }),
    'on-alarm': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['warn', 'fail']), {
        description: 'What an alarm does to the verdict; with `fail` the steps behind this one need `if: always()`',
        default: 'warn',
    }),
    issues: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(), {
        description: 'Keep one issue per model and rule: opened by an alarm, updated, closed when it is over',
        default: 'true',
    }),
    'alert-labels': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)(zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())], 'expected labels').transform((typed, context) => {
        const labels = (Array.isArray(typed) ? typed : typed.split(/[,\r\n]+/))
            .map((label) => label.trim())
            .filter(Boolean);
        if (labels.length > 0 && labels.length <= 20 && labels.every((label) => label.length <= 50))
            return labels;
        context.addIssue({ code: 'custom', message: 'expected labels of at most 50 characters, parted by commas' });
        return zod__WEBPACK_IMPORTED_MODULE_5__/* .NEVER */ .tm;
    }), {
        description: 'Labels of the issues; the first is how they are found again',
        default: 'model-monitoring, alert, drift-detection',
    }),
    'reopen-within': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(), {
        description: 'An issue closed no longer ago is opened again instead of a new one',
        default: '7d',
    }),
    'report-url': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), {
        description: 'Link to the report, for the issue',
        shownDefault: 'the workflow run',
    }),
    export: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(), {
        description: 'Files to write, one per line: `json:<path>`, the rows this run has seen; `prometheus:<path>`, the newest row of each model as Prometheus text',
    }),
    ..._tidegate_gates_settings__WEBPACK_IMPORTED_MODULE_6__/* .readingSettings */ .i,
    ..._tidegate_registry_settings__WEBPACK_IMPORTED_MODULE_7__/* .registrySettings */ .H.shape,
});


/***/ }),

/***/ 33698:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ countSignals),
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   vV: () => (/* binding */ windowType)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);

/** Runs a window may reach back over. */
const longestWindow = 200;
/** Types `2 of last 3`. */
const windowType = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(expected).transform((typed, context) => {
    const match = /^\s*(\d{1,3})\s+of\s+(?:the\s+)?last\s+(\d{1,3})(?:\s+runs?)?\s*$/i.exec(typed);
    const [alarms, runs] = [Number(match?.[1]), Number(match?.[2])];
    if (match && alarms >= 1 && alarms <= runs && runs <= longestWindow)
        return { alarms, runs };
    context.addIssue({ code: 'custom', message: expected });
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
});
const expected = `expected so many of the last runs, such as \`2 of last 3\` (of at most ${longestWindow})`;
/** Counts a rule's signals over the newest runs that looked at it, this one last. */
function countSignals(rule, past, now, { runs }) {
    const seen = [...past.map(({ signals }) => signals[rule]), now].filter((signal) => signal !== undefined).slice(-runs);
    return {
        alarms: seen.filter((signal) => signal === 'alarm').length,
        unknown: seen.filter((signal) => signal === 'unknown').length,
        runs: seen.length,
    };
}
/** `2 of the last 3 runs`. */
function told({ alarms }, { runs }) {
    return runs === 1 ? (alarms === 1 ? 'this run' : 'no run') : `${alarms} of the last ${runs} runs`;
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

/***/ 28059:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ reportSettings)
/* harmony export */ });
/* unused harmony export places */
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89921);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);


/** Where a report goes. */
const places = [
    'summary',
    'comment',
    'issue',
    'model-card',
    'training-report',
    'deployment-report',
    'notification',
    'html',
    'junit',
    'sarif',
];
const card = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    license: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    language: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())]).optional(),
    tags: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).optional(),
    library: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    task: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    dataset: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    description: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    'intended-use': zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    limitations: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
});
/** What a user can type for `report`. */
const reportSettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    evidence: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Evidence files of the gates, paths or patterns, one per line',
        default: 'tidegate-report/**/*.json',
    }),
    to: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choices */ .zM)(places), {
        description: 'What is made of it, any of `summary`, `comment` (one on the pull request, updated in place), `issue` (one incident, closed on recovery), `html`, `junit`, `sarif`, `model-card`, `training-report`, `deployment-report`, `notification`',
        default: 'summary, comment, html, notification',
    }),
    title: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), { description: 'Heading of all of them', shownDefault: 'the model, or the workflow' }),
    key: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)().max(200, 'expected at most 200 characters'), {
        description: 'Tells this comment and this incident from those of other reports of the repository',
        shownDefault: 'the workflow, with the model and environment when they are given',
    }),
    card: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .mapping */ .p)().pipe(card), {
        description: 'What the model card says beside the evidence, YAML: `license`, `language`, `tags`, `library`, `task`, `dataset`, `description`, `intended-use`, `limitations`',
    }),
    'pull-request': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .integer */ .nd)({ min: 1 }), {
        description: 'Number of the pull request to comment on',
        shownDefault: 'that of the event',
    }),
    'job-status': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['success', 'failure', 'cancelled']), {
        description: 'How the job stands: one that failed without a gate saying why is told as a gate that could not decide, never as a pass',
        runnerDefault: '${{ job.status }}',
    }),
    labels: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(), {
        description: 'Labels of the incident issue, one per line; it is found again by the first',
        default: 'model-incident',
    }),
    mode: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['enforce', 'warn', 'dry-run']), {
        description: '`warn` never fails this step, since the gate itself has; `enforce` fails it when a gate said no; `dry-run` posts nothing',
        default: 'warn',
    }),
});


/***/ }),

/***/ 54915:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ rolloutSettings)
});

// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(93523);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(57182);
// EXTERNAL MODULE: ./packages/fields/src/mapping.ts
var mapping = __webpack_require__(89921);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./packages/rollout/src/routers/kinds.ts
/** The words of `router:`. */
const routerKinds = [
    'gateway-api',
    'istio',
    'service-selector',
    'replica-ratio',
    'deployment-image',
    'ingress-nginx',
    'kserve',
    'seldon',
    'haproxy',
    'sagemaker',
    'azure-ml',
    'vertex-ai',
    'cloud-run',
    'command',
];

// EXTERNAL MODULE: ./packages/rollout/src/steps.ts
var steps = __webpack_require__(2494);
// EXTERNAL MODULE: ./packages/rollout/src/strategies.ts
var strategies = __webpack_require__(64612);
;// CONCATENATED MODULE: ./packages/rollout/src/settings.ts





/** What a user can type for `canary-rollout`. */
const rolloutSettings = schemas/* object */.Ikc({
    operation: (0,field/* field */.Z)((0,types/* choice */.Yq)(['run', 'tick', 'status', 'abort', 'guard', 'rehearse']), {
        description: '`run` goes on until the rollout ends, `tick` takes one look and leaves, `status` reads, `abort` rolls back, `guard` rolls back a rollout whose runner has vanished, `rehearse` proves that router, state and metrics work without moving traffic',
        default: 'run',
    }),
    strategy: (0,field/* field */.Z)((0,types/* choice */.Yq)(strategies/* strategies */.Wy), {
        description: '`canary` rises by `steps`, `ab` holds `traffic-split` for `hold` and then decides, `blue-green` moves everything and comes back unless it is proven within `hold`, `all-at-once` moves everything and is verified by the limits alone',
        default: 'canary',
    }),
    router: (0,field/* field */.Z)((0,types/* choice */.Yq)(routerKinds), { description: 'What splits the traffic', required: true }),
    target: (0,field/* field */.Z)((0,mapping/* mapping */.p)(), {
        description: 'Where the router is: `{ namespace, name }` in Kubernetes, `{ socket or address, backend }` of HAProxy; the README has one for each router',
        required: true,
    }),
    stable: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the stable arm as the router calls it', default: 'stable' }),
    candidate: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the candidate arm as the router calls it', default: 'candidate' }),
    version: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Version or digest of the candidate model; part of what makes this rollout a new one',
    }),
    steps: (0,field/* field */.Z)((0,steps/* steps */.Ci)(), {
        description: 'Shares of traffic for the candidate and how long to watch each: `5%:10m, 25%:10m, 50%:10m, 100%`',
    }),
    'traffic-split': (0,field/* field */.Z)((0,strategies/* trafficSplit */.wM)(), {
        description: 'One split of stable to candidate instead of `steps`, such as 80:20; needed for `strategy: ab`',
    }),
    hold: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long `traffic-split` is held, or the candidate is watched with all traffic (`blue-green`, `all-at-once`)',
        default: '10m',
    }),
    analysis: (0,field/* field */.Z)((0,mapping/* mapping */.p)(), {
        description: 'Where both arms are measured and what is watched beside errors: `source` (`prometheus`, with a `preset` for known servers, `metrics-text`, `http` or `file`), `interval` between looks, `latency`, `classes`, `shadow`, `nan-predictions`, `health`; the README has all',
    }),
    'analysis-token': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Bearer token for the metrics server', secret: true }),
    'max-error-rate': (0,field/* field */.Z)((0,types/* share */.uM)(), {
        description: "Roll back when the candidate's error share is surely above this",
        default: '0.05',
    }),
    'tolerated-ratio': (0,field/* field */.Z)((0,types/* number */.ai)({ min: 1.01, max: 100 }), {
        description: "How many times the stable arm's error rate the candidate may have; when given, promotion needs proof that it is below",
    }),
    alpha: (0,field/* field */.Z)((0,types/* number */.ai)({ min: 1e-6, max: 0.2 }), {
        description: 'Chance of rolling back a candidate that is no worse, for each thing it is compared in',
        default: '0.01',
    }),
    patience: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How much longer than planned a step may last when its traffic does not decide yet',
        default: '10m',
    }),
    'max-job-minutes': (0,field/* field */.Z)((0,types/* number */.ai)({ min: 0.01 }), {
        description: 'Hand over with `state: in-progress` after so long',
        default: '330',
    }),
    lease: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long a silent runner keeps the rollout before `guard` may roll it back',
        default: '2m',
    }),
    handover: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long a rollout may wait between two runs before `guard` rolls it back',
        default: '1h',
    }),
    'on-conflict': (0,field/* field */.Z)((0,types/* choice */.Yq)(['stop', 'rollback']), {
        description: 'What to do when somebody else has changed the weights: touch nothing, or roll back',
        default: 'stop',
    }),
    'require-proof': (0,field/* field */.Z)((0,types/* flag */.Jt)(), {
        description: 'Promote only on proof that the error rate is acceptable; `false` promotes when nothing speaks against it',
        default: 'true',
    }),
    'require-evidence': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'For `run` and `tick`: evidence files of gates (paths or globs, one per line) that must all say pass or warn, about this model and version; `signed`: a signed statement about the very files, see docs/evidence.md',
    }),
    alias: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Alias of the registry, such as `production`, that moves to `version` when the rollout is promoted and back when it is rolled back; needs `model` and `version`',
    }),
    incident: (0,field/* field */.Z)((0,types/* flag */.Jt)(), {
        description: 'Open an issue when a rollout is rolled back or held, and close it at the next promotion; needs `issues: write`',
        default: 'true',
    }),
    token: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Token for the issue, and for `require-evidence: signed`, which needs `attestations: read`',
        secret: true,
        runnerDefault: '${{ github.token }}',
    }),
    state: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Where the state is kept: `git` (a ref of the checked-out repository, `git:<remote>` for another remote) or `file:<folder>`',
        shownDefault: 'on the target in Kubernetes, else a folder in the home directory of the runner',
    }),
});


/***/ }),

/***/ 2494:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ci: () => (/* binding */ steps),
/* harmony export */   Dt: () => (/* binding */ provingSteps),
/* harmony export */   rN: () => (/* binding */ formatSteps)
/* harmony export */ });
/* unused harmony exports stepSchema, parseSteps */
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65974);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);


const stepSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    /** The candidate's share of the traffic, above 0 and at most 1. */
    share: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().gt(0).max(1),
    /** How long to watch at this share, milliseconds. */
    holdMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().min(0),
});
/** `5%:10m, 25%:10m, 100%`: shares that rise to 100 %, each but the last with the time to watch there. */
const steps = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())], 'expected steps such as 5%:10m, 25%:10m, 100%')
    .transform((value, context) => {
    const parsed = parseSteps(Array.isArray(value) ? value : value.split(/[,\n]/));
    if (typeof parsed !== 'string')
        return parsed;
    context.addIssue({ code: 'custom', message: parsed });
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
});
/** The steps, or what is wrong with them. */
function parseSteps(entries) {
    const result = [];
    const typed = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
    for (const [index, entry] of typed.entries()) {
        const [shareText = '', holdText, ...rest] = entry.split(':').map((part) => part.trim());
        const share = (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .parseShare */ .n8)(shareText);
        if (share === undefined || !(share > 0 && share <= 1) || rest.length > 0) {
            return `"${entry}" is not a step; write a share above 0 % and the time to hold it, such as 10%:5m`;
        }
        const holdMs = holdText === undefined ? 0 : (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(holdText);
        if (holdMs === undefined)
            return `"${holdText}" in "${entry}" is not a duration such as 30s or 10m`;
        if (share < 1 && holdMs === 0)
            return `"${entry}" needs a time to hold, such as ${shareText}:5m`;
        if (index > 0 && share <= result[index - 1].share)
            return `the shares must rise, and "${entry}" does not`;
        result.push({ share, holdMs });
    }
    if (result.length === 0)
        return 'expected steps such as 5%:10m, 25%:10m, 100%';
    if (result.at(-1).share !== 1)
        return 'the last step must be 100%; the rollout ends there or back at the start';
    if (result.length === 1)
        return 'at least one step below 100% is needed, or nothing is watched before all traffic moves';
    return result;
}
/** The steps during which proof is gathered: those that leave stable some traffic, else the one that has it all. */
function provingSteps(plan) {
    const partial = plan.filter(({ share }) => share < 1);
    return partial.length > 0 ? partial : plan;
}
/** The steps as a user types them. */
function formatSteps(plan) {
    return plan
        .map(({ share, holdMs }) => `${Number((share * 100).toFixed(6))}%${holdMs > 0 ? `:${(0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(holdMs)}` : ''}`)
        .join(', ');
}


/***/ }),

/***/ 64612:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wy: () => (/* binding */ strategies),
/* harmony export */   wM: () => (/* binding */ trafficSplit),
/* harmony export */   x3: () => (/* binding */ paceOf)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17795);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);


const strategies = ['canary', 'blue-green', 'ab', 'all-at-once'];
/** `80:20`, stable to candidate: the candidate's share. */
const trafficSplit = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP('expected a split such as 80:20').transform((value, context) => {
    const [stable, candidate] = (/^\s*(\d+)\s*:\s*(\d+)\s*$/.exec(value) ?? []).slice(1).map(Number);
    if (stable !== undefined && candidate !== undefined && stable > 0 && candidate > 0) {
        return candidate / (stable + candidate);
    }
    context.addIssue({ code: 'custom', message: 'expected stable:candidate, both above 0, such as 80:20' });
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
});
/**
 * Every strategy is a list of steps on one machine. `canary` rises; `ab` holds one split for a time fixed beforehand and then decides,
 * with no time added; `blue-green` moves everything at once and needs proof while stable stands by; `all-at-once` moves everything
 * and is verified by the limits alone.
 */
function paceOf(inputs) {
    const { strategy, steps, 'traffic-split': share, hold, patience, 'require-proof': requireProof } = inputs;
    const refuse = (name, hint) => {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('bad-input', `\`${name}\` cannot be given with \`strategy: ${strategy}\`.`, { hint });
    };
    if (hold === 0)
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('bad-input', '`hold` is 0, so nothing would be watched.', { hint: 'Use 10m.' });
    const split = (candidate) => [
        { share: candidate, holdMs: hold },
        { share: 1, holdMs: 0 },
    ];
    switch (strategy) {
        case 'canary': {
            if (steps !== undefined && share !== undefined)
                refuse('traffic-split', 'Give either it or `steps`.');
            const rising = steps ?? (share === undefined ? undefined : split(share));
            if (rising === undefined)
                throw needed('steps', '`steps: 5%:10m, 25%:10m, 50%:10m, 100%`.');
            return { steps: rising, patienceMs: patience, requireProof };
        }
        case 'ab': {
            if (steps !== undefined)
                refuse('steps', 'Give `traffic-split: 80:20` and how long to `hold` it.');
            if (share === undefined)
                throw needed('traffic-split', '`traffic-split: 80:20`.');
            return { steps: split(share), patienceMs: 0, requireProof };
        }
        case 'blue-green':
        case 'all-at-once': {
            const hint = 'All traffic moves at once; `hold` is how long it is watched then.';
            if (steps !== undefined)
                refuse('steps', hint);
            if (share !== undefined)
                refuse('traffic-split', hint);
            const proof = strategy === 'blue-green' && requireProof;
            return { steps: [{ share: 1, holdMs: hold }], patienceMs: patience, requireProof: proof };
        }
    }
}
function needed(name, hint) {
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('bad-input', `\`${name}\` is required for this strategy and was not given.`, { hint });
}


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


/***/ })

};
