import type { tl } from '@mtcute/core';
import Long from 'long';
import type { ContentId } from '#domain';
import type { Viewer } from '../peers.ts';

/** The name under which a bot edits a message that was sent via it. */
export const toTlInlineMessageId = (viewer: Viewer, content: ContentId): tl.RawInputBotInlineMessageID => ({
  _: 'inputBotInlineMessageID',
  dcId: viewer.world.settings.dcId,
  id: Long.fromNumber(content),
  accessHash: viewer.hashes.of(viewer.account, 'inlineMessage', content),
});
