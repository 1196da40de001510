/**
 * Accounts and channels themselves: their public names, of which older layers know one, their newest story and
 * their colour.
 */
import type { tl } from '@mtcute/core';
import { down, hasField, type OldObject, type RuleGroup } from '../rule.ts';
import type { LayerView } from '../table.ts';

type Bearer = tl.RawUser | tl.RawChannel;

/** Layer 166 has the number of a colour where later ones have an object. */
function colorIn(bearer: Bearer, layer: LayerView): unknown {
  const field = layer.declaration(bearer._)?.fields.find(({ key }) => key === 'color');
  if (field?.type !== 'int') return bearer.color;
  return bearer.color?._ === 'peerColor' ? bearer.color.color : undefined;
}

/** Who has several names is known by the first in force to clients that have room for one. */
function inOldForm(bearer: Bearer, layer: LayerView): OldObject {
  const first = bearer.usernames?.find(({ active }) => active)?.username;
  return {
    ...bearer,
    storiesMaxId: bearer.storiesMaxId?.maxId,
    color: colorIn(bearer, layer),
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
