/** One promise and what was seen of it. */
export interface Finding {
  readonly what: string;
  readonly wanted: string;
  readonly seen: string;
  readonly met: boolean;
}

const shown = (value: number) => Number(value.toPrecision(3)).toString();

export function atMost(what: string, seen: number, limit: number, unit = ''): Finding {
  return { what, wanted: `<= ${limit}${unit}`, seen: `${shown(seen)}${unit}`, met: seen <= limit };
}

export function atLeast(what: string, seen: number, limit: number, unit = ''): Finding {
  return { what, wanted: `>= ${limit}${unit}`, seen: `${shown(seen)}${unit}`, met: seen >= limit };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
