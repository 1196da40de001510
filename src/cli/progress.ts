import type { Progress } from '#lib/progress.ts';

/** Where progress is shown: stderr, so that a command's output stays its result. */
export interface ProgressScreen {
  /** A person looks on: one line that is written over. Otherwise now and then a whole line. */
  isTerminal: boolean;
  columns: number;
  write(text: string): void;
  nowMs(): number;
}

export interface ProgressLine {
  readonly progress: Progress;
  /** Takes the line away, before something else is written and at the end. */
  clear(): void;
}

const redrawnEveryMs = 100;
/** A log does not want a line for what is over in a moment. */
const loggedEveryMs = 10_000;
const eraseLine = '\r\u001b[K';

export function createProgressLine(screen: ProgressScreen): ProgressLine {
  let shownMs = screen.isTerminal ? Number.NEGATIVE_INFINITY : screen.nowMs();
  let last = '';
  let visible = false;
  return {
    progress(what, done, of) {
      const due = screen.nowMs() - shownMs >= (screen.isTerminal ? redrawnEveryMs : loggedEveryMs);
      const isNew = screen.isTerminal && what !== last;
      if (!due && !isNew) return;
      shownMs = screen.nowMs();
      last = what;
      const text = wordsOf(what, done, of);
      screen.write(screen.isTerminal ? `${eraseLine}${text.slice(0, Math.max(1, screen.columns - 1))}` : `${text}\n`);
      visible = screen.isTerminal;
    },
    clear() {
      if (visible) screen.write(eraseLine);
      visible = false;
    },
  };
}

function wordsOf(what: string, done: number | undefined, of: number | undefined): string {
  if (done === undefined) return `${what} …`;
  return of === undefined ? `${what}: ${done} …` : `${what}: ${done} of ${of} …`;
}
