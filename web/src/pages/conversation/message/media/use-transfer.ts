import { useApp } from '../../../../app/context.tsx';
import type { Message } from '../../../../data/views.ts';
import type { Download } from './use-download.ts';

/** What moves for a message right now, up or down, and how to hold it. */
export interface Moving {
  paused: boolean;
  /** 0…1; undefined while it is not known. */
  done: number | undefined;
  setPaused: (paused: boolean) => void;
  cancel: () => void;
}

/** The upload of a message on its way, or its download; undefined while nothing moves. */
export function useTransfer(message: Message, download?: Download): Moving | undefined {
  const { messenger } = useApp();
  if (message.state === 'sending' && message.progress !== undefined) {
    return {
      paused: message.paused ?? false,
      done: message.progress,
      setPaused: (paused) => void messenger.pauseUpload(message.id, paused),
      cancel: () => void messenger.cancel(message.chatId, message.id),
    };
  }
  if (!download || download.state === 'idle') return undefined;
  return {
    paused: download.state === 'paused',
    done: download.total > 0 ? download.done / download.total : undefined,
    setPaused: download.setPaused,
    cancel: download.cancel,
  };
}
