"""What strangers send to a server, over raw sockets.

    strangers.py refused PORT           each request that is refused, and how
    strangers.py slow PORT              senders and readers that keep the server waiting
    strangers.py crowd PORT             500 questions at once
    strangers.py malformed PORT PID     10,000 malformed requests

Prints one JSON object. No test here depends on how long anything takes; PATIENCE only ends a test that hangs.
"""

import datetime
import json
import random
import re
import socket
import sys
import time
import urllib.parse

PATIENCE = 120
DAY = "datetime=2026-06-30"


def connect(port, receive_buffer=None):
    client = socket.socket()
    client.settimeout(PATIENCE)
    if receive_buffer:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    client.connect(("127.0.0.1", port))
    return client


def everything(client):
    """All that the server sends until it closes."""
    pieces = []
    try:
        while piece := client.recv(65536):
            pieces.append(piece)
    except ConnectionError:
        pass
    return b"".join(pieces)


def ask(port, request):
    """The first answer to some bytes, after which no more are sent."""
    with connect(port) as client:
        try:
            client.sendall(request)
            client.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # It has answered and closed.
        return everything(client)


def status(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else None


def get(path, *headers, method="GET", body=b""):
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def refused(port):
    long, longer = "a" * 9_000, "a" * 20_000
    requests = {
        "long URL": get(f"/query?at={long}"),
        "longer URL": get(f"/query?at={longer}"),
        "long header": get("/", f"X-Long: {longer}"),
        "many headers": get("/", *[f"X-{number}: 1" for number in range(200)]),
        "body": get("/", "Content-Length: 5", body=b"hello"),
        "body in chunks": get("/", "Transfer-Encoding: chunked", body=b"5\r\nhello\r\n0\r\n\r\n"),
        "body that never comes": get("/", "Content-Length: 1000000000"),
        "POST": get("/collections/areas/items", method="POST"),
        "DELETE": get("/collections/areas/items", method="DELETE"),
        "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        "a page": get("/collections?f=json"),
    }
    answers = {name: ask(port, request) for name, request in requests.items()}
    problems = [name for name, answer in answers.items() if status(answer) != 200
                and b"application/problem+json" not in answer]
    return {"status": {name: status(answer) for name, answer in answers.items()}, "notProblems": problems}


def slow(port):
    # Half a head, and then nothing: the server ends the connection.
    with connect(port) as half, connect(port) as silent:
        half.sendall(b"GET / HTTP/1.1\r\nHost: 127")
        answers = [everything(half), everything(silent)]
    # A body that never comes is answered at once, and the connection ended.
    with connect(port) as client:
        client.sendall(get("/", "Content-Length: 100", body=b"x"))
        answers.append(everything(client))
    # A thousand answers that nobody reads: far more than what the two kernels keep.
    path = f"/collections/areas/items?limit=10000&f=json&{DAY}"
    with connect(port, receive_buffer=4096) as reader:
        asked = 1000
        try:
            reader.sendall(get(path) * asked)
        except OSError:
            pass
        # The server's own count of requests in flight rises to two, this one and the reader's, and falls when it has cut the
        # reader off; between two answers it falls too, but not five times in a row.
        flights, cut = [1], 0
        while len(flights) == 1 or cut < 5:
            metrics = ask(port, get("/metrics", "Connection: close")).decode()
            in_flight = int(re.search(r"^zegui_http_server_active_requests (\d+)$", metrics, re.M).group(1))
            if in_flight > 1:
                flights.append(in_flight)
            cut = cut + 1 if in_flight == 1 else 0
            time.sleep(0.2)
        read = everything(reader).count(b"HTTP/1.1 200")
    return {"status": [status(answer) or 0 for answer in answers], "asked": asked, "read": read}


def crowd(port):
    # Each of another day, so that each has to be computed; sent only when all connections are open.
    first = datetime.date(2020, 1, 1)
    days = [first + datetime.timedelta(days=number) for number in range(500)]
    clients = [connect(port) for _ in days]
    for client, day in zip(clients, days):
        client.sendall(get(f"/collections/uncovered/items?f=json&limit=1&datetime={day}", "Connection: close"))
    answers = [everything(client) for client in clients]
    for client in clients:
        client.close()
    statuses = [status(answer) for answer in answers]
    return {"answered": statuses.count(200), "busy": statuses.count(503), "all": len(statuses),
            "retryAfter": sum(b"\r\nRetry-After: " in answer for answer in answers),
            "later": status(ask(port, get("/healthz", "Connection: close")))}


def malformed_request(rng):
    """A request with something wrong, or strange, in one of its parts."""
    def noise(most):
        return bytes(rng.randrange(256) for _ in range(rng.randrange(1, most)))

    def text(most):
        return "".join(chr(rng.choice([rng.randrange(33, 127), 0x4E00 + rng.randrange(2000)]))
                       for _ in range(rng.randrange(1, most)))

    paths = ["/", "/collections", "/collections/areas/items", "/collections/areas/tiles/WebMercatorQuad/0/0/0", "/query",
             "/isochrone", "/healthz", "/metrics", "/api", "/conformance", "/tileMatrixSets", "/page/page.js"]
    names = ["limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "f", "lang", "scheme", "q", "at", "minutes",
             "profile", "as-of", "name", "area_id", "population"]
    values = ["", "-1", "NaN", "1e999", "99999999999999999999", "%", "%zz", "%00", "%ff%fe", "../../etc/passwd", "' OR 1=1",
              "0,0,0", "180,90,-180,-90", "nan,nan,inf,inf", "2026-13-45", "0000-00-00", "../..", "1;2", "a" * 3000]
    kind = rng.randrange(10)
    path = rng.choice(paths)
    if kind == 0:
        return noise(400)
    if kind == 1:
        return get(path, method=rng.choice(["get", "G ET", "", "PRI", "TRACE", "CONNECT", "BREW", "A" * 300]))
    if kind == 2:
        return get(rng.choice(["", "*", "//", "/../..", "http://[::1", "/%", "/%00", "/collections/%2e%2e/items"]) + text(40))
    if kind == 3:
        return get("/" + "/".join(text(12) for _ in range(rng.randrange(1, 30))))
    if kind == 4:
        asked = {"/query": ["at", "crs", "datetime", "as-of"], "/isochrone": ["at", "minutes", "profile", "crs"],
                 "/collections/areas/items": ["limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "q", "name"],
                 "/collections/areas/tiles/WebMercatorQuad/0/0/0": ["datetime", "scheme"]}
        path = rng.choice(list(asked))
        value = rng.choice(values + [text(30), "112.5,33.0"])
        return get(f"{path}?{rng.choice(asked[path])}={urllib.parse.quote(value)}")
    if kind in (5, 6):
        query = "&".join(f"{rng.choice(names)}={rng.choice(values)}" for _ in range(rng.randrange(1, 6)))
        return get(f"{path}?{query}".replace(" ", rng.choice(["+", "%20", " "])))
    if kind == 7:
        header = rng.choice(["Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "Host", "Range", "Cookie",
                             "Content-Length", "Transfer-Encoding", "Connection", "Expect", "Upgrade"])
        value = rng.choice(["", "-1", "q=q=q", "gzip;q=1e99", "chunked, chunked", "100-continue", "h2c", "\x01", text(200)])
        return get(path, f"{header}: {value}")
    if kind == 8:
        request = bytearray(get(f"{path}?{DAY}", "Accept-Encoding: gzip"))
        for _ in range(rng.randrange(1, 8)):
            request[rng.randrange(len(request))] = rng.randrange(256)
        return bytes(request)
    whole = get(f"{path}?{DAY}")
    return whole[: rng.randrange(len(whole))]


def resident(pid):
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))


def malformed(port, pid):
    seed = 7
    rng = random.Random(seed)
    question = get(f"/query?at=112.5,33.0&{DAY}", "Connection: close")

    def body():
        return ask(port, question).split(b"\r\n\r\n", 1)[1]

    before = body()
    statuses = {}
    memory = []
    held = []
    for number in range(10_000):
        request = malformed_request(rng)
        if number % 100 == 0:
            # One in a hundred sends a part and then nothing; the server ends it.
            client = connect(port)
            client.sendall(request[: len(request) // 2])
            held.append(client)
        else:
            answered = status(ask(port, request))
            statuses[answered] = statuses.get(answered, 0) + 1
        if number % 1_000 == 999:
            memory.append(resident(pid))
    for client in held:
        everything(client)
        client.close()
    return {"seed": seed, "statuses": {str(name): count for name, count in statuses.items()}, "memoryKiB": memory,
            "same": body() == before, "health": status(ask(port, get("/healthz", "Connection: close")))}


if __name__ == "__main__":
    job, numbers = sys.argv[1], [int(word) for word in sys.argv[2:]]
    print(json.dumps({"refused": refused, "slow": slow, "crowd": crowd, "malformed": malformed}[job](*numbers)))
