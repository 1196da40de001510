import { useApp } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { SignInStep } from '../../data/verbs/sign-in.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { StepText } from './step-text.tsx';
import css from './sign-in.module.css';

export interface Invite {
  phone: string;
  code: string;
}

/** The invite in the address (`#/welcome/NUMBER/CODE`), made by the operator for somebody without a phone. */
export function inviteIn(hash: string): Invite | undefined {
  const [, phone, code] = /^#\/welcome\/(\d{5,15})\/(\d{4,12})$/.exec(hash) ?? [];
  return phone && code ? { phone: `+${phone}`, code } : undefined;
}

export function InviteStep({
  invite,
  onNext,
  onPhone,
}: {
  invite: Invite;
  onNext: (step: SignInStep) => void;
  onPhone: () => void;
}) {
  const { messenger } = useApp();
  const accept = useAction(async () => {
    const asked = await messenger.sendCode(invite.phone);
    onNext(asked.next === 'code' ? await messenger.signIn(invite.code) : asked);
  });
  return (
    <>
      <StepText title={t('invite.title')}>{t('invite.text', { phone: invite.phone })}</StepText>
      {accept.error !== undefined && (
        <p role="alert" className={css.alert}>
          {wordsFor(accept.error)}
        </p>
      )}
      <Button kind="primary" wide busy={accept.busy} onClick={() => void accept.run()}>
        {t('invite.accept')}
      </Button>
      <Button kind="quiet" wide onClick={onPhone}>
        {t('invite.haveAccount')}
      </Button>
    </>
  );
}
