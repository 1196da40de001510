import { useAppState, usePeer, useSelf } from '../../../app/context.tsx';
import type { Message } from '../../../data/views.ts';
import { actionText } from '../../../ui/message-text.ts';
import { nameOf } from '../../../ui/peer-name.tsx';
import { useActions } from '../actions.tsx';
import css from '../conversation.module.css';

/** A line of the chat that nobody wrote; a click leads to the message that it is about. */
export function ActionLine({ message }: { message: Message }) {
  const self = useSelf();
  const peers = useAppState((state) => state.peers);
  usePeer(message.from);
  const { show } = useActions();
  const text = actionText(message, (id) => nameOf(peers.get(id)), self);
  const { reply } = message;
  // What it speaks of: a pinned message, a checklist, a poll.
  return reply && reply.from === undefined ? (
    <button type="button" className={css.action} onClick={() => show(reply.id)}>
      {text}
    </button>
  ) : (
    <p className={css.action}>{text}</p>
  );
}
