import assert from 'node:assert/strict';
import type { TelegramClient } from '@mtcute/node';
import { Api, type RawApi } from 'grammy';
import { type BotApiTypes, readBotApiTypes } from '../../../support/bot-api-types.ts';
import { signUp } from '../../../support/mtcute-client.ts';
import type { TestServer } from '../../../support/server.ts';
import { makeBot, startBotServer } from '../bot-world.ts';

type Payload<M extends keyof RawApi> = Parameters<RawApi[M]>[0];
type Result<M extends keyof RawApi> = Awaited<ReturnType<RawApi[M]>>;

/** A bot, its owner, and chats of each kind in which it may do everything. */
export interface TableWorld {
  readonly server: TestServer;
  readonly types: BotApiTypes;
  readonly ann: TelegramClient;
  readonly annId: number;
  readonly bea: TelegramClient;
  readonly beaId: number;
  readonly token: string;
  readonly group: number;
  readonly forum: number;
  readonly channel: number;
  /** Methods that answered with a result that fits its type. */
  readonly fitting: Set<string>;
  /** Calls a method and holds its result against its type. */
  call<M extends keyof RawApi>(method: M, payload?: Payload<M>): Promise<Result<M>>;
  stop(): Promise<void>;
}

const phones = ['+79990000371', '+79990000372'] as const;

export async function startTableWorld(): Promise<TableWorld> {
  const server = await startBotServer();
  const ann = await signUp(server, phones[0], 'Ann');
  const bea = await signUp(server, phones[1], 'Bea');
  await bea.setMyUsername('bea_of_lamps');
  const token = await makeBot(server, phones[0], 'table_bot', '--inline', 'lamps');
  for (const person of [ann, bea]) await person.sendText('table_bot', '/start');
  const group = await ann.createGroup({ title: 'Keepers', users: ['table_bot', 'bea_of_lamps'] });
  const forum = await ann.createSupergroup({ title: 'Lamps', forum: true });
  await ann.addChatMembers(forum.id, ['table_bot', 'bea_of_lamps'], {});
  const channel = await ann.createChannel({ title: 'News of lamps' });
  await promote(ann, forum.id);
  await promote(ann, channel.id);
  const types = readBotApiTypes();
  const fitting = new Set<string>();
  const api = new Api(token, { apiRoot: server.http });
  return {
    ...{ server, types, ann, bea, token, fitting },
    annId: (await ann.getMe()).id,
    beaId: (await bea.getMe()).id,
    ...{ group: group.chat.id, forum: forum.id, channel: channel.id },
    async call<M extends keyof RawApi>(method: M, payload?: Payload<M>): Promise<Result<M>> {
      const result = await anyCall(api, method, payload);
      requireFit<Result<M>>(types, method, result);
      fitting.add(method);
      return result;
    },
    async stop() {
      await ann.destroy();
      await bea.destroy();
      await server.stop();
    },
  };
}

function requireFit<T>(types: BotApiTypes, method: string, result: unknown): asserts result is T {
  assert.deepEqual(types.misfits(method, result), [], method);
}

/** The types of the calls belong to the caller; here every method is alike. */
function anyCall(api: Api, method: keyof RawApi, payload: unknown): Promise<unknown> {
  const run = api.raw[method] as (payload?: unknown) => Promise<unknown>;
  return payload === undefined ? run() : run(payload);
}

async function promote(ann: TelegramClient, chatId: number): Promise<void> {
  await ann.editAdminRights({
    chatId,
    userId: 'table_bot',
    rights: {
      changeInfo: true,
      postMessages: true,
      editMessages: true,
      deleteMessages: true,
      banUsers: true,
      inviteUsers: true,
      pinMessages: true,
      addAdmins: true,
      manageTopics: true,
      manageRanks: true,
      manageCall: true,
      other: true,
    },
    rank: '',
  });
}
