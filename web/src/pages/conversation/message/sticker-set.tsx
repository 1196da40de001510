import { useApp, useFetched } from '../../../app/context.tsx';
import { useAction } from '../../../ui/use-action.ts';
import type { StickerSetRef } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { Failed, FailedLine, Skeleton } from '../../../ui/states.tsx';
import { say } from '../../../ui/toast.tsx';
import css from '../composer/composer.module.css';
import { Choices } from '../composer/sticker-panel.tsx';

/** The set that a sticker belongs to: look through it, and put it among one's own or take it away. */
export function StickerSetDialog({ set, onClose }: { set: StickerSetRef; onClose: () => void }) {
  const { messenger } = useApp();
  const { value, error, again } = useFetched(() => messenger.stickerSet(set), set.id);
  const install = useAction(async (on: boolean) => {
    await messenger.installSet(set, on);
    say(t(on ? 'stickers.added' : 'stickers.removed'));
    onClose();
  });
  return (
    <Modal
      title={value?.title ?? t('stickers.set')}
      open
      onClose={onClose}
      footer={
        value && (
          <Button
            kind={value.installed ? 'plain' : 'primary'}
            busy={install.busy}
            onClick={() => void install.run(!value.installed)}
          >
            {t(value.installed ? 'stickers.remove' : 'stickers.add')}
          </Button>
        )
      }
    >
      {error !== undefined && <Failed error={error} again={again} />}
      {!value && error === undefined && <Skeleton rows={3} round={false} />}
      {value && (
        <div className={css.stickerGrid}>
          <Choices stickers={value.stickers} />
        </div>
      )}
      <FailedLine error={install.error} />
    </Modal>
  );
}
