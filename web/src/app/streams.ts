import type { Messenger } from '../data/messenger.ts';
import { type FileRef, PART_BYTES } from '../data/views.ts';

/** What the service worker asks for (web/public/sw.js): the bytes of a stream from `from` on, over the port that comes along. */
interface Asked {
  stream: string;
  from: number;
}

const streams = new Map<string, { messenger: Messenger; file: FileRef }>();
let next = 1;

/**
 * An address under which a file can be played while it loads; undefined where no service worker stands in between, then
 * the file has to be loaded whole. `closeStream` gives it up.
 */
export function openStream(messenger: Messenger, file: FileRef): string | undefined {
  if (file.at !== 'document' || !navigator.serviceWorker?.controller) return undefined;
  const id = String(next++);
  if (streams.size === 0) navigator.serviceWorker.addEventListener('message', hear);
  streams.set(id, { messenger, file });
  return `./stream/${id}?${new URLSearchParams({ bytes: String(file.bytes), type: file.mime })}`;
}

export function closeStream(url: string): void {
  const id = /^\.\/stream\/(\d+)\?/.exec(url)?.[1];
  if (id === undefined) return;
  streams.delete(id);
  if (streams.size === 0) navigator.serviceWorker.removeEventListener('message', hear);
}

function hear(event: MessageEvent<Partial<Asked>>): void {
  const { stream, from } = event.data;
  const [port] = event.ports;
  if (!port || stream === undefined || from === undefined) return;
  bytesFrom(stream, from).then(
    (bytes) => port.postMessage(bytes),
    () => port.postMessage(undefined),
  );
}

/** From `from` to the end of the part in which it lies: a player asks again for what follows. */
async function bytesFrom(id: string, from: number): Promise<Uint8Array | undefined> {
  const stream = streams.get(id);
  const part = await stream?.messenger.filePart(stream.file, Math.floor(from / PART_BYTES));
  return part?.subarray(from % PART_BYTES);
}
