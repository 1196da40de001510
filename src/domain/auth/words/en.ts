import type { SignInWords } from './types.ts';

export const english: SignInWords = {
  code: 'Login code: {code}.',
  codeKeep: 'Do not give this code to anyone. If you did not ask for it, ignore this message.',
  newLogin: 'New login. Dear {name}, somebody signed in to your account on {when}.',
  device: 'Device: {device}\nAddress: {address}',
  unknown: 'unknown',
  notYou:
    'If this was not you, open the list of devices in the settings, end that session and set a two-step password.',
  resetAsked:
    'Somebody signed in to your account asked to remove the second password. It can be removed from {when} on.',
  resetNotYou:
    'If this was not you, keep the password: the settings have a button for it where the password is set. Then end the sessions that you do not know.',
  resetEnded: 'The second password stays: the request to remove it was taken back.',
  resetDone: 'The second password was removed, a week after somebody signed in to your account had asked for it.',
};
