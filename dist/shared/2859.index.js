export const id = 2859;
export const ids = [2859];
export const modules = {

/***/ 82643:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ asksForSigned),
  M: () => (/* binding */ demandedEvidence)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/evidence/src/required-evidence.ts
var required_evidence = __webpack_require__(35342);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/text-file.ts
var text_file = __webpack_require__(43655);
;// CONCATENATED MODULE: ./packages/attestation/src/claims.ts
const fulcio = '1.3.6.1.4.1.57264.1.';
/** The claims of a verified certificate; what it does not say, or says twice, is undefined. */
function claimsOf(extensions, workflow) {
    const claim = (number) => {
        const found = extensions.filter(({ oid }) => oid?.id.join('.') === fulcio + number);
        return found.length === 1 ? utf8String(found[0].value) : undefined;
    };
    return { issuer: claim(8), workflow, repository: claim(12), ref: claim(14), commit: claim(13), run: claim(21) };
}
/** The text of a DER UTF8String; undefined for anything else. */
function utf8String(der) {
    const [tag, first = 0x80] = der;
    if (tag !== 0x0c)
        return undefined;
    // Above 127 the first byte counts those of the length.
    const more = first < 0x80 ? 0 : first - 0x80;
    const length = first < 0x80 ? first : der.subarray(2, 2 + more).reduce((sum, byte) => sum * 256 + byte, 0);
    const text = der.subarray(2 + more);
    if (more > 2 || (first >= 0x80 && more === 0) || text.length !== length)
        return undefined;
    return Buffer.from(text).toString('utf8');
}

;// CONCATENATED MODULE: ./packages/attestation/src/open-bundle.ts


/** Largest bundle that is read, in bytes; a predicate of hundreds of gates has a tenth of it. */
const largestBundle = 5 * 1024 * 1024;
const troubles = {
    TLOG_ERROR: 'log',
    TLOG_INCLUSION_PROOF_ERROR: 'log',
    TLOG_INCLUSION_PROMISE_ERROR: 'log',
    TLOG_MISSING_INCLUSION_ERROR: 'log',
    TLOG_BODY_ERROR: 'log',
    CERTIFICATE_ERROR: 'certificate',
    PUBLIC_KEY_ERROR: 'certificate',
    SIGNATURE_ERROR: 'signature',
    TIMESTAMP_ERROR: 'time',
};
const meaning = {
    bundle: 'it is no Sigstore bundle of an in-toto statement',
    signature: 'the signature is not of this statement',
    log: 'no log entry of a trusted log proves it',
    certificate: 'no trusted authority has certified its key',
    time: 'no trusted authority says when it was signed',
};
/**
 * Verifies one bundle: certificate, log entry or timestamp, and signature. Nothing of its content is read before. As strict as the
 * authorities allow: where they name a log, an entry is demanded, and where they name certificate logs, a promise of one.
 */
