import type { BotUpdateType } from '#domain';
import type { Arguments } from '../arguments.ts';
import { fromApiTypes } from '../update-types.ts';

/** What the bot wants to hear of from now on; undefined leaves it as it was. What is no list is passed over. */
export function readAllowed(args: Arguments): BotUpdateType[] | undefined {
  const text = args.text('allowed_updates');
  if (text === undefined) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? fromApiTypes(list) : undefined;
  } catch {
    return undefined;
  }
}
