import type { PlaceholderWords } from './types.ts';

export const spanish: PlaceholderWords = {
  messageRemoved: '⚠ Los moderadores han eliminado este mensaje.',
  messageWithheld: '⚠ Este mensaje no está disponible en su país.',
  groupClosed: '⚠ Los moderadores han cerrado este grupo.',
  botSuspended: '⚠ Los moderadores han suspendido este bot.',
  labels: { scam: 'estafa', fake: 'suplantación' },
};
