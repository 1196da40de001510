/**
 * The text of a file as programs write them: UTF-8 or UTF-16 with a mark at the beginning or without, otherwise the old
 * code page of the reader's language. Names and links are the same in all of them.
 */
export function readText(bytes: Uint8Array, lang: string): string {
  const wide = wideOrder(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(lang.startsWith('ru') ? 'windows-1251' : 'windows-1252').decode(bytes);
  }
}

/** Bytes that are looked at where no mark says it: every second one is zero in UTF-16 of Latin text. */
const LOOKED_AT = 200;

function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, LOOKED_AT);
  const zeros = (odd: number) => head.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  const most = head.length / 4;
  if (zeros(1) > most && zeros(0) === 0) return 'utf-16le';
  return zeros(0) > most && zeros(1) === 0 ? 'utf-16be' : undefined;
}
