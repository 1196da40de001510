import { type BotUploadKind, randomId64 } from '#domain';
import { badPayload } from '../api-error.ts';
import { baseOf } from '../context.ts';
import { needParameter } from '../fields.ts';
import { operation } from '../operation.ts';
import { earlyTokenOf } from '../uploads/media-of-token.ts';

const kinds: Readonly<Record<string, BotUploadKind>> = {
  image: 'image',
  photo: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
};

export const getUploadUrl = operation('getUploadUrl', 'POST', 'uploads', async ({ bot, dialect, query, world }) => {
  const type = needParameter(query, 'type');
  const kind = kinds[type];
  // MAX no longer knows the name that pictures had.
  if (!kind || (type === 'photo' && dialect === 'max')) throw badPayload(`Unknown upload type: ${type.slice(0, 40)}`);
  const id = randomId64(world);
  await world.store.write((tx) => tx.botUploads.insert({ bot: bot.id, id, kind, madeAt: world.clock.nowS() }));
  const url = `${baseOf(world, dialect)}/upload/${bot.id}/${id}`;
  const early = dialect === 'max' && (kind === 'video' || kind === 'audio');
  return early ? { url, token: earlyTokenOf(id) } : { url };
});
