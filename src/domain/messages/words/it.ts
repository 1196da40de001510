import type { PlaceholderWords } from './types.ts';

export const italian: PlaceholderWords = {
  messageRemoved: '⚠ Questo messaggio è stato rimosso dai moderatori.',
  messageWithheld: '⚠ Questo messaggio non è disponibile nel suo Paese.',
  groupClosed: '⚠ Questo gruppo è stato chiuso dai moderatori.',
  botSuspended: '⚠ Questo bot è stato sospeso dai moderatori.',
  labels: { scam: 'truffa', fake: 'falsa identità' },
};
