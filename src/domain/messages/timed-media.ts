import type { AccountId } from '../ids.ts';
import type { WriteTx } from '../ports.ts';
import type { Content, ContentData, Message, MessageMedia } from './content.ts';

/** As clients write "once": https://core.telegram.org/api/files#self-destructing. */
const onceS = 0x7fffffff;
/** A device that says "opened" may still be loading what is to be seen once. */
const onceLoadingS = 30;
/** No row of the table of files has it. */
export const noFile = 0;

type FileMedia = Extract<MessageMedia, { kind: 'photo' | 'document' }>;

/** The photo or file of a message that goes a while after its receiver opened it, if it is one and still there. */
export function timedMedia({ media }: ContentData): (FileMedia & { ttlS: number }) | undefined {
  if (media?.kind !== 'photo' && media?.kind !== 'document') return undefined;
  const { ttlS } = media;
  return ttlS === undefined || media.media === noFile ? undefined : { ...media, ttlS };
}

/** Whether its file goes when it has been seen, or is gone by now: it is for one pair of eyes. */
export const goesWhenSeen = ({ media }: ContentData): boolean =>
  (media?.kind === 'photo' || media?.kind === 'document') && media.ttlS !== undefined;

/** From now on the clock of what was opened runs. The message's own timer, if there is one, is set again when it has run out. */
export async function startMediaTimer(tx: WriteTx, opener: AccountId, message: Message, nowS: number): Promise<void> {
  const timed = timedMedia(message.content);
  if (!timed || message.content.sender === opener) return;
  const goesAt = nowS + (timed.ttlS === onceS ? onceLoadingS : timed.ttlS);
  const messageGoesAt = expiryOf(message.content);
  if (messageGoesAt === undefined || goesAt < messageGoesAt) await tx.scheduled.expireAt(opener, message.id, goesAt);
}

/** When the message as a whole goes, by the timer of its chat. */
export const expiryOf = ({ date, ttlS }: Content): number | undefined => (ttlS ? date + ttlS : undefined);
