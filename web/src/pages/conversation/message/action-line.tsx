import { useAppState, usePeer, useSelf } from '../../../app/context.tsx';
import type { Message } from '../../../data/views.ts';
import { actionText } from '../../../ui/message-text.ts';
import { nameOf } from '../../../ui/peer-name.tsx';
import css from '../conversation.module.css';

export function ActionLine({ message }: { message: Message }) {
  const self = useSelf();
  const peers = useAppState((state) => state.peers);
  usePeer(message.from);
  return <p className={css.action}>{actionText(message, (id) => nameOf(peers.get(id)), self)}</p>;
}
