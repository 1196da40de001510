import type { Text } from '../types.ts';

export const newChat = {
  new: 'New chat',
  'new.message': 'New message',
  'new.group': 'New group',
  'new.channel': 'New channel',
  'new.title': 'Name',
  'new.about': 'Description (optional)',
  'new.aboutHint': 'What people can expect to read here.',
  'new.withPeople': { one: 'Next with {count} person', other: 'Next with {count} people' },
  'new.createGroup': 'Create the group',
  'new.createChannel': 'Create the channel',

  'contacts.none': 'No contacts yet',
  'contacts.noneText': 'Look for someone above, or add a person by phone number.',

  'contact.new': 'Add by phone number',
  'contact.add': 'Add to contacts',
  'contact.added': '{name} is in your contacts',
  'contact.missing': 'Nobody with this number is here yet.',

  'photo.choose': 'Choose a picture',
  'photo.broken': 'This picture cannot be read.',

  'join.channel': 'Join the channel',
  'join.group': 'Join the group',
  'join.ask': 'Ask to join',
  'join.asked': 'Your request was sent. You will be let in when an admin agrees.',
} satisfies Record<string, Text>;
