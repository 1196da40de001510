"""Two people with Telethon govern a channel and a supergroup; prints what they see of it as JSON."""
import asyncio
import json
import sys

from telethon import TelegramClient, errors, events, functions, types
from telethon.crypto import rsa
from telethon.sessions import MemorySession
from telethon.tl import alltlobjects


async def person(dc_id, port, phone, name):
    session = MemorySession()
    session.set_dc(dc_id, '127.0.0.1', port)
    client = TelegramClient(session, 1, 'none')
    await client.connect()
    sent = await client.send_code_request(phone)
    await client.sign_up('12345', name, '', phone=phone, phone_code_hash=sent.phone_code_hash)
    return client


async def error_of(work):
    try:
        await work
        return 'no error'
    except errors.RPCError as error:
        return type(error).__name__


async def make(client, title, username, megagroup):
    made = await client(functions.channels.CreateChannelRequest(title, '', broadcast=not megagroup, megagroup=megagroup))
    await client(functions.channels.UpdateUsernameRequest(made.chats[0], username))
    return await client.get_entity(username)


async def difference(client, channel, pts):
    answer = await client(functions.updates.GetChannelDifferenceRequest(
        channel, types.ChannelMessagesFilterEmpty(), pts, 100))
    return {'final': answer.final, 'texts': [one.message for one in answer.new_messages if getattr(one, 'message', '')]}


async def broadcast(olive, rowan):
    channel = await make(olive, 'Lamp herald', 'lamp_herald', False)
    await rowan(functions.channels.JoinChannelRequest('lamp_herald'))
    heard = asyncio.get_running_loop().create_future()
    async def hear(event):
        if not heard.done():
            heard.set_result(event.raw_text)

    rowan.add_event_handler(hear, events.NewMessage())
    first = await olive.send_message(channel, 'the first lamp')
    pushed = await asyncio.wait_for(heard, 60)
    await olive.edit_message(channel, first.id, 'the first lamp, trimmed')
    theirs = await rowan.get_entity('lamp_herald')
    return {
        'broadcast': channel.broadcast,
        'pushed': pushed,
        'history': [one.raw_text async for one in rowan.iter_messages(theirs) if one.raw_text],
        'refused': await error_of(rowan.send_message(theirs, 'me, too')),
        'difference': await difference(rowan, theirs, 1),
        'members': (await rowan(functions.channels.GetFullChannelRequest(theirs))).full_chat.participants_count,
    }


async def govern(olive, rowan):
    group = await make(olive, 'Lamp circle', 'lamp_circle_old', True)
    await rowan(functions.channels.JoinChannelRequest('lamp_circle_old'))
    theirs = await rowan.get_entity('lamp_circle_old')
    present = [one async for one in olive.iter_participants(group)]
    people = [one.first_name for one in present]
    me = await rowan.get_me()
    member = next(one for one in present if one.id == me.id)
    await olive.edit_admin(group, member, change_info=True, title='keeper')
    admins = [one.first_name async for one in olive.iter_participants(group, filter=types.ChannelParticipantsAdmins)]
    await rowan(functions.channels.EditTitleRequest(theirs, 'Lamp circle, renamed'))
    log = [type(one.original.action).__name__ async for one in olive.iter_admin_log(group)]
    await olive.edit_admin(group, member, is_admin=False)
    await olive.edit_permissions(group, member, send_messages=False)
    muted = await error_of(rowan.send_message(theirs, 'may I?'))
    await olive.edit_permissions(group, member, view_messages=False)
    return {
        'people': sorted(people),
        'admins': sorted(admins),
        'log': sorted(set(log)),
        'muted': muted,
        'banned': await error_of(rowan.get_messages(theirs, limit=1)),
    }


async def main(dc_id, port, pem):
    rsa.add_key(pem, old=False)
    olive = await person(dc_id, port, '79992240001', 'Olive')
    rowan = await person(dc_id, port, '79992240002', 'Rowan')
    seen = {'layer': alltlobjects.LAYER}
    seen.update(await broadcast(olive, rowan))
    seen.update(await govern(olive, rowan))
    forum = await rowan.get_entity('lamp_topics')
    seen['forum'] = {'megagroup': forum.megagroup, 'texts': [
        [one.raw_text, one.reply_to.reply_to_msg_id if one.reply_to else None]
        async for one in rowan.iter_messages(forum) if one.raw_text]}
    json.dump(seen, sys.stdout)
    await olive.disconnect()
    await rowan.disconnect()


asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
