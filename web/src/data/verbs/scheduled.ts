import type { Entity, Message, PeerId } from '../views.ts';
import type { NewMessage } from './sending.ts';

/** Another text of a message that waits; `date` (Unix seconds) is when it is sent. */
export interface EditedText {
  text: string;
  entities: Entity[];
  date: number;
}

/** Messages that wait for their time; dates are Unix seconds. */
export interface ScheduledVerbs {
  schedule(message: NewMessage, date: number): Promise<void>;
  scheduled(chatId: PeerId): Promise<Message[]>;
  reschedule(chatId: PeerId, ids: number[], date: number): Promise<void>;
  editScheduled(chatId: PeerId, id: number, draft: EditedText): Promise<void>;
  sendScheduled(chatId: PeerId, ids: number[]): Promise<void>;
  removeScheduled(chatId: PeerId, ids: number[]): Promise<void>;
}
