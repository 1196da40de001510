import type { Patch } from '../../../../data/messenger.ts';

/** Pictures on their way, by the key of their message, so that they are seen before the server has them. */
const urls = new Map<string, string>();
const waiting: string[] = [];

/** Remembers a chosen picture until its message appears. Messages of files appear in the order of sending. */
export function expectLocal(blob: Blob): void {
  waiting.push(URL.createObjectURL(blob));
}

/** Gives the expected pictures to the messages of this tab that show them. */
export function claimLocal(patch: Patch): void {
  if (patch.is !== 'messages' || !patch.fresh) return;
  for (const message of patch.messages) {
    if (message.state !== 'sending' || message.media?.kind !== 'photo' || urls.has(message.key)) continue;
    const url = waiting.shift();
    if (url) urls.set(message.key, url);
  }
}

export function localUrl(key: string): string | undefined {
  return urls.get(key);
}
