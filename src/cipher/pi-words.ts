const GUARD_BITS = 64n;

/** Each term of the series adds that many bits. */
const BITS_A_TERM = 47;

/** 640320³ / 24 */
const CUBE = 10_939_058_860_032_000n;

/** A part of the series, brought to one fraction. */
interface Part {
  factor: bigint;
  divisor: bigint;
  sum: bigint;
}

/**
 * The first `count` 32-bit words of the fractional part of pi: Blowfish starts its tables from them.
 * The series of the Chudnovskys in fixed point, halves of it joined by their fractions; a few milliseconds for all 1,042 words.
 */
export function piFractionWords(count: number): Uint32Array {
  const bits = BigInt(count) * 32n;
  const { divisor, sum } = partOfSeries(0, Math.ceil((count * 32) / BITS_A_TERM) + 2);
  const root = squareRoot(10_005n << (2n * (bits + GUARD_BITS)));
  const pi = (426_880n * divisor * root) / sum;
  const fraction = (pi - (3n << (bits + GUARD_BITS))) >> GUARD_BITS;
  const hex = fraction.toString(16).padStart(count * 8, '0');
  return Uint32Array.from({ length: count }, (_, index) => Number.parseInt(hex.slice(index * 8, index * 8 + 8), 16));
}

/** The terms in [from, to). */
function partOfSeries(from: number, to: number): Part {
  if (to - from === 1) return term(BigInt(from));
  const middle = (from + to) >> 1;
  const left = partOfSeries(from, middle);
  const right = partOfSeries(middle, to);
  return {
    factor: left.factor * right.factor,
    divisor: left.divisor * right.divisor,
    sum: right.divisor * left.sum + left.factor * right.sum,
  };
}

function term(index: bigint): Part {
  const isFirst = index === 0n;
  const factor = isFirst ? 1n : -(6n * index - 5n) * (2n * index - 1n) * (6n * index - 1n);
  const divisor = isFirst ? 1n : index ** 3n * CUBE;
  return { factor, divisor, sum: factor * (13_591_409n + 545_140_134n * index) };
}

/** Newton's way, from above; rounded down. */
function squareRoot(value: bigint): bigint {
  let root = 1n << BigInt(value.toString(16).length * 2);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
