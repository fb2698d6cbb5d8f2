import { UserError } from '@tidegate/evidence';
import type { SignedEvidenceSettings } from './settings.ts';

/** What a signed statement must say, and who must have signed it. */
export interface Policy {
  /** Digest of the files that are promoted or deployed, computed here: `sha256:<hex>`. */
  readonly digest: string;
  readonly model: string | undefined;
  readonly version: string | undefined;
  readonly gates: readonly string[];
  readonly maxAgeMs: number;
  readonly signer: Signer;
}

/** Who must have signed. */
export interface Signer {
  /** Issuer of the identity tokens of GitHub's runs. */
  readonly issuer: string;
  /** Address of the server, `https://github.com`. */
  readonly serverUrl: string;
  /** owner/name */
  readonly repository: string;
  /** `owner/name/.github/workflows/<file>@<ref>`, `*` standing for any text. */
  readonly workflow: string;
  /** `refs/heads/main`, `*` standing for any text. */
  readonly ref: string;
}

/** What the run knows of itself. */
export interface Run {
  readonly repository?: string;
  readonly ref?: string;
  readonly serverUrl: string;
}

/** The gates that judge a model; that of its data may have run elsewhere. */
const judgesOfModels = ['check-model-threshold', 'compare-with-production'];

/** Who must have signed, as the inputs say. Throws a UserError for what neither the inputs nor the run say. */
export function signerOf(inputs: SignedEvidenceSettings, run: Run): Signer {
  const repository = inputs['evidence-repository'] ?? run.repository;
  if (repository === undefined) throw unsaid('evidence-repository', 'Give it as owner/name.');
  const ref = inputs['evidence-ref'] ?? run.ref;
  if (ref === undefined) throw unsaid('evidence-ref', 'Give the ref whose run signs, such as refs/heads/main.');
  const serverUrl = run.serverUrl.replace(/\/+$/, '');
  return { issuer: issuerOf(serverUrl), serverUrl, repository, workflow: workflowOf(inputs, repository), ref };
}

/** The gates that must be in the statement. */
export function gatesOf(inputs: SignedEvidenceSettings): readonly string[] {
  return inputs['evidence-gates'] ?? judgesOfModels;
}

function workflowOf({ 'evidence-workflow': typed }: SignedEvidenceSettings, repository: string): string {
  if (typed === undefined) return `${repository}/.github/workflows/*@*`;
  const path = typed.startsWith('.github/') ? `${repository}/${typed}` : typed;
  return path.includes('@') ? path : `${path}@*`;
}

/** An enterprise with data residency has an issuer of its own. */
function issuerOf(serverUrl: string): string {
  const host = URL.parse(serverUrl)?.host ?? '';
  return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : 'https://token.actions.githubusercontent.com';
}

/**
 * Whether a workflow with its ref is what the pattern says, file and ref each by itself: a branch may be named `x@refs/heads/main`, and a
 * file `train.yml@x.yml`.
 */
export function fitsWorkflow(pattern: string, workflow: string): boolean {
  const [wanted, found] = [splitAtRef(pattern), splitAtRef(workflow)];
  return (
    /^(refs\/|[0-9a-f]{40,64}$)/.test(found.ref) &&
    fits(lowerOwner(wanted.file), lowerOwner(found.file)) &&
    fits(wanted.ref, found.ref)
  );
}

function splitAtRef(workflow: string): { file: string; ref: string } {
  const [file = '', ...ref] = workflow.split('@');
  return { file, ref: ref.join('@') };
}

/** GitHub tells owners and names of repositories apart by more than their case. */
function lowerOwner(path: string): string {
  return path.replace(/^[^/]*\/[^/]*/, (repository) => repository.toLowerCase());
}

/** Whether the text is what the pattern says; `*` stands for any text, nothing else for anything but itself. */
export function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function unsaid(input: string, hint: string): UserError {
  return new UserError('bad-input', `\`${input}\` is required outside a GitHub workflow and was not given.`, { hint });
}
