/** `1.2.3`, or `1.2.3-rc.1` for a version to try. */
export interface Version {
  readonly text: string;
  readonly numbers: readonly [major: number, minor: number, patch: number];
  readonly candidate: boolean;
}

/** Undefined for what Semantic Versioning 2.0.0 does not take, and for build metadata, which a tag cannot order. */
export function parseVersion(text: string): Version | undefined {
  const match = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/.exec(text);
  if (!match) return undefined;
  const numbers = [Number(match[1]), Number(match[2]), Number(match[3])] as const;
  return numbers.every(Number.isSafeInteger) ? { text, numbers, candidate: match[4] !== undefined } : undefined;
}

/** Below zero when the first is the older. Of the numbers alone: who asks holds no candidate against another. */
export function compareVersions({ numbers: a }: Version, { numbers: b }: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** The tag users name, `v1`, which moves to each release of that major version. A candidate moves none. */
export function movingTag({ numbers, candidate }: Version): string | undefined {
  return candidate ? undefined : `v${numbers[0]}`;
}
