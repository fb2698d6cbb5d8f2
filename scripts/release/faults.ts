import { notesOf, unreleased } from './changelog.ts';
import { compareVersions, parseVersion, type Version } from './version.ts';

/** What is known before a release. */
export interface Candidate {
  readonly version: string;
  /** The commit that would be released, and the newest of main. */
  readonly commit: string;
  readonly main: string;
  /** Tag -> commit, as the remote has them. */
  readonly tags: ReadonlyMap<string, string>;
  /** File -> the version it says it is. */
  readonly declared: Readonly<Record<string, string | undefined>>;
  readonly changelog: string;
  /** How CI ended for this very commit on main; undefined while it runs, or when it never did. */
  readonly ci: string | undefined;
}

/** Why this must not be released, each a sentence with its remedy. None: it may. */
export function releaseFaults({ version, commit, main, tags, declared, changelog, ci }: Candidate): string[] {
  const parsed = parseVersion(version);
  if (!parsed) return [`"${version}" is no version: write 1.2.3, or 1.2.3-rc.1, without a v.`];
  const tag = `v${version}`;
  const notes = notesOf(changelog, version);
  return [
    ...(tags.has(tag) ? [`${tag} is released already (${tags.get(tag)}), and a released version never changes.`] : []),
    ...overtaking(parsed, tags),
    ...(commit === main ? [] : [`${commit} is not the newest commit of main (${main}): release that one.`]),
    ...Object.entries(declared)
      .filter(([, said]) => said !== version)
      .map(
        ([file, said]) => `${file} says ${said ?? 'no version'}, not ${version}: set it, build, and merge that first.`,
      ),
    ...(notes ? [] : [`CHANGELOG.md says nothing under "## [${version}] - <date>".`]),
    ...(unreleased(changelog) === '' || parsed.candidate
      ? []
      : [`CHANGELOG.md still has entries under "## [Unreleased]": move them to ${version}.`]),
    ...(ci === 'success'
      ? []
      : [`CI of ${commit} on main ${ci ? `ended ${ci}` : 'has not ended'}: only green is released.`]),
  ];
}

/** Releases among the tags that this version would go back behind. Asked again before each tag: a publication may be repeated late. */
export function overtaking(version: Version, tags: ReadonlyMap<string, string>): string[] {
  const major = version.numbers[0];
  return [...tags.keys()]
    .flatMap((name) => parseVersion(name.replace(/^v/, '')) ?? [])
    .filter(({ candidate, numbers }) => !candidate && numbers[0] === major)
    .filter((other) => other.text !== version.text && compareVersions(other, version) >= 0)
    .map(({ text }) => `v${text} is released already: v${major} would go back to v${version.text}.`);
}
