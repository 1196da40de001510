import { badRequest } from '../api-error.ts';
import { having, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

const vcardBytes = 2048;

export const sendContact = method('sendContact', async (call) => {
  const { args } = call;
  const phone = args.text('phone_number');
  const firstName = args.text('first_name');
  if (phone === undefined) throw badRequest('phone number is empty');
  if (firstName === undefined) throw badRequest('first name is empty');
  const common = await readSend(call);
  const account = await call.world.store.read((tx) => tx.accounts.byPhone(phone.replace(/\D/g, '')));
  const media = {
    kind: 'contact' as const,
    phone,
    firstName,
    lastName: args.text('last_name') ?? '',
    vcard: (args.text('vcard') ?? '').slice(0, vcardBytes),
    ...(account ? { account: account.id } : {}),
  };
  return having(await send(call, common, { text: '', media }), 'contact');
});
