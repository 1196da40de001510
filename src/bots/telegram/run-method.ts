import { type BotAccount, isDomainError } from '#domain';
import { ApiError, badRequest } from './api-error.ts';
import type { Arguments } from './arguments.ts';
import type { Gateway } from './context.ts';
import { explainDomain } from './domain-errors.ts';
import type { Method } from './method.ts';
import { lackingRights } from './rights-texts.ts';
import { refuseNotOffered, whyNotOffered } from './not-offered.ts';

const rightsErrors = new Set<string>(['chat-admin-required', 'message-delete-forbidden']);

export type Methods = ReadonlyMap<string, Method>;

/** Runs a method by its name, however it is written. @throws ApiError for everything that a bot may be told */
export async function runMethod(
  gateway: Gateway,
  methods: Methods,
  request: { name: string; bot: BotAccount; args: Arguments; signal: AbortSignal },
): Promise<{ result: unknown; description?: string }> {
  const name = request.name.toLowerCase();
  const found = methods.get(name);
  if (!found) throw whyNotOffered(name) ?? new ApiError(404, 'Not Found: method not found');
  const { bot, args, signal } = request;
  refuseNotOffered(args);
  let description: string | undefined;
  const describe = (text: string) => void (description = text);
  try {
    const result = await found.run({ ...gateway, bot, args, signal, describe });
    return { result, ...(description === undefined ? {} : { description }) };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const text = rightsErrors.has(error.code) ? lackingRights(name) : undefined;
    throw text === undefined ? explainDomain(error) : badRequest(text);
  }
}
