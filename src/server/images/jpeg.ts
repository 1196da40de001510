/** One marker segment of a JPEG file; `end` is where the next begins (entropy-coded data counts to its SOS). */
interface Segment {
  marker: number;
  start: number;
  end: number;
  /** Where the entropy-coded data of an SOS begins. */
  dataStart: number;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;

/** Undefined when the bytes are not a whole JPEG (ITU-T T.81, annex B). */
function segmentsOf(bytes: Uint8Array): Segment[] | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const segments: Segment[] = [];
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      segments.push({ marker, start: at, end: at + 2, dataStart: at + 2 });
      return segments;
    }
    if (at + 3 >= bytes.length) return undefined;
    const dataStart = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    const end = marker === SOS ? endOfScan(bytes, dataStart) : dataStart;
    if (end > bytes.length) return undefined;
    segments.push({ marker, start: at, end, dataStart });
    at = end;
  }
  return undefined;
}

/** The next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length + 1;
}

const isNote = (marker: number): boolean =>
  marker === COM || (marker > APP0 && marker <= APP15 && marker !== APP2 && marker !== APP14);

/**
 * The same picture, bit for bit, without what tells of camera, place and programs (EXIF, XMP, comments) and without
 * anything after its end. A file that holds none of these comes back with the same bytes.
 */
export function withoutNotes(jpeg: Uint8Array): Uint8Array | undefined {
  const segments = segmentsOf(jpeg);
  if (!segments) return undefined;
  const kept = segments.filter((segment) => !isNote(segment.marker) && !isExtraPicture(jpeg, segment));
  return Buffer.concat([jpeg.subarray(0, 2), ...kept.map(({ start, end }) => jpeg.subarray(start, end))]);
}

/** Multi-picture files keep an index of further pictures in an APP2 that is not a colour profile. */
function isExtraPicture(jpeg: Uint8Array, { marker, start }: Segment): boolean {
  return marker === APP2 && Buffer.from(jpeg.subarray(start + 4, start + 15)).toString('latin1') !== 'ICC_PROFILE';
}

const progressiveFrame = 0xc2;

/** Ends of the scans of a progressive JPEG, the last being its size; undefined for a baseline one. */
export function scanEnds(jpeg: Uint8Array): number[] | undefined {
  const segments = segmentsOf(jpeg);
  if (!segments?.some(({ marker }) => marker === progressiveFrame)) return undefined;
  const ends = segments.filter(({ marker }) => marker === SOS).map(({ end }) => end);
  if (ends.length === 0) return undefined;
  ends[ends.length - 1] = jpeg.length;
  return ends;
}

const frames = new Set([0xc0, 0xc1, 0xc2]);

/**
 * Telegram's stripped JPEG: 1, height, width, then the entropy-coded data alone; clients put a fixed header before it
 * (quality 20, 4:2:0, standard Huffman tables).
 */
export function strip(jpeg: Uint8Array): Uint8Array | undefined {
  const segments = segmentsOf(jpeg);
  const frame = segments?.find(({ marker }) => frames.has(marker));
  const scan = segments?.find(({ marker }) => marker === SOS);
  if (!frame || !scan) return undefined;
  const height = jpeg[frame.start + 6] ?? 0;
  const width = jpeg[frame.start + 8] ?? 0;
  return Buffer.concat([Uint8Array.of(1, height, width), jpeg.subarray(scan.dataStart, scan.end)]);
}
