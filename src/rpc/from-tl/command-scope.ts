import type { tl } from '@mtcute/core';
import type { CommandScope } from '#domain';
import type { Call } from '../context.ts';
import { fromTlPeer, fromTlUser } from './peer.ts';

export function fromTlCommandScope(call: Call, scope: tl.TypeBotCommandScope): CommandScope {
  switch (scope._) {
    case 'botCommandScopeDefault':
      return { kind: 'default' };
    case 'botCommandScopeUsers':
      return { kind: 'people' };
    case 'botCommandScopeChats':
      return { kind: 'groups' };
    case 'botCommandScopeChatAdmins':
      return { kind: 'groupAdmins' };
    case 'botCommandScopePeer':
      return { kind: 'chat', peer: fromTlPeer(call, scope.peer) };
    case 'botCommandScopePeerAdmins':
      return { kind: 'chatAdmins', peer: fromTlPeer(call, scope.peer) };
    case 'botCommandScopePeerUser':
      return { kind: 'chatMember', peer: fromTlPeer(call, scope.peer), account: fromTlUser(call, scope.userId) };
  }
}
