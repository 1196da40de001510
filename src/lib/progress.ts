/**
 * Hears how far long work is: what is done now, how much of it is behind, and of how much where that is known. Called as
 * often as the work likes; whoever shows it leaves out what nobody could read.
 */
export type Progress = (what: string, done?: number, of?: number) => void;

/** For whoever does not look. */
export const unseen: Progress = () => undefined;
