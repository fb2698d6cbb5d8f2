const MASK_32 = 0xffff_ffffn;
const MASK_64 = (1n << 64n) - 1n;
const MASK_128 = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

/**
 * Uniform numbers in [0, 1) of the generator PCG XSL RR 128/64, seeded by hashing one whole number: the sequence that other
 * implementations of both draw for the same seed. Sources: M. E. O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically
 * Good Algorithms for Random Number Generation (2014); the seeding hash is her "seed_seq_fe".
 */
export function pcg64(seed: number): () => number {
  const words = seedWords(seed);
  const initial = (words[0]! << 64n) | words[1]!;
  const increment = ((((words[2]! << 64n) | words[3]!) << 1n) | 1n) & MASK_128;
  const step = (state: bigint) => (state * MULTIPLIER + increment) & MASK_128;
  let state = step((increment + initial) & MASK_128);
  return () => {
    state = step(state);
    const mixed = ((state >> 64n) ^ state) & MASK_64;
    const turn = state >> 122n;
    const output = ((mixed >> turn) | (mixed << ((64n - turn) & 63n))) & MASK_64;
    return Number(output >> 11n) / 2 ** 53;
  };
}

/** Four 64-bit words for a seed below 2^32. */
function seedWords(seed: number): bigint[] {
  const mix = hasher(0x43b0d7e5, 0x931e8875);
  const pool = [seed, 0, 0, 0].map(mix);
  for (let from = 0; from < 4; from += 1)
    for (let to = 0; to < 4; to += 1) {
      if (from === to) continue;
      const joined = (Math.imul(0xca01f9dd, pool[to]!) - Math.imul(0x4973f715, mix(pool[from]!))) >>> 0;
      pool[to] = (joined ^ (joined >>> 16)) >>> 0;
    }
  const draw = hasher(0x8b51f9dd, 0x58f38ded);
  const halves = Array.from({ length: 8 }, (_, i) => BigInt(draw(pool[i % 4]!)));
  return [0, 2, 4, 6].map((i) => (halves[i]! & MASK_32) | (halves[i + 1]! << 32n));
}

/** A hash whose constant moves on with every word. */
function hasher(start: number, multiplier: number): (word: number) => number {
  let constant = start;
  return (word) => {
    let value = (word ^ constant) >>> 0;
    constant = Math.imul(constant, multiplier) >>> 0;
    value = Math.imul(value, constant) >>> 0;
    return (value ^ (value >>> 16)) >>> 0;
  };
}
