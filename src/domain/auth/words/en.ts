import type { SignInWords } from './types.ts';

export const english: SignInWords = {
  code: 'Login code: {code}.',
  codeKeep: 'Do not give this code to anyone. If you did not ask for it, ignore this message.',
  newLogin: 'New login. Dear {name}, somebody signed in to your account on {when}.',
  device: 'Device: {device}\nAddress: {address}',
  unknown: 'unknown',
  notYou:
    'If this was not you, open the list of devices in the settings, end that session and set a two-step password.',
};
