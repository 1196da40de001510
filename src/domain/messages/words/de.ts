import type { PlaceholderWords } from './types.ts';

export const german: PlaceholderWords = {
  messageRemoved: '⚠ Diese Nachricht wurde von der Moderation entfernt.',
  messageWithheld: '⚠ Diese Nachricht ist in Ihrem Land nicht verfügbar.',
  groupClosed: '⚠ Diese Gruppe wurde von der Moderation geschlossen.',
  botSuspended: '⚠ Dieser Bot wurde von der Moderation gesperrt.',
  labels: { scam: 'Betrug', fake: 'Fälschung' },
};
