import { lazy, Suspense } from 'react';
import { useApp, useDialog, useFetched } from '../../app/context.tsx';
import { SERVICE_ACCOUNT } from '../../data/views.ts';

const PendingReset = lazy(() =>
  import('../settings/pending-reset.tsx').then((module) => ({ default: module.PendingReset })),
);

/**
 * Somebody asked on one device that the second password be removed: said above the chats on all of them, with one press that
 * ends it. The service account writes of each step, so that its newest message tells when to look again.
 */
export function PasswordNews() {
  const { messenger } = useApp();
  const told = useDialog(SERVICE_ACCOUNT)?.topId;
  const state = useFetched(
    () => (told === undefined ? Promise.resolve(undefined) : messenger.passwordState()),
    String(told),
  );
  const goneAt = state.value?.goneAt;
  if (goneAt === undefined) return null;
  return (
    <Suspense>
      <PendingReset goneAt={goneAt} onDone={state.again} />
    </Suspense>
  );
}
