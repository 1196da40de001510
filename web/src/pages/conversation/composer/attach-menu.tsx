import { ChartBarBig, FileText, Image, ListChecks, Paperclip } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { usePeer } from '../../../app/context.tsx';
import type { PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { asFile } from './send-as.ts';

const NewChecklist = lazy(() => import('./new-checklist.tsx').then((module) => ({ default: module.NewChecklist })));
const NewPoll = lazy(() => import('./new-poll.tsx').then((module) => ({ default: module.NewPoll })));

interface AttachMenuProps {
  chatId: PeerId;
  thread: number | undefined;
  onFiles: (files: File[]) => void;
}

/** Photos, files, polls, checklists. */
export function AttachMenu({ chatId, thread, onFiles }: AttachMenuProps) {
  const pictures = useRef<HTMLInputElement>(null);
  const any = useRef<HTMLInputElement>(null);
  const [making, setMaking] = useState<'poll' | 'checklist'>();
  const isChannel = usePeer(chatId)?.kind === 'channel';
  const made = () => setMaking(undefined);
  const take = (input: HTMLInputElement, plain: boolean) => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (plain) for (const file of files) asFile.add(file);
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('composer.attach')} tip={false}>
            <Paperclip size={20} />
          </IconButton>
        }
        items={[
          { label: t('attach.picture'), icon: <Image size={18} />, does: () => pictures.current?.click() },
          { label: t('attach.file'), icon: <FileText size={18} />, does: () => any.current?.click() },
          chatId < 0 && { label: t('attach.poll'), icon: <ChartBarBig size={18} />, does: () => setMaking('poll') },
          !isChannel && {
            label: t('attach.checklist'),
            icon: <ListChecks size={18} />,
            does: () => setMaking('checklist'),
          },
        ]}
      />
      <input
        ref={pictures}
        type="file"
        accept="image/*,video/*"
        multiple
        hidden
        data-attach="picture"
        onChange={(event) => take(event.target, false)}
      />
      <input ref={any} type="file" multiple hidden data-attach="file" onChange={(event) => take(event.target, true)} />
      <Suspense>
        {making === 'poll' && <NewPoll chatId={chatId} thread={thread} onClose={made} />}
        {making === 'checklist' && <NewChecklist chatId={chatId} thread={thread} onClose={made} />}
      </Suspense>
    </>
  );
}
