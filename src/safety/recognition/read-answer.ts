import { MAX_LINES } from '../networks/explain.ts';
import { GROUPS } from '../networks/groups.ts';
import type { SketchAnswer } from './questions.ts';

const lanes = new Set<unknown>(['normal', 'quoting', 'protected']);
const groups = new Set<unknown>([...GROUPS, 'prior', 'rest']);
const mostMatches = 5;
const wordsLength = 300;

/**
 * Another server's answer, or undefined when it is not one: at most five networks, each with at most five lines that sum
 * to its score exactly. What it says in words is shown to moderators, so its length is bounded too.
 */
export function readAnswer(text: string): SketchAnswer | undefined {
  let answer: SketchAnswer;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(answer?.matches) || answer.matches.length > mostMatches) return undefined;
  return answer.matches.every(isMatch) ? { matches: answer.matches } : undefined;
}

function isMatch(match: SketchAnswer['matches'][number]): boolean {
  if (!isWords(match?.network, 100) || !isWords(match.policyCategory, 100)) return false;
  if (!Number.isInteger(match.actionAt) || !Number.isInteger(match.tenths)) return false;
  if (!isShare(match.posterior) || typeof match.corroborated !== 'boolean' || !lanes.has(match.lane)) return false;
  const { lines, wouldChange } = match;
  if (!isList(lines) || lines.length > MAX_LINES || !isList(wouldChange) || wouldChange.length > 3) return false;
  for (const line of lines)
    if (!groups.has(line?.group) || !isWords(line.words, wordsLength) || !Number.isInteger(line.tenths)) return false;
  for (const change of wouldChange)
    if (!groups.has(change?.without) || !isWords(change.words, wordsLength) || !isShare(change.posterior)) return false;
  return lines.reduce((sum, { tenths }) => sum + tenths, 0) === match.tenths;
}

const isList = (value: unknown): boolean => Array.isArray(value);

const isWords = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= most;

const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
