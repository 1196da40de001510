import type { MediaId } from '../ids.ts';
import type { Poll, PollAnswer } from '../polls/repository.ts';
import type { MessageMedia, PollMedia } from './content.ts';

const none: readonly MediaId[] = [];

/** Every photo and file that the media of a message name, the one that it is first. Those of a poll's row are not among them. */
export function filesOf(media: MessageMedia | undefined): readonly MediaId[] {
  switch (media?.kind) {
    case 'photo':
      return [media.media];
    case 'document':
      return media.cover === undefined ? [media.media] : [media.media, media.cover];
    case 'poll':
      return filesBeside(media.beside);
    default:
      return none;
  }
}

const filesBeside = (media: PollMedia | undefined): readonly MediaId[] =>
  media && media.kind !== 'link' ? filesOf(media) : none;

/** The files of one answer of a poll. */
export const filesOfAnswer = ({ media }: PollAnswer): readonly MediaId[] => filesBeside(media);

/** Every photo and file that a poll's answers and explanation name. */
export const filesOfPoll = ({
  answers,
  solutionMedia,
}: Pick<Poll, 'answers' | 'solutionMedia'>): readonly MediaId[] => [
  ...answers.flatMap(filesOfAnswer),
  ...filesBeside(solutionMedia),
];
