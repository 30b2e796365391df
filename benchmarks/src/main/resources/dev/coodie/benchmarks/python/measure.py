"""Inserts and gets by key with coodie for Python: measure.py DRIVER HOST PORT KEYSPACE OPERATIONS ROUNDS.

Prints a line for each round: the operation, microseconds of this process' CPU for one, operations a second.
"""

import asyncio
import datetime
import gc
import sys
import time
import uuid
from typing import Annotated

from coodie.aio import Document, init_coodie
from coodie.fields import ClusteringKey, PrimaryKey

DRIVER, HOST, PORT, KEYSPACE = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
OPERATIONS, ROUNDS = int(sys.argv[5]), int(sys.argv[6])
IN_FLIGHT = 64
WARM = 2


class Reading(Document):
    class Settings:
        name = "reading"
        keyspace = KEYSPACE

    sensor: Annotated[str, PrimaryKey()]
    event: Annotated[uuid.UUID, ClusteringKey()]
    place: str
    unit: str
    measured: float
    quality: int
    taken: datetime.datetime
    valid: bool
    tags: list[str]
    labels: dict[str, str]


def event(n):
    return uuid.UUID(int=(0x0A1B2C3D4E5F4000 << 64) + 0x8C7D000000000000 + n)


def reading(i):
    n = i % 20
    return Reading(
        sensor=f"python-{i % 1000}",
        event=event(n),
        place=f"Conference room {100 + n}",
        unit="degrees Celsius",
        measured=n / 8.0,
        quality=n,
        taken=datetime.datetime.fromtimestamp(1795356000 + n, datetime.timezone.utc),
        valid=n % 2 == 0,
        tags=["indoor", "calibrated", f"battery{n % 10}"],
        labels={"building": "north", "floor": "third"},
    )


async def insert(i):
    await reading(i).save()


async def get(i):
    found = await Reading.get(sensor=f"python-{i % 1000}", event=event(i % 20))
    assert found is not None


async def measure(name, operation):
    numbers = iter(range(OPERATIONS))

    async def work():
        for i in numbers:
            await operation(i)

    gc.collect()
    cpu, begin = time.process_time(), time.perf_counter()
    await asyncio.gather(*(work() for _ in range(IN_FLIGHT)))
    took, used = time.perf_counter() - begin, time.process_time() - cpu
    return f"{name} {used * 1e6 / OPERATIONS:.3f} {OPERATIONS / took:.3f}"


async def main():
    await init_coodie(hosts=[HOST], keyspace=KEYSPACE, driver_type=DRIVER, port=PORT)
    for number in range(WARM + ROUNDS):
        for name, operation in (("insert", insert), ("get", get)):
            line = await measure(name, operation)
            if number >= WARM:
                print(line, flush=True)


asyncio.run(main())
