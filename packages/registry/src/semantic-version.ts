/** A semantic version as tags spell it: `v1.2.3` or `v1.2.3-rc.1`. */
export const semanticVersion = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** Negative when `a` comes before `b`, by the precedence rules of semver.org section 11. */
export function compareVersions(a: string, b: string): number {
  const left = semanticVersion.exec(a);
  const right = semanticVersion.exec(b);
  if (!left || !right) return a.localeCompare(b);
  for (const part of [1, 2, 3]) {
    const difference = Number(left[part]) - Number(right[part]);
    if (difference !== 0) return difference;
  }
  return comparePrereleases(left[4], right[4]);
}

/** The version after the newest of these: the next patch, or the release a pre-release announces; `v0.0.1` when there is none. */
export function nextVersion(versions: readonly string[]): string {
  const newest = versions
    .filter((version) => semanticVersion.test(version))
    .sort(compareVersions)
    .at(-1);
  if (newest === undefined) return 'v0.0.1';
  const [, major, minor, patch, prerelease] = semanticVersion.exec(newest)!;
  return `v${major}.${minor}.${prerelease === undefined ? Number(patch) + 1 : patch}`;
}

function comparePrereleases(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  const left = a.split('.');
  const right = b.split('.');
  for (const [index, one] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (one === other) continue;
    const numeric = [one, other].map((part) => /^\d+$/.test(part));
    if (numeric[0] && numeric[1]) return Number(one) - Number(other);
    if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
    return one < other ? -1 : 1;
  }
  return left.length - right.length;
}
