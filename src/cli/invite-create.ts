import { makeInvite } from '#server';
import { type Command, dataSettings, UsageError } from './command.ts';
import { configOf } from './config-of.ts';

const defaultDays = 7;
const mostDays = 365;

export const command: Command = {
  name: 'invite create',
  summary: 'makes a number and a code with which somebody without a phone signs up',
  settings: [...dataSettings, 'sign-up', 'public-url'],
  flags: {
    days: { value: 'N', help: `days until it runs out (default ${defaultDays})` },
  },
  async run(call) {
    const days = Number(call.text('days') ?? defaultDays);
    if (!Number.isInteger(days) || days < 1 || days > mostDays)
      throw new UsageError(`--days takes a whole number from 1 to ${mostDays}`);
    const { phone, code, expiresAt, link } = await makeInvite(configOf(call), days);
    call.print(`number  +${phone}`);
    call.print(`code    ${code}`);
    call.print(`until   ${new Date(expiresAt * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
    call.print(`link    ${link ?? `/#/welcome/${phone}/${code} under the server's address`}`);
  },
};
