/** A source of independent uniform numbers. */
export interface Random {
  /** In (0, 1), both ends excluded, 52 random bits. */
  readonly uniform: () => number;
}

/**
 * xoshiro128** 1.1 (Blackman & Vigna, Scrambled Linear Pseudorandom Number Generators, ACM TOMS 47, 2021) as 32-bit words.
 * `state`: four words, not all zero.
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const word = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return word;
  };
}

/** A stream of its own for each key, such as (seed, pair, repeat): the same on every machine and for every division of the work. */
export function randomStream(...key: readonly number[]): Random {
  let hash = 0x9e3779b9;
  for (const part of key) hash = mix((hash ^ part) + 0x9e3779b9);
  const word = () => mix((hash = (hash + 0x9e3779b9) | 0));
  const next = xoshiro128([word(), word(), word(), word() | 1]);
  // Half a step from the grid: neither 0 nor 1 can occur, and every value is exact.
  return { uniform: () => ((next() >>> 6) * 0x4000000 + (next() >>> 6) + 0.5) / 2 ** 52 };
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** Finaliser of MurmurHash3, 32 bits: every bit of the input moves every bit of the output. */
function mix(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
