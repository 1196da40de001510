import type { Text } from '../types.ts';

export const signIn = {
  'signIn.title': 'Sign in',
  'signIn.text': 'Enter your phone number. New here? The same way makes an account.',
  'signIn.phone': 'Phone number',
  'signIn.country': 'Country',
  'signIn.anyCountry': 'Any',
  'signIn.withQr': 'Sign in with a QR code',

  'signIn.ended': 'This device was signed out elsewhere, from a list of devices. You are welcome to sign in again.',
  'signIn.goOnAs': 'Go on as {name}',

  'code.title': 'Enter the code',
  'code.text': 'A sign-in code for {phone} is on its way.',
  'code.field': 'Code',
  'code.by.app': 'It was sent to your other devices, in the chat of this server.',
  'code.by.sms': 'It comes the way the operator of this server has set: a text message, or the server’s log.',
  'code.by.call': 'You will be called, and the code will be read to you.',
  'code.by.email': 'It was sent to your e-mail address.',
  'code.by.other': 'It comes the way the operator of this server has set.',
  'code.log': 'Running it on this computer? Look at the lines that the server prints.',
  'code.resend': 'Send the code again',

  'name.title': 'What is your name?',
  'name.text': 'This is how others will see you. You can change it at any time.',
  'name.first': 'First name',
  'name.last': 'Last name (optional)',
  'name.done': 'Start chatting',
  'name.unknown': 'Nobody is called {name}',
  'name.unknownText': 'Check the spelling: names are made of Latin letters, digits and underscores.',

  'password.title': 'Second password',
  'password.text': 'This account asks for a password after the code.',
  'password.field': 'Password',
  'password.hint': 'Hint: {hint}',
  'password.isOn': 'On a new device you are asked for a password after the code.',
  'password.isOff': 'A password that is asked for after the code protects the account when someone else gets the code.',
  'password.set': 'Set a password',
  'password.change': 'Change or remove',
  'password.remove': 'Remove',
  'password.current': 'Current password',
  'password.new': 'New password',
  'password.newHint': 'At least four characters. It cannot be restored when it is forgotten.',
  'password.hintField': 'Hint (optional)',

  'qr.title': 'Sign in with a QR code',
  'qr.label': 'QR code for signing in',
  'qr.step1': 'Open the messenger on a device that is signed in.',
  'qr.step2': 'Go to its settings, then to devices.',
  'qr.step3': 'Point its camera at this code.',
  'qr.here': 'The messenger is an app on this device? Press the code.',
  'qr.withPhone': 'Use a phone number instead',

  'decision.read': 'Read the reasons and appeal',
  'decision.suspended': 'This account was suspended.',
  'decision.why': 'Read why, and appeal',

  'suspended.title': 'This account was suspended',
  'suspended.text': 'The reasons wait for you. You can read them now and ask us to look again, free of charge.',

  'signIn.noPhone': 'No phone? Ask whoever runs this server for an invite.',
} satisfies Record<string, Text>;
