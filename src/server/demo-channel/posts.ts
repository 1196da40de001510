import type { Piece } from './rich.ts';

/** What the channel says, in one language. */
export interface DemoTexts {
  title: string;
  about: string;
  posts: DemoPost[];
}

export type DemoPost =
  | { is: 'text'; pieces: Piece[] }
  | { is: 'pictures'; caption: string }
  | { is: 'poll'; question: string; answers: string[] };

/** The same lines in every language: code is nobody's mother tongue. */
export const exampleCode =
  "const bells = ['harbour', 'mill', 'bridge'];\nfor (const bell of bells) ring(bell, { at: '18:00' });";
