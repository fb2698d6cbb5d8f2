import { requireCount } from './domain.ts';

// Looked up once: the generator is the innermost loop of every resampling.
const { imul } = Math;

/** Uniform whole numbers in 0 .. 2³² − 1. */
export type RandomBits = () => number;

/**
 * Generator xoshiro128** 1.1 (Blackman & Vigna, Scrambled linear pseudorandom number generators, 2021), its state filled by
 * SplitMix32 from `seed`, a whole number in 0 .. 2⁵³ − 1. One seed gives one sequence on every machine.
 */
export function seededBits(seed: number): RandomBits {
  requireCount('seed', seed, Number.MAX_SAFE_INTEGER);
  const next = splitMix32(seed);
  return xoshiro128([next(), next(), next(), next()]);
}

/** xoshiro128** from a state of four 32-bit words, not all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): RandomBits {
  let [a, b, c, d] = state;
  return () => {
    const result = imul(rotate(imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

/** A uniform whole number in 0 .. n − 1 for n in 1 .. 2³²; draws that would favour some numbers are thrown away. */
export function uniformBelow(n: number, bits: RandomBits): number {
  const limit = 2 ** 32 - (2 ** 32 % n);
  for (;;) {
    const drawn = bits();
    if (drawn < limit) return drawn % n;
  }
}

/** Weyl sequence with the 32-bit finalizer of MurmurHash3; the seed's two halves go in one after the other. */
function splitMix32(seed: number): RandomBits {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  state = next() ^ Math.floor(seed / 2 ** 32);
  return next;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
