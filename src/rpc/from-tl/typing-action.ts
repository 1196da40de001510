import type { tl } from '@mtcute/core';
import { type PeerId, peerKind, refuse, type TypingAction } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { actionsWithProgress, plainActions } from '../to-tl/updates/typing-action.ts';
import { fromTlEntities } from './entities.ts';

const longestEmoticon = 64;
const longestTimes = 4096;

/**
 * What somebody is about to send. Undefined for what nobody here is told of: a call's speakers, an import that goes on.
 *
 * @throws input-invalid, TEXTDRAFT_PEER_INVALID
 */
export function fromTlTypingAction(
  call: Call,
  peer: PeerId,
  action: tl.TypeSendMessageAction,
): TypingAction | undefined {
  for (const [name, constructor] of Object.entries(plainActions)) if (action._ === constructor) return { name };
  for (const [name, constructor] of Object.entries(actionsWithProgress)) {
    if (action._ === constructor && 'progress' in action) return { name, progress: action.progress };
  }
  switch (action._) {
    case 'sendMessageEmojiInteractionSeen':
      return { name: 'emoji', emoticon: checked(action.emoticon, longestEmoticon) };
    case 'sendMessageEmojiInteraction': {
      const taps = { message: action.msgId, times: checked(action.interaction.data, longestTimes) };
      return { name: 'emoji', emoticon: checked(action.emoticon, longestEmoticon), taps };
    }
    case 'sendMessageTextDraftAction':
      return { name: 'typing', draft: fromTlDraft(call, peer, action) };
    default:
      return undefined;
  }
}

const checked = (text: string, longest: number): string => (text.length > longest ? refuse('input-invalid', {}) : text);

/** Bots show people what they have of an answer. @throws TEXTDRAFT_PEER_INVALID, message-too-long */
function fromTlDraft(
  call: Call,
  peer: PeerId,
  { randomId, text }: tl.RawSendMessageTextDraftAction,
): NonNullable<TypingAction['draft']> {
  if (!call.isBot || peerKind(peer) !== 'account') throw new RpcError(400, 'TEXTDRAFT_PEER_INVALID');
  if (text.text.length > call.world.limits.textLength) refuse('message-too-long');
  return { id: randomId.toString(), text: text.text, entities: fromTlEntities(call, text.entities) };
}
