"""One person with Telethon: reads commands from stdin and writes answers and what it hears to stdout, a JSON line each."""
import asyncio
import base64
import json
import sys

from telethon import TelegramClient, errors, events, functions, types
from telethon.crypto import rsa
from telethon.network import connection
from telethon.sessions import MemorySession


# Telethon greets on stdout, too: that may not mix with the answers.
answers_to = sys.stdout
sys.stdout = sys.stderr


def tell(**line):
    print(json.dumps(line), file=answers_to, flush=True)


def named(peer):
    return types.PeerChat(peer['id']) if peer['kind'] == 'group' else types.PeerUser(peer['id'])


def kind_of(message):
    if isinstance(message, types.MessageService):
        return 'service'
    for kind in ('photo', 'document', 'poll'):
        if getattr(message, kind):
            return kind
    return 'text'


def seen(message):
    reactions = message.reactions.results if message.reactions else []
    first = message.fwd_from.from_id if message.fwd_from else None
    told = {
        'id': message.id,
        'text': message.raw_text or '',
        'kind': kind_of(message),
        'from': message.sender_id,
        'pinned': bool(message.pinned),
        'edited': message.edit_date is not None and not message.edit_hide,
        # Until layer 145 a reaction is its emoji.
        'reactions': {one.reaction: one.count for one in reactions},
    }
    if message.reply_to:
        told['replyTo'] = message.reply_to.reply_to_msg_id
    if first:
        told['forwardedFrom'] = first.user_id
    if message.poll:
        told['votes'] = [one.voters for one in message.poll.results.results or []]
    return told


class Person:
    def __init__(self, client):
        self.client = client

    async def start(self, phone, firstName, password=None):
        def guess():
            return password

        await self.client.start(
            phone, code_callback=lambda: '12345', first_name=firstName, last_name='',
            **({'password': guess, 'max_attempts': 1} if password else {}))
        return (await self.client.get_me()).id

    async def startByQr(self, password):
        shown = await self.client.qr_login()
        tell(shown=shown.url)
        try:
            await shown.wait(20)
        except errors.SessionPasswordNeededError:
            await self.client.sign_in(password=password)
        return (await self.client.get_me()).id

    async def acceptQr(self, token):
        await self.client(functions.auth.AcceptLoginTokenRequest(base64.b64decode(token)))

    async def meet(self, phone, firstName):
        contact = types.InputPhoneContact(1, phone, firstName, '')
        found = await self.client(functions.contacts.ImportContactsRequest([contact]))
        return {'kind': 'user', 'id': found.imported[0].user_id}

    async def createGroup(self, title, members):
        users = [await self.client.get_input_entity(named(member)) for member in members]
        made = await self.client(functions.messages.CreateChatRequest(users, title))
        return {'kind': 'group', 'id': made.chats[0].id}

    async def send(self, to, text, replyTo=None):
        return (await self.client.send_message(named(to), text, reply_to=replyTo)).id

    async def edit(self, to, id, text):
        await self.client.edit_message(named(to), id, text)

    async def remove(self, to, id):
        await self.client.delete_messages(named(to), [id], revoke=True)

    async def forward(self, **given):
        return (await self.client.forward_messages(named(given['to']), given['id'], named(given['from']))).id

    async def react(self, to, id, emoji):
        await self.client(functions.messages.SendReactionRequest(named(to), id, reaction=emoji))

    async def pin(self, to, id):
        await self.client.pin_message(named(to), id, pm_oneside=False)

    async def sendFile(self, to, path, caption=None):
        sent = await self.client.send_file(named(to), path, caption=caption or '', force_document=caption is None)
        return sent.id

    async def download(self, chat, id, path):
        message = await self.client.get_messages(named(chat), ids=id)
        return await self.client.download_media(message, path)

    async def sendPoll(self, to, question, answers):
        options = [types.PollAnswer(answer, bytes([index])) for index, answer in enumerate(answers)]
        media = types.InputMediaPoll(types.Poll(0, question, options))
        return (await self.client.send_message(named(to), file=media)).id

    async def vote(self, to, id, answer):
        message = await self.client.get_messages(named(to), ids=id)
        await message.click(answer)

    async def message(self, chat, id):
        found = await self.client.get_messages(named(chat), ids=id)
        return found and seen(found)

    async def history(self, chat, limit):
        return [seen(one) async for one in self.client.iter_messages(named(chat), limit)]

    async def search(self, chat, words):
        return [seen(one) async for one in self.client.iter_messages(named(chat), 20, search=words)]

    async def setPassword(self, password):
        await self.client.edit_2fa(new_password=password, hint='a lamp')

    async def sessions(self):
        found = await self.client(functions.account.GetAuthorizationsRequest())
        return len([one for one in found.authorizations if not one.password_pending])

    async def resetOtherSessions(self):
        await self.client(functions.auth.ResetAuthorizationsRequest())

    async def block(self, peer, blocked):
        request = functions.contacts.BlockRequest if blocked else functions.contacts.UnblockRequest
        await self.client(request(await self.client.get_input_entity(named(peer))))

    async def recover(self):
        while True:
            try:
                await self.client.connect()
                await self.client.get_me()
                break
            except (ConnectionError, OSError):
                await asyncio.sleep(0.1)
        await self.client.catch_up()


def listen(client):
    @client.on(events.NewMessage)
    async def on_new(event):
        tell(heard={'kind': 'new', 'id': event.message.id, 'text': event.message.raw_text})

    @client.on(events.MessageEdited)
    async def on_edit(event):
        tell(heard={'kind': 'edit', 'id': event.message.id, 'text': event.message.raw_text})

    @client.on(events.Raw(types.UpdateServiceNotification))
    async def on_notice(update):
        if update.popup:
            tell(heard={'kind': 'notice', 'id': 0, 'text': update.message})

    @client.on(events.MessageDeleted)
    async def on_delete(event):
        for id in event.deleted_ids:
            tell(heard={'kind': 'delete', 'id': id, 'text': ''})


async def answer(person, command):
    try:
        tell(call=command['call'], result=await getattr(person, command['verb'])(**command['given']))
    except Exception as error:
        tell(call=command['call'], error=repr(error))


async def main(dc_id, port, pem, transport):
    rsa.add_key(pem, old=False)
    session = MemorySession()
    session.set_dc(dc_id, '127.0.0.1', port)
    client = TelegramClient(
        session, 1, 'none', connection=getattr(connection, transport),
        connection_retries=200, retry_delay=0.1, sequential_updates=True)
    listen(client)
    await client.connect()
    person = Person(client)
    tell(ready=True)
    lines = asyncio.StreamReader(limit=2 ** 20)
    await asyncio.get_event_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        asyncio.ensure_future(answer(person, json.loads(line)))
    await client.disconnect()


asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]))
