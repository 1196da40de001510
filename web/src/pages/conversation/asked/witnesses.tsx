import { useApp, useFetched } from '../../../app/context.tsx';
import { go } from '../../../app/route.ts';
import type { Message } from '../../../data/views.ts';
import { fullDate } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Modal } from '../../../ui/modal.tsx';
import { PeerRow } from '../../../ui/peer-row.tsx';
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx';
import { ReactionSign } from '../message/reaction-sign.tsx';
import css from './asked.module.css';

/** Who reacted to a message and how, and who read it where a group is small enough to tell. */
export function Witnesses({ message, onClose }: { message: Message; onClose: () => void }) {
  const { messenger } = useApp();
  const found = useFetched(() => messenger.witnesses(message.chatId, message.id), message.key);
  return (
    <Modal title={t('witnesses.title')} open onClose={onClose}>
      {found.error !== undefined && <Failed error={found.error} again={found.again} />}
      {!found.value && found.error === undefined && <Skeleton rows={3} />}
      {found.value?.length === 0 && <Empty title={t('witnesses.none')} text={t('witnesses.noneText')} />}
      <div className={css.witnesses}>
        {found.value?.map(({ peer, emojis, readAt }) => (
          <PeerRow
            key={peer}
            id={peer}
            line={readAt === undefined ? '' : t('witnesses.readAt', { date: fullDate(readAt) })}
            end={
              emojis.length > 0 && (
                <span className={css.emojis}>
                  {emojis.map((name) => (
                    <ReactionSign key={name} name={name} />
                  ))}
                </span>
              )
            }
            onOpen={() => {
              onClose();
              go({ at: 'chat', id: peer });
            }}
          />
        ))}
      </div>
    </Modal>
  );
}
