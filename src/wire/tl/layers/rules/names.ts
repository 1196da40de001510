/** Accounts and channels themselves: their public names, of which older layers know one, and their newest story. */
import type { tl } from '@mtcute/core';
import { down, hasField, type OldObject, type RuleGroup } from '../rule.ts';
import type { LayerView } from '../table.ts';

type Bearer = tl.RawUser | tl.RawChannel;

/** Who has several names is known by the first in force to clients that have room for one. */
function inOldForm(bearer: Bearer, layer: LayerView): OldObject {
  const first = bearer.usernames?.find(({ active }) => active)?.username;
  return {
    ...bearer,
    storiesMaxId: bearer.storiesMaxId?.maxId,
    ...(hasField(layer, bearer._, 'usernames') || first === undefined ? {} : { username: first }),
  };
}

const knowsOneName = (name: Bearer['_']) => (layer: LayerView) => !hasField(layer, name, 'usernames');

export const names: RuleGroup = {
  down: [
    down<tl.RawUser>('user', inOldForm, knowsOneName('user')),
    down<tl.RawChannel>('channel', inOldForm, knowsOneName('channel')),
  ],
};
