import { GROUP_LEVELS, type Group } from './groups.ts';
import type { Part, Score } from './score.ts';
import type { WeightTable } from './weight-table.ts';
import { calibrated } from './score.ts';

/** One line of evidence as a moderator reads it. The bits of all lines add up to the score exactly. */
export interface EvidenceLine {
  group: Group | 'prior' | 'rest';
  words: string;
  /** Tenths of a bit. */
  tenths: number;
}

export const MAX_LINES = 5;

const SENTENCES: { readonly [group in Group]: readonly string[] } = {
  text: [
    'None of its posts repeats a removed text',
    'One post repeats a removed text almost wholly',
    'Two posts repeat different removed texts',
    'Three or more posts repeat different removed texts',
    'Removed texts appear only as quotations inside its own words',
  ],
  avatar: [
    'Its avatar is another one',
    'Its avatar resembles a removed avatar',
    'Its avatar is a version of a removed avatar',
  ],
  media: [
    'None of its pictures is known',
    'One posted picture is a removed one',
    'Several posted pictures are removed ones',
  ],
  name: [
    'Its name is unlike any removed name',
    'Its name resembles a removed name',
    'Its name reads the same as a removed name',
    'Its name is a removed name with a number or a word such as "backup"',
    'Its title and its handle both read the same as removed ones',
  ],
  link: [
    'It shares none of the network’s rare links',
    'It shares one rare link of the network',
    'It shares two rare links of the network',
    'It shares three or more rare links of the network',
  ],
  graph: [
    'It has no ties to suspected or confirmed members',
    'It forwards from or names one suspected member',
    'It has ties to two suspected members',
    'It has ties to a confirmed member',
    'It has ties to two or more confirmed members',
  ],
  operations: ['Its operators are unknown here', 'It is run from a device or number of a removed operator'],
  template: [
    'Its layout is its own',
    'One post is laid out like the removed ones',
    'Several posts are laid out like the removed ones',
  ],
  hours: ['It posts at other hours', 'Its posting hours are somewhat alike', 'It posts at the same hours of the day'],
  age: [
    'It existed half a year before the action',
    'It existed before the action',
    'It was created after the action',
    'It was created within two weeks after the action',
  ],
  stance: [
    'Its stance is unremarkable',
    'It mostly quotes and comments',
    'It shows material of several networks, as observers do',
  ],
  member: [
    'What was found belongs to different removed members',
    'Two of the signals belong to the same removed member',
    'Three or more of the signals belong to the same removed member',
  ],
  disguise: [
    'What it copied is written as it was',
    'A copied text is disguised: people read it as before, filters do not',
  ],
  agreement: ['Signals of one kind only, or of one post', 'Signals of several kinds, or of several posts, agree'],
};

const sentenceFor = (part: Part): string =>
  part.group === 'prior'
    ? 'Starting point: how often a newcomer belongs to this network at this time'
    : (SENTENCES[part.group][part.level ?? 0] ?? GROUP_LEVELS[part.group][part.level ?? 0] ?? part.group);

/** At most five lines, strongest first after the starting point, whose bits add up to the score exactly. */
export function explain(score: Score): EvidenceLine[] {
  const [prior, ...evidence] = score.parts;
  if (!prior) return [];
  const sorted = evidence.toSorted((a, b) => Math.abs(b.tenths) - Math.abs(a.tenths));
  const shown = sorted.length <= MAX_LINES - 1 ? sorted : sorted.slice(0, MAX_LINES - 2);
  const rest = sorted.slice(shown.length);
  const lines: EvidenceLine[] = [prior, ...shown].map((part) => ({
    group: part.group,
    words: sentenceFor(part),
    tenths: part.tenths,
  }));
  if (rest.length > 0) {
    const tenths = rest.reduce((sum, part) => sum + part.tenths, 0);
    lines.push({ group: 'rest', words: `${rest.length} smaller signals together`, tenths });
  }
  return lines;
}

/** What would change the answer: the score and probability without each line that speaks for the match. */
export interface Counterfactual {
  without: Group;
  words: string;
  posterior: number;
}

/** For each supporting group, strongest first: where the probability would stand without it. */
export function whatWouldChange(weights: WeightTable, score: Score): Counterfactual[] {
  const found: Counterfactual[] = [];
  for (const part of score.parts.toSorted((a, b) => b.tenths - a.tenths)) {
    if (part.group === 'prior' || part.tenths <= 0) continue;
    const posterior = calibrated(weights.calibration, (score.tenths - part.tenths) / 10);
    const percent = Math.round(posterior * 100);
    found.push({ without: part.group, words: `${sentenceFor(part)} – without this: ${percent} %`, posterior });
  }
  return found.slice(0, 3);
}
