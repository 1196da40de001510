import { useLayoutEffect, useState } from 'react';
import { useApp } from '../app/context.tsx';
import type { FileRef } from '../data/views.ts';

/** Object URLs of fetched files, shared by all places that show them. The oldest are let go. */
const urls = new Map<string, { url: string; users: number }>();
const KEEP = 300;

export function keyOf(file: FileRef): string {
  if (file.at === 'peer-photo') return `${file.at}:${file.peer}:${file.photoId}:${file.big}`;
  return `${file.at}:${file.id}:${file.at === 'photo' ? file.size : file.thumb}`;
}

/** Counts one more place that shows the file, if it is here. Nothing that is shown is let go. */
function hold(key: string): (() => void) | undefined {
  const entry = urls.get(key);
  if (!entry) return undefined;
  entry.users++;
  return () => void entry.users--;
}

function letGoOfOldest(): void {
  for (const [old, entry] of urls) {
    if (urls.size <= KEEP) break;
    if (entry.users > 0) continue;
    URL.revokeObjectURL(entry.url);
    urls.delete(old);
  }
}

/** The address of a file's bytes, once they are here. `wanted: false` only looks whether they are here already. */
export function useFile(file: FileRef | undefined, wanted = true): string | undefined {
  const app = useApp();
  const key = file && hasPlace(file) ? keyOf(file) : undefined;
  const [, redraw] = useState(0);
  // Before anything else can happen: what was just drawn must not be let go.
  useLayoutEffect(() => {
    if (!key || !file) return;
    let current = true;
    let release = hold(key);
    if (!release && wanted) {
      app.messenger.file(file).then(
        (blob) => {
          if (!urls.has(key)) urls.set(key, { url: URL.createObjectURL(blob), users: 0 });
          if (current) {
            release = hold(key);
            redraw((it) => it + 1);
          }
          letGoOfOldest();
        },
        () => {},
      );
    }
    return () => {
      current = false;
      release?.();
    };
  }, [app, key, wanted]);
  return key ? urls.get(key)?.url : undefined;
}

function hasPlace(file: FileRef): boolean {
  return file.at === 'peer-photo' || file.id !== '';
}
