import type { PlaceholderWords } from './types.ts';

export const polish: PlaceholderWords = {
  messageRemoved: '⚠ Moderatorzy usunęli tę wiadomość.',
  messageWithheld: '⚠ Ta wiadomość jest niedostępna w Państwa kraju.',
  groupClosed: '⚠ Moderatorzy zamknęli tę grupę.',
  botSuspended: '⚠ Moderatorzy zawiesili tego bota.',
  labels: { scam: 'oszustwo', fake: 'podszywanie się' },
};
