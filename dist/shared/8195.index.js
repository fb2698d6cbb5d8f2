export const id = 8195;
export const ids = [8195];
export const modules = {

/***/ 58195:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderJunit: () => (/* binding */ renderJunit)
});

// EXTERNAL MODULE: ./packages/report/src/numbers.ts
var numbers = __webpack_require__(66510);
;// CONCATENATED MODULE: ./packages/report/src/xml.ts
/** What XML 1.0 cannot hold even as a reference (section 2.2): controls, lone surrogates, two noncharacters. */
// eslint-disable-next-line no-control-regex
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Text or the value of an attribute. What XML cannot hold becomes U+FFFD; line ends stay themselves in attributes too. */
function xmlText(text) {
    return text
        .toWellFormed()
        .replace(impossible, '\ufffd')
        .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

;// CONCATENATED MODULE: ./packages/report/src/junit.ts


/** Failing rows told per test case. */
const mostRows = 20;
/**
 * JUnit XML as Ant's and Jenkins' readers take it: one suite per gate, one case per check. What failed or could not be
 * decided is a failure with its reason; a warning passes and says so in `system-out`.
 */
function renderJunit(evidences) {
    const suites = evidences.map(suite);
    const total = (key) => suites.reduce((sum, one) => sum + one[key], 0);
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites name="tidegate" tests="${total('tests')}" failures="${total('failures')}" errors="0">`,
        ...suites.map(({ text }) => text),
        '</testsuites>',
        '',
    ].join('\n');
}
function suite(evidence) {
    const checks = casesOf(evidence);
    const failures = checks.filter(fails).length;
    const seconds = (Date.parse(evidence.finishedAt) - Date.parse(evidence.startedAt)) / 1000;
    const attributes = [
        `name="${xmlText(evidence.gate)}"`,
        `tests="${checks.length}" failures="${failures}" errors="0" skipped="0"`,
        // Readers want local time without an offset; ours is UTC.
        `timestamp="${xmlText(evidence.startedAt.slice(0, 19))}" time="${seconds.toFixed(3)}"`,
    ];
    const text = [
        `  <testsuite ${attributes.join(' ')}>`,
        ...checks.map((check) => testCase(evidence.gate, check)),
        '  </testsuite>',
    ].join('\n');
    return { tests: checks.length, failures, text };
}
/** A verdict that no check accounts for is a case of its own, so that a red gate never reads as green. */
function casesOf({ gate, checks, verdict, reason }) {
    const own = { id: 'verdict', title: gate, verdict, reason };
    return fails(own) && !checks.some(fails) ? [...checks, own] : checks;
}
function fails({ verdict }) {
    return verdict === 'fail' || verdict === 'inconclusive';
}
function testCase(gate, check) {
    const { id, title, verdict, reason } = check;
    // Two checks may have one title; the id tells them apart.
    const start = `    <testcase classname="${xmlText(`${gate}.${id}`)}" name="${xmlText(title)}"`;
    if (fails(check)) {
        return `${start}>\n      <failure type="${verdict}" message="${xmlText(reason)}">${xmlText(junit_numbers(check))}</failure>\n    </testcase>`;
    }
    if (verdict === 'warn')
        return `${start}>\n      <system-out>${xmlText(`warn: ${reason}`)}</system-out>\n    </testcase>`;
    return `${start}/>`;
}
function junit_numbers({ observed, threshold, examples = [] }) {
    const more = examples.length - mostRows;
    return [
        ...(observed === undefined ? [] : [`observed: ${(0,numbers/* formatScalar */.kQ)(observed)}`]),
        ...(threshold === undefined || threshold === null ? [] : [`bound: ${(0,numbers/* formatScalar */.kQ)(threshold)}`]),
        ...examples.slice(0, mostRows).map((row) => Object.entries(row)
            .map(([key, value]) => `${key} ${(0,numbers/* formatScalar */.kQ)(value)}`)
            .join(', ')),
        ...(more > 0 ? [`and ${more} more in the evidence file`] : []),
    ].join('\n');
}


/***/ })

};
