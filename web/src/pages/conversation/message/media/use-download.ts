import { useCallback, useEffect, useState } from 'react';
import { useApp, useAppState } from '../../../../app/context.tsx';
import { wordsFor } from '../../../../app/words-for.ts';
import { Refusal } from '../../../../data/remote.ts';
import type { FileRef } from '../../../../data/views.ts';
import { say } from '../../../../ui/toast.tsx';

export interface Download {
  state: 'idle' | 'loading' | 'paused';
  done: number;
  total: number;
  /** Fetches the bytes; undefined when it was cancelled or failed (which is said). */
  start: () => Promise<Blob | undefined>;
  cancel: () => void;
  setPaused: (paused: boolean) => void;
}

/** A fetch that can be watched and stopped. */
export function useDownload(file: FileRef): Download {
  const { messenger } = useApp();
  const [loading, setLoading] = useState(false);
  const [paused, setPaused] = useState(false);
  const key = file.at === 'document' ? `doc-${file.id}-${file.thumb}` : '';
  const progress = useAppState((state) => state.progress.get(key));
  const start = useCallback(async () => {
    setLoading(true);
    try {
      return await messenger.file(file);
    } catch (error) {
      if (!(error instanceof Refusal) || !/abort/i.test(error.code)) say(wordsFor(error), 'error');
      return undefined;
    } finally {
      setLoading(false);
      setPaused(false);
    }
  }, [messenger, file]);
  useEffect(() => () => setLoading(false), []);
  return {
    state: loading ? (paused ? 'paused' : 'loading') : 'idle',
    done: progress?.done ?? 0,
    total: progress?.total ?? (file.at === 'peer-photo' ? 0 : file.bytes),
    start,
    cancel: () => void messenger.cancelFile(file),
    setPaused: (next) => {
      setPaused(next);
      void messenger.pauseFile(file, next);
    },
  };
}

/** Hands bytes to the browser as a file with a name. */
export function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name || 'file';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
