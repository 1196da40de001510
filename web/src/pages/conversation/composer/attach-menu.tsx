import { FileText, Image, ListChecks, Paperclip } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { asFile } from './send-as.ts';

const NewPoll = lazy(() => import('./new-poll.tsx').then((module) => ({ default: module.NewPoll })));

/** Photos, files, polls. */
export function AttachMenu({ chatId, onFiles }: { chatId: PeerId; onFiles: (files: File[]) => void }) {
  const pictures = useRef<HTMLInputElement>(null);
  const any = useRef<HTMLInputElement>(null);
  const [poll, setPoll] = useState(false);
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
          chatId < 0 && { label: t('attach.poll'), icon: <ListChecks size={18} />, does: () => setPoll(true) },
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
      <Suspense>{poll && <NewPoll chatId={chatId} onClose={() => setPoll(false)} />}</Suspense>
    </>
  );
}
