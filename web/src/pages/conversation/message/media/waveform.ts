/** Loudness over time, 0…31 a value, from 5 bits each: so stock clients pack it. */
export function unpackWaveform(bytes: Uint8Array): number[] {
  const count = Math.floor((bytes.length * 8) / 5);
  return Array.from({ length: count }, (_, index) => {
    const bit = index * 5;
    const pair = (bytes[bit >> 3] ?? 0) | ((bytes[(bit >> 3) + 1] ?? 0) << 8);
    return (pair >> (bit & 7)) & 31;
  });
}

/** The other way; a value above 31 loses its upper bits. */
export function packWaveform(values: number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((values.length * 5) / 8));
  values.forEach((value, index) => {
    const bit = index * 5;
    const shifted = (value & 31) << (bit & 7);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (shifted & 255);
    if (shifted > 255) bytes[(bit >> 3) + 1] = (bytes[(bit >> 3) + 1] ?? 0) | (shifted >> 8);
  });
  return bytes;
}
