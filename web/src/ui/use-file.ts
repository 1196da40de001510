import { useEffect, useState } from 'react';
import { useApp } from '../app/context.tsx';
import type { FileRef } from '../data/views.ts';

/** Object URLs of fetched files, shared by all places that show them. The oldest are let go. */
const urls = new Map<string, { url: string; users: number }>();
const KEEP = 300;

export function keyOf(file: FileRef): string {
  if (file.at === 'peer-photo') return `${file.at}:${file.peer}:${file.photoId}:${file.big}`;
  return `${file.at}:${file.id}:${file.at === 'photo' ? file.size : file.thumb}`;
}

/** Makes bytes that were just chosen or fetched visible under their file. */
export function keepUrl(key: string, blob: Blob): string {
  const url = URL.createObjectURL(blob);
  urls.set(key, { url, users: 0 });
  for (const [old, entry] of urls) {
    if (urls.size <= KEEP) break;
    if (entry.users > 0) continue;
    URL.revokeObjectURL(entry.url);
    urls.delete(old);
  }
  return url;
}

/** The address of a file's bytes, once they are here. `wanted: false` only looks whether they are here already. */
export function useFile(file: FileRef | undefined, wanted = true): string | undefined {
  const app = useApp();
  const key = file && hasPlace(file) ? keyOf(file) : undefined;
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!key || !file) return;
    let current = true;
    const known = urls.get(key);
    if (known) known.users++;
    else if (wanted) {
      app.messenger.file(file).then(
        (blob) => {
          if (!urls.has(key)) keepUrl(key, blob);
          if (current) redraw((it) => it + 1);
        },
        () => {},
      );
    }
    return () => {
      current = false;
      const entry = urls.get(key);
      if (entry && known) entry.users--;
    };
  }, [app, key, wanted]);
  return key ? urls.get(key)?.url : undefined;
}

function hasPlace(file: FileRef): boolean {
  return file.at === 'peer-photo' || file.id !== '';
}