function openBundle({ from, json }, authorities, sigstore) {
    let bundle;
    try {
        bundle = sigstore.bundleFromJSON(json);
    }
    catch (error) {
        return refused(from, 'bundle', error);
    }
    const { content } = bundle;
    if (content.$case !== 'dsseEnvelope')
        return refused(from, 'bundle');
    if (content.dsseEnvelope.payloadType !== 'application/vnd.in-toto+json')
        return refused(from, 'bundle');
    let first;
    for (const { material, thresholds } of authorities) {
        try {
            const { identity } = new sigstore.Verifier(material, thresholds).verify(sigstore.toSignedEntity(bundle));
            const certificate = certificateOf(bundle);
            if (identity === undefined || certificate === undefined)
                return refused(from, 'certificate');
            return {
                from,
                statement: parsed(content.dsseEnvelope.payload),
                claims: claimsOf(identity.oids ?? [], identity.subjectAlternativeName),
                signedAt: certificate.validFromDate.getTime(),
            };
        }
        catch (error) {
            const told = refused(from, troubles[error.code ?? ''] ?? 'bundle', error);
            // An authority that has not certified the key has nothing to say of the rest.
            if (first === undefined || first.trouble === 'certificate')
                first = told;
        }
    }
    return first ?? refused(from, 'certificate');
}
/** Whether GitHub's own authority has signed, as it does in private repositories, by what the bundle claims. */
function isOfGitHub(json, sigstore) {
    try {
        return certificateOf(sigstore.bundleFromJSON(json))?.issuer.includes('O=GitHub, Inc.') === true;
    }
    catch {
        return false;
    }
}
function certificateOf({ verificationMaterial: { content } }) {
    if (content.$case === 'certificate')
        return new external_node_crypto_.X509Certificate(content.certificate.rawBytes);
    if (content.$case !== 'x509CertificateChain')
        return undefined;
    const [leaf] = content.x509CertificateChain.certificates;
    return leaf && new external_node_crypto_.X509Certificate(leaf.rawBytes);
}
/** What is signed and no JSON is judged like any other statement that says nothing. */
function parsed(payload) {
    try {
        return JSON.parse(payload.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function refused(from, trouble, error) {
    const detail = error instanceof Error ? ` (${error.message.split('\n')[0].slice(0, 200)})` : '';
    return { from, trouble, message: `${meaning[trouble]}${detail}` };
}

;// CONCATENATED MODULE: ./packages/attestation/src/snappy.ts
/**
 * The bytes of a Snappy block (format description of google/snappy), as GitHub serves bundles at their `bundle_url`. Throws an Error for
 * what is no such block, or would be longer than `most` bytes.
 */
function unsnap(block, most) {
    const { value: length, next } = varint(block);
    if (length > most)
        throw new Error(`it is longer than ${most} bytes`);
    const bytes = new Uint8Array(length);
    let from = next;
    let to = 0;
    while (from < block.length) {
        const tag = block[from++];
        const kind = tag & 3;
        let size = (tag >> 2) + 1;
        if (kind === 0) {
            if (size > 60) {
                const extra = size - 60;
                size = number(block, from, extra) + 1;
                from += extra;
            }
            if (from + size > block.length || to + size > length)
                throw damaged();
            bytes.set(block.subarray(from, from + size), to);
            from += size;
        }
        else {
            const width = kind === 1 ? 1 : kind === 2 ? 2 : 4;
            const low = number(block, from, width);
            const offset = kind === 1 ? ((tag >> 5) << 8) | low : low;
            if (kind === 1)
                size = ((tag >> 2) & 7) + 4;
            from += width;
            if (offset === 0 || offset > to || to + size > length)
                throw damaged();
            // Byte by byte: a copy may read what it has just written.
            for (let i = 0; i < size; i++)
                bytes[to + i] = bytes[to + i - offset];
        }
        to += size;
    }
    if (to !== length)
        throw damaged();
    return bytes;
}
function varint(block) {
    let value = 0;
    for (let i = 0; i < 5; i++) {
        const byte = block[i];
        if (byte === undefined)
            throw damaged();
        value += (byte & 0x7f) * 2 ** (7 * i);
        if (byte < 0x80)
            return { value, next: i + 1 };
    }
    throw damaged();
}
function number(block, from, width) {
    if (from + width > block.length)
        throw damaged();
    let value = 0;
    for (let i = width - 1; i >= 0; i--)
        value = value * 256 + block[from + i];
    return value;
}
function damaged() {
    return new Error('it is no whole Snappy block');
}

;// CONCATENATED MODULE: ./packages/attestation/src/github-root.ts
// The first root of https://tuf-repo.github.com, as the command line of GitHub carries it: from it the later ones are verified, each by the
// keys of the one before. Public keys and signatures of GitHub's people; a wrong byte fails the signatures, which a test verifies.
/** Key id, its person, its public key (the 64 bytes after the fixed start of a P-256 key), and the signature over what follows. */
const people = [
    [
        'a10513a5ab61acd0c6b6fbe0504856ead18f3b17c4fabbe3fa848c79a5a187cf',
        '@kommendorkapten',
        'EC2wJ3xscyXxBLybJ9FVjwkyQMe53\nRHUz77AjMO8MzVaT8xw6ZvJqdNZiytYtigWULlINxw6frNsWJKb/f7lC8A==',
        '304402203c8f5f7443f7052923e82f9ca0b1bb61a33498444076a2f43e1285a47f6e562d022014de99a7e5413440896b6804944e3c49390cfe6e617211b8dc42a8e67675bc13',
    ],
    [
        '4f4d1dd75f2d7f3860e3a068d7bed90dec5f0faafcbe1ace7fb7d95d29e07228',
        '@ashtom',
        'ENki7aZVips5SgRzCd/Om0CGzQKY/\nnv84giqVDmdwb2ys82Z6soFLasvYYEEQcwqaC170n9gr93wHUgPc796uJA==',
        '304502204091ac5e61b6462d262ecc8442781dd09843bed39942a95a4884c8c6a2c212ef022100dcee86392748f48950d04d539ac1a6643ed1f0b4bd6856f8aeb5a135826c846f',
    ],
    [
        '88737ccdac7b49cc237e9aaead81be2a40278b886a693d8149a19cf543f093d3',
        '@gregose',
        'EBagkskNOpOTbetTX5CdnvMy+LiWn\nonRrNrqAHL4WgiebH7Uig7GLhC3bkeA/qgb926/vr9qhOPG9Buj2HatrPw==',
        '30460221008d7d95434e576d5876b2db30fd645505ca546618bbc7a8e4b39f64e6a36df9ad022100c00a5294e4ddd02d48d28918b87a06bdfdeccd0618ecdcec29bb2597a05fe474',
    ],
    [
        '5e01c9a0b2641a8965a4a74e7df0bc7b2d8278a2c3ca0cf7a3f2f783d3c69800',
        '@jacobdepriest',
        'EC9RNAsuDCNO6T7qA7Y5F8orw2tIW\nr7rUr4ffxvzTMrbkVtjR/trtE0q0+T0zQ8TWLyI6EYMwb947ej2ItfkOyA==',
        '30450220215fb3d19d94560a3a2a6067a71c92daf867d13700c9500c4c32d8009a48a634022100df9fb6cee786313bf6c363daac4de39b3dd531f211f81d2391c41bd2d0f91a80',
    ],
    [
        'd6a89e23fb22801a0d1186bf1bdd007e228f65a8aa9964d24d06cb5fbb0ce91c',
        '@krukow',
        'EDdORwcruW3gqAgaLjH/nNdGMB4kQ\nAvA+wD6DyO4P/wR8ee2ce83NZHq1ZADKhve0rlYKaKy3CqyQ5SmlZ36Zhw==',
        '3044022009a20307f974af7e05cc9564eea497f45062e3b21272d1062713b3d22c868298022059d032ad973a28bdbd03959cf96b21398b6b6e2ca618c17ce6c13712246343a2',
    ],
    [
        'eb8eff37f93af2faaba519f341decec3cecd3eeafcace32966db9723842c8a62',
        '@mph4',
        'ENynVdQnM9h7xU71G7PiJpQaDemub\nkbjsjYwLlPJTQVuxQO8WeIpJf8MEh5rf01t2dDIuCsZ5gRx+QvDv0UzfsA==',
        '30460221009188548601a43b501223caeefca4876ae892e18a85c885004b4c8aeeb05a4421022100abdcc72d94597f8297d6297897ff96f285168dbe6b3d57f846dbc7a2948d2935',
    ],
    [
        '8b498a80a1b7af188c10c9abdf6aade81d14faaffcde2abcd6063baa673ebd12',
        '@trevrosen',
        'E7IEoVNwrprchXGhT5sAhSax7SOd3\n8duuISghCzfmHdKJWSbV2wJRamRiUVRtmA83K/qm5cT20WXMCT5QeM/D3A==',
        '3046022100b440561545d48759dc4140cda9f8af7c9405a101d6136dd0a26edd6562b7064f022100cafa917ed90350494e47d226b64a8ec63ef5ceebb8ba4d2dec2ce018e4ad402a',
    ],
    [
        '539dde44014c850fe6eeb8b299eb7dae2e1f4bf83454b949e98aa73542cdc65a',
        '@nerdneha',
        'ElD0o2sOZN9n3RKQ7PtMLAoXj+2Ai\nn4PKT/pfnzDlNLrD3VTQwCc4sR4t+OLu4KQ+qk+kXkR9YuBsu3bdJZ1OWw==',
        '3045022100edd270d36d0c8468b9a1f2ef1c81a270c72ffd50c65bca0ed1ebd424df09f64b022002b27ffafd7bc5bdfc25281b5b9b597cf2d67d4eeb4af2ff45eb3e666b860c21',
    ],
];
const online = 'eb9799b483affac9da87ef4c9ea467928415c961349e607e5e6e485679b07f8f';
const ids = people.map(([id]) => id);
const key = (point) => ({
    keytype: 'ecdsa',
    keyval: {
        public: `-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgA${point}\n-----END PUBLIC KEY-----\n`,
    },
    scheme: 'ecdsa-sha2-nistp256',
});
/** The first root of GitHub's mirror, in the form of The Update Framework. */
const gitHubRoot = {
    signatures: people.map(([keyid, , , sig]) => ({ keyid, sig })),
    signed: {
        _type: 'root',
        consistent_snapshot: true,
        expires: '2024-06-23T08:29:18Z',
        keys: {
            ...Object.fromEntries(people.map(([id, owner, point]) => [id, { ...key(point), 'x-tuf-on-ci-keyowner': owner }])),
            [online]: {
                ...key('ENKNcNcX+d73lS1TRFb9Vnp8JvOoh\nzYQ+in43iGenbG8RGo9L/6FJ2hoRbVU6xskvyuErcdPbCdI4GxrQ5i8hkw=='),
                'x-tuf-on-ci-online-uri': 'azurekms://production-tuf-root.vault.azure.net/keys/Online-Key/aaf375fd8ed24acb949a5cc173700b05',
            },
        },
        roles: {
            root: { keyids: ids, threshold: 3 },
            snapshot: {
                keyids: [online],
                threshold: 1,
                'x-tuf-on-ci-expiry-period': 21,
                'x-tuf-on-ci-signing-period': 7,
            },
            targets: { keyids: ids, threshold: 3 },
            timestamp: {
                keyids: [online],
                threshold: 1,
                'x-tuf-on-ci-expiry-period': 7,
                'x-tuf-on-ci-signing-period': 6,
            },
        },
        spec_version: '1.0.31',
        version: 1,
        'x-tuf-on-ci-expiry-period': 240,
        'x-tuf-on-ci-signing-period': 60,
    },
};

;// CONCATENATED MODULE: ./packages/attestation/src/trusted-root.ts




const sigstoreMirror = { name: 'Sigstore', url: 'https://tuf-repo-cdn.sigstore.dev' };
const gitHubMirror = { name: 'GitHub', url: 'https://tuf-repo.github.com', root: gitHubRoot };
const remedy = 'Run `gh attestation trusted-root > trusted_root.jsonl` where the network is open, commit the file and name it as `trusted-root`.';
/** The authorities in a file of the user's: one JSON document, or one per line. Throws a UserError. */
async function authoritiesIn(path, shown, sigstore) {
    const unreadable = (why, cause) => new user_error/* UserError */.y('unreadable', `\`trusted-root\`: ${shown} ${why}.`, { hint: remedy, cause });
    const text = await (0,text_file/* wholeText */.r)(path, shown, (cause) => unreadable('cannot be read', cause));
    try {
        return documents(text).map((json) => authorities(sigstore.TrustedRoot.fromJSON(json), sigstore));
    }
    catch (cause) {
        throw unreadable('is no trusted root of Sigstore', cause);
    }
}
/** The authorities a mirror publishes. Its signatures are verified; what they said last is kept in `folder`. Throws a UserError. */
async function authoritiesOf(mirror, folder, sigstore) {
    const cachePath = (0,external_node_path_.join)(folder, 'tidegate-tuf');
    try {
        await (0,promises_.mkdir)(cachePath, { recursive: true });
        const rootPath = (0,external_node_path_.join)(cachePath, `${mirror.name}-root.json`);
        if (mirror.root)
            await (0,promises_.writeFile)(rootPath, JSON.stringify(mirror.root));
        const root = await sigstore.getTrustedRoot({
            mirrorURL: mirror.url,
            cachePath,
            ...(mirror.root && { rootPath }),
        });
        return authorities(root, sigstore);
    }
    catch (cause) {
        const why = deepest(cause);
        throw new user_error/* UserError */.y('unreachable', `The authorities ${mirror.name} publishes cannot be had from ${mirror.url} (${why}), so no signature can be verified.`, {
            hint: remedy,
            cause,
        });
    }
}
function authorities(root, sigstore) {
    if (root.certificateAuthorities.length === 0)
        throw new Error('it names no certificate authority');
    if (root.tlogs.length + root.timestampAuthorities.length === 0)
        throw new Error('it names no log and no timestamp authority');
    return {
        material: sigstore.toTrustMaterial(root),
        thresholds: {
            ctlogThreshold: Math.min(root.ctlogs.length, 1),
            tlogThreshold: Math.min(root.tlogs.length, 1),
            timestampThreshold: 1,
        },
    };
}
/** The JSON documents of a text: a whole one, or one per line. */
function documents(text) {
    try {
        return [JSON.parse(text)];
    }
    catch (error) {
        const lines = text.split('\n').filter((line) => line.trim() !== '');
        if (lines.length < 2)
            throw error;
        return lines.map((line) => JSON.parse(line));
    }
}
function deepest(error) {
    const cause = error.cause;
    return cause instanceof Error ? deepest(cause) : error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./packages/attestation/src/find-bundles.ts






/** More for one model are somebody's attempt to bury the good one, or to keep us busy. */
const mostBundles = 100;
/** The bundles in files of the workspace, one or one per line. Throws a UserError for what is missing or no JSON. */
async function bundlesInFiles(patterns, workspace) {
    const found = [];
    for (const pattern of patterns) {
        const files = [];
        for await (const file of (0,promises_.glob)(pattern, { cwd: workspace }))
            files.push(file);
        if (files.length === 0) {
            throw new user_error/* UserError */.y('not-found', `\`evidence-bundles\`: no file matches ${pattern}.`, {
                hint: 'Fetch them with `gh attestation download`, or leave `evidence-bundles` out to ask GitHub.',
            });
        }
        for (const file of files.sort())
            found.push(...(await bundlesIn(file, workspace)));
    }
    return bounded(found);
}
async function bundlesIn(file, workspace) {
    const path = (0,external_node_path_.resolve)(workspace, file);
    const { size } = await (0,promises_.stat)(path);
    if (size > largestBundle)
        throw unreadable(file, `has ${size} bytes, more than the ${largestBundle} a bundle may have`);
    const text = await (0,text_file/* wholeText */.r)(path, file, (cause) => unreadable(file, 'cannot be read', cause));
    try {
        return documents(text).map((json) => ({ from: file, json }));
    }
    catch (cause) {
        throw unreadable(file, 'is no JSON', cause);
    }
}
/** The bundles GitHub lists, fetched where they are only pointed at. Throws a UserError for one that cannot be had. */
async function bundlesListed(listed, fetch) {
    const found = [];
    for (const [i, { bundle, bundle_url: url }] of bounded(listed).entries()) {
        const from = `attestation ${i + 1} of ${listed.length}`;
        if (bundle !== null && bundle !== undefined)
            found.push({ from, json: bundle });
        else if (typeof url === 'string')
            found.push({ from, json: await fetchBundle(url, from, fetch) });
        else
            found.push({ from, json: undefined });
    }
    return found;
}
async function fetchBundle(url, from, fetch) {
    const host = URL.parse(url)?.host ?? 'an address that is none';
    try {
        // Without a token: the address is signed, and is not GitHub's API.
        const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
        if (!response.ok)
            throw new Error(`it answers ${response.status}`);
        const bytes = await bytesOf(response);
        const packed = response.headers.get('content-type')?.includes('snappy') === true;
        return JSON.parse(Buffer.from(packed ? unsnap(bytes, largestBundle) : bytes).toString('utf8'));
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreachable', `The bundle of ${from} cannot be had from ${host} (${cause.message}).`, {
            hint: 'Run the job again; where it is too large or damaged, have it deleted, or give the good one as `evidence-bundles`.',
            cause,
        });
    }
}
async function bytesOf(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.length;
        if (size > largestBundle)
            throw new Error(`it has more than the ${largestBundle} bytes a bundle may have`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
function bounded(found) {
    if (found.length <= mostBundles)
        return [...found];
    throw new user_error/* UserError */.y('bad-input', `There are ${found.length} attestations of this model, more than ${mostBundles}.`, {
        hint: 'Give the one that counts as `evidence-bundles`.',
    });
}
function unreadable(file, what, cause) {
    return new user_error/* UserError */.y('unreadable', `\`evidence-bundles\`: ${file} ${what}.`, {
        hint: 'Name the bundles that `actions/attest` wrote or `gh attestation download` fetched.',
        cause,
    });
}

// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(65974);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./packages/attestation/src/policy.ts

/** The gates that judge a model; that of its data may have run elsewhere. */
const judgesOfModels = ['check-model-threshold', 'compare-with-production'];
/** Who must have signed, as the inputs say. Throws a UserError for what neither the inputs nor the run say. */
function signerOf(inputs, run) {
    const repository = inputs['evidence-repository'] ?? run.repository;
    if (repository === undefined)
        throw unsaid('evidence-repository', 'Give it as owner/name.');
    const ref = inputs['evidence-ref'] ?? run.ref;
    if (ref === undefined)
        throw unsaid('evidence-ref', 'Give the ref whose run signs, such as refs/heads/main.');
    const serverUrl = run.serverUrl.replace(/\/+$/, '');
    return { issuer: issuerOf(serverUrl), serverUrl, repository, workflow: workflowOf(inputs, repository), ref };
}
/** The gates that must be in the statement. */
function gatesOf(inputs) {
    return inputs['evidence-gates'] ?? judgesOfModels;
}
function workflowOf({ 'evidence-workflow': typed }, repository) {
    if (typed === undefined)
        return `${repository}/.github/workflows/*@*`;
    const path = typed.startsWith('.github/') ? `${repository}/${typed}` : typed;
    return path.includes('@') ? path : `${path}@*`;
}
/** An enterprise with data residency has an issuer of its own. */
function issuerOf(serverUrl) {
    const host = URL.parse(serverUrl)?.host ?? '';
    return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : 'https://token.actions.githubusercontent.com';
}
/**
 * Whether a workflow with its ref is what the pattern says, file and ref each by itself: a branch may be named `x@refs/heads/main`, and a
 * file `train.yml@x.yml`.
 */
function fitsWorkflow(pattern, workflow) {
    const [wanted, found] = [splitAtRef(pattern), splitAtRef(workflow)];
    return (/^(refs\/|[0-9a-f]{40,64}$)/.test(found.ref) &&
        fits(lowerOwner(wanted.file), lowerOwner(found.file)) &&
        fits(wanted.ref, found.ref));
}
function splitAtRef(workflow) {
    const [file = '', ...ref] = workflow.split('@');
    return { file, ref: ref.join('@') };
}
/** GitHub tells owners and names of repositories apart by more than their case. */
function lowerOwner(path) {
    return path.replace(/^[^/]*\/[^/]*/, (repository) => repository.toLowerCase());
}
/** Whether the text is what the pattern says; `*` stands for any text, nothing else for anything but itself. */
function fits(pattern, text) {
    const [first = '', ...rest] = pattern.split('*');
    const last = rest.pop();
    if (last === undefined)
        return text === first;
    if (!text.startsWith(first))
        return false;
    let at = first.length;
    for (const part of rest) {
        const found = text.indexOf(part, at);
        if (found < 0)
            return false;
        at = found + part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
}
function unsaid(input, hint) {
    return new user_error/* UserError */.y('bad-input', `\`${input}\` is required outside a GitHub workflow and was not given.`, { hint });
}

// EXTERNAL MODULE: ./packages/attestation/src/predicate.ts
var src_predicate = __webpack_require__(60751);
;// CONCATENATED MODULE: ./packages/attestation/src/judge-attestation.ts




const statementSchema = schemas/* object */.Ikc({
    _type: schemas/* literal */.euz('https://in-toto.io/Statement/v1'),
    subject: schemas/* array */.YOg(schemas/* object */.Ikc({ digest: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()) })).min(1),
    predicateType: schemas/* string */.YjP(),
    predicate: schemas/* unknown */.L5J(),
});
/** How far the clocks of two machines may be apart. */
const skewMs = 5 * 60_000;
/** One check per demand of the policy: who signed, of which files, of which model, which gates, how long ago. `now` in milliseconds. */
function judgeAttestation(opened, policy, now) {
    const signed = check('signature', 'It is signed, logged and whole', 'pass', `${opened.from} is signed by ${opened.claims.workflow}.`);
    const statement = statementSchema.safeParse(opened.statement);
    const identity = judgeSigner(opened, policy);
    // What a stranger has written is not repeated, and cannot come nearer than ours by saying much.
    if (identity.verdict === 'fail')
        return [signed, identity];
    if (!statement.success)
        return [signed, identity, fail('predicate', `${opened.from} is signed, but is no in-toto statement.`)];
    const { subject, predicateType: type, predicate } = statement.data;
    const hex = policy.digest.replace(/^sha256:/, '');
    const about = subject.some(({ digest }) => digest['sha256'] === hex)
        ? check('subject', 'It is about these files', 'pass', `It is about ${policy.digest}, the digest of the files.`, {
            digest: policy.digest,
        })
        : fail('subject', `It is about ${subject.map(({ digest }) => digest['sha256'] ?? 'no sha256').join(', ')}, but the files are ${policy.digest}.`);
    if (type !== src_predicate/* predicateType */.W3) {
        return [signed, identity, about, fail('predicate', `It is of type ${type}, not ${src_predicate/* predicateType */.W3}.`)];
    }
    const gates = src_predicate/* gatesPredicateSchema */.bq.safeParse(predicate);
    if (!gates.success) {
        const [issue] = gates.error.issues;
        return [
            signed,
            identity,
            about,
            fail('predicate', `What it says of the gates cannot be read: ${issue.path.join('.')}: ${issue.message}.`),
        ];
    }
    return [
        signed,
        identity,
        about,
        judgeModel(gates.data, policy),
        judgeRun(gates.data, opened),
        ...judgeGates(gates.data, policy),
        judgeAge(gates.data, opened, policy, now),
    ];
}
function judgeSigner({ claims }, { signer }) {
    const { issuer, serverUrl, repository, workflow, ref } = signer;
    const path = claims.workflow?.startsWith(`${serverUrl}/`) ? claims.workflow.slice(serverUrl.length + 1) : undefined;
    // An enterprise may have its slug behind the address of the issuer.
    const wrong = [
        claims.issuer !== issuer && !claims.issuer?.startsWith(`${issuer}/`) && `issuer ${claims.issuer}, not ${issuer}`,
        claims.repository?.toLowerCase() !== `${serverUrl}/${repository}`.toLowerCase() &&
            `repository ${claims.repository}, not ${serverUrl}/${repository}`,
        !(path !== undefined && fitsWorkflow(workflow, path)) && `workflow ${claims.workflow}, not ${workflow}`,
        !(claims.ref !== undefined && fits(ref, claims.ref)) && `ref ${claims.ref}, not ${ref}`,
    ].filter((part) => part !== false);
    return wrong.length === 0
        ? check('identity', 'It is signed by whom we trust', 'pass', `A run of ${repository} at ${claims.ref} has signed.`, { run: claims.run ?? null })
        : fail('identity', `A foreign identity has signed: ${wrong.join('; ')}.`);
}
function judgeModel({ model }, policy) {
    const bare = (version) => version.replace(/^v(?=\d)/, '');
    const wrong = [
        policy.model !== undefined && model.name !== policy.model && `model ${model.name}, not ${policy.model}`,
        policy.version !== undefined &&
            bare(model.version) !== bare(policy.version) &&
            `version ${model.version}, not ${policy.version}`,
        model.digest !== policy.digest && `files ${model.digest}, not ${policy.digest}`,
    ].filter((part) => part !== false);
    return wrong.length === 0
        ? check('model', 'It is about this model and version', 'pass', `It is about ${model.name} ${model.version}.`)
        : fail('model', `It was given for another model: ${wrong.join('; ')}.`);
}
/** What was written down in one run and signed in another was carried from there to here. */
function judgeRun({ run }, { claims }) {
    const same = claims.run?.includes(`/${run.repository}/actions/runs/${run.id}/attempts/`) === true &&
        claims.commit === run.commit;
    return same
        ? check('run', 'The run that judged has signed', 'pass', `Run ${run.id} has written and signed it, at commit ${run.commit}.`)
        : fail('run', `Run ${run.id} of ${run.repository} at ${run.commit} has written it, but ${claims.run} at ${claims.commit} has signed.`);
}
function judgeGates({ gates }, policy) {
    const missing = policy.gates.filter((wanted) => !gates.some(({ gate }) => gate === wanted));
    return [
        ...missing.map((gate) => fail(`gate.${gate}`, `${gate} is not among the gates that were signed (${gates.map((one) => one.gate).join(', ')}).`)),
        ...gates.map(({ gate, verdict, mode, reason, evidence }, i) => {
            const before = gates.slice(0, i).filter((other) => other.gate === gate).length;
            const id = `gate.${gate}${before === 0 ? '' : `-${before + 1}`}`;
            if (verdict !== 'pass' && verdict !== 'warn')
                return fail(id, `${gate} says ${verdict}: ${reason}`);
            if (mode === 'dry-run')
                return fail(id, `${gate} was only a dry run.`);
            return check(id, `${gate} has passed`, 'pass', `${gate} says ${verdict}: ${reason}`, { digest: evidence.digest }, verdict);
        }),
    ];
}
function judgeAge({ gates }, { signedAt }, { maxAgeMs }, now) {
    const moments = [signedAt, ...gates.map(({ finishedAt }) => Date.parse(finishedAt))];
    const [oldest, newest] = [Math.min(...moments), Math.max(...moments)];
    const told = new Date(oldest).toISOString();
    if (!(newest <= now + skewMs))
        return fail('age', `It is of ${new Date(newest).toISOString()}, which has not come yet.`);
    if (!(now - oldest <= maxAgeMs)) {
        return fail('age', `It is of ${told}, longer ago than ${(0,quantities/* formatDuration */.a3)(maxAgeMs)}.`);
    }
    return check('age', 'It is recent', 'pass', `It is of ${told}, not longer ago than ${(0,quantities/* formatDuration */.a3)(maxAgeMs)}.`);
}
function check(name, title, verdict, reason, values, observed) {
    return {
        id: `attestation.${name}`,
        title,
        verdict,
        reason,
        ...(values && { values }),
        ...(observed !== undefined && { observed }),
    };
}
/** A demand that is not met. */
function fail(name, reason) {
    return check(name, titles[name] ?? `${name.replace(/^gate\./, '')} has passed`, 'fail', reason);
}
const titles = {
    found: 'The model has signed evidence',
    bundle: 'It can be read',
    signature: 'It is signed, logged and whole',
    log: 'It is signed, logged and whole',
    certificate: 'It is signed, logged and whole',
    time: 'It is signed, logged and whole',
    identity: 'It is signed by whom we trust',
    subject: 'It is about these files',
    predicate: 'It says which gates were passed',
    model: 'It is about this model and version',
    run: 'The run that judged has signed',
    age: 'It is recent',
};

;// CONCATENATED MODULE: ./packages/attestation/src/demand.ts









/** The line of `require-evidence` that asks for signed evidence; a file of that name is `./signed`. */
const signed = 'signed';
/** Whether signed evidence is asked for. */
function asksForSigned(inputs) {
    return inputs['require-evidence']?.includes(signed) === true;
}
/**
 * What `require-evidence` asks: one check per evidence file that it names, and where it says `signed` one per demand on the signed
 * statement. Throws a UserError for what cannot be read, fetched or trusted.
 */
async function demandedEvidence(inputs, candidate, world) {
    const patterns = inputs['require-evidence']?.filter((line) => line !== signed);
    const plain = await (0,required_evidence/* requiredEvidence */.D)(patterns?.length === 0 ? undefined : patterns, candidate, world.run.workspace);
    if (!asksForSigned(inputs))
        return plain;
    const { checks, digest } = await signedEvidence(inputs, candidate, world);
    return { ...plain, checks: [...plain.checks, ...checks], digest: plain.digest ?? digest };
}
async function signedEvidence(inputs, candidate, world) {
    const signer = signerOf(inputs, world.run);
    const policy = {
        digest: await world.digest(),
        model: candidate.model,
        version: candidate.version,
        gates: gatesOf(inputs),
        maxAgeMs: inputs['evidence-max-age'],
        signer,
    };
    const files = inputs['evidence-bundles'];
    const found = files
        ? await bundlesInFiles(files, world.run.workspace)
        : await bundlesListed(await world.listed(signer.repository, policy.digest, src_predicate/* predicateType */.W3), world.fetch);
    if (found.length === 0) {
        const place = files?.join(', ') ?? signer.repository;
        const reason = `There is no signed evidence of ${policy.digest} in ${place}: sign what the gates said with actions/attest, in the run that registers the model${files ? '' : ', and let this token read it (`attestations: read`)'}.`;
        return { checks: [fail('found', reason)], digest: undefined };
    }
    const sigstore = await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(1303), __webpack_require__.e(8178)]).then(__webpack_require__.bind(__webpack_require__, 48178));
    const trusted = await demand_authorities(inputs, found, world, sigstore);
    const judged = found.map((bundle) => {
        const opened = openBundle(bundle, trusted(bundle), sigstore);
        const refused = 'trouble' in opened;
        const checks = refused
            ? [fail(opened.trouble, `${opened.from} proves nothing: ${opened.message}.`)]
            : judgeAttestation(opened, policy, world.clock.now());
        return { bundle, checks, met: checks.filter(({ verdict }) => verdict === 'pass').length };
    });
    return best(judged);
}
/** One statement that meets every demand is enough; where none does, the one that comes nearest says what is missing. */
function best(judged) {
    const good = judged.find(({ checks }) => checks.every(({ verdict }) => verdict === 'pass'));
    const { bundle, checks } = good ?? judged.reduce((nearest, next) => (next.met > nearest.met ? next : nearest));
    const hex = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(bundle.json)).digest('hex');
    return { checks, digest: good && `sha256:${hex}` };
}
/** The authorities each bundle is verified against: the user's, or those of Sigstore, or of GitHub where that has signed. */
async function demand_authorities(inputs, found, { run }, sigstore) {
    const typed = inputs['trusted-root'];
    if (typed !== undefined) {
        const own = await authoritiesIn((0,external_node_path_.isAbsolute)(typed) ? typed : (0,external_node_path_.join)(run.workspace, typed), typed, sigstore);
        return () => own;
    }
    const mirrorOf = ({ json }) => (isOfGitHub(json, sigstore) ? gitHubMirror : sigstoreMirror);
    const published = new Map();
    for (const mirror of new Set(found.map(mirrorOf))) {
        published.set(mirror.name, await authoritiesOf(mirror, run.temp, sigstore));
    }
    return (bundle) => [published.get(mirrorOf(bundle).name)];
}


/***/ }),

