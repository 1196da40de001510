import type { Text } from '../types.ts';

export const composer = {
  'composer.message': 'Message',
  'composer.post': 'Post to the channel',
  'composer.send': 'Send',
  'composer.sendSilently': 'Send without a sound',
  'composer.save': 'Save the change',
  'composer.attach': 'Attach',
  'composer.emoji': 'Emoji',
  'composer.voice': 'Record a voice message',
  'composer.botKeys': 'The bot’s buttons',
  'composer.editing': 'Editing',
  'composer.drop': 'Drop files here to send them',
  'composer.completion': 'Suggestions',

  'attach.picture': 'Photo or video',
  'attach.file': 'File',
  'attach.poll': 'Poll',
  'attach.checklist': 'Checklist',

  'composer.noPreview': 'Send without this preview',

  'files.title': { one: 'Send a file', other: 'Send {count} files' },
  'files.caption': 'Caption (optional)',
  'files.plain': 'Send as files',
  'files.plainHint': 'Untouched, in full size.',
  'files.remove': 'Leave out {name}',

  'voice.noMicrophone': 'The microphone cannot be used. Allow it in the browser and try again.',
  'voice.discard': 'Throw away',

  'stickers.title': 'Stickers',
  'stickers.custom': 'Custom emoji',
  'stickers.sets': 'Sets',
  'stickers.set': 'Sticker set',
  'stickers.open': 'Show the set of this sticker',
  'stickers.add': 'Add to mine',
  'stickers.remove': 'Remove from mine',
  'stickers.added': 'The set is among yours now.',
  'stickers.removed': 'The set was removed.',

  'emoji.recent': 'Recent',
  'emoji.smileys': 'Smileys',
  'emoji.people': 'People and hands',
  'emoji.nature': 'Animals and nature',
  'emoji.food': 'Food and drink',
  'emoji.travel': 'Travel and places',
  'emoji.activities': 'Activities',
  'emoji.things': 'Things',
  'emoji.signs': 'Signs',
  'emoji.flags': 'Flags',
  'emoji.search': 'Search emoji',
  'emoji.tone': 'Skin tone',
  'emoji.none': 'No emoji for this. Try another word.',

  'composer.offers': 'What the bot offers',
} satisfies Record<string, Text>;
