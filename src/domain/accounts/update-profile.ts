import { refuse } from '../errors.ts';
import type { AccountId, MediaId } from '../ids.ts';
import type { World } from '../ports.ts';
import { requireCustomEmoji } from './emoji-status.ts';
import { requireAccount } from './require-account.ts';
import type { Account, AccountData } from './repository.ts';
import { tellAboutAccount } from './tell-about.ts';

export interface ProfileChange {
  account: AccountId;
  session?: string | undefined;
}

/** Changes names and the line about oneself; what is left out stays. @throws first-name-invalid, about-too-long */
export async function updateProfile(
  world: World,
  change: ProfileChange & { firstName?: string | undefined; lastName?: string | undefined; about?: string | undefined },
): Promise<void> {
  const { nameLength, aboutLength } = world.limits;
  const firstName = change.firstName?.trim().slice(0, nameLength).toWellFormed();
  const lastName = change.lastName?.trim().slice(0, nameLength).toWellFormed();
  const about = change.about?.trim().toWellFormed();
  if (firstName === '') refuse('first-name-invalid');
  if (about !== undefined && about.length > aboutLength) refuse('about-too-long');
  return changeAccount(world, change, (account) => ({
    ...account,
    firstName: firstName ?? account.firstName,
    lastName: lastName ?? account.lastName,
    data: about === undefined ? account.data : withAbout(account.data, about),
  }));
}

function withAbout({ about: _, ...data }: AccountData, about: string): AccountData {
  return about === '' ? data : { ...data, about };
}

export interface Birthday {
  day: number;
  month: number;
  year?: number;
}

/** Sets the birthday, or without one removes it. @throws birthday-invalid */
export async function updateBirthday(
  world: World,
  change: ProfileChange & { birthday?: Birthday | undefined },
): Promise<void> {
  const { birthday } = change;
  if (birthday && !isDate(birthday, world.clock.nowS())) refuse('birthday-invalid');
  return changeAccount(world, change, ({ data: { birthday: _, ...data }, ...account }) => ({
    ...account,
    data: birthday ? { ...data, birthday } : data,
  }));
}

const oldestYear = 1900;
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const secondsPerYear = 365.2425 * 86_400;

function isDate({ day, month, year }: Birthday, nowS: number): boolean {
  if (!Number.isInteger(day) || day < 1 || day > (monthDays[month - 1] ?? 0)) return false;
  if (year === undefined) return true;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2 && day === 29 && !leap) return false;
  return year >= oldestYear && year <= 1970 + nowS / secondsPerYear;
}

/**
 * Sets the accent colour of the name or of the whole profile, and the custom emoji that is drawn on it.
 *
 * @throws color-invalid, emoji-status-invalid
 */
export async function updateColor(
  world: World,
  change: ProfileChange & {
    of: 'color' | 'profileColor';
    color?: number | undefined;
    emoji?: MediaId | undefined;
    colors: number;
  },
): Promise<void> {
  const { of, color, emoji } = change;
  if (color !== undefined && (color < 0 || color >= change.colors)) refuse('color-invalid');
  if (emoji !== undefined) await world.store.read((tx) => requireCustomEmoji(tx, emoji));
  return changeAccount(
    world,
    change,
    ({ data: { [of]: _color, [`${of}Emoji` as const]: _emoji, ...data }, ...account }) => ({
      ...account,
      data: {
        ...data,
        ...(color === undefined ? {} : { [of]: color }),
        ...(emoji === undefined ? {} : { [`${of}Emoji`]: emoji }),
      },
    }),
  );
}

async function changeAccount(
  world: World,
  { account: id, session }: ProfileChange,
  next: (account: Account) => Account,
): Promise<void> {
  await world.store.write(async (tx) => {
    const account = await requireAccount(tx, id);
    const changed = next(account);
    if (JSON.stringify(changed) === JSON.stringify(account)) return;
    await tx.accounts.update(changed);
    await tellAboutAccount(world, tx, id, session);
  });
}
