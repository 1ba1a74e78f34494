"""A server under load that is stopped and started, or whose project is replaced.

    under_load.py restart ZEGUI PROJECT
    under_load.py replace ZEGUI PROJECT OTHER

Prints one JSON object. Every request that got a status line must get its whole body.
"""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading

DAY = "datetime=2026-06-30"
PATHS = [
    f"/query?at=112.5,33.0&{DAY}",
    f"/collections/areas/items?limit=1000&f=json&{DAY}",
    f"/collections/uncovered/items?limit=1000&f=json&{DAY}",
    f"/collections/areas/tiles/WebMercatorQuad/9/206/416?{DAY}",
    "/collections?f=json",
]
PATIENCE = 120
# Links are the same on whichever port.
HOST = {"Host": "zegui.test"}


class Server:
    def __init__(self, zegui, project, port=0):
        self.process = subprocess.Popen([zegui, "serve", project, "--port", str(port)], stderr=subprocess.PIPE, text=True)
        # The access log is read all the time, so that the server never waits for us.
        for line in self.process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found.group(1))
                break
        else:
            raise RuntimeError("the server did not start")
        self.log = threading.Thread(target=self.process.stderr.read, daemon=True)
        self.log.start()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


class Load(threading.Thread):
    """Asks one thing after the other on a connection that is kept, until it is told to stop."""

    def __init__(self, port, first):
        super().__init__()
        self.port, self.next = port, first
        self.stopping = threading.Event()
        self.answered, self.refused = 0, 0
        self.lost, self.wrong, self.bodies = [], [], set()

    def run(self):
        connection = None
        while not self.stopping.is_set():
            path = PATHS[self.next % len(PATHS)]
            self.next += 1
            try:
                if connection is None:
                    connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
                connection.request("GET", path, headers=HOST)
                answer = connection.getresponse()
            except (OSError, http.client.HTTPException):
                # No status line: the server is away, or has closed the connection before it took the request.
                self.refused += 1
                connection.close()
                connection = None
                continue
            try:
                body = answer.read()
            except (OSError, http.client.HTTPException) as error:
                self.lost.append(f"{path}: {error!r}")
                connection.close()
                connection = None
                continue
            self.answered += 1
            if answer.status != 200:
                self.wrong.append(f"{path}: {answer.status}")
            self.bodies.add((path, body))
            if answer.getheader("Connection") == "close":
                connection.close()
                connection = None

    def stop(self):
        self.stopping.set()
        self.join(PATIENCE)


def whole_answers(server):
    bodies = {}
    for path in PATHS:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        connection.request("GET", path, headers=HOST)
        bodies[path] = connection.getresponse().read()
    return bodies


def answers(loads):
    return {"answered": sum(load.answered for load in loads), "refused": sum(load.refused for load in loads),
            "lost": [line for load in loads for line in load.lost], "wrong": [line for load in loads for line in load.wrong]}


def wait_for_more(loads, count):
    """Until so many more requests were answered."""
    target = sum(load.answered for load in loads) + count
    while sum(load.answered for load in loads) < target:
        threading.Event().wait(0.01)


def restart(zegui, project):
    server = Server(zegui, project)
    expected = set(whole_answers(server).items())
    loads = [Load(server.port, number) for number in range(16)]
    for load in loads:
        load.start()
    statuses = []
    for _ in range(4):
        wait_for_more(loads, 100)
        statuses.append(server.stop())
        server = Server(zegui, project, server.port)
    wait_for_more(loads, 100)
    for load in loads:
        load.stop()
    statuses.append(server.stop())
    return answers(loads) | {"statuses": statuses,
                             "strange": len(set().union(*[load.bodies for load in loads]) - expected)}


def replace(zegui, project, other):
    known = []
    for file in (project, other):
        server = Server(zegui, file)
        known.append(set(whole_answers(server).items()))
        server.stop()
    shutil.copy(project, "served.gpkg")
    server = Server(zegui, "served.gpkg")
    loads = [Load(server.port, number) for number in range(8)]
    for load in loads:
        load.start()
    late = 0
    for turn in range(20):
        wait_for_more(loads, 20)
        shutil.copy((other, project)[turn % 2], "next.gpkg")
        os.replace("next.gpkg", "served.gpkg")
        # What is asked from now on is answered out of the new file.
        late += set(whole_answers(server).items()) != known[(turn + 1) % 2]
    for load in loads:
        load.stop()
    status = server.stop()
    seen = set().union(*[load.bodies for load in loads])
    return answers(loads) | {"statuses": [status], "late": late, "strange": len(seen - known[0] - known[1]),
                             "ofTheOld": len(seen & (known[0] - known[1])), "ofTheNew": len(seen & (known[1] - known[0]))}


if __name__ == "__main__":
    print(json.dumps({"restart": restart, "replace": replace}[sys.argv[1]](*sys.argv[2:])))
