import { getState as get } from '#domain';
import { method } from '../method.ts';
import { toTlState } from '../to-tl/updates/state.ts';

export const getState = method('updates.getState', async (call) => toTlState(await get(call.world, call.account)));
