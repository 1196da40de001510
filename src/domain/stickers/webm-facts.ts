import type { Side } from './picture-size.ts';

/** What a WebM file says of itself. */
export interface WebmFacts extends Side {
  codec: string;
  durationS: number;
  hasSound: boolean;
  /** 0 when it does not say. */
  framesPerS: number;
}

/** Names of EBML elements (https://www.matroska.org/technical/elements.html). */
const ids = {
  header: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackType: 0x83,
  codec: 0x86,
  frameNs: 0x23e383,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  cluster: 0x1f43b675,
  clusterTime: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const;

interface Element {
  id: number;
  body: Uint8Array;
}

const elementsAtMost = 4096;

/** Reads the head of a WebM file; undefined when it is none. */
export function webmFacts(bytes: Uint8Array): WebmFacts | undefined {
  const [header, segment] = elements(bytes);
  if (header?.id !== ids.header || segment?.id !== ids.segment) return undefined;
  if (text(find(header.body, ids.docType)) !== 'webm') return undefined;
  const parts = elements(segment.body);
  const part = (id: number) => parts.find((one) => one.id === id)?.body;
  const tracks = elements(part(ids.tracks) ?? new Uint8Array()).filter(({ id }) => id === ids.track);
  const typed = tracks.map(({ body }) => ({ body, type: whole(find(body, ids.trackType)) }));
  const video = typed.find(({ type }) => type === 1)?.body;
  const look = video && find(video, ids.video);
  if (!video || !look) return undefined;
  const frameNs = whole(find(video, ids.frameNs));
  return {
    codec: text(find(video, ids.codec)),
    widthPx: whole(find(look, ids.width)),
    heightPx: whole(find(look, ids.height)),
    durationS: durationOf(part(ids.info) ?? new Uint8Array(), parts),
    hasSound: typed.some(({ type }) => type === 2),
    framesPerS: frameNs > 0 ? 1e9 / frameNs : 0,
  };
}

/** As the file says, or else the moment of its last frame. */
function durationOf(info: Uint8Array, parts: readonly Element[]): number {
  const tickS = (whole(find(info, ids.scale)) || 1_000_000) / 1e9;
  const said = find(info, ids.duration);
  if (said) return number(said) * tickS;
  const last = parts.filter(({ id }) => id === ids.cluster).at(-1);
  return last ? (whole(find(last.body, ids.clusterTime)) + lastBlockTicks(last.body)) * tickS : 0;
}

function lastBlockTicks(cluster: Uint8Array): number {
  const block = elements(cluster)
    .map(({ id, body }) => (id === ids.simpleBlock ? body : id === ids.blockGroup ? find(body, ids.block) : undefined))
    .filter((body) => body !== undefined)
    .at(-1);
  const track = block && readNumber(block, 0, true);
  if (!block || !track || block.length < track.end + 2) return 0;
  return viewOf(block).getInt16(track.end);
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const find = (body: Uint8Array, id: number): Uint8Array | undefined =>
  elements(body).find((element) => element.id === id)?.body;

const none: Uint8Array = new Uint8Array();
const whole = (body: Uint8Array = none): number => body.reduce((sum, byte) => sum * 256 + byte, 0);
const text = (body: Uint8Array = none): string =>
  String.fromCharCode(...body.filter((byte) => byte !== 0).slice(0, 64));

function number(body: Uint8Array): number {
  if (body.length === 4) return viewOf(body).getFloat32(0);
  return body.length === 8 ? viewOf(body).getFloat64(0) : 0;
}

/** The elements of a body, as far as they are whole; one of unknown size reaches to the end. */
function elements(bytes: Uint8Array): Element[] {
  const found: Element[] = [];
  let at = 0;
  while (at < bytes.length && found.length < elementsAtMost) {
    const id = readNumber(bytes, at, false);
    const size = id && readNumber(bytes, id.end, true);
    if (!id || !size) break;
    const end = size.unknown ? bytes.length : size.end + size.value;
    found.push({ id: id.value, body: bytes.subarray(size.end, end) });
    at = end;
  }
  return found;
}

/** A number whose first byte tells how long it is; sizes are told without that mark, names with it. */
function readNumber(
  bytes: Uint8Array,
  at: number,
  unmarked: boolean,
): { value: number; end: number; unknown: boolean } | undefined {
  const first = bytes[at];
  if (!first) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  const ones = 0xff >> length;
  let value = unmarked ? first & ones : first;
  let unknown = (first & ones) === ones;
  for (let next = at + 1; next < at + length; next++) {
    const byte = bytes[next] ?? 0;
    value = value * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return { value, end: at + length, unknown };
}
