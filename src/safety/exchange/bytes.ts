const encoder = new TextEncoder();

/** The bytes that are hashed and signed for a text. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Two lower-case digits for each byte. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The inverse; undefined for anything but pairs of lower-case digits. */
export function fromHex(hex: string): Uint8Array | undefined {
  if (hex.length % 2 === 1 || !/^[0-9a-f]*$/.test(hex)) return undefined;
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

/** Unsigned numbers of `width` bytes each, big-endian, as hexadecimal digits. */
export function numbersToHex(numbers: Iterable<number>, width: 2 | 4): string {
  let hex = '';
  for (const number of numbers) hex += number.toString(16).padStart(width * 2, '0');
  return hex;
}

/** The inverse; undefined when the digits are not `count` numbers. */
export function numbersFromHex(hex: string, width: 2 | 4, count?: number): number[] | undefined {
  const digits = width * 2;
  if (!/^[0-9a-f]*$/.test(hex) || hex.length % digits !== 0) return undefined;
  const numbers = Array.from({ length: hex.length / digits }, (_, at) =>
    Number.parseInt(hex.slice(at * digits, (at + 1) * digits), 16),
  );
  return count === undefined || numbers.length === count ? numbers : undefined;
}
