import { appWords } from '../app/words.ts';
import { joinedWords } from '../cases/joined-words.ts';
import { caseWords } from '../cases/words.ts';
import { enforcementWords } from '../enforcement/words.ts';
import { eventWords } from '../events/words.ts';
import { exchangeWords } from '../exchange/words.ts';
import { intakeWords } from '../intake/words.ts';
import { misuseWords } from '../misuse/words.ts';
import { networkWords } from '../networks/words.ts';
import { operationWords } from '../operations/words.ts';
import { orderWords } from '../orders/words.ts';
import { staffWords } from '../staff/words.ts';
import { statementWords } from '../statements/words.ts';
import { threatWords } from '../threats/words.ts';
import { transparencyWords } from '../transparency/words.ts';

/** Every text of the desk, each in English and Russian, kept beside the pages that say it. */
export const words = {
  ...appWords,
  ...caseWords,
  ...joinedWords,
  ...enforcementWords,
  ...eventWords,
  ...exchangeWords,
  ...intakeWords,
  ...misuseWords,
  ...networkWords,
  ...operationWords,
  ...orderWords,
  ...staffWords,
  ...statementWords,
  ...threatWords,
  ...transparencyWords,
} as const;
