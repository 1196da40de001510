import type { PlaceholderWords } from './types.ts';

export const turkish: PlaceholderWords = {
  messageRemoved: '⚠ Bu mesaj moderatörler tarafından kaldırıldı.',
  messageWithheld: '⚠ Bu mesaj ülkenizde kullanılamıyor.',
  groupClosed: '⚠ Bu grup moderatörler tarafından kapatıldı.',
  botSuspended: '⚠ Bu bot moderatörler tarafından askıya alındı.',
  labels: { scam: 'dolandırıcılık', fake: 'sahte kimlik' },
};
