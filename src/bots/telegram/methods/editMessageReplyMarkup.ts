import { edit } from '../from-api/edit.ts';
import { method } from '../method.ts';

export const editMessageReplyMarkup = method('editMessageReplyMarkup', (call) => edit(call, () => ({})));
