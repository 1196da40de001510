import { method } from '../method.ts';
import { setSwitch } from '../set-switch.ts';

export const toggleSignatures = method(
  'channels.toggleSignatures',
  (call, request) =>
    setSwitch(call, request.channel, {
      right: 'changeInfo',
      kind: 'channel',
      change: { signatures: request.signaturesEnabled ?? false, signatureProfiles: request.profilesEnabled ?? false },
    }),
  { peopleOnly: true },
);
