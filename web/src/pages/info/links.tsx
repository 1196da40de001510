import { Copy, Link2Off, Plus, QrCode } from 'lucide-react';
import { useState } from 'react';
import { useApp, useFetched } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { Chat, InviteLink } from '../../data/views.ts';
import { shortDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Qr } from '../../ui/qr.tsx';
import { Failed, FailedLine, Skeleton } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { say, withUndo } from '../../ui/toast.tsx';
import css from './info.module.css';

/** The links that let people in: make, copy, show as QR code, end. */
export function Links({ chat }: { chat: Chat }) {
  const { messenger } = useApp();
  const links = useFetched(() => messenger.inviteLinks(chat.id), String(chat.id));
  const [shown, setShown] = useState<InviteLink>();
  const [approval, setApproval] = useState(false);
  const make = useAction(async () => {
    await messenger.createInviteLink(chat.id, { approval });
    links.again();
  });
  if (links.error !== undefined) return <Failed error={links.error} again={links.again} />;
  return (
    <div className={css.links}>
      <Switch label={t('links.approval')} hint={t('links.approvalHint')} on={approval} onChange={setApproval} />
      <Button icon={<Plus size={17} />} busy={make.busy} onClick={() => void make.run()}>
        {t('links.new')}
      </Button>
      <FailedLine error={make.error} />
      {!links.value && <Skeleton rows={2} round={false} />}
      {links.value
        ?.filter((link) => !link.revoked)
        .map((link) => (
          <div key={link.link} className={css.link}>
            <span>
              <bdi dir="ltr">{link.link.replace(/^https?:\/\//, '')}</bdi>
              <small>
                {[
                  t('links.uses', { count: link.uses }),
                  link.expires && t('links.until', { date: shortDate(link.expires) }),
                  link.approval && t('links.withApproval'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <IconButton
              label={t('copy')}
              onClick={() => void navigator.clipboard?.writeText(link.link).then(() => say(t('copied')))}
            >
              <Copy size={17} />
            </IconButton>
            <IconButton label={t('links.qr')} onClick={() => setShown(link)}>
              <QrCode size={17} />
            </IconButton>
            <IconButton
              label={t('links.revoke')}
              onClick={() =>
                withUndo(t('links.revoked'), () => messenger.revokeInviteLink(chat.id, link.link).then(links.again))
              }
            >
              <Link2Off size={17} />
            </IconButton>
          </div>
        ))}
      <Modal title={chat.name} open={shown !== undefined} onClose={() => setShown(undefined)}>
        {shown && (
          <div className={css.qr}>
            <Qr text={shown.link} label={shown.link} />
          </div>
        )}
        <p className={css.qrText} dir="ltr">
          {shown?.link}
        </p>
      </Modal>
    </div>
  );
}
