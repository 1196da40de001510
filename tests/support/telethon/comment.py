"""Signs a person up with Telethon, joins a channel, comments on its newest post and prints what they then see as JSON."""
import asyncio
import json
import sys

from telethon import TelegramClient, functions
from telethon.crypto import rsa
from telethon.sessions import MemorySession


async def main(dc_id, port, pem, username, text):
    rsa.add_key(pem, old=False)
    session = MemorySession()
    session.set_dc(dc_id, '127.0.0.1', port)
    client = TelegramClient(session, 1, 'none')
    await client.connect()
    sent_code = await client.send_code_request('79992230009')
    await client.sign_up('12345', 'Linden', '', phone='79992230009', phone_code_hash=sent_code.phone_code_hash)
    channel = await client.get_entity(username)
    post = (await client.get_messages(channel, limit=1))[0]
    sent = await client.send_message(channel, text, comment_to=post.id)
    thread = [message.raw_text async for message in client.iter_messages(channel, reply_to=post.id)]
    again = (await client.get_messages(channel, ids=[post.id]))[0]
    full = await client(functions.channels.GetFullChannelRequest(channel))
    json.dump({
        'sentTo': sent.peer_id.channel_id,
        'thread': thread,
        'replies': again.replies.replies,
        'comments': again.replies.comments,
        'linked': full.full_chat.linked_chat_id,
    }, sys.stdout)
    await client.disconnect()


asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]))
