import type { Poll } from '../polls/repository.ts';
import type { ContentData, PollMedia } from './content.ts';

/**
 * Everything that somebody wrote in a message: its text, and the words that stand in what it carries, a line each. What
 * is looked for, and what a reviewer reads, is this and not the text alone. A poll's words lie with the poll.
 */
export function writtenText({ text, media }: Pick<ContentData, 'text' | 'media'>, poll?: Poll): string {
  return [text, ...linesIn(media, poll)].filter((line) => line !== '').join('\n');
}

function linesIn(media: ContentData['media'], poll: Poll | undefined): string[] {
  switch (media?.kind) {
    case 'checklist':
      return [media.title, ...media.tasks.map((task) => task.text)];
    case 'poll':
      return [...linesBeside(media.beside), ...(poll ? linesOf(poll) : [])];
    case 'venue':
      return [media.title, media.address];
    case 'contact':
      return [`${media.firstName} ${media.lastName}`.trim()];
    default:
      return [];
  }
}

const linesOf = ({ question, answers, solution, solutionMedia }: Poll): string[] => [
  question,
  ...answers.flatMap(({ text, media }) => [text, ...linesBeside(media)]),
  solution ?? '',
  ...linesBeside(solutionMedia),
];

const linesBeside = (media: PollMedia | undefined): string[] =>
  media?.kind === 'link' ? [media.url] : linesIn(media, undefined);

/** The poll whose words belong to a message. */
export const pollOf = (media: ContentData['media']): number | undefined =>
  media?.kind === 'poll' ? media.poll : undefined;

/** Addresses to which a message leads beside those in its text: of formatted words, and of its buttons. */
export function linksOf({ entities, markup }: Pick<ContentData, 'entities' | 'markup'>): string[] {
  const links = (entities ?? []).flatMap(({ url }) => (url === undefined ? [] : [url]));
  if (markup?.kind !== 'inline' && markup?.kind !== 'keyboard') return links;
  for (const button of markup.rows.flat()) if ('url' in button) links.push(button.url);
  return links;
}
