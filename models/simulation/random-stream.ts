/**
 * What a stream of random numbers is for. Each purpose of each queue has its own stream, so a change of the team never
 * shifts who arrives, when, and how patient they are (common random numbers).
 */
export const PURPOSE = { arrivals: 1, chats: 2, patience: 3, deflection: 4, dayFactor: 5 } as const;
export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

/** Finaliser of MurmurHash3: every input bit reaches every output bit. */
function scramble(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hash(salt: number, words: readonly number[]): number {
  return words.reduce((h, word) => scramble(h ^ scramble(word + 0x9e3779b9)) + salt, scramble(salt));
}

/**
 * The generator xoshiro128** 1.1 (Blackman & Vigna 2021, ACM TOMS 47): period 2^128 − 1, 32-bit integer arithmetic
 * only, hence the same numbers on every machine.
 */
export class RandomStream {
  private readonly state: Int32Array;

  /** Starts from four words of state, not all zero. */
  constructor(state: readonly [number, number, number, number]) {
    this.state = Int32Array.from(state);
  }

  /** The stream of one purpose, queue and replication under one seed (any safe integer). */
  static of(seed: number, replication: number, queue: number, purpose: Purpose): RandomStream {
    const path = [seed | 0, Math.floor(seed / 2 ** 32) | 0, replication, queue, purpose];
    const word = (index: number): number => hash(0x9e3779b9 * index, path);
    return new RandomStream([word(1), word(2), word(3), word(4) | 1]);
  }

  /** The next 32 random bits, as an unsigned integer. */
  nextBits(): number {
    const state = this.state;
    const s1 = state[1];
    const s3 = state[3];
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const s2 = state[2] ^ state[0];
    const t3 = s3 ^ s1;
    state[1] = s1 ^ s2;
    state[0] = state[0] ^ t3;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (t3 << 11) | (t3 >>> 21);
    return result >>> 0;
  }
}
