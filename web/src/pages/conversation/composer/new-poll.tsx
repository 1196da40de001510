import { useState } from 'react';
import { useApp, usePeer } from '../../../app/context.tsx';
import { useAction } from '../../../ui/use-action.ts';
import type { PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { FailedLine } from '../../../ui/states.tsx';
import { GrowingLines } from './growing-lines.tsx';

const MAX_OPTIONS = 10;

interface NewPollProps {
  chatId: PeerId;
  thread: number | undefined;
  onClose: () => void;
}

export function NewPoll({ chatId, thread, onClose }: NewPollProps) {
  const { messenger } = useApp();
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState(['', '']);
  const [anonymous, setAnonymous] = useState(true);
  const [open, setOpen] = useState(false);
  const [multiple, setMultiple] = useState(false);
  const [correct, setCorrect] = useState<number>();
  const filled = options.map((it) => it.trim()).filter(Boolean);
  const quiz = correct !== undefined;
  // A channel tells nobody who reads it, so its polls name no voters.
  const isChannel = usePeer(chatId)?.kind === 'channel';
  const send = useAction(async () => {
    const right = correct === undefined ? undefined : filled.indexOf(options[correct]?.trim() ?? '');
    const poll = {
      question: question.trim(),
      options: filled,
      anonymous,
      multiple: multiple && !quiz,
      open: open && !anonymous && !quiz,
      correct: right === -1 ? undefined : right,
    };
    await messenger.sendPoll(chatId, poll, thread);
    onClose();
  });
  return (
    <Modal
      title={t('poll.new')}
      open
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          disabled={!question.trim() || filled.length < 2}
          busy={send.busy}
          onClick={() => void send.run()}
        >
          {t('poll.create')}
        </Button>
      }
    >
      <Field
        label={t('poll.question')}
        maxLength={255}
        autoFocus
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
      />
      <GrowingLines
        legend={t('poll.options')}
        lines={options}
        name={(number) => t('poll.option', { number })}
        least={2}
        most={MAX_OPTIONS}
        onChange={setOptions}
        before={(index) =>
          quiz && (
            <input
              type="radio"
              name="correct"
              checked={correct === index}
              aria-label={t('poll.right')}
              onChange={() => setCorrect(index)}
            />
          )
        }
      />
      {!isChannel && <Switch label={t('poll.isAnonymous')} on={anonymous} onChange={setAnonymous} />}
      {!anonymous && !quiz && <Switch label={t('poll.isOpen')} on={open} onChange={setOpen} />}
      {!quiz && <Switch label={t('poll.isMultiple')} on={multiple} onChange={setMultiple} />}
      <Switch
        label={t('poll.isQuiz')}
        hint={t('poll.quizHint')}
        on={quiz}
        onChange={(on) => setCorrect(on ? 0 : undefined)}
      />
      <FailedLine error={send.error} />
    </Modal>
  );
}
