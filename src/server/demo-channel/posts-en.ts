import { type DemoTexts, exampleCode } from './posts.ts';

export const english: DemoTexts = {
  title: 'A first look',
  about: 'What messages can look like. Nothing that you try here disturbs anybody.',
  posts: [
    {
      is: 'text',
      pieces: [
        { type: 'bold', text: 'Welcome.' },
        ' This is a channel: a few people write, everybody reads.\n\n' +
          'Try things on the posts here. A right click, or a long press on a phone, opens the menu of a post: ' +
          'leave a reaction, copy it, or forward it to your saved messages.',
      ],
    },
    {
      is: 'pictures',
      caption: 'Pictures that are sent together stand together. Open one: the arrow keys or a swipe lead to the next.',
    },
    {
      is: 'text',
      pieces: [
        'Words can be ',
        { type: 'bold', text: 'strong' },
        ', ',
        { type: 'italic', text: 'slanted' },
        ', ',
        { type: 'strike', text: 'taken back' },
        ', ',
        { type: 'code', text: 'typed' },
        ' or ',
        { type: 'spoiler', text: 'hidden until you press them' },
        '.\n',
        { type: 'blockquote', text: 'What somebody else said stands apart.' },
        '\nTo make a word strong, put two stars on each side of it, or choose it and press Ctrl+B.',
      ],
    },
    {
      is: 'text',
      pieces: ['Code keeps its lines and gets its colours:\n', { type: 'pre', language: 'ts', text: exampleCode }],
    },
    {
      is: 'poll',
      question: 'What will you do first?',
      answers: ['Write to somebody', 'Make a group', 'Make a channel', 'Look around'],
    },
    {
      is: 'text',
      pieces: [
        'Now it is your turn. ',
        { type: 'bold', text: 'Contacts' },
        ' in the menu finds people by their name or number; groups and channels are made in the same menu. ' +
          'Joining keeps this channel in your list, and you can leave whenever you like.',
      ],
    },
  ],
};