/***/ 60751:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W3: () => (/* binding */ predicateType),
/* harmony export */   WO: () => (/* binding */ gatesPredicate),
/* harmony export */   bq: () => (/* binding */ gatesPredicateSchema)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60478);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87215);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47047);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64377);



/** Names the predicate below in a statement; another shape gets another number. */
const predicateType = 'https://github.com/tidegate/mlops/gates/v1';
const digest = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256:<hex>');
const gateSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    gate: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe('The action that judged'),
    verdict: _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .verdictSchema */ .$,
    mode: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['enforce', 'warn', 'dry-run']),
    reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    environment: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    subject: _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .subjectSchema */ .cn.describe('What it judged'),
    checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0).describe('How many questions it asked'),
    thresholds: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .scalarSchema */ .i).describe('The bounds values were held against, by check'),
    questions: digest.describe('SHA-256 over the lines `<id>\\t<title>\\t<threshold>\\n` of its checks: the same bar has the same digest'),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_5__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_5__/* .datetime */ .w$(),
    run: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional().describe('Address of the run it judged in'),
    evidence: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), digest }).describe('Its evidence file'),
});
/** What is signed about a model: which gates judged it, and what they said. */
const gatesPredicateSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('tidegate-gates/1'),
    tool: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('tidegate'), version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    model: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
        version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
        digest: digest.describe('Digest of its files, that of the subject of the statement'),
        dataDigest: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional().describe('Digest of the data it was trained on'),
    }),
    gates: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(gateSchema).min(1),
    run: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        workflow: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        attempt: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        commit: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    })
        .describe('The run that writes this down, and signs it'),
    writtenAt: zod__WEBPACK_IMPORTED_MODULE_5__/* .datetime */ .w$(),
})
    .describe('Predicate of an in-toto statement: the gates a model has passed');
