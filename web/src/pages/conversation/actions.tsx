import { createContext, use } from 'react';
import type { Message, PeerId } from '../../data/views.ts';
import type { Selection } from './use-selection.ts';

/** What a message can ask of the conversation around it. */
export interface Actions {
  chatId: PeerId;
  canWrite: boolean;
  /** Only what stands under this message is shown: its answers need not quote it. */
  thread: number | undefined;
  selected: Selection;
  select: (ids: number[]) => void;
  reply: (message: Message, quote?: string) => void;
  edit: (message: Message) => void;
  forward: (ids: number[]) => void;
  remove: (messages: Message[]) => void;
  report: (ids: number[]) => void;
  show: (id: number) => void;
  view: (message: Message) => void;
  /** Shows who reacted and who read. */
  witnesses: (message: Message) => void;
  /** Offers every reaction. */
  chooseReaction: (message: Message) => void;
  /** Puts a text into the field, for bot buttons and commands. */
  insert: (text: string, send: boolean) => void;
}

export const ActionsContext = createContext<Actions | undefined>(undefined);

export function useActions(): Actions {
  const actions = use(ActionsContext);
  if (!actions) throw new Error('A message was drawn outside of a conversation');
  return actions;
}
