import { badRequest } from '../api-error.ts';
import { edit } from '../from-api/edit.ts';
import { readMovement, readPeriod, readPoint } from '../from-api/place.ts';
import { having } from '../from-api/send.ts';
import { method } from '../method.ts';

export const editMessageLiveLocation = method('editMessageLiveLocation', async (call) => {
  const point = readPoint(call.args);
  const moving = readMovement(call.args);
  const periodS = readPeriod(call.args);
  const edited = await edit(call, ({ media }) => {
    if (media?.kind !== 'geoLive') throw badRequest("message can't be edited");
    return { media: { kind: 'geoLive', point, periodS: periodS || media.periodS, ...moving } };
  });
  return edited === true ? edited : having(edited, 'location');
});