/** The predicate over these files. It is checked against its own schema: what would not be believed is not written. */
function gatesPredicate(witnesses, { model, run, at }) {
    return gatesPredicateSchema.parse({
        schema: 'tidegate-gates/1',
        tool: witnesses[0]?.evidence.tool,
        model,
        gates: witnesses.map(summary),
        run,
        writtenAt: at.toISOString(),
    });
}
function summary({ file, digest, evidence }) {
    const { gate, verdict, mode, reason, environment, subject, checks, startedAt, finishedAt, run } = evidence;
    const bounds = checks.flatMap(({ id, threshold }) => (threshold === undefined ? [] : [[id, threshold]]));
    return {
        ...{ gate, verdict, mode, reason, subject, checks: checks.length, startedAt, finishedAt },
        ...(environment !== undefined && { environment }),
        thresholds: Object.fromEntries(bounds),
        questions: questionsDigest(checks),
        ...(run.url !== undefined && { run: run.url }),
        evidence: { file, digest },
    };
}
function questionsDigest(checks) {
    const lines = checks.map(({ id, title, threshold }) => `${id}\t${title}\t${JSON.stringify(threshold ?? null)}\n`);
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(lines.join('')).digest('hex')}`;
}


/***/ }),

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

/***/ 35342:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ requiredEvidence)
/* harmony export */ });
/* unused harmony export judgeEvidence */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87215);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43655);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17795);






const judgesNothing = new Set(['promote-model', 'report']);
/**
 * What `require-evidence` asks: one check per evidence file, `fail` unless that gate passed and judged this candidate.
 * Patterns are paths or globs below the workspace. Nothing required gives no checks; a pattern that matches
 * no file, and a file that is no evidence, is a UserError.
 */
async function requiredEvidence(patterns, candidate, workspace) {
    const checks = [];
    const witnesses = [];
    const data = new Set();
    for (const file of await matches(patterns ?? [], workspace)) {
        const text = await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_3__/* .wholeText */ .r)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, file), file);
        const evidence = parse(file, text);
        // Registering, looking up and telling people judge nothing, so they can testify neither for nor against a model.
        if (evidence === undefined || judgesNothing.has(evidence.gate))
            continue;
        if (evidence.gate === 'validate-data' && evidence.subject.dataDigest)
            data.add(evidence.subject.dataDigest);
        const hex = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
        witnesses.push({ file, digest: `sha256:${hex}`, evidence });
        checks.push(judgeEvidence(file, evidence, `sha256:${hex}`, candidate));
    }
    if (patterns !== undefined && checks.length === 0) {
        throw new _user_error_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('not-found', '`require-evidence` names no evidence of a gate that judged.', {
            hint: 'Run the gates before this step, and name the JSON files in their `report-dir`.',
        });
    }
    const lines = witnesses.map((one) => `${one.digest.replace('sha256:', '')}  ${one.file}\n`);
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(lines.join('')).digest('hex');
    const [dataDigest] = data.size === 1 ? data : [];
    return {
        checks,
        witnesses,
        digest: lines.length === 0 ? undefined : `sha256:${digest}`,
        ...(dataDigest && { dataDigest }),
    };
}
/** Whether one gate's evidence speaks for the candidate. */
function judgeEvidence(file, evidence, digest, candidate) {
    const { gate, verdict, mode, subject, reason } = evidence;
    const check = (result, why) => ({
        id: `evidence.${file}`,
        title: `${gate} has passed (${file})`,
        verdict: result,
        reason: why,
        observed: verdict,
        values: { digest },
    });
    if (verdict !== 'pass' && verdict !== 'warn')
        return check('fail', `${gate} says ${verdict} (${file}): ${reason}`);
    if (mode === 'dry-run')
        return check('fail', `${gate} was only a dry run (${file}).`);
    const { model, version, digest: judged, commit } = subject;
    for (const [what, found, wanted] of [
        ['model', model, candidate.model === undefined ? [] : [candidate.model]],
        ['version', version, candidate.version === undefined ? [] : [candidate.version]],
        ['digest', judged, candidate.digest === undefined ? [] : [candidate.digest]],
        ['commit', commit, candidate.commits],
    ]) {
        if (found !== undefined && wanted.length > 0 && !wanted.includes(found)) {
            return check('fail', `${gate} judged ${what} ${found}, not ${wanted.join(' or ')} (${file}).`);
        }
    }
    if (model === undefined && version === undefined && judged === undefined && commit === undefined) {
        return check('fail', `${gate} does not say what it judged (${file}).`);
    }
    return check('pass', `${gate} says ${verdict} (${file}).`);
}
async function matches(patterns, workspace) {
    const found = new Set();
    for (const pattern of patterns) {
        const files = [];
        for await (const file of (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.glob)(pattern, { cwd: workspace }))
            files.push(file);
        if (files.length === 0) {
            throw new _user_error_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('not-found', `\`require-evidence\`: no file matches ${pattern}.`, {
                hint: 'Run the gates before this step, or download their artifacts into the workspace.',
            });
        }
        for (const file of files.sort())
            found.add(file);
    }
    return [...found];
}
/** What is written beside the evidence: for those who are told, and for those who sign. */
const besideEvidence = ['tidegate-notification/1', 'tidegate-gates/1'];
/** Undefined for what is written beside the evidence. */
function parse(file, text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch (cause) {
        throw unreadable(file, 'is not JSON', cause);
    }
    const parsed = _evidence_js__WEBPACK_IMPORTED_MODULE_5__/* .evidenceSchema */ .jU.safeParse(json);
    if (parsed.success)
        return parsed.data;
    if (besideEvidence.includes(json?.schema))
        return undefined;
    throw unreadable(file, 'is not evidence of a Tidegate gate', parsed.error);
}
function unreadable(file, what, cause) {
    return new _user_error_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('unreadable', `\`require-evidence\`: ${file} ${what}.`, {
        hint: 'Name only the JSON files gates wrote into their `report-dir`.',
        cause,
    });
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

/***/ 86044:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ deployedDigest),
/* harmony export */   i: () => (/* binding */ storedDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17795);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91289);





