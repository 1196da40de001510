import { operation } from '../operation.ts';
import { ownInfo } from '../to-api/bot.ts';

export const getMyInfo = operation('getMyInfo', 'GET', 'me', ownInfo);
