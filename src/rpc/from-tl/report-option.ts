import type { tl } from '@mtcute/core';
import type { ReportReason } from '#domain';

/** What a person who reports a message can choose from, in this order. */
const choices: readonly [ReportReason, string][] = [
  ['spam', 'Spam'],
  ['scam', 'Scam or fraud'],
  ['violence', 'Violence'],
  ['terrorism', 'Terrorism'],
  ['child-abuse', 'Child abuse'],
  ['pornography', 'Pornography'],
  ['hate', 'Hatred'],
  ['self-harm', 'Self-harm'],
  ['illegal-drugs', 'Illegal drugs'],
  ['personal-details', 'Personal details'],
  ['fake-account', 'Somebody pretends to be another'],
  ['copyright', 'Copyright'],
  ['other', 'Something else'],
];

const encode = (reason: ReportReason): Uint8Array => new TextEncoder().encode(reason);

export const reportMenu: tl.RawReportResultChooseOption = {
  _: 'reportResultChooseOption',
  title: 'What is wrong?',
  options: choices.map(([reason, text]) => ({ _: 'messageReportOption', text, option: encode(reason) })),
};

/** The reason that a chosen option stands for; undefined when it is none of ours. */
export function readReportOption(option: Uint8Array): ReportReason | undefined {
  const name = new TextDecoder().decode(option);
  return choices.find(([reason]) => reason === name)?.[0];
}

/** Asks for words of one's own, once a reason is chosen. */
export const commentOption = (reason: ReportReason): tl.RawReportResultAddComment => ({
  _: 'reportResultAddComment',
  option: encode(reason),
});
