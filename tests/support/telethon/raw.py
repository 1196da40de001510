"""People with Telethon who call any method: reads a JSON line for each call and answers with one, names as in TL."""
import asyncio
import base64
import datetime
import json
import re
import sys

from telethon import TelegramClient, errors, events, functions, password, types
from telethon.crypto import rsa
from telethon.sessions import MemorySession
from telethon.tl import TLObject

# Telethon greets on stdout, too: that may not mix with the answers.
answers_to = sys.stdout
sys.stdout = sys.stderr

people = []
heard = []


# Arguments that had other names in the layer of this library.
older = {'signatures_enabled': 'enabled'}


def snake(name):
    if name in ('A', 'M1'):
        return name
    told = re.sub('[A-Z]', lambda found: '_' + found[0].lower(), name)
    return older.get(told, told)


def camel(name):
    return re.sub('_([a-z0-9])', lambda found: found[1].upper(), name)


def class_of(name):
    if not name:
        return None
    *room, last = name.split('.')
    last = last[0].upper() + last[1:]
    for home, ending in ((functions, 'Request'), (types, '')):
        for part in room:
            home = getattr(home, part, None)
        if hasattr(home, last + ending):
            return getattr(home, last + ending)
    return None


def to_telethon(value):
    if isinstance(value, list):
        return [to_telethon(one) for one in value]
    if not isinstance(value, dict):
        return value
    if '_' not in value and 'long' in value:
        return int(value['long'])
    if '_' not in value and 'bytes' in value:
        return base64.b64decode(value['bytes'])
    made = class_of(value['_'])
    if made is None:
        raise ValueError('Telethon does not know ' + value['_'])
    return made(**{snake(key): to_telethon(one) for key, one in value.items() if key != '_'})


def to_json(value):
    if isinstance(value, (list, tuple)):
        return [to_json(one) for one in value]
    if isinstance(value, datetime.datetime):
        return int(value.timestamp())
    if isinstance(value, bytes):
        return {'bytes': base64.b64encode(value).decode()}
    if isinstance(value, int) and abs(value) >= 1 << 53:
        return {'long': str(value)}
    if not isinstance(value, (dict, TLObject)):
        return value
    told = value if isinstance(value, dict) else value.to_dict()
    name = told.pop('_')
    room = type(value).__module__.split('.')[3:] if isinstance(value, TLObject) else []
    return {
        '_': '.'.join(room + [name[0].lower() + name[1:]]),
        **{camel(key): to_json(one) for key, one in told.items() if one is not None and one is not False},
    }


async def sign_up(dc_id, port, phone, name):
    session = MemorySession()
    session.set_dc(dc_id, '127.0.0.1', port)
    client = TelegramClient(session, 1, 'none')
    await client.connect()
    sent = await client.send_code_request(phone)
    try:
        await client.sign_in(phone, '12345', phone_code_hash=sent.phone_code_hash)
    except errors.PhoneNumberUnoccupiedError:
        await client.sign_up('12345', name, '', phone=phone, phone_code_hash=sent.phone_code_hash)
    own = []

    @client.on(events.Raw)
    async def on_update(update):
        own.append(to_json(update))

    heard.append(own)
    people.append(client)
    return len(people) - 1


async def proof(client, given):
    return password.compute_check(await client(functions.account.GetPasswordRequest()), given)


async def answer(line):
    verb, given = line['verb'], line.get('given')
    if verb == 'signUp':
        return await sign_up(*given)
    if verb == 'knows':
        return class_of(given) is not None
    if verb == 'heard':
        return heard[line['who']]
    client = people[line['who']]
    if verb == 'setPassword':
        return await client.edit_2fa(new_password=given)
    if verb == 'proof':
        return to_json(await proof(client, given))
    return to_json(await client(to_telethon(given)))


def name_of(error):
    """The library's classes are named after the errors they know; of others it keeps the name."""
    if type(error).__module__.endswith('rpcbaseerrors'):
        return error.message
    return re.sub('(?<!^)(?=[A-Z])', '_', type(error).__name__.removesuffix('Error')).upper()


async def work(line):
    try:
        told = {'result': await answer(line)}
    except errors.RPCError as error:
        told = {'refused': name_of(error)}
    except Exception as error:
        told = {'error': repr(error)}
    print(json.dumps({'call': line['call'], **told}), file=answers_to, flush=True)


async def main(pem):
    rsa.add_key(pem, old=False)
    tasks = set()
    while text := await asyncio.to_thread(sys.stdin.readline):
        task = asyncio.create_task(work(json.loads(text)))
        tasks.add(task)
        task.add_done_callback(tasks.discard)


asyncio.run(main(sys.argv[1]))
