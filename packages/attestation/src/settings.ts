import { duration, field, lines, text } from '@tidegate/fields';
import { z } from 'zod';

const repository = () => text().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const workflow = () =>
  text().regex(
    /^([\w.-]+\/[\w.-]+\/)?\.github\/workflows\/[\w.*-]+(@\S+)?$/,
    'expected .github/workflows/<file>, with owner/name/ before it when it is of another repository, and @<ref> behind it when the ref matters',
  );

/** What a user can type where `require-evidence: signed` can be said. */
export const signedEvidenceSettings = z.object({
  'evidence-gates': field(lines(), {
    description:
      'With `require-evidence: signed`: gates, one per line, that must have passed; all others that judged must have too',
    shownDefault: 'check-model-threshold and compare-with-production',
  }),
  'evidence-repository': field(repository(), {
    description: 'With `require-evidence: signed`: repository whose run must have signed, owner/name',
    shownDefault: 'this repository',
  }),
  'evidence-workflow': field(workflow(), {
    description:
      'With `require-evidence: signed`: workflow that must have signed, such as `tidegate/mlops/.github/workflows/train.yml@refs/tags/v1`; `*` stands for any text, and without `@` any ref will do',
    shownDefault: 'any workflow that is kept in `evidence-repository`',
  }),
  'evidence-ref': field(text(), {
    description:
      'With `require-evidence: signed`: branch or tag whose run must have signed, such as `refs/heads/main`; `*` stands for any text',
    shownDefault: 'the ref of this run',
  }),
  'evidence-max-age': field(duration(), {
    description: 'With `require-evidence: signed`: how old gates and signature may be',
    default: '30d',
  }),
  'evidence-bundles': field(lines(), {
    description:
      'With `require-evidence: signed`: Sigstore bundles to read (`.json` or `.jsonl`, paths or patterns, one per line) instead of asking GitHub',
    shownDefault: "GitHub's attestations of the model's digest in `evidence-repository`; needs `attestations: read`",
  }),
  'trusted-root': field(text(), {
    description:
      'With `require-evidence: signed`: file of the authorities to trust, as `gh attestation trusted-root` writes it, for runners that cannot reach Sigstore',
    shownDefault: 'those Sigstore and GitHub publish, fetched and checked by The Update Framework',
  }),
});
export type SignedEvidenceSettings = z.output<typeof signedEvidenceSettings>;

/** Beside these, where the model is deployed and not only pointed at. */
export const deployedModelSettings = z.object({
  'model-path': field(text(), {
    description:
      'With `require-evidence: signed`: the files that are deployed, whose digest must be the one that was signed',
    shownDefault: 'those the registry has for the model and version',
  }),
});
