import { badRequest } from '../api-error.ts';
import type { Arguments } from '../arguments.ts';

const most = 100;

/** Ids of messages in rising order, as the methods for several messages want them. */
export function readMessageIds(args: Arguments): number[] {
  const list = args.json('message_ids', "can't parse message_ids JSON object");
  if (list === undefined) throw badRequest('Message identifiers are not specified');
  if (!Array.isArray(list)) throw badRequest('Expected an Array of message identifiers');
  if (list.length > most) throw badRequest('Too many message identifiers specified');
  if (list.length === 0) throw badRequest('Message identifiers are not specified');
  return list.map((item: unknown) => {
    const id = typeof item === 'string' ? Number(item) : item;
    if (typeof id !== 'number' || !Number.isFinite(id)) throw badRequest('Message identifier must be a Number');
    if (!Number.isSafeInteger(id) || id <= 0) throw badRequest('Invalid message identifier specified');
    return id;
  });
}
