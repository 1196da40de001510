import type { tl } from '@mtcute/core';
import type { ContentId } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlId } from './file.ts';

/** The message that was sent via the asking bot. @throws MESSAGE_ID_INVALID */
export function fromTlInlineMessageId(call: Call, id: tl.TypeInputBotInlineMessageID): ContentId {
  if (id._ !== 'inputBotInlineMessageID') throw new RpcError(400, 'MESSAGE_ID_INVALID');
  const content = fromTlId(id.id);
  if (content === 0 || !call.hashes.matches(call.account, 'inlineMessage', content, id.accessHash))
    throw new RpcError(400, 'MESSAGE_ID_INVALID');
  return content;
}