/** Digest of the files the registry has for a version, fetched and computed anew: the one it recorded is only a claim. */
async function storedDigest(registry, version, io) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(io.run.temp, `tidegate-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    try {
        return await (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .o)(await registry.download(version, folder));
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, { recursive: true, force: true });
    }
}
/** Digest of the files at the path, else of those the registry has for the version. Throws a UserError. */
async function deployedDigest({ path, model, version }, open, io) {
    if (path !== undefined)
        return (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .o)(io.path(path));
    if (model === undefined || version === undefined) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('bad-input', '`require-evidence: signed` was given, but not what is deployed.', {
            hint: 'Give `model-path`, the files that are deployed, or the model and its version in the registry.',
        });
    }
    const registry = await open();
    const found = await registry.resolve({ kind: 'version', name: model, version });
    if (found)
        return storedDigest(registry, found, io);
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y('not-found', `${model} has no version ${version} in ${registry.location}.`, {
        hint: 'Check the model and the version, or give `model-path`.',
    });
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

/***/ 65657:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ openRegistry)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40420);


/**
 * Opens the registry the settings mean: the one named, else MLflow when there is an address for it (`registry-uri` or
 * MLFLOW_TRACKING_URI), else the git tags of the workspace. A `reference` that only one kind can have (`runs:/`, `git:`) decides
 * when the settings leave it open. Each registry is loaded only when it is meant.
 */
async function openRegistry(settings, io, reference) {
    const typed = settings['registry-uri'];
    const address = typed ?? io.env('MLFLOW_TRACKING_URI');
    const isPath = typed === undefined ? address === undefined : !isAddress(typed);
    const kind = settings.registry ?? impliedKind(reference) ?? (isPath ? 'git' : 'mlflow');
    if (kind === 'git') {
        if (typed !== undefined && isAddress(typed)) {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('unsupported', 'The git registry is a repository on disk, but `registry-uri` is the address of a server.', {
                hint: 'Check the repository out and give its path; tags are read from and pushed to its remote `origin`.',
            });
        }
        const { openGitRegistry } = await __webpack_require__.e(/* import() */ 1450).then(__webpack_require__.bind(__webpack_require__, 91450));
        return openGitRegistry(typed === undefined ? io.run.workspace : io.path(typed), io);
    }
    if (address === undefined) {
        const why = reference === undefined ? '`registry` is mlflow' : `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)(reference)} is an MLflow address`;
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `${why}, but there is no address of a server.`, {
            hint: 'Give `registry-uri`, or set MLFLOW_TRACKING_URI.',
        });
    }
    const { openMlflowRegistry } = await __webpack_require__.e(/* import() */ 4006).then(__webpack_require__.bind(__webpack_require__, 4006));
    return openMlflowRegistry(address, io);
}
function impliedKind(reference) {
    if (reference?.kind === 'run')
        return 'mlflow';
    return reference?.kind === 'tag' ? 'git' : undefined;
}
function isAddress(text) {
    return /^[a-z][a-z0-9+.-]+:/i.test(text);
}


/***/ }),

/***/ 18865:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
/** What a user typed, for a message: in quotes, on one line, no longer than a line. */
function quoted(text) {
    const all = [...text];
    return JSON.stringify(all.length > 80 ? `${all.slice(0, 77).join('')}...` : text);
}


/***/ }),

/***/ 40420:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference)
/* harmony export */ });
/* unused harmony export isReference */
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18865);


/** The prefixes that make a text an address of a registry and not a path. */
const addressed = /^(models|runs|git):/;
/** As MLflow spells them; any case is understood, as by MLflow itself. */
const stages = ['Production', 'Staging'];
/** Whether a text points into a registry; anything else is taken for a path. */
function isReference(text) {
    return addressed.test(text.trim());
}
/**
 * Reads `models:/<name>@<alias>`, `models:/<name>/<version>`, `models:/<name>/Production` (a stage of MLflow), `runs:/<id>` or
 * `git:<tag>`. Throws a UserError `bad-input` for anything else. A version is never guessed: `models:/<name>` alone and `/latest` are refused.
 */
function parseReference(text) {
    const typed = text.trim();
    const alias = /^models:\/([^@]+)@([\w-]+)$/.exec(typed);
    if (alias)
        return { kind: 'alias', name: alias[1], alias: alias[2] };
    const version = /^models:\/(.+)\/([^/@]+)$/.exec(typed);
    if (version && version[2].toLowerCase() === 'latest') {
        throw malformed(text, 'names no fixed version', 'Name the version or an alias; `latest` moves under your feet.');
    }
    const stage = version && stages.find((known) => known.toLowerCase() === version[2].toLowerCase());
    if (stage)
        return { kind: 'stage', name: version[1], stage };
    if (version)
        return { kind: 'version', name: version[1], version: version[2] };
    const run = /^runs:\/([\w-]+)$/.exec(typed);
    if (run)
        return { kind: 'run', runId: run[1] };
    const tag = /^git:([^\s]+)$/.exec(typed);
    if (tag)
        return { kind: 'tag', tag: tag[1] };
    throw malformed(text, 'is not the address of a model');
}
/** A reference as a user types it. */
function formatReference(reference) {
    switch (reference.kind) {
        case 'alias':
            return `models:/${reference.name}@${reference.alias}`;
        case 'version':
            return `models:/${reference.name}/${reference.version}`;
        case 'stage':
            return `models:/${reference.name}/${reference.stage}`;
        case 'run':
            return `runs:/${reference.runId}`;
        case 'tag':
            return `git:${reference.tag}`;
    }
}
function malformed(text, what, hint) {
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)} ${what}.`, {
        hint: hint ?? 'Write models:/<name>@<alias>, models:/<name>/<version>, runs:/<run id> or git:<tag>.',
    });
}


/***/ })

};
