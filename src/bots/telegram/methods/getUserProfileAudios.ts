import { requireUser } from '../from-api/chat.ts';
import { method } from '../method.ts';

/** Profiles carry no music here. */
export const getUserProfileAudios = method('getUserProfileAudios', async (call) => {
  await requireUser(call);
  return { total_count: 0, audios: [] };
});
