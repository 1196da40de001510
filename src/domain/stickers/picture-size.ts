/** Width and height in pixels, of upright pictures. */
export interface Side {
  widthPx: number;
  heightPx: number;
}

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  [...text].every((char, index) => bytes[at + index] === char.charCodeAt(0));

/** The size that a PNG or WebP file says it has; undefined for every other file. */
export function pictureSize(bytes: Uint8Array): Side | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n') && startsWith(bytes, 'IHDR', 12) && bytes.length >= 33) {
    return { widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
  }
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8) && bytes.length >= 30) return webpSize(bytes, view);
  return undefined;
}

/** By its first twelve bytes. */
export const isWebp = (bytes: Uint8Array): boolean => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8);

/** The three kinds of WebP (https://developers.google.com/speed/webp/docs/riff_container) keep it in three ways. */
function webpSize(bytes: Uint8Array, view: DataView): Side | undefined {
  if (startsWith(bytes, 'VP8X', 12)) {
    const threeBytes = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
    return { widthPx: threeBytes(24), heightPx: threeBytes(27) };
  }
  if (startsWith(bytes, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (startsWith(bytes, 'VP8 ', 12)) {
    return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
  }
  return undefined;
}
