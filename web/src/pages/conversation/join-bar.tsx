import { useApp, useDialog, usePeer } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { say } from '../../ui/toast.tsx';
import css from './conversation.module.css';

const FOREVER = 2_147_483_647;

/** What stands where one cannot write: joining, muting, or the reason. */
export function JoinBar({ chatId }: { chatId: PeerId }) {
  const { messenger } = useApp();
  const peer = usePeer(chatId);
  const dialog = useDialog(chatId);
  const join = useAction(() => messenger.join(chatId).catch((error: unknown) => say(wordsFor(error), 'error')));
  if (!peer || !('isMember' in peer)) return <p className={css.bar}>{t('conversation.deletedPerson')}</p>;
  if (peer.isForbidden) return <p className={css.bar}>{t('conversation.forbidden')}</p>;
  if (!peer.isMember && peer.kind !== 'group') {
    return (
      <div className={css.bar}>
        <Button kind="primary" busy={join.busy} onClick={() => void join.run()}>
          {peer.needsApproval ? t('join.ask') : peer.kind === 'channel' ? t('join.channel') : t('join.group')}
        </Button>
      </div>
    );
  }
  if (!peer.isMember) return <p className={css.bar}>{t('conversation.notMember')}</p>;
  if (peer.kind !== 'channel') return <p className={css.bar}>{t('conversation.mayNotWrite')}</p>;
  const muted = (dialog?.mutedUntil ?? 0) > Date.now() / 1000;
  return (
    <div className={css.bar}>
      <Button
        kind="quiet"
        onClick={() =>
          void messenger.setMuted(chatId, muted ? 0 : FOREVER).catch((error: unknown) => say(wordsFor(error), 'error'))
        }
      >
        {muted ? t('chats.unmute') : t('chats.mute')}
      </Button>
    </div>
  );
}
