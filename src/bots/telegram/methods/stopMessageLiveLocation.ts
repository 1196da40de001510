import { badRequest } from '../api-error.ts';
import { edit } from '../from-api/edit.ts';
import { having } from '../from-api/send.ts';
import { method } from '../method.ts';

export const stopMessageLiveLocation = method('stopMessageLiveLocation', async (call) => {
  const edited = await edit(call, ({ media }) => {
    if (media?.kind !== 'geoLive') throw badRequest("message can't be edited");
    return { media: { kind: 'geo', point: media.point } };
  });
  return edited === true ? edited : having(edited, 'location');
});
