export const id = 8869;
export const ids = [8869];
export const modules = {

/***/ 38869:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderSarif: () => (/* binding */ renderSarif)
/* harmony export */ });
/** Code scanning reads 5,000 results of a run at most. */
const mostResults = 5000;
const levels = { fail: 'error', inconclusive: 'error', warn: 'warning', pass: 'none' };
/**
 * SARIF 2.1.0 (OASIS): one run per gate, one rule per check, one result per failing row of a check that did not pass, or
 * one for the check. `place` is a path below the workspace for results without a row in a file: code scanning refuses
 * a whole file for one result without a location.
 */
function renderSarif(evidences, place = 'tidegate.yml') {
    const log = {
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: evidences.map((evidence) => run(evidence, place)),
    };
    return `${JSON.stringify(log, null, 2)}\n`;
}
function run(evidence, place) {
    const { gate, checks, verdict, reason } = evidence;
    const own = { id: 'verdict', title: gate, verdict, reason };
    const wrong = checks.filter((check) => check.verdict !== 'pass');
    // A verdict that no check accounts for is told by itself.
    const told = verdict !== 'pass' && wrong.length === 0 ? [own] : wrong;
    const rules = [...new Map([...checks, ...told].map((check) => [check.id, check])).values()];
    const index = new Map(rules.map(({ id }, i) => [id, i]));
    const results = told.flatMap((check) => resultsOf(check, index.get(check.id), place));
    return {
        tool: {
            driver: {
                name: 'Tidegate',
                semanticVersion: evidence.tool.version,
                rules: rules.map(({ id, title }) => ({ id, shortDescription: { text: wellFormed(title) } })),
            },
        },
        automationDetails: { id: `${gate}/` },
        invocations: [{ executionSuccessful: true, startTimeUtc: evidence.startedAt, endTimeUtc: evidence.finishedAt }],
        columnKind: 'utf16CodeUnits',
        results: results.slice(0, mostResults),
        ...(results.length > mostResults && { properties: { resultsLeftOut: results.length - mostResults } }),
    };
}
function resultsOf(check, ruleIndex, place) {
    const rows = (check.examples ?? []).filter(({ file }) => typeof file === 'string' && file !== '');
    const result = (location, text) => ({
        ruleId: check.id,
        ruleIndex,
        level: levels[check.verdict],
        message: { text: wellFormed(text) },
        locations: [{ physicalLocation: location }],
    });
    if (rows.length === 0)
        return [result(physical(place, undefined), check.reason)];
    return rows.map((row) => result(physical(String(row['file']), row['line']), `${check.title}: ${check.reason}`));
}
function physical(file, line) {
    const startLine = typeof line === 'number' && Number.isInteger(line) && line > 0 ? line : undefined;
    const artifactLocation = uriOf(file);
    return startLine === undefined ? { artifactLocation } : { artifactLocation, region: { startLine } };
}
/** A path of the workspace is relative to the root of the source; any other stands for itself. */
function uriOf(file) {
    const path = wellFormed(file).replaceAll('\\', '/').replace(/^\.\//, '');
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return path.startsWith('/') ? { uri: `file://${encoded}` } : { uri: encoded, uriBaseId: '%SRCROOT%' };
}
function wellFormed(text) {
    return text.toWellFormed();
}


/***/ })

};
