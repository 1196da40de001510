import { randomFillSync } from 'node:crypto';
import type { tl } from '@mtcute/core';
import Long from 'long';
import type { TlCodec } from '#wire';
import type { LoadClient } from './load-client.ts';

const digits = 8;

/** The number with which a message of `numberedSender` begins; NaN for another message. */
export const numberOf = (text: string): number => Number(text.slice(0, digits));

interface Receiver {
  userId: number;
  accessHash: Long;
}

/**
 * Sends messages that begin with a number, so that each arrival is matched with its own sending. The request is written
 * once; only the number in its text and its random id, which stands behind it, change.
 */
export function numberedSender(
  codec: TlCodec,
  client: LoadClient,
  { userId, accessHash }: Receiver,
  rest: string,
): (number: number) => void {
  const textOf = (number: number) => `${String(number).padStart(digits, '0')} ${rest}`;
  const request: tl.messages.RawSendMessageRequest = {
    _: 'messages.sendMessage',
    peer: { _: 'inputPeerUser', userId, accessHash },
    message: textOf(0),
    randomId: Long.ONE,
  };
  const bytes = Buffer.from(codec.write(request, 228));
  const textAt = bytes.indexOf(textOf(0));
  return (number) => {
    bytes.write(textOf(number), textAt);
    void client.callBytes(randomFillSync(bytes, bytes.length - 8));
  };
}
