import { refuse } from '../errors.ts';
import type { World, WriteTx } from '../ports.ts';
import type { SendPart, SendResult } from './send-message.ts';

/** Lays one copy into the shared mailbox of a supergroup or channel. */
export async function sendToChannel(_world: World, _tx: WriteTx, _part: SendPart): Promise<SendResult> {
  return refuse('channel-invalid');
}
