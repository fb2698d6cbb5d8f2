import { choice, field, flag, instant, lines, mapping, text } from '@tidegate/fields';
import { z } from 'zod';
import { registrySettings } from './registry-settings.ts';

export { registrySettings };

/** What a user can type for `promote-model`. */
export const promotionSettings = z.object({
  ...registrySettings.shape,
  model: field(text(), { description: 'Name of the model in the registry', required: true }),
  operation: field(choice(['register', 'promote', 'rollback', 'resolve', 'history', 'download']), {
    description:
      '`register` a new version, `promote` one to the alias, `rollback` the alias to the version before, `resolve` what the alias or version is, `history` all that the alias has pointed at, `download` its files',
    required: true,
  }),
  version: field(text(), {
    description: 'Version to promote, resolve or download; for `register` with git tags the version to give',
    shownDefault:
      'for resolve and download the one the alias points at; for register the next; for rollback the one before',
  }),
  alias: field(text(), { description: 'The alias to move or to read', default: 'production' }),
  at: field(instant(), {
    description:
      'For `resolve` and `download`: what the alias pointed at then, a moment such as 2026-11-01T12:00Z, by the history of its promotions',
    shownDefault: 'now',
  }),
  stage: field(choice(['Production', 'Staging']), {
    description:
      'For `promote` and `rollback` with MLflow: also move the version to this stage and archive what was in it, for readers that do not know aliases yet (stages are deprecated)',
    shownDefault: 'stages are left alone',
  }),
  source: field(text(), {
    description:
      'For `register`: path of the model (a file or a folder); with MLflow also runs:/<id>/<path>, models:/<model id> or an address',
  }),
  metrics: field(lines(), {
    description: 'For `register`: JSON files of metrics to keep with the version, one per line, for later comparison',
  }),
  'store-files': field(flag(), {
    description:
      'For `register` with git tags: keep the files in the repository too, outside of every branch and ordinary clone, so that another job can download them',
    default: 'false',
  }),
  tags: field(mapping(), { description: 'For `register`: further facts to keep with the version, as YAML' }),
  'data-digest': field(text(), {
    description: 'For `register`: digest of the data the model was trained on, kept with the version',
    shownDefault: 'that of the data which the validate-data evidence in `require-evidence` is about',
  }),
  'expected-version': field(text(), {
    description:
      'For `promote` and `rollback`: fail unless the alias still points here, or at the version already; such as `production-version` of compare-with-production, `none` for nowhere',
  }),
  'require-evidence': field(lines(), {
    description:
      'For `register` and `promote`: evidence files of gates (paths or globs, one per line) that must all say pass or warn, about this model and commit; for `promote` and `download` also `signed`: a signed statement about the very files of the version, see docs/evidence.md',
  }),
  token: field(text(), {
    description: 'Token for `require-evidence: signed`; needs `attestations: read`',
    secret: true,
    runnerDefault: '${{ github.token }}',
  }),
  'download-dir': field(text(), { description: 'For `download`: folder to put the model into', default: 'model' }),
});
