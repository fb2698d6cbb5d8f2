import { clustering, fewestIncidents, fewestMinutes } from '@tidegate/statistics';

/** How errors come: `clusterSize` errors together at most, or null where nobody knows. */
export interface ErrorEvents {
  readonly clusterSize: number | null;
  /** For a person: what it is taken for, and why. */
  readonly told: string;
}

/** So many minutes of the stable arm are looked at before the start. */
export const historyMinutes = fewestMinutes;

/** What the plan says of errors, or what the stable arm's errors per minute before the start show. `history` undefined: the source keeps none. */
export function errorEvents(
  said: 'measured' | 'independent' | 'clustered',
  history: readonly number[] | string | undefined,
): ErrorEvents {
  if (said === 'independent') return { clusterSize: 1, told: 'Errors are taken for independent events.' };
  const block = 'the block bet decides, which holds for any clustering within a block';
  if (said === 'clustered') return { clusterSize: null, told: `Errors may come in clusters: ${block}.` };
  if (history === undefined)
    return { clusterSize: null, told: `The source keeps no history to see in how errors come: ${block}.` };
  if (typeof history === 'string')
    return { clusterSize: null, told: `The errors before the start cannot be read (${history}): ${block}.` };
  const { c, phi1, phi5, minutes, incidents, known } = clustering(history);
  if (!known) {
    const seen = `${minutes} minutes with about ${Math.floor(incidents)} incidents`;
    return {
      clusterSize: null,
      told: `${seen} before the start are too few to see how errors come (${fewestMinutes} and ${fewestIncidents} are needed): ${block}.`,
    };
  }
  const shown = (phi: number | undefined) => (phi ?? 1).toFixed(2);
  return {
    clusterSize: c,
    told: `Errors of the stable arm in the ${minutes} minutes before: variance over mean ${shown(phi1)} per minute, ${shown(phi5)} per five; their evidence is divided by ${c.toFixed(2)}.`,
  };
}
