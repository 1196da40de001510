import { makeFaceOf, setBotTexts, setProfilePhoto } from '#domain';
import { missing } from '../api-error.ts';
import { fieldsIn, listIn, textIn } from '../fields.ts';
import { imagesOf } from '../from-api/attachments.ts';
import { writeCommands } from '../from-api/commands.ts';
import { operation } from '../operation.ts';
import { ownInfo } from '../to-api/bot.ts';

export const editMyInfo = operation('editMyInfo', 'PATCH', 'me', async (call) => {
  const { body, bot, world } = call;
  const name = textIn(body, 'name', 64) ?? textIn(body, 'first_name', 64);
  const about = textIn(body, 'description', 16_000);
  const commands = listIn(body, 'commands');
  const photo = fieldsIn(body, 'photo');
  if (name !== undefined || about !== undefined) {
    const texts = { ...(name === undefined ? {} : { name }), ...(about === undefined ? {} : { about }) };
    await setBotTexts(world, { bot: bot.id, lang: '', texts });
  }
  if (commands) await writeCommands(call, commands);
  if (photo) {
    const [id] = await imagesOf(call, photo);
    const media = id === undefined ? undefined : await world.store.read((tx) => tx.media.get(id));
    if (!media) throw missing('Photo not found');
    await setProfilePhoto(world, { account: bot.id, photo: await makeFaceOf(world, bot.id, media) });
  }
  return ownInfo(call);
});
